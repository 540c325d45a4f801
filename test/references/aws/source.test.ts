import { describe, expect, test } from '@jest/globals';
import { block, type OpenOptions, roleArn, told, trusting, until, useAws } from './support.ts';

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

  test.each([
    { what: 'role', settings: block('arn:aws:iam::${{ env.ACCOUNT }}:role/x', 'us-east-1') },
    { what: 'region', settings: block(roleArn, '${{ env.WHERE }}') },
    { what: 'blank region', settings: block(roleArn, '${{ env.BLANK }}') },
  ])('nothing is sent while the file has no value for the $what', async ({ settings }) => {
    const emulator = await aws.idle();
    const { source } = aws.source(emulator, { settings, env: { ...emulator.env, BLANK: ' ' } });
    expect(await source.identity()).toEqual({
      message: 'The aws block has no value yet.',
      hint: 'Give its references a value first.',
    });
    expect([emulator.requests, source.problems()]).toEqual([[], []]);
  });

  test.each<{ readonly what: string; readonly options: OpenOptions; readonly says: string }>([
    {
      what: 'aws.role_arn',
      options: { settings: block('x', 'us-east-1') },
      says: 'role datastores.yaml:3:13  The role to assume (aws.role_arn) is not the ARN of an IAM role.',
    },
    {
      what: 'input aws-role-arn',
      options: { inputs: { awsRoleArn: 'x' } },
      says: 'role The role to assume (input aws-role-arn) is not the ARN of an IAM role.',
    },
    {
      what: 'aws.region',
      options: { settings: block(roleArn, 'x') },
      says: 'region datastores.yaml:4:13  The AWS region (aws.region) is not shaped like one.',
    },
    {
      what: 'input aws-region',
      options: { inputs: { awsRegion: 'x' } },
      says: 'region The AWS region (input aws-region) is not shaped like one.',
    },
    {
      what: 'AWS_REGION',
      options: { settings: block(roleArn), env: { AWS_REGION: 'x' } },
      says: 'region The AWS region (AWS_REGION) is not shaped like one.',
    },
    {
      what: 'none of them',
      options: { settings: undefined, env: {} },
      says: 'region The file refers to AWS, and no region is given.',
    },
  ])('what $what says wrongly is named', async ({ options, says }) => {
    const emulator = await aws.idle();
    const { source } = aws.source(emulator, options);
    expect(await source.identity()).toEqual({
      message: 'The run could not sign in to AWS.',
      hint: 'The reason is told once, for the role or the credentials.',
    });
    expect(told(source).replace(/ Write .*/, '')).toBe(`error aws-${says}`);
    expect(emulator.requests).toEqual([]);
  });

  test('an exchange takes no longer than request-timeout says', async () => {
    const emulator = await aws.start();
    emulator.fail('token', { kind: 'hang' });
    const { source } = aws.source(emulator, { inputs: { requestTimeout: 0.05 } });
    await source.identity();
    expect(told(source)).toBe(
      `error aws-no-token GitHub's OIDC endpoint gave no token: ${new URL(emulator.url).host} did not answer within 0.05 s. Check that the runner can reach that address.`,
    );
  });

  test('closing ends what is under way', async () => {
    const emulator = await aws.start();
    emulator.fail('token', { kind: 'hang' });
    const { source } = aws.source(emulator, { inputs: { requestTimeout: 1 } });
    const answer = source.identity();
    await until(() => emulator.requests.length > 0);
    await source.close();
    await answer;
    expect(told(source)).toContain('does not answer (ECONNRESET)');
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

  test('blanks around the credentials are no part of them, and a user has no session token', async () => {
    const user = { ...key, sessionToken: undefined, callerArn: 'arn:aws:iam::210987654321:user/someone' };
    const emulator = await aws.start({ keys: [user] });
    const env = { ...emulator.env, AWS_ACCESS_KEY_ID: ` ${user.accessKeyId}\n`, AWS_REGION: 'us-east-1' };
    const { source, logged } = aws.source(emulator, {
      settings: undefined,
      env: { ...env, AWS_SECRET_ACCESS_KEY: ` ${user.secretAccessKey} ` },
    });
    expect(await source.identity()).toEqual({ accountId: '210987654321', partition: 'aws', region: 'us-east-1' });
    expect(logged()).toBe(
      `::add-mask::${user.accessKeyId}\n::add-mask::${user.secretAccessKey}\nAWS: signed in as ${user.callerArn}, region us-east-1.\n`,
    );
  });

  test.each([
    {
      missing: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
      says: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are',
    },
    { missing: ['AWS_SECRET_ACCESS_KEY'], says: 'AWS_SECRET_ACCESS_KEY is' },
    { missing: ['AWS_ACCESS_KEY_ID'], says: 'AWS_ACCESS_KEY_ID is' },
  ])('no other source is tried when $missing are missing', async ({ missing, says }) => {
    const emulator = await aws.idle();
    const given = Object.entries({ ...step, AWS_PROFILE: 'default' }).filter(([name]) => !missing.includes(name));
    const { source, logged } = aws.source(emulator, {
      settings: undefined,
      env: { ...emulator.env, ...Object.fromEntries(given) },
    });
    expect(await source.identity()).toMatchObject({ message: 'The run could not sign in to AWS.' });
    expect(told(source)).toBe(
      `error aws-no-credentials The file refers to AWS, and there is no role; ${says} not set either. Give role_arn in the aws block or the input aws-role-arn (and the job id-token: write), or let an earlier step set the AWS_* variables. Profiles and instance roles are never used.`,
    );
    expect(emulator.requests).toEqual([]);
    const secret = given.filter(([name]) => /^AWS_(?:ACCESS|SECRET|SESSION)/.test(name));
    expect(logged()).toBe(secret.map(([, text]) => `::add-mask::${text}\n`).join(''));
  });

  test('credentials that AWS refuses are told as such', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { settings: undefined, env: { ...emulator.env, ...step } });
    await source.identity();
    expect(told(source)).toBe(
      'error aws-denied AWS refused GetCallerIdentity with the credentials of AWS_ACCESS_KEY_ID (InvalidClientTokenId: The security token included in the request is invalid). They have expired, are incomplete (temporary ones need AWS_SESSION_TOKEN too), or belong to another partition than the region. Let the earlier step make new ones, or use a role through OIDC.',
    );
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('on a pull request', () => {
  const event = { trust: 'pull-request', repository: 'acme/data', runId: 100 } as const;
  const head = block(roleArn, 'us-east-1');

  const changed =
    'This pull request changes the aws block, so its role is not assumed before the change is merged. Merge the change of the aws block first, or give the role as the input aws-role-arn.';
  const unreadable =
    "The base's version of the aws block cannot be read, so its role is not assumed on a pull request. Give the workflow contents: read (or fetch the base), or give the role as the input aws-role-arn.";
  test.each([
    { base: 'has another role', answer: block('arn:aws:iam::123456789012:role/reviewed', 'us-east-1'), says: changed },
    { base: 'has another region', answer: block(roleArn, 'eu-west-1'), says: changed },
    { base: 'has no region', answer: block(roleArn), says: changed },
    { base: 'has no role', answer: block(undefined, 'us-east-1'), says: changed },
    { base: 'has no aws block', answer: undefined, says: changed },
    { base: 'cannot be read', answer: 'unreadable' as const, says: unreadable },
  ])('the role is not assumed when the base $base', async ({ answer, says }) => {
    const emulator = await aws.idle();
    const { source } = aws.source(emulator, { event, settings: head, baseAws: async () => answer });
    await source.identity();
    expect(told(source)).toBe(`error aws-not-reviewed datastores.yaml:3:13  ${says}`);
    expect(emulator.requests).toEqual([]);
  });

  test('what else goes wrong with the base is a defect, and thrown on', async () => {
    const baseAws = async () => Promise.reject(new TypeError('x is not a function'));
    const { source } = aws.source(await aws.idle(), { event, settings: head, baseAws });
    await expect(source.identity()).rejects.toThrow('x is not a function');
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
    await until(() => emulator.requests.at(-1)?.call === call);
    stop.abort();
    expect(await answer).toEqual({ message: 'The run was cancelled.' });
    expect(source.problems()).toEqual([]);
  },
);
