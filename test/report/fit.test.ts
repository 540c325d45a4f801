import { describe, expect, test } from '@jest/globals';
import { rowsOf, type Section, withinLimit } from '../../src/report/fit.ts';

const size = (text: string) => text.length;
const three: Section = { head: '<h>', rows: ['r1', 'r2', 'r3'], tail: '</h>', noun: 'row' };
/** Head, tail and the count of what is left out, each on its line, and the empty line. */
const frame = '<h>\n</h>\n<p><em>3 more rows did not fit here.</em></p>\n\n'.length;

describe('withinLimit', () => {
  test('writes sections with an empty line between them, and ends the last one', () => {
    const sentence: Section = { head: '<p>one</p>', rows: [], tail: '', noun: 'line' };
    expect(withinLimit([sentence, three, sentence], { limit: 1000, size })).toBe(
      '<p>one</p>\n\n<h>\nr1\nr2\nr3\n</h>\n\n<p>one</p>\n',
    );
  });

  test.each([
    [frame, '<h>\n</h>\n<p><em>3 more rows did not fit here.</em></p>\n'],
    [frame + 2, '<h>\n</h>\n<p><em>3 more rows did not fit here.</em></p>\n'],
    [frame + 3, '<h>\nr1\n</h>\n<p><em>2 more rows did not fit here.</em></p>\n'],
    [frame + 6, '<h>\nr1\nr2\n</h>\n<p><em>1 more row did not fit here.</em></p>\n'],
    [frame + 8, '<h>\nr1\nr2\n</h>\n<p><em>1 more row did not fit here.</em></p>\n'],
    [frame + 9, '<h>\nr1\nr2\nr3\n</h>\n'],
  ])('with %d characters writes as many rows as fit and says how many are left out', (limit, text) => {
    expect(withinLimit([three], { limit, size })).toBe(text);
    expect(text.length).toBeLessThanOrEqual(limit);
  });

  test('keeps the frames of later sections, and gives their rows what is left', () => {
    const long: Section = { head: '<a>', rows: ['x'.repeat(20), 'y'], tail: '</a>', noun: 'thing' };
    const frames = '<a>\n</a>\n<p><em>2 more things did not fit here.</em></p>\n\n'.length + frame;
    expect(withinLimit([long, three], { limit: frames + 6, size })).toBe(
      [
        '<a>\n</a>\n<p><em>2 more things did not fit here.</em></p>\n',
        '<h>\nr1\nr2\n</h>\n<p><em>1 more row did not fit here.</em></p>\n',
      ].join('\n'),
    );
  });

  test('gives room first to the rows of what goes first, and leaves it where it stands', () => {
    const last: Section = { ...three, head: '<l>', tail: '</l>', claims: [{ turn: 'errors' }] };
    expect(withinLimit([three, last], { limit: 2 * frame + 12, size })).toBe(
      ['<h>\nr1\n</h>\n<p><em>2 more rows did not fit here.</em></p>\n', '<l>\nr1\nr2\nr3\n</l>\n'].join('\n'),
    );
  });

  test('gives a section the room of its share, then others theirs, then what is left', () => {
    const shared: Section = { ...three, head: '<s>', claims: [{ turn: 'hints', share: 0.04 }, { turn: 'rest' }] };
    const text = (limit: number) => withinLimit([shared, three], { limit, size });
    expect(text(2 * frame + 12)).toMatch(/<s>\nr1\n<\/h>.*<h>\nr1\nr2\nr3\n<\/h>/s);
    expect(text(2 * frame + 18)).toMatch(/<s>\nr1\nr2\nr3\n<\/h>.*<h>\nr1\nr2\nr3\n<\/h>/s);
  });

  test('keeps rows that claim their room early in their place', () => {
    const early: Section = { ...three, claims: [{ turn: 'deletes', rows: [2] }, { turn: 'steps' }] };
    expect(withinLimit([early], { limit: frame + 6, size })).toBe(
      '<h>\nr1\nr3\n</h>\n<p><em>1 more row did not fit here.</em></p>\n',
    );
  });

  test('counts in the unit of the limit', () => {
    const bytes = (text: string) => Buffer.byteLength(text);
    const umlauts: Section = { ...three, rows: ['ä', 'ö'] };
    expect(withinLimit([umlauts], { limit: frame + 6, size: bytes })).toContain('ö');
    expect(withinLimit([umlauts], { limit: frame + 5, size: bytes })).not.toContain('ö');
    expect(withinLimit([umlauts], { limit: frame + 5, size })).toContain('ö');
  });
});

describe('rows', () => {
  test('are written only as far as they fit', () => {
    const asked: string[] = [];
    const rows = rowsOf(['r1', 'r2', 'r3', 'r4', 'r5'], (row) => {
      asked.push(row);
      return row;
    });
    expect(rows.length).toBe(5);
    expect(asked).toEqual([]);
    const text = withinLimit([{ ...three, rows }], { limit: frame + 5, size });
    expect(text).toBe('<h>\nr1\n</h>\n<p><em>4 more rows did not fit here.</em></p>\n');
    expect(asked).toEqual(['r1', 'r2']);
  });

  test('can be asked for again', () => {
    const rows = rowsOf([1, 2], (number) => `row ${number}`);
    expect([rows.at(0), rows.at(1), rows.at(0), rows.at(2)]).toEqual(['row 1', 'row 2', 'row 1', undefined]);
  });
});
