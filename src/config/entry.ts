import type { Field } from '../connectors/field.ts';
import type { Shape } from '../connectors/schema.ts';
import type { Located, Value } from './desired.ts';
import type { Key } from './keys.ts';
import { keysOf, type Level } from './level.ts';
import type { Report } from './reporter.ts';
import { suggest } from './suggest.ts';
import { isBroken } from './templates.ts';
import type { Entry, ListNode, MapNode, Tree } from './tree.ts';
import { Unresolved } from './unresolved.ts';
import { type Reading, readValue, type Slot } from './values.ts';

/** A mapping, or a problem that says that one belongs here. */
export function asMap(report: Report, tree: Tree, label: string): MapNode | undefined {
  if (tree.kind === 'map') {
    return tree;
  }
  if (isBroken(tree)) {
    return undefined;
  }
  report(
    isNull(tree) ? 'no-null' : 'wrong-type',
    tree.place,
    `${label} must be a mapping: keys with values.`,
    'Write its keys on the lines below, indented.',
  );
  return undefined;
}

/** A list, or a problem that says that one belongs here. */
export function asList(report: Report, tree: Tree, label: string): ListNode | undefined {
  if (tree.kind === 'list') {
    return tree;
  }
  if (isBroken(tree)) {
    return undefined;
  }
  const empty = isNull(tree);
  const message = empty ? `${label} has no value.` : `${label} must be a list.`;
  report(
    empty ? 'no-null' : 'wrong-type',
    tree.place,
    message,
    `Begin each entry with "- ", or write ${label}: [] for none.`,
  );
  return undefined;
}

/** Reports unknown, missing and contradicting keys of a mapping whose level has a closed table. */
export function checkKeys(report: Report, map: MapNode, level: Exclude<Level, 'connection' | 'parameters'>): void {
  const keys = keysOf(level, undefined);
  for (const { key, keyPlace } of map.entries.values()) {
    if (!keys.some((known) => known.name === key) && !key.includes('${{')) {
      report('unknown-key', keyPlace, () => suggest(key, level, undefined));
    }
  }
  for (const key of keys) {
    if (key.required === true && !map.entries.has(key.name)) {
      reportMissing(report, map, key.name);
    }
  }
  checkChoices(report, map, keys);
}

export function reportMissing(report: Report, map: MapNode, name: string, why = ''): void {
  report('missing-key', map.place, `${name} is missing${why}.`, `Add ${name}: to this entry.`);
}

function checkChoices(report: Report, map: MapNode, keys: readonly Key[]): void {
  const chosen = new Map<string, Entry>();
  for (const { name, choice } of keys) {
    const entry = map.entries.get(name);
    const other = choice && chosen.get(choice);
    if (entry && choice && other) {
      report(
        'conflicting-keys',
        entry.keyPlace,
        `${name} and ${other.key} exclude each other.`,
        'Remove one of the two.',
        [other.keyPlace],
      );
    } else if (entry && choice) {
      chosen.set(choice, entry);
    }
  }
}

/** How a key of the file language is read: `null` only where it says something. */
export function keySlot(key: Key): Slot {
  return { label: key.name, shape: shapeOf(key), nullable: key.clears === true };
}

/** How a field of the API is read: `null` clears it, where it can be without. */
export function fieldSlot(field: Field, label: string, options: { readonly vault?: boolean } = {}): Slot {
  const nullable = field.required !== true && !field.immutable;
  return { label, shape: field, nullable, secret: field.secret === true, vault: options.vault === true };
}

function shapeOf(key: Key): Shape {
  if (key.type === 'map' || key.type === 'list') {
    throw new Error(`${key.name} has a table of its own and is no value.`);
  }
  return key as Shape;
}

/** Reads one key of an entry; `undefined` where it is not given or wrong. */
export function readKey(reading: Reading, map: MapNode, key: Key): Located<Value> | undefined {
  const slot = keySlot(key);
  const entry = map.entries.get(key.name);
  const value = entry && readValue(reading, slot, entry.value);
  return entry && value !== undefined ? { value, at: entry.value.place.at } : undefined;
}

/** A text, with whether it is known already: one that waits for a reference is its own source text until then. */
export interface KnownText extends Located<string> {
  readonly known: boolean;
}

export function textIn(located: Located<Value> | undefined): KnownText | undefined {
  const value = located?.value;
  if (located && typeof value === 'string') {
    return { value, at: located.at, known: true };
  }
  return located && value instanceof Unresolved ? { value: value.reference, at: located.at, known: false } : undefined;
}

export function numberIn(located: Located<Value> | undefined): Located<number> | undefined {
  return located && typeof located.value === 'number' ? { value: located.value, at: located.at } : undefined;
}

export function namesIn(located: Located<Value> | undefined): Located<readonly string[]> | undefined {
  return located && Array.isArray(located.value)
    ? { value: located.value as readonly string[], at: located.at }
    : undefined;
}

/** Whether nothing stands where a value could: `key:`, `key: null`. */
export function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
