import { describe, expect, test } from '@jest/globals';
import { type ConfigRule, configRules, fileRules } from '../../src/config/rules.ts';
import { aliasesCases } from './bad-files/aliases.ts';
import { connectionKeysCases } from './bad-files/connection-keys.ts';
import { connectionValuesCases } from './bad-files/connection-values.ts';
import { datastoreValuesCases } from './bad-files/datastore-values.ts';
import { enrichmentCases } from './bad-files/enrichment.ts';
import { identityCases } from './bad-files/identity.ts';
import { referencesCases } from './bad-files/references.ts';
import { topCases } from './bad-files/top.ts';
import { unknownKeysCases } from './bad-files/unknown-keys.ts';
import { yamlCases } from './bad-files/yaml.ts';
import { check, file } from './support.ts';

const chapters = {
  YAML: yamlCases,
  'the top of a file': topCases,
  'keys that a datastore does not have': unknownKeysCases,
  'values of a datastore': datastoreValuesCases,
  'keys of a connection': connectionKeysCases,
  'values of a connection': connectionValuesCases,
  'secrets and references': referencesCases,
  'names, ids and roles': identityCases,
  'scope and enrichment': enrichmentCases,
  'aliases and merge keys': aliasesCases,
};

describe.each(Object.entries(chapters))('a bad file: %s', (_, cases) => {
  test.each(cases)('$name', ({ file: text, says }) => {
    expect(check(text).says).toEqual(says);
  });
});

/** Rules that need files on a disk, values, or several files: other tests hold them. */
const elsewhere: ReadonlySet<ConfigRule> = new Set<ConfigRule>([
  ...(Object.keys(fileRules) as (keyof typeof fileRules)[]),
  'reference-missing',
  'reference-blank',
  'reference-json',
  'reference-unavailable',
  'secret-short',
  'secrets-input',
  'only-once',
]);

test('every rule of the table is shown by some bad file', () => {
  const shown = new Set(
    Object.values(chapters).flatMap((cases) => cases.flatMap((one) => one.says.map((line) => line.split(' ')[1]))),
  );
  const rules = Object.keys(configRules) as ConfigRule[];
  expect(rules.filter((rule) => !elsewhere.has(rule) && !shown.has(rule))).toEqual([]);
});

describe('several files', () => {
  test('problems of all of them are told, each at its own file, in the order of the files', () => {
    const { problems } = check([file('datastores:\n  - nam: A\n', 'b.yaml'), file('colour: red\n', 'a.yaml')]);
    expect(problems.map((problem) => `${problem.at?.file}:${problem.at?.line} ${problem.rule}`)).toEqual([
      'b.yaml:2 unknown-key',
      'b.yaml:2 missing-key',
      'a.yaml:1 unknown-key',
    ]);
  });

  test('a name in two files is an error at both, each pointing at the other', () => {
    const { problems } = check([
      file('datastores:\n  - name: A\n', 'a.yaml'),
      file('datastores:\n  - name: A\n', 'b.yaml'),
    ]);
    expect(problems.map(({ rule, at, also }) => [rule, at?.file, also?.[0]?.file])).toEqual([
      ['duplicate-name', 'a.yaml', 'b.yaml'],
      ['duplicate-name', 'b.yaml', 'a.yaml'],
    ]);
  });

  test.each(['version: 1\n', 'ownership_tag: git\n', 'aws:\n  region: us-east-1\n'])(
    '%j may stand in one file only',
    (text) => {
      const { problems } = check([file(text, 'a.yaml'), file(text, 'b.yaml')]);
      expect(problems.map(({ rule, at }) => [rule, at?.file])).toEqual([
        ['only-once', 'a.yaml'],
        ['only-once', 'b.yaml'],
      ]);
    },
  );

  test('a file that is not YAML does not hide what is wrong in the others', () => {
    const { problems } = check([file('datastores: [\n', 'a.yaml'), file('colour: red\n', 'b.yaml')]);
    expect(problems.map(({ rule, at }) => [rule, at?.file])).toEqual([
      ['yaml-syntax', 'a.yaml'],
      ['unknown-key', 'b.yaml'],
    ]);
  });
});
