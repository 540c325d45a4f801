import { expect, test } from '@jest/globals';
import { withActionTables } from '../../scripts/action-tables.ts';
import { read } from './support/pages.ts';

const action = `
inputs:
  mode: { description: "plan | apply.\\nIt is read.", default: plan }
  label: { description: Name., default: '' }
outputs:
  result: { description: How it ended. }
`;
const marked = (inside: string): string =>
  ['inputs', 'outputs']
    .map((name) => `<!-- ${name}: made from action.yml by \`npm run generate\` -->\n${inside}<!-- end of ${name} -->\n`)
    .join('');

test('README has the tables of the action.yml of today', () => {
  const readme = read('README.md');
  expect(withActionTables(readme, read('action.yml'))).toBe(readme);
});

test('an input is a row with its default; bars and line breaks do not break the table', () => {
  const made = withActionTables(marked('old\n'), action);
  expect(made).toContain('| `mode` | `plan` | plan \\| apply. It is read. |\n| `label` |  | Name. |\n');
  expect(made).toContain('| `result` | How it ended. |\n');
  expect(made).not.toContain('old');
  expect(withActionTables(made, action)).toBe(made);
});

test('without its markers README is not guessed at', () => {
  expect(() => withActionTables('# A page', action)).toThrow('README.md has no place for inputs');
});
