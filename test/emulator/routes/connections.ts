import { checkAnswer } from '../checks.ts';
import { deleteConnection } from '../connection-delete.ts';
import {
  checkConnection,
  contentsOf,
  createConnection,
  newConnectionIssues,
  saveConnection,
  updatedContents,
} from '../connection-store.ts';
import { supportsEnrichment } from '../connectors.ts';
import { type Answer, type Context, deleted, ok, type Route } from '../context.ts';
import { direction, envelope, flag, idOf, numbers, type Order, pageOf, sorted } from '../query.ts';
import type { Connection } from '../records.ts';
import { notFound, unprocessable } from '../refusal.ts';
import { connectionListing, connectionRead } from '../shapes.ts';
import { isObject } from '../validate.ts';

/** Connections, as the vendor's published model and its CLI have them. */
export const connectionRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/connections', role: 'Member', handle: list },
  { method: 'POST', path: '/api/connections', role: 'Manager', body: 'required', handle: create },
  { method: 'GET', path: '/api/connections/listing', role: 'Member', handle: listing },
  { method: 'GET', path: '/api/connections/{connection_id}', role: 'Member', handle: read },
  { method: 'PUT', path: '/api/connections/{connection_id}', role: 'Manager', body: 'required', handle: update },
  { method: 'DELETE', path: '/api/connections/{connection_id}', role: 'Manager', handle: remove },
  { method: 'POST', path: '/api/connections/{connection_id}/test', role: 'Manager', body: 'optional', handle: test },
  { method: 'GET', path: '/api/connections/{connection_id}/history', role: 'Member', handle: history },
];

function list(context: Context): Answer {
  const { state, query, dialect } = context;
  const page = pageOf(context);
  const ids = numbers(context, 'id');
  const types = query.getAll('type');
  const name = query.get('name');
  const fits = (connection: Connection): boolean =>
    name === null ||
    (dialect.connectionNameFilter === 'exact'
      ? connection.name === name
      : connection.name.toLowerCase().includes(name.toLowerCase()));
  const found = state.connections
    .all()
    .filter((one) => fits(one) && (!ids.length || ids.includes(one.id)) && (!types.length || types.includes(one.type)));
  return ok(envelope(sorted(found, orders(context)), page, (one) => connectionRead(context, one, 'list')));
}

function orders(context: Context): readonly Order<Connection>[] {
  const asked: [string, (connection: Connection) => string | number][] = [
    ['sort_id', ({ id }) => id],
    ['sort_created', ({ created }) => created],
    ['sort_name', ({ name }) => name],
  ];
  const chosen = asked.flatMap(([name, key]) => {
    const way = direction(context, name);
    return way ? [[key, way] as const] : [];
  });
  return [...chosen, [({ id }) => id, 'desc']];
}

/** The flat list, not paged. */
function listing(context: Context): Answer {
  const enrichment = flag(context, 'supports_enrichment');
  const found = context.state.connections
    .all()
    .filter(
      (connection) => enrichment === undefined || supportsEnrichment(context.dialect, connection.type) === enrichment,
    );
  return ok(found.map((connection) => connectionListing(context, connection)));
}

function create(context: Context): Answer {
  const issues = newConnectionIssues(context, context.body, ['body']);
  if (issues.length > 0 || !isObject(context.body)) {
    throw unprocessable(...issues);
  }
  const { connection } = createConnection(context, contentsOf(context, context.body, ''));
  return ok(connectionRead(context, connection, 'item'));
}

function read(context: Context): Answer {
  return ok(connectionRead(context, existing(context), 'item'));
}

function update(context: Context): Answer {
  const updated = updatedContents(context, existing(context), context.body);
  return ok(connectionRead(context, saveConnection(context, updated), 'item'));
}

function remove(context: Context): Answer {
  deleteConnection(context, existing(context));
  return deleted(context);
}

/** With a body it checks the connection as that update would leave it; nothing is saved either way. */
function test(context: Context): Answer {
  const stored = existing(context);
  const checked = context.body === undefined ? stored : updatedContents(context, stored, context.body);
  return checkAnswer(context, checkConnection(context, checked));
}

/** The audit trail; this server keeps only the connection's beginning. */
function history(context: Context): Answer {
  const { id, created } = existing(context);
  return ok({ created, id, versions: [] });
}

function existing(context: Context): Connection {
  const id = idOf(context, 'connection_id');
  const connection = context.state.connections.get(id);
  if (!connection) {
    throw notFound('Connection', id);
  }
  return connection;
}
