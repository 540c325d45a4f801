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

export interface UsedScalar {
  readonly node: ScalarNode;
  readonly use: Use;
}

/** Every value of a file that stands under a known key, with what it is for. */
export function* scalarUses(root: Tree | undefined): Generator<UsedScalar> {
  if (root?.kind !== 'map') {
    return;
  }
  for (const { key, value } of root.entries.values()) {
    switch (key) {
      case 'version':
      case 'ownership_tag':
      case 'removed':
        yield* leaves(value, 'elsewhere');
        break;
      case 'aws':
        yield* known(value, awsKeys, 'aws');
        break;
      case 'defaults':
        yield* known(value, defaultsKeys, 'elsewhere');
        break;
      case 'connections':
        yield* each(value, connectionUses);
        break;
      case 'datastores':
        yield* each(value, datastoreUses);
        break;
      default:
    }
  }
}

function* datastoreUses(entry: MapNode): Generator<UsedScalar> {
  for (const { name } of datastoreEntryKeys) {
    if (name !== 'connection') {
      yield* leaves(entry.entries.get(name)?.value, 'elsewhere');
    }
  }
  const connection = entry.entries.get('connection')?.value;
  if (connection?.kind === 'map') {
    yield* connectionUses(connection);
  }
}

/** Values of a connection, wherever it is written. */
export function* connectionUses(entry: MapNode): Generator<UsedScalar> {
  const connector = connectorOf(textOf(entry.entries.get('type')?.value) ?? '');
  for (const { key, value } of entry.entries.values()) {
    if (['name', 'type', 'id', 'previous_names'].includes(key)) {
      yield* leaves(value, 'connection-identity');
    } else if (value.kind === 'map' && (key === 'parameters' || key === 'secrets_manager')) {
      for (const inner of value.entries.values()) {
        yield* leaves(inner.value, connectionField(connector, `${key}.${inner.key}`).secret ? 'secret' : 'connection');
      }
    } else {
      yield* leaves(value, connectionField(connector, key).secret ? 'secret' : 'connection');
    }
  }
}

function* known(tree: Tree, keys: readonly Key[], use: Use): Generator<UsedScalar> {
  if (tree.kind === 'map') {
    for (const { name } of keys) {
      yield* leaves(tree.entries.get(name)?.value, use);
    }
  }
}

function* each(tree: Tree, uses: (entry: MapNode) => Generator<UsedScalar>): Generator<UsedScalar> {
  for (const item of tree.kind === 'list' ? tree.items : []) {
    if (item.kind === 'map') {
      yield* uses(item);
    }
  }
}

function* leaves(tree: Tree | undefined, use: Use): Generator<UsedScalar> {
  if (tree?.kind === 'scalar') {
    yield { node: tree, use };
  } else if (tree?.kind === 'list') {
    for (const item of tree.items) {
      yield* leaves(item, use);
    }
  } else if (tree?.kind === 'map') {
    for (const { value } of tree.entries.values()) {
      yield* leaves(value, use);
    }
  }
}

/** Plain texts under keys that say secret, at the right place or not: to be masked before anything is said about them. */
export function* literalSecretsIn(tree: Tree | undefined, under = ''): Generator<string> {
  if (tree?.kind === 'map') {
    for (const { key, value } of tree.entries.values()) {
      yield* literalSecretsIn(value, key);
    }
  } else if (tree?.kind === 'list') {
    for (const item of tree.items) {
      yield* literalSecretsIn(item, under);
    }
  } else if (tree && typeof tree.value === 'string' && saysSecret(under)) {
    yield tree.value;
  }
}

function saysSecret(key: string): boolean {
  const name = key
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const plainRow = secretsManagerFields.find((field) => field.name === name && !('secret' in field));
  return looksSecret(name) && !plainRow;
}
