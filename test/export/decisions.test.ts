import { describe, expect, test } from '@jest/globals';
import { isMap, parseDocument, type YAMLSeq } from 'yaml';
import { datastoreEntryKeys } from '../../src/config/keys.ts';
import { parseFiles } from '../../src/config/parse.ts';
import type { Filled, Tree } from '../../src/config/tree.ts';
import { fits, knownText } from '../../src/export/compare.ts';
import { datastoreRank } from '../../src/export/datastores.ts';
import type { Entry, Written } from '../../src/export/entry.ts';
import { existingFacts } from '../../src/export/existing.ts';
import { parseFilters, selectionOf, takes } from '../../src/export/filters.ts';
import { type Item, match } from '../../src/export/match.ts';
import { filterProblems, readingProblems, removedProblems, verdictProblem } from '../../src/export/problems.ts';
import { secretNames } from '../../src/export/secret-names.ts';
import { secretsBlock } from '../../src/export/secrets-block.ts';
import { blame, verify } from '../../src/export/verify.ts';
import type { LiveConnection, LiveDatastore } from '../../src/plan/live.ts';

function entryOf(kind: Entry['kind'], given: Partial<Entry> = {}): Entry {
  const nothing = { keys: [], unsaid: new Map(), leftOut: [], hints: [], readWhole: new Set<string>(), refersTo: {} };
  return { kind, id: 1, name: 'one', type: 's3', ...nothing, ...given };
}

function meaning(text: string): Tree {
  const { root } = parseFiles([{ path: 'file.yaml', text }]).files[0] ?? {};
  if (!root) {
    throw new Error('The text is no YAML.');
  }
  return root;
}

describe('whether a file already says what is live', () => {
  const environment: Readonly<Record<string, string>> = { TYPE: 'S3', TEAM: 'Public', EMPTY: '', NUMBER: '25' };
  const env = (name: string): string | undefined => environment[name];
  const cases: readonly (readonly [path: string, live: Written, text: string, fits: boolean])[] = [
    ['type', 's3', 'S3', true],
    ['type', 's3', 'gcs', false],
    ['type', 's3', '${{ env.UNSET }}', true],
    ['type', 's3', '3', false],
    ['type', 's3', '[s3]', false],
    ['secret_key', '${{ secrets.A }}', '${{ secrets.B }}', true],
    ['secret_key', '${{ secrets.A }}', '[any, thing]', true],
    ['teams', ['Public'], '[Public]', true],
    ['teams', ['Public'], '[Public, Finance]', false],
    ['teams', ['Public'], '["${{ env.TEAM }}"]', true],
    ['teams', ['Public'], '["${{ env.UNSET }}"]', true],
    ['teams', ['Public'], '[{name: Public}]', true],
    ['teams', ['Public'], 'Public', false],
    ['teams', ['Public'], '${{ env.TEAM }}', false],
    ['teams', ['Public'], '${{ env.UNSET }}', true],
    ['tags', [], 'null', true],
    ['tags', ['gold'], 'null', false],
    ['description', null, '${{ env.EMPTY }}', true],
    ['description', null, '${{ env.UNSET }}', true],
    ['description', null, 'from ${{ env.UNSET }}', false],
    ['description', 'from here', 'from ${{ env.UNSET }}', true],
    ['description', null, 'null', true],
    ['description', 'x', '{a: x}', false],
    ['high_count_rollup_threshold', 25, '${{ env.NUMBER }}', true],
    ['group', { name: 'Sales' }, '{name: sales}', true],
    ['group', { name: 'Sales', icon: 'mdi-star' }, '{name: SALES, icon: mdi-star}', true],
    ['group', { name: 'Sales', icon: 'mdi-star' }, '{name: Sales, icon: mdi-moon}', false],
    ['group', { name: 'Sales' }, '{name: [Sales]}', false],
    ['group', { name: 'Sales' }, '{icon: mdi-star}', false],
    ['group', { name: 'Sales' }, '[Sales]', false],
    ['group', { name: 'Sales' }, 'Sales', false],
    ['group', { name: 'Sales' }, '${{ env.UNSET }}', true],
    ['no_such_field', 'a', 'a', true],
  ];
  test.each(cases)('%s: %j, where the file has %s: %s', (path, live, text, expected) => {
    const entry = entryOf(path === 'type' || path === 'secret_key' ? 'connection' : 'datastore');
    expect(fits(entry, path, live, meaning(text), env)).toBe(expected);
  });

  test('a reference that has its value is that value', () => {
    const node = meaning('${{ secrets.A }}');
    if (node.kind !== 'scalar') {
      throw new Error('The text is no scalar.');
    }
    const value: Filled = { template: node.value as Filled['template'], text: 'its value', sensitive: true };
    expect([knownText(node, env), knownText({ ...node, value }, env)]).toEqual([undefined, 'its value']);
  });
});

describe('a filter', () => {
  const light = { name: 'Orders', type: undefined, fields: new Map(), foreignTags: ['synced'] };
  const cases: readonly (readonly [filter: string, type: string | undefined, taken: boolean])[] = [
    ['type:s3', 'S3', true],
    ['type:s3', 'gcs', false],
    ['type:s3', undefined, false],
    ['type:', undefined, true],
    ['tag:synced', undefined, true],
    ['tag:gold', undefined, false],
  ];
  test.each(cases)('%s, of a reading without type and tags on a connection of type %s: %s', (filter, type, taken) => {
    const [parsed] = parseFilters(filter);
    expect(parsed && takes(parsed, light, type)).toBe(taken);
  });

  test('that takes nothing is named, tags of integrations looked at where they are known', () => {
    const { foreignTags: _none, ...without } = light;
    const says = (one: Parameters<typeof takes>[1]): readonly string[] => {
      const selection = selectionOf(parseFilters('tag:synced'));
      selection.wants(one, undefined);
      return filterProblems(selection, 1).map(({ message }) => message);
    };
    expect([says(light), says({ ...without, foreignTags: [] })]).toEqual([
      [],
      ['The filter "tag:synced" of export-only takes no datastore.'],
    ]);
  });
});

test('every key of a datastore has a place of its own in an entry, the same in a new file and an old one', () => {
  const names = datastoreEntryKeys.map(({ name }) => name);
  const ranks = names.map(datastoreRank);
  expect(new Set(ranks).size).toBe(names.length);
  expect(Math.max(...ranks)).toBeLessThan(datastoreRank('of no table'));
});

describe('what our own check and plan object to', () => {
  const lake: LiveConnection = {
    id: 1,
    name: 'lake',
    type: 's3',
    fields: new Map(),
    masked: new Set(),
    keys: new Set(),
    datastores: undefined,
  };
  const orders: LiveDatastore = {
    id: 11,
    name: 'Orders',
    type: 's3',
    storeType: 'dfs',
    fields: new Map([['root_path', '/orders/']]),
    foreignTags: [],
    connectionId: 1,
    group: null,
    enrichment: null,
    connected: true,
    operated: false,
    contents: undefined,
  };
  const live = {
    origin: 'https://acme.qualytics.io',
    role: 'Admin',
    datastores: new Map([[11, orders]]),
    connections: new Map([[1, lake]]),
    teams: undefined,
    tags: undefined,
    groups: undefined,
  } as const;
  const objections = (text: string) =>
    verify([{ path: 'd.yaml', text }], live).map(({ message, at, offline }) => ({
      message,
      line: at?.line,
      offline,
    }));

  test.each([
    {
      what: 'nothing',
      text: 'datastores:\n  - name: Orders\n    root_path: /orders\n',
      is: [],
    },
    {
      what: 'a field, at its value',
      text: 'datastores:\n  - name: Orders\n    root_path: /all\n',
      is: [{ message: 'it would update datastore Orders', line: 3, offline: false }],
    },
    {
      what: 'a first sync, at its key',
      text: 'datastores:\n  - name: Orders\n    connection_name: lake\n    trigger_sync: true\n',
      is: [{ message: 'it would sync datastore Orders', line: 4, offline: false }],
    },
    {
      what: 'what is not there, at what asks for it',
      text: 'datastores:\n  - name: Orders\n    connection_name: nowhere\n',
      is: [
        {
          message: 'There is no connection "nowhere", neither in the file nor live, that this token may see',
          line: 3,
          offline: false,
        },
      ],
    },
    {
      what: 'a file that is wrong whatever is live',
      text: 'datastores:\n  - name: Orders\n    rot_path: /\n',
      is: [{ message: '"rot_path" is not known in a datastore', line: 3, offline: true }],
    },
  ])('$what', ({ text, is }) => {
    expect(objections(text)).toEqual(is);
  });

  const files = (text: string, entries: readonly Entry[]) => [
    { path: 'd.yaml', text, contents: { list: 'datastores' as const, entries, unexpressed: [] } },
  ];
  const at = (line: number, file = 'd.yaml') => ({ file, line, column: 1 });
  const keys = [{ path: 'description', value: 'x' }];
  const two = [entryOf('datastore', { name: 'A', keys }), entryOf('datastore', { name: 'B', keys })];
  const text = 'datastores:\n  - name: A\n    description: x\n\n  - name: B\n    description: x\n    # the end\n';
  test.each([
    { what: 'the key on its line', text, at: at(3), is: ['A', 'description'] },
    { what: 'the key before it', text, at: at(7), is: ['B', 'description'] },
    { what: 'the entry, where the key is its name', text, at: at(5), is: ['B', ''] },
    { what: 'nothing, before the first entry', text, at: at(1), is: [] },
    { what: 'nothing, in another file', text, at: at(3, 'c.yaml'), is: [] },
    { what: 'nothing, without a place', text, at: undefined, is: [] },
    { what: 'nothing, where there is no such list', text: 'other: 1\n', at: at(1), is: [] },
    { what: 'nothing, where there is nothing', text: '', at: at(1), is: [] },
    { what: 'the entry, where it is no mapping', text: 'datastores:\n  - A\n  - B\n', at: at(3), is: ['B', ''] },
  ])('is the fault of $what', ({ text: given, at: position, is }) => {
    const objection = { message: 'No', at: position, problem: undefined, offline: true };
    const blamed = blame(files(given, two), [objection]);
    expect(blamed.flatMap(({ entry, path }) => [entry.name, path])).toEqual(is);
    expect(blamed.every(({ reason }) => reason === 'a file that says it is refused: No')).toBe(true);
  });
});

describe('problems', () => {
  test.each([
    {
      what: 'an objection with a place and a remedy keeps both',
      objection: {
        message: 'No',
        at: { file: 'c.yaml', line: 7, column: 3 },
        problem: { severity: 'error', rule: 'unknown-key', message: 'No.', hint: 'Correct it.' },
      },
      is: {
        severity: 'warning',
        rule: 'export-not-empty',
        at: { file: 'c.yaml', line: 7, column: 3 },
        message: 'The plan of this file is not empty: No.',
        hint: 'Correct it.',
      },
    },
    {
      what: 'an objection without them is one to the file',
      objection: { message: 'it would delete datastore One', at: undefined, problem: undefined },
      is: {
        severity: 'warning',
        rule: 'export-not-empty',
        at: { file: 'd.yaml', line: 1, column: 1 },
        message: 'The plan of this file is not empty: it would delete datastore One.',
        hint: 'An export keeps what was added to its files by hand: look at that place.',
      },
    },
    {
      what: 'a file that is too large for the parser is an error',
      objection: {
        message: 'The file has more than 150,000 lines and list entries',
        at: { file: 'c.yaml', line: 1, column: 1 },
        problem: { severity: 'error', rule: 'yaml-limit', message: 'No.', hint: 'Split it.' },
      },
      is: {
        severity: 'error',
        rule: 'export-too-large',
        message:
          'c.yaml would hold too much (The file has more than 150,000 lines and list entries), which no run reads, so nothing is written.',
        hint: 'Export in parts: export-only with an export-dir for each.',
      },
    },
    {
      what: 'a file that is too large, at no place, is the one of datastores',
      objection: {
        message: 'The file has more than 150,000 lines and list entries',
        at: undefined,
        problem: { severity: 'error', rule: 'yaml-limit', message: 'No.', hint: 'Split it.' },
      },
      is: {
        severity: 'error',
        rule: 'export-too-large',
        message:
          'd.yaml would hold too much (The file has more than 150,000 lines and list entries), which no run reads, so nothing is written.',
        hint: 'Export in parts: export-only with an export-dir for each.',
      },
    },
  ] as const)('$what', ({ objection, is }) => {
    expect(verdictProblem({ ...objection, offline: true }, { file: 'd.yaml', ours: false })).toEqual(is);
  });

  test.each([
    { at: { file: 'c.yaml', line: 7, column: 3 }, place: { file: 'c.yaml', line: 7, column: 3 } },
    { at: undefined, place: { file: 'd.yaml', line: 1, column: 1 } },
  ])('a text that nobody has touched and no run would read is an error: $at', ({ at, place }) => {
    const objection = { message: 'This is not YAML', at, problem: undefined, offline: true };
    expect(verdictProblem(objection, { file: 'd.yaml', ours: true })).toEqual({
      severity: 'error',
      rule: 'export-invalid',
      at: place,
      message: 'The export is a file that no run would read, so nothing is written: This is not YAML.',
      hint: 'This is a defect of the action: please report it. What is on that line can be left out by export-only.',
    });
  });

  test('a token without a role, and connections that do not say what is on them', () => {
    const read = {
      origin: 'https://acme.qualytics.io',
      role: undefined,
      datastores: new Map(),
      connections: new Map([
        [
          1,
          {
            id: 1,
            name: 'a',
            type: 's3',
            fields: new Map(),
            masked: new Set(''),
            keys: new Set(''),
            datastores: undefined,
          },
        ],
      ]),
      teams: undefined,
      tags: undefined,
      groups: undefined,
    };
    expect(readingProblems(read)).toEqual([
      {
        severity: 'notice',
        rule: 'export-incomplete',
        message:
          'The export was made by a token whose role the API does not say: datastores of other teams may be missing from it.',
        hint: 'Only an Admin token sees everything.',
      },
    ]);
  });

  test('more than twenty names are counted', () => {
    const names = Array.from({ length: 23 }, (_, index) => `n${index}`);
    const twenty = names.slice(0, 20).map((name) => `"${name}"`);
    const says = (removed: readonly string[]): readonly string[] =>
      removedProblems(removed, undefined).map(({ message }) => message);
    expect([says(names), says(names.slice(0, 20))]).toEqual([
      [`No longer in the export: ${twenty.join(', ')} and 3 more.`],
      [`No longer in the export: ${twenty.join(', ')}.`],
    ]);
  });
});

describe('secrets', () => {
  test('a name that is taken with the id of its connection too is numbered', () => {
    const owners = ['x', 'x 3', 'x', 'x'].map((name, index) => ({ id: index + 1, name, secrets: ['password'] }));
    expect([...secretNames(owners).values()].map((one) => one.get('password'))).toEqual([
      'X_PASSWORD',
      'X_3_PASSWORD',
      'X_PASSWORD_2',
      'X_4_PASSWORD',
    ]);
  });

  test('the input that a step needs has each name once, however a file writes its references', () => {
    const connections = 'a: ${{secrets.B}}\n# b: ${{ secrets.A_1 }}\nc: ${{  secrets.B  }} and ${{ secrets._c }}\n';
    const datastores = 'a: ${{ env.D }}\nb: $ {{ secrets.E }}\nc: ${{ secrets.1F }}\nd: ${{ secrets.G }\n';
    expect(secretsBlock({ connections, datastores })).toEqual([
      'secrets: |',
      '  {',
      '    "A_1": ${{ toJSON(secrets.A_1) }},',
      '    "B": ${{ toJSON(secrets.B) }},',
      '    "_c": ${{ toJSON(secrets._c) }}',
      '  }',
    ]);
    expect(secretsBlock({ connections: '', datastores })).toEqual([]);
  });

  test('what a remark of ours quotes from the tenant is not asked for', () => {
    const connections = '# Not exported: datastore "${{ secrets.X }}" (id 3), since a name holds no reference.\n';
    const datastores = '  # Not exported: ${{ secrets.Y }}, since it is a reference.\n  # password: ${{ secrets.Z }}\n';
    expect(secretsBlock({ connections, datastores })).toContain('    "Z": ${{ toJSON(secrets.Z) }}');
    expect(secretsBlock({ connections, datastores }).join('')).not.toMatch(/[XY]/);
  });
});

test('facts of earlier files: entries without a name are nobody’s', () => {
  const datastores = `ownership_tag: managed
datastores:
  - {name: One, connection: {name: lake}}
  - {name: Two, connection: lake}
  - {name: [Three], connection_name: lake}
  - text
removed:
  - {id: 7}
  - {name: Gone}
`;
  expect(existingFacts({ connections: undefined, datastores })).toEqual({
    ownershipTag: 'managed',
    inline: new Set(['One']),
    toDelete: new Set(['', 'Gone']),
  });
});

describe('which entry an item of a file is', () => {
  const itemsOf = (text: string): readonly Item[] => {
    const list = parseDocument(text).contents as YAMLSeq;
    const means = meaning(text);
    return list.items.map((node, index) => ({
      index,
      node: node as Item['node'],
      map: isMap(node) ? node : undefined,
      means: means.kind === 'list' ? means.items[index] : undefined,
    }));
  };
  const pairs = (text: string, entries: readonly Entry[], isSame = true): readonly string[] =>
    [
      ...match(
        itemsOf(text),
        entries,
        () => undefined,
        () => isSame,
      ),
    ].map(([{ index }, { name }]) => `${index}: ${name}`);
  const hints = (path: string) => [{ path, reference: '${{ secrets.A }}' }];

  test.each([
    { what: 'by its id', text: '[{id: 1, name: other}]', entry: entryOf('connection'), is: ['0: one'] },
    { what: 'by its name', text: '[{name: one}]', entry: entryOf('connection', { id: undefined }), is: ['0: one'] },
    { what: 'by all else', text: '[{name: old}]', entry: entryOf('connection'), is: ['0: one'] },
    { what: 'by a type that fits', text: '[{name: one, type: S3}]', entry: entryOf('connection'), is: ['0: one'] },
    { what: 'not with another type', text: '[{name: one, type: gcs}]', entry: entryOf('connection'), is: [] },
    {
      what: 'not by all else where it gives a secret',
      text: '[{name: old, secret_key: x}]',
      entry: entryOf('connection', { hints: hints('secret_key') }),
      is: [],
    },
    {
      what: 'not by all else where it gives a secret in a section',
      text: '[{name: old, secrets_manager: {credentials_payload: x}}]',
      entry: entryOf('connection', { hints: hints('secrets_manager.credentials_payload') }),
      is: [],
    },
    {
      what: 'by all else where its section has no secret',
      text: '[{name: old, secrets_manager: {secret_url: x}}]',
      entry: entryOf('connection', { hints: hints('secrets_manager.credentials_payload') }),
      is: ['0: one'],
    },
    {
      what: 'by all else where its section is none',
      text: '[{name: old, secrets_manager: null}]',
      entry: entryOf('connection', { hints: hints('secrets_manager.credentials_payload') }),
      is: ['0: one'],
    },
    {
      what: 'by all else where it has no such section',
      text: '[{name: old}]',
      entry: entryOf('connection', { hints: hints('secrets_manager.credentials_payload') }),
      is: ['0: one'],
    },
    { what: 'no entry where it is no mapping', text: '[one]', entry: entryOf('connection'), is: [] },
  ])('$what', ({ text, entry, is }) => {
    expect(pairs(text, [entry])).toEqual(is);
  });

  test('so many that are not known by name are not guessed', () => {
    const items = (count: number): string => `[${Array.from({ length: count }, (_, index) => `{name: old ${index}}`)}]`;
    const entries = Array.from({ length: 502 }, (_, id) => entryOf('datastore', { id, name: `new ${id}` }));
    let asked = 0;
    const isSame = (): boolean => {
      asked += 1;
      return false;
    };
    const found = (count: number) => match(itemsOf(items(count)), entries, () => undefined, isSame).size;
    expect([found(500), asked]).toEqual([0, 0]);
    expect([found(2), asked]).toEqual([0, 2 * 502]);
  });
});
