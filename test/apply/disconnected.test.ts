import { expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import { newlyDisconnected } from '../../src/apply/disconnected.ts';
import type { LiveDatastore } from '../../src/plan/live.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Step } from '../../src/plan/steps.ts';
import type { Problem } from '../../src/problem.ts';
import { connection, datastore, liveOf } from '../plan/support-datastores.ts';
import { planWith, stepOf } from './support.ts';

const at = { file: 'f.yaml', line: 3, column: 5 };
const step = stepOf({ does: 'create-tag' }, { action: 'update', kind: 'connection', name: 'lake', liveId: 1, at });
const other = (connected: boolean | undefined, more: Partial<Omit<LiveDatastore, 'fields'>> = {}) =>
  datastore(5, 'Other', { connected, ...more });

function said(
  before: LiveDatastore,
  after: LiveDatastore,
  { steps = [step], inFile = [], wrote = [1] }: { steps?: readonly Step[]; inFile?: number[]; wrote?: number[] } = {},
): readonly Problem[] {
  const memory = emptyMemory();
  for (const id of wrote) {
    memory.connectionsBefore.set(id, connection(id, 'lake'));
  }
  const plan = planWith(steps);
  const afterPlan: Plan<Step> = {
    ...planWith([]),
    datastores: inFile.map((liveId) => ({ name: 'Other', liveId, state: 'unchanged' })),
  };
  return newlyDisconnected(
    { plan, live: liveOf({ datastores: [before] }) },
    { plan: afterPlan, live: liveOf({ datastores: [after] }) },
    memory,
  );
}

const notice = {
  severity: 'notice',
  rule: 'not-connected',
  message:
    'Qualytics says that "Other" (id 5), which is not in the file, is not connected since its connection "lake" was changed.',
  hint: 'Check the credentials and the address of the connection.',
};

test('a datastore of others that a change of its connection disconnected is told of', () => {
  expect(said(other(true), other(false))).toEqual([{ ...notice, at }]);
  expect(said(other(true), other(false), { steps: [] })).toEqual([notice]);
});

test.each([
  { what: 'was not connected before', before: other(false), after: other(false) },
  { what: 'may not have been connected before', before: other(undefined), after: other(false) },
  { what: 'still is', before: other(true), after: other(true) },
  { what: 'may still be', before: other(true), after: other(undefined) },
  { what: 'is on another connection', before: other(true), after: other(false, { connectionId: 2 }) },
  { what: 'is on none', before: other(true), after: other(false, { connectionId: null }) },
])('one that $what is not', ({ before, after }) => {
  expect(said(before, after)).toEqual([]);
});

test('the step that is meant is the one of the connection', () => {
  const elsewhere = { file: 'g.yaml', line: 1, column: 1 };
  const steps = [{ ...step, kind: 'datastore' as const, at: elsewhere }, { ...step, liveId: 2, at: elsewhere }, step];
  expect(said(other(true), other(false), { steps })).toEqual([{ ...notice, at }]);
});

test('one that is new says nothing, and what the plan after it says of the file is told where it is new', () => {
  expect(said(datastore(6, 'Another'), other(false))).toEqual([]);
  const problem = (rule: string, message: string): Problem => ({ severity: 'notice', rule, message });
  const known = problem('not-connected', 'A is not connected.');
  const fresh = problem('not-connected', 'B is not connected.');
  const live = liveOf();
  expect(
    newlyDisconnected(
      { plan: planWith([], [known]), live },
      { plan: planWith([], [known, fresh, problem('other', 'C is something else.')]), live },
      emptyMemory(),
    ),
  ).toEqual([fresh]);
});

test('one of the file is told of by its entry, and one whose connection was not written to is not', () => {
  expect(said(other(true), other(false), { inFile: [5] })).toEqual([]);
  expect(said(other(true), other(false), { wrote: [] })).toEqual([]);
});
