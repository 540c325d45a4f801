import { describe, expect, test } from '@jest/globals';
import { parseFilters, takes } from '../../src/export/filters.ts';
import { secretNames } from '../../src/export/secret-names.ts';

describe('names of secrets', () => {
  const named = (...names: readonly string[]): readonly string[] => {
    const owners = names.map((name, index) => ({ id: index + 1, name, secrets: ['secret_key'] }));
    const found = secretNames(owners);
    return owners.map((owner) => found.get(owner)?.get('secret_key') ?? '');
  };

  test.each([
    { name: 'acme_s3_lake', is: 'ACME_S3_LAKE_SECRET_KEY' },
    { name: 'Größe – Süd', is: 'GROSSE_SUD_SECRET_KEY' },
    { name: '2026 lake', is: 'Q_2026_LAKE_SECRET_KEY' },
    { name: 'github lake', is: 'Q_GITHUB_LAKE_SECRET_KEY' },
    { name: '😀', is: 'CONNECTION_SECRET_KEY' },
  ])('$name gives $is, which GitHub accepts', ({ name, is }) => {
    expect(named(name)).toEqual([is]);
    expect(is).toMatch(/^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/);
  });

  test('never meet: the oldest keeps its plain name', () => {
    expect(named('a b', 'a-b', 'A_B', 'a b 2')).toEqual([
      'A_B_SECRET_KEY',
      'A_B_2_SECRET_KEY',
      'A_B_3_SECRET_KEY',
      'A_B_2_4_SECRET_KEY',
    ]);
  });

  test('never meet either where a connection and a field come to the same as another two', () => {
    const owners = [
      { id: 1, name: 'a', secrets: ['parameters.b_password', 'password'] },
      { id: 2, name: 'a b', secrets: ['password'] },
    ];
    const names = [...secretNames(owners).values()].flatMap((one) => [...one.values()]);
    expect(names).toEqual(['A_B_PASSWORD', 'A_PASSWORD', 'A_B_2_PASSWORD']);
  });
});

describe('a filter', () => {
  const datastore = {
    name: 'Orders [EU] 1.0',
    type: 's3',
    fields: new Map([['tags', ['gold']]]),
    foreignTags: ['synced'],
  };
  const cases: readonly (readonly [filter: string, taken: boolean])[] = [
    ['Orders [EU] 1.0', true],
    ['Orders*', true],
    ['*EU*', true],
    ['?rders [EU] 1?0', true],
    ['orders*', false],
    ['Orders', false],
    ['*.1', false],
    ['Orders [A-Z]*', false],
    ['Or-ders*', false],
    ['tag:gold', true],
    ['tag: gold', true],
    ['tag:synced', true],
    ['tag:Gold', false],
    ['type:S3', true],
    ['type:postgresql', false],
  ];
  test.each(cases)('%s: %s', (filter, taken) => {
    const [parsed] = parseFilters(`\n ${filter} \n`);
    expect(parsed && takes(parsed, datastore, undefined)).toBe(taken);
  });
});
