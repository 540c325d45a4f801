import { describe, expect, test } from '@jest/globals';
import { emptyMemory } from '../../src/apply/context.ts';
import type { LiveDatastore } from '../../src/plan/live.ts';
import type { Target } from '../../src/plan/steps.ts';
import { datastore, liveOf } from '../plan/support-datastores.ts';
import { type Answers, lost, lostText, performOne, type Stage, status, stepOf } from './support.ts';

const stale = 'enrichment_datastore changed since the plan. Plan again, and look at what changed it.';
const gone = 'It (id 3) no longer exists, or this token may not see it any more: changed since the plan. Plan again.';
const linkedTo = (id: number | undefined, name = 'A') =>
  datastore(3, name, { enrichment: id === undefined ? null : { id, name: `e${id}` } });

describe('a link', () => {
  const link = (
    answers: Answers,
    {
      from,
      switches = false,
      source = { liveId: 3 },
      ...more
    }: Stage & { from?: number; switches?: boolean; source?: Target } = {},
  ) =>
    performOne(
      stepOf(
        { does: 'link', source, to: { liveId: 9 }, switches, prefix: '_a' },
        { action: 'link', kind: 'datastore', name: 'A' },
      ),
      answers,
      { live: liveOf({ datastores: [linkedTo(from)] }), ...more },
    );

  test('is made after a reading', async () => {
    const { ended, log } = await link({ datastore: [linkedTo(undefined)], link: [undefined] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'link 3 9'],
    ]);
  });

  test('that is there meanwhile is not made', async () => {
    const { ended, log } = await link({ datastore: [linkedTo(9)] });
    expect([ended, log]).toEqual([['done', 3, undefined], ['datastore 3']]);
  });

  test('goes over to another datastore from the one that the plan saw', async () => {
    const { ended, log } = await link({ datastore: [linkedTo(8)], link: [undefined] }, { from: 8, switches: true });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'link 3 9'],
    ]);
  });

  test.each([
    { what: 'linked by somebody else', from: undefined, now: 7 },
    { what: 'linked elsewhere by somebody else', from: 8, now: 7 },
    { what: 'unlinked by somebody else', from: 8, now: undefined },
  ])('is not made where the datastore was $what', async ({ from, now }) => {
    const { ended, log } = await link({ datastore: [linkedTo(now)] }, from === undefined ? {} : { from });
    expect([ended, log]).toEqual([['failed', undefined, stale], ['datastore 3']]);
  });

  test('of a datastore that is gone is not made', async () => {
    const { ended, log } = await link({ datastore: [undefined] });
    expect([ended, log]).toEqual([['failed', undefined, gone], ['datastore 3']]);
  });

  test('of a datastore that this run made needs no earlier reading', async () => {
    const source = { step: 'create datastore A' };
    const memory = { ...emptyMemory(), made: new Map([['create datastore A', 3]]) };
    const { ended } = await link(
      { datastore: [linkedTo(undefined)], link: [undefined] },
      { source, memory, live: liveOf() },
    );
    expect(ended).toEqual(['done', 3, undefined]);
  });

  describe('under a prefix that another source has', () => {
    const source = (prefix: string | null) => datastore(3, 'A', { fields: { enrichment_prefix: prefix } });
    const rival = (prefix: string, enrichment = 9) =>
      datastore(4, 'B', { enrichment: { id: enrichment, name: 'e' }, fields: { enrichment_prefix: prefix } });
    const among = (prefix: string | null, other: LiveDatastore, memory = emptyMemory()) =>
      link(
        { datastore: [source(prefix)], link: [undefined] },
        { live: liveOf({ datastores: [source(prefix), other] }), memory },
      );
    const refusal = (prefix: string) =>
      `The server made the prefix "${prefix}" of its name, under which "B" (id 4) writes into the same enrichment datastore. Linked, they would overwrite each other's data. Give it an enrichment_prefix of its own.`;

    test('is not made where the server made another prefix than the plan knew', async () => {
      const { ended, log } = await among('_Other', rival('_other'));
      expect([ended, log]).toEqual([['failed', undefined, refusal('_Other')], ['datastore 3']]);
    });

    test.each([
      { what: 'the prefix is the one that the plan looked at', prefix: '_A', other: rival('_a') },
      { what: 'the other one writes elsewhere', prefix: '_other', other: rival('_other', 8) },
      { what: 'the other one has another prefix', prefix: '_other', other: rival('_another') },
      { what: 'the other one is linked nowhere', prefix: '_other', other: { ...rival('_other'), enrichment: null } },
      { what: 'no prefix is told', prefix: null, other: rival('') },
      { what: 'it is empty', prefix: '', other: rival('') },
    ])('is made where $what', async ({ prefix, other }) => {
      expect((await among(prefix, other)).ended).toEqual(['done', 3, undefined]);
    });

    test('is not made where this run linked the other one', async () => {
      const linkedNow = (target: number) => ({
        ...emptyMemory(),
        prefixes: new Map([[`${target} a`, datastore(4, 'B')]]),
      });
      expect((await among('_a', rival('_z'), linkedNow(9))).ended).toEqual(['failed', undefined, refusal('_a')]);
      const elsewhere = linkedNow(8);
      expect((await among('_a', rival('_z'), elsewhere)).ended).toEqual(['done', 3, undefined]);
      expect(elsewhere.prefixes.get('9 a')?.id).toBe(3);
    });

    test('is made once more after a lost answer', async () => {
      const answers = { datastore: [source('_a')], link: [lost, undefined] };
      expect((await link(answers, { maxRetries: 1 })).ended).toEqual(['done', 3, undefined]);
    });
  });

  test('of a datastore whose step gave no id is a defect, and says so', async () => {
    const { ended, log } = await link({}, { source: { step: 'create datastore A' } });
    expect([ended, log]).toEqual([
      [
        'failed',
        undefined,
        '"create datastore A" was to come first and gave no id. This is a defect of this tool; please report it.',
      ],
      [],
    ]);
  });

  test('that would be switched, and is refused, has a remedy', async () => {
    const answers = { datastore: [linkedTo(8)], link: [status(409, { detail: 'linked' })] };
    const refused = await link(answers, { from: 8, switches: true });
    expect([refused.ended, refused.log]).toEqual([
      [
        'failed',
        undefined,
        'POST /x was answered with 409: linked. This server does not switch an enrichment link. Unlink the datastore by hand (as an Admin: Datastore, Enrichment, Unlink; it resets the remediation strategy), then run again.',
      ],
      ['datastore 3', 'link 3 9'],
    ]);
  });

  test.each([
    { what: 'new', code: 409, switches: false, says: 'POST /x was answered with 409.' },
    { what: 'switched', code: 400, switches: true, says: 'POST /x was answered with 400.' },
  ])('that is $what, and refused with $code, fails with the words of the API', async ({ code, switches, says }) => {
    const { ended } = await link({ datastore: [linkedTo(8)], link: [status(code)] }, { from: 8, switches });
    expect(ended).toEqual(['failed', undefined, says]);
  });
});

describe('an unlink', () => {
  const unlink = (answers: Answers, from: number | null = 8) =>
    performOne(
      stepOf({ does: 'unlink', live: linkedTo(from ?? undefined) }, { action: 'unlink', kind: 'datastore', name: 'A' }),
      answers,
    );

  test('is made after a reading', async () => {
    const { ended, log } = await unlink({ datastore: [linkedTo(8)], unlink: [undefined] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'unlink 3'],
    ]);
  });

  test.each([
    { what: 'nothing', reading: linkedTo(undefined) },
    { what: 'no word of it', reading: datastore(3, 'A', { enrichment: undefined }) },
  ])('is done where the reading has $what', async ({ reading }) => {
    const { ended, log } = await unlink({ datastore: [reading] });
    expect([ended, log]).toEqual([['done', 3, undefined], ['datastore 3']]);
  });

  test.each([8, null])('is not made where somebody else linked it elsewhere (before: %s)', async (from) => {
    const { ended, log } = await unlink({ datastore: [linkedTo(7)] }, from);
    expect([ended, log]).toEqual([['failed', undefined, stale], ['datastore 3']]);
  });

  test('whose answer was lost is looked at once more', async () => {
    const done = await unlink({ datastore: [linkedTo(8), linkedTo(undefined)], unlink: [lost] });
    expect([done.ended, done.log]).toEqual([
      ['done', 3, undefined],
      ['datastore 3', 'unlink 3', 'datastore 3'],
    ]);
    const open = await unlink({ datastore: [linkedTo(8)], unlink: [lost] });
    expect(open.ended).toEqual(['unknown', undefined, `${lostText} Whether it was done will show in the next run.`]);
  });
});

test.each([
  {
    what: 'a link',
    operation: { does: 'link', source: { liveId: 3 }, to: { liveId: 9 }, switches: false, prefix: '_a' } as const,
    answers: { datastore: [linkedTo(undefined)], link: [status(500)] },
  },
  {
    what: 'an unlink',
    operation: { does: 'unlink', live: linkedTo(8) } as const,
    answers: { datastore: [linkedTo(8)], unlink: [status(500)] },
  },
  {
    what: "a group's icon",
    operation: { does: 'update-group', group: { id: 7, name: 'G', icon: 'a' }, icon: 'b' } as const,
    answers: { groups: [[{ id: 7, name: 'G', icon: 'a' }]], updateGroup: [status(500)] },
  },
  {
    what: 'a delete',
    operation: { does: 'delete', live: linkedTo(8), tag: undefined } as const,
    answers: { datastore: [linkedTo(8)], deleteDatastore: [status(500)] },
  },
])('$what that was answered with an error, and still is to do, has failed', async ({ operation, answers }) => {
  const { ended } = await performOne(stepOf(operation), answers);
  expect(ended).toEqual([
    'failed',
    undefined,
    'POST /x was answered with 500. A new reading shows that it was not done.',
  ]);
});
