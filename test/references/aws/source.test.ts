import { describe, expect, test } from '@jest/globals';
import { block, only, roleArn, trusting, useAws } from './support.ts';

const aws = useAws();

describe('with a role', () => {
  test('the job signs in by its token, once, and is who it says', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator);
    const answers = await Promise.all([source.identity(), source.identity()]);
    const identity = { accountId: '123456789012', partition: 'aws', region: 'us-east-1' };
    expect(answers).toEqual([identity, identity]);
    expect(emulator.requests.map(({ call }) => call)).toEqual([
      'token',
      'AssumeRoleWithWebIdentity',
      'GetCallerIdentity',
    ]);
    expect(source.problems()).toEqual([]);
  });

  test('the session is short and named after repository and run', async () => {
    const emulator = await aws.start();
    await aws.source(emulator).source.identity();
    const query = new URLSearchParams(emulator.requests[1]?.body);
    expect([query.get('RoleSessionName'), query.get('DurationSeconds'), query.get('RoleArn')]).toEqual([
      'acme-data-100',
      '900',
      roleArn,
    ]);
  });

  test('of the input, it goes before the one of the file', async () => {
    const other = 'arn:aws:iam::123456789012:role/path/other';
    const emulator = await aws.start({ roles: { [other]: trusting } });
    const { source } = aws.source(emulator, { inputs: { awsRoleArn: other, awsRegion: 'eu-west-1' } });
    expect(await source.identity()).toMatchObject({ region: 'eu-west-1' });
    expect(emulator.requests.at(-1)?.region).toBe('eu-west-1');
  });

  test('the file may take role and region from the environment', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, {
      settings: block('arn:aws:iam::${{ env.ACCOUNT }}:role/github-qualytics', '${{ env.WHERE }}'),
      env: { ...emulator.env, ACCOUNT: '123456789012', WHERE: 'eu-central-1' },
    });
    expect(await source.identity()).toMatchObject({ region: 'eu-central-1' });
  });

  test('nothing is sent while the file has no value for the role', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { settings: block('arn:aws:iam::${{ env.ACCOUNT }}:role/x', 'us-east-1') });
    expect(await source.identity()).toMatchObject({ message: 'The aws block has no value yet.' });
    expect([emulator.requests, source.problems()]).toEqual([[], []]);
  });

  test('the audience of the input is asked for', async () => {
    const emulator = await aws.start({
      provider: { audiences: ['sts.amazonaws.com.cn'] },
      roles: { [roleArn]: { ...trusting, audiences: ['sts.amazonaws.com.cn'] } },
    });
    const { source } = aws.source(emulator, { inputs: { awsAudience: 'sts.amazonaws.com.cn' } });
    await source.identity();
    expect(emulator.requests[0]?.path).toBe('/oidc/token?api-version=2.0&audience=sts.amazonaws.com.cn');
    expect(source.problems()).toEqual([]);
  });

  test('token, request token and credentials are masked, and stand nowhere else in the log', async () => {
    const emulator = await aws.start();
    const { source, logged } = aws.source(emulator);
    await source.identity();
    const masks: readonly string[] = logged().match(/^::add-mask::.*$/gm) ?? [];
    expect(emulator.issued.filter((secret) => !masks.includes(`::add-mask::${secret}`))).toEqual([]);
    expect(emulator.issued).toHaveLength(5);
    const rest = logged().replaceAll(/^::add-mask::.*$/gm, '');
    expect(emulator.issued.filter((secret) => rest.includes(secret))).toEqual([]);
    expect(rest).toContain('AWS: signed in as arn:aws:sts::123456789012:assumed-role/github-qualytics/acme-data-100');
  });
});

describe('without a role', () => {
  const key = {
    accessKeyId: 'ASIASTEPKEYOFTHEJOB1',
    secretAccessKey: 'step-secret-access-key-0123456789',
    sessionToken: 'step-session-token-0123456789',
    callerArn: 'arn:aws-us-gov:sts::210987654321:assumed-role/earlier/step',
  };
  const step = {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_SESSION_TOKEN: key.sessionToken,
    AWS_REGION: 'us-gov-west-1',
  };

  test('the credentials of an earlier step are used, in its region', async () => {
    const emulator = await aws.start({ keys: [key] });
    const { source, logged } = aws.source(emulator, { settings: undefined, env: { ...emulator.env, ...step } });
    expect(await source.identity()).toEqual({
      accountId: '210987654321',
      partition: 'aws-us-gov',
      region: 'us-gov-west-1',
    });
    expect(emulator.requests.map(({ call }) => call)).toEqual(['GetCallerIdentity']);
    expect(logged()).toContain(`::add-mask::${key.secretAccessKey}\n`);
  });

  test.each([
    {
      missing: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
      says: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are',
    },
    { missing: ['AWS_SECRET_ACCESS_KEY'], says: 'AWS_SECRET_ACCESS_KEY is' },
  ])('no other source is tried when $missing are missing', async ({ missing, says }) => {
    const emulator = await aws.start({ keys: [key] });
    const given = Object.entries({ ...step, AWS_PROFILE: 'default' }).filter(([name]) => !missing.includes(name));
    const { source } = aws.source(emulator, {
      settings: undefined,
      env: { ...emulator.env, ...Object.fromEntries(given) },
    });
    expect(await source.identity()).toMatchObject({ message: 'The run could not sign in to AWS.' });
    const [rule, message] = only(source);
    expect(rule).toBe('aws-no-credentials');
    expect(message).toContain(`${says} not set`);
    expect(emulator.requests).toEqual([]);
  });

  test('credentials that AWS refuses are told as such', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { settings: undefined, env: { ...emulator.env, ...step } });
    await source.identity();
    const [rule, message, hint] = only(source);
    expect([rule, message]).toEqual([
      'aws-denied',
      'AWS refused GetCallerIdentity with the credentials of AWS_ACCESS_KEY_ID (InvalidClientTokenId: The security token included in the request is invalid).',
    ]);
    expect(hint).toContain('AWS_SESSION_TOKEN');
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('on a pull request', () => {
  const event = { trust: 'pull-request', repository: 'acme/data', runId: 100 } as const;
  const head = block(roleArn, 'us-east-1');

  test.each([
    { base: 'has another role', answer: block('arn:aws:iam::123456789012:role/reviewed', 'us-east-1') },
    { base: 'has another region', answer: block(roleArn, 'eu-west-1') },
    { base: 'has no aws block', answer: undefined },
    { base: 'cannot be read', answer: 'unreadable' as const },
  ])('the role is not assumed when the base $base', async ({ answer }) => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { event, settings: head, baseAws: async () => answer });
    await source.identity();
    const [rule, , hint] = only(source);
    expect([rule, source.problems()[0]?.at?.line]).toEqual(['aws-not-reviewed', 3]);
    expect(hint).toContain('aws-role-arn');
    expect(emulator.requests).toEqual([]);
  });

  test('the role is assumed when the base has the same block', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, {
      event,
      settings: head,
      baseAws: async () => block(roleArn, 'us-east-1'),
    });
    expect(await source.identity()).toMatchObject({ accountId: '123456789012' });
  });

  test('the role of the input is assumed whatever the file says', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, {
      event,
      settings: block('arn:aws:iam::999999999999:role/not-reviewed', 'us-east-1'),
      inputs: { awsRoleArn: roleArn },
    });
    expect(await source.identity()).toMatchObject({ accountId: '123456789012' });
  });
});

test.each(['token', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const)(
  'a cancelled run does not wait for %s',
  async (call) => {
    const emulator = await aws.start();
    emulator.fail(call, { kind: 'hang' });
    const stop = new AbortController();
    const { source } = aws.source(emulator, { stop: stop.signal });
    const answer = source.identity();
    while (emulator.requests.at(-1)?.call !== call) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    stop.abort();
    expect(await answer).toEqual({ message: 'The run was cancelled.' });
    expect(source.problems()).toEqual([]);
  },
);
