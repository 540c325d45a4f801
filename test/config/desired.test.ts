import { describe, expect, test } from '@jest/globals';
import type { Desired } from '../../src/config/desired.ts';
import { Unresolved } from '../../src/config/unresolved.ts';
import { check, desiredOf, file } from './support.ts';

const at = (path: string, line: number, column: number) => ({ file: path, line, column });

test('several files are one desired state, each part with its place', () => {
  const first = file(
    `
ownership_tag: git
aws:
  region: eu-central-1
  role_arn: \${{ env.ROLE }}
connections:
  - {name: pg, type: newdb}
datastores:
  - {name: A, connection_name: pg, enrichment_only: true}
`,
    'a.yaml',
  );
  const second = file(
    `
version: 1
datastores:
  - name: \${{ env.NAME }}
    connection: {type: newdb, host: db}
    id: 7
    previous_names: [Old, "\${{ env.OLD }}"]
    enrichment_datastore: A
    group: {name: Lake}
    trigger_sync: false
    description: \${{ env.TEXT }}
removed:
  - {name: Gone, id: 8}
  - {name: "\${{ env.GONE }}"}
`,
    'b.yaml',
  );
  const unnamed = '(unnamed, of ${{ env.NAME }})';
  const desired: Desired = {
    files: ['a.yaml', 'b.yaml'],
    aws: {
      roleArn: { value: '${{ env.ROLE }}', at: at('a.yaml', 4, 13) },
      region: { value: 'eu-central-1', at: at('a.yaml', 3, 11) },
      at: at('a.yaml', 2, 1),
    },
    ownershipTag: { value: 'git', at: at('a.yaml', 1, 16) },
    connections: [
      {
        key: 'pg',
        name: 'pg',
        type: 'newdb',
        inline: false,
        id: undefined,
        previousNames: undefined,
        fields: new Map(),
        at: at('a.yaml', 6, 12),
      },
      {
        key: unnamed,
        name: undefined,
        type: 'newdb',
        inline: true,
        id: undefined,
        previousNames: undefined,
        fields: new Map([['host', { path: 'host', value: 'db', at: at('b.yaml', 4, 37) }]]),
        at: at('b.yaml', 4, 5),
      },
    ],
    datastores: [
      {
        name: 'A',
        at: at('a.yaml', 8, 12),
        id: undefined,
        previousNames: undefined,
        connection: { kind: 'file', key: 'pg', at: at('a.yaml', 8, 32) },
        enrichment: undefined,
        group: undefined,
        firstSync: undefined,
        fields: new Map([['enrichment_only', { path: 'enrichment_only', value: true, at: at('a.yaml', 8, 53) }]]),
      },
      {
        name: '${{ env.NAME }}',
        at: at('b.yaml', 3, 11),
        id: { value: 7, at: at('b.yaml', 5, 9) },
        previousNames: { value: ['Old', '${{ env.OLD }}'], at: at('b.yaml', 6, 21) },
        connection: { kind: 'file', key: unnamed, at: at('b.yaml', 4, 5) },
        enrichment: { kind: 'file', name: 'A', at: at('b.yaml', 7, 27) },
        group: { kind: 'name', name: 'Lake', icon: undefined, at: at('b.yaml', 8, 19) },
        firstSync: { flag: 'trigger_sync', value: false, at: at('b.yaml', 9, 19) },
        fields: new Map([
          ['description', { path: 'description', value: new Unresolved('${{ env.TEXT }}'), at: at('b.yaml', 10, 18) }],
        ]),
      },
    ],
    removed: [
      { name: 'Gone', at: at('b.yaml', 12, 12), id: { value: 8, at: at('b.yaml', 12, 22) } },
      { name: '${{ env.GONE }}', at: at('b.yaml', 13, 12), id: undefined },
    ],
    listsDatastores: true,
  };
  const checked = check([first, second]);
  expect(checked.problems.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    'notice unknown-connector',
    'notice unknown-connector',
  ]);
  expect(checked.desired).toEqual(desired);
});

test('a file that says nothing is a desired state of nothing', () => {
  expect(desiredOf('version: 1\n')).toEqual({
    files: ['f.yaml'],
    aws: undefined,
    ownershipTag: undefined,
    connections: [],
    datastores: [],
    removed: [],
    listsDatastores: false,
  });
});

describe('a setting that may stand in one file only', () => {
  test.each([
    ['version', '1'],
    ['ownership_tag', 'git'],
    ['aws', '{region: us-east-1}'],
  ])('%s is told at each, with the others', (name, value) => {
    const files = ['a.yaml', 'b.yaml', 'c.yaml'].map((path) => file(`removed: []\n${name}: ${value}\n`, path));
    const { desired, problems } = check(files);
    expect(desired).toBeUndefined();
    expect(problems).toEqual(
      [
        ['a.yaml', 'b.yaml', 'c.yaml'],
        ['b.yaml', 'a.yaml', 'c.yaml'],
        ['c.yaml', 'a.yaml', 'b.yaml'],
      ].map(([path = '', ...others]) => ({
        severity: 'error',
        rule: 'only-once',
        message: `${name} may stand in one file only.`,
        hint: 'Keep one of them.',
        at: at(path, 2, 1),
        also: others.map((other) => at(other, 2, 1)),
      })),
    );
  });
});

describe('the connection that a datastore is on decides which defaults it gets:', () => {
  test.each([
    ['connection_name: pg', { schema: 'public' }],
    ['connection_name: lake', { root_path: '/all' }],
    ['connection_id: 7, schema: own', { schema: 'own' }],
    ['connection_id: 7, root_path: /own', { root_path: '/own' }],
    ['connection: {type: postgresql, host: db}', { schema: 'public' }],
    ['description: d', { root_path: '/all', description: 'd' }],
  ])('%s', (own, expected) => {
    const desired = desiredOf(`
defaults: {connection_name: lake, root_path: /all, schema: public}
connections:
  - {name: lake, type: s3, uri: s3://acme}
  - {name: pg, type: postgresql, host: db}
datastores:
  - {name: A, ${own}}
`);
    const fields = desired.datastores[0]?.fields ?? new Map();
    expect(Object.fromEntries([...fields].map(([path, { value }]) => [path, value]))).toEqual(expected);
  });
});
