import type { AddressInfo } from 'node:net';
import { defaultBadCredentials } from './checks.ts';
import type { OperationSettings, User, World } from './context.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { dispatch, userOf } from './dispatch.ts';
import { type ActiveFault, createFaults, type FaultRule, type LoggedRequest } from './faults.ts';
import type { Permission, Role } from './records.ts';
import { plant, type Seed, type SeededIds } from './seed.ts';
import { createHttpServer, type RequestListener } from './server.ts';
import { createState, type State, snapshotOf } from './state.ts';

/** Whose token it is. */
export interface TokenOptions {
  readonly role: Role;
  /** The role's name with ` user` when left out. */
  readonly name?: string;
  /** Permission in each team; `all` (Editor in every team) when left out. Everybody is in `Public` besides. */
  readonly teams?: 'all' | Readonly<Record<string, Permission>>;
}

export interface EmulatorOptions {
  /** 0 takes a free one, and is the default. */
  readonly port?: number;
  /** Bearer tokens by their text; any text will do. The default has one for each role. */
  readonly tokens?: Readonly<Record<string, TokenOptions>>;
  readonly dialect?: Partial<Dialect>;
  /** Milliseconds that every request takes at least. */
  readonly latency?: number;
  /** Why a connection does not work; `undefined`: it does. See `checks.ts` for the default. */
  readonly badCredentials?: World['badCredentials'];
  readonly operations?: Partial<OperationSettings>;
  readonly seed?: Seed;
}

/** A running control plane. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without `/api`. */
  readonly url: string;
  readonly dialect: Dialect;
  /** Everything stored, secrets included. */
  readonly state: State;
  /** Every request so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Forgets the requests so far. */
  clearRequests(): void;
  /** Makes something go wrong with some requests, until the rule is removed. */
  fail(rule: FaultRule): ActiveFault;
  /** Calls back before each request is carried out. @returns a function that ends this. */
  onRequest(listener: RequestListener): () => void;
  /** Puts records straight into the state. @returns their ids. */
  seed(seed: Seed): SeededIds;
  /** What is stored, times aside, as plain data to be compared. */
  snapshot(): ReturnType<typeof snapshotOf>;
  close(): Promise<void>;
}

/** One for each role, Editor in every team. */
export const defaultTokens = {
  'admin-token': { role: 'Admin' },
  'manager-token': { role: 'Manager' },
  'member-token': { role: 'Member' },
} as const satisfies Readonly<Record<string, TokenOptions>>;

/** Starts a control plane on a port of the loopback interface, with the teams that the samples of the vendor use. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const dialect: Dialect = { ...defaultDialect, ...options.dialect };
  const state = createState();
  plant(state, dialect, { teams: ['Public', 'Data Platform', 'Finance Team'] });
  plant(state, dialect, options.seed ?? {});
  const world: World = {
    state,
    dialect,
    operations: { finishAfterReads: 0, ...options.operations },
    badCredentials: options.badCredentials ?? defaultBadCredentials,
  };
  const users = usersOf(options.tokens ?? defaultTokens);
  const log: LoggedRequest[] = [];
  const faults = createFaults();
  const listeners = new Set<RequestListener>();
  const server = createHttpServer({
    dispatch: (arrival) => dispatch(world, users, arrival),
    userName: (authorization) => userOf(users, authorization)?.name,
    faults,
    listeners,
    log,
    latency: options.latency ?? 0,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    dialect,
    state,
    requests: log,
    clearRequests: () => {
      log.length = 0;
    },
    fail: (rule) => faults.add(rule),
    onRequest: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    seed: (seed) => plant(state, dialect, seed),
    snapshot: () => snapshotOf(state),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function usersOf(tokens: Readonly<Record<string, TokenOptions>>): ReadonlyMap<string, User> {
  return new Map(
    Object.entries(tokens).map(([token, { role, name, teams = 'all' }], index) => [
      token,
      {
        id: index + 1,
        name: name ?? `${role} user`,
        role,
        teams: teams === 'all' ? 'all' : new Map(Object.entries(teams)),
      },
    ]),
  );
}
