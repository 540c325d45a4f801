import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../emulator/emulator.ts';
import type { Seed } from '../emulator/seed.ts';
import { usePlace } from './support.ts';

const place = usePlace();

const lake = { type: 's3', uri: 's3://acme', access_key: 'AKIAIOSFODNN7EXAMPLE', secret_key: 'lake-secret-key' };
const seed: Seed = {
  connections: [
    { id: 5, name: 'lake', ...lake },
    { id: 6, name: 'sea', ...lake },
  ],
  datastores: [
    { id: 11, name: 'Orders', connection_id: 5, root_path: '/raw/' },
    { id: 12, name: 'Parts', connection_id: 6, root_path: '/parts/' },
  ],
};

/** Takes keys out of an answer, wherever they stand. */
function without(...keys: readonly string[]): (body: unknown) => unknown {
  return (body) => JSON.parse(JSON.stringify(body, (key, value: unknown) => (keys.includes(key) ? undefined : value)));
}

/** A server that says only in the single reading of a connection which datastores are on it. `type`: whether a datastore says its own. */
async function reticent({ type }: { readonly type: boolean }): Promise<Emulator> {
  const emulator = await place.emulator({ seed });
  const hidden = ['connection', 'connection_id', ...(type ? [] : ['type'])];
  emulator.fail({ method: 'GET', path: /\/datastores(\/\d+)?$/, fault: { kind: 'reshape', body: without(...hidden) } });
  emulator.fail({ method: 'GET', path: /\/connections$/, fault: { kind: 'reshape', body: without('datastores') } });
  return emulator;
}

describe('where only the reading of a connection says what is on it', () => {
  test('every datastore is exported with its connection', async () => {
    const emulator = await reticent({ type: true });
    const { datastores, says } = await place.exportFrom(emulator);
    expect(says).toEqual([]);
    expect(datastores).toContain('- name: Orders\n    connection_name: lake\n');
    expect(datastores).toContain('- name: Parts\n    connection_name: sea\n');
    expect(emulator.requests.filter(({ path }) => /\/connections\/\d+$/.test(path))).toHaveLength(2);
    expect((await place.plan(emulator)).result).toBe('unchanged');
  });

  test.each([
    { only: 'Orders', type: true, names: ['lake'] },
    { only: 'type:s3', type: false, names: ['lake', 'sea'] },
  ])('with export-only $only too', async ({ only, type, names }) => {
    const emulator = await reticent({ type });
    const { connections, datastores, says } = await place.exportFrom(emulator, { 'export-only': only });
    expect(says).toEqual([]);
    expect([...connections.matchAll(/- name: (.*)/g)].map(([, name]) => name)).toEqual(names);
    expect([...datastores.matchAll(/connection_name: (.*)/g)].map(([, name]) => name)).toEqual(names);
    expect(emulator.requests.filter(({ path }) => /\/connections\/\d+$/.test(path))).toHaveLength(2);
  });
});

test('connections that no list has are read side by side', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => index + 1);
  const emulator = await place.emulator({
    seed: {
      connections: ids.map((id) => ({ id, name: `lake ${id}`, ...lake })),
      datastores: ids.map((id) => ({ name: `D ${id}`, connection_id: id, root_path: '/raw/' })),
    },
    dialect: { listItems: 'full' },
  });
  const none = { items: [], total: 0, page: 1, size: 100, pages: 0 };
  emulator.fail({ method: 'GET', path: /\/connections$/, fault: { kind: 'reshape', body: () => none } });
  const delay = { kind: 'delay', milliseconds: 200 } as const;
  emulator.fail({ method: 'GET', path: /\/connections\/\d+$/, fault: delay });
  const { connections } = await place.exportFrom(emulator, { parallelism: '12' });
  expect(connections.match(/- name: lake/g)).toHaveLength(12);
  const times = emulator.requests.filter(({ path }) => /\/connections\/\d+$/.test(path)).map(({ time }) => time);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1000);
});
