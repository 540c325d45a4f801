import type { BadFile } from './bad-file.ts';

/** Keys that a datastore does not have. */
export const unknownKeysCases: readonly BadFile[] = [
  {
    name: 'the label Root Path',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    Root Path: /a
`,
    says: ['error unknown-key 4:5  "Root Path" is not known in a datastore. Write root_path.'],
  },
  {
    name: 'the label Initiate Sync',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    Initiate Sync: true
`,
    says: ['error unknown-key 4:5  "Initiate Sync" is not known in a datastore. Write trigger_catalog.'],
  },
  {
    name: 'the label Role ARN',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    Role ARN: arn:aws:iam::123456789012:role/x
`,
    says: ['error unknown-key 4:5  "Role ARN" is not known in a datastore. Write connection.parameters.role_arn.'],
  },
  {
    name: 'the label Access Key',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    Access Key: AKIAIOSFODNN7EXAMPLE
`,
    says: ['error unknown-key 4:5  "Access Key" is not known in a datastore. Write connection.access_key.'],
  },
  {
    name: 'the label URI',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    URI: s3://acme-lake
`,
    says: ['error unknown-key 4:5  "URI" is not known in a datastore. Write connection.uri.'],
  },
  {
    name: 'the retired enrich_only',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrich_only: true
`,
    says: ['error unknown-key 4:5  "enrich_only" is not known in a datastore. Write enrichment_only.'],
  },
  {
    name: 'the retired enrich_container_prefix',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrich_container_prefix: _orders
`,
    says: ['error unknown-key 4:5  "enrich_container_prefix" is not known in a datastore. Write enrichment_prefix.'],
  },
  {
    name: 'the retired enrich_datastore_name',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrich_datastore_name: Lake
`,
    says: ['error unknown-key 4:5  "enrich_datastore_name" is not known in a datastore. Write enrichment_datastore.'],
  },
  {
    name: 'the retired enrichment_datastore_name',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrichment_datastore_name: Lake
`,
    says: [
      'error unknown-key 4:5  "enrichment_datastore_name" is not known in a datastore. Write enrichment_datastore.',
    ],
  },
  {
    name: 'global_tags, the name of the reading',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    global_tags: [a]
`,
    says: ['error unknown-key 4:5  "global_tags" is not known in a datastore. Write tags.'],
  },
  {
    name: 'uri at the datastore',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    uri: s3://acme-lake
`,
    says: ['error unknown-key 4:5  "uri" is not known in a datastore. Write connection.uri.'],
  },
  {
    name: 'secret_key at the datastore',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    secret_key: wJalrXUtnFEMI
`,
    says: ['error unknown-key 4:5  "secret_key" is not known in a datastore. Write connection.secret_key.'],
  },
  {
    name: 'role_arn at the datastore',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    role_arn: arn:aws:iam::123456789012:role/x
`,
    says: ['error unknown-key 4:5  "role_arn" is not known in a datastore. Write connection.parameters.role_arn.'],
  },
  {
    name: 'secrets_manager at the datastore',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    secrets_manager: {}
`,
    says: ['error unknown-key 4:5  "secrets_manager" is not known in a datastore. Write connection.secrets_manager.'],
  },
  {
    name: 'a type beside the connection',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    type: s3
`,
    says: ['error unknown-key 4:5  "type" is not known in a datastore. Write connection.type.'],
  },
  {
    name: 'a read-only key',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    store_type: dfs
`,
    says: ['error unknown-key 4:5  "store_type" is not known in a datastore. The API only gives it back. Remove it.'],
  },
  {
    name: 'a misspelt key',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    descripton: Orders
`,
    says: ['error unknown-key 4:5  "descripton" is not known in a datastore. Did you mean description?'],
  },
  {
    name: 'a key that resembles nothing',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    colour: red
`,
    says: [
      'error unknown-key 4:5  "colour" is not known in a datastore. The action lists what is known in its docs/connectors.md.',
    ],
  },
  {
    name: 'a key that could be a secret',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    wJalrXUtnFEMI/K7MDENG: 1
`,
    says: [
      'error unknown-key 4:5  This key is not known in a datastore. The action lists what is known in its docs/connectors.md.',
    ],
  },
  {
    name: 'the key __proto__',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    __proto__: {a: 1}
`,
    says: [
      'error unknown-key 4:5  This key is not known in a datastore. The action lists what is known in its docs/connectors.md.',
    ],
  },
  {
    name: 'the key constructor',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    constructor: a
`,
    says: [
      'error unknown-key 4:5  "constructor" is not known in a datastore. The action lists what is known in its docs/connectors.md.',
    ],
  },
];
