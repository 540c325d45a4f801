import * as z from 'zod/mini';
import { InputError } from '../../problem.ts';
import type { World } from '../../world.ts';
import { type Http, type HttpAnswer, NetworkError } from './http.ts';
import { isSafe } from './settings.ts';

/** Claims of the job's token. Not verified here: AWS does that. */
export type Claims = Readonly<Record<string, unknown>>;

/** The endpoint answers at once or not at all; a job that may have no token is told so without a second try. */
const tries = 3;
const firstPause = 300;

const answerSchema = z.object({ value: z.string().check(z.regex(/^\S+$/)) });

/**
 * Asks GitHub for the job's OIDC token (GitHub's reference page on OpenID Connect: a GET with the request token, the
 * audience as a query parameter). Request token and token are masked before anything else is done with them.
 *
 * @throws InputError that says why there is none.
 */
export async function requestToken(
  audience: string,
  http: Http,
  { env, log, sleep, signals }: Pick<World, 'env' | 'log' | 'sleep' | 'signals'>,
): Promise<string> {
  const requestToken = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  const address = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
  if (!requestToken || !address) {
    throw noToken('The job has no OIDC token with which it could assume the role.', permissionHint);
  }
  log.mask(requestToken);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isSafe(url)) {
    throw noToken('ACTIONS_ID_TOKEN_REQUEST_URL is no https address.', 'Do not set this variable: the runner does.');
  }
  url.searchParams.set('audience', audience);
  const headers = {
    authorization: `bearer ${requestToken}`,
    accept: 'application/json; api-version=2.0',
    'user-agent': 'qualytics-datastores-as-code',
  };
  for (let pause = firstPause, attempt = 1; ; attempt += 1, pause *= 2) {
    const answer = await exchange(() => http.send({ method: 'GET', url, headers }));
    const last = attempt === tries;
    if (isTransient(answer) && !last) {
      await sleep(pause, signals.stop);
      continue;
    }
    const token = tokenIn(answer, url.host);
    log.mask(token);
    return token;
  }
}

const permissionHint =
  'Give the job permissions: id-token: write (and contents: read); a reusable workflow needs it from the job that calls it. Pull requests from forks and by Dependabot never have a token. Without OIDC leave the role out and give AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of an earlier step.';

async function exchange(send: () => Promise<HttpAnswer>): Promise<HttpAnswer | NetworkError> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof NetworkError) {
      return error;
    }
    throw error;
  }
}

function isTransient(answer: HttpAnswer | NetworkError): boolean {
  return answer instanceof NetworkError ? /^E[A-Z]+$/.test(answer.code) : answer.status === 429 || answer.status >= 500;
}

function tokenIn(answer: HttpAnswer | NetworkError, host: string): string {
  if (answer instanceof NetworkError) {
    throw noToken(`GitHub's OIDC endpoint gave no token: ${answer.message}.`, answer.hint);
  }
  if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
    throw noToken(`GitHub's OIDC endpoint refused the job a token (${answer.status}).`, permissionHint);
  }
  const parsed = answer.status === 200 ? answerSchema.safeParse(jsonOf(answer.body)) : undefined;
  if (parsed?.success) {
    return parsed.data.value;
  }
  // The body is not quoted: it may hold a token in a form of its own.
  throw noToken(
    `GitHub's OIDC endpoint at ${host} gave no token (${parsed ? 'its answer holds none' : `status ${answer.status}`}).`,
    'Run the job again; githubstatus.com tells whether GitHub has an outage.',
  );
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function noToken(message: string, hint: string): InputError {
  return new InputError([{ severity: 'error', rule: 'aws-no-token', message, hint }]);
}

/** What a token says about itself; empty when it cannot be read. */
export function claimsOf(token: string): Claims {
  const payload = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url'));
  return typeof payload === 'object' && payload !== null ? (payload as Claims) : {};
}
