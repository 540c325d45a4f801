import { describe, expect, test } from '@jest/globals';
import { withOrigins } from '../../src/plan/origin.ts';
import { liveConnection, liveDatastore, liveOf, planFor } from './support-connections.ts';

const live = liveOf(
  [liveConnection(1, 'one', 's3', { uri: 's3://one', access_key: 'AKIAONE' })],
  [
    liveDatastore(1, 'A', { description: 'by hand', teams: ['Public'], root_path: '/a' }),
    liveDatastore(2, 'B', { description: 'by hand' }),
  ],
);

const file = (...entries: readonly string[]): string =>
  `datastores:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;

/** Origin and reason of each step of a file, beside another version of it. */
function origins(head: string, base: string) {
  const { plan } = planFor(head, live);
  const marked = withOrigins(plan, planFor(base, live).plan);
  expect({ ...marked, steps: [] }).toStrictEqual({ ...plan, steps: [] });
  expect(marked.steps.map(({ id, operation }) => ({ id, operation }))).toStrictEqual(
    plan.steps.map(({ id, operation }) => ({ id, operation })),
  );
  return marked.steps.map(({ id, origin, reason }) => [id, origin, reason]);
}

describe('the origin of a step', () => {
  const differs = 'the live datastore differs from the file';

  test.each([
    {
      what: 'the base version would change the same: different before',
      head: file('{ name: A, description: x }'),
      base: file('{ name: B }', '{ name: A, description: x }'),
      says: [['update datastore A', 'drift', differs]],
    },
    {
      what: 'the base version would change more than that: different before',
      head: file('{ name: A, description: x }'),
      base: file('{ name: A, description: x, root_path: /b }'),
      says: [['update datastore A', 'drift', differs]],
    },
    {
      what: 'the base version has its list in another order: different before',
      head: file('{ name: A, teams: [X, Y] }'),
      base: file('{ name: A, teams: [Y, X] }'),
      says: [['update datastore A', 'drift', differs]],
    },
    {
      what: 'the base version would change nothing of it: a change',
      head: file('{ name: A, description: x }'),
      base: file('{ name: A }', '{ name: B, description: x }'),
      says: [['update datastore A', 'change', differs]],
    },
    {
      what: 'the base version would change it to something else: a change',
      head: file('{ name: A, description: x }'),
      base: file('{ name: A, description: y }'),
      says: [['update datastore A', 'change', differs]],
    },
    {
      what: 'the base version would change a part of it: a change, and the part is named',
      head: file('{ name: A, description: x, teams: [], root_path: /b }'),
      base: file('{ name: A, description: x, teams: [] }'),
      says: [['update datastore A', 'change', `${differs}; already different before it: description, teams`]],
    },
    {
      what: 'each step by itself',
      head: file('{ name: A, description: x }', '{ name: B, description: x }'),
      base: file('{ name: B, description: x }'),
      says: [
        ['update datastore A', 'change', differs],
        ['update datastore B', 'drift', differs],
      ],
    },
  ])('$what', ({ head, base, says }) => {
    expect(origins(head, base)).toStrictEqual(says);
  });

  const connection = (name: string) =>
    `connections:\n  - { name: one, id: 1, type: s3, uri: s3://one, access_key: AKIAOTHER, secret_key: "\${{ secrets.${name} }}" }\n`;

  test('tells secrets apart by their references', () => {
    const reason = 'the live connection differs from the file';
    expect(origins(connection('KEY'), connection('KEY'))).toStrictEqual([['update connection one', 'drift', reason]]);
    expect(origins(connection('KEY'), connection('OTHER'))).toStrictEqual([
      ['update connection one', 'change', `${reason}; already different before it: access_key`],
    ]);
  });

  test('of a step that changes no field is that of the whole step', () => {
    const { plan } = planFor(file('{ name: A, trigger_sync: true }'), {
      ...live,
      datastores: new Map([[1, liveDatastore(1, 'A', {}, { operated: false })]]),
    });
    const { plan: without } = planFor(file('{ name: A }'), live);
    expect(withOrigins(plan, plan).steps.map(({ id, origin }) => [id, origin])).toStrictEqual([
      ['sync datastore A', 'drift'],
    ]);
    expect(withOrigins(plan, without).steps.map(({ id, origin }) => [id, origin])).toStrictEqual([
      ['sync datastore A', 'change'],
    ]);
  });
});
