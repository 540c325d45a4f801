import { describe, expect, test } from '@jest/globals';
import { LineCounter, parseDocument } from 'yaml';
import { buildTree } from '../../src/config/build.ts';
import { reporter } from '../../src/config/reporter.ts';
import { isBroken } from '../../src/config/templates.ts';
import type { Place, Tree } from '../../src/config/tree.ts';
import { said } from './support.ts';

interface Built {
  readonly tree: string | undefined;
  readonly says: readonly string[];
}

/** The tree of a YAML text, each key and value with its place. */
function built(text: string, limits = { depth: 40, expandedNodes: 1_000 }): Built {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
  const { report, problems } = reporter(['f.yaml']);
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { at: { file: 'f.yaml', line, column: col } };
  };
  const tree = buildTree(document.contents, { text, place, report, limits });
  return { tree: tree && shown(tree), says: problems().map(said) };
}

/** `value@line:column`, followed by `^line:column` of the anchor that it comes from. */
function shown(tree: Tree): string {
  switch (tree.kind) {
    case 'scalar':
      return `${isBroken(tree) ? 'broken' : JSON.stringify(tree.value)}${at(tree.place)}`;
    case 'list':
      return `[${tree.items.map(shown).join(', ')}]${at(tree.place)}`;
    case 'map': {
      const entries = [...tree.entries].map(
        ([name, { key, keyPlace, value }]) =>
          `${name === key ? key : `${name}≠${key}`}${at(keyPlace)}: ${shown(value)}`,
      );
      return `{${entries.join(', ')}}${at(tree.place)}`;
    }
  }
}

function at({ at: own, anchored }: Place): string {
  return `@${own.line}:${own.column}${anchored ? `^${anchored.line}:${anchored.column}` : ''}`;
}

describe('plain YAML', () => {
  test.each([
    ['a text', 'one', '"one"@1:1'],
    [
      'every kind of scalar',
      '[a, 1, 1.5, true, null, ~, "1"]',
      '["a"@1:2, 1@1:5, 1.5@1:8, true@1:13, null@1:19, null@1:25, "1"@1:28]@1:1',
    ],
    ['a map', 'a: 1\nb: {c: [d]}', '{a@1:1: 1@1:4, b@2:1: {c@2:5: ["d"@2:9]@2:8}@2:4}@1:1'],
    ['a list of maps', '- a: 1\n  b: 2\n- c: 3', '[{a@1:3: 1@1:6, b@2:3: 2@2:6}@1:3, {c@3:3: 3@3:6}@3:3]@1:1'],
    ['a pair in brackets', '[a: b]', '[{a@1:2: "b"@1:5}@1:2]@1:1'],
  ])('%s', (_, text, tree) => {
    expect(built(text)).toEqual({ tree, says: [] });
  });

  test('nothing is no tree', () => {
    expect(built('# only a comment\n')).toEqual({ tree: undefined, says: [] });
  });

  test.each([
    ['a value that is not written stands at its key', 'a:\nb: 1', '{a@1:1: null@1:1, b@2:1: 1@2:4}@1:1'],
    ['so does one of a key with a question mark', '? a', '{a@1:3: null@1:3}@1:1'],
    ['so does one in brackets', 'x: {a, b: }', '{x@1:1: {a@1:5: null@1:5, b@1:8: null@1:8}@1:4}@1:1'],
    ['an empty list entry stands at its list', 'a:\n  -\n  - b', '{a@1:1: [null@2:3, "b"@3:5]@2:3}@1:1'],
    ['an empty key stands where it would be', 'a: 1\n: b', '{a@1:1: 1@1:4, @2:1: "b"@2:3}@1:1'],
  ])('%s', (_, text, tree) => {
    expect(built(text)).toEqual({ tree, says: [] });
  });

  test.each([
    ['numbers', '{1: a, 0x1F: b, 1.50: c}', '{1@1:2: "a"@1:5, 0x1F@1:8: "b"@1:14, 1.50@1:17: "c"@1:23}@1:1'],
    ['words of YAML', '{true: a, null: b, ~: c}', '{true@1:2: "a"@1:8, null@1:11: "b"@1:17, ~@1:20: "c"@1:23}@1:1'],
    ['quoted ones', '{"a\\x20b": 1, \'\': 2}', '{a b@1:2: 1@1:12, @1:15: 2@1:19}@1:1'],
  ])('keys are what is written: %s', (_, text, tree) => {
    expect(built(text)).toEqual({ tree, says: [] });
  });

  test('what is no text cannot be a key', () => {
    const hint = 'A key must be a plain text. Is this a ${{ … }} or a bracket that needs quotes?';
    expect(built('? [a]\n: 1\n? {b: c}\n: 2\nx: &k y\n*k : 3\nz: 4')).toEqual({
      tree: '{x@5:1: "y"@5:7, z@7:1: 4@7:4}@1:1',
      says: [`error yaml-key 1:3  ${hint}`, `error yaml-key 3:3  ${hint}`, `error yaml-key 6:1  ${hint}`],
    });
  });

  test('a key that stands three times is told twice, and its first value counts', () => {
    const text = 'This key stands twice in the same mapping. (see 1:1) Remove one of the two.';
    expect(built('a: 1\n"a": 2\na: 3\nb: {a: 4}')).toEqual({
      tree: '{a@1:1: 1@1:4, b@4:1: {a@4:5: 4@4:8}@4:4}@1:1',
      says: [`error yaml-duplicate-key 2:1  ${text}`, `error yaml-duplicate-key 3:1  ${text}`],
    });
  });
});

describe('an alias', () => {
  test.each([
    ['a value', 'a: &x 1\nb: *x', '{a@1:1: 1@1:7, b@2:1: 1@2:4^1:7}@1:1'],
    ['a list', 'a: &x [1]\nb: *x', '{a@1:1: [1@1:8]@1:7, b@2:1: [1@2:4^1:8]@2:4^1:7}@1:1'],
    ['a map', 'a: &x {k: 1}\nb: *x', '{a@1:1: {k@1:8: 1@1:11}@1:7, b@2:1: {k@2:4^1:8: 1@2:4^1:11}@2:4^1:7}@1:1'],
    ['a key', '&x k: 1\nb: *x', '{k@1:4: 1@1:7, b@2:1: "k"@2:4^1:4}@1:4'],
    [
      'a value that is not written',
      'a: &x {k: , l}\nb: *x',
      '{a@1:1: {k@1:8: null@1:8, l@1:13: null@1:13}@1:7, b@2:1: {k@2:4^1:8: null@2:4^1:8, l@2:4^1:13: null@2:4^1:13}@2:4^1:7}@1:1',
    ],
    [
      'an alias: all stands at the outer one',
      'a: &x 1\nb: &y [*x]\nc: *y',
      '{a@1:1: 1@1:7, b@2:1: [1@2:8^1:7]@2:7, c@3:1: [1@3:4^1:7]@3:4^2:7}@1:1',
    ],
  ])('means %s', (_, text, tree) => {
    expect(built(text)).toEqual({ tree, says: [] });
  });

  test('means the last anchor of its name before it', () => {
    expect(built('- &x 1\n- *x\n- &x 2\n- *x')).toEqual({
      tree: '[1@1:6, 1@2:3^1:6, 2@3:6, 2@4:3^3:6]@1:1',
      says: [],
    });
  });

  test('keeps its meaning where another brings it in', () => {
    expect(built('- &x 1\n- &y [*x]\n- &x 2\n- *y')).toEqual({
      tree: '[1@1:6, [1@2:7^1:6]@2:6, 2@3:6, [1@4:3^1:6]@4:3^2:6]@1:1',
      says: [],
    });
  });

  test.each([
    ['of a value', '- &y [&x 1]\n- &x 2\n- *y\n- *x', '[[1@1:10]@1:6, 2@2:6, [1@3:3^1:10]@3:3^1:6, 2@4:3^2:6]@1:1'],
    [
      'of a key',
      '- &y {&x a: 1}\n- {&x b: 2}\n- *y\n- *x',
      '[{a@1:10: 1@1:13}@1:6, {b@2:7: 2@2:10}@2:3, {a@3:3^1:10: 1@3:3^1:13}@3:3^1:6, "b"@4:3^2:7]@1:1',
    ],
  ])('does not set the anchors that it brings in again: %s', (_, text, tree) => {
    expect(built(text)).toEqual({ tree, says: [] });
  });

  test('without an anchor before it is nothing', () => {
    expect(built('a: *x\nb: &x 1\nc: [*y]')).toEqual({
      tree: '{a@1:1: broken@1:4, b@2:1: 1@2:7, c@3:1: [broken@3:5]@3:4}@1:1',
      says: ['1:4', '3:5'].map(
        (place) =>
          `error yaml-alias ${place}  This alias has no anchor before it. Write the anchor (&name) above its first alias (*name).`,
      ),
    });
  });

  test('inside its own anchor is nothing, and both are shown', () => {
    expect(built('a: &x\n  b: [*x]\nc: *x')).toEqual({
      tree: '{a@1:1: {b@2:3: [broken@2:7]@2:6}@2:3, c@3:1: {b@3:4^2:3: [broken@3:4^2:7]@3:4^2:6}@3:4^2:3}@1:1',
      says: [
        'error yaml-alias 2:7  This alias stands inside its own anchor, so it would never end. (see 1:4) Move the anchor.',
      ],
    });
  });
});

describe('a merge key', () => {
  const base = '- &x {a: 1, b: 2}\n- &y {b: 3, c: 4}\n';
  const bases = '{a@1:7: 1@1:10, b@1:13: 2@1:16}@1:6, {b@2:7: 3@2:10, c@2:13: 4@2:16}@2:6';

  test.each([
    ['an alias', '<<: *x', 'a@3:7^1:7: 1@3:7^1:10, b@3:7^1:13: 2@3:7^1:16'],
    ['a mapping that is written there', '<<: {a: 5}', 'a@3:8: 5@3:11'],
    [
      'a list, the first mapping winning',
      '<<: [*x, *y]',
      'a@3:8^1:7: 1@3:8^1:10, b@3:8^1:13: 2@3:8^1:16, c@3:12^2:13: 4@3:12^2:16',
    ],
    ['the keys beside it, which win before it and behind it', 'b: 6\n  <<: *x\n  a: 7', 'b@3:3: 6@3:6, a@5:3: 7@5:6'],
  ])('takes %s', (_, text, entries) => {
    expect(built(`${base}- ${text}`)).toEqual({ tree: `[${bases}, {${entries}}@3:3]@1:1`, says: [] });
  });

  test('twice in a mapping, the first one wins', () => {
    expect(built(`${base}- <<: *y\n  <<: *x`)).toEqual({
      tree: `[${bases}, {b@3:7^2:7: 3@3:7^2:10, c@3:7^2:13: 4@3:7^2:16, a@4:7^1:7: 1@4:7^1:10}@3:3]@1:1`,
      says: [],
    });
  });

  test('in quotes is a key like any other', () => {
    expect(built('"<<": {a: 1}\n\'<<\' : 2')).toEqual({
      tree: '{<<@1:1: {a@1:8: 1@1:11}@1:7}@1:1',
      says: [
        'error yaml-duplicate-key 2:1  This key stands twice in the same mapping. (see 1:1) Remove one of the two.',
      ],
    });
  });

  const wrong = 'A merge key takes a mapping, or a list of mappings. Write <<: *name, with &name at a mapping.';

  test.each([
    ['a text', '<<: text', '1:5'],
    ['nothing', '<<:', '1:1'],
    ['nothing, after a question mark', '? <<', '1:3'],
    ['an empty list', '<<: []', '1:5'],
    ['a list with a text', '<<: [{a: 1}, text]', '1:5'],
  ])('does not take %s', (_, text, place) => {
    expect(built(`${text}\nz: 1`)).toEqual({
      tree: '{z@2:1: 1@2:4}@1:1',
      says: [`error yaml-merge ${place}  ${wrong}`],
    });
  });

  test('of an alias that means no mapping is told at the alias and at its anchor', () => {
    expect(built('a: &x 1\nb:\n  <<: *x')).toEqual({
      tree: '{a@1:1: 1@1:7, b@2:1: {}@3:3}@1:1',
      says: [`error yaml-merge 3:7  ${wrong.replace('. Write', '. (see 1:7) Write')}`],
    });
  });

  const missing = 'This alias has no anchor before it. Write the anchor (&name) above its first alias (*name).';
  const endless = 'This alias stands inside its own anchor, so it would never end. (see 1:4) Move the anchor.';

  test.each([
    ['an alias without an anchor', 'a:\n  <<: *x', [`error yaml-alias 2:7  ${missing}`]],
    ['one in a list', 'a:\n  <<: [{b: 1}, *x]', [`error yaml-alias 2:16  ${missing}`]],
    ['an alias inside its own anchor', 'a: &x\n  <<: *x', [`error yaml-alias 2:7  ${endless}`]],
    [
      'one in a list that has a text too',
      'a:\n  <<: [text, *x]',
      [`error yaml-merge 2:7  ${wrong}`, `error yaml-alias 2:14  ${missing}`],
    ],
  ])('brings in nothing for %s, which is told once', (_, text, says) => {
    expect(built(text)).toEqual({ tree: '{a@1:1: {}@2:3}@1:1', says });
  });
});

describe('limits', () => {
  test.each([
    ['lists', '[[[1]]]', '[[[[1]]], [[[2]]]]', '1:5'],
    ['maps', 'a: {b: {c: 1}}', 'a: {b: {c: {d: 1}}}', '1:16'],
    ['aliases, each a level', '[&x 1, [*x]]', '[&x [1], [*x]]', '1:11', ' (see 1:6)'],
    ['merge keys', 'a: {<<: {c: 1}}', 'a: {<<: {c: {d: 1}}}', '1:17'],
    ['lists of merge keys', '<<: [{a: 1}]', '<<: [{a: [1]}]', '1:11'],
    ['merge keys themselves', 'a: {b: {c: 1}}', 'a: {b: {<<: {c: 1}, d: text}}', '1:17'],
  ])('on depth: %s', (_, within, beyond, place, also = '') => {
    const limits = { depth: 3, expandedNodes: 100 };
    expect(built(within, limits).says).toEqual([]);
    expect(built(beyond, limits)).toEqual({
      tree: undefined,
      says: [
        `error yaml-limit ${place}  The file is nested more than 3 levels deep.${also} Nothing that this file describes needs that.`,
      ],
    });
  });

  test('on the values that aliases multiply: the first that is too many is told, and the rest is not read', () => {
    const limits = { depth: 40, expandedNodes: 1_000 };
    const many = `- &x [${Array(97).fill(1).join(', ')}]\n- `;
    // 100 for the lists and the 97 numbers, then 99 for each alias.
    expect(built(`${many}[${Array(9).fill('*x').join(', ')}]`, limits).says).toEqual([]);
    expect(built(`${many}[${'*x, '.repeat(12)}*none]\n- *none\n- {a: 1, a: 2}\n- <<: *x`, limits)).toEqual({
      tree: undefined,
      says: [
        'error yaml-limit 2:40  The file expands to more than 1,000 values. (see 1:28) Use fewer aliases, or several files.',
      ],
    });
  });

  test('on values: exactly as many are read', () => {
    expect(built('[1, 2, 3]', { depth: 40, expandedNodes: 4 })).toEqual({
      tree: '[1@1:2, 2@1:5, 3@1:8]@1:1',
      says: [],
    });
    expect(built('{a: 1, b: 2, b: 3}', { depth: 40, expandedNodes: 2 })).toEqual({
      tree: undefined,
      says: ['error yaml-limit 1:11  The file expands to more than 2 values. Use fewer aliases, or several files.'],
    });
  });
});
