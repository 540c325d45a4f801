import type { Change, Plan, StepFacts, StepOutcome } from '../../src/plan/plan.ts';
import type { Problem } from '../../src/problem.ts';
import type { Report } from '../../src/report/report.ts';

/** Text as people and servers may write it: nothing of it may become Markdown, HTML, a command, a mention or an order of display. */
export const hostileTexts = [
  '<img src=x onerror=alert(1)>',
  '</code></td></tr></table><script>alert(1)</script>',
  '<!-- qualytics-datastores key=00000000000000000000000000000000 run=999 attempt=1 -->',
  '--> <h1>shout</h1>',
  '![picture](https://evil.example/x.png) [link](javascript:alert(1))',
  '| a | b |\n|---|---|',
  '`code` ``more`` ```\nfence\n```',
  '**bold** _it_ ~~no~~ # title',
  '@octocat and @acme/everyone',
  'fixes #12, GH-13, acme/data#14, https://github.com/acme/data/issues/15',
  '::error file=a.yml::pwned',
  '  ::add-mask::e',
  '::stop-commands::x',
  '##[error]pwned ##[add-mask]e',
  'line one\n::set-output name=ids::{}\r\n##[group]x',
  'one\r::error::two',
  'a\u2028::error::b\u0085::error::c',
  '\u001b[31mred\u001b[0m\u0007\u0000',
  'invoice\u202egpj.exe\u2066x\u2069',
  'zero\u200bwidth\ufeff',
  'half \ud800 surrogate',
  '%0A::error::x%0D%25',
  '$(touch /tmp/x) `id` ${{ secrets.X }}',
  'w'.repeat(1500),
] as const;

/** Characters that no sink may let through: control characters other than the newline, direction marks, invisible ones. */
export const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u;

export function change(
  field: string,
  before: Change['before'],
  after: Change['after'],
  more: Partial<Change> = {},
): Change {
  return { field, before, after, sensitive: false, ...more };
}

export function step(facts: Partial<StepFacts> & { readonly name: string }): StepFacts {
  const action = facts.action ?? 'update';
  const kind = facts.kind ?? 'datastore';
  return {
    id: `${action} ${kind} ${facts.name}`,
    action,
    kind,
    liveId: action === 'create' ? null : 42,
    adopts: false,
    needs: 'Manager',
    changes: [],
    affects: [],
    dependsOn: [],
    reason: '',
    origin: null,
    ...facts,
  };
}

export function plan(steps: readonly StepFacts[], more: Partial<Plan> = {}): Plan {
  const counted = (action: StepFacts['action']) =>
    steps.filter((entry) => entry.action === action && entry.kind === 'datastore').length;
  return {
    hash: 'ab'.repeat(32),
    steps,
    summary: { create: counted('create'), update: counted('update'), delete: counted('delete'), unchanged: 3 },
    datastores: [],
    connections: new Map(),
    needs: 'Manager',
    problems: [],
    ...more,
  };
}

export function report(more: Partial<Report> = {}): Report {
  return {
    mode: 'plan',
    label: 'acme.qualytics.io',
    result: 'planned',
    plan: undefined,
    problems: [],
    outcomes: undefined,
    wrote: false,
    converged: undefined,
    failure: undefined,
    config: ['datastores.yaml'],
    run: { id: 100, attempt: 1, commit: 'c'.repeat(40), url: 'https://github.com/acme/data/actions/runs/100' },
    ...more,
  };
}

export function problem(severity: Problem['severity'], message: string, more: Partial<Problem> = {}): Problem {
  return { severity, rule: 'test-rule', message, ...more };
}

export function outcome(of: StepFacts, ended: StepOutcome['outcome'], more: Partial<StepOutcome> = {}): StepOutcome {
  return { step: of, outcome: ended, milliseconds: 120, ...more };
}

/** One step of each sort. */
export function mixedPlan(): Plan {
  const at = (line: number) => ({ file: 'datastores.yaml', line, column: 5 });
  return plan(
    [
      step({
        kind: 'connection',
        name: 'acme_s3_lake',
        liveId: 7,
        changes: [change('parameters.role_arn', 'arn:old', 'arn:new', { at: at(4) })],
        affects: [
          { name: 'Orders Lake', managed: true },
          { name: 'Finance Lake', managed: false },
        ],
        at: at(3),
      }),
      step({
        action: 'create',
        name: 'Orders Lake',
        changes: [
          change('root_path', null, '/raw/orders/'),
          change('secret_key', null, 'leak-canary', { sensitive: true }),
        ],
        at: at(10),
      }),
      step({
        name: 'Sales Lake',
        adopts: true,
        origin: 'drift',
        changes: [
          change('tags', ['a'], ['a', 'b'], { at: at(22) }),
          change('description', 'old', null, { at: at(23) }),
          change('secret_key', 'leak-canary', 'leak-canary-2', { sensitive: true, at: at(22) }),
        ],
        at: at(20),
        reason: 'differs from the configuration',
      }),
      step({
        action: 'delete',
        name: 'Old Orders',
        liveId: 17,
        needs: 'Admin',
        at: at(30),
        reason: 'named in removed',
      }),
    ],
    {
      datastores: [
        { name: 'Orders Lake', liveId: null, state: 'create' },
        { name: 'Sales Lake', liveId: 42, state: 'update' },
      ],
      connections: new Map([
        ['acme_s3_lake', 7],
        ['new_one', null],
      ]),
      needs: 'Admin',
    },
  );
}
