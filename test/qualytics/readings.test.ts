import { describe, expect, test } from '@jest/globals';
import { datastoreFields } from '../../src/connectors/datastore.ts';
import { type Known, rivals } from '../../src/needs/rivals.ts';
import type { Live, LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { RotationCandidate } from '../../src/plan/rotation.ts';
import type { Step } from '../../src/plan/steps.ts';
import { problemText } from '../../src/problem.ts';
import { readAll } from '../../src/qualytics/read-all.ts';
import { readInto } from '../../src/qualytics/read-into.ts';
import type { Reader, TestVerdict } from '../../src/qualytics/reader.ts';
import { failingConnections, testConnections } from '../../src/qualytics/test-connections.ts';
import { planWith } from '../apply/support.ts';
import { desiredFrom, liveConnection, liveOf as liveFrom, planFor } from '../plan/support-connections.ts';
import { connection, datastore } from '../plan/support-datastores.ts';

/** Reads what might collide, as a reading does. */
function withRivals(reader: Reader, known: Known & { readonly datastores: Map<number, LiveDatastore> }) {
  return readInto(reader, known.datastores, rivals(known));
}

/** A reader that has these methods, and the arguments that each was called with. */
function reading(methods: Partial<Reader>): { readonly reader: Reader; readonly calls: readonly string[] } {
  const calls: string[] = [];
  const reader = new Proxy({} as Reader, {
    get:
      (_, name: keyof Reader) =>
      (...args: readonly unknown[]) => {
        calls.push([name, ...args.map((arg) => JSON.stringify(arg))].join(' '));
        const method = methods[name] as ((...given: readonly unknown[]) => Promise<unknown>) | undefined;
        if (!method) {
          throw new Error(`not expected: ${name}`);
        }
        return method(...args);
      },
  });
  return { reader, calls };
}

/** Every row of a datastore, so that nothing about it must be read again. */
const full = Object.fromEntries(datastoreFields.map(({ name }) => [name, null]));

interface Tenant {
  readonly listed: readonly LiveDatastore[];
  readonly connections?: readonly LiveConnection[];
  /** What single readings give; what is not among them is gone. */
  readonly single?: readonly (LiveDatastore | LiveConnection)[];
}

function readTenant({ listed, connections = [connection(1, 'lake')], single = [] }: Tenant) {
  const found = async (id: number): Promise<never> => single.find((one) => one.id === id) as never;
  const { reader, calls } = reading({
    role: async () => 'Admin',
    datastores: async ({ enrichmentOnly }) => (enrichmentOnly ? [] : listed),
    connections: async () => connections,
    datastore: found,
    connection: found,
    tags: async () => new Map([['theirs', 'external']]),
  });
  const settings = { origin: 'https://acme.example', wants: () => true, needsTags: false, allConnections: false };
  return { whole: readAll(reader, settings), calls };
}

describe('a whole reading', () => {
  test('asks for a connection that a datastore is on and no list has', async () => {
    const { whole, calls } = readTenant({
      listed: [
        datastore(10, 'A', { connectionId: 7, fields: full }),
        datastore(11, 'B', { connectionId: 8, fields: full }),
      ],
      single: [connection(7, 'hidden')],
    });
    expect([...(await whole).live.connections.values()].map(({ id, name }) => [id, name])).toEqual([
      [1, 'lake'],
      [7, 'hidden'],
    ]);
    expect(calls.slice(4)).toEqual(['connection 7', 'connection 8']);
  });

  test('keeps the connection that only the list knows, and forgets what is gone', async () => {
    const { whole, calls } = readTenant({
      listed: [datastore(10, 'A'), datastore(11, 'B')],
      single: [datastore(10, 'A', { connectionId: undefined, fields: full })],
    });
    const { live, wanted } = await whole;
    expect([...live.datastores.values()].map(({ id, connectionId }) => [id, connectionId])).toEqual([[10, 1]]);
    expect(wanted.map(({ id }) => id)).toEqual([10]);
    expect(calls.slice(4)).toEqual(['datastore 10', 'datastore 11']);
  });

  test('tells an integration’s tags apart in what is wanted too', async () => {
    const fields = { ...full, tags: ['mine', 'theirs'] };
    const { live, wanted } = await readTenant({ listed: [datastore(10, 'A', { fields })] }).whole;
    expect([...wanted, ...live.datastores.values()].map((one) => [one.fields.get('tags'), one.foreignTags])).toEqual([
      [['mine'], ['theirs']],
      [['mine'], ['theirs']],
    ]);
  });
});

describe('what may cover the same data as a new entry', () => {
  const desired = desiredFrom(`connections:
  - { name: lake, type: s3, uri: s3://acme, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "\${{ secrets.X }}" }
datastores:
  - { name: New, connection_name: lake, teams: [Public] }
`);
  const unplaced = (id: number, more: Parameters<typeof datastore>[2]): LiveDatastore =>
    datastore(id, `live ${id}`, { connectionId: undefined, ...more });

  test('is read by itself where no list tells its connection and nothing tells it apart', async () => {
    const listed = new Map(
      [
        unplaced(1, { fields: { root_path: '/' } }),
        unplaced(2, { fields: { root_path: '/elsewhere' } }),
        unplaced(3, {}),
        unplaced(4, { type: 'postgresql' }),
        unplaced(5, { type: undefined, fields: { root_path: '/' } }),
        datastore(6, 'on its connection, told in full', { fields: { ...full, root_path: '/' } }),
        unplaced(7, { type: 'S3', fields: { root_path: '/' } }),
        datastore(8, 'on its connection', { fields: { enrichment_only: false } }),
        datastore(9, 'on another connection', { connectionId: 2 }),
      ].map((one) => [one.id, one]),
    );
    const { reader, calls } = reading({
      datastore: async (id) =>
        id === 3 ? undefined : datastore(id, 'read', { connectionId: id === 1 ? 9 : undefined }),
    });
    const connections = new Map([[1, connection(1, 'lake')]]);
    const gone = await withRivals(reader, { desired, datastores: listed, connections, leaves: () => false });
    expect([calls, gone]).toEqual([
      ['datastore 1', 'datastore 3', 'datastore 5', 'datastore 7', 'datastore 8'],
      [{ id: 3, name: 'live 3' }],
    ]);
    expect([...listed.values()].map(({ id, name, connectionId }) => [id, name, connectionId])).toEqual([
      [1, 'read', 9],
      [2, 'live 2', undefined],
      [4, 'live 4', undefined],
      [5, 'read', undefined],
      [6, 'on its connection, told in full', 1],
      [7, 'read', undefined],
      [8, 'read', 1],
      [9, 'on another connection', 2],
    ]);
  });

  test.each([
    {
      what: 'is pinned by its id',
      connections: '{ name: sea, id: 1, type: s3, uri: s3://acme }',
      on: 'connection_name: sea',
      read: [1],
    },
    {
      what: 'is pinned by an id that is not there',
      connections: '{ name: sea, id: 9, type: s3, uri: s3://acme }',
      on: 'connection_name: sea',
      read: [],
    },
    {
      what: 'is renamed',
      connections: '{ name: sea, previous_names: [lake], type: s3, uri: s3://acme }',
      on: 'connection_name: sea',
      read: [1],
    },
    { what: 'is given by its id', connections: '', on: 'connection_id: 1', read: [1] },
    { what: 'is given by an id that is not there', connections: '', on: 'connection_id: 9', read: [] },
    { what: 'belongs to the new one alone', connections: '', on: 'connection: { type: s3, uri: s3://acme }', read: [] },
  ])('is read where the connection $what: $read', async ({ connections: entry, on, read }) => {
    const text = `connections: [${entry}]\ndatastores:\n  - { name: New, ${on}, teams: [Public] }\n`;
    const { reader, calls } = reading({ datastore: async () => undefined });
    await withRivals(reader, {
      desired: desiredFrom(text),
      datastores: new Map([[1, datastore(1, 'live')]]),
      connections: new Map([[1, connection(1, 'lake')]]),
      leaves: () => false,
    });
    expect(calls).toEqual(read.map((id) => `datastore ${id}`));
  });

  test('in a database is told apart by each part of its place, and what is not said is empty', async () => {
    const inDatabase = desiredFrom(`datastores:
  - { name: New, connection_name: db, schema: public, teams: [Public] }
`);
    const place = (id: number, fields: Readonly<Record<string, string | null>>): LiveDatastore =>
      unplaced(id, { type: 'postgresql', storeType: 'jdbc', fields });
    const listed = new Map(
      [
        place(1, { schema: 'public', database: null }),
        place(2, { schema: 'public', database: 'sales' }),
        place(3, { schema: 'other', database: null }),
        place(4, { schema: 'public' }),
      ].map((one) => [one.id, one]),
    );
    const { reader, calls } = reading({ datastore: async () => undefined });
    const connections = new Map([[1, liveConnection(1, 'db', 'postgresql', {})]]);
    await withRivals(reader, { desired: inDatabase, datastores: listed, connections, leaves: () => false });
    expect(calls).toEqual(['datastore 1', 'datastore 4']);
  });
});

const nothing = desiredFrom('datastores: []\n');

describe('the test of connections', () => {
  const passed: TestVerdict = { passed: true };
  const failed: TestVerdict = { passed: false, said: 'no route. ' };
  const role = {
    uri: 's3://acme-lake',
    'parameters.authentication_type': 'IAM_ROLE',
    'parameters.role_arn': 'arn:aws:iam::123456789012:role/Reader',
  };

  async function says(plan: Plan<Step>, live: Live, which: 'changed' | 'all', verdict: TestVerdict, desired = nothing) {
    const { reader, calls } = reading({ testConnection: async () => verdict, testNew: async () => verdict });
    const problems = await testConnections(reader, plan, { desired, live }, which);
    return { calls, says: problems.map((one) => `${one.severity} ${one.rule}  ${problemText(one)}`) };
  }

  const unchanged: Plan<Step> = {
    ...planWith([]),
    connections: new Map([
      ['lake', 1],
      ['new', null],
      ['gone', 9],
    ]),
  };

  test.each([
    ['connections: [{ name: lake, type: s3, uri: s3://acme-lake }]\n', 1],
    ['datastores:\n  - { name: A, connection_id: 1 }\n  - { name: B, connection_name: lake }\n', 2],
    ['datastores:\n  - { name: A }\n  - { name: B, connection_name: lake }\n', 3],
  ])('of what stays as it is stands where the file describes or names it: %j', async (text, line) => {
    const live = liveFrom([connection(1, 'lake')]);
    const { says: told } = await says(unchanged, live, 'all', failed, desiredFrom(text));
    expect(told[0]).toContain(`f.yaml:${line}:`);
  });

  test('asked for all tests what is stored and stays as it is, each once', async () => {
    const live = liveFrom([liveConnection(1, 'lake', 's3', { uri: 's3://acme-lake' })]);
    expect(await says(unchanged, live, 'all', failed)).toEqual({
      calls: ['testConnection 1'],
      says: [
        'error connection-test-failed  Connection "lake" failed its test: no route. Correct its address or credentials. To skip the test, set test-connections: never.',
      ],
    });
    expect((await says(unchanged, live, 'changed', failed)).calls).toEqual([]);
    expect(await says(unchanged, live, 'all', passed)).toEqual({ calls: ['testConnection 1'], says: [] });
    expect(
      (await says(unchanged, live, 'all', { passed: 'unknown', said: 'GET /x was answered with 403.' })).says,
    ).toEqual([
      'notice connection-not-tested  Connection "lake" could not be tested: GET /x was answered with 403. Testing needs the role Manager, and not every deployment has the call.',
    ]);
  });

  test.each([
    {
      what: 'has an enrichment datastore',
      on: { liveId: 1 },
      live: { enrichment_only: true },
      planned: false,
      writes: true,
    },
    { what: 'has a source', on: { liveId: 1 }, live: { enrichment_only: false }, planned: false, writes: false },
    { what: 'gets an enrichment datastore', on: { liveId: 1 }, live: {}, planned: true, writes: true },
    {
      what: 'is another one than that of the new enrichment datastore',
      on: { liveId: 5 },
      live: {},
      planned: true,
      writes: false,
    },
    {
      what: 'is not made by the step',
      on: { step: 'create connection other' },
      live: {},
      planned: true,
      writes: false,
    },
  ])('by role asks for the rights to write where it $what: $writes', async ({ on, live: fields, planned, writes }) => {
    const live = liveFrom([liveConnection(1, 'lake', 's3', role)], [datastore(10, 'A', { fields })]);
    const { plan } = planFor(
      `datastores:
  - { name: E, connection_name: lake, enrichment_only: true, teams: [Public] }
`,
      live,
    );
    const create = plan.steps.find(({ operation }) => operation.does === 'create-datastore');
    if (create?.operation.does !== 'create-datastore') {
      throw new Error('the plan creates no datastore');
    }
    const steps = planned ? [{ ...create, operation: { ...create.operation, on } }] : [];
    const { says: said } = await says({ ...unchanged, steps }, live, 'all', failed);
    expect(said.map((text) => text.includes('enrichment: read and write'))).toEqual([writes]);
    expect(said.map((text) => text.includes('source: read only'))).toEqual([!writes]);
  });
});

describe('the test of a connection that goes over to a role', () => {
  const live = liveConnection(1, 'lake', 's3', { uri: 's3://acme', access_key: 'AKIAIOSFODNN7EXAMPLE' });
  const { plan } = planFor(
    `connections:
  - name: lake
    type: s3
    uri: s3://acme
    parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/Reader" }
`,
    liveFrom([live]),
  );
  const keysOf = (body: unknown): readonly string[] => Object.keys(body as object);

  async function tested(verdicts: readonly TestVerdict[]) {
    const bodies: unknown[] = [];
    const { reader } = reading({
      testConnection: async (_, body) => {
        bodies.push(body);
        return verdicts[bodies.length - 1] ?? { passed: true };
      },
    });
    const problems = await testConnections(reader, plan, { desired: nothing, live: liveFrom([live]) }, 'changed');
    return { bodies, says: problems.map(({ message }) => message) };
  }

  test('is made once more without nulls, which not every server takes', async () => {
    const { bodies, says } = await tested([{ passed: false, said: 'null' }, { passed: true }]);
    expect(bodies.map(keysOf)).toEqual([
      ['name', 'type', 'parameters', 'access_key', 'secret_key'],
      ['name', 'type', 'parameters'],
    ]);
    expect(says).toEqual([]);
  });

  test('has failed as it failed at first where that does not help', async () => {
    const { says } = await tested([
      { passed: false, said: 'no' },
      { passed: false, said: 'other' },
    ]);
    expect(says).toEqual(['Connection "lake" failed its test: no.']);
  });

  test('that passes is made once', async () => {
    expect((await tested([{ passed: true }])).bodies).toHaveLength(1);
    expect((await tested([{ passed: 'unknown', said: '403' }])).bodies).toHaveLength(1);
  });
});

describe('rotation of what fails', () => {
  const candidate = (id: number, name: string): RotationCandidate => {
    const live = connection(id, name);
    const entry = desiredFrom(`connections:
  - { name: ${name}, type: s3, uri: s3://acme, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "\${{ secrets.X }}" }
`).connections[0];
    if (!entry) {
      throw new Error('the file has no connection');
    }
    const send = new Map([['access_key', 'AKIAIOSFODNN7EXAMPLE']]);
    return { does: 'update-connection', entry, live, send, name };
  };

  test('takes those whose stored credentials fail while those of the file pass', async () => {
    const stored: Readonly<Record<number, TestVerdict>> = {
      1: { passed: true },
      2: { passed: false, said: 'no' },
      3: { passed: false, said: 'no' },
      4: { passed: 'unknown', said: '403' },
    };
    const { reader, calls } = reading({
      testConnection: async (id, body) =>
        body === undefined
          ? (stored[id] ?? { passed: 'unknown', said: '404' })
          : id === 2
            ? { passed: true }
            : { passed: false, said: 'no' },
    });
    const candidates = [1, 2, 3, 4].map((id) => candidate(id, `c${id}`));
    const { names, problems } = await failingConnections(reader, candidates);
    expect(names).toEqual(new Set(['c2']));
    expect(problems.map(({ severity, message, at }) => [severity, message, at?.line])).toEqual([
      ['notice', 'Connection "c3" fails its test, and the secrets of the file do not mend it: no.', 2],
      ['notice', 'Connection "c4" could not be tested: 403.', 2],
    ]);
    expect(calls).toEqual([
      'testConnection 1',
      'testConnection 2',
      'testConnection 3',
      'testConnection 4',
      'testConnection 2 {"name":"c2","type":"s3","access_key":"AKIAIOSFODNN7EXAMPLE"}',
      'testConnection 3 {"name":"c3","type":"s3","access_key":"AKIAIOSFODNN7EXAMPLE"}',
    ]);
  });
});
