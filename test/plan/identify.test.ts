import { describe, expect, test } from '@jest/globals';
import { identify } from '../../src/plan/identify.ts';
import type { Problem } from '../../src/problem.ts';
import { connection, datastore, fileOf, type LiveParts, place, planOf } from './support-datastores.ts';

/** Name and live id of every datastore of the file. */
function ids(entries: readonly string[], live: LiveParts): readonly (readonly [string, number | null])[] {
  return planOf(fileOf(...entries), live).plan.datastores.map(({ name, liveId }) => [name, liveId]);
}

const live = (...names: readonly string[]) => ({
  datastores: names.map((name, index) => datastore(index + 1, name)),
});

describe('the live datastore that an entry is', () => {
  test.each<{ what: string; entries: readonly string[]; names: readonly string[]; is: readonly (number | null)[] }>([
    { what: 'has its name', entries: ['{ name: B }'], names: ['A', 'B'], is: [2] },
    { what: 'has its name in the same letters', entries: ['{ name: b }'], names: ['A', 'B'], is: [null] },
    { what: 'has its id', entries: ['{ name: A, id: 2 }'], names: ['A', 'A'], is: [2] },
    { what: 'has its id, under another name', entries: ['{ name: New, id: 1 }'], names: ['A', 'B'], is: [1] },
    { what: 'has its previous name', entries: ['{ name: New, previous_names: [X, B] }'], names: ['A', 'B'], is: [2] },
    { what: 'has its name, not a previous one', entries: ['{ name: A, previous_names: [X] }'], names: ['A'], is: [1] },
    {
      what: 'is pinned away from a name that is new then',
      entries: ['{ name: New, id: 1 }', '{ name: A }'],
      names: ['A'],
      is: [1, null],
    },
    {
      what: 'takes a name that its own id frees',
      entries: ['{ name: B, id: 1 }', '{ name: A, id: 2 }'],
      names: ['A', 'B'],
      is: [1, 2],
    },
    {
      what: 'is the one of two that no id pins',
      entries: ['{ name: X, id: 1 }', '{ name: A }'],
      names: ['A', 'A'],
      is: [1, 2],
    },
    {
      what: 'is nowhere',
      entries: ['{ name: New }', '{ name: Newer, previous_names: [] }'],
      names: ['A'],
      is: [null, null],
    },
  ])('$what', ({ entries, names, is }) => {
    expect(ids(entries, live(...names)).map(([, id]) => id)).toEqual(is);
  });
});

test('a previous name that another entry has now is nobody’s previous name', () => {
  const at = place(1, 1);
  const holder = { name: 'A', at, id: undefined, previousNames: undefined };
  const renamed = { name: 'B', at, id: undefined, previousNames: { value: ['A'], at } };
  const a = { id: 1, name: 'A' };
  expect(identify('connection', [renamed, holder], new Map([[1, a]]))).toEqual({
    matches: new Map([[holder, a]]),
    unclear: new Set(),
    problems: [],
  });
});

describe('an entry that may be several live datastores, or none', () => {
  test.each<{ what: string; entry: string; names: readonly string[]; problem: Problem }>([
    {
      what: 'an id that is not there',
      entry: '{ name: A, id: 99 }',
      names: ['A'],
      problem: {
        severity: 'error',
        rule: 'id-not-found',
        at: place(2, 20),
        message: 'There is no datastore 99, or this token may not see it.',
        hint: 'Correct the id, or leave it out to find or create it by name.',
      },
    },
    {
      what: 'a rename to a name that is taken',
      entry: '{ name: B, id: 1 }',
      names: ['A', 'B', 'B'],
      problem: {
        severity: 'error',
        rule: 'name-taken',
        at: place(2, 13),
        message:
          'datastore 1 is called "A" and would be renamed, but "B" is already the name of "B" (id 2), "B" (id 3).',
        hint: 'Give that one an entry with its id and another name, or choose a name that is free.',
      },
    },
    {
      what: 'a name that two have',
      entry: '{ name: A }',
      names: ['A', 'B', 'A'],
      problem: {
        severity: 'error',
        rule: 'ambiguous-name',
        at: place(2, 13),
        message: 'Several live datastores could be "A": "A" (id 1), "A" (id 3).',
        hint: 'Add the id of the one that is meant.',
      },
    },
    {
      what: 'a name that two have, one of which had another',
      entry: '{ name: A, previous_names: [B] }',
      names: ['A', 'B', 'A'],
      problem: {
        severity: 'error',
        rule: 'ambiguous-name',
        at: place(2, 13),
        message: 'Several live datastores could be "A": "A" (id 1), "A" (id 3).',
        hint: 'Add the id of the one that is meant.',
      },
    },
    {
      what: 'two previous names that are live',
      entry: '{ name: New, previous_names: [A, B] }',
      names: ['A', 'B'],
      problem: {
        severity: 'error',
        rule: 'ambiguous-name',
        at: place(2, 13),
        message: 'Several live datastores could be "New": "A" (id 1), "B" (id 2).',
        hint: 'Add the id of the one that is meant.',
      },
    },
    {
      what: 'its name and a previous one that are live',
      entry: '{ name: A, previous_names: [B] }',
      names: ['A', 'B'],
      problem: {
        severity: 'error',
        rule: 'previous-name-live',
        at: place(2, 32),
        message: 'Both "A" and its previous name are live: "A" (id 1), "B" (id 2).',
        hint: 'Add the id of the one that is meant, or remove the previous name.',
      },
    },
    {
      what: 'its name and two previous ones that are live',
      entry: '{ name: A, previous_names: [B, C] }',
      names: ['A', 'B', 'C'],
      problem: {
        severity: 'error',
        rule: 'previous-name-live',
        at: place(2, 32),
        message: 'Both "A" and its previous name are live: "A" (id 1), "B" (id 2), "C" (id 3).',
        hint: 'Add the id of the one that is meant, or remove the previous name.',
      },
    },
  ])('is an error and nothing is planned for it: $what', ({ entry, names, problem }) => {
    const { plan } = planOf(fileOf(entry), live(...names));
    expect([plan.problems, plan.steps]).toEqual([[problem], []]);
    expect(plan.datastores.map(({ liveId, state }) => [liveId, state])).toEqual([[null, 'unchanged']]);
  });

  test('is told of connections in their own words', () => {
    const text =
      'connections:\n  - { name: lake, type: s3, uri: s3://lake }\n  - { name: sea, id: 9, type: s3, uri: s3://sea }\n';
    const { plan } = planOf(text, { connections: [connection(1, 'lake'), connection(2, 'lake')] });
    expect(plan.problems.map(({ message }) => message)).toEqual([
      'Several live connections could be "lake": "lake" (id 1), "lake" (id 2).',
      'There is no connection 9, or this token may not see it.',
    ]);
  });
});
