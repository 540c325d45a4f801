import type { Located } from '../config/desired.ts';
import type { Position, Problem } from '../problem.ts';

/** What identity needs of an entry of the file. */
export interface Entry {
  readonly name: string;
  readonly at: Position;
  readonly id: Located<number> | undefined;
  readonly previousNames: Located<readonly string[]> | undefined;
}

/** What identity needs of a live object. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

export interface Identified<E extends Entry, L extends Named> {
  /** Entry to its live object; an entry without one is to be created. */
  readonly matches: ReadonlyMap<E, L>;
  /** Entries with a problem: neither matched nor to be created. */
  readonly unclear: ReadonlySet<E>;
  readonly problems: readonly Problem[];
}

/**
 * Finds for each entry the live object that it is: by `id`, by exact name, by a previous name, in this order. Names are
 * not known to be unique in the API, so two live objects of one name are never chosen between.
 */
export function identify<E extends Entry, L extends Named>(
  kind: 'datastore' | 'connection',
  entries: readonly E[],
  live: ReadonlyMap<number, L>,
): Identified<E, L> {
  const problems: Problem[] = [];
  const matches = new Map<E, L>();
  const unclear = new Set<E>();
  const byName = Map.groupBy(live.values(), ({ name }) => name);
  const pinned = new Set(entries.flatMap(({ id }) => (id ? [id.value] : [])));
  const names = new Set(entries.map(({ name }) => name));
  const free = (name: string): readonly L[] => (byName.get(name) ?? []).filter(({ id }) => !pinned.has(id));

  for (const entry of entries) {
    const found = entry.id
      ? byId(kind, entry, entry.id, live, free(entry.name))
      : byNames(kind, entry, free, (name) => names.has(name));
    if ('message' in found) {
      problems.push(found);
      unclear.add(entry);
    } else if (found.match) {
      matches.set(entry, found.match);
    }
  }
  return { matches, unclear, problems };
}

type Found<L> = Problem | { readonly match: L | undefined };

function byId<L extends Named>(
  kind: string,
  entry: Entry,
  id: Located<number>,
  live: ReadonlyMap<number, L>,
  namesakes: readonly L[],
): Found<L> {
  const match = live.get(id.value);
  if (!match) {
    return error(
      'id-not-found',
      id.at,
      `There is no ${kind} ${id.value}, or this token may not see it.`,
      'Correct the id, or leave it out to find or create it by name.',
    );
  }
  if (match.name !== entry.name && namesakes.length > 0) {
    return error(
      'name-taken',
      entry.at,
      `${kind} ${id.value} is called "${match.name}" and would be renamed, but "${entry.name}" is already the name of ${list(namesakes)}.`,
      'Give that one an entry with its id and another name, or choose a name that is free.',
    );
  }
  return { match };
}

function byNames<L extends Named>(
  kind: string,
  entry: Entry,
  free: (name: string) => readonly L[],
  isNamed: (name: string) => boolean,
): Found<L> {
  const current = free(entry.name);
  const previous = (entry.previousNames?.value ?? []).filter((name) => !isNamed(name)).flatMap(free);
  if (current.length > 1 || (current.length === 0 && previous.length > 1)) {
    return error(
      'ambiguous-name',
      entry.at,
      `Several live ${kind}s could be "${entry.name}": ${list(current.length > 1 ? current : previous)}.`,
      'Add the id of the one that is meant.',
    );
  }
  if (current.length === 1 && previous.length > 0) {
    return error(
      'previous-name-live',
      entry.previousNames?.at ?? entry.at,
      `Both "${entry.name}" and its previous name are live: ${list([...current, ...previous])}.`,
      'Add the id of the one that is meant, or remove the previous name.',
    );
  }
  return { match: current[0] ?? previous[0] };
}

function list(objects: readonly Named[]): string {
  return objects.map(({ id, name }) => `"${name}" (id ${id})`).join(', ');
}

function error(rule: string, at: Position, message: string, hint: string): Problem {
  return { severity: 'error', rule, at, message, hint };
}
