import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { SourceFile } from '../workspace/files.ts';
import { buildTree } from './build.ts';
import type { Report } from './reporter.ts';
import type { ConfigRule } from './rules.ts';
import type { Place, Tree } from './tree.ts';

/**
 * Over these a file is refused before it costs time: 1 MiB is about 3,000 datastores, which can be spread over several
 * files, and no person nests deeper than 40. `separators` bounds what the YAML parser has to build.
 */
export const yamlLimits = { bytes: 1_048_576, depth: 40, separators: 150_000, expandedNodes: 200_000 } as const;

/** One file's text as a tree. Problems go to `report`; `undefined` where there is nothing to go on with. */
export function parseYaml(file: SourceFile, report: Report): Tree | undefined {
  const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
  const start: Place = { at: { file: file.path, line: 1, column: 1 } };
  if (!withinLimits(text, start, report)) {
    return undefined;
  }
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { at: { file: file.path, line: Math.max(line, 1), column: Math.max(col, 1) } };
  };
  const document = parsed(text, lines);
  if (!document) {
    report(
      'yaml-limit',
      start,
      'The file is nested too deeply to be read.',
      `At most ${yamlLimits.depth} levels are read.`,
    );
    return undefined;
  }
  const directive = /^%YAML[ \t]+(\S+)/m.exec(text);
  if (directive && document.directives?.yaml.explicit && directive[1] !== '1.2') {
    report(
      'yaml-directive',
      place(directive.index),
      'The file asks for a YAML version other than 1.2.',
      'Remove the %YAML line.',
    );
    return undefined;
  }
  for (const error of document.errors) {
    reportError(error, text, place, report);
  }
  for (const warning of document.warnings) {
    reportError(warning, text, place, report);
  }
  const fatal = document.errors.some((error) => error.code !== 'MULTIPLE_DOCS');
  return fatal ? undefined : buildTree(document.contents, { place, report, limits: yamlLimits });
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    // Duplicate keys are looked for while the tree is built: the parser compares every key with every other.
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function withinLimits(text: string, start: Place, report: Report): boolean {
  if (text.length > yamlLimits.bytes) {
    report(
      'yaml-limit',
      start,
      'The file has more than 1,048,576 characters.',
      'Split it: `config` takes several files.',
    );
    return false;
  }
  const separators = text.match(/[\n,[\]{}]|[-?:] /g)?.length ?? 0;
  if (separators > yamlLimits.separators) {
    report('yaml-limit', start, 'The file has too many lines or values.', 'Split it: `config` takes several files.');
    return false;
  }
  return true;
}

interface Explained {
  readonly rule: ConfigRule;
  readonly message: string;
  readonly hint?: string;
}

/** Our words for the parser's: its own may quote the file, and a file may hold a secret. */
const explanations: Partial<Record<YAMLError['code'], Explained>> = {
  BAD_ALIAS: {
    rule: 'yaml-alias',
    message: 'This alias or anchor has no usable name.',
    hint: 'Write &name at the anchor and *name at the alias.',
  },
  ALIAS_PROPS: { rule: 'yaml-syntax', message: 'An alias cannot carry an anchor or a tag of its own.' },
  BAD_DIRECTIVE: {
    rule: 'yaml-directive',
    message: 'This line begins with %, which YAML reads as a directive.',
    hint: 'Put the value in quotes, or remove the line.',
  },
  BAD_DQ_ESCAPE: {
    rule: 'yaml-syntax',
    message: 'A double-quoted text has an unknown backslash sequence.',
    hint: 'Write \\\\ for a backslash, or use single quotes.',
  },
  BAD_INDENT: {
    rule: 'yaml-syntax',
    message: 'The indentation does not fit the lines above.',
    hint: 'Align it with its siblings, with spaces.',
  },
  BAD_SCALAR_START: {
    rule: 'yaml-syntax',
    message: 'A value cannot begin with this character without quotes.',
    hint: 'Put the value in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    rule: 'yaml-syntax',
    message: 'A mapping or a list begins in the middle of a line.',
    hint: 'Put it on a line of its own; a text that contains ": " needs quotes.',
  },
  BLOCK_IN_FLOW: { rule: 'yaml-syntax', message: 'Indented lists and block texts cannot stand inside brackets.' },
  MISSING_CHAR: { rule: 'yaml-syntax', message: 'A closing quote, bracket, comma or colon is missing.' },
  MULTILINE_IMPLICIT_KEY: {
    rule: 'yaml-syntax',
    message: 'A key runs over several lines.',
    hint: 'Is a colon or a quote missing on the line above?',
  },
  MULTIPLE_ANCHORS: { rule: 'yaml-syntax', message: 'A value can have one anchor only.' },
  MULTIPLE_DOCS: {
    rule: 'yaml-several-documents',
    message: 'A second YAML document begins here.',
    hint: 'Remove the --- line, or put the second document in a file of its own.',
  },
  MULTIPLE_TAGS: { rule: 'yaml-tag', message: 'A value can have one tag only.' },
  RESOURCE_EXHAUSTION: {
    rule: 'yaml-limit',
    message: 'The file is nested too deeply to be read.',
    hint: `At most ${yamlLimits.depth} levels are read.`,
  },
  TAB_AS_INDENT: { rule: 'yaml-tab', message: 'A tab is used as indentation.', hint: 'YAML indents with spaces only.' },
  TAG_RESOLVE_FAILED: {
    rule: 'yaml-tag',
    message: 'This YAML tag is not used here.',
    hint: 'Remove the part that begins with !, or put the value in quotes.',
  },
  BAD_COLLECTION_TYPE: {
    rule: 'yaml-tag',
    message: 'This YAML tag does not fit its value.',
    hint: 'Remove the part that begins with !.',
  },
};

function reportError(error: YAMLError, text: string, place: (offset: number) => Place, report: Report): void {
  const at = place(error.pos[0]);
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const lineEnd = text.indexOf('\n', error.pos[0]);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  if (/^ *\t/.test(line)) {
    const tab = place(lineStart + line.indexOf('\t'));
    report('yaml-tab', tab, 'A tab is used as indentation.', 'YAML indents with spaces only.');
    return;
  }
  if (/[[{][^\n]*\$\{\{/.test(line) && error.code !== 'MULTIPLE_DOCS') {
    report('yaml-syntax', at, 'A ${{ … }} inside brackets is read as YAML.', 'Put it in quotes: "${{ env.NAME }}".');
    return;
  }
  const known = explanations[error.code] ?? {
    rule: 'yaml-syntax',
    message: 'The file is not YAML here.',
    hint: 'Check the indentation, quotes and colons of this line and the one above.',
  };
  report(known.rule, at, known.message, known.hint);
}
