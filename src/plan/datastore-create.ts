import type { DesiredDatastore, ManagedFields } from '../config/desired.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import { change } from './change.ts';
import { connectionCreateChanges } from './connection-create.ts';
import type { DatastoreContext, Planned } from './context.ts';
import { noConnection, teamless } from './datastore-problems.ts';
import { syncSteps } from './first-sync.ts';
import { connectionReady, dependency, inlineOf, type Placed } from './placement.ts';
import type { Change } from './plan.ts';
import { step } from './steps.ts';
import { hiddenNamesake, likeRename } from './visibility.ts';
import { tagDependencies, wantedFields } from './wanted-fields.ts';

/** Plans a datastore that does not exist: its create, and its first sync. */
export function planNewDatastore(entry: DesiredDatastore, placement: Placed, context: DatastoreContext): Planned {
  if (!entry.connection) {
    return { steps: [], problems: [noConnection(entry)] };
  }
  if (!placement || 'message' in placement) {
    return { steps: [], problems: placement ? [placement] : [] };
  }
  const fields = wantedFields(entry, undefined, context);
  const group = context.labels.groups.get(entry);
  const target = group?.target ?? undefined;
  const inline = inlineOf(placement.on);
  const create = step({
    action: 'create',
    kind: 'datastore',
    name: entry.name,
    needs: 'Manager',
    changes: [
      ...createChanges(fields),
      ...(group?.name ? [change('group', null, group.name, group.at)] : []),
      change(inline ? 'connection.name' : 'connection_name', null, placement.name, entry.connection.at),
      ...(inline ? connectionCreateChanges(inline, 'connection.') : []),
    ],
    dependsOn: [...connectionReady(placement.on, context), ...tagDependencies(fields, context), ...dependency(target)],
    reason: 'the file names it and it does not exist',
    at: entry.at,
    operation: {
      does: 'create-datastore',
      entry,
      type: placement.type,
      on: placement.on,
      fields,
      group: target,
      firstSync: entry.firstSync,
    },
  });
  const problems = [
    ...hiddenNamesake(entry, placement, context),
    ...likeRename(entry, placement, context),
    ...teamless(entry),
  ];
  return { steps: [create, ...syncSteps(entry, undefined, context)], problems };
}

function createChanges(fields: ManagedFields): readonly Change[] {
  return datastoreRows.flatMap((row) => {
    const field = fields.get(row.name);
    return field && field.value !== null ? [change(row.name, null, field.value, field.at)] : [];
  });
}
