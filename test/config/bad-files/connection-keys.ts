import type { BadFile } from './bad-file.ts';

/** Keys of a connection. */
export const connectionKeysCases: readonly BadFile[] = [
  {
    name: 'no type',
    file: `
connections:
  - name: lake
    uri: s3://acme-lake
`,
    says: ['error missing-key 2:5  type is missing. Add type: to this entry.'],
  },
  {
    name: 'no name',
    file: `
connections:
  - type: s3
    uri: s3://acme-lake
`,
    says: ['error missing-key 2:5  name is missing. Add name: to this entry.'],
  },
  {
    name: 'no uri',
    file: `
connections:
  - name: lake
    type: s3
`,
    says: ['error missing-key 2:5  uri is missing. Add uri: to this entry.'],
  },
  {
    name: 'a null uri',
    file: `
connections:
  - name: lake
    type: s3
    uri:
`,
    says: ['error no-null 4:5  uri has no value. Give it one, or remove the key.'],
  },
  {
    name: 'root_path inside the connection',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    root_path: /a
`,
    says: [
      'error unknown-key 5:5  "root_path" is not known in a connection of type s3. Write root_path in the datastore, beside connection.',
    ],
  },
  {
    name: 'teams inside the connection',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    teams: [Public]
`,
    says: [
      'error unknown-key 5:5  "teams" is not known in a connection of type s3. Write teams in the datastore, beside connection.',
    ],
  },
  {
    name: 'role_arn beside parameters',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    role_arn: arn:aws:iam::123456789012:role/x
`,
    says: ['error unknown-key 5:5  "role_arn" is not known in a connection of type s3. Write parameters.role_arn.'],
  },
  {
    name: 'the label Role ARN',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    Role ARN: arn:aws:iam::123456789012:role/x
`,
    says: ['error unknown-key 5:5  "Role ARN" is not known in a connection of type s3. Write parameters.role_arn.'],
  },
  {
    name: 'the label External ID',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    External ID: x
`,
    says: [
      'error unknown-key 5:5  "External ID" is not known in a connection of type s3. Write parameters.external_id.',
    ],
  },
  {
    name: 'the label Secret Key',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    Secret Key: wJalrXUtnFEMI
`,
    says: ['error unknown-key 5:5  "Secret Key" is not known in a connection of type s3. Write secret_key.'],
  },
  {
    name: 'the label Type',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    Type: IAM_ROLE
`,
    says: [
      'error unknown-key 5:5  "Type" is not known in a connection of type s3. Write parameters.authentication_type.',
    ],
  },
  {
    name: 'the label Connection Name',
    file: `
connections:
  - Connection Name: lake
    name: lake
    type: s3
    uri: s3://acme-lake
`,
    says: ['error unknown-key 2:5  "Connection Name" is not known in a connection of type s3. Write name.'],
  },
  {
    name: 'a name that another connector has',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    port: 443
`,
    says: [
      'error unknown-key 5:5  "port" is not known in a connection of type s3. Known are name, type, id, previous_names, parameters, secrets_manager, uri, access_key, secret_key.',
    ],
  },
  {
    name: 'uri inside parameters',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      uri: s3://acme-lake
`,
    says: [
      'error unknown-key 6:7  "uri" is not known in parameters of type s3. Write uri in the connection itself, beside parameters.',
    ],
  },
  {
    name: 'an unknown S3 parameter',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      role_anr: x
`,
    says: ['error unknown-key 6:7  "role_anr" is not known in parameters of type s3. Did you mean role_arn?'],
  },
];
