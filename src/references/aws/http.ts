import { type Answer, type Dispatcher, exchange, openDispatcher, TimeoutError } from '../../http.ts';
import { certificateFault, codeOf } from '../../network.ts';
import { InputError } from '../../problem.ts';

export interface HttpCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One exchange at a time, without redirects: a token or a signature is for one address only. */
export interface Http {
  /** @throws NetworkError, or an `AbortError` when the run is cancelled. */
  send(call: HttpCall): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** No answer, or one that must not be followed. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** As the AWS SDK knows it, which repeats `ECONNRESET`, `ETIMEDOUT` and their like, and nothing else. */
  readonly code: string;
  readonly hint: string;

  constructor(facts: { readonly message: string; readonly code: string; readonly hint: string }, cause?: unknown) {
    super(facts.message, { cause });
    this.code = facts.code;
    this.hint = facts.hint;
  }
}

/** Waiting longer for a connection has never helped. */
const connectTimeout = 5_000;

/** @param timeout milliseconds for one exchange, at most. */
export function openHttp(timeout: number, cancelled: AbortSignal): Http {
  const dispatchers = new Map<string, Promise<Dispatcher>>();
  const dispatcherOf = ({ hostname }: URL): Promise<Dispatcher> => {
    const dispatcher =
      dispatchers.get(hostname) ?? openDispatcher(hostname, { connectTimeout: Math.min(timeout, connectTimeout) });
    dispatchers.set(hostname, dispatcher);
    return dispatcher;
  };
  return {
    send: (call) => answerTo(call, dispatcherOf(call.url), { timeout, cancelled }),
    close: async () => {
      await Promise.all([...dispatchers.values()].map(async (dispatcher) => (await dispatcher).destroy()));
    },
  };
}

interface Limits {
  readonly timeout: number;
  readonly cancelled: AbortSignal;
}

async function answerTo(call: HttpCall, dispatcher: Promise<Dispatcher>, limits: Limits): Promise<HttpAnswer> {
  try {
    const { status, headers, body } = await exchange(await dispatcher, { ...call, ...limits });
    refuseRedirect(call.url, status, headers['location']);
    return { status, headers: flat(headers), body };
  } catch (cause) {
    if (limits.cancelled.aborted) {
      throw Object.assign(new Error('The run was cancelled.'), { name: 'AbortError' });
    }
    throw cause instanceof NetworkError || cause instanceof InputError
      ? cause
      : networkError(call.url, cause, limits.timeout);
  }
}

function refuseRedirect(from: URL, status: number, location: Answer['headers'][string]): void {
  if (status < 300 || status > 399) {
    return;
  }
  const target =
    typeof location === 'string' && URL.canParse(location, from.href) ? new URL(location, from.href) : from;
  throw new NetworkError({
    message: `${from.host} answered with a redirect to ${target.host}, which is not followed`,
    code: 'REDIRECT',
    hint: 'Credentials are for one address only. Check proxies and custom endpoints.',
  });
}

function networkError(url: URL, cause: unknown, timeout: number): NetworkError {
  const code = codeOf(cause);
  const untrusted = certificateFault(code, url.host);
  if (untrusted) {
    return new NetworkError({ ...untrusted, code }, cause);
  }
  const hint = 'Check that the runner can reach that address.';
  if (cause instanceof TimeoutError) {
    const message = `${url.host} did not answer within ${timeout / 1000} s`;
    return new NetworkError({ message, code: 'ETIMEDOUT', hint }, cause);
  }
  const known = /TIMEOUT/.test(code) ? 'ETIMEDOUT' : code.replace(/^(?:UND_ERR_.*)?$/, 'ECONNRESET');
  return new NetworkError({ message: `${url.host} does not answer (${known})`, code: known, hint }, cause);
}

/** Of several headers of one name undici makes a list; its values are joined by commas. */
function flat(headers: Answer['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
