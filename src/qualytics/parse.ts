import { z } from 'zod';
import { readConnectionFields, readDatastoreFields, readForeignTags } from '../connectors/reading.ts';
import type { DatastoreStub, LiveConnection, LiveDatastore, LiveGroup } from '../plan/live.ts';
import type { Role } from '../plan/plan.ts';

/** Sources disagree on nearly every optional part of these shapes: only ids and names are asked for. */
const identified = z.looseObject({ id: z.int(), name: z.string() });
const stubs = z.array(identified).nullish().catch(undefined);
const text = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);

const datastoreShape = identified.extend({
  type: text,
  store_type: text,
  connection_id: number,
  connection: z.looseObject({ id: z.int() }).nullish().catch(undefined),
  group: z.looseObject({ id: z.int(), name: z.string(), icon: text }).nullish().catch(undefined),
  enrich_datastore: identified.nullish().catch(undefined),
  connected: z.boolean().nullish().catch(undefined),
  metrics: z
    .looseObject({ containers: number, active_checks: number, active_anomalies: number })
    .nullish()
    .catch(undefined),
});

const connectionShape = identified.extend({ type: z.string(), datastores: stubs });

/** Thrown for an object that lacks what every source gives it. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

function shaped<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
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
  const said = (name: string): boolean => (value as Record<string, unknown>)[name] !== undefined;
  return {
    id: raw.id,
    name: raw.name,
    type: raw.type ?? undefined,
    storeType: raw.store_type?.toLowerCase(),
    fields: readDatastoreFields(raw),
    foreignTags: readForeignTags(raw),
    connectionId: raw.connection_id ?? raw.connection?.id,
    group: raw.group ? groupOf(raw.group) : said('group') ? null : undefined,
    enrichment: raw.enrich_datastore ? stubOf(raw.enrich_datastore) : said('enrich_datastore') ? null : undefined,
    connected: raw.connected ?? undefined,
    operated: said('latest_operation') ? raw['latest_operation'] !== null : undefined,
    contents: raw.metrics
      ? {
          containers: raw.metrics.containers ?? 0,
          checks: raw.metrics.active_checks ?? 0,
          anomalies: raw.metrics.active_anomalies ?? 0,
        }
      : undefined,
  };
}

/** A connection. @throws ShapeError */
export function parseConnection(value: unknown): LiveConnection {
  const raw = shaped(connectionShape, value, 'a connection');
  const { fields, masked, opaque } = readConnectionFields(raw, raw.type);
  return {
    id: raw.id,
    name: raw.name,
    type: raw.type,
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
  return groupOf(shaped(identified.extend({ icon: text }), value, 'a group'));
}

/** The name of a team or a tag: an object with one, or (in one fixture of the vendor's CLI) the bare text. @throws ShapeError */
export function parseName(value: unknown): string {
  return typeof value === 'string' ? value : shaped(z.looseObject({ name: z.string() }), value, 'a named object').name;
}

/** Name and type of a tag; sources disagree on whether a list says the type. @throws ShapeError */
export function parseTag(value: unknown): readonly [name: string, type: string | undefined] {
  const { type } = (value ?? {}) as { readonly type?: unknown };
  return [parseName(value), typeof type === 'string' ? type : undefined];
}

/** The id of an operation. @throws ShapeError */
export function parseOperationId(value: unknown): number {
  return shaped(z.looseObject({ id: z.int() }), value, 'an operation').id;
}

/** The role of the token's user; `undefined` where the API does not say one that we know. */
export function parseRole(value: unknown): Role | undefined {
  const { role } = (value ?? {}) as { role?: unknown };
  const known: Readonly<Record<string, Role>> = { admin: 'Admin', manager: 'Manager', member: 'Member' };
  return typeof role === 'string' ? known[role.toLowerCase()] : undefined;
}

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
  const envelope = z.looseObject({ items: z.array(z.unknown()), total: z.int().min(0), size: z.int().min(1) });
  return shaped(envelope, value, 'a page of a list');
}
