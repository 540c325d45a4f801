import type { Plan, Result, StepFacts, StepOutcome } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';

/** What input `mode` asks for. */
export type Mode = 'validate' | 'plan' | 'apply' | 'export';

/** Over these GitHub drops text silently, drops it all, or refuses the request. */
export const limits = {
  /** For a step and a level; what is over it is dropped, perhaps the one that matters. */
  annotationsPerLevel: 10,
  annotationChars: 4096,
  annotationTitleChars: 255,
  /** One more and the request is refused with 422. */
  commentChars: 65_536,
  /** One more and the whole summary is dropped. */
  summaryBytes: 1_048_576,
} as const;

/** Which run speaks; all `undefined` outside GitHub. */
export interface RunFacts {
  readonly id: number | undefined;
  readonly attempt: number | undefined;
  /** The commit that the plan speaks of: of a pull request its head, not the merge that was checked out. */
  readonly commit: string | undefined;
  /** The page of the run. */
  readonly url: string | undefined;
}

/** What an export wrote down, each object with its id where one is known. */
export interface ExportFacts {
  /** Whether it came from a live tenant, and not from files of the vendor's CLI. */
  readonly fromLive: boolean;
  /** Paths of the files, relative to the workspace. */
  readonly files: readonly string[];
  readonly datastores: readonly ExportedName[];
  readonly connections: readonly ExportedName[];
}

export interface ExportedName {
  readonly name: string;
  readonly id: number | undefined;
}

/** What a new reading of everything written says; `unread`: there was none. */
export type Convergence = boolean | 'unread';

/** Everything that log, annotations, summary, comment, outputs and plan file are made from, so that they cannot disagree. */
export interface Report {
  readonly mode: Mode;
  readonly label: string;
  readonly result: Result;
  /** `undefined`: the live state was not read, or the run ended before it could be planned. */
  readonly plan: Plan | undefined;
  /** Of the run; those of the plan may be left out here, they are taken from there. */
  readonly problems: readonly Problem[];
  /** Of an export, what is in the files it wrote. */
  readonly exported?: ExportFacts | undefined;
  /** `undefined`: nothing was to be applied. */
  readonly outcomes: readonly StepOutcome[] | undefined;
  /** Whether something was written, or counts as written since nothing shows that it was not. */
  readonly wrote: boolean;
  /** `undefined`: nothing was written. */
  readonly converged: Convergence | undefined;
  /** The step's final message when it fails. It is one of the ten error annotations. */
  readonly failure: string | undefined;
  /** The paths and globs of input `config`, as written there: with the label they say which comment is meant. */
  readonly config: readonly string[];
  /** The first of the files that were read. */
  readonly firstFile?: string | undefined;
  readonly run: RunFacts;
}

/** The problems of the run and of its plan, each once. */
export function problemsOf(report: Report): readonly Problem[] {
  return [...new Set([...report.problems, ...(report.plan?.problems ?? [])])];
}

export type Outcomes = ReadonlyMap<string, StepOutcome>;

/** Outcomes by step id; empty where nothing was applied. */
export function outcomesOf(report: Report): Outcomes {
  return new Map((report.outcomes ?? []).map((outcome) => [outcome.step.id, outcome]));
}

/** Outcomes that a person must act on or know about: failed and unknown, then skipped. */
export function unfinished(report: Report): readonly StepOutcome[] {
  const rank = { failed: 0, unknown: 0, skipped: 1, done: 2 } as const;
  return (report.outcomes ?? [])
    .filter((outcome) => outcome.outcome !== 'done')
    .toSorted((one, other) => rank[one.outcome] - rank[other.outcome]);
}

/** Names outside the file that a step touches too. */
export function outsiders(step: StepFacts): readonly string[] {
  return step.affects.filter((affected) => !affected.managed).map((affected) => affected.name);
}
