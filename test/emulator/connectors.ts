import type { Dialect } from './dialect.ts';
import type { ConnectionContents, Json, StoreType } from './records.ts';
import type { Model, Rule } from './validate.ts';

/** What the server knows about a connector. Paths are those of the connection: `uri`, `parameters.role_arn`. */
export interface ConnectorRules {
  readonly store: StoreType;
  /** Whether a datastore on it can take enrichment. `disputed`: the vendor's pages disagree. */
  readonly enrichment: boolean | 'disputed';
  readonly required: readonly string[];
  /** Ways to authenticate and what each needs; the first one is the default. */
  readonly authentication?: Readonly<Record<string, readonly string[]>>;
  /** The fields of `parameters`, where they are documented completely. */
  readonly parameters?: Model;
}

const text: Rule = { type: 'string', nullable: true };

const database = (enrichment: ConnectorRules['enrichment'], ...more: string[]): ConnectorRules => ({
  store: 'jdbc',
  enrichment,
  required: ['host', 'username', 'password', ...more],
});

/** Connectors of the vendor's connector pages, and of its published model of October 2025. */
export const connectors: Readonly<Record<string, ConnectorRules>> = {
  s3: {
    store: 'dfs',
    enrichment: true,
    required: ['uri'],
    authentication: { SHARED_KEY: ['access_key', 'secret_key'], IAM_ROLE: ['parameters.role_arn'] },
    parameters: {
      authentication_type: { ...text, values: ['SHARED_KEY', 'IAM_ROLE'] },
      role_arn: text,
      external_id: text,
    },
  },
  abfs: {
    store: 'dfs',
    enrichment: true,
    required: ['uri'],
    authentication: {
      SHARED_KEY: ['access_key', 'secret_key'],
      SERVICE_PRINCIPAL: ['access_key', 'secret_key', 'parameters.tenant_id'],
    },
  },
  gcs: { store: 'dfs', enrichment: true, required: ['uri', 'secret_key'] },
  postgresql: database(true),
  mysql: database(true),
  mariadb: database(true),
  timescale: database(false),
  redshift: {
    store: 'jdbc',
    enrichment: true,
    required: ['host'],
    authentication: { BASIC: ['username', 'password'], IAM_ROLE: ['parameters.role_arn'] },
  },
  athena: {
    store: 'jdbc',
    enrichment: false,
    required: ['host', 'parameters.output'],
    authentication: { BASIC: ['username', 'password'], IAM_ROLE: ['parameters.role_arn'] },
  },
  snowflake: {
    store: 'jdbc',
    enrichment: true,
    required: ['host', 'username', 'password'],
    authentication: { BASIC: [], KEYPAIR: [] },
  },
  bigquery: { store: 'jdbc', enrichment: true, required: ['password'] },
  databricks: { store: 'jdbc', enrichment: true, required: ['host', 'password', 'parameters.path'] },
  sqlserver: database(true),
  synapse: database('disputed'),
  fabric: database('disputed', 'parameters.tenant_id'),
  oracle: database(false),
  db2: database(true),
  hive: { store: 'jdbc', enrichment: false, required: ['host'] },
  dremio: { store: 'jdbc', enrichment: false, required: ['host'] },
  presto: database(false),
  trino: database(true),
  teradata: database(false),
  databricks_native: { store: 'native', enrichment: false, required: [] },
};

const secretsManager: Rule = {
  type: 'object',
  nullable: true,
  fields: {
    secret_url: { type: 'string', required: true },
    login_url: text,
    credentials_payload: text,
    token_jsonpath: { type: 'string' },
    token_header_name: { type: 'string' },
    data_jsonpath: { type: 'string' },
  },
};

const topLevel: Readonly<Record<StoreType, Model>> = {
  dfs: { uri: { type: 'string' }, access_key: text, secret_key: text },
  jdbc: {
    host: text,
    port: { type: 'integer', nullable: true, min: 1, max: 65_535 },
    username: text,
    password: text,
    passphrase: text,
    jdbc_fetch_size: { type: 'integer', nullable: true },
    max_parallelization: { type: 'integer', nullable: true, min: 0, max: 100 },
  },
  native: { host: text, username: text, password: text, catalog: text, catalog_type: text, secret_key: text },
};

/** Names at the top of a connection of this connector. */
export function topLevelFields(type: string): readonly string[] {
  return Object.keys(topLevelOf(type));
}

/** A driver that nobody has heard of may use every name that any connector has there. */
function topLevelOf(type: string): Model {
  return isKnown(type) ? topLevel[rulesOf(type).store] : { ...topLevel.dfs, ...topLevel.native, ...topLevel.jdbc };
}

function isKnown(type: string): boolean {
  return Object.hasOwn(connectors, type);
}

/** The connection's body for a connector, without what depends on the way to authenticate. */
export function connectionModel({ unknownConnector }: Dialect, type: string): Model {
  const rules = rulesOf(type);
  const values = Object.keys(rules.authentication ?? {});
  const known = unknownConnector === 'accept' ? { minLength: 1 } : { values: Object.keys(connectors) };
  return {
    name: { type: 'string', nullable: true, minLength: 1, maxLength: 255 },
    type: { type: 'string', required: true, ...known },
    ...topLevelOf(type),
    parameters: {
      type: 'object',
      nullable: true,
      ...(rules.parameters ? { fields: rules.parameters } : {}),
      ...(values.length > 0 && !rules.parameters ? { some: { authentication_type: { ...text, values } } } : {}),
    },
    secrets_manager: secretsManager,
  };
}

/** A driver that nobody has heard of is taken for a database that is only read. */
const unheardOf: ConnectorRules = { store: 'jdbc', enrichment: false, required: [] };

export function rulesOf(type: string): ConnectorRules {
  return (isKnown(type) ? connectors[type] : undefined) ?? unheardOf;
}

/** Whether a datastore on this connector can take enrichment. */
export function supportsEnrichment({ fabricSynapseEnrichment }: Dialect, type: string): boolean {
  const { enrichment } = rulesOf(type);
  return enrichment === 'disputed' ? fabricSynapseEnrichment === 'supported' : enrichment;
}

/** The way a connection authenticates, its default where it does not say. */
export function authenticationOf(type: string, parameters: Json): string | undefined {
  const [fallback] = Object.keys(rulesOf(type).authentication ?? {});
  const said = parameters['authentication_type'];
  return typeof said === 'string' ? said : fallback;
}

/** Paths that a connection of this kind needs and does not have. An empty text is as good as none. */
export function missingPaths(contents: Pick<ConnectionContents, 'type' | 'fields' | 'parameters'>): readonly string[] {
  const { type, fields, parameters } = contents;
  const rules = rulesOf(type);
  const needed = rules.authentication?.[authenticationOf(type, parameters) ?? ''] ?? [];
  const valueAt = (path: string): unknown =>
    path.startsWith('parameters.') ? parameters[path.slice('parameters.'.length)] : fields[path];
  return [...new Set([...rules.required, ...needed])].filter((path) => (valueAt(path) ?? '') === '');
}

/** Whether a value is a secret by its name: never given back in clear. */
export function isSecret(name: string): boolean {
  return name !== 'access_key' && /secret_?key|password|passphrase|private|credential|token$|api_key/i.test(name);
}
