import type { BadFile } from './bad-file.ts';

/** YAML. */
export const yamlCases: readonly BadFile[] = [
  {
    name: 'a bracket that is never closed',
    file: 'datastores: [\n',
    says: [
      'error yaml-syntax 1:13  The bracket that opens here is never closed, or the lines in it are not indented. Close it, and indent what is inside.',
    ],
  },
  {
    name: 'a quote that is never closed',
    file: `
datastores:
  - name: "Orders
`,
    says: ['error yaml-syntax 2:11  The quote that begins here is never closed. Close it with the same quote.'],
  },
  {
    name: 'indentation that fits nothing',
    file: `
datastores:
  - name: Orders
   root_path: /a
`,
    says: ['error yaml-syntax 3:1  A list entry must begin with "- ". Or is this line indented one space too few?'],
  },
  {
    name: 'a tab as indentation',
    file: 'datastores:\n\t- name: Orders\n',
    says: ['error yaml-tab 2:1  A tab is used as indentation. YAML indents with spaces only.'],
  },
  {
    name: 'two documents',
    file: `
datastores: []
---
datastores: []
`,
    says: [
      'error yaml-several-documents 2:1  A second YAML document begins here. Remove the --- line, or put the second document in a file of its own.',
    ],
  },
  {
    name: 'a key twice',
    file: `
datastores:
  - name: Orders
    root_path: /a
    root_path: /b
`,
    says: ['error yaml-duplicate-key 4:5  This key stands twice in the same mapping. (see 3:5) Remove one of the two.'],
  },
  {
    name: 'a key twice at the top',
    file: `
version: 1
datastores: []
version: 1
`,
    says: ['error yaml-duplicate-key 3:1  This key stands twice in the same mapping. (see 1:1) Remove one of the two.'],
  },
  {
    name: 'an alias without an anchor',
    file: `
datastores:
  - name: Orders
    teams: *team
`,
    says: [
      'error yaml-alias 3:12  This alias has no anchor before it. Write the anchor (&name) above its first alias (*name).',
    ],
  },
  {
    name: 'an alias before its anchor',
    file: `
datastores:
  - name: Orders
    teams: *team
  - name: Lake
    teams: &team [Public]
`,
    says: [
      'error yaml-alias 3:12  This alias has no anchor before it. Write the anchor (&name) above its first alias (*name).',
    ],
  },
  {
    name: 'an alias inside its own anchor',
    file: `
datastores: &all
  - name: Orders
    teams: *all
`,
    says: [
      'error yaml-alias 3:12  This alias stands inside its own anchor, so it would never end. (see 1:13) Move the anchor.',
    ],
  },
  {
    name: 'a merge key with a text',
    file: `
datastores:
  - <<: lake
    name: Orders
`,
    says: [
      'error yaml-merge 2:9  A merge key takes a mapping, or a list of mappings. Write <<: *name, with &name at a mapping.',
    ],
  },
  {
    name: 'a tag',
    file: `
datastores:
  - name: !secret Orders
`,
    says: [
      'error yaml-tag 2:11  This YAML tag is not used here. Remove the part that begins with !, or put the value in quotes.',
    ],
  },
  {
    name: 'another YAML version',
    file: `
%YAML 1.1
---
datastores: []
`,
    says: ['error yaml-directive 1:1  The file asks for a YAML version other than 1.2. Remove the %YAML line.'],
  },
  {
    name: 'a mapping as a key',
    file: `
? {a: b}
: c
`,
    says: ['error yaml-key 1:3  A key must be a plain text. Is this a ${{ … }} or a bracket that needs quotes?'],
  },
  {
    name: 'a list as a key',
    file: `
datastores:
  - ? [a]
    : b
`,
    says: [
      'error missing-key 2:5  name is missing. Add name: to this entry.',
      'error yaml-key 2:7  A key must be a plain text. Is this a ${{ … }} or a bracket that needs quotes?',
    ],
  },
  {
    name: 'a reference inside brackets',
    file: `
datastores:
  - name: Orders
    teams: [\${{ env.TEAM }}]
`,
    says: ['error yaml-syntax 3:14  A ${{ … }} inside brackets is read as YAML. Put it in quotes: "${{ env.NAME }}".'],
  },
  {
    name: 'a value with a colon',
    file: `
datastores:
  - name: Orders
    description: orders: all of them
`,
    says: [
      'error yaml-syntax 3:18  A mapping or a list begins in the middle of a line. Put it on a line of its own; a text that contains ": " needs quotes.',
    ],
  },
  {
    name: 'a value that begins with @',
    file: `
datastores:
  - name: @orders
`,
    says: ['error yaml-syntax 2:11  A value cannot begin with this character without quotes. Put the value in quotes.'],
  },
  {
    name: 'an unknown escape',
    file: `
datastores:
  - name: "Orders\\q"
`,
    says: [
      'error yaml-syntax 2:18  A double-quoted text has an unknown backslash sequence. Write \\\\ for a backslash, or use single quotes.',
    ],
  },
  {
    name: 'windows line ends keep their lines',
    file: 'datastores:\r\n  - name: Orders\r\n    colour: red\r\n',
    says: [
      'error unknown-key 3:5  "colour" is not known in a datastore. The action lists what is known in its docs/connectors.md.',
    ],
  },
  {
    name: 'a byte order mark keeps its columns',
    file: '\uFEFFcolour: red\n',
    says: [
      'error unknown-key 1:1  "colour" is not known at the top of the file. Known are version, ownership_tag, aws, defaults, connections, datastores, removed.',
    ],
  },
  {
    name: 'an empty file',
    file: '',
    says: ['notice file-empty 1:1  The file manages nothing. Describe datastores in a list under datastores:.'],
  },
  {
    name: 'an empty mapping',
    file: '{}\n',
    says: ['notice file-empty 1:1  The file manages nothing. Describe datastores in a list under datastores:.'],
  },
  {
    name: 'a file of comments',
    file: '# nothing yet\n',
    says: ['notice file-empty 1:1  The file manages nothing. Describe datastores in a list under datastores:.'],
  },
  {
    name: 'several problems of YAML, one a line',
    file: `
datastores:
  - name: @a
  - name: \`b\`
`,
    says: [
      'error yaml-syntax 2:11  A value cannot begin with this character without quotes. Put the value in quotes.',
      'error yaml-syntax 3:11  A value cannot begin with this character without quotes. Put the value in quotes.',
    ],
  },
  {
    name: 'text after a quoted value',
    file: `
datastores:
  - name: "Orders" lake
`,
    says: [
      'error yaml-syntax 2:20  The file is not YAML here. Check the indentation, quotes and colons of this line and the one above.',
    ],
  },
  {
    name: 'a line that is no key',
    file: `
datastores: []
version
removed: []
`,
    says: ['error yaml-syntax 2:1  This is not a key with a value. Is a colon missing here, or a quote above?'],
  },
  {
    name: 'an alias without a name',
    file: `
datastores:
  - name: Orders
    teams: *
`,
    says: [
      'error yaml-alias 3:12  This alias or anchor has no usable name. Write &name at the anchor and *name at the alias.',
    ],
  },
  {
    name: '41 levels',
    file: `
a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
`,
    says: [
      'error yaml-limit 1:44  The file is nested more than 40 levels deep. Nothing that this file describes needs that.',
    ],
  },
];
