import { describe, expect, test } from '@jest/globals';
import { connectorsPage, rulesPage } from '../../src/config/pages.ts';

const made = '<!-- Made by `npm run generate` from the tables in src. Changes here are overwritten. -->';
const head = '| Key | Value | Required | |\n|---|---|---|---|';
const page = connectorsPage();

/** A chapter, from its heading to the next. */
function chapter(heading: string): string {
  const after = page.split(`\n${heading}\n\n`)[1] ?? '';
  return (after.split(/\n\n#/)[0] ?? '').trim();
}

/** The row of a key, from a chapter's table. */
function row(heading: string, key: string): string | undefined {
  return chapter(heading)
    .split('\n')
    .find((line) => line.startsWith(`| \`${key}\` |`));
}

describe('the page of keys and connectors', () => {
  test('has a chapter for every mapping of the file, and says what the tables do not', () => {
    const [beginning = ''] = page.split('### Amazon S3');
    const words = beginning.split('\n').filter((line) => !/^\| \[?`[^|]*` \|(?! Connector)|^\| \[`/.test(line));
    expect(words.join('\n')).toBe(`# Keys, fields and connectors

${made}

A key that is left out is not managed. \`null\` clears a field where that is possible. Texts, numbers and booleans may be references such as \`\${{ env.NAME }}\`; secrets may be used inside connections only.

## A file

${head}

### \`aws\`

${head}

### An entry of \`datastores\`

\`defaults\` takes the same keys, but for \`name\`, \`id\`, \`previous_names\` and \`connection\`.

${head}

### \`group\`

${head}

Documented icons: \`mdi-bookmark-box-outline\`, \`mdi-folder-outline\`, \`mdi-shape-outline\`, \`mdi-chart-box-outline\`, \`mdi-flask-outline\`, \`mdi-star-outline\`, \`mdi-texture-box\`, \`mdi-podium-bronze\`, \`mdi-podium-silver\`, \`mdi-podium-gold\`.

### An entry of \`removed\`

${head}

## A connection

An entry of \`connections\`, or the \`connection\` of a datastore. Each connector adds its own fields.

${head}

### \`secrets_manager\`

The API asks this vault at every use and puts its values in the place of \`\${key}\` in any field of the connection.

${head}

## Connectors

A \`type\` that is not listed is accepted with a notice, and its fields are sent as they are.

| \`type\` | Connector | Its datastores have | Enrichment |
|---|---|---|---|

`);
  });

  test('ends with one line break', () => {
    expect(page).toMatch(/[^\n]\n$/);
  });

  test.each([
    ['## A file', '`version` | integer, 1 |  | Version of this file language. May stand in one file only.'],
    [
      '## A file',
      '`aws` | mapping |  | The role that the job assumes through OIDC, for AWS references. May stand in one file only.',
    ],
    ['## A file', '`datastores` | list |  | Source and enrichment datastores.'],
    [
      '### An entry of `datastores`',
      '`name` | text, up to 255 characters | yes | Exact name, unique over source and enrichment datastores. Example: `Orders Lake`.',
    ],
    ['### An entry of `datastores`', '`id` | integer, from 1 |  | Pins the entry to the live object with this id.'],
    [
      '### An entry of `datastores`',
      '`enrichment_only` | boolean |  | Makes it an enrichment datastore, which receives what scans find, instead of a source. Default: `false`. Cannot be changed later.',
    ],
    [
      '### An entry of `datastores`',
      '`database` | text |  | Database or catalog. Example: `analytics`. A change leaves behind what was scanned.',
    ],
    [
      '### An entry of `datastores`',
      '`teams` | list of texts |  | Teams that may see it, by name. Replaces the live list. Example: `Data Platform`.',
    ],
    [
      '### An entry of `datastores`',
      '`enrichment_source_record_limit` | integer, 1 to 1,000,000,000 |  | How many source records are kept for each anomaly. Default: `10`.',
    ],
    [
      '### An entry of `datastores`',
      '`enrichment_remediation_strategy` | `none`, `append`, `overwrite` |  | Whether anomalous tables are copied to the enrichment datastore. Default: `none`.',
    ],
    [
      '### `secrets_manager`',
      '`secrets_manager.credentials_payload` | secret |  | What is posted to `login_url`, as JSON text.',
    ],
  ])('%s has the row %s', (heading, cells) => {
    expect(row(heading, /`(.*?)`/.exec(cells)?.[1] ?? '')).toBe(`| ${cells} |`);
  });

  test.each([
    '| [`s3`](#amazon-s3-s3) | Amazon S3 | `root_path`, `folder_globbing_enabled` | yes |',
    '| [`athena`](#amazon-athena-athena) | Amazon Athena | `database`, `schema` | no |',
    '| [`fabric`](#microsoft-fabric-fabric) | Microsoft Fabric | `database`, `schema` | the documentation disagrees |',
    '| [`databricks_native`](#databricks-native-databricks_native) | Databricks (native) | `schema` | not documented |',
  ])('lists the connector %s', (line) => {
    expect(chapter('## Connectors').split('\n')).toContain(line);
  });

  test('has the fields of a connector', () => {
    expect(chapter('### Amazon S3 (`s3`)')).toBe(`${head}
| \`uri\` | text | yes | The bucket: \`s3://<bucket-name>\`. Folders belong in \`root_path\`. Example: \`s3://acme-data-lake\`. |
| \`parameters.authentication_type\` | \`SHARED_KEY\`, \`IAM_ROLE\` |  | Access key pair (\`SHARED_KEY\`) or an IAM role that Qualytics assumes (\`IAM_ROLE\`). Default: \`SHARED_KEY\`. |
| \`access_key\` | text | with \`SHARED_KEY\`; not with \`IAM_ROLE\` | AWS access key id. May be plain; shown shortened. |
| \`secret_key\` | secret | with \`SHARED_KEY\`; not with \`IAM_ROLE\` | AWS secret access key. |
| \`parameters.role_arn\` | text | with \`IAM_ROLE\` | IAM role that Qualytics assumes through AWS STS. Example: \`arn:aws:iam::123456789012:role/QualyticsS3Role\`. |
| \`parameters.external_id\` | text |  | External id that the role's trust policy asks for, if it does. |`);
  });

  test('has what is to be known about a connector below its fields', () => {
    expect(chapter('### Google BigQuery (`bigquery`)')).toBe(`${head}
| \`password\` | secret |  | The service account's key file, its JSON as one text. |
| \`jdbc_fetch_size\` | integer, from 0 |  | Rows fetched at once. |
| \`max_parallelization\` | integer, 0 to 100 |  | Most queries at once. |

- \`database\` is the project id and \`schema\` the dataset.
- The form has a temporary dataset; its API name is not published.`);
  });

  test('says what a field is not used with', () => {
    expect(row('### Amazon Athena (`athena`)', 'username')).toBe(
      '| `username` | text | not with `IAM_ROLE` | AWS access key id. May be plain; shown shortened. |',
    );
  });
});

test('the page of rules has a table for each chapter, and a bar in a text does not end its cell', () => {
  const chapters = [
    {
      title: 'Colours',
      rules: {
        'no-red': { severity: 'error', says: 'Red | is | not used.' },
        'much-blue': { severity: 'warning', says: 'Blue is rare.' },
      },
    },
    { title: 'Sizes', rules: { large: { severity: 'notice', says: 'This is large.' } } },
  ] as const;
  expect(rulesPage(chapters)).toBe(`# Rules

${made}

Errors stop a run before anything is written, unless they say what happened during an apply; warnings and notices stop nothing.

## Colours

| Rule | Severity | What it says |
|---|---|---|
| \`no-red\` | error | Red \\| is \\| not used. |
| \`much-blue\` | warning | Blue is rare. |

## Sizes

| Rule | Severity | What it says |
|---|---|---|
| \`large\` | notice | This is large. |
`);
});
