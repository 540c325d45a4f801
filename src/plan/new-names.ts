import type { Problem } from '../problem.ts';
import type { Step } from './steps.ts';

/**
 * Names that a plan would give and that begin or end with a space. Which spaces the API keeps is documented nowhere:
 * where it takes them away, the name would never be found again, and each run would make one more.
 */
export function outerSpaces(steps: readonly Step[]): readonly Problem[] {
  return steps.flatMap((step) => {
    const own = step.action === 'create' ? [[step.name, step.at] as const] : [];
    const given = step.changes.flatMap(({ field, after, at = step.at }) =>
      (field === 'name' || field === 'connection.name') && typeof after === 'string' ? [[after, at] as const] : [],
    );
    return [...new Map([...given, ...own])].flatMap(([name, at]) => (name === name.trim() ? [] : [problem(name, at)]));
  });
}

function problem(name: string, at: Problem['at']): Problem {
  return {
    severity: 'error',
    rule: 'name-spaces',
    ...(at ? { at } : {}),
    message: `The name ${JSON.stringify(name)} begins or ends with a space. Whether the API keeps it is not known; where it does not, each run would create one more.`,
    hint: 'Take the space away.',
  };
}
