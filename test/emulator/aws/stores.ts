import { type Answer, ok, refuse } from './answer.ts';
import type { KnownKey } from './sts.ts';

/** A secret's text, or its bytes. */
export type StoredSecret = string | { readonly binary: string };

export interface Stores {
  readonly accountId: string;
  /** By name; an ARN finds them too. */
  readonly secrets: ReadonlyMap<string, StoredSecret>;
  readonly parameters: ReadonlyMap<string, string>;
  /** Names of secrets and parameters that no one may read. */
  readonly denied: ReadonlySet<string>;
}

interface Place {
  readonly key: KnownKey;
  readonly region: string;
}

/** Secrets Manager's GetSecretValue. */
export function getSecretValue(stores: Stores, body: Readonly<Record<string, unknown>>, place: Place): Answer {
  const id = String(body['SecretId']);
  const [, , , region, , , ...rest] = id.split(':');
  const name = id.startsWith('arn:') ? rest.join(':').replace(/-[A-Za-z0-9]{6}$/, '') : id;
  const secret = stores.secrets.get(name);
  if (stores.denied.has(name)) {
    return refuse(400, 'AccessDeniedException', notAllowed('secretsmanager:GetSecretValue', name, place));
  }
  if (secret === undefined || (id.startsWith('arn:') && region !== place.region)) {
    return refuse(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }
  const arn = `arn:aws:secretsmanager:${place.region}:${stores.accountId}:secret:${name}-AbCdEf`;
  const value = typeof secret === 'string' ? { SecretString: secret } : { SecretBinary: secret.binary };
  return ok({ ARN: arn, Name: name, VersionId: 'v1', VersionStages: ['AWSCURRENT'], ...value });
}

/** SSM's GetParameters: at most ten names, and one that may not be read refuses them all. */
export function getParameters(stores: Stores, body: Readonly<Record<string, unknown>>, place: Place): Answer {
  const names = Array.isArray(body['Names']) ? body['Names'].map(String) : [];
  if (names.length < 1 || names.length > 10) {
    return refuse(400, 'ValidationException', 'Member must have length less than or equal to 10');
  }
  const denied = names.find((name) => stores.denied.has(name));
  if (denied !== undefined) {
    return refuse(400, 'AccessDeniedException', notAllowed('ssm:GetParameters', denied, place));
  }
  // Without decryption a SecureString comes back as what is stored: useless text.
  const decrypts = body['WithDecryption'] === true;
  return ok({
    Parameters: names.flatMap((name) => {
      const value = stores.parameters.get(name);
      return value === undefined
        ? []
        : [{ Name: name, Type: 'SecureString', Value: decrypts ? value : 'AQICAHencrypted', Version: 1 }];
    }),
    InvalidParameters: names.filter((name) => !stores.parameters.has(name)),
  });
}

function notAllowed(action: string, name: string, { key }: Place): string {
  return `User: ${key.callerArn} is not authorized to perform: ${action} on resource: ${name} because no identity-based policy allows the ${action} action`;
}
