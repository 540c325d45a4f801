import { expect, test } from '@jest/globals';
import { nearest } from '../src/nearest.ts';

test.each<{
  readonly word: string;
  readonly among: readonly string[];
  readonly found: string | undefined;
  readonly why: string;
}>([
  { word: 'Finance', among: ['Platform', 'Finance Team', 'Finanze'], found: 'Finanze', why: 'one letter is another' },
  { word: 'data platform', among: ['Data Platform'], found: 'Data Platform', why: 'case does not count' },
  { word: 'abc', among: ['abcd'], found: 'abcd', why: 'a letter is missing' },
  { word: 'abcd', among: ['abc'], found: 'abc', why: 'a letter is too many' },
  { word: 'ab', among: ['cd'], found: 'cd', why: 'two differences are always few enough' },
  { word: 'abc', among: ['xyz'], found: undefined, why: 'three of three differ' },
  { word: 'abcdefghi', among: ['abcdefxyz'], found: 'abcdefxyz', why: 'three of nine differ' },
  { word: 'abcdefghi', among: ['abcdewxyz'], found: undefined, why: 'four of nine differ' },
  { word: 'sunday', among: ['saturday'], found: undefined, why: 'three differences are more than a third of eight' },
  { word: 'sundays', among: ['saturdays'], found: 'saturdays', why: 'three differences are a third of nine' },
  { word: 'one', among: ['ones', 'one', 'onto'], found: 'one', why: 'the same beats the similar' },
  { word: 'same', among: ['sane', 'sale'], found: 'sane', why: 'of two that are as near, the first is taken' },
  { word: 'abcd', among: ['bcda'], found: 'bcda', why: 'a letter moved is two differences' },
  { word: '', among: ['abc'], found: undefined, why: 'nothing is like nothing' },
  { word: 'abc', among: [], found: undefined, why: 'there is nothing to choose from' },
])('$word among $among gives $found: $why', ({ word, among, found }) => {
  expect(nearest(word, among)).toBe(found);
});

test('what differs after the first hundred letters does not count', () => {
  const long = 'x'.repeat(100);
  expect(nearest(`${long}${'a'.repeat(60)}`, [`${long}${'b'.repeat(60)}`])).toBeDefined();
});
