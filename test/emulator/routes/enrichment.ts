import { editableDatastore, visibleDatastore } from '../access.ts';
import { type Answer, type Context, deleted, ok, type Route } from '../context.ts';
import { idOf } from '../query.ts';
import { demandSource, enrichmentTarget } from '../references.ts';
import { refused } from '../refusal.ts';
import { datastoreRead } from '../shapes.ts';

/** The link from a source to its enrichment datastore: PATCH and DELETE, without a body. */
export const enrichmentRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/api/datastores/{datastore_id}/enrichment/{enrichment_id}', role: 'Member', handle: link },
  { method: 'DELETE', path: '/api/datastores/{datastore_id}/enrichment', role: 'Admin', handle: unlink },
];

/** Safe to repeat. It sets the link and nothing else. */
function link(context: Context): Answer {
  const { state, dialect } = context;
  const source = editableDatastore(context, idOf(context, 'datastore_id'));
  demandSource(source.name, source.enrichment_only);
  const target = enrichmentTarget(context, idOf(context, 'enrichment_id'));
  const linked = source.enrichment_datastore_id;
  if (linked === target.id) {
    return ok(datastoreRead(context, source));
  }
  if (linked !== null && dialect.switchEnrichment === 409) {
    throw refused(409, `Datastore '${source.name}' is already linked to enrichment datastore ${linked}`);
  }
  const changed = { ...source, enrichment_datastore_id: target.id, updated: state.now() };
  return ok(datastoreRead(context, state.datastores.put(changed)));
}

/** Nothing linked is as good as unlinked. The remediation strategy goes back to none. */
function unlink(context: Context): Answer {
  const { state } = context;
  const source = visibleDatastore(context, idOf(context, 'datastore_id'));
  if (source.enrichment_datastore_id === null) {
    return { status: 204 };
  }
  if (source.unlink_blocked !== null) {
    throw refused(409, `Datastore '${source.name}' cannot be unlinked: ${source.unlink_blocked}`);
  }
  state.datastores.put({
    ...source,
    enrichment_datastore_id: null,
    enrichment_remediation_strategy: 'none',
    updated: state.now(),
  });
  return deleted(context);
}
