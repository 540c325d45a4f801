import { describe, expect, test } from '@jest/globals';
import { changed, connection, datastore, expected, fileOf, planOf } from './support-datastores.ts';

describe('a datastore that is live', () => {
  test('is left alone where the file says what is live already, in another spelling', () => {
    const fields = {
      enrichment_only: false,
      root_path: '/a/',
      description: '',
      teams: ['Public', 'Data'],
      tags: ['t2', 't1'],
      enrichment_prefix: '_a',
      enrichment_source_record_limit: null,
    };
    const { plan } = planOf(
      fileOf(
        '{ name: A, enrichment_only: false, root_path: /a, description: null, teams: [Data, Public], tags: [t1, t2], enrichment_prefix: A, enrichment_source_record_limit: 10, connection_name: lake, group: { name: G } }',
      ),
      {
        datastores: [datastore(1, 'A', { fields, group: { id: 7, name: 'g', icon: null } })],
        groups: [{ id: 7, name: 'g', icon: null }],
      },
    );
    expect({ ...plan, hash: '' }).toEqual({
      hash: '',
      steps: [],
      summary: { create: 0, update: 0, delete: 0, unchanged: 1 },
      datastores: [{ name: 'A', liveId: 1, state: 'unchanged' }],
      connections: new Map([['lake', 1]]),
      needs: 'Member',
      problems: [],
    });
  });

  test('is changed in one step: its name, fields, connection and group', () => {
    const text = `
ownership_tag: mine
connections:
  - { name: other, type: s3, uri: s3://other, access_key: AKIAOTHER0000001, secret_key: "\${{ secrets.S }}" }
${fileOf(
  '{ name: New, previous_names: [Old], description: text, tags: [fresh, old], enrichment_prefix: null, connection_name: other, group: { name: Lake } }',
)}`;
    const live = datastore(5, 'Old', {
      fields: { description: 'before', tags: ['old', 'gone'], enrichment_prefix: '_old' },
      group: { id: 7, name: 'Archive', icon: null },
    });
    const { plan, at, entry } = planOf(text, { datastores: [live], tags: ['old', 'gone', 'mine'], groups: [] });
    expect(plan.steps.slice(-1)).toEqual([
      expected({
        action: 'update',
        name: 'New',
        liveId: 5,
        adopts: true,
        changes: [
          changed('name', 'Old', 'New', at('New')),
          changed('description', 'before', 'text', at('text')),
          changed('tags', ['old', 'gone'], ['fresh', 'old', 'mine'], at('[fresh')),
          changed('enrichment_prefix', '_old', '_new', at('null')),
          changed('connection_name', 'lake', 'other', at('other', 3)),
          changed('group', 'Archive', 'Lake', at('Lake')),
        ],
        dependsOn: ['create tag fresh', 'create connection other', 'create group lake'],
        reason: 'the live datastore differs from the file',
        at: at('New'),
        operation: {
          does: 'update-datastore',
          live,
          wanted: new Map<string, string | readonly string[]>([
            ['name', 'New'],
            ['description', 'text'],
            ['tags', ['fresh', 'old', 'mine']],
            ['enrichment_prefix', '_new'],
          ]),
          moveTo: { step: 'create connection other' },
          group: { step: 'create group lake' },
          keeps: [],
        },
      }),
    ]);
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'create tag fresh',
      'create group lake',
      'create connection other',
      'update datastore New',
    ]);
    expect(entry('New').fields.get('enrichment_prefix')?.value).toBeNull();
    expect([plan.summary, plan.datastores, plan.connections, plan.needs, plan.problems]).toEqual([
      { create: 0, update: 1, delete: 0, unchanged: 0 },
      [{ name: 'New', liveId: 5, state: 'update' }],
      new Map([['other', null]]),
      'Manager',
      [],
    ]);
  });

  test.each([
    {
      what: 'a value where there was none',
      entry: 'description: x',
      fields: {},
      change: ['description', null, 'x', 'x }'],
    },
    {
      what: 'nothing where a value was',
      entry: 'description: null',
      fields: { description: 'x' },
      change: ['description', 'x', null, 'null'],
    },
    {
      what: 'a default instead of a value',
      entry: 'high_count_rollup_threshold: null',
      fields: { high_count_rollup_threshold: 5 },
      change: ['high_count_rollup_threshold', 5, null, 'null'],
    },
    {
      what: 'an empty list of tags',
      entry: 'tags: null',
      fields: { tags: ['t'] },
      change: ['tags', ['t'], null, 'null'],
    },
    {
      what: 'a switch that may be unread, where it was read',
      entry: 'folder_globbing_enabled: true',
      fields: { folder_globbing_enabled: false },
      change: ['folder_globbing_enabled', false, true, 'true'],
    },
  ] as const)('gets $what', ({ entry, fields, change: [field, before, after, place] }) => {
    const live = datastore(1, 'A', { fields });
    const { plan, at } = planOf(fileOf(`{ name: A, ${entry} }`), { datastores: [live] });
    expect(plan.steps).toEqual([
      expected({
        name: 'A',
        liveId: 1,
        changes: [changed(field, before, after, at(place))],
        reason: 'the live datastore differs from the file',
        at: at(place),
        operation: {
          does: 'update-datastore',
          live,
          wanted: new Map<string, typeof after | string>([
            ['name', 'A'],
            [field, after],
          ]),
          moveTo: undefined,
          group: undefined,
          keeps: [],
        },
      }),
    ]);
    expect(plan.problems).toEqual([]);
  });
});

describe('the group of a live datastore', () => {
  const lake = { id: 7, name: 'Lake', icon: null };
  const other = { id: 8, name: 'Other', icon: null };

  test.each([
    {
      what: 'another one',
      entry: 'group: { name: other }',
      from: lake,
      change: ['Lake', 'Other', 'other'],
      to: { liveId: 8 },
    },
    { what: 'one by its id', entry: 'group_id: 8', from: null, change: [null, 'Other', '8'], to: { liveId: 8 } },
    {
      what: 'one by its id instead of another',
      entry: 'group_id: 8',
      from: lake,
      change: ['Lake', 'Other', '8'],
      to: { liveId: 8 },
    },
    {
      what: 'one by its id, where the reading leaves out that it is in none',
      entry: 'group_id: 8',
      from: undefined,
      change: [null, 'Other', '8'],
      to: { liveId: 8 },
    },
    { what: 'none', entry: 'group: null', from: lake, change: ['Lake', null, 'null'], to: null },
    {
      what: 'a new one',
      entry: 'group: { name: New }',
      from: null,
      change: [null, 'New', 'New'],
      to: { step: 'create group new' },
    },
  ] as const)('becomes $what', ({ entry, from, change: [before, after, place], to }) => {
    const live = datastore(1, 'A', { group: from });
    const { plan, at } = planOf(fileOf(`{ name: A, ${entry} }`), { datastores: [live], groups: [lake, other] });
    expect(plan.steps.at(-1)).toEqual(
      expected({
        name: 'A',
        liveId: 1,
        changes: [changed('group', before, after, at(place))],
        dependsOn: 'step' in (to ?? {}) ? ['create group new'] : [],
        reason: 'the live datastore differs from the file',
        at: at(place),
        operation: {
          does: 'update-datastore',
          live,
          wanted: new Map([['name', 'A']]),
          moveTo: undefined,
          group: to,
          keeps: [],
        },
      }),
    );
    expect(plan.problems).toEqual([]);
  });

  test.each([
    { what: 'it is in that group by name', entry: 'group: { name: lake }', group: lake },
    { what: 'it is in that group by id', entry: 'group_id: 7', group: lake },
    { what: 'it is in none and is to be in none', entry: 'group: null', group: null },
    { what: 'the reading does not say, and it is to be in none', entry: 'group: null', group: undefined },
    { what: 'the file does not say', entry: 'root_path: null', group: lake },
  ])('stays where $what', ({ entry, group }) => {
    const live = { datastores: [datastore(1, 'A', { group })], groups: [lake, other] };
    expect(planOf(fileOf(`{ name: A, ${entry} }`), live).plan.steps).toEqual([]);
  });
});

describe('the tags of a live datastore', () => {
  const changesFor = (tags: string, fields: readonly string[], foreignTags: readonly string[]) =>
    planOf(fileOf(`{ name: A, tags: ${tags} }`), {
      datastores: [datastore(1, 'A', { fields: { tags: fields }, foreignTags })],
      tags: ['orders', 'catalog'],
    }).plan.steps.map(({ changes }) => changes.map(({ before, after }) => [before, after]));

  test('are as the file has them where an integration put one of them there', () => {
    expect(changesFor('[orders, catalog]', ['orders'], ['catalog'])).toEqual([]);
    expect(changesFor('[catalog]', [], ['catalog', 'other'])).toEqual([]);
    expect(changesFor('[orders, catalog]', [], ['catalog'])).toEqual([[[[], ['orders']]]]);
  });

  test('go where the file clears them, and are not said where it says nothing', () => {
    expect(changesFor('null', ['orders'], ['catalog'])).toEqual([[[['orders'], null]]]);
    expect(changesFor('[]', [], ['catalog'])).toEqual([]);
  });
});

describe('the ownership tag of a live datastore', () => {
  const adopts = (entry: string, tags: readonly string[], tag: string | null = 'mine') => {
    const live = { datastores: [datastore(1, 'A', { fields: { tags } })], tags: ['mine', 'a'] };
    const settings = { ownershipTag: tag === null ? undefined : { value: tag } };
    return planOf(fileOf(entry), live, settings).plan.steps.map((one) => [one.changes, one.adopts]);
  };
  const at = { file: 'f.yaml', line: 2, column: 13 };

  test('is added to the tags that it has, at the place of its name', () => {
    expect(adopts('{ name: A }', ['a'])).toEqual([[[changed('tags', ['a'], ['a', 'mine'], at)], true]]);
  });

  test('is there already where it was owned before', () => {
    expect(adopts('{ name: A }', ['a', 'mine'])).toEqual([]);
    expect(adopts('{ name: A, description: x }', ['a', 'mine'])).toEqual([
      [[changed('description', null, 'x', { ...at, column: 29 })], false],
    ]);
  });

  test('adopts nothing that its id says is meant', () => {
    expect(adopts('{ name: A, id: 1 }', ['a'])).toEqual([[[changed('tags', ['a'], ['a', 'mine'], at)], false]]);
  });

  test('goes where the tags are cleared, and stays alone', () => {
    expect(adopts('{ name: A, tags: null }', ['a', 'mine'])).toEqual([
      [[changed('tags', ['a', 'mine'], ['mine'], { ...at, column: 22 })], false],
    ]);
  });

  test('stands where the file gives it, when the entry has no tags', () => {
    const text = `ownership_tag: mine\n${fileOf('{ name: A }')}`;
    const { plan, at: placeOf } = planOf(text, { datastores: [datastore(1, 'A')], tags: ['mine'] });
    expect(plan.steps.map(({ changes, at: shown }) => [changes, shown])).toEqual([
      [[changed('tags', null, ['mine'], placeOf('mine'))], placeOf('mine')],
    ]);
  });

  test('without one nothing is called adopted', () => {
    expect(adopts('{ name: A, description: x }', [], null)).toEqual([
      [[changed('description', null, 'x', { ...at, column: 29 })], false],
    ]);
  });
});

describe('what an update leaves as it is', () => {
  const lake = datastore(2, 'E', { fields: { enrichment_only: true } });
  const live = datastore(1, 'A', { group: { id: 7, name: 'g', icon: null }, enrichment: { id: 2, name: 'E' } });

  test.each([
    { entry: '', keeps: [] },
    {
      entry: ', connection_name: lake, group: { name: g }, enrichment_datastore: E',
      keeps: ['connection_name', 'group', 'enrichment_datastore'],
    },
    { entry: ', connection_name: other, group: { name: h }, enrichment_datastore: F', keeps: [] },
    { entry: ', connection_name: lake, group: null, enrichment_datastore: null', keeps: ['connection_name'] },
  ])('is named where the file manages it: $entry', ({ entry, keeps }) => {
    const { plan } = planOf(fileOf(`{ name: A, description: x${entry} }`), {
      datastores: [live, lake, datastore(3, 'F', { fields: { enrichment_only: true } })],
      connections: [connection(1, 'lake'), connection(2, 'other')],
      groups: [
        { id: 7, name: 'g', icon: null },
        { id: 8, name: 'h', icon: null },
      ],
    });
    const updates = plan.steps.filter(({ action }) => action === 'update');
    expect([updates.map(({ operation }) => operation), plan.problems]).toMatchObject([[{ keeps }], []]);
  });
});

describe('a move to another connection', () => {
  const other = connection(2, 'other');

  test.each([
    { what: 'by name', entry: 'connection_name: other', place: 'other' },
    { what: 'by id', entry: 'connection_id: 2', place: '2 }' },
  ])('is a change of the connection, $what', ({ entry, place }) => {
    const live = datastore(1, 'A');
    const { plan, at } = planOf(fileOf(`{ name: A, ${entry} }`), {
      datastores: [live],
      connections: [connection(1, 'lake'), other],
    });
    expect(plan.steps).toEqual([
      expected({
        name: 'A',
        liveId: 1,
        changes: [changed('connection_name', 'lake', 'other', at(place))],
        reason: 'the live datastore differs from the file',
        at: at(place),
        operation: {
          does: 'update-datastore',
          live,
          wanted: new Map([['name', 'A']]),
          moveTo: { liveId: 2 },
          group: undefined,
          keeps: [],
        },
      }),
    ]);
    expect([plan.problems, plan.connections]).toEqual([[], new Map([['other', 2]])]);
  });

  test('from a connection that cannot be seen goes by the type of the datastore', () => {
    const moving = (type: string | undefined) => {
      const live = { datastores: [datastore(1, 'A', { connectionId: 9, type })], connections: [other] };
      const { plan } = planOf(fileOf('{ name: A, connection_name: other }'), live);
      return [plan.steps.flatMap(({ changes }) => changes.map(({ before, after }) => [before, after])), plan.problems];
    };
    expect(moving('S3')).toEqual([[['connection 9', 'other']], []]);
    expect(moving(undefined)).toEqual([[['connection 9', 'other']], []]);
    expect(moving('gcs')).toEqual([
      [],
      [
        {
          severity: 'error',
          rule: 'immutable-connection-type',
          at: { file: 'f.yaml', line: 2, column: 33 },
          message: '"A" is on "connection 9" of type gcs and cannot move to "other" of type s3.',
          hint: 'Describe it as a new datastore under another name, and remove this one when it is no longer needed.',
        },
      ],
    ]);
  });

  test('from none at all, as a deleted connection may leave it', () => {
    const moving = (type: string | undefined) => {
      const live = { datastores: [datastore(1, 'A', { connectionId: null, type })], connections: [other] };
      const { plan } = planOf(fileOf('{ name: A, connection_name: other }'), live);
      return [plan.steps.map(({ changes }) => changes), plan.problems.map(({ message }) => message)];
    };
    const at = { file: 'f.yaml', line: 2, column: 33 };
    expect(moving('s3')).toEqual([[[changed('connection_name', null, 'other', at)]], []]);
    expect(moving(undefined)).toEqual([[[changed('connection_name', null, 'other', at)]], []]);
    expect(moving('gcs')).toEqual([[], ['"A" is on a connection of type gcs and cannot move to "other" of type s3.']]);
  });

  test('to a connection of another type is refused, and the rest of the change is planned', () => {
    const { plan, at } = planOf(fileOf('{ name: A, description: x, connection_name: other }'), {
      datastores: [datastore(1, 'A')],
      connections: [connection(1, 'lake'), connection(2, 'other', { type: 'postgresql' })],
    });
    expect(plan.steps.map(({ changes }) => changes)).toEqual([[changed('description', null, 'x', at('x,'))]]);
    expect(plan.problems).toEqual([
      {
        severity: 'error',
        rule: 'immutable-connection-type',
        at: at('other'),
        message: '"A" is on "lake" of type s3 and cannot move to "other" of type postgresql.',
        hint: 'Describe it as a new datastore under another name, and remove this one when it is no longer needed.',
      },
    ]);
  });

  test.each([
    { what: 'the connection has the type in other letters', live: datastore(1, 'A', { connectionId: 3 }), steps: 1 },
    { what: 'the reading does not say where it is', live: datastore(1, 'A', { connectionId: undefined }), steps: 0 },
  ])('is no error where $what', ({ live, steps }) => {
    const { plan } = planOf(fileOf('{ name: A, connection_name: other }'), {
      datastores: [live],
      connections: [other, connection(3, 'upper', { type: 'S3' })],
    });
    expect([plan.steps.length, plan.problems]).toEqual([steps, []]);
  });

  test('waits until the connection that it goes to is changed', () => {
    const text = `connections:\n  - { name: other, type: s3, uri: s3://x, parameters: { external_id: e } }\n${fileOf('{ name: A, connection_name: other }')}`;
    const { plan } = planOf(text, {
      datastores: [datastore(1, 'A')],
      connections: [connection(1, 'lake'), { ...other, fields: new Map([['uri', 's3://x']]) }],
    });
    expect(plan.steps.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['update connection other', []],
      ['update datastore A', ['update connection other']],
    ]);
  });
});

describe('a first sync of a live datastore', () => {
  const entry = (more: string) => fileOf(`{ name: A, ${more} }`);

  test('is planned where there never was an operation', () => {
    const { plan, at } = planOf(entry('trigger_sync: true'), { datastores: [datastore(1, 'A', { operated: false })] });
    expect(plan.steps).toEqual([
      expected({
        action: 'sync',
        name: 'A',
        liveId: 1,
        reason: 'the file asks for a first sync and there never was an operation',
        at: at('true'),
        operation: { does: 'sync', datastore: { liveId: 1 } },
      }),
    ]);
    expect([plan.summary.update, plan.needs]).toEqual([1, 'Member']);
  });

  test.each([
    { what: 'it is not asked for', more: 'trigger_sync: false', operated: false },
    { what: 'the file does not say', more: 'root_path: null', operated: false },
    { what: 'there was one', more: 'trigger_sync: true', operated: true },
    { what: 'nobody knows', more: 'trigger_sync: true', operated: undefined },
  ])('is not planned where $what', ({ more, operated }) => {
    expect(planOf(entry(more), { datastores: [datastore(1, 'A', { operated })] }).plan.steps).toEqual([]);
  });

  test('waits for a change of the connection that the datastore is on', () => {
    const changedLake = 'connections:\n  - { name: lake, type: s3, uri: s3://x, parameters: { external_id: e } }\n';
    const dependsOn = (connectionId: number | undefined) =>
      planOf(changedLake + entry('trigger_sync: true'), {
        datastores: [datastore(1, 'A', { operated: false, connectionId })],
        connections: [connection(1, 'lake', { fields: { uri: 's3://x' } }), connection(2, 'other')],
      }).plan.steps.find(({ action }) => action === 'sync')?.dependsOn;
    expect(dependsOn(1)).toEqual(['update connection lake']);
    expect(dependsOn(2)).toEqual([]);
    expect(dependsOn(undefined)).toEqual([]);
  });
});
