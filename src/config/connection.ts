import {
  connectorOf,
  connectors,
  isKnownConnector,
  secretsManagerFields,
  topLevelNames,
  topLevelNamesOf,
} from '../connectors/connectors.ts';
import { type Connector, type Field, pathOf } from '../connectors/field.ts';
import { nearest } from '../nearest.ts';
import type { Position } from '../problem.ts';
import { checkConnectionRules } from './connection-rules.ts';
import type { DesiredConnection, ManagedField } from './desired.ts';
import { asMap, checkKeys, fieldSlot, isNull, namesIn, numberIn, readKey, reportMissing, textIn } from './entry.ts';
import { connectionKeys } from './keys.ts';
import { connectionRow } from './level.ts';
import { shownKey, suggest } from './suggest.ts';
import type { Entry, MapNode, Place } from './tree.ts';
import { type Reading, readFree, readValue } from './values.ts';

/** A connection as one place of the file writes it. */
export interface ConnectionDraft {
  readonly connection: DesiredConnection;
  /** `undefined` while the type waits for a reference, or is missing. */
  readonly connector: Connector | undefined;
  /** Whether the name is known already; one that waits for a reference is compared with nothing. */
  readonly nameKnown: boolean;
  /** Where it stands: its name, or else its first key. */
  readonly place: Place;
}

const [nameKey, typeKey, idKey, previousNamesKey] = connectionKeys;

/** Reads an entry of `connections`, or the inline `connection` of a datastore. */
export function readConnection(
  reading: Reading,
  map: MapNode,
  inline: { readonly ownerKey: string; readonly keyAt: Position } | undefined,
): ConnectionDraft {
  const { report } = reading;
  const name = textIn(readKey(reading, map, nameKey));
  const type = textIn(readKey(reading, map, typeKey));
  if (!map.entries.has('type')) {
    reportMissing(report, map, 'type', inline ? ' from the connection' : '');
  }
  if (!inline && !map.entries.has('name')) {
    reportMissing(report, map, 'name');
  }
  const connector = type?.known ? connectorOf(type.value) : undefined;
  if (connector && !isKnownConnector(connector.type)) {
    reportUnknownType(reading, map, connector.type);
  }
  const fields = readFields(reading, map, connector ?? connectorOf(''));
  const connection: DesiredConnection = {
    key: name?.value ?? inline?.ownerKey ?? '',
    name: name?.value,
    type: type?.value ?? '',
    inline: inline !== undefined,
    id: numberIn(readKey(reading, map, idKey)),
    previousNames: namesIn(readKey(reading, map, previousNamesKey)),
    fields,
    at: name?.at ?? inline?.keyAt ?? map.place.at,
  };
  if (connector) {
    checkConnectionRules(report, map, connector, fields);
  }
  return {
    connection,
    connector,
    nameKnown: name?.known === true,
    place: map.entries.get('name')?.value.place ?? map.place,
  };
}

/** What people call a store that the API calls otherwise. */
const otherTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'aws s3': 's3',
    adls: 'abfs',
    azure: 'abfs',
    'azure blob': 'abfs',
    'azure blob storage': 'abfs',
    wasb: 'abfs',
    wasbs: 'abfs',
    mssql: 'sqlserver',
    'sql server': 'sqlserver',
  }),
);

function reportUnknownType(reading: Reading, map: MapNode, type: string): void {
  const place = map.entries.get('type')?.value.place;
  const spelling = type.toLowerCase().replace(/[\s_-]+/g, ' ');
  const near =
    otherTypes.get(spelling) ??
    connectors().find(({ title }) => title.toLowerCase() === spelling)?.type ??
    nearest(
      type.toLowerCase(),
      connectors().map((connector) => connector.type),
    );
  reading.report(
    'unknown-connector',
    place,
    'This connection type has no table here: its fields are sent as they are.',
    near ? `Did you mean ${near}?` : 'Names that no connection has at the top belong in parameters.',
  );
}

function readFields(reading: Reading, map: MapNode, connector: Connector): ReadonlyMap<string, ManagedField> {
  const fields = new Map<string, ManagedField>();
  const manager = map.entries.get('secrets_manager');
  const vault = manager !== undefined && !isNull(manager.value);
  const add = (entry: Entry, path: string): void => {
    const { row, listed } = connectionRow(connector, path);
    const slot = fieldSlot(row, path, { vault: vault && row.section !== 'secrets_manager' });
    const structured = row.section === 'parameters';
    const value = listed
      ? readValue(reading, slot, entry.value)
      : readFree(reading, { ...slot, structured }, entry.value);
    if (value !== undefined) {
      fields.set(path, { path, value, at: entry.value.place.at });
    }
  };
  for (const entry of plainEntries(map)) {
    if (entry.key === 'parameters') {
      readParameters(reading, entry, connector, add);
    } else if (entry.key === 'secrets_manager' && isNull(entry.value)) {
      fields.set(entry.key, { path: entry.key, value: null, at: entry.value.place.at });
    } else if (entry.key === 'secrets_manager') {
      readSecretsManager(reading, entry, add);
    } else if (!connectionKeys.some((key) => key.name === entry.key) && acceptsTop(reading, entry, connector)) {
      add(entry, entry.key);
    }
  }
  return fields;
}

/** Without those whose key is reported as a reference already. */
function plainEntries(map: MapNode): readonly Entry[] {
  return [...map.entries.values()].filter(({ key }) => !key.includes('${{'));
}

/** Whether a key may stand at the top of a connection. */
function acceptsTop(reading: Reading, { key, keyPlace }: Entry, connector: Connector): boolean {
  const { row, listed } = connectionRow(connector, key);
  if (listed && row.section === undefined) {
    return true;
  }
  if (topLevelNamesOf(connector.store).includes(key) && !connector.strictParameters) {
    if (connector.store !== 'unknown') {
      reading.report(
        'unknown-parameter',
        keyPlace,
        `${key} is in no table of ${connector.title}; it is sent as it is.`,
      );
    }
    return true;
  }
  reading.report('unknown-key', keyPlace, () => suggest(key, 'connection', connector));
  return false;
}

function readParameters(
  reading: Reading,
  entry: Entry,
  connector: Connector,
  add: (entry: Entry, path: string) => void,
): void {
  const map = asMap(reading.report, entry.value, 'parameters');
  for (const inner of map ? plainEntries(map) : []) {
    const path = `parameters.${inner.key}`;
    const listed = connectionRow(connector, path).listed;
    if (!listed && connector.strictParameters) {
      reading.report('unknown-key', inner.keyPlace, () => suggest(inner.key, 'parameters', connector));
      continue;
    }
    if (!listed && (connector.store !== 'unknown' || topLevelNames.includes(inner.key))) {
      reading.report('unknown-parameter', inner.keyPlace, () => ({
        message:
          connector.store === 'unknown'
            ? 'Other connections have this name at the top; it is sent as it is.'
            : `${shownKey(inner.key)} is in no table of ${connector.title}; it is sent as it is.`,
        hint: suggest(inner.key, 'parameters', connector).hint,
      }));
    }
    add(inner, path);
  }
}

function readSecretsManager(reading: Reading, entry: Entry, add: (entry: Entry, path: string) => void): void {
  const map = asMap(reading.report, entry.value, 'secrets_manager');
  if (map) {
    checkKeys(reading.report, map, 'secrets_manager');
    for (const field of secretsManagerFields as readonly Field[]) {
      const inner = map.entries.get(field.name);
      if (inner) {
        add(inner, pathOf(field));
      }
    }
  }
}
