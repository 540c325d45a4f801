import { describe, expect, test } from '@jest/globals';
import { check } from './support.ts';

const tab = 'A tab is used as indentation. YAML indents with spaces only.';
const quote = 'The quote that begins here is never closed. Close it with the same quote.';
const bracket =
  'The bracket that opens here is never closed, or the lines in it are not indented. Close it, and indent what is inside.';
const missing = 'A closing quote, bracket, comma or colon is missing.';
const notYaml = 'The file is not YAML here. Check the indentation, quotes and colons of this line and the one above.';
const brackets = 'A ${{ … }} inside brackets is read as YAML. Put it in quotes: "${{ env.NAME }}".';
const start = 'A value cannot begin with this character without quotes. Put the value in quotes.';
const middle =
  'A mapping or a list begins in the middle of a line. Put it on a line of its own; a text that contains ": " needs quotes.';
const unusedTag = 'This YAML tag is not used here. Remove the part that begins with !, or put the value in quotes.';
const directive =
  'This line begins with %, which YAML reads as a directive. Put the value in quotes, or remove the line.';

/** What is said of a text that is not YAML. */
const table: readonly (readonly [text: string, ...says: string[]])[] = [
  // Anchors, aliases, tags, directives.
  ['a: &x &y b\n', 'yaml-syntax 1:7  A value can have one anchor only.'],
  ['a: &x 1\nb: &y *x\n', 'yaml-syntax 2:7  An alias cannot carry an anchor or a tag of its own.'],
  ['a: !t *x\n', 'yaml-syntax 1:7  An alias cannot carry an anchor or a tag of its own.'],
  ['a: !a !b c\n', 'yaml-tag 1:7  A value can have one tag only.'],
  ['a: !!int b\n', `yaml-tag 1:4  ${unusedTag}`],
  ['a: !!map [1]\n', `yaml-tag 1:4  ${unusedTag}`],
  ['%FOO bar\n---\na: 1\n', `yaml-directive 1:1  ${directive}`],
  // Quotes and brackets: told where they open.
  ["a: 'b\n", `yaml-syntax 1:4  ${quote}`],
  ['a: "b\nc: d\n', `yaml-syntax 1:4  ${quote}`],
  ['a: "x"\nb: "y\n', `yaml-syntax 2:4  ${quote}`],
  ['a: ["b", "c]\n', `yaml-syntax 1:10  ${quote}`],
  ["a: {b: 'c}\n", `yaml-syntax 1:8  ${quote}`],
  ['a: {b\n', `yaml-syntax 1:4  ${bracket}`],
  ['a: [b\nc: d\n', `yaml-syntax 1:4  ${bracket}`],
  ['a: [c]\nb: [y\n', `yaml-syntax 2:4  ${bracket}`],
  ['a: [1, 2\nb: "x\n', `yaml-syntax 1:4  ${bracket}`, `yaml-syntax 2:4  ${quote}`],
  ['a: {"b": 1, "c"d}\n', `yaml-syntax 1:16  ${missing}`],
  ['[a\n', `yaml-syntax 1:1  ${bracket}`],
  ['{a: b\n', `yaml-syntax 1:1  ${bracket}`],
  ['a: [\n  - b\n]\n', 'yaml-syntax 2:3  Indented lists and block texts cannot stand inside brackets.'],
  // What stands behind a value.
  ['a: "x" y\n', `yaml-syntax 1:8  ${notYaml}`],
  ['key: "a\n  b" c\n', `yaml-syntax 2:6  ${notYaml}`],
  ['a: [b] c\n', `yaml-syntax 1:8  ${notYaml}`],
  ['a: ]\n', `yaml-syntax 1:4  ${notYaml}`],
  ['a: b: c\n\n\n', `yaml-syntax 1:4  ${middle}`],
  ['a: 1\nb: 2\n  c: 3\n', `yaml-syntax 2:4  ${middle}`],
  // Lines.
  [
    'a:\n    b: 1\n  c: 2\n',
    'yaml-syntax 3:1  The indentation does not fit the lines above. Align it with its siblings, with spaces.',
  ],
  ['a: 1\nb\n', 'yaml-syntax 2:1  A colon and a value are missing after this key. Write key: value.'],
  ['[a\n b: c]\n', 'yaml-syntax 1:2  A key runs over several lines. Is a colon or a quote missing on the line above?'],
  ['a: |\n x\nb: 1\n c: 2\n', `yaml-syntax 3:4  ${middle}`],
  ['? a\n  b: c\n', 'yaml-syntax 1:3  This is not a key with a value. Is a colon missing here, or a quote above?'],
  // Tabs.
  ['a:\n\tb: c\n', `yaml-tab 2:1  ${tab}`],
  ['a:\n \tb: c\n', `yaml-tab 2:2  ${tab}`],
  ['a:\n   \tb: c\n', `yaml-tab 2:4  ${tab}`],
  ['a:\n  - b\n\t- c\n', `yaml-tab 3:1  ${tab}`],
  ['a: [\n\tb,\n\tc\n', `yaml-tab 2:1  ${tab}`],
  ['-\ta: b\n', `yaml-tab 1:2  ${tab}`],
  ['a: @\n\tb\n', `yaml-syntax 1:4  ${start}`, `yaml-tab 2:1  ${tab}`],
  // A tab elsewhere is no indentation.
  ['a: "x"\ty\n', `yaml-syntax 1:8  ${notYaml}`],
  // References without quotes.
  ['a: {b: ${{ env.X }}}\n', `yaml-syntax 1:9  ${brackets}`],
  ['[${{ env.X }}]\n', `yaml-syntax 1:3  ${brackets}`],
  ['a: [b, ${{ env.X }}]\n', `yaml-syntax 1:9  ${brackets}`],
  ['a: @\nb: "[${{ env.X }}]"\n', `yaml-syntax 1:4  ${start}`],
  ['b: "[${{ env.X }}]"\na: @\n', `yaml-syntax 2:4  ${start}`],
  ['a: [b, ${{', `yaml-syntax 1:9  ${brackets}`],
  ['a: [@]\nb: "${{ env.X }}"\n', `yaml-syntax 1:5  ${start}`],
  ['a: "${{ env.X }}" b\n', `yaml-syntax 1:19  ${notYaml}`],
  [
    'a: b\n--- [${{ env.X }}]\n',
    'yaml-several-documents 2:1  A second YAML document begins here. Remove the --- line, or put the second document in a file of its own.',
  ],
];

describe('a text that is not YAML', () => {
  test.each(table)('%j', (text, ...says) => {
    const told = check(text).says.filter((line) => line.startsWith('error yaml'));
    expect(told).toEqual(says.map((line) => `error ${line}`));
  });

  test('five lines are told of, and of each line the first trouble', () => {
    const text = 'a: &x &y &z b\nb: @x\nc: @x\nd: @x\ne: @x\nf: @x\n';
    expect(check(text).says).toEqual([
      'error yaml-syntax 1:7  A value can have one anchor only.',
      ...[2, 3, 4, 5].map((line) => `error yaml-syntax ${line}:4  ${start}`),
    ]);
  });
});

test('nesting that no stack holds is told once, and nothing else', () => {
  const told = check(`a: &x &y b\nc:\n  ${'- '.repeat(10_000)}d\n`).says.map((line) => line.replace(/3:\d+/, '3:N'));
  expect(told).toEqual([
    'error yaml-limit 3:N  The file is nested too deeply to be read. Nothing that this file describes needs that.',
  ]);
});

describe('the version of YAML', () => {
  const other = 'error yaml-directive 1:1  The file asks for a YAML version other than 1.2. Remove the %YAML line.';

  test.each(['%YAML 1.1', '%YAML   1.3', '%YAML\t1.1', '%YAML 1.10'])('%j is refused', (line) => {
    expect(check(`${line}\n---\ndatastores: []\n`).says).toEqual([other]);
  });

  test('is told at its line', () => {
    expect(check('# ours\n%YAML 1.1\n---\ndatastores: []\n').says).toEqual([other.replace('1:1', '2:1')]);
  });

  test.each([
    '%YAML 1.2\n---\ndatastores: []\n',
    '# %YAML 1.1\n%YAML 1.2\n---\ndatastores: []\n',
    'datastores: []\n',
    'datastores: []\n# not a directive:\n# %YAML 1.1\n',
  ])('1.2 is fine: %j', (text) => {
    expect(check(text).says).toEqual([]);
  });
});
