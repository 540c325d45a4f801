import { describe, expect, test } from '@jest/globals';
import { failureSection, idSection, problemSection } from '../../src/report/sections.ts';
import { mixedPlan, outcome, plan, problem, report, step } from './fixtures.ts';
import { written } from './written.ts';

const at = (line: number) => ({ file: 'a.yaml', line, column: 7 });

describe('the section of problems', () => {
  test('has errors first, each problem with place, further places, remedy and rule', () => {
    const problems = [
      problem('notice', 'Of <no> place.'),
      problem('warning', 'W.', { at: at(2) }),
      problem('error', 'A is wrong.', { hint: 'Write B.', at: at(3), also: [at(9), at(11)], rule: 'other-rule' }),
      problem('warning', 'V.', { hint: 'Do X.' }),
    ];
    expect(written(problemSection(report({ problems, plan: plan([], { problems }) })))).toEqual([
      {
        head: '<h3>Problems</h3>\n<table>\n<tr><th></th><th>Where</th><th>Problem and remedy</th><th>Rule</th></tr>',
        rows: [
          '<tr><td>error</td><td><code>a.yaml:3:7</code></td>' +
            '<td>A is wrong. (see <code>a.yaml:9:7</code>) (see <code>a.yaml:11:7</code>) Write B.</td>' +
            '<td><code>other-rule</code></td></tr>',
          '<tr><td>warning</td><td><code>a.yaml:2:7</code></td><td>W.</td><td><code>test-rule</code></td></tr>',
          '<tr><td>warning</td><td></td><td>V. Do X.</td><td><code>test-rule</code></td></tr>',
          '<tr><td>notice</td><td></td><td>Of &lt;no&gt; place.</td><td><code>test-rule</code></td></tr>',
        ],
        tail: '</table>',
        noun: 'problem',
      },
    ]);
  });

  test('has long messages, remedies, places and rules cut', () => {
    const long = 'x'.repeat(5000);
    const file = { file: long, line: 1, column: 1 };
    const problems = [problem('error', long, { hint: long, at: file, also: [file], rule: long })];
    const name = `<code>${'x'.repeat(199)}…</code>`;
    const message = `${'x'.repeat(3999)}…`;
    expect(written(problemSection(report({ problems })))).toMatchObject([
      {
        rows: [`<tr><td>error</td><td>${name}</td><td>${message} (see ${name}) ${message}</td><td>${name}</td></tr>`],
      },
    ]);
  });

  test('is not there without problems', () => {
    expect(problemSection(report({ plan: mixedPlan() }))).toEqual([]);
  });
});

describe('the section of what was not done', () => {
  test('has each step with how it ended and why', () => {
    const outcomes = [
      outcome(step({ action: 'delete', name: 'Old' }), 'skipped', { error: 'An earlier step failed.' }),
      outcome(step({ name: 'A' }), 'done'),
      outcome(step({ action: 'create', kind: 'connection', name: 'c' }), 'failed', { error: 'No.\nAsk an Admin.' }),
      outcome(step({ action: 'link', name: 'B' }), 'unknown'),
    ];
    expect(written(failureSection(report({ outcomes })))).toEqual([
      {
        head: '<h3>Not done</h3>\n<table>\n<tr><th>Outcome</th><th>Step</th><th>Why, and what to do</th></tr>',
        rows: [
          '<tr><td>failed</td><td>create connection <code>c</code></td><td>No.<br>Ask an Admin.</td></tr>',
          '<tr><td>unknown</td><td>link the enrichment of datastore <code>B</code></td><td></td></tr>',
          '<tr><td>skipped</td><td>delete datastore <code>Old</code></td><td>An earlier step failed.</td></tr>',
        ],
        tail: '</table>',
        noun: 'step',
      },
    ]);
  });

  test.each([
    ['nothing was applied', undefined],
    ['everything was done', [outcome(step({ name: 'A' }), 'done')]],
  ])('is not there where %s', (_, outcomes) => {
    expect(failureSection(report({ outcomes }))).toEqual([]);
  });
});

describe('the section of ids', () => {
  test('after an apply has those of the file’s datastores, and marks what was made', () => {
    const outcomes = [
      outcome(step({ action: 'create', name: 'Orders Lake' }), 'failed', { liveId: 50 }),
      outcome(step({ action: 'create', kind: 'connection', name: 'Sales Lake' }), 'done', { liveId: 8 }),
      outcome(step({ action: 'create', name: 'Never Made' }), 'skipped'),
    ];
    expect(written(idSection(report({ plan: mixedPlan(), outcomes })))).toEqual([
      {
        head: '<h3>Ids</h3>\n<table>\n<tr><th>Datastore</th><th>Id</th><th></th></tr>',
        rows: [
          '<tr><td><code>Sales Lake</code></td><td>42</td><td></td></tr>',
          '<tr><td><code>Orders Lake</code></td><td>50</td><td>created</td></tr>',
        ],
        tail: '</table>',
        noun: 'id',
      },
    ]);
  });

  test('is not there where nothing was to be applied, or nothing exists', () => {
    expect(idSection(report({ plan: mixedPlan() }))).toEqual([]);
    expect(idSection(report({ plan: plan([]), outcomes: [] }))).toEqual([]);
  });
});
