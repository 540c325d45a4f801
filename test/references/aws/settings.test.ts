import { describe, expect, test } from '@jest/globals';
import { InputError, problemText } from '../../../src/problem.ts';
import { chooseSettings, partitionOf } from '../../../src/references/aws/settings.ts';
import { sessionName } from '../../../src/references/aws/sign-in.ts';
import { roleArn } from './support.ts';

const region = { value: 'us-east-1', from: 'aws.region' };
const given = (value: string) => ({ value, from: 'somewhere' });
const at = { file: 'datastores.yaml', line: 5, column: 3 };

/** The problems of a choice, as rule, text with place, in their order. */
function problemsOf(choose: () => unknown): readonly string[] {
  try {
    choose();
  } catch (error) {
    if (error instanceof InputError) {
      return error.problems.map((problem) => `${problem.severity} ${problem.rule} ${problemText(problem)}`);
    }
    throw error;
  }
  return [];
}

const noRole =
  'The role to assume (somewhere) is not the ARN of an IAM role. Write the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.';
const noRegion = 'The AWS region (somewhere) is not shaped like one. Write an AWS region such as us-east-1.';
const noHttps = (name: string) =>
  `error aws-endpoint The variable ${name} is no https address. Secrets would travel unencrypted. Use https (plain http for loopback only), without a user in it, or remove the variable.`;

const longArn = (length: number) => `arn:aws:iam::123456789012:role/${'a'.repeat(length - 31)}`;

describe('before anything is sent', () => {
  test.each([
    ['arn:aws:iam::123456789012:user/someone'],
    ['arn:aws:iam::12345:role/short'],
    ['arn:aws:sts::123456789012:assumed-role/a/b'],
    ['arn:evil:iam::123456789012:role/a'],
    ['github-qualytics'],
    [''],
    ['arn:aws:iam::123456789012:role/a b'],
    [longArn(2049)],
  ])('the role %j is refused, at its place', (value) => {
    expect(problemsOf(() => chooseSettings({ ...given(value), at }, region, {}))).toEqual([
      `error aws-role datastores.yaml:5:3  ${noRole}`,
    ]);
    expect(problemsOf(() => chooseSettings(given(value), region, {}))).toEqual([`error aws-role ${noRole}`]);
  });

  test.each([
    ['evil.example.com'],
    ['us-east-1.evil.example'],
    ['us-east-1/'],
    ['us-east-1@evil'],
    ['us-east-1#'],
    ['US-EAST-1'],
    ['localhost'],
    [`us-${'e'.repeat(28)}-1`],
    [''],
  ])('the region %j is refused, at its place', (value) => {
    expect(problemsOf(() => chooseSettings(undefined, given(value), {}))).toEqual([`error aws-region ${noRegion}`]);
    expect(problemsOf(() => chooseSettings(undefined, { ...given(value), at }, {}))).toEqual([
      `error aws-region datastores.yaml:5:3  ${noRegion}`,
    ]);
  });

  test('a missing region is told', () => {
    expect(problemsOf(() => chooseSettings(given(roleArn), undefined, {}))).toEqual([
      'error aws-region The file refers to AWS, and no region is given. Write region: in the aws block, or give the input aws-region or the variable AWS_REGION.',
    ]);
  });

  test('role, region and endpoint are all told at once', () => {
    const env = { AWS_ENDPOINT_URL_SSM: 'http://example.com' };
    expect(problemsOf(() => chooseSettings(given('x'), given('y'), env))).toEqual([
      `error aws-role ${noRole}`,
      `error aws-region ${noRegion}`,
      noHttps('AWS_ENDPOINT_URL_SSM'),
    ]);
  });

  test('the longest role and region are taken, and all is known of them', () => {
    const arn = longArn(2048);
    const longRegion = `us-${'e'.repeat(27)}-1`;
    const env = { AWS_USE_FIPS_ENDPOINT: 'TRUE', AWS_USE_DUALSTACK_ENDPOINT: 'no' };
    expect(chooseSettings({ ...given(arn), at }, given(longRegion), env)).toStrictEqual({
      role: { arn, accountId: '123456789012', partition: 'aws', at },
      region: longRegion,
      endpoints: new Map(),
      fips: true,
      dualStack: false,
    });
    expect(chooseSettings(given(roleArn), region, { AWS_USE_DUALSTACK_ENDPOINT: 'true' })).toStrictEqual({
      role: { arn: roleArn, accountId: '123456789012', partition: 'aws' },
      region: 'us-east-1',
      endpoints: new Map(),
      fips: false,
      dualStack: true,
    });
  });

  test.each([
    { role: 'arn:aws-cn:iam::123456789012:role/a', region: 'us-east-1', partitions: ['aws-cn', 'aws'] },
    { role: 'arn:aws:iam::123456789012:role/a', region: 'us-gov-west-1', partitions: ['aws', 'aws-us-gov'] },
    { role: 'arn:aws-iso:iam::123456789012:role/a', region: 'eu-isoe-west-1', partitions: ['aws-iso', 'aws-iso-e'] },
  ])('$role and $region are in different partitions', ({ role, region: value, partitions: [its, needed] }) => {
    const says = `The role is in the partition ${its}, and the region ${value} in ${needed}: credentials do not reach across. Give a region of ${its}, or a role of ${needed}.`;
    expect(problemsOf(() => chooseSettings(given(role), given(value), {}))).toEqual([`error aws-partition ${says}`]);
    expect(problemsOf(() => chooseSettings({ ...given(role), at }, given(value), {}))).toEqual([
      `error aws-partition datastores.yaml:5:3  ${says}`,
    ]);
  });

  test.each([
    ['arn:aws-cn:iam::123456789012:role/a', 'cn-north-1'],
    ['arn:aws-us-gov:iam::123456789012:role/a', 'us-gov-east-1'],
    ['arn:aws-iso-b:iam::123456789012:role/a', 'us-isob-east-1'],
    ['arn:aws-iso-f:iam::123456789012:role/a', 'us-isof-south-1'],
    ['arn:aws-eusc:iam::123456789012:role/a', 'eusc-de-east-1'],
    ['arn:aws-new:iam::123456789012:role/a', 'mars-north-1'],
  ])('%s may be used in %s', (role, value) => {
    expect(problemsOf(() => chooseSettings(given(role), given(value), {}))).toEqual([]);
  });
});

describe('custom endpoints', () => {
  test.each([
    { env: { AWS_ENDPOINT_URL: 'https://aws.example' }, sts: 'https://aws.example/', ssm: 'https://aws.example/' },
    {
      env: { AWS_ENDPOINT_URL: 'https://aws.example', AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' },
      sts: 'http://127.0.0.1:4566/',
      ssm: 'https://aws.example/',
    },
    {
      env: { AWS_ENDPOINT_URL: 'https://aws.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      sts: undefined,
      ssm: undefined,
    },
    { env: {}, sts: undefined, ssm: undefined },
  ])('$env', ({ env, sts, ssm }) => {
    const { endpoints } = chooseSettings(undefined, region, env);
    expect([endpoints.get('STS'), endpoints.get('SSM')]).toEqual([sts, ssm]);
  });

  test.each([
    ['http://aws.example'],
    ['http://127.0.0.1.evil.example'],
    ['http://169.254.169.254/'],
    ['ftp://127.0.0.1'],
    ['https://user@aws.example'],
    ['https://:password@aws.example'],
    ['not an address'],
  ])('%s is refused', (value) => {
    expect(problemsOf(() => chooseSettings(undefined, region, { AWS_ENDPOINT_URL_STS: value }))).toEqual([
      noHttps('AWS_ENDPOINT_URL_STS'),
    ]);
  });
});

test.each([
  ['us-east-1', 'aws'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eusc-de-east-1', 'aws-eusc'],
])('%s is in %s', (name, partition) => {
  expect(partitionOf(name)).toBe(partition);
});

test.each([
  ['acme/data', 100, 'acme-data-100'],
  ['acme/data', undefined, 'acme-data'],
  [undefined, 7, 'qualytics-datastores-7'],
  [`acme/${'x'.repeat(100)}`, 12_345_678_901, `acme-${'x'.repeat(47)}-12345678901`],
  ['ünï/côdé', 1, '-n--c-d--1'],
  ['a', undefined, 'a-'],
  ['', undefined, '--'],
])('the session of %s, run %s', (repository, run, name) => {
  const made = sessionName(repository, run);
  expect(made).toBe(name);
  expect(made).toMatch(/^[\w+=,.@-]{2,64}$/);
});
