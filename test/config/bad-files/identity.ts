import type { BadFile } from './bad-file.ts';

/** Names, ids and roles. */
export const identityCases: readonly BadFile[] = [
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
      'error duplicate-name 2:11  More than one datastore is called "Orders". (see 3:11) Names are unique over all files: rename or remove one.',
      'error duplicate-name 3:11  More than one datastore is called "Orders". (see 2:11) Names are unique over all files: rename or remove one.',
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
      'error duplicate-name 2:11  Two connections are called "lake". (see 5:11) Names of connections are unique: rename or remove one.',
      'error duplicate-name 5:11  Two connections are called "lake". (see 2:11) Names of connections are unique: rename or remove one.',
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
      'error connection-differs 8:13  Connection "lake" is written elsewhere with another uri. (see 2:11) Write it once under connections: and use connection_name, or give the other one a name of its own.',
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
      'error removed-and-listed 2:11  "Orders" is listed under removed too. (see 4:11) Remove it from one of the two lists.',
      'error removed-and-listed 4:11  "Orders" is listed under datastores too. (see 2:11) Remove it from one of the two lists.',
    ],
  },
  {
    name: 'removed twice',
    file: `
removed:
  - name: Old
  - name: Old
`,
    says: [
      'error duplicate-name 2:11  "Old" is removed more than once. (see 3:11) Keep one of the entries.',
      'error duplicate-name 3:11  "Old" is removed more than once. (see 2:11) Keep one of the entries.',
    ],
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
];
