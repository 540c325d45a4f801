import type { DesiredConnection, DesiredDatastore, FirstSync, Value } from '../config/desired.ts';
import type { LiveConnection, LiveDatastore, LiveGroup } from './live.ts';
import type { Action, Kind, Role, StepFacts } from './plan.ts';

/** An object that is there already, or one that a step of this plan makes. */
export type Target = { readonly liveId: number } | { readonly step: string };

/** What a datastore is created on: a connection (live or of another step), or one created in the same request. */
export type CreateOn = Target | { readonly inline: DesiredConnection; readonly name: string };

/** What a datastore refers to, as the file calls it. */
export type Kept = 'connection_name' | 'group' | 'enrichment_datastore';

/** What performing a step takes, beyond what is shown of it. */
export type Operation =
  | { readonly does: 'create-tag' }
  | { readonly does: 'create-group'; readonly icon: string | undefined }
  | { readonly does: 'update-group'; readonly group: LiveGroup; readonly icon: string }
  | { readonly does: 'create-connection'; readonly entry: DesiredConnection }
  | {
      readonly does: 'update-connection';
      readonly entry: DesiredConnection;
      readonly live: LiveConnection;
      readonly send: ReadonlyMap<string, Value>;
      /** It only frees a name for another step. */
      readonly aside?: true;
    }
  | {
      readonly does: 'create-datastore';
      readonly entry: DesiredDatastore;
      readonly type: string;
      readonly on: CreateOn;
      readonly fields: DesiredDatastore['fields'];
      readonly group: Target | undefined;
      readonly firstSync: FirstSync | undefined;
    }
  | {
      readonly does: 'update-datastore';
      readonly live: LiveDatastore;
      /** Every managed field with the value it should have: compared with a fresh reading, and sent. */
      readonly wanted: ReadonlyMap<string, Value>;
      /** The ownership tag, where the file gives no tags: added to those that the datastore has by then. */
      readonly marks?: string;
      /** The connection to move to; `undefined`: stays where it is. */
      readonly moveTo: Target | undefined;
      /** `null`: out of its group; `undefined`: stays where it is. */
      readonly group: Target | null | undefined;
      /** What the file manages and the plan leaves as it is: a fresh reading has to agree. */
      readonly keeps: readonly Kept[];
      /** It only frees a name for another step. */
      readonly aside?: true;
    }
  | {
      readonly does: 'link';
      readonly source: Target;
      readonly to: Target;
      readonly switches: boolean;
      /** The prefix that the source is expected to write under. */
      readonly prefix: string;
    }
  | { readonly does: 'unlink'; readonly live: LiveDatastore }
  | { readonly does: 'sync'; readonly datastore: Target }
  | { readonly does: 'delete'; readonly live: LiveDatastore; readonly tag: string | undefined };

/** One step of a plan: what is shown of it, and what performs it. */
export interface Step extends StepFacts {
  readonly operation: Operation;
}

/** Unique within a plan, since names are, and the same for the same plan. */
export function stepId(action: Action, kind: Kind, name: string): string {
  return `${action} ${kind} ${name}`;
}

/** Facts that most steps leave at their usual value. */
export function step(
  facts: Pick<Step, 'action' | 'kind' | 'name' | 'needs' | 'reason' | 'operation'> & Partial<Step>,
): Step {
  return {
    id: stepId(facts.action, facts.kind, facts.name),
    liveId: null,
    adopts: false,
    changes: [],
    affects: [],
    dependsOn: [],
    origin: null,
    ...facts,
  };
}

const ranks: Readonly<Record<Role, number>> = { Member: 0, Manager: 1, Admin: 2 };

/** Whether a role allows what needs another. */
export function allows(role: Role, needs: Role): boolean {
  return ranks[role] >= ranks[needs];
}

/** The highest role that any of them needs; `Member` for none. */
export function highestRole(roles: readonly Role[]): Role {
  return roles.reduce<Role>((highest, role) => (allows(highest, role) ? highest : role), 'Member');
}
