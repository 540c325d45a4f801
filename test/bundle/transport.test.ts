import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { onPosix } from '../support/platform.ts';
import { selfSigned } from '../support/self-signed.ts';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();
const servers: Pick<Server, 'close' | 'closeAllConnections'>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const file = 'datastores:\n  - { name: A, connection_id: 7, root_path: /a, teams: [Public] }\n';
const seed = {
  connections: [
    {
      id: 7,
      name: 'seven',
      type: 's3',
      uri: 's3://acme-seven',
      access_key: 'AKIAIOSFODNN7EXAMPLE',
      secret_key: 'seven-secret-key',
    },
  ],
};

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('certificates', () => {
  async function refusing(): Promise<{ readonly port: number; readonly certificate: string }> {
    const { key, cert, file } = selfSigned(workspace.folder());
    const server = createHttpsServer({ key, cert }, (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"detail":"who are you"}');
    });
    return { port: await listening(server), certificate: file };
  }

  onPosix('one that is not trusted is explained, and nothing is repeated', async () => {
    const { port, certificate } = await refusing();
    workspace.write('datastores.yaml', file);
    const inputs = { 'api-url': `https://localhost:${port}`, 'api-token': 'some-token' };
    const run = await workspace.run(undefined, inputs);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/certificate of localhost:\d+ is not trusted .*NODE_EXTRA_CA_CERTS/);
    expect(run.stdout).not.toContain('Trying again');
    const trusted = await workspace.run(undefined, inputs, { env: { NODE_EXTRA_CA_CERTS: certificate } });
    expect(trusted.stdout).toMatch(/answered with 401/);
  });
});

describe('proxies', () => {
  async function proxy(): Promise<{ readonly port: number; readonly asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(502).end();
    });
    server.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
      // The run ends with the first refusal, and takes its other connections along.
      socket.on('error', () => undefined).end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    return { port: await listening(server), asked };
  }

  test('are used for other hosts, and their password is in no sink', async () => {
    const { port, asked } = await proxy();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(
      undefined,
      { 'api-url': 'https://acme.qualytics.example', 'api-token': 'some-token', 'max-retries': '0' },
      { env: { HTTPS_PROXY: `http://reader:canary%2Dproxy%2Dpassword@127.0.0.1:${port}` } },
    );
    expect(run.code).toBe(1);
    expect(asked[0]).toBe(
      `CONNECT acme.qualytics.example:443 Basic ${Buffer.from('reader:canary-proxy-password').toString('base64')}`,
    );
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '') + run.summary + run.stderr).not.toMatch(
      /canary(-|%2D)proxy/i,
    );
  });

  test('that are no address are an error of the step, which does not quote them', async () => {
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(
      undefined,
      { 'api-url': 'https://acme.qualytics.example', 'api-token': 'some-token', 'max-retries': '0' },
      { env: { HTTPS_PROXY: 'http://reader:canary-password@[no-address' } },
    );
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.stdout).toContain('HTTP_PROXY or HTTPS_PROXY is no address of a proxy. Write it with its scheme');
    expect(run.stdout + run.summary).not.toMatch(/canary|defect/);
  });

  test.each([{ NO_PROXY: '' }, { NO_PROXY: 'qualytics.example' }])(
    'are not used for loopback, nor for what NO_PROXY names: %o',
    async (env) => {
      const { port, asked } = await proxy();
      const emulator = await workspace.emulator({ seed });
      workspace.write('datastores.yaml', file);
      const address = `http://127.0.0.1:${port}`;
      const run = await workspace.run(emulator, {}, { env: { HTTP_PROXY: address, HTTPS_PROXY: address, ...env } });
      expect(run.outputs['result']).toBe('planned');
      if (env.NO_PROXY !== '') {
        await workspace.run(
          undefined,
          { 'api-url': `https://${env.NO_PROXY}`, 'api-token': 'some-token', 'max-retries': '0' },
          { env: { HTTPS_PROXY: address, ...env } },
        );
      }
      expect(asked).toEqual([]);
    },
  );
});

test('after a read that failed, the others end without a word: nothing is tried again', async () => {
  const emulator = await workspace.emulator({ seed });
  workspace.write('datastores.yaml', file);
  emulator.fail({ method: 'GET', path: /^\/api\/users\/me$/, fault: { kind: 'status', status: 401 } });
  emulator.fail({
    method: 'GET',
    path: /^\/api\/connections$/,
    fault: { kind: 'status', status: 503, headers: { 'retry-after': '30' } },
  });
  emulator.fail({ method: 'GET', path: /^\/api\/teams/, fault: { kind: 'hang' } });
  const run = await workspace.run(emulator);
  expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
  expect(run.stdout).toContain('GET /users/me was answered with 401');
  expect(run.stdout.slice(run.stdout.indexOf('error: '))).not.toContain('Trying again');
  expect(run.milliseconds).toBeLessThan(20_000);
});

describe('redirects', () => {
  test('a write never follows one, and the host is named', async () => {
    const other = await workspace.emulator({ seed });
    const emulator = await workspace.emulator({ seed });
    emulator.fail({
      method: 'POST',
      path: /^\/api\/datastores$/,
      fault: { kind: 'redirect', location: `${other.url}/api/datastores`, status: 307 },
    });
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, { mode: 'apply' });
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.stdout).toContain(new URL(other.url).host);
    expect(other.requests).toEqual([]);
    expect(writesOf(emulator).filter(({ processed }) => processed)).toEqual([]);
  });

  test('a read follows one within its origin, and none to another', async () => {
    const other = await workspace.emulator({ seed });
    const emulator = await workspace.emulator({ seed });
    workspace.write('datastores.yaml', file);
    emulator.fail({
      method: 'GET',
      path: /^\/api\/users\/me$/,
      nth: 1,
      fault: { kind: 'redirect', location: '/api/users/me', status: 307 },
    });
    const within = await workspace.run(emulator);
    expect(within.outputs['result']).toBe('planned');
    emulator.fail({
      method: 'GET',
      path: /^\/api\/connections$/,
      fault: { kind: 'redirect', location: `${other.url}/api/connections`, status: 302 },
    });
    const away = await workspace.run(emulator);
    expect([away.code, away.outputs['result']]).toEqual([1, 'failed']);
    expect(away.stdout).toContain(new URL(other.url).host);
    expect(other.requests).toEqual([]);
  });
});
