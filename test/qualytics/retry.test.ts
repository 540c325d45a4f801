import { describe, expect, test } from '@jest/globals';
import { ApiError, isTransient } from '../../src/qualytics/errors.ts';
import { parseRetryAfter, type RetryPolicy, withRetries } from '../../src/qualytics/retry.ts';

const busy = (retryAfter?: number): ApiError =>
  new ApiError({
    method: 'GET',
    path: '/x',
    failure: 'status',
    status: 503,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

interface Clock {
  readonly policy: RetryPolicy;
  /** The pauses so far, in milliseconds. */
  readonly pauses: readonly number[];
}

/** Time passes only while it waits. */
function clock(facts: Partial<RetryPolicy> = {}): Clock {
  const pauses: number[] = [];
  const policy: RetryPolicy = {
    maxRetries: 4,
    now: () => pauses.reduce((sum, pause) => sum + pause, 0),
    random: () => 1,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    onRetry: () => undefined,
    ...facts,
  };
  return { policy, pauses };
}

const failing = (error: ApiError) => () => Promise.reject(error);

describe('waiting between tries', () => {
  test('is up to a ceiling that doubles, and ends after max-retries', async () => {
    const { policy, pauses } = clock();
    await expect(withRetries(policy, isTransient, failing(busy()))).rejects.toThrow('503');
    expect(pauses).toEqual([250, 500, 1000, 2000]);
  });

  test('is random below the ceiling, and never above 20 s', async () => {
    const { policy, pauses } = clock({ maxRetries: 12, random: () => 0.5 });
    await withRetries(policy, isTransient, failing(busy())).catch(() => undefined);
    expect(pauses.slice(0, 3)).toEqual([125, 250, 500]);
    expect(Math.max(...pauses)).toBe(10_000);
  });

  test('is what Retry-After asks, up to a minute; a longer one is not waited for', async () => {
    const asked = clock({ maxRetries: 2 });
    await withRetries(asked.policy, isTransient, failing(busy(7_000))).catch(() => undefined);
    expect(asked.pauses).toEqual([7_000, 7_000]);
    const long = clock();
    await expect(withRetries(long.policy, isTransient, failing(busy(61_000)))).rejects.toThrow('503');
    expect(long.pauses).toEqual([]);
  });

  test('that is cancelled gives the error of the last try, which is what is known', async () => {
    const { policy } = clock({ sleep: () => Promise.reject(new Error('cancelled')) });
    await expect(withRetries(policy, isTransient, failing(busy()))).rejects.toThrow('503');
  });

  test.each([
    { status: 400, tries: 1 },
    { status: 401, tries: 1 },
    { status: 404, tries: 1 },
    { status: 408, tries: 5 },
    { status: 429, tries: 5 },
    { status: 500, tries: 5 },
    { status: 504, tries: 5 },
  ])('a read that is answered with $status is tried $tries times', async ({ status, tries }) => {
    let count = 0;
    const { policy } = clock();
    await withRetries(policy, isTransient, () => {
      count += 1;
      return Promise.reject(new ApiError({ method: 'GET', path: '/x', failure: 'status', status }));
    }).catch(() => undefined);
    expect(count).toBe(tries);
  });
});

test.each([
  { header: undefined, waits: undefined },
  { header: '', waits: undefined },
  { header: '0', waits: 0 },
  { header: '2', waits: 2000 },
  { header: '1.5', waits: 1500 },
  { header: '-3', waits: 0 },
  { header: 'Thu, 01 Jan 1970 00:00:30 GMT', waits: 20_000 },
  { header: 'Thu, 01 Jan 1970 00:00:01 GMT', waits: 0 },
  { header: 'soon', waits: undefined },
])('Retry-After: $header is $waits ms', ({ header, waits }) => {
  expect(parseRetryAfter(header, 10_000)).toBe(waits);
});
