import type { BadFile } from './bad-file.ts';

/** Values of a datastore. */
export const datastoreValuesCases: readonly BadFile[] = [
  {
    name: 'every problem of a file in one run, in its order',
    file: `
version: 3
datastores:
  - name: A
    root_pth: /a
    teams: Public
  - nam: B
`,
    says: [
      'error out-of-range 1:10  version must be 1.',
      'error unknown-key 4:5  "root_pth" is not known in a datastore. Did you mean root_path?',
      'error wrong-type 5:12  teams must be a list. Write [one, two], or - one on lines of their own.',
      'error unknown-key 6:5  "nam" is not known in a datastore. Did you mean name?',
      'error missing-key 6:5  name is missing. Add name: to this entry.',
    ],
  },
  {
    name: 'no name',
    file: `
datastores:
  - root_path: /a
`,
    says: ['error missing-key 2:5  name is missing. Add name: to this entry.'],
  },
  {
    name: 'an empty name',
    file: `
datastores:
  - name: ""
`,
    says: ['error blank 2:11  name is empty. Give it a value.'],
  },
  {
    name: 'a name that is a number',
    file: `
datastores:
  - name: 2024
`,
    says: ['error unquoted 2:11  name must be a text, but YAML reads this value as a number. Put it in quotes.'],
  },
  {
    name: 'a name that is null',
    file: `
datastores:
  - name:
`,
    says: ['error no-null 2:5  name has no value. Give it one, or remove the key.'],
  },
  {
    name: 'a name of 256 characters',
    file: `
datastores:
  - name: nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
`,
    says: ['error out-of-range 2:11  name is longer than 255 characters.'],
  },
  {
    name: 'an id in quotes',
    file: `
datastores:
  - name: Orders
    id: "42"
`,
    says: ['error wrong-type 3:9  id must be a whole number. Remove the quotes.'],
  },
  {
    name: 'an id of zero',
    file: `
datastores:
  - name: Orders
    id: 0
`,
    says: ['error out-of-range 3:9  id must be a whole number from 1 on.'],
  },
  {
    name: 'an id that is not whole',
    file: `
datastores:
  - name: Orders
    id: 4.2
`,
    says: ['error wrong-type 3:9  id must be a whole number.'],
  },
  {
    name: 'teams as a text',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    teams: Public
`,
    says: ['error wrong-type 4:12  teams must be a list. Write [one, two], or - one on lines of their own.'],
  },
  {
    name: 'a team that is a number',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    teams: [Public, 7]
`,
    says: [
      'error unquoted 4:21  An entry of teams must be a text, but YAML reads this value as a number. Put it in quotes.',
    ],
  },
  {
    name: 'an empty tag',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    tags: [""]
`,
    says: ['error blank 4:12  An entry of tags is empty. Give it a value.'],
  },
  {
    name: 'blank names of other objects',
    file: `
ownership_tag: ""
datastores:
  - name: A
    connection_name: " "
    enrichment_datastore: ""
    root_path: ""
`,
    says: [
      'error blank 1:16  ownership_tag is empty. Give it a value.',
      'error blank 4:22  connection_name is empty. Give it a value.',
      'error blank 5:27  enrichment_datastore is empty. Give it a value.',
      'error blank 6:16  root_path is empty. Give it a value.',
    ],
  },
  {
    name: 'a boolean as a word',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    folder_globbing_enabled: yes
`,
    says: ['error wrong-type 4:30  folder_globbing_enabled must be true or false. YAML 1.2 knows only true and false.'],
  },
  {
    name: 'a boolean in quotes',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    folder_globbing_enabled: "true"
`,
    says: ['error wrong-type 4:30  folder_globbing_enabled must be true or false. Remove the quotes, in lower case.'],
  },
  {
    name: 'a null where nothing can be cleared',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrichment_only: null
`,
    says: ['error no-null 4:22  enrichment_only has no value. Give it one, or remove the key.'],
  },
  {
    name: 'a text that is a list',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: [a]
`,
    says: ['error wrong-type 4:18  description must be a text, not a list.'],
  },
  {
    name: 'a text that is a mapping',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: {a: b}
`,
    says: [
      'error wrong-type 4:18  description must be a text, not a mapping. A text that begins with { or contains ": " needs quotes.',
    ],
  },
  {
    name: 'a description of 256 characters',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd
`,
    says: ['error out-of-range 4:18  description is longer than 255 characters.'],
  },
  {
    name: 'a limit out of range',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrichment_source_record_limit: 0
`,
    says: ['error out-of-range 4:37  enrichment_source_record_limit must be from 1 to 1,000,000,000.'],
  },
  {
    name: 'a threshold out of range',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    high_count_rollup_threshold: 1001
`,
    says: ['error out-of-range 4:34  high_count_rollup_threshold must be from 1 to 1,000.'],
  },
  {
    name: 'an unknown strategy',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrichment_datastore: null
    enrichment_remediation_strategy: appends
`,
    says: [
      'error not-a-choice 5:38  enrichment_remediation_strategy must be one of none, append, overwrite. Did you mean append?',
    ],
  },
  {
    name: 'a prefix of 61 characters',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrichment_prefix: _pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp
`,
    says: ['error out-of-range 4:24  enrichment_prefix is longer than 60 characters.'],
  },
  {
    name: 'two ways to name the connection',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    connection_id: 7
`,
    says: [
      'error conflicting-keys 4:5  connection_id and connection_name exclude each other. (see 3:5) Remove one of the two.',
    ],
  },
  {
    name: 'two ways to name the enrichment datastore',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    enrichment_datastore: Lake
    enrichment_datastore_id: 7
`,
    says: [
      'error conflicting-keys 5:5  enrichment_datastore_id and enrichment_datastore exclude each other. (see 4:5) Remove one of the two.',
    ],
  },
  {
    name: 'two ways to name the group',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    group: {name: Lake}
    group_id: 7
`,
    says: ['error conflicting-keys 5:5  group_id and group exclude each other. (see 4:5) Remove one of the two.'],
  },
  {
    name: 'two names of the first sync',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    trigger_catalog: true
    trigger_sync: true
`,
    says: [
      'error conflicting-keys 5:5  trigger_sync and trigger_catalog exclude each other. (see 4:5) Remove one of the two.',
    ],
  },
  {
    name: 'a group without a name',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    group: {icon: mdi-star-outline}
`,
    says: ['error missing-key 4:12  name is missing. Add name: to this entry.'],
  },
  {
    name: 'a group that is a text',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    group: Lake
`,
    says: [
      'error wrong-type 4:12  group must be a mapping: keys with values. Write its keys on the lines below, indented.',
    ],
  },
  {
    name: 'an icon that is not documented',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    group: {name: Lake, icon: mdi-cat}
`,
    says: [
      'warning unknown-icon 4:31  This icon is none of the documented ones. Known are mdi-bookmark-box-outline, mdi-folder-outline, mdi-shape-outline, mdi-chart-box-outline, mdi-flask-outline, mdi-star-outline, mdi-texture-box, mdi-podium-bronze, mdi-podium-silver, mdi-podium-gold.',
    ],
  },
  {
    name: 'an entry of removed with a wrong key',
    file: `
removed:
  - name: Old
    root_path: /a
`,
    says: ['error unknown-key 3:5  "root_path" is not known in an entry of removed. Known are name, id.'],
  },
  {
    name: 'an entry of removed without a name',
    file: `
removed:
  - id: 17
`,
    says: ['error missing-key 2:5  name is missing. Add name: to this entry.'],
  },
];
