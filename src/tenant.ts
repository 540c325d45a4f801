import { applyPlan } from './apply/apply.ts';
import { emptyMemory } from './apply/context.ts';
import { convergenceOf } from './apply/converge.ts';
import type { Desired } from './config/desired.ts';
import type { RunEvent } from './github/event.ts';
import type { Inputs } from './github/inputs.ts';
import { expectationProblems } from './plan/expected.ts';
import type { Live } from './plan/live.ts';
import { makePlan } from './plan/make-plan.ts';
import { withOrigins } from './plan/origin.ts';
import type { Plan, StepOutcome } from './plan/plan.ts';
import type { PlanSettings } from './plan/settings.ts';
import type { Step } from './plan/steps.ts';
import { roleProblems } from './plan/visibility.ts';
import { hasErrors, InputError } from './problem.ts';
import type { Progress } from './progress.ts';
import { ApiError } from './qualytics/errors.ts';
import { openApi } from './qualytics/open.ts';
import { readLive } from './qualytics/read-live.ts';
import { failingConnections, testConnections } from './qualytics/test-connections.ts';
import { outcomeText, planText } from './report/text.ts';
import { count } from './report/words.ts';
import { readExpectedPlan } from './workspace/expected-plan.ts';
import type { World } from './world.ts';

/** The live side of a run: what is planned against it, and applied to it. */
export interface Tenant {
  /** Reads, plans, and tests what may be tested. `base`: the state that the file asked for before the change. The plan and its problems are in the progress. @throws ApiError */
  plan(desired: Desired, base: Desired | 'unreadable' | undefined): Promise<void>;
  /** Performs the plan, unless it was refused, and proves that it converged. @throws ApiError */
  apply(desired: Desired): Promise<void>;
  close(): Promise<void>;
}

/** Opens the tenant that the inputs name. Nothing is sent yet. */
export function openTenant(inputs: Inputs, event: RunEvent, world: World, progress: Progress): Tenant {
  if (!inputs.apiUrl || !inputs.apiToken) {
    throw new InputError([
      {
        severity: 'error',
        rule: 'input-missing',
        message: 'api-url or api-token is missing.',
        hint: 'Set both in the step.',
      },
    ]);
  }
  const api = openApi({ ...inputs, apiUrl: inputs.apiUrl, apiToken: inputs.apiToken }, world, () => {
    progress.wrote = true;
  });
  const context: Context = { inputs, event, world, progress, api, origin: new URL(inputs.apiUrl).origin };
  let read: { readonly live: Live; readonly settings: PlanSettings } | undefined;
  return {
    plan: async (desired, base) => {
      read = await planDesired(desired, base, context);
    },
    apply: async (desired) => {
      if (read && progress.plan && progress.result === 'planned') {
        await applyAndProve(desired, progress.plan, read, context);
      }
    },
    close: api.close,
  };
}

interface Context {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly world: World;
  readonly progress: Progress;
  readonly api: ReturnType<typeof openApi>;
  readonly origin: string;
}

function readSettings(desired: Desired, { inputs, origin }: Context) {
  return { origin, ownershipTag: inputs.ownershipTag ?? desired.ownershipTag?.value, prune: inputs.prune };
}

async function planDesired(
  desired: Desired,
  base: Desired | 'unreadable' | undefined,
  context: Context,
): Promise<{ readonly live: Live; readonly settings: PlanSettings }> {
  const { inputs, event, progress, api, world } = context;
  world.log.info(`Reading ${inputs.label}`);
  const live = await readLive(api.reader, desired, readSettings(desired, context));
  const mayTest = event.trust === 'trusted' && event.pullRequest === undefined;
  const settings = await planSettings(desired, live, mayTest, context);
  const head = makePlan(desired, live, settings);
  const plan = base === undefined || base === 'unreadable' ? head : withOrigins(head, makePlan(base, live, settings));
  const tests =
    mayTest && inputs.testConnections !== 'never' && !hasErrors(plan.problems)
      ? await testConnections(api.reader, plan, live, inputs.testConnections)
      : [];
  const expected = inputs.mode === 'apply' ? expectations(plan, context) : [];
  const roles = inputs.mode === 'apply' ? roleProblems(plan, live) : [];
  progress.plan = { ...plan, problems: [...plan.problems, ...tests, ...expected, ...roles] };
  world.log.group(`Plan for ${inputs.label}`);
  planText(plan).forEach(world.log.info);
  world.log.endGroup();
  progress.result = hasErrors(progress.plan.problems) ? 'failed' : plan.steps.length > 0 ? 'planned' : 'unchanged';
  return { live, settings };
}

function expectations(plan: Plan<Step>, { inputs, world }: Context) {
  const { expectedPlan } = inputs;
  return expectedPlan.kind === 'any'
    ? []
    : expectationProblems(
        plan,
        expectedPlan.kind === 'hash'
          ? { hash: expectedPlan.hash }
          : readExpectedPlan(expectedPlan.path, world.workspace),
      );
}

async function planSettings(
  desired: Desired,
  live: Live,
  mayTest: boolean,
  { inputs, origin, api }: Context,
): Promise<PlanSettings> {
  const { rotateSecrets, ownershipTag, adopt, prune, maxDeletes } = inputs;
  const tag = ownershipTag === undefined ? desired.ownershipTag : { value: ownershipTag };
  const settings = { origin, adopt, prune, maxDeletes, ownershipTag: tag };
  switch (rotateSecrets.kind) {
    case 'all':
      return { ...settings, rotate: 'all' };
    case 'named':
      return { ...settings, rotate: new Set(rotateSecrets.names) };
    case 'failing': {
      const candidates = makePlan(desired, live, { ...settings, rotate: 'all' });
      return { ...settings, rotate: mayTest ? await failingConnections(api.reader, candidates) : new Set() };
    }
    case 'none':
      return { ...settings, rotate: new Set() };
  }
}

async function applyAndProve(
  desired: Desired,
  plan: Plan<Step>,
  read: { readonly live: Live; readonly settings: PlanSettings },
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
      cancelled: world.signals.stop,
      memory,
      onCreated: (kind, name, id) => {
        progress.wrote = true;
        world.log.info(`created ${kind} ${name}: id ${id}`);
        if (kind === 'datastore') {
          world.outputs.recordCreated(name, id);
        } else if (kind === 'connection') {
          world.outputs.recordConnection(name, id);
        }
      },
    },
    (outcome) => {
      outcomes.push(outcome);
      world.log.info(`[${outcomes.length}/${plan.steps.length}] ${outcomeText(outcome)}`);
    },
  );
  world.log.endGroup();
  progress.outcomes = [...ended];
  progress.plan = { ...plan, connections: new Map([...plan.connections, ...memory.connections]) };
  const done = ended.every(({ outcome }) => outcome === 'done');
  progress.result = done ? 'applied' : progress.wrote ? 'partial' : 'failed';
  if (progress.wrote && !world.signals.stop.aborted) {
    await prove(desired, plan, ended, read.settings, memory, context);
  }
}

function liveIds(
  objects: readonly { readonly name: string; readonly liveId: number | null }[],
): ReadonlyMap<string, number> {
  return new Map(objects.flatMap(({ name, liveId }) => (liveId === null ? [] : [[name, liveId] as const])));
}

/** Reads everything again and plans it again: what is left tells what the server did not keep. */
async function prove(
  desired: Desired,
  plan: Plan<Step>,
  outcomes: readonly StepOutcome[],
  settings: PlanSettings,
  memory: ReturnType<typeof emptyMemory>,
  context: Context,
): Promise<void> {
  const { world, progress, api } = context;
  world.log.info('Reading again what was written');
  const live = await readLive(api.reader, desired, {
    ...readSettings(desired, context),
    alsoRead: new Set(memory.datastoresBefore.keys()),
  }).catch((error: unknown) => {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    return error;
  });
  if (live instanceof ApiError) {
    progress.converged = false;
    progress.problems.push({
      severity: 'warning',
      rule: 'not-proven',
      message: `What was written could not be read again: ${live.message}`,
      hint: 'The next run shows whether anything is left to do.',
    });
    return;
  }
  const after = makePlan(desired, live, { ...settings, rotate: new Set() });
  const { converged, problems } = convergenceOf(plan, outcomes, after, live, memory);
  progress.converged = converged;
  progress.problems.push(...problems);
}
