import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { sourceSettings } from '../config/keys.ts';
import type { MapNode, Tree } from '../config/tree.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { splitPath } from '../connectors/field.ts';
import { misplacedOn } from '../connectors/scope.ts';
import { type Environment, fits, rowOf } from './compare.ts';
import { rankIn } from './connections.ts';
import { datastoreRank } from './datastores.ts';
import { isEnrichment } from './defaults.ts';
import { deleteItem, deletePair, type Edit, insertItem, insertPair, isFlow, pairsOf, setValue } from './edit.ts';
import type { Entry, Key, RefersTo, Written } from './entry.ts';
import { flowText, keyFlow, keyLines, valueText } from './text.ts';

/** An entry of an existing file: its mapping in the text, and what it means with anchors, merge keys and defaults. */
export interface Existing {
  readonly text: string;
  readonly map: YAMLMap;
  readonly means: MapNode;
  readonly env: Environment;
}

type Own = Pair<Node, Node | null>;

/** One thing to do with a key. */
type Wish = { readonly path: string } & (
  | { readonly does: 'write'; readonly value: Written }
  | { readonly does: 'delete' }
);

const choices: readonly { readonly to: keyof RefersTo; readonly keys: readonly string[] }[] = [
  { to: 'connection', keys: ['connection_name', 'connection_id', 'connection'] },
  { to: 'enrichment', keys: ['enrichment_datastore', 'enrichment_datastore_id'] },
  { to: 'group', keys: ['group', 'group_id'] },
];

/** What has to change in an entry of a file so that it says what is live, and nothing else. */
export function entryEdits(entry: Entry, existing: Existing): readonly Edit[] {
  const wishes = [...wantedKeys(entry, existing), ...unwantedKeys(entry, existing)];
  const bySection = Map.groupBy(wishes, ({ path }) => splitPath(path).section);
  const top = bySection.get(undefined) ?? [];
  return [
    ...top.flatMap((wish) => keyEdit(entry, existing, existing.map, wish)),
    ...[...bySection].flatMap(([section, inner]) =>
      section === undefined ? [] : sectionEdits(entry, existing, section, inner),
    ),
  ];
}

function ownPair(map: YAMLMap, name: string): Own | undefined {
  return pairsOf(map).find(({ key }) => String((key as { value?: unknown }).value) === name);
}

/** What an entry means at a path. */
function meant({ means }: Existing, path: string): Tree | undefined {
  const { section, name } = splitPath(path);
  const outer = means.entries.get(section ?? name)?.value;
  return section === undefined ? outer : outer?.kind === 'map' ? outer.entries.get(name)?.value : undefined;
}

function choiceOf(path: string): (typeof choices)[number] | undefined {
  return choices.find(({ keys }) => keys.includes(path));
}

function* wantedKeys(entry: Entry, existing: Existing): Generator<Wish> {
  for (const { path, value } of entry.keys) {
    const choice = entry.kind === 'datastore' ? choiceOf(path) : undefined;
    if (choice) {
      yield* wantedChoice(entry, existing, { path, value }, choice);
      continue;
    }
    const tree = meant(existing, path);
    if (!tree || !fits(entry, path, value, tree, existing.env)) {
      yield { path, does: 'write', value };
    }
  }
}

/** A file may name a connection, an enrichment datastore or a group in another way that means the same. */
function* wantedChoice(
  entry: Entry,
  existing: Existing,
  { path, value }: Key,
  choice: (typeof choices)[number],
): Generator<Wish> {
  const chosen = choice.keys.find((key) => existing.means.entries.has(key));
  const tree = chosen === undefined ? undefined : existing.means.entries.get(chosen)?.value;
  const id = entry.refersTo[choice.to];
  const isInline = chosen === 'connection' && tree?.kind === 'map';
  const byId = chosen?.endsWith('_id') && tree?.kind === 'scalar' && tree.value === id;
  if (isInline || byId || (tree && chosen === path && fits(entry, path, value, tree, existing.env))) {
    return;
  }
  for (const other of choice.keys) {
    if (other !== path && ownPair(existing.map, other)) {
      yield { path: other, does: 'delete' };
    }
  }
  yield { path, does: 'write', value };
}

/** Keys that the file has and the live object does not, or has at its default. */
function* unwantedKeys(entry: Entry, existing: Existing): Generator<Wish> {
  for (const [path, value] of [...entry.unsaid, ...gone(entry, existing)]) {
    const keys = (entry.kind === 'datastore' ? choiceOf(path)?.keys : undefined) ?? [path];
    const chosen = keys.find((key) => meant(existing, key) !== undefined);
    if (chosen !== undefined && isUnwanted(entry, existing, { path, value }, chosen)) {
      yield isOwn(existing, chosen) ? { path: chosen, does: 'delete' } : { path, does: 'write', value };
    }
  }
  for (const { path } of entry.leftOut) {
    if (path !== 'parameters' && isOwn(existing, path)) {
      yield { path, does: 'delete' };
    }
  }
}

/** `chosen`: the key by which the file says it, in the entry itself or in `defaults`. */
function isUnwanted(entry: Entry, existing: Existing, { path, value }: Key, chosen: string): boolean {
  const tree = meant(existing, chosen);
  if (!isOwn(existing, chosen) && isEnrichment(entry) && sourceSettings.has(chosen)) {
    // It does not reach this entry.
    return false;
  }
  // A place of another store is wrong by itself, also where it says what goes without saying.
  const place = entry.kind === 'datastore' ? misplacedOn(connectorOf(entry.type ?? ''), path) : undefined;
  const misplaced = place?.kind === 'of-other-store' && isOwn(existing, chosen);
  return misplaced || (tree !== undefined && !fits(entry, path, value, tree, existing.env));
}

/** What a file still has in a section that was read whole. Secrets are never read, and stay. */
function gone(entry: Entry, { means }: Existing): readonly [string, null][] {
  const known = new Set([
    ...entry.keys.map(({ path }) => path),
    ...entry.unsaid.keys(),
    ...entry.leftOut.map(({ path }) => path),
    ...entry.hints.map(({ path }) => path),
  ]);
  return [...entry.readWhole].flatMap((section) => {
    const tree = means.entries.get(section)?.value;
    const paths = tree?.kind === 'map' ? [...tree.entries.keys()].map((name) => `${section}.${name}`) : [];
    return paths
      .filter((path) => !known.has(path) && !rowOf(entry, path).secret)
      .map((path): [string, null] => [path, null]);
  });
}

function isOwn({ map }: Existing, path: string): boolean {
  const { section, name } = splitPath(path);
  const outer = ownPair(map, section ?? name);
  return section === undefined ? outer !== undefined : isMap(outer?.value) && ownPair(outer.value, name) !== undefined;
}

/** Where a key belongs among others. */
function rankOf(entry: Entry): (path: string) => number {
  const inConnection = rankIn(connectorOf(entry.type ?? ''));
  return entry.kind === 'connection' ? inConnection : datastoreRank;
}

function keyEdit(entry: Entry, { text }: Existing, map: YAMLMap, wish: Wish): readonly Edit[] {
  const { section, name } = splitPath(wish.path);
  const own = ownPair(map, name);
  if (wish.does === 'delete') {
    const edit = own && deletePair(text, map, own);
    return edit ? [edit] : [];
  }
  if (own) {
    const items = isSeq(own.value) && Array.isArray(wish.value) ? listEdits(text, own.value, wish.value) : undefined;
    return items ?? [setValue(text, own, isFlow(map) ? flowText(wish.value) : valueText(wish.value))];
  }
  const rank = rankOf(entry);
  const rankOfPair = ({ key }: Own): number => {
    const written = String((key as { value?: unknown }).value);
    return rank(section === undefined ? written : `${section}.${written}`);
  };
  const after = pairsOf(map).findLast((pair) => rankOfPair(pair) <= rank(wish.path));
  return [insertPair(text, map, after, { lines: keyLines(wish), flow: keyFlow(wish) })];
}

/** Takes out of a list what is gone and adds what is new; `undefined` where nothing of it would stay. */
function listEdits(text: string, list: YAMLSeq, wanted: readonly string[]): readonly Edit[] | undefined {
  const names = list.items.map((item) => (isScalar(item) && typeof item.value === 'string' ? item.value : undefined));
  const kept = names.map((name) => name !== undefined && wanted.includes(name));
  const last = kept.lastIndexOf(true);
  if (last < 0 || names.includes(undefined)) {
    return undefined;
  }
  return [
    ...kept.flatMap((stays, index) => (stays ? [] : [deleteItem(text, list, index)])),
    ...wanted
      .filter((name) => !names.includes(name))
      .map((name) =>
        insertItem(text, list, last, { lines: [`- ${valueText(name)}`], flow: flowText(name), gap: '\n' }),
      ),
  ];
}

function sectionEdits(entry: Entry, existing: Existing, section: string, wishes: readonly Wish[]): readonly Edit[] {
  const { text, map } = existing;
  const pair = ownPair(map, section);
  const inner = pair?.value;
  if (isMap(inner)) {
    const left = pairsOf(inner).length + wishes.reduce((sum, { does }) => sum + (does === 'delete' ? -1 : 1), 0);
    return left <= 0
      ? keyEdit(entry, existing, map, { path: section, does: 'delete' })
      : wishes.flatMap((wish) => keyEdit(entry, existing, inner, wish));
  }
  // Absent, or brought in by an alias or a merge key: then the section is written out whole.
  const keys = entry.keys.filter(({ path }) => splitPath(path).section === section);
  const written = wishes.some(({ does }) => does === 'write') && keys.length > 0;
  if (!written) {
    return pair ? keyEdit(entry, existing, map, { path: section, does: 'delete' }) : [];
  }
  const flow = `{${keys.map(keyFlow).join(', ')}}`;
  if (pair) {
    return [setValue(text, pair, flow)];
  }
  const rank = rankOf(entry);
  const after = pairsOf(map).findLast(({ key }) => rank(String((key as { value?: unknown }).value)) < rank(section));
  const lines = [`${section}:`, ...keys.flatMap(keyLines).map((line) => `  ${line}`)];
  return [insertPair(text, map, after, { lines, flow: `${section}: ${flow}` })];
}
