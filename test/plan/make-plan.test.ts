import { describe, expect, test } from '@jest/globals';
import { connection, datastore, fileOf, place, planOf, problemsOf } from './support-datastores.ts';

const enrichment = { id: 9, name: 'Store' };
const store = datastore(9, 'Store', { fields: { enrichment_only: true, tags: ['mine'] } });
const owned = { tags: ['mine'] };

describe('the steps of a plan', () => {
  const file = (...entries: readonly string[]) => `
ownership_tag: mine
connections:
  - { name: beta, type: s3, uri: s3://b, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" } }
  - { name: alpha, type: s3, uri: s3://a, parameters: { external_id: new } }
${fileOf(...entries)}removed:
  - { name: Gone, id: 8 }
`;
  const entries = [
    '{ name: New, connection_name: beta, teams: [Public], tags: [fresh], trigger_sync: true, enrichment_datastore: Store }',
    '{ name: Left, id: 5, description: x, enrichment_datastore: null }',
    '{ name: Grouped, id: 6, group: { name: B } }',
    '{ name: Iconed, id: 7, group: { name: A, icon: mdi-folder-outline } }',
    '{ name: Two, id: 1, group: { name: A } }',
    '{ name: One, id: 2, description: x }',
  ];
  const live = {
    datastores: [
      datastore(1, 'One', { fields: owned, group: { id: 4, name: 'A', icon: null } }),
      datastore(2, 'Two', { fields: owned }),
      datastore(5, 'Left', { fields: owned, enrichment }),
      datastore(6, 'Grouped', { fields: owned }),
      datastore(7, 'Iconed', { fields: owned }),
      datastore(8, 'Gone', { fields: owned }),
      store,
    ],
    connections: [connection(1, 'alpha', { fields: { uri: 's3://a', 'parameters.external_id': 'old' } })],
    groups: [{ id: 4, name: 'A', icon: null }],
    tags: ['mine'],
  };

  test('are in one order, whatever the order of the file', () => {
    const planned = (order: readonly string[]) => planOf(file(...order), live).plan;
    expect(planned(entries).steps.map(({ id }) => id)).toEqual([
      'create tag fresh',
      'create group b',
      'update group A',
      'create connection beta',
      'update connection alpha',
      'unlink datastore Left',
      'create datastore New',
      'make way: update datastore Two',
      'update datastore Grouped',
      'update datastore Iconed',
      'update datastore Left',
      'update datastore One',
      'update datastore Two',
      'link datastore New',
      'sync datastore New',
      'delete datastore Gone 8',
    ]);
    const turned = planned(entries.toReversed());
    expect(turned.steps.map(({ id }) => id)).toEqual(planned(entries).steps.map(({ id }) => id));
    expect(turned.hash).toBe(planned(entries).hash);
  });

  test('are counted by datastore, and need the highest role of any of them', () => {
    const { plan } = planOf(file(...entries, '{ name: Store, enrichment_only: true }'), live);
    expect([plan.summary, plan.needs]).toEqual([{ create: 1, update: 6, delete: 1, unchanged: 0 }, 'Admin']);
    expect(plan.datastores).toEqual([
      { name: 'New', liveId: null, state: 'create' },
      { name: 'Left', liveId: 5, state: 'update' },
      { name: 'Grouped', liveId: 6, state: 'update' },
      { name: 'Iconed', liveId: 7, state: 'update' },
      { name: 'Two', liveId: 1, state: 'update' },
      { name: 'One', liveId: 2, state: 'update' },
      // It is on the connection that changes.
      { name: 'Store', liveId: 9, state: 'update' },
    ]);
    expect(plan.connections).toEqual(
      new Map([
        ['beta', null],
        ['alpha', 1],
      ]),
    );
  });

  test('are none for an empty file, which needs no more than a Member', () => {
    const { plan } = planOf('datastores: []\n');
    expect({ ...plan, hash: '' }).toEqual({
      hash: '',
      steps: [],
      summary: { create: 0, update: 0, delete: 0, unchanged: 0 },
      datastores: [],
      connections: new Map(),
      needs: 'Member',
      problems: [],
    });
  });
});

describe('the state of a datastore in a plan', () => {
  test('is update where only its connection changes, and unchanged on another', () => {
    const text = `connections:\n  - { name: lake, type: s3, uri: s3://x, parameters: { external_id: new } }\n${fileOf('{ name: A }', '{ name: B }', '{ name: C }')}`;
    const { plan } = planOf(text, {
      datastores: [
        datastore(1, 'A'),
        datastore(2, 'B', { connectionId: 2 }),
        datastore(3, 'Stranger'),
        datastore(4, 'C'),
      ],
      connections: [
        connection(1, 'lake', {
          fields: { uri: 's3://x' },
          datastores: [
            { id: 1, name: 'A' },
            { id: 3, name: 'B' },
          ],
        }),
        connection(2, 'sea'),
      ],
    });
    expect(plan.steps.map(({ id }) => id)).toEqual(['update connection lake']);
    expect([plan.datastores.map(({ state }) => state), plan.summary]).toEqual([
      ['update', 'unchanged', 'unchanged'],
      { create: 0, update: 1, delete: 0, unchanged: 2 },
    ]);
  });

  test('is unchanged where only a tag of its name is made, or a namesake is deleted', () => {
    const { plan } = planOf(
      fileOf('{ name: A, id: 1 }', '{ name: B, tags: [A] }'),
      {
        datastores: [
          datastore(1, 'A', { fields: owned }),
          datastore(2, 'A', { fields: owned }),
          datastore(3, 'B', { fields: owned }),
        ],
        tags: ['mine'],
      },
      { ownershipTag: { value: 'mine' }, prune: true },
    );
    expect(plan.steps.map(({ id }) => id)).toEqual(['create tag A', 'update datastore B', 'delete datastore A 2']);
    expect([plan.datastores.map(({ state }) => state), plan.summary]).toEqual([
      ['unchanged', 'update'],
      { create: 0, update: 1, delete: 1, unchanged: 1 },
    ]);
  });

  test('is create where it is made, linked and synchronised', () => {
    const { plan } = planOf(
      fileOf('{ name: New, connection_name: lake, teams: [Public], trigger_sync: true, enrichment_datastore: Store }'),
      { datastores: [store] },
    );
    expect(plan.steps.map(({ action }) => action)).toEqual(['create', 'link', 'sync']);
    expect([plan.datastores.map(({ state }) => state), plan.summary]).toEqual([
      ['create'],
      { create: 1, update: 0, delete: 0, unchanged: 0 },
    ]);
  });
});

describe('the connections of a plan', () => {
  const lakes = [connection(1, 'lake'), connection(2, 'sea'), connection(3, 'bay')];

  test.each([
    { what: 'one by name', entry: 'connection_name: sea', connections: [['sea', 2]] },
    { what: 'one by id', entry: 'connection_id: 3', connections: [['bay', 3]] },
    { what: 'the one that a datastore is on', entry: 'root_path: null', connections: [['lake', 1]] },
    { what: 'none that is not found', entry: 'connection_id: 99', connections: [] },
  ])('are those that are used: $what', ({ entry, connections }) => {
    const live = { datastores: [datastore(1, 'A')], connections: lakes };
    expect([...planOf(fileOf(`{ name: A, ${entry} }`), live).plan.connections]).toEqual(connections);
  });

  test('are none of a datastore that is nowhere, or whose connection nobody knows', () => {
    const live = { datastores: [datastore(1, 'A', { connectionId: undefined })], connections: lakes };
    expect([...planOf(fileOf('{ name: A }', '{ name: Nowhere }'), live).plan.connections]).toEqual([]);
  });

  test('have the names of the file, and of an unnamed one its own', () => {
    const text = `connections:\n  - { name: ocean, previous_names: [sea], type: s3, uri: s3://x }\n${fileOf('{ name: A, connection: { type: s3, uri: s3://x } }', '{ name: New, teams: [Public], connection: { type: s3, uri: s3://y, access_key: AKIANEW000000001, secret_key: "${{ secrets.S }}" } }')}`;
    const { plan } = planOf(text, { datastores: [datastore(1, 'A')], connections: lakes });
    expect([...plan.connections]).toEqual([
      ['ocean', 2],
      ['lake', 1],
      ['New', null],
    ]);
  });
});

describe('teams', () => {
  const problems = (teams: string, known: readonly string[] | undefined) =>
    problemsOf([`{ name: A, teams: ${teams} }`], {
      datastores: [datastore(1, 'A')],
      ...(known ? { teams: known } : {}),
    });
  const unknown = (name: string, hint: string) => ({
    severity: 'error',
    rule: 'unknown-team',
    at: place(2, 23),
    message: `There is no team "${name}".`,
    hint,
  });

  test('that are not there are errors, with the nearest name where one is near', () => {
    expect(problems('[Pubilc, Nowhere, Public]', ['Public', 'Data'])).toEqual([
      unknown('Pubilc', 'Did you mean "Public"?'),
      unknown('Nowhere', 'Teams are made by an Admin, before they are used.'),
    ]);
  });

  test('are no error where they are there, cleared, or nobody read them', () => {
    expect(problems('[Public]', ['Public'])).toEqual([]);
    expect(problems('null', ['Public'])).toEqual([]);
    expect(problems('[Nowhere]', undefined)).toEqual([]);
  });
});

describe('what is not certain', () => {
  test('is said once, where the token is not an Admin’s', () => {
    const notice = (role: 'Manager' | 'Admin' | undefined) => planOf('datastores: []\n', { role }).plan.problems;
    expect(notice('Manager')).toEqual([
      {
        severity: 'notice',
        rule: 'absence-uncertain',
        message: 'The plan was made by a Manager token: datastores of other teams may exist without being seen.',
        hint: 'Only an Admin token sees everything.',
      },
    ]);
    expect(notice(undefined).map(({ message }) => message)).toEqual([
      'The plan was made by a token whose role the API does not say: datastores of other teams may exist without being seen.',
    ]);
    expect(notice('Admin')).toEqual([]);
  });

  test('prunes nothing: an entry that may be several keeps all of them', () => {
    const live = {
      datastores: [1, 2, 3].map((id) => datastore(id, id === 3 ? 'B' : 'A', { fields: owned })),
      tags: ['mine'],
    };
    const settings = { ownershipTag: { value: 'mine' }, prune: true };
    const steps = (...entries: readonly string[]) =>
      planOf(fileOf(...entries), live, settings).plan.steps.map(({ id }) => id);
    expect(steps('{ name: A }', '{ name: B, description: x }')).toEqual(['update datastore B']);
    expect(steps('{ name: A, id: 1 }')).toEqual(['delete datastore A 2', 'delete datastore B 3']);
  });

  test('still deletes what is named, with the tag that it must carry then', () => {
    const gone = datastore(3, 'B', { fields: owned });
    const { plan } = planOf(
      `${fileOf('{ name: A }')}removed:\n  - { name: B }\n`,
      { datastores: [datastore(1, 'A'), datastore(2, 'A'), gone], tags: ['mine'] },
      { ownershipTag: { value: 'mine' }, prune: true },
    );
    expect(plan.steps.map(({ operation }) => operation)).toEqual([{ does: 'delete', live: gone, tag: 'mine' }]);
  });
});

test('the problems of a plan are in one order: identity, connections, groups, datastores, teams, prefixes, deletes, absence', () => {
  const text = `
connections:
  - { name: sea, id: 77, type: s3, uri: s3://x }
${fileOf(
  '{ name: Pinned, id: 99 }',
  '{ name: A, group_id: 5, teams: [Nowhere], enrichment_datastore: Store }',
  '{ name: a, root_path: /b, enrichment_datastore_id: 9 }',
)}removed:
  - { name: S, id: 4 }
`;
  const { plan } = planOf(
    text,
    {
      datastores: [
        datastore(1, 'A', { fields: { enrichment_prefix: '' } }),
        datastore(2, 'a', { fields: { enrichment_prefix: '_A', root_path: '/a' } }),
        datastore(4, 'S'),
        store,
      ],
      teams: ['Public'],
      tags: ['mine'],
      groups: [],
      role: 'Member',
    },
    { maxDeletes: 0, ownershipTag: { value: 'mine' } },
  );
  expect(plan.problems.map(({ rule }) => rule)).toEqual([
    'id-not-found',
    'id-not-found',
    'group-not-found',
    'scope-change',
    'unknown-team',
    'enrichment-prefix-shared',
    'max-deletes',
    'absence-uncertain',
  ]);
});
