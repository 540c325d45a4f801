import type { Desired } from './config/desired.ts';
import type { Inputs } from './github/inputs.ts';
import { expectationProblems } from './plan/expected.ts';
import type { Live } from './plan/live.ts';
import { makePlan } from './plan/make-plan.ts';
import { withOrigins } from './plan/origin.ts';
import type { Plan } from './plan/plan.ts';
import { type RotationCandidate, rotationCandidates } from './plan/rotation.ts';
import type { PlanSettings } from './plan/settings.ts';
import type { Step } from './plan/steps.ts';
import { roleProblems } from './plan/visibility.ts';
import { hasErrors } from './problem.ts';
import { failingConnections, testConnections } from './qualytics/test-connections.ts';
import { redactPlan } from './report/redacted.ts';
import { planText } from './report/text.ts';
import type { Context } from './tenant-context.ts';

/**
 * Plans for what was read, tests what may be tested, and says the plan. It is in the progress then, with its problems.
 * `base`: the state that the file asked for before the change. Gives the settings that it was made with. @throws ApiError
 */
export async function planDesired(
  desired: Desired,
  base: Desired | 'unreadable' | undefined,
  live: Live,
  context: Context,
): Promise<PlanSettings> {
  const { inputs, event, progress, reader, world } = context;
  const mayTest = event.trust === 'trusted' && event.pullRequest === undefined;
  const unrotated = planSettings(desired, context);
  const calm = makePlan(desired, live, unrotated);
  const settings = {
    ...unrotated,
    rotate: await rotation({ desired, live, settings: unrotated, calm }, mayTest, context),
  };
  const rotates = settings.rotate === 'all' || settings.rotate.size > 0;
  const head = rotates ? rotated(makePlan(desired, live, settings), calm, settings) : calm;
  const plan = base === undefined || base === 'unreadable' ? head : withOrigins(head, makePlan(base, live, settings));
  // Known from here on, also where a test ends the run.
  progress.plan = plan;
  progress.drifts = calm.steps.length > 0;
  const expected = context.expected ? expectationProblems(plan, context.expected) : [];
  const roles = inputs.mode === 'apply' ? roleProblems(plan, live) : [];
  const refused = hasErrors([...plan.problems, ...expected, ...roles]);
  // A plan that is not applied makes the API send no credentials anywhere.
  const tests =
    mayTest && inputs.testConnections !== 'never' && !refused
      ? await testConnections(reader, plan, { desired, live }, inputs.testConnections)
      : [];
  progress.plan = { ...plan, problems: [...plan.problems, ...tests, ...expected, ...roles] };
  world.log.group(`Plan for ${inputs.label}`);
  planText(redactPlan(plan, world.redactor.redact)).forEach(world.log.info);
  world.log.endGroup();
  progress.result = hasErrors(progress.plan.problems) ? 'failed' : plan.steps.length > 0 ? 'planned' : 'unchanged';
  return settings;
}

/** What a test of stored credentials finds differs from run to run, and a pull request tests nothing: the hash is that of the rest. */
function rotated(plan: Plan<Step>, calm: Plan<Step>, { rotatesFailing }: PlanSettings): Plan<Step> {
  return rotatesFailing ? { ...plan, hash: calm.hash } : plan;
}

function isRefused(plan: Plan<Step>, live: Live, mode: Inputs['mode']): boolean {
  return hasErrors([...plan.problems, ...(mode === 'apply' ? roleProblems(plan, live) : [])]);
}

/** The settings of a plan without what a rotation alone asks for. */
function planSettings(desired: Desired, { inputs, origin }: Context): PlanSettings {
  const { rotateSecrets, ownershipTag: given, adopt, prune, maxDeletes } = inputs;
  const ownershipTag = given === undefined ? desired.ownershipTag : { value: given };
  const rotatesFailing = rotateSecrets.kind === 'failing' ? { rotatesFailing: true as const } : {};
  return { origin, adopt, prune, maxDeletes, ownershipTag, rotate: new Set(), ...rotatesFailing };
}

/** What a rotation is decided on. */
interface Unrotated {
  readonly desired: Desired;
  readonly live: Live;
  readonly settings: PlanSettings;
  /** The plan that is made with these settings. */
  readonly calm: Plan<Step>;
}

async function rotation(
  { desired, live, settings, calm }: Unrotated,
  mayTest: boolean,
  context: Context,
): Promise<PlanSettings['rotate']> {
  const { rotateSecrets, mode } = context.inputs;
  switch (rotateSecrets.kind) {
    case 'all':
      return 'all';
    case 'named':
      return new Set(rotateSecrets.names);
    case 'failing':
      // What is refused as it is sends nothing anywhere, not even to be tried.
      return failing(isRefused(calm, live, mode) ? [] : rotationCandidates(desired, live, settings), mayTest, context);
    case 'none':
      return settings.rotate;
  }
}

/** The names of the connections whose stored credentials fail. What is not found out, or does not help, is told. */
async function failing(
  candidates: readonly RotationCandidate[],
  mayTest: boolean,
  { reader, progress }: Context,
): Promise<ReadonlySet<string>> {
  if (mayTest) {
    const { names, problems } = await failingConnections(reader, candidates);
    progress.problems.push(...problems);
    return names;
  }
  if (candidates.length > 0) {
    progress.problems.push({
      severity: 'notice',
      rule: 'not-rotated',
      message: 'Nothing is tested on pull requests, so rotate-secrets: failing finds nothing here.',
      hint: 'The run after the merge tests the stored credentials. The plan hash is the same for both.',
    });
  }
  return new Set();
}
