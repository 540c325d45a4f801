import { describe, expect, test } from '@jest/globals';
import type { Live, LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import type { Plan, Role } from '../../src/plan/plan.ts';
import { step } from '../../src/plan/steps.ts';
import { absenceNotice, roleProblems } from '../../src/plan/visibility.ts';
import { at, liveConnection, liveDatastore, liveOf, planFor } from './support-connections.ts';

const one = liveConnection(1, 'one', 's3', { uri: 's3://one' });
const entry = (more: string) => `datastores:\n  - { name: New, connection_name: one, teams: [Public], ${more} }\n`;

function problemsOf(text: string, datastores: readonly LiveDatastore[], connection: LiveConnection = one) {
  return planFor(text, liveOf([connection], datastores)).plan.problems;
}

describe('a new datastore that its connection names already', () => {
  const on = (...datastores: readonly { readonly id: number; readonly name: string }[]) => ({ ...one, datastores });
  const other = { id: 6, name: 'Other' };

  test('is one that the token may not see', () => {
    expect(problemsOf(entry('root_path: /n'), [], on(other, { id: 7, name: 'New' }))).toStrictEqual([
      {
        severity: 'error',
        rule: 'hidden-datastore',
        at: at(2, 13),
        message: '"New" exists as 7; this token may not see it (it is on connection "one").',
        hint: 'Use a token whose teams may see it (or an Admin token), or choose another name.',
      },
    ]);
  });

  test('by the name that it had before, is one that the token may not see', () => {
    const text = entry('root_path: /n, previous_names: [Old]');
    expect(problemsOf(text, [], on(other, { id: 7, name: 'Old' }))).toMatchObject([
      {
        rule: 'hidden-datastore',
        message: '"Old" exists as 7; this token may not see it (it is on connection "one").',
      },
    ]);
  });

  test.each([
    { what: 'its previous name', more: 'previous_names: [S]' },
    { what: 'its id', more: 'id: 3' },
  ])('is not to be made of another one by $what', ({ more }) => {
    const text = `datastores:\n  - { name: New, ${more} }\n`;
    const live = on(other, { id: 3, name: 'S' }, { id: 7, name: 'New' });
    const says = problemsOf(text, [liveDatastore(3, 'S'), liveDatastore(6, 'Other')], live);
    expect(says.map(({ rule, message }) => [rule, message])).toStrictEqual([
      ['hidden-datastore', '"New" exists as 7; this token may not see it (it is on connection "one").'],
    ]);
    expect(problemsOf('datastores:\n  - { name: S }\n', [liveDatastore(3, 'S')], live)).toStrictEqual([]);
  });

  test('and so is one that a list shows and that cannot be read', () => {
    const live = { ...liveOf([one], []), unreadable: [other, { id: 7, name: 'New' }] };
    expect(planFor(entry('root_path: /n'), live).plan.problems).toMatchObject([
      {
        rule: 'hidden-datastore',
        message: '"New" exists as 7; this token may not see it (a list has it, and it cannot be read).',
      },
    ]);
  });

  describe('or that something else names', () => {
    const two = { ...liveConnection(2, 'two', 's3', { uri: 's3://two' }), datastores: [other, { id: 7, name: 'New' }] };
    const linked = liveDatastore(8, 'Source', { root_path: '/s' }, { enrichment: { id: 7, name: 'New' } });
    const rulesFor = (role: Role | undefined, live: Live) =>
      planFor(entry('root_path: /n'), { ...live, role }).plan.problems.filter(
        ({ rule }) => rule === 'hidden-datastore',
      );

    test.each([
      { what: 'on another connection', live: liveOf([one, two], []), where: 'it is on connection "two"' },
      { what: 'as an enrichment', live: liveOf([one], [linked]), where: '"Source" is linked to it' },
    ])('$what, exists for a token that is not an Admin’s', ({ live, where }) => {
      const message = `"New" exists as 7; this token may not see it (${where}).`;
      expect(rulesFor('Manager', live)).toMatchObject([{ message }]);
      expect(rulesFor(undefined, live)).toMatchObject([{ message }]);
      expect(rulesFor('Admin', live)).toEqual([]);
    });

    test('is nothing new where a list has it under another name, or its name is another', () => {
      const renamed = liveDatastore(7, 'Renamed', { root_path: '/r' });
      expect(rulesFor('Manager', liveOf([one, two], [renamed]))).toEqual([]);
      expect(rulesFor('Manager', liveOf([one, { ...two, datastores: [other] }], []))).toEqual([]);
    });
  });

  test.each([
    { what: 'names others only', connection: on(other), live: [] },
    {
      what: 'still has one that is renamed meanwhile',
      connection: on({ id: 7, name: 'New' }),
      live: [liveDatastore(7, 'Renamed', { root_path: '/other' })],
    },
    { what: 'does not say', connection: one, live: [] },
  ])('is new where the connection $what', ({ connection, live }) => {
    expect(problemsOf(entry('root_path: /n'), live, connection)).toStrictEqual([]);
  });
});

describe('a new datastore that covers what a live one covers', () => {
  const likeRename = (twins: string, first: string) => ({
    severity: 'error',
    rule: 'looks-like-rename',
    at: at(2, 13),
    message: `"New" is new and looks like a rename of ${twins}: same connection, same scope.`,
    hint: `Add previous_names: ["${first}"] to rename it, or previous_names: [] if a second one is meant.`,
  });

  test.each([
    {
      what: 'one',
      text: entry('root_path: /n'),
      live: [liveDatastore(4, 'A', { root_path: '/n/' }), liveDatastore(5, 'B', { root_path: '/other' })],
      says: [likeRename('"A" (id 4)', 'A')],
    },
    {
      what: 'several',
      text: entry('root_path: /n'),
      live: [liveDatastore(4, 'A', { root_path: '/n' }), liveDatastore(5, 'B', { root_path: '/n' })],
      says: [likeRename('"A" (id 4), "B" (id 5)', 'A')],
    },
    {
      what: 'the root that is covered where the file says none',
      text: entry('description: x'),
      live: [liveDatastore(4, 'A', { root_path: '/' })],
      says: [likeRename('"A" (id 4)', 'A')],
    },
    {
      what: 'one of the same kind',
      text: entry('root_path: /n, enrichment_only: true'),
      live: [
        liveDatastore(4, 'Source', { root_path: '/n', enrichment_only: false }),
        liveDatastore(5, 'E', { root_path: '/n', enrichment_only: true }),
      ],
      says: [likeRename('"E" (id 5)', 'E')],
    },
    {
      what: 'a second one that is meant',
      text: entry('root_path: /n, previous_names: []'),
      live: [liveDatastore(4, 'A', { root_path: '/n' })],
      says: [],
    },
    {
      what: 'one that another entry is',
      text: `${entry('root_path: /n')}  - { name: A }\n`,
      live: [liveDatastore(4, 'A', { root_path: '/n' })],
      says: [],
    },
  ])('looks like a rename: $what', ({ text, live, says }) => {
    expect(problemsOf(text, live)).toStrictEqual(says);
  });

  test('is new where that one is to be removed', () => {
    const text = `${entry('root_path: /n')}removed:\n  - { name: A, id: 4 }\n`;
    expect(problemsOf(text, [liveDatastore(4, 'A', { root_path: '/n' }), liveDatastore(5, 'B')])).toStrictEqual([]);
  });

  describe('of a connector that nobody knows', () => {
    const unknown = liveConnection(1, 'one', 'newfangled', {});
    const on = (fields: Parameters<typeof liveDatastore>[2]) => liveDatastore(4, 'A', fields, { type: 'newfangled' });

    test.each([
      {
        what: 'what is left out is all of it',
        text: entry('database: d'),
        live: on({ database: 'd', root_path: '/' }),
        says: [likeRename('"A" (id 4)', 'A')],
      },
      {
        what: 'nothing else is filled in',
        text: entry('database: d'),
        live: on({ database: 'd', root_path: '/raw' }),
        says: [],
      },
      {
        what: 'what both leave out is the same',
        text: entry('database: d'),
        live: on({ database: 'd' }),
        says: [likeRename('"A" (id 4)', 'A')],
      },
      {
        what: 'a source is a source all the same',
        text: entry('database: d'),
        live: on({ database: 'd', enrichment_only: true }),
        says: [],
      },
    ])('looks like a rename by all that might place it: $what', ({ text, live, says }) => {
      expect(problemsOf(text, [live], unknown)).toStrictEqual(says);
    });
  });
});

describe('the role of the token', () => {
  test.each<{ role: Role | undefined; says: string }>([
    {
      role: 'Manager',
      says: 'The plan was made by a Manager token: datastores of other teams may exist without being seen.',
    },
    {
      role: undefined,
      says: 'The plan was made by a token whose role the API does not say: datastores of other teams may exist without being seen.',
    },
  ])('does not see everything: $role', ({ role, says }) => {
    expect(absenceNotice(liveOf([], [], { role }))).toStrictEqual([
      { severity: 'notice', rule: 'absence-uncertain', message: says, hint: 'Only an Admin token sees everything.' },
    ]);
  });

  test('sees everything: Admin', () => {
    expect(absenceNotice(liveOf([], [], { role: 'Admin' }))).toStrictEqual([]);
  });

  const needing = (needs: Role): Plan => ({
    ...planFor('datastores: []\n', liveOf([])).plan,
    needs,
    steps: [step({ action: 'create', kind: 'tag', name: 't', needs, reason: '', operation: { does: 'create-tag' } })],
  });

  test.each<{ role: Role; needs: Role }>([
    { role: 'Member', needs: 'Manager' },
    { role: 'Member', needs: 'Admin' },
    { role: 'Manager', needs: 'Admin' },
  ])('is too low: $role for what needs $needs', ({ role, needs }) => {
    expect(roleProblems(needing(needs), liveOf([], [], { role }))).toStrictEqual([
      {
        severity: 'error',
        rule: 'role-too-low',
        message: `This plan needs the role ${needs}, and the token has ${role}.`,
        hint: `Give api-token a token of a user with the role ${needs} (creating: Manager; unlinking and deleting: Admin).`,
      },
    ]);
  });

  test.each<{ role: Role; needs: Role }>([
    { role: 'Member', needs: 'Member' },
    { role: 'Manager', needs: 'Member' },
    { role: 'Manager', needs: 'Manager' },
    { role: 'Admin', needs: 'Admin' },
  ])('is enough: $role for what needs $needs', ({ role, needs }) => {
    expect(roleProblems(needing(needs), liveOf([], [], { role }))).toStrictEqual([]);
  });

  test('that the API does not say may be too low', () => {
    expect(roleProblems(needing('Manager'), liveOf([], [], { role: undefined }))).toStrictEqual([
      {
        severity: 'notice',
        rule: 'role-unknown',
        message: 'The API does not say which role the token has; this plan needs Manager.',
      },
    ]);
  });

  test.each<{ role: Role | undefined }>([{ role: 'Member' }, { role: undefined }])(
    'is of no matter to a plan without steps: $role',
    ({ role }) => {
      expect(roleProblems({ ...needing('Admin'), steps: [] }, liveOf([], [], { role }))).toStrictEqual([]);
    },
  );
});
