import { connectionField, connectorOf, looksSecret, secretsManagerFields } from '../connectors/connectors.ts';
import { awsKeys, datastoreEntryKeys, defaultsKeys, type Key } from './keys.ts';
import { type MapNode, type ScalarNode, type Tree, textOf } from './tree.ts';

/** What a value is for: decides which references it may hold and whether it is sensitive. */
export type Use =
  /** A secret field of a connection. */
  | 'secret'
  /** Any other field of a connection. */
  | 'connection'
  /** Name, type and such of a connection: always shown. */
  | 'connection-identity'
  /** The `aws` block, on which `aws.` values depend. */
  | 'aws'
  | 'elsewhere';

/** Gets each value with what it is for. */
type Visit = (node: ScalarNode, use: Use) => void;

/** Visits every value of a file that stands under a known key. */
export function visitUses(root: Tree | undefined, visit: Visit): void {
  if (root?.kind !== 'map') {
    return;
  }
  for (const { key, value } of root.entries.values()) {
    switch (key) {
      case 'version':
      case 'ownership_tag':
      case 'removed':
        visitLeaves(value, 'elsewhere', visit);
        break;
      case 'aws':
        visitKnown(value, awsNames, 'aws', visit);
        break;
      case 'defaults':
        visitKnown(value, defaultsNames, 'elsewhere', visit);
        break;
      case 'connections':
        visitEach(value, (entry) => visitConnection(entry, visit));
        break;
      case 'datastores':
        visitEach(value, (entry) => visitDatastore(entry, visit));
        break;
      default:
    }
  }
}

const awsNames = namesOf(awsKeys);
const defaultsNames = namesOf(defaultsKeys);
const datastoreNames = namesOf(datastoreEntryKeys);
const identityNames: ReadonlySet<string> = new Set(['name', 'type', 'id', 'previous_names']);

function namesOf(keys: readonly Key[]): ReadonlySet<string> {
  return new Set(keys.map(({ name }) => name));
}

function visitDatastore(entry: MapNode, visit: Visit): void {
  for (const { key, value } of entry.entries.values()) {
    if (key === 'connection') {
      if (value.kind === 'map') {
        visitConnection(value, visit);
      }
    } else if (datastoreNames.has(key)) {
      visitLeaves(value, 'elsewhere', visit);
    }
  }
}

/** Values of a connection, wherever it is written. */
function visitConnection(entry: MapNode, visit: Visit): void {
  const connector = connectorOf(textOf(entry.entries.get('type')?.value) ?? '');
  const useOf = (path: string): Use => (connectionField(connector, path).secret ? 'secret' : 'connection');
  for (const { key, value } of entry.entries.values()) {
    if (identityNames.has(key)) {
      visitLeaves(value, 'connection-identity', visit);
    } else if (value.kind === 'map' && (key === 'parameters' || key === 'secrets_manager')) {
      for (const inner of value.entries.values()) {
        visitLeaves(inner.value, useOf(`${key}.${inner.key}`), visit);
      }
    } else {
      visitLeaves(value, useOf(key), visit);
    }
  }
}

function visitKnown(tree: Tree, names: ReadonlySet<string>, use: Use, visit: Visit): void {
  if (tree.kind === 'map') {
    for (const { key, value } of tree.entries.values()) {
      if (names.has(key)) {
        visitLeaves(value, use, visit);
      }
    }
  }
}

function visitEach(tree: Tree, visit: (entry: MapNode) => void): void {
  for (const item of tree.kind === 'list' ? tree.items : []) {
    if (item.kind === 'map') {
      visit(item);
    }
  }
}

function visitLeaves(tree: Tree, use: Use, visit: Visit): void {
  switch (tree.kind) {
    case 'scalar':
      visit(tree, use);
      break;
    case 'list':
      for (const item of tree.items) {
        visitLeaves(item, use, visit);
      }
      break;
    case 'map':
      for (const { value } of tree.entries.values()) {
        visitLeaves(value, use, visit);
      }
  }
}

/** Visits plain texts under keys that say secret, at the right place or not: to be masked before anything is said about them. */
export function visitLiteralSecrets(tree: Tree, visit: (text: string) => void, secret = false): void {
  switch (tree.kind) {
    case 'scalar':
      if (secret && typeof tree.value === 'string') {
        visit(tree.value);
      }
      break;
    case 'list':
      for (const item of tree.items) {
        visitLiteralSecrets(item, visit, secret);
      }
      break;
    case 'map':
      for (const { key, value } of tree.entries.values()) {
        visitLiteralSecrets(value, visit, saysSecret(key));
      }
  }
}

function saysSecret(key: string): boolean {
  const name = key
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return looksSecret(name) && !plainNames.has(name);
}

/** Names that look secret and are the names of what is shown. */
const plainNames: ReadonlySet<string> = new Set(
  secretsManagerFields.flatMap((field) => ('secret' in field ? [] : [field.name])),
);
