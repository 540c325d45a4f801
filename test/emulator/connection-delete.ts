import type { Context } from './context.ts';
import type { Connection } from './records.ts';
import { refused } from './refusal.ts';

/** Deletes a connection. Datastores on it, also those that this token cannot see, forbid that or are on none then. */
export function deleteConnection({ state, dialect }: Context, { id, name }: Connection): void {
  const datastores = state.datastores.by('connection', id);
  if (datastores.length > 0 && dialect.usedConnectionDelete === 409) {
    throw refused(409, `Connection '${name}' is used by ${datastores.length} datastore(s)`);
  }
  for (const datastore of datastores) {
    state.datastores.put({ ...datastore, connection_id: null, connected: false });
  }
  state.connections.remove(id);
}
