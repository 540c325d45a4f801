import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Secret } from '../secret.ts';
import { answerOf, type GitHubClient, GitHubError, openGitHub } from './client.ts';
import { repositoryPath } from './comment.ts';
import type { RunEvent } from './event.ts';

/** A file as the base of the pull request has it. */
export type BaseFile =
  | { readonly kind: 'text'; readonly text: string }
  /** The base was read, and the file is not in it. */
  | { readonly kind: 'absent' }
  /** Not the same as absent: nothing may be concluded from it. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface BaseRequest {
  readonly event: RunEvent;
  /** Relative to the workspace, with `/`. */
  readonly paths: readonly string[];
  /** Absolute; the repository's own directory or one inside of it. */
  readonly workspace: string;
  readonly token: Secret | undefined;
  /** The environment of the step: `git` gets what it needs from it, and no secret. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Reads files at `event.baseSha`: from the checkout where it has that commit, else through GitHub's API. Never throws for what it finds. */
export async function readBase(request: BaseRequest): Promise<ReadonlyMap<string, BaseFile>> {
  const { event, paths } = request;
  const all = (file: BaseFile) => new Map(paths.map((path) => [path, file]));
  if (!event.baseSha) return all(unreadable('the event names no base commit'));
  const outside = paths.filter((path) => !isInside(path));
  const inside = paths.filter(isInside);
  const files = (await fromCheckout(request, event.baseSha, inside)) ?? (await fromApi(request, event.baseSha, inside));
  return new Map([...files, ...outside.map((path) => [path, unreadable('it is outside of the workspace')] as const)]);
}

function unreadable(reason: string): BaseFile {
  return { kind: 'unreadable', reason };
}

/** Paths with `..` could lead to another place of the API. */
function isInside(path: string): boolean {
  const parts = path.split('/');
  return (
    path !== '' &&
    !path.includes('\0') &&
    !path.includes('\\') &&
    parts.every((part) => !['', '.', '..'].includes(part))
  );
}

const gitMilliseconds = 10_000;
const gitBytes = 32 * 1024 * 1024;

/** `undefined` where the checkout cannot say: no git, no repository, or a shallow one without the commit. */
async function fromCheckout(
  request: BaseRequest,
  sha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, BaseFile> | undefined> {
  const root = await git(request, ['cat-file', '-t', `${sha}^{tree}`]);
  if (root === undefined) return undefined;
  const files = new Map<string, BaseFile>();
  for (const path of paths) {
    const listed = await git(request, ['ls-tree', '-z', sha, '--', `:(literal)./${path}`]);
    const text = listed ? await git(request, ['cat-file', 'blob', `${sha}:./${path}`]) : undefined;
    if (listed === undefined || (listed !== '' && text === undefined)) return undefined;
    files.set(path, text === undefined ? { kind: 'absent' } : { kind: 'text', text });
  }
  return files;
}

/**
 * Only commands that read objects by name and run neither hooks nor filters. A bare repository that the pull request
 * itself brought along is not taken for ours, and nothing is fetched.
 */
async function git({ workspace, env, signal }: BaseRequest, args: readonly string[]): Promise<string | undefined> {
  const kept = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) =>
    env[name] ? [[name, env[name]] as const] : [],
  );
  const settings = ['-c', 'safe.bareRepository=explicit', '-c', 'core.fsmonitor=false'];
  try {
    const { stdout } = await promisify(execFile)('git', [...settings, ...args], {
      cwd: workspace,
      env: { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
      timeout: gitMilliseconds,
      maxBuffer: gitBytes,
      encoding: 'utf8',
      ...(signal ? { signal } : {}),
    });
    return stdout;
  } catch {
    return undefined;
  }
}

async function fromApi(
  request: BaseRequest,
  sha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, BaseFile>> {
  const { event, token, signal } = request;
  const all = (file: BaseFile) => new Map(paths.map((path) => [path, file]));
  if (!event.repository) return all(unreadable('the repository is not known'));
  if (!token) return all(unreadable('the checkout does not have the base commit, and there is no `github-token`'));
  const client = await openGitHub({ token, apiUrl: event.apiUrl, signal });
  const contents = `${repositoryPath(event.repository)}/contents`;
  const files = new Map<string, BaseFile>();
  for (const path of paths) files.set(path, await readContents(client, contents, { path, sha }));
  return files;
}

async function readContents(
  client: GitHubClient,
  contents: string,
  { path, sha }: { readonly path: string; readonly sha: string },
): Promise<BaseFile> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const answer = await answerOf(client, {
    method: 'GET',
    path: `${contents}/${encoded}?ref=${sha}`,
    accept: 'application/vnd.github.raw+json',
  });
  if (answer instanceof GitHubError) {
    if (answer.status !== 404) return unreadable(answer.message);
    return (await canList(client, `${contents}/?ref=${sha}`))
      ? { kind: 'absent' }
      : unreadable('the token may not read the repository (404)');
  }
  const text = contentText(answer.data);
  return text === undefined ? unreadable('GitHub gave no file for it') : { kind: 'text', text };
}

/** GitHub answers 404 for what is not there and for what may not be seen: the root of the same commit tells them apart. */
async function canList(client: GitHubClient, path: string): Promise<boolean> {
  const answer = await answerOf(client, { method: 'GET', path });
  return !(answer instanceof GitHubError) && Array.isArray(answer.data);
}

/** The raw text that was asked for, or the base64 form of a server that does not know the media type. */
function contentText(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
  if (typeof data !== 'object' || data === null || !('content' in data) || !('encoding' in data)) return undefined;
  return data.encoding === 'base64' && typeof data.content === 'string'
    ? Buffer.from(data.content, 'base64').toString('utf8')
    : undefined;
}
