import { isCollection, isMap, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** A stretch of the text and what takes its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Those edits that can be made together: of two that touch the same stretch the first one, and the other in a later round. */
export function compatible(edits: readonly Edit[]): readonly Edit[] {
  const ordered = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
  const made: Edit[] = [];
  let at = 0;
  for (const { from, to, text } of ordered) {
    if (from >= at) {
      made.push({ from, to, text });
      at = to;
    }
  }
  return made;
}

/** The text with edits that are compatible and in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text: replacement } of edits) {
    parts.push(text.slice(at, from), replacement);
    at = to;
  }
  return [...parts, text.slice(at)].join('');
}

/** Offset of a node; a node of a parsed text always has one. */
export function start(node: Node): number {
  return node.range?.[0] ?? 0;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function column(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function isFlow(node: Node): boolean {
  return isCollection(node) && node.flow === true;
}

/** Offset after the last character of a value, comments and line breaks after it aside. */
export function contentEnd(text: string, node: Node): number {
  if (isCollection(node) && !isFlow(node)) {
    // A collection on lines is never empty.
    const last: unknown = node.items.at(-1);
    return isMap(node) ? pairContentEnd(text, last as Keyed) : contentEnd(text, last as Node);
  }
  const end = node.range?.[1] ?? 0;
  return text.slice(0, end).trimEnd().length;
}

function pairContentEnd(text: string, { key, value }: Keyed): number {
  const afterKey = contentEnd(text, key);
  return value ? Math.max(contentEnd(text, value), colonAfter(text, afterKey)) : afterKey;
}

/** Offset after the colon of a key that has one: `{description}` has none, and no value node. */
function colonAfter(text: string, offset: number): number {
  return text.indexOf(':', offset) + 1;
}

/** The end of the line at `offset`, or of the last of the comment lines after it that are indented deeper than `indent`. */
function withComments(text: string, offset: number, indent: number): number {
  let end = lineEnd(text, offset);
  for (;;) {
    const next = text.slice(end + 1, lineEnd(text, end + 1));
    const first = next.search(/[^ ]/);
    if (next[first] !== '#' || first <= indent) {
      return end;
    }
    end = lineEnd(text, end + 1);
  }
}

type Keyed = Pair<Node, Node | null>;

export function pairsOf(map: YAMLMap): readonly Keyed[] {
  return map.items as unknown as readonly Keyed[];
}

/** Puts a value in the place of another one. Its anchor, and a comment behind it, stay. */
export function setValue(text: string, { key, value }: Keyed, replacement: string): Edit {
  const afterKey = contentEnd(text, key);
  if (!value) {
    return { from: afterKey, to: afterKey, text: `: ${replacement}` };
  }
  const colon = colonAfter(text, afterKey);
  if (contentEnd(text, value) <= colon) {
    const blanks = /^[ \t]*(?=\n|$)/.exec(text.slice(colon))?.[0].length ?? 0;
    return { from: colon, to: colon + blanks, text: ` ${replacement}` };
  }
  const onOwnLines = isCollection(value) && !isFlow(value);
  const anchor = onOwnLines && value.anchor !== undefined ? `&${value.anchor} ` : '';
  return {
    from: onOwnLines ? colon : start(value),
    to: contentEnd(text, value),
    text: onOwnLines ? ` ${anchor}${replacement}` : replacement,
  };
}

/** Adds a key to a mapping, after one of its own. `lines` for a mapping on lines, `flow` for one in braces. */
export function insertPair(
  text: string,
  map: YAMLMap,
  after: Keyed | undefined,
  added: { readonly lines: readonly string[]; readonly flow: string },
): Edit {
  const pairs = pairsOf(map);
  if (isFlow(map) && pairs.length === 0) {
    // As a whole, so that a second key waits for a later round, and is separated from the first.
    return { from: start(map), to: contentEnd(text, map), text: `{${added.flow}}` };
  }
  if (isFlow(map)) {
    const at = after ? pairContentEnd(text, after) : start(map) + 1;
    return { from: at, to: at, text: after ? `, ${added.flow}` : `${added.flow}, ` };
  }
  const indent = column(text, start(map));
  // A mapping on lines is never empty.
  const previous = after ?? (pairs[0] as Keyed);
  const at = withComments(text, pairContentEnd(text, previous), indent);
  return { from: at, to: at, text: added.lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('') };
}

/** Takes a key out of a mapping; `undefined` where it is the only one. A comment behind it stays. */
export function deletePair(text: string, map: YAMLMap, pair: Keyed): Edit | undefined {
  const pairs = pairsOf(map);
  const index = pairs.indexOf(pair);
  const [previous, next] = [pairs[index - 1], pairs[index + 1]];
  const from = start(pair.key);
  const to = pairContentEnd(text, pair);
  if (isFlow(map)) {
    if (previous) {
      return { from: pairContentEnd(text, previous), to, text: '' };
    }
    return next ? { from, to: start(next.key), text: '' } : { from: start(map), to: contentEnd(text, map), text: '{}' };
  }
  const line = lineStart(text, from);
  if (text.slice(line, from).trim() !== '') {
    return next ? { from, to: start(next.key), text: '' } : undefined;
  }
  const rest = text.slice(to, lineEnd(text, to)).trim();
  return rest === ''
    ? { from: line, to: Math.min(lineEnd(text, to) + 1, text.length), text: '' }
    : { from, to: lineEnd(text, to), text: rest };
}

/** Where an item of a list begins and ends: from its dash to the comments below it that are indented deeper. */
export function itemSpan(text: string, list: YAMLSeq, index: number): { readonly from: number; readonly to: number } {
  const item = list.items[index] as Node;
  if (isFlow(list)) {
    return { from: start(item), to: contentEnd(text, item) };
  }
  const indent = column(text, start(list));
  let from = lineStart(text, start(item));
  // An anchor may stand on the line of the dash, above the item.
  while (from > 0 && text[from + indent] !== '-') {
    from = lineStart(text, from - 1);
  }
  return { from, to: withComments(text, contentEnd(text, item), indent) };
}

/** Takes an item out of a list of which another one stays, with the comments right above it and one empty line. */
export function deleteItem(text: string, list: YAMLSeq, index: number): Edit {
  const { from, to } = itemSpan(text, list, index);
  if (isFlow(list)) {
    const previous = list.items[index - 1] as Node | undefined;
    return previous
      ? { from: contentEnd(text, previous), to, text: '' }
      : { from, to: start(list.items[index + 1] as Node), text: '' };
  }
  const earliest = index > 0 ? itemSpan(text, list, index - 1).to + 1 : 0;
  let begin = from;
  const above = (): string => text.slice(lineStart(text, begin - 1), begin - 1);
  while (begin > earliest && /^ *#/.test(above())) {
    begin = lineStart(text, begin - 1);
  }
  if (begin > earliest && above().trim() === '') {
    begin = lineStart(text, begin - 1);
  } else if (text[to] === '\n' && text[to + 1] === '\n') {
    return { from: begin, to: to + 2, text: '' };
  }
  return { from: begin, to: Math.min(to + 1, text.length), text: '' };
}

/** Adds an item to a list that has some, after one of them (`-1`: before the first). `lines` begin with `- `; `gap` stands between two items. */
export function insertItem(
  text: string,
  list: YAMLSeq,
  after: number,
  added: { readonly lines: readonly string[]; readonly flow: string; readonly gap: '\n' | '\n\n' },
): Edit {
  const { from, to } = itemSpan(text, list, Math.max(after, 0));
  if (isFlow(list)) {
    const at = after < 0 ? from : to;
    return { from: at, to: at, text: after < 0 ? `${added.flow}, ` : `, ${added.flow}` };
  }
  const indent = ' '.repeat(column(text, start(list)));
  const block = added.lines.map((line) => `${indent}${line}`).join('\n');
  return after < 0 ? { from, to: from, text: `${block}${added.gap}` } : { from: to, to, text: `${added.gap}${block}` };
}
