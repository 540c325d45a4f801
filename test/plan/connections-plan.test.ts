import { describe, expect, test } from '@jest/globals';
import type { LiveConnection } from '../../src/plan/live.ts';
import { at, liveConnection, liveDatastore, liveOf, planFor } from './support-connections.ts';

const one = liveConnection(1, 'one', 's3', {
  uri: 's3://one',
  access_key: 'AKIAONE',
  'parameters.authentication_type': 'SHARED_KEY',
});
const two = liveConnection(2, 'two', 's3', { uri: 's3://two', access_key: 'AKIATWO' });
const fresh = 'type: s3, uri: "s3://new", access_key: AKIANEWKEY, secret_key: "${{ secrets.KEY }}"';
const usual = { adopts: false, affects: [], dependsOn: [], origin: null };

function summaryOf(text: string, ...args: [Parameters<typeof planFor>[1], Parameters<typeof planFor>[2]?]) {
  const { steps, problems } = planFor(text, ...args).plan;
  return { steps: steps.map(({ id, dependsOn }) => [id, dependsOn]), problems };
}

describe('a connection that does not exist', () => {
  /** What its creation shows, each field at its column in a line. */
  const created = (prefix: string, line: number, start: number, columns: readonly number[]) => [
    { field: `${prefix}type`, before: null, after: 's3', sensitive: false, at: at(line, start) },
    { field: `${prefix}uri`, before: null, after: 's3://new', sensitive: false, at: at(line, columns[0] ?? 0) },
    {
      field: `${prefix}access_key`,
      before: null,
      after: 'AKIA…WKEY',
      exact: [null, 'AKIANEWKEY'],
      sensitive: false,
      at: at(line, columns[1] ?? 0),
    },
    {
      field: `${prefix}secret_key`,
      before: null,
      after: '(sensitive)',
      sensitive: true,
      reference: '${{ secrets.KEY }}',
      at: at(line, columns[2] ?? 0),
    },
  ];

  test('is created by a step of its own', () => {
    const { plan, desired } = planFor(`connections:\n  - { name: new, ${fresh} }\n`, liveOf([one]));
    expect([plan.steps, plan.problems, [...plan.connections]]).toStrictEqual([
      [
        {
          ...usual,
          id: 'create connection new',
          action: 'create',
          kind: 'connection',
          name: 'new',
          liveId: null,
          needs: 'Manager',
          changes: created('', 2, 13, [33, 57, 81]),
          reason: 'the file names it and it does not exist',
          at: at(2, 13),
          operation: { does: 'create-connection', entry: desired.connections[0] },
        },
      ],
      [],
      [['new', null]],
    ]);
  });

  test('shows that a field is secret also where the file clears it, and a secret in a field that is none', () => {
    const text =
      'connections:\n  - { name: new, type: postgresql, host: h, username: "${{ secrets.USER }}", password: null }\n';
    expect(planFor(text, liveOf([])).plan.steps[0]?.changes.slice(2)).toStrictEqual([
      {
        field: 'username',
        before: null,
        after: '(sensitive)',
        sensitive: true,
        reference: '${{ secrets.USER }}',
        at: at(2, 55),
      },
      { field: 'password', before: null, after: null, sensitive: true, at: at(2, 88) },
    ]);
  });

  test('is created along with the new datastore that it is written in', () => {
    const text = `datastores:\n  - { name: N, root_path: /n, teams: [Public], connection: { name: new, ${fresh} } }\n`;
    const { plan, desired } = planFor(text, liveOf([one]));
    const [entry] = desired.datastores;
    const [connection] = desired.connections;
    expect([plan.steps, plan.problems, [...plan.connections]]).toStrictEqual([
      [
        {
          ...usual,
          id: 'create datastore N',
          action: 'create',
          kind: 'datastore',
          name: 'N',
          liveId: null,
          needs: 'Manager',
          changes: [
            { field: 'root_path', before: null, after: '/n', sensitive: false, at: at(2, 27) },
            { field: 'teams', before: null, after: ['Public'], sensitive: false, at: at(2, 38) },
            { field: 'connection.name', before: null, after: 'new', sensitive: false, at: at(2, 68) },
            ...created('connection.', 2, 68, [88, 112, 136]),
          ],
          reason: 'the file names it and it does not exist',
          at: at(2, 13),
          operation: {
            does: 'create-datastore',
            entry,
            type: 's3',
            on: { inline: connection, name: 'new' },
            fields: entry?.fields,
            group: undefined,
            firstSync: undefined,
          },
        },
      ],
      [],
      [['new', null]],
    ]);
  });

  const datastore = (name: string, more: string) => `  - { name: ${name}, root_path: /n, teams: [Public], ${more} }\n`;

  test.each([
    {
      what: 'unnamed, is named as its datastore',
      text: `datastores:\n${datastore('N', `connection: { ${fresh} }`)}`,
      steps: [['create datastore N', []]],
    },
    {
      what: 'written in one datastore and used by another, comes before both',
      text: `datastores:\n${datastore('N', `connection: { name: new, ${fresh} }`)}${datastore('O', 'connection_name: new')}`,
      steps: [
        ['create connection new', []],
        ['create datastore N', ['create connection new']],
        ['create datastore O', ['create connection new']],
      ],
    },
    {
      what: 'written in a datastore that exists, comes before the datastore moves to it',
      text: `datastores:\n  - { name: A, connection: { name: new, ${fresh} } }\n`,
      steps: [
        ['create connection new', []],
        ['update datastore A', ['create connection new']],
      ],
    },
    {
      what: 'written apart, comes before its only datastore',
      text: `connections:\n  - { name: new, ${fresh} }\ndatastores:\n${datastore('N', 'connection_name: new')}`,
      steps: [
        ['create connection new', []],
        ['create datastore N', ['create connection new']],
      ],
    },
  ])('$what', ({ text, steps }) => {
    expect(summaryOf(text, liveOf([one], [liveDatastore(1, 'A')]))).toStrictEqual({ steps, problems: [] });
  });

  test.each([
    { what: 'with a key', lines: 'type: s3, uri: s3://new', missing: 'access_key, secret_key' },
    {
      what: 'with a secret that the file clears',
      lines: 'type: s3, uri: s3://new, access_key: A, secret_key: null',
      missing: 'secret_key',
    },
  ])('cannot be created without what it needs, $what', ({ lines, missing }) => {
    expect(planFor(`connections:\n  - { name: new, ${lines} }\n`, liveOf([one])).plan.problems).toStrictEqual([
      {
        severity: 'error',
        rule: 'missing-for-create',
        at: at(2, 13),
        message: `Connection "new" does not exist and cannot be created without ${missing}.`,
        hint: 'Add what is missing, or name a connection that exists.',
      },
    ]);
  });

  test('by IAM role needs no key', () => {
    const text =
      'connections:\n  - { name: new, type: s3, uri: s3://new, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" } }\n';
    expect(summaryOf(text, liveOf([one]))).toStrictEqual({ steps: [['create connection new', []]], problems: [] });
  });

  test('is not planned where it has no name, and the datastore that it is written in cannot be told apart', () => {
    const text = 'datastores:\n  - { name: A, id: 99, connection: { type: s3, uri: "s3://new" } }\n';
    expect(summaryOf(text, liveOf([one], [liveDatastore(1, 'A')]))).toStrictEqual({
      steps: [],
      problems: [
        {
          severity: 'error',
          rule: 'id-not-found',
          at: at(2, 20),
          message: 'There is no datastore 99, or this token may not see it.',
          hint: 'Correct the id, or leave it out to find or create it by name.',
        },
      ],
    });
  });
});

describe('a connection that exists', () => {
  const entry = (more: string) => `connections:\n  - { name: one, type: s3, uri: s3://one, ${more} }\n`;
  const changed = entry('parameters: { external_id: x }');
  const onOne = [
    liveDatastore(1, 'A'),
    liveDatastore(2, 'before'),
    liveDatastore(3, 'Elsewhere', {}, { connectionId: 2 }),
    liveDatastore(4, 'Unsaid', {}, { connectionId: undefined }),
  ];
  const entries = 'datastores:\n  - { name: A }\n  - { name: After, id: 2 }\n';

  test('is updated, and what is on it is told by the name that it gets', () => {
    const { plan, desired } = planFor(
      `${changed}${entries}`,
      liveOf([one, two], [...onOne, liveDatastore(5, 'Other')]),
    );
    expect(plan.steps[0]).toStrictEqual({
      ...usual,
      id: 'update connection one',
      action: 'update',
      kind: 'connection',
      name: 'one',
      liveId: 1,
      needs: 'Manager',
      changes: [{ field: 'parameters.external_id', before: null, after: 'x', sensitive: false, at: at(2, 70) }],
      affects: [
        { name: 'A', managed: true },
        { name: 'After', managed: true },
        { name: 'Other', managed: false },
      ],
      reason: 'the live connection differs from the file',
      at: at(2, 70),
      operation: {
        does: 'update-connection',
        entry: desired.connections[0],
        live: one,
        send: new Map([['parameters.external_id', 'x']]),
      },
    });
  });

  test('tells what is on it by its own reading, where that says more', () => {
    const stubs = [
      { id: 1, name: 'A' },
      { id: 9, name: 'Of another team' },
    ];
    const live = liveOf([{ ...one, datastores: stubs }], [liveDatastore(1, 'A')]);
    expect(planFor(`${changed}datastores:\n  - { name: A }\n`, live).plan.steps[0]?.affects).toStrictEqual([
      { name: 'A', managed: true },
      { name: 'Of another team', managed: false },
    ]);
  });

  test('is ready for a datastore once it is updated', () => {
    const text = `${changed}datastores:\n  - { name: N, connection_name: one, root_path: /n, teams: [Public] }\n`;
    expect(summaryOf(text, liveOf([one])).steps).toStrictEqual([
      ['update connection one', []],
      ['create datastore N', ['update connection one']],
    ]);
    expect(summaryOf(text.replace('parameters: { external_id: x }', ''), liveOf([one])).steps).toStrictEqual([
      ['create datastore N', []],
    ]);
  });

  test('cannot become another type', () => {
    const text = 'connections:\n  - { name: one, id: 1, type: gcs, uri: gs://one }\n';
    expect(summaryOf(text, liveOf([one]))).toStrictEqual({
      steps: [],
      problems: [
        {
          severity: 'error',
          rule: 'immutable-type',
          at: at(2, 13),
          message: `Connection "one" (id 1) is of type s3; a connection's type cannot change to gcs.`,
          hint: 'Give the new connection another name.',
        },
      ],
    });
  });

  test('has the same type in another case', () => {
    const live = liveOf([{ ...one, type: 'S3' }]);
    expect(summaryOf('connections:\n  - { name: one, id: 1, type: s3, uri: s3://one }\n', live)).toStrictEqual({
      steps: [],
      problems: [],
    });
  });

  test('is looked for as a connection', () => {
    const text = 'connections:\n  - { name: one, id: 9, type: s3, uri: s3://one }\n';
    expect(planFor(text, liveOf([one])).plan.problems[0]?.message).toBe(
      'There is no connection 9, or this token may not see it.',
    );
  });

  describe('and whose it is', () => {
    const own = { ownershipTag: { value: 'mine' } };
    const notice = (others: string) => ({
      severity: 'notice',
      rule: 'adopts-connection',
      at: at(2, 13),
      message: `Connection "one" (id 1) exists already and is adopted; its stored secrets stay as they are. ${others}`,
    });
    const tagged = liveDatastore(1, 'A', { tags: ['mine'] });

    test('is said as far as the token may see', () => {
      const said = (role: 'Admin' | 'Manager') =>
        planFor('connections:\n  - { name: one, type: s3, uri: s3://one }\n', { ...liveOf([one]), role })
          .plan.problems.filter(({ rule }) => rule === 'adopts-connection')
          .map(({ message }) => message.split('. ').at(-1));
      expect([said('Admin'), said('Manager')]).toEqual([
        ['No other datastore uses it.'],
        ['No other datastore that this token may see uses it.'],
      ]);
    });

    test('is said with what becomes of its secrets', () => {
      const keys = liveConnection(1, 'one', 's3', { uri: 's3://one', access_key: 'AKIAOLDOLDOLDOLDOLD1' });
      const text = (key: string) =>
        `connections:\n  - { name: one, type: s3, uri: s3://one, access_key: ${key}, secret_key: "\${{ secrets.S }}" }\n`;
      const said = (key: string) => planFor(text(key), liveOf([keys])).plan.problems.map(({ message }) => message);
      expect(said('AKIANEWNEWNEWNEWNEW1')).toEqual([
        'Connection "one" (id 1) exists already and is adopted; its stored secrets are replaced by those of the file. No other datastore uses it.',
      ]);
      expect(said('AKIAOLDOLDOLDOLDOLD1')).toEqual([
        'Connection "one" (id 1) exists already and is adopted; its stored secrets stay as they are. No other datastore uses it.',
      ]);
    });

    test.each([
      { what: 'nobody is on it', on: [], says: [notice('No other datastore uses it.')] },
      {
        what: 'others are on it',
        on: [liveDatastore(5, 'X'), liveDatastore(6, 'Y'), liveDatastore(3, 'Elsewhere', {}, { connectionId: 2 })],
        says: [notice('It is also used by "X", "Y".')],
      },
    ])('is told when it is adopted: $what', ({ on, says }) => {
      expect(planFor(entry(''), liveOf([one, two], on)).plan.problems).toStrictEqual(says);
    });

    const user = (more = '') => `datastores:\n  - { name: A, connection_name: one${more} }\n`;
    const moving = '  - { name: B, connection_name: one }\n';

    test('is of no matter where a datastore of the file is on it already', () => {
      const live = liveOf(
        [one, two],
        [liveDatastore(1, 'A'), liveDatastore(2, 'B', {}, { connectionId: 2 }), liveDatastore(5, 'X')],
      );
      expect(planFor(`${entry('')}${user()}${moving}`, live).plan.problems).toStrictEqual([]);
    });

    test('is told where a datastore of the file is on it already, and none on it carries the tag yet', () => {
      const on = (...tags: readonly string[]) => [liveDatastore(1, 'A', { tags }), liveDatastore(5, 'X')];
      const told = (...tags: readonly string[]) =>
        planFor(`${entry('')}${user()}`, liveOf([one], on(...tags)), own).plan.problems;
      expect(told()).toStrictEqual([notice('It is also used by "X".')]);
      expect(told('mine')).toStrictEqual([]);
      const inline = 'datastores:\n  - { name: A, connection: { type: s3, uri: "s3://one" } }\n';
      const alone = liveOf([one], [liveDatastore(1, 'A')]);
      expect(planFor(inline, alone, own).plan.problems).toMatchObject([{ rule: 'adopts-connection' }]);
      expect(planFor(inline.replace('name: A', 'name: A, id: 1'), alone, own).plan.problems).toStrictEqual([]);
    });

    test('is told where the datastores of the file that are to be on it are elsewhere, and managed ones are not', () => {
      const live = liveOf(
        [one, two],
        [liveDatastore(1, 'A', {}, { connectionId: 2 }), liveDatastore(2, 'M'), liveDatastore(5, 'X')],
      );
      expect(planFor(`${entry('')}${user()}  - { name: M }\n`, live).plan.problems).toStrictEqual([
        notice('It is also used by "X".'),
      ]);
    });

    test('is refused where nothing may be adopted', () => {
      const refusal = {
        severity: 'error',
        rule: 'adopt-refused',
        at: at(2, 13),
        message: 'Connection "one" (id 1) exists already and is not owned by this file, and adopt is false.',
        hint: 'Add id: 1 to its entry if it is meant, or choose another name.',
      };
      const refused = (text: string, on = [liveDatastore(5, 'X', { tags: ['other'] })], settings = {}) =>
        planFor(text, liveOf([one, two], on), { adopt: false, ...settings }).plan.problems;
      expect(refused(entry(''))).toStrictEqual([refusal]);
      expect(refused(entry(''), [], own)).toStrictEqual([refusal]);
      expect(refused(entry(''), [liveDatastore(5, 'X', { tags: ['other'] })], own)).toStrictEqual([refusal]);
      expect(refused(entry(''), [liveDatastore(5, 'X', { tags: ['mine'] }, { connectionId: 2 })], own)).toStrictEqual([
        refusal,
      ]);
      expect(refused(entry(''), [liveDatastore(5, 'X'), tagged], own)).toStrictEqual([]);
      expect(refused(entry('id: 1'))).toStrictEqual([]);
    });

    test.each([
      { what: 'without a tag', settings: {}, text: changed, on: [], adopts: false },
      {
        what: 'with a tag that nothing on it carries',
        settings: own,
        text: changed,
        on: [liveDatastore(5, 'X')],
        adopts: true,
      },
      { what: 'with a tag that something on it carries', settings: own, text: changed, on: [tagged], adopts: false },
      {
        what: 'with its id',
        settings: own,
        text: entry('id: 1, parameters: { external_id: x }'),
        on: [],
        adopts: false,
      },
    ])('is marked in its step: $what', ({ settings, text, on, adopts }) => {
      expect(planFor(text, liveOf([one], on), settings).plan.steps.map((step) => [step.id, step.adopts])).toStrictEqual(
        [['update connection one', adopts]],
      );
    });
  });
});

describe('an unnamed connection', () => {
  const inline = (name: string, more: string) =>
    `  - { name: ${name}, connection: { type: s3, uri: "s3://one"${more} } }\n`;
  const changedInline = inline('A', ', parameters: { external_id: x }');
  const live = (...connections: readonly LiveConnection[]) =>
    liveOf(connections, [liveDatastore(1, 'A', { tags: [] }), liveDatastore(2, 'B', { tags: [] })]);
  const apart = liveOf([one, two], [liveDatastore(1, 'A'), liveDatastore(2, 'B', {}, { connectionId: 2 })]);

  test('is the one that its datastore is on, and owned by it', () => {
    const settings = { ownershipTag: { value: 'mine' }, adopt: true };
    const mine = liveOf([one, two], [liveDatastore(1, 'A', { tags: ['mine'] })]);
    const { plan } = planFor(`datastores:\n${changedInline}`, mine, settings);
    const [step] = plan.steps;
    expect([step?.id, step?.liveId, step?.adopts, plan.problems]).toStrictEqual([
      'update connection one',
      1,
      false,
      [],
    ]);
    expect([...plan.connections]).toStrictEqual([['one', 1]]);
  });

  test('is the one that its id pins, to which its datastore moves', () => {
    const pinned = '  - { name: A, connection: { id: 2, type: s3, uri: "s3://two" } }\n';
    const { plan } = planFor(`datastores:\n${pinned}`, liveOf([one, two], [liveDatastore(1, 'A')]));
    expect(plan.steps.map(({ id, changes }) => [id, changes.map(({ field, after }) => [field, after])])).toStrictEqual([
      ['update datastore A', [['connection_name', 'two']]],
    ]);
    expect([...plan.connections]).toStrictEqual([['two', 2]]);
  });

  test('that pins one which is not there is refused', () => {
    const pinned = '  - { name: A, connection: { id: 77, type: s3, uri: "s3://one" } }\n';
    const { plan } = planFor(`datastores:\n${pinned}`, liveOf([one], [liveDatastore(1, 'A')]));
    expect([plan.steps, plan.problems.map(({ rule }) => rule)]).toStrictEqual([[], ['id-not-found']]);
  });

  const shared = (id: number, message: string, hint: string, column = 16) => ({
    severity: 'error',
    rule: 'connection-not-alone',
    at: at(2, column),
    message: message.replace('ID', `(id ${id})`),
    hint,
  });
  const alone =
    'Write name: "one" in it if it is meant for all of them, or a name that is free for a connection of its own.';
  const many = Array.from({ length: 7 }, (_, index) => liveDatastore(index + 2, `B${index}`));

  test.each([
    {
      what: 'is on it',
      text: changedInline,
      others: [liveDatastore(2, 'B')],
      users: '"B"',
    },
    {
      what: 'is to come onto it by name',
      text: `${changedInline}  - { name: N, root_path: /n, teams: [Public], connection_name: one }\n`,
      others: [],
      users: '"N"',
    },
    {
      what: 'is to come onto it by id',
      text: `${changedInline}  - { name: N, root_path: /n, teams: [Public], connection_id: 1 }\n`,
      others: [],
      users: '"N"',
    },
    {
      what: 'is on it, and many more',
      text: changedInline,
      others: many,
      users: '"B0", "B1", "B2", "B3", "B4" and 2 more',
    },
  ])('does not change where another datastore $what', ({ text, others, users }) => {
    const { plan } = planFor(`datastores:\n${text}`, liveOf([one], [liveDatastore(1, 'A'), ...others]));
    expect(plan.steps.filter(({ kind }) => kind === 'connection')).toEqual([]);
    expect(plan.problems).toStrictEqual([
      shared(1, `This unnamed connection is "one" ID, and would change for ${users} too.`, alone),
    ]);
  });

  test('does not move its datastore onto one that its id pins and others use', () => {
    const text = 'datastores:\n  - { name: A, connection: { id: 2, type: s3, uri: "s3://two" } }\n';
    const others = [liveDatastore(1, 'A'), liveDatastore(2, 'B', {}, { connectionId: 2 })];
    expect(planFor(text, liveOf([one, two], others)).plan.problems).toStrictEqual([
      shared(
        2,
        'This unnamed connection is "two" ID, which "B" uses too.',
        'Write name: "two" in it, or connection_name: "two" instead of it, to share that one.',
      ),
    ]);
  });

  test('may be the one of others too where it is as the file says', () => {
    expect(summaryOf(`datastores:\n${inline('A', '')}`, live(one, two))).toStrictEqual({ steps: [], problems: [] });
  });

  describe('of a new datastore', () => {
    const text = `datastores:\n  - { name: one, root_path: /n, teams: [Public], connection: { ${fresh} } }\n`;
    const asFresh = { ...one, ...liveConnection(1, 'one', 's3', { uri: 's3://new', access_key: 'AKIA' }) };

    test('does not take a connection of that name that others use', () => {
      const { plan } = planFor(text, liveOf([asFresh], [liveDatastore(2, 'B')]));
      expect(plan.problems).toStrictEqual([
        shared(
          1,
          'An unnamed connection gets its datastore\'s name, and there is a connection "one" ID already, used by "B".',
          'Write a name that is free in it, or connection_name: "one" to use that one.',
          50,
        ),
      ]);
    });

    test('adopts one of that name that nobody uses, such as a broken create left behind', () => {
      const settings = { ownershipTag: { value: 'mine' } };
      const adopted = planFor(text, liveOf([asFresh]), settings).plan.problems;
      expect(adopted).toMatchObject([{ rule: 'adopts-connection', severity: 'notice' }]);
      const refused = planFor(text, liveOf([asFresh]), { ...settings, adopt: false }).plan.problems;
      expect(refused).toMatchObject([{ rule: 'adopt-refused', message: expect.stringContaining('"one" (id 1)') }]);
    });
  });

  const claimed = (line: number, column: number, name: string, ...also: readonly (readonly [number, number])[]) => ({
    severity: 'error',
    rule: 'connection-claimed-twice',
    at: at(line, column),
    also: also.map(([row, place]) => at(row, place)),
    message: `This unnamed connection is "${name}", which has another entry too.`,
    hint: `Write connection_name: "${name}" instead of describing it again.`,
  });

  test.each([
    {
      what: 'by name',
      text: `connections:\n  - { name: one, type: s3, uri: s3://one, parameters: { external_id: y } }\ndatastores:\n${changedInline}`,
      says: claimed(4, 16, 'one', [2, 13]),
    },
    {
      what: 'by id',
      text: `connections:\n  - { name: renamed, id: 1, type: s3, uri: s3://one }\ndatastores:\n${changedInline}`,
      says: claimed(4, 16, 'one', [2, 13]),
    },
    {
      what: 'unnamed by two more',
      text: `connections:\n  - { name: one, type: s3, uri: s3://one }\ndatastores:\n${changedInline}${inline('B', '')}`,
      says: claimed(4, 16, 'one', [2, 13], [5, 16]),
    },
    {
      what: 'before it exists',
      text: `connections:\n  - { name: N, ${fresh} }\ndatastores:\n  - { name: N, root_path: /n, teams: [Public], connection: { ${fresh} } }\n`,
      says: claimed(4, 48, 'N', [2, 13]),
    },
  ])('cannot have another entry, $what', ({ text, says }) => {
    const { steps, problems } = planFor(text, live(one, two)).plan;
    expect([steps.filter(({ kind }) => kind === 'connection'), problems]).toStrictEqual([[], [says]]);
  });

  test('may be beside others that have entries', () => {
    const text = `connections:\n  - { name: two, id: 2, type: s3, uri: s3://two }\n  - { name: new, ${fresh} }\ndatastores:\n${changedInline}`;
    expect(summaryOf(text, apart)).toStrictEqual({
      steps: [
        ['create connection new', []],
        ['update connection one', []],
      ],
      problems: [],
    });
  });
});

describe('a new unnamed connection', () => {
  test('may be beside a new one that has an entry', () => {
    const text = `connections:\n  - { name: new, ${fresh} }\ndatastores:\n  - { name: N, root_path: /n, teams: [Public], connection: { ${fresh} } }\n`;
    expect(summaryOf(text, liveOf([one]))).toStrictEqual({
      steps: [
        ['create connection new', []],
        ['create datastore N', []],
      ],
      problems: [],
    });
  });
});

describe('a rotation', () => {
  const entries = `connections:
  - { name: first, id: 1, type: s3, uri: s3://one, secret_key: "\${{ secrets.KEY }}" }
  - { name: two, id: 2, type: s3, uri: s3://two, secret_key: "\${{ secrets.KEY }}" }
`;
  const planned = (text: string, rotate: 'all' | ReadonlySet<string>) => {
    const { steps, problems } = planFor(text, liveOf([one, two], [liveDatastore(1, 'A')]), { rotate }).plan;
    return { steps: steps.map(({ id, reason }) => [id, reason]), problems };
  };
  const differs = 'the live connection differs from the file';
  const again = 'its secrets are sent again';

  test.each([
    { what: 'none', rotate: new Set<string>(), steps: [['update connection first', differs]] },
    {
      what: 'one by its name',
      rotate: new Set(['two']),
      steps: [
        ['update connection first', differs],
        ['update connection two', again],
      ],
    },
    {
      what: 'all',
      rotate: 'all' as const,
      steps: [
        ['update connection first', differs],
        ['update connection two', again],
      ],
    },
  ])('of $what', ({ rotate, steps }) => {
    expect(planned(entries, rotate)).toStrictEqual({ steps, problems: [] });
  });

  test('is of connections of the file only, by the names that they are to have', () => {
    const unknown = (name: string) => ({
      severity: 'error',
      rule: 'rotate-unknown',
      message: `rotate-secrets names "${name}", which is no connection of the file.`,
      hint: 'Write the name of a connection as the file has it.',
    });
    expect(planned(entries, new Set(['one', 'first', 'other'])).problems).toStrictEqual([
      unknown('one'),
      unknown('other'),
    ]);
  });

  test('may name an unnamed connection as it is called live, and a new one', () => {
    const text = `datastores:
  - { name: A, connection: { type: s3, uri: "s3://one", secret_key: "\${{ secrets.KEY }}" } }
  - { name: N, root_path: /n, teams: [Public], connection: { ${fresh} } }
`;
    expect(planned(text, new Set(['one', 'N']))).toStrictEqual({
      steps: [
        ['update connection one', again],
        ['create datastore N', 'the file names it and it does not exist'],
      ],
      problems: [],
    });
  });
});
