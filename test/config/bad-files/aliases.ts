import type { BadFile } from './bad-file.ts';

/** Aliases and merge keys. */
export const aliasesCases: readonly BadFile[] = [
  {
    name: 'a bad value behind an alias: the alias and its anchor',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    parameters:
      authentication_type: SHARED_KEY
      external_id: &text x
datastores:
  - name: A
    folder_globbing_enabled: *text
`,
    says: [
      'warning role-arn-unused 7:26  parameters.external_id is given, but authentication_type is not IAM_ROLE. Add parameters.authentication_type: IAM_ROLE, or remove it.',
      'error wrong-type 10:30  folder_globbing_enabled must be true or false. (see 7:26) YAML 1.2 knows only true and false.',
    ],
  },
  {
    name: 'an unknown key that a merge key brings in',
    file: `
datastores:
  - &base
    name: A
    root_path: /a
  - name: B
    group: *base
`,
    says: ['error unknown-key 6:12  "root_path" is not known in a group. (see 4:5) Known are name, icon.'],
  },
  {
    name: 'what is wrong at the anchor is told there, once',
    file: `
datastores:
  - name: A
    group: &g {name: Lake, color: red}
  - name: B
    group: *g
`,
    says: ['error unknown-key 3:28  "color" is not known in a group. Known are name, icon.'],
  },
];
