import type { Affected, Plan, StepFacts, StepOutcome } from '../plan/plan.ts';
import { positionText } from '../problem.ts';
import { visible } from './escape.ts';
import { changeText } from './shown.ts';
import { countsText, doing, duration, signs, stepTitle } from './words.ts';

/** The plan as the log shows it: one line for each step, one for each field below it, counts and hash last. No line holds a newline. */
export function planText(plan: Plan): string[] {
  if (plan.steps.length === 0) {
    return [`Nothing to do. ${countsText(plan.summary)}.`, hashLine(plan)];
  }
  return [
    ...plan.steps.flatMap(stepLines),
    `Plan: ${countsText(plan.summary)}. Applying it needs the role ${plan.needs}.`,
    hashLine(plan),
  ];
}

function hashLine(plan: Plan): string {
  return `Plan hash: ${plan.hash}`;
}

function stepLines(step: StepFacts): string[] {
  const id = step.liveId === null ? '' : ` (id ${step.liveId})`;
  const marks = [
    `needs ${step.needs}`,
    ...(step.adopts ? ['adopts'] : []),
    ...(step.origin === 'drift' ? ['already different before this change'] : []),
    ...(step.origin === 'change' ? ['introduced by this change'] : []),
  ];
  const head = `${signs[step.action]} ${doing(step)} ${step.name}${id} [${marks.join(', ')}]`;
  const place = step.at ? `  ${positionText(step.at)}` : '';
  const lines = [
    ...(step.reason ? [`why: ${step.reason}`] : []),
    ...step.changes.map(changeText),
    ...(step.affects.length > 0 ? [`affects: ${affectsText(step.affects)}`] : []),
  ];
  return [`${head}${place}`, ...lines.map((line) => `    ${line}`)].map(visible);
}

/** `Orders Lake, Finance Lake (not in the file)`. */
export function affectsText(affects: readonly Affected[]): string {
  return affects.map(({ name, managed }) => (managed ? name : `${name} (not in the file)`)).join(', ');
}

/** One line for a step that ended: `Created datastore Orders Lake (id 42), 340 ms`. */
export function outcomeText(outcome: StepOutcome): string {
  const id = outcome.liveId ?? outcome.step.liveId;
  const named = id === null ? '' : ` (id ${id})`;
  const error = outcome.error ? `: ${outcome.error}` : '';
  return visible(`${stepTitle(outcome.step, outcome.outcome)}${named}, ${duration(outcome.milliseconds)}${error}`);
}
