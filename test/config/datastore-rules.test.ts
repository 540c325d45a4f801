import { describe, expect, test } from '@jest/globals';
import { check } from './support.ts';

describe('the scope of a datastore', () => {
  const scope = ['root_path: /a', 'folder_globbing_enabled: true', 'database: d', 'schema: s'];
  const entry = (connection: string, ...more: readonly string[]): string => `
datastores:
  - name: A
    ${[connection, ...scope, ...more].join('\n    ')}
connections:
  - {name: lake, type: s3, uri: s3://acme-lake}
  - {name: pg, type: postgresql, host: db}
  - {name: my, type: mysql, host: db}
  - {name: td, type: teradata, host: db}
  - {name: new, type: newdb, host: db}
`;
  const other = (line: number, title: string, field: string, by: string): string =>
    `error field-of-other-store ${line}:5  A datastore on ${title} has no ${field}. It is placed by ${by}.`;
  const unusual = (line: number, title: string, field: string, by: string): string =>
    `warning field-unusual ${line}:5  The documentation of ${title} does not list ${field}. A datastore on it is placed by ${by}.`;
  const unknown =
    'notice unknown-connector 13:23  This connection type has no table here: its fields are sent as they are. Names that no connection has at the top belong in parameters.';

  test.each([
    ['lake', ['database', 'schema'].map((field, index) => other(6 + index, 'Amazon S3', field, 'root_path'))],
    [
      'pg',
      ['root_path', 'folder_globbing_enabled'].map((field, index) =>
        other(4 + index, 'PostgreSQL', field, 'database and schema'),
      ),
    ],
    [
      'my',
      [
        other(4, 'MySQL', 'root_path', 'database'),
        other(5, 'MySQL', 'folder_globbing_enabled', 'database'),
        unusual(7, 'MySQL', 'schema', 'database'),
      ],
    ],
    [
      'td',
      [
        other(4, 'Teradata', 'root_path', 'schema'),
        other(5, 'Teradata', 'folder_globbing_enabled', 'schema'),
        unusual(6, 'Teradata', 'database', 'schema'),
      ],
    ],
    ['new', []],
    ['live', []],
  ])('on %s', (name, says) => {
    expect(check(entry(`connection_name: ${name}`)).says).toEqual([...says, unknown]);
  });

  test.each([
    ['lake', 'database: null, schema: null, root_path: /a', ['root_path']],
    ['pg', 'root_path: null, folder_globbing_enabled: null, database: null', ['database']],
    // What only its documentation does not list may be there to be cleared.
    ['my', 'root_path: null, schema: null', ['schema']],
    ['new', 'root_path: null, schema: null', ['root_path', 'schema']],
  ])('of another kind of store on %s says nothing when it is null: {%s}', (name, fields, managed) => {
    const lists = entry('').slice(entry('').indexOf('connections:'));
    const { desired, says } = check(`${lists}datastores: [{name: A, connection_name: ${name}, ${fields}}]\n`);
    expect(says.filter((one) => one.startsWith('error'))).toEqual([]);
    expect([...(desired?.datastores[0]?.fields.keys() ?? [])]).toEqual(managed);
  });

  test('on a connection that is written inline', () => {
    expect(check(entry('connection: {name: x, type: athena, host: db}')).says).toContain(
      other(4, 'Amazon Athena', 'root_path', 'database and schema'),
    );
  });
});

describe('enrichment on a connector that the documentation', () => {
  const datastores = (value: string): string => `
connections:
  - {name: td, type: teradata, host: db}
  - {name: syn, type: synapse, host: db}
  - {name: pg, type: postgresql, host: db}
  - {name: new, type: newdb, host: db}
datastores:
  - {name: A, connection_name: td, enrichment_only: ${value}}
  - {name: B, connection_name: syn, enrichment_only: ${value}}
  - {name: C, connection_name: pg, enrichment_only: ${value}}
  - {name: D, connection_name: new, enrichment_only: ${value}}
  - {name: E, connection_name: live, enrichment_only: ${value}}
`;
  const unknown =
    'notice unknown-connector 5:23  This connection type has no table here: its fields are sent as they are. Names that no connection has at the top belong in parameters.';

  test('excludes is an error, and where it disagrees a warning', () => {
    expect(check(datastores('true')).says).toEqual([
      unknown,
      'error enrichment-unsupported 7:53  Teradata cannot hold enrichment. Put the enrichment datastore on another connection.',
      'warning enrichment-unsure 8:54  The documentation disagrees on whether Azure Synapse can hold enrichment. Test it before relying on it.',
    ]);
  });

  test.each(['false', '"${{ env.ONLY }}"'])('is no matter for %s', (value) => {
    expect(check(datastores(value)).says).toEqual([unknown]);
  });

  test('excludes is told at the defaults that ask for it', () => {
    const text = `
defaults: {enrichment_only: true}
connections:
  - {name: td, type: teradata, host: db}
datastores:
  - {name: A, connection_name: td}
`;
    expect(check(text).says).toEqual([
      'error enrichment-unsupported 1:29  Teradata cannot hold enrichment. Put the enrichment datastore on another connection.',
    ]);
  });
});

describe('the icon of a group', () => {
  const groups = (...all: readonly string[]): string =>
    `datastores:\n${all.map((group, index) => `  - {name: D${index}, group: ${group}}\n`).join('')}`;
  const differs = (line: number, first: number): string =>
    `error group-differs ${line}:23  This group has another icon elsewhere. (see ${first}:23) A group has one icon: give the same, or give it once.`;
  const star = 'mdi-star-outline';
  const folder = 'mdi-folder-outline';

  test('each that differs is told with the first one', () => {
    const text = groups(
      '{name: Lake}',
      `{name: Lake, icon: ${star}}`,
      `{name: LAKE, icon: ${folder}}`,
      `{name: lake, icon: ${star}}`,
      `{name: lake, icon: mdi-podium-gold}`,
    );
    expect(check(text).says).toEqual([differs(4, 3), differs(6, 3)]);
  });

  test.each([
    ['other groups', `{name: A, icon: ${star}}`, `{name: B, icon: ${folder}}`],
    ['no icon', `{name: A, icon: ${star}}`, '{name: A}'],
    ['the same icon', `{name: A, icon: ${star}}`, `{name: a, icon: ${star}}`],
    ['an icon that waits for its value', `{name: A, icon: "\${{ env.ICON }}"}`, `{name: A, icon: ${star}}`],
    ['icons that wait for their values', `{name: A, icon: "\${{ env.X }}"}`, `{name: A, icon: "\${{ env.Y }}"}`],
    ['no group', 'null', `{name: A, icon: ${star}}`],
  ])('is fine with %s', (_, first, second) => {
    expect(check(groups(first, second)).says).toEqual([]);
  });
});

describe('the ownership tag', () => {
  const told = (place: string): string =>
    `error ownership-tag-in-tags ${place}  This is the ownership tag. Remove it: it is put on every datastore of the file by itself.`;

  test('is told wherever it stands among tags, the defaults included', () => {
    const text = `
ownership_tag: git
defaults: {tags: [git, a]}
datastores:
  - {name: A, tags: [a, git, git]}
  - {name: B, tags: [a, GIT]}
  - {name: C}
  - {name: D, tags: null}
`;
    expect(check(text).says).toEqual([told('2:19'), told('4:25'), told('4:30')]);
  });

  test('is that of the input where there is one, and not that of the file', () => {
    const text = 'ownership_tag: git\ndatastores: [{name: A, tags: [git, mine]}]\n';
    const options = { allowLiteralSecrets: false, ownershipTag: 'mine' };
    expect(check(text, options).says).toEqual([told('2:36')]);
  });

  test.each([
    ['no ownership tag', 'datastores: [{name: A, tags: [git, a]}]'],
    ['one that waits for its value', 'ownership_tag: ${{ env.T }}\ndatastores: [{name: A, tags: ["${{ env.T }}"]}]'],
  ])('is no matter with %s', (_, text) => {
    expect(check(`${text}\n`).says).toEqual([]);
  });
});
