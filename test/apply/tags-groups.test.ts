import { describe, expect, test } from '@jest/globals';
import { type Answers, lost, lostText, performOne, status, stepOf } from './support.ts';

const conflict = status(409, { detail: 'exists' });
const conflictText = 'POST /x was answered with 409: exists.';
const settles = 'The next run will settle it.';

describe('a tag', () => {
  const create = (answers: Answers) =>
    performOne(stepOf({ does: 'create-tag' }, { action: 'create', kind: 'tag', name: 'T' }), answers);
  const tags = (...names: readonly string[]) => new Map(names.map((name) => [name, 'global']));

  test('is created by one request', async () => {
    const { ended, log } = await create({ createTag: [undefined] });
    expect([ended, log]).toEqual([['done', undefined, undefined], ['createTag "T"']]);
  });

  test('that exists meanwhile is fine', async () => {
    const { ended, log } = await create({ createTag: [conflict], tags: [tags('other', 'T')] });
    expect([ended, log]).toEqual([
      ['done', undefined, undefined],
      ['createTag "T"', 'tags'],
    ]);
  });

  test('that conflicts with something else has failed', async () => {
    const { ended, log } = await create({ createTag: [conflict], tags: [tags('other')] });
    expect([ended, log]).toEqual([
      ['failed', undefined, conflictText],
      ['createTag "T"', 'tags', 'sleep 1000', 'tags'],
    ]);
  });

  test('that conflicts with one that is listed only a moment later is fine', async () => {
    const { ended } = await create({ createTag: [conflict], tags: [tags('other'), tags('other', 'T')] });
    expect(ended[0]).toBe('done');
  });

  test('that was refused has failed, whether it is there or not', async () => {
    const { ended, log } = await create({ createTag: [status(400)], tags: [tags('T')] });
    expect([ended, log]).toEqual([['failed', undefined, 'POST /x was answered with 400.'], ['createTag "T"']]);
  });

  test('whose answer was lost is looked for', async () => {
    const found = await create({ createTag: [lost], tags: [tags(), tags('T')] });
    expect([found.ended, found.log]).toEqual([
      ['done', undefined, undefined],
      ['createTag "T"', 'sleep 0', 'tags', 'sleep 1000', 'tags'],
    ]);
    const missed = await create({ createTag: [lost], tags: [tags()] });
    expect(missed.ended).toEqual(['unknown', undefined, `${lostText} It was looked for and not found. ${settles}`]);
  });
});

describe('a group', () => {
  const create = (answers: Answers, icon: string | undefined = undefined) =>
    performOne(stepOf({ does: 'create-group', icon }, { action: 'create', kind: 'group', name: 'Gold' }), answers);
  const group = (id: number, name: string) => ({ id, name, icon: null });

  test('is created by one request, and its id is kept', async () => {
    const { ended, log, memory } = await create({ createGroup: [5] });
    expect([ended, log]).toEqual([
      ['done', 5, undefined],
      ['createGroup {"name":"Gold"}', 'created group Gold 5'],
    ]);
    expect([...memory.made]).toEqual([['create group Gold', 5]]);
  });

  test('is created with its icon', async () => {
    const { log } = await create({ createGroup: [5] }, 'mdi-star');
    expect(log).toEqual(['createGroup {"name":"Gold","icon":"mdi-star"}', 'created group Gold 5']);
  });

  test('that exists meanwhile, in whatever case, is taken and not reported as created', async () => {
    const groups = [[group(4, 'Silver'), group(6, 'GOLD')]];
    const { ended, log, memory } = await create({ createGroup: [conflict], groups });
    expect([ended, log]).toEqual([
      ['done', 6, undefined],
      ['createGroup {"name":"Gold"}', 'groups'],
    ]);
    expect([...memory.made]).toEqual([['create group Gold', 6]]);
  });

  test('that conflicts with one that is listed only a moment later is taken', async () => {
    const { ended } = await create({ createGroup: [conflict], groups: [[], [group(6, 'Gold')]] });
    expect(ended).toEqual(['done', 6, undefined]);
  });

  test('that conflicts with something else has failed', async () => {
    const { ended, log, memory } = await create({ createGroup: [conflict], groups: [[group(4, 'Silver')]] });
    expect([ended, log, memory.made.size]).toEqual([
      ['failed', undefined, conflictText],
      ['createGroup {"name":"Gold"}', 'groups', 'sleep 1000', 'groups'],
      0,
    ]);
  });

  test('that was refused has failed, whether it is there or not', async () => {
    const { ended, log } = await create({ createGroup: [status(400)], groups: [[group(6, 'Gold')]] });
    expect([ended, log]).toEqual([
      ['failed', undefined, 'POST /x was answered with 400.'],
      ['createGroup {"name":"Gold"}'],
    ]);
  });

  test('whose answer was lost is looked for, and reported as created', async () => {
    const groups = [[group(4, 'Silver')], [group(4, 'Silver'), group(6, 'gold')]];
    const found = await create({ createGroup: [lost], groups });
    expect([found.ended, found.log]).toEqual([
      ['done', 6, undefined],
      ['createGroup {"name":"Gold"}', 'sleep 0', 'groups', 'sleep 1000', 'groups', 'created group Gold 6'],
    ]);
    const missed = await create({ createGroup: [lost], groups: [[]] });
    expect(missed.ended).toEqual(['unknown', undefined, `${lostText} It was looked for and not found. ${settles}`]);
  });
});

describe("a group's icon", () => {
  const planned = { id: 7, name: 'Gold', icon: 'mdi-a' };
  const update = (answers: Answers) =>
    performOne(
      stepOf(
        { does: 'update-group', group: planned, icon: 'mdi-b' },
        { action: 'update', kind: 'group', name: 'Gold' },
      ),
      answers,
    );

  test('is written with the name that the group has now', async () => {
    const groups = [
      [
        { id: 6, name: 'Other', icon: 'mdi-b' },
        { ...planned, name: 'Renamed' },
      ],
    ];
    const { ended, log } = await update({ groups, updateGroup: [undefined] });
    expect([ended, log]).toEqual([
      ['done', 7, undefined],
      ['groups', 'updateGroup 7 {"name":"Renamed","icon":"mdi-b"}'],
    ]);
  });

  test('that is as wanted meanwhile is not written', async () => {
    const { ended, log } = await update({ groups: [[{ ...planned, icon: 'mdi-b' }]] });
    expect([ended, log]).toEqual([['done', 7, undefined], ['groups']]);
  });

  test('that somebody else changed is not overwritten', async () => {
    const { ended, log } = await update({ groups: [[{ ...planned, icon: 'mdi-c' }]] });
    expect([ended, log]).toEqual([
      ['failed', undefined, 'icon changed since the plan. Plan again, and look at what changed it.'],
      ['groups'],
    ]);
  });

  test('of a group that is gone cannot be written', async () => {
    const { ended, log } = await update({ groups: [[{ ...planned, id: 8 }]] });
    expect([ended, log]).toEqual([
      ['failed', undefined, 'Group "Gold" (id 7) no longer exists: changed since the plan. Plan again.'],
      ['groups'],
    ]);
  });
});
