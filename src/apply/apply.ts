import type { Plan, StepFacts, StepOutcome } from '../plan/plan.ts';
import type { Step } from '../plan/steps.ts';
import { ApiError } from '../qualytics/errors.ts';
import type { ApplyContext, ExtraStep } from './context.ts';
import { errorText, StepError } from './outcomes.ts';
import { performStep } from './perform.ts';
import { type Ended, runTasks } from './schedule.ts';

/** Is told of each step's end as it happens. */
export type OnStep = (outcome: StepOutcome) => void;

/**
 * Performs a plan: what does not depend on each other side by side, past failures that hold back nothing else.
 *
 * @returns how each step ended, in the plan's order, then the steps that turned out to be needed on the way.
 */
export async function applyPlan(
  plan: Plan<Step>,
  context: ApplyContext,
  onStep: OnStep,
): Promise<readonly StepOutcome[]> {
  const times = new Map<string, number>();
  const told = new Set<ExtraStep>();
  const perform = async (step: Step): Promise<Ended> => {
    const started = context.policy.now();
    const ended = await endOf(step, context);
    times.set(step.id, context.policy.now() - started);
    for (const extra of context.memory.extra.filter((one) => !told.has(one))) {
      told.add(extra);
      onStep(extra);
    }
    onStep(outcomeOf(step, ended, times));
    return ended;
  };
  const first = await tryFirstSwitch(plan, perform, context);
  const refused = first?.ended.holdsAll ? held(first.step) : undefined;
  const tasks = plan.steps.map((step) => ({
    id: step.id,
    dependsOn: step.dependsOn,
    key: `${step.kind} ${step.liveId ?? step.name}`,
    step,
    ended: step === first?.step ? first.ended : refused,
  }));
  const ends = await runTasks(tasks, context, ({ step }) => perform(step));
  const outcomes = [...ends].map(([{ step }, ended]) => outcomeOf(step, ended, times));
  // Those that were never begun; the others have been told of as they ended.
  for (const outcome of outcomes.filter(({ step }) => !times.has(step.id))) {
    onStep(outcome);
  }
  return [...outcomes, ...context.memory.extra];
}

/**
 * Whether this server switches enrichment links at all shows only when one is switched (sources disagree). So one that
 * depends on nothing goes first: refused, nothing has been written.
 */
async function tryFirstSwitch(
  plan: Plan<Step>,
  perform: (step: Step) => Promise<Ended>,
  { cancelled }: ApplyContext,
): Promise<{ readonly step: Step; readonly ended: Ended } | undefined> {
  const step = plan.steps.find(
    ({ operation, dependsOn }) => operation.does === 'link' && operation.switches && dependsOn.length === 0,
  );
  return step && !cancelled.aborted ? { step, ended: await perform(step) } : undefined;
}

function held(by: Step): Ended {
  return { outcome: 'skipped', error: `skipped because of "${by.id}": nothing else was written` };
}

async function endOf(step: Step, context: ApplyContext): Promise<Ended> {
  try {
    return { outcome: 'done', liveId: await performStep(step, context) };
  } catch (error) {
    if (error instanceof StepError) {
      context.onUndone(error.undone);
      return { outcome: error.outcome, error: error.message, liveId: error.liveId, holdsAll: error.holdsAll };
    }
    if (error instanceof ApiError) {
      return { outcome: error.failure === 'cancelled' ? 'unknown' : 'failed', error: errorText(error) };
    }
    throw error;
  }
}

function outcomeOf(
  step: StepFacts,
  { outcome, error, liveId }: Ended,
  times: ReadonlyMap<string, number>,
): StepOutcome {
  return {
    step,
    outcome,
    milliseconds: times.get(step.id) ?? 0,
    ...(error === undefined ? {} : { error }),
    ...(liveId === undefined ? {} : { liveId }),
  };
}
