import { unordered } from '../connectors/compare.ts';
import type { Problem } from '../problem.ts';
import type { Plan } from './plan.ts';

/** The plan that was reviewed: its hash, and where it came as a file also its steps. */
export interface ExpectedPlan {
  readonly hash: string;
  readonly steps?: readonly { readonly id: string; readonly changes: readonly unknown[] }[];
}

/** A refusal when the plan is not the reviewed one; with its steps, also what became different. */
export function expectationProblems(plan: Plan, expected: ExpectedPlan): readonly Problem[] {
  if (expected.hash === plan.hash) {
    return [];
  }
  return [
    {
      severity: 'error',
      rule: 'unexpected-plan',
      message: `The plan is not the expected one: its hash is ${plan.hash}, expected was ${expected.hash}.${difference(plan, expected)}`,
      hint: 'Nothing was written. Something changed since the plan was reviewed: review the new plan and give its hash.',
    },
  ];
}

function difference(plan: Plan, { steps }: ExpectedPlan): string {
  if (!steps) {
    return '';
  }
  const then = new Map(steps.map(({ id, changes }) => [id, changesText(changes)]));
  const now = new Map(plan.steps.map(({ id, changes }) => [id, changesText(changes)]));
  const lines = [
    ...[...now.keys()].filter((id) => !then.has(id)).map((id) => `new: ${id}`),
    ...[...then.keys()].filter((id) => !now.has(id)).map((id) => `no longer: ${id}`),
    ...[...now].filter(([id, changes]) => then.has(id) && then.get(id) !== changes).map(([id]) => `different: ${id}`),
  ];
  return lines.length > 0 ? ` ${lines.join('; ')}.` : '';
}

/** Of a plan, and of a plan file, which has been checked no further than that these are lists. */
function changesText(changes: readonly unknown[]): string {
  const texts = changes.map((change) => {
    const { field, before, after, sensitive } = (change ?? {}) as Readonly<Record<string, unknown>>;
    return JSON.stringify([field, unordered(before), unordered(after), sensitive]);
  });
  return texts.join();
}
