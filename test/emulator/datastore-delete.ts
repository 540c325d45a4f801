import type { Context, World } from './context.ts';
import type { Datastore } from './records.ts';
import { refused } from './refusal.ts';

/** Readings that still show a deleted datastore where a delete takes its time. */
const READINGS = 2;

/**
 * Deletes a datastore, and its operations with it, unless something blocks that. Where a delete takes its time, only
 * readings lag behind: nothing can be done with the datastore any more but to delete it again.
 */
export function deleteDatastore(context: Context, datastore: Datastore): void {
  const { state, dialect } = context;
  if (state.leaving.get(datastore.id)) {
    return;
  }
  demandUnblocked(context, datastore);
  for (const operation of state.operations.by('datastore', datastore.id)) {
    state.operations.remove(operation.id);
  }
  state.datastores.remove(datastore.id);
  if (dialect.deleteTiming === 'later') {
    state.leaving.put({ ...datastore, reads_left: READINGS });
  }
}

function demandUnblocked({ state, dialect }: Context, datastore: Datastore): void {
  const [linked] = state.datastores.by('enrichment', datastore.id);
  const reason =
    datastore.delete_blocked ?? (linked ? `it is the enrichment datastore of '${linked.name}'` : undefined);
  if (reason !== undefined) {
    throw refused(dialect.blockedDeleteStatus, `Datastore '${datastore.name}' cannot be deleted: ${reason}`);
  }
}

/** A datastore that is about to be read. One that is deleted comes nearer to being gone by that. */
export function countedReading({ state }: World, datastore: Datastore): Datastore {
  const leaving = state.leaving.get(datastore.id);
  if (leaving && leaving.reads_left > 1) {
    state.leaving.put({ ...leaving, reads_left: leaving.reads_left - 1 });
  } else if (leaving) {
    state.leaving.remove(leaving.id);
  }
  return datastore;
}
