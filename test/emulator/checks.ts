import { isSecret } from './connectors.ts';
import type { Answer, World } from './context.ts';
import type { ConnectionContents } from './records.ts';
import { checkFailed } from './refusal.ts';

/**
 * Credentials that do not work, for tests: an address, key id, user or role that contains `bad` or `invalid`, a secret
 * that begins so, is a mask (a payload of a secrets manager too), or has white space around it (copied with it, as the vendor's trouble-shooting says), and
 * an S3 address that is no bucket.
 * @returns the text of the failed check, or `undefined` when the connection works.
 */
export function defaultBadCredentials(contents: ConnectionContents): string | undefined {
  const { type, fields, parameters, secrets_manager } = contents;
  const suspicious = [fields['uri'], fields['host'], fields['access_key'], fields['username'], parameters['role_arn']];
  if (suspicious.some((value) => typeof value === 'string' && /bad|invalid/i.test(value))) {
    return 'InvalidAccessKeyId: The credentials or the address are not known';
  }
  const uri = fields['uri'];
  if (type === 's3' && !(typeof uri === 'string' && /^s3:\/\/[^/]+\/?$/.test(uri))) {
    return 'NoSuchBucket: The specified bucket does not exist';
  }
  if (isMask(secrets_manager?.['credentials_payload'])) {
    return 'The secrets manager does not accept the credentials';
  }
  const secrets = Object.entries(fields).filter(([name]) => isSecret(name));
  const wrong = secrets.some(([, value]) => typeof value === 'string' && /^(bad|invalid|\*{3,}|\s)|\s$/i.test(value));
  return wrong ? 'SignatureDoesNotMatch: The signature does not match the secret' : undefined;
}

function isMask(value: unknown): boolean {
  return typeof value === 'string' && /^\*{3,}$/.test(value);
}

/** The answer to a check that persists nothing, in the dialect's shape. */
export function checkAnswer({ dialect }: World, complaint: string | undefined): Answer {
  if (dialect.verifyResult === 204) {
    if (complaint !== undefined) {
      throw checkFailed(complaint);
    }
    return { status: 204 };
  }
  const key = dialect.verifyResult;
  return {
    status: 200,
    body: { [key]: complaint === undefined, ...(complaint === undefined ? {} : { message: complaint }) },
  };
}
