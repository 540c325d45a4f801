import { describe, expect, test } from '@jest/globals';
import { type Checked, checkFiles } from '../../src/config/check.ts';
import { literalSecrets, parseFiles, type ResolvedValues, substitute } from '../../src/config/parse.ts';
import { Unresolved } from '../../src/config/unresolved.ts';
import { type Source, targetKey } from '../../src/references/grammar.ts';
import { Secret } from '../../src/secret.ts';
import { check, file, said } from './support.ts';

const everywhere = `
version: \${{ env.VERSION }}
ownership_tag: \${{ env.TAG }}
aws:
  role_arn: \${{ env.ROLE }}
  region: \${{ env.REGION }}
  other: \${{ env.NOWHERE }}
defaults:
  description: at \${{ env.STAGE }}
  teams: [ "\${{ env.TEAM }}", Public ]
  connection: \${{ env.NOWHERE }}
connections:
  - name: lake-\${{ env.STAGE }}
    type: s3
    id: \${{ env.ID }}
    previous_names: [ "\${{ env.OLD }}" ]
    uri: s3://\${{ aws.account_id }}-\${{ env.STAGE }}
    access_key: \${{ secretsmanager:lake#id }}
    secret_key: \${{ ssm:/lake/key }}
    parameters:
      role_arn: \${{ env.LAKE_ROLE }}
      external_id: [ "\${{ env.LIST }}" ]
    secrets_manager:
      vault_url: \${{ env.VAULT }}
      credentials_payload: \${{ env.PAYLOAD }}
  - not a mapping \${{ env.NOWHERE }}
datastores:
  - name: Orders
    group: { name: "\${{ env.GROUP }}", icon: "\${{ env.ICON }}" }
    connection:
      type: postgresql
      password: \${{ secrets.PASSWORD }}
      parameters: \${{ env.WHOLE }}
  - other: \${{ env.NOWHERE }}
removed:
  - name: \${{ env.GONE }}
unknown: \${{ env.NOWHERE }}
`;

test('each reference under a known key is found, with its place, its text, and whether it fills a secret field', () => {
  const { references, problems } = parseFiles([file(everywhere)]);
  expect(problems).toEqual([]);
  expect(
    references.map(({ source, name, key, text, place, secretField }) =>
      [
        `${place.at.line}:${place.at.column}`,
        source,
        name,
        ...(key === undefined ? [] : [`#${key}`]),
        `in "${text.replaceAll('${{ ', '<').replaceAll(' }}', '>')}"`,
        ...(secretField ? ['secret'] : []),
      ].join(' '),
    ),
  ).toEqual([
    '1:10 env VERSION in "<env.VERSION>"',
    '2:16 env TAG in "<env.TAG>"',
    '4:13 env ROLE in "<env.ROLE>"',
    '5:11 env REGION in "<env.REGION>"',
    '8:16 env STAGE in "at <env.STAGE>"',
    '9:12 env TEAM in "<env.TEAM>"',
    '12:11 env STAGE in "lake-<env.STAGE>"',
    '14:9 env ID in "<env.ID>"',
    '15:23 env OLD in "<env.OLD>"',
    '16:10 aws account_id in "s3://<aws.account_id>-<env.STAGE>"',
    '16:10 env STAGE in "s3://<aws.account_id>-<env.STAGE>"',
    '17:17 secretsmanager lake #id in "<secretsmanager:lake#id>"',
    '18:17 ssm /lake/key in "<ssm:/lake/key>" secret',
    '20:17 env LAKE_ROLE in "<env.LAKE_ROLE>"',
    '21:22 env LIST in "<env.LIST>"',
    '23:18 env VAULT in "<env.VAULT>" secret',
    '24:28 env PAYLOAD in "<env.PAYLOAD>" secret',
    '28:20 env GROUP in "<env.GROUP>"',
    '28:46 env ICON in "<env.ICON>"',
    '31:17 secrets PASSWORD in "<secrets.PASSWORD>" secret',
    '32:19 env WHOLE in "<env.WHOLE>"',
    '35:11 env GONE in "<env.GONE>"',
  ]);
});

describe('a reference that must not stand where it does', () => {
  const notSecret = 'Use ${{ env.NAME }} for what is not secret.';
  const outside = (what: string): string =>
    `error reference-placement 1:X  ${what} is a secret, and secrets may only be used inside a connection. ${notSecret}`;
  const shown = (what: string): string =>
    `error reference-placement 1:X  ${what} is a secret, and this value is shown in plans and logs. ${notSecret}`;
  const circular =
    'error reference-circular 1:X  The aws block cannot use values that it is needed for. Write the value, or pass it through env.';
  const named = (name: string): string =>
    `error reference-shown 1:X  env.${name} says by its name that it is secret, and this value would be shown. Rename the variable if it is not secret; otherwise use it in a secret field only.`;
  const key =
    'error reference-in-key 1:X  A reference cannot stand in a key. Write the key itself; references are for values.';

  test.each([
    ['datastores: [{description: "${{ secrets.A }}"}]', outside('${{ secrets.A }}')],
    ['defaults: {description: "${{ ssm:/a }}"}', outside('${{ ssm:/a }}')],
    ['removed: [{name: "${{ secretsmanager:a#b }}"}]', outside('${{ secretsmanager:a#b }}')],
    ['aws: {region: "${{ secrets.A }}"}', outside('${{ secrets.A }}')],
    ['connections: [{name: "${{ secrets.A }}"}]', shown('${{ secrets.A }}')],
    ['connections: [{type: "${{ secrets.A }}"}]', shown('${{ secrets.A }}')],
    ['connections: [{id: "${{ secrets.A }}"}]', shown('${{ secrets.A }}')],
    ['connections: [{previous_names: ["${{ secrets.A }}"]}]', shown('${{ secrets.A }}')],
    ['connections: [{type: s3, uri: "${{ secrets.MY_TOKEN }}"}]'],
    ['connections: [{type: s3, parameters: {external_id: "${{ secrets.A }}"}}]'],
    ['aws: {role_arn: "${{ aws.account_id }}"}', circular],
    ['ownership_tag: "${{ aws.account_id }}"'],
    ['connections: [{type: s3, uri: "${{ env.MY_TOKEN }}"}]', named('MY_TOKEN')],
    ['connections: [{type: s3, uri: {token: "${{ env.MY_TOKEN }}"}}]', named('MY_TOKEN')],
    ['connections: [{type: s3, secret_key: "${{ env.MY_TOKEN }}"}]'],
    ['connections: [{type: s3, parameters: {api_token: "${{ env.MY_TOKEN }}"}}]'],
    ['datastores: [{description: "${{ env.A }} ${{ env.DB_PASSWORD }}"}]', named('DB_PASSWORD')],
    ['datastores: [{"${{ env.A }}": 1}]', key],
    ['{"a ${{": [{b: {"${{ env.A }}": c}}]}', key, key],
  ])('%s', (text, ...says) => {
    const { problems } = parseFiles([file(text)]);
    expect(problems.map(said).map((line) => line.replace(/ 1:\d+ /, ' 1:X '))).toEqual(says);
  });
});

test('a reference that is wrong is told, asked of nobody, and nothing more is said about its value', () => {
  const text = 'datastores: [{name: A, root_path: /a, connection_id: "${{ foo }}"}]';
  expect(parseFiles([file(text)]).references).toEqual([]);
  expect(check(text).says).toEqual([
    'error reference-source 1:54  This is not a source that references know. The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.',
  ]);
});

test('what is wrong is told in the order of the files', () => {
  const { problems } = parseFiles([file('# b\nb: "${{ }}"', 'b.yaml'), file('a: "${{ }}"', 'a.yaml')]);
  expect(problems.map(({ at }) => at)).toEqual([
    { file: 'b.yaml', line: 2, column: 4 },
    { file: 'a.yaml', line: 1, column: 4 },
  ]);
});

/** Values by `source NAME`; those of `secrets` are sensitive. */
function valuesOf(given: Readonly<Record<string, string>>): ResolvedValues {
  return new Map(
    Object.entries(given).map(([reference, text]) => {
      const [source = '', name = ''] = reference.split(' ');
      return [targetKey({ source: source as Source, name }), { text, sensitive: source === 'secrets' }];
    }),
  );
}

describe('values in the place of references', () => {
  const values: ResolvedValues = valuesOf({
    'env STAGE': 'prod',
    'env ID': '7',
    'env EMPTY': '',
    'secrets KEY': 'very secret',
  });

  /** What the value under `x` of a file becomes. */
  function filled(text: string): unknown {
    const [first] = substitute(parseFiles([file(`x: ${text}`)]), values).files;
    const node = first?.root?.kind === 'map' ? first.root.entries.get('x')?.value : undefined;
    return node?.kind === 'scalar' ? node.value : undefined;
  }

  test.each([
    ['"${{ env.STAGE }}"', 'prod', false],
    ['"a-${{ env.STAGE }}-${{ env.ID }}-b"', 'a-prod-7-b', false],
    ['"${{ env.EMPTY }}"', '', false],
    ['"${{ secrets.KEY }}"', 'very secret', true],
    ['"${{ env.STAGE }}/${{ secrets.KEY }}"', 'prod/very secret', true],
  ])('%s is "%s"', (text, value, sensitive) => {
    expect(filled(text)).toMatchObject({ text: value, sensitive, template: { text: JSON.parse(text) } });
  });

  test.each(['"${{ env.OTHER }}"', '"${{ env.STAGE }}-${{ env.OTHER }}"'])(
    '%s stays as it is, since a value is missing',
    (text) => {
      expect(filled(text)).toMatchObject({ text: JSON.parse(text), parts: expect.anything() });
    },
  );

  test('what is no reference stays as it is', () => {
    expect(['plain', '7', 'true', 'null'].map(filled)).toEqual(['plain', 7, true, null]);
  });

  test('a file without a value has none after it', () => {
    expect(substitute(parseFiles([file('')]), values).files).toEqual([
      { path: 'f.yaml', root: undefined, broken: false },
    ]);
  });
});

/** The whole way, from text to desired state, with values for all that is asked for. */
function resolved(text: string, given: Readonly<Record<string, string>>): Checked {
  return checkFiles(substitute(parseFiles([file(text)]), valuesOf(given)), { allowLiteralSecrets: false });
}

const wanted = `
ownership_tag: \${{ env.TAG }}
connections:
  - name: db
    type: postgresql
    host: \${{ env.STAGE }}.acme.example
    username: \${{ secrets.ID }}
    password: \${{ secrets.KEY }}
    jdbc_fetch_size: \${{ env.SIZE }}
datastores:
  - name: \${{ env.NAME }}
    id: \${{ env.ID }}
    connection_name: db
    enrichment_only: \${{ env.ONLY }}
    teams: [ "\${{ env.TEAM }}" ]
`;

const allValues = {
  'env TAG': 'git',
  'env STAGE': 'prod',
  'env SIZE': '500',
  'secrets KEY': 'very secret',
  'secrets ID': 'acme',
  'env NAME': 'Orders',
  'env ID': '7',
  'env ONLY': 'false',
  'env TEAM': 'Data',
};

describe('a desired state with values for its references', () => {
  test('has them as the types of their fields, and secrets where the field or the source is secret', () => {
    const { desired, problems } = resolved(wanted, allValues);
    expect(problems.map(said)).toEqual([]);
    expect(desired?.ownershipTag?.value).toBe('git');
    const [connection] = desired?.connections ?? [];
    const fields = [...(connection?.fields.values() ?? [])].map(({ path, value }) => [
      path,
      value instanceof Secret ? ['secret', value.reference, value.reveal()] : value,
    ]);
    expect(fields).toEqual([
      ['host', 'prod.acme.example'],
      ['username', ['secret', '${{ secrets.ID }}', 'acme']],
      ['password', ['secret', '${{ secrets.KEY }}', 'very secret']],
      ['jdbc_fetch_size', 500],
    ]);
    const [datastore] = desired?.datastores ?? [];
    expect([datastore?.name, datastore?.id?.value]).toEqual(['Orders', 7]);
    expect([...(datastore?.fields ?? [])].map(([name, { value }]) => [name, value])).toEqual([
      ['enrichment_only', false],
      ['teams', ['Data']],
    ]);
  });

  test('says what is wrong with a value at its reference', () => {
    const { desired, problems } = resolved(wanted, {
      ...allValues,
      'env ID': 'seven',
      'env ONLY': 'perhaps',
      'env NAME': '',
    });
    expect(desired).toBeUndefined();
    expect(problems.map((problem) => said(problem).replace(/ {2}.*/, ''))).toEqual([
      'error blank 10:11',
      'error wrong-type 11:9',
      'error wrong-type 13:22',
    ]);
  });

  test('holds what still waits as a secret that can be neither sent nor taken for another', () => {
    const { desired } = resolved(wanted, {});
    const value = desired?.connections[0]?.fields.get('password')?.value as Unresolved;
    expect(value).toBeInstanceOf(Unresolved);
    expect(value.reference).toBe('${{ secrets.KEY }}');
    expect(() => value.reveal()).toThrow('A reference was used before it was resolved.');
    expect(value.equals()).toBe(false);
    expect(`${value}`).toBe('(sensitive)');
  });
});

test.each([
  ['a literal block', '|\n      x ${{ env.A }}\n\n      ${{ env.B }} y ${{ env.A }}', ['4:9', '6:7', '6:22']],
  ['a folded block', '>-\n      ${{ env.A }}\n      ${{ env.B }}', ['4:7', '5:7']],
  ['a quoted text over lines', '"${{ env.A }}\n      ${{ env.B }}"', ['3:19', '4:7']],
  ['a plain text over lines', 'a\n      ${{ env.A }}', ['4:7']],
  ['a text on one line', '"a ${{ env.A }}"', ['3:18']],
  ['a text whose dollar is written otherwise', '"${{ env.A }}\n      \\x24{{ env.B }}"', ['3:18', '3:18']],
])('each reference in %s is where it stands', (_, value, places) => {
  const parsed = parseFiles([file(`datastores:\n  - name: A\n    description: ${value}\n`)]);
  expect(parsed.references.map(({ place: { at } }) => `${at.line}:${at.column}`)).toEqual(places);
});

test('a reference that an alias brings in stands at the alias, over lines too', () => {
  const parsed = parseFiles([
    file(
      'datastores:\n  - name: A\n    description: &d |\n      x\n      ${{ env.A }}\n  - name: B\n    description: *d\n',
    ),
  ]);
  expect(parsed.references.map(({ place: { at } }) => `${at.line}:${at.column}`)).toEqual(['5:7', '7:18']);
});

describe('secrets that a file holds as plain text', () => {
  test.each([
    ['abcdefg', ['GitHub masks it wherever it occurs in the log and in outputs. Use a longer secret.']],
    ['abc', ['Under 4 it cannot be masked at all. Use a longer secret.']],
    ['abcdefgh', []],
  ])('are told where they are allowed and short: %s', (secret, hints) => {
    const text = `connections: [{name: A, type: mysql, host: h, password: ${secret}}]`;
    const { desired, problems } = checkFiles(parseFiles([file(text)]), { allowLiteralSecrets: true });
    expect(desired?.connections[0]?.fields.get('password')?.value).toBeInstanceOf(Secret);
    expect(problems.map(said)).toEqual(
      hints.map((hint) => `warning secret-short 1:57  password has fewer than 8 characters. ${hint}`),
    );
  });

  test.each([
    ['connections: [{type: s3, access_key: a, secret_key: b, uri: s3://c}]', ['b']],
    ['datastores: [{connection: {type: mysql, password: a}}]', ['a']],
    ['connections: [{type: s3, parameters: {secret_key: a, external_id: b}}]', ['a']],
    ['connections: [{type: s3, secrets_manager: {credentials_payload: a, secret_url: b}}]', ['a']],
    ['connections: [{type: s3, secret_key: "${{ secrets.A }}"}]', []],
    ['connections: [{type: s3, secret_key: ""}, {type: s3, secret_key: "  "}]', []],
    ['connections: [{type: s3, secret_key: 5}]', []],
    ['connections: [{type: s3, secret_key: a}, {type: s3, secret_key: a}]', ['a']],
    ['datastores: [{password: a, "Secret Key": b, "secret-key": c, " TOKEN ": d, name: e}]', ['a', 'b', 'c', 'd']],
    ['unknown: [{password: [a, [b]]}, {password: {x: c}}]', ['a', 'b']],
    ['connections: [{type: s3, secret_key: {x: a, y: [b]}}]', ['a', 'b']],
    ['datastores: [{connection: {type: s3, parameters: {api_token: {x: a}}}}]', ['a']],
    ['secrets_manager: {secret_url: a, token: b, credentials_payload: c}', ['b', 'c']],
    ['{" token_jsonpath ": a, token-jsonpath: b, "Token  Header-Name": c, "Access Key": d}', []],
    ['', []],
    ['password', []],
  ])('%s', (text, secrets) => {
    expect(literalSecrets(parseFiles([file(text)]))).toEqual(secrets);
  });
});
