import { describe, expect, test } from '@jest/globals';
import { StepError } from '../../src/apply/outcomes.ts';
import { createOnce, type Found, type Look, writeFresh } from '../../src/apply/settle.ts';
import { ApiError, type Failure } from '../../src/qualytics/errors.ts';
import type { RetryPolicy } from '../../src/qualytics/retry.ts';

const policy: RetryPolicy = {
  maxRetries: 2,
  now: () => 0,
  random: () => 0.5,
  sleep: () => Promise.resolve(),
  onRetry: () => undefined,
};

const failure = (kind: Failure, status?: number): ApiError =>
  new ApiError({ method: 'PUT', path: '/x', failure: kind, ...(status === undefined ? {} : { status }) });

/** Gives or throws one after the other, the last one for ever. */
function script<T>(...turns: readonly (T | Error)[]): {
  readonly next: () => Promise<T>;
  readonly count: () => number;
} {
  let count = 0;
  return {
    next: async () => {
      const turn = turns[Math.min(count, turns.length - 1)] as T | Error;
      count += 1;
      if (turn instanceof Error) {
        throw turn;
      }
      return turn;
    },
    count: () => count,
  };
}

const ok = undefined;

describe('writing what can be looked at', () => {
  test.each<{ what: string; looks: (Look | Error)[]; writes: (undefined | Error)[]; ends: string; sent: number }>([
    { what: 'as wanted already', looks: ['as-wanted'], writes: [ok], ends: 'done', sent: 0 },
    { what: 'written', looks: ['to-do'], writes: [ok], ends: 'done', sent: 1 },
    { what: 'busy, then written', looks: ['to-do'], writes: [failure('status', 503), ok], ends: 'done', sent: 2 },
    {
      what: 'lost, and done all the same',
      looks: ['to-do', 'as-wanted'],
      writes: [failure('lost')],
      ends: 'done',
      sent: 1,
    },
    { what: 'lost each time, and still to do', looks: ['to-do'], writes: [failure('lost')], ends: 'unknown', sent: 3 },
    {
      what: '500 each time, and still to do',
      looks: ['to-do'],
      writes: [failure('status', 500)],
      ends: 'failed',
      sent: 3,
    },
    {
      what: '500 each time, and nobody can tell',
      looks: ['unreadable'],
      writes: [failure('status', 500)],
      ends: 'unknown',
      sent: 3,
    },
    {
      what: '500, and then no reading any more',
      looks: ['to-do', failure('status', 500)],
      writes: [failure('status', 500)],
      ends: 'unknown',
      sent: 1,
    },
    { what: '503 each time', looks: ['to-do'], writes: [failure('status', 503)], ends: 'ApiError', sent: 3 },
    { what: 'refused', looks: ['to-do'], writes: [failure('status', 400)], ends: 'ApiError', sent: 1 },
    { what: 'no reading before anything was sent', looks: [failure('lost')], writes: [ok], ends: 'failed', sent: 0 },
    {
      what: 'told to stop before anything was sent',
      looks: [failure('cancelled')],
      writes: [ok],
      ends: 'skipped',
      sent: 0,
    },
    {
      what: 'told to stop while it was written',
      looks: ['to-do', failure('cancelled')],
      writes: [failure('cancelled')],
      ends: 'unknown',
      sent: 1,
    },
    { what: 'stale', looks: [new StepError('changed since the plan')], writes: [ok], ends: 'failed', sent: 0 },
  ])('$what: $ends', async ({ looks, writes, ends, sent }) => {
    const look = script<Look>(...looks);
    const write = script<undefined>(...writes);
    const ended = await writeFresh(policy, look.next, write.next).then(
      () => 'done',
      (error: unknown) => (error instanceof StepError ? error.outcome : (error as Error).name),
    );
    expect([ended, write.count()]).toEqual([ends, sent]);
  });
});

describe('creating once', () => {
  const ours: Found<string> = { state: 'ours', value: 'found' };
  const absent: Found<string> = { state: 'absent' };
  const theirs: Found<string> = { state: 'theirs', id: 9, differs: ['root_path'] };

  test.each<{
    what: string;
    creates: (string | Error)[];
    finds: (Found<string> | Error)[];
    ends: string;
    sent: number;
  }>([
    { what: 'created', creates: ['made'], finds: [absent], ends: 'made', sent: 1 },
    { what: 'not sent, then created', creates: [failure('not-sent'), 'made'], finds: [absent], ends: 'made', sent: 2 },
    { what: '429, then created', creates: [failure('status', 429), 'made'], finds: [absent], ends: 'made', sent: 2 },
    { what: '503 for ever', creates: [failure('status', 503)], finds: [ours], ends: 'ApiError', sent: 3 },
    { what: 'refused', creates: [failure('status', 409)], finds: [ours], ends: 'ApiError', sent: 1 },
    { what: 'lost and found', creates: [failure('lost')], finds: [ours], ends: 'found', sent: 1 },
    {
      what: 'lost and found at the second look',
      creates: [failure('lost')],
      finds: [absent, ours],
      ends: 'found',
      sent: 1,
    },
    { what: '500 and found', creates: [failure('status', 500)], finds: [ours], ends: 'found', sent: 1 },
    { what: 'malformed and found', creates: [failure('malformed', 201)], finds: [ours], ends: 'found', sent: 1 },
    {
      what: '503, then lost, and found',
      creates: [failure('status', 503), failure('lost')],
      finds: [ours],
      ends: 'found',
      sent: 2,
    },
    { what: 'lost and not found', creates: [failure('lost')], finds: [absent], ends: 'unknown', sent: 1 },
    {
      what: 'lost, and no reading',
      creates: [failure('lost')],
      finds: [failure('status', 500)],
      ends: 'unknown',
      sent: 1,
    },
    { what: "lost, and somebody else's found", creates: [failure('lost')], finds: [theirs], ends: 'failed', sent: 1 },
    { what: 'told to stop', creates: [failure('cancelled')], finds: [failure('cancelled')], ends: 'unknown', sent: 1 },
  ])('$what: $ends', async ({ creates, finds, ends, sent }) => {
    const create = script<string>(...creates);
    const find = script<Found<string>>(...finds);
    const ended = await createOnce(policy, create.next, find.next).catch((error: unknown) =>
      error instanceof StepError ? error.outcome : (error as Error).name,
    );
    expect([ended, create.count()]).toEqual([ends, sent]);
  });
});
