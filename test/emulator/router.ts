import type { Context, Route, World } from './context.ts';
import type { Dialect } from './dialect.ts';
import { refused } from './refusal.ts';
import { connectionRoutes } from './routes/connections.ts';
import { datastoreRoutes } from './routes/datastores.ts';
import { enrichmentRoutes } from './routes/enrichment.ts';
import { groupRoutes } from './routes/groups.ts';
import { operationRoutes } from './routes/operations.ts';
import { serviceRoutes } from './routes/service.ts';
import { tagRoutes } from './routes/tags.ts';
import { teamRoutes } from './routes/teams.ts';

const resources: readonly Route[] = [
  ...datastoreRoutes,
  ...enrichmentRoutes,
  ...connectionRoutes,
  ...groupRoutes,
  ...teamRoutes,
  ...tagRoutes,
  ...operationRoutes,
];

interface Compiled {
  readonly route: Route;
  readonly segments: readonly string[];
}

const compiled: readonly Compiled[] = [...serviceRoutes(resources), ...resources].map((route) => ({
  route,
  segments: route.path.split('/'),
}));

export interface Routed {
  readonly route: Route;
  readonly params: Context['params'];
}

/**
 * The route of a request.
 * @param path as it was sent, still percent-encoded.
 * @throws Refusal 404 for a path that is not there, 405 for a method that the path does not have.
 */
export function routeOf(world: Pick<World, 'dialect'>, method: string, path: string): Routed {
  const fitting = routesAt(world.dialect, path);
  const found = fitting.find(({ route }) => route.method === method);
  if (found) {
    return found;
  }
  throw fitting.length > 0 ? refused(405, 'Method Not Allowed') : refused(404, 'Not Found');
}

/** Whether there is anything at a path, whatever the method. */
export function isPath(dialect: Dialect, path: string): boolean {
  return routesAt(dialect, path).length > 0;
}

function routesAt(dialect: Dialect, path: string): readonly Routed[] {
  const segments = path.split('/');
  return compiled.flatMap(({ route, segments: pattern }) => {
    const params =
      pattern.length === segments.length && (route.present?.(dialect) ?? true) && matched(pattern, segments);
    return params ? [{ route, params }] : [];
  });
}

function matched(pattern: readonly string[], segments: readonly string[]): Context['params'] | false {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = decoded(segments[index] ?? '');
    if (expected.startsWith('{') && actual) {
      params[expected.slice(1, -1)] = actual;
    } else if (expected !== actual) {
      return false;
    }
  }
  return params;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
