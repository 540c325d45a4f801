import pLimit from 'p-limit';
import { type Answer, type Dispatcher, exchange, openDispatcher, TimeoutError, TooLargeError } from '../http.ts';
import { certificateFault, codeOf } from '../network.ts';
import type { Secret } from '../secret.ts';
import { ApiError, type ApiFailure } from './errors.ts';
import { parseRetryAfter } from './retry.ts';

export interface TransportSettings {
  /** Origin and base path, without a trailing slash and without `/api`. */
  readonly apiUrl: string;
  readonly token: Secret;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Requests in flight at once. */
  readonly parallelism: number;
  /** Aborted when the run is cancelled: for reads and tests at once, for writes after their grace. */
  readonly signals: { readonly read: AbortSignal; readonly write: AbortSignal };
  /** Whether a text from the API quotes a secret and must be withheld. */
  readonly quotesSecret: (text: string) => boolean;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with its leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** A test call writes nothing, and stops at once when the run is cancelled. */
  readonly test?: true;
}

export interface Reply {
  readonly status: number;
  /** The parsed JSON; `undefined` for an empty body. */
  readonly body: unknown;
}

/** One try of one request. What may be repeated is decided by its callers, who know what it does. */
export interface Transport {
  send(call: Call): Promise<Reply>;
  /** Resolves when the first requests are out: from then on there is time until an answer comes. */
  readonly waiting: Promise<void>;
  /** A text from the API as it may be shown: cut, and withheld where it quotes a secret. */
  quotable(text: string): string;
  close(): Promise<void>;
}

/** A read follows at most so many redirects, within its origin; a write or a test none. */
const redirects = 3;
/** Takes a byte order mark away, which JSON does not know. */
const utf8 = new TextDecoder();
/** Characters of a text from the API that a message quotes. */
const quoted = 300;

/** Opens the only HTTP to the API. Throws `ApiError` from `send` for everything but a 2xx that is JSON or empty. */
export function openTransport(settings: TransportSettings): Transport {
  const limit = pLimit(settings.parallelism);
  const dispatcher = openDispatcher(new URL(settings.apiUrl).hostname, {
    connections: settings.parallelism,
    connectTimeout: Math.min(settings.timeout, 30_000),
  });
  const { promise: first, resolve: onSent } = Promise.withResolvers<void>();
  return {
    // Its neighbours are connected in the same turn, and go out before anything else is done.
    waiting: first.then(() => new Promise(setImmediate)),
    send: async (call) => {
      const answer = await limit(async () => lastAnswer(settings, { dispatcher: await dispatcher, onSent }, call));
      // The next request goes out before this answer is read.
      await new Promise(setImmediate);
      return judge(settings, call, answer);
    },
    quotable: (text) => quotable(settings, text),
    close: async () => (await dispatcher).destroy(),
  };
}

/** Where requests go out, and who wants to know. */
interface Line {
  readonly dispatcher: Dispatcher;
  readonly onSent: () => void;
}

/** The answer at the end of the redirects that a read may follow. */
async function lastAnswer(settings: TransportSettings, line: Line, call: Call): Promise<Answer> {
  const reads = call.method === 'GET';
  let url = new URL(`${settings.apiUrl}/api${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    url.searchParams.set(name, String(value));
  }
  for (let hop = 0; ; hop += 1) {
    const answer = await answerOf(settings, line, call, url);
    const target = redirectTarget(answer, url);
    if (!target) {
      return answer;
    }
    if (!reads || hop >= redirects || target.origin !== url.origin) {
      throw new ApiError({ ...redirectFailure(call, answer.status, target), method: call.method, path: call.path });
    }
    url = target;
  }
}

async function answerOf(
  settings: TransportSettings,
  { dispatcher, onSent }: Line,
  { method, path, body, test }: Call,
  url: URL,
): Promise<Answer> {
  const cancelled = method === 'GET' || test ? settings.signals.read : settings.signals.write;
  try {
    return await exchange(dispatcher, {
      method,
      url,
      headers: {
        authorization: `Bearer ${settings.token.reveal()}`,
        accept: 'application/json',
        'user-agent': 'qualytics-datastores-as-code',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      timeout: settings.timeout,
      cancelled,
      onSent,
    });
  } catch (cause) {
    throw new ApiError({ method, path, ...networkFailure(cause, cancelled, settings) });
  }
}

function networkFailure(
  cause: unknown,
  cancelled: AbortSignal,
  { timeout, apiUrl }: TransportSettings,
): Omit<ApiFailure, 'method' | 'path'> {
  if (cancelled.aborted) {
    return { failure: 'cancelled', cause };
  }
  if (cause instanceof TimeoutError) {
    return { failure: 'lost', detail: `nothing within ${timeout / 1000} s (request-timeout)`, cause };
  }
  if (cause instanceof TooLargeError) {
    return { failure: 'malformed', detail: cause.message, cause };
  }
  const code = codeOf(cause);
  const host = new URL(apiUrl).host;
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) {
    return { failure: 'not-sent', detail: `${host} does not answer (${code})`, cause };
  }
  const untrusted = certificateFault(code, host);
  if (untrusted) {
    return { failure: 'not-sent', detail: untrusted.message, hint: untrusted.hint, cause };
  }
  return { failure: 'lost', detail: code || 'the connection broke', cause };
}

function redirectTarget(answer: Answer, from: URL): URL | undefined {
  const location = headerOf(answer, 'location');
  if (answer.status < 300 || answer.status > 399 || location === undefined) {
    return undefined;
  }
  return URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
}

/** The first, where several have that name. */
function headerOf({ headers }: Answer, name: string): string | undefined {
  return [headers[name]].flat()[0];
}

function redirectFailure(call: Call, status: number, target: URL): Omit<ApiFailure, 'method' | 'path'> {
  return {
    failure: 'status',
    status,
    detail: `a redirect to ${target.host}, which is not followed`,
    hint: `The token is for one address only. If ${target.host} is Qualytics, write that address in api-url${call.method === 'GET' ? '' : '; nothing was written by this request'}.`,
  };
}

function judge(settings: TransportSettings, call: Call, answer: Answer): Reply {
  const facts = { method: call.method, path: call.path, status: answer.status };
  const text = utf8.decode(answer.body);
  const parsed = parseJson(text);
  if (answer.status >= 200 && answer.status < 300) {
    if (parsed.ok) {
      return { status: answer.status, body: parsed.value };
    }
    throw new ApiError({ ...facts, failure: 'malformed', detail: 'the body is not JSON' });
  }
  const retryAfter = parseRetryAfter(headerOf(answer, 'retry-after'), Date.now());
  throw new ApiError({
    ...facts,
    failure: 'status',
    ...wordsOf(settings, call, parsed.ok ? parsed.value : plainText(text, headerOf(answer, 'content-type'))),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** What an error answer says. Which fields it names is looked for in all of it, since its text is cut or withheld. */
function wordsOf(settings: TransportSettings, call: Call, body: unknown): Pick<ApiFailure, 'detail' | 'named'> {
  const whole = asText(body) ?? '';
  const named = Object.keys((call.body ?? {}) as object).filter((field) => whole.includes(field));
  const said = messageIn(body);
  return {
    ...(named.length === 0 ? {} : { named }),
    ...(said === undefined ? {} : { detail: quotable(settings, said) }),
  };
}

/** Looked at further than it is shown, so that a secret is seen that begins where the quotation ends. */
function quotable({ quotesSecret }: TransportSettings, text: string): string {
  return quotesSecret(text.slice(0, 2 * quoted))
    ? 'its message quotes a secret and is withheld'
    : text.slice(0, quoted);
}

/** A body that is not JSON, where it is a text: not a page, and nothing that is unreadable as one. */
function plainText(text: string, type: string | undefined): string | undefined {
  const isPage = /^\s*</.test(text) || /html/i.test(type ?? '');
  return isPage || /[^\P{Cc}\s]|\uFFFD/u.test(text) ? undefined : text.trim();
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text.trim() === '') {
    return { ok: true, value: undefined };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

/**
 * The API's words: `detail` as a text or as FastAPI's list, else `message`, else the text as it came; longer than what
 * is shown of them.
 */
export function messageIn(body: unknown): string | undefined {
  const { detail, message } = (body ?? {}) as { detail?: unknown; message?: unknown };
  const forms = [Array.isArray(detail) ? detail.map(validationText).join('; ') : detail, message, asText(body)];
  return forms.find(hasWords)?.slice(0, 2 * quoted);
}

function hasWords(text: unknown): text is string {
  return typeof text === 'string' && /[\p{L}\p{N}]/u.test(text);
}

function validationText(item: unknown): string {
  if (typeof item === 'string') {
    return item;
  }
  const { loc, msg } = (item ?? {}) as { loc?: unknown; msg?: unknown };
  const place = [loc].flat().filter((part) => part !== undefined && part !== 'body');
  return [...(place.length > 0 ? [place.join('.')] : []), hasWords(msg) ? msg : 'not valid'].join(': ');
}

/** A whole answer as one text, without what the framework's `input` repeats of the request. */
function asText(body: unknown): string | undefined {
  if (typeof body === 'string' || body === null) {
    return body ?? undefined;
  }
  try {
    // Nothing has no text, whatever the declaration says.
    return JSON.stringify(body, (key, value: unknown) => (key === 'input' ? undefined : value)) as string | undefined;
  } catch {
    // Nested deeper than the call stack: no answer of this API.
    return undefined;
  }
}
