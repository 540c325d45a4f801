import { expect, test } from '@jest/globals';
import { asXml, ok } from '../../emulator/aws/answer.ts';
import type { AwsCall } from '../../emulator/aws/aws.ts';
import { block, roleArn, told, until, useAws } from './support.ts';

const aws = useAws();
const step = {
  AWS_ACCESS_KEY_ID: 'ASIASTEPKEYOFTHEJOB1',
  AWS_SECRET_ACCESS_KEY: 'step-secret-access-key-0123456789',
  AWS_SESSION_TOKEN: 'step-session-token-0123456789',
};

/** What is told when a call is answered with each of these, as by a proxy that is none of AWS. */
async function saidAfter(call: AwsCall, bodies: readonly unknown[]): Promise<readonly string[]> {
  const emulator = await aws.start();
  const said: string[] = [];
  for (const body of bodies) {
    emulator.fail(call, { kind: 'reply', reply: asXml(call, ok(body)) });
    const { source } = aws.source(emulator);
    await source.identity();
    said.push(told(source));
  }
  return said;
}

const credentials = { AccessKeyId: 'ASIA0123456789', SecretAccessKey: 'secret-key', SessionToken: 'session-token' };

test('an assumed role has a key, its secret and a session token', async () => {
  const names = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'];
  const bodies = [{}, ...names.map((name) => ({ Credentials: { ...credentials, [name]: '' } }))];
  const says =
    'error aws-unreachable AWS answered AssumeRoleWithWebIdentity without credentials. Check custom endpoints and proxies.';
  expect(await saidAfter('AssumeRoleWithWebIdentity', bodies)).toEqual(bodies.map(() => says));
});

test('a caller has an account of twelve digits and an ARN of AWS', async () => {
  const [Account, Arn] = ['123456789012', 'arn:aws:sts::123456789012:assumed-role/a/b'];
  const bodies = [
    {},
    { Arn },
    { Account },
    ...['12345678901', '1234567890123', 'x123456789012'].map((one) => ({ Account: one, Arn })),
    ...['evil', 'my-aws', 'aws/x'].map((one) => ({ Account, Arn: `arn:${one}:sts::123456789012:assumed-role/a/b` })),
  ];
  const says =
    'error aws-unreachable AWS answered GetCallerIdentity without an account. Check custom endpoints and proxies.';
  expect(await saidAfter('GetCallerIdentity', bodies)).toEqual(bodies.map(() => says));
});

test.each(['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const)(
  'an answer to %s that cannot be read is no refusal, and is not quoted',
  async (call) => {
    const emulator = await aws.start();
    const headers = { 'content-type': 'text/xml' };
    const bodies = [
      [200, 'hunter22-text'],
      [200, '<Response><Credentials><SecretAccessKey>hunter22-cut'],
      [403, '{"hunter22": "json"}'],
    ] as const;
    for (const [status, body] of bodies) {
      emulator.fail(call, { kind: 'reply', reply: { status, headers, body } });
      const { source, logged } = aws.source(emulator, { inputs: { maxRetries: 0 } });
      await source.identity();
      expect(told(source)).toBe(
        `error aws-unreachable datastores.yaml:3:13  ${call} in us-east-1 did not succeed: its answer (status ${status}) is not one that AWS documents. Check custom endpoints and proxies; health.aws.amazon.com tells whether AWS has an outage.`,
      );
      expect(logged()).not.toContain('hunter22');
    }
  },
);

const later = 'Run the job again; health.aws.amazon.com tells whether AWS has an outage.';
const busy = { kind: 'refuse', status: 503, code: 'ServiceUnavailable', message: 'busy' } as const;

test.each(['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const)('an outage of %s is told', async (call) => {
  const emulator = await aws.start();
  emulator.fail(call, busy);
  const { source } = aws.source(emulator, { inputs: { maxRetries: 0 } });
  await source.identity();
  const says = `${call} in us-east-1 did not succeed: ServiceUnavailable: busy. ${later}`;
  expect(told(source)).toBe(`error aws-unreachable datastores.yaml:3:13  ${says}`);

  const elsewhere = aws.source(emulator, {
    settings: undefined,
    inputs: { awsRoleArn: roleArn, awsRegion: 'us-east-1', maxRetries: 0 },
  });
  await elsewhere.source.identity();
  expect(told(elsewhere.source)).toBe(`error aws-unreachable ${says}`);
});

test('an outage is told of the credentials of an earlier step too', async () => {
  const emulator = await aws.start();
  emulator.fail('GetCallerIdentity', busy);
  const { source } = aws.source(emulator, {
    settings: block(undefined, 'eu-west-1'),
    env: { ...emulator.env, ...step },
    inputs: { maxRetries: 0 },
  });
  await source.identity();
  expect(told(source)).toBe(
    `error aws-unreachable GetCallerIdentity in eu-west-1 did not succeed: ServiceUnavailable: busy. ${later}`,
  );
});

test('a lost connection comes with the hint of the network', async () => {
  const emulator = await aws.start();
  emulator.fail('AssumeRoleWithWebIdentity', { kind: 'reset' });
  const { source } = aws.source(emulator, { inputs: { maxRetries: 0 } });
  await source.identity();
  expect(told(source)).toBe(
    `error aws-unreachable datastores.yaml:3:13  AssumeRoleWithWebIdentity in us-east-1 did not succeed: ${new URL(emulator.url).host} does not answer (ECONNRESET). Check that the runner can reach that address.`,
  );
});

test('a role whose credentials are refused was assumed: that is no denial', async () => {
  const emulator = await aws.start();
  emulator.fail('GetCallerIdentity', { kind: 'refuse', status: 403, code: 'AccessDenied', message: 'No.' });
  const { source } = aws.source(emulator);
  await source.identity();
  expect(told(source)).toBe(
    `error aws-unreachable datastores.yaml:3:13  GetCallerIdentity in us-east-1 did not succeed: AccessDenied: No. ${later}`,
  );
});

test.each(['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const)(
  'a cancelled run does not wait until %s may be tried again',
  async (call) => {
    const emulator = await aws.start();
    const { headers, ...reply } = asXml('', {
      kind: 'error',
      status: 503,
      code: 'ServiceUnavailable',
      message: 'busy',
    });
    emulator.fail(call, { kind: 'reply', reply: { ...reply, headers: { ...headers, 'retry-after': '2' } } });
    const stop = new AbortController();
    const { source } = aws.source(emulator, { stop: stop.signal });
    const answer = source.identity();
    await until(() => emulator.requests.at(-1)?.call === call);
    const started = performance.now();
    stop.abort();
    expect(await answer).toEqual({ message: 'The run was cancelled.' });
    expect(performance.now() - started).toBeLessThan(1_500);
  },
);
