import { describe, expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import type { Value } from '../../src/config/desired.ts';
import { Secret } from '../../src/secret.ts';
import { connection, liveOf } from '../plan/support-datastores.ts';
import { type Answers, entryOf, lost, lostText, performOne, type Stage, status, stepOf } from './support.ts';

const secret = new Secret('hush', '${{ secrets.S }}');
const wanted = { uri: 's3://lake', access_key: 'AKIA', secret_key: secret };
const body = 'createConnection {"name":"lake","type":"s3","uri":"s3://lake","access_key":"AKIA","secret_key":"hush"}';
const put = 'updateConnection 3 {"name":"lake","type":"s3","secret_key":"hush"}';
const same = connection(3, 'lake', { fields: { uri: 's3://lake', access_key: 'AKIA' } });
const conflict = status(409, { detail: 'exists' });
const conflictText = 'POST /x was answered with 409: exists.';

const create = (
  answers: Answers,
  { fields = wanted, ...more }: Stage & { fields?: Readonly<Record<string, Value>> } = {},
) =>
  performOne(
    stepOf(
      { does: 'create-connection', entry: entryOf('lake', 's3', fields) },
      { action: 'create', kind: 'connection', name: 'lake' },
    ),
    answers,
    { live: liveOf({ connections: [connection(1, 'lake')] }), ...more },
  );

describe('a connection', () => {
  test('is created by one request, and its id is kept', async () => {
    const { ended, log, memory } = await create({ createConnection: [3] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      [body, 'created connection lake 3'],
    ]);
    expect([[...memory.made], [...memory.connections]]).toEqual([[['create connection lake', 3]], []]);
  });

  test('that is refused is not looked for', async () => {
    const { ended, log, memory } = await create({ createConnection: [status(400)] });
    expect([ended, log, memory.made.size]).toEqual([
      ['failed', undefined, 'POST /x was answered with 400.'],
      [body],
      0,
    ]);
  });
});

describe('a connection that conflicts with another one', () => {
  test('takes the one that is the same, which gets the secrets', async () => {
    const { ended, log, memory } = await create({
      createConnection: [conflict],
      connections: [[connection(2, 'other'), same]],
      connection: [same],
      updateConnection: [undefined],
    });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      [body, 'connections', 'connection 3', 'connection 3', put],
    ]);
    expect(memory.extra).toMatchObject([
      {
        step: {
          id: 'update connection lake',
          action: 'update',
          kind: 'connection',
          name: 'lake',
          liveId: 3,
          adopts: true,
          needs: 'Manager',
          changes: [{ field: 'secret_key', before: '(sensitive)', after: '(sensitive)', sensitive: true }],
          reason: 'the connection was found after a 409 and gets the secrets of the file',
          origin: null,
        },
        liveId: 3,
        outcome: 'done',
        milliseconds: 20,
      },
    ]);
    expect([...memory.connections]).toEqual([['lake', 3]]);
    expect([...memory.made]).toEqual([['create connection lake', 3]]);
  });

  test.each([
    { what: 'has none', fields: { uri: 's3://lake' } },
    { what: 'takes one away', fields: { uri: 's3://lake', secret_key: null } },
  ])('sends no secrets where the file $what', async ({ fields }) => {
    const { ended, log, memory } = await create(
      { createConnection: [conflict], connections: [[same]], connection: [same] },
      { fields },
    );
    expect([ended, log.slice(1), memory.extra]).toEqual([['done', 3, undefined], ['connections', 'connection 3'], []]);
  });

  test('has failed where the secrets are refused, and so has the step that sends them', async () => {
    const { ended, memory } = await create({
      createConnection: [conflict],
      connections: [[same]],
      connection: [same],
      updateConnection: [status(400, { method: 'PUT', detail: 'bad' })],
    });
    const said = 'PUT /x was answered with 400: bad.';
    expect(ended).toEqual([
      'failed',
      undefined,
      `Connection "lake" (id 3) was found after a 409, but its secrets could not be sent: ${said}`,
    ]);
    expect(memory.extra).toMatchObject([{ liveId: 3, outcome: 'failed', error: said, milliseconds: 20 }]);
    expect(memory.made.size).toBe(0);
  });

  test('keeps it open whether the secrets were sent where the answer was lost', async () => {
    const { memory } = await create({
      createConnection: [conflict],
      connections: [[same]],
      connection: [same],
      updateConnection: [lost],
    });
    expect(memory.extra).toMatchObject([
      { outcome: 'unknown', error: `${lostText} Whether it was done will show in the next run.` },
    ]);
  });

  test('does not take one that nobody has reviewed where adopt is false', async () => {
    const { ended, log, memory } = await create(
      { createConnection: [conflict], connections: [[same]], connection: [same] },
      { adopt: false },
    );
    expect([ended, log, memory.connections.size]).toEqual([
      [
        'failed',
        undefined,
        `${conflictText} Connection "lake" (id 3) exists since the plan was made and is not owned by this file, and adopt is false. Add its id to the entry to use it, or choose another name.`,
      ],
      [body, 'connections', 'connection 3'],
      0,
    ]);
  });

  test('does not take one that differs', async () => {
    const other = connection(3, 'lake', { fields: { uri: 's3://sea', access_key: 'AKIB' } });
    const { ended, log, memory } = await create({
      createConnection: [conflict],
      connections: [[other]],
      connection: [other],
    });
    expect([ended, log, memory.connections.size]).toEqual([
      [
        'failed',
        undefined,
        `${conflictText} Connection "lake" (id 3) exists since the plan was made and differs in uri, access_key. Plan again.`,
      ],
      [body, 'connections', 'connection 3'],
      0,
    ]);
  });

  test('does not take one of another type', async () => {
    const { ended } = await create({
      createConnection: [conflict],
      connections: [[same]],
      connection: [{ ...same, type: 'gcs' }],
    });
    expect(ended[2]).toBe(
      `${conflictText} Connection "lake" (id 3) exists since the plan was made and differs in type. Plan again.`,
    );
  });

  test('does not take one whose addresses cannot be read: the secrets would go nobody knows where', async () => {
    const vault = { 'secrets_manager.secret_url': 'https://vault/s' };
    const hidden = connection(3, 'lake', {
      fields: { access_key: 'AKIA' },
      masked: new Set(['uri', ...Object.keys(vault)]),
    });
    const { ended, log, memory } = await create(
      { createConnection: [conflict], connections: [[hidden]], connection: [hidden] },
      { fields: { ...wanted, ...vault } },
    );
    expect([ended, log.slice(1), memory.connections.size, memory.extra]).toEqual([
      [
        'failed',
        undefined,
        `${conflictText} Connection "lake" (id 3) exists since the plan was made, and uri and secrets_manager.secret_url of it cannot be read: the secrets of the file would go to an unknown address. Plan again.`,
      ],
      ['connections', 'connection 3'],
      0,
      [],
    ]);
  });

  const instead = 'Write connection_id (or connection_name) of the one that is meant instead of describing it again.';

  test('does not guess which of several is meant', async () => {
    const { ended } = await create({
      createConnection: [conflict],
      connections: [[same, { ...same, id: 4 }]],
      connection: [same],
    });
    expect(ended).toEqual(['failed', undefined, `${conflictText} Several connections are called "lake". ${instead}`]);
  });

  test('says that none has its name', async () => {
    const { ended, log } = await create({ createConnection: [conflict], connections: [[connection(2, 'other')]] });
    expect([ended, log]).toEqual([
      [
        'failed',
        undefined,
        `${conflictText} No connection is called "lake", so one with the same credentials has another name. ${instead}`,
      ],
      [body, 'connections'],
    ]);
  });
});

describe('a connection whose create lost its answer', () => {
  const find = (listed: readonly unknown[], details: readonly unknown[], more: Stage = {}) =>
    create({ createConnection: [lost], connections: listed, connection: details }, more);

  test('is found by its name and its fields, and reported as created', async () => {
    const { ended, log } = await find([[connection(2, 'other'), same]], [same]);
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      [body, 'sleep 0', 'connections', 'connection 3', 'created connection lake 3'],
    ]);
  });

  test('is found where the server spells its type in another case', async () => {
    const { ended } = await find([[{ ...same, type: 'S3' }]], [{ ...same, type: 'S3' }]);
    expect(ended).toEqual(['done', 3, undefined]);
  });

  test('is judged by its single reading, and by the list where there is none', async () => {
    const bare = connection(3, 'lake');
    const other = connection(3, 'lake', { fields: { uri: 's3://sea' } });
    expect((await find([[bare]], [other])).ended[0]).toBe('failed');
    expect((await find([[other]], [bare])).ended[0]).toBe('done');
    expect((await find([[other]], [undefined])).ended[0]).toBe('failed');
  });

  test('is not one that was there before or was made by another step', async () => {
    const memory = { ...emptyMemory(), made: new Map([['create connection twin', 4]]) };
    const known = [connection(1, 'lake'), { ...same, id: 4 }];
    const { ended } = await find([known], known, { memory });
    expect(ended).toEqual([
      'unknown',
      undefined,
      `${lostText} It was looked for and not found. The next run will settle it.`,
    ]);
  });

  test('may have the id that a datastore or a group of this run has', async () => {
    const memory = {
      ...emptyMemory(),
      made: new Map([
        ['create datastore lake', 3],
        ['create group lake', 3],
      ]),
    };
    expect((await find([[same]], [same], { memory })).ended).toEqual(['done', 3, undefined]);
  });

  test("is found among somebody else's", async () => {
    const other = connection(4, 'lake', { fields: { uri: 's3://sea' } });
    const both = { ...same, id: 5 };
    expect((await find([[other, both]], [other, both])).ended).toEqual(['done', 5, undefined]);
    expect((await find([[other]], [other])).ended).toEqual([
      'failed',
      undefined,
      `${lostText} Something of that name (id 4) appeared meanwhile and was made by someone else: it differs in uri. Choose another name, or make the entry and it agree.`,
    ]);
  });
});
