import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { type Http, NetworkError, openHttp } from '../../../src/references/aws/http.ts';

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

test('a certificate that nobody vouches for is explained, and is no reason to try again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  open.push(async () => rmSync(folder, { recursive: true }));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' });
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => response.end());
  const port = await listening(server);
  const { message, code, hint } = await failureOf(client(5_000), `https://127.0.0.1:${port}/`);
  expect([message, code]).toEqual([
    `the certificate of 127.0.0.1:${port} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ]);
  expect(hint).toContain('NODE_EXTRA_CA_CERTS');
});

test('a server that is silent is left after the time-out', async () => {
  const port = await listening(createServer(() => undefined));
  const { message, code } = await failureOf(client(50), `http://127.0.0.1:${port}/`);
  expect([message, code]).toEqual([`127.0.0.1:${port} did not answer within 0.05 s`, 'ETIMEDOUT']);
});

test('a port where nobody listens is told by its code', async () => {
  const { message, code } = await failureOf(client(5_000), 'http://127.0.0.1:9/');
  expect([message, code]).toEqual(['127.0.0.1:9 does not answer (ECONNREFUSED)', 'ECONNREFUSED']);
});
