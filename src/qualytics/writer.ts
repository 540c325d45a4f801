import type { LiveDatastore } from '../plan/live.ts';
import { ApiError, mayHaveBeenProcessed } from './errors.ts';
import { parseConnection, parseDatastore, parseGroup, parseName, parseOperationId, ShapeError } from './parse.ts';
import { parsed, type Reader } from './reader.ts';
import type { Call, Reply, Transport } from './transport.ts';

/**
 * What an apply may send besides reading. Each method is one try of one request: whether it may be repeated depends on
 * what is known then, and that is for `apply/` to find out. Every method throws `ApiError`.
 */
export interface Writer extends Reader {
  createTag(name: string): Promise<void>;
  createGroup(group: { readonly name: string; readonly icon?: string }): Promise<number>;
  updateGroup(id: number, group: { readonly name: string; readonly icon: string }): Promise<void>;
  createConnection(body: Readonly<Record<string, unknown>>): Promise<number>;
  updateConnection(id: number, body: Readonly<Record<string, unknown>>): Promise<void>;
  createDatastore(body: Readonly<Record<string, unknown>>): Promise<LiveDatastore>;
  updateDatastore(id: number, body: Readonly<Record<string, unknown>>): Promise<void>;
  /** A 404 is done: somebody else was first. */
  deleteDatastore(id: number): Promise<void>;
  assignGroup(id: number, groupId: number | null): Promise<void>;
  link(id: number, enrichmentId: number): Promise<void>;
  unlink(id: number): Promise<void>;
  /** Starts a sync; `sync` is its name since July 2026, `catalog` before that. */
  runSync(id: number, operation: 'sync' | 'catalog'): Promise<number>;
}

/**
 * Is told of each request that wrote, and of each that may have: by its error, since an answer that is lost, or an error
 * that does not say, leaves it open.
 */
export type OnWrite = (open?: unknown) => void;

/** Adds the writing methods to a reader on the same transport. */
export function createWriter(reader: Reader, transport: Transport, onWrite: OnWrite): Writer {
  async function send(call: Call): Promise<Reply> {
    try {
      const reply = await transport.send(call);
      onWrite();
      return reply;
    } catch (error) {
      if (mayHaveBeenProcessed(error)) {
        onWrite(error);
      }
      throw error;
    }
  }
  async function create<T>(
    path: string,
    body: Readonly<Record<string, unknown>>,
    parse: (body: unknown) => T,
  ): Promise<T> {
    const reply = await send({ method: 'POST', path, body });
    return parsed('POST', path, reply.status, () => parse(reply.body));
  }
  async function write(method: Call['method'], path: string, body?: unknown): Promise<void> {
    await send({ method, path, ...(body === undefined ? {} : { body }) });
  }
  return {
    ...reader,
    createTag: (name) =>
      create('/global-tags', { type: 'global', name }, (answer) => {
        named({ name: parseName(answer) }, name);
      }),
    createGroup: (group) => create('/datastore-groups', { ...group }, (body) => named(parseGroup(body), group.name).id),
    updateGroup: (id, group) => write('PUT', `/datastore-groups/${id}`, group),
    createConnection: (body) =>
      create('/connections', body, (answer) => named(parseConnection(answer), body['name']).id),
    updateConnection: (id, body) => write('PUT', `/connections/${id}`, body),
    createDatastore: (body) => create('/datastores', body, (answer) => named(parseDatastore(answer), body['name'])),
    updateDatastore: (id, body) => write('PUT', `/datastores/${id}`, body),
    deleteDatastore: (id) => write('DELETE', `/datastores/${id}`).catch(unlessGone),
    assignGroup: (id, groupId) => write('PATCH', `/datastores/${id}/assign-group`, { group_id: groupId }),
    link: (id, enrichmentId) => write('PATCH', `/datastores/${id}/enrichment/${enrichmentId}`),
    unlink: (id) => write('DELETE', `/datastores/${id}/enrichment`),
    runSync: (id, operation) =>
      create(
        '/operations/run',
        // `prune` and `recreate` default differently over time: said each time, so that a first sync never drops anything.
        { type: operation, datastore_id: id, prune: false, recreate: false },
        parseOperationId,
      ),
  };
}

/** A 2xx for another object is not the answer to this create. Its id is told: it may be ours, under a name that the server made of it. */
function named<T extends { readonly name: string; readonly id?: number }>(created: T, name: unknown): T {
  if (created.name !== name) {
    const id = created.id === undefined ? '' : ` (id ${created.id})`;
    throw new ShapeError(`the answer is another object${id} than the one that was to be created`);
  }
  return created;
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 404) {
    throw error;
  }
}
