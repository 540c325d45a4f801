import { describe, expect, test } from '@jest/globals';
import { check } from './support.ts';

const start = 'error yaml-limit 1:1  ';
const long = `${start}The file has more than 3,145,728 characters. Split it: \`config\` takes several files.`;
const many = `${start}The file has more than 150,000 lines and list entries. Split it: \`config\` takes several files.`;
const deep = `${start}The file is nested too deeply to be read. Nothing that this file describes needs that.`;

/** What is said about the size of a text; what its values mean is another matter. */
function limits(text: string): readonly string[] {
  return check(text).says.filter((line) => line.includes('yaml-limit'));
}

describe('a file of', () => {
  test('3,145,728 characters is read, one more is not', () => {
    const text = `# ${'x'.repeat(3_145_726)}`;
    expect(limits(text)).toEqual([]);
    expect(limits(`${text}x`)).toEqual([long]);
  });

  test.each([
    ['lines', '\n', '# '],
    ['commas', ',', '# '],
    ['opened brackets', '[]', '# '],
    ['opened braces', '{}', '# '],
    ['list entries', '- ', '# '],
    ['long keys', '? ', '# '],
  ])('150,000 %s is read, one more is not', (_, separator, before) => {
    const text = `${before}${separator.repeat(150_000)}`;
    expect(limits(text)).toEqual([]);
    expect(limits(`${text}${separator}`)).toEqual([many]);
  });

  test.each(['a-', '-', '?', ' -a', ']', '}', ':'])('any number of %j is read', (harmless) => {
    expect(limits(`# ${harmless.repeat(150_001)}`)).toEqual([]);
  });
});

test('a file that is refused is not read', () => {
  expect(check(`colour: red\n#${'['.repeat(501)}\n`).says).toEqual([deep]);
});

describe('brackets', () => {
  test.each([
    ['[', ']'],
    ['{', '}'],
    ['[', '}'],
  ])('%s %s: 500 may be open at a time', (open, close) => {
    expect(limits(`# ${open.repeat(500)}${close.repeat(500)}${open.repeat(500)}`)).toEqual([]);
    expect(limits(`# ${open.repeat(501)}`)).toEqual([deep]);
    expect(limits(`# ${open.repeat(501)}${close.repeat(501)}`)).toEqual([deep]);
    expect(limits(`# ${open.repeat(300)}${close.repeat(100)}${open.repeat(301)}`)).toEqual([deep]);
  });

  test('closing ones without an opening one open nothing, and make no room', () => {
    expect(limits(`# ${']'.repeat(300)}${'['.repeat(500)}`)).toEqual([]);
    expect(limits(`# ${']'.repeat(300)}${'['.repeat(501)}`)).toEqual([deep]);
  });
});
