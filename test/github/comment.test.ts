import { afterEach, describe, expect, test } from '@jest/globals';
import { writeComment } from '../../src/github/comment.ts';
import type { RunEvent } from '../../src/github/event.ts';
import { createRedactor } from '../../src/redact.ts';
import type { CommentPolicy } from '../../src/report/comment.ts';
import { commentMarkdown, decideComment, markerOf, readMarker } from '../../src/report/comment.ts';
import type { Report } from '../../src/report/report.ts';
import { Secret } from '../../src/secret.ts';
import { type GitHubEmulator, type GitHubOptions, startGitHub, workflowBot } from '../emulator/github.ts';
import { change, hostileTexts, mixedPlan, plan, problem, report, step } from '../report/fixtures.ts';

const started: GitHubEmulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});

async function github(options: GitHubOptions = {}): Promise<GitHubEmulator> {
  const emulator = await startGitHub(options);
  started.push(emulator);
  return emulator;
}

function event(emulator: GitHubEmulator, more: Partial<RunEvent> = {}): RunEvent {
  return {
    name: 'pull_request',
    trust: 'pull-request',
    because: '',
    pullRequest: { number: 7, headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40) },
    baseSha: 'b'.repeat(40),
    commit: 'a'.repeat(40),
    repository: 'acme/data',
    runId: 100,
    runAttempt: 1,
    runUrl: undefined,
    apiUrl: emulator.url,
    ...more,
  };
}

interface Writing {
  readonly policy?: CommentPolicy;
  readonly event?: Partial<RunEvent>;
  readonly token?: Secret | undefined;
  readonly redact?: (text: string) => string;
  readonly quotes?: (text: string) => boolean;
}

function write(emulator: GitHubEmulator, of: Report, writing: Writing = {}) {
  return writeComment({
    event: event(emulator, writing.event),
    policy: writing.policy ?? 'changes',
    report: of,
    redactor: {
      redact: writing.redact ?? ((text) => text),
      quotes: writing.quotes ?? (() => false),
    },
    token: 'token' in writing ? writing.token : new Secret('ghs_emulator_token', 'input github-token'),
  });
}

function run(id: number, attempt = 1): Report['run'] {
  return { id, attempt, commit: undefined, url: undefined };
}

const changes = report({ plan: mixedPlan() });
const nothing = report({ plan: plan([]), result: 'unchanged', run: run(101) });

describe('the sticky comment', () => {
  test('is created once and then updated in place', async () => {
    const emulator = await github();
    expect(await write(emulator, changes)).toEqual({ outcome: 'created' });
    expect(await write(emulator, report({ plan: mixedPlan(), run: run(101) }))).toEqual({ outcome: 'updated' });
    expect(emulator.comments.map(({ body, issue }) => [readMarker(body)?.runId, issue])).toEqual([[101, 7]]);
  });

  test('that spoke of changes says so when there are none left', async () => {
    const emulator = await github();
    await write(emulator, changes);
    expect(await write(emulator, nothing)).toEqual({ outcome: 'updated' });
    expect(emulator.comments[0]?.body).toContain('Nothing to do');
  });

  test.each([
    ['changes', changes, 'created'],
    ['changes', nothing, 'left'],
    ['changes', report({ result: 'failed', problems: [problem('error', 'no plan')] }), 'left'],
    ['always', nothing, 'created'],
    ['never', changes, 'skipped'],
  ] as const)('with policy %s and result %#: %s', async (policy, of, outcome) => {
    expect((await write(await github(), of, { policy })).outcome).toBe(outcome);
  });

  test('is one for each label and for each set of files', async () => {
    const emulator = await github();
    for (const more of [
      {},
      { label: 'staging' },
      { config: ['b.yaml'] },
      { config: ['b.yaml', 'a.yaml'] },
      { config: ['a.yaml', 'b.yaml'] },
    ]) {
      await write(emulator, report({ plan: mixedPlan(), ...more }));
    }
    expect(emulator.comments).toHaveLength(4);
  });

  test('is found on a later page', async () => {
    const emulator = await github({ maxPerPage: 30 });
    for (let index = 0; index < 75; index += 1) {
      emulator.addComment(7, { login: 'octocat', type: 'User' }, `comment ${index}`);
    }
    await write(emulator, changes);
    emulator.addComment(7, { login: 'octocat', type: 'User' }, 'later');
    expect(await write(emulator, nothing)).toEqual({ outcome: 'updated' });
    expect(emulator.comments).toHaveLength(77);
  });

  test.each([
    ['a person', { login: 'mallory', type: 'User' }],
    ['another bot', { login: 'other[bot]', type: 'Bot' }],
  ] as const)('of %s who copied the marker is left alone', async (_, author) => {
    const emulator = await github();
    const copied = emulator.addComment(7, author, commentMarkdown(changes));
    const before = copied.body;
    expect(await write(emulator, nothing, { policy: 'always' })).toEqual({ outcome: 'created' });
    expect(copied.body).toBe(before);
    expect(emulator.comments).toHaveLength(2);
  });

  test('on another pull request is another comment', async () => {
    const emulator = await github();
    emulator.addComment(8, workflowBot, commentMarkdown(changes));
    expect(await write(emulator, changes)).toEqual({ outcome: 'created' });
  });

  test.each([
    ['a person’s token', { login: 'octocat', type: 'User' }, 0],
    ['a workflow’s token', workflowBot, 0],
    ['an app’s token', { login: 'acme-app[bot]', type: 'Bot' }, 1],
  ] as const)('is recognised with %s', async (_, author, graphql) => {
    const emulator = await github({ author });
    await write(emulator, changes);
    expect(await write(emulator, nothing)).toEqual({ outcome: 'updated' });
    expect(emulator.requests.filter(({ path }) => path === '/graphql')).toHaveLength(graphql);
  });

  test.each([
    [run(101, 1), run(100, 3), 'left'],
    [run(100, 2), run(100, 1), 'left'],
    [run(100, 1), run(100, 2), 'updated'],
    [run(100, 2), run(100, 2), 'updated'],
    [run(99, 9), run(100, 1), 'updated'],
  ])('written by run %j, seen by run %j: %s', async (earlier, later, outcome) => {
    const emulator = await github();
    await write(emulator, report({ plan: mixedPlan(), run: earlier }));
    const result = await write(emulator, report({ plan: mixedPlan(), run: later }));
    expect(result.outcome).toBe(outcome);
    expect(result.problem?.rule).toBe(outcome === 'left' ? 'comment-newer' : undefined);
    expect(readMarker(emulator.comments[0]?.body ?? '')?.runId).toBe(Math.max(earlier.id ?? 0, later.id ?? 0));
  });

  test('is accepted by GitHub however much there is to say', async () => {
    const emulator = await github();
    const steps = Array.from({ length: 2000 }, (_, index) =>
      step({ name: `👍 datastore ${index}`, changes: [change('a', '👍'.repeat(100), 'b')] }),
    );
    expect(await write(emulator, report({ plan: plan(steps) }))).toEqual({ outcome: 'created' });
  });

  test('that was deleted since it was listed is written anew', async () => {
    const emulator = await github({
      intercept: ({ method }) => (method === 'PATCH' ? { status: 404, body: { message: 'Not Found' } } : undefined),
    });
    expect(await write(emulator, changes)).toEqual({ outcome: 'created' });
    expect(await write(emulator, changes)).toEqual({ outcome: 'created' });
    expect(emulator.comments).toHaveLength(2);
  });

  test('that may not be changed is not written a second time', async () => {
    const emulator = await github({
      intercept: ({ method }) => (method === 'PATCH' ? { status: 403, body: { message: 'Forbidden' } } : undefined),
    });
    expect(await write(emulator, changes)).toEqual({ outcome: 'created' });
    expect(await write(emulator, changes)).toMatchObject({ outcome: 'failed' });
    expect(emulator.comments).toHaveLength(1);
  });

  test.each([
    ['changes', { outcome: 'left' }],
    ['always', { outcome: 'updated' }],
  ] as const)('of a plan, with comment: %s, after a run that only validated', async (policy, expected) => {
    const emulator = await github();
    await write(emulator, changes);
    const validated = report({ mode: 'validate', result: 'valid' });
    expect(await write(emulator, validated, { policy })).toEqual(expected);
  });

  test('goes through the redactor', async () => {
    const emulator = await github();
    await write(emulator, changes, { redact: (text) => text.replaceAll('Orders', '***') });
    expect(emulator.requests.map(({ body }) => body).join('')).not.toContain('Orders');
  });

  test('is found again where a secret is a part of its marker, or of an id', async () => {
    const emulator = await github();
    const redact = (text: string): string => text.replaceAll(/10|2|key/g, '***');
    expect(await write(emulator, changes, { redact })).toEqual({ outcome: 'created' });
    expect(await write(emulator, report({ plan: mixedPlan(), run: run(101) }), { redact })).toEqual({
      outcome: 'updated',
    });
    expect(emulator.comments[0]?.body).toContain('<td>42</td>');
  });
});

describe('where no comment can be written', () => {
  function refusing(status: number, message: string): GitHubOptions {
    return { intercept: () => ({ status, body: { message } }) };
  }

  test.each<readonly [string, GitHubOptions, string]>([
    ['403', { comments: 403 }, 'pull-requests: write'],
    ['404', { comments: 404 }, 'pull-requests: write'],
    ['403', { comments: 'read' }, 'pull-requests: write'],
    ['401', { token: 'another' }, 'github-token'],
    ['500', { intercept: () => ({ status: 500 }) }, 'Run again'],
    ['403, API rate limit exceeded', refusing(403, 'API rate limit exceeded\nfor …'), 'Run again'],
    [
      '403, Unable to create comment because issue is locked',
      refusing(403, 'Unable to create comment because issue is locked'),
      'Run again',
    ],
    ['403: Resource not accessible', refusing(403, 'Resource not accessible'), 'pull-requests: write'],
  ])('%s is a notice with the remedy: %j', async (status, options, remedy) => {
    const { outcome, problem: notice } = await write(await github(options), changes);
    expect(outcome).toBe('failed');
    expect(notice).toEqual(
      expect.objectContaining({
        severity: 'notice',
        message: expect.stringContaining(status),
        hint: expect.stringContaining(remedy),
      }),
    );
  });

  test('an address that does not answer is a notice', async () => {
    const emulator = await github();
    const apiUrl = emulator.url;
    await emulator.close();
    started.splice(0);
    expect((await write(emulator, changes, { event: { apiUrl } })).problem?.message).toContain('ECONNREFUSED');
  });

  test('a missing token is a notice', async () => {
    expect((await write(await github(), changes, { token: undefined })).problem?.message).toContain('github-token');
  });

  test.each([
    ['a fork', { trust: 'restricted' }],
    ['an untrusted event', { trust: 'untrusted' }],
    ['a push', { trust: 'trusted', pullRequest: undefined }],
    ['an unknown repository', { repository: undefined }],
  ] as const)('on %s nothing is asked', async (_, more) => {
    const emulator = await github();
    expect(await write(emulator, changes, { event: more })).toEqual({ outcome: 'skipped' });
    expect(emulator.requests).toEqual([]);
  });

  test('a redirect of the write is not followed', async () => {
    const target = await github();
    const emulator = await github({
      intercept: ({ method, path }) =>
        method === 'POST' ? { status: 307, headers: { location: `${target.url}${path}` } } : undefined,
    });
    expect((await write(emulator, changes)).problem?.message).toContain(new URL(target.url).host);
    expect(target.requests).toEqual([]);
  });

  test('nor one on the same origin', async () => {
    const emulator = await github({
      intercept: ({ method, path }) =>
        method === 'POST' && path.startsWith('/repos/acme/old/')
          ? { status: 307, headers: { location: path.replace('/old/', '/data/') } }
          : path.startsWith('/repos/acme/old/')
            ? { status: 200, body: [] }
            : undefined,
    });
    expect((await write(emulator, changes, { event: { repository: 'acme/old' } })).outcome).toBe('failed');
    expect(emulator.comments).toEqual([]);
  });

  test('a redirect of a read is followed on the same origin only', async () => {
    const target = await github();
    const away = await github({
      intercept: ({ path }) => ({ status: 301, headers: { location: `${target.url}${path}` } }),
    });
    expect((await write(away, changes)).outcome).toBe('failed');
    expect(target.requests).toEqual([]);
    const moved = await github({
      intercept: ({ path, method }) =>
        method === 'GET' && path.startsWith('/repos/acme/old/')
          ? { status: 301, headers: { location: path.replace('/old/', '/data/') } }
          : undefined,
    });
    expect((await write(moved, nothing, { event: { repository: 'acme/old' } })).outcome).toBe('left');
  });

  test('redirects without end are', async () => {
    const emulator = await github({ intercept: ({ path }) => ({ status: 302, headers: { location: path } }) });
    expect((await write(emulator, changes)).outcome).toBe('failed');
    expect(emulator.requests).toHaveLength(4);
  });
});

describe('words of GitHub that quote a secret', () => {
  const secret = 'ghs_a_token_of_the_run';
  const { quotes, redact, add } = createRedactor();
  add(secret);

  test.each([
    ['as it is', secret],
    ['cut', secret.slice(0, 12)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['over two lines', `${secret.slice(0, 6)}\n${secret.slice(6)}`],
    ['where the quotation ends', `${'x'.repeat(195)}${secret}`],
  ])('%s are withheld', async (_, echo) => {
    const emulator = await github({ intercept: () => ({ status: 403, body: { message: `may not: ${echo}` } }) });
    const { problem: notice } = await write(emulator, changes, { quotes, redact });
    expect(notice?.message).toBe(
      'The pull-request comment was not written: the token may not (403: its message quotes a secret and is withheld).',
    );
  });
});

describe('the marker', () => {
  test('is read from the start of a comment only', () => {
    const body = commentMarkdown(changes);
    expect(readMarker(body)).toEqual(markerOf(changes));
    expect(readMarker(`quoted: ${body}`)).toBeUndefined();
    expect(readMarker('')).toBeUndefined();
  });

  test.each(hostileTexts)('cannot be forged by label or files: %j', (hostile) => {
    const of = report({ label: hostile, config: [hostile] });
    expect(commentMarkdown(of).split('\n', 1)[0]).toMatch(
      /^<!-- qualytics-datastores key=[0-9a-f]{32} run=100 attempt=1 -->$/,
    );
  });

  test('a run that knows no id of its own does not overwrite', () => {
    const unknown = report({ run: { id: undefined, attempt: undefined, commit: undefined, url: undefined } });
    expect(decideComment('always', unknown, markerOf(changes))).toBe('newer');
  });
});
