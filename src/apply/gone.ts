import type { Live } from '../plan/live.ts';
import type { StepOutcome } from '../plan/plan.ts';
import type { Reader } from '../qualytics/reader.ts';
import type { RetryPolicy } from '../qualytics/retry.ts';
import { unlessDefect } from './outcomes.ts';

/** Pauses before the looks at what was deleted, in milliseconds. */
const looks = [0, 500, 1_500] as const;

/**
 * A reading without what this run deleted and the server still showed for a moment: whether a delete is done when it is
 * answered is documented nowhere. What stays is in the reading.
 */
export async function withoutDeleted(
  live: Live,
  outcomes: readonly StepOutcome[],
  { datastore }: Pick<Reader, 'datastore'>,
  { sleep }: Pick<RetryPolicy, 'sleep'>,
): Promise<Live> {
  const isGone = async (id: number): Promise<boolean> => {
    for (const pause of looks) {
      await sleep(pause);
      if ((await datastore(id)) === undefined) {
        return true;
      }
    }
    return false;
  };
  const lingering = outcomes.flatMap(({ step, outcome }) =>
    step.action === 'delete' && outcome === 'done' && step.liveId !== null && live.datastores.has(step.liveId)
      ? [step.liveId]
      : [],
  );
  const gone = await Promise.all(
    lingering.map(async (id) => ((await isGone(id).catch(unlessDefect(false))) ? [id] : [])),
  );
  const ids = new Set(gone.flat());
  return { ...live, datastores: new Map([...live.datastores].filter(([id]) => !ids.has(id))) };
}
