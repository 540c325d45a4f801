import { afterEach, describe, expect, test } from '@jest/globals';
import { answerOf, GitHubError, openGitHub } from '../../src/github/client.ts';
import { Secret } from '../../src/secret.ts';
import { type GitHubEmulator, type GitHubOptions, startGitHub } from '../emulator/github.ts';

const started: GitHubEmulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});

/** What one read of `/user` ended with, as status and message. */
async function ending(options: GitHubOptions, signal?: AbortSignal): Promise<readonly [number, string]> {
  const emulator = await startGitHub(options);
  started.push(emulator);
  const token = new Secret('ghs_emulator_token', 'input github-token');
  const client = await openGitHub({ token, apiUrl: emulator.url, quotes: () => false, signal });
  const answer = await answerOf(client, { method: 'GET', path: '/user' });
  return answer instanceof GitHubError ? [answer.status, answer.message] : [answer.status, JSON.stringify(answer.data)];
}

describe('a redirect', () => {
  test.each([
    [{}, 'GET /user: it redirects to nowhere, which is not followed'],
    [{ location: 'http://[' }, 'GET /user: it redirects to nowhere, which is not followed'],
    [{ location: 'https://evil.example/x' }, 'GET /user: it redirects to evil.example, which is not followed'],
  ] as const)('with %j is not followed', async (headers, message) => {
    expect(await ending({ intercept: () => ({ status: 302, headers }) })).toEqual([0, message]);
    expect(started[0]?.requests).toHaveLength(1);
  });
});

describe('no answer', () => {
  test.each([
    ['stopped', 'GET /user: stopped'],
    [new Error('the run was cancelled'), 'GET /user: the run was cancelled'],
    [Object.assign(new Error(''), { code: 'ECONNRESET' }), 'GET /user: ECONNRESET'],
    [new Error(''), 'GET /user: unknown error'],
    [new Error('outer', { cause: new Error('inner') }), 'GET /user: inner'],
  ])('says the innermost reason: %p', async (reason, message) => {
    expect(await ending({}, AbortSignal.abort(reason))).toEqual([0, message]);
  });
});

describe('a JSON answer', () => {
  const types = ['application/vnd.github+json', 'application/json', 'text/plain', 'application/octet-stream', ''];

  test.each(types)('that is called %j is read as one', async (type) => {
    const headers = { 'content-type': type };
    expect(await ending({ intercept: () => ({ status: 200, body: { a: 1 }, headers }) })).toEqual([200, '{"a":1}']);
  });

  test.each(types)('of a refusal that is called %j is, too', async (type) => {
    const reply = { status: 404, body: { message: 'Not there' }, headers: { 'content-type': type } };
    expect(await ending({ intercept: () => reply })).toEqual([404, 'GET /user: status 404, Not there']);
  });

  test('that is none is a text', async () => {
    expect(await ending({ intercept: () => ({ status: 200, body: 'a page' }) })).toEqual([200, '"a page"']);
  });
});

describe('an error of GitHub’s own', () => {
  /** The statuses of the first answers, and how a request then ended. */
  async function asked(method: 'GET' | 'POST' | 'PATCH', statuses: readonly number[], signal?: AbortSignal) {
    let count = 0;
    const emulator = await startGitHub({
      intercept: () => {
        const status = statuses[count] ?? 200;
        count += 1;
        return { status, body: {} };
      },
    });
    started.push(emulator);
    const token = new Secret('ghs_emulator_token', 'input github-token');
    const client = await openGitHub({ token, apiUrl: emulator.url, quotes: () => false, signal });
    const answer = await answerOf(client, { method, path: '/user' });
    return [answer.status, count];
  }

  test.each(['GET', 'PATCH'] as const)('is gone when %s is asked once more, and no more than that', async (method) => {
    expect(await asked(method, [502])).toEqual([200, 2]);
    expect(await asked(method, [500, 503, 502])).toEqual([503, 2]);
  });

  test('stands where asking again may write twice, and so does every refusal', async () => {
    expect(await asked('POST', [502])).toEqual([502, 1]);
    expect(await asked('GET', [404])).toEqual([404, 1]);
    expect(await asked('PATCH', [499])).toEqual([499, 1]);
  });

  test('is not asked again once the run is cancelled', async () => {
    const cancelled = new AbortController();
    const ended = asked('GET', [502, 502, 502], cancelled.signal);
    setTimeout(() => cancelled.abort(new Error('cancelled')), 300);
    expect(await ended).toEqual([0, 1]);
  });
});

test('what is no refusal of GitHub is not taken for one', async () => {
  const defect = new TypeError('a defect');
  await expect(answerOf(() => Promise.reject(defect), { method: 'GET', path: '/user' })).rejects.toBe(defect);
});
