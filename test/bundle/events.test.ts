import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../emulator/emulator.ts';
import { type GitHubEmulator, type GitHubOptions, startGitHub } from '../emulator/github.ts';
import { baseSha, eventVariables, pullRequestPayload, repository } from '../support/events.ts';
import type { FinishedRun } from '../support/run-action.ts';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();
const hubs: GitHubEmulator[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

const lake =
  '{ name: lake, type: s3, uri: s3://acme-lake, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R", external_id: x } }';
const file = (description: string, threshold: number): string =>
  `datastores:\n  - name: A\n    teams: [Public]\n    root_path: /a\n    description: ${description}\n    high_count_rollup_threshold: ${threshold}\n    connection: ${lake}\n  - name: B\n    teams: [Public]\n    root_path: /b\n    high_count_rollup_threshold: ${threshold}\n    connection_name: lake\n`;

async function hub(options: GitHubOptions = {}): Promise<GitHubEmulator> {
  const started = await startGitHub({ repository, token: 'github-token', ...options });
  hubs.push(started);
  return started;
}

interface Event {
  readonly name?: string;
  readonly payload?: unknown;
  readonly github?: GitHubEmulator;
  readonly run?: number;
  readonly actor?: string;
}

function onEvent(
  emulator: Emulator | undefined,
  event: Event,
  inputs: Readonly<Record<string, string>> = {},
): Promise<FinishedRun> {
  const { name = 'pull_request', payload = pullRequestPayload(), ...options } = event;
  return workspace.run(
    emulator,
    { 'github-token': 'github-token', ...inputs },
    { env: eventVariables(workspace.folder(), name, payload, options) },
  );
}

async function applied(text: string): Promise<Emulator> {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', text);
  const run = await workspace.run(emulator, { mode: 'apply' });
  expect(run.outputs['result']).toBe('applied');
  emulator.clearRequests();
  return emulator;
}

interface PlanSteps {
  readonly steps: readonly { readonly name: string; readonly action: string; readonly origin: string | null }[];
}

describe('on a pull request', () => {
  test('each change is told apart: introduced by it, or different before it', async () => {
    const emulator = await applied(file('old', 5));
    const github = await hub({ files: { [baseSha]: { 'datastores.yaml': file('old', 5) } } });
    const [byHand] = emulator.state.datastores.by('name', 'B');
    if (byHand) {
      emulator.state.datastores.put({ ...byHand, high_count_rollup_threshold: 9 });
    }
    workspace.write('datastores.yaml', file('new', 5));
    const run = await onEvent(emulator, { github });
    expect(run.code).toBe(0);
    expect((run.plan as PlanSteps).steps.map(({ name, origin }) => [name, origin])).toEqual([
      ['A', 'change'],
      ['B', 'drift'],
    ]);
    expect(run.stdout).toContain('::notice title=Will update datastore A,file=datastores.yaml,line=5');
  });

  test('what a file that it deletes or renames held is its change, and drift stays drift', async () => {
    const one = (name: string) =>
      `datastores:\n  - { name: ${name}, connection_id: 1, root_path: /${name}, description: ours, teams: [Public] }\n`;
    const inputs = { config: 'teams/*.yaml', 'ownership-tag': 'mine', prune: 'true' };
    const before = { 'teams/a.yaml': one('A'), 'teams/b.yaml': one('B'), 'teams/c.yaml': one('C') };
    const emulator = await workspace.emulator({
      seed: {
        connections: [{ name: 'one', type: 's3', uri: 's3://one', access_key: 'AKIAONE', secret_key: 'secret-of-one' }],
      },
    });
    for (const [path, text] of Object.entries(before)) {
      workspace.write(path, text);
    }
    expect((await workspace.run(emulator, { ...inputs, mode: 'apply' })).outputs['result']).toBe('applied');
    const [byHand] = emulator.state.datastores.by('name', 'C');
    if (byHand) {
      emulator.state.datastores.put({ ...byHand, description: 'theirs' });
    }
    rmSync(join(workspace.folder(), 'teams/b.yaml'));
    renameSync(join(workspace.folder(), 'teams/c.yaml'), join(workspace.folder(), 'teams/d.yaml'));
    const github = await hub({ files: { [baseSha]: before } });
    const run = await onEvent(emulator, { github }, inputs);
    expect((run.plan as PlanSteps).steps.map(({ name, action, origin }) => [action, name, origin])).toEqual([
      ['update', 'C', 'drift'],
      ['delete', 'B', 'change'],
    ]);
  });

  test('where the base cannot be read, nothing is claimed', async () => {
    const emulator = await applied(file('old', 5));
    workspace.write('datastores.yaml', file('new', 5));
    const run = await onEvent(emulator, { github: await hub({ contents: 403 }) });
    expect((run.plan as PlanSteps).steps.map(({ origin }) => origin)).toEqual([null]);
  });

  test('no connection is tested: the API must not send credentials to an address that nobody reviewed', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file('new', 5));
    await onEvent(emulator, { github: await hub() }, { 'test-connections': 'all' });
    expect(emulator.requests.length).toBeGreaterThan(0);
    expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('one comment is written, then updated in place, and says when nothing is left', async () => {
    const emulator = await applied(file('old', 5));
    const github = await hub({ files: { [baseSha]: { 'datastores.yaml': file('old', 5) } } });
    workspace.write('datastores.yaml', file('new', 5));
    await onEvent(emulator, { github, run: 1 });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('description');
    workspace.write('datastores.yaml', file('old', 5));
    await onEvent(emulator, { github, run: 2 });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('Nothing to do');
    expect(github.comments[0]?.body).not.toContain('description');
  });

  test('without permission to comment the run goes on with a notice', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file('new', 5));
    const run = await onEvent(emulator, { github: await hub({ comments: 403 }) });
    expect([run.code, run.outputs['result']]).toEqual([0, 'planned']);
    expect(run.stdout).toContain('comment-not-written');
  });

  test('the plan has the hash that it has after the merge, and apply takes it as the expected one', async () => {
    const emulator = await applied(file('old', 5));
    const github = await hub({ files: { [baseSha]: { 'datastores.yaml': file('old', 5) } } });
    workspace.write('datastores.yaml', file('new', 5));
    const reviewed = await onEvent(emulator, { github });
    const other = await onEvent(
      emulator,
      { name: 'push', payload: {}, github },
      { mode: 'apply', 'expected-plan': '0'.repeat(64) },
    );
    expect([other.code, other.outputs['result']]).toEqual([1, 'failed']);
    expect(writesOf(emulator)).toEqual([]);
    const merged = await onEvent(
      emulator,
      { name: 'push', payload: {}, github },
      { mode: 'apply', 'expected-plan': reviewed.outputs['plan-hash'] ?? '' },
    );
    expect([merged.code, merged.outputs['result'], merged.outputs['plan-hash']]).toEqual([
      0,
      'applied',
      reviewed.outputs['plan-hash'],
    ]);
  });

  test('with a plan file as the expected plan, apply says what became different', async () => {
    const emulator = await applied(file('old', 5));
    workspace.write('datastores.yaml', file('new', 5));
    const reviewed = await onEvent(emulator, { github: await hub() });
    workspace.write('reviewed/plan.json', JSON.stringify(reviewed.plan));
    const inputs = { mode: 'apply', 'expected-plan': 'reviewed/plan.json' };
    workspace.write('datastores.yaml', file('newer', 6));
    const refused = await onEvent(emulator, { name: 'push', payload: {} }, inputs);
    expect([refused.code, refused.outputs['result']]).toEqual([1, 'failed']);
    expect(refused.stdout).toMatch(/new: update datastore B; different: update datastore A/);
    expect(writesOf(emulator)).toEqual([]);
    workspace.write('datastores.yaml', file('new', 5));
    const taken = await onEvent(emulator, { name: 'push', payload: {} }, inputs);
    expect([taken.code, taken.outputs['result']]).toEqual([0, 'applied']);
    workspace.write('reviewed/plan.json', '{}');
    const before = emulator.requests.length;
    const broken = await onEvent(emulator, { name: 'push', payload: {} }, inputs);
    expect(broken.stdout).toContain('the file is not a plan file');
    workspace.write('reviewed/plan.json', JSON.stringify({ ...(reviewed.plan as object), version: 2 }));
    const newer = await onEvent(emulator, { name: 'push', payload: {} }, inputs);
    expect(newer.stdout).toContain('the file is not a plan file');
    for (const path of ['./none', './reviewed', ...(process.platform === 'win32' ? [] : ['/dev/zero'])]) {
      const unread = await onEvent(emulator, { name: 'push', payload: {} }, { ...inputs, 'expected-plan': path });
      expect([unread.code, unread.outputs['result'], unread.stdout.includes('cannot be read')]).toEqual([
        1,
        'failed',
        true,
      ]);
    }
    expect(emulator.requests).toHaveLength(before);
  });

  test('a plan that is not the expected one sends no credentials to be tested, and says that nothing began', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file('new', 5));
    const run = await onEvent(
      emulator,
      { name: 'push', payload: {} },
      { mode: 'apply', 'expected-plan': '0'.repeat(64), 'test-connections': 'all' },
    );
    expect([run.code, run.outputs['converged']]).toEqual([1, '']);
    expect(emulator.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    const { steps } = run.plan as { steps: { outcome: string; error: string }[] };
    expect(steps.map(({ outcome, error }) => [outcome, error])).toEqual(
      steps.map(() => ['skipped', 'The apply did not begin.']),
    );
    expect(steps.length).toBeGreaterThan(0);
  });

  test('apply is refused, unless it is allowed', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file('new', 5));
    const refused = await onEvent(emulator, { github: await hub() }, { mode: 'apply' });
    expect([refused.code, refused.outputs['result']]).toEqual([1, 'failed']);
    expect(emulator.requests).toEqual([]);
    const allowed = await onEvent(
      emulator,
      { github: await hub() },
      { mode: 'apply', 'allow-pull-request-apply': 'true' },
    );
    expect(allowed.outputs['result']).toBe('applied');
  });

  test.each([
    { who: 'a fork', payload: pullRequestPayload({ fork: true }), actor: 'stranger' },
    { who: 'Dependabot', payload: pullRequestPayload({ author: 'dependabot[bot]' }), actor: 'dependabot[bot]' },
    {
      who: 'a deleted fork',
      payload: { ...pullRequestPayload(), pull_request: { number: 7, head: { sha: baseSha, repo: null } } },
      actor: 'stranger',
    },
  ])('from $who only the offline checks run, and nothing says "no changes"', async ({ payload, actor }) => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file('new', 5));
    const run = await onEvent(emulator, { payload, actor }, { 'api-token': '' });
    expect([run.code, run.outputs['result'], run.outputs['changed'], run.outputs['plan-hash']]).toEqual([
      0,
      'valid',
      '',
      '',
    ]);
    expect(run.stdout).toContain('The live state was not read');
    expect(run.stdout + run.summary).not.toMatch(/nothing to do|no changes/i);
    expect(emulator.requests).toEqual([]);
  });
});

test('a pull request from a fork is not blamed for a secrets input that is empty where its secrets would be', async () => {
  workspace.write('datastores.yaml', 'datastores: []\n');
  const inputs = { secrets: '{"S": }' };
  const run = await onEvent(undefined, { payload: pullRequestPayload({ fork: true }), actor: 'stranger' }, inputs);
  expect([run.code, run.outputs['result']]).toEqual([0, 'valid']);
});

test('a pull request from a fork is told what it changes in the files, by keys and without values', async () => {
  const github = await hub({ files: { [baseSha]: { 'datastores.yaml': file('old', 5) } } });
  workspace.write('datastores.yaml', file('new', 5).replace('name: B', 'name: C'));
  const run = await onEvent(undefined, { payload: pullRequestPayload({ fork: true }), actor: 'stranger', github });
  expect([run.code, run.outputs['result']]).toEqual([0, 'valid']);
  expect(run.stdout).toContain('This pull request changes description of datastore "A".');
  expect(run.stdout).toContain('This pull request adds datastore "C" to the file.');
  expect(run.stdout).toContain('This pull request takes datastore "B" out of the file.');
});

describe('on events that anyone can cause', () => {
  const events = [
    { name: 'pull_request_target', payload: pullRequestPayload() },
    { name: 'issue_comment', payload: { issue: { number: 7, pull_request: {} } } },
    { name: 'workflow_run', payload: { workflow_run: { event: 'pull_request' } } },
  ];

  test.each(events)('$name: plan and apply are refused, without override and without a request', async (event) => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file('new', 5));
    for (const mode of ['plan', 'apply']) {
      const run = await onEvent(emulator, event, { mode, 'allow-pull-request-apply': 'true' });
      expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
      expect(run.stdout).toContain('event-untrusted');
    }
    expect(emulator.requests).toEqual([]);
  });

  test.each(events)('$name: validate runs', async (event) => {
    workspace.write('datastores.yaml', file('new', 5));
    const run = await onEvent(undefined, event, { mode: 'validate' });
    expect([run.code, run.outputs['result']]).toEqual([0, 'valid']);
  });
});

describe('on other events', () => {
  test.each(['schedule', 'push', 'workflow_dispatch', 'merge_group'])(
    '%s: fail-on-changes makes drift a failure, and the result stays planned',
    async (name) => {
      const emulator = await workspace.emulator();
      workspace.write('datastores.yaml', file('new', 5));
      const run = await onEvent(emulator, { name, payload: {} }, { 'fail-on-changes': 'true' });
      expect([run.code, run.outputs['result'], run.outputs['changed']]).toEqual([1, 'planned', 'true']);
      await workspace.run(emulator, { mode: 'apply' });
      const none = await onEvent(emulator, { name, payload: {} }, { 'fail-on-changes': 'true' });
      expect([none.code, none.outputs['result']]).toEqual([0, 'unchanged']);
    },
  );
});
