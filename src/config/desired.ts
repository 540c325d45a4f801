import type { Structured } from '../connectors/structured.ts';
import type { Position } from '../problem.ts';
import type { Secret } from '../secret.ts';

/** A value of the file with the place it stands at. */
export interface Located<T> {
  readonly value: T;
  readonly at: Position;
}

/** What a managed field may hold once every reference is resolved. `null` clears the field. */
export type Value = string | number | boolean | null | Secret | Structured | readonly string[];

/** A field that the file sets: its path as the file writes it (`root_path`, `parameters.role_arn`), value and place. */
export interface ManagedField {
  readonly path: string;
  readonly value: Value;
  readonly at: Position;
  /** From `defaults`, not from the entry itself. */
  readonly inherited?: true;
}

export type ManagedFields = ReadonlyMap<string, ManagedField>;

/** A connection that the file manages: an entry of `connections`, or the inline `connection` of a datastore. */
export interface DesiredConnection {
  /** Identity within the file: the name, or for an unnamed inline connection a key of its datastore's own. */
  readonly key: string;
  /** `undefined` only for an unnamed inline connection, which belongs to its datastore alone. */
  readonly name: string | undefined;
  readonly type: string;
  /** Where it was written: only a connection written inline may be created inline. */
  readonly inline: boolean;
  readonly id: Located<number> | undefined;
  /** `undefined`: not given. An empty list says that a likeness to a live object is meant. */
  readonly previousNames: Located<readonly string[]> | undefined;
  /** Everything but `name`, `type`, `id` and `previous_names`. */
  readonly fields: ManagedFields;
  /** The place of the name's value (for an unnamed one, of the `connection` key). */
  readonly at: Position;
}

/** Which connection a datastore is on. */
export type ConnectionChoice =
  | { readonly kind: 'file'; readonly key: string; readonly at: Position }
  | { readonly kind: 'live-name'; readonly name: string; readonly at: Position }
  | { readonly kind: 'live-id'; readonly id: number; readonly at: Position };

/** Which enrichment datastore a datastore is linked to; `none` unlinks. */
export type EnrichmentChoice = (
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'live-name'; readonly name: string }
  | { readonly kind: 'live-id'; readonly id: number }
  | { readonly kind: 'none' }
) & {
  readonly at: Position;
  /** From `defaults`, not from the entry itself. */
  readonly inherited?: true;
};

/** Which group a datastore is in; `none` takes it out of its group. */
export type GroupChoice =
  | { readonly kind: 'name'; readonly name: string; readonly icon: string | undefined; readonly at: Position }
  | { readonly kind: 'id'; readonly id: number; readonly at: Position }
  | { readonly kind: 'none'; readonly at: Position };

/** A first sync asked for: which of the API's two flag names the file uses. */
export interface FirstSync {
  readonly flag: 'trigger_catalog' | 'trigger_sync';
  readonly value: boolean;
  readonly at: Position;
}

export interface DesiredDatastore {
  readonly name: string;
  /** The place of the name's value. */
  readonly at: Position;
  readonly id: Located<number> | undefined;
  readonly previousNames: Located<readonly string[]> | undefined;
  /** `undefined`: not given. Fine for a datastore that exists, an error at plan for one that must be created. */
  readonly connection: ConnectionChoice | undefined;
  /** `undefined`: not managed. */
  readonly enrichment: EnrichmentChoice | undefined;
  readonly group: GroupChoice | undefined;
  readonly firstSync: FirstSync | undefined;
  /** The rows of `connectors/datastore.ts` that the file sets, `name` excepted. */
  readonly fields: ManagedFields;
}

/** An entry of `removed`: a deliberate delete. */
export interface Removed {
  readonly name: string;
  readonly at: Position;
  readonly id: Located<number> | undefined;
}

/** The `aws` block: the role that the job assumes through OIDC. */
export interface AwsSettings {
  readonly roleArn: Located<string> | undefined;
  readonly region: Located<string> | undefined;
  readonly at: Position;
}

/** All files together: one desired state. */
export interface Desired {
  readonly files: readonly string[];
  readonly aws: AwsSettings | undefined;
  readonly ownershipTag: Located<string> | undefined;
  /** Each connection once, however many datastores name it. */
  readonly connections: readonly DesiredConnection[];
  readonly datastores: readonly DesiredDatastore[];
  readonly removed: readonly Removed[];
  /** Whether some file has an explicit `datastores:` list, even an empty one: `prune` needs it. */
  readonly listsDatastores: boolean;
}
