import { type ConnectionSource, connectionEntries } from './connections.ts';
import { datastoreEntry } from './datastores.ts';
import { byText, type Entry, entryKey, type Refused, type Unexpressed } from './entry.ts';
import type { FileContents } from './file.ts';
import type { Sources } from './from-live.ts';

export interface Contents {
  readonly connections: FileContents;
  readonly datastores: FileContents;
}

/**
 * The entries of both files, in their order, without those that cannot be written. `inline`: names of datastores whose
 * connection a person has moved into their entry; it does not stand in the other file as well.
 */
export function contentsOf(
  sources: Sources,
  settings: {
    readonly refused: Refused;
    readonly ownershipTag: string | undefined;
    readonly inline: ReadonlySet<string>;
  },
): Contents {
  const { refused, inline } = settings;
  const all = connectionEntries(sources.connections, { refused });
  const chosen = all.filter((_, index) => sources.chosen.has(sources.connections[index] as ConnectionSource));
  const datastores = sources.datastores.map((source) => datastoreEntry(source, settings));
  const inlineIds = new Set(
    datastores.flatMap(({ name, refersTo }) => (inline.has(name) ? [refersTo.connection] : [])),
  );
  const apart = chosen.filter(({ id }) => id === undefined || !inlineIds.has(id));
  return {
    connections: { list: 'connections', ...listed('connection', apart, sources, refused) },
    datastores: { list: 'datastores', ...listed('datastore', datastores, sources, refused) },
  };
}

function listed(
  kind: Entry['kind'],
  entries: readonly Entry[],
  sources: Sources,
  refused: Refused,
): Omit<FileContents, 'list'> {
  const reasonOf = (entry: Entry): string | undefined => refused.get(entryKey(entry))?.get('');
  return {
    entries: entries.filter((entry) => reasonOf(entry) === undefined).sort((a, b) => byText(a.name, b.name)),
    unexpressed: [
      ...sources.unexpressed.filter((one) => one.kind === kind),
      ...entries.flatMap((entry): Unexpressed[] => {
        const reason = reasonOf(entry);
        return reason === undefined ? [] : [{ kind, id: entry.id, name: entry.name, reason }];
      }),
    ].sort((a, b) => byText(a.name, b.name) || (a.id ?? 0) - (b.id ?? 0)),
  };
}
