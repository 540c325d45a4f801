import { type Document, isAlias, isNode, isScalar, type Node, visit } from 'yaml';
import { contentEnd, type Edit } from './edit.ts';
import { flowText } from './text.ts';

/**
 * What the edits take along: an anchor that an alias elsewhere means. The first such alias becomes the value itself,
 * with its anchor, and the others mean that one from then on.
 */
export function movedAnchors(text: string, document: Document, edits: readonly Edit[]): readonly Edit[] {
  const touched = (offset: number): Edit | undefined => edits.find(({ from, to }) => from <= offset && offset < to);
  const lost = new Map<string, Node>();
  const moves: Edit[] = [];
  visit(document, {
    Node: (_, node) => {
      const { anchor } = node as { readonly anchor?: string };
      if (isAlias(node) || anchor === undefined || !isNode(node) || !node.range) {
        return;
      }
      const edit = touched(text.lastIndexOf(`&${anchor}`, node.range[0]));
      if (edit && !edit.text.includes(`&${anchor} `)) {
        lost.set(anchor, node);
      }
    },
    Alias: (_, alias) => {
      const source = lost.get(alias.source);
      if (source && alias.range && !touched(alias.range[0])) {
        lost.delete(alias.source);
        const value: unknown = isScalar(source) ? source.value : source.toJS(document);
        const replacement = `&${alias.source} ${flowText(value)}`;
        moves.push({ from: alias.range[0], to: contentEnd(text, alias), text: replacement });
      }
    },
  });
  return moves;
}
