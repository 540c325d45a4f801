import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type BaseFile, readBase } from '../../src/github/base.ts';
import { writeComment } from '../../src/github/comment.ts';
import { eventOf, type RunEvent } from '../../src/github/event.ts';
import { createOutputs } from '../../src/github/outputs.ts';
import { writePlanFile } from '../../src/github/plan-file.ts';
import { createRedactor } from '../../src/redact.ts';
import { commentMarkdown } from '../../src/report/comment.ts';
import { Secret } from '../../src/secret.ts';
import { type GitHubEmulator, type Reply, startGitHub, workflowBot } from '../emulator/github.ts';
import { mixedPlan, report } from '../report/fixtures.ts';

const started: GitHubEmulator[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'unusual-'));
  folders.push(made);
  return made;
}

const quotes = (): boolean => false;
const token = new Secret('ghs_emulator_token', 'input github-token');

/** GitHub, some paths of which answer like this. */
async function github(replies: Readonly<Record<string, Reply>> = {}): Promise<GitHubEmulator> {
  const emulator = await startGitHub({
    intercept: ({ path }) => Object.entries(replies).find(([start]) => path.startsWith(start))?.[1],
  });
  started.push(emulator);
  return emulator;
}

function eventAt(emulator: GitHubEmulator, baseSha = 'b'.repeat(40), more: Partial<RunEvent> = {}): RunEvent {
  const env = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REPOSITORY: 'acme/data',
    GITHUB_API_URL: emulator.url,
    GITHUB_RUN_ID: '100',
    GITHUB_RUN_ATTEMPT: '1',
  };
  const side = { sha: baseSha, repo: { full_name: 'acme/data', fork: false } };
  const payload = { number: 7, pull_request: { number: 7, user: { login: 'octocat' }, base: side, head: side } };
  return { ...eventOf(env, payload), ...more };
}

describe('the base version of a file, where GitHub', () => {
  const read = async (reply: Reply | undefined, more: Partial<RunEvent> = {}): Promise<BaseFile | undefined> => {
    const emulator = await github(reply ? { '/repos/acme/data/contents/a.yaml': reply } : {});
    const event = eventAt(emulator, undefined, more);
    const env = { PATH: process.env['PATH'] };
    return (await readBase({ event, paths: ['a.yaml'], patterns: [], workspace: folder(), token, quotes, env })).get(
      'a.yaml',
    );
  };

  test('gives bytes, is their text', async () => {
    const reply = { status: 200, body: 'text: ä\n', headers: { 'content-type': 'application/octet-stream' } };
    expect(await read(reply)).toEqual({ kind: 'text', text: 'text: ä\n' });
  });

  test.each([
    { encoding: 'none', content: '' },
    { encoding: 'base64', content: null },
    { encoding: 'base64' },
    { content: 'YQ==' },
    null,
  ])('gives %j, is unreadable', async (body) => {
    expect(await read({ status: 200, body })).toEqual({ kind: 'unreadable', reason: 'GitHub gave no file for it' });
  });

  test('cannot be asked for an unknown repository, is unreadable', async () => {
    expect(await read(undefined, { repository: undefined })).toEqual({
      kind: 'unreadable',
      reason: 'the repository is not known',
    });
  });
});

test('what the checkout has as a folder is asked of GitHub, which knows what it is', async () => {
  const directory = folder();
  const env = { PATH: process.env['PATH'], HOME: folder() };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: directory,
      env,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  mkdirSync(join(directory, 'a.yaml'));
  writeFileSync(join(directory, 'a.yaml', 'inner'), 'x');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  const emulator = await github({ '/repos/acme/data/contents/a.yaml': { status: 200, body: [] } });
  const event = eventAt(emulator, git('rev-parse', 'HEAD'));
  const files = await readBase({ event, paths: ['a.yaml'], patterns: [], workspace: directory, token, quotes, env });
  expect(Object.fromEntries(files)).toEqual({ 'a.yaml': { kind: 'unreadable', reason: 'GitHub gave no file for it' } });
  expect(emulator.requests.map(({ method }) => method)).toEqual(['GET']);
});

describe('the sticky comment', () => {
  const changes = report({ plan: mixedPlan() });
  const write = (emulator: GitHubEmulator, redact = (text: string): string => text, signal?: AbortSignal) =>
    writeComment({
      signal,
      event: eventAt(emulator),
      policy: 'always',
      report: changes,
      redactor: { redact, quotes },
      token,
    });

  test('is not written where the list of comments is none', async () => {
    const list = '/repos/acme/data/issues/7/comments?';
    const emulator = await github({ [list]: { status: 200, body: { message: 'moved' } } });
    expect((await write(emulator)).problem?.message).toContain('the answer is not a list');
    expect(emulator.comments).toEqual([]);
  });

  test('passes over comments that lack an id, a text or an author', async () => {
    const body = commentMarkdown(changes);
    const user = { login: workflowBot.login, type: 'Bot' };
    const comments = [
      { id: 1, body, user: null },
      { id: 2, body: null, user },
      { id: '3', body, user },
      { id: 4, body, user: { type: 'Bot' } },
      null,
    ];
    const emulator = await github({ '/repos/acme/data/issues/7/comments?': { status: 200, body: comments } });
    expect(await write(emulator)).toEqual({ outcome: 'created' });
  });

  test('of an app that may not ask for its name is not taken for ours', async () => {
    const emulator = await github({ '/graphql': { status: 403, body: {} } });
    const theirs = emulator.addComment(7, { login: 'acme-app[bot]', type: 'Bot' }, commentMarkdown(changes));
    const before = theirs.body;
    expect(await write(emulator)).toEqual({ outcome: 'created' });
    expect([emulator.comments.length, theirs.body]).toEqual([2, before]);
  });

  test.each([
    ['502', { status: 502, body: {} }],
    ['406', { status: 406, body: {} }],
    ['a page', { status: 200, body: '<html>' }],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }],
  ])('is updated although GitHub cannot say who we are: %s', async (_, reply) => {
    const emulator = await github({ '/user': reply });
    emulator.addComment(7, workflowBot, commentMarkdown(changes));
    expect(await write(emulator)).toEqual({ outcome: 'updated' });
    expect(emulator.comments).toHaveLength(1);
  });

  test('is not made a second time where GitHub fails to say who we are, and ours may be a person’s', async () => {
    const emulator = await github({ '/user': { status: 500, body: {} } });
    emulator.addComment(7, { login: 'octocat', type: 'User' }, commentMarkdown(changes));
    expect((await write(emulator)).outcome).toBe('failed');
    expect(emulator.comments).toHaveLength(1);
  });

  test('is not written when the run is cancelled while GitHub is asked who we are', async () => {
    const stop = new AbortController();
    const emulator = await startGitHub({
      intercept: ({ path }) => {
        if (path === '/user') {
          stop.abort(new Error('the run was cancelled'));
        }
        return undefined;
      },
    });
    started.push(emulator);
    emulator.addComment(7, workflowBot, commentMarkdown(changes));
    expect((await write(emulator, undefined, stop.signal)).outcome).toBe('failed');
    expect(emulator.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test.each([
    ['no comment has an author', [{}, {}], 'updated'],
    ['no author is said to be anybody', [{ user: null }, { user: null }], 'updated'],
    ['another comment has one', [{}, { user: { login: 'octocat', type: 'User' } }], 'created'],
  ] as const)('is recognised by its marker alone where %s', async (_, [ours, theirs], outcome) => {
    const body = commentMarkdown(changes);
    const list = [
      { id: 1000, body, ...ours },
      { id: 1001, body: 'thanks', ...theirs },
    ];
    const emulator = await github({ '/repos/acme/data/issues/7/comments?': { status: 200, body: list } });
    emulator.addComment(7, workflowBot, body);
    expect(await write(emulator)).toEqual({ outcome });
  });

  test('hides no defect of ours behind a notice', async () => {
    const defect = new TypeError('a defect');
    const redact = (): string => {
      throw defect;
    };
    await expect(write(await github(), redact)).rejects.toBe(defect);
  });
});

describe('outside of GitHub', () => {
  test('outputs are set nowhere, and without a value nothing is written', () => {
    const redactor = createRedactor();
    const errors: string[] = [];
    const onError = (message: string): void => {
      errors.push(message);
    };
    createOutputs({ env: {}, redactor, onError }).set({ result: 'planned' });
    const path = join(folder(), 'output');
    createOutputs({ env: { GITHUB_OUTPUT: path }, redactor, onError }).set({});
    expect(() => readFileSync(path)).toThrow('ENOENT');
    expect(errors).toEqual([]);
  });

  test('the plan file is in the folder for temporary files', () => {
    const path = writePlanFile({}, { version: 1 });
    folders.push(join(path, '..'));
    expect(path.startsWith(join(tmpdir(), 'qualytics-plan-'))).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('{\n  "version": 1\n}\n');
  });
});
