import type { Desired, DesiredDatastore } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { datastoreFields } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';
import type { Reader } from './reader.ts';

type Connections = ReadonlyMap<number, LiveConnection>;

/** Reads datastores one by one over what a list said of them. One that is gone is taken out. */
export async function readInto(
  reader: Reader,
  datastores: Map<number, LiveDatastore>,
  ids: ReadonlySet<number>,
): Promise<void> {
  await Promise.all(
    [...ids].map(async (id) => {
      const detail = await reader.datastore(id);
      if (detail) {
        datastores.set(id, { ...detail, connectionId: detail.connectionId ?? datastores.get(id)?.connectionId });
      } else {
        datastores.delete(id);
      }
    }),
  );
}

/**
 * Reads what the file does not name and might still collide with: other sources on an enrichment datastore that some
 * entry is about to be linked to, for their prefixes, and what may cover the same data as a new entry. Only where a
 * list left that out, and only for entries that are about to change: in the steady state nothing more is read.
 */
export async function withRivalDetails(
  reader: Reader,
  desired: Desired,
  datastores: Map<number, LiveDatastore>,
  connections: Connections,
): Promise<ReadonlyMap<number, LiveDatastore>> {
  const byName = Map.groupBy(datastores.values(), ({ name }) => name);
  const liveOf = (entry: DesiredDatastore): LiveDatastore | undefined =>
    entry.id
      ? datastores.get(entry.id.value)
      : [entry.name, ...(entry.previousNames?.value ?? [])].flatMap((name) => byName.get(name) ?? [])[0];
  const named = new Set(desired.datastores.flatMap((entry) => liveOf(entry)?.id ?? []));
  const targets = new Set(desired.datastores.flatMap((entry) => newTarget(entry, liveOf(entry), byName)));
  const scopes = scopesOfNew(
    desired.datastores.filter((entry) => !liveOf(entry)),
    desired,
    connections,
  );
  const rivals = [...datastores.values()].filter(
    (live) =>
      (live.enrichment && targets.has(live.enrichment.id) && !live.fields.has('enrichment_prefix')) ||
      (!named.has(live.id) && live.connectionId === undefined && scopes.some((isSame) => isSame(live))),
  );
  await readInto(reader, datastores, new Set(rivals.map(({ id }) => id)));
  return datastores;
}

/** The live enrichment datastore that an entry is not yet linked to, or not yet under this prefix. */
function newTarget(
  { enrichment, fields }: DesiredDatastore,
  live: LiveDatastore | undefined,
  byName: ReadonlyMap<string, readonly LiveDatastore[]>,
): readonly number[] {
  const prefix = datastoreFields.find(({ name }) => name === 'enrichment_prefix');
  const wanted = fields.get('enrichment_prefix');
  const moves = prefix && wanted && !sameValue(prefix, live?.fields.get('enrichment_prefix'), wanted.value);
  const current = live?.enrichment?.id;
  if (!enrichment || enrichment.kind === 'none') {
    return moves && current !== undefined && !enrichment ? [current] : [];
  }
  const ids = enrichment.kind === 'live-id' ? [enrichment.id] : (byName.get(enrichment.name) ?? []).map(({ id }) => id);
  return ids.filter((id) => id !== current || moves);
}

/** What a new entry would cover, as a test of a live datastore whose connection no list tells. */
function scopesOfNew(
  entries: readonly DesiredDatastore[],
  desired: Desired,
  connections: Connections,
): readonly ((live: LiveDatastore) => boolean)[] {
  const types = new Map(desired.connections.map(({ key, type }) => [key, type]));
  const typesByName = new Map([...connections.values()].map(({ name, type }) => [name, type]));
  return entries.flatMap(({ connection, previousNames, fields }) => {
    if (!connection || previousNames) {
      return [];
    }
    const type =
      connection.kind === 'file'
        ? types.get(connection.key)
        : connection.kind === 'live-id'
          ? connections.get(connection.id)?.type
          : typesByName.get(connection.name);
    const scope = type === undefined ? [] : connectorOf(type).scope;
    const rows = (datastoreFields as readonly Field[]).filter(
      ({ name, scope: places }) => places && scope.includes(name),
    );
    const same = (row: Field, live: LiveDatastore): boolean =>
      !live.fields.has(row.name) ||
      sameValue(row, live.fields.get(row.name), fields.get(row.name)?.value ?? row.atCreation ?? null);
    return [
      (live: LiveDatastore) =>
        (live.type ?? type)?.toLowerCase() === type?.toLowerCase() && rows.every((row) => same(row, live)),
    ];
  });
}
