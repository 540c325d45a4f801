import { describe, expect, test } from '@jest/globals';
import { ApiError } from '../../src/qualytics/errors.ts';
import { createReader } from '../../src/qualytics/reader.ts';
import type { RetryPolicy } from '../../src/qualytics/retry.ts';
import type { Call, Reply, Transport } from '../../src/qualytics/transport.ts';

const policy: RetryPolicy = {
  maxRetries: 2,
  now: () => 0,
  random: () => 0,
  sleep: () => Promise.resolve(),
  onRetry: () => undefined,
};

/** A reader over answers that a test makes up, and the calls that it made. */
function reading(answer: (call: Call, number: number) => Reply | number) {
  const calls: Call[] = [];
  const transport: Transport = {
    waiting: Promise.resolve(),
    send: async (call) => {
      calls.push(call);
      const reply = answer(call, calls.length);
      if (typeof reply === 'number') {
        throw new ApiError({ method: call.method, path: call.path, failure: 'status', status: reply });
      }
      return reply;
    },
    quotable: (text) => `as shown: ${text}`,
    close: () => Promise.resolve(),
  };
  return { reader: createReader(transport, policy), calls };
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const items = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, name: `n${from + index}` }));
const page = (given: readonly unknown[], total: number, size = 100): Reply =>
  ok({ items: given, total, page: 1, size });
const pageNumber = ({ query }: Call): number => Number(query?.['page']);

describe('a reading of another object than the one asked for is an error', () => {
  const other = { id: 99, name: 'Old', type: 's3' };

  test('of a datastore', async () => {
    const { reader } = reading(() => ok(other));
    await expect(reader.datastore(17)).rejects.toThrow('the answer is the object with id 99');
    expect((await reader.datastore(99))?.name).toBe('Old');
  });

  test('of a connection', async () => {
    const { reader } = reading(() => ok(other));
    await expect(reader.connection(17)).rejects.toThrow('the answer is the object with id 99');
    expect((await reader.connection(99))?.name).toBe('Old');
  });
});

test('the words of a failed test are fit to be shown, also in an answer of success', async () => {
  const { reader } = reading(() => ok({ connected: false, message: 'no such key' }));
  expect(await reader.testConnection(1)).toEqual({ passed: false, said: 'as shown: no such key' });
});

describe('lists', () => {
  test('are read with the largest size and a stable order, the pages after the first side by side', async () => {
    const { reader, calls } = reading((call) => {
      const from = (pageNumber(call) - 1) * 100;
      return page(items(from, Math.min(100, 250 - from)), 250);
    });
    const found = await reader.datastores({ enrichmentOnly: false });
    expect(found.map(({ id }) => id)).toEqual(items(0, 250).map(({ id }) => id));
    expect(calls.map(({ query }) => query)).toEqual(
      [1, 2, 3].map((number) => ({ enrichment_only: false, sort_created: 'asc', page: number, size: 100 })),
    );
  });

  test('go by the size that the server says it gave', async () => {
    const { reader, calls } = reading((call) => page(items((pageNumber(call) - 1) * 10, 10), 30, 10));
    expect(await reader.connections().catch((error: Error) => error.message)).toContain('type is not as documented');
    const typed = reading((call) =>
      page(
        items((pageNumber(call) - 1) * 10, 10).map((one) => ({ ...one, type: 's3' })),
        30,
        10,
      ),
    );
    expect(await typed.reader.connections()).toHaveLength(30);
    expect(calls.length).toBeGreaterThanOrEqual(3);
  });

  test('that change while they are read are read once more, page after page', async () => {
    const { reader, calls } = reading((call, number) => {
      const total = number === 1 ? 200 : 201;
      const from = (pageNumber(call) - 1) * 100;
      return page(items(from, Math.min(100, total - from)), total);
    });
    expect(await reader.datastores({ enrichmentOnly: true })).toHaveLength(201);
    expect(calls.map(pageNumber)).toEqual([1, 2, 1, 2, 3]);
  });

  test('that give one entry twice and so another not at all are read again', async () => {
    const { reader, calls } = reading((call, number) => {
      const given = items((pageNumber(call) - 1) * 100, pageNumber(call) === 1 ? 100 : 50);
      return page(number === 2 ? [{ id: 99, name: 'n99' }, ...given.slice(1)] : given, 150);
    });
    expect(await reader.datastores({ enrichmentOnly: true })).toHaveLength(150);
    expect(calls.map(pageNumber)).toEqual([1, 2, 1, 2]);
  });

  test('that give one entry twice whenever they are read are an error', async () => {
    const { reader, calls } = reading((call) =>
      page(pageNumber(call) === 1 ? items(0, 3) : pageNumber(call) === 2 ? items(2, 1) : [], 4, 3),
    );
    await expect(reader.datastores({ enrichmentOnly: false })).rejects.toThrow('4 entries and gives 3');
    expect(calls.map(pageNumber)).toEqual([1, 2, 1, 2, 3, 1, 2, 3]);
  });

  test('that promise more than they give are an error, not a short list', async () => {
    const { reader } = reading((call) => page(pageNumber(call) === 1 ? items(0, 3) : [], 5));
    await expect(reader.datastores({ enrichmentOnly: false })).rejects.toThrow('5 entries and gives 3');
  });

  test('that say they have more pages than any are an error at once', async () => {
    const { reader, calls } = reading(() => page(items(0, 1), 10_001, 1));
    await expect(reader.datastores({ enrichmentOnly: false })).rejects.toThrow('says that it has 10001 pages');
    expect(calls).toHaveLength(1);
  });

  test('that never end are an error in the end', async () => {
    const { reader } = reading((_, number) => page(items(number * 100, 100), 250 + number * 100));
    await expect(reader.datastores({ enrichmentOnly: false })).rejects.toMatchObject({ failure: 'malformed' });
  });

  test('that are nested without end are an error', async () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const { reader } = reading(() => page([deep], 1));
    await expect(reader.datastores({ enrichmentOnly: false })).rejects.toMatchObject({ failure: 'malformed' });
  });

  test.each([
    { body: undefined },
    { body: [] },
    { body: { items: {} } },
    { body: 'text' },
    { body: { items: [], total: -1, size: 1 } },
  ])('of another shape are an error: $body', async ({ body }) => {
    const { reader, calls } = reading(() => ok(body));
    await expect(reader.connections()).rejects.toMatchObject({ failure: 'malformed' });
    expect(calls).toHaveLength(3);
  });
});

describe('tolerance', () => {
  test('teams come from the flat list, or where that is closed from the paged one', async () => {
    const flat = reading(() => ok(['A', { id: 1, name: 'B' }]));
    expect([...(await flat.reader.teams())]).toEqual(['A', 'B']);
    const paged = reading(({ path }) => (path === '/teams' ? page(items(1, 2), 2) : 404));
    expect([...(await paged.reader.teams())]).toEqual(['n1', 'n2']);
    const closed = reading(() => 403);
    await expect(closed.reader.teams()).rejects.toMatchObject({ status: 403 });
  });

  test.each([
    { body: { role: 'Admin' }, role: 'Admin' },
    { body: { role: 'MANAGER' }, role: 'Manager' },
    { body: { role: 'Owner' }, role: undefined },
    { body: { role: 'constructor' }, role: undefined },
    { body: {}, role: undefined },
    { body: null, role: undefined },
  ])('the role of $body is $role', async ({ body, role }) => {
    expect(await reading(() => ok(body)).reader.role()).toBe(role);
  });

  test('no such call is no role, and a refused token is an error', async () => {
    expect(await reading(() => 404).reader.role()).toBeUndefined();
    await expect(reading(() => 401).reader.role()).rejects.toMatchObject({ status: 401 });
  });

  test('what is gone is undefined, what is forbidden is an error', async () => {
    expect(await reading(() => 404).reader.datastore(1)).toBeUndefined();
    await expect(reading(() => 403).reader.datastore(1)).rejects.toMatchObject({ status: 403 });
  });

  test.each([
    { reply: { status: 204, body: undefined }, passed: true },
    { reply: ok({ connected: true }), passed: true },
    { reply: ok({ success: true }), passed: true },
    { reply: ok({}), passed: true },
    { reply: ok({ connected: false, message: 'no' }), passed: false },
    { reply: ok({ success: false }), passed: false },
    { reply: ok({ valid: false }), passed: false },
    { reply: 400, passed: false },
    { reply: 422, passed: false },
    { reply: 403, passed: 'unknown' },
    { reply: 404, passed: 'unknown' },
    { reply: 405, passed: 'unknown' },
  ])('a test that is answered with $reply passed: $passed', async ({ reply, passed }) => {
    const { reader, calls } = reading(() => reply);
    expect((await reader.testConnection(1, { a: 1 })).passed).toBe(passed);
    expect(calls).toEqual([{ method: 'POST', path: '/connections/1/test', test: true, body: { a: 1 } }]);
  });
});

describe('a datastore', () => {
  const read = async (body: Record<string, unknown>) =>
    reading(() => ok({ id: 1, name: 'N', ...body })).reader.datastore(1);

  test.each([
    { what: 'nested', body: { connection: { id: 7, name: 'c' } }, connectionId: 7 },
    { what: 'by id', body: { connection_id: 7 }, connectionId: 7 },
    { what: 'both', body: { connection: { id: 8 }, connection_id: 7 }, connectionId: 7 },
    { what: 'not told', body: {}, connectionId: undefined },
  ])('tells its connection $what', async ({ body, connectionId }) => {
    expect((await read(body))?.connectionId).toBe(connectionId);
  });

  test.each([
    {
      body: {
        global_tags: [
          { name: 'a', type: 'global' },
          { name: 'x', type: 'external' },
        ],
      },
      own: ['a'],
      foreign: ['x'],
    },
    { body: { global_tags: [{ name: 'a' }] }, own: ['a'], foreign: [] },
    { body: { tags: ['a', 'b'] }, own: ['a', 'b'], foreign: [] },
    { body: {}, own: undefined, foreign: [] },
  ])('has of $body the tags $own', async ({ body, own, foreign }) => {
    const found = await read(body);
    expect([found?.fields.get('tags'), found?.foreignTags]).toEqual([own, foreign]);
  });

  test.each([
    { body: {}, enrichment: undefined, group: undefined, operated: undefined },
    {
      body: { enrich_datastore: null, group: null, latest_operation: null },
      enrichment: null,
      group: null,
      operated: false,
    },
    {
      body: { enrich_datastore: { id: 2, name: 'E' }, group: { id: 3, name: 'G' }, latest_operation: { id: 1 } },
      enrichment: { id: 2, name: 'E' },
      group: { id: 3, name: 'G', icon: null },
      operated: true,
    },
  ])('tells "nothing" from "not said": $body', async ({ body, enrichment, group, operated }) => {
    expect(await read(body)).toMatchObject({ enrichment, group, operated });
  });

  test.each([{ id: '1' }, { id: 1.5 }, { name: null }])('without its id or name is an error: %o', async (body) => {
    await expect(read(body)).rejects.toMatchObject({ failure: 'malformed' });
  });
});

describe('whether a datastore has an operation', () => {
  const operations = (given: readonly unknown[], total = given.length) => reading(() => page(given, total));

  test.each([
    { says: 'none', given: [], has: false },
    { says: 'one', given: [{ id: 1 }], has: true },
    { says: 'one of it', given: [{ id: 1, datastore: { id: 5, name: 'N' } }], has: true },
    { says: 'one of it, by its id', given: [{ id: 1, datastore_id: 5 }], has: true },
    { says: 'one of nothing', given: [{ id: 1, datastore: null, datastore_id: null }], has: true },
  ])('is told by one request where the list says $says', async ({ given, has }) => {
    const { reader, calls } = operations(given);
    expect([await reader.hasOperation(5), calls.map(({ query }) => query)]).toEqual([
      has,
      [{ datastore: 5, sort_created: 'desc', page: 1, size: 1 }],
    ]);
  });

  test.each([
    { all: [{ datastore_id: 7 }, { datastore: { id: 5 } }], has: true },
    { all: [{ datastore: { id: 7 } }, { id: 2 }], has: false },
  ])('is looked for in all operations where the list does not go by the datastore: $all', async ({ all, has }) => {
    const { reader, calls } = reading(({ query }) =>
      query?.['size'] === 1 ? page(all.slice(0, 1), all.length, 1) : page(all, all.length),
    );
    expect([await reader.hasOperation(5), calls.length]).toEqual([has, 2]);
  });
});
