import type { Desired } from '../config/desired.ts';
import { type EntryOf, entryOfConnections, entryOfDatastores } from '../needs/entries.ts';
import { type LeavingSettings, leavingBy } from '../needs/leaving.ts';
import { rivals } from '../needs/rivals.ts';
import { saysAll, type UnsaidSettings, unplaced, unsaid } from '../needs/unsaid.ts';
import { possibleUsers } from '../needs/users.ts';
import {
  connectionOfEither,
  type Live,
  type LiveConnection,
  type LiveDatastore,
  withForeignTags,
} from '../plan/live.ts';
import { readInto } from './read-into.ts';
import type { Reader } from './reader.ts';

export interface ReadSettings extends LeavingSettings, UnsaidSettings {
  readonly origin: string;
  readonly ownershipTag: string | undefined;
  /** Whether secrets may be sent although nothing differs. */
  readonly rotates?: boolean;
}

/**
 * Reads what a plan for `desired` needs, side by side: the lists, and then single objects only where a list leaves out
 * something that the file manages (the vendor's CLI says that list items are lighter than single reads).
 *
 * @throws ApiError: a list that failed is never taken for an empty one.
 */
export async function readLive(reader: Reader, desired: Desired, settings: ReadSettings): Promise<Live> {
  const usesTeams = desired.datastores.some(({ fields }) => fields.has('teams'));
  const usesTags = settings.ownershipTag !== undefined || desired.datastores.some(({ fields }) => fields.has('tags'));
  const usesGroups = desired.datastores.some(({ group }) => group !== undefined && group.kind !== 'none');
  const [role, sources, enrichments, connections, teams, tags, groups] = await Promise.all([
    reader.role(),
    reader.datastores({ enrichmentOnly: false }),
    reader.datastores({ enrichmentOnly: true }),
    reader.connections(),
    usesTeams ? reader.teams() : undefined,
    usesTags ? reader.tags() : undefined,
    usesGroups ? reader.groups() : undefined,
  ]);
  const entryOf = entryOfDatastores(desired);
  const leaves = leavingBy(desired, settings);
  const listed = byId(sources, enrichments);
  const unread = unsaid(desired, settings, { entryOf, datastores: listed, leaves });
  const connectionsById = new Map(connections.map((one) => [one.id, one]));
  const readConnections = connectionReader(reader, desired, connectionsById);
  // What the lists of datastores leave out is read beside what the connections have to say.
  const [unreadable] = await Promise.all([readInto(reader, listed, unread), readConnections(listed)]);
  const known = placedOnConnections(listed, connectionsById);
  unreadable.push(...(await readInto(reader, known, unplaced(entryOf, known, unread))));
  // Which connection an unnamed entry is may show only now.
  await readConnections(known);
  const { ownershipTag, rotates = false } = settings;
  const places = { desired, datastores: known, connections: connectionsById, ownershipTag, rotates };
  unreadable.push(...(await readInto(reader, known, possibleUsers(places))));
  await settleFirstSyncs(reader, entryOf, known);
  const colliding = rivals({ desired, datastores: known, connections: connectionsById, leaves });
  unreadable.push(...(await readInto(reader, known, colliding)));
  const datastores = new Map([...known].map(([id, one]) => [id, withForeignTags(one, tags)]));
  return { origin: settings.origin, role, datastores, unreadable, connections: connectionsById, teams, tags, groups };
}

/**
 * Both lists as one. Which of them a datastore is in says what it is, where the item does not; in both it is only on a
 * server that does not go by the filter.
 */
function byId(sources: readonly LiveDatastore[], enrichments: readonly LiveDatastore[]): Map<number, LiveDatastore> {
  const sourceIds = new Set(sources.map(({ id }) => id));
  const both = new Set(enrichments.flatMap(({ id }) => (sourceIds.has(id) ? [id] : [])));
  const told = (one: LiveDatastore, enrichmentOnly: boolean): LiveDatastore =>
    one.fields.has('enrichment_only') || both.has(one.id)
      ? one
      : { ...one, fields: new Map([...one.fields, ['enrichment_only', enrichmentOnly]]) };
  return new Map(
    [...sources.map((one) => told(one, false)), ...enrichments.map((one) => told(one, true))].map((one) => [
      one.id,
      one,
    ]),
  );
}

/** A connection's own list of datastores says which connection each of them is on, where the list of datastores does not. */
function placedOnConnections(
  datastores: ReadonlyMap<number, LiveDatastore>,
  connections: ReadonlyMap<number, LiveConnection>,
): Map<number, LiveDatastore> {
  const connectionOf = new Map<number, number>();
  for (const connection of connections.values()) {
    for (const stub of connection.datastores ?? []) {
      connectionOf.set(stub.id, connection.id);
    }
  }
  return new Map(
    [...datastores].map(([id, one]) => [
      id,
      { ...one, connectionId: connectionOfEither(one.connectionId, connectionOf.get(id)) },
    ]),
  );
}

/**
 * Reads the connections that the file describes or uses one by one, each once, where their list leaves something out.
 * Which those are depends on where datastores are known to be.
 */
function connectionReader(
  reader: Reader,
  desired: Desired,
  connections: Map<number, LiveConnection>,
): (datastores: ReadonlyMap<number, LiveDatastore>) => Promise<void> {
  const used = new Set(
    desired.datastores.flatMap(({ connection }) => (connection?.kind === 'live-name' ? [connection.name] : [])),
  );
  const usedIds = new Set(
    desired.datastores.flatMap(({ connection }) => (connection?.kind === 'live-id' ? [connection.id] : [])),
  );
  const pinned = desired.connections.flatMap(({ id }) => (id ? [id.value] : []));
  const missing = [...pinned, ...usedIds].filter((id) => !connections.has(id));
  const read = new Set<number>();
  return async (datastores) => {
    const entryOf = entryOfConnections(desired, datastores);
    const isLacking = (live: LiveConnection): boolean => {
      const entry = entryOf(live);
      const isUsed = entry !== undefined || used.has(live.name) || usedIds.has(live.id);
      return isUsed && (live.datastores === undefined || (entry !== undefined && !saysAll(live, entry)));
    };
    const lacking = [...connections.values()].filter(isLacking).map(({ id }) => id);
    const ids = [...new Set([...missing, ...lacking])].filter((id) => !read.has(id));
    await Promise.all(
      ids.map(async (id) => {
        read.add(id);
        const live = await reader.connection(id);
        if (live) {
          connections.set(id, live);
        }
      }),
    );
  };
}

/** A reading that shows no operation is held against the list of operations, which is what an apply would ask too. */
async function settleFirstSyncs(
  reader: Reader,
  entryOf: EntryOf,
  datastores: Map<number, LiveDatastore>,
): Promise<void> {
  const waiting = [...datastores.values()].filter((live) => live.operated === false && entryOf(live)?.firstSync?.value);
  await Promise.all(
    waiting.map(async (live) => {
      datastores.set(live.id, { ...live, operated: await reader.hasOperation(live.id) });
    }),
  );
}
