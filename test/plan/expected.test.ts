import { describe, expect, test } from '@jest/globals';
import { type ExpectedPlan, expectationProblems } from '../../src/plan/expected.ts';
import type { Change, Plan } from '../../src/plan/plan.ts';
import type { Problem } from '../../src/problem.ts';
import { at } from './support-connections.ts';

const description: Change = { field: 'description', before: 'old', after: 'new', sensitive: false, at: at(3, 5) };
const key: Change = {
  field: 'secret_key',
  before: '(sensitive)',
  after: '(sensitive)',
  sensitive: true,
  reference: '${{ secrets.KEY }}',
  at: at(4, 5),
};

/** A plan of steps that are known by their ids and changes. */
function planOf(steps: Readonly<Record<string, readonly Change[]>>): Plan {
  return {
    hash: 'now',
    steps: Object.entries(steps).map(([id, changes]) => ({
      id,
      action: 'update',
      kind: 'datastore',
      name: id,
      liveId: 1,
      adopts: false,
      needs: 'Member',
      changes,
      affects: [],
      dependsOn: [],
      reason: '',
      origin: null,
    })),
    summary: { create: 0, update: 0, delete: 0, unchanged: 0 },
    datastores: [],
    connections: new Map(),
    needs: 'Member',
    problems: [],
  };
}

const refused = (difference: string): readonly Problem[] => [
  {
    severity: 'error',
    rule: 'unexpected-plan',
    message: `The plan is not the expected one: its hash is now, expected was then.${difference}`,
    hint: 'Nothing was written. Something changed since the plan was reviewed: review the new plan and give its hash.',
  },
];

/** As a plan file has them: in the order of its schema, and without places. */
const writtenDescription = { field: 'description', before: 'old', after: 'new', sensitive: false };
const writtenKey = { field: 'secret_key', before: '(sensitive)', after: '(sensitive)', sensitive: true };

describe('the plan that was reviewed', () => {
  const plan = planOf({ one: [description], two: [key, description] });

  test('is this one when its hash is', () => {
    expect(expectationProblems(plan, { hash: 'now' })).toStrictEqual([]);
    expect(expectationProblems(plan, { hash: 'now', steps: [{ id: 'other', changes: [] }] })).toStrictEqual([]);
  });

  test.each<{ what: string; steps?: ExpectedPlan['steps']; says: string }>([
    { what: 'only its hash', says: '' },
    {
      what: 'the same steps in another order',
      steps: [
        { id: 'two', changes: [writtenKey, writtenDescription] },
        { id: 'one', changes: [writtenDescription] },
      ],
      says: '',
    },
    { what: 'no step', steps: [], says: ' new: one; new: two.' },
    {
      what: 'further steps',
      steps: [
        { id: 'zero', changes: [] },
        { id: 'one', changes: [writtenDescription] },
        { id: 'two', changes: [writtenKey, writtenDescription] },
        { id: 'three', changes: [] },
      ],
      says: ' no longer: zero; no longer: three.',
    },
    {
      what: 'another change, a change less and another field',
      steps: [
        { id: 'one', changes: [{ ...writtenDescription, after: 'newer' }] },
        { id: 'two', changes: [writtenKey] },
      ],
      says: ' different: one; different: two.',
    },
    {
      what: 'everything at once',
      steps: [
        { id: 'one', changes: [] },
        { id: 'gone', changes: [] },
      ],
      says: ' new: two; no longer: gone; different: one.',
    },
  ])('is told apart from this one by $what', ({ steps, says }) => {
    const problems = expectationProblems(plan, steps ? { hash: 'then', steps } : { hash: 'then' });
    expect(problems).toStrictEqual(refused(says));
  });

  test.each<keyof typeof writtenDescription>(['field', 'before', 'after', 'sensitive'])(
    'is another one when the %s of a change is',
    (part) => {
      const steps = [{ id: 'one', changes: [{ ...writtenDescription, [part]: 'other' }] }];
      expect(expectationProblems(planOf({ one: [description] }), { hash: 'then', steps })).toStrictEqual(
        refused(' different: one.'),
      );
    },
  );
});
