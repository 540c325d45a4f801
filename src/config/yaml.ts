import { type Document, LineCounter, parseDocument } from 'yaml';
import { buildTree } from './build.ts';
import type { Report } from './reporter.ts';
import type { Place, Tree } from './tree.ts';
import { reportYamlErrors, tooDeep } from './yaml-errors.ts';

/** A configuration file. `path` is relative to the workspace, with `/` between its parts. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Over these a file is refused before it costs time. 5,000 datastores of a dozen lines each fit into one file, and no
 * person nests deeper than 40. `separators` (lines, list entries, commas, opened brackets) bounds what the YAML parser
 * has to build, at about 10 µs each; `brackets` spares it what it reads slowest.
 */
export const yamlLimits = {
  characters: 3_145_728,
  separators: 150_000,
  brackets: 500,
  depth: 40,
  expandedNodes: 200_000,
} as const;

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
    report('yaml-limit', start, ...tooDeep);
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
  reportYamlErrors(document, text, place, report);
  const fatal = document.errors.some((error) => error.code !== 'MULTIPLE_DOCS');
  return fatal ? undefined : buildTree(document.contents, { text, place, report, limits: yamlLimits });
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    // Duplicate keys are looked for while the tree is built: the parser compares every key with every other.
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      resolveKnownTags: false,
    });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function withinLimits(text: string, start: Place, report: Report): boolean {
  const tooMuch = (most: number, what: string): false => {
    const message = `The file has more than ${most.toLocaleString('en')} ${what}.`;
    report('yaml-limit', start, message, 'Split it: `config` takes several files.');
    return false;
  };
  if (text.length > yamlLimits.characters) {
    return tooMuch(yamlLimits.characters, 'characters');
  }
  const { separators, depth } = outline(text);
  if (separators > yamlLimits.separators) {
    return tooMuch(yamlLimits.separators, 'lines and list entries');
  }
  if (depth > yamlLimits.brackets) {
    report('yaml-limit', start, ...tooDeep);
    return false;
  }
  return true;
}

/** A rough look that spares the parser the worst: texts count too, which only matters far above what people write. */
function outline(text: string): { readonly separators: number; readonly depth: number } {
  let separators = 0;
  let open = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    const opens = character === '[' || character === '{';
    const entry = (character === '-' || character === '?') && text[index + 1] === ' ';
    if (opens || entry || character === '\n' || character === ',') {
      separators += 1;
    }
    if (opens) {
      open += 1;
      depth = Math.max(depth, open);
    } else if (character === ']' || character === '}') {
      open = Math.max(0, open - 1);
    }
  }
  return { separators, depth };
}
