import { connectorOf } from '../connectors/connectors.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import type { Live, LiveConnection, LiveDatastore } from '../plan/live.ts';
import { isUnseen } from '../plan/stored.ts';
import type { ConnectionSource } from './connections.ts';
import type { DatastoreSource, Link } from './datastores.ts';
import type { Unexpressed } from './entry.ts';
import { whyNoName } from './express.ts';

/** What the two files are made from, whoever it comes from. */
export interface Sources {
  /** All connections that are known: names of secrets must not depend on which of them are exported. */
  readonly connections: readonly ConnectionSource[];
  /** Which of them are exported. */
  readonly chosen: ReadonlySet<ConnectionSource>;
  readonly datastores: readonly DatastoreSource[];
  readonly unexpressed: readonly Unexpressed[];
}

type Namesakes<T> = ReadonlyMap<string, readonly T[]>;

/**
 * The live objects as sources. A connection is exported when one of the datastores needs it, and in a whole export
 * always. `datastores`: those that are to be exported.
 */
export function sourcesOf(
  live: Live,
  datastores: readonly LiveDatastore[],
  options: { readonly all: boolean },
): Sources {
  const connectionNames = Map.groupBy(live.connections.values(), ({ name }) => name);
  const datastoreNames = Map.groupBy(live.datastores.values(), ({ name }) => name);
  const needed = new Set(datastores.map(({ connectionId }) => connectionId));
  const connections = [...live.connections.values()];
  const wanted = new Set(connections.filter(({ id }) => options.all || needed.has(id)));
  const sources = connections.map((one) => ({ one, source: connectionSource(one) }));
  return {
    connections: sources.map(({ source }) => source),
    chosen: new Set(
      sources.filter(({ one }) => wanted.has(one) && !unsayable(one, connectionNames)).map(({ source }) => source),
    ),
    datastores: datastores
      .filter((one) => !unsayable(one, datastoreNames))
      .map((one) => datastoreSource(one, live, connectionNames, datastoreNames)),
    unexpressed: [
      ...[...wanted].flatMap((one) => unexpressed('connection', one, connectionNames)),
      ...datastores.flatMap((one) => unexpressed('datastore', one, datastoreNames)),
    ],
  };
}

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Why no entry can be written for it. Two of one name cannot be told apart by a file. */
function unsayable<T extends Named>({ id, name }: T, names: Namesakes<T>): string | undefined {
  const others = names.get(name)?.flatMap((one) => (one.id === id ? [] : [one.id]));
  return others?.length ? `id ${others.join(', ')} has the same name` : whyNoName(name);
}

function unexpressed<T extends Named>(kind: Unexpressed['kind'], one: T, names: Namesakes<T>): Unexpressed[] {
  const reason = unsayable(one, names);
  return reason === undefined ? [] : [{ kind, id: one.id, name: one.name, reason }];
}

function connectionSource(live: LiveConnection): ConnectionSource {
  const { id, name, type, masked, keys, opaque } = live;
  // What a plan takes for empty where the reading leaves it out.
  const leftOut = (connectorOf(type).fields as readonly Field[])
    .filter((row) => !row.section && !row.secret && !live.fields.has(row.name) && !isUnseen(live, row.name))
    .map(({ name: path }) => [path, null] as const);
  const fields = new Map([...live.fields, ...leftOut]);
  return {
    id,
    name,
    type,
    fields,
    masked,
    opaque: opaque ?? new Map(),
    saysParameters: keys.has('parameters'),
  };
}

function datastoreSource(
  one: LiveDatastore,
  live: Live,
  connectionNames: Namesakes<LiveConnection>,
  datastoreNames: Namesakes<LiveDatastore>,
): DatastoreSource {
  const { id, name, connectionId, group = null, enrichment = null } = one;
  // What a plan takes for empty where a reading of its own leaves it out.
  const leftOut = datastoreRows
    .filter((row) => !row.mayBeUnread && !one.fields.has(row.name))
    .map((row) => [row.name, null] as const);
  const fields = new Map([...one.fields, ...leftOut]);
  const connection = live.connections.get(connectionId ?? Number.NaN);
  return {
    id,
    name,
    fields,
    group,
    type: connection?.type ?? one.type,
    connection: connection
      ? link(connection, connectionNames)
      : { by: 'nothing', reason: missing('connection', connectionId) },
    enrichment: enrichment && enrichmentLink(enrichment, live, datastoreNames),
  };
}

function enrichmentLink({ id }: Named, live: Live, names: Namesakes<LiveDatastore>): Link {
  const target = live.datastores.get(id);
  return target ? link(target, names) : { by: 'nothing', reason: missing('datastore', id) };
}

function missing(kind: string, id: number | null | undefined): string {
  if (id === null) {
    return `it has no ${kind}`;
  }
  return id === undefined ? 'the API does not say which it is' : `this token may not see ${kind} ${id}`;
}

function link<T extends Named>(target: T, names: Namesakes<T>): Link {
  const byName = names.get(target.name)?.length === 1 && whyNoName(target.name) === undefined;
  return byName ? { by: 'name', name: target.name, id: target.id } : { by: 'id', id: target.id };
}
