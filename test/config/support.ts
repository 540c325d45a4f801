import { checkFiles } from '../../src/config/check.ts';
import type { Desired } from '../../src/config/desired.ts';
import { parseFiles } from '../../src/config/parse.ts';
import type { SourceFile } from '../../src/config/yaml.ts';
import { type Problem, problemText } from '../../src/problem.ts';

/** A text as one file, named `f.yaml`. The first line break of a template literal is not part of it. */
export function file(text: string, path = 'f.yaml'): SourceFile {
  return { path, text: text.replace(/^\n/, '') };
}

export interface Outcome {
  readonly desired: Desired | undefined;
  readonly problems: readonly Problem[];
  /** `severity rule line:column  message hint`. */
  readonly says: readonly string[];
}

/** What the offline check makes of files. */
export function check(files: string | readonly SourceFile[], options = { allowLiteralSecrets: false }): Outcome {
  const parsed = parseFiles(typeof files === 'string' ? [file(files)] : files);
  const { desired, problems } = checkFiles(parsed, options);
  return { desired, problems, says: problems.map(said) };
}

export function said(problem: Problem): string {
  return `${problem.severity} ${problem.rule} ${problemText(problem).replaceAll('f.yaml:', '')}`;
}

/** The desired state of a file without errors. */
export function desiredOf(text: string, options = { allowLiteralSecrets: false }): Desired {
  const { desired, says } = check(text, options);
  if (!desired) {
    throw new Error(`The file has errors:\n${says.join('\n')}`);
  }
  return desired;
}
