import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from '../../http.ts';
import { isLoopback } from '../../loopback.ts';
import { codeOf } from '../../qualytics/errors.ts';

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
  // Said outright, so that no variable of the step turns the check of certificates off.
  const tls = { rejectUnauthorized: true };
  const connect = { timeout: Math.min(timeout, connectTimeout), ...tls };
  let direct: Agent | undefined;
  let proxied: EnvHttpProxyAgent | undefined;
  const dispatcherOf = ({ hostname }: URL): Dispatcher => {
    if (isLoopback(hostname)) {
      direct ??= new Agent({ connect });
      return direct;
    }
    proxied ??= new EnvHttpProxyAgent({ connect, requestTls: tls, proxyTls: tls });
    return proxied;
  };
  return {
    send: (call) => exchange(call, { dispatcher: dispatcherOf(call.url), timeout, cancelled }),
    close: async () => {
      await Promise.all([direct?.destroy(), proxied?.destroy()]);
    },
  };
}

interface Means {
  readonly dispatcher: Dispatcher;
  readonly timeout: number;
  readonly cancelled: AbortSignal;
}

async function exchange({ method, url, headers, body }: HttpCall, means: Means): Promise<HttpAnswer> {
  const timedOut = AbortSignal.timeout(means.timeout);
  try {
    const response = await request(url, {
      dispatcher: means.dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers,
      body: body ?? null,
      signal: AbortSignal.any([timedOut, means.cancelled]),
    });
    const answer = new Uint8Array(await response.body.arrayBuffer());
    refuseRedirect(url, response.statusCode, response.headers['location']);
    return { status: response.statusCode, headers: flat(response.headers), body: answer };
  } catch (cause) {
    if (means.cancelled.aborted) {
      throw Object.assign(new Error('The run was cancelled.'), { name: 'AbortError' });
    }
    throw cause instanceof NetworkError
      ? cause
      : networkError(url, cause, timedOut.aborted ? means.timeout : undefined);
  }
}

function refuseRedirect(from: URL, status: number, location: string | string[] | undefined): void {
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

function networkError(url: URL, cause: unknown, timeout: number | undefined): NetworkError {
  const code = codeOf(cause);
  if (/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code)) {
    const message = `the certificate of ${url.host} is not trusted (${code})`;
    const hint = 'For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.';
    return new NetworkError({ message, code, hint }, cause);
  }
  const known =
    timeout === undefined && !/TIMEOUT/.test(code) ? code.replace(/^(?:UND_ERR_.*)?$/, 'ECONNRESET') : 'ETIMEDOUT';
  const message =
    timeout === undefined
      ? `${url.host} does not answer (${known})`
      : `${url.host} did not answer within ${timeout / 1000} s`;
  return new NetworkError({ message, code: known, hint: 'Check that the runner can reach that address.' }, cause);
}

/** Of several headers of one name undici makes a list; its values are joined by commas. */
function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
