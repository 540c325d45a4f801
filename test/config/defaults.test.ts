import { describe, expect, test } from '@jest/globals';
import { checkFiles } from '../../src/config/check.ts';
import type { Desired } from '../../src/config/desired.ts';
import { parseFiles, substitute } from '../../src/config/parse.ts';
import { targetKey } from '../../src/references/grammar.ts';
import { check, desiredOf, file } from './support.ts';

/** What the one datastore is told to be: its choices, and its fields by name. */
function settings({ datastores: [one] }: Desired): Record<string, unknown> {
  return {
    ...(one?.connection && { connection: one.connection }),
    ...(one?.enrichment && { enrichment: one.enrichment }),
    ...(one?.group && { group: one.group }),
    ...(one?.firstSync && { firstSync: one.firstSync }),
    ...Object.fromEntries([...(one?.fields ?? [])].map(([path, { value }]) => [path, value])),
  };
}

function at(line: number, column: number): object {
  return { file: 'f.yaml', line, column };
}

describe('what is wrong with defaults', () => {
  const bad = `
defaults:
  name: A
  connection_id: 0
  enrichment_datastore_id: seven
  group: {name: "", colour: red, icon: mdi-cat}
  trigger_sync: yes
  enrichment_only: null
  root_path: [a]
  teams: Public
  high_count_rollup_threshold: 1001
`;
  const says = [
    'error unknown-key 2:3  "name" is not known in defaults. name belongs to one entry: write it in the datastore itself.',
    'error out-of-range 3:18  connection_id must be a whole number from 1 on.',
    'error wrong-type 4:28  enrichment_datastore_id must be a whole number.',
    'error blank 5:17  name is empty. Give it a value.',
    'error unknown-key 5:21  "colour" is not known in a group. Known are name, icon.',
    'warning unknown-icon 5:40  This icon is none of the documented ones. Known are mdi-bookmark-box-outline, mdi-folder-outline, mdi-shape-outline, mdi-chart-box-outline, mdi-flask-outline, mdi-star-outline, mdi-texture-box, mdi-podium-bronze, mdi-podium-silver, mdi-podium-gold.',
    'error wrong-type 6:17  trigger_sync must be true or false. YAML 1.2 knows only true and false.',
    'error no-null 7:20  enrichment_only has no value. Give it one, or remove the key.',
    'error wrong-type 8:14  root_path must be a text, not a list.',
    'error wrong-type 9:10  teams must be a list. Write [one, two], or - one on lines of their own.',
    'error out-of-range 10:32  high_count_rollup_threshold must be from 1 to 1,000.',
  ];

  test('is told without a datastore that would take them', () => {
    expect(check(bad).says).toEqual(says);
  });

  test('is told once, however many datastores take them', () => {
    expect(check(`${bad}datastores:\n  - name: A\n  - name: B\n`).says).toEqual(says);
  });

  test('is told where no entry takes it', () => {
    const text = 'defaults: {description: [a]}\ndatastores:\n  - {name: A, description: b}\n';
    expect(check(text).says).toEqual(['error wrong-type 1:25  description must be a text, not a list.']);
  });
});

describe('an entry that makes a choice of its own takes none of the same kind from the defaults, and all others', () => {
  const defaults = `
defaults:
  connection_name: lake
  enrichment_datastore: E
  group: {name: Lake}
  trigger_catalog: true
datastores:
  - name: A
`;
  const inherited = {
    connection: { kind: 'live-name', name: 'lake', at: at(2, 20) },
    enrichment: { kind: 'live-name', name: 'E', at: at(3, 25), inherited: true },
    group: { kind: 'name', name: 'Lake', icon: undefined, at: at(4, 17) },
    firstSync: { flag: 'trigger_catalog', value: true, at: at(5, 20) },
  };

  test.each([
    ['no choice', 'description: d', { description: 'd' }],
    ['a connection', 'connection_id: 7', { connection: { kind: 'live-id', id: 7, at: at(8, 20) } }],
    [
      'an inline connection',
      'connection: {name: c, type: postgresql, host: db}',
      { connection: { kind: 'file', key: 'c', at: at(8, 24) } },
    ],
    ['a link', 'enrichment_datastore_id: 7', { enrichment: { kind: 'live-id', id: 7, at: at(8, 30) } }],
    ['no link', 'enrichment_datastore_id: null', { enrichment: { kind: 'none', at: at(8, 30) } }],
    ['a group', 'group_id: 7', { group: { kind: 'id', id: 7, at: at(8, 15) } }],
    ['no group', 'group_id: null', { group: { kind: 'none', at: at(8, 15) } }],
    ['no group at all', 'group: null', { group: { kind: 'none', at: at(8, 12) } }],
    ['no first sync', 'trigger_sync: false', { firstSync: { flag: 'trigger_sync', value: false, at: at(8, 19) } }],
  ])('%s', (_, line, own) => {
    expect(settings(desiredOf(`${defaults}    ${line}\n`))).toEqual({ ...inherited, ...own });
  });

  test('a first sync that is null says nothing', () => {
    const { firstSync: _, ...others } = inherited;
    expect(settings(desiredOf(`${defaults}    trigger_sync: null\n`))).toEqual(others);
  });
});

describe('scope from the defaults', () => {
  const defaults = `
defaults:
  root_path: /all/
  folder_globbing_enabled: true
  database: analytics
  schema: public
connections:
  - {name: lake, type: s3, uri: s3://acme-lake}
  - {name: pg, type: postgresql, host: db}
  - {name: my, type: mysql, host: db}
  - {name: new, type: newdb, host: db}
datastores:
`;
  const files = { root_path: '/all/', folder_globbing_enabled: true };
  const tables = { database: 'analytics', schema: 'public' };

  test.each([
    ['a bucket', 'connection_name: lake', files],
    ['a database', 'connection_name: pg', tables],
    ['a database without schemas', 'connection_name: my', { database: 'analytics' }],
    ['a live connection that has a folder', 'connection_name: live, root_path: /a', { ...files, root_path: '/a' }],
    [
      'a live connection that has globbing',
      'connection_id: 7, folder_globbing_enabled: false',
      { ...files, folder_globbing_enabled: false },
    ],
    ['a live connection that has a database', 'connection_id: 7, database: d', { ...tables, database: 'd' }],
    ['a live connection that has a schema', 'connection_name: live, schema: s', { ...tables, schema: 's' }],
    ['a connector without a table that has a schema', 'connection_name: new, schema: s', { ...tables, schema: 's' }],
    ['a connection of which nothing is known', 'connection_id: 7', { ...files, ...tables }],
  ])('%s takes what it has', (_, entry, expected) => {
    const { connection: __, ...fields } = settings(desiredOf(`${defaults}  - {name: A, ${entry}}\n`));
    expect(fields).toEqual(expected);
  });
});

describe('an enrichment datastore takes no settings of a link from the defaults', () => {
  const link = `
  enrichment_datastore: E
  enrichment_prefix: _p
  enrichment_source_record_limit: 5
  enrichment_remediation_strategy: append
  high_count_rollup_threshold: 3
`;
  const linked = {
    enrichment: { kind: 'live-name', name: 'E', at: at(2, 25), inherited: true },
    enrichment_prefix: '_p',
    enrichment_source_record_limit: 5,
    enrichment_remediation_strategy: 'append',
    high_count_rollup_threshold: 3,
  };

  test.each([
    ['is one by its entry', '', ', enrichment_only: true', { enrichment_only: true, high_count_rollup_threshold: 3 }],
    [
      'is one by the defaults',
      '  enrichment_only: true\n',
      '',
      { enrichment_only: true, high_count_rollup_threshold: 3 },
    ],
    ['is none', '', '', linked],
    ['is none by its entry', '', ', enrichment_only: false', { ...linked, enrichment_only: false }],
    [
      'is none by its entry against the defaults',
      '  enrichment_only: true\n',
      ', enrichment_only: false',
      { ...linked, enrichment_only: false },
    ],
  ])('%s', (_, more, own, expected) => {
    const text = `defaults:${link}${more}datastores:\n  - {name: A${own}}\n`;
    expect(settings(desiredOf(text))).toEqual(expected);
  });

  test.each(['enrichment_datastore', 'enrichment_datastore_id'])(
    'nor does a source that unlinks its own by %s',
    (key) => {
      const text = (more: string): string => `defaults:${link}datastores:\n  - {name: A, ${key}: null${more}}\n`;
      const unlinked = { enrichment: { kind: 'none', at: at(8, 17 + key.length) }, high_count_rollup_threshold: 3 };
      expect(settings(desiredOf(text('')))).toEqual(unlinked);
      expect(check(text(', enrichment_remediation_strategy: append')).says).toEqual([
        `warning remediation-unlinked 8:${56 + key.length}  Remediation needs an enrichment datastore, and this entry unlinks it. Name one, or write none.`,
      ]);
    },
  );

  test('nor by the number of an enrichment datastore', () => {
    const text = 'defaults: {enrichment_datastore_id: 7}\ndatastores:\n  - {name: A, enrichment_only: true}\n';
    expect(settings(desiredOf(text))).toEqual({ enrichment_only: true });
  });

  test.each([
    ['true', { enrichment_only: true, high_count_rollup_threshold: 3 }],
    ['false', { ...linked, enrichment_only: false }],
  ])('by a reference whose value is %s', (text, expected) => {
    const parsed = parseFiles([
      file(`defaults:${link}datastores:\n  - {name: A, enrichment_only: "\${{ env.ONLY }}"}\n`),
    ]);
    const values = new Map(parsed.references.map((one) => [targetKey(one), { text, sensitive: false }]));
    const { desired, problems } = checkFiles(substitute(parsed, values), { allowLiteralSecrets: false });
    expect(problems).toEqual([]);
    expect(desired && settings(desired)).toEqual(expected);
  });
});
