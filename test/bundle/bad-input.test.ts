import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();
const file =
  'datastores:\n  - { name: A, teams: [Public], root_path: /a, connection: { name: lake, type: s3, uri: s3://acme-lake, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R", external_id: x } } }\n';

/** What every failure must be: said once, with a remedy, exit 1, no stack trace. */
function expectOneProblem(
  run: { code: number | null; stdout: string; stderr: string; outputs: Readonly<Record<string, string>> },
  fact: RegExp,
  remedy: RegExp,
): void {
  const errors = run.stdout.split('\n').filter((line) => line.startsWith('error: '));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(fact);
  expect(errors[0]).toMatch(remedy);
  expect(run.code).toBe(1);
  expect(run.outputs['result']).toBe('failed');
  expect(run.stdout + run.stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
  expect(run.stderr).toBe('');
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 9;
}

describe('what a person must mend is one clear problem', () => {
  test('no api-url', async () => {
    workspace.write('datastores.yaml', file);
    expectOneProblem(await workspace.run(undefined, { 'api-token': 'x' }), /`api-url` is missing/, /QUALYTICS_URL/);
  });

  test.each([
    { mode: 'apply', inputs: {}, heading: 'Qualytics apply' },
    { mode: 'validate', inputs: { parallelism: '99' }, heading: 'Qualytics validate' },
    { mode: 'plans', inputs: {}, heading: 'Qualytics plan' },
  ])('the summary of $mode names the mode although another input is wrong', async ({ mode, inputs, heading }) => {
    workspace.write('datastores.yaml', file);
    const { summary } = await workspace.run(undefined, { mode, ...inputs });
    expect(summary).toContain(`<h2>${heading}`);
  });

  test.each(['validate', 'plan'])('a secrets input that cannot be read, in %s', async (mode) => {
    workspace.write('datastores.yaml', file);
    const given = { mode, secrets: 'KEY=hunter22hunter22\nnonsense', 'api-url': 'https://acme.qualytics.io' };
    expectOneProblem(
      await workspace.run(undefined, { ...given, 'api-token': 'x' }),
      /^error: Line 2 of the secrets input is not NAME=value\./,
      /needs the JSON form/,
    );
  });

  test('a secret that GitHub does not know, where it is used', async () => {
    const connection = 'type: postgresql, host: db.example.com, username: u, password: "${{ secrets.P }}"';
    workspace.write('datastores.yaml', `connections:\n  - { name: db, ${connection} }\n`);
    const given = { secrets: '{"P": null, "Q": null}', 'api-url': 'https://acme.qualytics.io', 'api-token': 'x' };
    expectOneProblem(
      await workspace.run(undefined, given),
      /^error: datastores\.yaml:2:\d+ {2}\$\{\{ secrets\.P \}\} has no value\./,
      /Add it to the input secrets/,
    );
  });

  test('no token', async () => {
    workspace.write('datastores.yaml', file);
    expectOneProblem(
      await workspace.run(undefined, { 'api-url': 'https://acme.qualytics.io' }),
      /`api-token` is missing/,
      /QUALYTICS_TOKEN/,
    );
  });

  test('a wrong token', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, { mode: 'apply', 'api-token': 'somebody-elses' });
    expectOneProblem(run, /401/, /api-token/);
    expect(writesOf(emulator)).toEqual([]);
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('somebody-elses');
  });

  test('a role that may not create', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, { mode: 'apply', 'api-token': 'member-token' });
    expectOneProblem(run, /needs the role Manager, and the token has Member/, /Manager/);
    expect(writesOf(emulator)).toEqual([]);
  });

  test('a 403 from the API itself, where the role could not be known', async () => {
    const emulator = await workspace.emulator({ dialect: { userRole: 'absent' } });
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, {
      mode: 'apply',
      'api-token': 'member-token',
      'test-connections': 'never',
    });
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.stdout).toMatch(/POST \/datastores was answered with 403/);
    expect(run.stdout).toMatch(/creating: Manager/);
    expect(emulator.state.datastores.size).toBe(0);
  });

  test('an address that does not answer', async () => {
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(undefined, {
      'api-url': `http://127.0.0.1:${await unusedPort()}`,
      'api-token': 'x',
      'max-retries': '1',
    });
    expectOneProblem(run, /does not answer \(ECONNREFUSED\)/, /Check api-url/);
  });

  test('a file that is missing', async () => {
    expectOneProblem(await workspace.run(undefined, { mode: 'validate' }), /datastores\.yaml/, /\./);
  });

  test('a workspace that is missing', async () => {
    const run = await workspace.run(undefined, { mode: 'validate' }, { env: { GITHUB_WORKSPACE: '/no/such/folder' } });
    expectOneProblem(run, /GITHUB_WORKSPACE names a folder that does not exist/, /mounted/);
  });

  test('a connection type that is the name of something else in JavaScript', async () => {
    workspace.write('datastores.yaml', 'connections:\n  - { name: c, type: constructor }\n');
    const run = await workspace.run(undefined, { mode: 'validate' });
    expect(run.stdout).toContain('This connection type has no table here');
    expect(run.stdout).not.toMatch(/native code|defect/);
  });

  test('a merge list over a big mapping, more than a call takes at once', async () => {
    const keys = Array.from({ length: 400 }, (_, index) => `k${index}: 1`).join(', ');
    const text = `x: &big { ${keys} }\ndatastores:\n  - { <<: [${'*big,'.repeat(400)} *big] }\n`;
    workspace.write('datastores.yaml', text);
    const run = await workspace.run(undefined, { mode: 'validate' });
    expect([run.code, run.outputs['result'], run.stdout.includes('defect')]).toEqual([1, 'failed', false]);
  });

  test('a file that is not YAML', async () => {
    workspace.write('datastores.yaml', 'datastores: [\n');
    expectOneProblem(
      await workspace.run(undefined, { mode: 'validate' }),
      /^error: datastores\.yaml:1:13 /,
      /Close it/,
    );
  });
});

test('a run that was refused says with debug logging where it ran', async () => {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', 'datastores:\n  - { name: A, connection_name: nowhere, root_path: /a }\n');
  const run = await workspace.run(emulator, {}, { env: { RUNNER_DEBUG: '1' } });
  expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
  expect(run.stdout).toMatch(/^::debug::Node \d+\.\d+\.\d+ on /m);
});

test.each([
  'datastores:\n  - { name: A, connection_name: c, description: "${{ env.constructor }}" }\n',
  'aws: { region: "${{ env.constructor }}" }\nconnections:\n  - { name: c, type: s3, uri: s3://c, secret_key: "${{ ssm:/a }}" }\n',
])('a variable that only JavaScript knows is missing: %j', async (text) => {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', text);
  const run = await workspace.run(emulator);
  expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
  expect(run.stdout).toContain('${{ env.constructor }} has no value.');
  expect(run.stdout).not.toMatch(/undefined|defect/);
});

describe('what later work fills in, and what is misspelt, fails before any request', () => {
  const inputs = [
    { inputs: { mode: 'aply' }, says: /`mode` does not accept `aply`/ },
    { inputs: { prune: 'yes' }, says: /`prune` is `yes`, which is not a boolean/ },
    { inputs: { parallelism: '33' }, says: /`parallelism` is `33`/ },
    { inputs: { 'max-deletes': '-1' }, says: /`max-deletes` is `-1`/ },
    { inputs: { 'expected-plan': '' }, says: /`expected-plan` is empty/ },
    { inputs: { 'expected-plan': 'abc' }, says: /`expected-plan` is `abc`/ },
    { inputs: { mode: '' }, says: /`mode` is empty/ },
    { inputs: { 'api-url': 'http://acme.qualytics.io' }, says: /api-url/ },
  ] as const;

  test.each(inputs)('$inputs', async ({ inputs: wrong, says }) => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, { mode: 'apply', ...wrong });
    expect(run.stdout).toMatch(says);
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(emulator.requests).toEqual([]);
  });

  test('several wrong inputs are told together', async () => {
    const run = await workspace.run(undefined, { mode: 'aply', prune: 'yes', parallelism: '0' });
    expect(run.stdout.match(/^error: /gm)).toHaveLength(3);
  });
});
