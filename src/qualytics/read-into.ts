import { connectionOfEither, type DatastoreStub, type LiveDatastore } from '../plan/live.ts';
import type { Reader } from './reader.ts';

/**
 * Reads datastores one by one over what a list said of them. One that cannot be read is taken out.
 *
 * @returns those that a list shows and a reading of their own does not: deleted meanwhile, or hidden from this token.
 */
export async function readInto(
  reader: Reader,
  datastores: Map<number, LiveDatastore>,
  ids: ReadonlySet<number>,
): Promise<DatastoreStub[]> {
  const missing = await Promise.all(
    [...ids].map(async (id) => {
      const listed = datastores.get(id);
      const detail = await reader.datastore(id);
      if (detail) {
        datastores.set(id, { ...detail, connectionId: connectionOfEither(detail.connectionId, listed?.connectionId) });
        return [];
      }
      datastores.delete(id);
      return listed ? [{ id, name: listed.name }] : [];
    }),
  );
  return missing.flat();
}
