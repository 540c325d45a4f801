import type { Dialect } from './dialect.ts';
import type { ConnectionContents, Operation, Permission, Role } from './records.ts';
import type { State } from './state.ts';

/** Who sends a request. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** `all`: Editor in every team, those made later included. */
  readonly teams: 'all' | ReadonlyMap<string, Permission>;
}

/** How operations go. */
export interface OperationSettings {
  /** Readings after which an operation has ended; 0: it has when it is answered. */
  readonly finishAfterReads: number;
  /** How one ends; by default well, or with a failure on a datastore that is not connected. */
  readonly outcome?: (operation: Operation) => Pick<Operation, 'result' | 'message'>;
}

/** What the requests of one emulator have in common. */
export interface World {
  readonly state: State;
  readonly dialect: Dialect;
  readonly operations: OperationSettings;
  /** Why a connection cannot be made with these credentials at this address; `undefined`: it can. */
  readonly badCredentials: (connection: ConnectionContents) => string | undefined;
}

/** One request, after routing and authentication. */
export interface Context extends World {
  readonly user: User;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed body; `undefined` where none was sent. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  /** `undefined`: an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One method of one path. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for a parameter; of two that fit, the earlier one is meant. */
  readonly path: string;
  /** Lowest role; `public`: no token needed. */
  readonly role: Role | 'public' | ((dialect: Dialect) => Role | 'public');
  readonly body?: 'required' | 'optional';
  /** Whether it exists on this deployment. */
  readonly present?: (dialect: Dialect) => boolean;
  readonly handle: (context: Context) => Answer;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The answer to a delete: empty, or the JSON that some deployments are said to give. */
export function deleted({ dialect }: World): Answer {
  return dialect.deleteResult === 204 ? { status: 204 } : ok({ success: true });
}
