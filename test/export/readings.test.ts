import { describe, expect, test } from '@jest/globals';
import type { Plain } from '../../src/connectors/field.ts';
import { type ExportRequest, exportFiles } from '../../src/export/export.ts';
import { sourcesOf } from '../../src/export/from-live.ts';
import type { Live, LiveConnection, LiveDatastore } from '../../src/plan/live.ts';

/** Readings that the embedded control plane does not give: lists cut short, values of other types, old models. */
type Fields = Readonly<Record<string, Plain>>;

function connection(given: Partial<LiveConnection>, fields: Fields): LiveConnection {
  const usual = { id: 1, name: 'lake', type: 's3', masked: new Set<string>(), datastores: [] };
  return { ...usual, fields: new Map(Object.entries(fields)), keys: new Set(['parameters']), ...given };
}

function datastore(given: Partial<LiveDatastore>, fields: Fields = {}): LiveDatastore {
  return {
    id: 11,
    name: 'One',
    type: undefined,
    storeType: 'dfs',
    fields: new Map(Object.entries({ enrichment_only: false, root_path: '/a', ...fields })),
    foreignTags: [],
    connectionId: 1,
    group: null,
    enrichment: null,
    connected: true,
    operated: true,
    contents: undefined,
    ...given,
  };
}

const lake = connection({}, { uri: 's3://acme-lake', access_key: 'AKIAIOSFODNN7EXAMPLE' });

function exported(
  connections: readonly LiveConnection[],
  datastores: readonly LiveDatastore[],
  request: Partial<ExportRequest> = {},
) {
  const live: Live = {
    origin: 'https://acme.qualytics.io',
    role: 'Admin',
    datastores: new Map(datastores.map((one) => [one.id, one])),
    connections: new Map(connections.map((one) => [one.id, one])),
    teams: undefined,
    tags: undefined,
    groups: datastores.flatMap(({ group }) => group ?? []),
  };
  const { texts, problems } = exportFiles({
    sources: sourcesOf(live, datastores, { all: true }),
    live,
    paths: { connections: 'connections.yaml', datastores: 'datastores.yaml' },
    existing: { connections: undefined, datastores: undefined },
    ownershipTag: undefined,
    action: { repository: undefined, ref: undefined },
    env: () => undefined,
    ...request,
  });
  const body = (text: string): string => text.split('\n').slice(2).join('\n');
  return {
    connections: body(texts.connections),
    datastores: body(texts.datastores),
    says: problems.map(({ severity, rule, message }) => `${severity} ${rule}  ${message}`),
  };
}

describe('a datastore is written as far as it can be, and its plan is empty', () => {
  const long = 'n'.repeat(70);
  test.each([
    {
      what: 'a connection that this token may not see',
      live: datastore({ connectionId: 7 }),
      entry: [
        'name: One',
        'root_path: /a',
        '# Not exported: connection_name, since this token may not see connection 7.',
      ],
      says: ['connection_name of datastore "One" is not exported, since this token may not see connection 7.'],
    },
    {
      what: 'a connection that no reading gives',
      live: datastore({ connectionId: undefined, type: 's3' }),
      entry: ['name: One', 'root_path: /a', '# Not exported: connection_name, since the API does not say which it is.'],
      says: ['connection_name of datastore "One" is not exported, since the API does not say which it is.'],
    },
    {
      what: 'no connection',
      live: datastore({ connectionId: null, type: 's3' }),
      entry: ['name: One', 'root_path: /a', '# Not exported: connection_name, since it has no connection.'],
      says: ['connection_name of datastore "One" is not exported, since it has no connection.'],
    },
    {
      what: 'a link to what this token may not see',
      live: datastore({ enrichment: { id: 9, name: 'Hidden' } }),
      entry: [
        'name: One',
        'connection_name: lake',
        'root_path: /a',
        '# Not exported: enrichment_datastore, since this token may not see datastore 9.',
      ],
      says: ['enrichment_datastore of datastore "One" is not exported, since this token may not see datastore 9.'],
    },
    {
      what: 'a scope of another kind of store',
      live: datastore({}, { database: 'shop' }),
      entry: [
        'name: One',
        'connection_name: lake',
        'root_path: /a',
        '# Not exported: database, since its connection has no such field.',
      ],
      says: ['database of datastore "One" is not exported, since its connection has no such field.'],
    },
    {
      what: 'a value that its row does not accept',
      live: datastore({}, { teams: 'Public', enrichment_source_record_limit: 'all' }),
      entry: [
        'name: One',
        'connection_name: lake',
        'root_path: /a',
        '# Not exported: teams, since a file does not accept such a value here.',
        '# Not exported: enrichment_source_record_limit, since a file does not accept such a value here.',
      ],
      says: [
        'teams of datastore "One" is not exported, since a file does not accept such a value here.',
        'enrichment_source_record_limit of datastore "One" is not exported, since a file does not accept such a value here.',
      ],
    },
    {
      what: 'a group without an icon',
      live: datastore({ group: { id: 3, name: 'Sales', icon: null } }),
      entry: ['name: One', 'connection_name: lake', 'root_path: /a', 'group: {name: Sales}'],
      says: [],
    },
    {
      what: 'a group whose name no file may have',
      live: datastore({ group: { id: 3, name: 'S'.repeat(101), icon: null } }),
      entry: [
        'name: One',
        'connection_name: lake',
        'root_path: /a',
        '# Not exported: group, since the name of its group is too long.',
      ],
      says: ['group of datastore "One" is not exported, since the name of its group is too long.'],
    },
    {
      what: 'a generated prefix that was cut at 60 characters',
      live: datastore({ name: long }, { enrichment_prefix: `_${'n'.repeat(59)}` }),
      entry: [`name: ${long}`, 'connection_name: lake', 'root_path: /a'],
      says: [],
    },
    {
      what: 'a prefix of 60 characters that is not made from the name',
      live: datastore({ name: long }, { enrichment_prefix: `_${'m'.repeat(59)}` }),
      entry: [`name: ${long}`, 'connection_name: lake', 'root_path: /a', `enrichment_prefix: _${'m'.repeat(59)}`],
      says: [],
    },
    {
      what: 'a prefix that was shortened by hand',
      live: datastore({ name: 'Orders' }, { enrichment_prefix: '_ord' }),
      entry: ['name: Orders', 'connection_name: lake', 'root_path: /a', 'enrichment_prefix: _ord'],
      says: [],
    },
    {
      what: 'flags and numbers as texts',
      live: datastore(
        {},
        {
          enrichment_only: 'false',
          folder_globbing_enabled: 'true',
          enrichment_source_record_limit: '10',
          high_count_rollup_threshold: '25',
        },
      ),
      entry: [
        'name: One',
        'connection_name: lake',
        'root_path: /a',
        'folder_globbing_enabled: true',
        'high_count_rollup_threshold: 25',
      ],
      says: [],
    },
    {
      what: 'texts that are neither a flag nor a number',
      live: datastore({}, { folder_globbing_enabled: 'maybe', high_count_rollup_threshold: '1e2' }),
      entry: [
        'name: One',
        'connection_name: lake',
        'root_path: /a',
        '# Not exported: folder_globbing_enabled, since a file does not accept such a value here.',
        '# Not exported: high_count_rollup_threshold, since a file does not accept such a value here.',
      ],
      says: [
        'folder_globbing_enabled of datastore "One" is not exported, since a file does not accept such a value here.',
        'high_count_rollup_threshold of datastore "One" is not exported, since a file does not accept such a value here.',
      ],
    },
  ])('$what', ({ live, entry, says }) => {
    const result = exported([lake], [live]);
    const [first, ...rest] = entry;
    expect(result.datastores).toBe(
      ['datastores:', `  - ${first}`, ...rest.map((line) => `    ${line}`), ''].join('\n'),
    );
    expect(result.says).toEqual(says.map((one) => `notice export-left-out  ${one}`));
  });
});

describe('a connection is written as far as it can be', () => {
  const shop = (fields: Fields, given: Partial<LiveConnection> = {}): LiveConnection =>
    connection({ name: 'shop', type: 'postgresql', ...given }, { host: 'db.acme.com', ...fields });

  test('what no table has is sorted behind what one has, and keys are quoted where YAML asks for it', () => {
    const live = shop(
      {
        port: '5432',
        secrets_manager: 'set',
        'secrets_manager.secret_url': 'https://vault.acme.com/x',
        'parameters.on': 'yes',
        'parameters.b: #': true,
        'parameters.a': 1,
        'parameters.schemas': Array.from({ length: 12 }, (_, index) => `schema ${index % 9}${index}`),
      },
      { masked: new Set(['parameters.api_token']) },
    );
    expect(exported([live], [])).toEqual({
      connections: `connections:
  - name: shop
    type: postgresql
    host: db.acme.com
    port: 5432
    # password: \${{ secrets.SHOP_PASSWORD }}
    parameters:
      a: 1
      "b: #": true
      "on": "yes"
      schemas:
        - schema 00
        - schema 09
        - schema 11
        - schema 110
        - schema 211
        - schema 22
        - schema 33
        - schema 44
        - schema 55
        - schema 66
        - schema 77
        - schema 88
      # api_token: \${{ secrets.SHOP_API_TOKEN }}
    secrets_manager:
      secret_url: https://vault.acme.com/x
      # credentials_payload: \${{ secrets.SHOP_CREDENTIALS_PAYLOAD }}
`,
      datastores: 'datastores: []\n',
      says: [],
    });
  });

  test('a section that holds nothing but secrets is a comment as a whole', () => {
    const live = shop({}, { masked: new Set(['parameters.api_token', 'parameters.key']) });
    expect(exported([live], []).connections).toBe(`connections:
  - name: shop
    type: postgresql
    host: db.acme.com
    # password: \${{ secrets.SHOP_PASSWORD }}
    # parameters:
    #   api_token: \${{ secrets.SHOP_API_TOKEN }}
    #   key: \${{ secrets.SHOP_KEY }}
`);
  });

  test('what cannot be written is a comment for each, in their order', () => {
    const live = shop(
      { port: 'many', 'parameters.${{ x': 'v', username: 'ends with ${{' },
      {
        opaque: new Map([
          ['parameters.z', [{}]],
          ['parameters.deep', { a: 1 }],
        ]),
      },
    );
    expect(exported([live], [])).toMatchObject({
      connections: `connections:
  - name: shop
    type: postgresql
    host: db.acme.com
    # password: \${{ secrets.SHOP_PASSWORD }}
    # Not exported: parameters.\${{ x, since its name reads as a reference.
    # Not exported: parameters.deep, since the file has no words for it.
    # Not exported: parameters.z, since the file has no words for it.
    # Not exported: port, since a file does not accept such a value here.
    # Not exported: username, since it contains \${{, which a file reads as a reference.
`,
      says: [
        'parameters.${{ x of connection "shop" is not exported, since its name reads as a reference.',
        'parameters.deep of connection "shop" is not exported, since the file has no words for it.',
        'parameters.z of connection "shop" is not exported, since the file has no words for it.',
        'port of connection "shop" is not exported, since a file does not accept such a value here.',
        'username of connection "shop" is not exported, since it contains ${{, which a file reads as a reference.',
      ].map((one) => `notice export-left-out  ${one}`),
    });
  });

  test('a parameter that our own check refuses is a comment with what the check says', () => {
    const live = connection(
      {},
      { uri: 's3://acme-lake', 'parameters.authentication_type': 'IAM_ROLE', 'parameters.role_arn': 'no ARN' },
    );
    expect(exported([live], []).connections).toBe(`connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    # Not exported: parameters.authentication_type, since a file that says it is refused: parameters.role_arn is missing: IAM_ROLE needs it.
    # Not exported: parameters.role_arn, since a file does not accept such a value here.
`);
  });
});

test('a name that no entry may have is a comment at the end of the file', () => {
  const long = 'x'.repeat(256);
  const found = exported(
    [lake],
    [datastore({ name: ' ' }), datastore({ id: 12, name: long }), datastore({ id: 13, name: '${{ x' })],
  );
  expect(found.datastores).toBe(`datastores: []

# Not exported: datastore " " (id 11), since its name is blank.
# Not exported: datastore "\${{ x" (id 13), since its name contains \${{, which a file reads as a reference.
# Not exported: datastore "${long}" (id 12), since its name is too long.
`);
});

describe('the ownership tag', () => {
  test.each([
    { what: 'is left out where it is read', tags: ['gold', 'managed'], line: '    tags: [gold]\n' },
    {
      what: 'is no matter where tags are no list',
      tags: 'managed',
      line: '    # Not exported: tags, since a file does not accept such a value here.\n',
    },
    { what: 'is no matter where tags are cleared', tags: null, line: '' },
  ])('$what', ({ tags, line }) => {
    expect(exported([lake], [datastore({}, { tags })], { ownershipTag: 'managed' }).datastores).toBe(
      `datastores:\n  - name: One\n    connection_name: lake\n    root_path: /a\n${line}`,
    );
  });
});

test('an earlier file of connections that is wrong by itself is written anew', () => {
  const earlier = '# qualytics-export: here\naws:\n  regin: us-east-1\n\nconnections: []\n';
  const found = exported([lake], [], { existing: { connections: earlier, datastores: undefined } });
  expect(found).toEqual({
    connections: exported([lake], []).connections,
    datastores: 'datastores: []\n',
    says: [
      'notice export-rewritten  The earlier export could not be used ("regin" is not known in aws), and is written anew.',
    ],
  });
});
