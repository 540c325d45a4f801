import { type Document, isMap, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { withDefaults } from '../config/datastore.ts';
import { parseFiles } from '../config/parse.ts';
import { type MapNode, type Tree, textOf } from '../config/tree.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { movedAnchors } from './anchors.ts';
import { type Environment, fits } from './compare.ts';
import {
  applyEdits,
  compatible,
  deleteItem,
  deletePair,
  type Edit,
  insertItem,
  isFlow,
  itemSpan,
  pairsOf,
} from './edit.ts';
import { byText, type Entry } from './entry.ts';
import { entryEdits } from './entry-edits.ts';
import { type FileContents, hasHeader } from './file.ts';
import { type Item, match, nameOf } from './match.ts';
import { listRemarks, remarkEdits } from './remarks.ts';
import { flowText, itemLines } from './text.ts';

export interface Updated {
  readonly text: string;
  /** Names of the entries that are gone. */
  readonly removed: readonly string[];
}

export interface UpdateSettings {
  readonly env: Environment;
  /** Connections that entries of `datastores` may have written inline, by id. */
  readonly connections: ReadonlyMap<number, Entry>;
  /** Names that the file asks to delete: not written among its datastores again. */
  readonly toDelete: ReadonlySet<string>;
}

/** Edits can uncover others (a default that now shows, an anchor that moved); no file needs more rounds than this. */
const mostRounds = 25;

/**
 * The text of an earlier export brought up to date: only what differs from the live state changes, and everything else
 * stays as a person left it. `undefined` where the text is no file of ours that could be read.
 */
export function updateFile(text: string, contents: FileContents, settings: UpdateSettings): Updated | undefined {
  const windows = text.includes('\r\n');
  let current = windows ? text.replaceAll('\r\n', '\n') : text;
  const removed = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const file = read(current, contents.list);
    if (!file && round > 0) {
      throw new Error(`Edits of the ${contents.list} file left no YAML, so nothing was written.`);
    }
    if (!file) {
      return undefined;
    }
    const changes = changesOf(file, contents, settings);
    for (const name of changes.removed) {
      removed.add(name);
    }
    const edits = compatible(changes.edits);
    const next = applyEdits(current, compatible([...edits, ...movedAnchors(current, file.document, edits)]));
    if (next === current) {
      break;
    }
    current = next;
  }
  return { text: windows ? current.replaceAll('\n', '\r\n') : current, removed: [...removed] };
}

interface File {
  readonly text: string;
  readonly document: Document;
  /** `undefined` where the file has nothing but comments. */
  readonly root: YAMLMap | undefined;
  readonly defaults: MapNode | undefined;
  readonly list: YAMLSeq | undefined;
  readonly items: readonly Item[];
}

function read(text: string, name: FileContents['list']): File | undefined {
  const [parsed] = parseFiles([{ path: name, text }]).files;
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const root = document.contents;
  if (!parsed || parsed.broken) {
    return undefined;
  }
  if (parsed.root === undefined && root === null && hasHeader(text)) {
    return { text, document, root: undefined, defaults: undefined, list: undefined, items: [] };
  }
  // A tag would end up at the first key of what takes the place of its value.
  if (parsed.root?.kind !== 'map' || !isMap(root) || root.tag !== undefined) {
    return undefined;
  }
  const value = root.get(name, true) as unknown;
  const means = parsed.root.entries.get(name)?.value;
  const list = isSeq(value) ? value : undefined;
  const defaults = parsed.root.entries.get('defaults')?.value;
  return {
    text,
    document,
    root,
    defaults: defaults?.kind === 'map' ? defaults : undefined,
    list,
    items:
      list && means?.kind === 'list'
        ? list.items.map((node, index) => ({
            index,
            node: node as Node,
            map: isMap(node) ? node : undefined,
            means: means.items[index],
          }))
        : [],
  };
}

interface Changes {
  readonly edits: readonly Edit[];
  readonly removed: readonly string[];
}

function changesOf(file: File, contents: FileContents, settings: UpdateSettings): Changes {
  const entries = contents.entries.filter(({ name }) => !settings.toDelete.has(name));
  const matches = match(file.items, entries, settings.env, (item, entry) => {
    const keys = entry.keys.filter(({ path }) => path !== 'enrichment_prefix');
    return contentEdits(file, item, { ...entry, keys }, settings).length === 0;
  });
  const gone = file.items.filter((item) => !matches.has(item));
  const found = new Set(matches.values());
  const missing = entries.filter((entry) => !found.has(entry));
  return {
    edits: [
      ...[...matches].flatMap(([item, entry]) => itemEdits(file, item, entry, settings)),
      ...(file.list && gone.length < file.items.length
        ? gone.map(({ index }) => deleteItem(file.text, file.list as YAMLSeq, index))
        : []),
      ...additions(
        file,
        contents.list,
        matches,
        missing.map((entry) => relativeTo(file.defaults, entry, settings.env)),
      ),
      ...listRemarks(file.text, contents.unexpressed),
    ],
    removed: gone.flatMap(({ means }) => nameOf(means, settings.env) ?? []),
  };
}

function itemEdits(file: File, item: Item, entry: Entry, settings: UpdateSettings): readonly Edit[] {
  const { map, means, index } = item;
  if (!map || means?.kind !== 'map' || !file.list) {
    return [];
  }
  return [
    ...nameEdits(entry, { text: file.text, map, means, env: settings.env }),
    ...contentEdits(file, item, entry, settings),
    ...remarkEdits(file.text, map, itemSpan(file.text, file.list, index), entry.leftOut),
  ];
}

/** What has to change in an item apart from its name and our comments. */
function contentEdits(file: File, { map, means }: Item, entry: Entry, settings: UpdateSettings): readonly Edit[] {
  if (!map || means?.kind !== 'map') {
    return [];
  }
  const connector = entry.type === undefined ? undefined : connectorOf(entry.type);
  const merged = entry.kind === 'datastore' ? withDefaults(means, file.defaults, connector) : means;
  const existing = { text: file.text, map, means: merged, env: settings.env };
  const inline = means.entries.get('connection')?.value;
  const innerMap = map.get('connection', true) as unknown;
  const connection = settings.connections.get(entry.refersTo.connection ?? Number.NaN);
  return [
    ...entryEdits(entry, existing),
    ...(connection && inline?.kind === 'map' && isMap(innerMap)
      ? entryEdits(connection, { ...existing, map: innerMap, means: inline })
      : []),
  ];
}

/**
 * An entry that was found by its id, or by everything else, may have another name live. A rename that is not applied yet
 * is taken back with its `previous_names`: a name that the entry has is none that it had.
 */
function nameEdits(entry: Entry, existing: Parameters<typeof entryEdits>[1]): readonly Edit[] {
  const { text, map, means } = existing;
  const previous = means.entries.get('previous_names')?.value;
  const isTakenBack = previous?.kind === 'list' && previous.items.some((one) => textOf(one) === entry.name);
  const pair = isTakenBack
    ? pairsOf(map).find(({ key }) => String((key as { value?: unknown }).value) === 'previous_names')
    : undefined;
  const withoutPrevious = pair && deletePair(text, map, pair);
  const named: Entry = {
    ...entry,
    keys: [{ path: 'name', value: entry.name }],
    unsaid: new Map(),
    leftOut: [],
    readWhole: new Set(),
  };
  return [...entryEdits(named, existing), ...(withoutPrevious ? [withoutPrevious] : [])];
}

/** A new entry without what the defaults of the file say anyway, and with what they would say wrongly. */
function relativeTo(defaults: MapNode | undefined, entry: Entry, env: Environment): Entry {
  if (!defaults || entry.kind === 'connection') {
    return entry;
  }
  const said = (path: string): Tree | undefined => defaults.entries.get(path)?.value;
  const keys = entry.keys.filter(({ path, value }) => {
    const tree = said(path);
    return !tree || !fits(entry, path, value, tree, env);
  });
  return { ...entry, keys };
}

/** Where each missing entry goes: after the last one that sorts before it. */
function additions(
  file: File,
  name: FileContents['list'],
  matches: ReadonlyMap<Item, Entry>,
  missing: readonly Entry[],
): readonly Edit[] {
  const kept = [...matches].map(([{ index }, entry]) => ({ index, name: entry.name }));
  if (file.list && kept.length > 0) {
    const { list } = file;
    return missing.map((entry) => {
      const after = kept.findLast((one) => byText(one.name, entry.name) < 0)?.index ?? -1;
      return insertItem(file.text, list, after, { lines: itemLines(entry), flow: flowEntry(entry), gap: '\n\n' });
    });
  }
  return file.root && isFlow(file.root)
    ? listInBraces(file, file.root, name, missing)
    : listOnLines(file, name, missing);
}

/** The list on lines of its own, written anew. */
function listOnLines(file: File, name: FileContents['list'], entries: readonly Entry[]): readonly Edit[] {
  const items = entries.map((entry) =>
    itemLines(entry)
      .map((line) => `  ${line}`)
      .join('\n'),
  );
  return wholeList(file, name, items.length > 0 ? `\n${items.join('\n\n')}` : ' []');
}

/** The list in a file that is one mapping in braces; an empty one gives way to lines. */
function listInBraces(
  file: File,
  root: YAMLMap,
  name: FileContents['list'],
  entries: readonly Entry[],
): readonly Edit[] {
  const [from = 0, end = from] = root.range ?? [];
  if (root.items.length === 0) {
    const [edit] = listOnLines({ ...file, text: '', root: undefined }, name, entries);
    return entries.length === 0 || !edit ? [] : [{ from, to: end, text: edit.text.trim() }];
  }
  const list = ` [${entries.map(flowEntry).join(', ')}]`;
  const pair = pairsOf(root).find(({ key }) => String((key as { value?: unknown }).value) === name);
  if (pair) {
    return wholeList(file, name, list);
  }
  const brace = end - 1;
  const separator = /,\s*$/.test(file.text.slice(from, brace)) ? ' ' : ', ';
  return entries.length === 0 ? [] : [{ from: brace, to: brace, text: `${separator}${name}:${list}` }];
}

/** The list written anew: there is none, or nothing of it stays. */
function wholeList({ text, root }: File, name: string, list: string): readonly Edit[] {
  const pair = (root ? pairsOf(root) : []).find(({ key }) => String((key as { value?: unknown }).value) === name);
  if (!pair) {
    const gap = text.endsWith('\n') ? '' : '\n';
    return [{ from: text.length, to: text.length, text: `${gap}\n${name}:${list}\n` }];
  }
  const colon = text.indexOf(':', pair.key.range?.[1] ?? 0) + 1;
  const end = Math.max(colon, text.slice(0, pair.value?.range?.[1] ?? colon).trimEnd().length);
  return text.slice(colon, end).trim() === list.trim() ? [] : [{ from: colon, to: end, text: list }];
}

function flowEntry(entry: Entry): string {
  const top = Object.fromEntries([['name', entry.name], ...entry.keys.map(({ path, value }) => [path, value])]);
  return flowText(top);
}
