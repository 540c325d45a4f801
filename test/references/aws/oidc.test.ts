import { describe, expect, test } from '@jest/globals';
import { only, useAws } from './support.ts';

const aws = useAws();
const reply = (status: number, body: unknown, headers = {}) =>
  ({ kind: 'reply', reply: { status, headers, body: JSON.stringify(body) } }) as const;

describe("without the job's token", () => {
  test.each([{ without: 'ACTIONS_ID_TOKEN_REQUEST_TOKEN' }, { without: 'ACTIONS_ID_TOKEN_REQUEST_URL' }])(
    '$without missing: the permission is named',
    async ({ without }) => {
      const emulator = await aws.start();
      const env = Object.fromEntries(Object.entries(emulator.env).filter(([name]) => name !== without));
      const { source } = aws.source(emulator, { env });
      await source.identity();
      const [rule, , hint] = only(source);
      expect(rule).toBe('aws-no-token');
      expect(hint).toMatch(/id-token: write.*forks and by Dependabot/);
      expect(emulator.requests).toEqual([]);
    },
  );

  test.each([
    { what: 'a refusal', fault: reply(403, {}), asked: 1, says: /refused the job a token \(403\)/ },
    {
      what: 'an answer without a token',
      fault: reply(200, { value: '' }),
      asked: 1,
      says: /its answer holds none/,
    },
    {
      what: 'a redirect',
      fault: reply(302, {}, { location: 'https://elsewhere.example/token' }),
      asked: 1,
      says: /a redirect to elsewhere\.example, which is not followed/,
    },
    { what: 'an outage', fault: reply(503, {}), asked: 3, says: /gave no token \(status 503\)/ },
    { what: 'a lost connection', fault: { kind: 'reset' } as const, asked: 3, says: /does not answer \(ECONNRESET\)/ },
  ])('$what is told after $asked tries', async ({ fault, asked, says }) => {
    const emulator = await aws.start();
    emulator.fail('token', fault);
    const { source } = aws.source(emulator);
    await source.identity();
    const [rule, message] = only(source);
    expect(rule).toBe('aws-no-token');
    expect(message).toMatch(says);
    expect(emulator.requests.map(({ call }) => call)).toEqual(Array.from({ length: asked }, () => 'token'));
  });

  test('an outage that passes is not told at all', async () => {
    const emulator = await aws.start();
    emulator.fail('token', reply(503, {}), 2);
    expect(await aws.source(emulator).source.identity()).toMatchObject({ accountId: '123456789012' });
  });
});

test('the request token is not sent over plain http to another machine', async () => {
  const emulator = await aws.start();
  const env = { ...emulator.env, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://token.example/?api-version=2.0' };
  const { source } = aws.source(emulator, { env });
  await source.identity();
  expect(only(source).slice(0, 2)).toEqual(['aws-no-token', 'ACTIONS_ID_TOKEN_REQUEST_URL is no https address.']);
});
