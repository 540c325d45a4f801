import { type Answer, type Context, ok, type Route } from '../context.ts';
import { direction, envelope, idOf, type Order, pageOf, sorted } from '../query.ts';
import type { Team } from '../records.ts';
import { notFound } from '../refusal.ts';

/** Teams, to be read: a reconciler resolves their names and never makes one. */
export const teamRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/teams', role: 'Manager', handle: list },
  { method: 'GET', path: '/api/teams/listing', role: 'Member', handle: listing },
  { method: 'GET', path: '/api/teams/{team_id}', role: 'Manager', handle: read },
];

function list(context: Context): Answer {
  const page = pageOf(context);
  const part = context.query.get('name')?.toLowerCase() ?? '';
  const found = context.state.teams.all().filter(({ name }) => name.toLowerCase().includes(part));
  return ok(envelope(sorted(found, orders(context)), page, teamRead));
}

function orders(context: Context): readonly Order<Team>[] {
  const byName = direction(context, 'sort_name');
  const byCreated = direction(context, 'sort_created');
  return [
    ...(byName ? [[({ name }: Team) => name, byName] as const] : []),
    ...(byCreated ? [[({ created }: Team) => created, byCreated] as const] : []),
    [({ id }: Team) => id, 'desc'],
  ];
}

/** The flat list, not paged. */
function listing({ state }: Context): Answer {
  return ok(state.teams.all().map(({ id, name }) => ({ id, name })));
}

function read(context: Context): Answer {
  const id = idOf(context, 'team_id');
  const team = context.state.teams.get(id);
  if (!team) {
    throw notFound('Team', id);
  }
  return ok(teamRead(team));
}

function teamRead({ id, name, description, created }: Team): unknown {
  return { id, name, description, created };
}
