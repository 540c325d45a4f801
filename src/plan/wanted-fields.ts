import type { DesiredDatastore, ManagedFields } from '../config/desired.ts';
import { generatedPrefix } from '../connectors/compare.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { DatastoreContext } from './context.ts';
import type { LiveDatastore } from './live.ts';

/**
 * The fields as they are to be: with the ownership tag, which is on every datastore of the file, and a cleared prefix
 * as the one that the server would generate, since that is what it goes back to. A tag that an integration put on the
 * datastore is there, whoever names it too.
 */
export function wantedFields(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  { settings }: DatastoreContext,
): ManagedFields {
  const fields = new Map(entry.fields);
  const prefix = fields.get('enrichment_prefix');
  if (match && prefix?.value === null) {
    fields.set(prefix.path, { ...prefix, value: generatedPrefix(entry.name) });
  }
  for (const { name, type } of match ? [] : datastoreRows) {
    const cleared = fields.get(name);
    // Left out of a create, the server may have a default of its own.
    if (type === 'names' && cleared?.value === null) {
      fields.set(name, { ...cleared, value: [] });
    }
  }
  const tag = settings.ownershipTag;
  const given = entry.fields.get('tags');
  if (tag || given?.value) {
    const names = given ? given.value : match?.fields.get('tags');
    const all = new Set([...(Array.isArray(names) ? (names as readonly string[]) : []), ...(tag ? [tag.value] : [])]);
    const value = [...all].filter((name) => !match?.foreignTags.includes(name));
    fields.set('tags', { path: 'tags', value, at: given?.at ?? tag?.at ?? entry.at });
  }
  return fields;
}

/** The steps that make the tags which a datastore is to carry. */
export function tagDependencies(fields: ManagedFields, { labels }: DatastoreContext): readonly string[] {
  const tags = fields.get('tags')?.value;
  return Array.isArray(tags) ? tags.flatMap((name: string) => labels.tagSteps.get(name) ?? []) : [];
}
