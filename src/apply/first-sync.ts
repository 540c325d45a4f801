import type { Operation } from '../plan/steps.ts';
import { ApiError } from '../qualytics/errors.ts';
import { type ApplyContext, idOf } from './context.ts';
import { errorText, StepError, unlessDefect } from './outcomes.ts';
import { type Look, writeFresh } from './settle.ts';

/**
 * Pauses before the looks for an operation that was started otherwise, in milliseconds: by a create's own flag, by a
 * request whose answer was lost, or by a rival.
 */
const looks = [0, 200, 500, 1_000] as const;

const mayStart = 'It may still start.';

/** Makes sure that a datastore has an operation, and starts a first sync only when it has none. */
export async function firstSync(
  { datastore }: Extract<Operation, { does: 'sync' }>,
  context: ApplyContext,
): Promise<number> {
  const id = idOf(datastore, context);
  let pauses: readonly number[] = 'step' in datastore ? looks : looks.slice(0, 1);
  const look = async (): Promise<Look> => {
    const seen = await lookFor(id, pauses, context);
    // From here on a request of this step may have started one that the server lists only a moment later.
    pauses = looks;
    return seen;
  };
  try {
    await writeFresh(context.policy, look, () => startSync(id, context), {
      unsettled: mayStart,
      notDone: mayStart,
    });
  } catch (error) {
    if (!(await isUnderWay(error, id, context))) {
      throw withRemedy(error);
    }
  }
  return id;
}

async function lookFor(id: number, pauses: readonly number[], { api, policy }: ApplyContext): Promise<Look> {
  for (const pause of pauses) {
    await policy.sleep(pause);
    if (await api.hasOperation(id)) {
      return 'as-wanted';
    }
  }
  return 'to-do';
}

/** Under its newer name, or under the older one where the newer is refused. */
async function startSync(id: number, { api }: ApplyContext): Promise<void> {
  try {
    await api.runSync(id, 'sync');
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 422) {
      throw error;
    }
    await api.runSync(id, 'catalog');
  }
}

/** A 409 may mean that an operation of this datastore is running: the one that was wanted. */
async function isUnderWay(error: unknown, id: number, context: ApplyContext): Promise<boolean> {
  return (
    error instanceof ApiError &&
    error.status === 409 &&
    (await lookFor(id, looks, context).catch(unlessDefect(undefined))) === 'as-wanted'
  );
}

/** What to do about it: a plan starts what is missing only where a datastore's reading has `latest_operation`. */
function withRemedy(error: unknown): unknown {
  if (!(error instanceof ApiError || error instanceof StepError)) {
    return error;
  }
  const cancelled = error instanceof ApiError && error.failure === 'cancelled';
  return new StepError(
    `${errorText(error)} The next run starts a first sync that is missing where the API tells of a datastore's operations; otherwise look whether it has one, and start it by hand.`,
    { outcome: error instanceof StepError ? error.outcome : cancelled ? 'unknown' : 'failed', cause: error },
  );
}
