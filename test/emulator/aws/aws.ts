import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, asJson, asXml, type Reply, refuse } from './answer.ts';
import { type Claims, createIssuer, pushClaims } from './issuer.ts';
import { isSignedWith, type SignedRequest, signatureOf } from './signature.ts';
import { getParameters, getSecretValue, type StoredSecret, type Stores } from './stores.ts';
import { assumeRoleWithWebIdentity, getCallerIdentity, type KnownKey, type StsState, type Trust } from './sts.ts';

/** Everything that can be asked: GitHub's token endpoint, and the operations of three AWS services. */
export type AwsCall = 'token' | 'AssumeRoleWithWebIdentity' | 'GetCallerIdentity' | 'GetSecretValue' | 'GetParameters';

/** What goes wrong with a call. */
export type AwsFault =
  | { readonly kind: 'refuse'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

export interface AwsOptions {
  readonly accountId?: string;
  /** Claims of the job's token, over those of a push to `main` of `acme/data`. */
  readonly claims?: Claims;
  /** `iss` of the tokens. */
  readonly issuer?: string;
  readonly provider?: Partial<StsState['provider']>;
  /** Roles by ARN. */
  readonly roles?: Readonly<Record<string, Trust>>;
  readonly secrets?: Readonly<Record<string, StoredSecret>>;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Names of secrets and parameters that no one may read. */
  readonly denied?: readonly string[];
  /** Keys that an earlier step may have set. */
  readonly keys?: readonly KnownKey[];
}

export interface LoggedAwsRequest extends SignedRequest {
  /** `undefined`: nothing that the emulator knows. */
  readonly call: AwsCall | undefined;
  /** Of the signature. */
  readonly region: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly status: number;
}

export interface AwsEmulator {
  readonly url: string;
  /** The variables of a step whose job has `id-token: write`, with every AWS service at this address. */
  readonly env: Readonly<Record<string, string>>;
  readonly requests: readonly LoggedAwsRequest[];
  /** Every secret text that was handed out: tokens, the request token, and the credentials. */
  readonly issued: readonly string[];
  /** Makes a call fail, always or so many times. @returns a function that ends it. */
  fail(call: AwsCall, fault: AwsFault, times?: number): () => void;
  close(): Promise<void>;
}

const requestToken = 'emulated-id-token-request-token';
const githubIssuer = 'https://token.actions.githubusercontent.com';

/** GitHub's OIDC provider, STS, Secrets Manager and SSM on one loopback port. */
export async function startAws(options: AwsOptions = {}): Promise<AwsEmulator> {
  const running = createState(options);
  const server = createServer((request, response) => {
    respond(running, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  running.url = url;
  return {
    url,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
      AWS_ENDPOINT_URL: url,
    },
    requests: running.requests,
    issued: running.issued,
    fail: (call, fault, times = Number.POSITIVE_INFINITY) => {
      const active = { fault, left: times };
      running.faults.set(call, active);
      return () => running.faults.delete(call);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface State {
  readonly sts: StsState;
  readonly stores: Stores;
  readonly requests: LoggedAwsRequest[];
  readonly issued: string[];
  readonly faults: Map<AwsCall, { readonly fault: AwsFault; left: number }>;
  url: string;
}

function createState(options: AwsOptions): State {
  const accountId = options.accountId ?? '123456789012';
  const issuer = createIssuer(options.issuer ?? githubIssuer, { ...pushClaims, ...options.claims });
  return {
    sts: {
      issuer,
      accountId,
      provider: { url: githubIssuer, audiences: ['sts.amazonaws.com'], ...options.provider },
      roles: new Map(Object.entries(options.roles ?? {})),
      keys: [...(options.keys ?? [])],
    },
    stores: {
      accountId,
      secrets: new Map(Object.entries(options.secrets ?? {})),
      parameters: new Map(Object.entries(options.parameters ?? {})),
      denied: new Set(options.denied ?? []),
    },
    requests: [],
    issued: [requestToken],
    faults: new Map(),
    url: '',
  };
}

async function respond(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await received(incoming);
  const call = callOf(request);
  const active = call && state.faults.get(call);
  const fault = active && active.left > 0 ? active.fault : undefined;
  if (active) {
    active.left -= 1;
  }
  const reply = fault ? faultReply(request, fault) : answer(state, request, call);
  const signature = signatureOf(request);
  state.requests.push({
    ...request,
    call,
    region: signature?.region,
    accessKeyId: signature?.accessKeyId,
    status: reply?.status ?? 0,
  });
  if (reply) {
    response.writeHead(reply.status, reply.headers).end(reply.body);
  } else if (fault?.kind === 'reset') {
    incoming.socket.destroy();
  }
}

async function received(incoming: IncomingMessage): Promise<SignedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(Buffer.from(chunk));
  }
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]);
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

const targets: Readonly<Record<string, AwsCall>> = {
  'secretsmanager.GetSecretValue': 'GetSecretValue',
  'AmazonSSM.GetParameters': 'GetParameters',
};

function callOf({ method, path, headers, body }: SignedRequest): AwsCall | undefined {
  if (method === 'GET') {
    return path.startsWith('/oidc/token') ? 'token' : undefined;
  }
  const action = new URLSearchParams(body).get('Action');
  return action === 'AssumeRoleWithWebIdentity' || action === 'GetCallerIdentity'
    ? action
    : targets[headers['x-amz-target'] ?? ''];
}

function faultReply(request: SignedRequest, fault: AwsFault): Reply | undefined {
  switch (fault.kind) {
    case 'refuse': {
      const refused = refuse(fault.status, fault.code, fault.message);
      return request.headers['x-amz-target'] ? asJson(refused) : asXml('', refused);
    }
    case 'reply':
      return fault.reply;
    default:
      return undefined;
  }
}

function answer(state: State, request: SignedRequest, call: AwsCall | undefined): Reply {
  switch (call) {
    case undefined:
      return discovery(state, request.path);
    case 'token':
      return tokenReply(state, request);
    case 'AssumeRoleWithWebIdentity': {
      const assumed = assumeRoleWithWebIdentity(state.sts, new URLSearchParams(request.body));
      const { accessKeyId, secretAccessKey, sessionToken = '' } = state.sts.keys.at(-1) ?? {};
      state.issued.push(...(assumed.kind === 'ok' ? [accessKeyId ?? '', secretAccessKey ?? '', sessionToken] : []));
      return asXml(call, assumed);
    }
    case 'GetCallerIdentity':
      return asXml(
        call,
        signed(state, request, ({ key }) => getCallerIdentity(key)),
      );
    default:
      return asJson(signed(state, request, (place) => stored(state.stores, call, request, place)));
  }
}

function stored(
  stores: Stores,
  call: 'GetSecretValue' | 'GetParameters',
  { body }: SignedRequest,
  place: { readonly key: KnownKey; readonly region: string },
): Answer {
  const parsed = JSON.parse(body) as Readonly<Record<string, unknown>>;
  return call === 'GetSecretValue' ? getSecretValue(stores, parsed, place) : getParameters(stores, parsed, place);
}

/** Carries a call out for the owner of the key that signed it. */
function signed(
  { sts }: State,
  request: SignedRequest,
  carryOut: (place: { readonly key: KnownKey; readonly region: string }) => Answer,
): Answer {
  const signature = signatureOf(request);
  const key = sts.keys.find(({ accessKeyId }) => accessKeyId === signature?.accessKeyId);
  if (!signature || !key) {
    return refuse(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  return isSignedWith(request, signature, key)
    ? carryOut({ key, region: signature.region })
    : refuse(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match the one you provided.');
}

function tokenReply(state: State, { headers, path }: SignedRequest): Reply {
  if (headers['authorization'] !== `bearer ${requestToken}`) {
    return json(401, { message: 'Unauthorized' });
  }
  const token = state.sts.issuer.issue(
    new URL(path, state.url).searchParams.get('audience') ?? 'https://github.com/acme',
  );
  state.issued.push(token);
  return json(200, { count: token.length, value: token });
}

function discovery({ sts, url }: State, path: string): Reply {
  switch (path) {
    case '/.well-known/openid-configuration':
      return json(200, { issuer: sts.issuer.url, jwks_uri: `${url}/.well-known/jwks` });
    case '/.well-known/jwks':
      return json(200, sts.issuer.keys);
    default:
      return json(404, { message: 'Not Found' });
  }
}

function json(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
