import { describe, expect, test } from '@jest/globals';
import type { ManagedFields, Value } from '../../src/config/desired.ts';
import { generatedPrefix, sameValue } from '../../src/connectors/compare.ts';
import { connectorOf, holds } from '../../src/connectors/connectors.ts';
import type { Field } from '../../src/connectors/field.ts';
import {
  connectionCreateBody,
  connectionUpdateBody,
  datastoreCreateBody,
  datastoreUpdateBody,
} from '../../src/connectors/payload.ts';
import { readConnectionFields } from '../../src/connectors/reading.ts';
import { fieldSchema } from '../../src/connectors/schema.ts';
import { Secret } from '../../src/secret.ts';
import { connection, datastore } from '../plan/support-datastores.ts';

function managed(values: Readonly<Record<string, Value>>): ManagedFields {
  const at = { file: 'f.yaml', line: 1, column: 1 };
  return new Map(Object.entries(values).map(([path, value]) => [path, { path, value, at }]));
}

const secret = (text: string): Secret => new Secret(text, '${{ secrets.X }}');

describe('the body of a new connection', () => {
  test('has the number or the truth value that a secret text stands for', () => {
    expect(
      connectionCreateBody(
        'warehouse',
        'postgresql',
        managed({ host: 'db.example', port: secret('5433'), password: secret('hunter2') }),
      ),
    ).toMatchObject({ name: 'warehouse', type: 'postgresql', host: 'db.example', port: 5433, password: 'hunter2' });
  });

  test('leaves out what makes no sense with a role, and what is cleared', () => {
    expect(
      connectionCreateBody(
        'lake',
        's3',
        managed({
          uri: 's3://acme-lake',
          access_key: 'AKIA',
          secret_key: secret('key'),
          'parameters.authentication_type': 'IAM_ROLE',
          'parameters.role_arn': 'arn:aws:iam::123456789012:role/Reader',
          'parameters.external_id': null,
        }),
      ),
    ).toEqual({
      name: 'lake',
      type: 's3',
      uri: 's3://acme-lake',
      parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:aws:iam::123456789012:role/Reader' },
    });
  });

  test('has what the file says and nothing else: no way to authenticate that it does not write, and no empty parameters', () => {
    const keys = { uri: 's3://acme-lake', access_key: 'AKIA', secret_key: secret('key') };
    expect(connectionCreateBody('lake', 's3', managed({ ...keys, 'parameters.authentication_type': null }))).toEqual({
      name: 'lake',
      type: 's3',
      uri: 's3://acme-lake',
      access_key: 'AKIA',
      secret_key: 'key',
    });
  });

  test.each([
    { values: {}, is: 'SHARED_KEY', expected: true },
    { values: { 'parameters.authentication_type': 'IAM_ROLE' }, is: 'IAM_ROLE', expected: true },
    { values: { 'parameters.authentication_type': 'IAM_ROLE' }, is: 'SHARED_KEY', expected: false },
  ])('a condition looks at the default too: $values is $is: $expected', ({ values, is, expected }) => {
    const when = { field: 'parameters.authentication_type', is };
    expect(holds(connectorOf('s3'), when, new Map(Object.entries(values)))).toBe(expected);
  });

  test('a condition on a field without value and default does not hold', () => {
    expect(holds(connectorOf('s3'), { field: 'parameters.external_id', is: 'x' }, new Map())).toBe(false);
  });
});

describe('the body of a changed connection', () => {
  test('says that the keys go when a role takes their place', () => {
    const live = connection(1, 'lake', {
      fields: { uri: 's3://acme-lake', 'parameters.authentication_type': 'SHARED_KEY' },
    });
    const send = new Map<string, Value>([
      ['parameters.authentication_type', 'IAM_ROLE'],
      ['parameters.role_arn', secret('arn:aws:iam::123456789012:role/Reader')],
    ]);
    expect(connectionUpdateBody(live, 'lake', send)).toEqual({
      name: 'lake',
      type: 's3',
      parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:aws:iam::123456789012:role/Reader' },
      access_key: null,
      secret_key: null,
    });
  });
});

test('a field of a changed connection goes back to its default where it has one', () => {
  const live = connection(7, 'one', { fields: { 'secrets_manager.secret_url': 'https://v.example/s' } });
  const send = new Map<string, Value>([
    ['secrets_manager.data_jsonpath', null],
    ['secrets_manager.login_url', null],
  ]);
  expect(connectionUpdateBody(live, 'one', send)).toEqual({
    name: 'one',
    type: 's3',
    secrets_manager: { secret_url: 'https://v.example/s', data_jsonpath: '$.data', login_url: null },
  });
});

test.each([
  ['', '/', true],
  ['/', '', true],
  [null, '', true],
  ['', '/a', false],
  ['/a/', '/a', true],
])('the folder %j is the same as %j: %j', (live, wanted, same) => {
  const row: Field = { name: 'root_path', type: 'string', description: '', compare: 'path', default: '/' };
  expect(sameValue(row, live, wanted)).toBe(same);
});

describe('what the file has no words for', () => {
  const raw = {
    type: 'dremio',
    username: 'u',
    parameters: { ssl: true, authentication: { type: 'token' }, hosts: [{ name: 'a' }], token: '****' },
    secrets_manager: { secret_url: 'https://vault/s', namespace: 'team', retries: 3, api_token: 'x', renew: '****' },
  };
  const readAs = (given: object) => {
    const { fields, masked, opaque } = readConnectionFields({ ...raw, ...given }, 'dremio');
    return { ...connection(3, 'one', { type: 'dremio' }), fields, masked, opaque };
  };
  const vault = { secret_url: 'https://vault/s', namespace: 'team', retries: 3 };

  test('is written back as it was read, with what stands beside it', () => {
    const live = readAs({ parameters: { ...raw.parameters, token: undefined } });
    expect(connectionUpdateBody(live, 'one', new Map([['username', 'v']]))).toEqual({
      name: 'one',
      type: 'dremio',
      username: 'v',
      parameters: { ssl: true, authentication: { type: 'token' }, hosts: [{ name: 'a' }] },
      secrets_manager: vault,
    });
  });

  test.each([
    ['in a mapping', { authentication: { type: 'token', access_token: '****' } }, 'parameters.authentication'],
    ['deeper', { a: [{ b: { c: '••••' } }] }, 'parameters.a'],
  ])('counts as hidden where a mask stands %s, and stays as it is', (_, parameters, path) => {
    const live = readAs({ parameters: { ssl: true, ...parameters } });
    expect([[...live.masked], [...live.opaque.keys()]]).toEqual([
      [path, 'secrets_manager.api_token', 'secrets_manager.renew'],
      ['secrets_manager.namespace', 'secrets_manager.retries'],
    ]);
    expect(connectionUpdateBody(live, 'one', new Map([['username', 'v']]))).toEqual({
      name: 'one',
      type: 'dremio',
      username: 'v',
      secrets_manager: vault,
    });
  });
});

describe('the body of a datastore', () => {
  test('that is new has the truth value and the number that references stand for', () => {
    const fields = managed({
      enrichment_only: secret('true'),
      folder_globbing_enabled: secret('no'),
      enrichment_source_record_limit: secret('25'),
      teams: ['Public'],
    });
    expect(datastoreCreateBody('Orders', 's3', fields, { connectionId: 7 }, { groupId: 3 })).toEqual({
      name: 'Orders',
      enrichment_only: true,
      root_path: '/',
      folder_globbing_enabled: false,
      enrichment_source_record_limit: 25,
      teams: ['Public'],
      group_id: 3,
      connection_id: 7,
    });
  });

  test.each([
    { what: 'where it is', live: 4, to: undefined, sent: { connection_id: 4 } },
    { what: 'moved', live: 4, to: 5, sent: { connection_id: 5 } },
    { what: 'where nobody knows', live: undefined, to: undefined, sent: {} },
  ])('that changes names its connection: $what', ({ live, to, sent }) => {
    const wanted = { name: 'Orders', connectionId: to, fields: new Map([['description', 'new']]) };
    const body = datastoreUpdateBody(datastore(9, 'Orders', { connectionId: live }), wanted);
    expect(body).toEqual({ name: 'Orders', description: 'new', ...sent });
  });

  test.each([
    { storeType: 'jdbc', type: 'postgresql', sent: { database: 'd', schema: 's' } },
    { storeType: 'dfs', type: 's3', sent: { root_path: '/', folder_globbing_enabled: false } },
    { storeType: undefined, type: undefined, sent: { root_path: '/', database: 'd', schema: 's' } },
    { storeType: 'other', type: undefined, sent: { root_path: '/', database: 'd', schema: 's' } },
  ])('that changes leaves out what its reading echoes of another store: $storeType', ({ storeType, type, sent }) => {
    const fields = { root_path: '/', folder_globbing_enabled: false, database: 'd', schema: 's' };
    const wanted = { name: 'Orders', connectionId: undefined, fields: new Map<string, Value>() };
    const body = datastoreUpdateBody(datastore(9, 'Orders', { storeType, type, fields }), wanted);
    expect(body).toEqual({ name: 'Orders', connection_id: 1, ...sent });
  });

  test.each([
    { storeType: 'native', type: 'databricks_native', sent: { connection: { type: 'databricks_native' } } },
    { storeType: 'native', type: undefined, sent: {} },
    { storeType: 'jdbc', type: 'postgresql', sent: {} },
  ])('that changes names its type only where it is native: $storeType, $type', ({ storeType, type, sent }) => {
    const wanted = { name: 'Orders', connectionId: undefined, fields: new Map<string, Value>() };
    const body = datastoreUpdateBody(datastore(9, 'Orders', { storeType, type }), wanted);
    expect(body).toEqual({ name: 'Orders', connection_id: 1, ...sent });
  });
});

test.each([
  ['Orders Lake', '_orders_lake'],
  ['Größe 2024', '_größe_2024'],
  ['--', '_'],
])('the prefix that the server makes of %j is %j', (name, prefix) => {
  expect(generatedPrefix(name)).toBe(prefix);
});

test('an integer without bounds may be any that JSON keeps', () => {
  const schema = fieldSchema({ type: 'integer' });
  const good = [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  const bad = [0.5, '1', Number.MAX_SAFE_INTEGER + 1, Number.MIN_SAFE_INTEGER - 1, null];
  expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([]);
  expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([]);
});
