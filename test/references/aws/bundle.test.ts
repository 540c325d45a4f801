import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type AwsEmulator, type AwsOptions, startAws } from '../../emulator/aws/aws.ts';
import { startGitHub } from '../../emulator/github.ts';
import { baseSha, eventVariables, pullRequestPayload } from '../../support/events.ts';
import type { FinishedRun } from '../../support/run-action.ts';
import { useWorkspace, writesOf } from '../../support/workspace.ts';
import { roleArn, trusting } from './support.ts';

const workspace = useWorkspace();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function startEmulatedAws(options: AwsOptions = {}): Promise<AwsEmulator> {
  const emulator = await startAws({ roles: { [roleArn]: trusting }, ...stored, ...options });
  open.push(emulator);
  return emulator;
}

/** A server that must not be asked, or a proxy that reaches nothing: it notes what is asked of it. */
async function startTrap(): Promise<{ readonly address: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const trap = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  trap.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => trap.close(() => resolve())) });
  return { address: `http://127.0.0.1:${(trap.address() as AddressInfo).port}`, asked };
}

/** A run that waits for ever would outlive the test. */
function endAfterTwentySeconds(kill: (signal: NodeJS.Signals) => void): void {
  setTimeout(() => kill('SIGKILL'), 20_000).unref();
}

const secretKey = 'canary/secret+key"of\\the-lake';
const password = 'canary-password-of-the-warehouse';
const stored = {
  secrets: { 'prod/lake': JSON.stringify({ access_key: 'AKIACANARYACCESSKEY0', secret_key: secretKey }) },
  parameters: { '/prod/warehouse/password': password },
};

const file = `
aws:
  role_arn: ${roleArn}
  region: eu-west-1
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: \${{ secretsmanager:prod/lake#access_key }}
    secret_key: \${{ secretsmanager:prod/lake#secret_key }}
  - name: warehouse
    type: postgresql
    host: warehouse.example.com
    port: 5432
    username: reader
    password: \${{ ssm:/prod/warehouse/password }}
  - name: by_role
    type: s3
    uri: s3://acme-by-role
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:\${{ aws.partition }}:iam::\${{ aws.account_id }}:role/QualyticsS3Role
      external_id: acme-\${{ aws.region }}
datastores:
  - { name: Lake, connection_name: lake, root_path: /, teams: [Public] }
  - { name: Warehouse, connection_name: warehouse, database: d, schema: s, teams: [Public] }
  - { name: By Role, connection_name: by_role, root_path: /, teams: [Public] }
`;

/** Nothing that AWS or GitHub handed out may stand anywhere but in the commands that mask it. */
function expectNoLeak(run: FinishedRun, emulator: AwsEmulator): void {
  const sinks = [run.stdout.replaceAll(/^::add-mask::.*$/gm, ''), run.stderr, run.outputFile, run.summary];
  const text = [...sinks, JSON.stringify(run.plan ?? null)].join('\n').toLowerCase();
  const secrets = [...emulator.issued, secretKey, password, 'AKIACANARYACCESSKEY0', stored.secrets['prod/lake']];
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
  ]);
  // A token's own claims are told; its signature is what makes it one.
  const signatures = emulator.issued.flatMap((one) => (one.split('.').length === 3 ? [one.split('.')[2] ?? ''] : []));
  expect([...forms, ...signatures].filter((form) => text.includes(form.toLowerCase()))).toEqual([]);
}

describe('the bundle', () => {
  test('resolves secrets, parameters and its own account through OIDC, and says none of them', async () => {
    const aws = await startEmulatedAws();
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, { mode: 'apply' }, { env: { ...aws.env, RUNNER_DEBUG: '1' } });
    expect([run.code, run.outputs['result'], run.outputs['converged']]).toEqual([0, 'applied', 'true']);
    expect(run.stderr).toBe('');

    const sent = writesOf(emulator).map(({ body }) => JSON.stringify(body));
    expect(sent.find((body) => body.includes('s3://acme-lake"'))).toContain(JSON.stringify(secretKey));
    expect(sent.find((body) => body.includes('warehouse.example.com'))).toContain(password);
    const byRole = sent.find((body) => body.includes('s3://acme-by-role'));
    expect(byRole).toContain('"arn:aws:iam::123456789012:role/QualyticsS3Role"');
    expect(byRole).toContain('"acme-eu-west-1"');

    expect(aws.requests.map(({ call }) => call ?? '').toSorted()).toEqual([
      'AssumeRoleWithWebIdentity',
      'GetCallerIdentity',
      'GetParameters',
      'GetSecretValue',
      'token',
    ]);
    expectNoLeak(run, aws);
  });

  test('tells a refusal at the role, each reference at its line, and nothing secret', async () => {
    const aws = await startEmulatedAws({ claims: { sub: 'repo:acme/other:environment:prod' } });
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, { mode: 'plan' }, { env: { ...aws.env, RUNNER_DEBUG: '1' } });
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.stdout).toMatch(
      /^::error .*file=datastores\.yaml,line=3,col=13::AWS refused AssumeRoleWithWebIdentity/m,
    );
    expect(run.stdout).toMatch(
      /^::error .*line=10,.*::\$\{\{ secretsmanager:prod\/lake#secret_key \}\}: The run could not/m,
    );
    expect(run.summary).toContain('sub repo:acme/other:environment:prod');
    expect([run.milliseconds < 10_000, emulator.requests]).toEqual([true, []]);
    expectNoLeak(run, aws);
  });

  test('looks for nothing in profiles, in shared configuration files, or at the metadata address', async () => {
    const trap = await startTrap();
    // Whoever opens a pipe that nobody writes to waits for ever.
    const pipe = join(workspace.folder(), 'config');
    execFileSync('mkfifo', [pipe]);
    const env = {
      HOME: workspace.folder(),
      AWS_CONFIG_FILE: pipe,
      AWS_SHARED_CREDENTIALS_FILE: pipe,
      AWS_PROFILE: 'other',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: trap.address,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${trap.address}/container`,
    };
    const aws = await startEmulatedAws();
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);

    const withRole = await workspace.run(emulator, {}, { env: { ...aws.env, ...env }, onStart: endAfterTwentySeconds });
    expect([withRole.code, withRole.outputs['result']]).toEqual([0, 'planned']);

    workspace.write('datastores.yaml', file.replace(`  role_arn: ${roleArn}\n`, ''));
    const without = await workspace.run(emulator, {}, { env: { AWS_ENDPOINT_URL: aws.url, ...env } });
    expect([without.code, without.outputs['result']]).toEqual([1, 'failed']);
    expect(without.stdout).toContain('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set either');
    expect(trap.asked).toEqual([]);
  }, 30_000);

  test.each([
    { region: 'eu-west-1', partition: 'aws', extra: {}, host: 'sts.eu-west-1.amazonaws.com' },
    { region: 'cn-north-1', partition: 'aws-cn', extra: {}, host: 'sts.cn-north-1.amazonaws.com.cn' },
    {
      region: 'us-east-2',
      partition: 'aws',
      extra: { AWS_USE_FIPS_ENDPOINT: 'true' },
      host: 'sts-fips.us-east-2.amazonaws.com',
    },
  ])('reaches $host through the proxy, and the job token without it', async ({ region, partition, extra, host }) => {
    const trap = await startTrap();
    const aws = await startEmulatedAws();
    const emulator = await workspace.emulator();
    const role = roleArn.replace('arn:aws:', `arn:${partition}:`);
    workspace.write('datastores.yaml', file.replace(roleArn, role).replace('eu-west-1', region));
    const run = await workspace.run(
      emulator,
      { 'max-retries': '0' },
      {
        env: {
          ...aws.env,
          ...extra,
          AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
          HTTPS_PROXY: trap.address.replace('//', '//proxy-user:proxy-password@'),
        },
      },
    );
    expect([run.code, trap.asked]).toEqual([1, [`CONNECT ${host}:443`]]);
    expect(aws.requests.map(({ call }) => call)).toEqual(['token']);
    expect(run.stdout).toContain(`AssumeRoleWithWebIdentity in ${region} did not succeed: ${host} does not answer`);
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('proxy-password');
  });

  test('does not contact AWS when nothing refers to it', async () => {
    const aws = await startEmulatedAws();
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', `aws: { role_arn: "${roleArn}", region: eu-west-1 }\ndatastores: []\n`);
    const run = await workspace.run(emulator, {}, { env: aws.env });
    expect([run.code, aws.requests]).toEqual([0, []]);
  });

  test.each([
    { base: 'has the same aws block', text: file, result: 'planned' },
    { base: 'has another role', text: file.replace('github-qualytics', 'reviewed'), result: 'failed' },
  ])('on a pull request whose base $base is $result', async ({ text, result }) => {
    const hub = await startGitHub({ files: { [baseSha]: { 'datastores.yaml': text } } });
    open.push(hub);
    const aws = await startEmulatedAws();
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(
      emulator,
      { comment: 'never', 'github-token': 'ghs_emulator_token' },
      {
        env: {
          ...eventVariables(workspace.folder(), 'pull_request', pullRequestPayload(), { github: hub }),
          ...aws.env,
        },
      },
    );
    expect([run.outputs['result'], aws.requests.length > 0]).toEqual([result, result === 'planned']);
    expectNoLeak(run, aws);
  });

  test('assumes no role on a pull request whose base cannot be read, unless the workflow gives it', async () => {
    const aws = await startEmulatedAws();
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', file);
    const env = {
      ...eventVariables(workspace.folder(), 'pull_request', pullRequestPayload()),
      GITHUB_API_URL: 'http://127.0.0.1:9',
      ...aws.env,
    };
    const refused = await workspace.run(emulator, { comment: 'never' }, { env });
    expect([refused.code, aws.requests]).toEqual([1, []]);
    expect(refused.stdout).toContain('its role is not assumed on a pull request');

    const given = await workspace.run(emulator, { comment: 'never', 'aws-role-arn': roleArn }, { env });
    expect([given.code, given.outputs['result']]).toEqual([0, 'planned']);
  });
});
