import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Dialect, dialectSwitches } from '../emulator/dialect.ts';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import type { SeedDatastore } from '../emulator/seed.ts';
import { type Reconciled, reconcile, told, writeLines } from '../support/reconcile.ts';
import { duplicatesIn } from '../support/state-of.ts';

const runs = process.env['MATRIX'] === 'full' ? 1_000 : 60;
const inputs = { secrets: 'S=secret-of-all', 'ownership-tag': 'mine', 'test-connections': 'never' };

const sourceNames = ['A', 'B', 'C', 'Dé "4"'];
const enrichmentNames = ['E', 'F'];
const connectionNames = ['one', 'two'];
const roots = ['/x', '/y/', '/z'];

/** Every switch of which a plan can see something; who sees what is another matter, with tests of its own. */
const dialectArbitrary: fc.Arbitrary<Partial<Dialect>> = fc.record(
  Object.fromEntries(
    Object.entries(dialectSwitches)
      .filter(([name]) => name !== 'teamVisibility')
      .map(([name, values]) => [name, fc.constantFrom<string | number>(...values)]),
  ),
) as fc.Arbitrary<Partial<Dialect>>;

const settings = {
  description: fc.constantFrom<string | null>(null, 'text', 'other text'),
  tags: fc.subarray(['t1', 't2']),
  teams: fc.subarray(['Public', 'Finance Team'], { minLength: 1 }),
  limit: fc.constantFrom(10, 20),
};

const liveArbitrary = fc.record({
  connections: fc.subarray(connectionNames),
  sources: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...sourceNames),
      connection: fc.constantFrom(...connectionNames),
      root: fc.constantFrom(...roots),
      owned: fc.boolean(),
      enrichment: fc.constantFrom(undefined, ...enrichmentNames),
      group: fc.constantFrom(undefined, 'G'),
      ...settings,
    }),
    { selector: ({ name }) => name },
  ),
  enrichments: fc.uniqueArray(
    fc.record({ name: fc.constantFrom(...enrichmentNames), connection: fc.constantFrom(...connectionNames) }),
    { selector: ({ name }) => name },
  ),
});

type LiveModel = typeof liveArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** A value of the file, or not managed. */
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

const entryArbitrary = fc.record({
  name: fc.constantFrom(...sourceNames),
  connection_name: fc.constantFrom(...connectionNames),
  root_path: maybe(fc.constantFrom(...roots)),
  previous_names: fc.constantFrom<readonly string[] | undefined>([], [], ['Old'], undefined),
  description: maybe(settings.description),
  tags: maybe(fc.oneof(settings.tags, fc.constant(null))),
  teams: maybe(settings.teams),
  enrichment_source_record_limit: maybe(fc.oneof(settings.limit, fc.constant(null))),
  enrichment_datastore: maybe(fc.constantFrom<string | null>(null, ...enrichmentNames)),
  enrichment_prefix: maybe(fc.constantFrom<string | null>(null, '_p', '_q')),
  group: maybe(fc.constantFrom<unknown>(null, { name: 'G' }, { name: 'g', icon: 'mdi-star-outline' }, { name: 'H' })),
  trigger_catalog: maybe(fc.boolean()),
});

const fileArbitrary = fc.record({
  connections: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...connectionNames),
      uri: fc.constantFrom('s3://bucket', 's3://other-bucket'),
      access_key: fc.constantFrom('AKIAFIRST', 'AKIASECOND'),
    }),
    { selector: ({ name }) => name },
  ),
  datastores: fc.uniqueArray(entryArbitrary, { selector: ({ name }) => name }),
  enrichments: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...enrichmentNames),
      connection_name: fc.constantFrom(...connectionNames),
      enrichment_only: fc.constant(true),
    }),
    { selector: ({ name }) => name },
  ),
});

type FileModel = typeof fileArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** YAML that is JSON: every key that has a value. */
function textOf({ connections, datastores, enrichments }: FileModel, order: 'as it is' | 'reversed'): string {
  const turned = <T>(items: readonly T[]): readonly T[] => (order === 'reversed' ? items.toReversed() : items);
  const shared = connections.map((one) => ({ ...one, type: 's3', secret_key: '${{ secrets.S }}' }));
  return JSON.stringify(
    { connections: turned(shared), datastores: turned([...datastores, ...enrichments]) },
    undefined,
    1,
  );
}

async function started(live: LiveModel, dialect: Partial<Dialect>): Promise<Emulator> {
  const used = [...live.sources, ...live.enrichments].map(({ connection }) => connection);
  const enrichments = live.enrichments.map(({ name }) => name);
  const emulator = await startEmulator({
    dialect,
    seed: {
      connections: [...new Set([...live.connections, ...used])].map((name) => ({
        name,
        type: 's3',
        uri: 's3://bucket',
        access_key: 'AKIAFIRST',
        secret_key: `secret-of-${name}`,
      })),
      datastores: [
        ...live.enrichments.map((one) => ({ ...one, root_path: '/', enrichment_only: true })),
        ...live.sources.map(
          ({ root, owned, limit, enrichment, group, tags, ...one }): SeedDatastore => ({
            ...one,
            root_path: root,
            tags: [...tags, ...(owned ? ['mine'] : [])],
            enrichment_source_record_limit: limit,
            ...(enrichment !== undefined && enrichments.includes(enrichment) ? { enrichment } : {}),
            ...(group === undefined ? {} : { group }),
          }),
        ),
      ],
    },
  });
  return emulator;
}

const keptFields = {
  description: 'description',
  enrichment_source_record_limit: 'enrichment_source_record_limit',
  tags: 'tag_ids',
  teams: 'team_ids',
  group: 'group_id',
  enrichment_datastore: 'enrichment_datastore_id',
  root_path: 'root_path',
} as const;

/** Fields of datastores that changed although the file says nothing about them. */
function touched(before: ReturnType<Emulator['snapshot']>, emulator: Emulator, file: FileModel): readonly string[] {
  const entries = new Map(file.datastores.map((entry) => [entry.name, entry as Readonly<Record<string, unknown>>]));
  return (before['datastores'] as readonly Readonly<Record<string, unknown>>[]).flatMap((was) => {
    const now = emulator.state.datastores.get(Number(was['id'])) as unknown as Readonly<Record<string, unknown>>;
    const entry = entries.get(String(was['name']));
    return Object.entries(keptFields)
      .filter(([field]) => entry === undefined || (entry[field] === undefined && field !== 'tags'))
      .filter(([, stored]) => spelled(now[stored]) !== spelled(was[stored]))
      .filter(
        ([field]) =>
          field !== 'tags' || entry !== undefined || !file.enrichments.some(({ name }) => name === was['name']),
      )
      .map(([field]) => `${was['name']}.${field}: ${spelled(was[field])} became ${spelled(now[field])}`);
  });
}

/** Slashes at the end of a path are the server's business. */
function spelled(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\/+$/, '') : JSON.stringify(value);
}

const explained = ['not-converged', 'changed-along', 'made-twice'];

/** What is wrong with the end of a run, whichever one it is. */
async function complaintsAbout(
  run: Reconciled,
  emulator: Emulator,
  text: string,
  before: unknown,
): Promise<readonly string[]> {
  const complaints: string[] = [];
  const errors = run.problems.filter(({ severity }) => severity === 'error');
  if (errors.some(({ rule }) => rule === 'defect')) {
    complaints.push('a defect');
  }
  if (run.result === 'failed' && JSON.stringify(before) !== JSON.stringify(emulator.snapshot())) {
    complaints.push('failed, and something was written');
  }
  if (run.result === 'failed' && errors.length === 0 && run.outcomes.every(({ error }) => error === undefined)) {
    complaints.push('failed, and nothing says why');
  }
  if (run.outcomes.some(({ outcome, error }) => outcome !== 'done' && !error)) {
    complaints.push('a step that was not done does not say why');
  }
  const unfinished = run.outcomes.some(({ outcome }) => outcome !== 'done');
  if (run.converged === false && !unfinished && !run.problems.some(({ rule }) => explained.includes(rule))) {
    complaints.push('not converged, and nothing says why');
  }
  if (run.result === 'unchanged' || run.converged === true) {
    const second = await reconcile({ emulator, text, inputs });
    if (writeLines(second).length > 0 || second.result !== 'unchanged') {
      complaints.push(`a second run: ${told(second)}`);
    }
  }
  complaints.push(...duplicatesIn(emulator));
  return complaints;
}

test('from any live state, for any file, in any dialect: it converges and then rests, or says why not, and touches nothing else', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(liveArbitrary, fileArbitrary, dialectArbitrary, async (live, file, dialect) => {
      const emulator = await started(live, dialect);
      try {
        const before = emulator.snapshot();
        const text = textOf(file, 'as it is');
        const run = await reconcile({ emulator, text, inputs });
        seen.set(`${run.result} ${run.converged}`, (seen.get(`${run.result} ${run.converged}`) ?? 0) + 1);
        const complaints = [
          ...(await complaintsAbout(run, emulator, text, before)),
          ...touched(before, emulator, file).filter(() => run.problems.every(({ rule }) => rule !== 'changed-along')),
        ];
        expect(complaints.length > 0 ? [...complaints, told(run), text] : []).toEqual([]);
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: runs, seed: 4 },
  );
  // A property that only ever meets refusals would prove nothing.
  expect(seen.get('applied true') ?? 0).toBeGreaterThan(runs / 10);
}, 900_000);

test('a plan and its hash do not depend on the order of the file', async () => {
  await fc.assert(
    fc.asyncProperty(liveArbitrary, fileArbitrary, async (live, file) => {
      const emulator = await started(live, {});
      try {
        const [one, other] = [
          await reconcile({ emulator, text: textOf(file, 'as it is'), inputs, mode: 'plan' }),
          await reconcile({ emulator, text: textOf(file, 'reversed'), inputs, mode: 'plan' }),
        ];
        const shown = ({ progress }: Reconciled) =>
          progress.plan?.steps.map(({ id, changes, dependsOn }) => ({
            id,
            changes: changes.map(({ at: _at, ...change }) => change),
            dependsOn: dependsOn.toSorted(),
          }));
        expect(shown(other)).toEqual(shown(one));
        expect(other.outputs['plan-hash']).toBe(one.outputs['plan-hash']);
        expect(other.problems.map(({ rule }) => rule).toSorted()).toEqual(
          one.problems.map(({ rule }) => rule).toSorted(),
        );
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: runs, seed: 5 },
  );
}, 900_000);
