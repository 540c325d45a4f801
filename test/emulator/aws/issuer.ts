import { createPublicKey, generateKeyPairSync, type JsonWebKey, randomUUID, sign, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** GitHub's OIDC provider: signs tokens with RS256 and publishes the key. */
export interface Issuer {
  /** The `iss` of its tokens. */
  readonly url: string;
  issue(audience: string): string;
  /** The JSON Web Key Set. */
  readonly keys: { readonly keys: readonly JsonWebKey[] };
}

/** A push to the main branch of `acme/data`; the ids are made up. */
export const pushClaims = {
  sub: 'repo:acme/data:ref:refs/heads/main',
  repository: 'acme/data',
  repository_id: '456789',
  repository_owner: 'acme',
  repository_owner_id: '123456',
  ref: 'refs/heads/main',
  ref_type: 'branch',
  event_name: 'push',
  actor: 'octocat',
  job_workflow_ref: 'acme/data/.github/workflows/datastores.yml@refs/heads/main',
  runner_environment: 'github-hosted',
} as const satisfies Claims;

/** A new key pair for each issuer. */
export function createIssuer(url: string, claims: Claims): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  return {
    url,
    issue: (audience) => {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now - 300, exp: now + 300 };
      const payload = { iss: url, aud: audience, jti: randomUUID(), ...times, ...claims };
      const body = [{ alg: 'RS256', typ: 'JWT', kid }, payload].map(encoded).join('.');
      return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
    },
    keys: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The claims of a token that one of the keys has signed and that is valid now; `undefined` otherwise. */
export function verified(token: string, { keys }: Issuer['keys']): Claims | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { kid, alg } = decoded(header);
  const key = keys.find((one) => one['kid'] === kid);
  if (!key || alg !== 'RS256') {
    return undefined;
  }
  const body = Buffer.from(`${header}.${payload}`);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  const claims = decoded(payload);
  const now = Date.now() / 1000;
  return verify('sha256', body, publicKey, Buffer.from(signature, 'base64url')) && now < Number(claims['exp'])
    ? claims
    : undefined;
}

function decoded(part: string): Claims {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims;
  } catch {
    return {};
  }
}
