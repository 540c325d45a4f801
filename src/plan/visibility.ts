import type { DesiredDatastore } from '../config/desired.ts';
import type { Field, Plain } from '../connectors/field.ts';
import { Structured } from '../connectors/structured.ts';
import type { Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import type { Placement } from './connections.ts';
import type { DatastoreContext } from './context.ts';
import type { DatastoreStub, Live } from './live.ts';
import type { Plan } from './plan.ts';
import { allows } from './steps.ts';

/**
 * A list may hide other teams' datastores, but a connection names all that are on it. What stands there under the name
 * of a new datastore, or under a previous one, and in no list, exists: creating it, or giving another one that name, would
 * make a second one. So does what
 * a list shows and a reading of its own does not, and, to a token that is not an Admin's, what anything else names.
 */
export function hiddenNamesake(
  entry: Pick<DesiredDatastore, 'name' | 'previousNames' | 'at'>,
  { live: connection }: Pick<Placement, 'live'>,
  { live, lookup }: DatastoreContext,
): readonly Problem[] {
  const names = [entry.name, ...(entry.previousNames?.value ?? [])];
  const isMeant = ({ id, name }: DatastoreStub): boolean => names.includes(name) && !live.datastores.has(id);
  const onConnection = connection?.datastores?.find(isMeant);
  const inList = live.unreadable?.find(isMeant);
  const [elsewhere] = live.role === 'Admin' ? [] : names.flatMap((name) => lookup.mentions(name)).filter(isMeant);
  const hidden = onConnection ?? inList ?? elsewhere;
  if (!hidden) {
    return [];
  }
  const where = onConnection
    ? `it is on connection "${connection?.name}"`
    : inList
      ? 'a list has it, and it cannot be read'
      : elsewhere?.where;
  return [
    {
      severity: 'error',
      rule: 'hidden-datastore',
      at: entry.at,
      message: `"${hidden.name}" exists as ${hidden.id}; this token may not see it (${where}).`,
      hint: 'Use a token whose teams may see it (or an Admin token), or choose another name.',
    },
  ];
}

/** A new name for what a live datastore already covers is most often a rename that was not said to be one. */
export function likeRename(
  entry: DesiredDatastore,
  placement: Placement,
  context: DatastoreContext,
): readonly Problem[] {
  const connection = placement.live;
  if (!connection || entry.previousNames) {
    return [];
  }
  const { lookup } = context;
  const twins = lookup
    .covering(connection.id, placement.type, (row) => wantedScope(entry, row))
    .filter((live) => !lookup.entryOf.has(live.id) && !lookup.isRemoved(live));
  const [twin] = twins;
  return twin
    ? [
        {
          severity: 'error',
          rule: 'looks-like-rename',
          at: entry.at,
          message: `"${entry.name}" is new and looks like a rename of ${twins.map(({ name, id }) => `"${name}" (id ${id})`).join(', ')}: same connection, same scope.`,
          hint: `Add previous_names: [${JSON.stringify(twin.name)}] to rename it, or previous_names: [] if a second one is meant.`,
        },
      ]
    : [];
}

/** What an entry would have in a row; `null` stands for the row's default. */
export function wantedScope(entry: DesiredDatastore, row: Field): Plain {
  const value = entry.fields.get(row.name)?.value ?? null;
  return value instanceof Secret || value instanceof Structured ? null : value;
}

/** Said once: what a token that is not an Admin's does not see may exist all the same. */
export function absenceNotice({ role }: Live): readonly Problem[] {
  return role === 'Admin'
    ? []
    : [
        {
          severity: 'notice',
          rule: 'absence-uncertain',
          message: `The plan was made by a ${role ?? 'token whose role the API does not say'}${role ? ' token' : ''}: datastores of other teams may exist without being seen.`,
          hint: 'Only an Admin token sees everything.',
        },
      ];
}

/** What an apply needs of its token, before the first write. */
export function roleProblems(plan: Plan, { role }: Live): readonly Problem[] {
  if (plan.steps.length === 0 || (role !== undefined && allows(role, plan.needs))) {
    return [];
  }
  return role === undefined
    ? [
        {
          severity: 'notice',
          rule: 'role-unknown',
          message: `The API does not say which role the token has; this plan needs ${plan.needs}.`,
        },
      ]
    : [
        {
          severity: 'error',
          rule: 'role-too-low',
          message: `This plan needs the role ${plan.needs}, and the token has ${role}.`,
          hint: `Give api-token a token of a user with the role ${plan.needs} (creating: Manager; unlinking and deleting: Admin).`,
        },
      ];
}
