import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type BaseFile, readBase } from '../../src/github/base.ts';
import { eventOf } from '../../src/github/event.ts';
import { Secret } from '../../src/secret.ts';
import { type GitHubEmulator, type GitHubOptions, startGitHub } from '../emulator/github.ts';

const started: GitHubEmulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});

/** Of a repository of our own, far from the settings of whoever runs the tests. */
const gitEnv = {
  PATH: process.env['PATH'],
  HOME: mkdtempSync(join(tmpdir(), 'home-')),
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** A checkout whose last commit has these files and nothing else committed. */
function checkout(files: Readonly<Record<string, string>>): { readonly directory: string; readonly sha: string } {
  const directory = mkdtempSync(join(tmpdir(), 'checkout-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: directory, env: gitEnv, encoding: 'utf8' }).trim();
  git('init', '--quiet');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  return { directory, sha: git('rev-parse', 'HEAD') };
}

interface Reading {
  readonly paths: readonly string[];
  readonly patterns?: readonly string[];
  readonly sha?: string;
  readonly workspace?: string;
  readonly github?: GitHubOptions;
  readonly token?: Secret | undefined;
}

const otherSha = 'b'.repeat(40);

async function read(
  reading: Reading,
): Promise<{ readonly files: Readonly<Record<string, BaseFile>>; readonly requests: GitHubEmulator['requests'] }> {
  const emulator = await startGitHub(reading.github);
  started.push(emulator);
  const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/data', GITHUB_API_URL: emulator.url };
  const payload = { number: 1, pull_request: { base: { sha: reading.sha ?? otherSha } } };
  const files = await readBase({
    event: eventOf(env, payload),
    paths: reading.paths,
    patterns: reading.patterns ?? [],
    workspace: reading.workspace ?? mkdtempSync(join(tmpdir(), 'empty-')),
    token: 'token' in reading ? reading.token : new Secret('ghs_emulator_token', 'input github-token'),
    quotes: () => false,
    env: gitEnv,
  });
  return { files: Object.fromEntries(files), requests: emulator.requests };
}

describe('the base version of a file', () => {
  test('comes from the checkout where it has the commit, whatever stands in the working tree', async () => {
    const { directory, sha } = checkout({ 'a.yaml': 'base: ä\n', 'dir/b [1].yaml': 'b' });
    writeFileSync(join(directory, 'a.yaml'), 'changed');
    writeFileSync(join(directory, 'new.yaml'), 'new');
    const { files, requests } = await read({
      paths: ['a.yaml', 'dir/b [1].yaml', 'new.yaml'],
      sha,
      workspace: directory,
    });
    expect(files).toEqual({
      'a.yaml': { kind: 'text', text: 'base: ä\n' },
      'dir/b [1].yaml': { kind: 'text', text: 'b' },
      'new.yaml': { kind: 'absent' },
    });
    expect(requests).toEqual([]);
  });

  test('is relative to a workspace inside of the repository', async () => {
    const { directory, sha } = checkout({ 'dir/a.yaml': 'inner', 'a.yaml': 'outer' });
    const { files } = await read({ paths: ['a.yaml'], sha, workspace: join(directory, 'dir') });
    expect(files['a.yaml']).toEqual({ kind: 'text', text: 'inner' });
  });

  test('comes from GitHub where the checkout lacks the commit', async () => {
    const { directory } = checkout({ 'a.yaml': 'other' });
    const github = { files: { [otherSha]: { 'dir/ä #1?.yaml': 'from GitHub\n' } } };
    const { files, requests } = await read({ paths: ['dir/ä #1?.yaml', 'new.yaml'], workspace: directory, github });
    expect(files).toEqual({
      'dir/ä #1?.yaml': { kind: 'text', text: 'from GitHub\n' },
      'new.yaml': { kind: 'absent' },
    });
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  test('is understood in the base64 form as well', async () => {
    const content = Buffer.from('text: ä')
      .toString('base64')
      .replace(/(.{4})/g, '$1\n');
    const { files } = await read({
      paths: ['a.yaml'],
      github: { intercept: () => ({ status: 200, body: { type: 'file', encoding: 'base64', content } }) },
    });
    expect(files['a.yaml']).toEqual({ kind: 'text', text: 'text: ä' });
  });
});

describe('what a glob matched at the base', () => {
  const files = {
    'teams/a.yaml': 'a',
    'teams/gone.yaml': 'gone',
    'teams/deep/no.yaml': 'no',
    'teams/node_modules/x.yaml': 'x',
    'other.yaml': 'other',
  };
  const wanted = {
    'teams/a.yaml': { kind: 'text', text: 'a' },
    'teams/new.yaml': { kind: 'absent' },
    'teams/gone.yaml': { kind: 'text', text: 'gone' },
  };
  const asked = { paths: ['teams/a.yaml', 'teams/new.yaml'], patterns: ['teams/*.yaml'] };

  test('is read from the checkout', async () => {
    const { directory, sha } = checkout(files);
    expect((await read({ ...asked, sha, workspace: directory })).files).toEqual(wanted);
    const inner = await read({ paths: ['a.yaml'], patterns: ['*.yaml'], sha, workspace: join(directory, 'teams') });
    expect(Object.keys(inner.files)).toEqual(['a.yaml', 'gone.yaml']);
  });

  test('is read through GitHub', async () => {
    expect((await read({ ...asked, github: { files: { [otherSha]: files } } })).files).toEqual(wanted);
    const deep = await read({ paths: [], patterns: ['**/*.yaml'], github: { files: { [otherSha]: files } } });
    expect(Object.keys(deep.files).sort()).toEqual([
      'other.yaml',
      'teams/a.yaml',
      'teams/deep/no.yaml',
      'teams/gone.yaml',
    ]);
  });

  test.each([
    ['is cut', { status: 200, body: { tree: [], truncated: true } }, 'list all files'],
    ['has another shape', { status: 200, body: [] }, 'list all files'],
    ['is refused', { status: 502 }, '502'],
  ])('is not known where the list of files %s', async (_, reply, reason) => {
    const github: GitHubOptions = { intercept: ({ path }) => (path.includes('/git/trees/') ? reply : undefined) };
    const { files: found } = await read({ ...asked, github: { ...github, files: { [otherSha]: files } } });
    expect(Object.values(found)).toEqual(
      asked.paths.map(() => ({ kind: 'unreadable', reason: expect.stringContaining(reason) })),
    );
  });
});

test('a file in a checkout below the workspace has no base here', async () => {
  const { directory, sha } = checkout({ 'a.yaml': 'a' });
  mkdirSync(join(directory, 'data', '.git'), { recursive: true });
  const { files } = await read({ paths: ['data/deep/b.yaml', 'data/b.yaml', 'a.yaml'], sha, workspace: directory });
  expect(files).toEqual({
    'a.yaml': { kind: 'text', text: 'a' },
    'data/deep/b.yaml': { kind: 'unreadable', reason: 'it is outside of the checkout' },
    'data/b.yaml': { kind: 'unreadable', reason: 'it is outside of the checkout' },
  });
});

describe('what cannot be read is not taken for absent', () => {
  test.each([
    ['no permission, 403', { contents: 403 }, '403'],
    ['no permission, 404', { contents: 404 }, 'may not read'],
    ['an unknown commit', { files: {} }, 'may not read'],
    ['a server in trouble', { intercept: () => ({ status: 502 }) }, '502'],
    ['a directory', { intercept: () => ({ status: 200, body: [] }) }, 'no file'],
  ] as const)('%s', async (_, github, reason) => {
    const { files } = await read({ paths: ['a.yaml'], github });
    expect(files['a.yaml']).toEqual({ kind: 'unreadable', reason: expect.stringContaining(reason) });
  });

  test('no token', async () => {
    const { files } = await read({ paths: ['a.yaml'], token: undefined });
    expect(files['a.yaml']).toEqual({ kind: 'unreadable', reason: expect.stringContaining('github-token') });
  });

  test('no base commit', async () => {
    const { files } = await read({ paths: ['a.yaml'], sha: 'main' });
    expect(files['a.yaml']?.kind).toBe('unreadable');
  });

  test.each(['../a.yaml', 'x/../../issues', '/etc/passwd', './a.yaml', 'a//b', 'a\\b', ''])(
    'the path %j',
    async (path) => {
      const { files, requests } = await read({ paths: [path], github: { files: { [otherSha]: {} } } });
      expect(files[path]?.kind).toBe('unreadable');
      expect(requests).toEqual([]);
    },
  );
});

test('a bare repository that the change brought along does not say what the base has', async () => {
  const { directory, sha } = checkout({ 'a.yaml': 'planted' });
  const bare = mkdtempSync(join(tmpdir(), 'bare-'));
  execFileSync('git', ['clone', '--quiet', '--bare', directory, bare], { env: gitEnv });
  const { files } = await read({ paths: ['b.yaml'], sha, workspace: bare, github: { contents: 403 } });
  expect(files['b.yaml']?.kind).toBe('unreadable');
});
