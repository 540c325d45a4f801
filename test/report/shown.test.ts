import { describe, expect, test } from '@jest/globals';
import { shownChange } from '../../src/report/shown.ts';
import { change } from './fixtures.ts';

/** A text whose JSON form is `length` characters long and ends in `end`. */
function long(length: number, end: string): string {
  return 'x'.repeat(length - 2 - end.length) + end;
}

describe('a change, ready to be shown', () => {
  test.each([
    [change('a', null, 'x'), { sign: '+', field: 'a', before: undefined, after: '"x"' }],
    [change('a', 'x', null), { sign: '-', field: 'a', before: '"x"', after: undefined }],
    [change('a', 1, false), { sign: '~', field: 'a', before: '1', after: 'false' }],
    [change('a', [], ['b', 'c "d"']), { sign: '~', field: 'a', before: '[]', after: '["b", "c \\"d\\""]' }],
    [
      change('a', 'x', ['y'], { sensitive: true }),
      { sign: '~', field: 'a', before: '(sensitive)', after: '(sensitive)' },
    ],
    [change('a', null, 'y', { sensitive: true }), { sign: '+', field: 'a', before: undefined, after: '(sensitive)' }],
  ])('%j', (of, shown) => {
    expect(shownChange(of)).toEqual(shown);
  });
});

describe('a long value', () => {
  const sides = (before: string | null, after: string | null) => {
    const shown = shownChange(change('a', before, after));
    return [shown.before, shown.after];
  };

  test('of 300 characters is shown whole', () => {
    expect(sides(long(300, 'a'), long(300, 'b'))).toEqual([`"${long(300, 'a')}"`, `"${long(300, 'b')}"`]);
  });

  test('of more is shown from its beginning, where it differs there or has nothing to differ from', () => {
    const shown = `"${'x'.repeat(298)}… (301 characters)`;
    expect(sides(long(301, 'a'), null)).toEqual([shown, undefined]);
    expect(sides(null, long(301, 'a'))).toEqual([undefined, shown]);
    expect(sides(long(301, 'a'), 'xy')).toEqual([shown, '"xy"']);
  });

  test('that differs from its 280th character on is shown from its beginning', () => {
    expect(sides(`${'x'.repeat(278)}a${'y'.repeat(100)}`, `${'x'.repeat(278)}b${'y'.repeat(100)}`)).toEqual([
      `"${'x'.repeat(278)}a${'y'.repeat(19)}… (381 characters)`,
      `"${'x'.repeat(278)}b${'y'.repeat(19)}… (381 characters)`,
    ]);
  });

  test('that differs later is shown from 20 characters before', () => {
    expect(sides(`${'x'.repeat(279)}a${'y'.repeat(100)}`, `${'x'.repeat(279)}b${'z'.repeat(400)}`)).toEqual([
      `…${'x'.repeat(20)}a${'y'.repeat(100)}" (382 characters)`,
      `…${'x'.repeat(20)}b${'z'.repeat(278)}… (682 characters)`,
    ]);
  });

  test('that the other only goes on from, too', () => {
    const short = 'x'.repeat(400);
    expect(sides(short, `${short}yes`)).toEqual([
      `…${'x'.repeat(20)}" (402 characters)`,
      `…${'x'.repeat(20)}yes" (405 characters)`,
    ]);
    expect(sides(`${short}yes`, short)).toEqual([
      `…${'x'.repeat(20)}yes" (405 characters)`,
      `…${'x'.repeat(20)}" (402 characters)`,
    ]);
  });

  test('never begins with half a character', () => {
    const same = `${'x'.repeat(300)}😀${'y'.repeat(19)}`;
    expect(sides(`${same}a`, `${same}b`)).toEqual([
      `…${'y'.repeat(19)}a" (324 characters)`,
      `…${'y'.repeat(19)}b" (324 characters)`,
    ]);
  });
});
