import { describe, expect, test } from '@jest/globals';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { reconcile } from '../support/reconcile.ts';

const start = useEmulators();

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const liveCount = 5_000;
const fileCount = 1_000;
const pages = Math.ceil((liveCount - 1) / 100);

/** 5,000 datastores on so many connections, all but one linked to that one. */
const seedOn = (connectionCount: number): Seed => ({
  tags: ['mine'],
  connections: numbers(connectionCount).map((index) => ({
    name: `connection ${index}`,
    type: 's3',
    uri: `s3://bucket-${index}`,
    access_key: `AKIA${index}`,
    secret_key: `secret-of-${index}`,
  })),
  datastores: [
    { name: 'Enrichment', connection: 'connection 0', root_path: '/e', enrichment_only: true, tags: ['mine'] },
    ...numbers(liveCount - 1).map((index) => ({
      name: `Datastore ${index}`,
      connection: `connection ${index % connectionCount}`,
      root_path: `/path/${index}`,
      enrichment: 'Enrichment',
      tags: ['mine'],
    })),
  ],
});

/** The enrichment datastore, and 1,000 others from this number on. */
const file = (connectionCount: number, first: number): string => `ownership_tag: mine
connections:
${numbers(connectionCount)
  .map((index) => `  - { name: connection ${index}, type: s3, uri: s3://bucket-${index} }`)
  .join('\n')}
datastores:
  - { name: Enrichment, connection_name: connection 0, root_path: /e, enrichment_only: true }
${numbers(fileCount)
  .map(
    (index) =>
      `  - { name: Datastore ${first + index}, connection_name: connection ${(first + index) % connectionCount}, root_path: /path/${first + index}, teams: [Public], enrichment_datastore: Enrichment, enrichment_prefix: _datastore_${first + index} }`,
  )
  .join('\n')}
`;

const cases = [
  { listItems: 'full', connections: 250, eachAlone: 0 },
  // Of light items one reading for each datastore of the file.
  { listItems: 'light', connections: 250, eachAlone: fileCount },
  { listItems: 'full', connections: 1, eachAlone: 0 },
] as const;

describe.each(cases)('5,000 live datastores on $connections connections, list items $listItems', (one) => {
  const { listItems, connections, eachAlone } = one;
  const inputs = { parallelism: '32', 'test-connections': 'never' };

  test('1,000 in the file take no more reads than the lists ask for, and no long thought', async () => {
    const emulator = await start({ seed: seedOn(connections), dialect: { listItems } });
    const started = performance.now();
    const run = await reconcile({ emulator, text: file(connections, 0), mode: 'plan', inputs });
    const took = performance.now() - started;
    expect([run.result, run.problems.filter(({ severity }) => severity !== 'notice')]).toEqual(['unchanged', []]);
    // The role, sources, enrichment datastores, connections, teams and tags.
    const lists = 1 + pages + 1 + Math.ceil(connections / 100) + 1 + 1;
    expect(run.requests).toHaveLength(lists + eachAlone);
    expect(took).toBeLessThan(20_000);
  }, 60_000);

  test('1,000 creates beside them are planned without looking at each pair', async () => {
    const emulator = await start({ seed: seedOn(connections), dialect: { listItems } });
    const started = performance.now();
    const run = await reconcile({ emulator, text: file(connections, 10_000), mode: 'plan', inputs });
    expect([run.result, run.outputs['create-count']]).toEqual(['planned', `${fileCount}`]);
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);
});

test('1,000 creates and their links are applied, and nothing is left to do', async () => {
  const emulator = await start({ seed: seedOn(1), dialect: { listItems: 'full' } });
  const run = await reconcile({
    emulator,
    text: file(1, 10_000),
    inputs: { parallelism: '32', 'test-connections': 'never' },
  });
  expect([run.result, run.converged]).toEqual(['applied', true]);
}, 120_000);
