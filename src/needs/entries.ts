import type { Desired, DesiredConnection, DesiredDatastore } from '../config/desired.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';

/** The entry of the file that a live datastore seems to be, by its id, its name or a previous name. */
export type EntryOf = (live: Pick<LiveDatastore, 'id' | 'name'>) => DesiredDatastore | undefined;

/** What each live datastore seems to be, before a plan has decided it. */
export function entryOfDatastores({ datastores }: Desired): EntryOf {
  const entries = new Map<string | number, DesiredDatastore>();
  for (const entry of datastores) {
    for (const key of [entry.name, ...(entry.previousNames?.value ?? []), ...(entry.id ? [entry.id.value] : [])]) {
      entries.set(key, entry);
    }
  }
  return ({ id, name }) => entries.get(id) ?? entries.get(name);
}

/**
 * What each live connection seems to be: by its id, its name or a previous name, or, where its entry has no name, by the
 * datastore that is on it, as far as that is known.
 */
export function entryOfConnections(
  desired: Desired,
  datastores: ReadonlyMap<number, LiveDatastore>,
): (live: Pick<LiveConnection, 'id' | 'name'>) => DesiredConnection | undefined {
  const entries = new Map<string | number, DesiredConnection>();
  for (const entry of desired.connections) {
    const names = [entry.name, ...(entry.previousNames?.value ?? [])].flatMap((name) => name ?? []);
    for (const key of [...names, ...(entry.id ? [entry.id.value] : [])]) {
      entries.set(key, entry);
    }
  }
  const unnamed = unnamedOn(desired, datastores);
  return ({ id, name }) => entries.get(id) ?? entries.get(name) ?? unnamed.get(id);
}

/** The entries without a name, by the id of the connection that their datastore is on. */
function unnamedOn(
  desired: Desired,
  datastores: ReadonlyMap<number, LiveDatastore>,
): ReadonlyMap<number, DesiredConnection> {
  const byKey = new Map(
    desired.connections.flatMap((one) => (one.name === undefined ? [[one.key, one] as const] : [])),
  );
  if (byKey.size === 0) {
    return new Map();
  }
  const entryOf = entryOfDatastores(desired);
  return new Map(
    [...datastores.values()].flatMap((live) => {
      const choice = entryOf(live)?.connection;
      const entry = choice?.kind === 'file' ? byKey.get(choice.key) : undefined;
      return entry && typeof live.connectionId === 'number' ? [[live.connectionId, entry] as const] : [];
    }),
  );
}
