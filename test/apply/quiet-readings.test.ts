import { describe, expect, test } from '@jest/globals';
import type { Dialect } from '../emulator/dialect.ts';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { reconcile, rulesOf } from '../support/reconcile.ts';

/** Servers whose lists say little, and whose connections do not say who is on them. */
const start = useEmulators();

const quiet: readonly Partial<Dialect>[] = [
  {},
  { listItems: 'light' },
  { listItems: 'bare' },
  { listItems: 'light', connectionStubs: 'null' },
  { listItems: 'bare', connectionStubs: 'null' },
  { listItems: 'light', connectionStubs: 'null', connectionOnRead: 'id', nullsOnRead: 'absent' },
];

const seed: Seed = {
  tags: ['mine'],
  connections: [
    { name: 'one', type: 's3', uri: 's3://one', access_key: 'AKIAONE', secret_key: 'secret-of-one' },
    { name: 'two', type: 's3', uri: 's3://two', access_key: 'AKIATWO', secret_key: 'secret-of-two' },
  ],
  datastores: [
    { name: 'A', connection: 'one', root_path: '/a' },
    { name: 'B', connection: 'one', root_path: '/b' },
    { name: 'Out', connection: 'one', root_path: '/out', tags: ['mine'] },
    { name: 'Elsewhere', connection: 'two', root_path: '/e' },
  ],
};
const inputs = { secrets: 'S=another-secret-text' };
const pair = (key: string) =>
  `connections:\n  - { name: one, type: s3, uri: s3://one, access_key: ${key}, secret_key: "\${{ secrets.S }}" }\n`;
const datastores = 'datastores:\n  - { name: A, root_path: /a }\n  - { name: B, connection_name: one }\n';

describe.each(quiet)('in the dialect %j', (dialect) => {
  test('a changed connection is felt by each datastore on it, whether the file names their connection or not', async () => {
    const emulator = await start({ seed, dialect });
    const run = await reconcile({ emulator, text: pair('AKIANEWKEY') + datastores, inputs, mode: 'plan' });
    expect([run.outputs['update-count'], run.outputs['unchanged-count']]).toEqual(['2', '0']);
    expect(run.progress.plan?.steps.map(({ id, affects }) => [id, affects])).toEqual([
      [
        'update connection one',
        [
          { name: 'A', managed: true },
          { name: 'B', managed: true },
          { name: 'Out', managed: false },
        ],
      ],
    ]);
  });

  test('the connection of a datastore is known although the file does not name it', async () => {
    const emulator = await start({ seed, dialect });
    const text = 'datastores:\n  - { name: A, root_path: /a }\n';
    const run = await reconcile({ emulator, text, mode: 'plan' });
    expect([run.result, run.outputs['connection-ids']]).toEqual(['unchanged', '{"one":1}']);
  });

  test('a connection that others are on is not said to be left alone', async () => {
    const emulator = await start({ seed, dialect });
    const text = 'removed:\n  - { name: Out, id: 3 }\n';
    expect(rulesOf(await reconcile({ emulator, text, mode: 'plan' }), 'notice')).not.toContain('connection-left');
  });

  test('a change of an unnamed connection is seen, also where the list leaves out what changes', async () => {
    const emulator = await start({ dialect: { ...dialect, connectionListParameters: 'absent' } });
    const byRole = (id: string) =>
      `{ type: s3, uri: s3://own, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R", external_id: ${id} } }`;
    const text = (id: string) =>
      `datastores:\n  - { name: A, teams: [Public], root_path: /a, connection: ${byRole(id)} }\n`;
    expect((await reconcile({ emulator, text: text('before') })).converged).toBe(true);
    const changed = await reconcile({ emulator, text: text('after') });
    expect([changed.result, changed.converged]).toEqual(['applied', true]);
    expect(changed.writes.map(({ path, body }) => [path, body])).toMatchObject([
      ['/api/connections/1', { parameters: { external_id: 'after' } }],
    ]);
    expect((await reconcile({ emulator, text: text('after') })).result).toBe('unchanged');
  });
});

test('nothing more is read for a connection that is in use and does not change', async () => {
  const emulator = await start({ seed, dialect: { listItems: 'light', connectionStubs: 'null' } });
  const run = await reconcile({ emulator, text: pair('AKIAONE') + datastores, inputs, mode: 'plan' });
  expect(run.requests.map(({ path }) => path).filter((path) => /datastores\/\d/.test(path))).toEqual([
    '/api/datastores/1',
    '/api/datastores/2',
  ]);
});

test('what defaults link costs no reading of sources for an enrichment datastore that does not repeat that it is one', async () => {
  const emulator = await start({
    dialect: { listItems: 'light' },
    seed: {
      ...seed,
      datastores: [
        ...(seed.datastores ?? []),
        { name: 'E', connection: 'two', root_path: '/x', enrichment_only: true },
      ],
    },
  });
  const text = 'defaults: { enrichment_datastore: E }\ndatastores:\n  - { name: E }\n';
  const run = await reconcile({ emulator, text, mode: 'plan' });
  expect([run.result, run.requests.filter(({ path }) => /datastores\/\d/.test(path))]).toEqual(['unchanged', []]);
});

test('a token that may not ask who it is plans all the same', async () => {
  const emulator = await start({ seed });
  emulator.fail({ path: /users\/me$/, fault: { kind: 'status', status: 403, body: { detail: 'no' } } });
  const run = await reconcile({ emulator, text: datastores, mode: 'plan' });
  expect([run.result, rulesOf(run, 'error')]).toEqual(['unchanged', []]);
});
