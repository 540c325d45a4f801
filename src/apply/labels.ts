import type { Operation, Step } from '../plan/steps.ts';
import { ApiError } from '../qualytics/errors.ts';
import { type ApplyContext, inTurn } from './context.ts';
import { refuseIfStale } from './fresh.ts';
import { StepError } from './outcomes.ts';
import { createOnce, type Look, lookPatiently, writeFresh } from './settle.ts';

/** Makes a tag; one that somebody else has made meanwhile is as good. */
export async function createTag(name: string, { api, policy }: ApplyContext): Promise<undefined> {
  const exists = async (): Promise<boolean> => (await api.tags()).has(name);
  try {
    await createOnce(
      policy,
      () => {
        return api.createTag(name);
      },
      async () => ((await exists()) ? { state: 'ours', value: undefined } : { state: 'absent' }),
    );
  } catch (error) {
    const conflicts = error instanceof ApiError && error.status === 409;
    if (!conflicts || !(await lookPatiently(policy, async () => (await exists()) || undefined))) {
      throw error;
    }
  }
}

/** Makes a group, or takes the one of that name that somebody else has made meanwhile. */
export async function createGroup(step: Step, icon: string | undefined, context: ApplyContext): Promise<number> {
  const { api, policy, memory } = context;
  const existing = async (): Promise<number | undefined> =>
    (await api.groups()).find(({ name }) => name.toLowerCase() === step.name.toLowerCase())?.id;
  const create = async (): Promise<number> => {
    const made = await createOnce(
      policy,
      () => {
        return api.createGroup({ name: step.name, ...(icon === undefined ? {} : { icon }) });
      },
      async () => {
        const id = await existing();
        return id === undefined ? { state: 'absent' } : { state: 'ours', value: id };
      },
    );
    context.onCreated('group', step.name, made);
    return made;
  };
  const id = await inTurn(context, create).catch(async (error: unknown) => {
    const conflicts = error instanceof ApiError && error.status === 409;
    const found = conflicts ? await lookPatiently(policy, existing) : undefined;
    if (found === undefined) {
      throw error;
    }
    return found;
  });
  memory.made.set(step.id, id);
  return id;
}

/** Gives a group its icon, under the name that it has by then. */
export async function updateGroup(
  { group, icon }: Extract<Operation, { does: 'update-group' }>,
  context: ApplyContext,
): Promise<number> {
  const { api, policy } = context;
  let name = group.name;
  const look = async (): Promise<Look> => {
    const fresh = (await api.groups()).find(({ id }) => id === group.id);
    if (!fresh) {
      throw new StepError(
        `Group "${group.name}" (id ${group.id}) no longer exists: changed since the plan. Plan again.`,
      );
    }
    name = fresh.name;
    refuseIfStale(fresh.icon !== icon && fresh.icon !== group.icon ? ['icon'] : []);
    return fresh.icon === icon ? 'as-wanted' : 'to-do';
  };
  await writeFresh(policy, look, async () => {
    await api.updateGroup(group.id, { name, icon });
  });
  return group.id;
}
