import { connectionRow } from '../config/level.ts';
import { isFilled, isTemplate, type MapNode, type ScalarNode, type Tree } from '../config/tree.ts';
import { sameValue } from '../connectors/compare.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Field, Plain } from '../connectors/field.ts';
import type { Template } from '../references/grammar.ts';
import { type Entry, isGroup, type Written } from './entry.ts';

/** The value of an environment variable of the step; `undefined` where it is not set. */
export type Environment = (name: string) => string | undefined;

/** The row of a path of an entry, where a table has one or the placement rule makes one. */
export function rowOf(entry: Entry, path: string): Field {
  const unlisted: Field = { name: path, type: 'string', description: '' };
  return entry.kind === 'connection'
    ? connectionRow(connectorOf(entry.type ?? ''), path).row
    : (datastoreRows.find(({ name }) => name === path) ?? unlisted);
}

/**
 * Whether what a file has at a path already is the live value. A reference whose value is not known here is taken to
 * be right when the text around it fits: what it stands for is nobody's to overwrite.
 */
export function fits(entry: Entry, path: string, live: Written, tree: Tree, env: Environment): boolean {
  const row = rowOf(entry, path);
  if (row.secret) {
    return true;
  }
  if (path === 'type') {
    return tree.kind === 'scalar' && textFits(String(live).toLowerCase(), lowered(tree), env);
  }
  if (tree.kind === 'map') {
    return isGroup(live) && groupFits(live, tree, env);
  }
  if (tree.kind === 'list') {
    const texts = tree.items.map((item) => (item.kind === 'scalar' ? knownText(item, env) : undefined));
    return texts.includes(undefined) || (!isGroup(live) && sameValue(row, live, texts as string[]));
  }
  if (isGroup(live) || Array.isArray(live)) {
    return tree.value === null ? Array.isArray(live) && live.length === 0 : isUnknown(tree, env);
  }
  const known = knownText(tree, env);
  if (known === undefined) {
    return textFits(String(live ?? ''), tree, env);
  }
  const plain = typeof tree.value === 'object' ? known : tree.value;
  return sameValue(row, live as Plain, tree.value === null ? null : plain);
}

/** The text of a scalar with the references that are known; `undefined` where some are not. */
export function knownText({ value }: ScalarNode, env: Environment): string | undefined {
  if (isFilled(value)) {
    return value.text;
  }
  if (!isTemplate(value)) {
    return String(value);
  }
  const parts = partsOf(value, env);
  return parts.includes(undefined) ? undefined : parts.join('');
}

function isUnknown(node: ScalarNode, env: Environment): boolean {
  return knownText(node, env) === undefined;
}

function partsOf({ parts }: Template, env: Environment): readonly (string | undefined)[] {
  return parts.map((part) => (typeof part === 'string' ? part : part.source === 'env' ? env(part.name) : undefined));
}

function lowered(node: ScalarNode): ScalarNode {
  return typeof node.value === 'string' ? { ...node, value: node.value.toLowerCase() } : node;
}

/** Whether a text is one that a template can become. */
function textFits(live: string, node: ScalarNode, env: Environment): boolean {
  if (!isTemplate(node.value)) {
    return String(node.value) === live;
  }
  let at = 0;
  const parts = partsOf(node.value, env);
  return parts.every((part, index) => {
    if (part === undefined) {
      return true;
    }
    const isLast = index === parts.length - 1;
    const found = isLast && index > 0 ? live.length - part.length : live.indexOf(part, at);
    const right = found >= at && live.startsWith(part, found) && (index > 0 || found === 0);
    at = found + part.length;
    return right;
  });
}

/** Names of groups are the same in upper and lower case; an icon that the file does not give is not managed. */
function groupFits(live: { readonly name: string; readonly icon?: string }, tree: MapNode, env: Environment): boolean {
  const text = (key: string): string | undefined => {
    const node = tree.entries.get(key)?.value;
    return node?.kind === 'scalar' ? knownText(node, env) : undefined;
  };
  const icon = text('icon');
  return text('name')?.toLowerCase() === live.name.toLowerCase() && (icon === undefined || icon === live.icon);
}
