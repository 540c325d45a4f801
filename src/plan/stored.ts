import type { DesiredConnection, ManagedField } from '../config/desired.ts';
import { connectionField, connectorOf, documentedOnRead } from '../connectors/connectors.ts';
import { type Connector, type Field, splitPath } from '../connectors/field.ts';
import { byRole, hasKeyForRole, keyId, knowsRoles } from '../connectors/role.ts';
import { type LiveConnection, type LiveDatastore, saysOf } from './live.ts';

/**
 * A connection by IAM role has no stored credentials. Where its `parameters` cannot be read, one whose key id reads as
 * empty is one; a key id that is left out tells nothing here, where an address would be freed by it. On a connector that
 * knows no roles that parameter means nothing: whoever may write it must not thereby free an address from the credentials
 * that are stored for it.
 */
export function usesRole(live: LiveConnection): boolean {
  const connector: Connector = connectorOf(live.type);
  if (saysOf(live, 'parameters')) {
    return live.fields.get(byRole.field) === byRole.is && knowsRoles(connector);
  }
  return hasKeyForRole(connector) && live.fields.get(keyId) === null;
}

/** Fields that are no secrets and cannot be read all the same: masked, or not in the reading. */
export function unseenFields(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
): readonly ManagedField[] {
  return [...entry.fields.values()].filter(
    ({ path }) => !connectionField(connector, path).secret && isUnseen(live, path),
  );
}

/** Whether a reading does not show what a path holds. */
export function isUnseen(live: LiveConnection, path: string): boolean {
  return live.masked.has(path) || !(saysOf(live, path) || isLeftOut(live, path) || tellsByKey(live, path));
}

/** Which way to authenticate is told by a key id too: whoever has one goes by keys, the default of its connector. */
function tellsByKey(live: LiveConnection, path: string): boolean {
  return path === byRole.field && hasKeyForRole(connectorOf(live.type)) && (live.fields.get(keyId) ?? null) !== null;
}

/**
 * Whether a reading says by its silence that a field holds nothing: servers may leave out what is null. Only of a field
 * that the connector's readings are documented to have, and in a reading that has others of them.
 */
function isLeftOut(live: LiveConnection, path: string): boolean {
  const { store, fields }: Connector = connectorOf(live.type);
  const { section, name } = splitPath(path);
  return (
    documentedOnRead(store).includes(section ?? name) &&
    fields.some((row) => !row.section && !row.secret && live.keys.has(row.name))
  );
}

/** Whether a full reading tells of a row; only where the API is not documented to give it back may it be silent. */
export function isReadable(row: Field, live: LiveDatastore): boolean {
  return !row.mayBeUnread || live.fields.has(row.name);
}
