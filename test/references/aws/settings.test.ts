import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../src/problem.ts';
import { chooseSettings, partitionOf } from '../../../src/references/aws/settings.ts';
import { sessionName } from '../../../src/references/aws/sign-in.ts';
import { roleArn } from './support.ts';

const region = { value: 'us-east-1', from: 'aws.region' };
const given = (value: string) => ({ value, from: 'somewhere' });

function problemsOf(choose: () => unknown): readonly (readonly [string, number | undefined])[] {
  try {
    choose();
  } catch (error) {
    if (error instanceof InputError) {
      return error.problems.map(({ rule, at }) => [rule, at?.line]);
    }
    throw error;
  }
  return [];
}

describe('before anything is sent', () => {
  test.each([
    ['arn:aws:iam::123456789012:user/someone'],
    ['arn:aws:iam::12345:role/short'],
    ['arn:aws:sts::123456789012:assumed-role/a/b'],
    ['arn:evil:iam::123456789012:role/a'],
    ['github-qualytics'],
    ['arn:aws:iam::123456789012:role/a b'],
    [`arn:aws:iam::123456789012:role/${'a'.repeat(2048)}`],
  ])('the role %j is refused, at its place', (value) => {
    const at = { file: 'datastores.yaml', line: 5, column: 3 };
    expect(problemsOf(() => chooseSettings({ ...given(value), at }, region, {}))).toEqual([['aws-role', 5]]);
  });

  test.each([
    ['evil.example.com'],
    ['us-east-1.evil.example'],
    ['us-east-1/'],
    ['us-east-1@evil'],
    ['us-east-1#'],
    ['US-EAST-1'],
    ['localhost'],
    [`us-${'e'.repeat(60)}-1`],
    [''],
  ])('the region %j is refused', (value) => {
    expect(problemsOf(() => chooseSettings(undefined, given(value), {}))).toEqual([['aws-region', undefined]]);
  });

  test('a missing region is told', () => {
    expect(problemsOf(() => chooseSettings(given(roleArn), undefined, {}))).toEqual([['aws-region', undefined]]);
  });

  test('role, region and endpoint are all told at once', () => {
    const problems = problemsOf(() =>
      chooseSettings(given('x'), given('y'), { AWS_ENDPOINT_URL_SSM: 'http://example.com' }),
    );
    expect(problems.map(([rule]) => rule)).toEqual(['aws-role', 'aws-region', 'aws-endpoint']);
  });

  test.each([
    { role: 'arn:aws-cn:iam::123456789012:role/a', region: 'us-east-1', wrong: true },
    { role: 'arn:aws:iam::123456789012:role/a', region: 'us-gov-west-1', wrong: true },
    { role: 'arn:aws-cn:iam::123456789012:role/a', region: 'cn-north-1', wrong: false },
    { role: 'arn:aws-us-gov:iam::123456789012:role/a', region: 'us-gov-east-1', wrong: false },
    { role: 'arn:aws-iso-b:iam::123456789012:role/a', region: 'us-isob-east-1', wrong: false },
    { role: 'arn:aws-eusc:iam::123456789012:role/a', region: 'eusc-de-east-1', wrong: false },
    { role: 'arn:aws-new:iam::123456789012:role/a', region: 'mars-north-1', wrong: false },
  ])('$role in $region: in different partitions is $wrong', ({ role, region: value, wrong }) => {
    expect(problemsOf(() => chooseSettings(given(role), given(value), {})).length > 0).toBe(wrong);
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
    ['https://user:password@aws.example'],
    ['not an address'],
  ])('%s is refused', (value) => {
    expect(problemsOf(() => chooseSettings(undefined, region, { AWS_ENDPOINT_URL_STS: value }))).toEqual([
      ['aws-endpoint', undefined],
    ]);
  });
});

test.each([
  ['us-east-1', 'aws'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
])('%s is in %s', (name, partition) => {
  expect(partitionOf(name)).toBe(partition);
});

test.each([
  ['acme/data', 100, 'acme-data-100'],
  ['acme/data', undefined, 'acme-data'],
  [undefined, 7, 'qualytics-datastores-7'],
  [`acme/${'x'.repeat(100)}`, 12_345_678_901, `acme-${'x'.repeat(47)}-12345678901`],
  ['ünï/côdé', 1, '-n--c-d--1'],
])('the session of %s, run %s', (repository, run, name) => {
  const made = sessionName(repository, run);
  expect(made).toBe(name);
  expect(made).toMatch(/^[\w+=,.@-]{2,64}$/);
});
