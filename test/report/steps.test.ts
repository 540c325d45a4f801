import { describe, expect, test } from '@jest/globals';
import { stepSection } from '../../src/report/sections.ts';
import { outcome, report, step } from './fixtures.ts';
import { written } from './written.ts';

describe('the section of steps', () => {
  const steps = [
    step({ action: 'create', kind: 'tag', name: 'pii', needs: 'Member' }),
    step({ name: 'A <b>', reason: 'differs\ntwice', adopts: true, needs: 'Admin' }),
    step({ action: 'sync', name: 'B', affects: [{ name: 'C', managed: true }] }),
    step({
      action: 'unlink',
      name: 'D',
      affects: [
        { name: 'E', managed: false },
        { name: 'F', managed: false },
        { name: 'G', managed: true },
      ],
    }),
  ];
  const head = (columns: string) => `<h3>Steps</h3>\n<table>\n<tr>${columns}</tr>`;
  const columns = '<th></th><th>Step</th><th>Id</th><th>Needs</th><th>Why</th>';

  test('of a plan has what is done to what, its id, role and reason', () => {
    expect(written(stepSection(report(), steps))).toEqual([
      {
        head: head(columns),
        rows: [
          '<tr><td>+</td><td>create tag <code>pii</code></td><td></td><td>Member</td><td></td></tr>',
          '<tr><td>~</td><td>update datastore <code>A &lt;b&gt;</code>, <strong>adopts</strong></td>' +
            '<td>42</td><td>Admin</td><td>differs<br>twice</td></tr>',
          '<tr><td>~</td><td>start the first sync of datastore <code>B</code>, affects 1 datastore</td>' +
            '<td>42</td><td>Manager</td><td></td></tr>',
          '<tr><td>~</td><td>unlink the enrichment of datastore <code>D</code>, affects 3 datastores, ' +
            '<strong>2 not in the file</strong></td><td>42</td><td>Manager</td><td></td></tr>',
        ],
        tail: '</table>',
        noun: 'step',
      },
    ]);
  });

  test('says where a difference comes from, as soon as one step knows', () => {
    const [first, second, third] = steps;
    if (!first || !second || !third) {
      throw new Error('three steps');
    }
    const of = [first, { ...second, origin: 'change' as const }, { ...third, origin: 'drift' as const }];
    expect(written(stepSection(report(), of))).toEqual([
      {
        head: head(`${columns}<th>Origin</th>`),
        rows: [
          '<tr><td>+</td><td>create tag <code>pii</code></td><td></td><td>Member</td><td></td><td></td></tr>',
          '<tr><td>~</td><td>update datastore <code>A &lt;b&gt;</code>, <strong>adopts</strong></td>' +
            '<td>42</td><td>Admin</td><td>differs<br>twice</td><td>introduced by this pull request</td></tr>',
          '<tr><td>~</td><td>start the first sync of datastore <code>B</code>, affects 1 datastore</td>' +
            '<td>42</td><td>Manager</td><td></td><td>already different before it</td></tr>',
        ],
        tail: '</table>',
        noun: 'step',
      },
    ]);
  });

  test('after an apply says how each ended, with the id that was made and the time', () => {
    const [first, second, third] = steps;
    if (!first || !second || !third) {
      throw new Error('three steps');
    }
    const outcomes = [
      outcome(first, 'done', { liveId: 9, milliseconds: 1500 }),
      outcome(second, 'failed', { error: 'No.' }),
    ];
    expect(written(stepSection(report({ outcomes }), [first, second, third]))).toEqual([
      {
        head: head(`${columns}<th>Outcome</th><th>Time</th>`),
        rows: [
          '<tr><td>+</td><td>create tag <code>pii</code></td><td>9</td><td>Member</td><td></td>' +
            '<td>done</td><td>1.5 s</td></tr>',
          '<tr><td>~</td><td>update datastore <code>A &lt;b&gt;</code>, <strong>adopts</strong></td>' +
            '<td>42</td><td>Admin</td><td>differs<br>twice</td><td>failed</td><td>120 ms</td></tr>',
          '<tr><td>~</td><td>start the first sync of datastore <code>B</code>, affects 1 datastore</td>' +
            '<td>42</td><td>Manager</td><td></td><td></td><td></td></tr>',
        ],
        tail: '</table>',
        noun: 'step',
      },
    ]);
  });

  test('is not there without steps', () => {
    expect(stepSection(report({ outcomes: [] }), [])).toEqual([]);
  });
});
