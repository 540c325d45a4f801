import type { DesiredConnection, Value } from '../config/desired.ts';
import { iamFactsOf, iamRemedy } from '../connectors/iam-policy.ts';
import {
  connectionCreateBody,
  connectionUpdateBody,
  datastoreCreateBody,
  withoutNulls,
} from '../connectors/payload.ts';
import type { Live, LiveConnection } from '../plan/live.ts';
import type { Plan } from '../plan/plan.ts';
import type { RotationCandidate } from '../plan/rotation.ts';
import type { Step } from '../plan/steps.ts';
import type { Problem } from '../problem.ts';
import type { Reader, TestVerdict } from './reader.ts';

interface ConnectionTest {
  readonly name: string;
  readonly at: Problem['at'];
  readonly type: string;
  /** What the connection holds once the plan is done: for the remedy of a failed test. */
  readonly values: ReadonlyMap<string, Value | undefined>;
  readonly run: (reader: Reader) => Promise<TestVerdict>;
}

/**
 * Tests the connections of a plan through the API's calls that keep nothing, side by side. Never called on
 * pull-request events: it makes the API send credentials to addresses of the file.
 *
 * @returns a refusal for each test that failed or gave no verdict, a notice for each that could not be made.
 */
export async function testConnections(
  reader: Reader,
  plan: Plan<Step>,
  live: Live,
  which: 'changed' | 'all',
): Promise<readonly Problem[]> {
  const users = firstUsers(plan);
  const changed = plan.steps.flatMap((step) => testOf(step, users));
  const tests = which === 'all' ? [...changed, ...unchanged(plan, live)] : changed;
  const verdicts = await Promise.all(tests.map(async (test) => ({ test, verdict: await test.run(reader) })));
  const writing = writingConnections(plan, live);
  return verdicts.flatMap(({ test, verdict }) => problemOf(test, verdict, writing.has(test.name)));
}

/** Names of the connections that an enrichment datastore is on, or will be. */
function writingConnections(plan: Plan<Step>, live: Live): ReadonlySet<string> {
  const stepNames = new Map(plan.steps.map(({ id, name }) => [id, name]));
  const created = plan.steps.flatMap(({ operation }) => {
    if (operation.does !== 'create-datastore' || operation.fields.get('enrichment_only')?.value !== true) {
      return [];
    }
    const { on } = operation;
    return 'inline' in on
      ? on.name
      : 'step' in on
        ? (stepNames.get(on.step) ?? [])
        : (live.connections.get(on.liveId)?.name ?? []);
  });
  const existing = [...live.datastores.values()].flatMap(({ fields, connectionId }) =>
    fields.get('enrichment_only') === true ? (live.connections.get(connectionId ?? Number.NaN)?.name ?? []) : [],
  );
  return new Set([...created, ...existing]);
}

type DatastoreUse = Pick<Extract<Step['operation'], { does: 'create-datastore' }>, 'fields'> & {
  readonly name: string;
};

/** Of each connection that a step makes, the first datastore that is created on it: the test call wants one. */
function firstUsers(plan: Plan<Step>): ReadonlyMap<string, DatastoreUse> {
  const users = new Map<string, DatastoreUse>();
  for (const { name, operation } of plan.steps) {
    if (operation.does === 'create-datastore' && 'step' in operation.on && !users.has(operation.on.step)) {
      users.set(operation.on.step, { name, fields: operation.fields });
    }
  }
  return users;
}

function testOf(
  { id, operation, name, at }: Step,
  users: ReadonlyMap<string, DatastoreUse>,
): readonly ConnectionTest[] {
  if (operation.does === 'update-connection' && operation.send.size > 0) {
    const { live, entry, send } = operation;
    const values = new Map<string, Value | undefined>([...live.fields, ...send]);
    const run = (reader: Reader): Promise<TestVerdict> => testUpdate(reader, live, entry.name ?? live.name, send);
    return [{ name, at, type: live.type, values, run }];
  }
  if (operation.does === 'create-connection') {
    // A connection that only takes over existing datastores, or none yet, is tested in the create of an imagined one.
    return [testOfNew(name, operation.entry, users.get(id) ?? { name, fields: new Map() })];
  }
  return operation.does === 'create-datastore' && 'inline' in operation.on
    ? [testOfNew(operation.on.name, operation.on.inline, { name, fields: operation.fields })]
    : [];
}

/** Some servers take no `null`: what failed with one is tried without it, as its update would be. */
async function testUpdate(
  reader: Reader,
  live: LiveConnection,
  name: string,
  send: ReadonlyMap<string, Value>,
): Promise<TestVerdict> {
  const body = connectionUpdateBody(live, name, send);
  const verdict = await reader.testConnection(live.id, body);
  const plain = verdict.passed === false ? withoutNulls(body, live, send) : undefined;
  const second = plain && (await reader.testConnection(live.id, plain));
  return second?.passed === true ? second : verdict;
}

function testOfNew(name: string, entry: DesiredConnection, user: DatastoreUse): ConnectionTest {
  const connection = connectionCreateBody(name, entry.type, entry.fields);
  // Tags of the plan may not exist yet, and say nothing about a connection.
  const fields = new Map([...user.fields].filter(([path]) => path !== 'tags'));
  const body = datastoreCreateBody(user.name, entry.type, fields, { connection }, {});
  const values = new Map([...entry.fields].map(([path, field]) => [path, field.value]));
  return { name, at: entry.at, type: entry.type, values, run: (reader) => reader.testNew(body) };
}

function unchanged(plan: Plan<Step>, live: Live): readonly ConnectionTest[] {
  const tested = new Set(plan.steps.filter(({ kind }) => kind === 'connection').map(({ liveId }) => liveId));
  return [...plan.connections].flatMap(([name, id]) => {
    const connection = id === null || tested.has(id) ? undefined : live.connections.get(id);
    return connection
      ? [
          {
            name,
            at: undefined,
            type: connection.type,
            values: connection.fields,
            run: (reader: Reader) => reader.testConnection(connection.id),
          },
        ]
      : [];
  });
}

function problemOf(test: ConnectionTest, verdict: TestVerdict, writes: boolean): readonly Problem[] {
  const { name, at } = test;
  if (verdict.passed === true) {
    return [];
  }
  const place = at ? { at } : {};
  if (verdict.passed === 'unanswered') {
    return [
      {
        severity: 'error',
        rule: 'connection-test-failed',
        ...place,
        message: `Connection "${name}" could not be tested: ${sentence(verdict.said)}`,
        hint: 'Run again. To skip the test, set test-connections: never.',
      },
    ];
  }
  return verdict.passed === false
    ? [
        {
          severity: 'error',
          rule: 'connection-test-failed',
          ...place,
          message: `Connection "${name}" failed its test: ${sentence(verdict.said)}`,
          hint: `${remedy(test, verdict.said, writes)} To skip the test, set test-connections: never.`,
        },
      ]
    : [
        {
          severity: 'notice',
          rule: 'connection-not-tested',
          ...place,
          message: `Connection "${name}" could not be tested: ${sentence(verdict.said)}`,
          hint: 'Testing needs the role Manager, and not every deployment has the call.',
        },
      ];
}

/** The API's words with the full stop that what follows them needs. */
function sentence(said: string): string {
  return `${said.replace(/[.\s]+$/, '')}.`;
}

function remedy({ type, values }: ConnectionTest, said: string, writes: boolean): string {
  const facts = iamFactsOf(type, values, writes);
  return facts ? iamRemedy(facts, said) : 'Correct its address or credentials.';
}

/** The names of those whose stored credentials fail their test while the credentials of the file pass. */
export async function failingConnections(
  reader: Reader,
  candidates: readonly RotationCandidate[],
): Promise<ReadonlySet<string>> {
  const names = await Promise.all(
    candidates.map(async ({ live, name, send }) => {
      const stored = await reader.testConnection(live.id);
      if (stored.passed !== false) {
        return undefined;
      }
      const given = await testUpdate(reader, live, name, send);
      return given.passed === true ? name : undefined;
    }),
  );
  return new Set(names.filter((name) => name !== undefined));
}
