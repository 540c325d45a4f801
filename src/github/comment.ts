import type { Problem } from '../problem.ts';
import type { Redactor } from '../redact.ts';
import {
  type CommentPolicy,
  commentMarkdown,
  decideComment,
  type Marker,
  markerOf,
  readMarker,
} from '../report/comment.ts';
import { redactReport } from '../report/redacted.ts';
import type { Report } from '../report/report.ts';
import type { Secret } from '../secret.ts';
import { answerOf, type GitHubClient, GitHubError, type GitHubRequest, openGitHub } from './client.ts';
import type { RunEvent } from './event.ts';

export interface CommentRequest {
  readonly event: RunEvent;
  readonly policy: CommentPolicy;
  /** As it is: it is redacted here. */
  readonly report: Report;
  /** What is sent to GitHub's API is not masked by the runner. */
  readonly redactor: Pick<Redactor, 'redact' | 'quotes'>;
  readonly token: Secret | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CommentResult {
  readonly outcome: 'created' | 'updated' | 'left' | 'skipped' | 'failed';
  /** A notice where somebody should know why there is no comment. */
  readonly problem?: Problem;
}

/** More pages than this (10,000 comments) are not searched. */
const maxPages = 100;
const perPage = 100;

/**
 * Writes or updates the sticky comment of the pull request. Never throws for what GitHub answers: a comment that cannot
 * be written is a notice. Elsewhere than on a pull request of the repository itself it does nothing, since the token
 * of a fork or of Dependabot may not write.
 */
export async function writeComment(request: CommentRequest): Promise<CommentResult> {
  const { event, policy, token } = request;
  const place = commentPlace(event);
  if (policy === 'never' || !place) {
    return { outcome: 'skipped' };
  }
  if (!token) {
    return failed('there is no `github-token`', 'Leave the input at its default, or set `comment: never`.');
  }
  try {
    const { quotes } = request.redactor;
    const client = await openGitHub({ token, apiUrl: event.apiUrl, quotes, signal: request.signal });
    return await writeWith(client, place, request);
  } catch (error) {
    if (!(error instanceof GitHubError)) {
      throw error;
    }
    return failed(...refusalOf(error));
  }
}

interface Place {
  /** `/repos/owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly graphqlUrl: string;
}

function commentPlace({ trust, repository, pullRequest, apiUrl }: RunEvent): Place | undefined {
  if (trust !== 'pull-request' || !repository || !pullRequest) {
    return undefined;
  }
  // GitHub Enterprise Server has REST at /api/v3 and GraphQL at /api/graphql.
  const graphqlUrl = `${apiUrl.replace(/\/v3$/, '')}/graphql`;
  return { repository: repositoryPath(repository), number: pullRequest.number, graphqlUrl };
}

/** The API's path of `owner/name`. */
export function repositoryPath(repository: string): string {
  return `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
}

function failed(reason: string, hint: string): CommentResult {
  const message = `The pull-request comment was not written: ${reason}.`;
  return { outcome: 'failed', problem: { severity: 'notice', rule: 'comment-not-written', message, hint } };
}

/** Fact and remedy. A 403 is also what GitHub answers over its rate limits and to a conversation that is locked. */
function refusalOf({ status, said, message }: GitHubError): readonly [reason: string, hint: string] {
  const words = said === '' ? `${status}` : `${status}: ${said}`;
  if (status === 401) {
    return [`GitHub does not know the token (${words})`, 'Leave `github-token` at its default.'];
  }
  const isPermission = (status === 403 || status === 404) && !/rate limit|abuse|locked|archived/i.test(said);
  return isPermission
    ? [`the token may not (${words})`, 'Give the job `permissions: pull-requests: write`, or set `comment: never`.']
    : [message, 'Run again, or set `comment: never`.'];
}

async function writeWith(
  client: GitHubClient,
  place: Place,
  { policy, report: unredacted, redactor, signal }: CommentRequest,
): Promise<CommentResult> {
  const report = redactReport(unredacted, redactor.redact);
  const existing = await findComment(client, place, markerOf(report).key, signal);
  const decision = decideComment(policy, report, existing?.marker);
  if (decision === 'leave') {
    return { outcome: 'left' };
  }
  if (decision === 'newer') {
    const message = 'The pull-request comment was left as it is: a newer run has written it.';
    return { outcome: 'left', problem: { severity: 'notice', rule: 'comment-newer', message } };
  }
  const body = { body: commentMarkdown(report) };
  if (existing) {
    const path = `${place.repository}/issues/comments/${existing.id}`;
    const answer = await answerOf(client, { method: 'PATCH', path, body });
    if (!(answer instanceof GitHubError)) {
      return { outcome: 'updated' };
    }
    // Somebody deleted it since it was listed.
    if (answer.status !== 404) {
      throw answer;
    }
  }
  await client({ method: 'POST', path: `${place.repository}/issues/${place.number}/comments`, body });
  return { outcome: 'created' };
}

interface Found {
  readonly id: number;
  readonly author: unknown;
  readonly bot: boolean;
  readonly marker: Marker;
}

/**
 * The oldest comment that has this key and that we wrote: anybody may copy a marker into a comment of their own. Where
 * the list names no author of any comment, the marker alone has to do.
 */
async function findComment(
  client: GitHubClient,
  place: Place,
  key: string,
  signal: AbortSignal | undefined,
): Promise<Found | undefined> {
  const candidates: Found[] = [];
  let authors = false;
  for (let page = 1; page <= maxPages; page += 1) {
    const path = `${place.repository}/issues/${place.number}/comments?per_page=${perPage}&page=${page}`;
    const { data, more } = await client({ method: 'GET', path });
    if (!Array.isArray(data)) {
      throw new GitHubError(`GET ${path}: the answer is not a list`, 200, {});
    }
    const comments: readonly unknown[] = data;
    authors ||= comments.some((comment) => (property(comment, 'user') ?? undefined) !== undefined);
    candidates.push(...comments.flatMap(readComment).filter((found) => found.marker.key === key));
    if (!more && comments.length < perPage) {
      break;
    }
  }
  if (candidates.length === 0 || !authors) {
    return candidates[0];
  }
  const author = await ownLogin(client, place, candidates, signal);
  return candidates.find((candidate) => candidate.author === author);
}

function readComment(comment: unknown): readonly Found[] {
  const id = property(comment, 'id');
  const body = property(comment, 'body');
  const author = property(property(comment, 'user'), 'login');
  if (typeof id !== 'number' || typeof body !== 'string') {
    return [];
  }
  const marker = readMarker(body);
  const bot = property(property(comment, 'user'), 'type') === 'Bot';
  return marker ? [{ id, author, bot, marker }] : [];
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** The author of what a workflow's own token writes. */
const workflowBot = 'github-actions[bot]';

/**
 * Whose comments our token writes. A person's token may ask for its user; a workflow's token and an app's may not
 * (403). Both of these only matter among bots, and only where the workflow's own bot is not among them does it take
 * the GraphQL API, the only place where an app's token learns its name.
 *
 * @throws GitHubError where GitHub fails to say it: another comment beside ours would be worse than one that is late.
 */
async function ownLogin(
  client: GitHubClient,
  place: Place,
  candidates: readonly Found[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const ask = async (request: GitHubRequest): Promise<unknown> => {
    try {
      return (await client(request)).data;
    } catch (error) {
      // Refused: the token is no person's. A failure leaves that open, and then only the workflow's bot is taken for ours.
      const settled =
        error instanceof GitHubError &&
        ([401, 403, 404].includes(error.status) || candidates.some(({ author }) => author === workflowBot));
      if (settled && !signal?.aborted) {
        return undefined;
      }
      throw error;
    }
  };
  const user = await ask({ method: 'GET', path: '/user' });
  const login = property(user, 'login');
  if (typeof login === 'string') {
    return login;
  }
  if (candidates.some(({ author }) => author === workflowBot) || !candidates.some(({ bot }) => bot)) {
    return workflowBot;
  }
  const answer = await ask({ method: 'POST', path: place.graphqlUrl, body: { query: '{ viewer { login } }' } });
  const viewer = property(property(property(answer, 'data'), 'viewer'), 'login');
  return typeof viewer === 'string' ? viewer : workflowBot;
}
