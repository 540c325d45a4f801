import { unordered } from '../connectors/compare.ts';
import type { Change, Plan } from './plan.ts';
import type { Step } from './steps.ts';

/**
 * Marks each step as introduced by the pull request, or as different already before it: somebody changed the product
 * by hand. Both plans must be made from one reading of the live state. A step is drift when the base version of the
 * file would change the same fields in the same way.
 */
export function withOrigins(plan: Plan<Step>, base: Plan<Step>): Plan<Step> {
  const before = new Map(base.steps.map(({ id, changes }) => [id, new Set(changes.map(changeKey))]));
  const steps = plan.steps.map((step): Step => {
    const known = before.get(step.id);
    const old = step.changes.filter((change) => known?.has(changeKey(change)));
    if (known !== undefined && old.length === step.changes.length) {
      return { ...step, origin: 'drift' };
    }
    const partly = old.length > 0 ? `; already different before it: ${old.map(({ field }) => field).join(', ')}` : '';
    return { ...step, origin: 'change', reason: `${step.reason}${partly}` };
  });
  return { ...plan, steps };
}

function changeKey({ field, before, after, reference, exact = [before, after] }: Change): string {
  return JSON.stringify([field, ...exact.map(unordered), reference ?? null]);
}
