import { ApiError, isTransient, mayHaveBeenProcessed, wasNotProcessed } from '../qualytics/errors.ts';
import { type RetryPolicy, withRetries } from '../qualytics/retry.ts';
import { errorText, StepError, unlessDefect } from './outcomes.ts';

/**
 * What a reading right before a write says: the object is as wanted, it is not, or nobody can tell since what is to be
 * written cannot be read back.
 */
export type Look = 'as-wanted' | 'to-do' | 'unreadable';

/** What a step says where it did not come to its end. */
export interface Words {
  /** After a lost answer, where a last look does not tell either. */
  readonly unsettled?: string;
  /** After an answer that was an error, where a last look finds it still to do. */
  readonly notDone?: string;
  /** Where the look before the write failed, so that there was none. */
  readonly unsent?: string;
}

/**
 * Writes what can be looked at: before each try the object is read afresh. `look` throws where somebody else changed it
 * since the plan. An answer that stays lost is settled by one last look.
 */
export async function writeFresh(
  policy: RetryPolicy,
  look: () => Promise<Look>,
  write: () => Promise<void>,
  {
    unsettled = 'Whether it was done will show in the next run.',
    notDone = 'A new reading shows that it was not done.',
    unsent = 'Nothing of this step was sent.',
  }: Words = {},
): Promise<void> {
  let lastWrite: unknown;
  let lastLook: unknown;
  const open: unknown[] = [];
  try {
    // A look that failed has been repeated already.
    const may = (error: ApiError): boolean => error !== lastLook && isTransient(error);
    await withRetries(policy, may, async () => {
      const seen = await look().catch((error: unknown) => {
        lastLook = error;
        throw error instanceof ApiError && lastWrite === undefined ? notBegun(error, unsent) : error;
      });
      if (seen !== 'as-wanted') {
        lastWrite = undefined;
        await write().catch((error: unknown) => {
          lastWrite = error;
          if (mayHaveBeenProcessed(error)) {
            open.push(error);
          }
          throw error;
        });
      }
    });
  } catch (error) {
    if (!mayHaveBeenProcessed(lastWrite)) {
      throw error;
    }
    await settle(open, look, { unsettled, notDone });
  }
}

/** A look that fails before anything was sent is the end of the step. */
function notBegun(error: ApiError, unsent: string): StepError {
  return new StepError(`${errorText(error)} ${unsent}`, {
    outcome: error.failure === 'cancelled' ? 'skipped' : 'failed',
    cause: error,
  });
}

/** `open`: the errors of what was sent, the last one last. */
async function settle(
  open: readonly unknown[],
  look: () => Promise<Look>,
  { unsettled, notDone }: Required<Omit<Words, 'unsent'>>,
): Promise<void> {
  const error = open.at(-1);
  const seen = await look().catch(unlessDefect('unreadable' as const));
  if (seen === 'as-wanted') {
    return;
  }
  // After a clear error and an unchanged reading it was not done; after an answer that never came it may still be under way.
  const answered = error instanceof ApiError && error.failure === 'status';
  const isKnown = answered && seen === 'to-do';
  throw new StepError(`${errorText(error)} ${isKnown ? notDone : unsettled}`, {
    outcome: isKnown ? 'failed' : 'unknown',
    cause: error,
    ...(isKnown ? { undone: open } : {}),
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
    if (!mayHaveBeenProcessed(error)) {
      throw error;
    }
    return await lookFor(policy, error, find);
  }
}

/** Looks for what the API says is there, or will be: it may list it only a moment later. */
export async function lookPatiently<T>(
  policy: RetryPolicy,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const found = await find();
  if (found !== undefined) {
    return found;
  }
  await policy.sleep(looks[1]);
  return find();
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
      unlessDefect(undefined)(cause);
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
