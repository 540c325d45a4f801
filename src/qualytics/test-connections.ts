import { connectionCreateBody, connectionUpdateBody, datastoreCreateBody } from '../connectors/payload.ts';
import type { Live } from '../plan/live.ts';
import type { Plan } from '../plan/plan.ts';
import type { Step } from '../plan/steps.ts';
import type { Problem } from '../problem.ts';
import type { Reader, TestVerdict } from './reader.ts';

interface ConnectionTest {
  readonly name: string;
  readonly at: Problem['at'];
  readonly run: (reader: Reader) => Promise<TestVerdict>;
}

/**
 * Tests the connections of a plan through the API's calls that keep nothing, side by side. Never called on
 * pull-request events: it makes the API send credentials to addresses of the file.
 *
 * @returns a refusal for each test that failed, a notice for each that could not be made.
 */
export async function testConnections(
  reader: Reader,
  plan: Plan<Step>,
  live: Live,
  which: 'changed' | 'all',
): Promise<readonly Problem[]> {
  const changed = plan.steps.flatMap((step) => testOf(step, plan));
  const tests = which === 'all' ? [...changed, ...unchanged(plan, live)] : changed;
  const verdicts = await Promise.all(tests.map(async (test) => ({ test, verdict: await test.run(reader) })));
  return verdicts.flatMap(({ test, verdict }) => problemOf(test, verdict));
}

function testOf({ operation, name, at }: Step, plan: Plan<Step>): readonly ConnectionTest[] {
  if (operation.does === 'update-connection') {
    const body = connectionUpdateBody(operation.live, operation.entry.name ?? operation.live.name, operation.send);
    return [{ name, at, run: (reader) => reader.testConnection(operation.live.id, body) }];
  }
  if (operation.does !== 'create-datastore') {
    return [];
  }
  const entry = 'inline' in operation.on ? operation.on.inline : connectionOfFirstUser(operation.on, name, plan);
  if (!entry) {
    return [];
  }
  const connectionName = 'inline' in operation.on ? operation.on.name : (entry.name ?? name);
  const connection = connectionCreateBody(connectionName, entry.type, entry.fields);
  const body = datastoreCreateBody(name, operation.type, operation.fields, { connection }, {});
  return [{ name: connectionName, at: entry.at, run: (reader) => reader.testNew(body) }];
}

/** A new connection is tested once, in the create of the first datastore that is to be on it. */
function connectionOfFirstUser(
  on: { readonly liveId: number } | { readonly step: string },
  user: string,
  plan: Plan<Step>,
) {
  if (!('step' in on)) {
    return undefined;
  }
  const first = plan.steps.find(
    ({ operation }) => operation.does === 'create-datastore' && 'step' in operation.on && operation.on.step === on.step,
  );
  const create = plan.steps.find(({ id }) => id === on.step);
  return first?.name === user && create?.operation.does === 'create-connection' ? create.operation.entry : undefined;
}

function unchanged(plan: Plan<Step>, live: Live): readonly ConnectionTest[] {
  const tested = new Set(plan.steps.filter(({ kind }) => kind === 'connection').map(({ liveId }) => liveId));
  return [...plan.connections].flatMap(([name, id]) =>
    id !== null && !tested.has(id) && live.connections.has(id)
      ? [{ name, at: undefined, run: (reader: Reader) => reader.testConnection(id) }]
      : [],
  );
}

function problemOf({ name, at }: ConnectionTest, verdict: TestVerdict): readonly Problem[] {
  if (verdict.passed === true) {
    return [];
  }
  const place = at ? { at } : {};
  return verdict.passed === false
    ? [
        {
          severity: 'error',
          rule: 'connection-test-failed',
          ...place,
          message: `Connection "${name}" failed its test: ${verdict.said}`,
          hint: 'Correct its address or credentials. With test-connections: never it is not tested.',
        },
      ]
    : [
        {
          severity: 'notice',
          rule: 'connection-not-tested',
          ...place,
          message: `Connection "${name}" could not be tested: ${verdict.said}`,
          hint: 'Testing needs the role Manager, and not every deployment has the call.',
        },
      ];
}

/** Connections whose stored credentials fail their test while those of the file pass. `candidates`: a plan that would send all secrets. */
export async function failingConnections(reader: Reader, candidates: Plan<Step>): Promise<ReadonlySet<string>> {
  const names = await Promise.all(
    candidates.steps.map(async ({ operation, name }) => {
      if (operation.does !== 'update-connection') {
        return undefined;
      }
      const stored = await reader.testConnection(operation.live.id);
      if (stored.passed !== false) {
        return undefined;
      }
      const given = await reader.testConnection(
        operation.live.id,
        connectionUpdateBody(operation.live, name, operation.send),
      );
      return given.passed === true ? name : undefined;
    }),
  );
  return new Set(names.filter((name) => name !== undefined));
}
