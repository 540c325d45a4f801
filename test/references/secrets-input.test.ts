import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { problemText } from '../../src/problem.ts';
import { environmentSource } from '../../src/references/environment.ts';
import { parseSecretsInput } from '../../src/references/secrets-input.ts';

function values(text: string): Record<string, string> {
  return Object.fromEntries(parseSecretsInput(text).values);
}

function problems(text: string): readonly string[] {
  return parseSecretsInput(text).problems.map(problemText);
}

describe('NAME=value lines', () => {
  test.each([
    ['A=1\nB=2', { A: '1', B: '2' }],
    ['A=a=b==', { A: 'a=b==' }],
    ['A= spaces stay ', { A: ' spaces stay ' }],
    ['# comment\n\n  # another\nA=x # no comment', { A: 'x # no comment' }],
    ['A="quoted"', { A: '"quoted"' }],
    ['A=\n', { A: '' }],
    ['A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['  A=1', { A: '1' }],
    ['LAKE_KEY2=x\n_b =y\n \t\n', { LAKE_KEY2: 'x', _b: 'y' }],
    ['', {}],
  ])('%j', (text, expected) => {
    expect(values(text)).toEqual(expected);
    expect(problems(text)).toEqual([]);
  });

  test.each([
    [
      'A=1\nnonsense',
      'Line 2 of the secrets input is not NAME=value. A value of several lines needs the JSON form: {"NAME": ${{ toJSON(secrets.NAME) }}}.',
    ],
    [
      'MY-KEY=1',
      'Line 1 of the secrets input is not NAME=value. A value of several lines needs the JSON form: {"NAME": ${{ toJSON(secrets.NAME) }}}.',
    ],
    [
      '=1',
      'Line 1 of the secrets input is not NAME=value. A value of several lines needs the JSON form: {"NAME": ${{ toJSON(secrets.NAME) }}}.',
    ],
    ['A=1\n\nA=2', 'Line 3 of the secrets input repeats a name. Give each secret once.'],
  ])('%j', (text, message) => {
    expect(problems(text)).toEqual([message]);
  });
});

describe('a JSON object', () => {
  test.each([
    ['{"A": "1", "B": "two\\nlines"}', { A: '1', B: 'two\nlines' }],
    ['\n  {"A": "1"}\n', { A: '1' }],
    ['{}', {}],
    ['{"A": null, "B": "x"}', { B: 'x' }],
  ])('%j', (text, expected) => {
    expect(values(text)).toEqual(expected);
    expect(problems(text)).toEqual([]);
  });

  test('may have names that objects inherit', () => {
    expect([...parseSecretsInput('{"__proto__": "a", "constructor": "b"}').values]).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(parseSecretsInput('{}').values.get('constructor')).toBeUndefined();
  });

  test.each([
    [
      '{"A": "hunter22"',
      'The secrets input begins with { but is not a JSON object. Write {"NAME": ${{ toJSON(secrets.NAME) }}}, or NAME=value lines.',
    ],
    ['{"A": 7}', 'Entry 1 of the secrets input is not a text. Put its value in quotes.'],
    ['{"A": "x", "B": ["y"]}', 'Entry 2 of the secrets input is not a text. Put its value in quotes.'],
  ])('%j', (text, message) => {
    expect(problems(text)).toEqual([message]);
  });
});

test('no problem shows anything of the content', () => {
  const secret = fc.stringMatching(/^[a-zA-Z0-9+/]{12,20}$/);
  fc.assert(
    fc.property(
      secret,
      fc.constantFrom('{"A": "', '{"', '{', '-', 'A B ', '=', '{"A": [1, "', 'X=1\nX='),
      (text, before) => {
        for (const problem of parseSecretsInput(`${before}${text}`).problems) {
          expect(problemText(problem)).not.toContain(text);
        }
      },
    ),
  );
});

test('the environment answers for its own names only', () => {
  const env = environmentSource({ A: 'x' });
  expect([env('A'), env('B'), env('toString'), env('__proto__')]).toEqual(['x', undefined, undefined, undefined]);
});
