import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { commentMarkdown } from '../../src/report/comment.ts';
import { outputValues } from '../../src/report/outputs.ts';
import { planFile } from '../../src/report/plan-file.ts';
import { planSchema } from '../../src/report/plan-schema.ts';
import { redactReport } from '../../src/report/redacted.ts';
import type { Report } from '../../src/report/report.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { planText } from '../../src/report/text.ts';
import { change, mixedPlan, outcome, plan, problem, report, step } from './fixtures.ts';

function applied(): Report {
  const steps = mixedPlan().steps;
  const outcomes = steps.map((of, index) =>
    outcome(of, index === 1 ? 'failed' : 'done', index === 1 ? { error: 'No.' } : {}),
  );
  return report({ mode: 'apply', result: 'partial', plan: mixedPlan(), outcomes });
}

describe('the plan file', () => {
  test('has these keys in this order', () => {
    const file = planFile(
      report({
        plan: mixedPlan(),
        problems: [problem('error', 'A', { hint: 'B', at: { file: 'f', line: 1, column: 2 } })],
      }),
    );
    expect(Object.keys(file ?? {})).toEqual([
      'version',
      'hash',
      'mode',
      'label',
      'result',
      'summary',
      'steps',
      'problems',
    ]);
    expect(Object.keys(file?.summary ?? {})).toEqual(['create', 'update', 'delete', 'unchanged']);
    expect(Object.keys(file?.steps[0] ?? {})).toEqual([
      'id',
      'action',
      'kind',
      'name',
      'liveId',
      'adopts',
      'needs',
      'changes',
      'affects',
      'dependsOn',
      'reason',
      'origin',
      'at',
    ]);
    expect(Object.keys(file?.steps[0]?.changes[0] ?? {})).toEqual(['field', 'before', 'after', 'sensitive']);
    expect(file?.problems).toEqual([
      { severity: 'error', rule: 'test-rule', message: 'A', hint: 'B', at: { file: 'f', line: 1, column: 2 } },
    ]);
  });

  test('shows both sides of a sensitive change as such, and null where there is no value', () => {
    const file = planFile(report({ plan: mixedPlan() }));
    const sensitive = file?.steps.flatMap((of) => of.changes).filter((of) => of.sensitive);
    expect(sensitive?.map(({ before, after }) => [before, after])).toEqual([
      [null, '(sensitive)'],
      ['(sensitive)', '(sensitive)'],
    ]);
    expect(JSON.stringify(file)).not.toContain('leak-canary');
  });

  test('has outcomes only after an apply, and an error only where there is one', () => {
    expect(JSON.stringify(planFile(report({ plan: mixedPlan() })))).not.toContain('"outcome"');
    const steps = planFile(applied())?.steps ?? [];
    expect(steps.map(({ outcome: ended, error }) => [ended, error])).toEqual([
      ['done', undefined],
      ['failed', 'No.'],
      ['done', undefined],
      ['done', undefined],
    ]);
    expect(Object.hasOwn(steps[0] ?? {}, 'error')).toBe(false);
  });

  test('does not exist where nothing was planned', () => {
    expect(planFile(report({ result: 'valid' }))).toBeUndefined();
  });
});

describe('the schema of the plan file', () => {
  const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(planSchema());

  test.each([
    ['a plan', report({ plan: mixedPlan(), problems: [problem('warning', 'W')] })],
    ['an empty plan', report({ plan: plan([]), result: 'unchanged' })],
    ['an apply', applied()],
  ])('accepts %s', (_, of) => {
    accepts(JSON.parse(JSON.stringify(planFile(of))));
    expect(accepts.errors).toBeNull();
  });

  test('rejects what is not a plan', () => {
    const file = JSON.parse(JSON.stringify(planFile(report({ plan: mixedPlan() }))));
    for (const wrong of [
      {},
      { ...file, hash: 'x' },
      { ...file, version: 2 },
      { ...file, extra: 1 },
      { ...file, steps: [{}] },
      { ...file, result: 'fine' },
    ]) {
      expect(accepts(wrong)).toBe(false);
    }
  });
});

describe('one plan', () => {
  test('is the same in text, summary, comment, plan file and outputs', () => {
    const of = report({ plan: mixedPlan() });
    const texts = [
      planText(mixedPlan()).join('\n'),
      summaryMarkdown(of),
      commentMarkdown(of),
      JSON.stringify(planFile(of)),
    ];
    for (const { name, action, kind } of mixedPlan().steps) {
      for (const text of texts) {
        expect(text).toContain(name);
        expect(text.replaceAll(/"action":"(\w+)","kind":"(\w+)"/g, '$1 $2')).toContain(`${action} ${kind}`);
      }
    }
    for (const text of [...texts, outputValues(of, undefined)['plan-hash']]) expect(text).toContain('ab'.repeat(32));
  });
});

describe('a redacted report', () => {
  test('has the secret nowhere, whichever text held it', () => {
    const secret = 'leak-"canary';
    const at = { file: secret, line: 1, column: 1 };
    const facts = step({
      name: secret,
      reason: secret,
      changes: [change(secret, secret, [secret], { at, reference: secret })],
      affects: [{ name: secret, managed: true }],
      dependsOn: [secret],
      at,
    });
    const of = report({
      label: secret,
      config: [secret],
      failure: secret,
      problems: [problem('error', secret, { hint: secret, at, also: [at] })],
      plan: plan([facts], {
        datastores: [{ name: secret, liveId: 1, state: 'update' }],
        connections: new Map([[secret, 1]]),
        problems: [problem('error', secret)],
      }),
      outcomes: [outcome(facts, 'failed', { error: secret })],
    });
    const redacted = redactReport(of, (text) => text.replaceAll(secret, '***'));
    expect(JSON.stringify({ ...redacted, connections: [...(redacted.plan?.connections ?? [])] })).not.toContain(
      'canary',
    );
    expect(planFile(redacted)?.steps[0]?.outcome).toBe('failed');
  });
});

test('this room knows nothing of effects', () => {
  const room = join(import.meta.dirname, '../../src/report');
  const sources = readdirSync(room);
  expect(sources).toContain('sections.ts');
  for (const source of sources) {
    const text = readFileSync(join(room, source), 'utf8');
    expect(text).not.toMatch(
      /@actions\/(core|github)'|node:fs|node:http|undici|process\.|Date\.now|new Date|Math\.random|\.\.\/github/,
    );
  }
});
