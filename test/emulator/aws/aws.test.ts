import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type AwsEmulator, type AwsOptions, startAws } from './aws.ts';

const role = 'arn:aws:iam::123456789012:role/deploy';
const trust = { audiences: ['sts.amazonaws.com'], subjects: ['repo:acme/data:ref:refs/heads/*'] };
const open: AwsEmulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(options: AwsOptions = {}): Promise<AwsEmulator> {
  const emulator = await startAws({ roles: { [role]: trust }, ...options });
  open.push(emulator);
  return emulator;
}

async function tokenOf({ env }: AwsEmulator, audience = 'sts.amazonaws.com'): Promise<string> {
  const headers = { authorization: `bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` };
  const response = await fetch(`${env['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=${audience}`, { headers });
  return ((await response.json()) as { value: string }).value;
}

async function assume({ url }: AwsEmulator, token: string, arn = role): Promise<string> {
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: arn,
    RoleSessionName: 'test',
    WebIdentityToken: token,
  });
  return (await fetch(url, { method: 'POST', body })).text();
}

test('tokens are signed by the key that the discovery document leads to', async () => {
  const emulator = await start();
  const [header = '', payload = '', signature = ''] = (await tokenOf(emulator)).split('.');
  const discovery = await (await fetch(`${emulator.url}/.well-known/openid-configuration`)).json();
  const { jwks_uri: address } = discovery as { jwks_uri: string };
  const { keys } = (await (await fetch(address)).json()) as { keys: readonly JsonWebKey[] };
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  const signed = (text: string) => verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  expect([signed(`${header}.${payload}`), signed(`${header}.${payload}x`)]).toEqual([true, false]);
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'sts.amazonaws.com',
    sub: 'repo:acme/data:ref:refs/heads/main',
  });
});

describe('a role is given', () => {
  test('to a token that its trust policy accepts', async () => {
    const emulator = await start();
    expect(await assume(emulator, await tokenOf(emulator))).toMatch(/<AccessKeyId>ASIA[0-9A-F]{16}<\/AccessKeyId>/);
  });

  test.each<{ what: string; options?: AwsOptions; audience?: string; arn?: string; code: string }>([
    {
      what: 'another subject',
      options: { claims: { sub: 'repo:acme/other:ref:refs/heads/main' } },
      code: 'AccessDenied',
    },
    { what: 'another audience', audience: 'elsewhere', code: 'InvalidIdentityToken' },
    { what: 'another issuer', options: { issuer: 'https://elsewhere.example' }, code: 'InvalidIdentityToken' },
    { what: 'a role that does not exist', arn: 'arn:aws:iam::123456789012:role/absent', code: 'AccessDenied' },
  ])('not to $what', async ({ options, audience, arn, code }) => {
    const emulator = await start(options);
    expect(await assume(emulator, await tokenOf(emulator, audience), arn)).toContain(`<Code>${code}</Code>`);
  });

  test('not to a token that was changed, or signed by someone else', async () => {
    const emulator = await start();
    const token = await tokenOf(emulator);
    const [header, payload, signature] = token.split('.');
    const claims = { ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), actor: 'mallory' };
    const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const foreign = await tokenOf(await start());
    for (const bad of [forged, foreign, 'none']) {
      expect(await assume(emulator, bad)).toContain('<Code>InvalidIdentityToken</Code>');
    }
  });
});

test('what is not signed by a key that was handed out is refused', async () => {
  const emulator = await start({ secrets: { lake: 'text' } });
  const response = await fetch(emulator.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: '{"SecretId":"lake"}',
  });
  expect([response.status, await response.json()]).toEqual([
    403,
    { __type: 'com.amazonaws#InvalidClientTokenId', message: expect.any(String) },
  ]);
});

test('a token needs the request token', async () => {
  const emulator = await start();
  const response = await fetch(`${emulator.env['ACTIONS_ID_TOKEN_REQUEST_URL']}`, {
    headers: { authorization: 'bearer guess' },
  });
  expect(response.status).toBe(401);
});
