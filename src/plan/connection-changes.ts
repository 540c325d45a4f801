import type { DesiredConnection, ManagedField, Value } from '../config/desired.ts';
import { sameValue, shown, shownPair } from '../connectors/compare.ts';
import { connectionField, connectorOf } from '../connectors/connectors.ts';
import { type Connector, type Field, pathOf } from '../connectors/field.ts';
import { holds } from '../connectors/payload.ts';
import type { Problem } from '../problem.ts';
import { SENSITIVE, Secret } from '../secret.ts';
import { type LiveConnection, saysOf } from './live.ts';
import type { Change } from './plan.ts';

export interface ConnectionDifference {
  readonly changes: readonly Change[];
  /** What the PUT must carry: the changed fields, and secrets where they have to go along. */
  readonly send: ReadonlyMap<string, Value>;
  readonly problems: readonly Problem[];
}

/**
 * What makes a live connection the one of the file. Secrets cannot be read back, so they never count as a difference;
 * they are sent when the key id beside them changes, when the address changes, when the connection stops using a role,
 * or when `rotates` asks for it.
 */
export function connectionDifference(
  entry: DesiredConnection,
  live: LiveConnection,
  options: { readonly rotates: boolean },
): ConnectionDifference {
  const connector = connectorOf(live.type);
  const row = (path: string): Field => connectionField(connector, path);
  const changed = [...entry.fields.values()].filter(
    ({ path, value }) =>
      !row(path).secret &&
      !live.masked.has(path) &&
      saysOf(live, path) &&
      !sameValue(row(path), live.fields.get(path), value),
  );
  const paths = changed.map(({ path }) => path);
  const rename = entry.name !== undefined && entry.name !== live.name;
  const secrets = secretsToSend(entry, live, connector, paths, options);
  const unseen = unseenToSend(entry, live, connector, paths, options);
  const changes: readonly Change[] = [
    ...(rename ? [{ field: 'name', before: live.name, after: entry.name, sensitive: false, at: entry.at }] : []),
    ...[...changed, ...unseen].map((field) => visibleChange(field, live, row(field.path))),
    ...secrets.map(({ path, value, at }) => ({
      field: path,
      before: usesRole(live) ? null : SENSITIVE,
      after: value === null ? null : SENSITIVE,
      sensitive: true,
      ...(value instanceof Secret ? { reference: value.reference } : {}),
      at,
    })),
  ];
  return {
    changes,
    send: new Map([...changed, ...unseen, ...secrets].map(({ path, value }) => [path, value])),
    problems: [
      ...refusals(entry, live, connector, paths),
      ...halfPairs(entry, live, connector, changed),
      ...unread(entry, live, connector),
    ],
  };
}

function visibleChange({ path, value, at }: ManagedField, live: LiveConnection, row: Field): Change {
  const before = live.fields.get(path) ?? null;
  if (value instanceof Secret || live.masked.has(path)) {
    const hides = value instanceof Secret;
    return {
      field: path,
      before: live.masked.has(path) || before !== null ? SENSITIVE : null,
      after: shown(row, value),
      sensitive: hides,
      ...(hides ? { reference: value.reference } : {}),
      at,
    };
  }
  return { field: path, ...shownPair(row, before, value), sensitive: false, at };
}

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

function secretsToSend(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  changed: readonly string[],
  options: { readonly rotates: boolean },
): readonly { readonly path: string; readonly value: Value; readonly at: DesiredConnection['at'] }[] {
  const given = [...entry.fields.values()].filter(({ path }) => connectionField(connector, path).secret);
  return given.filter(({ path, value }) =>
    value === null
      ? changed.length > 0
      : renewsSecrets(live, connector, changed, options) || goesWithParameters(path, changed),
  );
}

/** Whether all secrets of the file go out. */
function renewsSecrets(
  live: LiveConnection,
  connector: Connector,
  changed: readonly string[],
  { rotates }: { readonly rotates: boolean },
): boolean {
  const newIdentity = changed.some((path) => connectionField(connector, path).identifier);
  const newAddress = changed.some((path) => connectionField(connector, path).address);
  const leavesRole = usesRole(live) && changed.includes('parameters.authentication_type');
  return rotates || newIdentity || newAddress || leavesRole;
}

/** `parameters` are replaced whole, so what is hidden among them must go along with any other. */
function goesWithParameters(path: string, changed: readonly string[]): boolean {
  return path.startsWith('parameters.') && changed.some((one) => one.startsWith('parameters.'));
}

/**
 * What is no secret and cannot be read all the same. What a reading says nothing of goes along whenever the connection is
 * written, and with a rotation, which asks for just that; what is masked goes along where a secret beside it would.
 */
function unseenToSend(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  changed: readonly string[],
  options: { readonly rotates: boolean },
): readonly ManagedField[] {
  const renews = renewsSecrets(live, connector, changed, options);
  return unseenFields(entry, live, connector).filter(({ path }) =>
    live.masked.has(path) ? renews || goesWithParameters(path, changed) : changed.length > 0 || options.rotates,
  );
}

function refusals(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  changed: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const addresses = changed.filter((path) => connectionField(connector, path).address);
  const missing = addresses.length > 0 ? storedSecretsNotGiven(entry, live, connector, addresses) : [];
  if (missing.length > 0) {
    problems.push({
      severity: 'error',
      rule: 'stored-secrets-new-address',
      at: entry.fields.get(addresses[0] ?? '')?.at ?? entry.at,
      message: `${addresses.join(' and ')} of connection "${live.name}" would change, and its stored ${missing.join(', ')} would go to the new address.`,
      hint: `Give ${missing.join(', ')} in the file with the new address: stored credentials are never sent to an address that they were not meant for.`,
    });
  }
  const hidden = [...live.masked].filter((path) => path.startsWith('parameters.') && !entry.fields.has(path));
  if (hidden.length > 0 && changed.some((path) => path.startsWith('parameters.'))) {
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
  const fromManager = managerMoves && live.fields.has('secrets_manager.secret_url') && !given(payload) ? [payload] : [];
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

function unseenFields(entry: DesiredConnection, live: LiveConnection, connector: Connector): readonly ManagedField[] {
  return [...entry.fields.values()].filter(
    ({ path }) => !connectionField(connector, path).secret && (live.masked.has(path) || !saysOf(live, path)),
  );
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
