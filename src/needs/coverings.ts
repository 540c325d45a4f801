import type { Desired, DesiredDatastore } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { sameType } from '../connectors/connectors.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';
import { scopeRows } from '../plan/lookup.ts';
import { wantedScope } from '../plan/visibility.ts';

/** For each new entry, whether a live datastore that no reading tells enough of may cover the same data. */
export function coveringsOfNew(
  entries: readonly DesiredDatastore[],
  { desired, connections }: { readonly desired: Desired; readonly connections: ReadonlyMap<number, LiveConnection> },
): readonly ((live: LiveDatastore) => boolean)[] {
  const byKey = new Map(desired.connections.map((one) => [one.key, one]));
  const byName = Map.groupBy(connections.values(), ({ name }) => name);
  const liveConnections = ({ connection }: DesiredDatastore): readonly LiveConnection[] => {
    if (connection?.kind === 'live-id') {
      return [connections.get(connection.id) ?? []].flat();
    }
    const entry = connection?.kind === 'file' ? byKey.get(connection.key) : undefined;
    const names = entry
      ? [...(entry.name === undefined ? [] : [entry.name]), ...(entry.previousNames?.value ?? [])]
      : connection?.kind === 'live-name'
        ? [connection.name]
        : [];
    return entry?.id ? [connections.get(entry.id.value) ?? []].flat() : names.flatMap((name) => byName.get(name) ?? []);
  };
  return entries.flatMap((entry) => {
    const on = entry.previousNames ? [] : liveConnections(entry);
    return on.map(({ id, type }) => {
      const rows = scopeRows(type);
      return (live: LiveDatastore): boolean =>
        (live.connectionId ?? id) === id &&
        sameType(live.type ?? type, type) &&
        (typeof live.connectionId !== 'number' || rows.some((row) => !live.fields.has(row.name))) &&
        rows.every(
          (row) => !live.fields.has(row.name) || sameValue(row, live.fields.get(row.name), wantedScope(entry, row)),
        );
    });
  });
}
