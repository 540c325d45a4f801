import type { RunEvent } from './github/event.ts';
import type { Plan, Result, StepOutcome } from './plan/plan.ts';
import type { Step } from './plan/steps.ts';
import type { Problem } from './problem.ts';
import type { CommentPolicy } from './report/comment.ts';
import type { Convergence, ExportFacts, Mode, Report, RunFacts } from './report/report.ts';
import type { Secret } from './secret.ts';

/** What a run knows so far. It outlives an error or a signal, so that what was done before it is reported all the same. */
export interface Progress {
  mode: Mode;
  label: string;
  config: readonly string[];
  /** The first of the files that were read. */
  firstFile: string | undefined;
  run: RunFacts;
  readonly problems: Problem[];
  plan: Plan<Step> | undefined;
  outcomes: StepOutcome[] | undefined;
  exported?: ExportFacts;
  /** Whether something was written, or counts as written since nothing shows that it was not. */
  wrote: boolean;
  /** Errors of requests that may have, until a reading shows that they did not. */
  readonly openWrites: Set<unknown>;
  /** Whether there is something to do that no rotation asks for. */
  drifts: boolean;
  converged: Convergence | undefined;
  /** Set once the run has come to an end of its own. */
  result: Result | undefined;
  /** The step's final message, when it fails. */
  failure: string | undefined;
  /** Where the sticky comment goes, once the event is known. */
  comment: CommentPlace | undefined;
}

/** What writing the sticky comment takes besides the report. */
export interface CommentPlace {
  readonly event: RunEvent;
  readonly policy: CommentPolicy;
  readonly token: Secret | undefined;
}

/** A run that has not begun. */
export function noProgress(): Progress {
  return {
    mode: 'plan',
    label: '',
    config: [],
    firstFile: undefined,
    run: { id: undefined, attempt: undefined, commit: undefined, url: undefined },
    problems: [],
    plan: undefined,
    outcomes: undefined,
    wrote: false,
    openWrites: new Set(),
    drifts: false,
    converged: undefined,
    result: undefined,
    failure: undefined,
    comment: undefined,
  };
}

/** Something was written, or counts as written since nothing shows that it was not. What the server made of it is not known until it is read again. */
export function noteWritten(progress: Progress): void {
  progress.wrote = true;
  progress.converged ??= 'unread';
}

/** The progress as it is to be reported; a run without a result of its own failed, in part where something was written. */
export function reportOf(progress: Progress): Report {
  return {
    ...progress,
    problems: [...progress.problems],
    result: progress.result ?? (progress.wrote ? 'partial' : 'failed'),
  };
}

/** Why `fail-on-changes` fails a plan; rotation is asked for, so it is not drift. */
export function driftFailure({ drifts, result }: Progress): string | undefined {
  return result === 'planned' && drifts ? 'There is something to do, and fail-on-changes is true.' : undefined;
}
