import { describe, expect, test } from '@jest/globals';
import { fieldSlot, keySlot } from '../../src/config/entry.ts';
import { check } from './support.ts';

const empty = 'notice file-empty 1:1  The file manages nothing. Describe datastores in a list under datastores:.';
const top = 'error wrong-type 1:1  The top of the file must be a mapping.';
const begin = 'Begin with datastores: and a list below it.';

test.each([
  ['', [empty]],
  ['# nothing\n', [empty]],
  ['null\n', [empty]],
  ['{}\n', [empty]],
  ['[]\n', [`${top} Put the list under datastores:.`]],
  ['3\n', [`${top} ${begin}`]],
  ['"${{ env.FILE }}"\n', [`${top} ${begin}`]],
  ['datastores: []\n', []],
  [
    '*a\n',
    [
      'error yaml-alias 1:1  This alias has no anchor before it. Write the anchor (&name) above its first alias (*name).',
    ],
  ],
])('of a file that is %j is said %j', (text, expected) => {
  expect(check(text).says).toEqual(expected);
});

describe('where a mapping or a list belongs', () => {
  const lines = 'must be a mapping: keys with values. Write its keys on the lines below, indented.';
  const none = (name: string): string => `Begin each entry with "- ", or write ${name}: [] for none.`;

  test.each([
    ['aws: eu', `error wrong-type 1:6  aws ${lines}`],
    ['aws: []', `error wrong-type 1:6  aws ${lines}`],
    ['aws:', `error no-null 1:1  aws ${lines}`],
    ['defaults: 3', `error wrong-type 1:11  defaults ${lines}`],
    ['datastores: [{name: A, connection: lake}]', `error wrong-type 1:36  connection ${lines}`],
    ['connections: [null]', `error no-null 1:15  An entry of connections ${lines}`],
    ['removed: [Old]', `error wrong-type 1:11  An entry of removed ${lines}`],
    ['datastores: Orders', `error wrong-type 1:13  datastores must be a list. ${none('datastores')}`],
    ['connections: {}', `error wrong-type 1:14  connections must be a list. ${none('connections')}`],
    ['removed: null', `error no-null 1:10  removed has no value. ${none('removed')}`],
  ])('%j is told', (text, expected) => {
    expect(check(`${text}\n`).says).toEqual([expected]);
  });
});

describe('keys that exclude each other', () => {
  test.each([
    [
      'connection_id: 7, connection: {name: lake, type: s3, uri: s3://acme}',
      ['connection_id and connection exclude each other. (see 1:42)', 24],
    ],
    [
      'connection_id: 7, connection_name: lake',
      ['connection_id and connection_name exclude each other. (see 1:42)', 24],
    ],
    ['group_id: 7, group: {name: Lake}', ['group_id and group exclude each other. (see 1:37)', 24]],
    [
      'enrichment_datastore: null, enrichment_datastore_id: null',
      ['enrichment_datastore_id and enrichment_datastore exclude each other. (see 1:24)', 52],
    ],
    [
      'trigger_sync: true, trigger_catalog: true',
      ['trigger_sync and trigger_catalog exclude each other. (see 1:44)', 24],
    ],
  ])('%s', (keys, [message, column]) => {
    expect(check(`datastores: [{name: A, ${keys}}]\n`).says).toEqual([
      `error conflicting-keys 1:${column}  ${message} Remove one of the two.`,
    ]);
  });

  test('are told against the first of their table where there are three', () => {
    const keys = 'connection_id: 7, connection_name: lake, connection: {name: lake, type: s3, uri: s3://acme}';
    expect(check(`datastores: [{name: A, ${keys}}]\n`).says).toEqual([
      'error conflicting-keys 1:24  connection_id and connection exclude each other. (see 1:65) Remove one of the two.',
      'error conflicting-keys 1:42  connection_name and connection exclude each other. (see 1:65) Remove one of the two.',
    ]);
  });
});

describe('how a value is read', () => {
  const says = { type: 'string', description: '' } as const;

  test('of a field: null where it can be without one', () => {
    const field = { name: 'x', ...says };
    const slot = { label: 'parameters.x', secret: false, vault: false };
    expect([
      fieldSlot(field, 'parameters.x'),
      fieldSlot({ ...field, required: true }, 'parameters.x'),
      fieldSlot({ ...field, required: { field: 'y', is: 'z' } }, 'parameters.x', {}),
      fieldSlot({ ...field, immutable: true }, 'parameters.x', { vault: false }),
      fieldSlot({ ...field, secret: true }, 'parameters.x', { vault: true }),
    ]).toEqual([
      { ...slot, shape: field, nullable: true },
      { ...slot, shape: { ...field, required: true }, nullable: false },
      { ...slot, shape: { ...field, required: { field: 'y', is: 'z' } }, nullable: true },
      { ...slot, shape: { ...field, immutable: true }, nullable: false },
      { ...slot, shape: { ...field, secret: true }, nullable: true, secret: true, vault: true },
    ]);
  });

  test('of a key of this language: null where that is a statement', () => {
    const key = { name: 'x', ...says };
    const clears = { ...key, clears: true } as const;
    expect(keySlot(key)).toEqual({ label: 'x', shape: key, nullable: false });
    expect(keySlot(clears)).toEqual({ label: 'x', shape: clears, nullable: true });
  });

  test.each(['map', 'list'] as const)('a %s has keys or entries of its own, and is no value', (type) => {
    expect(() => keySlot({ name: 'x', description: '', type })).toThrow(
      new Error('x has a table of its own and is no value.'),
    );
  });
});
