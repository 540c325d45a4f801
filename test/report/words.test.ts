import { describe, expect, test } from '@jest/globals';
import type { Action, Outcome } from '../../src/plan/plan.ts';
import type { Report } from '../../src/report/report.ts';
import { count, countsText, duration, headline, stepTitle } from '../../src/report/words.ts';
import { outcome, plan, problem, report, step } from './fixtures.ts';

describe('how a run ended, in a sentence', () => {
  const done = outcome(step({ name: 'A' }), 'done');
  const refused = plan([], { problems: [problem('error', 'refused')] });
  const failed = [
    problem('error', 'one'),
    problem('warning', 'two'),
    problem('warning', 'three'),
    problem('notice', 'four'),
  ];
  const exported = (datastores: number, connections: number): Report['exported'] => ({
    fromLive: true,
    files: [],
    datastores: Array.from({ length: datastores }, () => ({ name: 'D', id: 1 })),
    connections: Array.from({ length: connections }, () => ({ name: 'C', id: 1 })),
  });

  test.each<readonly [Partial<Report>, string]>([
    [{ result: 'valid', mode: 'validate' }, 'The configuration is valid. Qualytics was not contacted.'],
    [
      { result: 'valid', mode: 'plan' },
      'The configuration is valid. The live state was not read, so what would change is not known.',
    ],
    [
      { result: 'valid', mode: 'apply' },
      'The configuration is valid. The live state was not read, so what would change is not known.',
    ],
    [{ result: 'valid', mode: 'export' }, 'Nothing was exported: the live state was not read.'],
    [
      { result: 'planned', plan: plan([step({ action: 'create', name: 'A' }), step({ action: 'delete', name: 'B' })]) },
      'There is something to do: 1 to create, 0 to update, 1 to delete, 3 unchanged.',
    ],
    [{ result: 'planned' }, 'There is something to do: see below.'],
    [{ result: 'unchanged', plan: plan([]) }, 'Nothing to do: 3 datastores as configured.'],
    [
      { result: 'unchanged', plan: plan([], { summary: { create: 0, update: 0, delete: 0, unchanged: 1 } }) },
      'Nothing to do: 1 datastore as configured.',
    ],
    [{ result: 'unchanged' }, 'Nothing to do: 0 datastores as configured.'],
    [{ result: 'applied', outcomes: [done] }, 'Applied: 1 step done.'],
    [
      { result: 'applied', outcomes: [done, done], converged: true },
      'Applied: 2 steps done. Read again: nothing is left to do.',
    ],
    [
      { result: 'applied', outcomes: [done], converged: false },
      'Applied: 1 step done. Read again: something would still change.',
    ],
    [
      { result: 'applied', outcomes: [done], converged: 'unread' },
      'Applied: 1 step done. What was written was not read again.',
    ],
    [{ result: 'applied' }, 'Applied: 0 steps done.'],
    [
      {
        result: 'partial',
        outcomes: (['skipped', 'failed', 'done', 'unknown', 'skipped', 'skipped', 'failed'] as const).map((ended) =>
          outcome(step({ name: 'A' }), ended),
        ),
        converged: false,
      },
      'Applied in part: 1 step done, 2 failed, 1 unknown, 3 skipped. Read again: something would still change.',
    ],
    [{ result: 'partial' }, 'Applied in part: 0 steps done.'],
    [{ result: 'exported', exported: exported(1, 2) }, 'Exported 1 datastore and 2 connections.'],
    [{ result: 'exported', exported: exported(0, 1) }, 'Exported 0 datastores and 1 connection.'],
    [{ result: 'exported' }, 'Exported.'],
    [{ result: 'failed' }, 'Failed, nothing was written.'],
    [{ result: 'failed', problems: failed }, 'Failed, nothing was written: 1 error.'],
    [{ result: 'failed', problems: failed, plan: refused }, 'Failed, nothing was written: 2 errors.'],
    [
      { result: 'failed', problems: [...failed, ...refused.problems], plan: refused },
      'Failed, nothing was written: 2 errors.',
    ],
  ])('%#', (of, sentence) => {
    expect(headline(report(of))).toBe(sentence);
  });
});

describe('a step as a title', () => {
  test.each<readonly [Action, Outcome | undefined, string]>([
    ['create', undefined, 'Will create datastore A'],
    ['create', 'done', 'Created datastore A'],
    ['update', undefined, 'Will update datastore A'],
    ['update', 'done', 'Updated datastore A'],
    ['link', undefined, 'Will link the enrichment of datastore A'],
    ['link', 'done', 'Linked the enrichment of datastore A'],
    ['unlink', undefined, 'Will unlink the enrichment of datastore A'],
    ['unlink', 'done', 'Unlinked the enrichment of datastore A'],
    ['delete', undefined, 'Will delete datastore A'],
    ['delete', 'done', 'Deleted datastore A'],
    ['sync', undefined, 'Will start the first sync of datastore A'],
    ['sync', 'done', 'Started the first sync of datastore A'],
    ['sync', 'failed', 'Could not start the first sync of datastore A'],
    ['sync', 'skipped', 'Skipped: start the first sync of datastore A'],
    ['sync', 'unknown', 'Outcome unknown: start the first sync of datastore A'],
  ])('%s, %s: %s', (action, ended, title) => {
    expect(stepTitle(step({ action, name: 'A' }), ended)).toBe(title);
  });
});

describe('numbers', () => {
  test.each([
    [0, '0 ms'],
    [340.4, '340 ms'],
    [999.4, '999 ms'],
    [999.5, '1.0 s'],
    [1000, '1.0 s'],
    [1250, '1.3 s'],
    [61_000, '61.0 s'],
  ])('%d milliseconds are %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });

  test.each([
    [0, '0 steps'],
    [1, '1 step'],
    [2, '2 steps'],
  ])('%d: %s', (number, text) => {
    expect(count(number, 'step')).toBe(text);
  });

  test('counts of a plan', () => {
    expect(countsText({ create: 1, update: 2, delete: 3, unchanged: 4 })).toBe(
      '1 to create, 2 to update, 3 to delete, 4 unchanged',
    );
  });
});
