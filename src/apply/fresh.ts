import { type LiveDatastore, withForeignTags } from '../plan/live.ts';
import type { ApplyContext } from './context.ts';
import { StepError } from './outcomes.ts';

/** A reading right before a write. */
export async function readForWrite(id: number, { api, live }: ApplyContext): Promise<LiveDatastore> {
  const fresh = await api.datastore(id);
  if (!fresh) {
    throw new StepError(
      `It (id ${id}) no longer exists, or this token may not see it any more: changed since the plan. Plan again.`,
    );
  }
  return withForeignTags(fresh, live.tags);
}

/** @throws StepError naming the fields that are no longer what the plan saw. */
export function refuseIfStale(fields: readonly string[]): void {
  if (fields.length > 0) {
    throw new StepError(`${fields.join(', ')} changed since the plan. Plan again, and look at what changed it.`);
  }
}
