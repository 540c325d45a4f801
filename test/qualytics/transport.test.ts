import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { openTransport } from '../../src/qualytics/transport.ts';
import { Secret } from '../../src/secret.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** What a read ends with at a server that answers like this; and how many requests that took. */
async function ending(
  status: number,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<readonly unknown[]> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(status, headers).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const never = new AbortController().signal;
  const transport = openTransport({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: new Secret('token-of-the-test', 'input api-token'),
    timeout: 5_000,
    parallelism: 1,
    signals: { read: never, write: never },
    quotesSecret: (text) => text.includes('secret-of-ours'),
  });
  try {
    const reply = await transport.send({ method: 'GET', path: '/users/me' });
    return [reply.body, requests];
  } catch (error) {
    return [(error as Error).message, requests];
  } finally {
    await transport.close();
  }
}

test.each([
  { status: 302, headers: {}, body: '', ends: 'GET /users/me was answered with 302.', requests: 1 },
  {
    status: 302,
    headers: { location: 'http://[' },
    body: '',
    ends: 'GET /users/me was answered with 302.',
    requests: 1,
  },
  {
    status: 302,
    headers: { location: '/again' },
    body: '',
    ends: (host: string) => `GET /users/me was answered with 302: a redirect to ${host}, which is not followed.`,
    requests: 4,
  },
  {
    status: 302,
    headers: { location: 'https://evil.example/api' },
    body: '',
    ends: 'GET /users/me was answered with 302: a redirect to evil.example, which is not followed.',
    requests: 1,
  },
  { status: 200, headers: {}, body: ' \n', ends: undefined, requests: 1 },
  { status: 200, headers: {}, body: '\uFEFF{"id":1}', ends: { id: 1 }, requests: 1 },
  {
    status: 200,
    headers: {},
    body: '<html>',
    ends: 'GET /users/me was answered with 200, but not with what the API documents: the body is not JSON.',
    requests: 1,
  },
  { status: 400, headers: {}, body: '<html>', ends: 'GET /users/me was answered with 400.', requests: 1 },
  {
    status: 400,
    headers: {},
    body: '{"detail":"secret-of-ours is wrong"}',
    ends: 'GET /users/me was answered with 400: its message quotes a secret and is withheld.',
    requests: 1,
  },
])('$status with $headers and the body $body', async ({ status, headers, body, ends, requests }) => {
  const [said, sent] = await ending(status, headers as Record<string, string>, body);
  const expected = typeof ends === 'function' ? ends(/127\.0\.0\.1:\d+/.exec(String(said))?.[0] ?? '?') : ends;
  expect([said, sent]).toEqual([expected, requests]);
});
