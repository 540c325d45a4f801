import { describe, expect, test } from '@jest/globals';
import { parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { deletePair, pairsOf } from '../../src/export/edit.ts';
import type { Entry, Unexpressed, Written } from '../../src/export/entry.ts';
import type { FileContents } from '../../src/export/file.ts';
import { updateFile } from '../../src/export/update.ts';

type Live = readonly [name: string, keys: Readonly<Record<string, Written>>, more?: Partial<Entry>];

function entryOf(kind: Entry['kind'], [name, keys, more = {}]: Live): Entry {
  return {
    kind,
    id: undefined,
    name,
    keys: Object.entries(keys).map(([path, value]) => ({ path, value })),
    unsaid: new Map(),
    leftOut: [],
    hints: [],
    type: kind === 'connection' ? String(keys['type']) : 'postgresql',
    readWhole: new Set(kind === 'connection' ? ['parameters'] : []),
    refersTo: {},
    ...more,
  };
}

interface Case {
  readonly what: string;
  /** The file as a person left it, without the line of its list. */
  readonly file: string;
  readonly live: readonly Live[];
  readonly becomes: string;
}

/** Updates a text and holds that a second update changes nothing. */
function updated(list: FileContents['list'], text: string, live: readonly Live[], unexpressed: readonly Unexpressed[]) {
  const kind = list === 'connections' ? 'connection' : 'datastore';
  const contents: FileContents = { list, entries: live.map((one) => entryOf(kind, one)), unexpressed };
  const settings = { env: () => undefined, connections: new Map<number, Entry>(), toDelete: new Set<string>() };
  const first = updateFile(text, contents, settings)?.text ?? 'unreadable';
  expect(updateFile(first, contents, settings)?.text).toBe(first);
  return first;
}

const datastores = (text: string, live: readonly Live[], unexpressed: readonly Unexpressed[] = []): string =>
  updated('datastores', text, live, unexpressed);
const connections = (text: string, live: readonly Live[]): string => updated('connections', text, live, []);

const unsaid = (...paths: readonly string[]): Partial<Entry> => ({
  unsaid: new Map(paths.map((path) => [path, path === 'tags' ? [] : null])),
});
const base = { connection_name: 'shop', database: 'd', schema: 's' };

const inBraces: readonly Case[] = [
  {
    what: 'a key goes from the middle, the end and the beginning',
    file: `
  - {name: A, description: x, connection_name: shop, database: d, schema: s}
  - {name: B, connection_name: shop, database: d, schema: s, description: x}
  - {description: x, name: C, connection_name: shop, database: d, schema: s}
`,
    live: [
      ['A', base, unsaid('description')],
      ['B', base, unsaid('description')],
      ['C', base, unsaid('description')],
    ],
    becomes: `
  - {name: A, connection_name: shop, database: d, schema: s}
  - {name: B, connection_name: shop, database: d, schema: s}
  - {name: C, connection_name: shop, database: d, schema: s}
`,
  },
  {
    what: 'neighbours go, and another key comes before all others',
    file: `
  - {description: x, tags: [a], schema: s, database: d, name: A}
`,
    live: [['A', base, unsaid('description', 'tags')]],
    becomes: `
  - {schema: s, database: d, name: A, connection_name: shop}
`,
  },
  {
    what: 'a key comes before those that its table has later',
    file: `
  - {schema: s, <<: {name: A, connection_name: shop}}
`,
    live: [['A', base]],
    becomes: `
  - {database: d, schema: s, <<: {name: A, connection_name: shop}}
`,
  },
  {
    what: 'a key without a value, and one without a colon, get one',
    file: `
  - {name: A, connection_name: shop, description, database: d, schema: s}
  - {name: B, connection_name: shop, description: , database: d, schema: s}
`,
    live: [
      ['A', { ...base, description: 'x' }],
      ['B', { ...base, description: 'x' }],
    ],
    becomes: `
  - {name: A, connection_name: shop, description: x, database: d, schema: s}
  - {name: B, connection_name: shop, description: x , database: d, schema: s}
`,
  },
  {
    what: 'a key without a colon goes alone',
    file: `
  - {name: A, connection_name, connection_id: 4, database: d, schema: s}
`,
    live: [['A', base]],
    becomes: `
  - {name: A, connection_name: shop, database: d, schema: s}
`,
  },
  {
    what: 'names come and go in a list',
    file: `
  - {name: A, connection_name: shop, database: d, schema: s, tags: [a, b, c]}
  - {name: B, connection_name: shop, database: d, schema: s, tags: [a, b, c]}
  - {name: C, connection_name: shop, database: d, schema: s, tags: [a, b, c]}
  - {name: D, connection_name: shop, database: d, schema: s, tags: [a, 'b']}
  - {name: E, connection_name: shop, database: d, schema: s, tags: [1]}
`,
    live: [
      ['A', { ...base, tags: ['a'] }],
      ['B', { ...base, tags: ['c', 'd', 'e'] }],
      ['C', { ...base, tags: ['b'] }],
      ['D', { ...base, tags: ['x', 'yes'] }],
      ['E', { ...base, tags: ['1', '2'] }],
    ],
    becomes: `
  - {name: A, connection_name: shop, database: d, schema: s, tags: [a]}
  - {name: B, connection_name: shop, database: d, schema: s, tags: [c, d, e]}
  - {name: C, connection_name: shop, database: d, schema: s, tags: [b]}
  - {name: D, connection_name: shop, database: d, schema: s, tags: [x, "yes"]}
  - {name: E, connection_name: shop, database: d, schema: s, tags: ["1", "2"]}
`,
  },
];

const onLines: readonly Case[] = [
  {
    what: 'a key goes, and the comment behind it stays',
    file: `
  - name: A
    connection_name: shop
    description: x # why
    tags: [a]
    database: d
    schema: s
`,
    live: [['A', base, unsaid('description', 'tags')]],
    becomes: `
  - name: A
    connection_name: shop
    # why
    database: d
    schema: s
`,
  },
  {
    what: 'a key goes from the line of the dash',
    file: `
  - description: x
    name: A
    connection_name: shop
    database: d
    schema: s`,
    live: [['A', base, unsaid('description')]],
    becomes: `
  - name: A
    connection_name: shop
    database: d
    schema: s`,
  },
  {
    what: 'an empty key gets its value before the comment behind it',
    file: `
  - name: A
    connection_name: shop
    description: # later
    database:   
    schema: s
`,
    live: [['A', { ...base, description: 'x' }]],
    becomes: `
  - name: A
    connection_name: shop
    description: x # later
    database: d
    schema: s
`,
  },
  {
    what: 'a key comes before those that its table has later, merge keys among them',
    file: `
  - schema: s # first
    <<: {name: A, connection_name: shop}
`,
    live: [['A', base]],
    becomes: `
  - schema: s # first
    database: d
    <<: {name: A, connection_name: shop}
`,
  },
  {
    what: 'names come and go in a list',
    file: `
  - name: A
    connection_name: shop
    database: d
    schema: s
    tags:
      # the worst
      - a
      - b # the best
        # of all
      - c
  - name: B
    connection_name: shop
    database: d
    schema: s
    tags:
      - a

      - b
`,
    live: [
      ['A', { ...base, tags: ['b', 'd'] }],
      ['B', { ...base, tags: ['b'] }],
    ],
    becomes: `
  - name: A
    connection_name: shop
    database: d
    schema: s
    tags:
      - b # the best
        # of all
      - d
  - name: B
    connection_name: shop
    database: d
    schema: s
    tags:
      - b
`,
  },
  {
    what: 'what a merge key brings in is said otherwise where it is wrong',
    file: `
  - name: A
    <<: {connection_name: shop, database: d, schema: old, description: x, tags: [a]}
`,
    live: [['A', base, unsaid('description', 'tags')]],
    becomes: `
  - name: A
    schema: s
    description: null
    tags: []
    <<: {connection_name: shop, database: d, schema: old, description: x, tags: [a]}
`,
  },
];

const ways: readonly Case[] = [
  {
    what: 'an id that is the live one stays, another one gives way to the name',
    file: `
  - name: A
    connection_id: 2
    database: d
    schema: s
    enrichment_datastore_id: 7
    group_id: 3
  - name: B
    connection_id: 9
    database: d
    schema: s
    enrichment_datastore_id: 8
    group_id: 4
  - name: C
    connection_id: 2
    database: d
    schema: s
`,
    live: [
      [
        'A',
        { ...base, group: { name: 'Sales' }, enrichment_datastore: 'E' },
        { refersTo: { connection: 2, enrichment: 7, group: 3 } },
      ],
      [
        'B',
        { ...base, group: { name: 'Sales' } },
        { refersTo: { connection: 2, group: 3 }, ...unsaid('enrichment_datastore') },
      ],
      ['C', base],
    ],
    becomes: `
  - name: A
    connection_id: 2
    database: d
    schema: s
    enrichment_datastore_id: 7
    group_id: 3
  - name: B
    connection_name: shop
    database: d
    schema: s
    group: {name: Sales}
  - name: C
    connection_name: shop
    database: d
    schema: s
`,
  },
  {
    what: 'a key that a file cannot say goes, and a comment says why',
    file: `
  - name: A
    connection_name: shop
    database: d
    schema: s
    description: old
`,
    live: [['A', base, { leftOut: [{ path: 'description', reason: 'it contains ${{' }] }]],
    becomes: `
  - name: A
    connection_name: shop
    database: d
    schema: s
    # Not exported: description, since it contains \${{.
`,
  },
];

describe('a datastore is brought up to date', () => {
  test.each(inBraces)('in braces: $what', ({ file, live, becomes }) => {
    expect(datastores(`datastores:${file}`, live)).toBe(`datastores:${becomes}`);
  });

  test.each(onLines)('on lines: $what', ({ file, live, becomes }) => {
    expect(datastores(`datastores:${file}`, live)).toBe(`datastores:${becomes}`);
  });

  test.each(ways)('where a file may say it otherwise: $what', ({ file, live, becomes }) => {
    expect(datastores(`datastores:${file}`, live)).toBe(`datastores:${becomes}`);
  });

  test('of a connection that is not known', () => {
    const file = (description: string): string =>
      `datastores:\n  - name: A\n    connection_id: 4\n${description}    schema: s\n`;
    const keys = { connection_id: 4, description: 'new', schema: 's' };
    const live: Live = ['A', keys, { type: undefined, refersTo: { connection: 4 } }];
    expect(['    description: old\n', ''].map((old) => datastores(file(old), [live]))).toEqual([
      file('    description: new\n'),
      file('').replace('schema: s', 'schema: s\n    description: new'),
    ]);
  });

  test('with an anchor of a text that is used elsewhere', () => {
    const live: Live = ['B', { ...base, description: 'one: two' }];
    const b = (description: string): string =>
      `  - {name: B, connection_name: shop, database: d, schema: s, description: ${description}}\n`;
    const a = '  - {name: A, connection_name: x, database: d, schema: s, description: &why "one: two"}\n';
    expect(datastores(`datastores:\n${a}${b('*why')}`, [live])).toBe(`datastores:\n${b('&why "one: two"')}`);
  });
});

const shop = { type: 'postgresql', host: 'db', port: 5432 };
const say = (parameters: string): string =>
  `connections:\n  - name: shop\n    type: postgresql\n    host: db\n    port: 5432\n${parameters}`;

describe('the parameters of a connection are brought up to date', () => {
  test.each<{ what: string; file: string; live: Readonly<Record<string, Written>>; becomes: string }>([
    {
      what: 'two come to empty braces',
      file: '    parameters: {} # none\n',
      live: { 'parameters.fast': 'x', 'parameters.mode': 'v' },
      becomes: '    parameters: {fast: x, mode: v} # none\n',
    },
    {
      what: 'the only one in braces is another one, which is written after it',
      file: '    parameters: {aim: x}\n',
      live: { 'parameters.mode': 'v' },
      becomes: '    parameters: {mode: v}\n',
    },
    {
      what: 'the only one in braces is another one, which is written before it',
      file: '    parameters: {zone: x}\n',
      live: { 'parameters.mode': 'v' },
      becomes: '    parameters: {mode: v}\n',
    },
    {
      what: 'all in braces are others',
      file: '    parameters: {aim: x, zone: x}\n',
      live: { 'parameters.mode': 'v', 'parameters.quick': 'z' },
      becomes: '    parameters: {mode: v, quick: z}\n',
    },
    {
      what: 'the only one on lines is another one',
      file: '    parameters:\n      aim: x\n',
      live: { 'parameters.mode': 'v' },
      becomes: '    parameters: {mode: v}\n',
    },
    { what: 'none is left', file: '    parameters:\n      aim: x\n      zone: x\n', live: {}, becomes: '' },
    {
      what: 'one goes and one stays',
      file: '    parameters:\n      aim: x\n      zone: x # z\n',
      live: { 'parameters.zone': 'x' },
      becomes: '    parameters:\n      zone: x # z\n',
    },
    {
      what: 'there is an empty key',
      file: '    parameters: # later\n',
      live: { 'parameters.mode': 'v' },
      becomes: '    parameters: {mode: v} # later\n',
    },
    {
      what: 'they are brought in by a merge key, and one is no longer there',
      file: '    <<: {parameters: {mode: x, zone: y}}\n',
      live: { 'parameters.mode': 'x' },
      becomes: '    parameters:\n      mode: x\n    <<: {parameters: {mode: x, zone: y}}\n',
    },
    {
      what: 'they are brought in by a merge key, and none is there',
      file: '    <<: {parameters: {mode: x}}\n',
      live: {},
      becomes: '    <<: {parameters: {mode: x}}\n',
    },
  ])('$what', ({ file, live, becomes }) => {
    expect(connections(say(file), [['shop', { ...shop, ...live }]])).toBe(say(becomes));
  });

  test('those of another entry that are used through an alias are written out, or go', () => {
    const other = (parameters: string): string => `\n  - {name: other, type: postgresql, host: db${parameters}}\n`;
    const own = say('    parameters: &all {mode: x, zone: y}\n');
    const first: Live = ['shop', { ...shop, 'parameters.mode': 'x', 'parameters.zone': 'y' }];
    const second = (keys: Readonly<Record<string, Written>>): Live => [
      'other',
      { type: 'postgresql', host: 'db', ...keys },
    ];
    expect(
      [{ 'parameters.mode': 'x' }, { 'parameters.mode': 'x', 'parameters.zone': 'z' }, {}].map((keys) =>
        connections(`${own}${other(', parameters: *all')}`, [first, second(keys)]),
      ),
    ).toEqual([
      `${own}${other(', parameters: {mode: x}')}`,
      `${own}${other(', parameters: {mode: x, zone: z}')}`,
      `${own}${other('')}`,
    ]);
  });
});

describe('the list of a file', () => {
  const a = '{name: A, connection_name: shop, database: d, schema: s}';
  const all = ['A', 'B', 'C', 'D'].map((name): Live => [name, base]);
  const flow = (...names: readonly string[]): string =>
    `datastores: [${names.map((name) => a.replace('A', name)).join(', ')}]\n`;
  const only = (...names: readonly string[]): readonly Live[] => all.filter(([name]) => names.includes(name));
  const block = (name: string): string =>
    `  - name: ${name}\n    connection_name: shop\n    database: d\n    schema: s\n`;

  test.each([
    { what: 'the first goes', before: ['A', 'B'], after: ['B'] },
    { what: 'the last goes', before: ['A', 'B'], after: ['A'] },
    { what: 'all but the last go', before: ['A', 'B', 'C'], after: ['C'] },
    { what: 'one comes first', before: ['B'], after: ['A', 'B'] },
    { what: 'one comes last', before: ['A'], after: ['A', 'B'] },
    { what: 'one goes and others come', before: ['A', 'C'], after: ['B', 'C', 'D'] },
  ])('in brackets: $what', ({ before, after }) => {
    expect(datastores(flow(...before), only(...after))).toBe(flow(...after));
  });

  test.each([
    {
      what: 'one comes first',
      before: `datastores:\n${block('B')}`,
      names: ['A', 'B'],
      after: `datastores:\n${block('A')}\n${block('B')}`,
    },
    {
      what: 'the last goes, with what is above it',
      before: `datastores:\n${block('A')}\n  # b\n${block('B')}`,
      names: ['A'],
      after: `datastores:\n${block('A')}`,
    },
    {
      what: 'all go',
      before: `datastores: # ours\n${block('A')}\n${block('B')}# end\n`,
      names: [],
      after: 'datastores: []\n# end\n',
    },
    {
      what: 'there is none, and none is live',
      before: 'datastores:  [] # none\n',
      names: [],
      after: 'datastores:  [] # none\n',
    },
    {
      what: 'there is an empty key',
      before: 'datastores:\n# end\n',
      names: ['A'],
      after: `datastores:\n${block('A')}# end\n`,
    },
    {
      what: 'there is no key',
      before: 'ownership_tag: gold\n',
      names: ['A'],
      after: `ownership_tag: gold\n\ndatastores:\n${block('A')}`,
    },
    {
      what: 'there is no key, and no end of the last line',
      before: 'ownership_tag: gold',
      names: ['A'],
      after: `ownership_tag: gold\n\ndatastores:\n${block('A')}`,
    },
    {
      what: 'it is one of another key',
      before: `defaults: {}\nx: &all\n${block('A')}datastores: *all\n`,
      names: ['A'],
      after: `defaults: {}\nx: &all\n${block('A')}datastores:\n${block('A')}`,
    },
  ])('$what', ({ before, names, after }) => {
    expect(datastores(before, only(...names))).toBe(after);
  });
});

test('the only key behind a dash is not taken out: nothing would be left', () => {
  const text = '- description: x\n';
  const map = (parseDocument(text).contents as YAMLSeq<YAMLMap>).items[0] as YAMLMap;
  expect(deletePair(text, map, pairsOf(map)[0] as ReturnType<typeof pairsOf>[number])).toBeUndefined();
});

test('an item without a name, whose only key goes since the defaults say the rest, is named first', () => {
  const file = (item: string): string =>
    `defaults:\n  connection_name: shop\n  database: d\n  schema: s\ndatastores:\n  # mine\n  - ${item}\n`;
  expect(datastores(file('description: x'), [['A', base, unsaid('description')]])).toBe(file('name: A'));
});

describe('comments of ours', () => {
  const text = (comments: string): string =>
    `datastores:\n  - name: A\n    connection_name: shop\n    database: d\n    schema: s\n${comments}`;
  const because = (path: string, reason: string): string => `    # Not exported: ${path}, since ${reason}.\n`;

  test.each([
    { what: 'follow the reasons', before: because('tags', 'x'), live: [['tags', 'y']], after: because('tags', 'y') },
    {
      what: 'become fewer around a person’s own',
      before: `${because('tags', 'x')}    # mine\n${because('teams', 'x')}`,
      live: [['teams', 'x']],
      after: `${because('teams', 'x')}    # mine\n`,
    },
    { what: 'go with the reasons', before: `${because('tags', 'x')}    # mine\n`, live: [], after: '    # mine\n' },
  ] as const)('in an entry $what', ({ before, live, after }) => {
    const leftOut = live.map(([path, reason]) => ({ path, reason }));
    expect(datastores(text(before), [['A', base, { leftOut }]])).toBe(text(after));
  });

  test('between keys go with the empty line above them', () => {
    const between = text('').replace('    schema', `\n${because('tags', 'x')}    schema`);
    expect(datastores(between, [['A', base]])).toBe(text(''));
  });

  test('at the end of a file follow what cannot be written', () => {
    const lost = (name: string): Unexpressed => ({ kind: 'datastore', id: 4, name, reason: 'its name is blank' });
    const line = (name: string): string => `# Not exported: datastore "${name}" (id 4), since its name is blank.\n`;
    const live: readonly Live[] = [['A', base]];
    const one = datastores(text(''), live, [lost(' ')]);
    const two = datastores(one, live, [lost('  '), lost(' ')]);
    const none = datastores(two, live, []);
    expect([one, two, none]).toEqual([text(`\n${line(' ')}`), text(`\n${line('  ')}${line(' ')}`), text('')]);
  });

  test('are not put into braces', () => {
    const braces = 'datastores:\n  - {name: A, connection_name: shop, database: d, schema: s}\n';
    expect(datastores(braces, [['A', base, { leftOut: [{ path: 'tags', reason: 'x' }] }]])).toBe(braces);
  });
});
