import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { selectionOf } from '../../src/export/filters.ts';
import { convertTree } from '../../src/export/from-tree.ts';
import { openExportFolder, readExportFile, writeExportFiles } from '../../src/workspace/export-files.ts';
import type { VendorTree } from '../../src/workspace/vendor-tree.ts';
import { usePlace } from './support.ts';

const place = usePlace();

async function convert(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    place.write(`cli/${path}`, text);
  }
  const run = await place.run(undefined, { mode: 'export', 'export-from': 'cli' });
  const body = (name: string): string => place.read(`qualytics-export/${name}.yaml`).split('\n').slice(2).join('\n');
  return { says: run.says, connections: body('connections'), datastores: body('datastores') };
}

const pg = 'name: pg\ntype: postgresql\nhost: db\n';
const pgExported = `connections:
  - name: pg
    type: postgresql
    host: db
    # password: \${{ secrets.PG_PASSWORD }}
`;

test('entries are looked through once: eight times as many take some eight times as long, and not sixty-four', () => {
  const file = (name: string, text: string) => ({ path: `cli/${name}.yaml`, text });
  const converted = (count: number): number => {
    const datastores = Array.from({ length: count }, (_, index) =>
      file(`datastores/${index}`, `name: D${index === count - 1 ? 0 : index}\n`),
    );
    const tree: VendorTree = { connections: [], datastores, left: { containers: 0, checks: 0 } };
    const started = performance.now();
    const { sources } = convertTree(tree, selectionOf([]));
    const time = performance.now() - started;
    expect(sources.datastores).toHaveLength(count - 2);
    expect(sources.unexpressed.map(({ name, reason }) => [name, reason])).toEqual([
      ['D0', `cli/datastores/${count - 1}.yaml has the same name`],
      ['D0', 'cli/datastores/0.yaml has the same name'],
    ]);
    return time;
  };
  converted(2_000);
  expect(converted(16_000) / converted(2_000)).toBeLessThan(30);
});

describe('a tree of the vendor’s CLI', () => {
  test('whose datastores name what they refer to in older ways, or by id', async () => {
    const run = await convert({
      'connections/pg.yaml': pg,
      'datastores/a/_datastore.yaml':
        'name: A\nconnection: {id: 1, name: pg}\ndatabase: d\nschema: s\nenrich_datastore: {id: 3, name: C}\ngroup: {id: 2, name: Sales, icon: [x]}\n',
      'datastores/b/_datastore.yaml': 'name: B\nconnection_id: 4\ndatabase: d\nschema: s\nenrichment_datastore_id: 5\n',
      'datastores/c/_datastore.yaml':
        'name: C\nconnection_name: pg\ndatabase: d\nschema: s\nenrichment_only: true\nenrichment_datastore_id: 0\n',
      'datastores/d/_datastore.yaml':
        'name: D\nconnection_name: pg\ndatabase: d\nschema: s\nenrichment_datastore: {name: C}\n',
    });
    expect(run).toEqual({
      says: [],
      connections: pgExported,
      datastores: `datastores:
  - name: A
    connection_name: pg
    database: d
    schema: s
    group: {name: Sales}
    enrichment_datastore: C

  - name: B
    connection_id: 4
    database: d
    schema: s
    enrichment_datastore_id: 5

  - name: C
    connection_name: pg
    enrichment_only: true
    database: d
    schema: s

  - name: D
    connection_name: pg
    database: d
    schema: s
    enrichment_datastore: C
`,
    });
  });

  test('with two connections of one name converts neither, and says which files they are', async () => {
    const run = await convert({
      'connections/one.yaml': pg,
      'connections/two.yaml': pg.replace('host: db', 'host: other'),
      'connections/blank.yaml': pg.replace('name: pg', 'name: " "'),
      'datastores/a/_datastore.yaml': 'name: A\nconnection_name: pg\ndatabase: d\nschema: s\n',
    });
    const reasons = [
      ['" "', 'its name is blank'],
      ['"pg"', 'cli/connections/two.yaml has the same name'],
      ['"pg"', 'cli/connections/one.yaml has the same name'],
    ];
    expect(run).toEqual({
      says: reasons.map(
        ([name, reason]) =>
          `notice export-left-out  qualytics-export/connections.yaml:1:1  connection ${name} is not exported, since ${reason}. A comment in the file says so too; it stays as it is in Qualytics.`,
      ),
      connections: `connections: []

# Not exported: connection " ", since its name is blank.
# Not exported: connection "pg", since cli/connections/two.yaml has the same name.
# Not exported: connection "pg", since cli/connections/one.yaml has the same name.
`,
      datastores: `datastores:
  - name: A
    connection_name: pg
    database: d
    schema: s
`,
    });
  });

  test('with files that are too large, or whose aliases expand to too much, converts the others', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...['b', 'c', 'd', 'e'].map((name, index) => {
        const before = `*${'abcd'[index]}`;
        return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
      }),
    ].join('\n');
    const run = await convert({
      'connections/big.yaml': `${pg}# ${'x'.repeat(1_048_576)}\n`,
      'connections/bomb.yaml': `${pg}${bomb}\n`,
      'connections/pg.yaml': pg,
    });
    expect(run).toEqual({
      says: [
        ['big', 'it is larger than 1 MiB'],
        ['bomb', 'it has no name and no type that could be read'],
      ].map(
        ([name, why]) =>
          `warning export-from-file  cli/connections/${name}.yaml:1:1  The file is not converted: ${why}. Export it again, or describe it by hand.`,
      ),
      connections: pgExported,
      datastores: 'datastores: []\n',
    });
  });
});

describe('a place of an export', () => {
  test('cannot be a path that no file system has', async () => {
    expect(await openExportFolder('a\0b', place.folder())).toEqual({
      severity: 'error',
      rule: 'export-dir',
      message: 'export-dir is not a path.',
      hint: 'Give a folder such as qualytics-export.',
    });
  });

  test('with a file of an earlier export that cannot be read is refused', async () => {
    const folder = { path: 'out', real: place.folder() };
    const long = 'x'.repeat(300);
    place.write('large.yaml', '');
    truncateSync(join(place.folder(), 'large.yaml'), 16_777_217);
    const refused = (path: string, why: string) => ({
      severity: 'error',
      rule: 'export-unwritable',
      at: { file: path, line: 1, column: 1 },
      message: `${path} ${why}.`,
      hint: 'Move it away, or give another export-dir.',
    });
    expect([await readExportFile(folder, 'large.yaml'), await readExportFile(folder, long)]).toEqual([
      refused('out/large.yaml', 'is larger than 16 MiB'),
      refused(`out/${long}`, 'cannot be read (ENAMETOOLONG)'),
    ]);
  });

  test('that became a file is told as the workspace where it is the workspace', async () => {
    place.write('file', '');
    const folder = { path: '', real: join(place.folder(), 'file') };
    expect(await writeExportFiles(folder, [{ name: 'datastores.yaml', text: 'x', before: undefined }])).toEqual({
      severity: 'error',
      rule: 'export-unwritable',
      message: 'The files cannot be written to the workspace (ENOTDIR).',
      hint: 'Check the permissions of the folder and the space on the disk.',
    });
  });
});
