import type { Desired, DesiredDatastore } from '../config/desired.ts';
import { comparisonKey } from '../connectors/compare.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Field, Plain } from '../connectors/field.ts';
import type { DatastoreStub, Live, LiveConnection, LiveDatastore } from './live.ts';

/** The live state and the file by what they are looked for, so that no entry has to look at all of them. */
export interface Lookup {
  readonly connectionsByName: ReadonlyMap<string, readonly LiveConnection[]>;
  readonly datastoresByName: ReadonlyMap<string, readonly LiveDatastore[]>;
  /** Where a reading says which connection a datastore is on. */
  readonly datastoresByConnection: ReadonlyMap<number, readonly LiveDatastore[]>;
  readonly entriesByName: ReadonlyMap<string, DesiredDatastore>;
  /** Live id to the entry that it is. */
  readonly entryOf: ReadonlyMap<number, DesiredDatastore>;
  /** The datastores on a connection that cover what these values of their scope say. */
  readonly covering: (
    connectionId: number,
    type: string,
    scopeValue: (row: Field) => Plain,
  ) => readonly LiveDatastore[];
  /** The datastores of a name that connections and links name, those that no list shows included. */
  readonly mentions: (name: string) => readonly Mention[];
  /** Whether `removed` names a datastore, by id or by name. */
  readonly isRemoved: (datastore: LiveDatastore) => boolean;
}

/** A datastore as something else names it. */
export interface Mention extends DatastoreStub {
  /** What names it, as a sentence of its own. */
  readonly where: string;
}

/** Reads nothing but its arguments. */
export function lookupIn(desired: Desired, live: Live, matches: ReadonlyMap<DesiredDatastore, LiveDatastore>): Lookup {
  const removedIds = new Set(desired.removed.flatMap(({ id }) => (id ? [id.value] : [])));
  const removedNames = new Set(desired.removed.flatMap(({ name, id }) => (id ? [] : [name])));
  // Those whose reading does not say are under NaN, which is no id.
  const datastoresByConnection = Map.groupBy(
    live.datastores.values(),
    ({ connectionId }) => connectionId ?? Number.NaN,
  );
  return {
    connectionsByName: Map.groupBy(live.connections.values(), ({ name }) => name),
    datastoresByName: Map.groupBy(live.datastores.values(), ({ name }) => name),
    datastoresByConnection,
    covering: coverings(datastoresByConnection),
    mentions: mentionsIn(live),
    entriesByName: new Map(desired.datastores.map((entry) => [entry.name, entry])),
    entryOf: new Map([...matches].map(([entry, { id }]) => [id, entry])),
    isRemoved: ({ id, name }) => removedIds.has(id) || removedNames.has(name),
  };
}

/** By name, told when it is first asked for: in the steady state nobody does. */
function mentionsIn(live: Live): Lookup['mentions'] {
  let byName: ReadonlyMap<string, readonly Mention[]> | undefined;
  return (name) => {
    byName ??= Map.groupBy(allMentions(live), (one) => one.name);
    return byName.get(name) ?? [];
  };
}

function allMentions({ connections, datastores }: Live): readonly Mention[] {
  return [
    ...[...connections.values()].flatMap((one) =>
      (one.datastores ?? []).map((stub) => ({ ...stub, where: `it is on connection "${one.name}"` })),
    ),
    ...[...datastores.values()].flatMap(({ name, enrichment }) =>
      enrichment ? [{ ...enrichment, where: `"${name}" is linked to it` }] : [],
    ),
  ];
}

/** By scope for each connection, told when it is first asked for. */
function coverings(datastoresByConnection: Lookup['datastoresByConnection']): Lookup['covering'] {
  const known = new Map<string, ReadonlyMap<string, readonly LiveDatastore[]>>();
  return (connectionId, type, scopeValue) => {
    const rows = scopeRows(type);
    const key = `${connectionId} ${type}`;
    const byScope =
      known.get(key) ??
      Map.groupBy(datastoresByConnection.get(connectionId) ?? [], ({ fields }) =>
        scopeKey(rows, (row) => fields.get(row.name) ?? null),
      );
    known.set(key, byScope);
    return byScope.get(scopeKey(rows, scopeValue)) ?? [];
  };
}

/** What places a datastore, and whether it is a source; of a connector that nobody knows, every field that might. */
export function scopeRows(type: string): readonly Field[] {
  const { scope, store } = connectorOf(type);
  return datastoreRows.filter(
    ({ name, scope: places, immutable }) => immutable || (places && (store === 'unknown' || scope.includes(name))),
  );
}

function scopeKey(rows: readonly Field[], scopeValue: (row: Field) => Plain): string {
  return JSON.stringify(rows.map((row) => comparisonKey(row, scopeValue(row))));
}
