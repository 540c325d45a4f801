import { afterEach, describe, expect, test } from '@jest/globals';
import { at, call, type Reply } from './client.ts';
import { type Dialect, type DialectName, dialectSwitches } from './dialect.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';
import type { Seed } from './seed.ts';

const keys = { access_key: 'AKIA1', secret_key: 'one' };

const seed: Seed = {
  connections: [
    { id: 1, name: 'doomed', type: 's3', uri: 's3://doomed', ...keys },
    { id: 2, name: 'other', type: 's3', uri: 's3://other', ...keys },
    { id: 3, name: 'warehouse', type: 'postgresql', host: 'pg', username: 'u', password: 'p' },
    { id: 4, name: 'broken', type: 's3', uri: 's3://invalid', ...keys },
  ],
  datastores: [
    { id: 1, name: 'Orders', connection: 'doomed', root_path: '/raw', enrichment: 2 },
    { id: 2, name: 'Enrichment', connection: 'doomed', enrichment_only: true },
    { id: 3, name: 'Elsewhere', connection: 'other' },
  ],
};

let emulator: Emulator;

async function started(dialect: Partial<Dialect> = {}): Promise<void> {
  emulator = await startEmulator({ seed, dialect: { usedConnectionDelete: 'orphans', ...dialect } });
}

/** Takes the connection from under the first two datastores. */
const orphan = (): Promise<Reply> => call(emulator, 'DELETE', '/connections/1', { token: 'manager-token' });
const get = (target: string): Promise<Reply> => call(emulator, 'GET', target);
const put = (body: Json): Promise<Reply> => call(emulator, 'PUT', '/datastores/1', { body });

afterEach(() => emulator.close());

describe('a datastore whose connection was deleted', () => {
  test.each<[Dialect['connectionOnRead'], Json]>([
    ['nested', { connection: null }],
    ['id', { connection_id: null }],
    ['both', { connection: null, connection_id: null }],
  ])('reads without one, %s, and is what it was otherwise', async (connectionOnRead, shown) => {
    await started({ connectionOnRead });

    expect((await orphan()).status).toBe(204);

    const { body } = await get('/datastores/1');
    expect(body).toMatchObject({
      ...shown,
      type: 's3',
      store_type: 'dfs',
      root_path: '/raw',
      connected: false,
      enrich_datastore: { id: 2, type: 's3', store_type: 'dfs' },
    });
    expect(Object.keys(body as Json)).not.toContain('uri');
  });

  test('leaves those on other connections alone', async () => {
    await started();
    await orphan();

    expect((await get('/datastores/3')).body).toMatchObject({ connected: true, connection: { id: 2 } });
  });

  test('is found by the type that it had', async () => {
    await started();
    await orphan();

    expect(at(await get('/datastores?datastore_type=s3'), 'total')).toBe(2);
    expect(at(await get('/datastores?datastore_type=postgresql'), 'total')).toBe(0);
  });

  test('stays without one through an update that names none', async () => {
    await started();
    await orphan();

    expect(await put({ description: 'new', root_path: '/new' })).toMatchObject({
      status: 200,
      body: { description: 'new', root_path: '/new', connection: null, connected: false },
    });
  });

  test('is put on another connection of its connector', async () => {
    await started();
    await orphan();

    expect(await put({ connection_id: 2 })).toMatchObject({
      status: 200,
      body: { connection: { id: 2 }, connected: true },
    });
    expect(at(await get('/connections/2'), 'datastores.length')).toBe(2);
  });

  test.each([
    ['null', null, 422],
    ['of another connector', 3, 422],
    ['that does not work', 4, 400],
    ['that is not there', 99, 404],
    ['that it was on', 1, 404],
  ])('is not put on a connection %s', async (_, connection_id, status) => {
    await started();
    await orphan();
    const before = emulator.snapshot();

    expect((await put({ connection_id })).status).toBe(status);
    expect(emulator.snapshot()).toStrictEqual(before);
  });

  test('does not pass its check', async () => {
    await started({ verifyResult: 'connected' });
    await orphan();

    expect(await call(emulator, 'POST', '/datastores/1/connection')).toMatchObject({
      status: 200,
      body: { connected: false, message: 'The datastore is on no connection' },
    });
  });

  test('takes no enrichment', async () => {
    await started();
    await orphan();

    expect((await call(emulator, 'PATCH', '/datastores/3/enrichment/2')).status).toBe(409);
  });

  test('ends a sync with a failure', async () => {
    await started();
    await orphan();
    const body = { type: 'sync', datastore_id: 1 };

    expect(at(await call(emulator, 'POST', '/operations/run', { body }), 'result')).toBe('failure');
  });

  test('can be deleted', async () => {
    await started();
    await orphan();

    expect((await call(emulator, 'DELETE', '/datastores/1')).status).toBe(204);
    expect((await get('/datastores/1')).status).toBe(404);
  });
});

describe('a seed', () => {
  test('begins with one that says its connector', async () => {
    await started();
    emulator.seed({ datastores: [{ id: 9, name: 'Old', connection_id: null, connector: 'postgresql', schema: 's' }] });

    expect((await get('/datastores/9')).body).toMatchObject({
      connection: null,
      connected: false,
      type: 'postgresql',
      store_type: 'jdbc',
      schema: 's',
    });
  });

  test('that does not say it is an error', async () => {
    await started();

    expect(() => emulator.seed({ datastores: [{ name: 'Old', connection_id: null }] })).toThrow(
      'seed: datastore "Old" is on no connection and does not say its connector',
    );
  });
});

describe('no route breaks on one', () => {
  const onFiles = { name: 'Orders', connection_id: 2, root_path: '/raw', enrichment_prefix: 'o' };
  const requests: readonly (readonly [method: string, target: string, body?: Json])[] = [
    ['GET', '/datastores'],
    ['GET', '/datastores?enrichment_only=true&search=e&datastore_type=s3'],
    ['GET', '/datastores/1'],
    ['GET', '/datastores/2'],
    ['POST', '/datastores/1/connection'],
    ['PUT', '/datastores/1', { ...onFiles, connection_id: undefined }],
    ['PUT', '/datastores/1', { ...onFiles, connection_id: null }],
    ['PATCH', '/datastores/1/favorite', { favorite: true }],
    ['PATCH', '/datastores/1/assign-group', { group_id: null }],
    ['PATCH', '/datastores/1/enrichment/2'],
    ['PATCH', '/datastores/3/enrichment/2'],
    ['POST', '/operations/run', { type: 'sync', datastore_id: 1 }],
    ['GET', '/operations'],
    ['GET', '/connections'],
    ['DELETE', '/datastores/2'],
    ['PUT', '/datastores/1', onFiles],
    ['DELETE', '/datastores/1/enrichment'],
    ['DELETE', '/datastores/1'],
  ];
  const variants = (Object.keys(dialectSwitches) as DialectName[])
    .filter((name) => name !== 'usedConnectionDelete')
    .flatMap((name) => dialectSwitches[name].map((value) => ({ name, value })));

  test.each(variants)('$name=$value', async ({ name, value }) => {
    await started({ [name]: value });
    await orphan();

    for (const [method, target, body] of requests) {
      const { status } = await call(emulator, method, target, body === undefined ? {} : { body });
      expect([method, target, status < 500]).toStrictEqual([method, target, true]);
    }
  });
});
