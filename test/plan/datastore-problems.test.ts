import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../src/problem.ts';
import { connection, datastore, fileOf, type LiveParts, place, planOf, problemsOf } from './support-datastores.ts';

describe('what a plan says of a datastore', () => {
  test.each<{ what: string; entry: string; live?: LiveParts; problem: Problem }>([
    {
      what: 'that is to be created without a connection',
      entry: '{ name: New, teams: [Public] }',
      problem: {
        severity: 'error',
        rule: 'missing-for-create',
        at: place(2, 13),
        message: 'Datastore "New" does not exist and cannot be created without a connection.',
        hint: 'Add connection_name, connection or connection_id.',
      },
    },
    {
      what: 'whose connection is nowhere by name',
      entry: '{ name: New, connection_name: sea }',
      problem: {
        severity: 'error',
        rule: 'connection-not-found',
        at: place(2, 35),
        message: 'There is no connection "sea", neither in the file nor live, that this token may see.',
        hint: 'Correct it, or describe the connection in the file.',
      },
    },
    {
      what: 'whose connection is nowhere by id',
      entry: '{ name: New, connection_id: 99 }',
      problem: {
        severity: 'error',
        rule: 'connection-not-found',
        at: place(2, 33),
        message: 'There is no connection 99, neither in the file nor live, that this token may see.',
        hint: 'Correct it, or describe the connection in the file.',
      },
    },
    {
      what: 'that is live and whose new connection is nowhere',
      entry: '{ name: A, description: x, connection_name: sea }',
      live: { datastores: [datastore(1, 'A')] },
      problem: {
        severity: 'error',
        rule: 'connection-not-found',
        at: place(2, 49),
        message: 'There is no connection "sea", neither in the file nor live, that this token may see.',
        hint: 'Correct it, or describe the connection in the file.',
      },
    },
    {
      what: 'whose connection may be several',
      entry: '{ name: New, connection_name: lake }',
      live: { connections: [connection(1, 'lake'), connection(4, 'lake'), connection(5, 'sea')] },
      problem: {
        severity: 'error',
        rule: 'ambiguous-name',
        at: place(2, 35),
        message: 'Several live connections are called "lake": ids 1, 4.',
        hint: 'Write connection_id with the one that is meant.',
      },
    },
    {
      what: 'that Qualytics calls not connected',
      entry: '{ name: A }',
      live: { datastores: [datastore(3, 'A', { connected: false })] },
      problem: {
        severity: 'notice',
        rule: 'not-connected',
        at: place(2, 13),
        message: 'Qualytics says that "A" (id 3) is not connected.',
        hint: 'Check the credentials and the address of its connection.',
      },
    },
    {
      what: 'with a field that the API does not give back',
      entry: '{ name: A, folder_globbing_enabled: true }',
      live: { datastores: [datastore(3, 'A')] },
      problem: {
        severity: 'notice',
        rule: 'not-readable',
        at: place(2, 41),
        message: 'The API does not give back folder_globbing_enabled of "A", so changes to it cannot be seen.',
        hint: 'A change to it takes effect when another field of the datastore changes too.',
      },
    },
    {
      what: 'whose group is nowhere',
      entry: '{ name: A, group_id: 9 }',
      live: { datastores: [datastore(3, 'A')], groups: [{ id: 8, name: 'Lake', icon: null }] },
      problem: {
        severity: 'error',
        rule: 'group-not-found',
        at: place(2, 26),
        message: 'There is no datastore group 9.',
        hint: 'Correct group_id, or write group: { name: … } to have it created.',
      },
    },
  ])('$what', ({ entry, live, problem }) => {
    const { plan } = planOf(fileOf(entry), live);
    expect([plan.problems, plan.steps]).toEqual([[problem], []]);
  });

  test('that is created with a missing group: the group is an error, and the datastore is planned without it', () => {
    const { plan } = planOf(fileOf('{ name: New, connection_name: lake, teams: [Public], group_id: 9 }'));
    expect(plan.problems.map(({ rule }) => rule)).toEqual(['group-not-found']);
    expect(plan.steps.map(({ changes, operation }) => [changes.map(({ field }) => field), operation])).toEqual([
      [['teams', 'connection_name'], expect.objectContaining({ does: 'create-datastore', group: undefined })],
    ]);
  });

  test('that cannot change in place', () => {
    const live = datastore(3, 'A', { fields: { enrichment_only: false, root_path: '/a' } });
    const { plan } = planOf(fileOf('{ name: A, enrichment_only: true }'), { datastores: [live] });
    expect(plan.problems).toEqual([
      {
        severity: 'error',
        rule: 'immutable-field',
        at: place(2, 33),
        message: 'enrichment_only of "A" (id 3) cannot change once the datastore exists.',
        hint: 'Describe the other one as a new datastore under another name.',
      },
    ]);
  });

  test.each([
    ['root_path', '/a', '/b', 's3'],
    ['database', 'one', 'two', 'postgresql'],
    ['schema', 'one', 'two', 'postgresql'],
  ])('whose %s changes: what was scanned stays behind', (field, before, after, type) => {
    const live = {
      datastores: [datastore(3, 'A', { fields: { [field]: before }, type })],
      connections: [connection(1, 'one', { type })],
    };
    expect(problemsOf([`{ name: A, ${field}: ${after}, description: x }`], live)).toEqual([
      {
        severity: 'warning',
        rule: 'scope-change',
        at: place(2, 18 + field.length),
        message: `${field} of "A" changes: checks and history stay with what was scanned before.`,
        hint: 'For another set of data a datastore of its own is usually better.',
      },
    ]);
  });

  test('everything that is wrong with one entry at once, in one order', () => {
    const live = datastore(3, 'A', { fields: { root_path: '/a' }, connected: false });
    const problems = problemsOf(
      ['{ name: A, root_path: /b, folder_globbing_enabled: true, connection_id: 2 }'],
      { datastores: [live], connections: [connection(1, 'lake'), connection(2, 'pg', { type: 'postgresql' })] },
      { adopt: false },
    );
    expect(problems.map(({ rule }) => rule)).toEqual([
      'field-of-other-store',
      'field-of-other-store',
      'immutable-connection-type',
      'scope-change',
      'not-readable',
      'adopt-refused',
      'not-connected',
    ]);
  });
});

describe('adopt: false', () => {
  const problems = (entry: string, tags: readonly string[], live = 'A') =>
    problemsOf(
      [entry],
      { datastores: [datastore(3, live, { fields: { tags } })], tags: ['mine'] },
      { adopt: false, ownershipTag: { value: 'mine' } },
    );

  test('refuses what exists and does not carry the ownership tag', () => {
    expect(problems('{ name: A }', ['other'])).toEqual([
      {
        severity: 'error',
        rule: 'adopt-refused',
        at: place(2, 13),
        message: 'Datastore "A" (id 3) exists already and is not owned by this file, and adopt is false.',
        hint: 'Add id: 3 to its entry if it is meant, or choose another name.',
      },
    ]);
  });

  test('calls it by the name that is live', () => {
    expect(problems('{ name: A, previous_names: [Old] }', [], 'Old').map(({ message }) => message)).toEqual([
      'Datastore "Old" (id 3) exists already and is not owned by this file, and adopt is false.',
    ]);
  });

  test('accepts what carries the tag, and what its id says is meant', () => {
    expect(problems('{ name: A }', ['mine'])).toEqual([]);
    expect(problems('{ name: A, id: 3 }', [])).toEqual([]);
  });
});

describe('what is most likely a rename', () => {
  const lakeEntry = (more: string) => `{ name: New, connection_name: lake, teams: [Public], ${more} }`;
  const pg = connection(1, 'lake', { type: 'postgresql' });
  const unknown = connection(1, 'lake', { type: 'brand-new' });
  const refusal = (names: string, hint: string) => [
    {
      severity: 'error',
      rule: 'looks-like-rename',
      at: place(2, 13),
      message: `"New" is new and looks like a rename of ${names}: same connection, same scope.`,
      hint: `Add previous_names: ["${hint}"] to rename it, or previous_names: [] if a second one is meant.`,
    },
  ];

  test.each([
    { what: 'a path', more: 'root_path: /a', lake: undefined, fields: { root_path: '/a/' } },
    {
      what: 'a path, of sources',
      more: 'root_path: /a, enrichment_only: false',
      lake: undefined,
      fields: { root_path: '/a' },
    },
    { what: 'the whole bucket', more: 'description: x', lake: undefined, fields: { root_path: '/' } },
    {
      what: 'a path, where S3 has no database',
      more: 'root_path: /a',
      lake: undefined,
      fields: { root_path: '/a', database: 'd' },
    },
    {
      what: 'a schema',
      more: 'database: d, schema: s',
      lake: pg,
      fields: { database: 'd', schema: 's', root_path: '/x' },
    },
    { what: 'everything of an unknown connector', more: 'database: d', lake: unknown, fields: { database: 'd' } },
  ])('covers what a live one covers: $what', ({ more, lake, fields }) => {
    const live = { datastores: [datastore(3, 'A', { fields })], ...(lake ? { connections: [lake] } : {}) };
    expect(problemsOf([lakeEntry(more)], live)).toEqual(refusal('"A" (id 3)', 'A'));
  });

  test.each([
    { what: 'another path', more: 'root_path: /b', lake: undefined, fields: { root_path: '/a' } },
    {
      what: 'another kind',
      more: 'root_path: /a',
      lake: undefined,
      fields: { root_path: '/a', enrichment_only: true },
    },
    { what: 'another schema', more: 'database: d, schema: s', lake: pg, fields: { database: 'd', schema: 't' } },
    {
      what: 'another path of an unknown connector',
      more: 'database: d',
      lake: unknown,
      fields: { database: 'd', root_path: '/a' },
    },
  ])('does not: $what', ({ more, lake, fields }) => {
    const live = { datastores: [datastore(3, 'A', { fields })], ...(lake ? { connections: [lake] } : {}) };
    expect(problemsOf([lakeEntry(more)], live)).toEqual([]);
  });

  const twins = [
    datastore(3, 'A', { fields: { root_path: '/a' } }),
    datastore(4, 'B', { fields: { root_path: '/a' } }),
    datastore(5, 'C', { fields: { root_path: '/a' }, connectionId: 2 }),
    datastore(6, 'D', { fields: { root_path: '/a' }, connectionId: undefined }),
  ];
  const lakes = { datastores: twins, connections: [connection(1, 'lake'), connection(2, 'sea'), connection(3, 'bay')] };

  test('names every one that it may be, on its connection', () => {
    expect(problemsOf([lakeEntry('root_path: /a')], lakes)).toEqual(refusal('"A" (id 3), "B" (id 4)', 'A'));
  });

  test('asks for each connection by itself', () => {
    const entry = (name: string, on: string) =>
      `{ name: ${name}, connection_name: ${on}, root_path: /a, teams: [Public] }`;
    const messages = problemsOf([entry('New', 'lake'), entry('Newer', 'sea'), entry('Newest', 'bay')], lakes).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      '"New" is new and looks like a rename of "A" (id 3), "B" (id 4): same connection, same scope.',
      '"Newer" is new and looks like a rename of "C" (id 5): same connection, same scope.',
    ]);
  });

  test.each([
    { what: 'named', listed: '{ name: A, id: 3 }', removed: '{ name: B, id: 4 }' },
    { what: 'removed by name', listed: '{ name: B }', removed: '{ name: A }' },
  ])('is not what the file has otherwise: $what', ({ listed, removed }) => {
    const text = `${fileOf(lakeEntry('root_path: /a'), listed)}removed:\n  - ${removed}\n`;
    const { plan } = planOf(text, lakes);
    expect(plan.problems.filter(({ rule }) => rule === 'looks-like-rename')).toEqual([]);
  });

  test('counts one that another id in removed does not mean', () => {
    const text = `${fileOf(lakeEntry('root_path: /a'))}removed:\n  - { name: A, id: 9 }\n  - { name: B, id: 4 }\n`;
    expect(planOf(text, lakes).plan.problems[0]).toEqual(refusal('"A" (id 3)', 'A')[0]);
  });
});
