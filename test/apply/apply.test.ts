import { describe, expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import type { Step } from '../../src/plan/steps.ts';
import { datastore, liveOf } from '../plan/support-datastores.ts';
import { type Performed, perform, status, stepOf, stopped } from './support.ts';

const tag = (name: string, facts: Partial<Step> = {}): Step =>
  stepOf({ does: 'create-tag' }, { action: 'create', kind: 'tag', name, ...facts });
const group = (name: string, facts: Partial<Step> = {}): Step =>
  stepOf({ does: 'create-group', icon: undefined }, { action: 'create', kind: 'group', name, ...facts });
const link = (id: number, switches: boolean, facts: Partial<Step> = {}): Step =>
  stepOf(
    { does: 'link', source: { liveId: id }, to: { liveId: 9 }, switches, prefix: '_a' },
    { action: 'link', kind: 'datastore', name: `D${id}`, liveId: id, ...facts },
  );
const facts = ({ outcomes }: Performed) => outcomes.map(({ step, ...rest }) => ({ id: step.id, ...rest }));

describe('performing a plan', () => {
  test('tells of each step how it ended, with its id and its time, in the order of the plan', async () => {
    const steps = [
      tag('after', { dependsOn: ['create group G'] }),
      group('G'),
      tag('no', { dependsOn: ['create group G'] }),
    ];
    const ended = await perform(steps, { createGroup: [5], createTag: [undefined, status(400)] }, { parallelism: 1 });
    expect(ended.outcomes).toEqual([
      { step: steps[0], outcome: 'done', milliseconds: 10 },
      { step: steps[1], outcome: 'done', liveId: 5, milliseconds: 10 },
      { step: steps[2], outcome: 'failed', error: 'POST /x was answered with 400.', milliseconds: 10 },
    ]);
    expect(ended.outcomes.map((one) => Object.keys(one))).toEqual([
      ['step', 'outcome', 'milliseconds'],
      ['step', 'outcome', 'milliseconds', 'liveId'],
      ['step', 'outcome', 'milliseconds', 'error'],
    ]);
    expect(ended.told).toEqual([ended.outcomes[1], ended.outcomes[0], ended.outcomes[2]]);
  });

  test('tells of what was skipped at the end', async () => {
    const steps = [tag('b', { dependsOn: ['create group G'] }), group('G')];
    const ended = await perform(steps, { createGroup: [status(400)] });
    expect(facts(ended)).toEqual([
      {
        id: 'create tag b',
        outcome: 'skipped',
        error: 'skipped because of "create group G" (failed)',
        milliseconds: 0,
      },
      { id: 'create group G', outcome: 'failed', error: 'POST /x was answered with 400.', milliseconds: 10 },
    ]);
    expect(ended.told).toEqual([ended.outcomes[1], ended.outcomes[0]]);
  });

  test('does not know how a step ended that was stopped under way', async () => {
    const ended = await perform([tag('a')], {
      createTag: [stopped],
      tags: [stopped],
    });
    expect(ended.outcomes[0]).toMatchObject({ outcome: 'unknown' });
    const look = stepOf({ does: 'update-group', group: { id: 1, name: 'g', icon: null }, icon: 'i' });
    const begun = await perform([look], { groups: [stopped] });
    expect(facts(begun)).toEqual([
      {
        id: 'update datastore A',
        outcome: 'skipped',
        error: 'POST /x was stopped, since the run was cancelled. Nothing of this step was sent.',
        milliseconds: 10,
      },
    ]);
    expect(begun.told).toEqual(begun.outcomes);
  });

  test('does not know either where it was stopped outside of a write that is settled', async () => {
    const conflicts = { createTag: [status(409)], tags: [stopped] };
    expect(facts(await perform([tag('a')], conflicts))).toEqual([
      {
        id: 'create tag a',
        outcome: 'unknown',
        error: 'POST /x was stopped, since the run was cancelled.',
        milliseconds: 20,
      },
    ]);
  });

  test('does not hide a defect', async () => {
    await expect(perform([tag('a')], {})).rejects.toThrow('not expected: createTag "a"');
  });

  test('starts nothing in a run that is cancelled', async () => {
    const ended = await perform([link(1, true), tag('a')], {}, { cancelled: AbortSignal.abort() });
    const skipped = { outcome: 'skipped', error: 'skipped because the run was cancelled', milliseconds: 0 };
    expect([facts(ended), ended.log]).toEqual([
      [
        { id: 'link datastore D1', ...skipped },
        { id: 'create tag a', ...skipped },
      ],
      [],
    ]);
    expect(ended.told).toEqual(ended.outcomes);
  });

  test('steps on one object come one after another, others side by side', async () => {
    const reading = datastore(1, 'D', { enrichment: null });
    const answers = { datastore: [reading], link: [undefined] };
    const one = await perform([link(1, false), link(1, false, { id: 'second', name: 'renamed' })], answers);
    expect(one.log).toEqual(['datastore 1', 'link 1 9', 'datastore 1', 'link 1 9']);
    const two = await perform([link(1, false), link(2, false)], answers, {
      live: liveOf({ datastores: [reading, datastore(2, 'E', { enrichment: null })] }),
    });
    expect(two.log).toEqual(['datastore 1', 'datastore 2', 'link 1 9', 'link 2 9']);
    const kinds = await perform([tag('a'), group('a')], { createTag: [undefined], createGroup: [5] });
    expect(kinds.log).toEqual(['createTag "a"', 'createGroup {"name":"a"}', 'created group a 5']);
    const others = await perform([tag('a'), tag('b')], { createTag: [status(429), undefined] }, { maxRetries: 1 });
    expect(others.log).toEqual(['createTag "a"', 'createTag "b"', 'sleep 0', 'createTag "a"']);
    const same = await perform(
      [tag('a'), tag('a', { id: 'second' })],
      { createTag: [status(429), undefined] },
      { maxRetries: 1 },
    );
    expect(same.log).toEqual(['createTag "a"', 'sleep 0', 'createTag "a"', 'createTag "a"']);
  });
});

describe('creates', () => {
  const groups = [group('a'), group('b')];

  test('go out one at a time, each when the id of the one before is told', async () => {
    const ended = await perform(
      [...groups, tag('t')],
      { createGroup: [status(429), 5, 6], createTag: [undefined] },
      {
        maxRetries: 1,
      },
    );
    expect(ended.log).toEqual([
      'createTag "t"',
      'createGroup {"name":"a"}',
      'sleep 0',
      'createGroup {"name":"a"}',
      'created group a 5',
      'createGroup {"name":"b"}',
      'created group b 6',
    ]);
  });

  test('that wait for their turn are not begun in a run that is cancelled meanwhile', async () => {
    const stop = new AbortController();
    const answers = {
      get createGroup() {
        stop.abort();
        return [5];
      },
    };
    const ended = await perform(groups, answers, { cancelled: stop.signal });
    expect([ended.outcomes.map(({ outcome, error }) => [outcome, error]), ended.log]).toEqual([
      [
        ['done', undefined],
        ['skipped', 'skipped because the run was cancelled'],
      ],
      ['createGroup {"name":"a"}', 'created group a 5'],
    ]);
  });
});

describe('a switch of an enrichment link', () => {
  const linked = datastore(1, 'D', { enrichment: { id: 8, name: 'e' } });
  const stage = { live: liveOf({ datastores: [linked] }), parallelism: 1 };
  const steps = [tag('a'), link(1, true), tag('b', { dependsOn: ['link datastore D1'] })];

  test('goes first where it depends on nothing, and is done once', async () => {
    const ended = await perform(steps, { createTag: [undefined], datastore: [linked], link: [undefined] }, stage);
    expect(ended.log).toEqual(['datastore 1', 'link 1 9', 'createTag "a"', 'createTag "b"']);
    expect(facts(ended)).toEqual([
      { id: 'create tag a', outcome: 'done', milliseconds: 10 },
      { id: 'link datastore D1', outcome: 'done', liveId: 1, milliseconds: 20 },
      { id: 'create tag b', outcome: 'done', milliseconds: 10 },
    ]);
    expect(ended.told.map(({ step }) => step.id)).toEqual(['link datastore D1', 'create tag a', 'create tag b']);
  });

  test('that fails for a reason of its own holds back what depends on it', async () => {
    const moved = datastore(1, 'D', { enrichment: { id: 7, name: 'other' } });
    const ended = await perform(steps, { createTag: [undefined], datastore: [moved] }, stage);
    expect(ended.outcomes.map(({ step, outcome }) => [step.id, outcome])).toEqual([
      ['create tag a', 'done'],
      ['link datastore D1', 'failed'],
      ['create tag b', 'skipped'],
    ]);
  });

  test('that is refused holds back everything, and every step is told of', async () => {
    const ended = await perform(steps, { datastore: [linked], link: [status(400)] }, stage);
    const skipped = {
      outcome: 'skipped',
      error: 'skipped because of "link datastore D1": nothing else was written',
      milliseconds: 0,
    };
    expect([facts(ended), ended.log]).toEqual([
      [
        { id: 'create tag a', ...skipped },
        { id: 'link datastore D1', outcome: 'failed', error: 'POST /x was answered with 400.', milliseconds: 20 },
        { id: 'create tag b', ...skipped },
      ],
      ['datastore 1', 'link 1 9'],
    ]);
    expect(ended.told).toEqual([ended.outcomes[1], ended.outcomes[0], ended.outcomes[2]]);
  });

  test.each([
    { code: 400, all: ['skipped', 'failed', 'skipped'] },
    { code: 403, all: ['done', 'failed', 'done'] },
    { code: 404, all: ['done', 'failed', 'done'] },
    { code: 409, all: ['skipped', 'failed', 'skipped'] },
    { code: 422, all: ['skipped', 'failed', 'skipped'] },
  ])('that is answered with $code leaves the other steps $all', async ({ code, all }) => {
    const answers = { createTag: [undefined], datastore: [linked], link: [status(code)] };
    const ended = await perform([tag('a'), link(1, true), tag('c')], answers, stage);
    expect(ended.outcomes.map(({ outcome }) => outcome)).toEqual(all);
  });

  test.each([
    { what: 'a link that is new', first: link(1, false) },
    { what: 'a switch that waits for another step', first: link(1, true, { dependsOn: ['create tag a'] }) },
  ])('$what does not go first, and holds back nothing', async ({ first }) => {
    const ended = await perform(
      [tag('a'), first, tag('c')],
      { createTag: [undefined], datastore: [linked], link: [status(400)] },
      stage,
    );
    expect(ended.outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'done']);
    expect(ended.log[0]).toBe('createTag "a"');
  });

  test('that is done stays done in a run that is cancelled after it', async () => {
    const stop = new AbortController();
    const answers = {
      datastore: [linked],
      get link() {
        stop.abort();
        return [undefined];
      },
    };
    const ended = await perform(steps, answers, { ...stage, cancelled: stop.signal });
    expect(ended.outcomes.map(({ outcome }) => outcome)).toEqual(['skipped', 'done', 'skipped']);
  });
});

describe('steps that turned out to be needed on the way', () => {
  test('come last, and are told of before the step that found them', async () => {
    const extra = (name: string, liveId: number) => ({
      step: stepOf({ does: 'create-tag' }, { action: 'update', kind: 'connection', name, liveId }),
      liveId,
      milliseconds: 7,
    });
    const memory = {
      ...emptyMemory(),
      extra: [
        { ...extra('lake', 3), outcome: 'done' as const },
        { ...extra('sea', 4), outcome: 'failed' as const, error: 'no' },
      ],
    };
    const { outcomes, told } = await perform([tag('a'), tag('b')], { createTag: [undefined] }, { memory });
    expect(outcomes.slice(2)).toEqual(memory.extra);
    expect(told.map(({ step }) => step.id)).toEqual([
      'update connection lake',
      'update connection sea',
      'create tag a',
      'create tag b',
    ]);
  });
});
