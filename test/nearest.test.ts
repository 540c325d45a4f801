import { expect, test } from '@jest/globals';
import { nearest } from '../src/nearest.ts';

interface Row {
  readonly name: string;
  readonly among: readonly string[];
  readonly found: string | undefined;
  readonly why: string;
}

test.each<Row>([
  { name: 'role_arm', among: ['uri', 'role_arn'], found: 'role_arn', why: 'a letter is another' },
  { name: 'abcd', among: ['abcde'], found: 'abcde', why: 'a letter is missing' },
  { name: 'abcde', among: ['abcd'], found: 'abcd', why: 'a letter is too many' },
  { name: 'abcd', among: ['abdc'], found: 'abdc', why: 'neighbours swapped are one difference' },
  { name: 'abcd', among: ['bacd'], found: 'bacd', why: 'also at the beginning' },
  { name: 'abcd', among: ['cbad'], found: undefined, why: 'letters swapped further apart are two' },
  { name: 'a', among: ['b'], found: 'b', why: 'one difference is always few enough' },
  { name: 'abcdefg', among: ['abcdexx'], found: undefined, why: 'under eight letters there is one difference' },
  { name: 'abcdefgh', among: ['abcdefxx'], found: 'abcdefxx', why: 'of eight letters two may differ' },
  { name: 'abcdefgh', among: ['abcdexxx'], found: undefined, why: 'of eight letters three are too many' },
  { name: 'abcdefgh', among: ['abcdefghij'], found: 'abcdefghij', why: 'two letters are missing' },
  { name: 'abcdefgh', among: ['abcdefghijk'], found: undefined, why: 'three letters are missing' },
  { name: 'ones', among: ['onex', 'ones', 'one'], found: 'ones', why: 'the same is nearer than the similar' },
  { name: 'abcdefgh', among: ['abcdefxx', 'abcdefgx'], found: 'abcdefgx', why: 'the nearest is taken, not the first' },
  { name: 'same', among: ['sane', 'sale'], found: 'sane', why: 'of two that are as near, the first is taken' },
  { name: 'Teams', among: ['tEAMS'], found: undefined, why: 'case counts' },
  { name: 'abc', among: [], found: undefined, why: 'there is nothing to choose from' },
  { name: 'x'.repeat(64), among: ['x'.repeat(63)], found: 'x'.repeat(63), why: 'sixty-four letters are compared' },
  { name: 'x'.repeat(65), among: ['x'.repeat(65)], found: undefined, why: 'longer names are not' },
])('$name among $among gives $found: $why', ({ name, among, found }) => {
  expect(nearest(name, among)).toBe(found);
});
