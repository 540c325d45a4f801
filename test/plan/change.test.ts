import { describe, expect, test } from '@jest/globals';
import { change } from '../../src/plan/change.ts';
import { Secret } from '../../src/secret.ts';
import { at } from './support-connections.ts';

describe('a change of a datastore', () => {
  test('shows both sides, and where the file says it', () => {
    expect(change('description', 'old', 'new', at(3, 5))).toStrictEqual({
      field: 'description',
      before: 'old',
      after: 'new',
      sensitive: false,
      at: at(3, 5),
    });
  });

  test('may have no place, and no value on a side', () => {
    expect(change('tags', null, ['a', 'b'], undefined)).toStrictEqual({
      field: 'tags',
      before: null,
      after: ['a', 'b'],
      sensitive: false,
    });
  });

  test('may be one of what it refers to', () => {
    expect(change('connection_name', 'one', 'two', undefined)).toStrictEqual({
      field: 'connection_name',
      before: 'one',
      after: 'two',
      sensitive: false,
    });
  });

  test('hides what comes from a secret, and names its reference', () => {
    const secret = new Secret('the text', '${{ secrets.D }}');
    expect(change('description', 'old', secret, at(3, 5))).toStrictEqual({
      field: 'description',
      before: 'old',
      after: '(sensitive)',
      sensitive: true,
      reference: '${{ secrets.D }}',
      at: at(3, 5),
    });
  });
});
