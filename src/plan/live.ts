import { type Plain, splitPath } from '../connectors/field.ts';
import type { Role } from './plan.ts';

/** What a reading says of an object's fields, by path. A path that is not there was not read: not the same as `null`. */
export type Reading = ReadonlyMap<string, Plain>;

export interface LiveGroup {
  readonly id: number;
  readonly name: string;
  readonly icon: string | null;
}

/** A datastore as the API gives it. `undefined` where the reading does not say (list items are lighter than single reads). */
export interface LiveDatastore {
  readonly id: number;
  readonly name: string;
  readonly type: string | undefined;
  /** In lower case; sources print it both ways. */
  readonly storeType: string | undefined;
  readonly fields: Reading;
  /** Tags of another type than `global` (an integration's): never compared, always sent along. */
  readonly foreignTags: readonly string[];
  /** `null`: on none; one source has it that a connection can be deleted below its datastores. */
  readonly connectionId: number | null | undefined;
  readonly group: LiveGroup | null | undefined;
  readonly enrichment: { readonly id: number; readonly name: string } | null | undefined;
  readonly connected: boolean | undefined;
  /** Whether any operation ever ran: decides on a first sync. */
  readonly operated: boolean | undefined;
  /** What a delete takes with it. */
  readonly contents: { readonly containers: number; readonly checks: number; readonly anomalies: number } | undefined;
}

export interface DatastoreStub {
  readonly id: number;
  readonly name: string;
}

export interface LiveConnection {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly fields: Reading;
  /** Paths that hold a value the API masks. */
  readonly masked: ReadonlySet<string>;
  /** Mappings and their like, by path, as the API gave them: compared as a whole where the file gives one, else written back. */
  readonly opaque?: ReadonlyMap<string, unknown>;
  /** The keys that the reading had. An older model gives no `parameters`, and then nothing in them can be compared. */
  readonly keys: ReadonlySet<string>;
  /** The datastores on it; `undefined` where the reading does not say. */
  readonly datastores: readonly DatastoreStub[] | undefined;
}

/** One reading of everything that a plan needs. */
export interface Live {
  /** Scheme, host and port of the API: part of the plan hash. */
  readonly origin: string;
  /** `undefined`: the API did not say. */
  readonly role: Role | undefined;
  readonly datastores: ReadonlyMap<number, LiveDatastore>;
  /** Datastores that a list shows and a reading of their own does not: deleted meanwhile, or hidden from this token. */
  readonly unreadable?: readonly DatastoreStub[];
  readonly connections: ReadonlyMap<number, LiveConnection>;
  /** `undefined`: not read, since nothing asked for it. */
  readonly teams: ReadonlySet<string> | undefined;
  /** Name to type, where the list of tags tells it: `global`, or what an integration put there. */
  readonly tags: ReadonlyMap<string, string | undefined> | undefined;
  readonly groups: readonly LiveGroup[] | undefined;
}

type On = LiveDatastore['connectionId'];

/** A datastore's connection from two readings: whichever names one. That there is none is for the first to say. */
export function connectionOfEither(first: On, second: On): On {
  return first ?? second ?? first;
}

/** Whether a reading of a connection says anything of a path. */
export function saysOf(connection: LiveConnection, path: string): boolean {
  const { section, name } = splitPath(path);
  return connection.keys.has(section ?? name);
}

/**
 * A datastore whose reading does not say which of its tags are an integration's, told from the list of all tags: those
 * are neither compared nor removed.
 */
export function withForeignTags(datastore: LiveDatastore, tags: Live['tags']): LiveDatastore {
  const names = datastore.fields.get('tags');
  const isForeign = (name: string): boolean => (tags?.get(name) ?? 'global').toLowerCase() !== 'global';
  if (!Array.isArray(names) || !names.some(isForeign)) {
    return datastore;
  }
  const own: readonly string[] = names.filter((name) => !isForeign(name));
  return {
    ...datastore,
    fields: new Map([...datastore.fields, ['tags', own]]),
    foreignTags: [...new Set([...datastore.foreignTags, ...names.filter(isForeign)])],
  };
}
