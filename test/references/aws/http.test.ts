import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Http, NetworkError, openHttp } from '../../../src/references/aws/http.ts';
import { onPosix } from '../../support/platform.ts';
import { selfSigned } from '../../support/self-signed.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function client(timeout: number): Http {
  const http = openHttp(timeout, new AbortController().signal);
  open.push(() => http.close());
  return http;
}

async function failureOf(http: Http, address: string): Promise<NetworkError> {
  const failed = await http
    .send({ method: 'GET', url: new URL(address), headers: {} })
    .catch((error: unknown) => error);
  if (!(failed instanceof NetworkError)) {
    throw new Error(`It did not fail: ${String(failed)}`);
  }
  return failed;
}

function told({ message, code, hint }: NetworkError): readonly string[] {
  return [message, code, hint];
}

onPosix('a certificate that nobody vouches for is explained, and is no reason to try again', async () => {
  const server = createTlsServer(selfSigned(), (_, response) => response.end());
  const port = await listening(server);
  expect(told(await failureOf(client(5_000), `https://127.0.0.1:${port}/`))).toEqual([
    `the certificate of 127.0.0.1:${port} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
  ]);
});

const reachable = 'Check that the runner can reach that address.';

test('a server that is silent is left after the time-out', async () => {
  const port = await listening(createServer(() => undefined));
  expect(told(await failureOf(client(50), `http://127.0.0.1:${port}/`))).toEqual([
    `127.0.0.1:${port} did not answer within 0.05 s`,
    'ETIMEDOUT',
    reachable,
  ]);
});

test('a port where nobody listens is told by its code', async () => {
  const failed = await failureOf(client(5_000), 'http://127.0.0.1:9/');
  expect(told(failed)).toEqual(['127.0.0.1:9 does not answer (ECONNREFUSED)', 'ECONNREFUSED', reachable]);
  expect([failed.name, failed.cause]).toEqual(['NetworkError', expect.objectContaining({ code: 'ECONNREFUSED' })]);
});

test('a connection that breaks is told as such', async () => {
  const port = await listening(createServer((request) => request.socket.destroy()));
  expect(told(await failureOf(client(5_000), `http://127.0.0.1:${port}/`))).toEqual([
    `127.0.0.1:${port} does not answer (ECONNRESET)`,
    'ECONNRESET',
    reachable,
  ]);
});

test('an exchange carries method, headers and body, and gives back status, headers and body', async () => {
  const port = await listening(
    createServer(async (request, response) => {
      const body = (await request.toArray()).join('');
      const { method, url, headers } = request;
      response.writeHead(418, { 'x-list': ['a', 'b'], 'x-one': 'c' });
      response.end(JSON.stringify([method, url, headers['x-sent'], body]));
    }),
  );
  const call = { method: 'PUT', url: new URL(`http://127.0.0.1:${port}/a?b=c`), headers: { 'x-sent': 'yes' } };
  const { status, headers, body } = await client(5_000).send({ ...call, body: 'text' });
  expect([status, headers['x-list'], headers['x-one']]).toEqual([418, 'a,b', 'c']);
  expect(JSON.parse(Buffer.from(body).toString())).toEqual(['PUT', '/a?b=c', 'yes', 'text']);
});

describe('a redirect is not followed', () => {
  test.each<{ readonly location: string | string[] | undefined; readonly to: string | undefined }>([
    { location: 'https://elsewhere.example/x', to: 'elsewhere.example' },
    { location: '/same', to: undefined },
    { location: undefined, to: undefined },
    { location: 'http://[', to: undefined },
    { location: ['http://a.example', 'http://b.example'], to: undefined },
  ])('to $location', async ({ location, to }) => {
    const headers = [location ?? []].flat().flatMap((one) => ['location', one]);
    const port = await listening(createServer((_, response) => response.writeHead(307, headers).end()));
    expect(told(await failureOf(client(5_000), `http://127.0.0.1:${port}/`))).toEqual([
      `127.0.0.1:${port} answered with a redirect to ${to ?? `127.0.0.1:${port}`}, which is not followed`,
      'REDIRECT',
      'Credentials are for one address only. Check proxies and custom endpoints.',
    ]);
  });

  test.each([
    [299, false],
    [300, true],
    [399, true],
    [400, false],
  ])('the status %i is one: %p', async (status, redirect) => {
    const port = await listening(createServer((_, response) => response.writeHead(status).end()));
    const sent = client(5_000).send({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`), headers: {} });
    const code = await sent.then(
      (answer) => answer.status,
      (error: NetworkError) => error.code,
    );
    expect(code).toBe(redirect ? 'REDIRECT' : status);
  });
});

test('a cancelled run ends an exchange with an error of its own', async () => {
  const stop = new AbortController();
  const http = openHttp(5_000, stop.signal);
  open.push(() => http.close());
  const port = await listening(createServer(() => stop.abort()));
  const failed = await http
    .send({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`), headers: {} })
    .catch((error: unknown) => error);
  expect(failed).toMatchObject({ name: 'AbortError', message: 'The run was cancelled.' });
});

test('closing ends what is under way', async () => {
  const http = openHttp(2_000, new AbortController().signal);
  const port = await listening(createServer(() => void http.close()));
  const { message } = await failureOf(http, `http://127.0.0.1:${port}/`);
  expect(message).toBe(`127.0.0.1:${port} does not answer (ECONNRESET)`);
});

test('closing is fine when nothing was sent', async () => {
  expect(await openHttp(5_000, new AbortController().signal).close()).toBeUndefined();
});

test('other machines are reached through the proxy of the environment, this one never', async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  const proxyPort = await listening(proxy);
  const port = await listening(createServer((_, response) => response.end('here')));
  const address = `http://127.0.0.1:${proxyPort}`;
  for (const [name, value] of Object.entries({ https_proxy: address, http_proxy: address, no_proxy: '' })) {
    const before = process.env[name];
    open.push(async () =>
      before === undefined ? delete process.env[name] : Object.assign(process.env, { [name]: before }),
    );
    process.env[name] = value;
  }
  const http = client(5_000);
  const { body } = await http.send({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`), headers: {} });
  const { message } = await failureOf(http, 'https://sts.example/');
  expect([Buffer.from(body).toString(), asked, message]).toEqual([
    'here',
    ['CONNECT sts.example:443'],
    'sts.example does not answer (ECONNRESET)',
  ]);
});
