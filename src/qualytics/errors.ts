import { codeOf, isCertificateCode } from '../network.ts';

/** How a request to the API failed, which decides whether it may be repeated. */
export type Failure =
  /** No connection was made: the request cannot have been processed. */
  | 'not-sent'
  /** The connection broke or timed out after that: the request may have been processed. */
  | 'lost'
  /** The API answered with a status that is not a success. */
  | 'status'
  /** The API answered 2xx, but not with what it documents: a proxy's page, a cut body, another object. */
  | 'malformed'
  /** The run was cancelled while the request was under way. */
  | 'cancelled';

export interface ApiFailure {
  readonly method: string;
  readonly path: string;
  readonly failure: Failure;
  /** HTTP status, where one was received. */
  readonly status?: number;
  /** The API's own words (never what was sent), or the network's. */
  readonly detail?: string;
  /** Fields at the top of the sent body that the whole answer names, also where its text is cut or withheld. */
  readonly named?: readonly string[];
  readonly hint?: string;
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** A request to the Qualytics API that did not succeed. The message never holds the body of a request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly method: string;
  readonly path: string;
  readonly failure: Failure;
  readonly status: number | undefined;
  readonly detail: string | undefined;
  readonly named: readonly string[];
  readonly hint: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(facts: ApiFailure) {
    super(messageOf(facts), { cause: facts.cause });
    this.method = facts.method;
    this.path = facts.path;
    this.failure = facts.failure;
    this.status = facts.status;
    this.detail = facts.detail;
    this.named = facts.named ?? [];
    this.hint = facts.hint ?? hintOf(facts);
    this.retryAfter = facts.retryAfter;
  }
}

function messageOf({ method, path, failure, status, detail }: ApiFailure): string {
  const said = detail ? `: ${detail.replace(/[.\s]+$/, '')}` : '';
  switch (failure) {
    case 'status':
      return `${method} ${path} was answered with ${status}${said}.`;
    case 'malformed':
      return status === undefined
        ? `${method} ${path} was answered, but not with what the API documents${said}.`
        : `${method} ${path} was answered with ${status}, but not with what the API documents${said}.`;
    case 'not-sent':
      return `${method} ${path} could not be sent${said}.`;
    case 'lost':
      return `${method} ${path} was sent, but no answer arrived${said}.`;
    case 'cancelled':
      return `${method} ${path} was stopped, since the run was cancelled.`;
  }
}

function hintOf({ failure, status, method }: ApiFailure): string | undefined {
  if (failure === 'not-sent') {
    return 'Check api-url, and that the runner can reach that address.';
  }
  if (failure === 'malformed') {
    return 'Check that api-url is the address of Qualytics itself and that no proxy or sign-in page answers in its place.';
  }
  switch (status) {
    case 401:
      return 'Check api-token: it is missing, revoked, expired, or of another deployment.';
    case 403:
      return method === 'GET'
        ? 'Use a token that may read this.'
        : 'Use a token whose role and team permissions allow this (creating: Manager; unlinking and deleting: Admin; changing a datastore: Editor in one of its teams).';
    default:
      return undefined;
  }
}

/** Whether a request that changes nothing when it is repeated is worth repeating. */
export function isTransient(error: ApiError): boolean {
  if (error.failure === 'status') {
    return error.status === 408 || error.status === 429 || (error.status ?? 0) >= 500;
  }
  return (
    error.failure === 'lost' ||
    error.failure === 'malformed' ||
    (error.failure === 'not-sent' && !isCertificateProblem(error))
  );
}

/** Whether the API cannot have processed the request: the only case in which a create may be repeated unseen. */
export function wasNotProcessed(error: ApiError): boolean {
  if (error.failure === 'status') {
    return error.status === 429 || error.status === 503;
  }
  return error.failure === 'not-sent' && !isCertificateProblem(error);
}

/** Whether the request may have been processed although it failed. */
export function mayHaveBeenProcessed(error: unknown): boolean {
  if (!(error instanceof ApiError) || wasNotProcessed(error)) {
    return false;
  }
  const status = error.status ?? 0;
  return (
    error.failure === 'lost' ||
    error.failure === 'malformed' ||
    error.failure === 'cancelled' ||
    status === 408 ||
    status >= 500
  );
}

/** Waiting does not mend a certificate. */
export function isCertificateProblem(error: ApiError): boolean {
  return isCertificateCode(codeOf(error.cause));
}
