import type { Live } from '../plan/live.ts';
import type { Problem } from '../problem.ts';
import type { FileContents, Texts } from './file.ts';
import type { Selection } from './filters.ts';
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
      notice(
        `${kind} ${JSON.stringify(name)}${id === undefined ? '' : ` (id ${id})`} is not exported, since ${reason}.`,
      ),
    ),
    ...entries.flatMap(({ kind, name, leftOut }) =>
      leftOut.map(({ path, reason }) =>
        notice(`${path} of ${kind} ${JSON.stringify(name)} is not exported, since ${reason}.`),
      ),
    ),
  ];
}

/** An earlier export that could not be read as one; `why`: what is wrong with it, where it is YAML at least. */
export function rewrittenProblem(file: string, why: string | undefined): Problem {
  return {
    severity: 'notice',
    rule: 'export-rewritten',
    at: { file, line: 1, column: 1 },
    message: `The earlier export could not be used (${why ?? 'it is not YAML: was it cut off?'}), and is written anew.`,
    hint: 'What was in it is in the history of the repository.',
  };
}

/**
 * What keeps the plan of the files from being empty: something that a person wrote into them. `ours`: the text is one
 * that nobody has touched, so that it must not be written.
 */
export function verdictProblem(
  { message, at, problem }: Objection,
  { file, ours }: { readonly file: string; readonly ours: boolean },
): Problem {
  if (problem?.rule === 'yaml-limit') {
    return largeProblem(at?.file ?? file, `would hold too much (${message})`);
  }
  if (ours) {
    return {
      severity: 'error',
      rule: 'export-invalid',
      at: at ?? { file, line: 1, column: 1 },
      message: `The export is a file that no run would read, so nothing is written: ${message}.`,
      hint: 'This is a defect of the action: please report it. What is on that line can be left out by export-only.',
    };
  }
  return {
    severity: 'warning',
    rule: 'export-not-empty',
    at: at ?? { file, line: 1, column: 1 },
    message: `The plan of this file is not empty: ${message}.`,
    hint: problem?.hint ?? 'An export keeps what was added to its files by hand: look at that place.',
  };
}

/** What the reading itself may lack: absence is certain only to an Admin. */
export function readingProblems({ role, connections, datastores }: Live): readonly Problem[] {
  const hidden = [...connections.values()].flatMap((connection) =>
    (connection.datastores ?? [])
      .filter(({ id }) => !datastores.has(id))
      .map(({ id, name }) => `${JSON.stringify(name)} (id ${id})`),
  );
  const incomplete: Problem = {
    severity: 'notice',
    rule: 'export-incomplete',
    message: `The export was made by ${role === undefined ? 'a token whose role the API does not say' : `a ${role} token`}: datastores of other teams may be missing from it.`,
    hint: 'Only an Admin token sees everything.',
  };
  const seen: Problem = {
    severity: 'warning',
    rule: 'export-hidden',
    message: `Not exported, since this token may not see them: ${list(hidden)}.`,
    hint: 'Use a token whose teams may see them, or an Admin token.',
  };
  return [...(role === 'Admin' ? [] : [incomplete]), ...(hidden.length > 0 ? [seen] : [])];
}

/** Filters that took nothing, and whether anything is left. `count`: of the datastores that all filters together took. */
export function filterProblems({ filters, used }: Selection, count: number): readonly Problem[] {
  if (filters.length > 0 && count === 0) {
    return [
      {
        severity: 'error',
        rule: 'export-nothing',
        message: 'The filters of export-only take no datastore, so nothing is written.',
        hint: 'Lines are name globs, tag:NAME or type:s3; upper and lower case count in names and tags.',
      },
    ];
  }
  return filters
    .filter((filter) => !used.has(filter))
    .map((filter) => ({
      severity: 'warning',
      rule: 'export-no-match',
      message: `The filter ${JSON.stringify(filter.text)} of export-only takes no datastore.`,
      hint: 'Upper and lower case count in names and tags.',
    }));
}

/** Entries of the earlier export that this one does not have. */
export function removedProblems(removed: readonly string[], live: Live | undefined): readonly Problem[] {
  const why = live === undefined || live.role === 'Admin' ? '' : ' This token may just not see them.';
  return removed.length === 0
    ? []
    : [
        {
          severity: 'notice',
          rule: 'export-removed',
          message: `No longer in the export: ${list(removed.map((name) => JSON.stringify(name)))}.${why}`,
          hint: 'They are no longer there, or no longer chosen by export-only. The difference in git shows them.',
        },
      ];
}

/** A file that somebody else wrote. */
export function foreignProblem(file: string): Problem {
  return {
    severity: 'error',
    rule: 'export-foreign',
    at: { file, line: 1, column: 1 },
    message: `${file} was not written by an export, and is not overwritten.`,
    hint: 'Give another export-dir, or move the file away.',
  };
}

/** A file that a later run would refuse to read. `bytes`: the most that it reads. */
export function tooLarge(texts: Texts, paths: Texts, bytes: number): readonly Problem[] {
  return (['connections', 'datastores'] as const)
    .filter((name) => Buffer.byteLength(texts[name]) > bytes)
    .map((name) => largeProblem(paths[name], `would have more than ${bytes.toLocaleString('en')} bytes`));
}

function largeProblem(file: string, why: string): Problem {
  return {
    severity: 'error',
    rule: 'export-too-large',
    message: `${file} ${why}, which no run reads, so nothing is written.`,
    hint: 'Export in parts: export-only with an export-dir for each.',
  };
}

/** Enough names to know what is meant. */
const namesShown = 20;

function list(names: readonly string[]): string {
  const more = names.length - namesShown;
  return `${names.slice(0, namesShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
