import type { ManagedFields, Value } from '../config/desired.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';
import { Secret } from '../secret.ts';
import { sameValue } from './compare.ts';
import { connectionField, connectorOf, holds } from './connectors.ts';
import { datastoreRows, scopeOf } from './datastore.ts';
import { type Field, pathOf, splitPath } from './field.ts';
import { scopeNames } from './scope.ts';
import { liveValue, Structured } from './structured.ts';

export type Body = Record<string, unknown>;

/** The one place where a secret becomes text, or the number that its field holds: a value on its way into a request body. */
function sent(value: Value, type: Field['type']): unknown {
  if (value instanceof Structured) {
    return value.toJSON();
  }
  if (!(value instanceof Secret)) {
    return value;
  }
  const text = value.reveal();
  switch (type) {
    case 'integer':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'string':
    case 'names':
      return text;
  }
}

/**
 * The connection part of a create, alone or inline: the fields of the file in their documented places, and no others.
 * Without any of them there is no `parameters`: the model of October 2025 has none on file connections, and the S3 page
 * makes `authentication_type` optional.
 */
export function connectionCreateBody(name: string, type: string, fields: ManagedFields): Body {
  const connector = connectorOf(type);
  const values = new Map<string, Value>([...fields].map(([path, field]) => [path, field.value]));
  const body: Body = { name, type };
  for (const [path, value] of values) {
    const field = connectionField(connector, path);
    if (value !== null && !(field.forbidden && holds(connector, field.forbidden, values))) {
      place(body, path, sent(value, field.type));
    }
  }
  return body;
}

/** Sets `parameters.role_arn` in its object, made on the way. */
function place(body: Body, path: string, value: unknown): void {
  const { section, name } = splitPath(path);
  if (section === undefined) {
    body[name] = value;
    return;
  }
  const inner = (body[section] ?? {}) as Body;
  body[section] = inner;
  inner[name] = value;
}

/**
 * The body of a connection's PUT. `name` and `type` are required by the published model; `parameters` are sent whole,
 * merged over the reading, since they may be replaced whole; the existing `secrets_manager` goes along without its
 * payload, as in the vendor's CLI; of the rest only what `send` names, since what is left out stays unchanged.
 */
export function connectionUpdateBody(live: LiveConnection, name: string, send: ReadonlyMap<string, Value>): Body {
  const body: Body = { name, type: live.type };
  const touches = (section: string): boolean => [...send.keys()].some((path) => path.startsWith(`${section}.`));
  const hidden = (section: string): boolean => [...live.masked].some((path) => path.startsWith(`${section}.`));
  for (const [path, value] of [...live.fields, ...(live.opaque ?? [])]) {
    const { section } = splitPath(path);
    // A section with a masked value cannot be sent whole: left out, it stays as it is.
    const whole = section === 'secrets_manager' || (section === 'parameters' && (touches(section) || !hidden(section)));
    if (whole && value !== null) {
      place(body, path, value);
    }
  }
  for (const [path, value] of send) {
    const row = connectionField(connectorOf(live.type), path);
    // What servers make of `null` is documented nowhere: a field goes back to its default where it has one.
    place(body, path, sent(value ?? row.default ?? null, row.type));
  }
  for (const path of droppedBy(live, send)) {
    body[path] = null;
  }
  if (!touches('secrets_manager') && !live.fields.has('secrets_manager.secret_url')) {
    // What a server gives for none, such as its defaults alone: a PUT needs the address.
    delete body['secrets_manager'];
  }
  return body;
}

/**
 * Fields that make no sense any more under the new way to authenticate: keys, once a role is assumed. The S3 page has
 * them nullable then; whether the server drops them by itself is documented nowhere, so it is said.
 */
export function droppedBy(live: LiveConnection, send: ReadonlyMap<string, Value>): readonly string[] {
  const connector = connectorOf(live.type);
  const after = new Map<string, Value>([...live.fields, ...send]);
  return (connector.fields as readonly Field[])
    .filter(
      ({ section, forbidden }) =>
        !section && forbidden && send.has(forbidden.field) && holds(connector, forbidden, after),
    )
    .map(pathOf);
}

/**
 * An update without the nulls that it can do without: of keys that a role makes superfluous, and inside `parameters`,
 * which are sent whole. For a server that takes no null there; `undefined` where there is none.
 */
export function withoutNulls(body: Body, live: LiveConnection, send: ReadonlyMap<string, Value>): Body | undefined {
  const dropped = droppedBy(live, send);
  const kept = Object.entries(body).filter(([name]) => !dropped.includes(name));
  const plain = kept.map(([name, value]) => [name, name === 'parameters' ? withoutNullsIn(value) : value] as const);
  const result = Object.fromEntries(plain);
  return JSON.stringify(result) === JSON.stringify(body) ? undefined : result;
}

function withoutNullsIn(section: unknown): unknown {
  return Object.fromEntries(Object.entries((section ?? {}) as Body).filter(([, value]) => value !== null));
}

/** What a create of a datastore is on: a connection that exists, or one made in the same request. */
export type CreateOn = { readonly connectionId: number } | { readonly connection: Body };

/** The body of `POST /api/datastores`, field by field as the vendor's S3 API page prints it. */
export function datastoreCreateBody(
  name: string,
  type: string,
  fields: ManagedFields,
  on: CreateOn,
  extra: { readonly groupId?: number; readonly flag?: { readonly name: string; readonly value: boolean } },
): Body {
  const connector = connectorOf(type);
  const body: Body = { name };
  for (const row of datastoreRows) {
    const value =
      fields.get(row.name)?.value ?? (row.scope && !connector.scope.includes(row.name) ? null : row.atCreation);
    if (value !== undefined && value !== null) {
      body[row.name] = sent(value, row.type);
    }
  }
  if (extra.groupId !== undefined) {
    body['group_id'] = extra.groupId;
  }
  if (extra.flag) {
    body[extra.flag.name] = extra.flag.value;
  }
  if ('connectionId' in on) {
    body['connection_id'] = on.connectionId;
  } else {
    body['connection'] = on.connection;
  }
  return body;
}

/**
 * The body of `PUT /api/datastores/{id}`: the full set of writable fields, the reading's under the file's, which is
 * right whether the server takes an omitted field as unchanged (the guide) or as cleared (the vendor's CLI).
 */
export function datastoreUpdateBody(
  live: LiveDatastore,
  wanted: {
    readonly name: string;
    /** `undefined` or `null`: the one of the reading. */
    readonly connectionId: number | null | undefined;
    readonly fields: ReadonlyMap<string, Value>;
  },
): Body {
  const body: Body = { name: wanted.name };
  const connectionId = wanted.connectionId ?? live.connectionId;
  if (typeof connectionId === 'number') {
    body['connection_id'] = connectionId;
  }
  for (const row of datastoreRows) {
    if (!wanted.fields.has(row.name) && isOfOtherStore(live, row)) {
      continue;
    }
    const value = writtenValue(row, live, wanted.fields);
    if (value !== undefined) {
      body[row.name] = value;
    }
  }
  if (live.storeType === 'native' && live.type !== undefined) {
    // The server picks its update model by this; without it a native update is read as another kind (vendor's CLI).
    body['connection'] = { type: live.type };
  }
  return body;
}

const scopes: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(scopeOf));

/** A server may echo the scope of every kind of store. Of an unknown one only what file stores alone have is known not to be its own. */
function isOfOtherStore({ storeType = '' }: LiveDatastore, { name }: Field): boolean {
  const own = scopes.get(storeType);
  return own ? scopeNames.includes(name) && !own.includes(name) : name === 'folder_globbing_enabled';
}

/**
 * What a PUT says of a row; `undefined`: nothing. A cleared field is sent as its default or as an empty list where it
 * has one: what servers make of `null` is documented nowhere, so it is the last resort, and only where something is there.
 */
function writtenValue(row: Field, live: LiveDatastore, wanted: ReadonlyMap<string, Value>): unknown {
  const before = live.fields.get(row.name);
  const managed = wanted.get(row.name);
  if (managed === undefined && before === undefined) {
    return undefined;
  }
  const value = managed === undefined ? before : (managed ?? row.default ?? (row.type === 'names' ? [] : null));
  if (row.name === 'tags' && Array.isArray(value)) {
    return [...new Set([...value, ...live.foreignTags])];
  }
  return value === null && (managed === undefined || sameValue(row, before, null))
    ? undefined
    : sent(value ?? null, row.type);
}

/** Rows in which a reading differs from what was asked for: after a create, whether what was found is ours. */
export function differingDatastoreFields(live: LiveDatastore, fields: ManagedFields): readonly string[] {
  return datastoreRows
    .filter((row) => {
      const wanted = fields.get(row.name);
      return (
        wanted !== undefined && live.fields.has(row.name) && !sameValue(row, live.fields.get(row.name), wanted.value)
      );
    })
    .map((row) => row.name);
}

/** The same for a connection. Secrets and masks cannot be compared and do not count. */
export function differingConnectionFields(live: LiveConnection, fields: ManagedFields): readonly string[] {
  const connector = connectorOf(live.type);
  return [...fields.values()]
    .filter(({ path, value }) => {
      const field = connectionField(connector, path);
      const said = liveValue(live, path);
      return !field.secret && !live.masked.has(path) && said !== undefined && !sameValue(field, said, value);
    })
    .map(({ path }) => path);
}
