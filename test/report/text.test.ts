import { describe, expect, test } from '@jest/globals';
import { changeText } from '../../src/report/shown.ts';
import { outcomeText, planText } from '../../src/report/text.ts';
import { change, hostileTexts, mixedPlan, outcome, plan, step } from './fixtures.ts';

describe('the plan as text', () => {
  test('has a sign for each step and field, what it needs, why, and whom it affects', () => {
    expect(planText(mixedPlan())).toEqual([
      '~ update connection acme_s3_lake (id 7) [needs Manager]  datastores.yaml:3:5',
      '    ~ parameters.role_arn: "arn:old" → "arn:new"',
      '    affects: Orders Lake, Finance Lake (not in the file)',
      '+ create datastore Orders Lake [needs Manager]  datastores.yaml:10:5',
      '    + root_path: "/raw/orders/"',
      '    + secret_key: (sensitive)',
      '~ update datastore Sales Lake (id 42) [needs Manager, adopts, already different before this change]  datastores.yaml:20:5',
      '    why: differs from the configuration',
      '    ~ tags: ["a"] → ["a", "b"]',
      '    - description: "old"',
      '    ~ secret_key: (sensitive) → (sensitive)',
      '- delete datastore Old Orders (id 17) [needs Admin]  datastores.yaml:30:5',
      '    why: named in removed',
      'Plan: 1 to create, 1 to update, 1 to delete, 3 unchanged. Applying it needs the role Admin.',
      `Plan hash: ${'ab'.repeat(32)}`,
    ]);
  });

  test('says of a step where its difference comes from, and no more than there is to say', () => {
    expect(planText(plan([step({ name: 'A', origin: 'change' }), step({ action: 'create', name: 'B' })]))).toEqual([
      '~ update datastore A (id 42) [needs Manager, introduced by this change]',
      '+ create datastore B [needs Manager]',
      'Plan: 1 to create, 1 to update, 0 to delete, 3 unchanged. Applying it needs the role Manager.',
      `Plan hash: ${'ab'.repeat(32)}`,
    ]);
  });

  test('without steps says that there is nothing to do', () => {
    expect(planText(plan([]))).toEqual([
      'Nothing to do. 0 to create, 0 to update, 0 to delete, 3 unchanged.',
      `Plan hash: ${'ab'.repeat(32)}`,
    ]);
  });

  test.each(hostileTexts)('no line holds a newline or command, whatever a name or value is: %j', (text) => {
    const lines = planText(
      plan([
        step({
          name: text,
          reason: text,
          changes: [change(text, text, [text])],
          affects: [{ name: text, managed: false }],
        }),
      ]),
    );
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n]|^\s*::/);
    }
  });
});

describe('a change as text', () => {
  test.each([
    [change('a', 1, 2), '~ a: 1 → 2'],
    [change('a', false, true), '~ a: false → true'],
    [change('a', '1', 1), '~ a: "1" → 1'],
    [change('a', null, ''), '+ a: ""'],
    [change('a', [], null), '- a: []'],
    [change('a', null, null), '+ a: (none)'],
    [change('a', null, 'x', { sensitive: true }), '+ a: (sensitive)'],
  ])('%j is %s', (of, text) => {
    expect(changeText(of)).toBe(text);
  });

  test('long values are shown from where they begin to differ', () => {
    const text = changeText(change('description', `${'same '.repeat(200)}old end`, `${'same '.repeat(200)}new end`));
    expect(text).toContain('old end');
    expect(text).toContain('new end');
    expect(text.length).toBeLessThan(200);
  });

  test('long values that differ early are cut', () => {
    expect(changeText(change('a', 'x'.repeat(10_000), 'y'.repeat(10_000))).length).toBeLessThan(700);
  });
});

describe('a step that ended', () => {
  const create = step({ action: 'create', name: 'Orders Lake' });
  test.each([
    [outcome(create, 'done', { liveId: 42, milliseconds: 340 }), 'Created datastore Orders Lake (id 42), 340 ms'],
    [
      outcome(create, 'failed', { error: 'Not allowed.\nAsk.', milliseconds: 1250 }),
      'Could not create datastore Orders Lake, 1.3 s: Not allowed.\\nAsk.',
    ],
    [outcome(create, 'unknown'), 'Outcome unknown: create datastore Orders Lake, 120 ms'],
    [outcome(step({ name: 'A' }), 'skipped', { milliseconds: 0 }), 'Skipped: update datastore A (id 42), 0 ms'],
  ])('%#', (ended, text) => {
    expect(outcomeText(ended)).toBe(text);
  });
});
