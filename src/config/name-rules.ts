import type { ConnectionDraft } from './connection.ts';
import type { CheckedDatastore } from './datastore-rules.ts';
import type { Located } from './desired.ts';
import type { RemovedDraft } from './file.ts';
import type { Report } from './reporter.ts';
import type { Place } from './tree.ts';

/** An entry with an identity of its own: a datastore or a connection. */
interface Named {
  readonly kind: 'datastore' | 'connection';
  /** `undefined` while it waits for a reference, or for an unnamed connection. */
  readonly name: string | undefined;
  readonly place: Place;
  readonly id: Located<number> | undefined;
  readonly previousNames: Located<readonly string[]> | undefined;
}

/** Names and ids over all files: unique, and not contradicting `previous_names` and `removed`. */
export function checkNames(
  report: Report,
  datastores: readonly CheckedDatastore[],
  connections: ReadonlyMap<string, ConnectionDraft>,
  removed: readonly RemovedDraft[],
): void {
  const datastoreNames = datastores.map(namedDatastore);
  const connectionNames = [...connections.values()].map(namedConnection);
  reportDuplicateNames(report, datastoreNames);
  for (const entries of [datastoreNames, connectionNames]) {
    reportDuplicateIds(report, entries);
    reportPreviousNames(report, entries);
  }
  reportOldReferences(report, datastores, datastoreNames, connectionNames);
  reportRemoved(report, datastoreNames, removed);
}

function namedDatastore({ draft, datastore }: CheckedDatastore): Named {
  const name = draft.name?.known ? draft.name.value : undefined;
  return { kind: 'datastore', name, place: draft.place, id: datastore?.id, previousNames: datastore?.previousNames };
}

function namedConnection({ connection, nameKnown, place }: ConnectionDraft): Named {
  const { id, previousNames } = connection;
  return { kind: 'connection', name: nameKnown ? connection.name : undefined, place, id, previousNames };
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K | undefined): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) {
      const group = groups.get(key) ?? [];
      group.push(item);
      groups.set(key, group);
    }
  }
  return groups;
}

const mostOthers = 5;

/** The other places of a group, few enough to be read. */
function others<T extends { readonly place: Place }>(entries: readonly T[], one: T): readonly Place[] {
  return entries
    .slice(0, mostOthers + 1)
    .filter((other) => other !== one)
    .slice(0, mostOthers)
    .map((other) => other.place);
}

function reportDuplicateNames(report: Report, entries: readonly Named[]): void {
  for (const same of grouped(entries, (entry) => entry.name).values()) {
    for (const entry of same.length > 1 ? same : []) {
      report(
        'duplicate-name',
        entry.place,
        `More than one datastore is called "${entry.name}".`,
        'Names are unique over all files: rename or remove one.',
        others(same, entry),
      );
    }
  }
}

function reportDuplicateIds(report: Report, entries: readonly Named[]): void {
  const pinned = entries.flatMap(({ kind, id }) => (id ? [{ kind, id: id.value, place: { at: id.at } }] : []));
  for (const same of grouped(pinned, (entry) => entry.id).values()) {
    for (const entry of same.length > 1 ? same : []) {
      report(
        'duplicate-id',
        entry.place,
        `Two ${entry.kind}s are pinned to this id.`,
        'Each live object has one entry: correct one of the ids.',
        others(same, entry),
      );
    }
  }
}

function reportPreviousNames(report: Report, entries: readonly Named[]): void {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const claimed = new Map<string, Place>();
  for (const entry of entries) {
    if (!entry.previousNames) {
      continue;
    }
    const place: Place = { at: entry.previousNames.at };
    for (const old of entry.previousNames.value) {
      const holder = byName.get(old);
      const claim = claimed.get(old);
      if (holder === entry) {
        report(
          'previous-name',
          place,
          'A previous name is the name that the entry has.',
          'Remove it from previous_names.',
        );
      } else if (holder && !(entry.id && holder.id)) {
        report(
          'previous-name',
          place,
          `A previous name is the name of another ${entry.kind}.`,
          'Swapping names needs id on both entries.',
          [holder.place],
        );
      } else if (claim) {
        report(
          'previous-name',
          place,
          'Two entries claim the same previous name.',
          'Only one of them can have been called that.',
          [claim],
        );
      }
      claimed.set(old, claim ?? place);
    }
  }
}

/** Something refers to a name that an entry had before. */
function reportOldReferences(
  report: Report,
  datastores: readonly CheckedDatastore[],
  datastoreNames: readonly Named[],
  connectionNames: readonly Named[],
): void {
  const renamedDatastores = newNames(datastoreNames);
  const renamedConnections = newNames(connectionNames);
  for (const { datastore, map } of datastores) {
    const { connection, enrichment } = datastore ?? {};
    const stale = [
      connection?.kind === 'live-name'
        ? { key: 'connection_name', now: renamedConnections.get(connection.name) }
        : undefined,
      enrichment?.kind === 'live-name'
        ? { key: 'enrichment_datastore', now: renamedDatastores.get(enrichment.name) }
        : undefined,
    ];
    for (const one of stale) {
      if (one?.now !== undefined) {
        report(
          'renamed-reference',
          map.entries.get(one.key)?.value.place,
          `${one.key} gives a name that is now ${JSON.stringify(one.now)}.`,
          'Write the new name.',
        );
      }
    }
  }
}

function newNames(entries: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap((entry) =>
      (entry.previousNames?.value ?? []).flatMap((old) =>
        entry.name === undefined ? [] : [[old, entry.name] as const],
      ),
    ),
  );
}

function reportRemoved(report: Report, entries: readonly Named[], removed: readonly RemovedDraft[]): void {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const byId = new Map(entries.map((entry) => [entry.id?.value, entry]));
  const listed = ({ removed: one, nameKnown }: RemovedDraft): Named | undefined =>
    (nameKnown ? byName.get(one.name) : undefined) ?? (one.id && byId.get(one.id.value));
  const hint = 'Remove it from one of the two lists.';
  for (const [entry, same] of grouped(removed, listed)) {
    const places = same.map(({ place }) => place);
    const named = entry.name === undefined ? 'This datastore' : `"${entry.name}"`;
    report('removed-and-listed', entry.place, `${named} is listed under removed too.`, hint, places);
    for (const place of places) {
      report('removed-and-listed', place, `${named} is listed under datastores too.`, hint, [entry.place]);
    }
  }
  for (const same of grouped(removed, (one) => (one.nameKnown ? one.removed.name : undefined)).values()) {
    for (const one of same.length > 1 ? same : []) {
      report(
        'duplicate-name',
        one.place,
        `"${one.removed.name}" is removed more than once.`,
        'Keep one of the entries.',
        others(same, one),
      );
    }
  }
}
