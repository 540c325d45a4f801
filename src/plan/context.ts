import type { Desired, DesiredDatastore } from '../config/desired.ts';
import type { Problem } from '../problem.ts';
import type { PlannedConnections } from './connections.ts';
import type { PlannedLabels } from './labels.ts';
import type { Live, LiveDatastore } from './live.ts';
import type { Lookup } from './lookup.ts';
import type { PlanSettings } from './settings.ts';
import type { Step } from './steps.ts';

/** What the plan of a datastore looks at. */
export interface DatastoreContext {
  readonly desired: Desired;
  readonly live: Live;
  readonly settings: PlanSettings;
  readonly matches: ReadonlyMap<DesiredDatastore, LiveDatastore>;
  readonly connections: PlannedConnections;
  readonly labels: PlannedLabels;
  readonly lookup: Lookup;
}

/** A part of a plan. */
export interface Planned {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}
