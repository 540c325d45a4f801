import { differencesFrom, hasBase, openBase } from './base.ts';
import { offlineNotice } from './github/event.ts';
import { hasErrors } from './problem.ts';
import { driftFailure, type Progress } from './progress.ts';
import { admit, checkConfig, expectedPlan, readConfig, resolveConfig } from './stages.ts';
import type { World } from './world.ts';

/**
 * One run, from inputs to outcome: the straight line of which every mode is a beginning. What is found on the way goes
 * into `progress`, which is reported by the caller whatever happens here.
 *
 * @throws InputError, ConfigError and ApiError for what a person must mend.
 */
export async function run(world: World, progress: Progress): Promise<void> {
  const admitted = await admit(world, progress);
  const { inputs, event } = admitted;
  if (inputs.mode === 'export') {
    const { runExport } = await import('./exporting.ts');
    return runExport(inputs, event, world, progress);
  }
  const parsed = await readConfig(inputs, world);
  progress.firstFile = parsed.files[0]?.path;
  const checked = checkConfig(parsed, inputs);
  const expected = expectedPlan(inputs, world);
  const unreadable = expected && 'message' in expected ? [expected] : [];
  progress.problems.push(...checked.problems, ...unreadable);
  if (inputs.mode === 'validate' || !checked.desired || (expected && 'message' in expected)) {
    progress.result = hasErrors(progress.problems) ? 'failed' : 'valid';
    return;
  }
  const base = hasBase(event) ? openBase(parsed, event, inputs, world) : undefined;
  const offline = offlineNotice(event);
  if (offline) {
    progress.problems.push(offline, ...(await differencesFrom(base, checked.desired)));
    progress.result = 'valid';
    return;
  }
  const resolved = await resolveConfig({ parsed, desired: checked.desired }, admitted, world, progress, base);
  if (!resolved) {
    return;
  }
  const { desired, values } = resolved;
  // What speaks to the API is loaded only where it is spoken to.
  const { openTenant } = await import('./tenant.ts');
  const tenant = openTenant(inputs, event, world, progress, expected);
  try {
    await tenant.plan(desired, await base?.desired(values));
    if (inputs.mode === 'plan' && inputs.failOnChanges) {
      progress.failure = driftFailure(progress);
    }
    if (inputs.mode === 'apply') {
      await tenant.apply(desired);
    }
  } finally {
    await tenant.close();
  }
}
