import { expect, test } from '@jest/globals';
import { withoutDeleted } from '../../src/apply/gone.ts';
import type { Outcome, StepOutcome } from '../../src/plan/plan.ts';
import { ApiError } from '../../src/qualytics/errors.ts';
import { datastore, liveOf } from '../plan/support-datastores.ts';
import { stepOf } from './support.ts';

const live = liveOf({ datastores: [datastore(1, 'A'), datastore(2, 'B'), datastore(3, 'C')] });

function deleted(id: number, outcome: Outcome = 'done', action: 'delete' | 'update' = 'delete'): StepOutcome {
  const step = stepOf({ does: 'create-tag' }, { action, kind: 'datastore', name: `D${id}`, liveId: id });
  return { step, outcome, milliseconds: 1 };
}

/** What is left where each datastore shows this often before it is gone, and what was asked for in between. */
async function left(outcomes: readonly StepOutcome[], shows: Readonly<Record<number, number>>) {
  const asked: (number | string)[] = [];
  const counts = new Map<number, number>();
  const reader = {
    datastore: async (id: number) => {
      asked.push(id);
      counts.set(id, (counts.get(id) ?? 0) + 1);
      return (counts.get(id) ?? 0) > (shows[id] ?? 0) ? undefined : datastore(id, 'still there');
    },
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    asked.push(`${milliseconds} ms`);
  };
  const after = await withoutDeleted(live, outcomes, reader, { sleep });
  return { ids: [...after.datastores.keys()], asked };
}

test('what was deleted and still shows is looked at until it is gone', async () => {
  expect(await left([deleted(2)], {})).toEqual({ ids: [1, 3], asked: ['0 ms', 2] });
  expect(await left([deleted(2)], { 2: 2 })).toEqual({
    ids: [1, 3],
    asked: ['0 ms', 2, '500 ms', 2, '1500 ms', 2],
  });
});

test('what stays is in the reading', async () => {
  const { ids, asked } = await left([deleted(2)], { 2: 9 });
  expect([ids, asked.length]).toEqual([[1, 2, 3], 6]);
});

test.each([
  { what: 'that was not deleted', outcome: deleted(2, 'failed') },
  { what: 'that was changed', outcome: deleted(2, 'done', 'update') },
  { what: 'that no reading shows', outcome: deleted(9) },
])('nothing is asked of one $what', async ({ outcome }) => {
  expect(await left([outcome], {})).toEqual({ ids: [1, 2, 3], asked: [] });
});

test('what cannot be looked at stays, and a defect is thrown', async () => {
  const failing = (error: Error) => ({ datastore: () => Promise.reject(error) });
  const sleep = async (): Promise<void> => undefined;
  const refused = new ApiError({ method: 'GET', path: '/x', failure: 'status', status: 500 });
  const after = await withoutDeleted(live, [deleted(2)], failing(refused), { sleep });
  expect(after.datastores.has(2)).toBe(true);
  const defect = new TypeError('a defect');
  await expect(withoutDeleted(live, [deleted(2)], failing(defect), { sleep })).rejects.toBe(defect);
});
