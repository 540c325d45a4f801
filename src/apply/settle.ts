import { ApiError, isTransient, mayHaveBeenProcessed, wasNotProcessed } from '../qualytics/errors.ts';
import { type RetryPolicy, withRetries } from '../qualytics/retry.ts';
import { errorText, StepError } from './outcomes.ts';

/**
 * Writes what can be looked at: before each try the object is read afresh. `look` says whether it already is as wanted,
 * and throws where somebody else changed it since the plan. An answer that stays lost is settled by one last look.
 */
export async function writeFresh(
  policy: RetryPolicy,
  look: () => Promise<boolean>,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await withRetries(policy, isTransient, async () => {
      if (!(await look())) {
        await write();
      }
    });
  } catch (error) {
    if (!mayHaveBeenProcessed(error)) {
      throw error;
    }
    if (!(await lastLook(look))) {
      throw unsettled(error);
    }
  }
}

async function lastLook(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch {
    return false;
  }
}

/** After an answer that never came nobody can say whether it was done; after a clear 5xx and an unchanged reading it was not. */
function unsettled(error: unknown): StepError {
  const lost = error instanceof ApiError && error.failure !== 'status';
  return new StepError(`${errorText(error)} Whether it was done will show in the next run.`, {
    outcome: lost ? 'unknown' : 'failed',
    cause: error,
  });
}

export type Found<T> =
  | { readonly state: 'ours'; readonly value: T }
  | { readonly state: 'theirs'; readonly id: number; readonly differs: readonly string[] }
  | { readonly state: 'absent' };

/** Pauses before the looks that follow a lost create, in milliseconds: a slow server may still be at it. */
const looks = [0, 1_000] as const;

/**
 * Creates at most once. Repeated only where the API cannot have processed the request; after anything else what was to
 * be created is looked for, since these APIs know no idempotency keys.
 */
export async function createOnce<T>(
  policy: RetryPolicy,
  create: () => Promise<T>,
  find: () => Promise<Found<T>>,
): Promise<T> {
  try {
    return await withRetries(policy, wasNotProcessed, create);
  } catch (error) {
    if (!mayHaveBeenProcessed(error) || wasNotProcessed(error as ApiError)) {
      throw error;
    }
    return await lookFor(policy, error, find);
  }
}

async function lookFor<T>(policy: RetryPolicy, error: unknown, find: () => Promise<Found<T>>): Promise<T> {
  const unknown = (why: string): StepError =>
    new StepError(`${errorText(error)} ${why} The next run will settle it.`, { outcome: 'unknown', cause: error });
  for (const pause of looks) {
    let found: Found<T>;
    try {
      await policy.sleep(pause);
      found = await find();
    } catch (cause) {
      throw unknown(`Looking for it failed too: ${errorText(cause)}`);
    }
    if (found.state === 'ours') {
      return found.value;
    }
    if (found.state === 'theirs') {
      throw new StepError(
        `${errorText(error)} Something of that name (id ${found.id}) appeared meanwhile and was made by someone else: it differs in ${found.differs.join(', ')}. Choose another name, or make the entry and it agree.`,
        { cause: error },
      );
    }
  }
  throw unknown('It was looked for and not found.');
}
