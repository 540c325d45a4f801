import { ApiError } from './errors.ts';

/** Time and chance, as arguments: the tests give their own. */
export interface RetryPolicy {
  /** Repeats after the first try, 0 and up. */
  readonly maxRetries: number;
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** Rejects when the run is cancelled. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onRetry: (error: ApiError, waits: number) => void;
}

/** First ceiling of the wait, and the largest, in milliseconds; a longer `Retry-After` is not waited for. */
const wait = { first: 250, largest: 20_000, retryAfterCap: 60_000 } as const;

/**
 * Runs `attempt` until it succeeds, `may` forbids a repeat, or retries run out. Between two tries it waits a
 * random time up to a ceiling that doubles (full jitter), or what `Retry-After` asks.
 *
 * @throws the last error.
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  may: (error: ApiError) => boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let repeat = 0; ; repeat += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError) || repeat >= policy.maxRetries || !may(error)) {
        throw error;
      }
      const pause = pauseFor(error, repeat, policy.random);
      if (pause === undefined) {
        throw error;
      }
      policy.onRetry(error, pause);
      try {
        await policy.sleep(pause);
      } catch {
        // Cancelled while nothing was in flight: what is known is still how the last try ended.
        throw error;
      }
    }
  }
}

function pauseFor(error: ApiError, repeat: number, random: () => number): number | undefined {
  if (error.retryAfter !== undefined) {
    return error.retryAfter <= wait.retryAfterCap ? error.retryAfter : undefined;
  }
  return random() * Math.min(wait.largest, wait.first * 2 ** repeat);
}

/** `Retry-After` in either form, seconds or an HTTP date, as milliseconds from now. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') {
    return undefined;
  }
  const seconds = Number(header);
  if (Number.isFinite(seconds)) {
    return Math.max(0, seconds * 1000);
  }
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
