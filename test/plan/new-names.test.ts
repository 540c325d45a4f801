import { expect, test } from '@jest/globals';
import { connection, datastore, fileOf, type LiveParts, planOf } from './support-datastores.ts';

const told = (text: string, live: LiveParts = {}) =>
  planOf(text, live)
    .plan.problems.filter(({ rule }) => rule === 'name-spaces')
    .map(({ message, at }) => [message, at?.line, at?.column]);
const says = (name: string) =>
  `The name ${JSON.stringify(name)} begins or ends with a space. Whether the API keeps it is not known; where it does not, each run would create one more.`;

const create = (name: string, on = 'connection_name: lake') =>
  fileOf(`{ name: "${name}", ${on}, root_path: /a, teams: [] }`);
const inline = (name: string) => `connection: { ${name}type: s3, uri: s3://a, access_key: AKIAIOSFODNN7EXAMPLE }`;

test('a new name that begins or ends with a space is refused', () => {
  expect(told(create('A '))).toEqual([[says('A '), 2, 13]]);
  expect(told(create('\u00a0A'))).toEqual([[says('\u00a0A'), 2, 13]]);
  expect(told(create('A B'))).toEqual([]);
});

test('and so is that of a connection, made with its datastore or by itself', () => {
  expect(told(create('A', inline('name: "lake ", ')))).toEqual([[says('lake '), 2, 38]]);
  expect(told('connections:\n  - { name: " sea", type: gcs, uri: gs://acme-lake }\n')).toEqual([[says(' sea'), 2, 13]]);
  expect(told(create('A ', inline('')))).toEqual([[says('A '), 2, 13]]);
});

test('and that of a tag, of a group, and of a datastore or a connection that is renamed', () => {
  const live = { datastores: [datastore(1, 'A', { fields: { tags: [] } })], tags: [], groups: [] };
  expect(told(fileOf('{ name: A, tags: ["t "] }'), live)).toEqual([[says('t '), 2, 22]]);
  expect(told(fileOf('{ name: A, group: { name: " g" } }'), live)).toEqual([[says(' g'), 2, 31]]);
  expect(told(fileOf('{ name: "B ", id: 1 }'), live)).toEqual([[says('B '), 2, 13]]);
  const named = { connections: [connection(1, 'lake', { fields: { uri: 's3://a' } })] };
  expect(told('connections:\n  - { name: "sea ", id: 1, type: s3, uri: s3://a }\n', named)).toEqual([
    [says('sea '), 2, 13],
  ]);
});

test('says where it is, and what to do', () => {
  const problem = planOf(create('A ')).plan.problems.find(({ rule }) => rule === 'name-spaces');
  expect(problem).toEqual({
    severity: 'error',
    rule: 'name-spaces',
    at: { file: 'f.yaml', line: 2, column: 13 },
    message: says('A '),
    hint: 'Take the space away.',
  });
});

test('a live name with a space is as it is', () => {
  const live = { datastores: [datastore(1, 'A ')], connections: [connection(1, 'lake ')] };
  expect(told(fileOf('{ name: "A ", connection_name: "lake " }'), live)).toEqual([]);
  expect(told(fileOf('{ name: "A ", description: new }'), live)).toEqual([]);
});
