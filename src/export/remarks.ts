import type { YAMLMap } from 'yaml';
import { type Edit, isFlow, lineEnd, lineStart, start } from './edit.ts';
import type { LeftOut, Unexpressed } from './entry.ts';
import { leftOutLine, ourRemark, unexpressedLine } from './text.ts';

/** A stretch of a text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Brings our comments inside an entry up to date. A person's own are not looked at. */
export function remarkEdits(text: string, map: YAMLMap, span: Span, leftOut: readonly LeftOut[]): readonly Edit[] {
  const indent = ' '.repeat(start(map) - lineStart(text, start(map)));
  return isFlow(map)
    ? []
    : replaced(
        text,
        span,
        leftOut.map((one) => `${indent}${leftOutLine(one)}`),
        `\n`,
      );
}

/** The same for what no entry could be written for: at the end of the file. */
export function listRemarks(text: string, unexpressed: readonly Unexpressed[]): readonly Edit[] {
  const end = text.trimEnd().length;
  return replaced(text, { from: 0, to: end }, unexpressed.map(unexpressedLine), '\n\n', /^/);
}

function replaced(
  text: string,
  { from, to }: Span,
  wanted: readonly string[],
  gap: string,
  indented = /^ +/,
): readonly Edit[] {
  const found: { readonly from: number; readonly to: number; readonly line: string }[] = [];
  for (let at = lineStart(text, from); at < to; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.replace(indented, '').startsWith(ourRemark)) {
      found.push({ from: at, to: Math.min(lineEnd(text, at) + 1, text.length), line: line.trimEnd() });
    }
  }
  if (found.length === wanted.length && found.every(({ line }, index) => line === wanted[index])) {
    return [];
  }
  const [first, ...others] = found;
  if (!first) {
    return [{ from: to, to, text: `${gap}${wanted.join('\n')}` }];
  }
  const emptyLine = wanted.length === 0 && text.slice(first.from - 2, first.from) === '\n\n';
  return [
    { from: first.from - (emptyLine ? 1 : 0), to: first.to, text: wanted.map((line) => `${line}\n`).join('') },
    ...others.map((one) => ({ from: one.from, to: one.to, text: '' })),
  ];
}
