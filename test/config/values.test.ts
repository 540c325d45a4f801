import { describe, expect, test } from '@jest/globals';
import { parseFiles, substitute } from '../../src/config/parse.ts';
import { reporter } from '../../src/config/reporter.ts';
import { readFree, readValue, type Slot, schemaMemo } from '../../src/config/values.ts';
import type { Shape } from '../../src/connectors/schema.ts';
import { Structured } from '../../src/connectors/structured.ts';
import { targetKey } from '../../src/references/grammar.ts';
import { Secret } from '../../src/secret.ts';
import { file, said } from './support.ts';

type Read = typeof readValue;

interface Given {
  readonly slot?: Partial<Slot>;
  /** What `${{ env.X }}` is. */
  readonly env?: string;
  readonly literal?: boolean;
  readonly read?: Read;
}

/** What becomes of a YAML value in a row that is called `row`: its value, or what is said of it. */
function outcome(
  shape: Shape,
  yaml: string,
  { slot = {}, env, literal = false, read = readValue }: Given = {},
): unknown {
  const values = new Map(
    env === undefined ? [] : [[targetKey({ source: 'env', name: 'X' }), { text: env, sensitive: false }]],
  );
  const { files } = substitute(parseFiles([file(`x: ${yaml}`)]), values);
  const root = files[0]?.root;
  const tree = root?.kind === 'map' ? root.entries.get('x')?.value : undefined;
  if (!tree) {
    throw new Error(`This is no value: ${yaml}`);
  }
  const { report, problems } = reporter(['f.yaml']);
  const reading = { report, allowLiteralSecrets: literal, schemaOf: schemaMemo() };
  const value = read(reading, { label: 'row', shape, ...slot }, tree);
  const says = problems().map((problem) => said(problem).replace('error ', ''));
  if (says.length > 0) {
    expect(value === undefined).toBe(problems().some(({ severity }) => severity === 'error'));
    return says.length === 1 ? says[0] : says;
  }
  return value instanceof Secret ? { secret: value.reference } : value;
}

const text: Shape = { type: 'string' };
const integer: Shape = { type: 'integer' };
const boolean: Shape = { type: 'boolean' };
const names: Shape = { type: 'names' };
const reference = '"${{ env.X }}"';

describe('a plain value', () => {
  test.each<readonly [Shape, string, unknown]>([
    [text, 'a', 'a'],
    [text, '7', 'unquoted 1:4  row must be a text, but YAML reads this value as a number. Put it in quotes.'],
    [text, 'true', 'unquoted 1:4  row must be a text, but YAML reads this value as a boolean. Put it in quotes.'],
    [text, '.nan', 'wrong-type 1:4  row must be a text. Put it in quotes.'],
    [text, '[a]', 'wrong-type 1:4  row must be a text, not a list.'],
    [
      text,
      '{a: b}',
      'wrong-type 1:4  row must be a text, not a mapping. A text that begins with { or contains ": " needs quotes.',
    ],
    [text, 'null', 'no-null 1:4  row has no value. Give it one, or remove the key.'],
    [{ ...text, required: true }, '""', 'blank 1:4  row is empty. Give it a value.'],
    [{ ...text, required: true }, '"  "', 'blank 1:4  row is empty. Give it a value.'],
    [{ ...text, maxLength: 3 }, 'abcd', 'out-of-range 1:4  row is longer than 3 characters.'],
    [{ ...text, pattern: { source: '^a', says: 'a word with a' } }, 'ab', 'ab'],
    [{ ...text, pattern: { source: '^a', says: 'a word with a' } }, 'b', 'bad-format 1:4  row must be a word with a.'],
    [{ ...text, values: ['One', 'Two'] }, 'One', 'One'],
    [{ ...text, values: ['One', 'Two'] }, 'ONE', 'not-a-choice 1:4  row must be one of One, Two. Did you mean One?'],
    [{ ...text, values: ['One', 'Two'] }, 'else', 'not-a-choice 1:4  row must be one of One, Two.'],
    [integer, '7', 7],
    [integer, '"7"', 'wrong-type 1:4  row must be a whole number. Remove the quotes.'],
    [integer, '"7a"', 'wrong-type 1:4  row must be a whole number.'],
    [integer, '"a7"', 'wrong-type 1:4  row must be a whole number.'],
    [integer, '" "', 'wrong-type 1:4  row must be a whole number.'],
    [integer, 'true', 'wrong-type 1:4  row must be a whole number.'],
    [integer, '1.5', 'wrong-type 1:4  row must be a whole number.'],
    [integer, '.nan', 'wrong-type 1:4  row must be a whole number.'],
    [integer, '[7]', 'wrong-type 1:4  row must be a whole number, not a list.'],
    [{ ...integer, min: 5 }, '4', 'out-of-range 1:4  row must be a whole number from 5 on.'],
    [{ ...integer, min: 1, max: 2000 }, '0', 'out-of-range 1:4  row must be from 1 to 2,000.'],
    [{ ...integer, min: 1, max: 2000 }, '2001', 'out-of-range 1:4  row must be from 1 to 2,000.'],
    [{ ...integer, min: 1, max: 1 }, '2', 'out-of-range 1:4  row must be 1.'],
    [{ ...integer, max: 5 }, '6', 'out-of-range 1:4  row is too large.'],
    [boolean, 'false', false],
    [boolean, '"True"', 'wrong-type 1:4  row must be true or false. Remove the quotes, in lower case.'],
    [boolean, 'yes', 'wrong-type 1:4  row must be true or false. YAML 1.2 knows only true and false.'],
    [boolean, '"true "', 'wrong-type 1:4  row must be true or false. YAML 1.2 knows only true and false.'],
    [boolean, '"untrue"', 'wrong-type 1:4  row must be true or false. YAML 1.2 knows only true and false.'],
    [boolean, '1', 'wrong-type 1:4  row must be true or false. YAML 1.2 knows only true and false.'],
    [
      boolean,
      '{a: b}',
      'wrong-type 1:4  row must be true or false, not a mapping. A text that begins with { or contains ": " needs quotes.',
    ],
    [names, '[a, b]', ['a', 'b']],
    [names, '[]', []],
    [names, '[b, a, b, A, a]', ['b', 'a', 'A']],
    [names, 'a', 'wrong-type 1:4  row must be a list. Write [one, two], or - one on lines of their own.'],
    [
      names,
      '[a, 1, [b], null]',
      [
        'unquoted 1:8  An entry of row must be a text, but YAML reads this value as a number. Put it in quotes.',
        'wrong-type 1:11  An entry of row must be a text, not a list.',
        'no-null 1:16  An entry of row has no value. Give it one, or remove the key.',
      ],
    ],
    // Where a secret may be used at all is told where references are.
    [names, '["${{ secrets.A }}"]', undefined],
    [names, '["${{ env.A }}/${{ secrets.B }}"]', undefined],
  ])('in %j: %s', (shape, yaml, expected) => {
    expect(outcome(shape, yaml)).toEqual(expected);
  });

  test('null is a value where it clears', () => {
    expect(outcome(text, 'null', { slot: { nullable: true } })).toBeNull();
    expect(outcome(names, 'null', { slot: { nullable: true } })).toBeNull();
  });
});

describe('the value of a reference', () => {
  const wrong = (what: string): string =>
    `wrong-type 1:4  row must be ${what}, and the value of its reference is not. Change the value, not the file.`;

  test.each<readonly [Shape, string, unknown]>([
    [text, 'a', 'a'],
    [text, '7', '7'],
    [text, 'true', 'true'],
    [integer, '7', 7],
    [integer, '-7', -7],
    [integer, '0', 0],
    [integer, '07', wrong('a whole number')],
    [integer, '7a', wrong('a whole number')],
    [integer, 'a7', wrong('a whole number')],
    [integer, '12345678901234567', wrong('a whole number')],
    [integer, 'true', wrong('a whole number')],
    [boolean, 'true', true],
    [boolean, 'false', false],
    [boolean, 'True', wrong('true or false')],
    [boolean, '1', wrong('true or false')],
    [{ ...integer, max: 5 }, '6', 'out-of-range 1:4  row is too large.'],
    [{ ...text, maxLength: 3 }, 'abcd', 'out-of-range 1:4  row is longer than 3 characters.'],
  ])('in %j: %s', (shape, env, expected) => {
    expect(outcome(shape, reference, { env })).toEqual(expected);
  });

  test('is a secret in a secret row', () => {
    expect(outcome(text, reference, { env: 'a', slot: { secret: true } })).toEqual({ secret: '${{ env.X }}' });
  });

  test('fills an entry of a list', () => {
    expect(outcome(names, `[a, ${reference}]`, { env: 'b' })).toEqual(['a', 'b']);
    expect(outcome(names, `[a, b, ${reference}]`, { env: 'a' })).toEqual(['a', 'b']);
    expect(outcome(names, `[a, ${reference}]`)).toEqual(['a', '${{ env.X }}']);
  });

  test('still waits where it has none', () => {
    expect(outcome(integer, reference)).toEqual({ secret: '${{ env.X }}' });
  });

  test.each([
    [integer, 'a whole number'],
    [boolean, 'true or false'],
  ])('is the whole value where no text belongs: %j', (shape, what) => {
    const told = `reference-partial 1:4  row must be ${what}: one reference and nothing beside it. Remove what stands around the reference.`;
    expect(outcome(shape, '"1${{ env.X }}"')).toBe(told);
    expect(outcome(shape, '"1${{ env.X }}"', { env: '2' })).toBe(told);
  });
});

describe('plain text in a secret row', () => {
  const secret = { secret: true };
  const vault = { secret: true, vault: true };
  const plain = (hint: string): string => `literal-secret 1:4  row is written as plain text. ${hint}`;
  const put = 'Put it in a secret and write ${{ secrets.NAME }}.';
  const key =
    'What stands in ${…} is filled in by the API only where the connection has a secrets_manager. Otherwise write ${{ secrets.NAME }}.';
  const empty = 'blank 1:4  row is empty. Write a reference such as ${{ secrets.NAME }}, or remove the key.';

  test.each<readonly [string, Given, unknown]>([
    ['abc', { slot: secret }, plain(put)],
    ['"a${b}"', { slot: secret }, plain(key)],
    ['"${}"', { slot: secret }, plain(put)],
    ['abc', { slot: vault }, plain(put)],
    ['"${key}"', { slot: vault }, { secret: '${key}' }],
    ['"a${key}"', { slot: vault }, { secret: '(literal)' }],
    ['"${key}b"', { slot: vault }, { secret: '(literal)' }],
    ['"${a}${b}"', { slot: vault }, { secret: '(literal)' }],
    ['abcdefgh', { slot: secret, literal: true }, { secret: '(literal)' }],
    ['""', { slot: secret, literal: true }, empty],
    ['" "', { slot: vault }, empty],
  ])('%s with %j', (yaml, given, expected) => {
    expect(outcome(text, yaml, given)).toEqual(expected);
  });

  test('a key of the vault has no form yet, and no number', () => {
    const shaped: Shape = { type: 'string', pattern: { source: '^s3://[a-z]+$', says: 'a bucket' } };
    const inVault = { slot: { vault: true } };
    expect(outcome(shaped, '"s3://${bucket}"', inVault)).toBe('s3://${bucket}');
    expect(outcome(shaped, '"${uri}"', inVault)).toBe('${uri}');
    expect(outcome(shaped, '"${uri}"')).toBe('bad-format 1:4  row must be a bucket.');
    expect(outcome(shaped, 'bucket', inVault)).toBe('bad-format 1:4  row must be a bucket.');
    expect(outcome(integer, '"${port}"', inVault)).toBe('wrong-type 1:4  row must be a whole number.');
  });
});

describe('a mapping that no table describes', () => {
  const read = (yaml: string, env?: string) =>
    outcome(text, yaml, { slot: { structured: true }, read: readFree, ...(env === undefined ? {} : { env }) });
  const secret =
    'A secret cannot stand inside row: what no table describes is compared and shown as a whole. Give it by hand in Qualytics, or in a field of its own.';

  test.each([
    ['{b: 1, a: {d: true, c: null}}', '{"a":{"c":null,"d":true},"b":1}'],
    ['[1, {b: x, a: [y]}]', '[1,{"a":["y"],"b":"x"}]'],
    ['{}', '{}'],
    ['[1]', '[1]'],
  ])('as %s is kept, its keys in order', (yaml, json) => {
    expect(read(yaml)).toEqual(new Structured(JSON.parse(json)));
    expect((read(yaml) as Structured).json).toBe(json);
  });

  test('waits for its references, and takes their text', () => {
    expect(read('{a: "${{ env.X }}", b: "${{ env.Y }}"}')).toEqual({ secret: '${{ env.X }} ${{ env.Y }}' });
    expect(read('{a: "x-${{ env.X }}"}', 'one')).toEqual(new Structured({ a: 'x-one' }));
  });

  test.each([
    ['{type: x, token: abc}', `reference-placement 1:14  ${secret}`],
    ['{a: [{"private_key": x}]}', `reference-placement 1:10  ${secret}`],
    ['{a: "${{ secrets.S }}"}', `reference-placement 1:8  ${secret}`],
    ['{a: "x${{ ssm:/s }}"}', `reference-placement 1:8  ${secret}`],
  ])('with a secret in it is refused: %s', (yaml, says) => {
    expect(read(yaml)).toEqual(says);
  });

  test('of which a part was reported already says nothing more', () => {
    expect(read('{a: "${{ nothing }}"}')).toBeUndefined();
  });

  test('is none where the field is a secret, and a list of texts is one', () => {
    const hidden = { slot: { structured: true, secret: true }, read: readFree };
    expect(outcome(text, '{a: b}', hidden)).toEqual(expect.stringMatching(/^wrong-type/));
    expect(read('[a, b]')).toEqual(['a', 'b']);
    expect(read('[]')).toEqual([]);
  });
});

describe('a number that no table asks for', () => {
  const altered = 'of row as a number, and not as it is written. Put it in quotes.';
  test.each([
    '12345678901234567890',
    '-12345678901234567890',
    '12345678901234567890.5',
    '0012',
    '-07',
    '+07',
    '00',
    '00.5',
    '0x1F',
    '0o14',
    '.nan',
    '.inf',
    '-.inf',
    '1e400',
    '1e3',
    '1.10',
    '5.0',
    '0.12345678901234567890',
  ])('%s would be sent as another one', (yaml) => {
    const told = (place: string): string => `unquoted ${place}  YAML reads this value ${altered}`;
    const slot = { structured: true };
    expect(outcome(text, yaml, { slot, read: readFree })).toBe(told('1:4'));
    expect(outcome(text, `{a: [${yaml}]}`, { slot, read: readFree })).toBe(told('1:9'));
  });

  test.each([
    ['0', 0],
    ['0.5', 0.5],
    ['-0.25', -0.25],
    ['12', 12],
    ['+12', 12],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s is sent as it is', (yaml, number) => {
    const slot = { structured: true };
    expect(outcome(text, yaml, { slot, read: readFree })).toBe(number);
    expect(outcome(text, `{a: ${yaml}}`, { slot, read: readFree })).toEqual(new Structured({ a: number }));
  });
});

describe('plain text in a list of a secret row', () => {
  const slot = { secret: true };
  const plain = (place: string): string =>
    `literal-secret ${place}  An entry of row is written as plain text. Put it in a secret, pass that through env: of the step, and write \${{ env.NAME }}.`;
  test.each<readonly [string, Given, unknown]>([
    ['[listsecretAAA1, listsecretBBB2]', {}, [plain('1:5'), plain('1:21')]],
    ['[listsecretAAA1]', { literal: true }, ['listsecretAAA1']],
    [
      '[short, a]',
      { literal: true },
      [
        'warning secret-short 1:5  An entry of row has fewer than 8 characters. GitHub masks it wherever it occurs in the log and in outputs. Use a longer secret.',
        'warning secret-short 1:12  An entry of row has fewer than 8 characters. Under 4 it cannot be masked at all. Use a longer secret.',
      ],
    ],
    [`[${reference}]`, { env: 'longsecret' }, ['longsecret']],
    ['["${key}"]', { slot: { ...slot, vault: true } }, ['${key}']],
    ['[" "]', {}, 'blank 1:5  An entry of row is empty. Give it a value.'],
    [
      '["****"]',
      { literal: true },
      'bad-format 1:5  An entry of row is a mask, such as the API shows in the place of a secret. Give the secret itself by a reference, or remove the key: what is stored then stays.',
    ],
    [
      '["${{ secrets.A }}"]',
      {},
      expect.stringMatching(/^reference-placement 1:5 {2}An entry of row cannot be a secret/),
    ],
  ])('%s with %j', (yaml, given, expected) => {
    expect(outcome(text, yaml, { slot, read: readFree, ...given })).toEqual(expected);
  });
});

describe('a value that no table describes', () => {
  test.each<readonly [string, Partial<Slot>, unknown]>([
    ['7', {}, 7],
    ['true', {}, true],
    ['a', {}, 'a'],
    [reference, {}, { secret: '${{ env.X }}' }],
    ['[a, b]', {}, ['a', 'b']],
    ['{a: b}', {}, expect.stringMatching(/^wrong-type 1:4 {2}row must be a text, not a mapping\./)],
    ['null', { nullable: true }, null],
    [
      '7',
      { secret: true },
      'unquoted 1:4  row must be a text, but YAML reads this value as a number. Put it in quotes.',
    ],
  ])('%s in %j', (yaml, slot, expected) => {
    expect(outcome(text, yaml, { slot, read: readFree })).toEqual(expected);
  });
});
