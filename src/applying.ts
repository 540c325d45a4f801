import pLimit from 'p-limit';
import { applyPlan } from './apply/apply.ts';
import { emptyMemory, type Memory } from './apply/context.ts';
import { convergenceOf } from './apply/converge.ts';
import { newlyDisconnected } from './apply/disconnected.ts';
import { withoutDeleted } from './apply/gone.ts';
import type { Desired } from './config/desired.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Plan, StepOutcome } from './plan/plan.ts';
import type { Step } from './plan/steps.ts';
import { ApiError } from './qualytics/errors.ts';
import { readLive } from './qualytics/read-live.ts';
import { visible } from './report/escape.ts';
import { redactOutcome } from './report/redacted.ts';
import { outcomeText } from './report/text.ts';
import { count } from './report/words.ts';
import { type Context, type Reading, readSettings } from './tenant-context.ts';

/** Performs the plan, reports each step as it ends, and proves that it converged. @throws ApiError */
export async function applyAndProve(
  desired: Desired,
  plan: Plan<Step>,
  read: Reading,
  context: Context,
): Promise<void> {
  const { inputs, world, progress, api } = context;
  const memory = emptyMemory();
  const outcomes: StepOutcome[] = [];
  progress.outcomes = outcomes;
  world.outputs.start({
    ids: liveIds(plan.datastores),
    connectionIds: liveIds([...plan.connections].map(([name, liveId]) => ({ name, liveId }))),
  });
  world.log.group(`Applying ${count(plan.steps.length, 'step')}`);
  const ended = await applyPlan(
    plan,
    {
      api: api.writer,
      policy: api.policy,
      live: read.live,
      parallelism: inputs.parallelism,
      adopt: inputs.adopt,
      turns: pLimit(1),
      cancelled: world.signals.stop,
      memory,
      onCreated: (kind, name, id, certainty) => {
        progress.wrote = true;
        world.log.info(
          `${certainty ? `${certainty} ` : ''}created ${kind} ${visible(world.redactor.redact(name))}: id ${id}`,
        );
        if (kind === 'datastore') {
          world.outputs.recordCreated(name, id);
        } else if (kind === 'connection') {
          world.outputs.recordConnection(name, id);
        }
      },
    },
    (outcome) => {
      outcomes.push(outcome);
      const text = outcomeText(redactOutcome(outcome, world.redactor.redact));
      world.log.info(`[${outcomes.length}/${plan.steps.length + memory.extra.length}] ${text}`);
    },
  );
  world.log.endGroup();
  progress.outcomes = [...ended];
  progress.plan = {
    ...plan,
    steps: [...plan.steps, ...memory.extra.map(({ step }) => step)],
    connections: new Map([...plan.connections, ...memory.connections]),
  };
  const done = ended.every(({ outcome }) => outcome === 'done');
  progress.result = done ? 'applied' : progress.wrote ? 'partial' : 'failed';
  if (progress.wrote && !world.signals.stop.aborted) {
    await prove(desired, { plan, outcomes: ended, read, memory }, context);
  }
}

function liveIds(
  objects: readonly { readonly name: string; readonly liveId: number | null }[],
): ReadonlyMap<string, number> {
  return new Map(objects.flatMap(({ name, liveId }) => (liveId === null ? [] : [[name, liveId] as const])));
}

interface Applied {
  readonly plan: Plan<Step>;
  readonly outcomes: readonly StepOutcome[];
  /** What the plan was made from. */
  readonly read: Reading;
  readonly memory: Memory;
}

/** Reads everything again and plans it again: what is left tells what the server did not keep. */
async function prove(desired: Desired, { plan, outcomes, read, memory }: Applied, context: Context): Promise<void> {
  const { world, progress, api } = context;
  world.log.info('Reading again what was written');
  const settings = { ...readSettings(desired, context), alsoRead: new Set(memory.datastoresBefore.keys()) };
  const reading = readLive(api.reader, desired, settings);
  const live = await reading
    .then((one) => withoutDeleted(one, outcomes, api.reader, api.policy))
    .catch((error: unknown) => {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      return error;
    });
  if (live instanceof ApiError) {
    progress.problems.push({
      severity: 'warning',
      rule: 'not-proven',
      message: `What was written could not be read again: ${live.message}`,
      hint: 'The next run shows whether anything is left to do.',
    });
    return;
  }
  const after = makePlan(desired, live, { ...read.settings, rotate: new Set() });
  const { converged, problems } = convergenceOf(plan, outcomes, after, live, memory);
  progress.converged = converged;
  progress.problems.push(...problems, ...newlyDisconnected({ plan, live: read.live }, { plan: after, live }, memory));
}
