import { NetworkError } from './http.ts';

/** Why AWS gave no answer that can be used, in words that may be shown. */
export interface Failure {
  /** `garbled`: an answer, and none that AWS documents. */
  readonly kind: 'refused' | 'network' | 'garbled' | 'cancelled';
  /** AWS's own name of the error, such as `AccessDenied`. */
  readonly name: string;
  readonly message: string;
  /** Of AWS's answer, where there was one. */
  readonly status?: number;
  /** Where the failure itself says what to do. */
  readonly hint?: string;
}

/** Characters of a message from AWS that are shown: encoded authorization messages run to thousands. */
const shown = 400;

/**
 * What an SDK call threw. `quotes` says whether a text gives a secret away.
 *
 * @throws what is not an answer of AWS or of the network: a defect.
 */
export function failureOf(error: unknown, quotes: (text: string) => boolean): Failure {
  if (!(error instanceof Error)) {
    throw error;
  }
  if (error.name === 'AbortError') {
    return { kind: 'cancelled', name: error.name, message: 'The run was cancelled.' };
  }
  const network = networkCauseOf(error);
  if (network) {
    return { kind: 'network', name: network.code, message: network.message, hint: network.hint };
  }
  const { $metadata, $fault } = error as SdkError;
  const status = $metadata?.httpStatusCode;
  if (status === undefined) {
    throw error;
  }
  if ($fault === undefined) {
    return garbled(status);
  }
  // Looked at further than it is shown, so that a secret is seen that begins where the text is cut.
  const text = error.message
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 2 * shown);
  const said = text.slice(0, shown);
  return {
    kind: 'refused',
    name: /^[\w.:#]{1,80}$/.test(error.name) ? error.name : 'UnknownError',
    message: quotes(text) ? 'its message quotes a secret and is withheld' : said || `status ${status}`,
    status,
  };
}

/** What the SDK adds to an error: to every one that came of an answer its status, to an error of AWS whose fault it is. */
interface SdkError {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $fault?: 'client' | 'server';
}

/**
 * An answer that cannot be read, or says nothing. The words are ours: those of a parser quote what it could not read,
 * and in a secret's own answer that is the secret.
 */
export function garbled(status: number | undefined): Failure {
  return {
    kind: 'garbled',
    name: 'UnknownAnswer',
    message: `its answer${status === undefined ? '' : ` (status ${status})`} is not one that AWS documents`,
    hint: 'Check custom endpoints and proxies; health.aws.amazon.com tells whether AWS has an outage.',
  };
}

function networkCauseOf(error: unknown): NetworkError | undefined {
  return error instanceof NetworkError ? error : error instanceof Error ? networkCauseOf(error.cause) : undefined;
}

/** `AccessDenied: …`, without a second full stop. */
export function failureText({ kind, name, message }: Failure): string {
  return (kind === 'refused' ? `${name}: ${message}` : message).replace(/\.$/, '');
}

/** Throttled, unreadable, or failing even after the repeats: no one has been refused. */
export function isOutage({ kind, name, status = 0 }: Failure): boolean {
  return (
    kind === 'network' || kind === 'garbled' || status >= 500 || /Throttl|TooManyRequests|IDPCommunication/.test(name)
  );
}
