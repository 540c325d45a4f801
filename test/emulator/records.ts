/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** From the least to the most. Roles are global; permissions are given by each team, for its datastores. */
export const roles = ['Member', 'Manager', 'Admin'] as const;
export const permissions = ['Reporter', 'Viewer', 'Drafter', 'Author', 'Editor'] as const;

export type Role = (typeof roles)[number];
export type Permission = (typeof permissions)[number];

/** How data is reached: files, a database, or a vendor's own service. */
export type StoreType = 'dfs' | 'jdbc' | 'native';

export interface Team {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  readonly created: string;
}

export interface Tag {
  readonly id: number;
  readonly name: string;
  /** `external`: put there by an integration with a data catalog. */
  readonly type: 'global' | 'external';
  readonly color: string | null;
  readonly description: string | null;
  readonly category: string | null;
  /** From -10 to 10. */
  readonly weight_modifier: number;
  readonly created: string;
}

export interface Group {
  readonly id: number;
  readonly name: string;
  readonly icon: string;
  readonly created: string;
}

/** A connection as it is stored, secrets included. */
export interface Connection {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly connection_type: StoreType;
  /** Everything that stands at the top of the connection: `uri`, `access_key`, `secret_key`, `host` … */
  readonly fields: Json;
  readonly parameters: Json;
  readonly secrets_manager: Json | null;
  readonly created: string;
}

/** What a connection consists of before it is stored, and what a connectivity check looks at. */
export type ConnectionContents = Omit<Connection, 'id' | 'created'>;

export interface Datastore {
  readonly id: number;
  readonly name: string;
  /** `null`: its connection was deleted under it. */
  readonly connection_id: number | null;
  /** Connector of the connection that it is on, or was on last. */
  readonly connector: string;
  readonly enrichment_only: boolean;
  readonly root_path: string | null;
  readonly folder_globbing_enabled: boolean;
  readonly database: string | null;
  readonly schema: string | null;
  readonly description: string | null;
  readonly team_ids: readonly number[];
  readonly tag_ids: readonly number[];
  readonly group_id: number | null;
  readonly enrichment_datastore_id: number | null;
  readonly enrichment_prefix: string;
  readonly enrichment_source_record_limit: number;
  readonly enrichment_remediation_strategy: 'none' | 'append' | 'overwrite';
  readonly high_count_rollup_threshold: number;
  readonly connected: boolean;
  /** Names of the users who marked it. */
  readonly favorite_of: readonly string[];
  /** Why it cannot be deleted: active flows, computed joins of other datastores. */
  readonly delete_blocked: string | null;
  /** Why its link cannot be removed: exports or materializations in flows or schedules. */
  readonly unlink_blocked: string | null;
  readonly created: string;
  readonly updated: string;
}

/** A deleted datastore that is still read for a while. */
export interface LeavingDatastore extends Datastore {
  /** Readings that still show it. */
  readonly reads_left: number;
}

export interface Operation {
  readonly id: number;
  readonly type: string;
  readonly datastore_id: number;
  readonly triggered_by: string;
  readonly result: 'queued' | 'running' | 'success' | 'failure' | 'aborted';
  readonly message: string | null;
  readonly options: Json;
  readonly created: string;
  readonly start_time: string | null;
  readonly end_time: string | null;
  /** Readings left until it ends. */
  readonly reads_left: number;
}
