import { describe, expect, test } from '@jest/globals';
import type { LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import type { PlanSettings } from '../../src/plan/settings.ts';
import { at, liveConnection, liveDatastore, liveOf, planFor } from './support-connections.ts';

const one = liveConnection(1, 'one', 's3', { uri: 's3://one' });
const two = liveConnection(2, 'two', 's3', { uri: 's3://two' });
/** On a connection that has another datastore, which is of no matter. */
const staying = [liveDatastore(90, 'Stays on one'), liveDatastore(91, 'Stays on two', {}, { connectionId: 2 })];
const owned = (id: number, name: string, more: Partial<LiveDatastore> = {}) =>
  liveDatastore(id, name, { tags: ['other', 'mine'] }, more);
const enrichment = (id: number, name: string, more: Partial<LiveDatastore> = {}) =>
  liveDatastore(id, name, { tags: ['mine'], enrichment_only: true }, { connectionId: 2, ...more });
const linkedTo = (id: number) => ({ enrichment: { id, name: 'E' } });
const tag = { ownershipTag: { value: 'mine' } };

const removed = (...entries: readonly string[]): string =>
  `removed:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
const file = (...entries: readonly string[]): string =>
  `datastores:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;

function planned(
  text: string,
  datastores: readonly LiveDatastore[],
  settings: Partial<PlanSettings> = tag,
  connections: readonly LiveConnection[] = [one, two],
) {
  return planFor(text, liveOf(connections, [...datastores, ...staying]), settings).plan;
}

/** Ids of the deletes with what they wait for, and the problems. */
function deletes(...args: Parameters<typeof planned>) {
  const { steps, problems } = planned(...args);
  const gone = steps.filter(({ action }) => action === 'delete');
  return { gone: gone.map(({ id, dependsOn }) => [id, dependsOn]), problems };
}

describe('a delete', () => {
  test('that removed asks for', () => {
    const live = owned(3, 'A', { contents: { containers: 1, checks: 2, anomalies: 3 } });
    expect(planned(removed('{ name: A }'), [live])).toMatchObject({
      problems: [],
      needs: 'Admin',
      summary: { delete: 1 },
    });
    expect(planned(removed('{ name: A }'), [live]).steps).toStrictEqual([
      {
        id: 'delete datastore A 3',
        action: 'delete',
        kind: 'datastore',
        name: 'A',
        liveId: 3,
        adopts: false,
        needs: 'Admin',
        changes: [{ field: 'name', before: 'A', after: null, sensitive: false }],
        affects: [],
        dependsOn: [],
        reason: 'removed names it; 1 containers, 2 checks and 3 anomalies go with it',
        origin: null,
        at: at(2, 13),
        operation: { does: 'delete', live, tag: 'mine' },
      },
    ]);
  });

  test.each([
    { what: 'none', live: liveDatastore(3, 'A'), settings: tag, kept: undefined },
    { what: 'none, and there is none', live: liveDatastore(3, 'A'), settings: {}, kept: undefined },
    { what: 'the tag, which it must then keep until it goes', live: owned(3, 'A'), settings: tag, kept: 'mine' },
  ])('that removed asks for by id, carrying $what', ({ live, settings, kept }) => {
    const { steps, problems } = planned(removed('{ name: A, id: 3 }'), [live], settings);
    expect([steps.map(({ operation, reason }) => ({ operation, reason })), problems]).toStrictEqual([
      [{ operation: { does: 'delete', live, tag: kept }, reason: 'removed names it' }],
      [],
    ]);
  });

  test('that prune asks for has no place', () => {
    const live = owned(3, 'A');
    const { steps, problems } = planned(file('{ name: K }'), [live, owned(4, 'K')], { ...tag, prune: true });
    expect([steps, problems]).toStrictEqual([
      [
        {
          id: 'delete datastore A 3',
          action: 'delete',
          kind: 'datastore',
          name: 'A',
          liveId: 3,
          adopts: false,
          needs: 'Admin',
          changes: [{ field: 'name', before: 'A', after: null, sensitive: false }],
          affects: [],
          dependsOn: [],
          reason: 'it carries the ownership tag and is no longer in the file',
          origin: null,
          operation: { does: 'delete', live, tag: 'mine' },
        },
      ],
      [],
    ]);
  });
});

describe('removed', () => {
  const nothing = { gone: [], problems: [] };
  const error = (rule: string, message: string, hint: string) => ({
    gone: [],
    problems: [{ severity: 'error', rule, at: at(2, 13), message, hint }],
  });

  test.each([
    { what: 'name', entry: '{ name: Gone }' },
    { what: 'id', entry: '{ name: Gone, id: 77 }' },
  ])('says nothing of what is gone already, by $what', ({ entry }) => {
    expect(deletes(removed(entry), [owned(3, 'A')])).toStrictEqual(nothing);
  });

  test('needs its name and its id to agree', () => {
    expect(deletes(removed('{ name: A, id: 4 }'), [owned(3, 'A'), owned(4, 'B')])).toStrictEqual(
      error(
        'removed-id-name',
        'removed names "A" with id 4, which is live as "B".',
        'Correct the id or the name: only a delete that both agree on is made.',
      ),
    );
  });

  test('needs an id where the name is live more than once', () => {
    const live = [owned(3, 'A'), owned(4, 'A')];
    expect(deletes(removed('{ name: A }'), live)).toStrictEqual(
      error(
        'ambiguous-name',
        'Several live datastores are called "A": ids 3, 4.',
        'Add the id of the one that is meant.',
      ),
    );
    expect(deletes(removed('{ name: A, id: 4 }'), live)).toStrictEqual({
      gone: [['delete datastore A 4', []]],
      problems: [],
    });
  });

  test('cannot name what an entry is', () => {
    const text = `${removed('{ name: A }')}${file('{ name: New, previous_names: [A] }')}`;
    expect(deletes(text, [owned(3, 'A')])).toStrictEqual(
      error(
        'removed-and-listed',
        '"A" (id 3) is to be removed, and "New" under datastores is the same one.',
        'Take it out of one of them.',
      ),
    );
  });

  test.each([
    { what: 'there is none', settings: {} },
    { what: 'it carries another', settings: { ownershipTag: { value: 'theirs' } } },
  ])('needs an id without the ownership tag: $what', ({ settings }) => {
    expect(deletes(removed('{ name: A }'), [owned(3, 'A')], settings)).toStrictEqual(
      error(
        'removed-not-owned',
        '"A" (id 3) does not carry the ownership tag, so it is not this file\'s to delete.',
        'Add id: 3 if it is meant all the same.',
      ),
    );
  });

  test('deletes what it may beside what it may not', () => {
    const { gone, problems } = deletes(removed('{ name: A }', '{ name: B }', '{ name: C }'), [
      owned(3, 'A'),
      liveDatastore(4, 'B'),
      owned(5, 'C'),
    ]);
    expect([gone, problems.map(({ rule }) => rule)]).toStrictEqual([
      [
        ['delete datastore A 3', []],
        ['delete datastore C 5', []],
      ],
      ['removed-not-owned'],
    ]);
  });
});

describe('prune', () => {
  const prune = { ...tag, prune: true };
  const error = (rule: string, message: string, hint: string) => ({
    gone: [],
    problems: [{ severity: 'error', rule, message, hint }],
  });
  const live = [owned(3, 'A'), owned(4, 'B'), owned(5, 'K'), liveDatastore(6, 'Untagged')];

  test('takes what carries the tag and is not in the file, and is counted with what is removed', () => {
    const text = `${removed('{ name: A }')}${file('{ name: K }')}`;
    expect(deletes(text, live, prune)).toStrictEqual({
      gone: [
        ['delete datastore A 3', []],
        ['delete datastore B 4', []],
      ],
      problems: [],
    });
    expect(deletes(text, live, { ...prune, maxDeletes: 2 }).problems).toStrictEqual([]);
    expect(deletes(text, live, { ...prune, maxDeletes: 1 }).problems).toStrictEqual([
      {
        severity: 'error',
        rule: 'max-deletes',
        message: 'The plan would delete 2 datastores, and max-deletes is 1.',
        hint: 'If they are all meant, raise max-deletes for this run.',
      },
    ]);
  });

  test('is off unless it is asked for', () => {
    expect(deletes(file('{ name: K }'), live, tag)).toStrictEqual({ gone: [], problems: [] });
  });

  test('needs a tag', () => {
    expect(deletes(file('{ name: K }'), live, { prune: true })).toStrictEqual(
      error(
        'prune-without-tag',
        'prune is on, but there is no ownership tag.',
        'Set ownership-tag (or ownership_tag in the file): only what carries it can be pruned.',
      ),
    );
  });

  test('needs a list', () => {
    expect(deletes('connections: []\n', live, prune)).toStrictEqual(
      error(
        'prune-without-list',
        'prune is on, but no file has a datastores list.',
        'Write the datastores that are to stay in a datastores list.',
      ),
    );
  });

  test('needs something of the file that carries the tag already', () => {
    expect(deletes(file('{ name: Untagged, tags: [] }'), live, prune)).toStrictEqual(
      error(
        'prune-not-established',
        'prune would delete "A", "B", "K", but no datastore of the file carries the tag "mine" yet.',
        'Apply once without prune, so that the file owns something; check that the tag and the address are the right ones.',
      ),
    );
  });

  test('needs nothing where there is nothing to delete', () => {
    expect(deletes('datastores: []\n', [liveDatastore(6, 'Untagged')], prune)).toStrictEqual({
      gone: [],
      problems: [],
    });
  });
});

describe('an enrichment datastore that is to go', () => {
  const gone = removed('{ name: E }');
  const stillLinked = (names: string, more = {}) => ({
    severity: 'error',
    rule: 'delete-still-linked',
    ...more,
    message: `Enrichment datastore "E" (id 8) is still linked from ${names}, which would stay.`,
    hint: 'Link those to another enrichment datastore, or unlink them, first.',
  });

  test('waits for its sources that go as well', () => {
    const text = removed('{ name: E }', '{ name: A }', '{ name: B }', '{ name: C }');
    const live = [enrichment(8, 'E'), owned(3, 'A', linkedTo(8)), owned(4, 'B', linkedTo(8)), owned(5, 'C')];
    expect(deletes(text, live)).toStrictEqual({
      gone: [
        ['delete datastore A 3', []],
        ['delete datastore B 4', []],
        ['delete datastore C 5', []],
        ['delete datastore E 8', ['delete datastore A 3', 'delete datastore B 4']],
      ],
      problems: [],
    });
  });

  test('stays while others are linked to it', () => {
    const live = [enrichment(8, 'E'), liveDatastore(3, 'A', {}, linkedTo(8)), liveDatastore(4, 'B', {}, linkedTo(8))];
    expect(deletes(gone, live).problems).toStrictEqual([stillLinked('"A", "B"', { at: at(2, 13) })]);
    expect(deletes(file('{ name: K }'), [...live, owned(5, 'K')], { ...tag, prune: true }).problems).toStrictEqual([
      stillLinked('"A", "B"'),
    ]);
  });

  const E = enrichment(8, 'E');
  const F = enrichment(9, 'F');

  test('waits for the links that leave it, and for no other step', () => {
    const text = `${gone}${file(
      '{ name: A, enrichment_datastore: null, description: x }',
      '{ name: B, enrichment_datastore: F }',
      '{ name: C, enrichment_datastore: null }',
      '{ name: D, enrichment_datastore: F }',
    )}`;
    const live = [
      E,
      F,
      owned(3, 'A', linkedTo(8)),
      owned(4, 'B', linkedTo(8)),
      owned(5, 'C', linkedTo(9)),
      owned(6, 'D'),
    ];
    expect(deletes(text, live)).toStrictEqual({
      gone: [['delete datastore E 8', ['unlink datastore A', 'link datastore B']]],
      problems: [],
    });
  });

  test('does not wait for a link that leaves another one', () => {
    const text = `${gone}${file('{ name: B, enrichment_datastore: G }')}`;
    const live = [E, F, enrichment(10, 'G'), owned(4, 'B', linkedTo(9))];
    expect(deletes(text, live)).toStrictEqual({ gone: [['delete datastore E 8', []]], problems: [] });
  });

  test('waits for a link that leaves it for one that is new', () => {
    const text = `${gone}${file(
      '{ name: B, enrichment_datastore: N }',
      '{ name: N, enrichment_only: true, connection_name: two, root_path: /n, teams: [Public] }',
    )}`;
    expect(deletes(text, [E, owned(4, 'B', linkedTo(8))])).toStrictEqual({
      gone: [['delete datastore E 8', ['link datastore B']]],
      problems: [],
    });
  });

  test.each([
    { what: 'that has none', more: {} },
    { what: 'that leaves another', more: linkedTo(9) },
  ])('stays while one $what is to be linked to it', ({ more }) => {
    const text = `${gone}${file('{ name: A, enrichment_datastore: E }')}`;
    expect(deletes(text, [E, F, owned(3, 'A', more)])).toStrictEqual({
      gone: [['delete datastore E 8', []]],
      problems: [stillLinked('"A"', { at: at(2, 13) })],
    });
  });

  test('stays while one is linked to it of which only something else changes', () => {
    const text = `${gone}${file('{ name: A, description: x }')}`;
    expect(deletes(text, [E, owned(3, 'A', linkedTo(8))]).problems).toStrictEqual([
      stillLinked('"A"', { at: at(2, 13) }),
    ]);
  });

  test('does not wait for what is created and linked elsewhere', () => {
    const text = `${gone}${file('{ name: N, connection_name: one, root_path: /n, teams: [Public], enrichment_datastore: F }')}`;
    expect(deletes(text, [E, F])).toStrictEqual({ gone: [['delete datastore E 8', []]], problems: [] });
  });

  test('is no matter of another one that is linked', () => {
    const live = [E, F, liveDatastore(3, 'A', {}, linkedTo(9))];
    expect(deletes(gone, live)).toStrictEqual({ gone: [['delete datastore E 8', []]], problems: [] });
  });
});

describe('a connection that is left without datastores', () => {
  const notice = (name: string, id: number) => ({
    severity: 'notice',
    rule: 'connection-left',
    message: `Connection "${name}" (id ${id}) will have no datastore left; connections are never deleted.`,
    hint: 'Delete it by hand if it is not needed any more.',
  });
  const text = removed('{ name: A }', '{ name: B }', '{ name: C }');
  const problems = (datastores: readonly LiveDatastore[], connections: readonly LiveConnection[]) =>
    planFor(text, liveOf(connections, datastores), tag).plan.problems;
  const stub = (id: number) => ({ id, name: `${id}` });

  test('is told once', () => {
    const live = [owned(3, 'A'), owned(4, 'B'), owned(5, 'C', { connectionId: 2 })];
    expect(problems(live, [one, two])).toStrictEqual([notice('one', 1), notice('two', 2)]);
  });

  test.each([
    { what: 'another datastore is on it', live: [owned(3, 'A'), liveDatastore(6, 'X')], datastores: undefined },
    { what: 'its reading names another one', live: [owned(3, 'A')], datastores: [stub(3), stub(6)] },
  ])('is not, where $what', ({ live, datastores }) => {
    expect(problems(live, [{ ...one, datastores }])).toStrictEqual([]);
  });

  test('is, where its reading names no other one', () => {
    expect(problems([owned(3, 'A')], [{ ...one, datastores: [stub(3)] }])).toStrictEqual([notice('one', 1)]);
  });

  test('is not told while nobody knows where another one is', () => {
    const unplaced = liveDatastore(6, 'X', {}, { connectionId: undefined });
    expect(problems([owned(3, 'A'), unplaced], [one])).toStrictEqual([]);
    const known = { ...one, datastores: [stub(3)] };
    expect(problems([owned(3, 'A'), unplaced], [known])).toStrictEqual([notice('one', 1)]);
  });

  test.each([
    { what: 'no reading has it', live: owned(3, 'A', { connectionId: 7 }) },
    { what: 'nobody knows which it is', live: owned(3, 'A', { connectionId: undefined }) },
  ])('is not told where $what', ({ live }) => {
    expect(problems([live], [one])).toStrictEqual([]);
  });
});
