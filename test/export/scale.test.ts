import { expect, test } from '@jest/globals';
import type { Seed } from '../emulator/seed.ts';
import { usePlace } from './support.ts';

const place = usePlace();

const count = 5_000;

const seed: Seed = {
  connections: Array.from({ length: 50 }, (_, index) => ({
    id: index + 1,
    name: `lake_${index + 1}`,
    type: 's3',
    uri: `s3://acme-lake-${index + 1}`,
    access_key: 'AKIAIOSFODNN7EXAMPLE',
  })),
  datastores: [
    { id: 1, name: 'Enrichment', connection_id: 1, enrichment_only: true, root_path: '/enrichment/' },
    ...Array.from({ length: count - 1 }, (_, index) => ({
      id: index + 2,
      name: `Datastore ${index + 2}`,
      connection_id: (index % 50) + 1,
      root_path: `/raw/${index}/`,
      description: `What team ${index % 7} keeps in folder ${index}`,
      teams: ['Data Platform'],
      tags: [`domain-${index % 20}`],
      enrichment: 'Enrichment',
    })),
  ],
};

test('5,000 datastores are exported with one reading each at most, and planned without a change', async () => {
  const emulator = await place.emulator({ seed });
  const first = await place.exportFrom(emulator, { parallelism: '32' });
  expect(first.headline).toBe('Exported 5000 datastores and 50 connections.');
  const pages = count / 100;
  const single = emulator.requests.filter(({ path }) => /\/datastores\/\d+$/.test(path));
  expect(single).toHaveLength(count);
  // One page for the enrichment datastore, one for connections, the role, teams, two pages of nothing, and tags.
  expect(emulator.requests.length - single.length).toBeLessThanOrEqual(pages + 6);
  emulator.clearRequests();
  const plan = await place.plan(emulator, { parallelism: '32' });
  expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
}, 300_000);

test('lists that have everything are enough', async () => {
  const emulator = await place.emulator({ seed, dialect: { listItems: 'full' } });
  const before = process.memoryUsage().heapUsed;
  const first = await place.exportFrom(emulator);
  expect(emulator.requests.filter(({ path }) => /\/\d+$/.test(path))).toEqual([]);
  const second = await place.exportFrom(emulator);
  expect(second.datastores).toBe(first.datastores);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(600 * 1024 * 1024);
}, 300_000);
