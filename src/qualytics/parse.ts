import * as z from 'zod/mini';
import { tableType } from '../connectors/connectors.ts';
import { readConnectionFields, readDatastoreFields, readForeignTags } from '../connectors/reading.ts';
import type { DatastoreStub, LiveConnection, LiveDatastore, LiveGroup } from '../plan/live.ts';
import type { Role } from '../plan/plan.ts';

/** Sources disagree on nearly every optional part of these shapes: only ids and names are asked for. */
const identified = z.looseObject({ id: z.int(), name: z.string() });
const stubs = said(z.array(identified));
const text = said(z.string());
const number = said(z.number());
const groupShape = z.extend(identified, { icon: text });

const datastoreShape = z.extend(identified, {
  type: text,
  store_type: text,
  connection_id: number,
  connection: said(z.looseObject({ id: z.int() })),
  group: said(groupShape),
  enrich_datastore: said(identified),
  connected: said(z.boolean()),
  metrics: said(z.looseObject({ containers: number, active_checks: number, active_anomalies: number })),
});

// What a connection is called that was made without a name is documented nowhere: perhaps nothing.
const connectionShape = z.extend(identified, { name: said(z.string()), type: z.string(), datastores: stubs });
const named = z.looseObject({ name: z.string() });
const operation = z.looseObject({ id: z.int() });
const operatedOn = z.looseObject({ datastore_id: number, datastore: said(z.looseObject({ id: z.int() })) });
const envelope = z.looseObject({
  items: z.array(z.unknown()),
  total: z.int().check(z.minimum(0)),
  size: z.int().check(z.minimum(1)),
});

/** What may be left out, and counts as left out where it is of another kind. */
function said<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.nullish(schema), undefined);
}

/** Thrown for an object that lacks what every source gives it. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

function shaped<T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    const at = result.error.issues[0]?.path.join('.') || 'the whole body';
    throw new ShapeError(`the answer is not ${what} (${at} is not as documented)`);
  }
  return result.data;
}

/** A datastore, from a list item, a single read or the answer to a write. @throws ShapeError */
export function parseDatastore(value: unknown): LiveDatastore {
  const raw = shaped(datastoreShape, value, 'a datastore');
  const says = (name: string): boolean => (value as Record<string, unknown>)[name] !== undefined;
  return {
    id: raw.id,
    name: raw.name,
    type: raw.type ? tableType(raw.type) : undefined,
    storeType: raw.store_type?.toLowerCase(),
    fields: readDatastoreFields(raw),
    foreignTags: readForeignTags(raw),
    connectionId: raw.connection_id ?? raw.connection?.id ?? (hasNoConnection(value) ? null : undefined),
    group: raw.group ? groupOf(raw.group) : says('group') ? null : undefined,
    enrichment: raw.enrich_datastore ? stubOf(raw.enrich_datastore) : says('enrich_datastore') ? null : undefined,
    connected: raw.connected ?? undefined,
    operated: says('latest_operation') ? raw['latest_operation'] !== null : undefined,
    contents: raw.metrics
      ? {
          containers: raw.metrics.containers ?? 0,
          checks: raw.metrics.active_checks ?? 0,
          anomalies: raw.metrics.active_anomalies ?? 0,
        }
      : undefined,
  };
}

/** Sources disagree on which of the two a reading has. */
function hasNoConnection(value: unknown): boolean {
  const { connection, connection_id } = value as Record<string, unknown>;
  return connection_id === null || (connection === null && connection_id === undefined);
}

/** A connection. @throws ShapeError */
export function parseConnection(value: unknown): LiveConnection {
  const raw = shaped(connectionShape, value, 'a connection');
  const type = tableType(raw.type);
  const { fields, masked, opaque } = readConnectionFields(raw, type);
  return {
    id: raw.id,
    name: raw.name ?? '',
    type,
    fields,
    masked,
    opaque,
    keys: new Set(Object.keys(raw)),
    datastores: raw.datastores?.map(stubOf),
  };
}

function stubOf({ id, name }: { readonly id: number; readonly name: string }): DatastoreStub {
  return { id, name };
}

function groupOf(raw: {
  readonly id: number;
  readonly name: string;
  readonly icon?: string | null | undefined;
}): LiveGroup {
  return { id: raw.id, name: raw.name, icon: raw.icon ?? null };
}

/** @throws ShapeError */
export function parseGroup(value: unknown): LiveGroup {
  return groupOf(shaped(groupShape, value, 'a group'));
}

/** The name of a team or a tag: an object with one, or (in one fixture of the vendor's CLI) the bare text. @throws ShapeError */
export function parseName(value: unknown): string {
  return typeof value === 'string' ? value : shaped(named, value, 'a named object').name;
}

/** Name and type of a tag; sources disagree on whether a list says the type. @throws ShapeError */
export function parseTag(value: unknown): readonly [name: string, type: string | undefined] {
  const { type } = (value ?? {}) as { readonly type?: unknown };
  return [parseName(value), typeof type === 'string' ? type : undefined];
}

/** The id of an operation. @throws ShapeError */
export function parseOperationId(value: unknown): number {
  return shaped(operation, value, 'an operation').id;
}

/** The datastore of an operation; `undefined` where it does not say one. */
export function parseOperatedOn(value: unknown): number | undefined {
  const raw = operatedOn.safeParse(value).data;
  return raw?.datastore_id ?? raw?.datastore?.id ?? undefined;
}

/** The role of the token's user; `undefined` where the API does not say one that we know. */
export function parseRole(value: unknown): Role | undefined {
  const { role } = (value ?? {}) as { role?: unknown };
  return typeof role === 'string' ? roles.get(role.toLowerCase()) : undefined;
}

const roles: ReadonlyMap<string, Role> = new Map([
  ['admin', 'Admin'],
  ['manager', 'Manager'],
  ['member', 'Member'],
]);

/** The verdict of a connection test that was answered with 2xx: a failure says so in one of two known ways. */
export function parseTestVerdict(
  value: unknown,
): { readonly passed: true } | { readonly passed: false; readonly said: string } {
  const verdict = (value ?? {}) as Readonly<Record<string, unknown>>;
  const failed = [verdict['connected'], verdict['success'], verdict['valid']].includes(false);
  return failed
    ? { passed: false, said: typeof verdict['message'] === 'string' ? verdict['message'] : 'not connected' }
    : { passed: true };
}

export interface Page {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly size: number;
}

/** The envelope of every paged list. @throws ShapeError */
export function parsePage(value: unknown): Page {
  return shaped(envelope, value, 'a page of a list');
}
