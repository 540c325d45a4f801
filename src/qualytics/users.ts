import type { Desired, DesiredConnection } from '../config/desired.ts';
import { connectionDifference } from '../plan/connection-changes.ts';
import type { DatastoreStub, LiveConnection, LiveDatastore } from '../plan/live.ts';
import { hasTag } from '../plan/ownership.ts';
import { connectionEntries } from './entries.ts';
import type { Reader } from './reader.ts';
import { readInto } from './rivals.ts';

/** What is known when the users of connections are looked for. */
export interface KnownPlaces {
  readonly desired: Desired;
  readonly datastores: Map<number, LiveDatastore>;
  readonly connections: ReadonlyMap<number, LiveConnection>;
  readonly ownershipTag: string | undefined;
  /** Whether secrets may be sent although nothing differs. */
  readonly rotates: boolean;
}

/**
 * Reads where every datastore is, when a connection is about to change, or to be taken over, whose own reading does not
 * say who is on it: all of them feel it. In the steady state nothing more is read.
 */
export async function withUsers(reader: Reader, known: KnownPlaces): Promise<DatastoreStub[]> {
  const { desired, datastores, connections } = known;
  const unplaced = [...datastores.values()].filter(({ connectionId }) => connectionId === undefined);
  if (unplaced.length === 0) {
    return [];
  }
  const entryOf = connectionEntries(desired, datastores);
  const silent = [...connections.values()].filter((live) => live.datastores === undefined);
  const concerned = silent.some((live) => {
    const entry = entryOf(live);
    return entry !== undefined && (known.rotates || changes(entry, live) || !isOurs(live, known));
  });
  return concerned ? readInto(reader, datastores, new Set(unplaced.map(({ id }) => id))) : [];
}

function changes(entry: DesiredConnection, live: LiveConnection): boolean {
  return connectionDifference(entry, live, { rotates: false }).changes.length > 0;
}

/** Whether a datastore of the file is on it; with an ownership tag, one that carries it. */
function isOurs({ id }: LiveConnection, { desired, datastores, ownershipTag }: KnownPlaces): boolean {
  const names = new Set(desired.datastores.map(({ name }) => name));
  return [...datastores.values()].some(
    (one) => one.connectionId === id && (ownershipTag === undefined ? names.has(one.name) : hasTag(one, ownershipTag)),
  );
}
