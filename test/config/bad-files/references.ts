import type { BadFile } from './bad-file.ts';

/** Secrets and references. */
export const referencesCases: readonly BadFile[] = [
  {
    name: 'a plain-text secret',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: AKIAIOSFODNN7EXAMPLE
    secret_key: wJalrXUtnFEMI
`,
    says: [
      'error literal-secret 6:17  secret_key is written as plain text. Put it in a secret and write ${{ secrets.NAME }}.',
    ],
  },
  {
    name: 'a secret that YAML reads as a number',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: 12345678
`,
    says: ['error unquoted 5:17  secret_key must be a text, but YAML reads this value as a number. Put it in quotes.'],
  },
  {
    name: 'a secret that is a mapping',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: {wJalrXUtnFEMI}
`,
    says: [
      'error wrong-type 5:17  secret_key must be a text, not a mapping. A text that begins with { or contains ": " needs quotes.',
    ],
  },
  {
    name: 'an empty secret',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: ""
`,
    says: ['error blank 5:17  secret_key is empty. Write a reference such as ${{ secrets.NAME }}, or remove the key.'],
  },
  {
    name: 'a vault key without a vault',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: \${lake_key}
`,
    says: [
      'error literal-secret 5:17  secret_key is written as plain text. What stands in ${…} is filled in by the API only where the connection has a secrets_manager. Otherwise write ${{ secrets.NAME }}.',
    ],
  },
  {
    name: 'a plain-text secret of a parameter',
    file: `
connections:
  - name: x
    type: newdb
    parameters:
      api_token: abc12345
`,
    says: [
      'notice unknown-connector 3:11  This connection type has no table here: its fields are sent as they are. Names that no connection has at the top belong in parameters.',
      'error literal-secret 5:18  parameters.api_token is written as plain text. Put it in a secret and write ${{ secrets.NAME }}.',
    ],
  },
  {
    name: 'a reference that is never closed',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ env.TEXT
`,
    says: [
      'error reference-syntax 4:18  A ${{ is never closed by }}. The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.',
    ],
  },
  {
    name: 'an empty reference',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ }}
`,
    says: [
      'error reference-syntax 4:18  The reference is empty. The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.',
    ],
  },
  {
    name: 'vars',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ vars.TEXT }}
`,
    says: [
      'error reference-source 4:18  vars. is known to the workflow, not to this file. Pass it through env: of the step and write ${{ env.NAME }}.',
    ],
  },
  {
    name: 'github',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ github.ref }}
`,
    says: [
      'error reference-source 4:18  github. is known to the workflow, not to this file. Pass it through env: of the step and write ${{ env.NAME }}.',
    ],
  },
  {
    name: 'inputs',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ inputs.text }}
`,
    says: [
      'error reference-source 4:18  inputs. is known to the workflow, not to this file. Pass it through env: of the step and write ${{ env.NAME }}.',
    ],
  },
  {
    name: 'an operator',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ env.TEXT || 'none' }}
`,
    says: [
      'error reference-syntax 4:18  A reference is one name: there are no operators, functions or brackets. Compute the value in the workflow, pass it through env: of the step, and write ${{ env.NAME }}.',
    ],
  },
  {
    name: 'a function',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ toJSON(env) }}
`,
    says: [
      'error reference-syntax 4:18  A reference is one name: there are no operators, functions or brackets. Compute the value in the workflow, pass it through env: of the step, and write ${{ env.NAME }}.',
    ],
  },
  {
    name: 'a source that resembles one',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: \${{ secret.KEY }}
`,
    says: [
      'error reference-source 5:17  This is not a source that references know. Did you mean ${{ secrets.… }}? The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.',
    ],
  },
  {
    name: 'an unknown aws value',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ aws.account }}
`,
    says: [
      'error reference-source 4:18  There is no such aws value. Known are aws.account_id, aws.partition, aws.region.',
    ],
  },
  {
    name: 'a bad variable name',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ env.MY-TEXT }}
`,
    says: [
      'error reference-syntax 4:18  This reference is not well formed. env. takes a name of letters, digits and underscores that does not begin with a digit.',
    ],
  },
  {
    name: 'a bad secret id',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: "\${{ secretsmanager:prod key }}"
`,
    says: [
      'error reference-syntax 5:17  This reference is not well formed. secretsmanager: takes the name or ARN of a secret, and after # a key of its JSON.',
    ],
  },
  {
    name: 'an empty key of a secret',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: "\${{ secretsmanager:prod# }}"
`,
    says: [
      'error reference-syntax 5:17  This reference is not well formed. secretsmanager: takes the name or ARN of a secret, and after # a key of its JSON.',
    ],
  },
  {
    name: 'a reference in a key',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    \${{ env.KEY }}: a
`,
    says: [
      'error reference-in-key 4:5  A reference cannot stand in a key. Write the key itself; references are for values.',
    ],
  },
  {
    name: 'a secret outside a connection',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ secrets.TEXT }}
`,
    says: [
      'error reference-placement 4:18  ${{ secrets.TEXT }} is a secret, and secrets may only be used inside a connection. Use ${{ env.NAME }} for what is not secret.',
    ],
  },
  {
    name: 'a parameter-store value outside a connection',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    root_path: \${{ ssm:/lake/path }}
`,
    says: [
      'error reference-placement 4:16  ${{ ssm:/lake/path }} is a secret, and secrets may only be used inside a connection. Use ${{ env.NAME }} for what is not secret.',
    ],
  },
  {
    name: 'a secret as the name of a connection',
    file: `
connections:
  - name: \${{ secrets.NAME }}
    type: s3
    uri: s3://acme-lake
`,
    says: [
      'error reference-placement 2:11  ${{ secrets.NAME }} is a secret, and this value is shown in plans and logs. Use ${{ env.NAME }} for what is not secret.',
    ],
  },
  {
    name: 'a secret in defaults',
    file: `
defaults:
  description: \${{ secretsmanager:a }}
`,
    says: [
      'error reference-placement 2:16  ${{ secretsmanager:a }} is a secret, and secrets may only be used inside a connection. Use ${{ env.NAME }} for what is not secret.',
    ],
  },
  {
    name: 'a reserved variable',
    file: `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    secret_key: \${{ env.AWS_SECRET_ACCESS_KEY }}
`,
    says: [
      'error reference-reserved 5:17  env.AWS_SECRET_ACCESS_KEY is reserved for the runner, for this action or for AWS credentials. Pass the value under another name in env: of the step, or as a secret.',
    ],
  },
  {
    name: 'another reserved variable',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ env.GITHUB_TOKEN }}
`,
    says: [
      'error reference-reserved 4:18  env.GITHUB_TOKEN is reserved for the runner, for this action or for AWS credentials. Pass the value under another name in env: of the step, or as a secret.',
    ],
  },
  {
    name: 'a variable that says secret where it is shown',
    file: `
datastores:
  - name: Orders
    connection_name: lake
    description: \${{ env.DB_PASSWORD }}
`,
    says: [
      'error reference-shown 4:18  env.DB_PASSWORD says by its name that it is secret, and this value would be shown. Rename the variable if it is not secret; otherwise use it in a secret field only.',
    ],
  },
  {
    name: 'an aws value inside aws',
    file: `
aws:
  role_arn: arn:aws:iam::\${{ aws.account_id }}:role/x
`,
    says: [
      'error reference-circular 2:13  The aws block cannot use values that it is needed for. Write the value, or pass it through env.',
    ],
  },
  {
    name: 'a part of a number',
    file: `
connections:
  - name: pg
    type: postgresql
    host: db
    port: 5\${{ env.PORT }}
`,
    says: [
      'error reference-partial 5:11  port must be a whole number: one reference and nothing beside it. Remove what stands around the reference.',
    ],
  },
];
