import type { Value } from '../config/desired.ts';
import { shown } from '../connectors/compare.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import { Secret } from '../secret.ts';
import type { Change } from './plan.ts';

/** A change of a datastore's field, or of something that it refers to, as it may be shown. */
export function change(field: string, before: Value, after: Value, at: Change['at']): Change {
  const row = datastoreRows.find(({ name }) => name === field) ?? { name: field, type: 'string', description: '' };
  return {
    field,
    before: shown(row, before),
    after: shown(row, after),
    sensitive: after instanceof Secret,
    ...(after instanceof Secret ? { reference: after.reference } : {}),
    ...(at ? { at } : {}),
  };
}
