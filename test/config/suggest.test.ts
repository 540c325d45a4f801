import { describe, expect, test } from '@jest/globals';
import type { Level } from '../../src/config/level.ts';
import { shownKey, suggest } from '../../src/config/suggest.ts';
import { connectorOf } from '../../src/connectors/connectors.ts';

/** What is said of a key; `type` is that of the connection, if there is one. */
function said(key: string, level: Level, type?: string): string {
  const { message, hint } = suggest(key, level, type === undefined ? undefined : connectorOf(type));
  return `${message} ${hint}`;
}

const top = 'Known are version, ownership_tag, aws, defaults, connections, datastores, removed.';
const s3Keys = 'Known are name, type, id, previous_names, parameters, secrets_manager, uri, access_key, secret_key.';
const vaultKeys =
  'Known are secret_url, login_url, credentials_payload, token_jsonpath, token_header_name, data_jsonpath.';
const listed = 'The action lists what is known in its docs/connectors.md.';
const onlyBack = 'The API only gives it back. Remove it.';

type Row = readonly [key: string, hint: string, type?: string];

/** By level: how its messages call it, and what is said of keys that are not known there. */
const table: Readonly<Partial<Record<Level, readonly [place: string, rows: readonly Row[]]>>> = {
  file: [
    'at the top of the file',
    [
      ['uri', 'Write uri in an entry of connections.'],
      ['name', 'Write name in an entry of datastores.'],
      ['root_path', 'Write root_path in an entry of datastores.'],
      ['region', 'Write aws.region.'],
      ['login_url', 'Write secrets_manager.login_url in an entry of connections.'],
      ['external_id', 'Write parameters.external_id in an entry of connections.'],
      ['ownershipTag', 'Write ownership_tag.'],
      ['icon', top],
      ['hots', top],
    ],
  ],
  aws: [
    'in aws',
    [
      ['version', 'Write version at the top of the file.'],
      ['uri', 'Write uri in an entry of connections.'],
      ['Region', 'Write region.'],
      ['name', 'Known are role_arn, region.'],
      ['login_url', 'Known are role_arn, region.'],
      ['external_id', 'Known are role_arn, region.'],
    ],
  ],
  defaults: [
    'in defaults',
    [
      ['name', 'name belongs to one entry: write it in the datastore itself.'],
      ['connection', 'connection belongs to one entry: write it in the datastore itself.'],
      ['version', 'Write version at the top of the file.'],
      ['bucket', 'Write uri in an entry of connections.'],
      ['icon', listed],
    ],
  ],
  datastore: [
    'in a datastore',
    [
      ['version', 'Write version at the top of the file.'],
      ['uri', 'Write connection.uri.'],
      ['icon', 'Write group.icon.'],
      ['login_url', 'Write connection.secrets_manager.login_url.'],
      ['external_id', 'Write connection.parameters.external_id.'],
      ['roleArn', 'Write connection.parameters.role_arn.'],
      ['role-arn', 'Write connection.parameters.role_arn.'],
      ['Type', 'Write connection.type.'],
      ['Datastore Name', 'Write name.'],
      ['http_path', 'Write connection.parameters.path.'],
      ['path', 'Write root_path.'],
      ['discription', 'Did you mean description?'],
      ['store_type', onlyBack],
      ['region', listed],
      ['hots', listed],
    ],
  ],
  group: [
    'in a group',
    [
      ['version', 'Write version at the top of the file.'],
      ['uri', 'Write uri in an entry of connections.'],
      ['description', 'Known are name, icon.'],
      ['login_url', 'Known are name, icon.'],
    ],
  ],
  removed: [
    'in an entry of removed',
    [
      ['ids', 'Did you mean id?'],
      ['description', 'Known are name, id.'],
      ['external_id', 'Known are name, id.'],
    ],
  ],
  connection: [
    'in a connection',
    [
      ['blob', "Fields that are the connector's own belong in parameters."],
      ['blob', "Fields that are the connector's own belong in parameters.", 'newdb'],
    ],
  ],
  parameters: [
    'in parameters',
    [
      ['zzz', 'Check its name with the documentation of the connector.', 'newdb'],
      ['driver_name', onlyBack, 'newdb'],
    ],
  ],
  secrets_manager: [
    'in secrets_manager',
    [
      ['uri', 'Write uri in the connection itself, beside secrets_manager.', 's3'],
      ['root_path', 'Write root_path in the datastore, beside connection.', 's3'],
      ['external_id', 'Write parameters.external_id in the connection.', 's3'],
      ['loginurl', 'Did you mean login_url?', 's3'],
      ['version', 'Write version at the top of the file.', 's3'],
      ['zzz', vaultKeys, 's3'],
    ],
  ],
};

describe.each(Object.entries(table))('%s', (level, [place, rows]) => {
  test.each(rows.map(([key, hint, type]) => ({ key, hint, type })))('$key: $hint', ({ key, hint, type }) => {
    expect(said(key, level as Level, type)).toBe(`"${key}" is not known ${place}. ${hint}`);
  });
});

describe('a connection of a known type', () => {
  test.each([
    ['root_path', 's3', 'Write root_path in the datastore, beside connection.'],
    ['rootpath', 's3', 'Write root_path in the datastore, beside connection.'],
    ['Type', 's3', 'Write parameters.authentication_type.'],
    ['Connection Name', 's3', 'Write name.'],
    ['connection-name', 'postgresql', 'Write name.'],
    ['login_url', 's3', 'Write secrets_manager.login_url.'],
    ['version', 's3', 'Write version at the top of the file.'],
    ['external_id', 's3', 'Write parameters.external_id.'],
    ['arn', 's3', 'Write parameters.role_arn.'],
    ['role', 's3', 'Write parameters.role_arn.'],
    ['warehouse', 's3', 'Write parameters.warehouse.'],
    ['bucket', 's3', 'Write uri.'],
    ['secret_keys', 's3', 'Did you mean secret_key?'],
    ['region', 's3', s3Keys],
    ['blob', 's3', s3Keys],
    ['user', 'postgresql', 'Write username.'],
    ['blob', 'postgresql', "Fields that are the connector's own belong in parameters."],
    ['jdbc_url', 'postgresql', onlyBack],
    ['role', 'snowflake', 'Write parameters.role.'],
    ['path', 'databricks', 'Write parameters.path.'],
  ])('%s on %s', (key, type, hint) => {
    expect(said(key, 'connection', type)).toBe(`"${key}" is not known in a connection of type ${type}. ${hint}`);
  });
});

describe('parameters of a known type', () => {
  test.each([
    ['root_path', 's3', 'Write root_path in the datastore, beside connection.'],
    ['connection_name', 's3', 'Write connection_name in the datastore, beside connection.'],
    ['uri', 's3', 'Write uri in the connection itself, beside parameters.'],
    ['Type', 's3', 'Write type in the connection itself, beside parameters.'],
    ['host', 'postgresql', 'Write host in the connection itself, beside parameters.'],
    ['login_url', 's3', 'Write secrets_manager.login_url in the connection.'],
    ['version', 's3', 'Write version at the top of the file.'],
    ['role', 's3', 'Write role_arn.'],
    ['externalid', 's3', 'Did you mean external_id?'],
    ['region', 's3', 'Known are authentication_type, role_arn, external_id.'],
    ['zzz', 'snowflake', 'Known are authentication_type, role, warehouse.'],
    ['zzz', 'postgresql', 'Check its name with the documentation of the connector.'],
  ])('%s on %s', (key, type, hint) => {
    expect(said(key, 'parameters', type)).toBe(`"${key}" is not known in parameters of type ${type}. ${hint}`);
  });
});

describe('a key is shown', () => {
  test.each([
    '<<',
    'a',
    'Role ARN',
    'role-arn',
    'a_b',
    'x'.repeat(40),
    'bogus_1',
    'bogus12',
    's3_uri',
    's3uri',
    'route53_id',
    'root_path2',
    'root_path_2',
    'Schéma',
    'some.key',
  ])('where it looks like a name: %s', (key) => {
    expect(shownKey(key)).toBe(`"${key}"`);
  });

  test.each([
    '',
    'a__b',
    'a b ',
    ' a',
    '1a',
    'AKIA1234',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalr7Xutn',
    'a1b2c3',
    '<',
    'x'.repeat(41),
  ])('but not %j, which may be a value', (key) => {
    expect(shownKey(key)).toBe('This key');
  });

  test('spaces around it do not hide what it means', () => {
    expect(said(' Role  ARN ', 'connection', 's3')).toBe(
      'This key is not known in a connection of type s3. Write parameters.role_arn.',
    );
  });
});
