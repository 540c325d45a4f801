import { describe, expect, test } from '@jest/globals';
import type { Trust } from '../../src/github/event.ts';
import { type InputName, inputDefaults, inputVariable } from '../../src/github/input-table.ts';
import { type Inputs, readInputs } from '../../src/github/inputs.ts';
import { InputError, problemText } from '../../src/problem.ts';

const connected = { 'api-url': 'https://acme.qualytics.io', 'api-token': 'token-of-the-tests' };

function step(inputs: Readonly<Partial<Record<InputName, string>>>, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const entries = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return { ...Object.fromEntries(entries), ...env };
}

function read(inputs: Readonly<Partial<Record<InputName, string>>>): Inputs {
  return readInputs(step({ ...connected, ...inputs }));
}

function refusal(env: NodeJS.ProcessEnv, trust?: Trust): InputError {
  try {
    readInputs(env, trust);
  } catch (error) {
    if (error instanceof InputError) {
      return error;
    }
    throw error;
  }
  throw new Error('These inputs were accepted.');
}

describe('inputs', () => {
  test('what is not set at all has its default', () => {
    expect(read({})).toEqual({
      config: 'datastores.yaml',
      mode: 'plan',
      apiUrl: 'https://acme.qualytics.io',
      apiToken: expect.anything(),
      secrets: '',
      awsRoleArn: undefined,
      awsRegion: undefined,
      awsAudience: 'sts.amazonaws.com',
      adopt: true,
      ownershipTag: undefined,
      prune: false,
      maxDeletes: 5,
      testConnections: 'changed',
      expectedPlan: { kind: 'any' },
      failOnChanges: false,
      allowLiteralSecrets: false,
      rotateSecrets: { kind: 'none' },
      allowPullRequestApply: false,
      comment: 'changes',
      label: 'acme.qualytics.io',
      githubToken: undefined,
      exportDir: 'qualytics-export',
      exportOnly: '',
      exportFrom: undefined,
      parallelism: 8,
      requestTimeout: 60,
      maxRetries: 4,
    });
  });

  test('the runner’s variable of an input keeps its hyphens, as `@actions/core` reads it', () => {
    expect(inputVariable('api-url')).toBe('INPUT_API-URL');
  });

  test.each(Object.entries(inputDefaults).filter(([name, value]) => value !== '' && name !== 'github-token'))(
    'an empty `%s` is an error, since on GitHub it replaces the default',
    (name) => {
      const env = { ...step(connected), [`INPUT_${name.toUpperCase()}`]: '  ' };
      expect(refusal(env).message).toContain(`Input \`${name}\` is empty.`);
    },
  );

  test.each(Object.entries(inputDefaults).filter(([, value]) => value === ''))(
    'an empty `%s` means that it is not given',
    (name) => {
      const env = {
        ...step(connected),
        QUALYTICS_URL: 'https://b.example',
        QUALYTICS_TOKEN: 'other-token',
        [`INPUT_${name.toUpperCase()}`]: '',
      };
      expect(readInputs(env).mode).toBe('plan');
    },
  );

  test('an empty github-token is no token', () => {
    expect(read({ 'github-token': '' }).githubToken).toBeUndefined();
    expect(read({ 'github-token': ' ghs_abc ' }).githubToken?.reveal()).toBe('ghs_abc');
  });

  test.each([
    ['mode', 'deploy', 'validate, plan, apply'],
    ['mode', 'exports', 'validate, plan, apply, export'],
    ['mode', 'Plan', 'validate, plan, apply'],
    ['test-connections', 'some', 'changed, all, never'],
    ['comment', 'sometimes', 'changes, always, never'],
    ['adopt', 'yes', 'true or false'],
    ['prune', 'ture', 'true or false'],
    ['prune', '1', 'true or false'],
    ['allow-pull-request-apply', 'tRue', 'true or false'],
    ['parallelism', '0', 'from 1 to 32'],
    ['parallelism', '33', 'from 1 to 32'],
    ['parallelism', '1.5', 'from 1 to 32'],
    ['parallelism', '1e1', 'from 1 to 32'],
    ['parallelism', '٣', 'from 1 to 32'],
    ['max-deletes', '-1', 'a whole number from 0'],
    ['max-retries', '21', 'from 0 to 20'],
    ['request-timeout', '0', 'over 0 and at most 3600'],
    ['request-timeout', '3601', 'over 0 and at most 3600'],
    ['request-timeout', '1m', 'over 0 and at most 3600'],
    ['expected-plan', 'deadbeef', '64 hex digits'],
    ['expected-plan', `${'a'.repeat(63)}`, '64 hex digits'],
    ['expected-plan', `${'a'.repeat(65)}`, '64 hex digits'],
    ['expected-plan', `sha256:${'a'.repeat(64)}`, '64 hex digits'],
    ['expected-plan', 'Any', '64 hex digits'],
  ] as const)('`%s: %s` is refused, and the message says what is accepted', (name, value, accepted) => {
    const { problems, message } = refusal(step({ ...connected, [name]: value }));
    expect(problems).toHaveLength(1);
    expect(message).toContain(`\`${name}\``);
    expect(message).toContain(accepted);
  });

  test.each([
    ['True', true],
    ['TRUE', true],
    ['False', false],
    [' false ', false],
  ])('the boolean %j is %j', (value, meaning) => {
    expect(read({ prune: value }).prune).toBe(meaning);
  });

  test.each([
    ['any', { kind: 'any' }],
    ['A'.repeat(64), { kind: 'hash', hash: 'a'.repeat(64) }],
    ['plan.json', { kind: 'file', path: 'plan.json' }],
    ['/tmp/plan/plan', { kind: 'file', path: '/tmp/plan/plan' }],
  ])('expected-plan %s is understood', (value, meaning) => {
    expect(read({ 'expected-plan': value }).expectedPlan).toEqual(meaning);
  });

  test.each([
    ['', { kind: 'none' }],
    ['all', { kind: 'all' }],
    ['failing', { kind: 'failing' }],
    ['lake one\n\n  lake_two \n', { kind: 'named', names: ['lake one', 'lake_two'] }],
  ])('rotate-secrets %j is understood', (value, meaning) => {
    expect(read({ 'rotate-secrets': value }).rotateSecrets).toEqual(meaning);
  });

  test('the values of `secrets` keep their blanks', () => {
    expect(read({ secrets: 'A=b \n' }).secrets).toBe('A=b \n');
  });

  test('numbers take their range ends, and seconds a fraction', () => {
    const { parallelism, maxRetries, maxDeletes, requestTimeout } = read({
      parallelism: '32',
      'max-retries': '0',
      'max-deletes': '0',
      'request-timeout': '0.5',
    });
    expect([parallelism, maxRetries, maxDeletes, requestTimeout]).toEqual([32, 0, 0, 0.5]);
  });

  test('all problems come at once', () => {
    const { problems } = refusal(step({ mode: 'apply', prune: 'ja', parallelism: '0' }));
    expect(problems.map((problem) => problem.rule)).toEqual([
      'input-missing',
      'input-missing',
      'input-boolean',
      'input-number',
    ]);
  });
});

describe('a secret in an input that is another one’s', () => {
  test.each(['mode', 'prune', 'parallelism', 'aws-region', 'expected-plan'])(
    'is told whole, as the runner masks it, or not at all: %s',
    (name) => {
      const told = (value: string): string =>
        refusal(step({ mode: 'apply', [name]: value }))
          .problems.map(({ message }) => message)
          .join('\n');
      expect(told('s3cr-et!'.repeat(10))).toContain('s3cr-et!'.repeat(10));
      expect(told('s3cr-et!'.repeat(11))).toContain('a text of 88 characters');
      expect(told('s3cr-et!'.repeat(11))).not.toContain('s3cr-et!');
    },
  );
});

describe('what names something of AWS', () => {
  test('is taken as it is, or left out', () => {
    const arn = 'arn:aws-us-gov:iam::123456789012:role/path/Deploy';
    const { awsRoleArn, awsRegion } = read({ 'aws-role-arn': arn, 'aws-region': 'us-gov-west-1' });
    expect([awsRoleArn, awsRegion]).toEqual([arn, 'us-gov-west-1']);
    expect(read({ 'aws-role-arn': ' ' }).awsRoleArn).toBeUndefined();
  });

  test('and has another form is refused before anything is asked', () => {
    const { problems } = refusal(step({ ...connected, 'aws-role-arn': 'Deploy', 'aws-region': 'eu' }));
    expect(problems.map((one) => `${one.severity} ${one.rule} ${problemText(one)}`)).toEqual([
      'error input-format Input `aws-role-arn` is `Deploy`. It must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.',
      'error input-format Input `aws-region` is `eu`. It must be an AWS region such as us-east-1.',
    ]);
  });
});

describe('address and token', () => {
  test.each([
    ['https://acme.qualytics.io', 'https://acme.qualytics.io'],
    ['https://acme.qualytics.io/', 'https://acme.qualytics.io'],
    ['https://acme.qualytics.io/api', 'https://acme.qualytics.io'],
    ['https://acme.qualytics.io/api/', 'https://acme.qualytics.io'],
    ['https://ACME.qualytics.io:443/api', 'https://acme.qualytics.io'],
    ['https://intranet.example/qualytics/api', 'https://intranet.example/qualytics'],
    ['https://intranet.example/apis', 'https://intranet.example/apis'],
    ['http://localhost:8080/api', 'http://localhost:8080'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is %s', (given, normalised) => {
    expect(read({ 'api-url': given }).apiUrl).toBe(normalised);
  });

  test.each([
    'acme.qualytics.io',
    'ftp://acme.qualytics.io',
    'http://acme.qualytics.io',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1@evil.example',
    'https://user:pass-canary@acme.qualytics.io',
    'https://@acme.qualytics.io',
    'https://acme.qualytics.io?token=pass-canary',
    'https://acme.qualytics.io/?',
    'https://acme.qualytics.io/#',
    'https://acme.qualytics.io\\@evil.example',
    'https://acme.qual\nytics.io',
    'https://',
  ])('%j is refused without being quoted', (given) => {
    const { problems, message } = refusal(step({ ...connected, 'api-url': given }));
    expect(problems).toEqual([expect.objectContaining({ rule: 'input-api-url' })]);
    expect(message).not.toContain('pass-canary');
  });

  test('both come from the environment when the inputs are not given, and the inputs win', () => {
    const env = { QUALYTICS_URL: 'https://from.example/api', QUALYTICS_TOKEN: 'from-environment' };
    const fallback = readInputs(env);
    expect([fallback.apiUrl, fallback.apiToken?.reveal(), fallback.label]).toEqual([
      'https://from.example',
      'from-environment',
      'from.example',
    ]);
    const given = readInputs(step({ ...connected, label: 'production' }, env));
    expect([given.apiUrl, given.apiToken?.reveal(), given.label]).toEqual([
      connected['api-url'],
      connected['api-token'],
      'production',
    ]);
  });

  test.each(['plan', 'apply'])('mode %s without them names the inputs and the variables', (mode) => {
    const { message } = refusal(step({ mode }));
    for (const name of ['`api-url`', 'QUALYTICS_URL', '`api-token`', 'QUALYTICS_TOKEN']) {
      expect(message).toContain(name);
    }
  });

  test('mode validate needs neither', () => {
    const { apiUrl, apiToken, label } = readInputs(step({ mode: 'validate' }));
    expect([apiUrl, apiToken, label]).toEqual([undefined, undefined, '']);
  });

  test.each(['restricted', 'untrusted'] as const)('a run that is %s is not asked for them', (trust) => {
    expect(readInputs({}, trust).apiToken).toBeUndefined();
    expect(refusal({}, 'pull-request').problems).toHaveLength(2);
  });

  test.each(['Bearer token-canary', 'token-canary\nmore', 'token-canary\u00a0x', 'tökén-canary'])(
    'the token %j is refused without being quoted',
    (token) => {
      const { problems, message } = refusal(step({ ...connected, 'api-token': token }));
      expect(problems).toEqual([expect.objectContaining({ rule: 'input-api-token' })]);
      expect(message).not.toContain('canary');
    },
  );

  test('a token cannot be printed with the inputs', () => {
    expect(JSON.stringify(read({ 'github-token': 'ghs_canary', 'api-token': 'api-canary' }))).not.toContain('canary');
  });
});
