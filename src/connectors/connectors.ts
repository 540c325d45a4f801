import type { Value } from '../config/desired.ts';
import { dfsConnectors } from './dfs.ts';
import { type Connector, type Field, pathOf, splitPath, type When } from './field.ts';
import { jdbcConnectors } from './jdbc.ts';
import { nativeConnectors } from './native.ts';

const families: readonly (readonly Connector[])[] = [dfsConnectors, jdbcConnectors, nativeConnectors];

const known: ReadonlyMap<string, Connector> = new Map(families.flat().map((one) => [one.type, one]));

/** Every connector that has a table. */
export function connectors(): readonly Connector[] {
  return [...known.values()];
}

/**
 * The table of a connector. A type that we do not know gets one without rows: whatever the file gives passes through,
 * so that a new connector of the vendor does not wait for us.
 */
export function connectorOf(type: string): Connector {
  return known.get(type) ?? passThrough(type);
}

/** Whether a type has a table of its own. */
export function isKnownConnector(type: string): boolean {
  return known.has(type);
}

/** A type as its table spells it; the API's own spelling where no table has it. Sources print types in either case. */
export function tableType(type: string): string {
  return known.has(type.toLowerCase()) ? type.toLowerCase() : type;
}

/** Whether two spellings mean the same connector. */
export function sameType(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function passThrough(type: string): Connector {
  return { type, title: type, store: 'unknown', fields: [], scope: [], enrichment: 'unknown', strictParameters: false };
}

const jdbcNames = ['host', 'port', 'username', 'password', 'passphrase', 'jdbc_fetch_size', 'max_parallelization'];
const dfsNames = ['uri', 'access_key', 'secret_key'];
const nativeNames = ['catalog', 'catalog_type'];

/** Names that stay at the top of a connection; every other one belongs in `parameters`. */
export const topLevelNames: readonly string[] = [...jdbcNames, ...dfsNames, ...nativeNames];

/** Those that the model of a store has. Of native connections, and of what has no table, no model is public. */
export function topLevelNamesOf(store: Connector['store']): readonly string[] {
  switch (store) {
    case 'jdbc':
      return jdbcNames;
    case 'dfs':
      return dfsNames;
    case 'native':
    case 'unknown':
      return topLevelNames;
  }
}

/**
 * The keys that a reading of a connection is documented to have, in the API's model of October 2025: no secrets, and no
 * `parameters` on file connections, where the vendor's S3 page of 2026 has them. None where no model is public.
 */
export function documentedOnRead(store: Connector['store']): readonly string[] {
  switch (store) {
    case 'jdbc':
      return [...jdbcNames.filter((name) => !looksSecret(name)), 'parameters', 'secrets_manager'];
    case 'dfs':
      return [...dfsNames.filter((name) => !looksSecret(name)), 'secrets_manager'];
    case 'native':
    case 'unknown':
      return [];
  }
}

/** The row of a path on a connection of this connector; one made up by the placement rule where no table has it. */
export function connectionField(connector: Connector, path: string): Field {
  const row = [...connector.fields, ...secretsManagerFields].find((field) => pathOf(field) === path);
  return row ?? (path === 'secrets_manager' ? wholeSecretsManager : unlistedField(path));
}

/** `secrets_manager: null`: what it holds is read field by field, that it is there at all as one. */
const wholeSecretsManager: Field = { name: 'secrets_manager', type: 'string', description: '' };

function unlistedField(path: string): Field {
  const { section, name } = splitPath(path);
  // Whatever is unknown in `secrets_manager` goes by its whole path, which says secret.
  const placed = section === 'parameters' ? ({ section, name } as const) : { name: path };
  return {
    ...placed,
    type: 'string',
    description: '',
    ...(looksSecret(placed.name) ? { secret: true } : {}),
    ...(looksAddress(placed.name) ? { address: true } : {}),
  };
}

/** Whether a condition on another field holds, its default included. */
export function holds(connector: Connector, { field, is }: When, values: ReadonlyMap<string, Value>): boolean {
  return (values.get(field) ?? connectionField(connector, field).default ?? null) === is;
}

/** Whether a field that no table lists is treated as a secret, by its name. */
export function looksSecret(name: string): boolean {
  return name !== 'access_key' && /secret|token|password|passphrase|private|credential|key/i.test(name);
}

/** Whether a field that no table lists is where credentials are sent to, by its name. */
function looksAddress(name: string): boolean {
  return /(ur[il]|host|server|endpoint|address)(_?name|s|es)?$/i.test(name);
}

/** `secrets_manager`, which every connection may have (Vault and compatible). */
export const secretsManagerFields = [
  {
    name: 'secret_url',
    section: 'secrets_manager',
    type: 'string',
    description: 'Where the secret is read from.',
    required: true,
    address: true,
  },
  {
    name: 'login_url',
    section: 'secrets_manager',
    type: 'string',
    description: 'Where the credentials payload is exchanged for a token.',
    address: true,
  },
  {
    name: 'credentials_payload',
    section: 'secrets_manager',
    type: 'string',
    description: 'What is posted to `login_url`, as JSON text.',
    secret: true,
  },
  {
    name: 'token_jsonpath',
    section: 'secrets_manager',
    type: 'string',
    description: 'Where the token stands in the answer.',
    default: '$.auth.client_token',
  },
  {
    name: 'token_header_name',
    section: 'secrets_manager',
    type: 'string',
    description: 'Header that carries the token.',
    default: 'X-Vault-Token',
  },
  {
    name: 'data_jsonpath',
    section: 'secrets_manager',
    type: 'string',
    description: 'Where the values stand in the secret.',
    default: '$.data',
  },
] as const satisfies readonly Field[];
