import { setTimeout } from 'node:timers/promises';
import type { Secret } from '../secret.ts';

/** An answer of GitHub's API. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON, or text. */
  readonly data: unknown;
  /** Whether there is a further page. */
  readonly more: boolean;
}

/** GitHub said no, or nothing. `status` is 0 where no answer came. Never holds the body of a request. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly status: number;
  /** GitHub's own words; empty where it had none. */
  readonly said: string;

  constructor(message: string, status: number, options: ErrorOptions & { readonly said?: string }) {
    super(message, options);
    this.status = status;
    this.said = options.said ?? '';
  }
}

export interface GitHubRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the API's address, already encoded; or a whole address on the same origin. */
  readonly path: string;
  readonly accept?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Throws `GitHubError` for everything but a 2xx. */
export type GitHubClient = (request: GitHubRequest) => Promise<Answer>;

export interface ClientOptions {
  readonly token: Secret;
  /** Of `RunEvent`. */
  readonly apiUrl: string;
  /** Whether a text of GitHub's quotes a secret and must be withheld (`Redactor.quotes`). */
  readonly quotes: (text: string) => boolean;
  /** Ends what is under way when the run is cancelled. */
  readonly signal?: AbortSignal | undefined;
}

/** GitHub is an extra to this action: a slow answer must not hold up the run. */
const requestMilliseconds = 20_000;
const pauseMilliseconds = 1_000;
const maxRedirects = 3;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/** Loads `@actions/github` (90 ms), so only to be called where GitHub is really asked. */
export async function openGitHub({ token, apiUrl, quotes, signal }: ClientOptions): Promise<GitHubClient> {
  const [{ getOctokit }, { defaults }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
  ]);
  // Its own fetch knows the runner's proxy settings; ours adds the rule for redirects.
  const fetch = guarded(defaults.request?.fetch ?? globalThis.fetch);
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const octokit = getOctokit(token.reveal(), { baseUrl: apiUrl, log, request: { fetch, log } });
  const once: GitHubClient = async ({ method, path, accept, body }) => {
    const timeout = AbortSignal.timeout(requestMilliseconds);
    const request = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout, fetch, log };
    const headers = accept === undefined ? {} : { accept };
    try {
      const answer = await octokit.request({ method, url: path, headers, ...body, request });
      // What is asked for in a form of its own is a file, which may well be JSON.
      const data: unknown = accept === undefined ? parsed(answer.data) : answer.data;
      return { status: answer.status, data, more: /rel="next"/.test(answer.headers.link ?? '') };
    } catch (error) {
      throw asGitHubError(error, `${method} ${path}`, quotes);
    }
  };
  return (asked) => once(asked).catch(async (error: unknown) => onceMore(once, asked, error, signal));
}

/** An error of GitHub's own is often gone a second later. Never for a POST, which may have been carried out. */
async function onceMore(
  once: GitHubClient,
  asked: GitHubRequest,
  error: unknown,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const isTheirs = error instanceof GitHubError && error.status >= 500;
  if (!isTheirs || asked.method === 'POST' || signal?.aborted) {
    throw error;
  }
  // Cancelled meanwhile, it is for the request to say so.
  await setTimeout(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
  return once(asked);
}

/**
 * A write follows no redirect, since it could be carried out elsewhere; a read at most three, on the same origin, since
 * the token goes with it.
 */
function guarded(fetch: Fetch): Fetch {
  return async (address, options) => {
    let url = address;
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(url, { ...options, redirect: 'manual' });
      if (response.status < 300 || response.status > 399 || response.status === 304) {
        return response;
      }
      const target = response.headers.get('location');
      const next = target !== null && URL.canParse(target, url) ? new URL(target, url) : undefined;
      const allowed = options.method === 'GET' && redirects < maxRedirects && next?.origin === new URL(url).origin;
      if (!next || !allowed) {
        throw new Error(`it redirects to ${next?.host ?? 'nowhere'}, which is not followed`);
      }
      url = next.href;
    }
  };
}

/** The answer, or GitHub's refusal, for those who make something of both. */
export async function answerOf(client: GitHubClient, request: GitHubRequest): Promise<Answer | GitHubError> {
  try {
    return await client(request);
  } catch (error) {
    if (error instanceof GitHubError) {
      return error;
    }
    throw error;
  }
}

/** Octokit takes only what is called `application/json` for JSON; a proxy or an older server may call it otherwise. */
function parsed(data: unknown): unknown {
  const text = data instanceof ArrayBuffer ? Buffer.from(data).toString('utf8') : data;
  if (typeof text !== 'string') {
    return data;
  }
  try {
    return JSON.parse(text);
  } catch {
    return data;
  }
}

function asGitHubError(error: unknown, what: string, quotes: ClientOptions['quotes']): GitHubError {
  const status = statusOf(error);
  const words = quotable(status === 0 ? reasonOf(error) : saidBy(error), quotes);
  const reason = status === 0 ? words : `status ${status}${words === '' ? '' : `, ${words}`}`;
  return new GitHubError(`${what}: ${reason}`, status, { cause: error, said: status === 0 ? '' : words });
}

/** Characters of a text from GitHub that a message quotes. */
const quoted = 200;

/** The first line. Looked at further than it is shown, so that a secret is seen that begins where the quotation ends. */
function quotable(text: string, quotes: ClientOptions['quotes']): string {
  return quotes(text.slice(0, 2 * quoted))
    ? 'its message quotes a secret and is withheld'
    : (text.split('\n', 1)[0] ?? '').trim().slice(0, quoted);
}

/** What GitHub says about a refusal. */
function saidBy(error: unknown): string {
  const { response } = error as { readonly response?: { readonly data?: unknown } };
  const { message } = (parsed(response?.data) ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : '';
}

/** The innermost message: Octokit wraps fetch's error, and that wraps the reason why there was no connection. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) {
    return String(error);
  }
  const inner = 'cause' in error && error.cause ? error.cause : undefined;
  if (inner !== undefined) {
    return reasonOf(inner);
  }
  if ('message' in error && error.message) {
    return String(error.message);
  }
  return 'code' in error ? String(error.code) : 'unknown error';
}

/** Octokit reports a request without an answer as a 500 without a response. */
function statusOf(error: unknown): number {
  return error instanceof Error &&
    'response' in error &&
    error.response !== undefined &&
    'status' in error &&
    typeof error.status === 'number'
    ? error.status
    : 0;
}
