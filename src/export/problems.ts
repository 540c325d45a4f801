import type { Problem } from '../problem.ts';
import type { FileContents } from './file.ts';
import type { Objection } from './verify.ts';

/** What the files cannot say, as notices: each is a comment in the file too. */
export function leftOutProblems({ entries, unexpressed }: FileContents, file: string): readonly Problem[] {
  const notice = (message: string): Problem => ({
    severity: 'notice',
    rule: 'export-left-out',
    at: { file, line: 1, column: 1 },
    message,
    hint: 'A comment in the file says so too; it stays as it is in Qualytics.',
  });
  return [
    ...unexpressed.map(({ kind, id, name, reason }) =>
      notice(`${kind} ${JSON.stringify(name)}${id === undefined ? '' : ` (id ${id})`} is not exported, since ${reason}.`),
    ),
    ...entries.flatMap(({ kind, name, leftOut }) =>
      leftOut.map(({ path, reason }) => notice(`${path} of ${kind} ${JSON.stringify(name)} is not exported, since ${reason}.`)),
    ),
  ];
}

/** An earlier export that could not be read as one. */
export function rewrittenProblem(file: string): Problem {
  return {
    severity: 'notice',
    rule: 'export-rewritten',
    at: { file, line: 1, column: 1 },
    message: 'The earlier export could not be read as YAML, perhaps since it was cut off, and is written anew.',
    hint: 'What was in it is in the history of the repository.',
  };
}

/** What keeps the plan of the files from being empty: something that a person wrote into them. */
export function verdictProblem({ message, at, problem }: Objection, file: string): Problem {
  return {
    severity: 'warning',
    rule: 'export-not-empty',
    at: at ?? { file, line: 1, column: 1 },
    message: `The plan of this file is not empty: ${message}.`,
    hint: problem?.hint ?? 'An export keeps what was added to its files by hand: look at that place.',
  };
}
