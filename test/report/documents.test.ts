import { describe, expect, test } from '@jest/globals';
import { commentMarkdown } from '../../src/report/comment.ts';
import type { Report } from '../../src/report/report.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { change, mixedPlan, outcome, plan, problem, report, step } from './fixtures.ts';

/** A part of a document: its lines, and the empty line after it. */
function part(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}

const hash = `<code>${'ab'.repeat(32)}</code>`;
const marker = part('<!-- qualytics-datastores key=97129de1f2eb24628d4fff11afb4de93 run=100 attempt=1 -->');
const link = part(
  '<p><a href="https://github.com/acme/data/actions/runs/100">The run</a> has the complete summary.</p>',
);

const connection =
  '<tr><td>~</td><td>update connection <code>acme_s3_lake</code>, affects 2 datastores, ' +
  '<strong>1 not in the file</strong></td><td>7</td><td>Manager</td><td></td><td></td></tr>';
const create =
  '<tr><td>+</td><td>create datastore <code>Orders Lake</code></td><td></td><td>Manager</td><td></td><td></td></tr>';
const update =
  '<tr><td>~</td><td>update datastore <code>Sales Lake</code>, <strong>adopts</strong></td><td>42</td>' +
  '<td>Manager</td><td>differs from the configuration</td><td>already different before it</td></tr>';
const remove =
  '<tr><td>-</td><td>delete datastore <code>Old Orders</code></td><td>17</td><td>Admin</td>' +
  '<td>named in removed</td><td></td></tr>';

const fields = ['<table>', '<tr><th></th><th>Field</th><th>Before</th><th>After</th></tr>'];
const ofConnection = [
  '<details><summary>connection <code>acme_s3_lake</code> (1 field)</summary>',
  ...fields,
  '<tr><td>~</td><td><code>parameters.role_arn</code></td><td><code>"arn:old"</code></td><td><code>"arn:new"</code></td></tr>',
  '</table>',
  '<p>Affects <code>Orders Lake</code>, <code>Finance Lake</code> <strong>not in the file</strong></p>',
  '</details>',
];
const ofCreate = [
  '<details><summary>datastore <code>Orders Lake</code> (2 fields)</summary>',
  ...fields,
  '<tr><td>+</td><td><code>root_path</code></td><td></td><td><code>"/raw/orders/"</code></td></tr>',
  '<tr><td>+</td><td><code>secret_key</code></td><td></td><td><code>(sensitive)</code></td></tr>',
  '</table>',
  '</details>',
];
const ofUpdate = [
  '<details><summary>datastore <code>Sales Lake</code> (3 fields)</summary>',
  ...fields,
  '<tr><td>~</td><td><code>tags</code></td><td><code>["a"]</code></td><td><code>["a", "b"]</code></td></tr>',
  '<tr><td>-</td><td><code>description</code></td><td><code>"old"</code></td><td></td></tr>',
  '<tr><td>~</td><td><code>secret_key</code></td><td><code>(sensitive)</code></td><td><code>(sensitive)</code></td></tr>',
  '</table>',
  '</details>',
];

describe('of a plan', () => {
  const of = report({ plan: mixedPlan() });
  const start = part(
    '<h2>Qualytics plan <code>acme.qualytics.io</code></h2>',
    '<p><strong>There is something to do: 1 to create, 1 to update, 1 to delete, 3 unchanged.</strong></p>',
    `<p>Applying it needs the role Admin. Plan hash ${hash}</p>`,
    '<p>Of <code>datastores.yaml</code> at commit <code>cccccccccccc</code>.</p>',
  );
  const steps = (...rows: readonly string[]) =>
    part(
      '<h3>Steps</h3>',
      '<table>',
      '<tr><th></th><th>Step</th><th>Id</th><th>Needs</th><th>Why</th><th>Origin</th></tr>',
      ...rows,
      '</table>',
    );

  test('the whole summary: steps and differences in the order of the plan', () => {
    expect(`${summaryMarkdown(of)}\n`).toBe(
      start +
        steps(connection, create, update, remove) +
        part('<h3>Differences</h3>', ...ofConnection, ...ofCreate, ...ofUpdate),
    );
  });

  test('the whole comment: deletes and what others feel first, creates last, then where the run is', () => {
    expect(`${commentMarkdown(of)}\n`).toBe(
      marker +
        start +
        steps(remove, connection, update, create) +
        part('<h3>Differences</h3>', ...ofConnection, ...ofUpdate, ...ofCreate) +
        link,
    );
  });
});

describe('of an apply', () => {
  const [first, second] = [
    step({ action: 'create', name: 'Orders Lake', changes: [change('root_path', null, '/raw')] }),
    step({ name: 'Sales Lake' }),
  ];
  const of = report({
    mode: 'apply',
    result: 'partial',
    plan: plan([first, second], { datastores: [{ name: 'Sales Lake', liveId: 42, state: 'update' }] }),
    outcomes: [
      outcome(first, 'done', { liveId: 50, milliseconds: 1500 }),
      outcome(second, 'failed', { error: 'The server said no.' }),
    ],
    problems: [problem('warning', 'Look at @this.')],
    converged: false,
    failure: 'The apply\ndid not finish.',
  });
  const document = [
    part(
      '<h2>Qualytics apply <code>acme.qualytics.io</code></h2>',
      '<p><strong>Applied in part: 1 step done, 1 failed. Read again: something would still change.</strong></p>',
      '<p>The apply<br>did not finish.</p>',
      '<p>Datastores: 1 to create, 1 to update, 0 to delete, 3 unchanged. ' +
        `Applying it needs the role Manager. Plan hash ${hash}</p>`,
      '<p>Of <code>datastores.yaml</code> at commit <code>cccccccccccc</code>.</p>',
    ),
    part(
      '<h3>Not done</h3>',
      '<table>',
      '<tr><th>Outcome</th><th>Step</th><th>Why, and what to do</th></tr>',
      '<tr><td>failed</td><td>update datastore <code>Sales Lake</code></td><td>The server said no.</td></tr>',
      '</table>',
    ),
    part(
      '<h3>Problems</h3>',
      '<table>',
      '<tr><th></th><th>Where</th><th>Problem and remedy</th><th>Rule</th></tr>',
      '<tr><td>warning</td><td></td><td>Look at &#64;\u200bthis.</td><td><code>test-rule</code></td></tr>',
      '</table>',
    ),
  ];
  const steps = (...rows: readonly string[]) =>
    part(
      '<h3>Steps</h3>',
      '<table>',
      '<tr><th></th><th>Step</th><th>Id</th><th>Needs</th><th>Why</th><th>Outcome</th><th>Time</th></tr>',
      ...rows,
      '</table>',
    );
  const created =
    '<tr><td>+</td><td>create datastore <code>Orders Lake</code></td><td>50</td><td>Manager</td><td></td>' +
    '<td>done</td><td>1.5 s</td></tr>';
  const updated =
    '<tr><td>~</td><td>update datastore <code>Sales Lake</code></td><td>42</td><td>Manager</td><td></td>' +
    '<td>failed</td><td>120 ms</td></tr>';
  const end = [
    part(
      '<h3>Differences</h3>',
      '<details><summary>datastore <code>Orders Lake</code> (1 field)</summary>',
      ...fields,
      '<tr><td>+</td><td><code>root_path</code></td><td></td><td><code>"/raw"</code></td></tr>',
      '</table>',
      '</details>',
    ),
    part(
      '<h3>Ids</h3>',
      '<table>',
      '<tr><th>Datastore</th><th>Id</th><th></th></tr>',
      '<tr><td><code>Sales Lake</code></td><td>42</td><td></td></tr>',
      '<tr><td><code>Orders Lake</code></td><td>50</td><td>created</td></tr>',
      '</table>',
    ),
  ];

  test('the whole summary: what was not done and problems before the steps, ids last', () => {
    expect(`${summaryMarkdown(of)}\n`).toBe([...document, steps(created, updated), ...end].join(''));
  });

  test('the whole comment', () => {
    expect(`${commentMarkdown(of)}\n`).toBe([marker, ...document, steps(updated, created), ...end, link].join(''));
  });
});

describe('the beginning', () => {
  const nobody = { id: undefined, attempt: undefined, commit: undefined, url: undefined };
  const valid =
    '<p><strong>The configuration is valid. The live state was not read, so what would change is not known.</strong></p>';
  const long = 'x'.repeat(3000);

  test.each<readonly [string, Partial<Report>, readonly string[]]>([
    ['of a run that knows nothing', { label: '', config: [] }, ['<h2>Qualytics plan</h2>', valid]],
    [
      'without files names the repository',
      { label: '', config: [], run: { ...nobody, commit: '0123456789abcdef' } },
      ['<h2>Qualytics plan</h2>', valid, '<p>Of this repository at commit <code>0123456789ab</code>.</p>'],
    ],
    [
      'outside of GitHub names the files',
      { config: ['a.yaml', 'b <c>.yaml'] },
      [
        '<h2>Qualytics plan <code>acme.qualytics.io</code></h2>',
        valid,
        '<p>Of <code>a.yaml</code>, <code>b &lt;c&gt;.yaml</code>.</p>',
      ],
    ],
    [
      'of a plan without steps asks for no role',
      { result: 'unchanged', plan: plan([]), config: [] },
      [
        '<h2>Qualytics plan <code>acme.qualytics.io</code></h2>',
        '<p><strong>Nothing to do: 3 datastores as configured.</strong></p>',
        `<p>Plan hash ${hash}</p>`,
      ],
    ],
    [
      'cuts a long label, path and message',
      { label: long, config: [long], failure: long, result: 'failed' },
      [
        `<h2>Qualytics plan <code>${'x'.repeat(199)}…</code></h2>`,
        '<p><strong>Failed, nothing was written.</strong></p>',
        `<p>${'x'.repeat(1999)}…</p>`,
        `<p>Of <code>${'x'.repeat(199)}…</code>.</p>`,
      ],
    ],
  ])('%s', (_, more, lines) => {
    expect(summaryMarkdown(report({ result: 'valid', run: nobody, ...more }))).toBe(`${lines.join('\n')}\n`);
  });

  test.each([
    [20, '<code>20.yaml</code>.</p>'],
    [21, '<code>20.yaml</code>, 1 more.</p>'],
    [50, '<code>20.yaml</code>, 30 more.</p>'],
  ])('of %d files names twenty and counts the rest', (count, end) => {
    const config = Array.from({ length: count }, (_, index) => `${index + 1}.yaml`);
    const text = summaryMarkdown(report({ config, run: nobody }));
    expect(text.split('\n').at(-2)).toMatch(/^<p>Of <code>1\.yaml<\/code>, <code>2\.yaml<\/code>, /);
    expect(text.trimEnd().endsWith(end)).toBe(true);
  });
});
