import { stringify, type ToStringOptions } from 'yaml';
import { splitPath } from '../connectors/field.ts';
import { visible } from '../report/escape.ts';
import { type Entry, isGroup, type Key, type LeftOut, type Unexpressed, type Written } from './entry.ts';

/**
 * How values are printed: each on one line, quoted wherever YAML 1.1 or 1.2 would read something else than a text
 * (`yes`, `012`, `1e3`), since people open these files with tools of both.
 */
const printing: Printing = {
  compat: 'yaml-1.1',
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  flowCollectionPadding: false,
};

type Printing = ToStringOptions & { readonly compat: 'yaml-1.1' };

/**
 * Only in double quotes a line break is two characters (in single ones, and in a plain text in brackets, it folds the
 * line), and a blank that YAML does not take for one stays at the end of a text.
 */
const printingQuoted: Printing = {
  ...printing,
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
  singleQuote: false,
};

function printed(value: unknown, more: ToStringOptions = {}): string {
  return stringify(value, { ...(needsQuotes(value) ? printingQuoted : printing), ...more });
}

function needsQuotes(value: unknown): boolean {
  return typeof value === 'string'
    ? /[\r\n]|^\s|\s$/.test(value)
    : typeof value === 'object' && value !== null && Object.entries(value).flat().some(needsQuotes);
}

/** A list that is longer than this stands on lines of its own. */
const flowListChars = 90;

/** A value as it stands behind its key. */
export function valueText(value: Written): string {
  if (Array.isArray(value) || isGroup(value)) {
    return flowText(value);
  }
  return printed({ k: value }).slice(3).trimEnd();
}

/** A value as it stands inside brackets, lists and mappings too. */
export function flowText(value: unknown): string {
  return printed([value], { collectionStyle: 'flow' }).trim().slice(1, -1);
}

/** A key, as it may stand on lines and in brackets: most need no quotes, but a parameter may be called anything. */
function keyText(name: string): string {
  return /^[a-z_]+$/i.test(name) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(name)
    ? name
    : flowText({ [name]: 0 }).slice(1, -4);
}

/** The lines of one key without its section, the first not indented, the others relative to it. */
export function keyLines({ path, value }: Key): readonly string[] {
  const name = keyText(splitPath(path).name);
  if (Array.isArray(value)) {
    const items = value as readonly string[];
    const flow = flowText(items);
    return flow.length <= flowListChars
      ? [`${name}: ${flow}`]
      : [`${name}:`, ...items.map((one) => `  - ${valueText(one)}`)];
  }
  return [`${name}: ${valueText(value)}`];
}

/** One key inside a mapping in brackets. */
export function keyFlow({ path, value }: Key): string {
  return `${keyText(splitPath(path).name)}: ${flowText(value)}`;
}

/** What begins every comment that is ours: such lines are brought up to date, all other comments are a person's. */
export const ourRemark = '# Not exported: ';

export function isRemark(line: string): boolean {
  return line.trimStart().startsWith(ourRemark);
}

export function leftOutLine({ path, reason }: LeftOut): string {
  return `${ourRemark}${visible(path)}, since ${visible(reason)}.`;
}

export function unexpressedLine({ kind, id, name, reason }: Unexpressed): string {
  const which = id === undefined ? '' : ` (id ${id})`;
  return `${ourRemark}${kind} ${visible(JSON.stringify(name))}${which}, since ${visible(reason)}.`;
}

/** The lines of an entry as a mapping, not indented: keys by section, a comment for each secret, and what is left out. */
function entryLines(entry: Entry): readonly string[] {
  const lines = [`name: ${valueText(entry.name)}`];
  const sections = new Set(['', ...[...entry.keys, ...entry.hints].map(({ path }) => splitPath(path).section ?? '')]);
  for (const section of sections) {
    const own = <T extends { readonly path: string }>(all: readonly T[]): readonly T[] =>
      all.filter(({ path }) => (splitPath(path).section ?? '') === section);
    const keys = own(entry.keys).flatMap(keyLines);
    const hints = own(entry.hints).map(({ path, reference }) => `# ${keyText(splitPath(path).name)}: ${reference}`);
    if (section === '') {
      lines.push(...keys, ...hints);
    } else if (keys.length > 0) {
      lines.push(`${section}:`, ...[...keys, ...hints].map((line) => `  ${line}`));
    } else {
      lines.push(`# ${section}:`, ...hints.map((line) => line.replace('# ', '#   ')));
    }
  }
  return [...lines, ...entry.leftOut.map(leftOutLine)];
}

/** The same as an item of a list, indented by two as the whole list is. */
export function itemLines(entry: Entry): readonly string[] {
  return entryLines(entry).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
