import type { DesiredDatastore } from '../config/desired.ts';
import { sameType } from '../connectors/connectors.ts';
import type { Problem } from '../problem.ts';
import { change } from './change.ts';
import type { Placement } from './connections.ts';
import type { DatastoreContext } from './context.ts';
import type { LiveDatastore } from './live.ts';
import type { Change } from './plan.ts';
import type { Target } from './steps.ts';

interface Move {
  readonly to: Target | undefined;
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** The change of a datastore to another connection; `undefined`: it stays, or nobody knows where it is. */
export function moveOf(
  entry: DesiredDatastore,
  match: LiveDatastore,
  placement: Placement | undefined,
  { live }: DatastoreContext,
): Move | undefined {
  if (!placement || !entry.connection || 'inline' in placement.on || match.connectionId === undefined) {
    return undefined;
  }
  if ('liveId' in placement.on && placement.on.liveId === match.connectionId) {
    return undefined;
  }
  const current = live.connections.get(match.connectionId ?? Number.NaN);
  const before = current?.name ?? (match.connectionId === null ? null : `connection ${match.connectionId}`);
  const type = current?.type ?? match.type;
  if (type !== undefined && !sameType(type, placement.type)) {
    return {
      to: undefined,
      changes: [],
      problems: [
        {
          severity: 'error',
          rule: 'immutable-connection-type',
          at: entry.connection.at,
          message: `"${match.name}" is on ${before === null ? 'a connection' : `"${before}"`} of type ${type} and cannot move to "${placement.name}" of type ${placement.type}.`,
          hint: 'Describe it as a new datastore under another name, and remove this one when it is no longer needed.',
        },
      ],
    };
  }
  return {
    to: placement.on,
    changes: [change('connection_name', before, placement.name, entry.connection.at)],
    problems: [],
  };
}

/**
 * The change of a datastore to another group, or out of its group; `undefined`: it stays. A reading of its own that has
 * no `group` says that it is in none: a server may leave out what is null.
 */
export function groupChange(
  entry: DesiredDatastore,
  match: LiveDatastore,
  { labels }: DatastoreContext,
): { readonly change: Change; readonly target: Target | null } | undefined {
  const group = labels.groups.get(entry);
  if (!group) {
    return undefined;
  }
  const same =
    group.target === null ? !match.group : 'liveId' in group.target && group.target.liveId === match.group?.id;
  return same
    ? undefined
    : {
        change: change('group', match.group?.name ?? null, group.name, group.at),
        target: group.target,
      };
}
