import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { growthProblem, recordedSize } from '../../scripts/bundle-size.ts';

test.each([
  { now: 1_000, recorded: 1_000, accepted: true },
  { now: 1_100, recorded: 1_000, accepted: true },
  { now: 1_101, recorded: 1_000, accepted: false },
  { now: 500, recorded: 1_000, accepted: true },
  { now: 500, recorded: undefined, accepted: false },
])('a bundle of $now KiB, recorded as $recorded, is accepted: $accepted', ({ now, recorded, accepted }) => {
  expect(growthProblem(now, recorded) === undefined).toBe(accepted);
});

test('the size is read from between the markers', () => {
  expect(recordedSize('a 1 KiB <!-- bundle size -->2,345 KiB<!-- end of bundle size --> 3 KiB')).toBe(2_345);
  expect(recordedSize('2,345 KiB')).toBeUndefined();
});

test('the page records a size', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'performance.md'), 'utf8');
  expect(recordedSize(page)).toBeGreaterThan(100);
});
