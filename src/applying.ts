import pLimit from 'p-limit';
import { applyPlan } from './apply/apply.ts';
import { emptyMemory, type Memory } from './apply/context.ts';
import { convergenceOf } from './apply/converge.ts';
import { newlyDisconnected } from './apply/disconnected.ts';
import { withoutDeleted } from './apply/gone.ts';
import type { Desired } from './config/desired.ts';
import type { Live } from './plan/live.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Plan, StepOutcome } from './plan/plan.ts';
import type { Step } from './plan/steps.ts';
import { noteWritten } from './progress.ts';
import { ApiError } from './qualytics/errors.ts';
import type { Api } from './qualytics/open.ts';
import { readLive } from './qualytics/read-live.ts';
import { visible } from './report/escape.ts';
import { redactOutcome } from './report/redacted.ts';
import { outcomeText } from './report/text.ts';
import { count } from './report/words.ts';
import { type Context, type Reading, readSettings } from './tenant-context.ts';

/** What is applied, what it was planned from, and what it is written with. */
export interface Applying {
  readonly plan: Plan<Step>;
  readonly read: Reading;
  readonly api: Pick<Api, 'openWriter' | 'policy'>;
}

/** Performs the plan, reports each step as it ends, and proves that it converged. @throws ApiError */
export async function applyAndProve(desired: Desired, applying: Applying, context: Context): Promise<void> {
  const { plan } = applying;
  const { world, progress } = context;
  const memory = emptyMemory();
  world.outputs.start({
    ids: liveIds(plan.datastores),
    connectionIds: liveIds([...plan.connections].map(([name, liveId]) => ({ name, liveId }))),
  });
  world.log.group(`Applying ${count(plan.steps.length, 'step')}`);
  const outcomes = await perform(applying, memory, context);
  world.log.endGroup();
  progress.outcomes = [...outcomes];
  progress.plan = {
    ...plan,
    steps: [...plan.steps, ...memory.extra.map(({ step }) => step)],
    connections: new Map([...plan.connections, ...memory.connections]),
  };
  if (progress.openWrites.size > 0) {
    noteWritten(progress);
  }
  const done = outcomes.every(({ outcome }) => outcome === 'done');
  progress.result = done ? 'applied' : progress.wrote ? 'partial' : 'failed';
  if (progress.wrote && !world.signals.stop.aborted) {
    await prove(desired, { ...applying, outcomes, memory }, context);
  }
}

/** Performs the steps. Each end, and each id, is told and recorded as it happens. */
function perform({ plan, read, api }: Applying, memory: Memory, context: Context): Promise<readonly StepOutcome[]> {
  const { inputs, world, progress } = context;
  const outcomes: StepOutcome[] = [];
  progress.outcomes = outcomes;
  const writer = api.openWriter((open) => {
    if (open === undefined) {
      noteWritten(progress);
    } else {
      progress.openWrites.add(open);
    }
  });
  return applyPlan(
    plan,
    {
      api: writer,
      policy: api.policy,
      live: read.live,
      parallelism: inputs.parallelism,
      adopt: inputs.adopt,
      turns: pLimit(1),
      cancelled: world.signals.stop,
      memory,
      onUndone: (open) => {
        for (const error of open) {
          progress.openWrites.delete(error);
        }
      },
      onCreated: (kind, name, id, certainty) => {
        noteWritten(progress);
        const what = `${kind} ${visible(world.redactor.redact(name))}: id ${id}`;
        world.log.info(`${certainty ? `${certainty} ` : ''}created ${what}`);
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
}

function liveIds(
  objects: readonly { readonly name: string; readonly liveId: number | null }[],
): ReadonlyMap<string, number> {
  return new Map(objects.flatMap(({ name, liveId }) => (liveId === null ? [] : [[name, liveId] as const])));
}

/** The datastores of the file with the ids that the closing reading found; where it leaves one open, the id from before while that is there. */
function foundAgain(plan: Plan<Step>, after: Plan<Step>, live: Live): Plan['datastores'] {
  const ids = new Map(after.datastores.map(({ name, liveId }) => [name, liveId]));
  return plan.datastores.map((one) => {
    const before = one.liveId !== null && live.datastores.has(one.liveId) ? one.liveId : null;
    return { ...one, liveId: ids.get(one.name) ?? before };
  });
}

interface Applied extends Applying {
  readonly outcomes: readonly StepOutcome[];
  readonly memory: Memory;
}

/** Reads everything again and plans it again: what is left tells what the server did not keep. */
async function prove(desired: Desired, applied: Applied, context: Context): Promise<void> {
  const { plan, outcomes, read, memory, api } = applied;
  const { world, progress, reader } = context;
  world.log.info('Reading again what was written');
  const settings = { ...readSettings(desired, context), alsoRead: new Set(memory.datastoresBefore.keys()) };
  const reading = readLive(reader, desired, settings);
  const live = await reading
    .then((one) => withoutDeleted(one, outcomes, reader, api.policy))
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
  progress.plan = progress.plan && { ...progress.plan, datastores: foundAgain(progress.plan, after, live) };
  progress.problems.push(...problems, ...newlyDisconnected({ plan, live: read.live }, { plan: after, live }, memory));
}
