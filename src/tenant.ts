import type { Desired } from './config/desired.ts';
import type { RunEvent } from './github/event.ts';
import { type Inputs, tenantOf } from './github/inputs.ts';
import type { ExpectedPlan } from './plan/expected.ts';
import type { Progress } from './progress.ts';
import { openApi } from './qualytics/open.ts';
import { readLive } from './qualytics/read-live.ts';
import { type Context, type Reading, readSettings } from './tenant-context.ts';
import type { World } from './world.ts';

/** The live side of a run: what is planned against it, and applied to it. */
export interface Tenant {
  /** Reads, plans, and tests what may be tested. `base`: the state that the file asked for before the change. The plan and its problems are in the progress. @throws ApiError */
  plan(desired: Desired, base: Desired | 'unreadable' | undefined): Promise<void>;
  /** Performs the plan, unless it was refused, and proves that it converged. @throws ApiError */
  apply(desired: Desired): Promise<void>;
  close(): Promise<void>;
}

/** Opens the tenant that the inputs name. Nothing is sent yet. `expected`: the only plan that may be applied. */
export function openTenant(
  inputs: Inputs,
  event: RunEvent,
  world: World,
  progress: Progress,
  expected: ExpectedPlan | undefined,
): Tenant {
  const address = tenantOf(inputs);
  const api = openApi({ ...inputs, ...address }, world);
  const { origin } = new URL(address.apiUrl);
  const context: Context = { inputs, event, world, progress, reader: api.reader, origin, expected };
  let read: Reading | undefined;
  return {
    plan: async (desired, base) => {
      world.log.info(`Reading ${inputs.label}`);
      const reading = readLive(context.reader, desired, readSettings(desired, context));
      // What plans is loaded while the answers are under way, not before the requests are.
      const planning = api.waiting.then(() => import('./planning.ts'));
      const [live, { planDesired }] = await Promise.all([reading, planning]);
      read = { live, settings: await planDesired(desired, base, live, context) };
    },
    apply: async (desired) => {
      if (read && progress.plan && progress.result === 'planned') {
        const { applyAndProve } = await import('./applying.ts');
        await applyAndProve(desired, { plan: progress.plan, read, api }, context);
      }
    },
    close: api.close,
  };
}
