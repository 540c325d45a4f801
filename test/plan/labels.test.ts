import { describe, expect, test } from '@jest/globals';
import type { Plain } from '../../src/connectors/field.ts';
import type { Step } from '../../src/plan/steps.ts';
import type { Position } from '../../src/problem.ts';
import { changed, datastore, expected, fileOf, type LiveParts, place, planOf } from './support-datastores.ts';

const two = [datastore(1, 'A'), datastore(2, 'B')];

function stepsOf(kind: Step['kind'], text: string, live: LiveParts): readonly Step[] {
  return planOf(text, { datastores: two, ...live }).plan.steps.filter((one) => one.kind === kind);
}

function newTag(name: string, at: Position): Step {
  return expected({
    action: 'create',
    kind: 'tag',
    name,
    needs: 'Manager',
    changes: [changed('name', null, name, at)],
    reason: 'a datastore of the file carries it and it does not exist',
    at,
    operation: { does: 'create-tag' },
  });
}

describe('tags', () => {
  const tags = (text: string, live: readonly string[] | undefined) =>
    stepsOf('tag', text, live === undefined ? {} : { tags: live });

  test('that are not there are made, each once', () => {
    const text = fileOf('{ name: A, tags: [known, one] }', '{ name: B, tags: [one, two] }');
    expect(tags(text, ['known'])).toEqual([newTag('one', place(3, 22)), newTag('two', place(3, 22))]);
  });

  test('are there already, or nobody read them: nothing is made', () => {
    expect(tags(fileOf('{ name: A, tags: [one] }'), ['one'])).toEqual([]);
    expect(tags(fileOf('{ name: A, tags: [one] }'), undefined)).toEqual([]);
    expect(tags(fileOf('{ name: A, tags: null }'), [])).toEqual([]);
  });

  test('are waited for by each datastore that gets them', () => {
    const text = fileOf('{ name: A, tags: [known, one] }', '{ name: B, tags: [one, two] }');
    const { plan } = planOf(text, { datastores: two, tags: ['known'] });
    expect(plan.steps.slice(2).map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['update datastore A', ['create tag one']],
      ['update datastore B', ['create tag one', 'create tag two']],
    ]);
  });

  test('that mark what the file owns are made where it has a datastore', () => {
    const tag = 'ownership_tag: mine\n';
    expect(tags(`${tag}${fileOf('{ name: A }')}`, [])).toEqual([newTag('mine', place(1, 16))]);
    expect(tags(`${tag}${fileOf('{ name: A }')}`, ['mine'])).toEqual([]);
    expect(tags(`${tag}datastores: []\n`, [])).toEqual([]);
  });

  test('that an input gives stand at the first datastore', () => {
    const { plan } = planOf(
      fileOf('{ name: B }', '{ name: A }'),
      { datastores: two, tags: [] },
      { ownershipTag: { value: 'mine' } },
    );
    expect(plan.steps[0]).toEqual(newTag('mine', place(2, 13)));
  });
});

describe('groups', () => {
  const groups = (text: string, live: LiveParts['groups'], more: LiveParts = {}) =>
    stepsOf('group', text, { ...more, groups: live });
  const lake = (icon: string | null) => [{ id: 7, name: 'Lake', icon }];
  const folder = 'mdi-folder-outline';
  const newGroup = (name: string, icon: string | undefined, at: Position) =>
    expected({
      id: `create group ${name.toLowerCase()}`,
      action: 'create',
      kind: 'group',
      name,
      needs: 'Manager',
      changes: [changed('name', null, name, at), ...(icon ? [changed('icon', null, icon, at)] : [])],
      reason: 'a datastore of the file is in it and it does not exist',
      at,
      operation: { does: 'create-group', icon },
    });

  test.each<{ what: string; entries: readonly string[]; made: Step }>([
    {
      what: 'with its icon',
      entries: [`{ name: A, group: { name: Lake, icon: ${folder} } }`],
      made: newGroup('Lake', folder, place(2, 31)),
    },
    {
      what: 'without one',
      entries: ['{ name: A, group: { name: Lake } }'],
      made: newGroup('Lake', undefined, place(2, 31)),
    },
    {
      what: 'once for two datastores',
      entries: ['{ name: A, group: { name: Lake } }', '{ name: B, group: { name: Lake } }'],
      made: newGroup('Lake', undefined, place(2, 31)),
    },
    {
      what: 'once for two spellings: the one that is first in the order of letters',
      entries: ['{ name: A, group: { name: lake } }', '{ name: B, group: { name: Lake } }'],
      made: newGroup('Lake', undefined, place(2, 31)),
    },
    {
      what: 'once for two spellings, in the other order',
      entries: ['{ name: A, group: { name: Lake } }', '{ name: B, group: { name: lake } }'],
      made: newGroup('Lake', undefined, place(2, 31)),
    },
    {
      what: 'with the icon of the entry that has one',
      entries: ['{ name: A, group: { name: lake } }', `{ name: B, group: { name: Lake, icon: ${folder} } }`],
      made: newGroup('Lake', folder, place(3, 31)),
    },
  ])('that are not there are made, $what', ({ entries, made }) => {
    expect(groups(fileOf(...entries), [{ id: 6, name: 'Other', icon: null }])).toEqual([made]);
  });

  test('of two names are two', () => {
    const text = fileOf('{ name: A, group: { name: One } }', '{ name: B, group: { name: Two } }');
    expect(groups(text, undefined)).toEqual([
      newGroup('One', undefined, place(2, 31)),
      newGroup('Two', undefined, place(3, 31)),
    ]);
  });

  test.each<{ what: string; entries: readonly string[]; before: Plain; at: Position }>([
    { what: 'none', entries: [`{ name: A, group: { name: lake, icon: ${folder} } }`], before: null, at: place(2, 31) },
    {
      what: 'another',
      entries: [`{ name: A, group: { name: Lake, icon: ${folder} } }`],
      before: 'mdi-star',
      at: place(2, 31),
    },
    {
      what: 'another, where one of two entries gives it',
      entries: ['{ name: A, group: { name: Lake } }', `{ name: B, group: { name: LAKE, icon: ${folder} } }`],
      before: 'mdi-star',
      at: place(3, 31),
    },
  ])('that are there get the icon of the file instead of $what', ({ entries, before, at }) => {
    const live = lake(before as string | null);
    expect(groups(fileOf(...entries), live)).toEqual([
      expected({
        kind: 'group',
        name: 'Lake',
        liveId: 7,
        needs: 'Manager',
        changes: [changed('icon', before, folder, at)],
        reason: 'the live group differs from the file',
        at,
        operation: { does: 'update-group', group: live[0] ?? { id: 0, name: '', icon: null }, icon: folder },
      }),
    ]);
  });

  test.each([
    { what: 'has that icon', entry: `group: { name: lake, icon: ${folder} }`, icon: folder },
    { what: 'is to keep its icon', entry: 'group: { name: lake }', icon: folder },
    { what: 'is meant by its id', entry: 'group_id: 7', icon: folder },
    { what: 'is not meant', entry: 'group: null', icon: null },
  ])('that are there stay where it $what', ({ entry, icon }) => {
    expect(groups(fileOf(`{ name: A, ${entry} }`), lake(icon))).toEqual([]);
  });

  test('are shown by the name that is live, or that all entries agree on', () => {
    const shown = (entries: readonly string[], live: LiveParts['groups']) =>
      planOf(fileOf(...entries), { datastores: two, groups: live })
        .plan.steps.filter(({ kind }) => kind === 'datastore')
        .map(({ changes, dependsOn }) => [changes.map(({ after }) => after), dependsOn]);
    const entries = ['{ name: A, group: { name: lake } }', '{ name: B, group: { name: LAKE } }'];
    expect(shown(entries, lake(null))).toEqual([
      [['Lake'], []],
      [['Lake'], []],
    ]);
    expect(shown(entries, [])).toEqual([
      [['LAKE'], ['create group lake']],
      [['LAKE'], ['create group lake']],
    ]);
  });

  test('that nobody read are none, and a group_id is not found', () => {
    const { plan } = planOf(fileOf('{ name: A, group_id: 7 }'), { datastores: two });
    expect([plan.steps, plan.problems.map(({ rule }) => rule)]).toEqual([[], ['group-not-found']]);
  });
});
