import { connectors, secretsManagerFields } from '../connectors/connectors.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import { type Connector, type Field, pathOf } from '../connectors/field.ts';
import {
  awsKeys,
  connectionKeys,
  datastoreKeys,
  fileKeys,
  groupIcons,
  groupKeys,
  type Key,
  removedKeys,
} from './keys.ts';
import type { RuleChapter } from './rules.ts';

const made = '<!-- Made by `npm run generate` from the tables in src. Changes here are overwritten. -->';

const references =
  'Texts, numbers and booleans may be references such as `${{ env.NAME }}`; secrets may be used inside connections only.';

/** `docs/connectors.md`: every key of the file and every field of every connector. */
export function connectorsPage(): string {
  const parts = [
    '# Keys, fields and connectors',
    made,
    `A key that is left out is not managed. \`null\` clears a field where that is possible. ${references}`,
    '## A file',
    keyTable(fileKeys),
    '### `aws`',
    keyTable(awsKeys),
    '### An entry of `datastores`',
    '`defaults` takes the same keys, but for `name`, `id`, `previous_names` and `connection`.',
    keyTable([...datastoreKeys, ...datastoreRows]),
    '### `group`',
    keyTable(groupKeys),
    `Documented icons: ${groupIcons.map((icon) => `\`${icon}\``).join(', ')}.`,
    '### An entry of `removed`',
    keyTable(removedKeys),
    '## A connection',
    'An entry of `connections`, or the `connection` of a datastore. Each connector adds its own fields.',
    keyTable(connectionKeys),
    '### `secrets_manager`',
    'The API asks this vault at every use and puts its values in the place of `${key}` in any field of the connection.',
    keyTable(secretsManagerFields),
    '## Connectors',
    'A `type` that is not listed is accepted with a notice, and its fields are sent as they are.',
    overview(),
    ...connectors().flatMap(connectorPart),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** `docs/rules.md`: every rule with its severity. Other rooms add chapters of their own. */
export function rulesPage(chapters: readonly RuleChapter[]): string {
  const parts = chapters.map(({ title, rules }) => {
    const rows = Object.entries(rules).map(([id, { severity, says }]) => `| \`${id}\` | ${severity} | ${cell(says)} |`);
    return [`## ${title}`, ['| Rule | Severity | What it says |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
  });
  const intro =
    'Errors stop a run before anything is written, unless they say what happened during an apply; warnings and notices stop nothing.';
  return `${['# Rules', made, intro, ...parts].join('\n\n')}\n`;
}

function overview(): string {
  const rows = connectors().map((one) => {
    const scope = one.scope.map((name) => `\`${name}\``).join(', ');
    return `| [\`${one.type}\`](#${anchor(one)}) | ${one.title} | ${scope} | ${enrichmentText(one)} |`;
  });
  return ['| `type` | Connector | Its datastores have | Enrichment |', '|---|---|---|---|', ...rows].join('\n');
}

function enrichmentText({ enrichment }: Connector): string {
  return { yes: 'yes', no: 'no', unsure: 'the documentation disagrees', unknown: 'not documented' }[enrichment];
}

function connectorPart(connector: Connector): readonly string[] {
  const notes = (connector.notes ?? []).map((note) => `- ${note}`).join('\n');
  return [
    `### ${connector.title} (\`${connector.type}\`)`,
    keyTable(connector.fields),
    ...(notes === '' ? [] : [notes]),
  ];
}

/** The anchor that GitHub makes of the heading. */
function anchor(connector: Connector): string {
  return `${connector.title} ${connector.type}`
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');
}

function keyTable(keys: readonly Key[]): string {
  const rows = keys.map(
    (key) => `| \`${pathOf(key as Field)}\` | ${typeText(key)} | ${requiredText(key)} | ${cell(noteText(key))} |`,
  );
  return ['| Key | Value | Required | |', '|---|---|---|---|', ...rows].join('\n');
}

function typeText({ type, values, min, max, maxLength, secret }: Key): string {
  if (values) {
    return values.map((value) => `\`${value}\``).join(', ');
  }
  const names = {
    string: 'text',
    integer: 'integer',
    boolean: 'boolean',
    names: 'list of texts',
    map: 'mapping',
    list: 'list',
  };
  const least = min === undefined ? undefined : min.toLocaleString('en');
  const most = max === undefined ? undefined : max.toLocaleString('en');
  const range =
    least === undefined
      ? ''
      : most === undefined
        ? `, from ${least}`
        : least === most
          ? `, ${least}`
          : `, ${least} to ${most}`;
  return `${secret ? 'secret' : names[type]}${range}${maxLength === undefined ? '' : `, up to ${maxLength} characters`}`;
}

function requiredText({ required, forbidden }: Key): string {
  const condition = typeof required === 'object' ? `with \`${required.is}\`` : required ? 'yes' : '';
  return forbidden ? `${condition}${condition ? '; ' : ''}not with \`${forbidden.is}\`` : condition;
}

function noteText(key: Key): string {
  const parts = [
    key.description,
    key.default === undefined || key.default === null ? '' : `Default: \`${String(key.default)}\`.`,
    key.example === undefined ? '' : `Example: \`${key.example}\`.`,
    key.immutable ? 'Cannot be changed later.' : '',
    key.scope ? 'A change leaves behind what was scanned.' : '',
    key.identifier ? 'May be plain; shown shortened.' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** A text inside a table cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
