import { isMask } from './compare.ts';
import { connectionField, connectorOf, looksSecret, secretsManagerFields, topLevelNames } from './connectors.ts';
import { datastoreRows } from './datastore.ts';
import { type Plain, pathOf } from './field.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads the datastore rows out of what the API gave. A key that is not there gives no entry. */
export function readDatastoreFields(raw: Json): Map<string, Plain> {
  const fields = new Map<string, Plain>();
  for (const field of datastoreRows) {
    const names = field.read ?? [field.name];
    const said = names.filter((candidate) => raw[candidate] !== undefined);
    const name = said.find((candidate) => raw[candidate] !== null) ?? said[0];
    if (name !== undefined) {
      const listed = field.type === 'names' ? namesOf(raw[name]) : undefined;
      // Those of an integration are told apart: see `readForeignTags`.
      const own = field.name === 'tags' ? listed?.filter(isGlobal) : listed;
      fields.set(field.name, own ? own.map((item) => item.name) : plain(raw[name]));
    }
  }
  return fields;
}

/** Tags that an integration put there: of a type other than `global`. */
export function readForeignTags(raw: Json): readonly string[] {
  return namesOf(raw['global_tags'] ?? raw['tags'])
    .filter((tag) => !isGlobal(tag))
    .map((tag) => tag.name);
}

interface Named {
  readonly name: string;
  readonly type: string | undefined;
}

function isGlobal(tag: Named): boolean {
  return tag.type === undefined || tag.type.toLowerCase() === 'global';
}

/** A list of names, which the API gives as objects or (one fixture of the vendor's CLI) as bare strings. */
function namesOf(value: unknown): Named[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => {
    if (typeof item === 'string') {
      return [{ name: item, type: undefined }];
    }
    const { name, type } = (item ?? {}) as Json;
    return typeof name === 'string' ? [{ name, type: typeof type === 'string' ? type : undefined }] : [];
  });
}

/**
 * Reads a connection's fields. Masks and secrets give no entry; where a mask stands is told apart, and so is what is
 * neither a value nor a list of texts (the guide shows an object among Dremio's), as the API gave it; of `secrets_manager`,
 * whose keys the file lists in full, every other key too.
 */
export function readConnectionFields(
  raw: Json,
  type: string,
): { fields: Map<string, Plain>; masked: Set<string>; opaque: Map<string, unknown> } {
  const fields = new Map<string, Plain>();
  const masked = new Set<string>();
  const opaque = new Map<string, unknown>();
  const connector = connectorOf(type);
  const take = (path: string, value: unknown): void => {
    const field = connectionField(connector, path);
    if (holdsMask(value)) {
      masked.add(path);
    } else if (value !== undefined && !field.secret && isPlain(value)) {
      fields.set(path, plain(value));
    } else if (field.secret && value !== undefined && value !== null && value !== '') {
      masked.add(path);
    } else if (value !== undefined && !field.secret) {
      opaque.set(path, value);
    }
  };
  for (const name of new Set([...topLevelNames, ...connector.fields.filter((row) => !row.section).map(pathOf)])) {
    take(name, raw[name]);
  }
  for (const [name, value] of Object.entries(record(raw['parameters']))) {
    take(`parameters.${name}`, value);
  }
  // What a server gives for none is not documented: perhaps an object without an address.
  fields.set('secrets_manager', (record(raw['secrets_manager'])['secret_url'] ?? '') === '' ? null : 'set');
  const listed = new Set<string>(secretsManagerFields.map((row) => row.name));
  for (const [name, value] of Object.entries(record(raw['secrets_manager']))) {
    const path = `secrets_manager.${name}`;
    if (listed.has(name) || looksSecret(name) || holdsMask(value)) {
      take(path, value);
    } else {
      opaque.set(path, value);
    }
  }
  return { fields, masked, opaque };
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** Whether a mask stands in it, at any depth. */
function holdsMask(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).some(holdsMask) : isMask(value);
}

function isPlain(value: unknown): value is Plain {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || isNames(value);
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function plain(value: unknown): Plain {
  return isPlain(value) ? value : JSON.stringify(value);
}
