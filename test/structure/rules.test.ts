import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ruleChapters } from '../../scripts/generate.ts';

const source = join(import.meta.dirname, '..', '..', 'src');
const documented = new Set(ruleChapters.flatMap(({ rules }) => Object.keys(rules)));
const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/(^|\/)rules\.ts$/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'));

test('every rule that the code names is on the page of rules', () => {
  const used = texts.flatMap((text) => [...text.matchAll(/rule: '([a-z-]+)'/g)].map(([, rule]) => rule ?? ''));
  expect(used.length).toBeGreaterThan(40);
  expect([...new Set(used)].filter((rule) => !documented.has(rule))).toEqual([]);
});

test('every rule on the page is one that the code can say', () => {
  const all = texts.join('\n');
  expect([...documented].filter((rule) => !all.includes(`'${rule}'`))).toEqual([]);
});

test('every rule is said with the severity that its page gives', () => {
  const severities = new Map(
    ruleChapters.flatMap(({ rules }) => Object.entries(rules)).map(([rule, { severity }]) => [rule, severity]),
  );
  const said = texts.flatMap((text) =>
    [...text.matchAll(/severity: '([a-z]+)',\s*rule: '([a-z-]+)'/g)].map(([, severity, rule = '']) => ({
      rule,
      severity,
    })),
  );
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter(({ rule, severity }) => severities.get(rule) !== severity)).toEqual([]);
});
