import type { Change, Shown } from '../plan/plan.ts';
import { SENSITIVE } from '../secret.ts';
import { cut } from './escape.ts';

/** Longer values are shown from where they begin to differ. */
const valueChars = 300;
const context = 20;

/** One change, ready for every sink: whether something comes, goes or becomes something else, and both sides as text. */
export interface ShownChange {
  readonly sign: '+' | '~' | '-';
  readonly field: string;
  /** `undefined` where there is no value. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Both sides as JSON-like text, cut where they are long. A sensitive side is `(sensitive)`, whatever the change holds. */
export function shownChange(change: Change): ShownChange {
  const before = side(change, change.before);
  const after = side(change, change.after);
  const from = differsFrom(before ?? '', after ?? '');
  return {
    sign: before === undefined ? '+' : after === undefined ? '-' : '~',
    field: change.field,
    before: before === undefined ? undefined : excerpt(before, from),
    after: after === undefined ? undefined : excerpt(after, from),
  };
}

function side(change: Change, value: Shown): string | undefined {
  if (value === null) {
    return undefined;
  }
  return change.sensitive ? SENSITIVE : shownValue(value);
}

function shownValue(value: Shown): string {
  return Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value);
}

function differsFrom(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) {
    index += 1;
  }
  return index;
}

function excerpt(text: string, from: number): string {
  if (text.length <= valueChars) {
    return text;
  }
  if (from < valueChars - context) {
    return `${cut(text, valueChars)} (${text.length} characters)`;
  }
  const start = from - context;
  return `…${cut(text.slice(isHalf(text, start) ? start + 1 : start), valueChars)} (${text.length} characters)`;
}

/** Whether the second half of a character is there, as UTF-16 writes those beyond 65,535. */
function isHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** `~ root_path: "/a" → "/b"`: the form of the log and of annotations. */
export function changeText(change: Change): string {
  const { sign, field, before, after } = shownChange(change);
  if (before === undefined) {
    return `${sign} ${field}: ${after ?? '(none)'}`;
  }
  if (after === undefined) {
    return `${sign} ${field}: ${before}`;
  }
  return `${sign} ${field}: ${before} → ${after}`;
}
