import { describe, expect, test } from '@jest/globals';
import { check, file } from './support.ts';

const secret = 'password: "${{ secrets.KEY }}"';
const vault = 'secrets_manager: {secret_url: https://vault}';

/** What is said of a connection in a list and one that a datastore writes inline, both of the same name. */
function says(listed: string, inline: string): readonly string[] {
  const text = `
connections:
  - {name: pg, host: db, ${listed}}
datastores:
  - name: A
    connection: {name: pg, host: db, ${inline}}
`;
  return check(text, { allowLiteralSecrets: true }).says;
}

describe('a connection that is written twice', () => {
  test.each([
    ['type: postgresql', 'type: mysql', 'type'],
    ['type: mysql, id: 7', 'type: mysql', 'id'],
    ['type: mysql, id: 7', 'type: mysql, id: 8', 'id'],
    ['type: mysql', 'type: mysql, previous_names: []', 'previous_names'],
    ['type: mysql, previous_names: [a]', 'type: mysql, previous_names: [b]', 'previous_names'],
    ['type: mysql, port: 1', 'type: mysql', 'port'],
    ['type: mysql', 'type: mysql, port: 1', 'port'],
    ['type: mysql, port: 1, username: a', 'type: mysql, username: b, port: 2', 'port'],
    ['type: mysql, username: null', 'type: mysql', 'username'],
    ['type: mysql, username: (sensitive)', 'type: mysql, username: "${{ env.USER }}"', 'username'],
    ['type: mysql, username: "${{ env.USER }}"', 'type: mysql, username: (sensitive)', 'username'],
    ['type: mysql, password: password-one', 'type: mysql, password: password-two', 'password'],
    ['type: mysql, password: password-one', `type: mysql, ${secret}`, 'password'],
    [`type: mysql, ${secret}`, 'type: mysql, password: password-one', 'password'],
    [`type: mysql, ${secret}`, `type: mysql, ${secret.replace('KEY', 'OTHER')}`, 'password'],
    [`type: mysql, ${vault}, password: "\${a}"`, `type: mysql, ${vault}, password: "\${b}"`, 'password'],
  ])('as {%s} and as {%s} is told by the first field that differs', (listed, inline, path) => {
    expect(says(listed, inline)).toEqual([
      `error connection-differs 5:24  Connection "pg" is written elsewhere with another ${path}. (see 2:12) Write it once under connections: and use connection_name, or give the other one a name of its own.`,
    ]);
  });

  test.each([
    ['type: mysql, id: 7, previous_names: [a, b], port: 1', 'port: 1, previous_names: [a, b], id: 7, type: mysql'],
    ['type: mysql, previous_names: [a, b]', 'type: mysql, previous_names: [b, a, b]'],
    ['type: newdb, parameters: {zones: [a, b]}', 'type: newdb, parameters: {zones: [b, a, b]}'],
    ['type: mysql, username: null', 'type: mysql, username: null'],
    ['type: mysql, username: "${{ env.USER }}"', 'type: mysql, username: "${{ env.USER }}"'],
    ['type: mysql, password: password-one', 'type: mysql, password: password-one'],
    ['type: mysql, username: "${{ env.USER }}"', 'type: mysql, username: "${{env.USER}}"'],
    ['type: mysql, password: "a${{secrets.K}}"', 'type: mysql, password: "a${{   secrets.K }}"'],
    [`type: mysql, ${secret}`, `type: mysql, ${secret}`],
    [`type: mysql, ${vault}, password: "\${a}"`, `type: mysql, ${vault}, password: "\${a}"`],
  ])('as {%s} and as {%s} is one', (listed, inline) => {
    expect(says(listed, inline).filter((one) => !one.startsWith('notice unknown-connector'))).toEqual([]);
  });
});

test('a list inside a mapping that no table describes has an order', () => {
  expect(says('type: newdb, parameters: {m: {a: [x, y]}}', 'type: newdb, parameters: {m: {a: [y, x]}}')).toContainEqual(
    expect.stringContaining('is written elsewhere with another parameters.m.'),
  );
});

test('a name that waits for a reference is compared with nothing', () => {
  const connection = (name: string, host: string): string => `{name: ${name}, type: mysql, host: ${host}}`;
  const reference = '"${{ env.NAME }}"';
  const datastores = [
    connection(reference, 'a'),
    connection(reference, 'b'),
    connection('"${{ env.OTHER }}"', 'c'),
    connection('pg', 'd'),
  ].map((one, index) => `  - {name: D${index}, connection: ${one}}\n`);
  const { desired, says: problems } = check(`datastores:\n${datastores.join('')}`);
  expect(problems).toEqual([]);
  expect(desired?.connections.map(({ name, fields }) => [name, fields.get('host')?.value])).toEqual([
    ['${{ env.NAME }}', 'a'],
    ['${{ env.OTHER }}', 'c'],
    ['pg', 'd'],
  ]);
});

test('what the lists of connections say goes before what is written inline, whatever the order of the files', () => {
  const inline = (host: string): string =>
    `datastores: [{name: ${host}, connection: {name: pg, type: mysql, host: ${host}}}]\n`;
  const { problems } = check([
    file(inline('a'), 'a.yaml'),
    file('connections: [{name: pg, type: mysql, host: b}]\n', 'b.yaml'),
    file(inline('b'), 'c.yaml'),
  ]);
  expect(problems.map(({ rule, at, also }) => [rule, at?.file, also?.map((one) => one.file)])).toEqual([
    ['connection-differs', 'a.yaml', ['b.yaml']],
  ]);
});
