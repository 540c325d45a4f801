import type { Position, Problem } from '../problem.ts';

export type Role = 'Member' | 'Manager' | 'Admin';
export type Action = 'create' | 'update' | 'link' | 'unlink' | 'delete' | 'sync';
export type Kind = 'connection' | 'datastore' | 'group' | 'tag';

/** What a change shows on one of its sides. Sensitive sides are `(sensitive)`, or `null` where there is no value. */
export type Shown = string | number | boolean | null | readonly string[];

/** One field's change, with both sides. */
export interface Change {
  /** The path as the file writes it: `root_path`, `parameters.role_arn`, `enrichment_datastore`. */
  readonly field: string;
  readonly before: Shown;
  readonly after: Shown;
  readonly sensitive: boolean;
  /** Both sides of an identifier as they are, where they are shown shortened: covered by the hash, never shown. */
  readonly exact?: readonly [before: Shown, after: Shown];
  /** Of a sensitive change, the text of its reference: covered by the hash, never a value. */
  readonly reference?: string;
  readonly at?: Position;
}

/** Who else feels a step: a datastore on a connection that changes. */
export interface Affected {
  readonly name: string;
  /** Whether the file manages it. */
  readonly managed: boolean;
}

/** What all steps have in common: everything that is shown, hashed or ordered by. */
export interface StepFacts {
  /** Unique within the plan and the same for the same plan: `update datastore Orders Lake`. */
  readonly id: string;
  readonly action: Action;
  readonly kind: Kind;
  readonly name: string;
  /** `null` for what does not exist yet. */
  readonly liveId: number | null;
  readonly adopts: boolean;
  readonly needs: Role;
  readonly changes: readonly Change[];
  readonly affects: readonly Affected[];
  /** Ids of the steps that must be done before. */
  readonly dependsOn: readonly string[];
  readonly reason: string;
  /** Where the base version of the file was read: made by this pull request, or different before it. */
  readonly origin: 'change' | 'drift' | null;
  readonly at?: Position;
}

export interface Summary {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly unchanged: number;
}

/** A datastore of the file, as it stands when the plan is made. */
export interface PlannedDatastore {
  readonly name: string;
  readonly liveId: number | null;
  readonly state: 'create' | 'update' | 'unchanged';
}

/** What the report prints and the hash covers. `Step` is opaque to the report beyond its facts. */
export interface Plan<S extends StepFacts = StepFacts> {
  /** SHA-256 in hex over everything that the plan would do, and nothing else. */
  readonly hash: string;
  readonly steps: readonly S[];
  readonly summary: Summary;
  readonly datastores: readonly PlannedDatastore[];
  /** Connection name to live id (`null`: to be created), for every connection that the file names or uses. */
  readonly connections: ReadonlyMap<string, number | null>;
  /** The role that an apply of this plan needs. */
  readonly needs: Role;
  readonly problems: readonly Problem[];
}

/** How a step ended. */
export type Outcome = 'done' | 'failed' | 'skipped' | 'unknown';

export interface StepOutcome {
  readonly step: StepFacts;
  readonly outcome: Outcome;
  /** Why it failed, was skipped, or is unknown, with the remedy. */
  readonly error?: string;
  /** The id that the step made or found. */
  readonly liveId?: number;
  readonly milliseconds: number;
}

/** How a run ended, as output `result` names it. */
export type Result = 'valid' | 'planned' | 'unchanged' | 'applied' | 'partial' | 'failed' | 'exported';
