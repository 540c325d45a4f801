import type { Http } from './http.ts';
import type { Choice, Service } from './settings.ts';

/** Kept in memory only, and for this run only. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What the clients of all services share. */
export interface Connection {
  readonly choice: Choice;
  readonly http: Http;
  /** Tries of one call in all: throttling, server errors and lost connections are repeated, refusals never. */
  readonly maxAttempts: number;
}

/**
 * The configuration of one client. Everything that the SDK would otherwise look for in shared configuration files, in
 * profiles or at the instance's metadata address is given here, so that it looks nowhere.
 */
export function clientConfig(
  { choice, http, maxAttempts }: Connection,
  service: Service,
  credentials: Credentials,
  region = choice.region,
) {
  const endpoint = choice.endpoints.get(service);
  return {
    region,
    credentials,
    maxAttempts,
    retryMode: 'standard',
    defaultsMode: 'standard' as const,
    useFipsEndpoint: choice.fips,
    useDualstackEndpoint: choice.dualStack,
    ignoreConfiguredEndpointUrls: true,
    disableClockSkewCorrection: false,
    authSchemePreference: async () => [],
    sigv4aSigningRegionSet: async () => [],
    userAgentAppId: async () => undefined,
    customUserAgent: 'qualytics-datastores-as-code',
    requestHandler: requestHandler(http),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** The request as the SDK hands it over. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The SDK's own handler knows no proxies; this one sends through ours. */
function requestHandler(http: Http) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: SdkRequest) => {
      const { method, headers, body } = request;
      const answer = await http.send({ method, url: urlOf(request), headers, body: body as string | Uint8Array });
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body } };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function urlOf({ protocol, hostname, port, path, query }: SdkRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value ?? ''].flat()) {
      url.searchParams.append(name, one);
    }
  }
  return url;
}
