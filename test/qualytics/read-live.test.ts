import { describe, expect, test } from '@jest/globals';
import type { Live, LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import { readLive } from '../../src/qualytics/read-live.ts';
import type { Reader } from '../../src/qualytics/reader.ts';
import { desiredFrom } from '../plan/support-connections.ts';
import { connection, datastore } from '../plan/support-datastores.ts';

interface Tenant {
  /** What the lists say. */
  readonly listed: readonly LiveDatastore[];
  /** What the list of enrichment datastores says; none when left out. */
  readonly enrichments?: readonly LiveDatastore[];
  readonly connections: readonly LiveConnection[];
  /** What single readings say; what is not among them is gone. */
  readonly datastore?: (id: number) => Promise<LiveDatastore | undefined>;
  readonly connection?: (id: number) => Promise<LiveConnection | undefined>;
}

const gone = async (): Promise<undefined> => undefined;

/** One reading for a plan of the file, and the single readings that it took. */
async function reading(
  text: string,
  { listed, enrichments = [], connections, datastore: one = gone, connection: other = gone }: Tenant,
): Promise<{ readonly live: Live; readonly single: readonly string[] }> {
  const single: string[] = [];
  const reader = {
    role: async () => 'Admin',
    datastores: async ({ enrichmentOnly }: { enrichmentOnly: boolean }) => (enrichmentOnly ? enrichments : listed),
    connections: async () => connections,
    datastore: (id: number) => {
      single.push(`datastore ${id}`);
      return one(id);
    },
    connection: (id: number) => {
      single.push(`connection ${id}`);
      return other(id);
    },
  } as unknown as Reader;
  const settings = { origin: 'https://acme.example', ownershipTag: undefined, prune: false };
  return { live: await readLive(reader, desiredFrom(text), settings), single };
}

const described = 'datastores:\n  - { name: A, connection_name: lake, description: d }\n';
const placed = 'datastores:\n  - { name: A, connection_name: lake }\n';

describe('what lists leave out', () => {
  test('is read of datastores and connections side by side', async () => {
    let asked: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { live } = await reading(described, {
      listed: [datastore(5, 'A')],
      connections: [connection(1, 'lake')],
      // The connection answers only once the datastore was asked for: one after the other would never end.
      connection: async () => {
        await both;
        return connection(1, 'lake', { datastores: [{ id: 5, name: 'A' }] });
      },
      datastore: async () => {
        asked();
        return datastore(5, 'A', { fields: { description: 'd' } });
      },
    });
    expect(live.datastores.get(5)?.fields.get('description')).toBe('d');
    expect(live.connections.get(1)?.datastores).toEqual([{ id: 5, name: 'A' }]);
  });

  test('is not asked for where the lists say it all', async () => {
    const { single } = await reading(described, {
      listed: [datastore(5, 'A', { fields: { description: 'd' } })],
      connections: [connection(1, 'lake', { datastores: [{ id: 5, name: 'A' }] })],
    });
    expect(single).toEqual([]);
  });

  test('is a datastore’s connection too, which the connection’s own list may say', async () => {
    const { live, single } = await reading(placed, {
      listed: [datastore(5, 'A', { connectionId: undefined })],
      connections: [connection(1, 'lake')],
      connection: async () => connection(1, 'lake', { datastores: [{ id: 5, name: 'A' }] }),
    });
    expect(single).toEqual(['connection 1']);
    expect(live.datastores.get(5)?.connectionId).toBe(1);
  });

  test('and where that does not either, the datastore itself is asked', async () => {
    const { live, single } = await reading(placed, {
      listed: [datastore(5, 'A', { connectionId: undefined }), datastore(6, 'B', { connectionId: undefined })],
      connections: [connection(1, 'lake', { datastores: [] })],
      datastore: async (id) => datastore(id, 'A', { connectionId: 1 }),
    });
    expect(single).toEqual(['datastore 5']);
    expect(live.datastores.get(5)?.connectionId).toBe(1);
  });

  test('also where a list says that it is on none, which only its own reading decides', async () => {
    const read = async (connectionId: number | null) => {
      const { live, single } = await reading(placed, {
        listed: [datastore(5, 'A', { connectionId: null })],
        connections: [connection(1, 'lake', { datastores: [] })],
        datastore: async () => datastore(5, 'A', { connectionId }),
      });
      return [single, live.datastores.get(5)?.connectionId];
    };
    expect(await read(1)).toEqual([['datastore 5'], 1]);
    expect(await read(null)).toEqual([['datastore 5'], null]);
  });

  test('but nobody is asked twice', async () => {
    const { live, single } = await reading(described, {
      listed: [datastore(5, 'A', { connectionId: undefined })],
      connections: [connection(1, 'lake', { datastores: [] })],
      datastore: async () => datastore(5, 'A', { connectionId: undefined, fields: { description: 'd' } }),
    });
    expect(single).toEqual(['datastore 5']);
    expect(live.datastores.get(5)?.connectionId).toBeUndefined();
  });

  describe('is whether a datastore receives enrichment', () => {
    const linking = 'datastores:\n  - { name: A, enrichment_datastore: E }\n';
    const lake = connection(1, 'lake', { datastores: [] });
    const [a, e] = [datastore(5, 'A'), datastore(6, 'E')];
    const datastoreOf = async (id: number) =>
      datastore(id, id === 5 ? 'A' : 'E', { fields: { enrichment_only: id === 6 } });

    test('which the list that it is in tells', async () => {
      const { live, single } = await reading(linking, { listed: [a], enrichments: [e], connections: [lake] });
      expect(single).toEqual([]);
      expect([...live.datastores.values()].map(({ fields }) => fields.get('enrichment_only'))).toEqual([false, true]);
    });

    test('and where both lists have it, it is asked itself', async () => {
      const all = [a, e];
      const tenant = { listed: all, enrichments: all, connections: [lake], datastore: datastoreOf };
      const { live, single } = await reading(linking, tenant);
      expect(single).toEqual(['datastore 6']);
      expect(live.datastores.get(6)?.fields.get('enrichment_only')).toBe(true);
    });
  });

  test('a datastore that is gone by then is gone', async () => {
    const { live } = await reading(described, {
      listed: [datastore(5, 'A')],
      connections: [connection(1, 'lake', { datastores: [{ id: 5, name: 'A' }] })],
    });
    expect([[...live.datastores], live.unreadable]).toEqual([[], [{ id: 5, name: 'A' }]]);
  });
});
