import { describe, expect, test } from '@jest/globals';
import { commentMarkdown } from '../../src/report/comment.ts';
import { outputValues } from '../../src/report/outputs.ts';
import { planFile } from '../../src/report/plan-file.ts';
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
  test('has exactly this in it, in this order', () => {
    const [connection, create] = mixedPlan().steps;
    if (!connection || !create) {
      throw new Error('two steps');
    }
    const file = planFile(
      report({
        mode: 'apply',
        result: 'partial',
        plan: plan([connection, { ...create, dependsOn: [connection.id] }]),
        outcomes: [
          outcome(connection, 'done'),
          outcome(create, 'failed', { error: 'The server said no.', liveId: 50 }),
        ],
        problems: [
          problem('error', 'A is wrong.', { hint: 'Write B.', at: { file: 'f', line: 1, column: 2 } }),
          problem('notice', 'C.'),
        ],
      }),
    );
    // As text: the order of the keys is public too.
    expect(JSON.stringify(file, null, 1)).toBe(
      JSON.stringify(
        {
          version: 1,
          hash: 'ab'.repeat(32),
          mode: 'apply',
          label: 'acme.qualytics.io',
          result: 'partial',
          summary: { create: 1, update: 0, delete: 0, unchanged: 3 },
          steps: [
            {
              id: 'update connection acme_s3_lake',
              action: 'update',
              kind: 'connection',
              name: 'acme_s3_lake',
              liveId: 7,
              adopts: false,
              needs: 'Manager',
              changes: [{ field: 'parameters.role_arn', before: 'arn:old', after: 'arn:new', sensitive: false }],
              affects: [
                { name: 'Orders Lake', managed: true },
                { name: 'Finance Lake', managed: false },
              ],
              dependsOn: [],
              reason: '',
              origin: null,
              at: { file: 'datastores.yaml', line: 3, column: 5 },
              outcome: 'done',
            },
            {
              id: 'create datastore Orders Lake',
              action: 'create',
              kind: 'datastore',
              name: 'Orders Lake',
              liveId: null,
              adopts: false,
              needs: 'Manager',
              changes: [
                { field: 'root_path', before: null, after: '/raw/orders/', sensitive: false },
                { field: 'secret_key', before: null, after: '(sensitive)', sensitive: true },
              ],
              affects: [],
              dependsOn: ['update connection acme_s3_lake'],
              reason: '',
              origin: null,
              at: { file: 'datastores.yaml', line: 10, column: 5 },
              outcome: 'failed',
              error: 'The server said no.',
            },
          ],
          problems: [
            {
              severity: 'error',
              rule: 'test-rule',
              message: 'A is wrong.',
              hint: 'Write B.',
              at: { file: 'f', line: 1, column: 2 },
            },
            { severity: 'notice', rule: 'test-rule', message: 'C.', hint: null, at: null },
          ],
        },
        null,
        1,
      ),
    );
  });

  test('holds only what is published of a place, a change and an affected datastore', () => {
    const more = { length: 5 };
    const file = planFile(
      report({
        plan: plan([
          step({
            name: 'A',
            at: { file: 'f', line: 1, column: 2, ...more },
            changes: [change('key', 'a', 'b', { sensitive: true, reference: '${{ secrets.KEY }}', ...more })],
            affects: [{ name: 'B', managed: true, ...more }],
          }),
        ]),
      }),
    );
    expect(file?.steps[0]).toMatchObject({
      at: { file: 'f', line: 1, column: 2 },
      changes: [{ field: 'key', before: '(sensitive)', after: '(sensitive)', sensitive: true }],
      affects: [{ name: 'B', managed: true }],
    });
    expect(JSON.stringify(file)).not.toMatch(/length|secrets\.KEY/);
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
    for (const text of [...texts, outputValues(of, undefined)['plan-hash']]) {
      expect(text).toContain('ab'.repeat(32));
    }
  });
});
