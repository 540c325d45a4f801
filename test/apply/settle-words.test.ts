import { describe, expect, test } from '@jest/globals';
import { StepError } from '../../src/apply/outcomes.ts';
import { createOnce, writeFresh } from '../../src/apply/settle.ts';
import { ApiError } from '../../src/qualytics/errors.ts';
import { lost, lostText, stageOf, status, stopped } from './support.ts';

/** How it ends when the looks and the writes answer so, with all that was done on the way. */
async function ending(
  kind: 'write' | 'create',
  answers: { readonly looks: readonly unknown[]; readonly sends: readonly unknown[]; readonly maxRetries?: number },
): Promise<{ ended: unknown; cause?: unknown; log: readonly string[] }> {
  const { context, log } = stageOf(
    { hasOperation: answers.looks, link: answers.sends },
    { maxRetries: answers.maxRetries ?? 1 },
  );
  const look = () => context.api.hasOperation(1) as Promise<unknown>;
  const send = () => context.api.link(1, 2) as Promise<unknown>;
  const run = async () =>
    kind === 'write'
      ? writeFresh(context.policy, look as never, send as never)
      : createOnce(context.policy, send, look as never);
  const short = (): readonly string[] =>
    log.map((line) => line.replace(/^hasOperation.*/, 'look').replace(/^link.*/, 'send'));
  try {
    return { ended: await run(), log: short() };
  } catch (error) {
    return error instanceof StepError
      ? { ended: [error.outcome, error.message], cause: error.cause, log: short() }
      : { ended: error, log: short() };
  }
}

describe('a write', () => {
  const write = (
    looks: readonly unknown[],
    sends: readonly unknown[],
    maxRetries?: number,
  ): ReturnType<typeof ending> =>
    ending('write', { looks, sends, ...(maxRetries === undefined ? {} : { maxRetries }) });
  const later = 'Whether it was done will show in the next run.';

  test('is sent once after a look, and not at all when the look shows that it is done', async () => {
    expect(await write(['to-do'], [undefined])).toEqual({ ended: undefined, log: ['look', 'send'] });
    expect(await write(['unreadable'], [undefined])).toEqual({ ended: undefined, log: ['look', 'send'] });
    expect(await write(['as-wanted'], [])).toEqual({ ended: undefined, log: ['look'] });
  });

  test('is looked at before each repeat', async () => {
    expect(await write(['to-do'], [status(500), undefined])).toEqual({
      ended: undefined,
      log: ['look', 'send', 'sleep 0', 'look', 'send'],
    });
  });

  test('that is lost each time is looked at once more', async () => {
    expect(await write(['to-do', 'to-do', 'as-wanted'], [lost])).toEqual({
      ended: undefined,
      log: ['look', 'send', 'sleep 0', 'look', 'send', 'look'],
    });
    expect(await write(['to-do'], [lost])).toEqual({
      ended: ['unknown', `${lostText} ${later}`],
      cause: lost,
      log: ['look', 'send', 'sleep 0', 'look', 'send', 'look'],
    });
  });

  test('that was answered clearly and is still to do has failed; where nobody can tell, it is unknown', async () => {
    const error = status(500);
    const said = `POST /x was answered with 500. ${later}`;
    expect(await write(['to-do'], [error], 0)).toEqual({
      ended: ['failed', 'POST /x was answered with 500. A new reading shows that it was not done.'],
      cause: error,
      log: ['look', 'send', 'look'],
    });
    expect(await write(['unreadable'], [error], 0)).toMatchObject({ ended: ['unknown', said] });
    expect(await write(['to-do', status(403)], [error], 0)).toMatchObject({ ended: ['unknown', said] });
    const malformed = new ApiError({ method: 'PUT', path: '/x', failure: 'malformed', status: 200 });
    expect(await write(['to-do'], [malformed], 0)).toMatchObject({ ended: ['unknown', expect.any(String)] });
  });

  test('that cannot have been processed ends with its own error and no further look', async () => {
    const [busy, refused] = [status(503), status(400)];
    expect(await write(['to-do'], [busy], 0)).toEqual({ ended: busy, log: ['look', 'send'] });
    expect(await write(['to-do'], [refused])).toEqual({ ended: refused, log: ['look', 'send'] });
  });

  test('whose first look fails has sent nothing, and says so', async () => {
    const error = status(500);
    expect(await write([error], [])).toEqual({
      ended: ['failed', 'POST /x was answered with 500. Nothing of this step was sent.'],
      cause: error,
      log: ['look'],
    });
    expect(await write([stopped], [])).toEqual({
      ended: ['skipped', 'POST /x was stopped, since the run was cancelled. Nothing of this step was sent.'],
      cause: stopped,
      log: ['look'],
    });
  });

  test('whose look fails after a lost answer is told by that answer', async () => {
    const refused = status(403, { method: 'GET' });
    expect(await write(['to-do', refused], [lost])).toEqual({
      ended: ['unknown', `${lostText} ${later}`],
      cause: lost,
      log: ['look', 'send', 'sleep 0', 'look', 'look'],
    });
  });

  test('whose look fails after an answer that says that nothing was done ends with the error of the look', async () => {
    const refused = status(403, { method: 'GET' });
    expect(await write(['to-do', refused], [status(503)])).toEqual({
      ended: refused,
      log: ['look', 'send', 'sleep 0', 'look'],
    });
  });

  test('whose look finds it changed by someone else ends with that', async () => {
    const stale = new StepError('changed');
    expect(await write([stale], [])).toEqual({ ended: ['failed', 'changed'], cause: undefined, log: ['look'] });
  });

  test('does not hide a defect', async () => {
    const defect = new TypeError('defect');
    expect(await write([defect], [])).toEqual({ ended: defect, log: ['look'] });
    expect(await write(['to-do'], [defect])).toEqual({ ended: defect, log: ['look', 'send'] });
  });
});

describe('a create', () => {
  const create = (looks: readonly unknown[], sends: readonly unknown[]): ReturnType<typeof ending> =>
    ending('create', { looks, sends });
  const ours = { state: 'ours', value: 'found' };
  const absent = { state: 'absent' };

  test('is sent once, without a look', async () => {
    expect(await create([], ['made'])).toEqual({ ended: 'made', log: ['send'] });
  });

  test('is repeated where it cannot have been processed', async () => {
    expect(await create([], [status(429), 'made'])).toEqual({ ended: 'made', log: ['send', 'sleep 0', 'send'] });
    const busy = status(503);
    expect(await create([], [busy])).toEqual({ ended: busy, log: ['send', 'sleep 0', 'send'] });
  });

  test('whose answer is lost is looked for twice, with a pause, and never repeated', async () => {
    expect(await create([ours], [lost])).toEqual({ ended: 'found', log: ['send', 'sleep 0', 'look'] });
    expect(await create([absent, ours], [lost])).toEqual({
      ended: 'found',
      log: ['send', 'sleep 0', 'look', 'sleep 1000', 'look'],
    });
    expect(await create([absent], [lost])).toEqual({
      ended: ['unknown', `${lostText} It was looked for and not found. The next run will settle it.`],
      cause: lost,
      log: ['send', 'sleep 0', 'look', 'sleep 1000', 'look'],
    });
  });

  test('that cannot be looked for is unknown, with both errors', async () => {
    const said = `${lostText} Looking for it failed too: POST /x was answered with 500. The next run will settle it.`;
    expect(await create([status(500)], [lost])).toEqual({
      ended: ['unknown', said],
      cause: lost,
      log: ['send', 'sleep 0', 'look'],
    });
  });

  test("finds somebody else's", async () => {
    expect(await create([{ state: 'theirs', id: 9, differs: ['root_path', 'teams'] }], [lost])).toEqual({
      ended: [
        'failed',
        `${lostText} Something of that name (id 9) appeared meanwhile and was made by someone else: it differs in root_path, teams. Choose another name, or make the entry and it agree.`,
      ],
      cause: lost,
      log: ['send', 'sleep 0', 'look'],
    });
  });

  test('does not hide a defect', async () => {
    const defect = new TypeError('defect');
    expect(await create([], [defect])).toEqual({ ended: defect, log: ['send'] });
  });
});
