import type { BadFile } from './bad-file.ts';

/** The top of a file. */
export const topCases: readonly BadFile[] = [
  {
    name: 'a list at the top',
    file: '- name: Orders\n',
    says: ['error wrong-type 1:1  The top of the file must be a mapping. Put the list under datastores:.'],
  },
  {
    name: 'a text at the top',
    file: 'Orders\n',
    says: ['error wrong-type 1:1  The top of the file must be a mapping. Begin with datastores: and a list below it.'],
  },
  {
    name: 'an unknown key at the top',
    file: `
datastore:
  - name: Orders
`,
    says: ['error unknown-key 1:1  "datastore" is not known at the top of the file. Did you mean datastores?'],
  },
  {
    name: 'a datastore at the top',
    file: `
name: Orders
root_path: /a
datastores: []
`,
    says: [
      'error unknown-key 1:1  "name" is not known at the top of the file. Write name in an entry of datastores.',
      'error unknown-key 2:1  "root_path" is not known at the top of the file. Write root_path in an entry of datastores.',
    ],
  },
  {
    name: 'an uri at the top',
    file: 'uri: s3://acme-lake\n',
    says: ['error unknown-key 1:1  "uri" is not known at the top of the file. Write uri in an entry of connections.'],
  },
  {
    name: 'datastores without a value',
    file: 'datastores:\n',
    says: ['error no-null 1:1  datastores has no value. Begin each entry with "- ", or write datastores: [] for none.'],
  },
  {
    name: 'datastores as a mapping',
    file: `
datastores:
  name: Orders
`,
    says: [
      'error wrong-type 2:3  datastores must be a list. Begin each entry with "- ", or write datastores: [] for none.',
    ],
  },
  {
    name: 'an entry that is a text',
    file: `
datastores:
  - Orders
`,
    says: [
      'error wrong-type 2:5  An entry of datastores must be a mapping: keys with values. Write its keys on the lines below, indented.',
    ],
  },
  {
    name: 'another version',
    file: 'version: 2\n',
    says: ['error out-of-range 1:10  version must be 1.'],
  },
  {
    name: 'a version in quotes',
    file: 'version: "1"\n',
    says: ['error wrong-type 1:10  version must be a whole number. Remove the quotes.'],
  },
  {
    name: 'an aws block with an unknown key',
    file: `
aws:
  rol_arn: arn:aws:iam::123456789012:role/x
`,
    says: ['error unknown-key 2:3  "rol_arn" is not known in aws. Did you mean role_arn?'],
  },
  {
    name: 'an aws role that is no ARN',
    file: `
aws:
  role_arn: github-qualytics
`,
    says: [
      'error bad-format 2:13  role_arn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.',
    ],
  },
  {
    name: 'an aws region that is none',
    file: `
aws:
  region: Frankfurt
`,
    says: ['error bad-format 2:11  region must be an AWS region such as us-east-1.'],
  },
  {
    name: 'defaults with a name',
    file: `
defaults:
  name: Orders
`,
    says: [
      'error unknown-key 2:3  "name" is not known in defaults. name belongs to one entry: write it in the datastore itself.',
    ],
  },
  {
    name: 'defaults with a connection inline',
    file: `
defaults:
  connection:
    type: s3
`,
    says: [
      'error unknown-key 2:3  "connection" is not known in defaults. connection belongs to one entry: write it in the datastore itself.',
    ],
  },
  {
    name: 'defaults with a bad value, told once',
    file: `
defaults:
  teams: Public
datastores:
  - name: A
  - name: B
`,
    says: ['error wrong-type 2:10  teams must be a list. Write [one, two], or - one on lines of their own.'],
  },
];
