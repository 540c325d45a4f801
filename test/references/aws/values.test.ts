import { describe, expect, test } from '@jest/globals';
import { asJson, ok } from '../../emulator/aws/answer.ts';
import { until, useAws } from './support.ts';

const aws = useAws();

describe('a secret of Secrets Manager', () => {
  test.each([
    { form: 'name', id: 'prod/lake', region: 'us-east-1' },
    { form: 'ARN', id: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/lake-AbCdEf', region: 'us-east-1' },
    {
      form: 'ARN of another region, asked there',
      id: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/lake-AbCdEf',
      region: 'eu-west-1',
    },
  ])('is found by $form', async ({ id, region }) => {
    const emulator = await aws.start({ secrets: { 'prod/lake': '{"key":"value"}' } });
    const { source } = aws.source(emulator);
    expect(await source.secret(id)).toBe('{"key":"value"}');
    expect(emulator.requests.at(-1)).toMatchObject({ call: 'GetSecretValue', region, status: 200 });
  });

  test.each<{ readonly what: string; readonly id: string; readonly says: object }>([
    {
      what: 'missing',
      id: 'absent',
      says: {
        rule: 'reference-missing',
        message: 'Secrets Manager has no such secret in us-east-1 of account 123456789012, or no value for it.',
        hint: 'Check name, region and account; upper and lower case differ. The role may also lack the right to see it.',
      },
    },
    {
      what: 'binary',
      id: 'bytes',
      says: {
        message: 'This secret is binary, not a text.',
        hint: 'Store it in Secrets Manager as a text (SecretString).',
      },
    },
    {
      what: 'in another partition',
      id: 'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:x-AbCdEf',
      says: {
        message: "This ARN is of the partition aws-cn, and the run's credentials are of aws.",
        hint: 'Credentials do not reach across partitions: use a role and a secret of the same one.',
      },
    },
    {
      what: 'in no region',
      id: 'arn:aws:secretsmanager:nowhere:123456789012:secret:x-AbCdEf',
      says: {
        message: 'The region in this ARN is not shaped like one.',
        hint: 'Copy the ARN from Secrets Manager.',
      },
    },
  ])('that is $what says so', async ({ id, says }) => {
    const emulator = await aws.start({ secrets: { bytes: { binary: 'AAEC' } } });
    const { source } = aws.source(emulator);
    expect(await source.secret(id)).toStrictEqual(says);
    expect(source.problems()).toEqual([]);
  });

  const refusal = (said: string, resource: string) => ({
    message: `AWS refused GetSecretValue to arn:aws:sts::123456789012:assumed-role/github-qualytics/acme-data-100 (${said}).`,
    hint: `The role's permissions need the statement {"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"${resource}"}, and kms:Decrypt on the key where the value is encrypted with one of your own.`,
  });

  test('that is denied comes with the permission to add, and is asked for once', async () => {
    const emulator = await aws.start({ secrets: { closed: 'x' } });
    const { source } = aws.source(emulator);
    const byName = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:closed-??????';
    const denied = 'it may not be read';
    for (const [code, says] of [
      ['AccessDeniedException', denied],
      ['DecryptionFailure', 'its KMS key does not decrypt it'],
      ['NotAuthorized', denied],
      ['UnauthorizedOperation', denied],
    ] as const) {
      emulator.fail('GetSecretValue', { kind: 'refuse', status: 400, code, message: 'No.' });
      expect(await source.secret('closed')).toStrictEqual(refusal(`${code}: ${says}`, byName));
    }
    expect(emulator.requests.filter(({ call }) => call === 'GetSecretValue')).toHaveLength(4);
    const byArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:closed-AbCdEf';
    expect(await source.secret(byArn)).toStrictEqual(refusal(`UnauthorizedOperation: ${denied}`, byArn));
  });

  test('that cannot be had for another reason says the reason', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { inputs: { maxRetries: 0 } });
    emulator.fail('GetSecretValue', {
      kind: 'refuse',
      status: 400,
      code: 'InvalidRequestException',
      message: 'Deleted.',
    });
    expect(await source.secret('arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf')).toStrictEqual({
      message:
        'GetSecretValue in eu-west-1 of account 123456789012 did not succeed: InvalidRequestException: it cannot be read as it is; it may be scheduled for deletion.',
    });
    emulator.fail('GetSecretValue', { kind: 'reset' });
    expect(await source.secret('x')).toStrictEqual({
      message: `GetSecretValue in us-east-1 of account 123456789012 did not succeed: ${new URL(emulator.url).host} does not answer (ECONNRESET).`,
      hint: 'Check that the runner can reach that address.',
    });
  });

  test('is asked for again after throttling, a server error and a lost connection', async () => {
    const emulator = await aws.start({ secrets: { lake: 'text' } });
    const { source } = aws.source(emulator);
    await source.identity();
    for (const fault of [
      { kind: 'refuse', status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
      { kind: 'refuse', status: 500, code: 'InternalServiceError', message: 'later' },
      { kind: 'reset' },
    ] as const) {
      const before = emulator.requests.length;
      emulator.fail('GetSecretValue', fault, 1);
      expect(await source.secret('lake')).toBe('text');
      expect(emulator.requests.length - before).toBe(2);
    }
  });

  test('is not asked for more often than max-retries says', async () => {
    const emulator = await aws.start({ secrets: { lake: 'text' } });
    const { source } = aws.source(emulator, { inputs: { maxRetries: 1 } });
    emulator.fail('GetSecretValue', { kind: 'refuse', status: 503, code: 'ServiceUnavailable', message: 'busy' });
    expect(await source.secret('lake')).toMatchObject({ message: expect.stringContaining('did not succeed') });
    expect(emulator.requests.filter(({ call }) => call === 'GetSecretValue')).toHaveLength(2);
  });

  test('is not fetched from where a redirect points to', async () => {
    const emulator = await aws.start({ secrets: { lake: 'text' } });
    const reply = { status: 307, headers: { location: 'http://127.0.0.2:9/elsewhere' }, body: '' };
    emulator.fail('GetSecretValue', { kind: 'reply', reply });
    const answer = await aws.source(emulator).source.secret('lake');
    expect(answer).toMatchObject({
      message: expect.stringContaining('a redirect to 127.0.0.2:9, which is not followed'),
    });
    expect(emulator.requests.filter(({ call }) => call === 'GetSecretValue')).toHaveLength(1);
  });

  test.each([
    [502, '<html>hunter22</html>'],
    [400, 'oops hunter22 oops'],
    [200, 'hunter22'],
    [200, '{"SecretString":"{\\"key\\":\\"hunter22'],
    [200, '{"SecretString":12345}'],
    [200, '{"SecretString":null}'],
    [200, ''],
  ])('in an answer that is none, such as %s %s, is no crash and not quoted', async (status, body) => {
    const emulator = await aws.start({ secrets: { lake: 'text' } });
    const { source, logged } = aws.source(emulator, { inputs: { maxRetries: 0 } });
    emulator.fail('GetSecretValue', { kind: 'reply', reply: { status, headers: {}, body } });
    expect(await source.secret('lake')).toStrictEqual({
      message: `GetSecretValue in us-east-1 of account 123456789012 did not succeed: its answer (status ${status}) is not one that AWS documents.`,
      hint: 'Check custom endpoints and proxies; health.aws.amazon.com tells whether AWS has an outage.',
    });
    expect(logged()).not.toContain('hunter22');
  });

  test.each([
    ['InvalidRequestException', 'about hunter22', 'InvalidRequestException: it cannot be read as it is'],
    ['hunter22', 'no', 'UnknownError: status 400'],
    ['InternalFailure', 'hunter22', 'InternalFailure: AWS has an error of its own, or too much to do'],
  ])('that an error quotes, such as %s: %s, is not shown', async (code, message, says) => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { inputs: { maxRetries: 0 } });
    emulator.fail('GetSecretValue', { kind: 'refuse', status: 400, code, message });
    const answer = JSON.stringify(await source.secret('x'));
    expect(answer).toContain(says);
    expect(answer).not.toContain('hunter22');
  });

  test.each([
    [
      'because no identity-based policy allows the secretsmanager:GetSecretValue action',
      'no identity-based policy allows it',
    ],
    ['with an explicit deny in a service control policy', 'an explicit deny in a service control policy'],
    ['because no permissions boundary allows the action', 'no permissions boundary allows it'],
  ])('that is denied %s says which policy does', async (because, says) => {
    const emulator = await aws.start();
    const message = `User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: secretsmanager:GetSecretValue on resource: x ${because}`;
    emulator.fail('GetSecretValue', { kind: 'refuse', status: 400, code: 'AccessDeniedException', message });
    expect(await aws.source(emulator).source.secret('x')).toMatchObject({
      message: `AWS refused GetSecretValue to arn:aws:sts::123456789012:assumed-role/github-qualytics/acme-data-100 (AccessDeniedException: ${says}).`,
    });
  });
});

describe('parameters of SSM', () => {
  test('are read decrypted, ten at a time', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `/app/key-${index}`);
    const emulator = await aws.start({
      parameters: Object.fromEntries(names.map((name) => [name, `value of ${name}`])),
    });
    const { source } = aws.source(emulator);
    expect(await source.parameters(names)).toEqual(new Map(names.map((name) => [name, `value of ${name}`])));
    const calls = emulator.requests.filter(({ call }) => call === 'GetParameters');
    const asked = calls.map(({ body }) => JSON.parse(body).Names.length);
    expect(asked.toSorted((a, b) => b - a)).toEqual([10, 10, 3]);
  });

  test('that are missing say so, beside those that are there', async () => {
    const emulator = await aws.start({ parameters: { '/there': 'text' } });
    const { source } = aws.source(emulator);
    expect(await source.parameters(['/there', '/absent'])).toEqual(
      new Map<string, unknown>([
        ['/there', 'text'],
        [
          '/absent',
          {
            rule: 'reference-missing',
            message: 'SSM has no such parameter in us-east-1 of account 123456789012.',
            hint: 'Check path, region and account; upper and lower case differ.',
          },
        ],
      ]),
    );
  });

  test('that are denied come with the permission to add', async () => {
    const emulator = await aws.start({ parameters: { '/closed/key': 'x' }, denied: ['/closed/key'] });
    emulator.fail('GetParameters', { kind: 'refuse', status: 400, code: 'AccessDeniedException', message: 'No.' });
    const refusal = (resource: string) => ({
      message:
        'AWS refused GetParameters to arn:aws:sts::123456789012:assumed-role/github-qualytics/acme-data-100 (AccessDeniedException: it may not be read).',
      hint: `The role's permissions need the statement {"Effect":"Allow","Action":"ssm:GetParameters","Resource":"arn:aws:ssm:us-east-1:123456789012:parameter/${resource}"}, and kms:Decrypt on the key where the value is encrypted with one of your own.`,
    });
    expect(await aws.source(emulator).source.parameters(['/closed/key', 'closed/key'])).toEqual(
      new Map([
        ['/closed/key', refusal('closed/key')],
        ['closed/key', refusal('closed/key')],
      ]),
    );
  });

  test('that cannot be had for another reason say the reason', async () => {
    const emulator = await aws.start();
    const { source } = aws.source(emulator, { inputs: { maxRetries: 0 } });
    emulator.fail('GetParameters', { kind: 'refuse', status: 400, code: 'ValidationException', message: 'Odd name.' });
    const message =
      'GetParameters in us-east-1 of account 123456789012 did not succeed: ValidationException: its name is not accepted.';
    expect(await source.parameters(['/a'])).toEqual(new Map([['/a', { message }]]));
  });

  test.each([
    [200, '{"Parameters":"hunter22"}'],
    [200, '{"Parameters":[{"Name":"/a","Value":12345}]}'],
    [500, 'hunter22'],
  ])('in an answer that is none, such as %s %s, are no crash and not quoted', async (status, body) => {
    const emulator = await aws.start();
    const { source, logged } = aws.source(emulator, { inputs: { maxRetries: 0 } });
    emulator.fail('GetParameters', { kind: 'reply', reply: { status, headers: {}, body } });
    const message = `GetParameters in us-east-1 of account 123456789012 did not succeed: its answer (status ${status}) is not one that AWS documents.`;
    expect(await source.parameters(['/a'])).toEqual(new Map([['/a', { message, hint: expect.any(String) }]]));
    expect(logged()).not.toContain('hunter22');
  });

  test('that an answer does not speak of are missing', async () => {
    const emulator = await aws.start();
    emulator.fail('GetParameters', { kind: 'reply', reply: asJson(ok({})) });
    const answer = await aws.source(emulator).source.parameters(['/a']);
    expect(answer.get('/a')).toMatchObject({ rule: 'reference-missing' });
  });
});

describe('a cancelled run', () => {
  test.each(['GetSecretValue', 'GetParameters'] as const)(
    'does not wait for %s, nor until it may be tried again',
    async (call) => {
      const emulator = await aws.start();
      const { headers, ...reply } = asJson({ kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'busy' });
      const busy = { kind: 'reply', reply: { ...reply, headers: { ...headers, 'retry-after': '2' } } } as const;
      for (const fault of [{ kind: 'hang' } as const, busy]) {
        emulator.fail(call, fault);
        const stop = new AbortController();
        const { source } = aws.source(emulator, { stop: stop.signal });
        const asked = emulator.requests.filter((one) => one.call === call).length;
        const answer = call === 'GetSecretValue' ? source.secret('x') : source.parameters(['x']);
        await until(() => emulator.requests.filter((one) => one.call === call).length > asked);
        const started = performance.now();
        stop.abort();
        const cancelled = { message: 'The run was cancelled.' };
        expect(await answer).toEqual(call === 'GetSecretValue' ? cancelled : new Map([['x', cancelled]]));
        expect(performance.now() - started).toBeLessThan(1_500);
      }
    },
  );
});

test('a failed sign-in is told once, whatever is asked', async () => {
  const emulator = await aws.start({ roles: {} });
  const { source } = aws.source(emulator);
  const short = { message: 'The run could not sign in to AWS.', hint: expect.any(String) };
  expect(await source.secret('a')).toEqual(short);
  expect(await source.parameters(['/b'])).toEqual(new Map([['/b', short]]));
  expect(await source.identity()).toEqual(short);
  expect(source.problems()).toHaveLength(1);
  expect(emulator.requests).toHaveLength(2);
});
