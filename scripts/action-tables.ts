import { parse } from 'yaml';

interface Declared {
  readonly description: string;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Declared>>;
  readonly outputs: Readonly<Record<string, Declared>>;
}

/** README with the tables between its markers made anew from `action.yml`. Throws where a marker is missing. */
export function withActionTables(readme: string, actionYml: string): string {
  const { inputs, outputs } = parse(actionYml) as Action;
  const rows = (entries: Action['inputs'], cells: (name: string, one: Declared) => readonly string[]): string =>
    Object.entries(entries)
      .map(([name, one]) => `| ${cells(name, one).map(cell).join(' | ')} |`)
      .join('\n');
  const inputTable = rows(inputs, (name, one) => [
    `\`${name}\``,
    one.default ? `\`${one.default}\`` : '',
    one.description,
  ]);
  const outputTable = rows(outputs, (name, one) => [`\`${name}\``, one.description]);
  return [
    ['inputs', `| Input | Default | Meaning |\n|---|---|---|\n${inputTable}`] as const,
    ['outputs', `| Output | Value |\n|---|---|\n${outputTable}`] as const,
  ].reduce((text, [marker, table]) => replaced(text, marker, table), readme);
}

function replaced(text: string, marker: string, table: string): string {
  const [begin, end] = [
    `<!-- ${marker}: made from action.yml by \`npm run generate\` -->`,
    `<!-- end of ${marker} -->`,
  ];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`README.md has no place for ${marker}: write the lines "${begin}" and "${end}".`);
  }
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

/** A text inside a table cell, on one line. */
function cell(text: string): string {
  return text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ');
}
