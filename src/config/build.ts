import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { targetsOf } from '../references/grammar.ts';
import type { Report } from './reporter.ts';
import { brokenTemplate, checkKeyText, isBroken, readText } from './templates.ts';
import { type Entry, isTemplate, type Place, type ScalarNode, type Tree } from './tree.ts';

/** What the parser's nodes need to become a tree of ours. */
export interface BuildContext {
  readonly text: string;
  /** The place of an offset in the text. */
  readonly place: (offset: number) => Place;
  readonly report: Report;
  readonly limits: { readonly depth: number; readonly expandedNodes: number };
}

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

interface Building extends BuildContext {
  /** The anchors seen so far: an alias means the last one of its name before it. */
  readonly anchors: Map<string, ParsedNode>;
  /** What each alias means, fixed where it stands: a later anchor may take the same name. */
  readonly targets: Map<Alias, ParsedNode>;
  /** Anchored nodes that are being built: an alias to one of them would never end. */
  readonly open: Set<ParsedNode>;
  nodes: number;
  stopped: boolean;
}

/** Where we are: how deep, and at which alias everything stands that its anchor brings in. */
interface Spot {
  readonly depth: number;
  readonly alias?: Place;
}

/** Expands anchors and merge keys, finds references and duplicate keys, and holds the limits. `undefined` where there is no value at all. */
export function buildTree(root: ParsedNode | null, context: BuildContext): Tree | undefined {
  if (root === null) {
    return undefined;
  }
  const building: Building = {
    ...context,
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    nodes: 0,
    stopped: false,
  };
  const tree = build(building, root, { depth: 0 }, context.place(0));
  return building.stopped ? undefined : tree;
}

function build(context: Building, node: ParsedNode, spot: Spot, fallback: Place): Tree {
  const place = placeOf(context, node, spot, fallback);
  if (node.anchor && !spot.alias) {
    context.anchors.set(node.anchor, node);
  }
  context.nodes += 1;
  const tooMany = context.nodes > context.limits.expandedNodes;
  if (tooMany || spot.depth > context.limits.depth) {
    stop(context, place, tooMany);
  }
  if (context.stopped) {
    return { kind: 'scalar', value: null, place };
  }
  if (isAlias(node)) {
    return buildAlias(context, node, spot, place);
  }
  context.open.add(node);
  const tree = buildValue(context, node, spot, place);
  context.open.delete(node);
  return tree;
}

function buildValue(context: Building, node: ParsedNode, spot: Spot, place: Place): Tree {
  if (isMap(node)) {
    return { kind: 'map', entries: buildEntries(context, node, spot), place };
  }
  if (isSeq(node)) {
    const inner = { ...spot, depth: spot.depth + 1 };
    const items = node.items.map((item) => build(context, item, inner, place));
    return { kind: 'list', items, place };
  }
  const value = scalarOf(context, node, place);
  const references = spot.alias ? undefined : referencePlaces(context, node, value);
  const altered = typeof value === 'number' && isScalar(node) && isAltered(value, node.source ?? '');
  return { kind: 'scalar', value, place, ...(altered ? { altered } : {}), ...(references ? { references } : {}) };
}

/** Leading zeros, hexadecimal and octal, a fraction that ends in zeros (a version), exponents, more digits than a number keeps, and what is no number at all. */
function isAltered(value: number, source: string): boolean {
  return source.replace(/^\+/, '') !== String(value);
}

/** A text over several lines is one value at one place; a reference in it is on a line of its own. */
function referencePlaces(
  { text, place }: Building,
  { range: [start, end] }: ParsedNode,
  value: ScalarNode['value'],
): readonly Place[] | undefined {
  if (!isTemplate(value)) {
    return undefined;
  }
  const written = text.slice(start, end);
  const found = written.includes('\n') ? [...written.matchAll(/\$\{\{/g)] : [];
  return found.length === targetsOf(value).length ? found.map(({ index }) => place(start + index)) : undefined;
}

function scalarOf(context: Building, node: ParsedNode, place: Place): ScalarNode['value'] {
  const value: unknown = isScalar(node) ? node.value : null;
  // A tag that YAML does not know is reported by the parser.
  if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
    return brokenTemplate;
  }
  if (typeof value === 'string') {
    return readText(value, place, context.report);
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** What an alias brings in stands at the outermost alias; the place inside the anchor is kept beside it. */
function placeOf(context: Building, node: ParsedNode, spot: Spot, fallback: Place): Place {
  const [start, end] = node.range;
  const own = start < end ? context.place(start) : fallback;
  return spot.alias ? { at: spot.alias.at, anchored: own.anchored ?? own.at } : own;
}

function stop(context: Building, place: Place, tooMany: boolean): void {
  if (!context.stopped) {
    const message = tooMany
      ? `The file expands to more than ${context.limits.expandedNodes.toLocaleString('en')} values.`
      : `The file is nested more than ${context.limits.depth} levels deep.`;
    context.report(
      'yaml-limit',
      place,
      message,
      tooMany ? 'Use fewer aliases, or several files.' : 'Nothing that this file describes needs that.',
    );
  }
  context.stopped = true;
}

function buildAlias(context: Building, alias: Alias, spot: Spot, place: Place): Tree {
  const target = context.targets.get(alias) ?? context.anchors.get(alias.source);
  if (!target) {
    context.report(
      'yaml-alias',
      place,
      'This alias has no anchor before it.',
      'Write the anchor (&name) above its first alias (*name).',
    );
    return meaningless(place);
  }
  context.targets.set(alias, target);
  if (context.open.has(target)) {
    const anchor = context.place(context.text.lastIndexOf(`&${alias.source}`, target.range[0]));
    context.report(
      'yaml-alias',
      place,
      'This alias stands inside its own anchor, so it would never end.',
      'Move the anchor.',
      [anchor],
    );
    return meaningless(place);
  }
  return build(context, target, { depth: spot.depth + 1, alias: spot.alias ?? place }, place);
}

function meaningless(place: Place): Tree {
  return { kind: 'scalar', value: brokenTemplate, place };
}

function buildEntries(context: Building, map: YAMLMap.Parsed, spot: Spot): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const merged: Entry[] = [];
  for (const pair of map.items) {
    if (context.stopped) {
      break;
    }
    if (isMerge(pair)) {
      for (const entry of buildMerge(context, pair, spot)) {
        merged.push(entry);
      }
      continue;
    }
    const entry = buildEntry(context, pair, spot);
    const earlier = entry && entries.get(entry.key);
    if (entry && earlier) {
      context.report(
        'yaml-duplicate-key',
        entry.keyPlace,
        'This key stands twice in the same mapping.',
        'Remove one of the two.',
        [earlier.keyPlace],
      );
    } else if (entry) {
      entries.set(entry.key, entry);
    }
  }
  for (const entry of merged) {
    if (!entries.has(entry.key)) {
      entries.set(entry.key, entry);
    }
  }
  return entries;
}

function buildEntry(context: Building, pair: ParsedPair, spot: Spot): Entry | undefined {
  const { key, value } = pair;
  const keyPlace = placeOf(context, key, spot, context.place(key.range[0]));
  if (!isScalar(key)) {
    context.report(
      'yaml-key',
      keyPlace,
      'A key must be a plain text.',
      'Is this a ${{ … }} or a bracket that needs quotes?',
    );
    return undefined;
  }
  if (key.anchor && !spot.alias) {
    context.anchors.set(key.anchor, key);
  }
  checkKeyText(key.source, keyPlace, context.report);
  const inner = { ...spot, depth: spot.depth + 1 };
  return {
    // Quotes aside, as it is written: what YAML reads as a number or null is unknown anyway.
    key: key.source,
    keyPlace,
    value: value ? build(context, value, inner, keyPlace) : { kind: 'scalar', value: null, place: keyPlace },
  };
}

/** `<<` as a plain key merges; quoted it is a key like any other. */
function isMerge(pair: ParsedPair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
}

/** The entries of a merge key, the first mapping of a list winning. */
function buildMerge(context: Building, pair: ParsedPair, spot: Spot): Entry[] {
  const { key, value } = pair;
  const keyPlace = placeOf(context, key, spot, context.place(key.range[0]));
  const tree = value && build(context, value, { ...spot, depth: spot.depth + 1 }, keyPlace);
  const given = tree?.kind === 'list' ? tree.items : [tree];
  const maps = given.flatMap((one) => (one?.kind === 'map' ? [one] : []));
  if (maps.length > 0 && maps.length === given.length) {
    return maps.flatMap((one) => [...one.entries.values()]);
  }
  const wrong = given.filter((one) => one?.kind !== 'map' && !(one && isBroken(one)));
  if (!context.stopped && (given.length === 0 || wrong.length > 0)) {
    context.report(
      'yaml-merge',
      tree?.place ?? keyPlace,
      'A merge key takes a mapping, or a list of mappings.',
      'Write <<: *name, with &name at a mapping.',
    );
  }
  return [];
}
