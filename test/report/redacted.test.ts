import { describe, expect, test } from '@jest/globals';
import { planFile } from '../../src/report/plan-file.ts';
import { redactReport } from '../../src/report/redacted.ts';
import type { Report } from '../../src/report/report.ts';
import { change, outcome, plan, problem, report, step } from './fixtures.ts';

/** Shows which texts went through, and how often. */
const marked = (text: string) => `<${text}>`;

describe('a redacted report', () => {
  const at = { file: 'a.yaml', line: 3, column: 7 };
  const facts = step({
    action: 'update',
    name: 'Orders Lake',
    reason: 'differs',
    dependsOn: ['create connection c'],
    changes: [
      change('root_path', '/a', ['b', 'c'], { at }),
      change('limit', 1, null),
      change('secret_key', true, '(sensitive)', { sensitive: true, reference: '${{ secrets.KEY }}' }),
    ],
    affects: [{ name: 'Finance Lake', managed: false }],
    at,
  });

  test('has every text from people or servers redacted once, and what is our own as it was', () => {
    const of = report({
      result: 'failed',
      plan: plan([facts], {
        datastores: [{ name: 'Orders Lake', liveId: 42, state: 'update' }],
        connections: new Map([
          ['c', null],
          ['d', 8],
        ]),
        problems: [problem('warning', 'of the plan')],
      }),
      problems: [problem('error', 'A is wrong.', { hint: 'Write B.', at, also: [{ ...at, file: 'b.yaml' }] })],
      outcomes: [outcome(facts, 'failed', { error: 'The server said no.', liveId: 42 })],
      converged: false,
      failure: 'It did not finish.',
      config: ['datastores.yaml', 'more/*.yaml'],
      firstFile: 'datastores.yaml',
      exported: {
        fromLive: true,
        files: ['out.yaml'],
        datastores: [{ name: 'Orders Lake', id: 42 }],
        connections: [{ name: 'c', id: undefined }],
      },
    });
    const redacted = {
      id: '<update datastore Orders Lake>',
      action: 'update',
      kind: 'datastore',
      name: '<Orders Lake>',
      liveId: 42,
      adopts: false,
      needs: 'Manager',
      changes: [
        {
          field: '<root_path>',
          before: '</a>',
          after: ['<b>', '<c>'],
          sensitive: false,
          at: { file: '<a.yaml>', line: 3, column: 7 },
        },
        { field: '<limit>', before: 1, after: null, sensitive: false },
        {
          field: '<secret_key>',
          before: true,
          after: '<(sensitive)>',
          sensitive: true,
          reference: '<${{ secrets.KEY }}>',
        },
      ],
      affects: [{ name: '<Finance Lake>', managed: false }],
      dependsOn: ['<create connection c>'],
      reason: '<differs>',
      origin: null,
      at: { file: '<a.yaml>', line: 3, column: 7 },
    };
    expect(redactReport(of, marked)).toStrictEqual({
      mode: 'plan',
      label: '<acme.qualytics.io>',
      result: 'failed',
      plan: {
        hash: 'ab'.repeat(32),
        steps: [redacted],
        summary: { create: 0, update: 1, delete: 0, unchanged: 3 },
        datastores: [{ name: '<Orders Lake>', liveId: 42, state: 'update' }],
        connections: new Map([
          ['<c>', null],
          ['<d>', 8],
        ]),
        needs: 'Manager',
        problems: [{ severity: 'warning', rule: 'test-rule', message: '<of the plan>' }],
      },
      problems: [
        {
          severity: 'error',
          rule: 'test-rule',
          message: '<A is wrong.>',
          hint: '<Write B.>',
          at: { file: '<a.yaml>', line: 3, column: 7 },
          also: [{ file: '<b.yaml>', line: 3, column: 7 }],
        },
      ],
      outcomes: [{ step: redacted, outcome: 'failed', milliseconds: 120, error: '<The server said no.>', liveId: 42 }],
      wrote: false,
      converged: false,
      failure: '<It did not finish.>',
      config: ['<datastores.yaml>', '<more/*.yaml>'],
      firstFile: '<datastores.yaml>',
      run: of.run,
      exported: {
        fromLive: true,
        files: ['<out.yaml>'],
        datastores: [{ name: '<Orders Lake>', id: 42 }],
        connections: [{ name: '<c>', id: undefined }],
      },
    });
  });

  test('has nothing that the report did not have', () => {
    const bare = step({ name: 'A' });
    const of: Report = report({
      plan: plan([bare]),
      problems: [problem('notice', 'N')],
      outcomes: [outcome(bare, 'done')],
    });
    expect(redactReport(of, (text) => text)).toStrictEqual(of);
    expect(redactReport(report(), marked)).toStrictEqual(
      report({ label: '<acme.qualytics.io>', config: ['<datastores.yaml>'] }),
    );
  });

  test('names in its outcomes the very steps of its plan', () => {
    const other = step({ name: 'Sales Lake' });
    const redacted = redactReport(
      report({ plan: plan([facts, other]), outcomes: [outcome(other, 'done'), outcome(facts, 'skipped')] }),
      marked,
    );
    const [first, second] = redacted.plan?.steps ?? [];
    expect(redacted.outcomes?.map((of) => of.step.name)).toEqual(['<Sales Lake>', '<Orders Lake>']);
    expect(redacted.outcomes?.[0]?.step).toBe(second);
    expect(redacted.outcomes?.[1]?.step).toBe(first);
  });

  test('has outcomes of steps that no plan has redacted too', () => {
    const outcomes = [outcome(facts, 'unknown')];
    const elsewhere = plan([step({ name: 'Sales Lake' })]);
    for (const run of [report({ outcomes }), report({ outcomes, plan: elsewhere })]) {
      expect(redactReport(run, marked).outcomes?.[0]?.step).toMatchObject({
        id: '<update datastore Orders Lake>',
        name: '<Orders Lake>',
        reason: '<differs>',
      });
    }
  });

  test('has the secret nowhere, whichever text held it, and outcomes still match their steps', () => {
    const secret = 'leak-"canary';
    const place = { file: secret, line: 1, column: 1 };
    const leaking = step({
      name: secret,
      reason: secret,
      changes: [change(secret, secret, [secret], { at: place, reference: secret })],
      affects: [{ name: secret, managed: true }],
      dependsOn: [secret],
      at: place,
    });
    const of = report({
      label: secret,
      config: [secret],
      failure: secret,
      problems: [problem('error', secret, { hint: secret, at: place, also: [place] })],
      plan: plan([leaking], {
        datastores: [{ name: secret, liveId: 1, state: 'update' }],
        connections: new Map([[secret, 1]]),
        problems: [problem('error', secret)],
      }),
      outcomes: [outcome(leaking, 'failed', { error: secret })],
      exported: {
        fromLive: false,
        files: [secret],
        datastores: [{ name: secret, id: 1 }],
        connections: [{ name: secret, id: 2 }],
      },
    });
    const redacted = redactReport(of, (text) => text.replaceAll(secret, '***'));
    expect(JSON.stringify({ ...redacted, connections: [...(redacted.plan?.connections ?? [])] })).not.toContain(
      'canary',
    );
    expect(planFile(redacted)?.steps[0]?.outcome).toBe('failed');
  });
});
