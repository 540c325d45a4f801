import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at, call, type Reply } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({
    dialect: { deleteTiming: 'later', uniqueNames: 'on', teamVisibility: 'own' },
    tokens: { 'admin-token': { role: 'Admin' }, outsider: { role: 'Manager', teams: {} } },
    seed: {
      connections: [{ id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' }],
      datastores: [
        { id: 1, name: 'Orders', connection: 'lake', enrichment: 2, teams: ['Finance Team'] },
        { id: 2, name: 'Enrichment', connection: 'lake', enrichment_only: true },
        { id: 3, name: 'Flowing', connection: 'lake', delete_blocked: 'it has active flows' },
      ],
      operations: [{ datastore: 'Orders' }],
    },
  });
});

afterEach(() => emulator.close());

const get = (target: string): Promise<Reply> => call(emulator, 'GET', target);
const remove = (target: string): Promise<Reply> => call(emulator, 'DELETE', target);

describe('where a delete takes its time', () => {
  test('two readings still show the datastore, then it is gone', async () => {
    expect((await remove('/datastores/1')).status).toBe(204);

    expect((await get('/datastores/1')).body).toMatchObject({ name: 'Orders', connection: { id: 1 } });
    expect((await get('/datastores/1')).status).toBe(200);
    expect((await get('/datastores/1')).status).toBe(404);
    expect((await remove('/datastores/1')).status).toBe(404);
  });

  test.each(['/datastores', '/datastores?name=Orders', '/datastores?name=Orders&sort_name=asc'])(
    'two lists still show it: %s',
    async (target) => {
      const names = async (): Promise<unknown> =>
        (at(await get(target), 'items') as readonly { readonly name: string }[]).map(({ name }) => name);
      await remove('/datastores/1');

      expect(await names()).toContain('Orders');
      expect(await names()).toContain('Orders');
      expect(await names()).not.toContain('Orders');
    },
  );

  test('a list that it is not on counts for nothing', async () => {
    await remove('/datastores/1');
    for (const query of ['enrichment_only=true', 'name=Flowing', 'size=1&page=3', 'search=flow']) {
      await get(`/datastores?${query}`);
    }

    expect((await get('/datastores/1')).status).toBe(200);
    expect((await get('/datastores/1')).status).toBe(200);
  });

  test('another delete meanwhile answers as the first one did, and starts nothing anew', async () => {
    await remove('/datastores/1');
    await get('/datastores/1');

    expect((await remove('/datastores/1')).status).toBe(204);
    expect((await get('/datastores/1')).status).toBe(200);
    expect((await get('/datastores/1')).status).toBe(404);
  });

  test.each([
    ['PUT', '/datastores/1', { description: 'x' }],
    ['POST', '/datastores/1/connection', undefined],
    ['PATCH', '/datastores/1/enrichment/2', undefined],
    ['POST', '/operations/run', { type: 'sync', datastore_id: 1 }],
  ])('%s %s finds nothing', async (method, target, body) => {
    await remove('/datastores/1');

    expect((await call(emulator, method, target, { body })).status).toBe(404);
  });

  test('nothing is in its way any more: its name, its enrichment datastore, its operations', async () => {
    await remove('/datastores/1');
    const body = { name: 'Orders', root_path: '/', connection_id: 1 };

    expect((await call(emulator, 'POST', '/datastores', { body })).status).toBe(200);
    expect((await remove('/datastores/2')).status).toBe(204);
    expect(emulator.state.operations.size).toBe(0);
  });

  test('a reading survives its connection', async () => {
    await remove('/datastores/1');
    emulator.state.connections.remove(1);

    expect(await get('/datastores/1')).toMatchObject({ status: 200, body: { type: 's3', connection: null } });
  });

  test('it stays hidden from those who could not see it', async () => {
    await remove('/datastores/1');

    expect((await call(emulator, 'GET', '/datastores/1', { token: 'outsider' })).status).toBe(404);
    expect(at(await call(emulator, 'GET', '/datastores?name=Orders', { token: 'outsider' }), 'total')).toBe(0);
  });

  test('a blocked one is refused as ever', async () => {
    expect((await remove('/datastores/3')).status).toBe(409);
    expect(emulator.state.leaving.size).toBe(0);
  });
});
