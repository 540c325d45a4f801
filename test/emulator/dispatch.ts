import { demandRole } from './access.ts';
import type { Answer, Context, Route, User, World } from './context.ts';
import type { Dialect } from './dialect.ts';
import { type Issue, Refusal, refused, unprocessable } from './refusal.ts';
import { isPath, routeOf } from './router.ts';
import { isObject, issue, missing } from './validate.ts';

/** A request as it came over the wire. */
export interface Arrival {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Carries out one request on the world, without a network. */
export function dispatch(world: World, users: ReadonlyMap<string, User>, arrival: Arrival): Answer {
  try {
    return carriedOut(world, users, arrival);
  } catch (reason) {
    if (reason instanceof Refusal) {
      return answerTo(reason, world);
    }
    // A defect of the emulator itself, which must not pass for a fault that a test asked for.
    console.error('emulator:', reason);
    return { status: 500, body: { detail: 'Internal Server Error' } };
  }
}

function carriedOut(world: World, users: ReadonlyMap<string, User>, arrival: Arrival): Answer {
  const { pathname, search, searchParams } = new URL(arrival.target, 'http://emulator');
  const bare = pathname.replace(/\/+$/, '');
  if (pathname !== '/api/' && pathname.endsWith('/') && isPath(world.dialect, bare)) {
    return slashAnswer(world, arrival, bare + search);
  }
  const { route, params } = routeOf(world, arrival.method, pathname);
  const user = authenticated(world, users, arrival, route);
  const body = route.body ? parsedBody(arrival, route.body) : undefined;
  return route.handle({ ...world, user, params, query: searchParams, body } satisfies Context);
}

function slashAnswer({ dialect }: World, { headers }: Arrival, target: string): Answer {
  if (dialect.trailingSlash === 'not-found') {
    throw refused(404, 'Not Found');
  }
  return { status: 307, headers: { location: `http://${headers['host']}${target}` } };
}

const nobody: User = { id: 0, name: '', role: 'Member', teams: new Map() };

function authenticated(world: World, users: ReadonlyMap<string, User>, arrival: Arrival, route: Route): User {
  const role = typeof route.role === 'function' ? route.role(world.dialect) : route.role;
  const user = userOf(users, arrival.headers['authorization']);
  if (role === 'public') {
    return user ?? nobody;
  }
  if (!user) {
    throw world.dialect.unauthorizedBody === 'empty'
      ? new Refusal(401, undefined)
      : refused(401, 'Could not validate credentials');
  }
  demandRole(user, role);
  return user;
}

/** Whose token a request carries. */
export function userOf(users: ReadonlyMap<string, User>, authorization: string | undefined): User | undefined {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  return token === undefined ? undefined : users.get(token);
}

function parsedBody({ headers, body }: Arrival, need: 'required' | 'optional'): unknown {
  if (body === '') {
    if (need === 'required') {
      throw unprocessable(missing(['body']));
    }
    return undefined;
  }
  if (!/^application\/([\w.-]+\+)?json *(;|$)/i.test(headers['content-type'] ?? '')) {
    throw refused(415, 'Unsupported Media Type: the body must be application/json');
  }
  try {
    return JSON.parse(body);
  } catch {
    throw unprocessable(issue(['body', 0], 'json_invalid', 'JSON decode error'));
  }
}

function answerTo({ status, body }: Refusal, { dialect }: World): Answer {
  const details: unknown = isObject(body) ? body['detail'] : undefined;
  const answer: Answer =
    status === 401 ? { status, body, headers: { 'www-authenticate': 'Bearer' } } : { status, body };
  if (!Array.isArray(details)) {
    return answer;
  }
  const issues = details as readonly Issue[];
  return formed(
    status,
    dialect.validationInput === 'echoed' ? issues : issues.map(({ input: _input, ...rest }) => rest),
    dialect,
  );
}

function formed(status: number, issues: readonly Issue[], { validationBody }: Dialect): Answer {
  const text = issues.map((one) => `${one.msg} at ${one.loc.join('.')}`).join('\n');
  switch (validationBody) {
    case 'list':
      return { status, body: { detail: issues } };
    case 'detail':
      return { status, body: { detail: text } };
    case 'mapping':
      return { status, body: { detail: Object.fromEntries(issues.map((one) => [one.loc.join('.'), [one.msg]])) } };
    case 'text':
      return { status, body: text, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  }
}
