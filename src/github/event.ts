import { readFileSync } from 'node:fs';
import type { Problem } from '../problem.ts';
import type { Mode } from '../report/report.ts';

/** How far what triggered the run may be trusted. */
export type Trust =
  /** What runs has been merged or was started by someone who may write. */
  | 'trusted'
  /** A pull request of this repository: secrets are there, the change is not reviewed yet. */
  | 'pull-request'
  /** A pull request from a fork or by Dependabot: no secrets and no OIDC token. */
  | 'restricted'
  /** Secrets are there, and what triggered the run may come from anyone: only `validate`. */
  | 'untrusted';

export interface PullRequest {
  readonly number: number;
  /** What is looked at: the head, not the merge commit that is checked out. */
  readonly headSha: string | undefined;
  readonly baseSha: string | undefined;
}

export interface RunEvent {
  /** `pull_request`, `push` …; empty outside GitHub. */
  readonly name: string;
  readonly trust: Trust;
  /** Why it is not trusted, to follow "because"; empty when it is. */
  readonly because: string;
  readonly pullRequest: PullRequest | undefined;
  /** The commit to compare with: base of the pull request or merge group. */
  readonly baseSha: string | undefined;
  /** The commit that the run speaks of. */
  readonly commit: string | undefined;
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly runId: number | undefined;
  readonly runAttempt: number | undefined;
  /** The page of the run. */
  readonly runUrl: string | undefined;
  /** GitHub's REST API, without a trailing slash. */
  readonly apiUrl: string;
}

/** Reads `GITHUB_EVENT_PATH`. A file that is missing or not JSON counts as a payload without fields. */
export function readEvent(env: NodeJS.ProcessEnv): RunEvent {
  const path = env['GITHUB_EVENT_PATH'];
  return eventOf(env, path ? readPayload(path) : undefined);
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The run's event from the runner's variables and the webhook payload. What is missing counts to the less trusted side. */
export function eventOf(env: NodeJS.ProcessEnv, payload: unknown): RunEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const repository = env['GITHUB_REPOSITORY'] || undefined;
  const pullRequest = pullRequestOf(payload);
  const { trust, because } = trustOf(name, payload, env);
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  const runId = positive(env['GITHUB_RUN_ID']);
  return {
    name,
    trust,
    because,
    pullRequest,
    baseSha: pullRequest?.baseSha ?? sha(payload, 'merge_group', 'base_sha'),
    commit: pullRequest?.headSha ?? (env['GITHUB_SHA'] || undefined),
    repository,
    runId,
    runAttempt: positive(env['GITHUB_RUN_ATTEMPT']),
    runUrl: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
    apiUrl: (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
  };
}

interface Judgement {
  readonly trust: Trust;
  readonly because: string;
}

const trusted: Judgement = { trust: 'trusted', because: '' };

function trustOf(name: string, payload: unknown, env: NodeJS.ProcessEnv): Judgement {
  switch (name) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return pullRequestTrust(payload, env);
    case 'pull_request_target':
      return untrusted('`pull_request_target` runs with secrets on behalf of anyone who opens a pull request');
    case 'issue_comment':
      // An issue's own comment has no `issue.pull_request`; without any issue nothing is known.
      return field(payload, 'issue') !== undefined && field(payload, 'issue', 'pull_request') === undefined
        ? trusted
        : untrusted('anyone may comment on a pull request');
    case 'workflow_run':
      return workflowRunTrust(field(payload, 'workflow_run', 'event'));
    default:
      return trusted;
  }
}

function untrusted(because: string): Judgement {
  return { trust: 'untrusted', because };
}

function workflowRunTrust(event: unknown): Judgement {
  if (typeof event !== 'string' || event === '') {
    return untrusted('the event before this `workflow_run` is not known');
  }
  // A `workflow_run` may itself follow one, up to three deep, and the payload names only the last.
  return /^(pull_request|issue_comment|workflow_run)/.test(event)
    ? untrusted(`this \`workflow_run\` follows a \`${event}\` event`)
    : trusted;
}

function pullRequestTrust(payload: unknown, env: NodeJS.ProcessEnv): Judgement {
  const restricted = (because: string): Judgement => ({ trust: 'restricted', because });
  const head = field(payload, 'pull_request', 'head', 'repo', 'full_name');
  const base = field(payload, 'pull_request', 'base', 'repo', 'full_name') ?? env['GITHUB_REPOSITORY'];
  const dependabot = 'dependabot[bot]';
  if (env['GITHUB_ACTOR'] === dependabot || field(payload, 'pull_request', 'user', 'login') === dependabot) {
    return restricted('it is a pull request by Dependabot, which gets neither secrets nor an OIDC token');
  }
  if (typeof head !== 'string' || typeof base !== 'string' || head.toLowerCase() !== base.toLowerCase()) {
    return restricted('it is a pull request from a fork, which gets neither secrets nor an OIDC token');
  }
  return { trust: 'pull-request', because: 'the change is not merged yet' };
}

function pullRequestOf(payload: unknown): PullRequest | undefined {
  const number = field(payload, 'pull_request', 'number') ?? field(payload, 'number');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || field(payload, 'pull_request') === undefined) {
    return undefined;
  }
  return {
    number,
    headSha: sha(payload, 'pull_request', 'head', 'sha'),
    baseSha: sha(payload, 'pull_request', 'base', 'sha'),
  };
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null) {
      return undefined;
    }
    return (Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined) ?? undefined;
  }, value);
}

function text(value: unknown, ...path: readonly string[]): string | undefined {
  const found = field(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A commit id, SHA-1 or SHA-256; the all-zero one of a new branch is none. */
function sha(value: unknown, ...path: readonly string[]): string | undefined {
  const found = text(value, ...path);
  return found && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(found) && !/^0+$/.test(found) ? found : undefined;
}

function positive(value: string | undefined): number | undefined {
  return value && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}

/** Why this mode is refused on this event; `undefined` when it may run. */
export function refusalOf(
  event: RunEvent,
  mode: Mode,
  options: { readonly allowPullRequestApply: boolean },
): Problem | undefined {
  if (event.trust === 'untrusted' && mode !== 'validate') {
    return {
      severity: 'error',
      rule: 'event-untrusted',
      message: `Mode ${mode} is refused on ${event.name}, because ${event.because}.`,
      hint: 'Only `mode: validate` runs there. Plan on `pull_request` and apply on `push`.',
    };
  }
  const onPullRequest = event.trust === 'pull-request' || event.trust === 'restricted';
  if (mode === 'apply' && onPullRequest && !options.allowPullRequestApply) {
    return {
      severity: 'error',
      rule: 'event-pull-request-apply',
      message: `Mode apply is refused on ${event.name}: the change has not been merged yet.`,
      hint: 'Use `mode: plan` here and apply on `push`. If it is meant, set `allow-pull-request-apply: true`.',
    };
  }
  return undefined;
}

/** Says that only the offline checks ran; `undefined` where secrets are there. */
export function offlineNotice(event: RunEvent): Problem | undefined {
  if (event.trust !== 'restricted') {
    return undefined;
  }
  return {
    severity: 'notice',
    rule: 'live-not-read',
    message: `The live state was not read, because ${event.because}. Only the offline checks ran; what would change is not known.`,
    hint: 'The plan is made when the change reaches a branch of this repository.',
  };
}
