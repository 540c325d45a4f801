import { describe, expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import type { FirstSync } from '../../src/config/desired.ts';
import type { CreateOn, Target } from '../../src/plan/steps.ts';
import { connection, datastore, liveOf } from '../plan/support-datastores.ts';
import {
  type Answers,
  entryOf,
  lost,
  lostText,
  managed,
  performOne,
  type Stage,
  status,
  stepOf,
  stopped,
} from './support.ts';

const at = { file: 'f.yaml', line: 1, column: 1 };
const lake = entryOf('lake', 's3', { uri: 's3://lake' }, { inline: true });
const inline: CreateOn = { inline: lake, name: 'lake' };
const flag: FirstSync = { flag: 'trigger_sync', value: true, at };
const made = datastore(5, 'N', { fields: { root_path: '/n' } });
const conflict = status(409, { detail: 'exists' });
const conflictText = 'POST /x was answered with 409: exists.';
const unknownText = 'It was looked for and not found. The next run will settle it.';

interface Wish extends Stage {
  readonly on?: CreateOn;
  readonly group?: Target;
  readonly firstSync?: FirstSync;
}

const create = (answers: Answers, { on = { liveId: 1 }, group, firstSync, ...more }: Wish = {}) =>
  performOne(
    stepOf(
      {
        does: 'create-datastore',
        entry: {
          name: 'N',
          at,
          id: undefined,
          previousNames: undefined,
          connection: undefined,
          enrichment: undefined,
          group: undefined,
          firstSync,
          fields: managed({ root_path: '/n' }),
        },
        type: 's3',
        on,
        fields: managed({ root_path: '/n' }),
        group,
        firstSync,
      },
      { action: 'create', kind: 'datastore', name: 'N' },
    ),
    answers,
    more,
  );

const bodyWith = (more: string) => `createDatastore {"name":"N","enrichment_only":false,"root_path":"/n",${more}}`;
const body = bodyWith('"connection_id":1');
const inlineBody = bodyWith('"connection":{"name":"lake","type":"s3","uri":"s3://lake"}');
const lists = ['datastores {"enrichmentOnly":false}', 'datastores {"enrichmentOnly":true}'];
const created = 'created datastore N 5';

describe('a datastore', () => {
  test('is created by one request, reported, and read back', async () => {
    const { ended, log, memory } = await create({ createDatastore: [made], datastore: [made] });
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      [body, created, 'datastore 5'],
    ]);
    expect([[...memory.made], [...memory.connections]]).toEqual([[['create datastore N', 5]], []]);
  });

  test('is created on a connection and in a group that other steps made', async () => {
    const memory = {
      ...emptyMemory(),
      made: new Map([
        ['create connection lake', 8],
        ['create group G', 9],
      ]),
    };
    const { log } = await create(
      { createDatastore: [made], datastore: [made] },
      { on: { step: 'create connection lake' }, group: { step: 'create group G' }, memory },
    );
    expect(log[0]).toBe(bodyWith('"group_id":9,"connection_id":8'));
  });

  test.each([true, false])('is created with the flag of the file: %s', async (value) => {
    const firstSync = { ...flag, value };
    const { log } = await create({ createDatastore: [made], datastore: [made] }, { firstSync });
    expect(log[0]).toBe(bodyWith(`"trigger_sync":${value},"connection_id":1`));
  });

  test('is created together with its connection, which is reported too', async () => {
    const { ended, log, memory } = await create({ createDatastore: [made], datastore: [made] }, { on: inline });
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      [inlineBody, created, 'created connection lake 1', 'datastore 5'],
    ]);
    expect([...memory.connections]).toEqual([['lake', 1]]);
  });

  test('whose answer does not tell its connection has it reported by the reading', async () => {
    const answer = { ...made, connectionId: undefined };
    const { log } = await create({ createDatastore: [answer], datastore: [made] }, { on: inline });
    expect(log.slice(1)).toEqual([created, 'datastore 5', 'created connection lake 1']);
  });

  test('whose connection is not told has none to report', async () => {
    const reading = { ...made, connectionId: undefined };
    const answers = { createDatastore: [reading], datastore: [reading] };
    const { ended, log, memory } = await create(answers, { on: inline });
    expect([ended[0], log.slice(1), memory.connections.size]).toEqual(['done', [created, 'datastore 5'], 0]);
  });
});

describe('reading back what was created', () => {
  test.each([
    { what: 'nothing there', reading: undefined },
    { what: 'another one there', reading: datastore(5, 'M') },
  ])('$what: it has failed, with its id', async ({ reading }) => {
    const { ended, memory } = await create({ createDatastore: [made], datastore: [reading] }, { on: inline });
    expect(ended).toEqual([
      'failed',
      5,
      "It was created as 5, but this token cannot find it there. Give its teams to the token's user, or use an Admin token; until then nothing can be built on it.",
    ]);
    expect([[...memory.made], [...memory.connections]]).toEqual([[['create datastore N', 5]], [['lake', 1]]]);
  });

  test('nothing there yet: it is read once more', async () => {
    const { ended, log } = await create({ createDatastore: [made], datastore: [undefined, made] });
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      [body, created, 'datastore 5', 'sleep 1000', 'datastore 5'],
    ]);
  });

  test('an error: it has failed, with its id', async () => {
    const { ended } = await create({ createDatastore: [made], datastore: [status(500)] });
    expect(ended).toEqual([
      'failed',
      5,
      'It was created as 5, but reading it back failed: POST /x was answered with 500.',
    ]);
  });

  test('told to stop: it is unknown, with its id', async () => {
    const { ended } = await create({ createDatastore: [made], datastore: [stopped] });
    expect(ended).toEqual([
      'unknown',
      5,
      'It was created as 5, but reading it back failed: POST /x was stopped, since the run was cancelled.',
    ]);
  });
});

describe('a datastore that is refused', () => {
  test('has failed with the words of the API', async () => {
    const { ended, log } = await create({ createDatastore: [status(400)] }, { firstSync: flag });
    expect([ended, log.length]).toEqual([['failed', undefined, 'POST /x was answered with 400.'], 1]);
  });

  test('for a flag that is not known goes out once more without it', async () => {
    const refused = status(422, { named: ['name', 'trigger_sync'] });
    const { ended, log } = await create({ createDatastore: [refused, made], datastore: [made] }, { firstSync: flag });
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      [bodyWith('"trigger_sync":true,"connection_id":1'), body, created, 'datastore 5'],
    ]);
  });

  test.each([
    { what: 'another field', refused: status(422, { named: ['root_path'] }), firstSync: flag },
    { what: 'no field', refused: status(422), firstSync: flag },
    { what: 'the flag, with another status', refused: status(400, { named: ['trigger_sync'] }), firstSync: flag },
    { what: 'a flag that was not sent', refused: status(422, { named: ['trigger_sync'] }), firstSync: undefined },
  ])('for $what does not go out again', async ({ refused, firstSync }) => {
    const { ended, log } = await create({ createDatastore: [refused] }, firstSync ? { firstSync } : {});
    expect([ended, log.length]).toEqual([['failed', undefined, refused.message], 1]);
  });

  test.each([
    { what: 'a source', answers: [[datastore(7, 'N')], []] },
    { what: 'an enrichment datastore', answers: [[datastore(6, 'M')], [datastore(7, 'N')]] },
  ])('since $what of its name exists meanwhile says so', async ({ answers }) => {
    const { ended, log } = await create({ createDatastore: [conflict], datastores: answers });
    expect([ended, log]).toEqual([
      ['failed', undefined, `${conflictText} "N" exists since the plan was made (id 7). Plan again.`],
      [body, ...lists],
    ]);
  });

  test('by a conflict that nothing explains has failed with the words of the API', async () => {
    const { ended, log } = await create({ createDatastore: [conflict], datastores: [[datastore(6, 'M')]] });
    expect([ended, log]).toEqual([
      ['failed', undefined, conflictText],
      [body, ...lists],
    ]);
  });
});

describe('a datastore whose connection exists meanwhile', () => {
  const same = connection(8, 'lake', { fields: { uri: 's3://lake' } });
  const onSame = { ...made, connectionId: 8 };

  test('is created on it, and the connection is not reported as created', async () => {
    const { ended, log, memory } = await create(
      {
        createDatastore: [conflict, onSame],
        datastores: [[]],
        connections: [[same]],
        connection: [same],
        datastore: [onSame],
      },
      { on: inline, firstSync: flag },
    );
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      [
        inlineBody.replace('"connection":', '"trigger_sync":true,"connection":'),
        ...lists,
        'connections',
        'connection 8',
        bodyWith('"trigger_sync":true,"connection_id":8'),
        created,
        'datastore 5',
      ],
    ]);
    expect([...memory.connections]).toEqual([['lake', 8]]);
  });

  test.each([
    { role: 'Admin' as const, says: '' },
    { role: 'Manager' as const, says: ', or a datastore "N" exists that this token may not see' },
  ])('as nobody can find, may be a datastore that the token of a $role cannot see', async ({ role, says }) => {
    const { ended } = await create(
      { createDatastore: [conflict], datastores: [[]], connections: [[]] },
      { on: inline, live: { ...liveOf(), role } },
    );
    expect(ended).toEqual([
      'failed',
      undefined,
      `${conflictText} No connection is called "lake", so one with the same credentials has another name${says}. Write connection_id (or connection_name) of the one that is meant instead of describing it again.`,
    ]);
  });

  test('is not created where nobody has reviewed that one and adopt is false, and that one is not called made', async () => {
    const found = connection(8, 'lake', { fields: { uri: 's3://lake' } });
    const answers = {
      createDatastore: [conflict],
      datastores: [[]],
      connections: [[found]],
      connection: [found],
    };
    const { ended, log, memory } = await create(answers, { on: inline, adopt: false });
    expect([ended, memory.connections.size]).toEqual([
      [
        'failed',
        undefined,
        `${conflictText} Connection "lake" (id 8) exists since the plan was made and is not owned by this file, and adopt is false. Add its id to the entry to use it, or choose another name.`,
      ],
      0,
    ]);
    expect(log).toEqual([inlineBody, ...lists, 'connections', 'connection 8']);
  });

  test('is not created where that one differs', async () => {
    const other = connection(8, 'lake', { fields: { uri: 's3://sea' } });
    const { ended, log } = await create(
      { createDatastore: [conflict], datastores: [[]], connections: [[other]], connection: [other] },
      { on: inline },
    );
    expect(ended).toEqual([
      'failed',
      undefined,
      `${conflictText} Connection "lake" (id 8) exists since the plan was made and differs in uri. Plan again.`,
    ]);
    expect(log).toEqual([inlineBody, ...lists, 'connections', 'connection 8']);
  });
});

describe('a datastore whose create lost its answer', () => {
  const find = (datastores: readonly unknown[], reading: unknown, more: Wish & Answers = {}) => {
    const { connection: read, connections: listed, ...wish } = more;
    return create(
      {
        createDatastore: [lost],
        datastores,
        datastore: [reading],
        ...(read ? { connection: read } : {}),
        ...(listed ? { connections: listed } : {}),
      },
      wish,
    );
  };
  const theirs = (fields: string) =>
    `${lostText} Something of that name (id 5) appeared meanwhile and was made by someone else: it differs in ${fields}. Choose another name, or make the entry and it agree.`;

  test('is found by its name, its fields and its connection', async () => {
    const { ended, log } = await find([[datastore(6, 'M'), datastore(5, 'N')], []], made);
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      [body, 'sleep 0', ...lists, 'datastore 5', created, 'datastore 5'],
    ]);
  });

  test('is not one that was there before or was made by another step', async () => {
    const memory = { ...emptyMemory(), made: new Map([['create datastore twin', 6]]) };
    const live = liveOf({ datastores: [datastore(5, 'N')] });
    const { ended, log } = await find([[made, { ...made, id: 6 }], []], made, { live, memory });
    expect([ended, log]).toEqual([
      ['unknown', undefined, `${lostText} ${unknownText}`],
      [body, 'sleep 0', ...lists, 'sleep 1000', ...lists],
    ]);
  });

  test('may have the id that a connection or a group of this run has', async () => {
    const memory = {
      ...emptyMemory(),
      made: new Map([
        ['create connection lake', 5],
        ['create group G', 5],
      ]),
    };
    expect((await find([[made], []], made, { memory })).ended).toEqual(['done', 5, undefined]);
  });

  test('is judged by its single reading, and by the list where there is none', async () => {
    const other = datastore(5, 'N', { fields: { root_path: '/other' } });
    expect((await find([[made], []], other)).ended).toEqual(['failed', undefined, theirs('root_path')]);
    expect((await find([[other], []], undefined)).ended).toEqual(['failed', undefined, theirs('root_path')]);
  });

  test('is not one on another connection', async () => {
    const nowhere = { ...made, connectionId: null };
    const onNone = await create({ createDatastore: [lost], datastores: [[nowhere]], datastore: [nowhere] });
    expect(onNone.ended[2]).toContain('it differs in connection.');
    const elsewhere = datastore(5, 'N', { fields: { root_path: '/other' }, connectionId: 2 });
    expect((await find([[elsewhere], []], elsewhere)).ended).toEqual([
      'failed',
      undefined,
      theirs('root_path, connection'),
    ]);
    const untold = { ...made, connectionId: undefined };
    expect((await find([[untold], []], untold)).ended[0]).toBe('done');
  });

  test("is found among somebody else's", async () => {
    const elsewhere = datastore(4, 'N', { connectionId: 2 });
    const answers = { createDatastore: [lost], datastores: [[elsewhere, made], []], datastore: [elsewhere, made] };
    expect((await create(answers)).ended).toEqual(['done', 5, undefined]);
  });

  test('together with its connection is told by name, type and fields of that', async () => {
    const named = connection(1, 'lake', { fields: { uri: 's3://lake' } });
    const ours = await find([[made], []], made, { on: inline, connection: [named] });
    expect([ours.ended, ours.log]).toEqual([
      ['done', 5, undefined],
      [
        inlineBody,
        'sleep 0',
        ...lists,
        'datastore 5',
        'connection 1',
        created,
        'created connection lake 1',
        'datastore 5',
      ],
    ]);
    for (const [other, differs] of [
      [connection(1, 'sea'), 'connection'],
      [{ ...named, type: 'gcs' }, 'connection'],
      [undefined, 'connection'],
      [connection(1, 'lake', { fields: { uri: 's3://sea' } }), 'connection.uri'],
    ] as const) {
      const { ended } = await find([[made], []], made, { on: inline, connection: [other], connections: [[]] });
      expect(ended).toEqual(['failed', undefined, theirs(differs)]);
    }
  });
});

describe('a connection that may have been made although its datastore was not', () => {
  const orphan = connection(8, 'lake', { fields: { uri: 's3://lake' } });
  const used = { ...orphan, datastores: [{ id: 7, name: 'N' }] };
  const said =
    'Connection "lake" (id 8), as the file describes it, was not there when the run began: this create made it, or somebody else did meanwhile. The next run uses it.';
  const looked = ['connections', 'connection 8'];

  test.each([orphan, { ...orphan, type: 'S3' }, { ...orphan, datastores: undefined }])(
    'is reported, and said',
    async (one) => {
      const { ended, log, memory } = await create(
        { createDatastore: [status(400)], connections: [[connection(7, 'other'), one]], connection: [one] },
        { on: inline },
      );
      expect([ended, log]).toEqual([
        ['failed', undefined, `POST /x was answered with 400. ${said}`],
        [inlineBody, ...looked, 'perhaps created connection lake 8'],
      ]);
      expect([...memory.connections]).toEqual([['lake', 8]]);
    },
  );

  test.each([orphan, used])('leaves open what is open', async (one) => {
    const { ended } = await create(
      { createDatastore: [lost], datastores: [[]], connections: [[one]], connection: [one] },
      { on: inline },
    );
    expect(ended).toEqual(['unknown', undefined, `${lostText} ${unknownText} ${said}`]);
  });

  test('is said beside the datastore that somebody else made, unless that one is on it', async () => {
    const exists = `${conflictText} "N" exists since the plan was made (id 7). Plan again.`;
    const answers = { createDatastore: [conflict], datastores: [[datastore(7, 'N')], []] };
    const alone = await create({ ...answers, connections: [[orphan]], connection: [orphan] }, { on: inline });
    expect(alone.ended).toEqual(['failed', undefined, `${exists} ${said}`]);
    const theirs = await create({ ...answers, connections: [[used]], connection: [used] }, { on: inline });
    expect([theirs.ended, theirs.log, theirs.memory.connections.size]).toEqual([
      ['failed', undefined, exists],
      [inlineBody, ...lists, ...looked],
      0,
    ]);
  });

  test.each([
    { what: 'was there before', one: orphan, live: liveOf({ connections: [orphan] }) },
    { what: 'differs', one: connection(8, 'lake', { fields: { uri: 's3://sea' } }), live: liveOf() },
    { what: 'is of another type', one: { ...orphan, type: 'gcs' }, live: liveOf() },
    { what: 'has a datastore', one: used, live: liveOf() },
  ])('is none that $what', async ({ one, live }) => {
    const { ended, log } = await create(
      { createDatastore: [status(400)], connections: [[one]], connection: [one] },
      { on: inline, live },
    );
    expect([ended, log]).toEqual([
      ['failed', undefined, 'POST /x was answered with 400.'],
      [inlineBody, ...looked],
    ]);
  });

  test.each([
    { what: 'has another name', listed: [{ ...orphan, name: 'sea' }] },
    { what: 'cannot be looked for', listed: status(500) },
  ])('is none that $what', async ({ listed }) => {
    const { ended, log } = await create({ createDatastore: [status(400)], connections: [listed] }, { on: inline });
    expect([ended, log]).toEqual([
      ['failed', undefined, 'POST /x was answered with 400.'],
      [inlineBody, 'connections'],
    ]);
  });

  test('is not looked for where it is known already', async () => {
    const memory = { ...emptyMemory(), connections: new Map([['lake', 8]]) };
    const { ended, log } = await create({ createDatastore: [status(400)] }, { on: inline, memory });
    expect([ended, log]).toEqual([['failed', undefined, 'POST /x was answered with 400.'], [inlineBody]]);
  });

  test('is not looked for after a defect', async () => {
    await expect(
      create({ createDatastore: [new TypeError('defect')], connections: [[orphan]] }, { on: inline }),
    ).rejects.toThrow('defect');
  });
});
