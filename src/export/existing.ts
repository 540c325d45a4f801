import { parseFiles } from '../config/parse.ts';
import { type MapNode, type Tree, textOf } from '../config/tree.ts';
import type { Texts } from './file.ts';

/** What a person added to an earlier export, and an export has to go by. */
export interface ExistingFacts {
  readonly ownershipTag: string | undefined;
  /** Names of datastores whose connection is written inline. */
  readonly inline: ReadonlySet<string>;
  /** Names under `removed`. */
  readonly toDelete: ReadonlySet<string>;
}

export function existingFacts(existing: Texts<string | undefined>): ExistingFacts {
  const files = Object.entries(existing).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]));
  const roots = parseFiles(files).files.flatMap(({ root }) => (root?.kind === 'map' ? [root] : []));
  const items = (name: string): readonly MapNode[] => roots.flatMap((root) => mapsIn(root.entries.get(name)?.value));
  const nameOf = (map: MapNode): string => textOf(map.entries.get('name')?.value) ?? '';
  return {
    ownershipTag: roots
      .map((root) => textOf(root.entries.get('ownership_tag')?.value))
      .find((tag) => tag !== undefined),
    inline: new Set(
      items('datastores')
        .filter((map) => map.entries.get('connection')?.value.kind === 'map')
        .map(nameOf),
    ),
    toDelete: new Set(items('removed').map(nameOf)),
  };
}

function mapsIn(tree: Tree | undefined): readonly MapNode[] {
  return tree?.kind === 'list' ? tree.items.flatMap((item) => (item.kind === 'map' ? [item] : [])) : [];
}
