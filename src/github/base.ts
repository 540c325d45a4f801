import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
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
  /** Globs: what they match at the base is read too, since a change may take files away or rename them. */
  readonly patterns: readonly string[];
  /** Absolute; the repository's own directory or one inside of it. */
  readonly workspace: string;
  readonly token: Secret | undefined;
  /** Of the run's redactor. */
  readonly quotes: (text: string) => boolean;
  /** The environment of the step: `git` gets what it needs from it, and no secret. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Reads files at `event.baseSha`: from the checkout where it has that commit, else through GitHub's API. Never throws for what it finds. */
export async function readBase(request: BaseRequest): Promise<ReadonlyMap<string, BaseFile>> {
  const { event, paths, workspace } = request;
  const all = (file: BaseFile) => new Map(paths.map((path) => [path, file]));
  if (!event.baseSha) {
    return all(unreadable('the event names no base commit'));
  }
  const elsewhere = (path: string) => !isInside(path) || isInOtherCheckout(path, workspace);
  const inside = paths.filter((path) => !elsewhere(path));
  const files = (await fromCheckout(request, event.baseSha, inside)) ?? (await fromApi(request, event.baseSha, inside));
  const others = paths.filter(elsewhere).map((path) => [path, unreadable('it is outside of the checkout')] as const);
  return new Map([...files, ...others]);
}

/** `actions/checkout` with `path`, or a second repository: the path in that repository is another, and so may be the repository. */
function isInOtherCheckout(path: string, workspace: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((_, index) => existsSync(join(workspace, ...folders.slice(0, index + 1), '.git')));
}

/** Those that a glob of the run matches, by the rules by which the head's files were found. */
function matching(listed: readonly string[], patterns: readonly string[]): readonly string[] {
  return listed.filter(
    (path) =>
      isInside(path) &&
      !path.split('/').includes('node_modules') &&
      patterns.some((pattern) => posix.matchesGlob(path, pattern)),
  );
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
  if (root === undefined) {
    return undefined;
  }
  const all = request.patterns.length === 0 ? '' : await git(request, ['ls-tree', '-r', '-z', '--name-only', sha]);
  if (all === undefined) {
    return undefined;
  }
  const files = new Map<string, BaseFile>();
  for (const path of new Set([...paths, ...matching(all.split('\0'), request.patterns)])) {
    const listed = await git(request, ['ls-tree', '-z', sha, '--', `:(literal)./${path}`]);
    const text = listed ? await git(request, ['cat-file', 'blob', `${sha}:./${path}`]) : undefined;
    if (listed === undefined || (listed !== '' && text === undefined)) {
      return undefined;
    }
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
  const { event, token, quotes, signal } = request;
  const all = (file: BaseFile) => new Map(paths.map((path) => [path, file]));
  if (!event.repository) {
    return all(unreadable('the repository is not known'));
  }
  if (!token) {
    return all(unreadable('the checkout does not have the base commit, and there is no `github-token`'));
  }
  const client = await openGitHub({ token, apiUrl: event.apiUrl, quotes, signal });
  const repository = repositoryPath(event.repository);
  const listed =
    request.patterns.length === 0 ? [] : await listTree(client, `${repository}/git/trees/${sha}?recursive=1`);
  if (!Array.isArray(listed)) {
    return all(listed as BaseFile);
  }
  const files = new Map<string, BaseFile>();
  for (const path of new Set([...paths, ...matching(listed, request.patterns)])) {
    files.set(path, await readContents(client, `${repository}/contents`, { path, sha }));
  }
  return files;
}

/** Every file of a commit. GitHub says where it did not give them all. */
async function listTree(client: GitHubClient, path: string): Promise<readonly string[] | BaseFile> {
  const answer = await answerOf(client, { method: 'GET', path });
  if (answer instanceof GitHubError) {
    return unreadable(answer.message);
  }
  const { tree, truncated } = (answer.data ?? {}) as { readonly tree?: unknown; readonly truncated?: unknown };
  if (!Array.isArray(tree) || truncated === true) {
    return unreadable('GitHub did not list all files of the base');
  }
  return tree.flatMap((one: { readonly path?: unknown; readonly type?: unknown } | null) =>
    one?.type === 'blob' && typeof one.path === 'string' ? [one.path] : [],
  );
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
    if (answer.status !== 404) {
      return unreadable(answer.message);
    }
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
  if (typeof data === 'string') {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return Buffer.from(data).toString('utf8');
  }
  if (typeof data !== 'object' || data === null || !('content' in data) || !('encoding' in data)) {
    return undefined;
  }
  return data.encoding === 'base64' && typeof data.content === 'string'
    ? Buffer.from(data.content, 'base64').toString('utf8')
    : undefined;
}
