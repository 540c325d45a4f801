import type { Value } from '../config/desired.ts';
import { SENSITIVE, Secret } from '../secret.ts';
import type { Field, Plain } from './field.ts';
import { Structured } from './structured.ts';

/**
 * Whether a live value already is what the file wants. An absent value is its row's default; `null`, an empty text and
 * an empty list are all "nothing", since servers disagree on which of them they give back for a cleared field.
 */
export function sameValue(field: Field, live: Plain | Structured | undefined, wanted: Value): boolean {
  if (wanted instanceof Secret) {
    const before = live ?? field.default ?? null;
    return (
      (typeof before === 'string' || typeof before === 'number' || typeof before === 'boolean') &&
      wanted.equals(String(before))
    );
  }
  return comparisonKey(field, live ?? null) === comparisonKey(field, wanted);
}

/** One text for all values that count as the same: what a live value and a wanted one are held against each other by. */
export function comparisonKey(field: Field, value: Plain | Structured): string {
  if (value instanceof Structured) {
    return `=${value.json}`;
  }
  const known = (isNoPath(field, value) ? null : value) ?? field.default ?? null;
  return isNothing(known) ? '' : `=${canonical(field, known)}`;
}

/** What is left of `/` on a server that takes trailing slashes away. */
function isNoPath(field: Field, value: Plain): boolean {
  return field.compare === 'path' && value === '';
}

function isNothing(value: Plain): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** One text for all the spellings of a value that mean the same. */
export function canonical(field: Field, value: Plain): string {
  if (Array.isArray(value)) {
    return JSON.stringify(unordered(value));
  }
  const text = String(value);
  switch (field.compare ?? 'exact') {
    case 'path':
      return text.replace(/\/+$/, '');
    case 'prefix':
      return comparablePrefix(text);
    default:
      return text;
  }
}

/** Lists are sets: their order and repeats are the file's or the server's, and say nothing. */
export function unordered(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value)].sort() : value;
}

/** Letters and digits of an enrichment prefix, case aside: all that the server is known to keep. */
export function comparablePrefix(prefix: string): string {
  return prefix.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The prefix that the server makes of a datastore's name: the same snake case, and at most 60 characters of it. */
export function generatedPrefix(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `_${words.join('_')}`.slice(0, 60);
}

/** A value as plan, log and file may show it: secrets never, identifiers shortened. */
export function shown(field: Field, value: Value | undefined): Plain {
  if (value === undefined || value === null) {
    return null;
  }
  if (value instanceof Secret || field.secret) {
    return SENSITIVE;
  }
  if (value instanceof Structured) {
    return value.json;
  }
  return field.identifier && typeof value === 'string' ? shortened(value) : value;
}

/** Both sides of a change as they may be shown, and as they are where that is more. Neither is a secret. */
export function shownPair(
  field: Field,
  before: Plain | Structured,
  after: Plain | Structured,
): { readonly before: Plain; readonly after: Plain; readonly exact?: readonly [Plain, Plain] } {
  const [old, now] = [shown(field, before), shown(field, after)];
  if (!field.identifier || before instanceof Structured || after instanceof Structured) {
    return { before: old, after: now };
  }
  const alike = old === now && before !== after;
  return { before: old, after: alike ? `${now} (another)` : now, exact: [before, after] };
}

/** The ends of an identifier, by which people know it. */
function shortened(identifier: string): string {
  return identifier.length > 8 ? `${identifier.slice(0, 4)}…${identifier.slice(-4)}` : '…';
}

/** Whether the API gave a mask instead of a value: never compared, merged or sent. */
export function isMask(value: unknown): boolean {
  return typeof value === 'string' && /\*{3,}|[•●]{3,}/.test(value);
}
