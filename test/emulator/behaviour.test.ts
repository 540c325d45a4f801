import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at, call } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';
import { smallTenant } from './small-tenant.ts';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ seed: smallTenant, operations: { finishAfterReads: 2 } });
});

afterEach(() => emulator.close());

const get = (target: string): ReturnType<typeof call> => call(emulator, 'GET', target);
const send = (method: string, target: string, body?: Json): ReturnType<typeof call> =>
  call(emulator, method, target, { body });
const names = (items: unknown): readonly string[] =>
  (items as readonly { readonly name: string }[]).map(({ name }) => name);

describe('what is written under one name and read under another', () => {
  test('tags are written as names, replaced whole, and read as global_tags', async () => {
    const before = await get('/datastores/1');
    const after = await send('PUT', '/datastores/1', { tags: ['pii', 'pii'] });

    expect(names(at(before, 'global_tags'))).toStrictEqual(['pii', 'from catalog']);
    expect(at(before, 'tags')).toBeUndefined();
    expect(at(after, 'global_tags')).toStrictEqual([{ id: 1, name: 'pii', type: 'global' }]);
  });

  test('teams are replaced whole', async () => {
    const after = await send('PUT', '/datastores/1', { teams: ['Finance Team', 'Data Platform'] });

    expect(names(at(after, 'teams')).toSorted()).toStrictEqual(['Data Platform', 'Finance Team']);
    expect(at(after, 'description')).toBe('text');
  });

  test('the enrichment link is set by PATCH alone and read as enrich_datastore', async () => {
    await send('PUT', '/datastores/1', { enrichment_datastore_id: 2 });
    expect(at(await get('/datastores/1'), 'enrich_datastore')).toBeNull();

    const linked = await send('PATCH', '/datastores/1/enrichment/2');
    expect(at(linked, 'enrich_datastore')).toStrictEqual({
      id: 2,
      name: 'Enrichment',
      store_type: 'dfs',
      type: 's3',
      enrichment_only: true,
    });
    expect(names(at(await get('/datastores/2'), 'linked_datastores'))).toStrictEqual(['Orders']);
  });

  test.each([
    ['Analytics Bronze', '_analytics_bronze'],
    ['_already_fine', '_already_fine'],
    ['Sales (EU) / 2024', '_sales_eu_2024'],
    ['x'.repeat(60), `_${'x'.repeat(59)}`],
  ])('the prefix %s becomes %s', async (sent, read) => {
    expect(at(await send('PUT', '/datastores/1', { enrichment_prefix: sent }), 'enrichment_prefix')).toBe(read);
  });

  test('a prefix that is not given comes from the name', async () => {
    const created = await send('POST', '/datastores', { name: 'Orders EU', root_path: '/', connection_id: 1 });

    expect(at(await get(`/datastores/${at(created, 'id')}`), 'enrichment_prefix')).toBe('_orders_eu');
  });
});

describe('links', () => {
  test('an unlink resets the remediation strategy, and is repeatable', async () => {
    await send('PATCH', '/datastores/1/enrichment/2');
    await send('PUT', '/datastores/1', { enrichment_remediation_strategy: 'append' });

    expect((await send('DELETE', '/datastores/1/enrichment')).status).toBe(204);
    expect((await send('DELETE', '/datastores/1/enrichment')).status).toBe(204);
    expect((await get('/datastores/1')).body).toMatchObject({
      enrich_datastore: null,
      enrichment_remediation_strategy: 'none',
    });
  });

  test('a repeated link changes nothing', async () => {
    await send('PATCH', '/datastores/1/enrichment/2');
    const before = emulator.snapshot();

    expect((await send('PATCH', '/datastores/1/enrichment/2')).status).toBe(200);
    expect(emulator.snapshot()).toStrictEqual(before);
  });

  test('an enrichment datastore can be deleted once nothing is linked to it', async () => {
    await send('PATCH', '/datastores/1/enrichment/2');
    expect((await send('DELETE', '/datastores/2')).status).toBe(409);
    await send('DELETE', '/datastores/1/enrichment');

    expect((await send('DELETE', '/datastores/2')).status).toBe(204);
    expect((await send('DELETE', '/datastores/2')).status).toBe(404);
  });
});

describe('groups', () => {
  test('assigning moves, null takes out', async () => {
    const first = await send('PATCH', '/datastores/1/assign-group', { group_id: 1 });
    const second = await send('PATCH', '/datastores/1/assign-group', { group_id: 2 });
    const none = await send('PATCH', '/datastores/1/assign-group', { group_id: null });

    expect(at(first, 'group.name')).toBe('Lakes');
    expect(at(second, 'group')).toStrictEqual({ id: 2, name: 'Attic', icon: 'mdi-texture-box' });
    expect(at(none, 'group')).toBeNull();
  });

  test('a deleted group is answered, and its members are in none', async () => {
    await send('PATCH', '/datastores/1/assign-group', { group_id: 1 });

    expect(await send('DELETE', '/datastore-groups/1')).toMatchObject({ status: 200, body: { id: 1, name: 'Lakes' } });
    expect(at(await get('/datastores/1'), 'group')).toBeNull();
    expect(names((await get('/datastore-groups')).body)).toStrictEqual(['Attic']);
  });

  test('a create can make one', async () => {
    const created = await send('POST', '/datastores', {
      name: 'New',
      root_path: '/',
      connection_id: 1,
      group: { name: 'Fresh' },
    });

    expect(at(await get(`/datastores/${at(created, 'id')}`), 'group')).toMatchObject({
      name: 'Fresh',
      icon: 'mdi-bookmark-box-outline',
    });
  });
});

describe('tags', () => {
  test('are found under their percent-encoded name', async () => {
    await send('POST', '/global-tags', { type: 'global', name: 'a/b & ü?', color: '#fff' });
    const path = `/global-tags/${encodeURIComponent('a/b & ü?')}`;

    expect((await get(path)).body).toMatchObject({ name: 'a/b & ü?', type: 'global', color: '#fff' });
    expect(at(await send('PUT', path, { weight_modifier: -3 }), 'weight_modifier')).toBe(-3);
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await get(path)).status).toBe(404);
  });

  test('that are deleted are gone from datastores', async () => {
    await send('DELETE', '/global-tags/pii');

    expect(names(at(await get('/datastores/1'), 'global_tags'))).toStrictEqual(['from catalog']);
  });
});

describe('operations', () => {
  const run = { type: 'sync', datastore_id: 1, include: ['table'], prune: false, recreate: false };

  test('end after some readings', async () => {
    const started = await send('POST', '/operations/run', run);
    const path = `/operations/${at(started, 'id')}`;

    expect(started.body).toMatchObject({
      type: 'sync',
      end_time: null,
      result: 'running',
      datastore: { name: 'Orders' },
    });
    expect(at(await get(path), 'end_time')).toBeNull();
    expect(at(await get('/operations?datastore=1&finished=true'), 'total')).toBe(0);
    expect((await get(path)).body).toMatchObject({ end_time: expect.any(String), result: 'success', message: null });
    expect(at(await get('/operations?datastore=1&finished=true&operation_type=catalog&result=success'), 'total')).toBe(
      1,
    );
  });

  test('can be aborted while they run, and not afterwards', async () => {
    const id = at(await send('POST', '/operations/run', run), 'id');

    expect(at(await send('PUT', `/operations/abort/${id}`), 'result')).toBe('aborted');
    expect(at(await send('PUT', `/operations/abort/${id}`), 'result')).toBe('aborted');
  });

  test('show on the datastore, and go with it', async () => {
    expect(at(await get('/datastores/1'), 'latest_operation')).toBeNull();
    await send('POST', '/operations/run', run);
    expect(at(await get('/datastores/1'), 'latest_operation.type')).toBe('sync');
    await send('DELETE', '/datastores/1');

    expect(emulator.state.operations.size).toBe(0);
  });
});

test('the schema names every path and method', async () => {
  const paths = at(await get('/openapi.json'), 'paths') as Json;

  expect(Object.keys(paths['/api/datastores'] as Json)).toStrictEqual(['get', 'post']);
  expect(paths).toHaveProperty(['/api/datastores/{datastore_id}/enrichment/{enrichment_id}', 'patch']);
});

test('a snapshot forgets times and nothing else', async () => {
  const before = emulator.snapshot();
  await send('PUT', '/datastores/1', { description: 'text' });
  expect(emulator.snapshot()).toStrictEqual(before);
  await send('PUT', '/datastores/1', { description: 'other' });
  expect(emulator.snapshot()).not.toStrictEqual(before);
});
