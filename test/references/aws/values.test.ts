import { describe, expect, test } from '@jest/globals';
import { useAws } from './support.ts';

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

  test.each([
    {
      what: 'missing',
      id: 'absent',
      rule: 'reference-missing',
      message: /no such secret in us-east-1 of account 1234/,
    },
    { what: 'binary', id: 'bytes', rule: undefined, message: /is binary/ },
    {
      what: 'denied',
      id: 'closed',
      rule: undefined,
      message: /refused GetSecretValue to arn:aws:sts::.*no identity-based policy/,
    },
    {
      what: 'in another partition',
      id: 'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:x-AbCdEf',
      rule: undefined,
      message: /of the partition aws-cn, and the run's credentials are of aws/,
    },
    {
      what: 'in no region',
      id: 'arn:aws:secretsmanager:nowhere:123456789012:secret:x-AbCdEf',
      rule: undefined,
      message: /not shaped like one/,
    },
  ])('that is $what says so', async ({ id, rule, message }) => {
    const emulator = await aws.start({ secrets: { bytes: { binary: 'AAEC' }, closed: 'x' }, denied: ['closed'] });
    const { source } = aws.source(emulator);
    const answer = await source.secret(id);
    expect(answer).toMatchObject({ message: expect.stringMatching(message), hint: expect.any(String) });
    expect(typeof answer === 'object' && answer.rule).toBe(rule);
    expect(source.problems()).toEqual([]);
  });

  test('that is denied comes with the permission to add, and is asked for once', async () => {
    const emulator = await aws.start({ secrets: { closed: 'x' }, denied: ['closed'] });
    const { source } = aws.source(emulator);
    expect(await source.secret('closed')).toMatchObject({
      hint: expect.stringContaining(
        '{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:us-east-1:123456789012:secret:closed-??????"}',
      ),
    });
    expect(emulator.requests.filter(({ call }) => call === 'GetSecretValue')).toHaveLength(1);
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

  test('in an answer that is none is no crash', async () => {
    const emulator = await aws.start({ secrets: { lake: 'text' } });
    const { source } = aws.source(emulator, { inputs: { maxRetries: 0 } });
    emulator.fail('GetSecretValue', { kind: 'reply', reply: { status: 502, headers: {}, body: '<html>Bad</html>' } });
    expect(await source.secret('lake')).toMatchObject({ message: expect.stringContaining('did not succeed') });
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
            hint: expect.any(String),
          },
        ],
      ]),
    );
  });

  test('that are denied come with the permission to add', async () => {
    const emulator = await aws.start({ parameters: { '/closed/key': 'x' }, denied: ['/closed/key'] });
    const answer = await aws.source(emulator).source.parameters(['/closed/key']);
    expect(answer.get('/closed/key')).toMatchObject({
      message: expect.stringContaining('AWS refused GetParameters'),
      hint: expect.stringContaining('"Resource":"arn:aws:ssm:us-east-1:123456789012:parameter/closed/key"'),
    });
  });
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
