import type { BadFile } from './bad-file.ts';

/** Scope and enrichment. */
export const enrichmentCases: readonly BadFile[] = [
  {
    name: 'root_path on a database',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
datastores:
  - name: A
    connection_name: pg
    root_path: /a
`,
    says: [
      'error field-of-other-store 8:5  A datastore on PostgreSQL has no root_path. It is placed by database and schema.',
    ],
  },
  {
    name: 'a database on a bucket',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
datastores:
  - name: Orders
    connection_name: lake
    database: a
`,
    says: ['error field-of-other-store 8:5  A datastore on Amazon S3 has no database. It is placed by root_path.'],
  },
  {
    name: 'a schema that the documentation does not list',
    file: `
connections:
  - name: my
    type: mysql
    host: db
datastores:
  - name: A
    connection_name: my
    schema: a
`,
    says: [
      'warning field-unusual 8:5  The documentation of MySQL does not list schema. A datastore on it is placed by database.',
    ],
  },
  {
    name: 'enrichment inside its own source',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
datastores:
  - name: Orders
    connection_name: lake
    root_path: /raw
    enrichment_datastore: Enrichment
  - name: Enrichment
    connection_name: lake
    enrichment_only: true
    root_path: /raw/enrichment/
`,
    says: [
      'error enrichment-inside-source 13:16  Enrichment would be written inside the folder that its own source scans. (see 8:16) Give the enrichment datastore a folder beside it, or another bucket.',
    ],
  },
  {
    name: 'enrichment beside a source without a folder',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
datastores:
  - name: Orders
    connection_name: lake
    enrichment_datastore: Enrichment
  - name: Enrichment
    connection_name: lake
    enrichment_only: true
    root_path: /enrichment/
`,
    says: [
      'warning enrichment-beside-source 12:16  Without root_path the whole bucket is scanned, the enrichment in it included. (see 6:11) Give the enrichment datastore a folder beside it, or another bucket.',
    ],
  },
  {
    name: 'a prefix twice on one enrichment datastore',
    file: `
datastores:
  - name: A
    enrichment_datastore: E
    enrichment_prefix: _orders_lake
  - name: B
    enrichment_datastore: E
    enrichment_prefix: _orderslake
`,
    says: [
      'error enrichment-prefix-shared 7:24  Another source has the same prefix on the same enrichment datastore: they would overwrite each other. (see 4:24) Give each source a prefix of its own; case and punctuation do not count.',
    ],
  },
  {
    name: 'a prefix that the server rewrites',
    file: `
datastores:
  - name: A
    enrichment_prefix: Orders Lake
`,
    says: [
      'warning enrichment-prefix-rewritten 3:24  The server keeps prefixes as _lower_case_words and will rewrite this one. Write it that way, so that the file says what is there.',
    ],
  },
  {
    name: 'remediation without a link',
    file: `
datastores:
  - name: A
    enrichment_remediation_strategy: append
`,
    says: [
      'warning remediation-without-enrichment 3:38  Remediation needs an enrichment datastore, and this entry names none. Add enrichment_datastore, unless it is linked by hand.',
    ],
  },
  {
    name: 'remediation while unlinking',
    file: `
datastores:
  - name: A
    enrichment_datastore: null
    enrichment_remediation_strategy: append
`,
    says: [
      'warning remediation-unlinked 4:38  Remediation needs an enrichment datastore, and this entry unlinks it. Name one, or write none.',
    ],
  },
  {
    name: 'a target that is a source',
    file: `
datastores:
  - name: A
    enrichment_datastore: B
  - name: B
    enrichment_only: false
`,
    says: [
      'error enrichment-target 3:27  The datastore of this name is no enrichment datastore. (see 4:11) Write enrichment_only: true in it, or name another one.',
    ],
  },
  {
    name: 'an enrichment datastore that links onward',
    file: `
datastores:
  - name: A
    enrichment_only: true
    enrichment_datastore: B
  - name: B
    enrichment_only: true
`,
    says: [
      'error enrichment-onward 4:27  An enrichment datastore cannot have an enrichment datastore of its own. Remove the link, or enrichment_only.',
    ],
  },
  {
    name: 'enrichment on a connector that cannot',
    file: `
connections:
  - name: td
    type: teradata
    host: db
datastores:
  - name: A
    connection_name: td
    enrichment_only: true
`,
    says: [
      'error enrichment-unsupported 8:22  Teradata cannot hold enrichment. Put the enrichment datastore on another connection.',
    ],
  },
  {
    name: 'enrichment where the documentation disagrees',
    file: `
connections:
  - name: fb
    type: fabric
    host: db
datastores:
  - name: A
    connection_name: fb
    enrichment_only: true
`,
    says: [
      'warning enrichment-unsure 8:22  The documentation disagrees on whether Microsoft Fabric can hold enrichment. Test it before relying on it.',
    ],
  },
];
