import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Desired } from '../../src/config/desired.ts';
import { Secret } from '../../src/secret.ts';
import { check, desiredOf, file } from './support.ts';

/** Fields of an entry as a plain object, secrets by the text of their reference. */
function plain(fields: Desired['datastores'][number]['fields'] | undefined): Record<string, unknown> {
  return Object.fromEntries(
    [...(fields ?? [])].map(([path, { value }]) => [path, value instanceof Secret ? value.reference : value]),
  );
}

function datastore(desired: Desired, name: string): Desired['datastores'][number] {
  const found = desired.datastores.find((one) => one.name === name);
  if (!found) {
    throw new Error(`There is no datastore ${name}.`);
  }
  return found;
}

describe("the request bodies that the vendor's S3 page prints are entries as they stand", () => {
  const bodies = ['source', 'enrichment'].flatMap((kind) =>
    ['shared-key', 'iam-role', 'connection-id'].map((how) => `seed-${kind}-${how}.json`),
  );

  test.each(bodies)('%s', (name) => {
    const body = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8'));
    const { desired, says } = check(JSON.stringify({ datastores: [body] }), { allowLiteralSecrets: true });
    expect(says).toEqual([]);
    const found = desired?.datastores[0];
    expect(found?.name).toBe(body.name);
    expect(plain(found?.fields)).toEqual({
      teams: body.teams,
      root_path: body.root_path,
      enrichment_only: body.enrichment_only,
    });
    expect(found?.firstSync?.value).toBe(body.trigger_catalog);
    if (body.connection) {
      const { name: connectionName, type, access_key, uri, parameters } = body.connection;
      const connection = desired?.connections[0];
      expect([connection?.name, connection?.type, connection?.inline]).toEqual([connectionName, type, true]);
      const keys = access_key ? { access_key, secret_key: '(literal)' } : {};
      const inner = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [`parameters.${key}`, value]));
      expect(plain(connection?.fields)).toEqual({ uri, ...keys, ...inner });
    } else {
      expect(found?.connection).toMatchObject({ kind: 'live-id', id: body.connection_id });
    }
  });

  test('a printed secret key is refused without allow-literal-secrets, and the access key is not', () => {
    const body = readFileSync(join(import.meta.dirname, '../fixtures/seed-source-shared-key.json'), 'utf8');
    const { problems } = check(`{"datastores": [${body}]}`);
    expect(problems.map((problem) => problem.rule)).toEqual(['literal-secret']);
  });
});

describe('the example of the documentation', () => {
  const text = readFileSync(join(import.meta.dirname, '../../datastores.example.yaml'), 'utf8');

  test('has no problem of any severity', () => {
    expect(check(text).says).toEqual([]);
  });

  test('uses one connection for several datastores', () => {
    const desired = desiredOf(text);
    const keys = desired.datastores.map((one) => (one.connection?.kind === 'file' ? one.connection.key : undefined));
    expect(new Set(keys).size).toBeLessThan(keys.length);
    expect(keys).not.toContain(undefined);
  });
});

describe('defaults', () => {
  test('fill in what an entry does not set, and only in their own file', () => {
    const { desired } = check([
      file(
        'defaults: {teams: [Public], description: d}\ndatastores: [{name: A}, {name: B, teams: [Finance]}]\n',
        'a.yaml',
      ),
      file('datastores: [{name: C}]\n', 'b.yaml'),
    ]);
    const fields = desired?.datastores.map((one) => plain(one.fields));
    expect(fields).toEqual([{ teams: ['Public'], description: 'd' }, { teams: ['Finance'], description: 'd' }, {}]);
  });

  test('a null of the entry wins over a default', () => {
    expect(
      plain(
        desiredOf('defaults: {description: d}\ndatastores: [{name: A, description: null}]\n').datastores[0]?.fields,
      ),
    ).toEqual({
      description: null,
    });
  });

  test.each([
    ['connection_name: a', 'connection_id: 7', 'live-id'],
    ['connection_id: 7', 'connection_name: a', 'live-name'],
  ])('a default %s does not contradict the %s of an entry', (fallback, own, kind) => {
    const desired = desiredOf(`defaults: {${fallback}}\ndatastores: [{name: A, ${own}}]\n`);
    expect(desired.datastores[0]?.connection?.kind).toBe(kind);
  });

  test('do not give a datastore a field that its kind does not have', () => {
    const desired = desiredOf(`
defaults:
  root_path: /all/
  schema: public
  enrichment_datastore: Enrichment
  enrichment_prefix: _p
connections:
  - {name: lake, type: s3, uri: s3://acme-lake}
  - {name: pg, type: postgresql, host: db}
datastores:
  - {name: Files, connection_name: lake}
  - {name: Tables, connection_name: pg, enrichment_prefix: _t}
  - {name: Enrichment, connection_name: pg, enrichment_only: true}
`);
    expect(plain(datastore(desired, 'Files').fields)).toEqual({ root_path: '/all/', enrichment_prefix: '_p' });
    expect(plain(datastore(desired, 'Tables').fields)).toEqual({ schema: 'public', enrichment_prefix: '_t' });
    expect(plain(datastore(desired, 'Enrichment').fields)).toEqual({ schema: 'public', enrichment_only: true });
    expect(datastore(desired, 'Enrichment').enrichment).toBeUndefined();
  });
});

describe('connections', () => {
  test('one that is written inline twice with the same contents is one connection', () => {
    const inline = '{name: lake, type: s3, uri: s3://acme-lake, secret_key: "${{ secrets.KEY }}"}';
    const desired = desiredOf(`datastores: [{name: A, connection: ${inline}}, {name: B, connection: ${inline}}]\n`);
    expect(desired.connections.map((one) => one.key)).toEqual(['lake']);
    expect(desired.datastores.map((one) => one.connection)).toMatchObject([{ key: 'lake' }, { key: 'lake' }]);
  });

  test('an unnamed one belongs to its datastore alone', () => {
    const inline = '{type: s3, uri: s3://acme-lake}';
    const desired = desiredOf(`datastores: [{name: A, connection: ${inline}}, {name: B, connection: ${inline}}]\n`);
    expect(desired.connections.map((one) => one.name)).toEqual([undefined, undefined]);
    expect(new Set(desired.connections.map((one) => one.key)).size).toBe(2);
  });

  test('a name that no entry has means the live one', () => {
    expect(desiredOf('datastores: [{name: A, connection_name: lake}]\n').datastores[0]?.connection).toMatchObject({
      kind: 'live-name',
      name: 'lake',
    });
  });

  test('of an unknown type keep every field, and treat those as secret whose name says so', () => {
    const { desired, problems } = check(`
connections:
  - name: x
    type: newdb
    host: db
    port: 99
    password: \${{ secrets.PASSWORD }}
    parameters: {tls: true, region: eu, api_token: "\${{ secrets.TOKEN }}", schemas: [a, b]}
`);
    expect(problems.map((one) => one.rule)).toEqual(['unknown-connector']);
    expect(plain(desired?.connections[0]?.fields)).toEqual({
      host: 'db',
      port: 99,
      password: '${{ secrets.PASSWORD }}',
      'parameters.tls': true,
      'parameters.region': 'eu',
      'parameters.api_token': '${{ secrets.TOKEN }}',
      'parameters.schemas': ['a', 'b'],
    });
  });

  test('with a vault, ${key} is no plain text and passes as it is', () => {
    const desired = desiredOf(`
connections:
  - name: pg
    type: postgresql
    host: \${db_host}
    password: \${db_password}
    secrets_manager: {secret_url: "https://vault.acme.example/v1/db"}
`);
    const { fields } = desired.connections[0] ?? {};
    const password = fields?.get('password')?.value;
    expect(fields?.get('host')?.value).toBe('${db_host}');
    expect(password instanceof Secret && password.reveal()).toBe('${db_password}');
  });
});

test('a secrets_manager that is null is cleared, and takes no ${key} with it', () => {
  const connection = (lines: string): string =>
    `connections:\n  - {name: pg, type: postgresql, host: db, secrets_manager: null${lines}}\n`;
  expect(plain(desiredOf(connection('')).connections[0]?.fields)).toEqual({ host: 'db', secrets_manager: null });
  expect(check(connection(', password: "${x}"')).says.map((line) => line.split(' ')[1])).toEqual(['literal-secret']);
});

describe('what entries refer to', () => {
  test.each([
    ['enrichment_datastore: E', { kind: 'live-name', name: 'E' }],
    ['enrichment_datastore: B', { kind: 'file', name: 'B' }],
    ['enrichment_datastore: null', { kind: 'none' }],
    ['enrichment_datastore_id: 7', { kind: 'live-id', id: 7 }],
    ['enrichment_datastore_id: null', { kind: 'none' }],
  ])('%s', (line, expected) => {
    const desired = desiredOf(`datastores:\n  - name: A\n    ${line}\n  - name: B\n    enrichment_only: true\n`);
    expect(desired.datastores[0]?.enrichment).toMatchObject(expected);
  });

  test.each([
    ['group: {name: Lake, icon: mdi-star-outline}', { kind: 'name', name: 'Lake', icon: 'mdi-star-outline' }],
    ['group: null', { kind: 'none' }],
    ['group_id: 7', { kind: 'id', id: 7 }],
    ['group_id: null', { kind: 'none' }],
  ])('%s', (line, expected) => {
    expect(desiredOf(`datastores:\n  - name: A\n    ${line}\n`).datastores[0]?.group).toMatchObject(expected);
  });

  test.each(['trigger_catalog', 'trigger_sync'] as const)('%s keeps the name that the file uses', (flag) => {
    const { firstSync } = desiredOf(`datastores: [{name: A, ${flag}: true}]\n`).datastores[0] ?? {};
    expect(firstSync).toMatchObject({ flag, value: true });
  });

  test('swapping two names is accepted with an id on both', () => {
    const text = 'datastores: [{name: A, id: 1, previous_names: [B]}, {name: B, id: 2, previous_names: [A]}]\n';
    expect(check(text).says).toEqual([]);
  });
});

describe('which list a file has', () => {
  test.each([
    ['datastores: []\n', true],
    ['removed: [{name: Old, id: 17}]\n', false],
    ['', false],
  ])('%j', (text, lists) => {
    expect(desiredOf(text).listsDatastores).toBe(lists);
  });

  test('removed entries keep their id and place', () => {
    expect(desiredOf('removed:\n  - name: Old\n    id: 17\n').removed).toMatchObject([
      { name: 'Old', id: { value: 17 }, at: { line: 2, column: 11 } },
    ]);
  });
});

describe('YAML that people write', () => {
  test('anchors and merge keys mean what they say, the own value winning', () => {
    const desired = desiredOf(`
datastores:
  - &base
    name: A
    teams: &teams [Public]
    description: base
  - <<: *base
    name: B
    description: own
  - <<: [{description: first}, *base]
    name: C
    tags: *teams
`);
    expect(desired.datastores.map((one) => plain(one.fields))).toEqual([
      { teams: ['Public'], description: 'base' },
      { teams: ['Public'], description: 'own' },
      { teams: ['Public'], description: 'first', tags: ['Public'] },
    ]);
  });

  test('an alias keeps its meaning when its anchor is used again', () => {
    const desired = desiredOf(`
datastores:
  - name: A
    group: &g {name: &n Lake, icon: mdi-star-outline}
    description: *n
  - name: B
    group: *g
    description: &n Sea
  - name: C
    description: *n
`);
    expect(desired.datastores.map((one) => plain(one.fields)['description'])).toEqual(['Lake', 'Sea', 'Sea']);
  });

  test('a file with CRLF and a byte order mark is read like any other', () => {
    expect(desiredOf('\uFEFFdatastores:\r\n  - name: Orders\r\n    root_path: /a\r\n').datastores[0]).toMatchObject({
      name: 'Orders',
      at: { line: 2, column: 11 },
    });
  });

  test.each(['__proto__', 'constructor', 'toString'])('a datastore may be called %s', (name) => {
    const desired = desiredOf(
      `datastores: [{name: ${name}}, {name: B, enrichment_datastore: ${name}}]\n`.replace(
        `{name: ${name}}`,
        `{name: ${name}, enrichment_only: true}`,
      ),
    );
    expect(desired.datastores.map((one) => one.name)).toEqual([name, 'B']);
    expect(desired.datastores[1]?.enrichment).toMatchObject({ kind: 'file', name });
  });
});
