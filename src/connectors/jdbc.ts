import { type Connector, type Field, roleArnPattern } from './field.ts';
import { byRole } from './role.ts';

/**
 * The database connectors, as the vendor's connector guide and API pages describe them (2026). The model itself makes
 * every field optional; what a database needs is `host` wherever it has one. Ports are only given a default where the
 * vendor states one.
 */
const host: Field = {
  name: 'host',
  type: 'string',
  description: 'Address of the server.',
  required: true,
  address: true,
};
const port: Field = { name: 'port', type: 'integer', description: 'Port of the server.', min: 1, max: 65_535 };
const username: Field = { name: 'username', type: 'string', description: 'User name.' };
const password: Field = { name: 'password', type: 'string', description: 'Password.', secret: true };

/** The JDBC model of the vendor's published API description (October 2025). */
const tuning: readonly Field[] = [
  { name: 'jdbc_fetch_size', type: 'integer', description: 'Rows fetched at once.', min: 0 },
  { name: 'max_parallelization', type: 'integer', description: 'Most queries at once.', min: 0, max: 100 },
];

function parameter(name: string, description: string, more: Partial<Field> = {}): Field {
  return { name, section: 'parameters', type: 'string', description, ...more };
}

/** `authentication_type` with the fields of an IAM role (Athena, Redshift). */
const roleFields: readonly Field[] = [
  parameter('authentication_type', 'User and password (`BASIC`) or an IAM role that Qualytics assumes (`IAM_ROLE`).', {
    values: ['BASIC', byRole.is],
    default: 'BASIC',
  }),
  parameter('role_arn', 'IAM role that Qualytics assumes through AWS STS.', {
    example: 'arn:aws:iam::123456789012:role/QualyticsRole',
    required: byRole,
    pattern: roleArnPattern,
  }),
  parameter('external_id', "External id that the role's trust policy asks for, if it does."),
];

interface Row {
  readonly type: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly scope?: readonly string[];
  readonly enrichment: Connector['enrichment'];
  readonly notes?: readonly string[];
}

function jdbc({ type, title, fields, scope = ['database', 'schema'], enrichment, notes }: Row): Connector {
  return {
    type,
    title,
    store: 'jdbc',
    scope,
    enrichment,
    strictParameters: false,
    fields: [...fields, ...tuning],
    ...(notes ? { notes } : {}),
  };
}

const basic: readonly Field[] = [host, port, username, password];
const truststore = parameter('ssl_truststore', 'Trust store for the TLS connection.');

const rows: readonly Row[] = [
  {
    type: 'athena',
    title: 'Amazon Athena',
    fields: [
      { ...host, description: 'Endpoint of the region.', example: 'athena.us-east-1.amazonaws.com' },
      { ...port, default: 443 },
      { ...username, description: 'AWS access key id.', identifier: true, forbidden: byRole },
      { ...password, description: 'AWS secret access key.', forbidden: byRole },
      parameter('output', 'Where query results are written.', { example: 's3://acme-athena-results/' }),
      ...roleFields,
    ],
    enrichment: 'no',
    notes: ['`database` is the catalog and `schema` the database of Athena.'],
  },
  {
    type: 'bigquery',
    title: 'Google BigQuery',
    fields: [{ ...password, description: "The service account's key file, its JSON as one text." }],
    enrichment: 'yes',
    notes: [
      '`database` is the project id and `schema` the dataset.',
      'The form has a temporary dataset; its API name is not published.',
    ],
  },
  {
    type: 'databricks',
    title: 'Databricks',
    fields: [
      host,
      { ...password, description: 'Personal access token.' },
      parameter('path', 'HTTP path of the warehouse or cluster.', { example: '/sql/1.0/warehouses/0123456789abcdef' }),
    ],
    enrichment: 'yes',
    notes: [
      'The documentation contradicts itself on what `database` and `schema` hold (catalog first, or the catalog in `schema`).',
      'OAuth between machines exists; its fields are not published.',
    ],
  },
  {
    type: 'db2',
    title: 'IBM DB2',
    fields: [...basic, parameter('ssl', 'Connects through TLS.', { type: 'boolean' })],
    enrichment: 'yes',
  },
  {
    type: 'dremio',
    title: 'Dremio',
    fields: [
      ...basic,
      parameter('project_id', 'Project of Dremio Cloud.'),
      parameter('ssl', 'Connects through TLS.', { type: 'boolean' }),
    ],
    enrichment: 'no',
    notes: ['The names of its parameters, and access by token, are not verified.'],
  },
  {
    type: 'fabric',
    title: 'Microsoft Fabric',
    fields: [
      host,
      port,
      { ...username, description: 'Client id of the service principal.' },
      { ...password, description: 'Client secret of the service principal.' },
      parameter('tenant_id', 'Directory (tenant) of the service principal.'),
    ],
    enrichment: 'unsure',
  },
  {
    type: 'hive',
    title: 'Apache Hive',
    fields: [...basic, parameter('zookeeper', 'Finds the server through ZooKeeper.', { type: 'boolean' })],
    enrichment: 'no',
    notes: ['Kerberos exists; the API names of its fields are not published.'],
  },
  {
    type: 'mariadb',
    title: 'MariaDB',
    fields: basic,
    scope: ['database'],
    enrichment: 'yes',
    notes: ['Its fields are taken to be those of MySQL.'],
  },
  { type: 'mysql', title: 'MySQL', fields: basic, scope: ['database'], enrichment: 'yes' },
  {
    type: 'oracle',
    title: 'Oracle Database',
    fields: [...basic, parameter('sid', 'System identifier of the database.')],
    enrichment: 'no',
    notes: ['One page places it by `schema` alone.'],
  },
  { type: 'postgresql', title: 'PostgreSQL', fields: basic, enrichment: 'yes' },
  { type: 'presto', title: 'Presto', fields: [...basic, truststore], enrichment: 'no' },
  {
    type: 'redshift',
    title: 'Amazon Redshift',
    fields: [host, { ...port, default: 5439 }, username, { ...password, forbidden: byRole }, ...roleFields],
    enrichment: 'yes',
  },
  {
    type: 'snowflake',
    title: 'Snowflake',
    fields: [
      { ...host, example: 'acme-analytics.snowflakecomputing.com' },
      username,
      { ...password, description: 'Password; with `KEYPAIR` the private key.' },
      {
        name: 'passphrase',
        type: 'string',
        description: 'Passphrase of the private key.',
        secret: true,
        usedWith: { field: 'parameters.authentication_type', is: 'KEYPAIR' },
      },
      parameter('authentication_type', 'Password (`BASIC`) or a key pair (`KEYPAIR`).', {
        values: ['BASIC', 'KEYPAIR'],
        default: 'BASIC',
      }),
      parameter('role', 'Role of the session.'),
      parameter('warehouse', 'Warehouse of the session.'),
    ],
    enrichment: 'yes',
    notes: ['That the private key travels in `password` is read from an example.'],
  },
  {
    type: 'sqlserver',
    title: 'Microsoft SQL Server',
    fields: basic,
    enrichment: 'yes',
    notes: ['A service principal (Azure SQL) exists; its fields are not published.'],
  },
  {
    type: 'synapse',
    title: 'Azure Synapse',
    fields: basic,
    enrichment: 'unsure',
    notes: ['A service principal exists; its fields are not published.'],
  },
  { type: 'teradata', title: 'Teradata', fields: basic, scope: ['schema'], enrichment: 'no' },
  {
    type: 'timescale',
    title: 'Timescale',
    fields: basic,
    enrichment: 'no',
    notes: ['One page places it by `schema` alone.'],
  },
  {
    type: 'trino',
    title: 'Trino',
    fields: [...basic, truststore],
    enrichment: 'yes',
    notes: ['`database` is the catalog.'],
  },
];

/** Connectors whose datastores are schemas of a database. */
export const jdbcConnectors: readonly Connector[] = rows.map(jdbc);
