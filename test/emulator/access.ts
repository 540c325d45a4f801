import type { Context, User } from './context.ts';
import { type Datastore, type Permission, permissions, type Role, roles } from './records.ts';
import { notFound, refused } from './refusal.ts';
import type { State } from './state.ts';

/** The role of a token must be at least this one. */
export function demandRole(user: User, role: Role): void {
  if (roles.indexOf(user.role) < roles.indexOf(role)) {
    throw refused(403, `This action requires the ${role} role`);
  }
}

/**
 * The highest permission that a user has on a datastore through its teams. Everybody is in the built-in team
 * `Public`, as Reporter unless the token says more. Admins skip team checks.
 */
export function permissionOn(user: User, datastore: Datastore, state: State): Permission | undefined {
  if (user.role === 'Admin') {
    return 'Editor';
  }
  const held = teamNames(datastore, state).map((name) => {
    const given = user.teams === 'all' ? 'Editor' : user.teams.get(name);
    return given ?? (name === 'Public' ? 'Reporter' : undefined);
  });
  return permissions.findLast((permission) => held.includes(permission));
}

/** Whether lists and single readings show a datastore to this user. */
export function canSee(context: Context, datastore: Datastore): boolean {
  return (
    context.dialect.teamVisibility === 'global' || permissionOn(context.user, datastore, context.state) !== undefined
  );
}

/** A datastore that exists and may be seen. */
export function visibleDatastore(context: Context, id: number): Datastore {
  return visible(context, id, context.state.datastores.get(id));
}

/** The same for a reading or a delete, which find a deleted datastore for as long as it is leaving. */
export function readableDatastore(context: Context, id: number): Datastore {
  const { datastores, leaving } = context.state;
  return visible(context, id, datastores.get(id) ?? leaving.get(id));
}

function visible(context: Context, id: number, datastore: Datastore | undefined): Datastore {
  if (!datastore) {
    throw notFound('Datastore', id);
  }
  if (!canSee(context, datastore)) {
    throw context.dialect.hiddenStatus === 404 ? notFound('Datastore', id) : permissionRefused(context, datastore);
  }
  return datastore;
}

/** A datastore that the user may change. */
export function editableDatastore(context: Context, id: number): Datastore {
  const datastore = visibleDatastore(context, id);
  if (permissionOn(context.user, datastore, context.state) !== 'Editor') {
    throw permissionRefused(context, datastore);
  }
  return datastore;
}

function permissionRefused(context: Context, datastore: Datastore): Error {
  const teams = teamNames(datastore, context.state);
  return refused(403, `You do not have the required permission in any of the teams: ${teams.join(', ') || '(none)'}`);
}

function teamNames(datastore: Datastore, state: State): readonly string[] {
  return datastore.team_ids.flatMap((id) => state.teams.get(id)?.name ?? []);
}
