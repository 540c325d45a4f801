import { saveMemory } from '../memory.ts';
import type { LiveConnection, LiveDatastore, LiveGroup } from '../plan/live.ts';
import type { Role } from '../plan/plan.ts';
import { ApiError, isTransient } from './errors.ts';
import {
  parseConnection,
  parseDatastore,
  parseGroup,
  parseName,
  parseOperatedOn,
  parsePage,
  parseRole,
  parseTag,
  parseTestVerdict,
  ShapeError,
} from './parse.ts';
import { type RetryPolicy, withRetries } from './retry.ts';
import type { Call, Transport } from './transport.ts';

/** Everything that a plan may send: reads, and the three calls that test a connection without keeping anything. */
export interface Reader {
  /** The role of the token, `undefined` where the API does not say. */
  role(): Promise<Role | undefined>;
  datastores(filter: { readonly enrichmentOnly: boolean }): Promise<readonly LiveDatastore[]>;
  /** `undefined` for 404. */
  datastore(id: number): Promise<LiveDatastore | undefined>;
  connections(): Promise<readonly LiveConnection[]>;
  /** `undefined` for 404. */
  connection(id: number): Promise<LiveConnection | undefined>;
  teams(): Promise<ReadonlySet<string>>;
  /** Name to type, `undefined` where the list does not say one. */
  tags(): Promise<ReadonlyMap<string, string | undefined>>;
  groups(): Promise<readonly LiveGroup[]>;
  hasOperation(datastoreId: number): Promise<boolean>;
  /** Tests what a create would connect to; a create-shaped body. */
  testNew(body: unknown): Promise<TestVerdict>;
  /** Tests a saved connection, with an update-shaped body also values that are not saved. */
  testConnection(id: number, body?: unknown): Promise<TestVerdict>;
}

export type TestVerdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly said: string }
  /** The deployment does not have the call (it is optional there) or the token may not use it. */
  | { readonly passed: 'unknown'; readonly said: string }
  /** The call gave no verdict: an error of the server, a redirect, no answer in time. */
  | { readonly passed: 'unanswered'; readonly said: string };

/** The declared upper bound of `size`; the default is stated nowhere, so it is always sent. */
const pageSize = 100;
/** Items of a list from which on memory matters more than the few milliseconds that holding it costs. */
const largeList = 500;

/** Reads, repeated where that can help. Every method throws `ApiError`. */
export function createReader(transport: Transport, policy: RetryPolicy): Reader {
  async function read<T>(path: string, parse: (body: unknown) => T, query?: Call['query']): Promise<T> {
    return withRetries(policy, isTransient, async () => {
      const reply = await transport.send({ method: 'GET', path, ...(query ? { query } : {}) });
      return parsed('GET', path, reply.status, () => parse(reply.body));
    });
  }

  async function maybe<T>(
    path: string,
    parse: (body: unknown) => T,
    nothing: readonly number[] = [404],
  ): Promise<T | undefined> {
    try {
      return await read(path, parse);
    } catch (error) {
      if (error instanceof ApiError && error.status !== undefined && nothing.includes(error.status)) {
        return undefined;
      }
      throw error;
    }
  }

  async function flatOrPaged(flat: string, paged: string): Promise<ReadonlySet<string>> {
    try {
      return new Set(await read(flat, arrayOf(parseName)));
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 403)) {
        throw error;
      }
    }
    const items = await list(read, paged, {});
    return parsed('GET', paged, 200, () => new Set(items.map(parseName)));
  }

  return {
    // A token that may not ask who it is may still do all the rest.
    role: () => maybe('/users/me', parseRole, [403, 404]),
    datastores: ({ enrichmentOnly }) =>
      // Without the flag the list hides enrichment datastores; a sort makes pages stable.
      unique(read, '/datastores', { enrichment_only: enrichmentOnly, sort_created: 'asc' }, parseDatastore),
    datastore: (id) => maybe(`/datastores/${id}`, withId(id, parseDatastore)),
    connections: () => unique(read, '/connections', { sort_created: 'asc' }, parseConnection),
    connection: (id) => maybe(`/connections/${id}`, withId(id, parseConnection)),
    teams: () => flatOrPaged('/teams/listing', '/teams'),
    tags: async () => {
      const items = await list(read, '/global-tags', {});
      return parsed('GET', '/global-tags', 200, () => new Map(items.map(parseTag)));
    },
    groups: () => read('/datastore-groups', arrayOf(parseGroup)),
    hasOperation: (id) => hasOperation(read, id),
    testNew: (body) => test(transport, policy, '/datastores/connection', body),
    testConnection: (id, body) => test(transport, policy, `/connections/${id}/test`, body),
  };
}

/** Refuses a reading of another object than the one that was asked for: what it says would be written elsewhere. */
function withId<T extends { readonly id: number }>(id: number, parse: (body: unknown) => T): (body: unknown) => T {
  return (body) => {
    const object = parse(body);
    if (object.id !== id) {
      throw new ShapeError(`the answer is the object with id ${object.id}`);
    }
    return object;
  };
}

function arrayOf<T>(parse: (item: unknown) => T): (body: unknown) => T[] {
  return (body) => {
    if (!Array.isArray(body)) {
      throw new ShapeError('the answer is not a list');
    }
    return body.map(parse);
  };
}

/** Turns a shape that nobody documents into an `ApiError` like any other. */
export function parsed<T>(method: string, path: string, status: number, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof ShapeError) {
      throw new ApiError({ method, path, status, failure: 'malformed', detail: cause.message, cause });
    }
    if (cause instanceof RangeError) {
      const detail = 'it is nested deeper than can be read';
      throw new ApiError({ method, path, status, failure: 'malformed', detail, cause });
    }
    throw cause;
  }
}

type Read = <T>(path: string, parse: (body: unknown) => T, query?: Call['query']) => Promise<T>;

/**
 * All items of a paged list, the pages after the first side by side. What the envelope says of size and total decides.
 * A list that changed while it was read is read again, page after page: an item that slipped between two pages would
 * look as if it did not exist.
 */
async function list(read: Read, path: string, query: NonNullable<Call['query']>): Promise<readonly unknown[]> {
  const page = (number: number): Promise<ReturnType<typeof parsePage>> =>
    read(path, parsePage, { ...query, page: number, size: pageSize });
  const first = await page(1);
  if (first.total > largeList) {
    saveMemory();
  }
  const count = Math.ceil(first.total / first.size);
  if (count > mostPages) {
    throw disordered(path, `the list says that it has ${count} pages`);
  }
  const rest = await Promise.all(Array.from({ length: Math.max(0, count - 1) }, (_, index) => page(index + 2)));
  const pages = [first, ...rest];
  const items = [...new Map(pages.flatMap((one) => one.items).map((item) => [keyOf(path, item), item])).values()];
  const steady = pages.every((one) => one.total === first.total) && items.length === first.total;
  return steady ? items : readAgain(page, path, rereadings);
}

/** How often a list that does not add up is read again before that is an error. */
const rereadings = 2;
/** A million entries, a hundred on a page: what says that it has more, or never ends, is no list of a tenant. */
const mostPages = 10_000;

function disordered(path: string, detail: string): ApiError {
  return new ApiError({ method: 'GET', path, status: 200, failure: 'malformed', detail });
}

async function readAgain(
  page: (number: number) => Promise<ReturnType<typeof parsePage>>,
  path: string,
  left: number,
): Promise<readonly unknown[]> {
  const found = new Map<unknown, unknown>();
  for (let number = 1; ; number += 1) {
    const { items, total } = await page(number);
    for (const item of items) {
      found.set(keyOf(path, item), item);
    }
    if (found.size >= total) {
      return [...found.values()];
    }
    if (items.length === 0 && left > 1) {
      return readAgain(page, path, left - 1);
    }
    if (items.length === 0 || number >= mostPages) {
      throw disordered(path, `the list says that it has ${total} entries and gives ${found.size}`);
    }
  }
}

/** An item that stands on two pages counts once: it may have taken the place of another. */
function keyOf(path: string, item: unknown): unknown {
  return (item as { readonly id?: unknown } | null)?.id ?? parsed('GET', path, 200, () => JSON.stringify(item));
}

/** A list whose items have ids; one that was given twice counts once. */
async function unique<T extends { readonly id: number }>(
  read: Read,
  path: string,
  query: NonNullable<Call['query']>,
  parse: (item: unknown) => T,
): Promise<readonly T[]> {
  const items = await list(read, path, query);
  return parsed('GET', path, 200, () => [...new Map(items.map(parse).map((item) => [item.id, item])).values()]);
}

/** The newest operation of a datastore tells; where the server gives another one's, its filter tells nothing, and all are read. */
async function hasOperation(read: Read, datastore: number): Promise<boolean> {
  const query = { datastore, sort_created: 'desc' };
  const { items } = await read('/operations', parsePage, { ...query, page: 1, size: 1 });
  const isOther = (item: unknown): boolean => (parseOperatedOn(item) ?? datastore) !== datastore;
  return items.some(isOther)
    ? (await list(read, '/operations', query)).some((item) => parseOperatedOn(item) === datastore)
    : items.length > 0;
}

/** A failed test is a verdict, not an error: 400 with a message, or a 2xx whose body says so. */
async function test(transport: Transport, policy: RetryPolicy, path: string, body: unknown): Promise<TestVerdict> {
  try {
    const reply = await withRetries(policy, isTransient, () =>
      transport.send({ method: 'POST', path, test: true, ...(body === undefined ? {} : { body }) }),
    );
    const verdict = parseTestVerdict(reply.body);
    return verdict.passed ? verdict : { passed: false, said: transport.quotable(verdict.said) };
  } catch (error) {
    if (error instanceof ApiError && error.failure === 'status') {
      const said = error.detail ?? `status ${error.status}`;
      if (error.status === 400 || error.status === 422) {
        return { passed: false, said };
      }
      if (error.status === 403 || error.status === 404 || error.status === 405) {
        return { passed: 'unknown', said };
      }
    }
    if (error instanceof ApiError && error.failure !== 'cancelled' && error.status !== 401) {
      return { passed: 'unanswered', said: error.message };
    }
    throw error;
  }
}
