import type { Entry, Key, Unexpressed } from './entry.ts';
import { itemLines, keyLines, unexpressedLine } from './text.ts';

/** Something for each of the two files. */
export interface Texts<T = string> {
  readonly connections: T;
  readonly datastores: T;
}

/** Everything that one of the two files says. */
export interface FileContents {
  readonly list: 'connections' | 'datastores';
  /** In the order in which a new file has them. */
  readonly entries: readonly Entry[];
  readonly unexpressed: readonly Unexpressed[];
}

const schemaLine =
  '# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/REPO/v1/dist/datastores.schema.json';

/** What makes a file one that an export may write to again. */
const markerStart = '# qualytics-export:';
const markerLine = `${markerStart} written by mode export, which updates this file and keeps your comments, order and references`;

const header = `${schemaLine}\n${markerLine}\n`;

/** Whether an export wrote this text: its marker stands among the comments at the top, or it broke off before that. */
export function isExported(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const top = first < 0 ? lines : lines.slice(0, first);
  return top.some((line) => line.startsWith(markerStart)) || (text.trim() !== '' && header.startsWith(text));
}

/** Whether the lines at the top are whole, so that nothing is missing where nothing follows them. */
export function hasHeader(text: string): boolean {
  return text.replaceAll('\r\n', '\n').includes(`${markerLine}\n`);
}

/** The file as a first export writes it. `defaults`: what its entries have in common and do not repeat. */
export function newFile({ list, entries, unexpressed }: FileContents, defaults: readonly Key[]): string {
  const items = entries.map(
    (entry) =>
      `${itemLines(entry)
        .map((line) => `  ${line}`)
        .join('\n')}\n`,
  );
  return [
    header,
    ...(defaults.length > 0
      ? [
          `defaults:\n${defaults
            .flatMap(keyLines)
            .map((line) => `  ${line}\n`)
            .join('')}\n`,
        ]
      : []),
    items.length > 0 ? `${list}:\n${items.join('\n')}` : `${list}: []\n`,
    ...(unexpressed.length > 0 ? [`\n${unexpressed.map(unexpressedLine).join('\n')}\n`] : []),
  ].join('');
}
