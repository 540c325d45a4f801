import { expect, test } from '@jest/globals';
import { shownPair } from '../../src/connectors/compare.ts';
import type { Field } from '../../src/connectors/field.ts';

const identifier: Field = { name: 'access_key', type: 'string', description: '', identifier: true };

test.each([
  ['AKIAONE000000001', 'AKIATWO000000002', 'AKIA…0001', 'AKIA…0002'],
  ['AKIAONE000000001', 'AKIATWO000000001', 'AKIA…0001', 'AKIA…0001 (another)'],
  [null, 'AKIATWO000000001', null, 'AKIA…0001'],
  ['AKIAONE000000001', null, 'AKIA…0001', null],
  ['short', 'other', '…', '… (another)'],
])('an identifier that changes from %s to %s is shown as %s and %s, and kept as it is', (before, after, old, now) => {
  expect(shownPair(identifier, before, after)).toEqual({ before: old, after: now, exact: [before, after] });
});

test('anything else is shown as it is', () => {
  const field: Field = { name: 'uri', type: 'string', description: '' };
  expect(shownPair(field, 's3://a', 's3://b')).toEqual({ before: 's3://a', after: 's3://b' });
});
