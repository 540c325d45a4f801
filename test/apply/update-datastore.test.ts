import { describe, expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import type { Value } from '../../src/config/desired.ts';
import type { LiveDatastore } from '../../src/plan/live.ts';
import type { Kept, Target } from '../../src/plan/steps.ts';
import { datastore, liveOf } from '../plan/support-datastores.ts';
import { type Answers, lost, lostText, performOne, type Stage, status, stepOf, stopped } from './support.ts';

const planned = datastore(3, 'A', { fields: { root_path: '/a', description: 'old', tags: ['t'] } });
const reading = (fields: Readonly<Record<string, string | null>>, more: Partial<typeof planned> = {}) => ({
  ...planned,
  ...more,
  fields: new Map([...planned.fields, ...Object.entries(fields)]),
});
const stale = (fields: string) => `${fields} changed since the plan. Plan again, and look at what changed it.`;
const open = 'Whether it was done will show in the next run.';
const notDone = 'A new reading shows that it was not done.';

interface Wish extends Stage {
  readonly name?: string;
  readonly from?: typeof planned;
  readonly moveTo?: Target;
  readonly group?: Target | null;
  readonly keeps?: readonly Kept[];
}

const update = (
  wanted: Readonly<Record<string, Value>>,
  answers: Answers,
  { name = 'A', from = planned, moveTo, group, keeps = [], ...more }: Wish = {},
) =>
  performOne(
    stepOf(
      {
        does: 'update-datastore',
        live: from,
        wanted: new Map([['name', name], ...Object.entries(wanted)]),
        moveTo,
        group,
        keeps,
      },
      { action: 'update', kind: 'datastore', name, liveId: 3 },
    ),
    answers,
    more,
  );

const put = (name: string, description: string, connectionId = 1, path = '/a') =>
  `updateDatastore 3 {"name":"${name}","connection_id":${connectionId},"root_path":"${path}","description":"${description}","tags":["t"]}`;

describe('an update of a datastore', () => {
  describe('that leaves alone what the file manages', () => {
    const keeps = ['connection_name', 'group', 'enrichment_datastore'] as const;
    const referring = (connectionId: number | undefined, id: number | null | undefined) => {
      const stub = typeof id === 'number' ? { id, name: `N${id}` } : id;
      return { ...reading({}), connectionId, group: stub ? { ...stub, icon: null } : stub, enrichment: stub };
    };
    const ended = async (from: LiveDatastore, now: LiveDatastore, kept: readonly Kept[] = keeps) => {
      const answers = { datastore: [now], updateDatastore: [undefined] };
      return (await update({ description: 'new' }, answers, { from, keeps: kept })).ended;
    };

    test('is not sent where somebody changed that', async () => {
      const all = 'connection_name, group, enrichment_datastore changed since the plan. ';
      const said = `${all}Plan again, and look at what changed it.`;
      expect(await ended(referring(1, 7), referring(2, 8))).toEqual(['failed', undefined, said]);
      expect(await ended(referring(1, null), referring(2, 8))).toEqual(['failed', undefined, said]);
      expect(await ended(referring(1, 7), referring(2, null))).toEqual(['failed', undefined, said]);
    });

    test.each([
      { what: 'it is as it was', now: referring(1, 7) },
      { what: 'the reading does not say which connection it is on', now: referring(undefined, 7) },
    ])('is sent where $what', async ({ now }) => {
      expect(await ended(referring(1, 7), now)).toEqual(['done', 3, undefined]);
    });

    test('is not sent where the reading leaves out what it was in and linked to, or has what was left out', async () => {
      const said = 'group, enrichment_datastore changed since the plan. Plan again, and look at what changed it.';
      expect(await ended(referring(1, 7), referring(1, undefined))).toEqual(['failed', undefined, said]);
      expect(await ended(referring(1, undefined), referring(1, 7))).toEqual(['failed', undefined, said]);
    });

    test('is sent where the plan did not know', async () => {
      expect(await ended(referring(undefined, 7), referring(1, 7))).toEqual(['done', 3, undefined]);
    });

    test('is sent where the file does not manage it', async () => {
      expect(await ended(referring(1, 7), referring(2, 8), [])).toEqual(['done', 3, undefined]);
    });
  });

  test('is made on a fresh reading, which is kept', async () => {
    const fresh = reading({ root_path: '/b' });
    const { ended, log, memory } = await update(
      { description: 'new' },
      { datastore: [fresh], updateDatastore: [undefined] },
    );
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', put('A', 'new', 1, '/b')],
    ]);
    expect([...memory.datastoresBefore]).toEqual([[3, fresh]]);
  });

  test('that is as wanted meanwhile is not sent', async () => {
    const { ended, log, memory } = await update(
      { description: 'new' },
      { datastore: [reading({ description: 'new' })] },
    );
    expect([ended, log, memory.datastoresBefore.size]).toEqual([['done', 3, undefined], ['datastore 3'], 0]);
  });

  test('that is only partly as wanted is sent', async () => {
    const fresh = reading({ description: 'new' });
    const { log } = await update(
      { description: 'new', root_path: '/b' },
      { datastore: [fresh], updateDatastore: [undefined] },
    );
    expect(log).toEqual(['datastore 3', put('A', 'new', 1, '/b')]);
  });

  test('sends the new name, or the one that it has', async () => {
    const answers = { datastore: [planned], updateDatastore: [undefined] };
    expect((await update({}, answers, { name: 'B' })).log).toEqual(['datastore 3', put('B', 'old')]);
    const renamed = reading({}, { name: 'B' });
    const already = await update({}, { datastore: [renamed] }, { name: 'B' });
    expect([already.ended, already.log]).toEqual([['done', 3, undefined], ['datastore 3']]);
  });

  test('names all that somebody else changed, and sends nothing', async () => {
    const fresh = reading(
      { root_path: '/c', description: 'theirs', enrichment_prefix: 'p' },
      { name: 'C', connectionId: 7 },
    );
    const { ended, log } = await update(
      { description: 'new', root_path: '/b' },
      { datastore: [fresh] },
      { moveTo: { liveId: 2 } },
    );
    expect([ended, log]).toEqual([
      ['failed', undefined, stale('name, root_path, description, connection_name')],
      ['datastore 3'],
    ]);
  });

  test('takes a field that the plan did not see for its default, or for empty', async () => {
    const answers = { datastore: [planned], updateDatastore: [undefined] };
    const { ended, log } = await update(
      { enrichment_remediation_strategy: 'append', database: 'd' },
      { ...answers, datastore: [reading({ enrichment_remediation_strategy: 'none', database: null })] },
    );
    expect([ended[0], log.length]).toEqual(['done', 2]);
    const changed = reading({ enrichment_remediation_strategy: 'overwrite', database: 'other' });
    const refused = await update(
      { enrichment_remediation_strategy: 'append', database: 'd' },
      { datastore: [changed] },
    );
    expect(refused.ended[2]).toBe(stale('database, enrichment_remediation_strategy'));
  });

  test('to nothing is done where nothing is there', async () => {
    const { ended, log } = await update({ description: null }, { datastore: [reading({ description: '' })] });
    expect([ended, log]).toEqual([['done', 3, undefined], ['datastore 3']]);
    const cleared = await update({ description: null }, { datastore: [planned], updateDatastore: [undefined] });
    expect(cleared.log[1]).toContain('"description":null');
  });

  test('does not compare a field that the reading leaves out, where it may', async () => {
    const unread = await update({ folder_globbing_enabled: true }, { datastore: [planned] });
    expect([unread.ended, unread.log]).toEqual([['done', 3, undefined], ['datastore 3']]);
    const other = await update({ database: 'd' }, { datastore: [planned], updateDatastore: [undefined] });
    expect(other.log).toHaveLength(2);
  });

  test('of one that is gone is not sent', async () => {
    const { ended, log } = await update({ description: 'new' }, { datastore: [undefined] });
    expect([ended, log]).toEqual([
      [
        'failed',
        undefined,
        'It (id 3) no longer exists, or this token may not see it any more: changed since the plan. Plan again.',
      ],
      ['datastore 3'],
    ]);
  });

  test("leaves an integration's tags where they are", async () => {
    const fresh = { ...planned, fields: new Map([...planned.fields, ['tags', ['t', 'dbt']]]) };
    const live = { ...liveOf({ tags: ['t'] }), tags: new Map([['dbt', 'integration']]) };
    const { ended, log } = await update({ tags: ['t'] }, { datastore: [fresh] }, { live });
    expect([ended, log]).toEqual([['done', 3, undefined], ['datastore 3']]);
    const other = await update({ tags: ['u'] }, { datastore: [fresh], updateDatastore: [undefined] }, { live });
    expect(other.log[1]).toContain('"tags":["u","dbt"]');
  });

  test('is known to have failed after a clear answer and another look', async () => {
    const answers = { datastore: [planned], updateDatastore: [status(500, { method: 'PUT' })] };
    const { ended } = await update({ description: 'new' }, answers);
    expect(ended).toEqual(['failed', undefined, `PUT /x was answered with 500. ${notDone}`]);
  });
});

describe('the ownership tag of a datastore whose tags the file does not give', () => {
  const withTags = (...tags: readonly string[]) => ({
    ...planned,
    fields: new Map([...planned.fields, ['tags', tags]]),
  });
  const mark = (from: readonly string[], now: readonly string[], description = 'new') =>
    performOne(
      stepOf({
        does: 'update-datastore',
        live: withTags(...from),
        wanted: new Map<string, Value>([
          ['name', 'A'],
          ['description', description],
          ['tags', [...from, 'mine']],
        ]),
        marks: 'mine',
        moveTo: undefined,
        group: undefined,
        keeps: [],
      }),
      { datastore: [withTags(...now)], updateDatastore: [undefined] },
    );
  const putTags = (tags: readonly string[]) =>
    `updateDatastore 3 {"name":"A","connection_id":1,"root_path":"/a","description":"new","tags":${JSON.stringify(tags)}}`;

  test.each([
    {
      what: 'is put beside those that came meanwhile',
      from: ['old'],
      now: ['old', 'fresh'],
      sent: ['old', 'fresh', 'mine'],
    },
    { what: 'stays beside those that came meanwhile', from: ['mine'], now: ['mine', 'fresh'], sent: ['mine', 'fresh'] },
    { what: 'stays where others went meanwhile', from: ['mine', 'old'], now: ['mine'], sent: ['mine'] },
  ])('$what', async ({ from, now, sent }) => {
    const { ended, log } = await mark(from, now);
    expect([ended[0], log]).toEqual(['done', ['datastore 3', putTags(sent)]]);
  });

  test('is there already', async () => {
    const { ended, log } = await mark(['old'], ['fresh', 'mine'], 'old');
    expect([ended[0], log]).toEqual(['done', ['datastore 3']]);
  });

  test('that somebody took away is not put back', async () => {
    const { ended, log } = await mark(['mine', 'old'], ['old']);
    expect([ended, log]).toEqual([['failed', undefined, stale('tags')], ['datastore 3']]);
  });
});

test('an update keeps the datastore on the connection that the plan saw, where a fresh reading does not say', async () => {
  const answers = { datastore: [reading({}, { connectionId: undefined })], updateDatastore: [undefined] };
  const { log } = await update({ description: 'new' }, answers);
  expect(log).toEqual(['datastore 3', put('A', 'new')]);
});

describe('a move to another connection', () => {
  test('is sent, and not sent where it is there already', async () => {
    const answers = { datastore: [planned], updateDatastore: [undefined] };
    expect((await update({}, answers, { moveTo: { liveId: 2 } })).log).toEqual(['datastore 3', put('A', 'old', 2)]);
    const moved = { datastore: [reading({}, { connectionId: 2 })] };
    const already = await update({}, moved, { moveTo: { liveId: 2 } });
    expect([already.ended, already.log]).toEqual([['done', 3, undefined], ['datastore 3']]);
  });

  test('goes to one that another step made', async () => {
    const memory = { ...emptyMemory(), made: new Map([['create connection c', 6]]) };
    const answers = { datastore: [planned], updateDatastore: [undefined] };
    const { log } = await update({}, answers, { moveTo: { step: 'create connection c' }, memory });
    expect(log).toEqual(['datastore 3', put('A', 'old', 6)]);
  });

  test('is not sent where somebody else moved it', async () => {
    const { ended } = await update({}, { datastore: [reading({}, { connectionId: 7 })] }, { moveTo: { liveId: 2 } });
    expect(ended).toEqual(['failed', undefined, stale('connection_name')]);
  });

  test('is sent where the plan could not see which connection it is on', async () => {
    const from = { ...planned, connectionId: undefined };
    const answers = { datastore: [reading({}, { connectionId: 7 })], updateDatastore: [undefined] };
    const { log } = await update({}, answers, { from, moveTo: { liveId: 2 } });
    expect(log).toEqual(['datastore 3', put('A', 'old', 2)]);
  });

  test('that is not asked for does not look at the connection', async () => {
    const { ended } = await update({}, { datastore: [reading({}, { connectionId: 7 })] });
    expect(ended).toEqual(['done', 3, undefined]);
  });
});

describe('a change of the group', () => {
  const inGroup = (id: number | undefined) =>
    reading({}, { group: id === undefined ? null : { id, name: `g${id}`, icon: null } });
  const assign = (group: Target | null, answers: Answers, more: Wish = {}) => update({}, answers, { group, ...more });
  const rest = 'Its other fields are as wanted, its group is not: ';

  test('is a request of its own, after a reading of its own', async () => {
    const { ended, log } = await assign({ liveId: 4 }, { datastore: [inGroup(undefined)], assignGroup: [undefined] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'datastore 3', 'assignGroup 3 4'],
    ]);
  });

  test('goes to a group that another step made', async () => {
    const memory = { ...emptyMemory(), made: new Map([['create group G', 6]]) };
    const answers = { datastore: [inGroup(undefined)], assignGroup: [undefined] };
    const { log } = await assign({ step: 'create group G' }, answers, { memory });
    expect(log[2]).toBe('assignGroup 3 6');
  });

  test('takes it out of its group', async () => {
    const answers = { datastore: [inGroup(5)], assignGroup: [undefined] };
    const { log } = await assign(null, answers, { from: inGroup(5) });
    expect(log).toEqual(['datastore 3', 'datastore 3', 'assignGroup 3 null']);
  });

  test.each([
    { what: 'in it', group: { liveId: 4 }, now: inGroup(4) },
    { what: 'in none', group: null, now: inGroup(undefined) },
    { what: 'in none that the reading tells', group: null, now: { ...planned, group: undefined } },
  ])('is not sent where it is $what already', async ({ group, now }) => {
    const { ended, log } = await assign(group, { datastore: [now] }, { from: inGroup(5) });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'datastore 3'],
    ]);
  });

  test.each([
    { what: 'in none', from: inGroup(undefined), now: 7 },
    { what: 'in another one', from: inGroup(5), now: 7 },
    { what: 'in one', from: inGroup(5), now: undefined },
    { what: 'in none that was told', from: { ...planned, group: undefined }, now: 7 },
  ])('is not sent where somebody else changed it since it was $what', async ({ from, now }) => {
    const { ended, log } = await assign({ liveId: 4 }, { datastore: [inGroup(now)] }, { from });
    expect([ended, log]).toEqual([
      ['failed', undefined, `${rest}${stale('group')}`],
      ['datastore 3', 'datastore 3'],
    ]);
  });

  test('that is refused says that the rest is done', async () => {
    const { ended } = await assign({ liveId: 4 }, { datastore: [planned], assignGroup: [status(403)] });
    expect(ended).toEqual([
      'failed',
      undefined,
      `${rest}POST /x was answered with 403. Use a token whose role and team permissions allow this (creating: Manager; unlinking and deleting: Admin; changing a datastore: Editor in one of its teams).`,
    ]);
  });

  test('that was answered with an error, and still is to do, has failed', async () => {
    const { ended } = await assign({ liveId: 4 }, { datastore: [planned], assignGroup: [status(500)] });
    expect(ended).toEqual(['failed', undefined, `${rest}POST /x was answered with 500. ${notDone}`]);
  });

  test('whose answer was lost stays open', async () => {
    const { ended } = await assign({ liveId: 4 }, { datastore: [planned], assignGroup: [lost] });
    expect(ended).toEqual(['unknown', undefined, `${rest}${lostText} ${open}`]);
  });

  test.each([
    { what: 'was written', description: 'new', outcome: 'failed', said: 'The group was not sent.' },
    { what: 'was as wanted', description: 'old', outcome: 'skipped', said: 'Nothing of this step was sent.' },
  ])('that was cancelled after the rest $what', async ({ description, outcome, said }) => {
    const answers = { datastore: [planned, stopped], updateDatastore: [undefined] };
    const { ended } = await update({ description }, answers, { group: { liveId: 4 } });
    expect(ended).toEqual([outcome, undefined, `${rest}POST /x was stopped, since the run was cancelled. ${said}`]);
  });

  test('does not hide a defect', async () => {
    const answers = { datastore: [planned], assignGroup: [new TypeError('defect')] };
    await expect(assign({ liveId: 4 }, answers)).rejects.toThrow('defect');
  });

  test('is not tried where the other fields failed', async () => {
    const answers = { datastore: [planned], updateDatastore: [status(400)] };
    const { ended, log } = await update({ description: 'new' }, answers, { group: { liveId: 4 } });
    expect([ended, log]).toEqual([
      ['failed', undefined, 'POST /x was answered with 400.'],
      ['datastore 3', put('A', 'new')],
    ]);
  });
});

describe('a delete', () => {
  const remove = (answers: Answers, tag?: string) =>
    performOne(
      stepOf({ does: 'delete', live: planned, tag }, { action: 'delete', kind: 'datastore', name: 'A', liveId: 3 }),
      answers,
    );
  const tagged = (tags: readonly string[]) => ({ ...planned, fields: new Map([['tags', tags]]) });

  test.each([
    { what: 'its name', tag: undefined, reading: planned },
    { what: 'its name and no tags at all', tag: undefined, reading: datastore(3, 'A') },
    { what: 'its tag', tag: 'mine', reading: tagged(['other', 'mine']) },
  ])('is made where it still has $what', async ({ tag, reading: now }) => {
    const { ended, log } = await remove({ datastore: [now], deleteDatastore: [undefined] }, tag);
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'deleteDatastore 3'],
    ]);
  });

  test.each([
    { what: 'another name', tag: undefined, reading: datastore(3, 'B'), fields: 'name' },
    { what: 'other tags', tag: 'mine', reading: tagged(['other']), fields: 'tags' },
    { what: 'no tags', tag: 'mine', reading: datastore(3, 'A'), fields: 'tags' },
    { what: 'a text as tags', tag: 'mine', reading: datastore(3, 'A', { fields: { tags: 'mine' } }), fields: 'tags' },
    { what: 'neither', tag: 'mine', reading: datastore(3, 'B'), fields: 'name, tags' },
  ])('is not made where it has $what', async ({ tag, reading: now, fields }) => {
    const { ended, log } = await remove({ datastore: [now] }, tag);
    expect([ended, log]).toEqual([['failed', undefined, stale(fields)], ['datastore 3']]);
  });

  test('of what is gone is done', async () => {
    const { ended, log } = await remove({ datastore: [undefined] });
    expect([ended, log]).toEqual([['done', 3, undefined], ['datastore 3']]);
  });

  test('whose answer was lost is looked at once more', async () => {
    const done = await remove({ datastore: [planned, undefined], deleteDatastore: [lost] });
    expect([done.ended, done.log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'deleteDatastore 3', 'datastore 3'],
    ]);
  });

  test('that is stopped before it began is skipped', async () => {
    const { ended } = await remove({ datastore: [stopped] });
    expect(ended[0]).toBe('skipped');
  });
});
