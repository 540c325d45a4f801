import { describe, expect, test } from '@jest/globals';
import type { AwsOptions } from '../../emulator/aws/aws.ts';
import { only, roleArn, useAws } from './support.ts';

const aws = useAws();
const main = ['repo:acme/data:ref:refs/heads/main'];

/** A refused sign-in, as a person reads it. */
async function refused(options: AwsOptions, inputs: { readonly awsAudience?: string } = {}) {
  const emulator = await aws.start({
    roles: { [roleArn]: { audiences: ['sts.amazonaws.com'], subjects: main } },
    ...options,
  });
  const { source, logged } = aws.source(emulator, { inputs });
  const started = performance.now();
  await source.identity();
  const [rule, message, hint] = only(source);
  return { rule, message, hint, emulator, logged, milliseconds: performance.now() - started };
}

test('a refusal is explained after one try: the call, the claims, and a statement to paste', async () => {
  const { rule, message, hint, emulator, logged, milliseconds } = await refused({
    claims: { sub: 'repo:acme/data:pull_request', ref: 'refs/pull/7/merge', event_name: 'pull_request' },
  });
  expect([rule, message]).toEqual([
    'aws-denied',
    `AWS refused AssumeRoleWithWebIdentity for ${roleArn} (AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity). The job's token says: iss https://token.actions.githubusercontent.com, aud sts.amazonaws.com, sub repo:acme/data:pull_request, repository acme/data, repository_id 456789, repository_owner_id 123456, ref refs/pull/7/merge, job_workflow_ref acme/data/.github/workflows/datastores.yml@refs/heads/main, event_name pull_request, actor octocat.`,
  ]);
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': 'repo:acme/data:pull_request',
      },
    },
  };
  expect(hint).toContain(JSON.stringify(statement));
  expect(logged()).toContain(
    `::group::Trust-policy statement that accepts this job's token\n${JSON.stringify(statement, undefined, 2)}\n::endgroup::\n`,
  );
  expect(emulator.requests.map(({ call }) => call)).toEqual(['token', 'AssumeRoleWithWebIdentity']);
  expect(milliseconds).toBeLessThan(5_000);
  const said = message + hint + logged().replaceAll(/^::add-mask::.*$/gm, '');
  expect(emulator.issued.filter((secret) => said.includes(secret))).toEqual([]);
  expect(emulator.issued.flatMap((secret) => secret.split('.')).filter((part) => said.includes(part))).toEqual([]);
});

test('the statement is one that AWS then accepts', async () => {
  const sub = 'repo:acme@123456/data@456789:environment:prod';
  const { hint } = await refused({ claims: { sub } });
  const statement = JSON.parse(hint.slice(hint.indexOf('{"Effect"')));
  const [aud, subject] = Object.values<string>(statement.Condition.StringEquals);
  const emulator = await aws.start({
    claims: { sub },
    roles: { [roleArn]: { audiences: [aud ?? ''], subjects: [subject ?? ''] } },
  });
  expect(await aws.source(emulator).source.identity()).toMatchObject({ accountId: '123456789012' });
});

describe('the cause that comes first', () => {
  test('an audience that is not the usual one', async () => {
    const { hint } = await refused({ provider: { audiences: ['https://acme'] } }, { awsAudience: 'https://acme' });
    expect(hint).toMatch(/^Causes that fit: \(1\) the trust policy must name the audience https:\/\/acme/);
    expect(hint).toContain('"token.actions.githubusercontent.com:aud":"https://acme"');
  });

  test.each<{ case: string; options: AwsOptions; cause: RegExp }>([
    {
      case: 'the provider lists another audience',
      options: { provider: { audiences: ['https://other'] } },
      cause: /^Cause: the identity provider in account 123456789012 does not list the audience sts\.amazonaws\.com/,
    },
    {
      case: 'the account has no provider',
      options: { issuer: 'https://github.acme.example/_services/token' },
      cause: /^Cause: account 123456789012 has no identity provider for github\.acme\.example\/_services\/token/,
    },
  ])('$case, and no statement would help', async ({ options, cause }) => {
    const { hint } = await refused(options);
    expect(hint).toMatch(cause);
    expect(hint).not.toContain('"Effect"');
  });

  test.each([
    { code: 'ExpiredTokenException', cause: /no longer valid when it arrived/ },
    { code: 'RegionDisabledException', cause: /STS is not activated in us-east-1/ },
    { code: 'InvalidIdentityToken', cause: /does not accept the token/ },
    { code: 'IDPRejectedClaim', cause: /invalid or too old/ },
  ])('$code', async ({ code, cause }) => {
    const emulator = await aws.start();
    emulator.fail('AssumeRoleWithWebIdentity', { kind: 'refuse', status: 403, code, message: 'No.' });
    const { source } = aws.source(emulator);
    await source.identity();
    expect(only(source)[2]).toMatch(cause);
    expect(emulator.requests).toHaveLength(2);
  });
});

test.each([
  { what: 'throttling', fault: { kind: 'refuse', status: 400, code: 'Throttling', message: 'Rate exceeded' } },
  { what: 'a server error', fault: { kind: 'refuse', status: 503, code: 'ServiceUnavailable', message: 'busy' } },
  {
    what: 'trouble of the provider',
    fault: { kind: 'refuse', status: 400, code: 'IDPCommunicationError', message: '?' },
  },
  { what: 'a lost connection', fault: { kind: 'reset' } },
] as const)('$what is no refusal: the sign-in is repeated, and told as an outage in the end', async ({ fault }) => {
  const once = await aws.start();
  once.fail('AssumeRoleWithWebIdentity', fault, 1);
  expect(await aws.source(once).source.identity()).toMatchObject({ accountId: '123456789012' });

  const always = await aws.start();
  always.fail('AssumeRoleWithWebIdentity', fault);
  const { source } = aws.source(always, { inputs: { maxRetries: 1 } });
  await source.identity();
  expect(only(source)[0]).toBe('aws-unreachable');
  expect(always.requests.filter(({ call }) => call === 'AssumeRoleWithWebIdentity')).toHaveLength(2);
});

test('a message that quotes a secret is withheld', async () => {
  const emulator = await aws.start();
  const { source } = aws.source(emulator);
  const echo = 'the token emulated-id-token-request-token is not good';
  emulator.fail('AssumeRoleWithWebIdentity', { kind: 'refuse', status: 400, code: 'ValidationError', message: echo });
  await source.identity();
  expect(only(source)[1]).toContain('(ValidationError: its message quotes a secret and is withheld)');
});
