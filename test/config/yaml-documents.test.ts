import { describe, expect, test } from '@jest/globals';
import { check } from './support.ts';

describe('a second document', () => {
  test('is told, and not read; what is wrong in the first one is told all the same', () => {
    expect(check('datastores: [{nam: A}]\n---\ncolour: red\n').says).toEqual([
      'error missing-key 1:14  name is missing. Add name: to this entry.',
      'error unknown-key 1:15  "nam" is not known in a datastore. Did you mean name?',
      'error yaml-several-documents 2:1  A second YAML document begins here. Remove the --- line, or put the second document in a file of its own.',
    ]);
  });
});

describe('a tag', () => {
  const told =
    'error yaml-tag 1:21  This YAML tag is not used here. Remove the part that begins with !, or put the value in quotes.';

  test.each(['!!binary aGVsbG8=', '!!timestamp 2026-01-31', '!ours A'])(
    'that is not of plain YAML is told once, and its value is a text: %s',
    (value) => {
      expect(check(`datastores: [{name: ${value}, root_path: /a, connection_id: 1}]\n`).says).toEqual([told]);
    },
  );

  test('of a text makes one of what would be none', () => {
    const { desired, says } = check('datastores: [{name: !!str 7, root_path: /a, connection_id: 1}]\n');
    expect(says).toEqual([]);
    expect(desired?.datastores[0]?.name).toBe('7');
  });
});

test('a line of a quoted text asks for no version of YAML', () => {
  expect(check('"ours\n%YAML 1.1"\n').says).toEqual([
    'error wrong-type 1:1  The top of the file must be a mapping. Begin with datastores: and a list below it.',
  ]);
});
