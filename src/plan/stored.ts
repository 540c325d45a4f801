import type { DesiredConnection, ManagedField } from '../config/desired.ts';
import { connectionField, connectorOf } from '../connectors/connectors.ts';
import type { Connector } from '../connectors/field.ts';
import { type LiveConnection, saysOf } from './live.ts';

/**
 * A connection by IAM role has no stored credentials. Where its `parameters` cannot be read, one whose key id reads as
 * empty is one.
 */
export function usesRole(live: LiveConnection): boolean {
  if (saysOf(live, 'parameters')) {
    return live.fields.get('parameters.authentication_type') === 'IAM_ROLE';
  }
  const withKey = connectorOf(live.type).fields.some(({ name, forbidden }) => name === 'access_key' && forbidden);
  return withKey && live.fields.get('access_key') === null;
}

/** Fields that are no secrets and cannot be read all the same: masked, or not in the reading. */
export function unseenFields(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
): readonly ManagedField[] {
  return [...entry.fields.values()].filter(
    ({ path }) => !connectionField(connector, path).secret && (live.masked.has(path) || !saysOf(live, path)),
  );
}
