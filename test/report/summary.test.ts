import { describe, expect, test } from '@jest/globals';
import { commentMarkdown } from '../../src/report/comment.ts';
import { withinLimit } from '../../src/report/fit.ts';
import type { Report } from '../../src/report/report.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { change, hostileTexts, mixedPlan, outcome, plan, problem, report, step, unsafe } from './fixtures.ts';

const documents = [
  ['the summary', summaryMarkdown],
  ['the comment', commentMarkdown],
] as const;

function times(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function applied(): Report {
  const [connection, create, update, remove] = mixedPlan().steps;
  if (!connection || !create || !update || !remove) {
    throw new Error('four steps');
  }
  const outcomes = [
    outcome(connection, 'done', { milliseconds: 340 }),
    outcome(create, 'done', { liveId: 50, milliseconds: 1500 }),
    outcome(update, 'failed', { error: 'The server said no. Ask an Admin.' }),
    outcome(remove, 'skipped', { error: 'An earlier step failed.', milliseconds: 0 }),
  ];
  return report({
    mode: 'apply',
    result: 'partial',
    plan: mixedPlan(),
    outcomes,
    failure: 'The apply did not finish.',
  });
}

/** The tags that a browser would see, without attributes. */
function tags(html: string): readonly string[] {
  return [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name ?? '').sort();
}

/** Markdown takes over after an empty line: every block must then begin as HTML and every line in it not be empty. */
function blocks(markdown: string): readonly string[] {
  return markdown.trimEnd().split('\n\n');
}

describe.each(documents)('%s', (_, render) => {
  test('begins with outcome and counts', () => {
    const text = render(report({ plan: mixedPlan() }));
    const headline = 'There is something to do: 1 to create, 1 to update, 1 to delete, 3 unchanged.';
    expect(text).toContain(headline);
    expect(text.indexOf(headline)).toBeLessThan(text.indexOf('<h3>Steps'));
    expect(text.indexOf('<h3>Steps')).toBeLessThan(text.indexOf('<h3>Differences'));
  });

  test('shows steps, fields on both sides, who is affected, and where a difference comes from', () => {
    const text = render(report({ plan: mixedPlan() }));
    for (const part of [
      'update connection <code>acme_s3_lake</code>, affects 2 datastores, <strong>1 not in the file</strong>',
      '<td><code>parameters.role_arn</code></td><td><code>"arn:old"</code></td><td><code>"arn:new"</code></td>',
      '<code>Finance Lake</code> <strong>not in the file</strong>',
      'already different before it',
      'delete datastore <code>Old Orders</code>',
      '<td>Admin</td>',
      'cccccccccccc',
      'ab'.repeat(32),
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('leak-canary');
  });

  test('after an apply has what was not done and why, ids and times', () => {
    const text = render(applied());
    for (const part of [
      'Applied in part: 2 steps done, 1 failed, 1 skipped.',
      'The apply did not finish.',
      '<td>failed</td><td>update datastore <code>Sales Lake</code></td><td>The server said no. Ask an Admin.</td>',
      '<td>skipped</td><td>delete datastore <code>Old Orders</code></td><td>An earlier step failed.</td>',
      '<td>done</td><td>1.5 s</td>',
      '<tr><td><code>Orders Lake</code></td><td>50</td><td>created</td></tr>',
      '<tr><td><code>Sales Lake</code></td><td>42</td><td></td></tr>',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('has problems with place and remedy, errors first', () => {
    const at = { file: 'a.yaml', line: 3, column: 7 };
    const problems = [
      problem('notice', 'N.'),
      problem('error', 'A is wrong.', { hint: 'Write B.', at, also: [{ ...at, line: 9 }] }),
    ];
    const text = render(report({ result: 'failed', problems }));
    expect(text).toContain(
      '<td>error</td><td><code>a.yaml:3:7</code></td><td>A is wrong. (see <code>a.yaml:9:7</code>) Write B.</td>',
    );
    expect(text.indexOf('A is wrong')).toBeLessThan(text.indexOf('N.</td>'));
    expect(text).toContain('Failed, nothing was written: 1 error.');
  });

  test.each([
    [report({ result: 'valid', mode: 'plan' }), 'The live state was not read, so what would change is not known.'],
    [report({ result: 'unchanged', plan: plan([]) }), 'Nothing to do: 3 datastores as configured.'],
    [
      report({ result: 'applied', mode: 'apply', plan: plan([]), outcomes: [], converged: true }),
      'Read again: nothing is left to do.',
    ],
    [
      report({ result: 'applied', mode: 'apply', plan: plan([]), outcomes: [], converged: false }),
      'Read again: something would still change.',
    ],
  ])('%#: says how it ended', (of, sentence) => {
    expect(render(of)).toContain(sentence);
  });

  test('of a run that did not read the live state never says that nothing changes', () => {
    expect(render(report({ result: 'valid' }))).not.toMatch(/no changes|nothing to do|unchanged/i);
  });

  test.each(hostileTexts)('has no tag, Markdown, mention or line of anybody else: %j', (hostile) => {
    const document = (text: string) => {
      const at = { file: text, line: 1, column: 1 };
      const facts = {
        name: text,
        reason: text,
        at,
        changes: [change(text, text, [text, `${text}2`], { at })],
        affects: [{ name: text, managed: false }],
      };
      const steps = [step(facts), step({ ...facts, action: 'create' })];
      const [first, second] = steps;
      if (!first || !second) {
        throw new Error('two steps');
      }
      return render(
        report({
          label: text,
          config: [text],
          plan: plan(steps, { datastores: [{ name: text, liveId: 1, state: 'update' }] }),
          problems: [problem('error', text, { hint: text, at, also: [at], rule: text })],
          outcomes: [outcome(first, 'failed', { error: text }), outcome(second, 'done', { liveId: 2 })],
          failure: text,
        }),
      );
    };
    const text = document(hostile);
    const newlines = (hostile.match(/\n/g) ?? []).length;
    // The same elements as with a harmless text; only line breaks of prose may come on top.
    expect(tags(text).filter((tag) => tag !== 'br')).toEqual(tags(document('x')).filter((tag) => tag !== 'br'));
    expect(tags(text).filter((tag) => tag === 'br').length % Math.max(newlines, 1)).toBe(0);
    for (const block of blocks(text)) {
      expect(block).toMatch(/^<(h2|h3|p|!-- qualytics)/);
    }
    expect(text.replaceAll('\u200b', '')).not.toMatch(unsafe);
    expect(text).not.toMatch(/@|<(script|img|h1)/);
    // Outside code nothing is left that GitHub would link.
    const prose = text.replaceAll(/<code>.*?<\/code>/g, '').replaceAll(/<a href="[^"]*">/g, '');
    expect(prose).not.toMatch(/&#64;\w|(?<!&)#\d|GH-\d|:\/\//);
  });
});

describe('limits', () => {
  const at = { file: 'datastores.yaml', line: 1, column: 1 };
  const big = report({
    plan: plan(
      times(3000).map((index) =>
        step({
          name: `Datastore number ${index} – größer`,
          action: index === 2999 ? 'delete' : 'update',
          changes: times(20).map((field) => change(`field_${field}`, 'ä'.repeat(250), 'ö'.repeat(250))),
          at,
        }),
      ),
    ),
  });

  test.each([
    ['the summary', summaryMarkdown, 1_048_576, (text: string) => Buffer.byteLength(text)],
    ['the comment', commentMarkdown, 65_536, (text: string) => text.length],
  ] as const)(
    '%s stays within GitHub’s limit, ends at a whole row and counts what is left out',
    (_, render, limit, size) => {
      const text = render(big);
      expect(size(text)).toBeLessThanOrEqual(limit);
      expect(size(text)).toBeGreaterThan(limit * 0.97);
      expect((text.match(/<tr>/g) ?? []).length).toBe((text.match(/<\/tr>/g) ?? []).length);
      expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
      const shown = (text.match(/<summary>/g) ?? []).length;
      expect(text).toContain(`<em>${3000 - shown} more differences did not fit here.</em>`);
    },
  );

  test('a comment that is cut keeps the deletions', () => {
    expect(commentMarkdown(big)).toContain('delete datastore <code>Datastore number 2999');
  });

  /** A plan in which every create has its own warning, as of a tool that is taken up. */
  const crowded = (creates: number, more: Partial<Report> = {}) =>
    report({
      plan: plan([
        ...times(creates).map((index) =>
          step({ action: 'create', name: `new ${index}`, changes: [change('a', null, 1)] }),
        ),
        ...times(3).map((index) => step({ action: 'delete', name: `gone ${index}` })),
      ]),
      problems: [
        ...times(creates).map((index) => problem('warning', `new ${index}: ${'This is a long warning. '.repeat(9)}`)),
        problem('error', 'The one that matters.'),
      ],
      ...more,
    });
  const countOf = (text: string, part: string): number => text.split(part).length - 1;
  const deleteRow = 'delete datastore <code>gone';
  const createRow = 'create datastore <code>new';

  test.each([400, 4500])(
    'a comment of %d creates with a warning each keeps errors and deletes, and shows of both',
    (n) => {
      const text = commentMarkdown(crowded(n));
      expect(text).toContain('The one that matters.');
      expect(countOf(text, deleteRow)).toBe(3);
      expect(countOf(text, createRow)).toBeGreaterThan(200);
      const warnings = countOf(text, '<td>warning</td>');
      expect(warnings).toBeGreaterThan(30);
      expect(text).toContain(`<em>${n - warnings} more problems did not fit here.</em>`);
      expect(text.length).toBeLessThanOrEqual(65_536);
    },
  );

  test('a summary of 4500 creates with a warning each has all its steps, and a part of the warnings', () => {
    const text = summaryMarkdown(crowded(4500));
    expect(text).toContain('The one that matters.');
    expect([countOf(text, deleteRow), countOf(text, createRow)]).toEqual([3, 4500]);
    expect(countOf(text, '<td>warning</td>')).toBeGreaterThan(500);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
  });

  test('a summary that has no room for all steps has the deletes, which are the last of the plan', () => {
    const text = summaryMarkdown(crowded(20_000));
    expect(text).toContain('The one that matters.');
    expect(countOf(text, deleteRow)).toBe(3);
    expect(text).toMatch(/<em>\d+ more steps did not fit here.<\/em>/);
  });

  test('warnings have all the room that nothing else needs', () => {
    const problems = times(1000).map((index) => problem('warning', `number ${index} ${'x'.repeat(500)}`));
    expect(countOf(summaryMarkdown(report({ problems })), '<td>warning</td>')).toBe(1000);
    expect(commentMarkdown(report({ problems })).length).toBeGreaterThan(64_000);
  });

  test('what was skipped takes no room from what failed, nor from steps and ids', () => {
    const steps = times(4000).map((index) => step({ action: 'create', name: `new ${index}` }));
    const [first, ...others] = steps;
    if (!first) {
      throw new Error('a step');
    }
    const outcomes = [
      ...others.map((of) => outcome(of, 'skipped', { error: 'An earlier step failed. '.repeat(20) })),
      outcome(first, 'failed', { error: 'The reason of it all.', liveId: 7 }),
    ];
    const applied = report({ mode: 'apply', result: 'partial', plan: plan(steps), outcomes });
    for (const render of [summaryMarkdown, commentMarkdown]) {
      expect(render(applied)).toContain('The reason of it all.');
      expect(render(applied)).toContain('<td><code>new 0</code></td><td>7</td>');
    }
    expect(countOf(summaryMarkdown(applied), createRow)).toBeGreaterThanOrEqual(4000);
  });

  test('the summary of 300 datastores is complete', () => {
    const text = summaryMarkdown(
      report({ plan: plan(times(300).map((index) => step({ name: `D${index}`, changes: [change('a', 1, index)] }))) }),
    );
    expect(text).not.toContain('did not fit');
    expect(text).toContain('<code>D299</code>');
  });

  test.each([
    ['label', { label: 'x'.repeat(2_000_000) }],
    ['files', { config: times(20_000).map((index) => `file-${index}-${'x'.repeat(300)}`) }],
    ['final message', { failure: 'x'.repeat(2_000_000) }],
    ['problem', { problems: [problem('error', 'x'.repeat(2_000_000), { hint: 'y'.repeat(2_000_000) })] }],
    ['problems', { problems: times(20_000).map((index) => problem('error', `problem ${index} ${'x'.repeat(100)}`)) }],
  ])('a huge %s does not break them', (_, more) => {
    expect(Buffer.byteLength(summaryMarkdown(report(more)))).toBeLessThanOrEqual(1_048_576);
    expect(commentMarkdown(report(more)).length).toBeLessThanOrEqual(65_536);
  });

  test('withinLimit leaves out whole rows and says how many', () => {
    const section = { head: '<h>', rows: ['r1', 'r2', 'r3'], tail: '</h>', noun: 'row' };
    const size = (text: string) => text.length;
    const full = withinLimit([section], { limit: 1000, size });
    expect(full).toBe('<h>\nr1\nr2\nr3\n</h>\n');
    const cut = withinLimit([section], { limit: 60, size });
    expect(cut).toMatch(/^<h>\nr1\n<\/h>\n<p><em>2 more rows did not fit here.<\/em><\/p>\n$/);
    expect(cut.length).toBeLessThanOrEqual(60);
  });
});
