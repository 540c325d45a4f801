import { describe, expect, test } from '@jest/globals';
import { InputError, problemText } from '../../../src/problem.ts';
import { type HttpAnswer, type HttpCall, NetworkError } from '../../../src/references/aws/http.ts';
import { claimsOf, requestToken } from '../../../src/references/aws/oidc.ts';
import { told, useAws } from './support.ts';

const aws = useAws();
const env = {
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example/oidc?api-version=2.0',
};
const permission =
  'Give the job permissions: id-token: write (and contents: read); a reusable workflow needs it from the job that calls it. Pull requests from forks and by Dependabot never have a token. Without OIDC leave the role out and give AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of an earlier step.';
const later = 'Run the job again; githubstatus.com tells whether GitHub has an outage.';

function reply(status: number, body: string): HttpAnswer {
  return { status, headers: {}, body: Buffer.from(body) };
}

function lost(code: string): NetworkError {
  return new NetworkError({ message: `token.example does not answer (${code})`, code, hint: 'Look at it.' });
}

/** Asks for a token where GitHub answers so, one answer after the other; the last one stays. */
async function asked(answers: readonly (HttpAnswer | Error)[], variables: Readonly<Record<string, string>> = env) {
  const [calls, pauses, masked]: [HttpCall[], number[], string[]] = [[], [], []];
  const http = {
    send: async (call: HttpCall): Promise<HttpAnswer> => {
      const answer = answers[Math.min(calls.push(call), answers.length) - 1];
      if (!answer || answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    close: async () => undefined,
  };
  const log = { mask: (secret: string) => masked.push(secret) } as unknown as Parameters<typeof requestToken>[2]['log'];
  const stop = new AbortController().signal;
  const sleep = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  const world = { env: variables, log, sleep, signals: { stop, writes: stop } };
  const token = await requestToken('sts.amazonaws.com', http, world).catch((error: unknown) => {
    if (error instanceof InputError) {
      return error.problems.map((problem) => `${problem.severity} ${problem.rule} ${problemText(problem)}`).join();
    }
    throw error;
  });
  return { token, calls, pauses, masked };
}

test('the token is asked for with the audience, and masked', async () => {
  const { token, calls, pauses, masked } = await asked([reply(200, '{"count":5,"value":"a.b.c"}')]);
  expect([token, pauses, masked]).toEqual(['a.b.c', [], ['request-token', 'a.b.c']]);
  expect(calls).toEqual([
    {
      method: 'GET',
      url: new URL('https://token.example/oidc?api-version=2.0&audience=sts.amazonaws.com'),
      headers: {
        authorization: 'bearer request-token',
        accept: 'application/json; api-version=2.0',
        'user-agent': 'qualytics-datastores-as-code',
      },
    },
  ]);
});

describe("without the job's token", () => {
  test.each([
    { what: 'no request token', variables: { ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' } },
    { what: 'no address', variables: { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: '' } },
  ])('$what: the permission is named', async ({ variables }) => {
    const { token, calls } = await asked([], variables);
    expect([token, calls]).toEqual([
      `error aws-no-token The job has no OIDC token with which it could assume the role. ${permission}`,
      [],
    ]);
  });

  test.each(['http://token.example/', 'token.example', 'https://user@token.example/'])(
    'the request token is not sent to %s',
    async (address) => {
      const { token, calls } = await asked([], { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: address });
      expect([token, calls]).toEqual([
        'error aws-no-token ACTIONS_ID_TOKEN_REQUEST_URL is no https address. Do not set this variable: the runner does.',
        [],
      ]);
    },
  );

  test.each([401, 403, 404])('a refusal with %i is told at once', async (status) => {
    const { token, calls } = await asked([reply(status, '{}')]);
    expect([token, calls.length]).toEqual([
      `error aws-no-token GitHub's OIDC endpoint refused the job a token (${status}). ${permission}`,
      1,
    ]);
  });

  test.each(['{"value":""}', '{"value":"a b"}', '{"value":7}', '{}', 'null', '<html>'])(
    'the answer %s holds none',
    async (body) => {
      const { token, calls } = await asked([reply(200, body)]);
      expect([token, calls.length]).toEqual([
        `error aws-no-token GitHub's OIDC endpoint at token.example gave no token (its answer holds none). ${later}`,
        1,
      ]);
    },
  );

  test.each([
    [201, 1],
    [400, 1],
    [499, 1],
    [429, 3],
    [500, 3],
    [503, 3],
  ])('the status %i is told after %i tries', async (status, tries) => {
    const { token, calls, pauses } = await asked([reply(status, '{"value":"a.b.c"}')]);
    expect([token, calls.length, pauses]).toEqual([
      `error aws-no-token GitHub's OIDC endpoint at token.example gave no token (status ${status}). ${later}`,
      tries,
      [300, 600].slice(0, tries - 1),
    ]);
  });

  test.each([
    ['ECONNRESET', 3],
    ['ETIMEDOUT', 3],
    ['REDIRECT', 1],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 1],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 1],
  ])('the network error %s is told after %i tries', async (code, tries) => {
    const { token, calls } = await asked([lost(code)]);
    expect([token, calls.length]).toEqual([
      `error aws-no-token GitHub's OIDC endpoint gave no token: token.example does not answer (${code}). Look at it.`,
      tries,
    ]);
  });

  test('an error that is none of the network is a defect, and thrown on', async () => {
    await expect(asked([new TypeError('x is not a function')])).rejects.toThrow('x is not a function');
  });
});

test('an outage that passes is not told at all', async () => {
  const { token } = await asked([reply(503, ''), lost('ECONNRESET'), reply(200, '{"value":"a.b.c"}')]);
  expect(token).toBe('a.b.c');
});

test('why there is no token is the problem of the sign-in', async () => {
  const emulator = await aws.idle();
  const { source } = aws.source(emulator, { env: { AWS_ENDPOINT_URL: emulator.url } });
  await source.identity();
  expect(told(source)).toBe(
    `error aws-no-token The job has no OIDC token with which it could assume the role. ${permission}`,
  );
  expect(emulator.requests).toEqual([]);
});

test.each([
  ['{"sub":"repo:acme/data"}', { sub: 'repo:acme/data' }],
  ['null', {}],
  ['"text"', {}],
  ['7', {}],
  ['{"sub"', {}],
])('a token with the payload %s says %j', (payload, claims) => {
  expect(claimsOf(`header.${Buffer.from(payload).toString('base64url')}.signature`)).toEqual(claims);
});

test('a token without a payload says nothing', () => {
  expect(claimsOf('token')).toEqual({});
});
