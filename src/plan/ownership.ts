import type { LiveDatastore } from './live.ts';
import type { PlanSettings } from './settings.ts';

/** Whether a live datastore is marked as one of the file's. Without an ownership tag none is. */
export function carriesTag(live: LiveDatastore, { ownershipTag }: PlanSettings): boolean {
  const tags = live.fields.get('tags');
  return ownershipTag !== undefined && Array.isArray(tags) && tags.includes(ownershipTag.value);
}
