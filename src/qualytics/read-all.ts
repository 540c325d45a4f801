import { datastoreRows } from '../connectors/datastore.ts';
import {
  connectionOfEither,
  type Live,
  type LiveConnection,
  type LiveDatastore,
  withForeignTags,
} from '../plan/live.ts';
import type { Reader } from './reader.ts';

export interface ReadAllSettings {
  /** Scheme, host and port of the API. */
  readonly origin: string;
  /** Which datastores are wanted; `type` is that of its connection. */
  readonly wants: (datastore: LiveDatastore, type: string | undefined) => boolean;
  /** Whether `wants` looks at tags, which a list item may lack. */
  readonly needsTags: boolean;
  /** Whether connections that no wanted datastore is on are wanted too. */
  readonly allConnections: boolean;
}

export interface WholeReading {
  readonly live: Live;
  /** The wanted datastores, read as completely as the API gives them. */
  readonly wanted: readonly LiveDatastore[];
}

/**
 * Reads a tenant as far as somebody wants it: the lists, and then single objects only where a list item is lighter than
 * a single reading. An object that is gone when it is read by itself counts as gone.
 *
 * @throws ApiError: what may not be read is never taken for what is not there.
 */
export async function readAll(reader: Reader, settings: ReadAllSettings): Promise<WholeReading> {
  const [role, sources, enrichments, connectionList] = await Promise.all([
    reader.role(),
    reader.datastores({ enrichmentOnly: false }),
    reader.datastores({ enrichmentOnly: true }),
    reader.connections(),
  ]);
  const connections = new Map(connectionList.map((one) => [one.id, one]));
  const datastores = new Map([...sources, ...enrichments].map((one) => [one.id, one]));
  place(datastores, connections);
  if (settings.needsTags) {
    await readEach(datastores, (one) => !one.fields.has('tags'), reader.datastore, placed);
  }
  const isWanted = (one: LiveDatastore): boolean =>
    settings.wants(one, connections.get(one.connectionId ?? Number.NaN)?.type);
  const detailed = new Set<number>();
  if ([...datastores.values()].some((one) => isUnplaced(one) && (one.type === undefined || isWanted(one)))) {
    await readEach(
      connections,
      (one) => one.datastores === undefined,
      detailOf(reader, detailed),
      (detail) => detail,
    );
    place(datastores, connections);
  }
  await readEach(datastores, (one) => isWanted(one) && isLight(one), reader.datastore, placed);
  const wanted = [...datastores.values()].filter(isWanted);
  const needed = new Set(wanted.map(({ connectionId }) => connectionId));
  // A datastore's connection that no list has may still be readable by itself.
  const unlisted = [...needed].filter((id) => typeof id === 'number').filter((id) => !connections.has(id));
  for (const one of await Promise.all(unlisted.map(detailOf(reader, detailed)))) {
    if (one) {
      connections.set(one.id, one);
    }
  }
  const lacks = (one: LiveConnection): boolean =>
    (settings.allConnections || needed.has(one.id)) && !one.keys.has('parameters') && !detailed.has(one.id);
  await readEach(connections, lacks, detailOf(reader, detailed), (detail) => detail);
  const [teams, tags, groups] = await readNames(reader, wanted);
  for (const [id, one] of datastores) {
    datastores.set(id, withForeignTags(one, tags));
  }
  return {
    live: { origin: settings.origin, role, datastores, connections, teams, tags, groups },
    wanted: wanted.flatMap(({ id }) => datastores.get(id) ?? []),
  };
}

/** Reads a connection by itself, and notes that it was: what this reading does not say, none does. */
function detailOf(reader: Reader, detailed: Set<number>): (id: number) => Promise<LiveConnection | undefined> {
  return (id) => {
    detailed.add(id);
    return reader.connection(id);
  };
}

function isUnplaced({ connectionId }: LiveDatastore): boolean {
  return typeof connectionId !== 'number';
}

/** A connection's own list says which datastores are on it, where the list of datastores does not. */
function place(datastores: Map<number, LiveDatastore>, connections: ReadonlyMap<number, LiveConnection>): void {
  for (const connection of connections.values()) {
    for (const { id } of connection.datastores ?? []) {
      const one = datastores.get(id);
      if (one && isUnplaced(one)) {
        datastores.set(id, { ...one, connectionId: connection.id });
      }
    }
  }
}

function placed(detail: LiveDatastore, listed: LiveDatastore): LiveDatastore {
  return { ...detail, connectionId: connectionOfEither(detail.connectionId, listed.connectionId) };
}

/** Reads those that ask for it one by one, as many at once as the reader lets through. */
async function readEach<T extends { readonly id: number }>(
  objects: Map<number, T>,
  asks: (one: T) => boolean,
  read: (id: number) => Promise<T | undefined>,
  merge: (detail: T, listed: T) => T,
): Promise<void> {
  const asked = [...objects.values()].filter(asks);
  await Promise.all(
    asked.map(async (listed) => {
      const detail = await read(listed.id);
      if (detail) {
        objects.set(listed.id, merge(detail, listed));
      } else {
        objects.delete(listed.id);
      }
    }),
  );
}

/** Whether a reading leaves out what a single one has. A scope of the other kind of store is in neither. */
function isLight(one: LiveDatastore): boolean {
  const rows = datastoreRows.filter((row) => !row.scope && !row.mayBeUnread);
  const placesFiles = one.storeType === 'dfs' ? one.fields.has('root_path') : true;
  return (
    !placesFiles ||
    !rows.every((row) => one.fields.has(row.name)) ||
    typeof one.connectionId !== 'number' ||
    one.enrichment === undefined ||
    one.group === undefined
  );
}

/** The names that a plan of these datastores would look up, and no others. */
async function readNames(
  reader: Reader,
  datastores: readonly LiveDatastore[],
): Promise<readonly [Live['teams'], Live['tags'], Live['groups']]> {
  const some = (field: string): boolean =>
    datastores.some(({ fields }) => Array.isArray(fields.get(field)) && (fields.get(field) as unknown[]).length > 0);
  return Promise.all([
    some('teams') ? reader.teams() : undefined,
    some('tags') ? reader.tags() : undefined,
    datastores.some(({ group }) => group) ? reader.groups() : undefined,
  ]);
}
