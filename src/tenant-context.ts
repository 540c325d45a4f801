import type { Desired } from './config/desired.ts';
import type { RunEvent } from './github/event.ts';
import type { Inputs } from './github/inputs.ts';
import type { ExpectedPlan } from './plan/expected.ts';
import type { Live } from './plan/live.ts';
import type { PlanSettings } from './plan/settings.ts';
import type { Progress } from './progress.ts';
import type { ReadSettings } from './qualytics/read-live.ts';
import type { Reader } from './qualytics/reader.ts';
import type { World } from './world.ts';

/** What planning and applying share. */
export interface Context {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly world: World;
  readonly progress: Progress;
  /** It has no method that writes: what an apply writes with is handed to it alone. */
  readonly reader: Reader;
  readonly origin: string;
  /** The plan that was reviewed, where an apply waits for it. */
  readonly expected: ExpectedPlan | undefined;
}

/** What was read before anything was planned. */
export interface Reading {
  readonly live: Live;
  readonly settings: PlanSettings;
}

/** What a reading is for, before a plan and after an apply. */
export function readSettings(desired: Desired, { inputs, origin }: Context): ReadSettings {
  return {
    origin,
    ownershipTag: inputs.ownershipTag ?? desired.ownershipTag?.value,
    prune: inputs.prune,
    rotates: inputs.rotateSecrets.kind !== 'none',
  };
}
