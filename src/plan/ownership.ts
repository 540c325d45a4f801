import type { LiveDatastore } from './live.ts';
import type { PlanSettings } from './settings.ts';

/** Whether a live datastore is marked as one of the file's. Without an ownership tag none is. */
export function carriesTag(live: LiveDatastore, { ownershipTag }: Pick<PlanSettings, 'ownershipTag'>): boolean {
  return ownershipTag !== undefined && hasTag(live, ownershipTag.value);
}

/** The tags of a datastore with one more. An integration's are not among them, and one of those needs no adding. */
export function tagsWith({ fields, foreignTags }: LiveDatastore, tag: string): readonly string[] {
  const tags = fields.get('tags');
  const own: readonly string[] = Array.isArray(tags) ? tags : [];
  return [...new Set([...own, tag])].filter((name) => !foreignTags.includes(name));
}

/** Whether a reading of a datastore shows a tag. */
export function hasTag({ fields }: LiveDatastore, tag: string): boolean {
  const tags = fields.get('tags');
  return Array.isArray(tags) && tags.includes(tag);
}
