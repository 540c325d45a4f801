import type {
  Connection,
  ConnectionContents,
  Datastore,
  Group,
  LeavingDatastore,
  Operation,
  Tag,
  Team,
} from './records.ts';

/** Records by id, with indexes so that no request has to look at all of them. Records are replaced, never changed. */
export interface Table<Row extends { readonly id: number }, Index extends string> {
  readonly size: number;
  get(id: number): Row | undefined;
  all(): readonly Row[];
  /** Records under a key of an index, by id. */
  by(index: Index, key: string | number): readonly Row[];
  put(row: Row): Row;
  remove(id: number): void;
  /** An id that was never used before. */
  nextId(): number;
}

/** @param indexes for each index, the keys under which a record is found. */
export function createTable<Row extends { readonly id: number }, Index extends string>(
  indexes: Readonly<Record<Index, (row: Row) => readonly (string | number)[]>>,
): Table<Row, Index> {
  const rows = new Map<number, Row>();
  const found = new Map<string, Set<number>>();
  let highest = 0;
  const keysOf = (row: Row): string[] =>
    (Object.keys(indexes) as Index[]).flatMap((index) => indexes[index](row).map((key) => `${index} ${key}`));
  const forget = (row: Row): void => {
    for (const key of keysOf(row)) {
      found.get(key)?.delete(row.id);
    }
  };
  return {
    get size() {
      return rows.size;
    },
    get: (id) => rows.get(id),
    all: () => [...rows.values()],
    by: (index, key) =>
      [...(found.get(`${index} ${key}`) ?? [])].sort((a, b) => a - b).flatMap((id) => rows.get(id) ?? []),
    put(row) {
      const before = rows.get(row.id);
      if (before) {
        forget(before);
      }
      rows.set(row.id, row);
      highest = Math.max(highest, row.id);
      for (const key of keysOf(row)) {
        const ids = found.get(key) ?? new Set();
        found.set(key, ids.add(row.id));
      }
      return row;
    },
    remove(id) {
      const row = rows.get(id);
      if (row) {
        forget(row);
        rows.delete(id);
      }
    },
    nextId() {
      highest += 1;
      return highest;
    },
  };
}

/** Everything that the control plane remembers, secrets included. */
export interface State {
  readonly teams: Table<Team, 'name'>;
  readonly tags: Table<Tag, 'name'>;
  readonly groups: Table<Group, 'name'>;
  readonly connections: Table<Connection, 'name' | 'address-and-credentials' | 'credentials'>;
  readonly datastores: Table<Datastore, 'name' | 'connection' | 'enrichment' | 'group' | 'tag'>;
  /** Deleted, and only there to be read. */
  readonly leaving: Table<LeavingDatastore, 'name'>;
  readonly operations: Table<Operation, 'datastore'>;
  /** Time of this moment, ISO 8601 in UTC with microseconds; never the same twice. */
  now(): string;
}

export function createState(): State {
  let last = 0;
  return {
    teams: createTable({ name: (team) => [team.name] }),
    tags: createTable({ name: (tag) => [tag.name] }),
    groups: createTable({ name: (group) => [group.name.toLowerCase()] }),
    connections: createTable({
      name: (connection) => [connection.name],
      'address-and-credentials': (connection) => identity(connection, 'address-and-credentials'),
      credentials: (connection) => identity(connection, 'credentials'),
    }),
    datastores: createTable({
      name: (datastore) => [datastore.name],
      connection: (datastore) => [datastore.connection_id ?? []].flat(),
      enrichment: (datastore) => [datastore.enrichment_datastore_id ?? []].flat(),
      group: (datastore) => [datastore.group_id ?? []].flat(),
      tag: (datastore) => datastore.tag_ids,
    }),
    leaving: createTable({ name: (datastore) => [datastore.name] }),
    operations: createTable({ datastore: (operation) => [operation.datastore_id] }),
    now() {
      last = Math.max(last + 1, Date.now() * 1000);
      const micros = String(last % 1000).padStart(3, '0');
      return new Date(Math.floor(last / 1000)).toISOString().replace('Z', `${micros}Z`);
    },
  };
}

/** The connection that a datastore is on; `undefined` where that was deleted under it. */
export function connectionOf(state: State, { connection_id }: Datastore): Connection | undefined {
  return connection_id === null ? undefined : state.connections.get(connection_id);
}

/**
 * What makes two connections the same one. Empty where nothing authenticates: such a connection is like no other.
 * Which fields the server compares is not documented.
 */
export function identity(
  connection: ConnectionContents,
  how: 'address-and-credentials' | 'credentials',
): readonly string[] {
  const { fields, parameters } = connection;
  const role = parameters['authentication_type'] === 'IAM_ROLE';
  const credentials = role
    ? [parameters['role_arn'], parameters['external_id']]
    : [fields['access_key'] ?? fields['username'], fields['secret_key'] ?? fields['password']];
  if ((role ? credentials[0] : credentials[1]) == null) {
    return [];
  }
  const address = how === 'credentials' ? [] : [fields['uri'] ?? fields['host'], fields['port']];
  return [JSON.stringify([connection.type, ...credentials, ...address])];
}

/**
 * A plain copy of everything, ids and secrets included, times and readings left out: equal for two states that
 * differ in nothing that somebody wrote.
 */
export function snapshotOf(state: State): Readonly<Record<string, readonly unknown[]>> {
  const timeless = (row: { readonly id: number }): unknown => {
    const left = new Set(['created', 'updated', 'start_time', 'end_time', 'reads_left']);
    return structuredClone(Object.fromEntries(Object.entries(row).filter(([key]) => !left.has(key))));
  };
  const of = (table: { all(): readonly { readonly id: number }[] }): readonly unknown[] =>
    [...table.all()].sort((a, b) => a.id - b.id).map(timeless);
  return {
    teams: of(state.teams),
    tags: of(state.tags),
    groups: of(state.groups),
    connections: of(state.connections),
    datastores: of(state.datastores),
    operations: of(state.operations),
  };
}
