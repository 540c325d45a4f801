import type { StepFacts } from '../plan/plan.ts';
import type { Claim, Section } from './fit.ts';
import { outsiders, problemsOf, type Report, unfinished } from './report.ts';

/** What of warnings and notices has room before what there is more of: a warning for each step must not take it all. */
const hintShare = 1 / 4;

/** Lets the rows of a section claim their room. */
export function claiming(...claims: readonly Claim[]): (section: Section) => Section {
  return (section) => ({ ...section, claims });
}

/** Of the section of what was not done, what failed or is unknown; what was skipped for it can be thousands. */
export function failureClaims(report: Report): readonly Claim[] {
  const rows = unfinished(report).flatMap(({ outcome }, index) => (outcome === 'skipped' ? [] : [index]));
  return [{ turn: 'errors', rows }, { turn: 'laterHints', share: hintShare }, { turn: 'rest' }];
}

/** Of the section of problems, errors before everything else; `hints`: when warnings and notices have their share. */
export function problemClaims(report: Report, hints: 'hints' | 'laterHints'): readonly Claim[] {
  const errors = problemsOf(report).filter(({ severity }) => severity === 'error').length;
  return [{ turn: 'errors', rows: [...Array(errors).keys()] }, { turn: hints, share: hintShare }, { turn: 'rest' }];
}

/** Of the section of these steps, deletes and what others feel before the rest, wherever they stand. */
export function stepClaims(steps: readonly StepFacts[]): readonly Claim[] {
  const rows = steps.flatMap((step, index) => (importance(step) < 2 ? [index] : []));
  return [{ turn: 'deletes', rows }, { turn: 'steps' }];
}

/** The order of the plan is that of its doing; a comment that must be cut keeps deletes and what others feel. */
export function importance(step: StepFacts): number {
  if (step.action === 'delete') {
    return 0;
  }
  if (outsiders(step).length > 0) {
    return 1;
  }
  return step.action === 'create' ? 3 : 2;
}
