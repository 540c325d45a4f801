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

/** The action that runs, as the runner names it. */
export interface ActionFacts {
  /** `owner/name`; `undefined` where it runs from a checkout. */
  readonly repository: string | undefined;
  readonly ref: string | undefined;
}

const schemaStart = '# yaml-language-server: $schema=https://raw.githubusercontent.com/';
const schemaEnd = '/dist/datastores.schema.json';
const unknownAction: ActionFacts = { repository: undefined, ref: undefined };

/** Tells editors where the JSON Schema of the file is: where the action is, as far as that is known. */
function schemaLine({ repository = '', ref = '' }: ActionFacts): string {
  const place = /^[\w.-]+\/[\w.-]+$/.test(repository) ? repository : 'OWNER/REPO';
  const version = place === repository && /^[\w.-]+(?:\/[\w.-]+)*$/.test(ref) ? ref : 'v1';
  return `${schemaStart}${place}/${version}${schemaEnd}`;
}

/** Puts the address of the schema into a text of an export that did not know it. One that is there stays. */
export function withSchema(text: string, action: ActionFacts): string {
  return text.replace(schemaLine(unknownAction), () => schemaLine(action));
}

/** What makes a file one that an export may write to again. */
const markerStart = '# qualytics-export:';
const markerLine = `${markerStart} written by mode export, which updates this file and keeps your comments, order and references`;

/** What a person may well put above the marker: comments, the start of the document, and the version of the file. */
const aboveMarker = /^\s*(?:#|$)|^---\s*(?:#|$)|^version\s*:/;

/** Whether an export wrote this text, or nobody did: its marker stands at the top, or it broke off before that. */
export function isExported(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => !aboveMarker.test(line));
  const top = first < 0 ? lines : lines.slice(0, first);
  return text.trim() === '' || top.some((line) => line.startsWith(markerStart)) || breaksOff(text);
}

function breaksOff(text: string): boolean {
  const [schema = '', ...rest] = text.split('\n');
  return rest.length === 0
    ? schema.startsWith(schemaStart) || schemaStart.startsWith(schema)
    : schema.startsWith(schemaStart) && schema.endsWith(schemaEnd) && markerLine.startsWith(rest.join('\n'));
}

/** Whether the lines at the top are whole, so that nothing is missing where nothing follows them. */
export function hasHeader(text: string): boolean {
  return text.replaceAll('\r\n', '\n').includes(`${markerLine}\n`);
}

/** The file as a first export writes it. `defaults`: what its entries have in common and do not repeat. */
export function newFile(
  { list, entries, unexpressed }: FileContents,
  { defaults, action }: { readonly defaults: readonly Key[]; readonly action: ActionFacts },
): string {
  const items = entries.map(
    (entry) =>
      `${itemLines(entry)
        .map((line) => `  ${line}`)
        .join('\n')}\n`,
  );
  return [
    `${schemaLine(action)}\n${markerLine}\n`,
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
