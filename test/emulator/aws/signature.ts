import { createHash, createHmac } from 'node:crypto';

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

/** What an Authorization header of Signature Version 4 says. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly date: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the Authorization header; `undefined` when the request is not signed. */
export function signatureOf({ headers }: SignedRequest): Signature | undefined {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [all, accessKeyId = '', date = '', region = '', service = '', signed = '', signature = ''] =
    form.exec(headers['authorization'] ?? '') ?? [];
  return all === undefined
    ? undefined
    : { accessKeyId, date, region, service, signedHeaders: signed.split(';'), signature };
}

/** Whether the signature is the key's, over what really arrived (the AWS IAM user guide, Signature Version 4). */
export function isSignedWith(request: SignedRequest, signature: Signature, key: Key): boolean {
  if (request.headers['x-amz-security-token'] !== key.sessionToken || signature.accessKeyId !== key.accessKeyId) {
    return false;
  }
  const [path = '/', query = ''] = request.path.split('?');
  const headers = signature.signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [
    request.method,
    path,
    query,
    headers,
    signature.signedHeaders.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n');
  const scope = `${signature.date}/${signature.region}/${signature.service}/aws4_request`;
  const text = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'] ?? '',
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const signingKey = [signature.date, signature.region, signature.service, 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${key.secretAccessKey}`,
  );
  return createHmac('sha256', signingKey).update(text).digest('hex') === signature.signature;
}
