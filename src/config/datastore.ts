import { datastoreFields, scopeOf } from '../connectors/datastore.ts';
import type { Connector, Field } from '../connectors/field.ts';
import { misplacedOn, scopeNames } from '../connectors/scope.ts';
import type { ConnectionDraft } from './connection.ts';
import type {
  ConnectionChoice,
  DesiredDatastore,
  EnrichmentChoice,
  FirstSync,
  GroupChoice,
  Located,
  ManagedField,
} from './desired.ts';
import { asMap, checkKeys, fieldSlot, isNull, type KnownText, namesIn, numberIn, readKey, textIn } from './entry.ts';
import { datastoreKeys, defaultsKeys, groupIcons, groupKeys, type Key, sourceSettings } from './keys.ts';
import { type Entry, isTrue, type MapNode, type Place } from './tree.ts';
import { type Reading, readValue } from './values.ts';

/** A datastore as the file writes it, with what later checks need beside it. */
export interface DatastoreDraft {
  readonly file: string;
  readonly map: MapNode;
  readonly name: KnownText | undefined;
  readonly place: Place;
  /** Its inline connection, if it has one. */
  readonly inline: ConnectionDraft | undefined;
}

const keys = Object.fromEntries(datastoreKeys.map((key) => [key.name, key])) as Readonly<
  Record<(typeof datastoreKeys)[number]['name'], Key>
>;

const fields: readonly Field[] = datastoreFields;

/** The name of an entry, known or not. */
export function readName(reading: Reading, map: MapNode): KnownText | undefined {
  return textIn(readKey(reading, map, keys.name));
}

/** Reads `defaults`, so that what is wrong in them is said once and at their place. */
export function readDefaults(reading: Reading, map: MapNode): void {
  checkKeys(reading.report, map, 'defaults');
  for (const key of defaultsKeys) {
    const field = fields.find((one) => one.name === key.name);
    const entry = map.entries.get(key.name);
    if (entry && field) {
      readValue(reading, fieldSlot(field, field.name), entry.value);
    } else if (entry && key.type !== 'map') {
      readKey(reading, map, key);
    }
  }
  readGroup(reading, map);
}

/**
 * The entry without the fields of another kind of store that it gives as `null`, as the API's own table of a create has
 * them: there is nothing to clear.
 */
export function withoutForeignNulls(own: MapNode, connector: Connector | undefined): MapNode {
  const isForeign = ({ key, value }: Entry): boolean =>
    connector !== undefined && isNull(value) && misplacedOn(connector, key)?.kind === 'of-other-store';
  const entries = [...own.entries].filter(([, entry]) => !isForeign(entry));
  return entries.length === own.entries.size ? own : { ...own, entries: new Map(entries) };
}

/**
 * The entry with the defaults of its file: only those that it does not set, and only fields that it has. A key of a
 * choice that the entry has made, a scope that belongs to another kind of connection, and the settings of a link where
 * the entry is an enrichment datastore or unlinks its own are fields it does not have.
 */
export function withDefaults(own: MapNode, defaults: MapNode | undefined, connector: Connector | undefined): MapNode {
  if (!defaults) {
    return own;
  }
  const merged = new Map<string, Entry>(own.entries);
  const unlinked = isEnrichment(own, defaults) || unlinks(own);
  for (const key of defaultsKeys) {
    const entry = defaults.entries.get(key.name);
    const chosen = datastoreKeys.some(
      (one) => 'choice' in one && one.choice === key.choice && own.entries.has(one.name),
    );
    const foreign = isScope(key.name) && !hasScope(own, connector, key.name);
    const sourceOnly = unlinked && sourceSettings.has(key.name);
    if (entry && !own.entries.has(key.name) && !chosen && !foreign && !sourceOnly) {
      merged.set(key.name, entry);
    }
  }
  return { ...own, entries: merged };
}

function isEnrichment(own: MapNode, defaults: MapNode): boolean {
  const value = (own.entries.get('enrichment_only') ?? defaults.entries.get('enrichment_only'))?.value;
  return isTrue(value);
}

function unlinks({ entries }: MapNode): boolean {
  return [entries.get('enrichment_datastore'), entries.get('enrichment_datastore_id')].some(
    (entry) => entry && isNull(entry.value),
  );
}

/** Whether a field places a datastore, or says how its place is read: which there are is the connector's matter. */
function isScope(name: string): boolean {
  return scopeNames.includes(name);
}

/** Whether a datastore has a scope field; where its connector is not known, its other scope fields tell. */
function hasScope(own: MapNode, connector: Connector | undefined, name: string): boolean {
  if (connector && connector.store !== 'unknown') {
    return connector.scope.includes(name);
  }
  const others = scopeOf.dfs.includes(name) ? scopeOf.jdbc : scopeOf.dfs;
  return !others.some((other) => own.entries.has(other));
}

/** Reads the fields of the API's object. `own`: the entry without defaults. */
function readFields(reading: Reading, map: MapNode, own: MapNode): ReadonlyMap<string, ManagedField> {
  const managed = new Map<string, ManagedField>();
  for (const field of fields) {
    const entry = map.entries.get(field.name);
    const value = entry && readValue(reading, fieldSlot(field, field.name), entry.value);
    if (entry && value !== undefined) {
      managed.set(field.name, { path: field.name, value, at: entry.value.place.at, ...inheritance(entry, own) });
    }
  }
  return managed;
}

/** Says of a value that it is of the defaults, where it is. `own`: the entry without them. */
function inheritance({ key }: Entry, own: MapNode): { readonly inherited?: true } {
  return own.entries.has(key) ? {} : { inherited: true };
}

/** What a name of the file means to those who refer to it. */
export interface Names {
  readonly connections: ReadonlySet<string>;
  readonly datastores: ReadonlySet<string>;
}

/** The datastore, with its choices made; `undefined` where it has no usable name. */
export function readDatastore(
  reading: Reading,
  draft: DatastoreDraft,
  map: MapNode,
  names: Names,
): DesiredDatastore | undefined {
  const connection = readConnectionChoice(reading, draft, map, names);
  const enrichment = readEnrichment(reading, map, draft.map, names);
  const group = readGroup(reading, map);
  const firstSync = readFirstSync(reading, map);
  const managed = readFields(reading, map, draft.map);
  const id = numberIn(readKey(reading, map, keys.id));
  const previousNames = namesIn(readKey(reading, map, keys.previous_names));
  return (
    draft.name && {
      name: draft.name.value,
      at: draft.name.at,
      id,
      previousNames,
      connection,
      enrichment,
      group,
      firstSync,
      fields: managed,
    }
  );
}

function readConnectionChoice(
  reading: Reading,
  draft: DatastoreDraft,
  map: MapNode,
  names: Names,
): ConnectionChoice | undefined {
  if (draft.inline) {
    const { key, at } = draft.inline.connection;
    return { kind: 'file', key, at };
  }
  const named = textIn(readKey(reading, map, keys.connection_name));
  const id = numberIn(readKey(reading, map, keys.connection_id));
  if (named) {
    const { value, at } = named;
    return names.connections.has(value) ? { kind: 'file', key: value, at } : { kind: 'live-name', name: value, at };
  }
  return id && { kind: 'live-id', id: id.value, at: id.at };
}

/** `own`: the entry without defaults. */
function readEnrichment(reading: Reading, map: MapNode, own: MapNode, names: Names): EnrichmentChoice | undefined {
  const byName = readKey(reading, map, keys.enrichment_datastore);
  const byId = readKey(reading, map, keys.enrichment_datastore_id);
  const none = [byName, byId].find((one) => one?.value === null);
  const named = textIn(byName);
  const id = numberIn(byId);
  const entry = map.entries.get('enrichment_datastore') ?? map.entries.get('enrichment_datastore_id');
  const inherited = entry ? inheritance(entry, own) : {};
  if (named) {
    const kind = names.datastores.has(named.value) ? 'file' : 'live-name';
    return { kind, name: named.value, at: named.at, ...inherited };
  }
  return id
    ? { kind: 'live-id', id: id.value, at: id.at, ...inherited }
    : none && { kind: 'none', at: none.at, ...inherited };
}

function readGroup(reading: Reading, map: MapNode): GroupChoice | undefined {
  const entry = map.entries.get('group');
  const byId = readKey(reading, map, keys.group_id);
  if (!entry || (entry.value.kind === 'scalar' && entry.value.value === null)) {
    const id = numberIn(byId);
    const none = entry ? entry.value.place.at : byId?.value === null ? byId.at : undefined;
    return id ? { kind: 'id', id: id.value, at: id.at } : none && { kind: 'none', at: none };
  }
  const group = asMap(reading.report, entry.value, 'group');
  if (!group) {
    return undefined;
  }
  checkKeys(reading.report, group, 'group');
  const [nameKey, iconKey] = groupKeys;
  const name = textIn(readKey(reading, group, nameKey));
  const icon = textIn(readKey(reading, group, iconKey));
  if (icon?.known && !(groupIcons as readonly string[]).includes(icon.value)) {
    reading.report(
      'unknown-icon',
      group.entries.get('icon')?.value.place,
      'This icon is none of the documented ones.',
      `Known are ${groupIcons.join(', ')}.`,
    );
  }
  return name && { kind: 'name', name: name.value, icon: icon?.value, at: name.at };
}

function readFirstSync(reading: Reading, map: MapNode): FirstSync | undefined {
  const flags = ['trigger_catalog', 'trigger_sync'] as const;
  for (const flag of flags) {
    const read: Located<unknown> | undefined = readKey(reading, map, keys[flag]);
    if (typeof read?.value === 'boolean') {
      return { flag, value: read.value, at: read.at };
    }
  }
  return undefined;
}
