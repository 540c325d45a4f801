/** A place in a file, counted from 1. `column` is that of the exact key or value. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning' | 'notice';

/** What a person should know or must fix: what is wrong, where, and what to do about it. */
export interface Problem {
  readonly severity: Severity;
  /** Kebab-case id of the rule, stable, listed in `docs/rules.md`. */
  readonly rule: string;
  /** The fact. Never quotes a value that could be secret. */
  readonly message: string;
  /** The remedy, as a sentence. */
  readonly hint?: string;
  readonly at?: Position;
  /** Further places that belong to the problem: the other of two duplicates, the anchor of an alias. */
  readonly also?: readonly Position[];
}

/** Whether a run may go on in spite of these problems. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** `file:line:column  message hint`, the one textual form of a problem. */
export function problemText(problem: Problem): string {
  const place = problem.at ? `${positionText(problem.at)}  ` : '';
  const also = (problem.also ?? []).map((at) => ` (see ${positionText(at)})`).join('');
  return `${place}${problem.message}${also}${problem.hint ? ` ${problem.hint}` : ''}`;
}

/** `file:line:column`. */
export function positionText(at: Position): string {
  return `${at.file}:${at.line}:${at.column}`;
}

/** The workflow's author must act: an input or the environment of the step is wrong. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

/** The file's author must act. Carries every problem of every file, not the first one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}
