import type { Secret } from '../secret.ts';
import type { World } from '../world.ts';
import { countedTransport } from './counted.ts';
import { ApiError } from './errors.ts';
import { createReader, type Reader } from './reader.ts';
import type { RetryPolicy } from './retry.ts';
import { openTransport } from './transport.ts';
import { createWriter, type OnWrite, type Writer } from './writer.ts';

export interface ApiSettings {
  readonly apiUrl: string;
  readonly apiToken: Secret;
  /** Seconds. */
  readonly requestTimeout: number;
  readonly maxRetries: number;
  readonly parallelism: number;
}

export interface Api {
  /** All that a plan is given: it has no method that writes. */
  readonly reader: Reader;
  /** Adds the methods that write. `onWrite` is told of each request that wrote, or may have. */
  openWriter(onWrite: OnWrite): Writer;
  readonly policy: RetryPolicy;
  /** Resolves when the first request is out. */
  readonly waiting: Promise<void>;
  /** Ends what is still being read, without a word: after one read failed, nobody waits for the others. */
  close(): Promise<void>;
}

/** Opens the API at an address. Nothing is sent yet. */
export function openApi(settings: ApiSettings, world: World): Api {
  const timeout = settings.requestTimeout * 1000;
  const closed = new AbortController();
  const stop = AbortSignal.any([world.signals.stop, closed.signal]);
  const transport = openTransport({
    apiUrl: settings.apiUrl,
    token: settings.apiToken,
    timeout,
    parallelism: settings.parallelism,
    signals: { read: stop, write: world.signals.writes },
    quotesSecret: world.redactor.quotes,
  });
  const policy: RetryPolicy = {
    maxRetries: settings.maxRetries,
    now: world.now,
    random: world.random,
    sleep: (milliseconds) => sleepUnlessCancelled(world, milliseconds, stop),
    onRetry: (error, pause) => world.log.info(`${error.message} Trying again in ${(pause / 1000).toFixed(1)} s.`),
  };
  const reader = createReader(countedTransport(transport, world.now, world.log.info), policy);
  // Each step of an apply has a line of its own.
  const quiet = createReader(transport, policy);
  const close = async (): Promise<void> => {
    closed.abort();
    await transport.close();
  };
  const openWriter = (onWrite: OnWrite): Writer => createWriter(quiet, transport, onWrite);
  return { reader, openWriter, policy, waiting: transport.waiting, close };
}

/** @throws ApiError `cancelled` when the run is, also while it waits. */
async function sleepUnlessCancelled({ sleep }: World, milliseconds: number, stop: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, stop);
  } catch (cause) {
    throw new ApiError({ method: 'The wait', path: 'before another look', failure: 'cancelled', cause });
  }
}
