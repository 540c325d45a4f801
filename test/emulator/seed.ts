import { rulesOf, topLevelFields } from './connectors.ts';
import { normalisedPrefix } from './datastore-model.ts';
import type { Dialect } from './dialect.ts';
import type { Connection, Datastore, Group, Json, Operation, Tag, Team } from './records.ts';
import type { State } from './state.ts';

/** A state to begin with. References are by name; what has no id gets the next one. */
export interface Seed {
  readonly teams?: readonly (string | (Partial<Team> & { readonly name: string }))[];
  readonly tags?: readonly (string | (Partial<Tag> & { readonly name: string }))[];
  readonly groups?: readonly (string | (Partial<Group> & { readonly name: string }))[];
  readonly connections?: readonly SeedConnection[];
  readonly datastores?: readonly SeedDatastore[];
  readonly operations?: readonly SeedOperation[];
}

/** A connection as a create body writes it: its fields at the top, `parameters` and `secrets_manager` inside. */
export interface SeedConnection extends Json {
  readonly id?: number;
  readonly name: string;
  readonly type: string;
  readonly parameters?: Json;
  readonly secrets_manager?: Json | null;
}

/** A datastore. Team and tag names that do not exist yet are made. */
export interface SeedDatastore extends Partial<Omit<Datastore, 'team_ids' | 'tag_ids' | 'enrichment_datastore_id'>> {
  readonly name: string;
  /** Name of its connection, instead of `connection_id`. With a `connection_id` of null it says its `connector`. */
  readonly connection?: string;
  /** `['Public']` when left out. */
  readonly teams?: readonly string[];
  readonly tags?: readonly string[];
  /** Name of its group, instead of `group_id`. */
  readonly group?: string;
  /** Name or id of the enrichment datastore that it is linked to. */
  readonly enrichment?: string | number;
}

export interface SeedOperation extends Partial<Omit<Operation, 'datastore_id'>> {
  /** Name or id. */
  readonly datastore: string | number;
}

/** Ids by name. Of several records with one name, the last one of the seed. */
export interface SeededIds {
  readonly teams: Readonly<Record<string, number>>;
  readonly tags: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, number>>;
  readonly connections: Readonly<Record<string, number>>;
  readonly datastores: Readonly<Record<string, number>>;
  readonly operations: readonly number[];
}

/**
 * Puts records straight into the state, past every rule of the API but its references.
 * @throws Error for a name that a record refers to and that is not there.
 */
export function plant(state: State, dialect: Dialect, seed: Seed): SeededIds {
  const teams = (seed.teams ?? []).map((team) => plantTeam(state, named(team)));
  const tags = (seed.tags ?? []).map((tag) => plantTag(state, named(tag)));
  const groups = (seed.groups ?? []).map((group) => plantGroup(state, named(group)));
  const connections = (seed.connections ?? []).map((connection) => plantConnection(state, connection));
  const datastores = (seed.datastores ?? []).map((datastore) => plantDatastore(state, dialect, datastore));
  for (const [index, { enrichment }] of (seed.datastores ?? []).entries()) {
    const datastore = datastores[index];
    if (datastore && enrichment !== undefined) {
      state.datastores.put({ ...datastore, enrichment_datastore_id: datastoreId(state, enrichment) });
    }
  }
  const operations = (seed.operations ?? []).map((operation) => plantOperation(state, operation));
  return {
    teams: idsByName(teams),
    tags: idsByName(tags),
    groups: idsByName(groups),
    connections: idsByName(connections),
    datastores: idsByName(datastores),
    operations: operations.map(({ id }) => id),
  };
}

function named<T extends { readonly name: string }>(given: string | T): T | { readonly name: string } {
  return typeof given === 'string' ? { name: given } : given;
}

function idsByName(rows: readonly { readonly id: number; readonly name: string }[]): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map(({ id, name }) => [name, id]));
}

function plantTeam(state: State, team: Partial<Team> & { readonly name: string }): Team {
  const id = team.id ?? state.teams.by('name', team.name)[0]?.id ?? state.teams.nextId();
  return state.teams.put({ description: null, created: state.now(), ...team, id });
}

function plantTag(state: State, tag: Partial<Tag> & { readonly name: string }): Tag {
  const id = tag.id ?? state.tags.by('name', tag.name)[0]?.id ?? state.tags.nextId();
  const plain = { color: null, description: null, category: null, weight_modifier: 0, created: state.now() };
  return state.tags.put({ type: 'global', ...plain, ...tag, id });
}

function plantGroup(state: State, group: Partial<Group> & { readonly name: string }): Group {
  const id = group.id ?? state.groups.nextId();
  return state.groups.put({ icon: 'mdi-bookmark-box-outline', created: state.now(), ...group, id });
}

function plantConnection(state: State, seed: SeedConnection): Connection {
  const fields = topLevelFields(seed.type).filter((name) => (seed[name] ?? null) !== null);
  return state.connections.put({
    id: seed.id ?? state.connections.nextId(),
    name: seed.name,
    type: seed.type,
    connection_type: rulesOf(seed.type).store,
    fields: Object.fromEntries(fields.map((name) => [name, seed[name]])),
    parameters: seed.parameters ?? {},
    secrets_manager: seed.secrets_manager ?? null,
    created: state.now(),
  });
}

function plantDatastore(state: State, dialect: Dialect, seed: SeedDatastore): Datastore {
  const { connection: _name, teams = ['Public'], tags = [], group, enrichment: _later, ...given } = seed;
  const on = seededConnection(state, seed);
  const connector = seededConnector(seed, on);
  const created = state.now();
  return state.datastores.put({
    enrichment_only: false,
    root_path: rulesOf(connector).store === 'dfs' ? '/' : null,
    folder_globbing_enabled: false,
    database: null,
    schema: null,
    description: null,
    group_id: groupId(state, group),
    enrichment_datastore_id: null,
    enrichment_prefix: normalisedPrefix(dialect, seed.name),
    enrichment_source_record_limit: 10,
    enrichment_remediation_strategy: 'none',
    high_count_rollup_threshold: 10,
    connected: on !== null,
    favorite_of: [],
    delete_blocked: null,
    unlink_blocked: null,
    created,
    updated: created,
    ...given,
    id: seed.id ?? state.datastores.nextId(),
    connection_id: on?.id ?? null,
    connector,
    team_ids: teams.map((name) => (state.teams.by('name', name)[0] ?? plantTeam(state, { name })).id),
    tag_ids: tags.map((name) => (state.tags.by('name', name)[0] ?? plantTag(state, { name })).id),
  });
}

/** The connection that a datastore is on; `null` where the seed says so. */
function seededConnection(state: State, { name, connection, connection_id }: SeedDatastore): Connection | null {
  if (connection_id === null) {
    return null;
  }
  const on = state.connections.get(connection_id ?? state.connections.by('name', connection ?? '')[0]?.id ?? 0);
  if (!on) {
    throw new Error(`seed: datastore "${name}" refers to a connection that is not there`);
  }
  return on;
}

function seededConnector({ name, connector }: SeedDatastore, on: Connection | null): string {
  const type = on?.type ?? connector;
  if (type === undefined) {
    throw new Error(`seed: datastore "${name}" is on no connection and does not say its connector`);
  }
  return type;
}

function plantOperation(state: State, { datastore, ...given }: SeedOperation): Operation {
  const created = state.now();
  return state.operations.put({
    type: 'sync',
    triggered_by: 'seed',
    result: 'success',
    message: null,
    options: {},
    created,
    start_time: created,
    end_time: created,
    reads_left: 0,
    ...given,
    id: given.id ?? state.operations.nextId(),
    datastore_id: datastoreId(state, datastore),
  });
}

function groupId(state: State, name: string | undefined): number | null {
  if (name === undefined) {
    return null;
  }
  return (state.groups.by('name', name.toLowerCase())[0] ?? plantGroup(state, { name })).id;
}

function datastoreId(state: State, reference: string | number): number {
  const id = typeof reference === 'number' ? reference : state.datastores.by('name', reference).at(-1)?.id;
  if (id === undefined || !state.datastores.get(id)) {
    throw new Error(`seed: there is no datastore "${reference}"`);
  }
  return id;
}
