import { describe, expect, test } from '@jest/globals';
import { check, desiredOf } from './support.ts';

function at(line: number, column: number): object {
  return { file: 'f.yaml', line, column };
}

const nothing = {
  id: undefined,
  previousNames: undefined,
  connection: undefined,
  enrichment: undefined,
  group: undefined,
  firstSync: undefined,
  fields: new Map(),
};

describe('an entry as a whole', () => {
  test('of a name alone manages nothing else', () => {
    expect(desiredOf('datastores:\n  - name: A\n').datastores).toEqual([{ name: 'A', at: at(2, 11), ...nothing }]);
  });

  test('with every key', () => {
    const text = `
datastores:
  - name: A
    id: 7
    previous_names: [B, C]
    connection_name: lake
    enrichment_datastore: E
    group: {name: Lake, icon: mdi-star-outline}
    trigger_catalog: false
    enrichment_only: false
    root_path: /a
    folder_globbing_enabled: true
    database: null
    schema: s
    description: d
    teams: [T]
    tags: []
    enrichment_prefix: _p
    enrichment_source_record_limit: 5
    enrichment_remediation_strategy: append
    high_count_rollup_threshold: 3
`;
    const fields = [
      ['enrichment_only', false, 9, 22],
      ['root_path', '/a', 10, 16],
      ['folder_globbing_enabled', true, 11, 30],
      ['database', null, 12, 15],
      ['schema', 's', 13, 13],
      ['description', 'd', 14, 18],
      ['teams', ['T'], 15, 12],
      ['tags', [], 16, 11],
      ['enrichment_prefix', '_p', 17, 24],
      ['enrichment_source_record_limit', 5, 18, 37],
      ['enrichment_remediation_strategy', 'append', 19, 38],
      ['high_count_rollup_threshold', 3, 20, 34],
    ] as const;
    expect(desiredOf(text).datastores).toEqual([
      {
        name: 'A',
        at: at(2, 11),
        id: { value: 7, at: at(3, 9) },
        previousNames: { value: ['B', 'C'], at: at(4, 21) },
        connection: { kind: 'live-name', name: 'lake', at: at(5, 22) },
        enrichment: { kind: 'live-name', name: 'E', at: at(6, 27) },
        group: { kind: 'name', name: 'Lake', icon: 'mdi-star-outline', at: at(7, 19) },
        firstSync: { flag: 'trigger_catalog', value: false, at: at(8, 22) },
        fields: new Map(fields.map(([path, value, line, column]) => [path, { path, value, at: at(line, column) }])),
      },
    ]);
  });
});

describe('the choices of an entry', () => {
  test.each([
    ['connection_name: lake', { connection: { kind: 'file', key: 'lake', at: at(5, 22) } }],
    ['connection_name: live', { connection: { kind: 'live-name', name: 'live', at: at(5, 22) } }],
    ['connection_id: 7', { connection: { kind: 'live-id', id: 7, at: at(5, 20) } }],
    ['connection: {type: mysql, host: h}', { connection: { kind: 'file', key: '(unnamed, of A)', at: at(5, 5) } }],
    ['enrichment_datastore: E', { enrichment: { kind: 'file', name: 'E', at: at(5, 27) } }],
    ['enrichment_datastore: F', { enrichment: { kind: 'live-name', name: 'F', at: at(5, 27) } }],
    ['enrichment_datastore: null', { enrichment: { kind: 'none', at: at(5, 27) } }],
    ['enrichment_datastore_id: 7', { enrichment: { kind: 'live-id', id: 7, at: at(5, 30) } }],
    ['enrichment_datastore_id: null', { enrichment: { kind: 'none', at: at(5, 30) } }],
    ['group: {name: G}', { group: { kind: 'name', name: 'G', icon: undefined, at: at(5, 19) } }],
    ['group: null', { group: { kind: 'none', at: at(5, 12) } }],
    ['group_id: 7', { group: { kind: 'id', id: 7, at: at(5, 15) } }],
    ['group_id: null', { group: { kind: 'none', at: at(5, 15) } }],
    ['trigger_catalog: true', { firstSync: { flag: 'trigger_catalog', value: true, at: at(5, 22) } }],
    ['trigger_sync: false', { firstSync: { flag: 'trigger_sync', value: false, at: at(5, 19) } }],
    ['trigger_sync: null', {}],
    ['previous_names: []', { previousNames: { value: [], at: at(5, 21) } }],
  ])('%s', (line, expected) => {
    const text = `connections: [{name: lake, type: mysql, host: h}]
datastores:
  - {name: E, enrichment_only: true}
  - name: A
    ${line}
`;
    expect(desiredOf(text).datastores[1]).toEqual({ name: 'A', at: at(4, 11), ...nothing, ...expected });
  });
});

describe('a group', () => {
  test('of a known icon is fine, of another one it is told what is known', () => {
    const text = `
datastores:
  - {name: A, group: {name: G, icon: mdi-podium-gold}}
  - {name: B, group: {name: H, icon: "\${{ env.ICON }}"}}
  - {name: C, group: {name: I, icon: mdi-podium}}
`;
    expect(check(text).says).toEqual([
      'warning unknown-icon 4:38  This icon is none of the documented ones. Known are mdi-bookmark-box-outline, mdi-folder-outline, mdi-shape-outline, mdi-chart-box-outline, mdi-flask-outline, mdi-star-outline, mdi-texture-box, mdi-podium-bronze, mdi-podium-silver, mdi-podium-gold.',
    ]);
  });

  test.each([
    [
      '[Lake]',
      'error wrong-type 3:12  group must be a mapping: keys with values. Write its keys on the lines below, indented.',
    ],
    ['{}', 'error missing-key 3:12  name is missing. Add name: to this entry.'],
    ['{name: null}', 'error no-null 3:19  name has no value. Give it one, or remove the key.'],
    ['{name: G, colour: red}', 'error unknown-key 3:22  "colour" is not known in a group. Known are name, icon.'],
  ])('cannot be %s', (group, says) => {
    expect(check(`datastores:\n  - name: A\n    group: ${group}\n`).says).toEqual([says]);
  });
});
