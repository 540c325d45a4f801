import { describe, expect, test } from '@jest/globals';
import { type Annotation, annotationsOf } from '../../src/report/annotations.ts';
import { change, mixedPlan, outcome, plan, problem, report, step } from './fixtures.ts';

const at = (line: number) => ({ file: 'datastores.yaml', line, column: 3 });

function titles(annotations: readonly Annotation[], level: Annotation['level']): readonly string[] {
  return annotations
    .filter((annotation) => annotation.level === level)
    .map(({ title, at: place }) => `${title} @${place?.line ?? '-'}`);
}

function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe('annotations of a plan', () => {
  const annotations = annotationsOf(report({ plan: mixedPlan() }));

  test('a change stands on the line of its field, a create on that of its name, a delete warns on its entry', () => {
    expect(titles(annotations, 'warning')).toEqual(['Will delete datastore Old Orders @30']);
    expect(titles(annotations, 'notice')).toEqual([
      'Will update connection acme_s3_lake @4',
      'Will update datastore Sales Lake @22',
      'Will update datastore Sales Lake @23',
      'Will create datastore Orders Lake @10',
    ]);
  });

  test('a connection lists every datastore that it affects, those outside the file marked', () => {
    expect(annotations.find(({ title }) => title.includes('acme_s3_lake'))?.message).toContain(
      'Affects: Orders Lake, Finance Lake (not in the file)',
    );
  });

  test('several changes on one line are one annotation', () => {
    expect(annotations.find((annotation) => annotation.at?.line === 22)?.message).toMatch(
      /tags.*\n.*secret_key: \(sensitive\) → \(sensitive\)/,
    );
  });

  test('no secret is in them', () => {
    expect(JSON.stringify(annotations)).not.toContain('leak-canary');
  });

  test('a pruned datastore, which has no line, is marked at the top of a file', () => {
    const pruned = plan([step({ action: 'delete', name: 'Gone' })]);
    expect(annotationsOf(report({ plan: pruned, config: ['conf/*.yaml', 'b.yaml'] }))[0]?.at).toEqual({
      file: 'b.yaml',
      line: 1,
      column: 1,
    });
    expect(annotationsOf(report({ plan: pruned, config: ['conf/*.yaml'] }))[0]?.at).toBeUndefined();
  });

  test('refusals come before other errors', () => {
    const refused = plan([], { problems: [problem('error', 'refused', { rule: 'of-plan' })] });
    const of = report({
      plan: refused,
      problems: [problem('error', 'wrong', { rule: 'of-file' }), ...refused.problems],
    });
    expect(titles(annotationsOf(of), 'error')).toEqual(['of-plan @-', 'of-file @-']);
  });

  test('a problem has its remedy in the message', () => {
    const [annotation] = annotationsOf(
      report({ problems: [problem('error', 'A is wrong.', { hint: 'Write B.', at: at(9) })] }),
    );
    expect(annotation).toEqual({ level: 'error', title: 'test-rule', message: 'A is wrong. Write B.', at: at(9) });
  });
});

describe('annotations of an apply', () => {
  const [first, second, third, fourth] = ['A', 'B', 'C', 'D'].map((name, index) =>
    step({ action: 'create', name, at: at(index + 1) }),
  );
  if (!first || !second || !third || !fourth) throw new Error('four steps');
  const outcomes = [
    outcome(first, 'done', { liveId: 1 }),
    outcome(second, 'failed', { error: 'No. Ask an Admin.' }),
    outcome(third, 'skipped', { error: 'B failed.' }),
    outcome(fourth, 'unknown', { error: 'The answer was lost.' }),
  ];
  const annotations = annotationsOf(
    report({ mode: 'apply', result: 'partial', plan: plan([first, second, third, fourth]), outcomes }),
  );

  test('failed and unknown steps are errors with the reason, skipped ones notices', () => {
    expect(titles(annotations, 'error')).toEqual([
      'Could not create datastore B @2',
      'Not known whether it happened: create datastore D @4',
    ]);
    expect(titles(annotations, 'notice')).toEqual(['Skipped: create datastore C @3', 'Created datastore A @1']);
    expect(annotations[0]?.message).toBe('No. Ask an Admin.');
  });
});

describe('GitHub’s limits', () => {
  const errors = (count: number) => many(count, (index) => problem('error', `error ${index}`));

  test.each([
    [10, undefined, 10, undefined],
    [11, undefined, 10, '2 more errors'],
    [9, 'The step failed.', 9, undefined],
    [10, 'The step failed.', 9, '2 more errors'],
    [300, 'The step failed.', 9, '292 more errors'],
  ])('%d errors with final message %j are %d annotations, the last one %j', (count, failure, shown, last) => {
    const annotations = annotationsOf(report({ problems: errors(count), failure }));
    expect(annotations).toHaveLength(shown);
    expect(annotations.at(-1)?.title).toBe(last ?? 'test-rule');
  });

  test('each level has its own ten, and the deletes come first among the warnings', () => {
    const steps = [
      ...many(30, (index) => step({ action: 'create', name: `new ${index}` })),
      ...many(3, (index) => step({ action: 'delete', name: `old ${index}` })),
    ];
    const warnings = many(20, (index) => problem('warning', `warning ${index}`));
    const annotations = annotationsOf(report({ plan: plan(steps), problems: [...errors(20), ...warnings] }));
    expect(
      ['error', 'warning', 'notice'].map((level) => annotations.filter((one) => one.level === level).length),
    ).toEqual([10, 10, 10]);
    expect(titles(annotations, 'warning').slice(0, 3)).toEqual(
      many(3, (index) => `Will delete datastore old ${index} @1`),
    );
    expect(titles(annotations, 'notice').at(-1)).toBe('21 more notices @-');
  });

  test('messages and titles are cut to what GitHub keeps', () => {
    const name = 'n'.repeat(9000);
    const annotations = annotationsOf(
      report({
        plan: plan([step({ name, changes: [change('a', 1, 2)], affects: [{ name, managed: false }] })]),
        problems: [problem('error', name)],
      }),
    );
    for (const { message, title } of annotations) {
      expect(message.length).toBeLessThanOrEqual(4096);
      expect(title.length).toBeLessThanOrEqual(255);
    }
  });
});
