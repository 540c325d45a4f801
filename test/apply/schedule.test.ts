import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Ended, runTasks, type Task } from '../../src/apply/schedule.ts';

const options = { parallelism: 3, cancelled: new AbortController().signal };
const done: Ended = { outcome: 'done' };
const task = (id: string, dependsOn: readonly string[] = [], key = id): Task => ({ id, dependsOn, key });

/** Runs tasks and notes when each starts and ends. */
async function traced(
  tasks: readonly Task[],
  ends: (id: string) => Ended = () => done,
  more: Partial<typeof options> = {},
) {
  const trace: string[] = [];
  let running = 0;
  let most = 0;
  const result = await runTasks(tasks, { ...options, ...more }, async ({ id }) => {
    trace.push(`+${id}`);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    trace.push(`-${id}`);
    return ends(id);
  });
  return { trace, most, outcomes: Object.fromEntries([...result].map(([{ id }, { outcome }]) => [id, outcome])) };
}

describe('the schedule', () => {
  test('runs what depends on each other in order, whatever the order of the tasks', async () => {
    const { trace } = await traced([task('c', ['b']), task('b', ['a']), task('a')]);
    expect(trace).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
  });

  test('runs independent tasks side by side, no more than allowed', async () => {
    const { most } = await traced(Array.from({ length: 10 }, (_, index) => task(`${index}`)));
    expect(most).toBe(3);
  });

  test('runs tasks of one key one after another, and a failure does not hold back the next', async () => {
    const { trace, outcomes } = await traced([task('a', [], 'k'), task('b', [], 'k')], (id) =>
      id === 'a' ? { outcome: 'failed' } : done,
    );
    expect(trace).toEqual(['+a', '-a', '+b', '-b']);
    expect(outcomes).toEqual({ a: 'failed', b: 'done' });
  });

  test.each(['failed', 'unknown', 'skipped'] as const)(
    'skips all that depends on a task that is %s, and nothing else',
    async (outcome) => {
      const { outcomes } = await traced([task('a'), task('b', ['a']), task('c', ['b']), task('d')], (id) =>
        id === 'a' ? { outcome } : done,
      );
      expect(outcomes).toEqual({ a: outcome, b: 'skipped', c: 'skipped', d: 'done' });
    },
  );

  test('throws what a task throws when those that had begun have ended, and starts nothing more', async () => {
    const trace: string[] = [];
    const ran = runTasks(
      ['a', 'b', 'c', 'd', 'e'].map((id) => task(id)),
      options,
      async ({ id }) => {
        trace.push(`+${id}`);
        await new Promise((resolve) => setTimeout(resolve, id === 'a' ? 1 : 20));
        trace.push(`-${id}`);
        if (id === 'a' || id === 'b') {
          throw new TypeError(`defect ${id}`);
        }
        return done;
      },
    );
    await expect(ran).rejects.toThrow('defect a');
    expect(trace).toEqual(['+a', '+b', '+c', '-a', '-b', '-c']);
  });

  test('starts nothing once it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort();
    const { trace, outcomes } = await traced([task('a'), task('b', ['a'])], undefined, { cancelled: stop.signal });
    expect([trace, outcomes]).toEqual([[], { a: 'skipped', b: 'skipped' }]);
  });

  test('comes to an end for any tasks, keys and dependencies without a circle', async () => {
    const tasks = fc.array(fc.record({ key: fc.nat(3), on: fc.array(fc.nat(20), { maxLength: 3 }) }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(tasks, fc.nat(1), async (shapes, turn) => {
        const all = shapes.map(({ key, on }, index) =>
          task(`${index}`, [...new Set(on.filter((other) => other < index))].map(String), `${key}`),
        );
        const { outcomes, trace } = await traced(turn === 1 ? all.toReversed() : all);
        expect(Object.values(outcomes)).toEqual(all.map(() => 'done'));
        for (const { id, dependsOn } of all) {
          for (const before of dependsOn) {
            expect(trace.indexOf(`-${before}`)).toBeLessThan(trace.indexOf(`+${id}`));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is said of a task that was not run', () => {
  const endsOf = async (tasks: readonly Task[], end: Ended, cancelled = options.cancelled) =>
    [...(await runTasks(tasks, { ...options, cancelled }, async () => end))].map(([{ id }, ended]) => [id, ended]);

  test('which task it waited for, and how that ended', async () => {
    expect(await endsOf([task('b', ['a']), task('a')], { outcome: 'failed', error: 'no' })).toEqual([
      ['b', { outcome: 'skipped', error: 'skipped because of "a" (failed)' }],
      ['a', { outcome: 'failed', error: 'no' }],
    ]);
  });

  test('that the run was cancelled', async () => {
    expect(await endsOf([task('a'), task('b', ['a'])], done, AbortSignal.abort())).toEqual([
      ['a', { outcome: 'skipped', error: 'skipped because the run was cancelled' }],
      ['b', { outcome: 'skipped', error: 'skipped because of "a" (skipped)' }],
    ]);
  });

  test('nothing, where it waits for a task that is not among these', async () => {
    expect(await endsOf([task('a', ['elsewhere'])], done)).toEqual([['a', done]]);
  });

  test('how it ended, where it had ended before, even in a run that is cancelled', async () => {
    const before: Ended = { outcome: 'done', liveId: 3 };
    const tasks = [{ ...task('a'), ended: before }, task('b', ['a'])];
    expect(await endsOf(tasks, done, AbortSignal.abort())).toEqual([
      ['a', before],
      ['b', { outcome: 'skipped', error: 'skipped because the run was cancelled' }],
    ]);
  });
});
