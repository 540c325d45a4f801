import type { Desired, DesiredDatastore } from '../config/desired.ts';
import type { Live, LiveConnection, LiveDatastore } from './live.ts';

/** The live state and the file by what they are looked for, so that no entry has to look at all of them. */
export interface Lookup {
  readonly connectionsByName: ReadonlyMap<string, readonly LiveConnection[]>;
  readonly datastoresByName: ReadonlyMap<string, readonly LiveDatastore[]>;
  /** Where a reading says which connection a datastore is on. */
  readonly datastoresByConnection: ReadonlyMap<number, readonly LiveDatastore[]>;
  readonly entriesByName: ReadonlyMap<string, DesiredDatastore>;
  /** Live id to the entry that it is. */
  readonly entryOf: ReadonlyMap<number, DesiredDatastore>;
  /** Whether `removed` names a datastore, by id or by name. */
  readonly isRemoved: (datastore: LiveDatastore) => boolean;
}

/** Reads nothing but its arguments. */
export function lookupIn(desired: Desired, live: Live, matches: ReadonlyMap<DesiredDatastore, LiveDatastore>): Lookup {
  const removedIds = new Set(desired.removed.flatMap(({ id }) => (id ? [id.value] : [])));
  const removedNames = new Set(desired.removed.flatMap(({ name, id }) => (id ? [] : [name])));
  const placed = [...live.datastores.values()].filter(({ connectionId }) => connectionId !== undefined);
  return {
    connectionsByName: Map.groupBy(live.connections.values(), ({ name }) => name),
    datastoresByName: Map.groupBy(live.datastores.values(), ({ name }) => name),
    datastoresByConnection: Map.groupBy(placed, ({ connectionId }) => connectionId ?? Number.NaN),
    entriesByName: new Map(desired.datastores.map((entry) => [entry.name, entry])),
    entryOf: new Map([...matches].map(([entry, { id }]) => [id, entry])),
    isRemoved: ({ id, name }) => removedIds.has(id) || removedNames.has(name),
  };
}
