import type { DatastoreContext, Planned } from './context.ts';
import { planNewDatastore } from './datastore-create.ts';
import { planExistingDatastore } from './datastore-update.ts';
import { planEnrichment } from './enrichment.ts';
import { placementOf } from './placement.ts';

/** Plans the datastores of the file: create or update, then link, then first sync. */
export function planDatastores(context: DatastoreContext): Planned {
  const planned = context.desired.datastores.map((entry) => {
    const match = context.matches.get(entry);
    const placement = placementOf(entry, context);
    const enrichment = planEnrichment(entry, match, context);
    const relinks = enrichment.steps.length > 0;
    const own = match
      ? planExistingDatastore({ entry, match, placement, relinks }, context)
      : planNewDatastore(entry, placement, context);
    return { steps: [...own.steps, ...enrichment.steps], problems: [...own.problems, ...enrichment.problems] };
  });
  return { steps: planned.flatMap(({ steps }) => steps), problems: planned.flatMap(({ problems }) => problems) };
}
