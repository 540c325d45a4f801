import type { DesiredDatastore } from '../config/desired.ts';
import type { DatastoreContext } from './context.ts';
import type { LiveDatastore } from './live.ts';
import { connectionReady } from './placement.ts';
import { type Step, step, stepId } from './steps.ts';

/** The first sync of a datastore that is made, or of one that never had an operation, where the file asks for it. */
export function syncSteps(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  context: DatastoreContext,
): readonly Step[] {
  if (!entry.firstSync?.value || (match && match.operated !== false)) {
    return [];
  }
  const create = stepId('create', 'datastore', entry.name);
  return [
    step({
      action: 'sync',
      kind: 'datastore',
      name: entry.name,
      liveId: match?.id ?? null,
      needs: 'Member',
      // A sync over credentials that are about to be replaced would be the one that is never repeated.
      dependsOn: match ? readyConnection(match, context) : [create],
      reason: match
        ? 'the file asks for a first sync and there never was an operation'
        : 'the file asks for a first sync',
      at: entry.firstSync.at,
      operation: { does: 'sync', datastore: match ? { liveId: match.id } : { step: create } },
    }),
  ];
}

function readyConnection({ connectionId }: LiveDatastore, context: DatastoreContext): readonly string[] {
  return typeof connectionId === 'number' ? connectionReady({ liveId: connectionId }, context) : [];
}
