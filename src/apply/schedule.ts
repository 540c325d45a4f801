import pLimit from 'p-limit';
import type { Outcome } from '../plan/plan.ts';

export interface Task {
  readonly id: string;
  readonly dependsOn: readonly string[];
  /** Tasks with the same key run one after another, in their order; a failure of one does not hold back the next. */
  readonly key: string;
  /** Of a task that has ended already: how. It is not run. */
  readonly ended?: Ended | undefined;
}

export interface Ended {
  readonly outcome: Outcome;
  readonly error?: string | undefined;
  readonly liveId?: number | undefined;
  /** Its failure is one of the whole plan. */
  readonly holdsAll?: boolean;
}

/**
 * Runs each task when all that it depends on is done, independent ones side by side. What depends on a task that was
 * not done is skipped, the rest goes on. When `cancelled` is aborted nothing new starts.
 *
 * @returns the end of each task, in the order of the tasks.
 * @throws what a task throws, when those that had begun have ended: a write in flight is not given up. Nothing new starts
 *   after it.
 */
export async function runTasks<T extends Task>(
  tasks: readonly T[],
  options: { readonly parallelism: number; readonly cancelled: AbortSignal },
  run: (task: T) => Promise<Ended>,
): Promise<ReadonlyMap<T, Ended>> {
  const limit = pLimit(options.parallelism);
  const started = new Map<string, Promise<Ended>>();
  const lastOfKey = new Map<string, Promise<unknown>>();
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const thrown: unknown[] = [];

  const start = (task: T): Promise<Ended> => {
    const running = started.get(task.id);
    if (running !== undefined) {
      return running;
    }
    const before = lastOfKey.get(task.key);
    const promise = task.ended ? Promise.resolve(task.ended) : perform(task, before);
    started.set(task.id, promise);
    lastOfKey.set(task.key, promise);
    return promise;
  };

  const perform = async (task: T, before: Promise<unknown> | undefined): Promise<Ended> => {
    const dependencies = task.dependsOn.flatMap((id) => byId.get(id) ?? []);
    const ends = await Promise.all(dependencies.map(async (one) => ({ id: one.id, end: await start(one) })));
    await before;
    const broken = ends.find(({ end }) => end.outcome !== 'done');
    if (broken) {
      return { outcome: 'skipped', error: `skipped because of "${broken.id}" (${broken.end.outcome})` };
    }
    return limit(() =>
      options.cancelled.aborted || thrown.length > 0
        ? { outcome: 'skipped' as const, error: 'skipped because the run was cancelled' }
        : // Thrown below, when nothing is in flight any more.
          run(task).catch((error: unknown) => {
            thrown.push(error);
            return { outcome: 'unknown' as const };
          }),
    );
  };

  const ends = await Promise.all(tasks.map(async (task) => [task, await start(task)] as const));
  if (thrown.length > 0) {
    throw thrown[0];
  }
  return new Map(ends);
}
