import type { Desired, DesiredConnection, DesiredDatastore } from '../config/desired.ts';
import { connectionField, connectorOf } from '../connectors/connectors.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import { receives } from '../plan/fitting.ts';
import { type LiveConnection, type LiveDatastore, saysOf } from '../plan/live.ts';
import type { EntryOf } from './entries.ts';

export interface UnsaidSettings {
  readonly ownershipTag: string | undefined;
  /** Datastores to be read one by one in any case: those whose unmanaged fields are looked at too. */
  readonly alsoRead?: ReadonlySet<number>;
}

/** Datastores of which the file manages something that no list says; their connection apart, which has lists of its own. */
export function unsaid(
  desired: Desired,
  settings: UnsaidSettings,
  {
    entryOf,
    datastores,
    leaves,
  }: {
    readonly entryOf: EntryOf;
    readonly datastores: ReadonlyMap<number, LiveDatastore>;
    readonly leaves: (live: LiveDatastore) => boolean;
  },
): ReadonlySet<number> {
  const pinned = desired.datastores.flatMap(({ id }) => (id ? [id.value] : []));
  const ids = new Set([...pinned.filter((id) => !datastores.has(id)), ...(settings.alsoRead ?? [])]);
  for (const live of datastores.values()) {
    const entry = entryOf(live);
    if (leaves(live) || (entry && !saysAllManaged(live, entry, settings))) {
      ids.add(live.id);
    }
  }
  return ids;
}

/** Datastores of the file whose connection is still not known, and that were not read yet. */
export function unplaced(
  entryOf: EntryOf,
  datastores: ReadonlyMap<number, LiveDatastore>,
  read: ReadonlySet<number>,
): ReadonlySet<number> {
  const nowhere = [...datastores.values()].filter((live) => {
    const entry = entryOf(live);
    return entry !== undefined && typeof live.connectionId !== 'number' && !read.has(live.id);
  });
  return new Set(nowhere.map(({ id }) => id));
}

function saysAllManaged(live: LiveDatastore, entry: DesiredDatastore, { ownershipTag }: UnsaidSettings): boolean {
  return (
    datastoreRows.every((row) => !entry.fields.has(row.name) || live.fields.has(row.name)) &&
    (ownershipTag === undefined || live.fields.has('tags')) &&
    // A new prefix matters to those that share the link, which must be known for it.
    ((entry.enrichment === undefined && !entry.fields.has('enrichment_prefix')) ||
      live.enrichment !== undefined ||
      receives(entry, live)) &&
    (entry.group === undefined || live.group !== undefined) &&
    (!entry.firstSync?.value || live.operated !== undefined)
  );
}

/** Whether a list says all of a connection that its entry manages. */
export function saysAll(live: LiveConnection, entry: DesiredConnection): boolean {
  const connector = connectorOf(entry.type);
  return [...entry.fields.keys()].every((path) => connectionField(connector, path).secret || saysOf(live, path));
}
