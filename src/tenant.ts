import type { Desired } from './config/desired.ts';
import type { RunEvent } from './github/event.ts';
import type { Inputs } from './github/inputs.ts';
import type { Live } from './plan/live.ts';
import type { PlanSettings } from './plan/settings.ts';
import { InputError } from './problem.ts';
import type { Progress } from './progress.ts';
import { type Api, openApi } from './qualytics/open.ts';
import { type ReadSettings, readLive } from './qualytics/read-live.ts';
import type { World } from './world.ts';

/** The live side of a run: what is planned against it, and applied to it. */
export interface Tenant {
  /** Reads, plans, and tests what may be tested. `base`: the state that the file asked for before the change. The plan and its problems are in the progress. @throws ApiError */
  plan(desired: Desired, base: Desired | 'unreadable' | undefined): Promise<void>;
  /** Performs the plan, unless it was refused, and proves that it converged. @throws ApiError */
  apply(desired: Desired): Promise<void>;
  close(): Promise<void>;
}

/** What planning and applying share. */
export interface Context {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly world: World;
  readonly progress: Progress;
  readonly api: Api;
  readonly origin: string;
}

/** What was read before anything was planned. */
export interface Reading {
  readonly live: Live;
  readonly settings: PlanSettings;
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
  let read: Reading | undefined;
  return {
    plan: async (desired, base) => {
      world.log.info(`Reading ${inputs.label}`);
      const reading = readLive(api.reader, desired, readSettings(desired, context));
      // What plans is loaded while the answers are under way.
      const [live, { planDesired }] = await Promise.all([reading, import('./planning.ts')]);
      read = { live, settings: await planDesired(desired, base, live, context) };
    },
    apply: async (desired) => {
      if (read && progress.plan && progress.result === 'planned') {
        const { applyAndProve } = await import('./applying.ts');
        await applyAndProve(desired, progress.plan, read, context);
      }
    },
    close: api.close,
  };
}

/** What a reading is for, before a plan and after an apply. */
export function readSettings(desired: Desired, { inputs, origin }: Context): ReadSettings {
  return { origin, ownershipTag: inputs.ownershipTag ?? desired.ownershipTag?.value, prune: inputs.prune };
}
