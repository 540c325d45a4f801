import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { referenceOf } from '../../src/export/placeholders.ts';
import { usePlace } from './support.ts';

const place = usePlace();

/** Files as the vendor's CLI writes them: what the API gave, without volatile fields, secrets as placeholders. */
const tree: Readonly<Record<string, string>> = {
  'connections/prod_pg.yaml':
    'name: prod-pg\ntype: postgresql\nhost: ${PROD_PG_HOST}\nusername: ${PROD_PG_USERNAME}\npassword: ${PROD_PG_PASSWORD}\nport: 5432\nparameters: {}\nsecrets_manager: null\n',
  'connections/lake.yaml':
    'name: Lake\ntype: s3\nuri: s3://acme-lake\naccess_key: ${LAKE_ACCESS_KEY}\nsecret_key: ${LAKE_SECRET_KEY}\nparameters:\n  authentication_type: SHARED_KEY\n',
  'datastores/order_analytics/_datastore.yaml':
    "connection_name: prod-pg\nenrichment_datastore_name: Lake Enrichment\nname: Order Analytics\nstore_type: JDBC\ntype: postgresql\ndatabase: analytics\nschema: public\ndescription: 'Orders: all'\nteams:\n- id: 1\n  name: Public\nglobal_tags:\n- name: gold\n  type: global\n- name: synced\n  type: external\ngroup:\n  id: 3\n  name: Sales\n  icon: mdi-star-outline\nenrichment_source_record_limit: 10\nhigh_count_rollup_threshold: 20\nhost: db.acme.com\njdbc_url: jdbc:postgresql://db.acme.com\ntrigger_sync: true\n",
  'datastores/lake_enrichment/_datastore.yaml':
    'connection_name: Lake\nname: Lake Enrichment\nstore_type: dfs\ntype: s3\nroot_path: /enrichment/\nenrichment_only: true\nteams:\n- Public\n',
  'datastores/order_analytics/containers/filtered/_container.yaml': 'name: filtered\n',
  'datastores/order_analytics/containers/filtered/computed_fields/x.yaml': 'name: x\n',
  'datastores/order_analytics/checks/orders/notnull__id.yaml': 'rule_type: notNull\n',
};

function writeTree(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    place.write(`cli/${path}`, text);
  }
}

async function convert(files: Readonly<Record<string, string>>, inputs: Record<string, string> = {}) {
  writeTree(files);
  const run = await place.run(undefined, { mode: 'export', 'export-from': 'cli', ...inputs });
  const text = (name: string): string =>
    place.has(`qualytics-export/${name}.yaml`) ? place.read(`qualytics-export/${name}.yaml`) : '';
  const body = (name: string): string => text(name).split('\n').slice(2).join('\n');
  return { ...run, connections: body('connections'), datastores: body('datastores') };
}

describe('the export tree of the vendor’s CLI', () => {
  test('becomes two files, without address and token; its placeholders become references', async () => {
    const run = await convert(tree);
    expect(run.result).toBe('exported');
    expect(run.connections).toBe(`connections:
  - name: Lake
    type: s3
    uri: s3://acme-lake
    # access_key: \${{ env.LAKE_ACCESS_KEY }}
    # secret_key: \${{ secrets.LAKE_SECRET_KEY }}

  - name: prod-pg
    type: postgresql
    host: \${{ env.PROD_PG_HOST }}
    port: 5432
    username: \${{ env.PROD_PG_USERNAME }}
    # password: \${{ secrets.PROD_PG_PASSWORD }}
`);
    expect(run.datastores).toBe(`datastores:
  - name: Lake Enrichment
    connection_name: Lake
    enrichment_only: true
    root_path: /enrichment/
    teams: [Public]

  - name: Order Analytics
    connection_name: prod-pg
    database: analytics
    schema: public
    description: "Orders: all"
    teams: [Public]
    tags: [gold]
    group: {name: Sales, icon: mdi-star-outline}
    enrichment_datastore: Lake Enrichment
    high_count_rollup_threshold: 20
    trigger_sync: true
`);
    expect(run.outputs).toMatchObject({ result: 'exported', ids: '{}', 'connection-ids': '{}', changed: '' });
    expect(run.log).toContain('    "LAKE_SECRET_KEY": ${{ toJSON(secrets.LAKE_SECRET_KEY) }},\n');
  });

  test('is filtered by the type of the connection where a datastore does not say it, and no filter that took is called idle', async () => {
    const files = {
      'connections/pg.yaml': 'name: pg\ntype: postgresql\nhost: h\n',
      'datastores/a/_datastore.yaml':
        'name: A\nconnection_name: pg\ndatabase: d\nschema: s\nglobal_tags: [{ name: cat, type: external }]\n',
    };
    const run = await convert(files, { 'export-only': 'type:postgresql\ntag:cat\ntype:s3' });
    expect(run.datastores).toContain('- name: A\n');
    expect(run.problems.map(({ message }) => message).filter((message) => message.startsWith('The filter'))).toEqual([
      'The filter "type:s3" of export-only takes no datastore.',
    ]);
  });

  test('is left alone where it describes checks and containers, which are counted', async () => {
    const { says } = await convert(tree);
    expect(says).toEqual([
      expect.stringMatching(/^notice export-from-skipped {2}The export tree also describes 1 checks and 2 containers/),
    ]);
  });

  test('is valid by our own check, and a second conversion changes nothing', async () => {
    const first = await convert(tree);
    const valid = await place.run(undefined, { mode: 'validate', config: 'qualytics-export/*.yaml' });
    expect([valid.result, valid.says]).toEqual(['valid', []]);
    const second = await convert(tree);
    expect([second.connections, second.datastores]).toEqual([first.connections, first.datastores]);
  });

  test('needs no credential: the plan for the tenant that it came from is empty', async () => {
    await convert(tree);
    const emulator = await place.emulator({
      seed: {
        tags: ['gold'],
        groups: [{ name: 'Sales', icon: 'mdi-star-outline' }],
        connections: [
          {
            name: 'prod-pg',
            type: 'postgresql',
            host: 'db.acme.com',
            username: 'reader',
            password: 'stored',
            port: 5432,
          },
          { name: 'Lake', type: 's3', uri: 's3://acme-lake', access_key: 'AKIALAKE', secret_key: 'stored' },
        ],
        datastores: [
          { name: 'Lake Enrichment', connection: 'Lake', root_path: '/enrichment/', enrichment_only: true },
          {
            name: 'Order Analytics',
            connection: 'prod-pg',
            database: 'analytics',
            schema: 'public',
            description: 'Orders: all',
            tags: ['gold'],
            group: 'Sales',
            enrichment: 'Lake Enrichment',
            high_count_rollup_threshold: 20,
          },
        ],
        operations: [{ datastore: 'Order Analytics' }],
      },
    });
    const env = { PROD_PG_HOST: 'db.acme.com', PROD_PG_USERNAME: 'reader' };
    const run = await place.run(emulator, { mode: 'plan', config: 'qualytics-export/*.yaml' }, env);
    expect([run.result, run.says]).toEqual(['unchanged', []]);
  });

  test('can be converted in part', async () => {
    const { connections, datastores } = await convert(tree, { 'export-only': 'type:s3' });
    expect(
      [connections, datastores].map((text) => [...text.matchAll(/- name: (.*)/g)].map(([, name]) => name)),
    ).toEqual([['Lake'], ['Lake Enrichment']]);
  });

  test('with a secret as plain text does not hand it on, and says so', async () => {
    const plain = 'A-Plain-Password-Of-The-Tests';
    const run = await convert({
      'connections/pg.yaml': `name: pg\ntype: postgresql\nhost: db\npassword: ${plain}\n`,
      'datastores/a/_datastore.yaml': 'name: a\nconnection_name: pg\ndatabase: d\nschema: s\n',
    });
    expect(run.connections).toContain('# password: ${{ secrets.PG_PASSWORD }}\n');
    expect(run.says).toEqual([
      expect.stringContaining('warning export-from-file  cli/connections/pg.yaml:1:1  password is written'),
    ]);
    expect(run.connections + run.datastores + run.log.replace(`::add-mask::${plain}\n`, '')).not.toContain(plain);
  });

  test('with files that cannot be used converts the others, and names them', async () => {
    const run = await convert({
      'connections/ok.yaml': 'name: ok\ntype: s3\nuri: s3://acme-lake\n',
      'connections/broken.yaml': 'name: [\n',
      'connections/typeless.yaml': 'name: x\n',
      'datastores/list/_datastore.yaml': '- a\n',
      'datastores/one/_datastore.yaml': 'name: same\nconnection_name: ok\n',
      'datastores/two/_datastore.yaml': 'name: same\nconnection_name: ok\n',
    });
    expect(run.says).toEqual([
      expect.stringContaining('cli/connections/broken.yaml:1:1  The file is not converted'),
      expect.stringContaining('cli/connections/typeless.yaml:1:1  The file is not converted: it has no type'),
      expect.stringContaining('cli/datastores/list/_datastore.yaml:1:1  The file is not converted'),
      expect.stringContaining(
        'datastore "same" is not exported, since cli/datastores/two/_datastore.yaml has the same name.',
      ),
      expect.stringContaining(
        'datastore "same" is not exported, since cli/datastores/one/_datastore.yaml has the same name.',
      ),
    ]);
    expect(run.connections).toContain('- name: ok\n');
  });

  test.each([
    { what: 'no such folder', dir: 'nowhere', says: 'cannot be read (ENOENT)' },
    { what: 'a folder outside', dir: '..', says: 'leads out of the repository' },
    { what: 'a folder without such files', dir: 'other', says: 'holds neither connections/*.yaml nor datastores' },
    { what: 'a link to the outside', dir: 'link', says: 'leads out of the repository' },
  ])('$what is an error', async ({ dir, says }) => {
    place.write('other/readme.yaml', 'a: 1\n');
    symlinkSync('/tmp', join(place.folder(), 'link'));
    const run = await place.run(undefined, { mode: 'export', 'export-from': dir });
    expect([run.result, run.says]).toEqual(['failed', [expect.stringContaining(says)]]);
  });
});

describe('a placeholder', () => {
  const at = { secret: false, connection: 'Prod PG', path: 'host', vault: false };
  test.each([
    { text: '${HOST}', place: at, becomes: '${{ env.HOST }}' },
    { text: 'jdbc:${HOST}:${PORT}/x', place: at, becomes: 'jdbc:${{ env.HOST }}:${{ env.PORT }}/x' },
    { text: '${PASSWORD}', place: { ...at, secret: true }, becomes: '${{ secrets.PASSWORD }}' },
    { text: '${SECRET_LAKE_HOST}', place: at, becomes: '${{ secrets.SECRET_LAKE_HOST }}' },
    { text: '${AWS_ACCESS_KEY_ID}', place: at, becomes: '${{ secrets.AWS_ACCESS_KEY_ID }}' },
    { text: '${1ST_HOST}', place: at, becomes: '${{ env._1ST_HOST }}' },
    { text: 'plain', place: at, becomes: undefined },
    { text: '${not a name}', place: at, becomes: undefined },
    { text: '${user}', place: { ...at, vault: true }, becomes: undefined },
    { text: '${pw}', place: { ...at, path: 'password', secret: true, vault: true }, becomes: '${pw}' },
    {
      text: '${PROD_PG_PASSWORD}',
      place: { ...at, path: 'password', secret: true, vault: true },
      becomes: '${{ secrets.PROD_PG_PASSWORD }}',
    },
  ])('$text becomes $becomes', ({ text, place: where, becomes }) => {
    expect(referenceOf(text, where)).toBe(becomes);
  });
});
