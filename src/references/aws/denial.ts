import type { Problem } from '../../problem.ts';
import { type Failure, failureText } from './failure.ts';
import type { Claims } from './oidc.ts';
import type { Role } from './settings.ts';

/** A refused sign-in: which call AWS refused, and what it was shown. */
export interface Denial {
  readonly role: Role;
  readonly region: string;
  readonly audience: string;
  readonly failure: Failure;
  readonly claims: Claims;
}

/**
 * Claims that AWS lets trust policies test for GitHub's tokens (the AWS IAM user guide, condition keys of web identity
 * federation), and the event, which decides the form of `sub`.
 */
const telling = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_id',
  'repository_owner_id',
  'ref',
  'environment',
  'job_workflow_ref',
  'event_name',
  'actor',
] as const;

/** Longer ones are cut where they are listed: a custom `sub` may hold anything. */
const claimChars = 200;

const defaultAudience = 'sts.amazonaws.com';

/** Why AWS refused, as far as that can be told from what it said and from the token. */
export function explainDenial(denial: Denial): Problem {
  const { role, failure, claims } = denial;
  const known = telling.flatMap((name) => {
    const value = claim(claims, name);
    return value === undefined
      ? []
      : [`${name} ${value.length > claimChars ? `${value.slice(0, claimChars)}…` : value}`];
  });
  const causes = causesOf(denial);
  const listed = causes.length === 1 ? causes[0] : causes.map((cause, index) => `(${index + 1}) ${cause}`).join(' ');
  const remedy = blamesTrust(failure)
    ? ` A statement for the role's trust policy that accepts exactly this token: ${JSON.stringify(trustStatement(denial))}`
    : '';
  return {
    severity: 'error',
    rule: 'aws-denied',
    message: `AWS refused AssumeRoleWithWebIdentity for ${role.arn} (${failureText(failure)}). The job's token says: ${known.join(', ') || 'nothing readable'}.`,
    hint: `${causes.length === 1 ? 'Cause' : 'Causes that fit'}: ${listed}${remedy}`,
    ...(role.at ? { at: role.at } : {}),
  };
}

/** An allowing statement for exactly the token's issuer, audience and subject. */
export function trustStatement({ role, audience, claims }: Pick<Denial, 'role' | 'audience' | 'claims'>): object {
  const issuer = issuerOf(claims);
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:${role.partition}:iam::${role.accountId}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: claim(claims, 'aud') ?? audience,
        [`${issuer}:sub`]: claim(claims, 'sub') ?? 'repo:OWNER/NAME:ref:refs/heads/BRANCH',
      },
    },
  };
}

function issuerOf(claims: Claims): string {
  return (claim(claims, 'iss') ?? 'https://token.actions.githubusercontent.com').replace(/^https:\/\//, '');
}

function claim(claims: Claims, name: string): string | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function causesOf(denial: Denial): readonly string[] {
  const { role, region, claims, failure } = denial;
  const aud = claim(claims, 'aud') ?? denial.audience;
  if (/No OpenIDConnect provider/i.test(failure.message)) {
    return [
      `account ${role.accountId} has no identity provider for ${issuerOf(claims)}. Create it there, or correct the account in the role's ARN.`,
    ];
  }
  if (/audience/i.test(failure.message)) {
    return [
      `the identity provider in account ${role.accountId} does not list the audience ${aud}. Add it there, or give the one that it lists as aws-audience.`,
    ];
  }
  switch (failure.name) {
    case 'RegionDisabledException':
      return [
        `STS is not activated in ${region} for account ${role.accountId}. Activate it, or choose another region.`,
      ];
    case 'ExpiredTokenException':
      return ['the token was no longer valid when it arrived. Run the job again, and check the clock of the runner.'];
    case 'IDPRejectedClaim':
    case 'IDPRejectedClaimException':
      return ['AWS holds the token for invalid or too old. Run the job again, and check the clock of the runner.'];
    case 'InvalidIdentityToken':
    case 'InvalidIdentityTokenException':
      return [
        `the identity provider in account ${role.accountId} does not accept the token. Compare its URL and its audiences with iss and aud above.`,
      ];
    default:
      return trustCauses(denial, aud);
  }
}

/** Whether what AWS said leaves the trust policy as a cause. */
function blamesTrust(failure: Failure): boolean {
  return /AccessDenied/.test(failure.name) && !/audience|provider/i.test(failure.message);
}

/** AWS tells nothing apart here, so the token itself must say what is unusual about it. */
function trustCauses({ role, claims }: Denial, aud: string): readonly string[] {
  const sub = claim(claims, 'sub');
  return [
    ...(aud === defaultAudience ? [] : [`the trust policy must name the audience ${aud}, which is not the usual one.`]),
    ...(sub === undefined ? [] : subjectCauses(sub, claims)),
    `the trust policy tests sub or aud for something else: upper and lower case count, and * works with StringLike only, not with StringEquals.`,
    `there is no such role in account ${role.accountId}: AWS answers the same then. Check account, partition, path and name in its ARN.`,
  ];
}

function subjectCauses(sub: string, claims: Claims): readonly string[] {
  const form = subjectCause(sub);
  return [
    ...(isImmutable(sub, claims)
      ? [
          'sub names owner and repository with their ids, as it does for newer repositories: a policy with the plain repo:OWNER/NAME:… does not match it.',
        ]
      : []),
    ...(form ? [form] : []),
  ];
}

function subjectCause(sub: string): string | undefined {
  const environment = /:environment:([^:]+)/.exec(sub)?.[1];
  if (environment) {
    return `the job runs in the environment ${environment}, so sub ends with it and names no branch: the policy must say :environment:${environment}.`;
  }
  if (/:pull_request$/.test(sub)) {
    return 'on pull requests sub ends with :pull_request and names no branch: a policy for refs/heads/… does not match it. A role of its own for plans is best.';
  }
  if (/:ref:refs\/tags\//.test(sub)) {
    return 'the run is for a tag, and a policy for refs/heads/… does not match it.';
  }
  if (!sub.startsWith('repo:')) {
    return 'the repository or its organization has customized sub, so it does not begin with repo:.';
  }
  return undefined;
}

/** GitHub's immutable form has the ids beside the names, `repo:OWNER@1/NAME@2:…`; some pages show them in other ways. */
function isImmutable(sub: string, claims: Claims): boolean {
  const repository = claim(claims, 'repository');
  const ids = [claim(claims, 'repository_owner_id'), claim(claims, 'repository_id')];
  const named = /^repo:([^:]+)/.exec(sub)?.[1];
  return (
    named !== undefined &&
    named !== repository &&
    (/@\d+\/[^/]+@\d+$/.test(named) || ids.every((id) => id !== undefined && named.includes(id)))
  );
}
