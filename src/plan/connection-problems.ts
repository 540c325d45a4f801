import type { DesiredConnection, ManagedField, Value } from '../config/desired.ts';
import { connectionField, holds } from '../connectors/connectors.ts';
import { type Connector, type Field, pathOf } from '../connectors/field.ts';
import { byRole } from '../connectors/role.ts';
import type { Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import type { LiveConnection } from './live.ts';
import { isUnseen, unseenFields, usesRole } from './stored.ts';

/** What goes out with an update besides secrets. */
export interface SentFields {
  /** What differs from the reading. */
  readonly changed: readonly ManagedField[];
  /** What no reading shows, and so may differ. */
  readonly unseen: readonly ManagedField[];
}

/** What is to be said of the changes of a live connection: refusals, and what a person should know. */
export function connectionProblems(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  { changed, unseen }: SentFields,
): readonly Problem[] {
  return [
    ...refusals(
      entry,
      live,
      connector,
      [...changed, ...unseen].map(({ path }) => path),
    ),
    ...halfPairs(entry, live, connector, changed),
    ...keysAfterRole(entry, live, connector, changed),
    ...unread(entry, live, connector),
  ];
}

function refusals(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  sent: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const addresses = sent.filter((path) => connectionField(connector, path).address);
  const unseen = addresses.filter((path) => isUnseen(live, path));
  const missing = addresses.length > 0 ? storedSecretsNotGiven(entry, live, connector, addresses) : [];
  if (missing.length > 0) {
    problems.push({
      severity: 'error',
      rule: 'stored-secrets-new-address',
      at: entry.fields.get(addresses[0] ?? '')?.at ?? entry.at,
      message: `${addresses.join(' and ')} of connection "${live.name}" would change, and its stored ${missing.join(', ')} would go to the new address.`,
      hint: `${unseen.length > 0 ? `What ${unseen.join(' and ')} is now cannot be read, so it counts as new. ` : ''}Give ${missing.join(', ')} in the file with the new address: stored credentials are never sent to an address that they were not meant for.`,
    });
  }
  const hidden = [...live.masked].filter((path) => path.startsWith('parameters.') && !entry.fields.has(path));
  if (hidden.length > 0 && sent.some((path) => path.startsWith('parameters.'))) {
    problems.push({
      severity: 'error',
      rule: 'hidden-parameters',
      at: entry.at,
      message: `parameters of connection "${live.name}" must be sent whole, and they hold ${hidden.join(', ')}, which the API does not show.`,
      hint: `Give ${hidden.join(', ')} in the file too, or make this change by hand.`,
    });
  }
  return problems;
}

/** A connection that stops using a role has stored keys only where the server kept older ones. */
function keysAfterRole(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  changed: readonly ManagedField[],
): readonly Problem[] {
  const type = changed.find(({ path }) => path === byRole.field);
  const rows: readonly Field[] = connector.fields;
  const missing = rows
    .filter(({ forbidden, secret, identifier }) => forbidden?.is === byRole.is && (secret || identifier))
    .map(pathOf)
    .filter((path) => (entry.fields.get(path)?.value ?? null) === null);
  if (!type || !usesRole(live) || missing.length === 0) {
    return [];
  }
  const message = `Connection "${live.name}" would stop using its IAM role, and the file does not give ${missing.join(' and ')}`;
  const lacksSecret = missing.some((path) => connectionField(connector, path).secret);
  const kept = rows.some((row) => row.identifier && (live.fields.get(pathOf(row)) ?? null) !== null);
  const moves = changed.some(({ path }) => connectionField(connector, path).address);
  return [
    lacksSecret && (kept || moves)
      ? {
          severity: 'error',
          rule: 'stored-secrets-new-address',
          at: type.at,
          message: `${message}: what the server kept of older keys would be used again${moves ? ', at a new address' : ''}.`,
          hint: `Write ${missing.join(' and ')} beside it: stored credentials are never sent to an address that they were not meant for.`,
        }
      : {
          severity: 'warning',
          rule: 'key-without-secret',
          at: type.at,
          message: `${message}.`,
          hint: `Write ${missing.join(' and ')} beside it: a connection by role has none stored, unless the server kept older ones.`,
        },
  ];
}

/** A new key id means a new pair: with the stored secret it would not work. */
function halfPairs(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  changed: readonly ManagedField[],
): readonly Problem[] {
  const given = (path: string): boolean => (entry.fields.get(path)?.value ?? null) !== null;
  return changed.flatMap(({ path, value, at }) => {
    const { identifier, section } = connectionField(connector, path);
    const others = connector.fields.filter((row) => row.secret && row.section === section).map(pathOf);
    return identifier && value !== null && others.length > 0 && !others.some(given)
      ? [
          {
            severity: 'warning',
            rule: 'key-without-secret',
            at,
            message: `${path} of connection "${live.name}" would change, and the file does not give ${others.join(' or ')}: what is stored belongs to the old key.`,
            hint: `Write ${others[0]} beside it, as a reference.`,
          } as const,
        ]
      : [];
  });
}

/**
 * The stored secrets that a new address would get. Secrets cannot be read, so each that the connector may have counts
 * as stored, unless the file gives it.
 */
function storedSecretsNotGiven(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  addresses: readonly string[],
): readonly string[] {
  // A `null` may be ignored by the server, and then the stored one would go there all the same.
  const given = (path: string): boolean => (entry.fields.get(path)?.value ?? null) !== null;
  const managerMoves = addresses.some((path) => path.startsWith('secrets_manager.'));
  const payload = 'secrets_manager.credentials_payload';
  // What the manager gives out for `${key}` goes to the new address too, fetched with the stored payload.
  const usesManager = [...entry.fields.values()].some(
    ({ path, value }) => !path.startsWith('secrets_manager.') && value instanceof Secret && value.namesVaultKey(),
  );
  const fromManager =
    (managerMoves || usesManager) && live.fields.has('secrets_manager.secret_url') && !given(payload) ? [payload] : [];
  if (usesRole(live) || addresses.every((path) => path.startsWith('secrets_manager.'))) {
    return fromManager;
  }
  const values = new Map<string, Value>(live.fields);
  const stored = connector.fields
    .filter(({ secret, usedWith }) => secret && (!usedWith || holds(connector, usedWith, values)))
    .map(pathOf);
  const masked = [...live.masked].filter((path) => !path.startsWith('secrets_manager.'));
  // Of a connector whose way to authenticate nobody published, some secret must come with the new address.
  const unknown =
    stored.length === 0 && ![...entry.fields.values()].some(({ path }) => connectionField(connector, path).secret);
  return [
    ...fromManager,
    ...[...new Set([...stored, ...masked])].filter((path) => !given(path)),
    ...(unknown ? ['credentials'] : []),
  ];
}

/** Fields that a full reading does not have: nothing can be said of them, so by themselves they change nothing. */
function unread(entry: DesiredConnection, live: LiveConnection, connector: Connector): readonly Problem[] {
  const fields = unseenFields(entry, live, connector).filter(({ path }) => !live.masked.has(path));
  const [first] = fields;
  return first
    ? [
        {
          severity: 'notice',
          rule: 'not-readable',
          at: first.at,
          message: `The API does not give back ${fields.map(({ path }) => path).join(', ')} of connection "${live.name}", so changes to them cannot be seen.`,
          hint: 'They are sent when another field of the connection changes, or when rotate-secrets names it.',
        },
      ]
    : [];
}
