import type { BadFile } from './bad-file.ts';

/** Values of a connection. */
export const connectionValuesCases: readonly BadFile[] = [
  {
    name: 'parameters that are a text',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters: IAM_ROLE
`,
    says: [
      'error wrong-type 5:17  parameters must be a mapping: keys with values. Write its keys on the lines below, indented.',
    ],
  },
  {
    name: 'a list of plain texts under a name that says secret',
    file: `
connections:
  - name: dremio
    type: newdb
    parameters: {api_keys: [listsecretAAA1, "\${{ env.KEY }}"]}
`,
    says: [
      'notice unknown-connector 3:11  This connection type has no table here: its fields are sent as they are. Names that no connection has at the top belong in parameters.',
      'error literal-secret 4:29  An entry of parameters.api_keys is written as plain text. Put it in a secret, pass that through env: of the step, and write ${{ env.NAME }}.',
    ],
  },
  {
    name: 'parameters without a value',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
`,
    says: [
      'error no-null 5:5  parameters must be a mapping: keys with values. Write its keys on the lines below, indented.',
    ],
  },
  {
    name: 'an authentication type in lower case',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: iam_role
`,
    says: [
      'error not-a-choice 6:28  parameters.authentication_type must be one of SHARED_KEY, IAM_ROLE. Did you mean IAM_ROLE?',
    ],
  },
  {
    name: 'an unknown authentication type',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: KERBEROS
`,
    says: ['error not-a-choice 6:28  parameters.authentication_type must be one of SHARED_KEY, IAM_ROLE.'],
  },
  {
    name: 'an external id that YAML reads as a number',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:aws:iam::123456789012:role/x
      external_id: 0012
`,
    says: [
      'error unquoted 8:20  parameters.external_id must be a text, but YAML reads this value as a number. Put it in quotes.',
    ],
  },
  {
    name: 'a folder in uri',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake/raw
`,
    says: [
      'error uri-with-path 4:10  uri contains a folder. Put the folder in root_path of the datastore, and end uri after the bucket or container.',
    ],
  },
  {
    name: 'a folder behind a reference in uri',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://\${{ env.BUCKET }}/raw
`,
    says: [
      'error uri-with-path 4:10  uri contains a folder. Put the folder in root_path of the datastore, and end uri after the bucket or container.',
    ],
  },
  {
    name: 'an uri of another kind',
    file: `
connections:
  - name: lake
    type: s3
    uri: https://acme-lake.s3.amazonaws.com
`,
    says: ['error bad-format 4:10  uri must be of the form s3://<bucket>.'],
  },
  {
    name: 'a port in quotes',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
    port: "5432"
`,
    says: ['error wrong-type 5:11  port must be a whole number. Remove the quotes.'],
  },
  {
    name: 'a port out of range',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
    port: 65536
`,
    says: ['error out-of-range 5:11  port must be from 1 to 65,535.'],
  },
  {
    name: 'no host',
    file: `
connections:
  - name: pg
    type: postgresql
`,
    says: ['error missing-key 2:5  host is missing. Add host: to this entry.'],
  },
  {
    name: 'an unknown key on a database',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
    sslmode: require
`,
    says: [
      'error unknown-key 5:5  "sslmode" is not known in a connection of type postgresql. Fields that are the connector\'s own belong in parameters.',
    ],
  },
  {
    name: 'an unknown parameter of a database',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
    parameters:
      sslmode: require
`,
    says: [
      'warning unknown-parameter 6:7  "sslmode" is in no table of PostgreSQL; it is sent as it is. Check its name with the documentation of the connector.',
    ],
  },
  {
    name: 'a name of the API that the table does not have',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
    catalog: a
`,
    says: [
      'error unknown-key 5:5  "catalog" is not known in a connection of type postgresql. Fields that are the connector\'s own belong in parameters.',
    ],
  },
  {
    name: 'a service principal without its tenant',
    file: `
connections:
  - name: az
    type: abfs
    uri: abfss://a@b.dfs.core.windows.net
    parameters:
      authentication_type: SERVICE_PRINCIPAL
`,
    says: [
      'error missing-key 6:28  parameters.tenant_id is missing: SERVICE_PRINCIPAL needs it. Add tenant_id: below parameters.',
    ],
  },
  {
    name: 'an unknown type',
    file: `
connections:
  - name: x
    type: postgres
    host: db
    sslmode: require
`,
    says: [
      'notice unknown-connector 3:11  This connection type has no table here: its fields are sent as they are. Did you mean postgresql?',
      'error unknown-key 5:5  "sslmode" is not known in a connection. Fields that are the connector\'s own belong in parameters.',
    ],
  },
  {
    name: 'a type that is a number',
    file: `
connections:
  - name: x
    type: 3
`,
    says: ['error unquoted 3:11  type must be a text, but YAML reads this value as a number. Put it in quotes.'],
  },
  {
    name: 'a secrets_manager without secret_url',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secrets_manager:
      login_url: https://vault
`,
    says: ['error missing-key 6:7  secret_url is missing. Add secret_url: to this entry.'],
  },
  {
    name: 'a secrets_manager with an unknown key',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secrets_manager:
      secret_url: https://vault
      secret_path: a
`,
    says: [
      'error unknown-key 7:7  "secret_path" is not known in secrets_manager. Known are secret_url, login_url, credentials_payload, token_jsonpath, token_header_name, data_jsonpath.',
    ],
  },
];
