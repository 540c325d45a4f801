import type { Desired } from '../config/desired.ts';
import type { LiveDatastore } from '../plan/live.ts';

/** Who is deleted: what `removed` names and, with `prune`, what carries the tag and is not in the file. */
export interface LeavingSettings {
  readonly ownershipTag: string | undefined;
  readonly prune: boolean;
}

/** Whether a datastore leaves by this file. One whose tags a list does not tell may. */
export function leavingBy(
  desired: Desired,
  { prune, ownershipTag }: LeavingSettings,
): (live: LiveDatastore) => boolean {
  const removed = new Set<string | number>(desired.removed.flatMap(({ name, id }) => (id ? [name, id.value] : [name])));
  const named = new Set(desired.datastores.map(({ name }) => name));
  const mayCarryTag = ({ fields }: LiveDatastore): boolean => {
    const tags = fields.get('tags');
    return ownershipTag !== undefined && (!Array.isArray(tags) || tags.includes(ownershipTag));
  };
  return (live) =>
    removed.has(live.id) || removed.has(live.name) || (prune && !named.has(live.name) && mayCarryTag(live));
}
