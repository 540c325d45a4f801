import { ApiError } from '../qualytics/errors.ts';

/** A step that must not be performed, or could not be: what is wrong, and what to do about it. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly outcome: 'failed' | 'unknown' | 'skipped';
  /** It speaks for the whole plan: what has not begun is not done. */
  readonly holdsAll: boolean;
  /** The id of what was made although the step failed. */
  readonly liveId: number | undefined;
  /** Errors of requests that left open whether they wrote, and did not, as a reading after them shows. */
  readonly undone: readonly unknown[];

  constructor(
    message: string,
    facts: {
      readonly outcome?: 'failed' | 'unknown' | 'skipped';
      readonly liveId?: number;
      readonly holdsAll?: true;
      readonly undone?: readonly unknown[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: facts.cause });
    this.outcome = facts.outcome ?? 'failed';
    this.liveId = facts.liveId;
    this.holdsAll = facts.holdsAll === true;
    this.undone = facts.undone ?? [];
  }
}

/** Fact and remedy in one text. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError) {
    return error.hint ? `${error.message} ${error.hint}` : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Handles an error of the API or of a step by a value; anything else is a defect of ours, and is thrown on. */
export function unlessDefect<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof ApiError || error instanceof StepError) {
      return value;
    }
    throw error;
  };
}
