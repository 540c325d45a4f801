import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import type { Report } from './reporter.ts';
import type { ConfigRule } from './rules.ts';
import type { Place } from './tree.ts';

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
  TAB_AS_INDENT: { rule: 'yaml-tab', message: 'A tab is used as indentation.', hint: 'YAML indents with spaces only.' },
  TAG_RESOLVE_FAILED: {
    rule: 'yaml-tag',
    message: 'This YAML tag is not used here.',
    hint: 'Remove the part that begins with !, or put the value in quotes.',
  },
};

const unclosedQuote = 'Missing closing';
const unclosedBracket = 'Flow ';

/** A few of the parser's errors are several cases; how its text begins, which is never shown, tells them apart. */
const cases: readonly (readonly [string, Explained])[] = [
  [
    unclosedQuote,
    {
      rule: 'yaml-syntax',
      message: 'The quote that begins here is never closed.',
      hint: 'Close it with the same quote.',
    },
  ],
  [
    unclosedBracket,
    {
      rule: 'yaml-syntax',
      message: 'The bracket that opens here is never closed, or the lines in it are not indented.',
      hint: 'Close it, and indent what is inside.',
    },
  ],
  [
    'Sequence item without',
    {
      rule: 'yaml-syntax',
      message: 'A list entry must begin with "- ".',
      hint: 'Or is this line indented one space too few?',
    },
  ],
  [
    'Implicit map keys need to be followed',
    { rule: 'yaml-syntax', message: 'A colon and a value are missing after this key.', hint: 'Write key: value.' },
  ],
  [
    'Implicit keys need to be on a single line',
    {
      rule: 'yaml-syntax',
      message: 'This is not a key with a value.',
      hint: 'Is a colon missing here, or a quote above?',
    },
  ],
];

/** What is said, and the remedy, where the parser itself can go no deeper. */
export const tooDeep = [
  'The file is nested too deeply to be read.',
  'Nothing that this file describes needs that.',
] as const;

/** Over this many, later errors of a file are mostly the consequences of earlier ones. */
const mostErrors = 5;

/** Reports what the parser found, one problem a line, in our words. */
export function reportYamlErrors(
  document: Document.Parsed,
  text: string,
  place: (offset: number) => Place,
  report: Report,
): void {
  const exhausted = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) {
    // What else is said about such a file is a consequence, and its tree is too deep to be walked.
    report('yaml-limit', place(exhausted.pos[0]), ...tooDeep);
    return;
  }
  const lines = new Set<number>();
  for (const error of [...document.errors, ...document.warnings]) {
    const at = place(beginning(document, error));
    if (!lines.has(at.at.line) && lines.size < mostErrors) {
      lines.add(at.at.line);
      reportError(error, text, at, place, report);
    }
  }
}

/** Where the trouble begins: at the quote or bracket that is never closed, not where the file ends without it. */
function beginning(document: Document.Parsed, error: YAMLError): number {
  let start = error.pos[0];
  if (!error.message.startsWith(unclosedQuote) && !error.message.startsWith(unclosedBracket)) {
    return start;
  }
  visit(document, (_, node) => {
    const quoted = isScalar(node) && node.type?.startsWith('QUOTE');
    const opens = quoted || (isCollection(node) && node.flow);
    if (opens && node.range?.[1] === error.pos[0]) {
      start = node.range[0];
    }
  });
  return start;
}

function reportError(
  error: YAMLError,
  text: string,
  at: Place,
  place: (offset: number) => Place,
  report: Report,
): void {
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const [line = ''] = text.slice(lineStart).split('\n', 1);
  if (/^ *\t/.test(line)) {
    const tab = place(lineStart + line.indexOf('\t'));
    report('yaml-tab', tab, 'A tab is used as indentation.', 'YAML indents with spaces only.');
    return;
  }
  const bracket = line.search(/[[{]/);
  if (bracket >= 0 && line.includes('${{', bracket + 1) && error.code !== 'MULTIPLE_DOCS') {
    report('yaml-syntax', at, 'A ${{ … }} inside brackets is read as YAML.', 'Put it in quotes: "${{ env.NAME }}".');
    return;
  }
  const known =
    cases.find(([beginsWith]) => error.message.startsWith(beginsWith))?.[1] ?? explanations[error.code] ?? unexplained;
  report(known.rule, at, known.message, known.hint);
}

const unexplained: Explained = {
  rule: 'yaml-syntax',
  message: 'The file is not YAML here.',
  hint: 'Check the indentation, quotes and colons of this line and the one above.',
};
