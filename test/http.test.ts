import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from '@jest/globals';
import { exchange, openDispatcher, TimeoutError, TooLargeError } from '../src/http.ts';
import { onPosix } from './support/platform.ts';
import { selfSigned } from './support/self-signed.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
});

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serving(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  cleanups.push(() => server.closeAllConnections());
  return new URL(`http://${await listening(server)}/path?a=1`);
}

async function asked(url: URL, { timeout = 5_000, cancelled = new AbortController().signal, body = '' } = {}) {
  const dispatcher = await openDispatcher(url.hostname, { connectTimeout: 2_000 });
  cleanups.push(() => dispatcher.destroy());
  return exchange(dispatcher, { method: 'POST', url, headers: { 'x-ours': 'yes' }, body, timeout, cancelled });
}

test('a request goes out as it is given, and its answer comes back whole', async () => {
  const url = await serving(async (request, response) => {
    const chunks = await request.toArray();
    response.writeEarlyHints({ link: '</a>; rel=preload' });
    response.setHeader('x-twice', ['a', 'b']);
    response.writeHead(201);
    response.write(`${request.method} ${request.url} ${request.headers['x-ours']} `);
    response.end(Buffer.concat(chunks));
  });
  const { status, headers, body } = await asked(url, { body: 'häll' });
  expect([status, headers['x-twice'], String(body)]).toEqual([201, ['a', 'b'], 'POST /path?a=1 yes häll']);
});

describe('given up', () => {
  test('in the middle of an answer, when its time is over: the connection is closed', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serving((_, response) => {
      response.on('close', closed.resolve);
      response.writeHead(200);
      response.write('half');
    });
    await expect(asked(url, { timeout: 200 })).rejects.toThrow(TimeoutError);
    await closed.promise;
  });

  test('where nobody answers, when the run is cancelled: at once', async () => {
    const cancelled = new AbortController();
    const url = await serving(() => cancelled.abort(new Error('stop')));
    await expect(asked(url, { cancelled: cancelled.signal })).rejects.toThrow('stop');
  });

  test('an answer without end, long before it fills the memory', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serving((_, response) => {
      response.on('close', closed.resolve);
      const chunk = Buffer.alloc(1_048_576);
      const more = (): void => {
        while (response.write(chunk)) {}
      };
      response.on('drain', more);
      more();
    });
    await expect(asked(url, { timeout: 20_000 })).rejects.toThrow(TooLargeError);
    await closed.promise;
  });

  test('before it was sent: nothing goes out', async () => {
    let requests = 0;
    const url = await serving((_, response) => {
      requests += 1;
      response.end();
    });
    await expect(asked(url, { cancelled: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
    await expect(asked(url)).resolves.toMatchObject({ status: 200 });
    expect(requests).toBe(1);
  });
});

test('a connection that breaks says how', async () => {
  const host = await listening(createTcpServer((socket) => socket.destroy()));
  await expect(asked(new URL(`http://${host}/`))).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
});

onPosix('HTTP/2 is not offered: it would send again what a server gave up', async () => {
  const offered: string[] = [];
  const server = createTlsServer({
    ...selfSigned(),
    ALPNCallback: ({ protocols }) => {
      offered.push(...protocols);
      return undefined;
    },
  });
  const host = await listening(server);
  await expect(asked(new URL(`https://${host}/`))).rejects.toThrow();
  expect(offered).toEqual(['http/1.1']);
});
