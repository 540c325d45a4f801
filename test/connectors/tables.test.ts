import { describe, expect, test } from '@jest/globals';
import { shown } from '../../src/connectors/compare.ts';
import {
  connectionField,
  connectorOf,
  connectors,
  isKnownConnector,
  looksSecret,
  secretsManagerFields,
  topLevelNames,
} from '../../src/connectors/connectors.ts';
import { datastoreFields } from '../../src/connectors/datastore.ts';
import { type Connector, type Field, pathOf } from '../../src/connectors/field.ts';
import { connectionCreateBody } from '../../src/connectors/payload.ts';
import { fieldSchema } from '../../src/connectors/schema.ts';
import { Secret } from '../../src/secret.ts';

const all: readonly Connector[] = connectors();
const rows = all.flatMap((connector) =>
  (connector.fields as readonly Field[]).map((row) => ({ connector, row, label: `${connector.type} ${pathOf(row)}` })),
);

describe('every connector', () => {
  test('that the documentation names has a table', () => {
    const documented =
      'athena bigquery databricks db2 dremio hive mariadb mysql oracle postgresql presto redshift snowflake sqlserver synapse teradata timescale trino fabric s3 gcs abfs databricks_native';
    expect(all.map((connector) => connector.type).sort()).toEqual(documented.split(' ').sort());
  });

  test.each(all.map((connector) => [connector.type, connector] as const))(
    '%s: its rows have one place each, and the scope is of its kind',
    (type, connector) => {
      const paths = (connector.fields as readonly Field[]).map(pathOf);
      expect(new Set(paths).size).toBe(paths.length);
      const scopes: Readonly<Record<string, readonly string[]>> = {
        dfs: ['root_path', 'folder_globbing_enabled'],
        jdbc: ['database', 'schema'],
        native: ['database', 'schema'],
      };
      expect(connector.scope.length).toBeGreaterThan(0);
      expect(connector.scope.filter((name) => !scopes[connector.store]?.includes(name))).toEqual([]);
      expect(connectorOf(type)).toBe(connector);
    },
  );

  test.each(rows)('$label: stands where the API wants it', ({ row }) => {
    expect(row.section === 'parameters').toBe(!topLevelNames.includes(row.name));
  });

  test.each(rows)('$label: a condition names a value that the other row has', ({ connector, row }) => {
    for (const when of [row.required, row.forbidden]) {
      if (typeof when === 'object') {
        expect(connectionField(connector, when.field).values).toContain(when.is);
      }
    }
    if (row.values && row.default !== undefined) {
      expect(row.values).toContain(row.default);
    }
  });

  test.each(rows)('$label: its example has the form that it asks for', ({ row }) => {
    const example = row.type === 'integer' ? Number(row.example) : row.example;
    expect(row.example === undefined || fieldSchema(row).safeParse(example).success).toBe(true);
  });

  test.each(rows.filter(({ row }) => /password|secret|passphrase|key$/.test(row.name)))(
    '$label: is a secret or an identifier',
    ({ row }) => {
      expect(row.secret ?? row.identifier).toBe(true);
      expect(shown(row, 'wJalrXUtnFEMIK7MDENG')).not.toContain('XUtnFEMI');
    },
  );

  test.each(all.map((connector) => [connector.type, connector] as const))(
    '%s: the body has every field in its place',
    (type, connector) => {
      const value = (row: Field): string | number | boolean | Secret =>
        row.secret
          ? new Secret('hidden-text', 'r')
          : row.type === 'integer'
            ? 7
            : row.type === 'boolean'
              ? true
              : (row.values?.[0] ?? 'x');
      const fields = (connector.fields as readonly Field[]).map(
        (row) =>
          [pathOf(row), { path: pathOf(row), value: value(row), at: { file: 'f', line: 1, column: 1 } }] as const,
      );
      const body = connectionCreateBody('c', type, new Map(fields));
      const parameters = (body['parameters'] ?? {}) as Record<string, unknown>;
      expect([body['name'], body['type']]).toEqual(['c', type]);
      for (const row of connector.fields as readonly Field[]) {
        const expected = row.secret ? 'hidden-text' : value(row);
        expect(row.section ? parameters[row.name] : body[row.name]).toBe(expected);
      }
    },
  );
});

describe('a connector that has no table', () => {
  test.each(['newdb', '__proto__', 'constructor', ''])('%j passes through', (type) => {
    expect(isKnownConnector(type)).toBe(false);
    expect(connectorOf(type)).toMatchObject({ type, fields: [], store: 'unknown' });
  });

  test.each([
    ['parameters.api_token', true],
    ['parameters.client_secret', true],
    ['parameters.PrivateKey', true],
    ['password', true],
    ['parameters.region', undefined],
    ['parameters.access_key', undefined],
    ['secrets_manager.vault_url', true],
    ['access_key', undefined],
    ['host', undefined],
  ])('%s is secret: %p', (path, secret) => {
    expect(connectionField(connectorOf('newdb'), path).secret).toBe(secret);
  });

  test('knows the vault of every connection', () => {
    expect(connectionField(connectorOf('newdb'), 'secrets_manager.credentials_payload').secret).toBe(true);
    expect(connectionField(connectorOf('newdb'), 'secrets_manager.token_jsonpath').secret).toBeUndefined();
    expect(secretsManagerFields.filter((row) => 'required' in row).map((row) => row.name)).toEqual(['secret_url']);
  });

  test.each(['access_key', 'region', 'uri'])('%s does not say secret', (name) => {
    expect(looksSecret(name)).toBe(false);
  });
});

describe('rows and their schemas', () => {
  const row = (name: (typeof datastoreFields)[number]['name']): Field =>
    (datastoreFields as readonly Field[]).find((one) => one.name === name) ?? { name, type: 'string', description: '' };

  test.each([
    ['enrichment_source_record_limit', [1, 1_000_000_000], [0, 1_000_000_001, 1.5, '10']],
    ['high_count_rollup_threshold', [1, 1_000], [0, 1_001, null]],
    ['enrichment_remediation_strategy', ['none', 'append', 'overwrite'], ['Append', '', 1]],
    ['enrichment_prefix', ['', 'p'.repeat(60)], ['p'.repeat(61)]],
    ['description', ['', 'd'.repeat(255)], ['d'.repeat(256), 7]],
    ['teams', [[], ['Public']], ['Public', [''], [7], ['t'.repeat(256)]]],
    ['enrichment_only', [true, false], ['true', 1]],
  ] as const)('%s', (name, good, bad) => {
    const schema = fieldSchema(row(name));
    expect(good.filter((value: unknown) => !schema.safeParse(value).success)).toEqual([]);
    expect(bad.filter((value: unknown) => schema.safeParse(value).success)).toEqual([]);
  });
});

test.each([
  ['jdbc_url', true],
  ['accountUri', true],
  ['hostname', true],
  ['server_name', true],
  ['endpoints', true],
  ['addresses', true],
  ['server_timeout', false],
  ['hostname_in_certificate', false],
  ['urls_cached', false],
  ['port', false],
])('a field that no table lists is an address by its name: %s, %s', (name, address) => {
  const field = connectionField(connectorOf('postgresql'), `parameters.${name}`);
  expect(field.address === true).toBe(address);
});
