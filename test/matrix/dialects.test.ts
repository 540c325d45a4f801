import { describe, expect, test } from '@jest/globals';
import { type Dialect, dialectSwitches } from '../emulator/dialect.ts';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { fullFile, laterFile, secretsInput, strangers } from '../support/full-file.ts';
import { pairwise } from '../support/pairwise.ts';
import { outcomeLines, reconcile, rulesOf, told, writeLines } from '../support/reconcile.ts';
import { stateOf } from '../support/state-of.ts';

/** Two sets, each with every pair of values of any two switches; together more than forty legal readings. */
const choices = [1, 2].flatMap((seed) => pairwise(dialectSwitches, seed));
const dialects = [{}, ...choices].map((dialect, index) => ({ index, dialect: dialect as Partial<Dialect> }));
const inputs = { secrets: secretsInput };

const scope = { database: null, schema: null, folder_globbing_enabled: false };
const settings = { limit: 10, strategy: 'none', rollup: 10, description: null, group: null, enrichment: null };

const firstState = {
  Orders: {
    ...scope,
    connection: 'lake',
    enrichment: 'Enrichment',
    enrichment_only: false,
    root_path: '/raw/orders',
    description: 'Orders of the shop',
    folder_globbing_enabled: true,
    tags: ['legacy', 'managed-by-git', 'orders'],
    teams: ['Data Platform'],
    group: 'Lake',
    prefix: 'ordersraw',
    limit: 25,
    strategy: 'append',
    rollup: 50,
  },
  Finance: {
    ...scope,
    ...settings,
    connection: 'role lake',
    enrichment: 'Enrichment',
    enrichment_only: false,
    root_path: '/finance',
    tags: ['finance', 'managed-by-git'],
    teams: ['Finance Team', 'Public'],
    group: 'Archive',
    prefix: 'finance',
  },
  Enrichment: {
    ...scope,
    ...settings,
    connection: 'inline lake',
    enrichment_only: true,
    root_path: '/qualytics-enrichment',
    tags: ['managed-by-git'],
    teams: ['Data Platform'],
    prefix: 'enrichment',
  },
  Sales: {
    ...settings,
    connection: 'warehouse',
    enrichment: 'Enrichment',
    enrichment_only: false,
    root_path: null,
    folder_globbing_enabled: false,
    database: 'analytics',
    schema: 'sales',
    tags: ['managed-by-git'],
    teams: ['Data Platform'],
    prefix: 'sales',
  },
  Alone: {
    ...scope,
    ...settings,
    connection: 'Alone',
    enrichment_only: false,
    root_path: '/alone',
    tags: ['managed-by-git'],
    teams: ['Data Platform'],
    prefix: 'alone',
  },
};

const laterState = {
  'Orders Lake': {
    ...firstState.Orders,
    enrichment: 'Second Enrichment',
    description: null,
    folder_globbing_enabled: false,
    tags: ['managed-by-git'],
    teams: ['Public'],
    group: null,
    limit: 30,
    strategy: 'overwrite',
  },
  Finance: { ...firstState.Finance, connection: 'lake', enrichment: null, tags: ['managed-by-git'], group: 'Lake' },
  Enrichment: firstState.Enrichment,
  'Second Enrichment': {
    ...firstState.Enrichment,
    connection: 'lake',
    root_path: '/second',
    teams: ['Public'],
    prefix: 'secondenrichment',
  },
  Alone: firstState.Alone,
};

const switches = (dialect: Partial<Dialect>): string =>
  Object.entries(dialect)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

async function inDialect(dialect: Partial<Dialect>, body: (emulator: Emulator) => Promise<void>): Promise<void> {
  const emulator = await startEmulator({ dialect, seed: strangers });
  try {
    await body(emulator);
  } catch (error) {
    throw new Error(`in the dialect ${switches(dialect) || 'of the samples'}`, { cause: error });
  } finally {
    await emulator.close();
  }
}

async function apply(emulator: Emulator, text: string) {
  return reconcile({ emulator, text, inputs });
}

test('there are at least forty dialects, and every pair of values of two switches is in one', () => {
  expect(dialects.length).toBeGreaterThanOrEqual(40);
  const pairs = Object.entries(dialectSwitches).flatMap(([one, values], index) =>
    Object.entries(dialectSwitches)
      .slice(index + 1)
      .flatMap(([other, others]) => values.flatMap((value) => others.map((second) => ({ one, value, other, second })))),
  );
  const missing = pairs.filter(
    ({ one, value, other, second }) => !choices.some((choice) => choice[one] === value && choice[other] === second),
  );
  expect(missing).toEqual([]);
});

describe.each(dialects)('dialect $index', ({ dialect }) => {
  test('the first apply reaches what the file says, and the second writes nothing', async () => {
    await inDialect(dialect, async (emulator) => {
      const first = await apply(emulator, fullFile);
      expect([first.result, first.converged, rulesOf(first)]).toEqual(['applied', true, []]);
      const { datastores, connections, operations } = stateOf(emulator);
      const { Stranger, ...ours } = datastores;
      expect(Stranger).toMatchObject({ connection: 'stranger', tags: [], teams: ['Public'] });
      expect(ours).toEqual(firstState);
      expect(operations).toEqual({ Orders: 1, Finance: 1 });
      expect(connections).toMatchObject({
        lake: { uri: 's3://acme-lake', secret_key: 'wJalrXUtnFEMI/lake-secret' },
        warehouse: { password: 'warehouse-password', vault: 'https://vault.acme.example/v1/secret' },
        'inline lake': { secret_key: 'wJalrXUtnFEMI/inline-secret' },
        Alone: { role_arn: 'arn:aws:iam::123456789012:role/Alone' },
      });
      expect(Object.keys(connections)).toHaveLength(6);

      const second = await apply(emulator, fullFile);
      expect([second.result, writeLines(second)]).toEqual(['unchanged', []]);
    });
  });

  test('a changed file is reached too, or what this server cannot do is named', async () => {
    await inDialect(dialect, async (emulator) => {
      await apply(emulator, fullFile);
      const text = await withoutNulls(emulator, dialect);
      const first = await apply(emulator, text);
      if (dialect.switchEnrichment === 409) {
        expect([first.result, outcomeLines(first).filter((line) => !line.endsWith(': done'))]).toEqual([
          'partial',
          ['link datastore Orders Lake: failed'],
        ]);
        expect(told(first)).toContain('Unlink the datastore by hand');
        unlinkByHand(emulator, 'Orders Lake');
        const again = await apply(emulator, text);
        expect(outcomeLines(again).filter((line) => !line.endsWith(': done'))).toEqual([]);
      } else {
        expect(outcomeLines(first).filter((line) => !line.endsWith(': done'))).toEqual([]);
      }
      const ignoresNull = dialect.nullOnPut === 'ignored';
      expect(first.converged).toBe(!ignoresNull && first.result === 'applied');
      expect(rulesOf(first, 'warning').filter((rule) => rule === 'not-converged')).toHaveLength(ignoresNull ? 2 : 0);
      for (const field of ignoresNull ? ['secrets_manager', 'description'] : []) {
        expect(told(first)).toContain(`The server ignored ${field} of`);
      }
      const nullsStay = ignoresNull || text !== laterFile;
      if (dialect.dfsParametersOnRead === 'absent') {
        expect(told(first)).toContain('notice not-readable: The API does not give back parameters.');
        expectLater(emulator, { nullsStay, role: 'QualyticsS3Role' });
        await reconcile({ emulator, text, inputs: { ...inputs, 'rotate-secrets': 'role lake' } });
      }
      expectLater(emulator, { nullsStay, role: 'AnotherRole' });
      const last = await apply(emulator, text);
      expect(writeLines(last)).toEqual(ignoresNull ? expect.arrayContaining([expect.stringMatching(/^PUT /)]) : []);
    });
  });
});

/** Where `null` is refused the run stops before it writes; the same file without those two is what can be reached. */
async function withoutNulls(emulator: Emulator, dialect: Partial<Dialect>): Promise<string> {
  if (dialect.nullOnPut !== 'rejected') {
    return laterFile;
  }
  const before = emulator.snapshot();
  const refused = await apply(emulator, laterFile);
  expect([refused.result, rulesOf(refused)]).toEqual(['failed', ['connection-test-failed']]);
  expect(told(refused)).toContain('secrets_manager');
  expect(emulator.snapshot()).toEqual(before);
  return laterFile.replace('    secrets_manager: null\n', '').replace('    description: null\n', '');
}

function unlinkByHand({ state }: Emulator, name: string): void {
  for (const datastore of state.datastores.by('name', name)) {
    state.datastores.put({
      ...datastore,
      enrichment_datastore_id: null,
      enrichment_remediation_strategy: 'none',
    });
  }
}

function expectLater(
  emulator: Emulator,
  { nullsStay, role }: { readonly nullsStay: boolean; readonly role: string },
): void {
  const { datastores, connections, operations } = stateOf(emulator);
  const { Stranger: _stranger, ...ours } = datastores;
  const description = nullsStay ? firstState.Orders.description : null;
  expect(ours).toEqual({ ...laterState, 'Orders Lake': { ...laterState['Orders Lake'], description } });
  expect(connections).toMatchObject({
    lake: { access_key: 'AKIANEWKEY0000000002' },
    'role lake': { role_arn: `arn:aws:iam::123456789012:role/${role}`, external_id: 'acme-external' },
    warehouse: { host: 'new-warehouse.acme.example', port: 5433 },
  });
  expect(operations).toEqual({ 'Orders Lake': 1, Finance: 1 });
}
