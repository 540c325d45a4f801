import type { DesiredConnection, ManagedField, Value } from '../config/desired.ts';
import { sameValue, shown, shownPair } from '../connectors/compare.ts';
import { connectionField, connectorOf, looksSecret } from '../connectors/connectors.ts';
import type { Connector, Field } from '../connectors/field.ts';
import { droppedBy } from '../connectors/payload.ts';
import { byRole } from '../connectors/role.ts';
import { liveValue, Structured } from '../connectors/structured.ts';
import type { Position, Problem } from '../problem.ts';
import { SENSITIVE, Secret } from '../secret.ts';
import { connectionProblems } from './connection-problems.ts';
import type { LiveConnection } from './live.ts';
import type { Change } from './plan.ts';
import { isUnseen, unseenFields, usesRole } from './stored.ts';

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
      !row(path).secret && !isUnseen(live, path) && !sameValue(row(path), liveValue(live, path), value),
  );
  const paths = changed.map(({ path }) => path);
  const rename = entry.name !== undefined && entry.name !== live.name;
  const unseen = unseenToSend(entry, live, connector, paths, options);
  const visible = [...changed, ...unseen];
  const secrets = secretsToSend(
    entry,
    live,
    connector,
    visible.map(({ path }) => path),
    { ...options, rename },
  );
  const changes: readonly Change[] = [
    ...(rename ? [{ field: 'name', before: live.name, after: entry.name, sensitive: false, at: entry.at }] : []),
    ...visible.map((field) => visibleChange(field, live, row(field.path))),
    ...secrets.map(({ path, value, at }) => ({
      field: path,
      before: usesRole(live) ? null : SENSITIVE,
      after: value === null ? null : SENSITIVE,
      sensitive: true,
      ...(value instanceof Secret ? { reference: value.reference } : {}),
      at,
    })),
  ];
  const send = new Map([...visible, ...secrets].map(({ path, value }) => [path, value]));
  return {
    changes: [...changes, ...droppedChanges(live, send, entry.fields.get(byRole.field)?.at ?? entry.at)],
    send,
    problems: connectionProblems(entry, live, connector, { changed, unseen }),
  };
}

/** What the update takes away without being told, since it makes no sense any more: shown, as everything that is sent. */
function droppedChanges(live: LiveConnection, send: ReadonlyMap<string, Value>, at: Position): readonly Change[] {
  return droppedBy(live, send)
    .filter((path) => !send.has(path))
    .flatMap((path): readonly Change[] => {
      const row = connectionField(connectorOf(live.type), path);
      const before = liveValue(live, path) ?? null;
      if (row.secret) {
        return usesRole(live) ? [] : [{ field: path, before: SENSITIVE, after: null, sensitive: true, at }];
      }
      return before === null ? [] : [{ field: path, ...shownPair(row, before, null), sensitive: false, at }];
    });
}

function visibleChange({ path, value, at }: ManagedField, live: LiveConnection, row: Field): Change {
  const before = liveValue(live, path) ?? null;
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
  const pair = shownPair(row, before, value);
  // What stands in a mapping on the other side is nobody's choice here: it may well be a secret.
  return { field: path, ...pair, ...(mayHoldSecret(before) ? { before: SENSITIVE } : {}), sensitive: false, at };
}

function mayHoldSecret(value: unknown): boolean {
  const visit = (one: unknown): boolean =>
    typeof one === 'object' &&
    one !== null &&
    Object.entries(one).some(([key, inner]) => (!Array.isArray(one) && looksSecret(key)) || visit(inner));
  return value instanceof Structured && visit(value.toJSON());
}

/** `sent`: the paths of what goes out besides, be it different or unseen: an address that cannot be read may be a new one. */
function secretsToSend(
  entry: DesiredConnection,
  live: LiveConnection,
  connector: Connector,
  sent: readonly string[],
  options: { readonly rotates: boolean; readonly rename: boolean },
): readonly { readonly path: string; readonly value: Value; readonly at: DesiredConnection['at'] }[] {
  const given = [...entry.fields.values()].filter(({ path }) => connectionField(connector, path).secret);
  return given.filter(({ path, value }) =>
    value === null
      ? options.rename || sent.length > 0
      : renewsSecrets(live, connector, sent, options) || goesWithParameters(path, sent),
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
  const leavesRole = usesRole(live) && changed.includes(byRole.field);
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
