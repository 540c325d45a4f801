import { describe, expect, test } from '@jest/globals';
import { checkConnectionRules } from '../../src/config/connection-rules.ts';
import { reporter } from '../../src/config/reporter.ts';
import type { Scalar, Tree } from '../../src/config/tree.ts';
import type { Connector, Field } from '../../src/connectors/field.ts';
import { Secret } from '../../src/secret.ts';
import { check, desiredOf, said } from './support.ts';

const at = (line: number, column: number) => ({ file: 'f.yaml', line, column });

describe('what a connection says', () => {
  test('is its identity, and each field by its path with the place of its value', () => {
    const { connections } = desiredOf(`
connections:
  - type: s3
    name: lake
    id: 7
    previous_names: [pond]
    uri: s3://acme-lake
    secret_key: \${{ secrets.KEY }}
    parameters:
      authentication_type: SHARED_KEY
    secrets_manager:
      data_jsonpath: $.data
      secret_url: https://vault
`);
    const field = (path: string, value: unknown, line: number, column: number) =>
      [path, { path, value, at: at(line, column) }] as const;
    expect(connections).toEqual([
      {
        key: 'lake',
        name: 'lake',
        type: 's3',
        inline: false,
        id: { value: 7, at: at(4, 9) },
        previousNames: { value: ['pond'], at: at(5, 21) },
        fields: new Map([
          field('uri', 's3://acme-lake', 6, 10),
          field('secret_key', new Secret('', '${{ secrets.KEY }}'), 7, 17),
          field('parameters.authentication_type', 'SHARED_KEY', 9, 28),
          field('secrets_manager.secret_url', 'https://vault', 12, 19),
          field('secrets_manager.data_jsonpath', '$.data', 11, 22),
        ]),
        at: at(3, 11),
      },
    ]);
  });

  test('is told at the key that holds it where it has no name', () => {
    expect(desiredOf('datastores:\n  - {name: A, connection: {type: newdb}}\n').connections).toEqual([
      {
        key: '(unnamed, of A)',
        name: undefined,
        type: 'newdb',
        inline: true,
        id: undefined,
        previousNames: undefined,
        fields: new Map(),
        at: at(2, 15),
      },
    ]);
  });

  test('is kept as it stands while its name and its type wait for references', () => {
    expect(
      desiredOf('connections:\n  - {name: "${{ env.NAME }}", type: "${{ env.TYPE }}", host: db}\n').connections,
    ).toEqual([
      {
        key: '${{ env.NAME }}',
        name: '${{ env.NAME }}',
        type: '${{ env.TYPE }}',
        inline: false,
        id: undefined,
        previousNames: undefined,
        fields: new Map([['host', { path: 'host', value: 'db', at: at(2, 62) }]]),
        at: at(2, 12),
      },
    ]);
  });
});

const own = "Fields that are the connector's own belong in parameters.";
const inTable = 'is in no table of';
const lines = 'must be a mapping: keys with values. Write its keys on the lines below, indented.';
const notes =
  'notice unknown-connector 1:31  This connection type has no table here: its fields are sent as they are. Names that no connection has at the top belong in parameters.';
const unused =
  'is given, but authentication_type is not IAM_ROLE. Add parameters.authentication_type: IAM_ROLE, or remove it.';
const folder =
  'uri contains a folder. Put the folder in root_path of the datastore, and end uri after the bucket or container.';
const s3 = 'type: s3, uri: s3://acme';
const pg = 'type: postgresql, host: db';
const role = 'authentication_type: IAM_ROLE, role_arn: arn:aws:iam::123456789012:role/x, external_id: x';

test.each([
  ['Amazon S3', 's3'],
  ['AWS_S3', 's3'],
  ['adls', 'abfs'],
  ['azure', 'abfs'],
  ['Azure Blob', 'abfs'],
  ['azure-blob-storage', 'abfs'],
  ['wasb', 'abfs'],
  ['wasbs', 'abfs'],
  ['mssql', 'sqlserver'],
  ['SQL Server', 'sqlserver'],
  ['Google BigQuery', 'bigquery'],
  ['postgres', 'postgresql'],
])('a connection of type %s may be meant to be of type %s', (type, meant) => {
  expect(check(`connections: [{name: x, type: ${type}}]\n`).says).toEqual([
    `notice unknown-connector 1:31  This connection type has no table here: its fields are sent as they are. Did you mean ${meant}?`,
  ]);
});

describe('of a connection {name: x, …} is said', () => {
  test.each<readonly [string, readonly string[]]>([
    // Keys.
    [`${s3}, "\${{ env.A }}": a`, [reference('51')]],
    [`${s3}, parameters: {"\${{ env.A }}": a}`, [reference('64')]],
    [`${pg}, parameters: {"\${{ env.A }}": a}`, [reference('66')]],
    [
      `${s3}, parameters.role_arn: a`,
      [
        'error unknown-key 1:51  "parameters.role_arn" is not known in a connection of type s3. Known are name, type, id, previous_names, parameters, secrets_manager, uri, access_key, secret_key.',
      ],
    ],
    ['host: db, parameters: {user: a}', ['error missing-key 1:15  type is missing. Add type: to this entry.']],
    [
      'type: newdb, parameters: {host: db, user: a}',
      [
        notes,
        'warning unknown-parameter 1:51  Other connections have this name at the top; it is sent as it is. Write host in the connection itself, beside parameters.',
      ],
    ],
    [
      'type: "${{ env.TYPE }}", parameters: {port: 1}',
      [
        'warning unknown-parameter 1:63  Other connections have this name at the top; it is sent as it is. Write port in the connection itself, beside parameters.',
      ],
    ],
    ['type: newdb, catalog: a', [notes]],
    [
      `${pg}, catalog: a`,
      [`error unknown-key 1:53  "catalog" is not known in a connection of type postgresql. ${own}`],
    ],
    [`${pg}, uri: a`, [`error unknown-key 1:53  "uri" is not known in a connection of type postgresql. ${own}`]],
    [
      'type: bigquery, host: a',
      [`warning unknown-parameter 1:41  host ${inTable} Google BigQuery; it is sent as it is.`],
    ],
    [
      'type: gcs, uri: gs://acme, host: a',
      [`error unknown-key 1:52  "host" is not known in a connection of type gcs. ${own}`],
    ],
    // Masks.
    [
      `${s3}, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "****"`,
      [
        'error bad-format 1:97  secret_key is a mask, such as the API shows in the place of a secret. Give the secret itself by a reference, or remove the key: what is stored then stays.',
      ],
    ],
    // A value that is not understood says nothing of the role beside it.
    [
      `${s3}, parameters: {authentication_type: iam_role, role_arn: "arn:aws:iam::123456789012:role/x"}`,
      [
        'error not-a-choice 1:85  parameters.authentication_type must be one of SHARED_KEY, IAM_ROLE. Did you mean IAM_ROLE?',
      ],
    ],
    [
      'type: abfs, uri: "https://a.dfs.core.windows.net/c"',
      ['error bad-format 1:42  uri must be of the form abfss://<container>@<account>.dfs.core.windows.net.'],
    ],
    // Mappings inside.
    [`${s3}, parameters: a`, [`error wrong-type 1:63  parameters ${lines}`]],
    [`${s3}, secrets_manager: vault`, [`error wrong-type 1:68  secrets_manager ${lines}`]],
    [`${s3}, secrets_manager: [vault]`, [`error wrong-type 1:68  secrets_manager ${lines}`]],
    [
      `${pg}, password: "\${key}", secrets_manager: {secret_url: "https://vault", credentials_payload: "\${key}"}`,
      [
        'error literal-secret 1:141  secrets_manager.credentials_payload is written as plain text. What stands in ${…} is filled in by the API only where the connection has a secrets_manager. Otherwise write ${{ secrets.NAME }}.',
      ],
    ],
    // Values that are not given.
    [`${s3}, access_key: null, parameters: {${role}}`, []],
    [`${s3}, parameters: {role_arn: null, external_id: null}`, []],
    [
      `${s3}, parameters: {authentication_type: IAM_ROLE, role_arn: null, external_id: null}`,
      [
        'error role-arn-missing 1:85  parameters.role_arn is missing: IAM_ROLE needs it. Add role_arn: below parameters.',
        "notice external-id-absent 1:85  The role is assumed without an external id. Add parameters.external_id if the role's trust policy asks for one.",
      ],
    ],
    // Roles.
    [`${s3}, parameters: {external_id: x}`, [`warning role-arn-unused 1:77  parameters.external_id ${unused}`]],
    [
      `${s3}, parameters: {role_arn: x}`,
      [
        'error bad-format 1:74  parameters.role_arn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.',
      ],
    ],
    [
      `${s3}, secret_key: "\${{ secrets.A }}", parameters: {authentication_type: "\${{ env.HOW }}", external_id: x}`,
      [],
    ],
    [
      `${pg}, parameters: {role_arn: x}`,
      [
        `warning unknown-parameter 1:66  "role_arn" ${inTable} PostgreSQL; it is sent as it is. Check its name with the documentation of the connector.`,
      ],
    ],
    // Folders.
    ['type: s3, uri: s3://acme//', []],
    ['type: s3, uri: s3://acme//raw', [`error uri-with-path 1:40  ${folder}`]],
    ['type: s3, uri: a s3://acme/raw', ['error bad-format 1:40  uri must be of the form s3://<bucket>.']],
    ['type: newdb, uri: S3://acme/raw', [notes, `error uri-with-path 1:43  ${folder}`]],
    ['type: newdb, uri: 7', [notes]],
    ['type: newdb, uri: null', [notes]],
    ['type: newdb, uri: [s3://acme/raw]', [notes]],
  ])('{%s}', (keys, expected) => {
    expect(check(`connections: [{name: x, ${keys}}]\n`).says).toEqual(expected);
  });
});

function reference(column: string): string {
  return `error reference-in-key 1:${column}  A reference cannot stand in a key. Write the key itself; references are for values.`;
}

test('an inline connection without a type is told apart from its datastore', () => {
  expect(check('datastores:\n  - {connection: {host: db}}\n').says).toEqual([
    'error missing-key 2:5  name is missing. Add name: to this entry.',
    'error missing-key 2:18  type is missing from the connection. Add type: to this entry.',
  ]);
});

describe('a condition of a field holds by the default of the other field', () => {
  const how: Field = {
    name: 'authentication_type',
    section: 'parameters',
    type: 'string',
    description: '',
    values: ['BASIC', 'IAM_ROLE'],
    default: 'IAM_ROLE',
  };
  const when = { field: 'parameters.authentication_type', is: 'IAM_ROLE' };
  const connector: Connector = {
    type: 'made-up',
    title: 'Made up',
    store: 'jdbc',
    fields: [
      { name: 'password', type: 'string', description: '', default: 'BASIC', forbidden: when },
      how,
      { name: 'role_arn', section: 'parameters', type: 'string', description: '', required: when },
    ],
    scope: [],
    enrichment: 'no',
    strictParameters: false,
  };

  function told(fields: Readonly<Record<string, Scalar>>): readonly string[] {
    const { report, problems } = reporter(['f.yaml']);
    const map = (values: readonly (readonly [string, Tree])[], line: number) => ({
      kind: 'map' as const,
      place: { at: at(line, 1) },
      entries: new Map(values.map(([key, value]) => [key, { key, keyPlace: value.place, value }])),
    });
    const scalars = Object.entries(fields).map(([key, value], index): readonly [string, Tree] => [
      key,
      { kind: 'scalar', value, place: { at: at(3, index + 1) } },
    ]);
    const top = scalars.filter(([key]) => key === 'password');
    const inner = scalars.filter(([key]) => key !== 'password');
    const managed = Object.entries(fields).map(([key, value]) => {
      const path = key === 'password' ? key : `parameters.${key}`;
      return [path, { path, value, at: at(3, 1) }] as const;
    });
    checkConnectionRules(report, map([...top, ['parameters', map(inner, 2)]], 1), connector, new Map(managed));
    return problems().map(said);
  }

  const missing =
    'error role-arn-missing 1:1  parameters.role_arn is missing: IAM_ROLE needs it. Add role_arn: below parameters.';
  const absent =
    "notice external-id-absent 1:1  The role is assumed without an external id. Add parameters.external_id if the role's trust policy asks for one.";

  test.each<readonly [Readonly<Record<string, Scalar>>, readonly string[]]>([
    [{}, [missing, absent]],
    [{ authentication_type: null }, [missing.replace('1:1', '3:1'), absent.replace('1:1', '3:1')]],
    [{ authentication_type: 'BASIC', password: 'x' }, []],
    [
      { password: 'x', role_arn: 'y', external_id: 'z' },
      [
        'error iam-role-with-keys 3:1  password is not used with IAM_ROLE. Remove it: Qualytics assumes the role and needs no key.',
      ],
    ],
  ])('with %j', (fields, expected) => {
    expect(told(fields)).toEqual(expected);
  });
});
