import type { BadFile } from './bad-file.ts';

/** What entries mean together. */
export const domainCases: readonly BadFile[] = [
  {
    name: 'keys with a role',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: AKIA
    secret_key: \${{ secrets.KEY }}
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:aws:iam::123456789012:role/x
      external_id: a
`,
    says: [
      'error iam-role-with-keys 5:17  access_key is not used with IAM_ROLE. Remove it: Qualytics assumes the role and needs no key.',
      'error iam-role-with-keys 6:17  secret_key is not used with IAM_ROLE. Remove it: Qualytics assumes the role and needs no key.',
    ],
  },
  {
    name: 'no role_arn',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: IAM_ROLE
      external_id: a
`,
    says: [
      'error role-arn-missing 6:28  parameters.role_arn is missing: IAM_ROLE needs it. Add role_arn: below parameters.',
    ],
  },
  {
    name: 'a role_arn that is a name',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: IAM_ROLE
      role_arn: QualyticsS3Role
      external_id: a
`,
    says: [
      'error bad-format 7:17  parameters.role_arn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.',
    ],
  },
  {
    name: 'a role_arn of a user',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:aws:iam::123456789012:user/x
      external_id: a
`,
    says: [
      'error bad-format 7:17  parameters.role_arn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.',
    ],
  },
  {
    name: 'no external_id',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:aws:iam::123456789012:role/x
`,
    says: [
      "notice external-id-absent 6:28  The role is assumed without an external id. Add parameters.external_id if the role's trust policy asks for one.",
    ],
  },
  {
    name: 'a role without IAM_ROLE',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      role_arn: arn:aws:iam::123456789012:role/x
`,
    says: [
      'warning role-arn-unused 6:17  parameters.role_arn is given, but authentication_type is not IAM_ROLE. Add parameters.authentication_type: IAM_ROLE, or remove it.',
    ],
  },
  {
    name: 'two datastores of one name',
    file: `
datastores:
  - name: Orders
  - name: Orders
`,
    says: [
      'error duplicate-name 2:11  Two datastores have this name. (see 3:11) Names are unique over all files: rename or remove one.',
      'error duplicate-name 3:11  Two datastores have this name. (see 2:11) Names are unique over all files: rename or remove one.',
    ],
  },
  {
    name: 'two connections of one name',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
  - name: lake
    type: s3
    uri: s3://acme-lake
`,
    says: [
      'error duplicate-name 2:11  Two connections have this name. (see 5:11) Names of connections are unique: rename or remove one.',
      'error duplicate-name 5:11  Two connections have this name. (see 2:11) Names of connections are unique: rename or remove one.',
    ],
  },
  {
    name: 'one id twice',
    file: `
datastores:
  - name: A
    id: 7
  - name: B
    id: 7
`,
    says: [
      'error duplicate-id 3:9  Two datastores are pinned to this id. (see 5:9) Each live object has one entry: correct one of the ids.',
      'error duplicate-id 5:9  Two datastores are pinned to this id. (see 3:9) Each live object has one entry: correct one of the ids.',
    ],
  },
  {
    name: 'an inline connection with other contents',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
datastores:
  - name: Orders
    connection:
      name: lake
      type: s3
      uri: s3://other-lake
`,
    says: [
      'error connection-differs 8:13  A connection of this name is written elsewhere with another uri. (see 2:11) Write it once under connections: and use connection_name, or give the other one a name of its own.',
    ],
  },
  {
    name: 'a previous name that is its own',
    file: `
datastores:
  - name: Orders
    previous_names: [Orders]
`,
    says: ['error previous-name 3:21  A previous name is the name that the entry has. Remove it from previous_names.'],
  },
  {
    name: 'a previous name that another has',
    file: `
datastores:
  - name: A
    previous_names: [B]
  - name: B
`,
    says: [
      'error previous-name 3:21  A previous name is the name of another datastore. (see 4:11) Swapping names needs id on both entries.',
    ],
  },
  {
    name: 'a previous name claimed twice',
    file: `
datastores:
  - name: A
    previous_names: [C]
  - name: B
    previous_names: [C]
`,
    says: [
      'error previous-name 5:21  Two entries claim the same previous name. (see 3:21) Only one of them can have been called that.',
    ],
  },
  {
    name: 'a link to an old name',
    file: `
datastores:
  - name: Orders
    enrichment_datastore: Old Lake
  - name: Lake
    enrichment_only: true
    previous_names: [Old Lake]
`,
    says: ['error renamed-reference 3:27  enrichment_datastore gives a name that is now "Lake". Write the new name.'],
  },
  {
    name: 'a connection by its old name',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    previous_names: [old_lake]
datastores:
  - name: Orders
    connection_name: old_lake
`,
    says: ['error renamed-reference 8:22  connection_name gives a name that is now "lake". Write the new name.'],
  },
  {
    name: 'removed and listed',
    file: `
datastores:
  - name: Orders
removed:
  - name: Orders
`,
    says: [
      'error removed-and-listed 4:11  This datastore is listed under datastores too. (see 2:11) Remove it from one of the two lists.',
    ],
  },
  {
    name: 'removed twice',
    file: `
removed:
  - name: Old
  - name: Old
`,
    says: ['error duplicate-name 3:11  This name is removed twice. (see 2:11) Keep one of the two entries.'],
  },
  {
    name: 'two icons of a group',
    file: `
datastores:
  - name: A
    group: {name: Lake, icon: mdi-star-outline}
  - name: B
    group: {name: lake, icon: mdi-folder-outline}
`,
    says: [
      'error group-differs 5:12  This group has another icon elsewhere. (see 3:12) A group has one icon: give the same, or give it once.',
    ],
  },
  {
    name: 'the ownership tag among the tags',
    file: `
ownership_tag: git
datastores:
  - name: A
    tags: [orders, git]
`,
    says: [
      'error ownership-tag-in-tags 4:20  This is the ownership tag. Remove it: it is put on every datastore of the file by itself.',
    ],
  },
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
      'error remediation-unlinked 4:38  Remediation needs an enrichment datastore, and this entry unlinks it. Name one, or write none.',
    ],
  },
  {
    name: 'a target that is a source',
    file: `
datastores:
  - name: A
    enrichment_datastore: B
  - name: B
`,
    says: [
      'error enrichment-target 3:27  The datastore of this name is no enrichment datastore. (see 4:11) Add enrichment_only: true to it, or name another one.',
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
