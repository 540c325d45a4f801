import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { check, file } from './support.ts';

/**
 * Each takes under a second of a machine that is not busy. What a test can catch on any machine is work that grows
 * without bound, in milliseconds of processor time.
 */
const bound = 15_000;

/** Processor time of this process so far, in milliseconds. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[index]}`).join(', ')}]`)
  .join('\n')}\ndatastores: []\n`;

const inList = `datastores:\n  - &a {nme: A}\n${'  - *a\n'.repeat(25_000)}`;

describe('a hostile file is refused, soon', () => {
  test.each([
    ['an alias bomb', bomb, 'yaml-limit'],
    [
      'a bomb of merge keys',
      `a: &a {k: {}}\n${[...Array(30).keys()].map((n) => `b${n}: &b${n} {x: [${`*${n === 0 ? 'a' : `b${n - 1}`}, `.repeat(9)}]}`).join('\n')}`,
      'yaml-limit',
    ],
    ['brackets a million deep', '['.repeat(1_000_000), 'yaml-limit'],
    ['brackets 20,000 deep, closed', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'yaml-limit'],
    ['lists in lists on one line', '- '.repeat(59_000), 'yaml-limit'],
    ['mappings 1,000 deep', [...Array(1_000).keys()].map((n) => `${' '.repeat(n)}a:\n`).join(''), 'yaml-limit'],
    ['keys in keys', '? '.repeat(10_000), 'yaml-limit'],
    ['half a million values', `a: [${'x,'.repeat(500_000)}]`, 'yaml-limit'],
    ['a file over the limit', 'x'.repeat(3_145_729), 'yaml-limit'],
    ['59,000 keys', [...Array(59_000).keys()].map((n) => `k${n}:\n`).join(''), 'unknown-key'],
    ['a text of a million characters', `datastores:\n  - name: ${'n'.repeat(1_000_000)}\n`, 'out-of-range'],
    ['a key of a million characters', `datastores:\n  - "${'k'.repeat(1_000_000)}": 1\n`, 'yaml-syntax'],
    ['25,000 aliases of an entry that is wrong', inList, 'unknown-key'],
    ['fifty thousand line breaks in a quote', `a: "${'\n'.repeat(50_000)}`, 'yaml-syntax'],
    ['an anchor that contains itself', 'datastores: &a\n  - name: A\n    tags: *a\n', 'yaml-alias'],
    ['a merge key of itself', 'datastores:\n  - &a\n    <<: *a\n    name: A\n', 'yaml-alias'],
    ['control characters', 'datastores:\n  - name: "\u0000\u0007"\n    colo\u0001r: a\n', 'unknown-key'],
    ['half a surrogate pair', 'datastores:\n  - "\uD800": A\n', 'unknown-key'],
    ['a reference that opens 200 times', `datastores:\n  - name: "${'${{ '.repeat(200)}"\n`, 'reference-syntax'],
    [
      'ten thousand references in one text',
      `datastores:\n  - name: "${'${{ vars.A }}'.repeat(10_000)}"\n`,
      'reference-source',
    ],
  ])('%s', (_, text, rule) => {
    const before = worked();
    const { problems, desired } = check(text);
    expect(worked() - before).toBeLessThan(bound);
    expect(problems.map((problem) => problem.rule)).toContain(rule);
    expect(desired).toBeUndefined();
    expect(problems.length).toBeLessThanOrEqual(1_000);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty'])(
    'the key %s is a key like any other, at every level',
    (key) => {
      const text = `${key}: {a: 1}
datastores:
  - name: A
    ${key}: {polluted: 1}
    group: {name: G, ${key}: 1}
connections:
  - name: c
    type: s3
    uri: s3://acme-lake
    ${key}: 1
    parameters: {${key}: {polluted: 1}}
`;
      const { problems } = check(text);
      expect(problems.map((problem) => [problem.rule, problem.at?.line])).toEqual(
        [1, 4, 5, 10, 11].map((line) => ['unknown-key', line]),
      );
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  test('as a connector or a parameter of an unknown connector it does no harm either', () => {
    const { problems, desired } = check(
      'connections: [{name: c, type: __proto__, parameters: {__proto__: x, constructor: y}}]\n',
    );
    expect(problems.map((problem) => problem.rule)).toEqual(['unknown-connector']);
    expect([...(desired?.connections[0]?.fields.keys() ?? [])]).toEqual([
      'parameters.__proto__',
      'parameters.constructor',
    ]);
  });
});

test('the largest file that a tenant may need is read', () => {
  const entry = (index: number): string => `  - name: Orders ${index}
    connection_name: lake
    root_path: /raw/orders/${index}/
    description: Orders of one shop, as it writes them.
    teams: [Data Platform, Finance Team]
    tags:
      - orders
    enrichment_datastore: Lake Enrichment
    enrichment_prefix: _orders_${index}
    enrichment_source_record_limit: 100
    enrichment_remediation_strategy: append
    high_count_rollup_threshold: 20

`;
  const { desired, says } = check(`datastores:\n${[...Array(5_000).keys()].map(entry).join('')}`);
  expect(says).toEqual([]);
  expect(desired?.datastores.length).toBe(5_000);
});

/** Fragments that files are made of, and of which many are wrong. */
const line = fc.oneof(
  fc.constantFrom(
    'datastores:',
    'connections:',
    'defaults:',
    'removed:',
    'aws:',
    '  - name: A',
    '  - name: ${{ env.A }}',
    '    type: s3',
    '    connection:',
    '      type: s3',
    '      uri: s3://acme/x',
    '    parameters:',
    '      role_arn: x',
    '    <<: *a',
    '  - &a',
    '    teams: [a, 1, null]',
    '    id: 1e9',
    '    group: {name: x}',
    '    enrichment_datastore: A',
    '    previous_names: [A]',
    '    secret_key: ${{ secrets.X',
    '\t- x',
    '---',
    '%YAML 1.1',
    '? [x]',
    '    tags: *a',
    '    enrichment_only: true',
    '    connection_name: A',
    '!!binary x',
    '"',
    '{',
    ']',
    '# c',
    '    root_path:',
  ),
  fc.string({ maxLength: 30 }),
);

describe('no file makes it throw', () => {
  test('built from fragments', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.boolean(), (lines, allowLiteralSecrets) => {
        const { desired, problems } = check(lines.join('\n'), { allowLiteralSecrets });
        const errors = problems.filter((problem) => problem.severity === 'error');
        expect(desired === undefined).toBe(errors.length > 0);
        for (const { at } of problems) {
          expect(at && at.line >= 1 && at.column >= 1).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('built from anything that JSON can hold, at every known place', () => {
    const key = fc.constantFrom(
      'datastores',
      'connections',
      'defaults',
      'removed',
      'aws',
      'name',
      'type',
      'connection',
      'parameters',
      'secrets_manager',
      'group',
      'tags',
      'id',
      'uri',
      'x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<unknown>(null, true, 0, 1.5, 's3', 'snowflake', '', '${{ env.A }}', '${{ secrets.A }}', '${{'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(() => check(JSON.stringify(value))).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  test('and no problem shows what stands in a secret field, or in a file that is not YAML', () => {
    const secret = fc.stringMatching(/^[a-zA-Z0-9/+]{16,24}$/);
    const around = fc.constantFrom(
      (text: string) => `connections:\n  - {name: c, type: s3, uri: "s3://acme", secret_key: ${text}}\n`,
      (text: string) => `connections:\n  - name: c\n    type: s3\n    uri: s3://acme\n    secret_key: {${text}}\n`,
      (text: string) => `connections:\n  - name: c\n    type: s3\n    uri: s3://acme\n    secret_key: [${text}\n`,
      (text: string) => `connections:\n  - name: c\n    type: s3\n    secret_key: "\\q${text}"\n`,
      (text: string) => `datastores:\n  - name: A\n    secret_key: !${text} x\n`,
      (text: string) => `datastores:\n  - name: A\n    password: *${text.replaceAll(/[/+]/g, '')}\n`,
      (text: string) => `connections:\n  - name: c\n    type: s3\n    secret_key: "\${{ secrets.${text} + 1 }}"\n`,
      (text: string) => `secret_key:${text}\n`,
      (text: string) => `connections:\n  - name: c\n    type: ${text}\n    password: ${text}\n`,
    );
    fc.assert(
      fc.property(secret, around, (text, place) => {
        const { says } = check([file(place(text))]);
        expect(says.length).toBeGreaterThan(0);
        expect(says.join('\n')).not.toContain(text.replaceAll(/[/+]/g, ''));
      }),
      { numRuns: 500 },
    );
  });
});
