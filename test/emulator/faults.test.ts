import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at, call, sampleBody } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.close());

const create = (): ReturnType<typeof call> =>
  call(emulator, 'POST', '/datastores', { body: sampleBody('source-shared-key'), timeout: 500 });
const outcome = (): Promise<number | 'failed'> =>
  create().then(
    ({ status }) => status,
    () => 'failed' as const,
  );

describe('a fault', () => {
  test.each([
    { what: 'an answer instead', fault: { kind: 'status', status: 503 }, sees: 503, stored: 0 },
    { what: 'an answer after the work', fault: { kind: 'status', status: 502, processed: true }, sees: 502, stored: 1 },
    { what: 'a connection cut before the work', fault: { kind: 'reset', when: 'before' }, sees: 'failed', stored: 0 },
    { what: 'a connection cut after the work', fault: { kind: 'reset', when: 'after' }, sees: 'failed', stored: 1 },
    { what: 'half an answer', fault: { kind: 'truncate' }, sees: 'failed', stored: 1 },
    { what: 'no answer', fault: { kind: 'hang' }, sees: 'failed', stored: 0 },
    { what: 'no answer after the work', fault: { kind: 'hang', processed: true }, sees: 'failed', stored: 1 },
    { what: 'a late answer', fault: { kind: 'delay', milliseconds: 30 }, sees: 200, stored: 1 },
    { what: 'a redirect', fault: { kind: 'redirect', location: 'https://elsewhere.example/' }, sees: 307, stored: 0 },
  ] as const)('can be $what', async ({ fault, sees, stored }) => {
    emulator.fail({ method: 'POST', path: /datastores$/, fault });

    expect(await outcome()).toBe(sees);
    expect(emulator.state.datastores.size).toBe(stored);
    expect(emulator.requests[0]?.processed).toBe(stored === 1);
  });

  test('brings its own body and headers', async () => {
    const headers = { 'retry-after': '7' };
    const html = emulator.fail({ fault: { kind: 'status', status: 429, headers, body: '<h1>Slow down</h1>' } });
    const answer = await create();
    html.remove();
    emulator.fail({ fault: { kind: 'status', status: 500, body: { detail: 'broken' } } });

    expect(answer).toMatchObject({ status: 429, body: '<h1>Slow down</h1>' });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(await create()).toMatchObject({ status: 500, body: { detail: 'broken' } });
  });

  test('changes the shape of a true answer', async () => {
    emulator.fail({ fault: { kind: 'reshape', body: (body) => ({ data: body }) } });

    expect(at(await create(), 'data.name')).toBe('Orders Lake');
  });

  test('strikes the requests that it was meant for, in their order', async () => {
    const fault = emulator.fail({
      method: 'GET',
      path: /\/teams/,
      nth: [2, 3],
      fault: { kind: 'status', status: 500 },
    });
    const statuses: number[] = [];
    for (const path of ['/teams', '/health', '/teams', '/teams/listing', '/teams']) {
      statuses.push((await call(emulator, 'GET', path)).status);
    }

    expect(statuses).toStrictEqual([200, 204, 500, 500, 200]);
    expect(fault.hits).toBe(2);
  });

  test('ends when it is removed', async () => {
    const fault = emulator.fail({ fault: { kind: 'status', status: 500 } });
    fault.remove();

    expect(await outcome()).toBe(200);
  });
});

describe('what was sent', () => {
  test('is in the log, the token replaced by its name', async () => {
    await call(emulator, 'GET', '/datastores?datastore_type=s3&datastore_type=gcs', { token: 'manager-token' });
    await create();
    await call(emulator, 'GET', '/teams', { token: 'secret-of-nobody' });

    expect(emulator.requests).toMatchObject([
      {
        number: 1,
        method: 'GET',
        path: '/api/datastores',
        query: { datastore_type: ['s3', 'gcs'] },
        user: 'Manager user',
        status: 200,
      },
      { number: 2, method: 'POST', body: sampleBody('source-shared-key'), user: 'Admin user', status: 200 },
      { number: 3, path: '/api/teams', status: 401 },
    ]);
    expect(emulator.requests[0]?.headers['authorization']).toBe('Bearer (Manager user)');
    expect(JSON.stringify(emulator.requests)).not.toMatch(/manager-token|secret-of-nobody/);
    emulator.clearRequests();
    expect(emulator.requests).toHaveLength(0);
  });

  test('can be watched before it is carried out', async () => {
    const seen: string[] = [];
    const stop = emulator.onRequest(({ number, path }) => {
      seen.push(`${number} ${path}`);
      if (number === 2) {
        emulator.seed({ teams: ['Late'] });
      }
    });
    await call(emulator, 'GET', '/health');
    const teams = await call(emulator, 'GET', '/teams?name=late');
    stop();
    await call(emulator, 'GET', '/health');

    expect(seen).toStrictEqual(['1 /api/health', '2 /api/teams']);
    expect(at(teams, 'total')).toBe(1);
  });
});

test('a log that is cleared while a request is on its way stays empty', async () => {
  emulator.fail({ fault: { kind: 'delay', milliseconds: 40 } });
  const answer = call(emulator, 'GET', '/health');
  await new Promise<void>((resolve) => {
    emulator.onRequest(() => resolve());
  });
  emulator.clearRequests();
  await answer;

  expect(emulator.requests).toHaveLength(0);
});

test('every request takes at least the latency', async () => {
  const slow = await startEmulator({ latency: 40 });
  const before = performance.now();
  await call(slow, 'GET', '/health');
  const taken = performance.now() - before;
  await slow.close();

  expect(taken).toBeGreaterThanOrEqual(39);
});
