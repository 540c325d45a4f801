import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../emulator/emulator.ts';
import type { Seed } from '../emulator/seed.ts';
import { usePlace } from './support.ts';

const place = usePlace();

const seed: Seed = {
  groups: ['Sales'],
  connections: [
    {
      id: 1,
      name: 'lake',
      type: 's3',
      uri: 's3://acme-lake',
      parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:aws:iam::123456789012:role/Q', external_id: 'x-1' },
    },
    {
      id: 2,
      name: 'shop',
      type: 'postgresql',
      host: 'db.acme.com',
      port: 5432,
      username: 'reader',
      password: 'hunter2-hunter2',
    },
  ],
  datastores: [
    { id: 11, name: 'Enrichment', connection_id: 1, enrichment_only: true, root_path: '/enrichment/' },
    {
      id: 12,
      name: 'Customers',
      connection_id: 2,
      database: 'shop',
      schema: 'customers',
      tags: ['gold'],
      enrichment: 'Enrichment',
    },
    {
      id: 13,
      name: 'Orders',
      connection_id: 2,
      database: 'shop',
      schema: 'orders',
      description: 'All orders',
      enrichment: 'Enrichment',
    },
    { id: 14, name: 'Raw', connection_id: 1, root_path: '/raw/' },
  ],
};

function change(emulator: Emulator, name: string, fields: Record<string, unknown>): void {
  const found = emulator.state.datastores.by('name', name)[0];
  if (!found) {
    throw new Error(`There is no datastore ${name}.`);
  }
  emulator.state.datastores.put({ ...found, ...fields });
}

/** Lines that one text has and the other has not, with their signs. */
function difference(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const count = (lines: readonly string[], line: string): number =>
    lines.filter((one) => one.trim() === line.trim()).length;
  return [
    ...new Set([
      ...old.filter((line) => count(old, line) > count(now, line)).map((line) => `- ${line.trim()}`),
      ...now.filter((line) => count(now, line) > count(old, line)).map((line) => `+ ${line.trim()}`),
    ]),
  ]
    .filter((line) => line.length > 2)
    .sort();
}

function sorted(lines: readonly string[]): readonly string[] {
  return [...lines].sort();
}

const drifts: readonly {
  readonly what: string;
  readonly drift: (emulator: Emulator) => void;
  readonly shows: readonly string[];
  /** A first export would have another order, or a default more, which an update does not introduce. */
  readonly lifts?: true;
}[] = [
  {
    what: 'a changed text',
    drift: (emulator) => change(emulator, 'Orders', { description: 'Every order' }),
    shows: ['- description: All orders', '+ description: Every order'],
  },
  {
    what: 'a text that was cleared',
    drift: (emulator) => change(emulator, 'Orders', { description: null }),
    shows: ['- description: All orders'],
  },
  {
    what: 'a new setting',
    drift: (emulator) => change(emulator, 'Raw', { enrichment_source_record_limit: 77 }),
    shows: ['+ enrichment_source_record_limit: 77'],
  },
  {
    what: 'a new link',
    drift: (emulator) => change(emulator, 'Raw', { enrichment_datastore_id: 11 }),
    shows: ['+ enrichment_datastore: Enrichment'],
    lifts: true,
  },
  {
    what: 'a link that was taken away',
    drift: (emulator) => change(emulator, 'Orders', { enrichment_datastore_id: null }),
    shows: ['- enrichment_datastore: Enrichment'],
  },
  {
    what: 'a move to another connection of the same kind',
    drift: (emulator) => {
      emulator.seed({
        connections: [{ id: 3, name: 'shop2', type: 'postgresql', host: 'db.acme.com', username: 'x' }],
      });
      change(emulator, 'Orders', { connection_id: 3 });
    },
    shows: ['- connection_name: shop', '+ connection_name: shop2'],
  },
  {
    what: 'another name',
    drift: (emulator) => change(emulator, 'Orders', { name: 'All orders', enrichment_prefix: '_all_orders' }),
    shows: ['- - name: Orders', '+ - name: All orders'],
    lifts: true,
  },
  {
    what: 'a datastore that is gone',
    drift: (emulator) => emulator.state.datastores.remove(13),
    shows: [
      '- - name: Orders',
      '- connection_name: shop',
      '- database: shop',
      '- schema: orders',
      '- description: All orders',
      '- enrichment_datastore: Enrichment',
    ],
  },
  {
    what: 'a new datastore, at its place in the order',
    drift: (emulator) =>
      void emulator.seed({ datastores: [{ name: 'Parts', connection_id: 2, database: 'shop', schema: 'parts' }] }),
    shows: ['+ - name: Parts', '+ connection_name: shop', '+ database: shop', '+ schema: parts'],
  },
];

describe('the difference between two exports is what happened in between', () => {
  test.each(drifts)('$what', async ({ drift, shows }) => {
    const emulator = await place.emulator({ seed });
    const before = await place.exportFrom(emulator);
    drift(emulator);
    const after = await place.exportFrom(emulator);
    expect(difference(before.datastores, after.datastores)).toEqual(sorted(shows));
    const plan = await place.plan(emulator);
    expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
    expect(await place.exportFrom(emulator)).toMatchObject({ datastores: after.datastores });
  });

  test.each(drifts.filter(({ lifts }) => !lifts))(
    '$what leaves the file as a first export would write it',
    async ({ drift }) => {
      const emulator = await place.emulator({ seed });
      await place.exportFrom(emulator);
      drift(emulator);
      const updated = await place.exportFrom(emulator);
      const fresh = await place.exportFrom(emulator, { 'export-dir': 'elsewhere' });
      expect([updated.connections, updated.datastores]).toEqual([fresh.connections, fresh.datastores]);
    },
  );

  test('a changed connection', async () => {
    const emulator = await place.emulator({ seed });
    const before = await place.exportFrom(emulator);
    const lake = emulator.state.connections.get(1);
    const shop = emulator.state.connections.get(2);
    if (!lake || !shop) {
      throw new Error('The seed has no such connections.');
    }
    emulator.state.connections.put({ ...lake, parameters: { ...lake.parameters, external_id: 'x-2' } });
    emulator.state.connections.put({ ...shop, fields: { ...shop.fields, port: 6432 }, parameters: { mode: 'fast' } });
    const after = await place.exportFrom(emulator);
    expect(difference(before.connections, after.connections)).toEqual(
      sorted([
        '- external_id: x-1',
        '- port: 5432',
        '+ external_id: x-2',
        '+ port: 6432',
        '+ parameters:',
        '+ mode: fast',
      ]),
    );
    expect((await place.plan(emulator)).steps).toEqual([]);
  });
});

describe('a connection that is gone while another one like it is new', () => {
  const renamed = async (managed: boolean): Promise<string> => {
    const emulator = await place.emulator({ seed });
    const { connections } = await place.exportFrom(emulator);
    const commented = connections.replace('- name: shop', '- name: shop # the old one');
    place.write(
      'qualytics-export/connections.yaml',
      managed ? commented.replace('# password:', 'password:') : commented,
    );
    const shop = emulator.state.connections.get(2);
    if (!shop) {
      throw new Error('The seed has no such connection.');
    }
    emulator.state.connections.put({ ...shop, name: 'store' });
    return (await place.exportFrom(emulator)).connections;
  };

  test('is taken for renamed', async () => {
    expect(await renamed(false)).toContain('  - name: store # the old one\n');
  });

  test('is another one where a secret is given, which is not handed on', async () => {
    const connections = await renamed(true);
    expect(connections).toContain('  - name: store\n');
    expect(connections).not.toContain('SHOP_PASSWORD');
    expect(connections).toContain('# password: ${{ secrets.STORE_PASSWORD }}');
  });
});

const edited = `# yaml-language-server: $schema=x
# qualytics-export: kept
# A head of our own.
aws: &unused
  region: us-east-1

defaults: # for all
  enrichment_datastore: Enrichment # shared

datastores: # the list

  # Orders come first, since they matter most.
  - name: Orders # the shop's
    connection_name:   shop
    description: "All orders"   # for people
    database: \${{ env.SHOP_DATABASE }}
    schema: 'orders'
    teams: &teams
      - Public   # everybody

  - {name: Customers, database: shop, schema: customers, connection_name: shop, tags: [gold], teams: *teams} # short

  # The lake.
  - name: Raw
    <<: &lake {connection_name: lake, teams: [Public]}
    root_path: /raw
    enrichment_datastore: null
  - <<: *lake
    name: Enrichment
    enrichment_only: true
    root_path: /enrichment/
    trigger_catalog: false
# The end.
`;

describe('what a person made of an exported file', () => {
  test('is left byte for byte where nothing changed: comments, order, quotes, anchors, merge keys, references, defaults', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    place.write('qualytics-export/datastores.yaml', edited);
    expect((await place.exportFrom(emulator)).datastores).toBe(edited);
  });

  test('is kept around what changed', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    place.write('qualytics-export/datastores.yaml', edited);
    change(emulator, 'Orders', { description: 'Every order', schema: 'all_orders' });
    change(emulator, 'Customers', { description: 'New' });
    change(emulator, 'Raw', { connection_id: 1, root_path: '/raw/2/', enrichment_datastore_id: 11 });
    const after = await place.exportFrom(emulator);
    expect(difference(edited, after.datastores)).toEqual(
      sorted([
        '- description: "All orders"   # for people',
        "- schema: 'orders'",
        '- - {name: Customers, database: shop, schema: customers, connection_name: shop, tags: [gold], teams: *teams} # short',
        '- root_path: /raw',
        '- enrichment_datastore: null',
        '+ description: Every order   # for people',
        '+ schema: all_orders',
        '+ - {name: Customers, database: shop, schema: customers, connection_name: shop, description: New, tags: [gold], teams: *teams} # short',
        '+ root_path: /raw/2/',
        '+ enrichment_datastore: Enrichment',
      ]),
    );
    const env = { SHOP_DATABASE: 'shop' };
    const plan = await place.run(emulator, { mode: 'plan', config: 'qualytics-export/*.yaml' }, env);
    expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
  });

  test('a value that others share through an anchor changes for its own entry only', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    place.write('qualytics-export/datastores.yaml', edited);
    change(emulator, 'Orders', { team_ids: [2] });
    const after = await place.exportFrom(emulator);
    expect(difference(edited, after.datastores)).toEqual(
      sorted([
        '- - Public   # everybody',
        '- - {name: Customers, database: shop, schema: customers, connection_name: shop, tags: [gold], teams: *teams} # short',
        '- teams: &teams',
        '+ teams: &teams [Data Platform]   # everybody',
        '+ - {name: Customers, database: shop, schema: customers, connection_name: shop, tags: [gold], teams: [Public]} # short',
      ]),
    );
    const plan = await place.run(
      emulator,
      { mode: 'plan', config: 'qualytics-export/*.yaml' },
      { SHOP_DATABASE: 'shop' },
    );
    expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
  });

  test('an anchor in an entry that is gone moves to where it is used', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    place.write('qualytics-export/datastores.yaml', edited);
    emulator.state.datastores.remove(13);
    emulator.state.datastores.remove(14);
    const after = await place.exportFrom(emulator);
    expect(after.datastores).toContain('teams: &teams [Public]}');
    expect(after.datastores).toContain('- <<: &lake {connection_name: lake, teams: [Public]}');
    expect((await place.plan(emulator)).steps).toEqual([]);
    expect(after.says).toEqual([
      expect.stringContaining('notice export-removed  No longer in the export: "Orders", "Raw".'),
    ]);
  });

  test('a reference stays while the text around it fits, and gives way to a live value that it cannot be', async () => {
    const emulator = await place.emulator({ seed });
    const first = await place.exportFrom(emulator);
    const referring = first.connections
      .replace('arn:aws:iam::123456789012:role/Q', 'arn:aws:iam::${{ aws.account_id }}:role/Q')
      .replace('username: reader', 'username: ${{ env.SHOP_USER }}')
      .replace('# password:', 'password:');
    place.write('qualytics-export/connections.yaml', referring);
    expect((await place.exportFrom(emulator)).connections).toBe(referring);

    const lake = emulator.state.connections.get(1);
    if (!lake) {
      throw new Error('The seed has no such connection.');
    }
    emulator.state.connections.put({
      ...lake,
      parameters: { ...lake.parameters, role_arn: 'arn:aws:iam::123456789012:role/Other' },
    });
    const after = await place.exportFrom(emulator);
    expect(difference(referring, after.connections)).toEqual(
      sorted([
        '- role_arn: arn:aws:iam::${{ aws.account_id }}:role/Q',
        '+ role_arn: arn:aws:iam::123456789012:role/Other',
      ]),
    );
  });

  test('a name that is a reference is the one entry that fits it', async () => {
    const emulator = await place.emulator({ seed });
    const first = await place.exportFrom(emulator);
    const referring = first.datastores.replace('- name: Orders', '- name: Ord${{ env.SUFFIX }}');
    place.write('qualytics-export/datastores.yaml', referring);
    expect((await place.exportFrom(emulator)).datastores).toBe(referring);
  });

  test('an environment variable that is set is compared by its value', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    place.write('qualytics-export/datastores.yaml', edited);
    await place.run(emulator, { mode: 'export' }, { SHOP_DATABASE: 'another' });
    expect(place.read('qualytics-export/datastores.yaml')).toBe(
      edited.replace('database: ${{ env.SHOP_DATABASE }}', 'database: shop'),
    );
  });

  test('a connection that was moved into its datastore stays there, and follows the live one', async () => {
    const emulator = await place.emulator({ seed });
    const first = await place.exportFrom(emulator);
    const inline =
      'connection:\n      name: lake\n      type: s3\n      uri: s3://acme-lake\n      parameters: {authentication_type: IAM_ROLE, role_arn: arn:aws:iam::123456789012:role/Q, external_id: x-1}';
    const moved = first.datastores.replace(
      'connection_name: lake\n    enrichment_only',
      `${inline}\n    enrichment_only`,
    );
    expect(moved).not.toBe(first.datastores);
    place.write('qualytics-export/datastores.yaml', moved);
    const lake = emulator.state.connections.get(1);
    if (!lake) {
      throw new Error('The seed has no such connection.');
    }
    emulator.state.connections.put({ ...lake, parameters: { ...lake.parameters, external_id: 'x-2' } });
    const after = await place.exportFrom(emulator);
    expect(after.datastores).toBe(moved.replace('external_id: x-1', 'external_id: x-2'));
    expect(after.connections).not.toContain('lake');
    const plan = await place.plan(emulator);
    expect([plan.result, plan.steps]).toEqual(['unchanged', []]);
  });

  test('an id, an ownership tag, deliberate deletes and lines that end as on Windows are gone by', async () => {
    const emulator = await place.emulator({ seed });
    const first = await place.exportFrom(emulator);
    const windows = first.datastores
      .replace('- name: Orders\n', '- name: Orders\n    id: 13\n')
      .replace(/ {2}- name: Raw[\s\S]*$/, 'removed:\n  - name: Raw\n    id: 14\n')
      .replace('datastores:', 'ownership_tag: gold\n\ndatastores:')
      .replace('    tags: [gold]\n', '')
      .replaceAll('\n', '\r\n');
    place.write('qualytics-export/datastores.yaml', windows);
    expect((await place.exportFrom(emulator)).datastores).toBe(windows);
    change(emulator, 'Orders', { name: 'All Orders', enrichment_prefix: '_all_orders' });
    expect((await place.exportFrom(emulator)).datastores).toBe(windows.replace('name: Orders', 'name: All Orders'));
  });
});
