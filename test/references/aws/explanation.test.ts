import { describe, expect, test } from '@jest/globals';
import { type Denial, explainDenial } from '../../../src/references/aws/denial.ts';

const at = { file: 'datastores.yaml', line: 3, column: 13 };
const arn = 'arn:aws:iam::123456789012:role/deploy';
const issuer = 'token.actions.githubusercontent.com';
const usual = {
  iss: `https://${issuer}`,
  aud: 'sts.amazonaws.com',
  sub: 'repo:acme/data:ref:refs/heads/main',
  repository: 'acme/data',
  repository_id: '456789',
  repository_owner_id: '123456',
};

function denial(claims: Denial['claims'], said: Partial<Denial['failure']> = {}): Denial {
  return {
    role: { arn, accountId: '123456789012', partition: 'aws', at },
    region: 'us-east-1',
    audience: 'sts.amazonaws.com',
    failure: { kind: 'refused', name: 'AccessDenied', message: 'Not authorized.', status: 403, ...said },
    claims,
  };
}

function statement(aud: string, sub: string, provider = issuer, partition = 'aws'): string {
  return ` A statement for the role's trust policy that accepts exactly this token: {"Effect":"Allow","Principal":{"Federated":"arn:${partition}:iam::123456789012:oidc-provider/${provider}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"${provider}:aud":"${aud}","${provider}:sub":"${sub}"}}}`;
}

function causes(...all: readonly string[]): string {
  return `Causes that fit: ${all.map((cause, index) => `(${index + 1}) ${cause}`).join(' ')}`;
}

const always = [
  'the trust policy tests sub or aud for something else: upper and lower case count, and * works with StringLike only, not with StringEquals.',
  'there is no such role in account 123456789012: AWS answers the same then. Check account, partition, path and name in its ARN.',
];

test('a refusal names the call, the role, the claims and its place', () => {
  expect(explainDenial(denial({ ...usual, environment: '', run_id: '7', actor: 42 }))).toEqual({
    severity: 'error',
    rule: 'aws-denied',
    message: `AWS refused AssumeRoleWithWebIdentity for ${arn} (AccessDenied: Not authorized). The job's token says: iss https://${issuer}, aud sts.amazonaws.com, sub repo:acme/data:ref:refs/heads/main, repository acme/data, repository_id 456789, repository_owner_id 123456.`,
    hint: `${causes(...always)}${statement('sts.amazonaws.com', usual.sub)}`,
    at,
  });
});

test('a role that no file names has no place', () => {
  const { role, ...rest } = denial(usual);
  const { arn, accountId, partition } = role;
  expect(explainDenial({ ...rest, role: { arn, accountId, partition } })).not.toHaveProperty('at');
});

test('a token that says nothing leaves gaps in the statement, and blames no form of sub', () => {
  const { message, hint } = explainDenial(denial({}));
  expect([message, hint]).toEqual([
    `AWS refused AssumeRoleWithWebIdentity for ${arn} (AccessDenied: Not authorized). The job's token says: nothing readable.`,
    `${causes(...always)}${statement('sts.amazonaws.com', 'repo:OWNER/NAME:ref:refs/heads/BRANCH')}`,
  ]);
});

test('a long claim is cut where it is listed, and whole in the statement', () => {
  const sub = `repo:acme/data:workflow:${'w'.repeat(176)}`;
  const listed = (text: string): string => explainDenial(denial({ sub: text })).message.split(' says: ')[1] ?? '';
  expect([listed(sub), listed(`${sub}x`)]).toEqual([`sub ${sub}.`, `sub ${sub}….`]);
  expect(explainDenial(denial({ sub: `${sub}x` })).hint).toContain(`:sub":"${sub}x"`);
});

test('the statement is for the issuer, the audience and the partition at hand', () => {
  const claims = { iss: 'https://github.acme.example/_services/token', aud: 'https://acme', sub: usual.sub };
  const { role, ...rest } = denial(claims);
  expect(explainDenial({ ...rest, role: { ...role, partition: 'aws-us-gov' } }).hint).toBe(
    `${causes('the trust policy must name the audience https://acme, which is not the usual one.', ...always)}${statement('https://acme', usual.sub, 'github.acme.example/_services/token', 'aws-us-gov')}`,
  );
});

test('the audience that was asked for counts where the token names none', () => {
  const { sub } = usual;
  expect(explainDenial({ ...denial({ sub }), audience: 'https://acme' }).hint).toBe(
    `${causes('the trust policy must name the audience https://acme, which is not the usual one.', ...always)}${statement('https://acme', sub)}`,
  );
});

describe('what is unusual about sub comes first', () => {
  const withIds =
    'sub names owner and repository with their ids, as it does for newer repositories: a policy with the plain repo:OWNER/NAME:… does not match it.';
  const pullRequest =
    'on pull requests sub ends with :pull_request and names no branch: a policy for refs/heads/… does not match it. A role of its own for plans is best.';
  const tag = 'the run is for a tag, and a policy for refs/heads/… does not match it.';
  const customized = 'the repository or its organization has customized sub, so it does not begin with repo:.';
  const environment =
    'the job runs in the environment prod, so sub ends with it and names no branch: the policy must say :environment:prod.';

  test.each<{ readonly sub: string; readonly claims?: object; readonly first: readonly string[] }>([
    { sub: 'repo:acme/data:pull_request', first: [pullRequest] },
    { sub: 'repo:acme/data:pull_request:x', first: [] },
    { sub: 'repo:acme/data:environment:prod', first: [environment] },
    { sub: 'repo:acme/data:environment:prod:more', first: [environment] },
    { sub: 'repo:acme/data:ref:refs/tags/v1', first: [tag] },
    { sub: 'repository_owner:acme', first: [customized] },
    { sub: 'repository_owner:acme:repo:acme@123456/data@456789', first: [customized] },
    { sub: 'repo:acme@123456/data@456789:ref:refs/heads/main', first: [withIds] },
    { sub: 'repo:acme@12/data@34:pull_request', claims: { repository_id: undefined }, first: [withIds, pullRequest] },
    { sub: 'repo:acme@12/data@34x:ref:refs/heads/main', first: [] },
    { sub: 'repo:acme@12/data:ref:refs/heads/main', first: [] },
    { sub: 'repo:acme-123456/data-456789:ref:refs/heads/main', first: [withIds] },
    { sub: 'repo:acme-123456/data:ref:refs/heads/main', first: [] },
    {
      sub: 'repo:acme-123456/data-456789:ref:refs/heads/main',
      claims: { repository: 'acme-123456/data-456789' },
      first: [],
    },
    {
      sub: 'repo:renamed/data:ref:refs/heads/main',
      claims: { repository_id: undefined, repository_owner_id: undefined },
      first: [],
    },
  ])('$sub', ({ sub, claims, first }) => {
    expect(explainDenial(denial({ ...usual, ...claims, sub })).hint).toBe(
      `${causes(...first, ...always)}${statement('sts.amazonaws.com', sub)}`,
    );
  });
});

describe('a refusal that names its reason has one cause, and no statement would help', () => {
  const noProvider = `account 123456789012 has no identity provider for ${issuer}. Create it there, or correct the account in the role's ARN.`;
  const audience =
    'the identity provider in account 123456789012 does not list the audience sts.amazonaws.com. Add it there, or give the one that it lists as aws-audience.';
  const rejected = 'AWS holds the token for invalid or too old. Run the job again, and check the clock of the runner.';
  const notAccepted =
    'the identity provider in account 123456789012 does not accept the token. Compare its URL and its audiences with iss and aud above.';

  test.each([
    ['InvalidIdentityToken', `No OpenIDConnect provider found in your account for https://${issuer}`, noProvider],
    ['AccessDenied', 'no openidconnect provider', noProvider],
    ['InvalidIdentityToken', 'Incorrect token audience', audience],
    ['AccessDenied', 'Audience', audience],
    [
      'RegionDisabledException',
      'No.',
      'STS is not activated in us-east-1 for account 123456789012. Activate it, or choose another region.',
    ],
    [
      'ExpiredTokenException',
      'No.',
      'the token was no longer valid when it arrived. Run the job again, and check the clock of the runner.',
    ],
    ['IDPRejectedClaim', 'No.', rejected],
    ['IDPRejectedClaimException', 'No.', rejected],
    ['InvalidIdentityToken', 'No.', notAccepted],
    ['InvalidIdentityTokenException', 'No.', notAccepted],
  ])('%s: %s', (name, message, cause) => {
    expect(explainDenial(denial(usual, { name, message })).hint).toBe(`Cause: ${cause}`);
  });

  test('the audience of the token is the one that is named', () => {
    const refused = denial({ ...usual, aud: 'https://acme' }, { message: 'Incorrect token audience' });
    expect(explainDenial(refused).hint).toBe(`Cause: ${audience.replace('sts.amazonaws.com', 'https://acme')}`);
  });

  test.each([
    ['ValidationError', 'No.'],
    ['AccessDenied', 'The provider is closed.'],
  ])('%s: %s leaves the usual causes, without a statement', (name, message) => {
    expect(explainDenial(denial(usual, { name, message })).hint).toBe(causes(...always));
  });
});
