import type { Node, YAMLMap } from 'yaml';
import type { ScalarNode, Tree } from '../config/tree.ts';
import { splitPath } from '../connectors/field.ts';
import { type Environment, fits, knownText } from './compare.ts';
import type { Entry } from './entry.ts';

/** One item of the list of a file, in the text and in its meaning. */
export interface Item {
  readonly index: number;
  readonly node: Node;
  /** `undefined` for an item that is no mapping of its own. */
  readonly map: YAMLMap | undefined;
  readonly means: Tree | undefined;
}

/** More guesses than this are not worth their time: so many renames at once are a new tenant. */
const mostGuesses = 250_000;

/**
 * Which entry each item is: by its id, else by its name, and of what is left by everything but the name, where that is
 * one entry for one item: it was renamed by hand. A second item of one entry is none. `isSame`: whether an item says
 * what an entry says, names aside.
 */
export function match(
  items: readonly Item[],
  entries: readonly Entry[],
  env: Environment,
  isSame: (item: Item, entry: Entry) => boolean,
): ReadonlyMap<Item, Entry> {
  const byId = new Map(entries.flatMap((entry) => (entry.id === undefined ? [] : [[entry.id, entry] as const])));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const taken = new Set<Entry>();
  const matches = new Map<Item, Entry>();
  for (const item of items) {
    const id = scalarIn(item, 'id');
    const entry =
      byId.get(typeof id?.value === 'number' ? id.value : Number.NaN) ?? byName.get(nameOf(item.means, env) ?? '');
    if (entry && item.map && !taken.has(entry) && isOfType(item, entry, env)) {
      taken.add(entry);
      matches.set(item, entry);
    }
  }
  const left = items.filter((item) => item.map && !matches.has(item));
  const missing = entries.filter((entry) => !taken.has(entry));
  return left.length * missing.length > mostGuesses
    ? matches
    : new Map([
        ...matches,
        ...guesses(left, missing, (item, entry) => isOfType(item, entry, env) && couldBe(item, entry, env, isSame)),
      ]);
}

/** Pairs that can only be each other. */
function guesses(
  items: readonly Item[],
  entries: readonly Entry[],
  could: (item: Item, entry: Entry) => boolean,
): ReadonlyMap<Item, Entry> {
  const candidates = items.flatMap((item) => {
    const [entry, ...others] = entries.filter((one) => could(item, one));
    return entry && others.length === 0 ? [[item, entry] as const] : [];
  });
  const claims = Map.groupBy(candidates, ([, entry]) => entry);
  return new Map(candidates.filter(([, entry]) => claims.get(entry)?.length === 1));
}

/** A name that is a reference without a value here may be any that fits it. */
function couldBe(item: Item, entry: Entry, env: Environment, isSame: (item: Item, entry: Entry) => boolean): boolean {
  const name = scalarIn(item, 'name');
  const unknown = name && knownText(name, env) === undefined;
  if (!unknown && givesSecret(item, entry)) {
    return false;
  }
  return unknown ? fits(entry, 'name', entry.name, name, env) : isSame(item, entry);
}

/** The secret of a connection that may be another one must not be taken over to it. */
function givesSecret({ means }: Item, { hints }: Entry): boolean {
  return hints.some(({ path }) => {
    const { section, name } = splitPath(path);
    const outer = means?.kind === 'map' ? means.entries.get(section ?? name)?.value : undefined;
    return outer !== undefined && (section === undefined || (outer.kind === 'map' && outer.entries.has(name)));
  });
}

/** The name of an item, where it is known. */
export function nameOf(means: Tree | undefined, env: Environment): string | undefined {
  const node = means?.kind === 'map' ? means.entries.get('name')?.value : undefined;
  return node?.kind === 'scalar' ? knownText(node, env) : undefined;
}

function scalarIn({ means }: Item, key: string): ScalarNode | undefined {
  const node = means?.kind === 'map' ? means.entries.get(key)?.value : undefined;
  return node?.kind === 'scalar' ? node : undefined;
}

/** A connection of another type is another connection: nothing of its entry would stay. */
function isOfType(item: Item, entry: Entry, env: Environment): boolean {
  const node = scalarIn(item, 'type');
  return entry.kind === 'datastore' || !node || fits(entry, 'type', entry.type ?? '', node, env);
}
