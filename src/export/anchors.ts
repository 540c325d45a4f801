import { type Document, isAlias, isScalar, type Node, visit } from 'yaml';
import { contentEnd, type Edit } from './edit.ts';
import { flowText } from './text.ts';

/**
 * What removing some entries takes along: an anchor inside one of them that an alias elsewhere means. The first such
 * alias becomes the value itself, with its anchor, and the others mean that one from then on.
 */
export function movedAnchors(text: string, document: Document, removed: readonly Node[]): readonly Edit[] {
  const anchored = new Map<string, Node>();
  const inside = new Set<unknown>();
  for (const node of removed) {
    visit(node, (_, one) => {
      inside.add(one);
      const anchor = (one as { readonly anchor?: string } | null)?.anchor;
      if (anchor !== undefined && !isAlias(one)) {
        anchored.set(anchor, one as Node);
      }
    });
  }
  const edits: Edit[] = [];
  visit(document, {
    Alias: (_, alias) => {
      const source = inside.has(alias) ? undefined : anchored.get(alias.source);
      if (source && alias.range) {
        anchored.delete(alias.source);
        const value: unknown = isScalar(source) ? source.value : source.toJS(document);
        const replacement = `&${alias.source} ${flowText(value)}`;
        edits.push({ from: alias.range[0], to: contentEnd(text, alias), text: replacement });
      }
    },
  });
  return edits;
}
