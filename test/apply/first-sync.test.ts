import { describe, expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import type { Target } from '../../src/plan/steps.ts';
import { type Answers, lost, lostText, performOne, status, stepOf, stopped } from './support.ts';

const remedy =
  "The next run starts a first sync that is missing where the API tells of a datastore's operations; otherwise look whether it has one, and start it by hand.";

describe('a first sync', () => {
  const sync = (answers: Answers, datastoreOf: Target = { liveId: 3 }, maxRetries = 0) =>
    performOne(
      stepOf({ does: 'sync', datastore: datastoreOf }, { action: 'sync', kind: 'datastore', name: 'A' }),
      answers,
      { memory: { ...emptyMemory(), made: new Map([['create datastore A', 3]]) }, maxRetries },
    );
  const created: Target = { step: 'create datastore A' };

  test('of a datastore that is there is started after one look', async () => {
    const { ended, log } = await sync({ hasOperation: [false], runSync: [1] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['sleep 0', 'hasOperation 3', 'runSync 3 "sync"'],
    ]);
  });

  test('that has been started is not started', async () => {
    const { ended, log } = await sync({ hasOperation: [true] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['sleep 0', 'hasOperation 3'],
    ]);
  });

  test("of a new datastore waits for the one that the create's flag starts", async () => {
    const { ended, log } = await sync({ hasOperation: [false, false, true] }, created);
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['sleep 0', 'hasOperation 3', 'sleep 200', 'hasOperation 3', 'sleep 500', 'hasOperation 3'],
    ]);
  });

  test('of a new datastore that got none is started, and a repeat looks as long as the first time', async () => {
    const { ended, log } = await sync({ hasOperation: [false], runSync: [status(500), 1] }, created, 1);
    const waits = [0, 200, 500, 1000].flatMap((pause) => [`sleep ${pause}`, 'hasOperation 3']);
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      [...waits, 'runSync 3 "sync"', 'sleep 0', ...waits, 'runSync 3 "sync"'],
    ]);
  });

  test('goes by its older name where the newer one is refused, and only then', async () => {
    const older = await sync({ hasOperation: [false], runSync: [status(422), 1] });
    expect([older.ended, older.log]).toEqual([
      ['done', 3, undefined],
      ['sleep 0', 'hasOperation 3', 'runSync 3 "sync"', 'runSync 3 "catalog"'],
    ]);
    const refused = await sync({ hasOperation: [false], runSync: [status(400)] });
    expect([refused.ended, refused.log]).toEqual([
      ['failed', undefined, `POST /x was answered with 400. ${remedy}`],
      ['sleep 0', 'hasOperation 3', 'runSync 3 "sync"'],
    ]);
  });

  test('that is refused since one is under way already is done', async () => {
    const rival = await sync({ hasOperation: [false, false, true], runSync: [status(409)] });
    expect([rival.ended, rival.log]).toEqual([
      ['done', 3, undefined],
      ['sleep 0', 'hasOperation 3', 'runSync 3 "sync"', 'sleep 0', 'hasOperation 3', 'sleep 200', 'hasOperation 3'],
    ]);
    const older = await sync({ hasOperation: [false, true], runSync: [status(422), status(409)] });
    expect(older.ended).toEqual(['done', 3, undefined]);
  });

  test.each([{ looks: [false] }, { looks: [false, status(500)] }])(
    'that is refused with a conflict, and there is none, has failed',
    async ({ looks }) => {
      const { ended } = await sync({ hasOperation: looks, runSync: [status(409, { detail: 'busy' })] });
      expect(ended).toEqual(['failed', undefined, `POST /x was answered with 409: busy. ${remedy}`]);
    },
  );

  test.each([
    { what: 'was lost', write: lost, outcome: 'unknown', said: `${lostText} It may still start.` },
    {
      what: 'is an error',
      write: status(500),
      outcome: 'failed',
      said: 'POST /x was answered with 500. It may still start.',
    },
    {
      what: 'was not waited for',
      write: stopped,
      outcome: 'unknown',
      said: 'POST /x was stopped, since the run was cancelled. It may still start.',
    },
  ])('whose answer $what does not promise that the next run will tell', async ({ write, outcome, said }) => {
    const { ended } = await sync({ hasOperation: [false], runSync: [write] });
    expect(ended).toEqual([outcome, undefined, `${said} ${remedy}`]);
  });

  test('that nobody can look for is not started', async () => {
    const { ended, log } = await sync({ hasOperation: [status(403, { method: 'GET' })] });
    expect([ended, log.length]).toEqual([
      [
        'failed',
        undefined,
        `GET /x was answered with 403. Use a token that may read this. Nothing of this step was sent. ${remedy}`,
      ],
      2,
    ]);
  });

  test('does not hide a defect', async () => {
    await expect(sync({ hasOperation: [new TypeError('defect')] })).rejects.toThrow('defect');
  });
});
