import type { Desired, DesiredConnection } from '../config/desired.ts';
import { connectionDifference } from '../plan/connection-changes.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';
import { hasTag } from '../plan/ownership.ts';
import { entryOfConnections } from './entries.ts';

/** What is known when the users of connections are looked for. */
export interface KnownPlaces {
  readonly desired: Desired;
  readonly datastores: ReadonlyMap<number, LiveDatastore>;
  readonly connections: ReadonlyMap<number, LiveConnection>;
  readonly ownershipTag: string | undefined;
  /** Whether secrets may be sent although nothing differs. */
  readonly rotates: boolean;
}

/**
 * Datastores of which nobody knows where they are, when a connection is about to change, or to be taken over, whose own
 * reading does not say who is on it: whoever is feels it. None where the connections of the file are in use by it, and
 * nothing about them is to change.
 */
export function possibleUsers(known: KnownPlaces): ReadonlySet<number> {
  const { desired, datastores, connections } = known;
  const unplaced = [...datastores.values()].filter(({ connectionId }) => connectionId === undefined);
  if (unplaced.length === 0) {
    return new Set();
  }
  const entryOf = entryOfConnections(desired, datastores);
  const ours = placesOfOurs(known);
  const silent = [...connections.values()].filter((live) => live.datastores === undefined);
  const concerned = silent.some((live) => {
    const entry = entryOf(live);
    return entry !== undefined && (known.rotates || changes(entry, live) || !ours.has(live.id));
  });
  return new Set(concerned ? unplaced.map(({ id }) => id) : []);
}

function changes(entry: DesiredConnection, live: LiveConnection): boolean {
  return connectionDifference(entry, live, { rotates: false }).changes.length > 0;
}

/** The connections that a datastore of the file is on; with an ownership tag, one that carries it. */
function placesOfOurs({ desired, datastores, ownershipTag }: KnownPlaces): ReadonlySet<unknown> {
  const names = new Set(desired.datastores.map(({ name }) => name));
  const ours = [...datastores.values()].filter((one) =>
    ownershipTag === undefined ? names.has(one.name) : hasTag(one, ownershipTag),
  );
  return new Set(ours.map(({ connectionId }) => connectionId));
}
