import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { ApiError } from '../../src/qualytics/errors.ts';
import { type Call, openTransport } from '../../src/qualytics/transport.ts';
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
  call: Call = { method: 'GET', path: '/users/me' },
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
    const reply = await transport.send(call);
    return [reply.body, requests];
  } catch (error) {
    return [(error as Error).message, requests, (error as ApiError).named];
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
    headers: { 'content-type': 'text/html' },
    body: 'a page',
    ends: 'GET /users/me was answered with 400.',
    requests: 1,
  },
  { status: 400, headers: {}, body: '\u0001\u0002abc', ends: 'GET /users/me was answered with 400.', requests: 1 },
  {
    status: 400,
    headers: {},
    body: ' no such thing\n',
    ends: 'GET /users/me was answered with 400: no such thing.',
    requests: 1,
  },
  {
    status: 400,
    headers: {},
    body: 'd'.repeat(400),
    ends: `GET /users/me was answered with 400: ${'d'.repeat(300)}.`,
    requests: 1,
  },
  {
    status: 400,
    headers: {},
    body: `${'d'.repeat(295)} secret-of-ours`,
    ends: 'GET /users/me was answered with 400: its message quotes a secret and is withheld.',
    requests: 1,
  },
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

test('an answer that is too large is given up, and says so', async () => {
  const [said, requests] = await ending(200, {}, `[${'1,'.repeat(33 * 1024 * 1024)}1]`);
  expect([said, requests]).toEqual([
    'GET /users/me was answered, but not with what the API documents: the answer is larger than 64 MiB.',
    1,
  ]);
});

const long = Array.from({ length: 20 }, (_, index) => ({ loc: ['body', `field_${index}`], msg: 'not permitted here' }));

test.each([
  { form: 'a plain text', body: 'unknown field: trigger_sync', named: ['trigger_sync'] },
  { form: 'a text over lines', body: { detail: 'unknown fields:\ntrigger_sync' }, named: ['trigger_sync'] },
  {
    form: 'the end of a long list',
    body: { detail: [...long, { loc: ['body', 'trigger_sync'] }] },
    named: ['trigger_sync'],
  },
  { form: 'a place that is a text', body: { detail: [{ loc: 'body.trigger_sync' }] }, named: ['trigger_sync'] },
  { form: 'a mapping', body: { detail: { trigger_sync: ['unknown'] } }, named: ['trigger_sync'] },
  {
    form: 'a text that is withheld',
    body: { detail: 'trigger_sync, beside secret-of-ours' },
    named: ['trigger_sync'],
  },
  {
    form: 'what it repeats of the request, which is not naming it',
    body: { detail: [{ loc: ['body', 'root_path'], msg: 'missing', input: { trigger_sync: true } }] },
    named: ['root_path'],
  },
  { form: 'no field', body: '', named: [] },
  { form: 'no depth that can be looked through', body: `${'['.repeat(50_000)}${']'.repeat(50_000)}`, named: [] },
])('an error answer names fields of the request in $form', async ({ body, named }) => {
  const call: Call = { method: 'POST', path: '/datastores', body: { root_path: '/', trigger_sync: true } };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  expect((await ending(422, {}, text, call))[2]).toEqual(named);
});
