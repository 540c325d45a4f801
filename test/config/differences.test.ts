import { describe, expect, test } from '@jest/globals';
import { fileDifferences } from '../../src/config/differences.ts';
import { desiredOf, said } from './support.ts';

const literal = { allowLiteralSecrets: true };

/** What a change from one text to another is told as. */
function told(base: string, head: string): readonly string[] {
  return fileDifferences(desiredOf(base, literal), desiredOf(head, literal)).map(said);
}

const lake = (more = ''): string => `connections:\n  - {name: lake, type: s3, uri: s3://acme${more}}\n`;
const orders = (more = ''): string => `datastores:\n  - {name: Orders${more}}\n`;

describe('entries that a change adds and takes out', () => {
  test('are told at the new ones, connections first', () => {
    expect(told('datastores: []\n', `${orders()}${lake()}`)).toEqual([
      'notice file-change 4:12  This pull request adds connection "lake" to the file.',
      'notice file-change 2:12  This pull request adds datastore "Orders" to the file.',
    ]);
  });

  test('are told without a place where they are gone', () => {
    expect(
      fileDifferences(desiredOf(orders(', connection: {type: s3, uri: s3://acme}')), desiredOf('datastores: []\n')),
    ).toEqual([
      {
        severity: 'notice',
        rule: 'file-change',
        message: 'This pull request takes connection "(unnamed, of Orders)" out of the file.',
      },
      {
        severity: 'notice',
        rule: 'file-change',
        message: 'This pull request takes datastore "Orders" out of the file.',
      },
    ]);
  });

  test('are two for one that gets another name, and those that stay are not told', () => {
    expect(told('datastores: [{name: A}, {name: B}]\n', 'datastores: [{name: C}, {name: A}]\n')).toEqual([
      'notice file-change 1:21  This pull request adds datastore "C" to the file.',
      'notice file-change This pull request takes datastore "B" out of the file.',
    ]);
  });
});

test('what only moves is no change', () => {
  const text = `
connections:
  - {name: pg, type: postgresql, id: 3, previous_names: [db], host: db, password: "\${{ secrets.KEY }}"}
datastores:
  - {name: A, id: 7, previous_names: [Old], connection_name: pg, enrichment_datastore_id: 8, group_id: 9, trigger_sync: true, teams: [x]}
`;
  expect(told(text, `version: 1\n${text.replaceAll(', ', ',  ')}`)).toEqual([]);
});

test('lists are sets: neither order nor repeats are a change', () => {
  const text = (names: string): string =>
    `connections:\n  - {name: pg, type: postgresql, host: db, previous_names: ${names}}\n${orders(`, teams: ${names}`)}`;
  expect(told(text('[a, b]'), text('[b, a, b]'))).toEqual([]);
});

test('what moves into the defaults is no change', () => {
  const base = 'datastores:\n  - {name: A, enrichment_datastore: E, teams: [x]}\n';
  const head = 'defaults: {enrichment_datastore: E, teams: [x]}\ndatastores:\n  - {name: A}\n';
  expect([told(base, head), told(head, base)]).toEqual([[], []]);
});

describe('a change of a connection is told at the first key that has it', () => {
  test.each([
    [', id: 3', '', 'id', '2:12'],
    ['', ', id: 3', 'id', '2:48'],
    [', id: 3', ', id: 4', 'id', '2:48'],
    [', previous_names: [a]', ', previous_names: [b]', 'previous_names', '2:60'],
    ['', ', parameters: {external_id: a}', 'parameters.external_id', '2:70'],
    [', access_key: a, id: 3', ', access_key: b', 'id, access_key', '2:56'],
    [', access_key: a', ', access_key: null', 'access_key', '2:56'],
  ])('from {%s} to {%s}', (before, now, keys, place) => {
    expect(told(lake(before), lake(now))).toEqual([
      `notice file-change ${place}  This pull request changes ${keys} of connection "lake".`,
    ]);
  });

  test('or at its name where that is the type', () => {
    const connection = (type: string): string => `connections: [{name: x, type: ${type}, host: db}]\n`;
    expect(told(connection('postgresql'), connection('mysql'))).toEqual([
      'notice file-change 1:22  This pull request changes type of connection "x".',
    ]);
  });

  test('for one without a name too', () => {
    const inline = (uri: string): string => orders(`, connection: {type: s3, uri: ${uri}}`);
    expect(told(inline('s3://a'), inline('s3://b'))).toEqual([
      'notice file-change 2:48  This pull request changes uri of connection "(unnamed, of Orders)".',
    ]);
  });
});

describe('a change of a datastore is told at the first key that has it', () => {
  test.each([
    ['', ', id: 7', 'id', '2:24'],
    ['', ', previous_names: [a]', 'previous_names', '2:36'],
    [', connection_name: a', ', connection_name: b', 'connection', '2:37'],
    [', connection_name: a', ', connection_id: 7', 'connection', '2:35'],
    [', enrichment_datastore: a', ', enrichment_datastore: null', 'enrichment_datastore', '2:42'],
    [', group: {name: a}', ', group: {name: a, icon: mdi-star-outline}', 'group', '2:34'],
    ['', ', trigger_sync: true', 'trigger_catalog', '2:34'],
    [', teams: [a, b]', ', teams: [a]', 'teams', '2:27'],
    [', description: a', '', 'description', '2:12'],
  ])('from {%s} to {%s}', (before, now, keys, place) => {
    expect(told(orders(before), orders(now))).toEqual([
      `notice file-change ${place}  This pull request changes ${keys} of datastore "Orders".`,
    ]);
  });
});

describe('of a value that is not to be shown', () => {
  const password = (value: string): string =>
    `connections: [{name: pg, type: postgresql, host: db, password: ${JSON.stringify(value)}}]\n`;
  const changes = ['notice file-change 1:64  This pull request changes password of connection "pg".'];

  test.each([
    ['${{ secrets.OLD }}', '${{ secrets.NEW }}', changes],
    ['${{ secrets.OLD }}', 'plain', changes],
    ['plain', '${{ secrets.NEW }}', changes],
    ['${{ secrets.OLD }}', '${{ secrets.OLD }}', []],
    ['plain', 'other', []],
  ])('from %s to %s only the reference is compared', (before, now, expected) => {
    expect(told(password(before), password(now))).toEqual(expected);
  });

  test('a reference that stands where it is shown is compared likewise', () => {
    const described = (name: string): string => orders(`, description: "\${{ env.${name} }}"`);
    expect(told(described('OLD'), described('NEW'))).toEqual([
      'notice file-change 2:33  This pull request changes description of datastore "Orders".',
    ]);
  });
});

describe('what the file says beside its entries', () => {
  const settings = (text: string): string => `datastores: []\n${text}`;

  test.each([
    ['', 'ownership_tag: git', 'ownership_tag', ' 2:16 '],
    ['ownership_tag: git', 'ownership_tag: data', 'ownership_tag', ' 2:16 '],
    ['ownership_tag: git', '', 'ownership_tag', ''],
    [`aws: {region: eu-west-1}`, `aws: {region: eu-west-2}`, 'aws.region', ' 2:15 '],
    [
      'aws: {role_arn: "arn:aws:iam::123456789012:role/A", region: eu-west-1}',
      'aws: {role_arn: "arn:aws:iam::123456789012:role/B"}',
      'aws.role_arn, aws.region',
      ' 2:17 ',
    ],
    ['ownership_tag: git', 'aws: {region: eu-west-1}', 'ownership_tag, aws.region', ' 2:15 '],
  ])('from "%s" to "%s"', (before, now, keys, place) => {
    expect(told(settings(before), settings(now))).toEqual([
      `notice file-change${place} This pull request changes ${keys}.`,
    ]);
  });

  test('and each deliberate delete', () => {
    expect(
      told(settings('removed: [{name: A}, {name: B, id: 1}]'), settings('removed: [{name: B, id: 2}, {name: C}]')),
    ).toEqual([
      'notice file-change 2:25  This pull request changes id of the removal of datastore "B".',
      'notice file-change 2:36  This pull request adds the removal of datastore "C" to the file.',
      'notice file-change This pull request takes the removal of datastore "A" out of the file.',
    ]);
  });
});
