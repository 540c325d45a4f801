import { scopeOf } from './datastore.ts';
import type { Connector } from './field.ts';

/** What is wrong with a field that places a datastore, on a connector that does not place its datastores by it. */
export interface Misplaced {
  /** `unusual`: its store has it, and the documentation of the connector does not list it. */
  readonly kind: 'unusual' | 'of-other-store';
  readonly message: string;
  readonly hint: string;
}

/** Every field that places a datastore, or says how its place is read. */
export const scopeNames: readonly string[] = [...scopeOf.dfs, ...scopeOf.jdbc];

/** `undefined` where the connector has the field, or where nobody knows what it has. */
export function misplacedOn({ store, scope, title }: Connector, name: string): Misplaced | undefined {
  if (store === 'unknown' || scope.includes(name) || !scopeNames.includes(name)) {
    return undefined;
  }
  const usual = scope.filter((one) => one !== 'folder_globbing_enabled').join(' and ');
  return scopeOf[store].includes(name)
    ? {
        kind: 'unusual',
        message: `The documentation of ${title} does not list ${name}.`,
        hint: `A datastore on it is placed by ${usual}.`,
      }
    : {
        kind: 'of-other-store',
        message: `A datastore on ${title} has no ${name}.`,
        hint: `It is placed by ${usual}.`,
      };
}
