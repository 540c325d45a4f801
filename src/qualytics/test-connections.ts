import type { Desired, DesiredConnection, Value } from '../config/desired.ts';
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
import type { Position, Problem } from '../problem.ts';
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
  { desired, live }: { readonly desired: Desired; readonly live: Live },
  which: 'changed' | 'all',
): Promise<readonly Problem[]> {
  const users = firstUsers(plan);
  const changed = plan.steps.flatMap((step) => testOf(step, users));
  const tests = which === 'all' ? [...changed, ...unchanged(plan, desired, live)] : changed;
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

function unchanged(plan: Plan<Step>, desired: Desired, live: Live): readonly ConnectionTest[] {
  const placeOf = placesOf(desired);
  const tested = new Set(plan.steps.filter(({ kind }) => kind === 'connection').map(({ liveId }) => liveId));
  return [...plan.connections].flatMap(([name, id]) => {
    const connection = id === null || tested.has(id) ? undefined : live.connections.get(id);
    return connection
      ? [
          {
            name,
            at: placeOf(connection),
            type: connection.type,
            values: connection.fields,
            run: (reader: Reader) => reader.testConnection(connection.id),
          },
        ]
      : [];
  });
}

/** Where the file describes a connection, or else first names it. */
function placesOf(desired: Desired): (live: LiveConnection) => Position | undefined {
  const places = new Map<string | number, Position>();
  for (const { connection } of desired.datastores.toReversed()) {
    if (connection?.kind === 'live-id') {
      places.set(connection.id, connection.at);
    } else if (connection?.kind === 'live-name') {
      places.set(connection.name, connection.at);
    }
  }
  for (const { id, name, at } of desired.connections) {
    places.set(id?.value ?? name ?? '', at);
  }
  return ({ id, name }) => places.get(id) ?? places.get(name);
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

export interface Failing {
  /** Whose stored credentials fail their test while the credentials of the file pass. */
  readonly names: ReadonlySet<string>;
  /** A notice for each that is left as it is although it may not work. */
  readonly problems: readonly Problem[];
}

/** Tests the stored credentials of the candidates, and those of the file where the stored ones fail. */
export async function failingConnections(reader: Reader, candidates: readonly RotationCandidate[]): Promise<Failing> {
  const tested = await Promise.all(
    candidates.map(async (candidate) => {
      const stored = await reader.testConnection(candidate.live.id);
      if (stored.passed !== false) {
        return stored.passed === true ? undefined : { candidate, why: `could not be tested: ${sentence(stored.said)}` };
      }
      const given = await testUpdate(reader, candidate.live, candidate.name, candidate.send);
      return given.passed === true
        ? { candidate }
        : { candidate, why: `fails its test, and the secrets of the file do not mend it: ${sentence(given.said)}` };
    }),
  );
  const found = tested.filter((one) => one !== undefined);
  return {
    names: new Set(found.flatMap(({ candidate, why }) => (why === undefined ? [candidate.name] : []))),
    problems: found.flatMap(({ candidate: { name, entry }, why }) =>
      why === undefined ? [] : [notRotated(name, entry.at, why)],
    ),
  };
}

function notRotated(name: string, at: Position, why: string): Problem {
  return {
    severity: 'notice',
    rule: 'not-rotated',
    at,
    message: `Connection "${name}" ${why}`,
    hint: 'Its secrets are not sent again. Correct them, or name the connection in rotate-secrets to send them all the same.',
  };
}
