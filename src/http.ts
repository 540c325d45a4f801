import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import { isLoopback } from './loopback.ts';
import { proxyVariables } from './network.ts';
import { InputError } from './problem.ts';

export type { Dispatcher };

export interface ConnectOptions {
  /** Connections to one address at once; unlimited when left out. */
  readonly connections?: number;
  /** Milliseconds until a connection is given up. */
  readonly connectTimeout: number;
}

export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** Milliseconds for the whole of it, connecting included. */
  readonly timeout: number;
  readonly cancelled: AbortSignal;
  /** Called when the request goes out on a connection. */
  readonly onSent?: () => void;
}

export interface Answer {
  readonly status: number;
  /** By name in lower case; a list where a header came several times. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** No whole answer came in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** An answer of more than any of ours has: it is not read to its end. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Bytes of an answer; a list of a hundred datastores has some 300,000. */
const largestAnswer = 67_108_864;

/**
 * Connections to a host: through the usual proxy variables, but never for loopback. Of undici only what is needed is
 * loaded: its index would add fetch, WebSockets, caches and mocks, and 60 ms to every run. Its version is pinned; a part
 * that moves fails the build.
 *
 * @throws InputError when a proxy variable is no address.
 */
export async function openDispatcher(
  hostname: string,
  { connectTimeout, ...options }: ConnectOptions,
): Promise<Dispatcher> {
  // Said outright, so that no variable of the step turns the check of certificates off.
  const tls = { rejectUnauthorized: true };
  // Not HTTP/2, where undici sends a request again by itself when a server gives up the connection.
  const settings = { ...options, allowH2: false, pipelining: 1, connect: { timeout: connectTimeout, ...tls } };
  const proxied = proxyVariables.some((name) => process.env[name]);
  if (!proxied || isLoopback(hostname)) {
    return new Agent(settings);
  }
  const { EnvHttpProxyAgent } = await import('./http-proxy.ts');
  try {
    return new EnvHttpProxyAgent({ ...settings, requestTls: tls, proxyTls: tls });
  } catch {
    // Its message may quote the address, which may hold a password.
    throw new InputError([
      {
        severity: 'error',
        rule: 'proxy-address',
        message: 'HTTP_PROXY or HTTPS_PROXY is no address of a proxy.',
        hint: 'Write it with its scheme, such as http://proxy.example.com:8080, or remove the variable.',
      },
    ]);
  }
}

/**
 * One exchange. Redirects are answers like others.
 *
 * @throws TimeoutError, TooLargeError, the reason of `cancelled`, or what the network says.
 */
export function exchange(dispatcher: Dispatcher, { method, url, headers, body, ...limits }: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: method as Dispatcher.HttpMethod,
        headers,
        body: body ?? null,
        // One time-out for the whole exchange stands for those of its parts.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      new WholeAnswer(limits, resolve, reject),
    );
  });
}

/** Collects an answer. Half the work of undici's `request`, which makes a stream of each body. */
class WholeAnswer implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #cancelled: AbortSignal;
  readonly #onSent: (() => void) | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #controller: Dispatcher.DispatchController | undefined;
  /** Why nobody waits for the answer any more. */
  #given: Error | undefined;
  #status = 0;
  #headers: Answer['headers'] = {};

  constructor(
    { timeout, cancelled, onSent }: Pick<Exchange, 'timeout' | 'cancelled' | 'onSent'>,
    resolve: (answer: Answer) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#cancelled = cancelled;
    this.#onSent = onSent;
    this.#timer = setTimeout(() => this.#giveUp(new TimeoutError(`nothing within ${timeout} ms`)), timeout);
    cancelled.addEventListener('abort', this.#cancel);
    if (cancelled.aborted) {
      this.#cancel();
    }
  }

  readonly #cancel = (): void => this.#giveUp(this.#cancelled.reason as Error);

  #giveUp(reason: Error): void {
    this.#given = reason;
    this.#settle();
    this.#reject(reason);
    this.#controller?.abort(reason);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#cancelled.removeEventListener('abort', this.#cancel);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#given) {
      controller.abort(this.#given);
      return;
    }
    this.#onSent?.();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Answer['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > largestAnswer) {
      this.#giveUp(new TooLargeError('the answer is larger than 64 MiB'));
    } else {
      this.#chunks.push(chunk);
    }
  }

  onResponseEnd(): void {
    this.#settle();
    this.#resolve({ status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#settle();
    this.#reject(error);
  }
}
