import { problemOf } from '../config/reporter.ts';
import type { Problem } from '../problem.ts';

/** Values for `${{ secrets.NAME }}`, by name. */
export interface SecretsInput {
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the `secrets` input: a JSON object when it begins with `{`, lines of `NAME=value` otherwise. What is wrong is
 * told by line or by number, never with any of the content. `null`, which `toJSON` makes of a secret that GitHub does
 * not know, is no entry: what refers to it is told that it has no value.
 */
export function parseSecretsInput(text: string): SecretsInput {
  return text.trimStart().startsWith('{') ? parseJson(text) : parseLines(text);
}

// Never `toJSON(secrets)`: that is every secret of the repository.
const jsonHint = 'Write {"NAME": ${{ toJSON(secrets.NAME) }}}, or NAME=value lines.';

function parseJson(text: string): SecretsInput {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    return {
      values: new Map(),
      problems: [inputProblem('The secrets input begins with { but is not a JSON object.', jsonHint)],
    };
  }
  const values = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, [name, value]] of Object.entries(parsed as Record<string, unknown>).entries()) {
    if (typeof value === 'string') {
      values.set(name, value);
    } else if (value !== null) {
      problems.push(inputProblem(`Entry ${index + 1} of the secrets input is not a text.`, 'Put its value in quotes.'));
    }
  }
  return { values, problems };
}

function parseLines(text: string): SecretsInput {
  const values = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '' || line.trimStart().startsWith('#')) {
      continue;
    }
    const equals = line.indexOf('=');
    const name = equals < 0 ? '' : line.slice(0, equals).trim();
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      const hint = 'A value of several lines needs the JSON form: {"NAME": ${{ toJSON(secrets.NAME) }}}.';
      problems.push(inputProblem(`Line ${index + 1} of the secrets input is not NAME=value.`, hint));
    } else if (values.has(name)) {
      problems.push(inputProblem(`Line ${index + 1} of the secrets input repeats a name.`, 'Give each secret once.'));
    } else {
      values.set(name, line.slice(equals + 1));
    }
  }
  return { values, problems };
}

function inputProblem(message: string, hint: string): Problem {
  return problemOf('secrets-input', undefined, message, hint);
}
