import { splitPath } from '../connectors/field.ts';
import { byText } from './entry.ts';

/** A connection with the paths of its secrets. */
export interface SecretOwner {
  readonly id: number | undefined;
  readonly name: string;
  readonly secrets: readonly string[];
}

/**
 * A name for each secret of each connection, in the form that GitHub accepts: letters, digits and underscores, no digit
 * first, not beginning with GITHUB_, and case does not count. Where two would come to the same, the older connection
 * has the plain name and the other one gets its id, so that a new connection takes no other one's names away.
 */
export function secretNames(owners: readonly SecretOwner[]): ReadonlyMap<SecretOwner, ReadonlyMap<string, string>> {
  const taken = new Set<string>();
  const ordered = [...owners].sort((a, b) => (a.id ?? 0) - (b.id ?? 0) || byText(a.name, b.name));
  const claim = (usual: string, withId: string): string => {
    let name = taken.has(usual) ? withId : usual;
    for (let number = 2; taken.has(name); number += 1) {
      name = `${usual}_${number}`;
    }
    taken.add(name);
    return name;
  };
  return new Map(
    ordered.map((owner, index) => {
      const prefix = slug(owner.name, 'CONNECTION');
      const names = [...owner.secrets].sort(byText).map((path): [string, string] => {
        const field = slug(splitPath(path).name, 'SECRET');
        return [path, claim(`${prefix}_${field}`, `${prefix}_${owner.id ?? index + 1}_${field}`)];
      });
      return [owner, new Map(names)];
    }),
  );
}

function slug(text: string, fallback: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 80);
  const named = bare === '' ? fallback : bare;
  return /^\d|^GITHUB(_|$)/.test(named) ? `Q_${named}` : named;
}
