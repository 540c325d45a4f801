import { describe, expect, test } from '@jest/globals';
import { emptyMemory, type Memory } from '../../src/apply/context.ts';
import { convergenceOf } from '../../src/apply/converge.ts';
import type { Live } from '../../src/plan/live.ts';
import type { Change, Outcome, StepOutcome } from '../../src/plan/plan.ts';
import type { Step } from '../../src/plan/steps.ts';
import type { Problem } from '../../src/problem.ts';
import { liveOf } from '../plan/support-datastores.ts';
import { entryOf, planWith, stepOf } from './support.ts';

const at = (line: number) => ({ file: 'f.yaml', line, column: 5 });
const anything = { does: 'create-tag' } as const;

const update = (name: string, changes: readonly Change[], facts: Partial<Step> = {}): Step =>
  stepOf(anything, { action: 'update', kind: 'datastore', name, changes, ...facts });
const change = (field: string, before: Change['before'], after: Change['after'], line?: number): Change => ({
  field,
  before,
  after,
  sensitive: false,
  ...(line === undefined ? {} : { at: at(line) }),
});
const ended = (step: Step, outcome: Outcome = 'done'): StepOutcome => ({ step, outcome, milliseconds: 1 });

/** What is left when these steps ended so, and a new plan has these steps. */
function left(
  steps: readonly (Step | StepOutcome)[],
  after: readonly Step[],
  more: { memory?: Partial<Memory>; problems?: readonly Problem[]; live?: Live } = {},
): readonly Problem[] {
  const outcomes = steps.map((one) => ('outcome' in one ? one : ended(one)));
  const plan = planWith(outcomes.map(({ step }) => step as Step));
  const memory = { ...emptyMemory(), ...more.memory };
  const { converged, problems } = convergenceOf(
    plan,
    outcomes,
    planWith(after, more.problems),
    more.live ?? liveOf(),
    memory,
  );
  expect(converged).toBe(problems.length === 0 && outcomes.every(({ outcome }) => outcome === 'done'));
  return problems;
}

const warning = (message: string, hint: string, line?: number): Problem => ({
  severity: 'warning',
  rule: 'not-converged',
  ...(line === undefined ? {} : { at: at(line) }),
  message,
  hint,
});

describe('an apply after which nothing is left', () => {
  const step = update('A', [change('description', 'a', 'b')]);

  test('has converged', () => {
    expect(left([step], [])).toEqual([]);
    expect(left([], [])).toEqual([]);
  });

  test.each([
    { what: 'what it did not touch', steps: [], after: [step] },
    { what: 'what is of another kind', steps: [step], after: [{ ...step, kind: 'connection' as const, id: 'x' }] },
    { what: 'what has another name', steps: [step], after: [update('B', step.changes)] },
    { what: 'what failed', steps: [ended(step, 'failed')], after: [step] },
    { what: 'what is unknown', steps: [ended(step, 'unknown')], after: [step] },
    {
      what: 'what was skipped, though another step of the object is done',
      steps: [stepOf(anything, { action: 'link', kind: 'datastore', name: 'A' }), ended(step, 'skipped')],
      after: [step],
    },
    { what: 'a first sync', steps: [step], after: [{ ...step, action: 'sync' as const, id: 'x' }] },
  ])('names nothing of $what', ({ steps, after }) => {
    expect(left(steps, after)).toEqual([]);
  });
});

describe('an object that a new reading contradicts', () => {
  const later = 'If a later plan still says so, look at it in Qualytics.';
  const create = stepOf(anything, { action: 'create', kind: 'group', name: 'G' });
  const remove = stepOf(anything, { action: 'delete', kind: 'datastore', name: 'A', at: at(3) });

  test('was created and is not there', () => {
    expect(left([create], [create])).toEqual([
      warning('group "G" was created, and a new reading does not show it.', later),
    ]);
  });

  test('was deleted and is there', () => {
    expect(left([remove], [remove])).toEqual([warning('datastore "A" was deleted, and is still there.', later, 3)]);
  });
});

describe('a field that is not as it was sent', () => {
  const byHand = 'Set it by hand, or leave the field out of the file.';

  test('was ignored where it is still as it was', () => {
    const step = update('A', [change('description', 'a', 'b', 4)], { at: at(2) });
    expect(left([step], [step])).toEqual([
      warning('The server ignored description of datastore "A": "b" was sent, and it is still "a".', byHand, 4),
    ]);
  });

  test('is told without the secret that goes along with it: nobody can read that', () => {
    const key = { ...change('secret_key', '(sensitive)', '(sensitive)', 5), sensitive: true };
    const step = update('one', [change('uri', 's3://One', 's3://one', 4), key], { kind: 'connection' });
    expect(left([step], [step]).map(({ message }) => message)).toEqual([
      'The server ignored uri of connection "one": "s3://one" was sent, and it is still "s3://One".',
    ]);
    const alone = update('one', [key], { kind: 'connection' });
    expect(left([alone], [alone])).toHaveLength(1);
  });

  test('was ignored where it was part of a create, and is told at its object where the field has no place', () => {
    const changes = [change('tags', null, ['t', 'u'])];
    const create = stepOf(anything, { action: 'create', kind: 'datastore', name: 'A', changes });
    const after = update('A', changes, { at: at(2) });
    expect(left([create], [after])).toEqual([
      warning('The server ignored tags of datastore "A": ["t","u"] was sent, and it is still empty.', byHand, 2),
    ]);
  });

  test('cannot be cleared', () => {
    const step = update('A', [change('description', 'a', null)]);
    expect(left([step], [step])).toEqual([
      warning(
        'The server ignored description of datastore "A": empty was sent, and it is still "a".',
        'This server cannot clear the field through its API: clear it by hand, or leave the field out of the file.',
      ),
    ]);
  });

  test('is kept in another way', () => {
    const step = update('A', [change('enrichment_prefix', 'a', 'My Prefix'), change('description', 'x', 'y')]);
    const after = update('A', [change('enrichment_prefix', '_my', 'My Prefix')]);
    expect(left([step], [after])).toEqual([
      warning(
        'The server keeps enrichment_prefix of datastore "A" as "_my", where "My Prefix" was sent.',
        'Write it in the file as "_my".',
      ),
    ]);
  });

  test('is told field by field', () => {
    const step = update('A', [change('description', 'a', 'b'), change('root_path', '/a', '/b')]);
    expect(left([step], [step]).map(({ message }) => message)).toEqual([
      'The server ignored description of datastore "A": "b" was sent, and it is still "a".',
      'The server ignored root_path of datastore "A": "/b" was sent, and it is still "/a".',
    ]);
  });

  test('of a connection that was made with its datastore, or found, counts too', () => {
    const after = stepOf(anything, {
      action: 'update',
      kind: 'connection',
      name: 'lake',
      changes: [change('uri', 's3://a', 's3://b')],
    });
    const memory = { connections: new Map([['lake', 3]]) };
    const on = { inline: entryOf('lake', 's3', {}), name: 'lake' };
    const create = stepOf({ does: 'create-datastore', on } as unknown as Step['operation'], {
      action: 'create',
      kind: 'datastore',
      name: 'A',
      changes: [change('connection.uri', null, 's3://b'), change('connection.name', null, 'lake')],
    });
    expect(left([create], [after], { memory })).toEqual([
      warning(
        'The server keeps uri of connection "lake" as "s3://a", where "s3://b" was sent.',
        'Write it in the file as "s3://a".',
      ),
    ]);
  });

  test('was not sent by this run where no step has it', () => {
    const after = update('A', [change('description', 'theirs', 'ours'), change('root_path', '/', '/a')]);
    expect(left([update('A', [change('root_path', '/b', '/a')])], [after])).toEqual([
      warning(
        'description of datastore "A" is "theirs" now, where the file says "ours"; this run did not send it.',
        'The server set it along with a write, or somebody else did. Plan again.',
      ),
      warning(
        'The server keeps root_path of datastore "A" as "/", where "/a" was sent.',
        'Write it in the file as "/".',
      ),
    ]);
  });
});

test('a prefix that two sources share after all is told, wherever it stands', () => {
  const shared: Problem = {
    severity: 'error',
    rule: 'enrichment-prefix-shared',
    at: at(9),
    message: '"A" and "B" would write under one prefix.',
    hint: 'Give each its own.',
  };
  expect(left([update('A', [])], [], { problems: [shared, { ...shared, rule: 'other' }] })).toEqual([
    warning('"A" and "B" would write under one prefix.', 'Give each its own.', 9),
  ]);
});

describe('a name that exists twice', () => {
  const twin = (line: number | undefined, rule = 'ambiguous-name'): Problem => ({
    severity: 'error',
    rule,
    message: 'Two are called "A".',
    hint: 'Write an id.',
    ...(line === undefined ? {} : { at: at(line) }),
  });
  const create = stepOf(anything, { action: 'create', kind: 'datastore', name: 'A', at: at(2) });

  test('was made by two runs at once, where this one wrote it', () => {
    expect(left([create], [], { problems: [twin(2)] })).toEqual([
      {
        severity: 'warning',
        rule: 'made-twice',
        at: at(2),
        message: 'Two are called "A". Another run made one of them at the same time.',
        hint: 'Delete the one that is not wanted, and let runs of one workflow wait for each other (concurrency).',
      },
    ]);
  });

  test('is told of a connection that was made along with its datastore', () => {
    const inline = entryOf('lake', 's3', {}, { inline: true, at: at(4) });
    const along = stepOf(
      {
        does: 'create-datastore',
        entry: {
          name: 'A',
          at: at(2),
          id: undefined,
          previousNames: undefined,
          connection: undefined,
          enrichment: undefined,
          group: undefined,
          firstSync: undefined,
          fields: new Map(),
        },
        type: 's3',
        on: { inline, name: 'lake' },
        fields: new Map(),
        group: undefined,
        firstSync: undefined,
      },
      { action: 'create', kind: 'datastore', name: 'A', at: at(2) },
    );
    const memory = { connections: new Map([['lake', 8]]) };
    expect(left([along], [], { memory, problems: [twin(4)] })).toMatchObject([{ rule: 'made-twice', at: at(4) }]);
    expect(left([along], [], { problems: [twin(4)] })).toEqual([]);
  });

  test.each([
    { what: 'elsewhere in the file', problem: twin(9), step: create },
    { what: 'without a place', problem: twin(undefined), step: create },
    { what: 'of another kind', problem: twin(2, 'other'), step: create },
    { what: 'of a step without a place', problem: twin(2), step: { ...create, at: undefined } as unknown as Step },
    { what: 'of a step that failed', problem: twin(2), step: ended(create, 'failed') },
    { what: 'in another file', problem: { ...twin(2), at: { ...at(2), file: 'g.yaml' } }, step: create },
  ])('is not told here when it is $what', ({ problem, step }) => {
    expect(left([step], [], { problems: [problem] })).toEqual([]);
  });
});
