import { describe, expect, test } from '@jest/globals';
import {
  type CommentDecision,
  type CommentPolicy,
  commentKey,
  commentMarkdown,
  decideComment,
  type Marker,
  markerOf,
  readMarker,
} from '../../src/report/comment.ts';
import { change, plan, report, step } from './fixtures.ts';

const key = '0123456789abcdef0123456789abcdef';

describe('the marker of a comment', () => {
  test('has a key that stays the same, so that earlier comments are found again', () => {
    expect(commentKey('acme', ['a.yaml', 'b/*.yaml'])).toBe('5dfacfb83af454bf555c8653d3f2c912');
  });

  test('has the same key for the same files in any order only', () => {
    const of = commentKey('acme', ['a.yaml', 'b.yaml', 'c.yaml']);
    expect(commentKey('acme', ['c.yaml', 'a.yaml', 'b.yaml'])).toBe(of);
    expect(commentKey('acme', ['b.yaml', './c.yaml', 'a.yaml', 'b.yaml', './/./a.yaml'])).toBe(of);
    expect(commentKey('acme', ['a.yaml', 'b.yaml'])).not.toBe(of);
    expect(commentKey('acme', ['a.yaml,b.yaml', 'c.yaml'])).not.toBe(of);
    expect(commentKey('other', ['a.yaml', 'b.yaml', 'c.yaml'])).not.toBe(of);
  });

  test('has label, files, run and attempt of its report', () => {
    const run = { id: 12, attempt: 3, commit: undefined, url: undefined };
    const of = report({ label: 'acme', config: ['b/*.yaml', 'a.yaml'], run });
    expect(markerOf(of)).toEqual({ key: '5dfacfb83af454bf555c8653d3f2c912', runId: 12, attempt: 3 });
    expect(markerOf({ ...of, run: { ...run, id: undefined, attempt: undefined } })).toMatchObject({
      runId: 0,
      attempt: 0,
    });
  });

  test.each<readonly [string, Marker | undefined]>([
    [`<!-- qualytics-datastores key=${key} run=12 attempt=3 -->`, { key, runId: 12, attempt: 3 }],
    [
      `<!-- qualytics-datastores key=${key} run=123456789012345 attempt=123456789 -->\n\n<h2>x</h2>`,
      { key, runId: 123_456_789_012_345, attempt: 123_456_789 },
    ],
    [`\n<!-- qualytics-datastores key=${key} run=12 attempt=3 -->`, undefined],
    [`> <!-- qualytics-datastores key=${key} run=12 attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key}0 run=12 attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key.slice(1)} run=12 attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key.toUpperCase()} run=12 attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key} run=x attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key} run= attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key} run=12 attempt= -->`, undefined],
    [`<!-- qualytics-datastores key=${key} run=1234567890123456 attempt=3 -->`, undefined],
    [`<!-- qualytics-datastores key=${key} run=12 attempt=1234567890 -->`, undefined],
    [`<!-- qualytics-datastores key=${key} run=12 attempt=3`, undefined],
    [`<!-- other key=${key} run=12 attempt=3 -->`, undefined],
    ['', undefined],
  ])('of %j is %j', (body, marker) => {
    expect(readMarker(body)).toEqual(marker);
  });
});

describe('whether a comment is written', () => {
  const nothing = report({ plan: plan([]) });
  const something = report({ plan: plan([step({ name: 'A' })]) });
  const unread = report({ result: 'valid' });
  const marker = (runId: number, attempt: number): Marker => ({ key, runId, attempt });

  test.each<readonly [CommentPolicy, typeof nothing, Marker | undefined, CommentDecision]>([
    ['never', something, undefined, 'leave'],
    ['never', something, marker(1, 1), 'leave'],
    ['always', nothing, undefined, 'create'],
    ['always', unread, undefined, 'create'],
    ['always', nothing, marker(99, 1), 'update'],
    ['changes', something, undefined, 'create'],
    ['changes', nothing, undefined, 'leave'],
    ['changes', unread, undefined, 'leave'],
    ['changes', nothing, marker(99, 1), 'update'],
    ['changes', unread, marker(99, 1), 'update'],
    // The run of these reports is 100, its attempt 1.
    ['always', something, marker(99, 7), 'update'],
    ['always', something, marker(100, 0), 'update'],
    ['always', something, marker(100, 1), 'update'],
    ['always', something, marker(100, 2), 'newer'],
    ['always', something, marker(101, 0), 'newer'],
    ['changes', something, marker(101, 1), 'newer'],
  ])('%s, case %#', (policy, of, existing, decision) => {
    expect(decideComment(policy, of, existing)).toBe(decision);
  });
});

describe('the link to the run', () => {
  const run = { id: 100, attempt: 1, commit: undefined };
  const lines = (url: string | undefined) =>
    commentMarkdown(report({ run: { ...run, url } }))
      .split('\n')
      .filter((line) => line.includes('href'));

  test.each(['https://github.com/acme/da_ta.x/actions/runs/100', 'http://github.local:8080/a-b/c/actions/runs/1'])(
    'to %s is there',
    (url) => {
      expect(lines(url)).toEqual([`<p><a href="${url}">The run</a> has the complete summary.</p>`]);
    },
  );

  test.each([
    undefined,
    '',
    'https://',
    'ftp://github.com/acme',
    'javascript:alert(1)',
    ' https://github.com/acme',
    'https://github.com/acme ',
    'https://github.com/"onclick="x',
    'https://github.com/acme?a=<b>',
  ])('to %j is not', (url) => {
    expect(lines(url)).toEqual([]);
  });
});

test('a comment that is cut keeps deletes, then what others feel, then updates', () => {
  const changes = [change('a', 1, 2)];
  const steps = Array.from({ length: 3000 }, (_, index) => step({ action: 'create', name: `new ${index}`, changes }));
  const outside = [{ name: 'Finance Lake', managed: false }];
  const inside = [{ name: 'Orders Lake', managed: true }];
  const text = commentMarkdown(
    report({
      plan: plan([
        ...steps,
        step({ name: 'managed', affects: inside }),
        step({ name: 'plain' }),
        step({ action: 'create', name: 'felt', affects: outside }),
        step({ action: 'delete', name: 'gone' }),
      ]),
    }),
  );
  const order = [...text.matchAll(/<tr><td>.<\/td><td>\w+ datastore <code>([^<]*)<\/code>/g)].map(([, name]) => name);
  expect(order.slice(0, 6)).toEqual(['gone', 'felt', 'managed', 'plain', 'new 0', 'new 1']);
  expect(order.length).toBeLessThan(steps.length);
  expect(text).toContain(`<p><em>${3004 - order.length} more steps did not fit here.</em></p>`);
  expect(text.length).toBeLessThanOrEqual(65_536);
});
