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
    const place = (line: number) => ({ file: 'datastores.yaml', line, column: 5 });
    expect(annotations).toEqual([
      {
        level: 'warning',
        title: 'Will delete datastore Old Orders',
        message: 'Will delete datastore Old Orders\nnamed in removed',
        at: place(30),
      },
      {
        level: 'notice',
        title: 'Will update connection acme_s3_lake',
        message: '~ parameters.role_arn: "arn:old" → "arn:new"\nAffects: Orders Lake, Finance Lake (not in the file)',
        at: place(4),
      },
      {
        level: 'notice',
        title: 'Will update datastore Sales Lake',
        message:
          '~ tags: ["a"] → ["a", "b"]\n~ secret_key: (sensitive) → (sensitive)\n' +
          'Adopts an object that this file did not own before.\ndiffers from the configuration\n' +
          'Already different before this change.',
        at: place(22),
      },
      {
        level: 'notice',
        title: 'Will update datastore Sales Lake',
        message:
          '- description: "old"\nAdopts an object that this file did not own before.\n' +
          'differs from the configuration\nAlready different before this change.',
        at: place(23),
      },
      {
        level: 'notice',
        title: 'Will create datastore Orders Lake',
        message: '+ root_path: "/raw/orders/"\n+ secret_key: (sensitive)',
        at: place(10),
      },
    ]);
  });

  test('a create is marked once, whichever lines its fields stand on', () => {
    const changes = [change('a', null, 1, { at: at(11) }), change('b', null, 2, { at: at(12) })];
    const of = step({ action: 'create', name: 'A', origin: 'change', changes, at: at(10) });
    expect(annotationsOf(report({ plan: plan([of]) }))).toEqual([
      { level: 'notice', title: 'Will create datastore A', message: '+ a: 1\n+ b: 2', at: at(10) },
    ]);
  });

  test('a field that no line says is marked at the name, a step without fields too', () => {
    const changes = [change('a', 1, 2, { at: at(11) }), change('b', 1, null)];
    const steps = [
      step({ name: 'A', changes, at: at(10) }),
      step({ action: 'link', name: 'B', at: at(20) }),
      step({ action: 'sync', name: 'C', changes: [change('a', 1, 2), change('b', 1, 2)] }),
    ];
    expect(annotationsOf(report({ plan: plan(steps) }))).toEqual([
      { level: 'notice', title: 'Will update datastore A', message: '~ a: 1 → 2', at: at(11) },
      { level: 'notice', title: 'Will update datastore A', message: '- b: 1', at: at(10) },
      {
        level: 'notice',
        title: 'Will link the enrichment of datastore B',
        message: 'Will link the enrichment of datastore B',
        at: at(20),
      },
      {
        level: 'notice',
        title: 'Will start the first sync of datastore C',
        message: '~ a: 1 → 2\n~ b: 1 → 2',
      },
    ]);
  });

  test('the same line of two files is two marks', () => {
    const changes = [change('a', 1, 2, { at: at(1) }), change('b', 1, 2, { at: { ...at(1), file: 'other.yaml' } })];
    expect(annotationsOf(report({ plan: plan([step({ name: 'A', changes })]) })).map((of) => of.at?.file)).toEqual([
      'datastores.yaml',
      'other.yaml',
    ]);
  });

  test('what others feel comes before remarks, these before updates, creates last', () => {
    const steps = [
      step({ action: 'create', name: 'new' }),
      step({ name: 'inner', affects: [{ name: 'X', managed: true }] }),
      step({ action: 'create', name: 'felt', affects: [{ name: 'X', managed: false }] }),
      step({ name: 'outer', affects: [{ name: 'X', managed: false }] }),
    ];
    const problems = [problem('notice', 'N.'), problem('warning', 'W.')];
    const of = report({ plan: plan([...steps, step({ action: 'delete', name: 'old' })]), problems });
    expect(annotationsOf(of).map(({ level, title, message }) => [level, title, message])).toEqual([
      ['warning', 'Will delete datastore old', 'Will delete datastore old'],
      ['warning', 'test-rule', 'W.'],
      ['notice', 'Will create datastore felt', 'Affects: X (not in the file)'],
      ['notice', 'Will update datastore outer', 'Affects: X (not in the file)'],
      ['notice', 'test-rule', 'N.'],
      ['notice', 'Will update datastore inner', 'Affects: X'],
      ['notice', 'Will create datastore new', 'Will create datastore new'],
    ]);
  });

  test('no secret is in them', () => {
    expect(JSON.stringify(annotations)).not.toContain('leak-canary');
  });

  test('a pruned datastore, which has no line, is marked at the top of a file', () => {
    const pruned = plan([step({ action: 'delete', name: 'Gone' })]);
    const of = { plan: pruned, config: ['conf/*.yaml'] };
    expect(annotationsOf(report({ ...of, firstFile: 'conf/b.yaml' }))[0]?.at).toEqual({
      file: 'conf/b.yaml',
      line: 1,
      column: 1,
    });
    expect(annotationsOf(report(of))[0]).toEqual({
      level: 'warning',
      title: 'Will delete datastore Gone',
      message: 'Will delete datastore Gone',
    });
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
  if (!first || !second || !third || !fourth) {
    throw new Error('four steps');
  }
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
    expect(annotations).toEqual([
      { level: 'error', title: 'Could not create datastore B', message: 'No. Ask an Admin.', at: at(2) },
      {
        level: 'error',
        title: 'Outcome unknown: create datastore D',
        message: 'The answer was lost.',
        at: at(4),
      },
      { level: 'notice', title: 'Skipped: create datastore C', message: 'B failed.', at: at(3) },
      { level: 'notice', title: 'Created datastore A', message: 'Created datastore A', at: at(1) },
    ]);
  });

  test('a step that did not end well for no reason that is known says so, a delete that was done warns', () => {
    const gone = step({ action: 'delete', name: 'Old', reason: 'named in removed', at: at(5) });
    const of = report({
      mode: 'apply',
      result: 'partial',
      plan: plan([first, gone]),
      outcomes: [outcome(first, 'failed'), outcome(gone, 'done')],
    });
    expect(annotationsOf(of)).toEqual([
      { level: 'error', title: 'Could not create datastore A', message: 'Could not create datastore A', at: at(1) },
      {
        level: 'warning',
        title: 'Deleted datastore Old',
        message: 'Deleted datastore Old\nnamed in removed',
        at: at(5),
      },
    ]);
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

  test('the last one says where the others are', () => {
    expect(annotationsOf(report({ problems: errors(11) })).at(-1)).toEqual({
      level: 'error',
      title: '2 more errors',
      message: '2 more errors did not fit here. All are in the job summary.',
    });
  });

  test.each(['warning', 'notice'] as const)('of ten of level %s none makes way for a final message', (level) => {
    const problems = many(10, (index) => problem(level, `problem ${index}`));
    expect(annotationsOf(report({ problems, failure: 'The step failed.' })).map(({ message }) => message)).toEqual(
      problems.map(({ message }) => message),
    );
  });

  test('each level has its own ten, and the deletes come first among the warnings', () => {
    const steps = [
      ...many(30, (index) => step({ action: 'create', name: `new ${index}` })),
      ...many(3, (index) => step({ action: 'delete', name: `old ${index}` })),
    ];
    const warnings = many(20, (index) => problem('warning', `warning ${index}`));
    const annotations = annotationsOf(
      report({ plan: plan(steps), problems: [...errors(20), ...warnings], firstFile: 'datastores.yaml' }),
    );
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
    expect(annotations).toEqual([
      { level: 'error', title: 'test-rule', message: `${'n'.repeat(4095)}…` },
      {
        level: 'notice',
        title: `Will update datastore ${'n'.repeat(232)}…`,
        message: `~ a: 1 → 2\nAffects: ${'n'.repeat(4075)}…`,
      },
    ]);
  });
});
