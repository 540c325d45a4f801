import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { differencesFrom, hasBase, openBase } from '../src/base.ts';
import { parseFiles } from '../src/config/parse.ts';
import { eventOf, type RunEvent } from '../src/github/event.ts';
import { readInputs } from '../src/github/inputs.ts';
import { createLog } from '../src/github/log.ts';
import { createOutputs } from '../src/github/outputs.ts';
import { recordError } from '../src/main.ts';
import { ConfigError, InputError, type Problem, problemText } from '../src/problem.ts';
import { driftFailure, noProgress, type Progress, reportOf } from '../src/progress.ts';
import { publish } from '../src/publish.ts';
import { ApiError } from '../src/qualytics/errors.ts';
import { createRedactor } from '../src/redact.ts';
import { checkConfig, type OfflineConfig, readConfig, resolveConfig } from '../src/stages.ts';
import { openTenant } from '../src/tenant.ts';
import type { World } from '../src/world.ts';
import { startEmulator } from './emulator/emulator.ts';
import { type GitHubEmulator, startGitHub } from './emulator/github.ts';
import { desiredFrom } from './plan/support-connections.ts';

const folders: string[] = [];
const started: GitHubEmulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A world that holds what was logged, and in which nothing waits. */
function worldOf(env: Readonly<Record<string, string>> = {}): { readonly world: World; readonly lines: string[] } {
  const lines: string[] = [];
  const workspace = mkdtempSync(join(tmpdir(), 'run-end-'));
  folders.push(workspace);
  const redactor = createRedactor();
  const write = (text: string): void => {
    lines.push(text.trimEnd());
  };
  const log = createLog({ write, redactor, onFail: () => lines.push('(failed)') });
  const never = new AbortController().signal;
  const world: World = {
    env,
    workspace,
    log,
    redactor,
    outputs: createOutputs({ env, redactor, onError: log.info }),
    now: () => 0,
    random: () => 0,
    sleep: () => Promise.resolve(),
    signals: { stop: never, writes: never },
  };
  return { world, lines };
}

const validating = readInputs({ INPUT_MODE: 'validate', INPUT_CONFIG: 'f.yaml' });
const pushed = eventOf({ GITHUB_EVENT_NAME: 'push' }, {});

describe('what a run that threw reports', () => {
  const problem: Problem = { severity: 'error', rule: 'input-missing', message: 'The fact.', hint: 'The remedy.' };

  function recorded(error: unknown, wrote = false): { readonly progress: Progress; readonly lines: readonly string[] } {
    const { world, lines } = worldOf();
    const progress = { ...noProgress(), wrote };
    recordError(error, progress, world);
    return { progress, lines };
  }

  test.each([
    { error: new InputError([problem]), text: 'The fact. The remedy.' },
    { error: new ConfigError([problem]), text: 'The fact. The remedy.' },
    {
      error: new ApiError({ method: 'GET', path: '/x', failure: 'status', status: 401 }),
      text: 'GET /x was answered with 401. Check api-token: it is missing, revoked, expired, or of another deployment.',
    },
    {
      error: new ApiError({ method: 'GET', path: '/x', failure: 'status', status: 418 }),
      text: 'GET /x was answered with 418.',
    },
    {
      error: new TypeError('x is undefined'),
      text: 'This is a defect of the action: x is undefined Please report it with the steps that led to it; a run with debug logging shows more.',
    },
    {
      error: 'thrown text',
      text: 'This is a defect of the action: thrown text Please report it with the steps that led to it; a run with debug logging shows more.',
    },
  ])('$text', ({ error, text }) => {
    const { progress } = recorded(error);
    expect([progress.problems.map(problemText), progress.result]).toEqual([[text], 'failed']);
  });

  test.each([
    {
      what: 'an error',
      error: Object.assign(new Error('x'), { stack: 'Error: x\n    at f.ts:1' }),
      line: '::debug::Error: x%0A    at f.ts:1',
    },
    {
      what: 'an error without a stack',
      error: Object.assign(new Error('x'), { stack: undefined }),
      line: '::debug::x',
    },
    { what: 'anything else', error: 'thrown text', line: '::debug::thrown text' },
    { what: 'what a person can mend', error: new InputError([problem]), line: undefined },
  ])('with debug logging it shows where $what came from', ({ error, line }) => {
    expect(recorded(error).lines).toEqual(line === undefined ? [] : [line]);
  });

  test('is partial where something was written', () => {
    expect(recorded(new Error('x'), true).progress.result).toBe('partial');
  });

  test.each([
    { result: undefined, wrote: false, expected: 'failed' },
    { result: undefined, wrote: true, expected: 'partial' },
    { result: 'applied', wrote: true, expected: 'applied' },
  ] as const)('a run with result $result that wrote: $wrote ended as $expected', ({ result, wrote, expected }) => {
    expect(reportOf({ ...noProgress(), result, wrote }).result).toBe(expected);
  });

  test('a run that planned nothing has no drift', () => {
    expect(driftFailure({ ...noProgress(), result: 'planned' })).toBeUndefined();
  });
});

test('a summary that cannot be written is told, and fails nothing', async () => {
  const { world, lines } = worldOf({ GITHUB_STEP_SUMMARY: tmpdir() });
  await publish(reportOf({ ...noProgress(), mode: 'validate', result: 'valid' }), undefined, world);
  expect(lines[0]).toBe(
    `The job summary could not be written (EISDIR: illegal operation on a directory, open '${tmpdir()}').`,
  );
  expect(lines).not.toContain('(failed)');
});

/** A file as the check without values leaves it. @throws Error when it has errors. */
function offline(text: string): OfflineConfig {
  const parsed = parseFiles([{ path: 'f.yaml', text }]);
  const { desired, problems } = checkConfig(parsed, validating);
  if (!desired) {
    throw new Error(problems.map(problemText).join('\n'));
  }
  return { parsed, desired };
}

test('a file without references is not checked twice', async () => {
  const { world } = worldOf();
  const progress = noProgress();
  const config = offline('datastores: [{ name: A }]\n');
  const found = await resolveConfig(
    config,
    { inputs: validating, event: pushed, secrets: new Map() },
    world,
    progress,
    undefined,
  );
  expect([progress.result, progress.problems]).toEqual([undefined, []]);
  expect(found?.desired).toBe(config.desired);
});

describe('values that the file refers to', () => {
  const text = `connections:
  - { name: db, type: postgresql, host: db.example, port: "\${{ env.PORT }}", username: u, password: "\${{ env.PASSWORD }}" }
`;

  async function resolved(env: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
    const { world } = worldOf(env);
    const progress = noProgress();
    const found = await resolveConfig(
      offline(text),
      { inputs: validating, event: pushed, secrets: new Map() },
      world,
      progress,
      undefined,
    );
    return [
      progress.result,
      found?.desired.connections[0]?.fields.get('port')?.value,
      progress.problems.map(problemText),
    ];
  }

  test('are checked as if they stood there', async () => {
    expect(await resolved({ PORT: '5433', PASSWORD: 'hunter2-hunter2' })).toEqual([undefined, 5433, []]);
    const [result, port, problems] = await resolved({ PORT: 'many', PASSWORD: 'hunter2-hunter2' });
    expect([result, port]).toEqual(['failed', undefined]);
    expect(problems).toEqual([
      'f.yaml:2:59  port must be a whole number, and the value of its reference is not. Change the value, not the file.',
    ]);
  });
});

test('on a pull request whose base is not known no role of the file is assumed', async () => {
  const text = `aws: { role_arn: "arn:aws:iam::123456789012:role/Reader", region: us-east-1 }
connections:
  - { name: db, type: postgresql, host: db.example, username: u, password: "\${{ secretsmanager:db }}" }
`;
  const { world } = worldOf();
  const progress = noProgress();
  const event: RunEvent = { ...pushed, trust: 'pull-request', repository: 'acme/data' };
  expect(
    await resolveConfig(offline(text), { inputs: validating, event, secrets: new Map() }, world, progress, undefined),
  ).toBeUndefined();
  expect(progress.problems.map(problemText)).toEqual([
    "f.yaml:1:18  The base's version of the aws block cannot be read, so its role is not assumed on a pull request. Give the workflow contents: read (or fetch the base), or give the role as the input aws-role-arn.",
    'f.yaml:3:76  ${{ secretsmanager:db }}: The run could not sign in to AWS. The reason is told once, for the role or the credentials.',
  ]);
});

describe('the base of a change', () => {
  const head = 'datastores:\n  - { name: A, connection_name: lake, description: "${{ env.NEW }}", teams: [Public] }\n';
  const side = { sha: 'b'.repeat(40), ref: 'main', repo: { full_name: 'acme/data', fork: false } };
  const payload = { number: 7, pull_request: { number: 7, user: { login: 'octocat' }, base: side, head: side } };

  async function baseOf(text: string, env: Readonly<Record<string, string>> = {}) {
    const emulator = await startGitHub({ files: { [side.sha]: { 'f.yaml': text } } });
    started.push(emulator);
    const { world } = worldOf(env);
    const event = eventOf(
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/data', GITHUB_API_URL: emulator.url },
      payload,
    );
    const inputs = readInputs({ ...world.env, INPUT_MODE: 'validate', 'INPUT_GITHUB-TOKEN': 'ghs_emulator_token' });
    return { base: openBase(parseFiles([{ path: 'f.yaml', text: head }]), event, inputs, world), emulator };
  }

  const values = new Map();

  test('is read once, and has the values of the head and of the environment', async () => {
    const { base, emulator } = await baseOf(head, { NEW: 'text' });
    const desired = await base.desired(values);
    expect(desired === 'unreadable' ? desired : desired.datastores[0]?.fields.get('description')?.value).toBe('text');
    expect([await base.aws(), (await base.unresolved()) === 'unreadable']).toEqual([undefined, false]);
    expect(emulator.requests).toHaveLength(1);
  });

  test.each([
    { what: 'a reference of it has no value any more', text: head, unresolved: true },
    { what: 'it is no file of ours', text: 'datastores: 7\n', unresolved: false },
  ])('is unreadable where $what', async ({ text, unresolved }) => {
    const { base } = await baseOf(text);
    expect(await base.desired(values)).toBe('unreadable');
    expect((await base.unresolved()) !== 'unreadable').toBe(unresolved);
    expect((await base.aws()) === 'unreadable').toBe(!unresolved);
  });

  test('that cannot be read says nothing about differences', async () => {
    const desired = await (await baseOf(head)).base.unresolved();
    if (desired === 'unreadable') {
      throw new Error('the base was not read');
    }
    expect(await differencesFrom(undefined, desired)).toEqual([]);
    expect(await differencesFrom((await baseOf('datastores: 7\n')).base, desired)).toEqual([]);
  });

  test.each<{ readonly event: Partial<RunEvent>; readonly expected: boolean }>([
    { event: { name: 'pull_request', trust: 'pull-request' }, expected: true },
    { event: { name: 'merge_group', trust: 'trusted', pullRequest: undefined }, expected: true },
    { event: { name: 'push', trust: 'trusted', pullRequest: undefined }, expected: false },
    { event: { name: 'pull_request', trust: 'pull-request', baseSha: undefined }, expected: false },
    { event: { name: 'pull_request_target', trust: 'untrusted' }, expected: false },
  ])('is there for $event: $expected', ({ event, expected }) => {
    const usual = eventOf({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/data' }, payload);
    expect(hasBase({ ...usual, ...event })).toBe(expected);
  });
});

test('files that cannot be read are reported with what is wrong in the others', async () => {
  const { world } = worldOf();
  await expect(readConfig(validating, world)).rejects.toThrow(
    'f.yaml:1:1  This file does not exist. config is relative to the workspace: is the repository checked out?',
  );
});

test('outputs that cannot be written are told, and stop nothing', () => {
  const { world, lines } = worldOf({ GITHUB_OUTPUT: tmpdir() });
  world.outputs.set({ result: 'planned' });
  world.outputs.recordCreated('A', 1);
  const told = `The outputs could not be written (EISDIR: illegal operation on a directory, open '${tmpdir()}').`;
  expect(lines).toEqual([told, told]);
});

describe('a pull request that asks to rotate what fails', () => {
  test('sends no credentials: it plans without looking what fails', async () => {
    const emulator = await startEmulator();
    try {
      const { world } = worldOf({});
      const inputs = readInputs({
        'INPUT_API-URL': emulator.url,
        'INPUT_API-TOKEN': 'admin-token',
        'INPUT_ROTATE-SECRETS': 'failing',
        'INPUT_TEST-CONNECTIONS': 'all',
      });
      const progress = noProgress();
      const tenant = openTenant(inputs, { ...pushed, trust: 'pull-request' }, world, progress, undefined);
      const desired = desiredFrom(
        'connections:\n  - { name: db, type: postgresql, host: db.example, username: u, password: "${{ secrets.X }}" }\n',
      );
      await tenant.plan(desired, undefined);
      await tenant.close();
      expect(progress.plan?.steps.map(({ id }) => id)).toEqual(['create connection db']);
      expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    } finally {
      await emulator.close();
    }
  });
});
