import { connectionField, connectors, secretsManagerFields } from '../connectors/connectors.ts';
import type { Connector, Field } from '../connectors/field.ts';
import {
  awsKeys,
  connectionKeys,
  datastoreEntryKeys,
  defaultsKeys,
  fileKeys,
  groupKeys,
  type Key,
  removedKeys,
} from './keys.ts';

/** A kind of mapping in the file, each with its own table of keys. */
export type Level =
  | 'file'
  | 'aws'
  | 'defaults'
  | 'datastore'
  | 'connection'
  | 'parameters'
  | 'secrets_manager'
  | 'group'
  | 'removed';

/** Where a level is, for a message: `… is not known in a datastore`. */
export const levelPlace = {
  file: 'at the top of the file',
  aws: 'in aws',
  defaults: 'in defaults',
  datastore: 'in a datastore',
  connection: 'in a connection',
  parameters: 'in parameters',
  secrets_manager: 'in secrets_manager',
  group: 'in a group',
  removed: 'in an entry of removed',
} as const satisfies Record<Level, string>;

/** The keys of a level; of a connection's levels, those of its connector. */
export function keysOf(level: Level, connector: Connector | undefined): readonly Key[] {
  const fields: readonly Field[] = connector?.fields ?? [];
  switch (level) {
    case 'file':
      return fileKeys;
    case 'aws':
      return awsKeys;
    case 'defaults':
      return defaultsKeys;
    case 'datastore':
      return datastoreEntryKeys;
    case 'connection':
      return [...connectionKeys, ...fields.filter((field) => !field.section)];
    case 'parameters':
      return fields.filter((field) => field.section === 'parameters');
    case 'secrets_manager':
      return secretsManagerFields;
    case 'group':
      return groupKeys;
    case 'removed':
      return removedKeys;
  }
}

/** Levels at which a name is a field of some connector. */
const anyConnector: ReadonlyMap<string, ReadonlySet<Level>> = connectors()
  .flatMap((one) => one.fields as readonly Field[])
  .reduce(
    (map, { name, section }) => map.set(name, new Set([...(map.get(name) ?? []), section ?? 'connection'])),
    new Map<string, Set<Level>>(),
  );

/** Levels at which a name is a key, those of other connectors last. */
export function levelsOf(name: string, connector: Connector | undefined): readonly Level[] {
  const levels: readonly Level[] = ['datastore', 'connection', 'parameters', 'secrets_manager', 'file', 'aws', 'group'];
  const here = levels.filter((level) => keysOf(level, connector).some((key) => key.name === name));
  return [...new Set([...here, ...(anyConnector.get(name) ?? [])])];
}

/** How a key of another level is written from here: `connection.uri` from a datastore. */
export function pathBetween(from: Level, to: Level, name: string): string | undefined {
  const inside: Partial<Record<Level, Partial<Record<Level, string>>>> = {
    datastore: {
      connection: `connection.${name}`,
      parameters: `connection.parameters.${name}`,
      secrets_manager: `connection.secrets_manager.${name}`,
      group: `group.${name}`,
    },
    connection: { parameters: `parameters.${name}`, secrets_manager: `secrets_manager.${name}` },
    file: { aws: `aws.${name}` },
  };
  return inside[from]?.[to];
}

/** The row that decides how a connection's value is read: the connector's, or one made up by the placement rule. */
export function connectionRow(connector: Connector, path: string): { readonly row: Field; readonly listed: boolean } {
  const row = connectionField(connector, path);
  const listed = [...connector.fields, ...secretsManagerFields].some((field) => field === row);
  return { row, listed };
}
