import { afterEach, describe, expect, test } from '@jest/globals';
import { at, call, type Reply } from './client.ts';
import type { Dialect } from './dialect.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

let emulator: Emulator;

async function started(dialect: Partial<Dialect>): Promise<void> {
  emulator = await startEmulator({
    dialect,
    tokens: { outsider: { role: 'Manager', teams: { 'Data Platform': 'Editor' } } },
    seed: {
      connections: [{ id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' }],
      datastores: [
        { id: 1, name: 'Hidden source', connection: 'lake', teams: ['Finance Team'], enrichment: 4 },
        { id: 2, name: 'Hidden target', connection: 'lake', teams: ['Finance Team'], enrichment_only: true },
        { id: 3, name: 'Own source', connection: 'lake', teams: ['Data Platform'], enrichment: 2 },
        { id: 4, name: 'Own target', connection: 'lake', teams: ['Data Platform'], enrichment_only: true },
      ],
    },
  });
}

afterEach(() => emulator.close());

const outside = (method: string, target: string, body?: Json): Promise<Reply> =>
  call(emulator, method, target, { token: 'outsider', body });
const namesIn = (items: unknown): readonly string[] =>
  (items as readonly { readonly name: string }[]).map(({ name }) => name).sort();

describe('datastores of other teams', () => {
  test.each(['own', 'own-but-stubs'] as const)('are in no list and no reading: %s', async (teamVisibility) => {
    await started({ teamVisibility });

    expect(namesIn(at(await outside('GET', '/datastores'), 'items'))).toStrictEqual(['Own source']);
    expect(namesIn(at(await outside('GET', '/datastores?enrichment_only=true'), 'items'))).toStrictEqual([
      'Own target',
    ]);
    expect((await outside('GET', '/datastores/1')).status).toBe(404);
    expect((await outside('GET', '/datastores/2')).status).toBe(404);
  });

  test('show in the stubs of a connection and of a target where stubs are complete', async () => {
    await started({ teamVisibility: 'own-but-stubs' });

    expect(namesIn(at(await outside('GET', '/connections/1'), 'datastores'))).toStrictEqual([
      'Hidden source',
      'Hidden target',
      'Own source',
      'Own target',
    ]);
    expect(namesIn(at(await outside('GET', '/datastores/4'), 'linked_datastores'))).toStrictEqual(['Hidden source']);
  });

  test('do not show in them where a token sees nothing but its own', async () => {
    await started({ teamVisibility: 'own' });

    expect(namesIn(at(await outside('GET', '/connections/1'), 'datastores'))).toStrictEqual([
      'Own source',
      'Own target',
    ]);
    expect(at(await outside('GET', '/datastores/4'), 'linked_datastores')).toStrictEqual([]);
  });

  test.each(['own', 'own-but-stubs'] as const)(
    'are named as a link by what links to them: %s',
    async (teamVisibility) => {
      await started({ teamVisibility });

      expect(at(await outside('GET', '/datastores/3'), 'enrich_datastore')).toMatchObject({
        id: 2,
        name: 'Hidden target',
      });
    },
  );
});

describe('where names are unique', () => {
  const taken = 'Hidden source';

  test.each(['own', 'own-but-stubs'] as const)('one that the token cannot see is taken: %s', async (teamVisibility) => {
    await started({ teamVisibility, uniqueNames: 'on' });
    const body = { name: taken, root_path: '/', connection_id: 1 };

    expect(at(await outside('GET', `/datastores?name=${encodeURIComponent(taken)}`), 'total')).toBe(0);
    expect((await outside('POST', '/datastores', body)).status).toBe(409);
    expect((await outside('PUT', '/datastores/3', { name: taken })).status).toBe(409);
  });

  test('a connection cannot be deleted under one that the token cannot see', async () => {
    await started({ teamVisibility: 'own' });
    emulator.state.datastores.remove(3);
    emulator.state.datastores.remove(4);

    expect(at(await outside('GET', '/connections/1'), 'datastores')).toStrictEqual([]);
    expect((await outside('DELETE', '/connections/1')).status).toBe(409);
  });
});
