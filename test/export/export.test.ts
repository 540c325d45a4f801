import { describe, expect, test } from '@jest/globals';
import type { Seed } from '../emulator/seed.ts';
import { writesOf } from '../support/workspace.ts';
import { usePlace } from './support.ts';

const place = usePlace();

const lake = {
  name: 'acme_s3_lake',
  type: 's3',
  uri: 's3://acme-lake',
  access_key: 'AKIAIOSFODNN7EXAMPLE',
  secret_key: 'wJalrXUtnFEMI/K7MDENG',
};
const shop = {
  name: 'shop',
  type: 'postgresql',
  host: 'db.acme.com',
  port: 5432,
  username: 'u',
  password: 'hunter2hunter2',
};

const seed: Seed = {
  groups: [{ name: 'Sales', icon: 'mdi-star-outline' }],
  connections: [
    { id: 1, ...lake },
    { id: 2, ...shop },
    { id: 3, ...shop, name: 'unused' },
  ],
  datastores: [
    {
      id: 11,
      name: 'Enrichment',
      connection: lake.name,
      enrichment_only: true,
      root_path: '/e/',
      teams: ['Data Platform'],
    },
    {
      id: 12,
      name: 'Orders',
      connection: lake.name,
      root_path: '/raw/orders/',
      description: 'All: orders',
      teams: ['Data Platform'],
      tags: ['gold', 'b'],
      group: 'Sales',
      enrichment: 'Enrichment',
      enrichment_source_record_limit: 50,
    },
    { id: 13, name: '012', connection: shop.name, database: 'shop', schema: 'public', teams: ['Data Platform'] },
    {
      id: 14,
      name: 'Parts',
      connection: shop.name,
      database: 'shop',
      schema: 'parts',
      teams: ['Public', 'Finance Team'],
    },
  ],
};

describe('an export', () => {
  test('reads as a person would have written it', async () => {
    const emulator = await place.emulator({ seed });
    const { connections, datastores } = await place.exportFrom(emulator);
    const head = connections.split('\n').slice(0, 2);
    expect(head[0]).toBe(
      '# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/REPO/v1/dist/datastores.schema.json',
    );
    expect(head[1]).toMatch(/^# qualytics-export: /);
    expect(connections.split('\n').slice(2).join('\n')).toBe(`connections:
  - name: acme_s3_lake
    type: s3
    uri: s3://acme-lake
    access_key: AKIAIOSFODNN7EXAMPLE
    # secret_key: \${{ secrets.ACME_S3_LAKE_SECRET_KEY }}

  - name: shop
    type: postgresql
    host: db.acme.com
    port: 5432
    username: u
    # password: \${{ secrets.SHOP_PASSWORD }}

  - name: unused
    type: postgresql
    host: db.acme.com
    port: 5432
    username: u
    # password: \${{ secrets.UNUSED_PASSWORD }}
`);
    expect(datastores.split('\n').slice(0, 2)).toEqual(head);
    expect(datastores.split('\n').slice(2).join('\n')).toBe(`defaults:
  teams: [Data Platform]

datastores:
  - name: "012"
    connection_name: shop
    database: shop
    schema: public

  - name: Enrichment
    connection_name: acme_s3_lake
    enrichment_only: true
    root_path: /e/

  - name: Orders
    connection_name: acme_s3_lake
    root_path: /raw/orders/
    description: "All: orders"
    tags: [b, gold]
    group: {name: Sales, icon: mdi-star-outline}
    enrichment_datastore: Enrichment
    enrichment_source_record_limit: 50

  - name: Parts
    connection_name: shop
    database: shop
    schema: parts
    teams: [Finance Team, Public]
`);
  });

  test('says what it wrote, in outputs and log, and writes nothing to the API', async () => {
    const emulator = await place.emulator({ seed });
    const { outputs, headline, says, log } = await place.exportFrom(emulator);
    expect(outputs).toMatchObject({
      result: 'exported',
      ids: '{"012":13,"Enrichment":11,"Orders":12,"Parts":14}',
      'connection-ids': '{"acme_s3_lake":1,"shop":2,"unused":3}',
      'created-ids': '{}',
      changed: 'false',
      'plan-hash': '',
    });
    expect([headline, says]).toEqual(['Exported 4 datastores and 3 connections.', []]);
    expect(log).toContain('    "SHOP_PASSWORD": ${{ toJSON(secrets.SHOP_PASSWORD) }},\n');
    expect(log).toContain('datastore Orders (id 12)\n');
    expect(writesOf(emulator)).toEqual([]);
    expect(emulator.requests.map(({ method }) => method)).not.toContain('POST');
  });

  test('of an empty tenant has two empty lists', async () => {
    const { connections, datastores, says } = await place.exportFrom(await place.emulator());
    expect([connections.split('\n').at(-2), datastores.split('\n').at(-2)]).toEqual([
      'connections: []',
      'datastores: []',
    ]);
    expect(says).toEqual([]);
  });

  test('manages secrets as soon as their comments are taken as keys', async () => {
    const emulator = await place.emulator({ seed });
    const { connections } = await place.exportFrom(emulator);
    const managed = connections.replaceAll(/# (secret_key|password):/g, '$1:');
    place.write('qualytics-export/connections.yaml', managed);
    const secrets =
      'ACME_S3_LAKE_SECRET_KEY=another-secret-key\nSHOP_PASSWORD=another-password\nUNUSED_PASSWORD=third-password';
    const plan = await place.plan(emulator, { secrets, 'rotate-secrets': 'all', 'test-connections': 'never' });
    expect(plan.says).toEqual([expect.stringMatching(/^notice adopts-connection .*"unused"/)]);
    expect(plan.steps.map((step) => step.split(' ', 3).join(' '))).toEqual([
      'update connection acme_s3_lake',
      'update connection shop',
      'update connection unused',
    ]);
    expect((await place.exportFrom(emulator)).connections).toBe(managed);
  });

  test('refers by id to what shares its name with something else, and comments on both', async () => {
    const emulator = await place.emulator({
      seed: {
        connections: [
          { id: 1, ...lake },
          { id: 2, ...shop },
          { id: 3, ...lake, name: 'shop' },
        ],
        datastores: [
          { id: 11, name: 'E', connection_id: 1, enrichment_only: true, root_path: '/e1/' },
          { id: 12, name: 'E', connection_id: 1, enrichment_only: true, root_path: '/e2/' },
          { id: 13, name: 'Orders', connection_id: 2, database: 'd', schema: 's', enrichment: 12 },
        ],
      },
    });
    const { connections, datastores, says } = await place.exportFrom(emulator);
    expect(connections).toContain('# Not exported: connection "shop" (id 2), since id 3 has the same name.\n');
    expect(datastores).toContain('# Not exported: datastore "E" (id 11), since id 12 has the same name.\n');
    expect(datastores).toContain('  - name: Orders\n    connection_id: 2\n');
    expect(datastores).toContain('enrichment_datastore_id: 12\n');
    expect(says.filter((one) => one.startsWith('notice export-left-out'))).toHaveLength(4);
    expect((await place.plan(emulator)).steps).toEqual([]);
  });

  test.each([
    {
      what: 'a text that reads as a reference',
      datastore: { root_path: '/a', description: 'see ${{ secrets.X }}' },
      comment: '# Not exported: description, since it contains ${{, which a file reads as a reference.',
    },
    {
      what: 'a scope of another kind of store',
      datastore: { root_path: '/a', enrichment_remediation_strategy: 'append' as const, tags: ['${{'] },
      comment: '# Not exported: tags, since it contains ${{, which a file reads as a reference.',
    },
  ])('$what is a comment in its entry, and the rest is written', async ({ datastore, comment }) => {
    const emulator = await place.emulator({
      seed: {
        tags: ['${{'],
        connections: [{ id: 1, ...lake }],
        datastores: [{ name: 'One', connection_id: 1, ...datastore }],
      },
    });
    const { datastores, says } = await place.exportFrom(emulator);
    expect(datastores).toContain(`    root_path: /a\n`);
    expect(datastores).toContain(`    ${comment}\n`);
    expect(says).toEqual([expect.stringMatching(/^notice export-left-out/)]);
    const plan = await place.plan(emulator);
    expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
  });

  test('sources that share a prefix live are comments, since a plan of them would be refused', async () => {
    const one = { connection_id: 2, database: 'd', enrichment: 'E' };
    const emulator = await place.emulator({
      seed: {
        connections: [
          { id: 1, ...lake },
          { id: 2, ...shop },
        ],
        datastores: [
          { name: 'E', connection_id: 1, enrichment_only: true, root_path: '/e/' },
          { ...one, name: 'A 1', schema: 'a' },
          { ...one, name: 'A-1', schema: 'b' },
          { ...one, name: 'B', schema: 'c' },
        ],
      },
    });
    const { datastores } = await place.exportFrom(emulator);
    expect(datastores).toContain('- name: B\n');
    expect(datastores).toMatch(
      /# Not exported: datastore "A 1" \(id \d\), since a file that says it is refused: .*prefix/,
    );
    // One of the two is enough: what no later plan will read, it does not refuse.
    expect((await place.plan(emulator)).result).toBe('unchanged');
  });

  test('a folder in the address of a bucket keeps its connection out, which is used by name all the same', async () => {
    const emulator = await place.emulator({
      seed: {
        connections: [{ id: 1, ...lake, uri: 's3://acme-lake/folder' }],
        datastores: [{ name: 'One', connection_id: 1, root_path: '/a' }],
      },
    });
    const { connections, datastores } = await place.exportFrom(emulator);
    expect(connections).toContain('connections: []\n');
    expect(connections).toMatch(/# Not exported: connection "acme_s3_lake" \(id 1\), since .* folder/);
    expect(datastores).toContain('connection_name: acme_s3_lake\n');
    expect((await place.plan(emulator)).result).toBe('unchanged');
  });

  test('what the API does not give back is said', async () => {
    const emulator = await place.emulator({
      seed: { connections: [{ id: 1, ...lake }] },
      dialect: { dfsParametersOnRead: 'absent' },
    });
    const { connections } = await place.exportFrom(emulator);
    expect(connections).toContain('# Not exported: parameters, since the API does not give them back.');
  });
});

describe('export-only', () => {
  const chosen = async (filters: string): Promise<readonly string[]> => {
    const emulator = await place.emulator({ seed });
    const { outputs } = await place.exportFrom(emulator, { 'export-only': filters });
    return [outputs['ids'] ?? '', outputs['connection-ids'] ?? ''].map((json) =>
      Object.keys(JSON.parse(json)).join(','),
    );
  };

  test.each([
    { filters: 'Orders', datastores: 'Orders', connections: 'acme_s3_lake' },
    { filters: 'O*\nP?rts', datastores: 'Orders,Parts', connections: 'acme_s3_lake,shop' },
    { filters: 'type:postgresql', datastores: '012,Parts', connections: 'shop' },
    { filters: 'type:S3', datastores: 'Enrichment,Orders', connections: 'acme_s3_lake' },
    { filters: 'tag:gold', datastores: 'Orders', connections: 'acme_s3_lake' },
    { filters: '  tag:gold \n\n 0* ', datastores: '012,Orders', connections: 'acme_s3_lake,shop' },
    { filters: '*', datastores: '012,Enrichment,Orders,Parts', connections: 'acme_s3_lake,shop' },
  ])('$filters takes $datastores with $connections', async ({ filters, datastores, connections }) => {
    expect(await chosen(filters)).toEqual([datastores, connections]);
  });

  test('reads singly only what it takes, and links by name to what it does not take', async () => {
    const emulator = await place.emulator({ seed });
    const { datastores } = await place.exportFrom(emulator, { 'export-only': 'Orders' });
    expect(datastores).toContain('enrichment_datastore: Enrichment\n');
    expect(emulator.requests.filter(({ path }) => /\/datastores\/\d+$/.test(path)).map(({ path }) => path)).toEqual([
      '/api/datastores/12',
    ]);
    expect((await place.plan(emulator)).steps).toEqual([]);
  });

  test('a filter that takes nothing is a warning, all of them an error that writes nothing', async () => {
    const emulator = await place.emulator({ seed });
    const some = await place.exportFrom(emulator, { 'export-only': 'Orders\norders' });
    expect(some.says).toEqual([expect.stringContaining('warning export-no-match  The filter "orders"')]);
    const before = place.read('qualytics-export/datastores.yaml');
    const none = await place.run(emulator, { mode: 'export', 'export-only': 'type:snowflake' });
    expect([none.result, none.says]).toEqual(['failed', [expect.stringContaining('error export-nothing')]]);
    expect(place.read('qualytics-export/datastores.yaml')).toBe(before);
  });

  test('leaves the file with what it takes, and names what is no longer in it', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    const { datastores, says } = await place.exportFrom(emulator, { 'export-only': 'type:s3' });
    expect(datastores).not.toContain('Parts');
    expect(says).toEqual([expect.stringContaining('No longer in the export: "shop", "unused", "012", "Parts".')]);
  });
});

describe('what a token may not see', () => {
  test.each([/datastores$/, /connections$/, /teams/])('a refused reading of %s stops the export', async (path) => {
    const emulator = await place.emulator({ seed });
    emulator.fail({ method: 'GET', path, fault: { kind: 'status', status: 403 } });
    const { result, says } = await place.run(emulator, { mode: 'export' });
    const refusals = says.filter((one) => one.includes('was answered with 403'));
    expect([result, refusals.length > 0]).toEqual(['failed', true]);
    expect(place.has('qualytics-export/datastores.yaml')).toBe(false);
  });

  test('a refused single reading stops the export too: never silently fewer', async () => {
    const emulator = await place.emulator({ seed });
    emulator.fail({ method: 'GET', path: /datastores\/13$/, fault: { kind: 'status', status: 403 } });
    expect((await place.run(emulator, { mode: 'export' })).result).toBe('failed');
    expect(place.has('qualytics-export')).toBe(true);
    expect(place.has('qualytics-export/datastores.yaml')).toBe(false);
  });

  test('a token that is no Admin’s is told that others’ datastores may be missing', async () => {
    const emulator = await place.emulator({ seed });
    const { says } = await place.exportFrom(emulator, { 'api-token': 'member-token' });
    expect(says).toEqual([expect.stringContaining('notice export-incomplete  The export was made by a Member token')]);
  });

  test('what a connection names and no list shows is named', async () => {
    const emulator = await place.emulator({
      seed,
      dialect: { teamVisibility: 'own-but-stubs' },
      tokens: { 'member-token': { role: 'Member', teams: { 'Data Platform': 'Editor' } } },
    });
    emulator.seed({
      teams: ['Secret'],
      datastores: [{ id: 99, name: 'Hidden', connection: 'shop', teams: ['Secret'] }],
    });
    const { says, datastores } = await place.exportFrom(emulator, { 'api-token': 'member-token' });
    expect(datastores).not.toContain('Hidden');
    expect(says).toContainEqual(
      expect.stringContaining(
        'warning export-hidden  Not exported, since this token may not see them: "Hidden" (id 99).',
      ),
    );
  });
});

describe('adoption', () => {
  test('the first plan with an ownership tag adds the tag to each datastore, marked as an adoption, and nothing else', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    const plan = await place.plan(emulator, { 'ownership-tag': 'managed' });
    expect(plan.steps).toEqual([
      'create tag managed name: null -> "managed"',
      'update datastore 012 tags: [] -> ["managed"]',
      'update datastore Enrichment tags: [] -> ["managed"]',
      'update datastore Orders tags: ["gold","b"] -> ["b","gold","managed"]',
      'update datastore Parts tags: [] -> ["managed"]',
    ]);
    expect(plan.plan?.steps.map(({ kind, adopts }) => [kind, adopts])).toEqual([
      ['tag', false],
      ...Array.from({ length: 4 }, () => ['datastore', true]),
    ]);
    const refused = await place.plan(emulator, { 'ownership-tag': 'managed', adopt: 'false' });
    expect([
      refused.result,
      refused.says.every((one) => one.includes('adopt-refused') || one.startsWith('notice')),
    ]).toEqual(['failed', true]);
  });

  test('an export with the tag leaves it out, and its plan is empty once it is there', async () => {
    const emulator = await place.emulator({ seed });
    const before = await place.exportFrom(emulator);
    const tag = { 'ownership-tag': 'managed' };
    const applied = await place.run(emulator, { mode: 'apply', config: 'qualytics-export/*.yaml', ...tag });
    expect(applied.result).toBe('applied');
    const after = await place.exportFrom(emulator, tag);
    expect([after.connections, after.datastores]).toEqual([before.connections, before.datastores]);
    const plan = await place.plan(emulator, tag);
    expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
  });
});
