import { describe, expect, test } from '@jest/globals';
import { outcomesOf, outsiders, problemsOf, unfinished } from '../../src/report/report.ts';
import { outcome, plan, problem, report, step } from './fixtures.ts';

describe('a report', () => {
  test('has each problem of the run and of the plan once, those of the run first', () => {
    const [one, two, three] = [problem('notice', 'one'), problem('error', 'two'), problem('error', 'three')];
    const of = report({ problems: [two, one], plan: plan([], { problems: [three, two] }) });
    expect(problemsOf(of)).toEqual([two, one, three]);
    expect(problemsOf(report({ problems: [one] }))).toEqual([one]);
  });

  test('finds an outcome by the id of its step', () => {
    const [one, two] = [outcome(step({ name: 'A' }), 'done'), outcome(step({ name: 'B' }), 'failed')];
    expect(outcomesOf(report({ outcomes: [one, two] }))).toEqual(
      new Map([
        ['update datastore A', one],
        ['update datastore B', two],
      ]),
    );
    expect(outcomesOf(report())).toEqual(new Map());
  });

  test('lists what did not end well, skipped steps last', () => {
    const ended = (['skipped', 'unknown', 'done', 'skipped', 'failed', 'done', 'unknown'] as const).map((end, index) =>
      outcome(step({ name: String(index) }), end),
    );
    expect(unfinished(report({ outcomes: ended })).map((of) => `${of.outcome} ${of.step.name}`)).toEqual([
      'unknown 1',
      'failed 4',
      'unknown 6',
      'skipped 0',
      'skipped 3',
    ]);
    expect(unfinished(report())).toEqual([]);
  });

  test('knows the names outside of the file that a step touches', () => {
    const affects = [
      { name: 'Orders Lake', managed: true },
      { name: 'Finance Lake', managed: false },
    ];
    expect(outsiders(step({ name: 'A', affects }))).toEqual(['Finance Lake']);
  });
});
