import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { eventOf, offlineNotice, readEvent, refusalOf } from '../../src/github/event.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);

const env = {
  GITHUB_REPOSITORY: 'acme/data',
  GITHUB_ACTOR: 'octocat',
  GITHUB_SHA: 'c'.repeat(40),
  GITHUB_RUN_ID: '9876543210',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_API_URL: 'https://github.example/api/v3/',
  GITHUB_SERVER_URL: 'https://github.example',
};

function pullRequest(changes: object = {}): object {
  return {
    number: 7,
    pull_request: {
      number: 7,
      user: { login: 'octocat' },
      head: { sha: head, ref: 'topic', repo: { full_name: 'acme/data' } },
      base: { sha: base, ref: 'main', repo: { full_name: 'acme/data' } },
      ...changes,
    },
  };
}

const fork = pullRequest({ head: { sha: head, ref: 'main', repo: { full_name: 'mallory/data' } } });

describe('how far an event is trusted', () => {
  test.each([
    ['push', {}, 'trusted'],
    ['push', undefined, 'trusted'],
    ['schedule', { schedule: '0 6 * * *' }, 'trusted'],
    ['workflow_dispatch', {}, 'trusted'],
    ['repository_dispatch', {}, 'trusted'],
    ['merge_group', { merge_group: { base_sha: base } }, 'trusted'],
    ['', undefined, 'trusted'],
    ['pull_request', pullRequest(), 'pull-request'],
    ['pull_request', pullRequest({ head: { sha: head, repo: { full_name: 'ACME/Data' } } }), 'pull-request'],
    ['pull_request_review', pullRequest(), 'pull-request'],
    ['pull_request', fork, 'restricted'],
    ['pull_request_review_comment', fork, 'restricted'],
    ['pull_request', pullRequest({ head: { sha: head, ref: 'main', repo: null } }), 'restricted'],
    ['pull_request', pullRequest({ head: null }), 'restricted'],
    ['pull_request', pullRequest({ user: { login: 'dependabot[bot]' } }), 'restricted'],
    ['pull_request', {}, 'restricted'],
    ['pull_request', null, 'restricted'],
    ['pull_request', undefined, 'restricted'],
    ['pull_request_target', pullRequest(), 'untrusted'],
    ['issue_comment', { issue: { number: 1, pull_request: { url: 'https://x' } } }, 'untrusted'],
    ['issue_comment', { issue: { number: 1 } }, 'trusted'],
    ['issue_comment', {}, 'untrusted'],
    ['issue_comment', undefined, 'untrusted'],
    ['workflow_run', { workflow_run: { event: 'pull_request' } }, 'untrusted'],
    ['workflow_run', { workflow_run: { event: 'pull_request_target' } }, 'untrusted'],
    ['workflow_run', { workflow_run: { event: 'pull_request_review' } }, 'untrusted'],
    ['workflow_run', { workflow_run: { event: 'push' } }, 'trusted'],
    ['workflow_run', { workflow_run: { event: 'workflow_run' } }, 'untrusted'],
    ['workflow_run', { workflow_run: {} }, 'untrusted'],
    ['workflow_run', undefined, 'untrusted'],
  ] as const)('%s with %j is %s', (name, payload, trust) => {
    expect(eventOf({ ...env, GITHUB_EVENT_NAME: name }, payload).trust).toBe(trust);
  });

  test('a run that Dependabot triggered on somebody’s pull request is restricted', () => {
    const event = eventOf(
      { ...env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'dependabot[bot]' },
      pullRequest(),
    );
    expect(event.trust).toBe('restricted');
    expect(offlineNotice(event)?.message).toContain('Dependabot');
  });

  test('a push by Dependabot, as its merge command makes one, is not taken for its pull request', () => {
    expect(eventOf({ ...env, GITHUB_EVENT_NAME: 'push', GITHUB_ACTOR: 'dependabot[bot]' }, {}).trust).toBe('trusted');
  });
});

describe('what is known of the run', () => {
  test('a pull request is spoken of by its head, and compared with its base', () => {
    expect(eventOf({ ...env, GITHUB_EVENT_NAME: 'pull_request' }, pullRequest())).toEqual({
      name: 'pull_request',
      trust: 'pull-request',
      because: 'the change is not merged yet',
      pullRequest: { number: 7, headSha: head, baseSha: base },
      baseSha: base,
      commit: head,
      repository: 'acme/data',
      runId: 9876543210,
      runAttempt: 2,
      runUrl: 'https://github.example/acme/data/actions/runs/9876543210',
      apiUrl: 'https://github.example/api/v3',
    });
  });

  test.each([
    ['merge_group', { merge_group: { base_sha: base } }, base],
    ['merge_group', { merge_group: { base_sha: '0'.repeat(40) } }, undefined],
    ['merge_group', { merge_group: { base_sha: '--upload-pack=x' } }, undefined],
    ['push', { before: base }, undefined],
    ['schedule', {}, undefined],
  ])('%s with %j is compared with %s', (name, payload, sha) => {
    expect(eventOf({ ...env, GITHUB_EVENT_NAME: name }, payload).baseSha).toBe(sha);
  });

  test('outside GitHub nothing is known, and nothing fails', async () => {
    const event = readEvent({});
    expect([event.trust, event.runId, event.runUrl, event.repository, event.apiUrl]).toEqual([
      'trusted',
      undefined,
      undefined,
      undefined,
      'https://api.github.com',
    ]);
  });

  test('the payload is read from the file, and an unreadable one is the less trusted side', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'event-'));
    const read = async (name: string, content: string | undefined) => {
      const path = join(directory, name);
      if (content !== undefined) {
        await writeFile(path, content);
      }
      return readEvent({ ...env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path }).trust;
    };
    expect(await read('good.json', JSON.stringify(pullRequest()))).toBe('pull-request');
    expect(await read('broken.json', '{')).toBe('restricted');
    expect(await read('absent.json', undefined)).toBe('restricted');
  });
});

describe('which mode may run', () => {
  const events = {
    trusted: eventOf({ ...env, GITHUB_EVENT_NAME: 'push' }, {}),
    pullRequest: eventOf({ ...env, GITHUB_EVENT_NAME: 'pull_request' }, pullRequest()),
    fork: eventOf({ ...env, GITHUB_EVENT_NAME: 'pull_request' }, fork),
    target: eventOf({ ...env, GITHUB_EVENT_NAME: 'pull_request_target' }, pullRequest()),
  };

  test.each([
    ['trusted', 'apply', false, undefined],
    ['pullRequest', 'plan', false, undefined],
    ['pullRequest', 'apply', false, 'event-pull-request-apply'],
    ['pullRequest', 'apply', true, undefined],
    ['fork', 'plan', false, undefined],
    ['fork', 'apply', false, 'event-pull-request-apply'],
    ['target', 'validate', false, undefined],
    ['target', 'plan', true, 'event-untrusted'],
    ['target', 'apply', true, 'event-untrusted'],
  ] as const)('%s, mode %s, allow-pull-request-apply %s: %s', (event, mode, allowPullRequestApply, rule) => {
    expect(refusalOf(events[event], mode, { allowPullRequestApply })?.rule).toBe(rule);
  });

  test('only a restricted run says that the live state was not read', () => {
    expect(offlineNotice(events.fork)).toEqual(
      expect.objectContaining({ severity: 'notice', message: expect.stringContaining('fork') }),
    );
    expect(offlineNotice(events.pullRequest)).toBeUndefined();
    expect(offlineNotice(events.trusted)).toBeUndefined();
  });
});
