import { randomBytes } from 'node:crypto';
import { type Answer, ok, refuse } from './answer.ts';
import { type Claims, type Issuer, verified } from './issuer.ts';
import type { Key } from './signature.ts';

/** Who may assume a role: the audiences and subjects that its trust policy names; `*` in a subject as in `StringLike`. */
export interface Trust {
  readonly audiences: readonly string[];
  readonly subjects: readonly string[];
}

/** A key that the emulator accepts, and whose it is. */
export interface KnownKey extends Key {
  readonly callerArn: string;
}

export interface StsState {
  readonly issuer: Issuer;
  readonly accountId: string;
  /** `iss` and client ids of the account's identity provider. */
  readonly provider: { readonly url: string; readonly audiences: readonly string[] };
  readonly roles: ReadonlyMap<string, Trust>;
  readonly keys: KnownKey[];
}

const denied = refuse(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');

/** Signature, issuer, audience and then the role's trust policy, in the order and in the words of AWS. */
export function assumeRoleWithWebIdentity(state: StsState, query: URLSearchParams): Answer {
  const arn = query.get('RoleArn') ?? '';
  const name = query.get('RoleSessionName') ?? '';
  if (!/^[\w+=,.@-]{2,64}$/.test(name) || Number(query.get('DurationSeconds') ?? 3600) < 900) {
    return refuse(400, 'ValidationError', '1 validation error detected');
  }
  const claims = verified(query.get('WebIdentityToken') ?? '', state.issuer.keys);
  if (!claims) {
    return refuse(400, 'InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
  }
  if (claims['iss'] !== state.provider.url) {
    const message = `No OpenIDConnect provider found in your account for ${String(claims['iss'])}`;
    return refuse(400, 'InvalidIdentityToken', message);
  }
  if (!state.provider.audiences.includes(String(claims['aud']))) {
    return refuse(400, 'InvalidIdentityToken', 'Incorrect token audience');
  }
  const trust = state.roles.get(arn);
  return trust && trusts(trust, claims) ? ok(issued(state, { arn, name, claims })) : denied;
}

function trusts({ audiences, subjects }: Trust, claims: Claims): boolean {
  const matches = (pattern: string): boolean =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(String(claims['sub']));
  return audiences.includes(String(claims['aud'])) && subjects.some(matches);
}

function issued(
  state: StsState,
  { arn, name, claims }: { readonly arn: string; readonly name: string; readonly claims: Claims },
): object {
  const [, partition, , , account] = arn.split(':');
  const callerArn = `arn:${partition}:sts::${account}:assumed-role/${arn.split('/').at(-1)}/${name}`;
  const key: KnownKey = {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(300).toString('base64'),
    callerArn,
  };
  state.keys.push(key);
  return {
    SubjectFromWebIdentityToken: claims['sub'],
    Audience: claims['aud'],
    AssumedRoleUser: { AssumedRoleId: `AROA00000000000000000:${name}`, Arn: callerArn },
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: new Date(Date.now() + 900_000).toISOString(),
    },
    Provider: `arn:${partition}:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
  };
}

export function getCallerIdentity({ callerArn }: KnownKey): Answer {
  return ok({ Arn: callerArn, UserId: 'AROA00000000000000000:session', Account: callerArn.split(':')[4] });
}
