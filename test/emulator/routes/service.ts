import { type Answer, type Context, ok, type Route } from '../context.ts';
import type { Dialect } from '../dialect.ts';

/** A build id in the form that the vendor's published schema has. */
const VERSION = '20261101-0e00001';

/** Health, identity and the schema, which is made of the other routes. */
export function serviceRoutes(others: readonly Route[]): readonly Route[] {
  const own: readonly Route[] = [
    { method: 'GET', path: '/api/', role: 'Member', handle: () => ok({ version: VERSION }) },
    { method: 'GET', path: '/api/health', role: 'public', handle: () => ({ status: 204 }) },
    { method: 'GET', path: '/api/status', role: statusRole, handle: status },
    { method: 'GET', path: '/api/users/me', role: 'Member', handle: me },
  ];
  const schema: Route = {
    method: 'GET',
    path: '/api/openapi.json',
    role: (dialect) => (dialect.openapiAccess === 'public' ? 'public' : 'Member'),
    handle: ({ dialect }) => ok(openapi(dialect, [...own, schema, ...others])),
  };
  return [...own, schema];
}

function statusRole(dialect: Dialect): 'public' | 'Member' {
  return dialect.statusAccess === 'public' ? 'public' : 'Member';
}

function status(): Answer {
  return ok({ database_connection: 'OK', rabbitmq_connection: 'OK' });
}

function me({ user, state, dialect }: Context): Answer {
  const named = state.teams
    .all()
    .filter(({ name }) => user.teams === 'all' || user.teams.has(name) || name === 'Public');
  return ok({
    id: user.id,
    name: user.name,
    ...(dialect.userRole === 'present' ? { role: user.role } : {}),
    teams: named.map(({ id, name }) => ({ id, name })),
  });
}

/** Paths and methods, which is all that a client can check a deployment by. */
function openapi(dialect: Dialect, routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, present } of routes) {
    if (present?.(dialect) ?? true) {
      paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: {} } };
    }
  }
  return { openapi: '3.1.0', info: { title: 'Controlplane', version: VERSION }, paths };
}
