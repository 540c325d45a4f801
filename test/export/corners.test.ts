import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { usePlace } from './support.ts';

const place = usePlace();

const body = (text: string): string => text.split('\n').slice(2).join('\n');

describe('a tree of the vendor’s CLI, converted again', () => {
  const files = {
    'connections/lake.yaml':
      'name: lake\ntype: s3\nuri: s3://acme-lake\naccess_key: ${LAKE_ACCESS_KEY}\nsecret_key: ${LAKE_SECRET_KEY}\nparameters:\n  odd: ${LAKE_ODD}\n',
    'datastores/orders/_datastore.yaml': 'name: Orders\nconnection_name: lake\ntype: s3\nroot_path: /orders/\n',
  };
  const convert = async () => {
    const run = await place.run(undefined, { mode: 'export', 'export-from': 'cli' });
    return { ...run, connections: place.read('qualytics-export/connections.yaml') };
  };

  test('leaves out a reference in a place that no file has, and keeps what was written by hand', async () => {
    for (const [path, text] of Object.entries(files)) {
      place.write(`cli/${path}`, text);
    }
    const first = await convert();
    expect(body(first.connections)).toBe(`connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    # access_key: \${{ env.LAKE_ACCESS_KEY }}
    # secret_key: \${{ secrets.LAKE_SECRET_KEY }}
    # Not exported: parameters.odd, since a file that says it is refused: "odd" is not known in parameters of type s3.
`);
    const edited = first.connections
      .replace('- name: lake', '- name: lake # ours')
      .replace('secrets.LAKE_SECRET_KEY', 'secrets.OUR_OWN_KEY');
    place.write('qualytics-export/connections.yaml', edited);
    const second = await convert();
    expect([second.connections, second.says]).toEqual([edited, first.says]);
  });
});

test('a field that is new is put where its table has it, before a merge key', async () => {
  const shop = { id: 2, name: 'shop', type: 'postgresql', host: 'db.acme.com', port: 5432, username: 'reader' };
  const emulator = await place.emulator({ seed: { connections: [{ ...shop, parameters: { mode: 'fast' } }] } });
  const { connections } = await place.exportFrom(emulator);
  const item = ['- name: shop', '  host: db.acme.com', '  <<: {type: postgresql, port: 5432}'];
  const listed = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join('');
  const edited = connections.replace(/ {2}- name: shop[\s\S]*/, listed(item));
  place.write('qualytics-export/connections.yaml', edited);
  expect(body((await place.exportFrom(emulator)).connections)).toBe(
    `connections:\n${listed([...item.slice(0, 2), '  username: reader', '  parameters:', '    mode: fast', ...item.slice(2)])}`,
  );
});

describe('an export that cannot end', () => {
  test.each([
    {
      what: 'characters',
      note: 'x'.repeat(3_200_000),
      says: 'would hold too much (The file has more than 3,145,728 characters)',
    },
    { what: 'bytes', note: 'é'.repeat(1_600_000), says: 'would have more than 3,145,728 bytes' },
  ])('writes nothing where a file would have too many $what', async ({ note, says }) => {
    const lake = { id: 1, name: 'lake', type: 'pluggable', parameters: { note } };
    const emulator = await place.emulator({ seed: { connections: [lake] } });
    const run = await place.run(emulator, { mode: 'export' });
    expect([run.result, run.says]).toEqual([
      'failed',
      [
        `error export-too-large  qualytics-export/connections.yaml ${says}, which no run reads, so nothing is written. Export in parts: export-only with an export-dir for each.`,
      ],
    ]);
    expect(place.has('qualytics-export/connections.yaml')).toBe(false);
  });

  test('says so where its folder is gone when it is written to', async () => {
    const emulator = await place.emulator();
    const removeFolder = (): boolean => {
      rmSync(join(place.folder(), 'qualytics-export'), { recursive: true, force: true });
      return false;
    };
    emulator.fail({ when: removeFolder, fault: { kind: 'status', status: 500 } });
    const run = await place.run(emulator, { mode: 'export' });
    expect([run.result, run.says]).toEqual([
      'failed',
      [
        'error export-unwritable  The files cannot be written to qualytics-export (ENOENT). Check the permissions of the folder and the space on the disk.',
      ],
    ]);
    expect(run.outputs).toMatchObject({ result: 'failed', ids: '{}', 'connection-ids': '{}' });
  });
});
