import { describe, expect, test } from '@jest/globals';
import type { Position, Problem } from '../../src/problem.ts';
import {
  changed,
  datastore,
  expected,
  fileOf,
  type LiveParts,
  place,
  planOf,
  problemsOf,
} from './support-datastores.ts';

const store = datastore(7, 'Store', { fields: { enrichment_only: true } });
const other = datastore(8, 'Other', { fields: { enrichment_only: true } });
const linked = { id: 7, name: 'Store' };

describe('the link to an enrichment datastore', () => {
  test.each([
    { what: 'by name', entry: 'enrichment_datastore: Store', place: 'Store' },
    { what: 'by id', entry: 'enrichment_datastore_id: 7', place: '7' },
  ])('is made $what', ({ entry, place: where }) => {
    const { plan, at } = planOf(fileOf(`{ name: A, ${entry} }`), { datastores: [datastore(1, 'A'), store] });
    expect(plan.steps).toEqual([
      expected({
        action: 'link',
        name: 'A',
        liveId: 1,
        changes: [changed('enrichment_datastore', null, 'Store', at(where))],
        reason: 'the file links it',
        at: at(where),
        operation: { does: 'link', source: { liveId: 1 }, to: { liveId: 7 }, switches: false, prefix: '_a' },
      }),
    ]);
    expect([plan.problems, plan.datastores]).toEqual([[], [{ name: 'A', liveId: 1, state: 'update' }]]);
  });

  test('is made to a live datastore whose reading does not say what it is', () => {
    const { plan } = planOf(fileOf('{ name: A, enrichment_datastore: Vague }'), {
      datastores: [datastore(1, 'A'), datastore(9, 'Vague')],
    });
    expect(plan.steps.map(({ operation }) => operation)).toEqual([
      { does: 'link', source: { liveId: 1 }, to: { liveId: 9 }, switches: false, prefix: '_a' },
    ]);
  });

  test.each([
    { what: 'that the file gives', entry: ', enrichment_prefix: _given', live: '_live', prefix: '_given' },
    { what: 'that it has', entry: '', live: '_live', prefix: '_live' },
    { what: 'that the server makes of its name', entry: '', live: null, prefix: '_a' },
  ])('is made under the prefix $what', ({ entry, live, prefix }) => {
    const a = datastore(1, 'A', { fields: { enrichment_prefix: live } });
    const { plan } = planOf(fileOf(`{ name: A, enrichment_datastore: Store${entry} }`), { datastores: [a, store] });
    expect(plan.steps.flatMap(({ operation }) => (operation.does === 'link' ? [operation.prefix] : []))).toEqual([
      prefix,
    ]);
  });

  test('is made to a live datastore that the file names too, and shows the name that it will have', () => {
    const { plan } = planOf(
      fileOf('{ name: A, enrichment_datastore: New }', '{ name: New, previous_names: [Store], enrichment_only: true }'),
      {
        datastores: [datastore(1, 'A'), store],
      },
    );
    expect(plan.steps.map(({ id, operation }) => [id, 'to' in operation && operation.to])).toEqual([
      ['update datastore New', false],
      ['link datastore A', { liveId: 7 }],
    ]);
    expect(plan.steps[1]?.changes.map(({ after }) => after)).toEqual(['New']);
  });

  test('is made when both are made', () => {
    const { plan, at } = planOf(
      fileOf(
        '{ name: A, connection_name: lake, teams: [Public], enrichment_datastore: New }',
        '{ name: New, connection_name: lake, root_path: /e, enrichment_only: true, teams: [Public] }',
      ),
    );
    expect(plan.steps.map(({ id }) => id)).toEqual(['create datastore A', 'create datastore New', 'link datastore A']);
    expect(plan.steps[2]).toEqual(
      expected({
        action: 'link',
        name: 'A',
        changes: [changed('enrichment_datastore', null, 'New', at('New'))],
        dependsOn: ['create datastore A', 'create datastore New'],
        reason: 'the file links it',
        at: at('New'),
        operation: {
          does: 'link',
          source: { step: 'create datastore A' },
          to: { step: 'create datastore New' },
          switches: false,
          prefix: '_a',
        },
      }),
    );
    expect(plan.problems).toEqual([]);
  });

  test.each([
    { what: 'to a live one', entry: 'Other', target: { liveId: 8 }, dependsOn: [] },
    {
      what: 'to a new one',
      entry: 'New',
      target: { step: 'create datastore New' },
      dependsOn: ['create datastore New'],
    },
  ])('is switched $what', ({ entry, target, dependsOn }) => {
    const live = { datastores: [datastore(1, 'A', { enrichment: linked }), store, other] };
    const { plan, at } = planOf(
      fileOf(
        `{ name: A, enrichment_datastore: ${entry} }`,
        '{ name: New, connection_name: lake, root_path: /e, enrichment_only: true, teams: [Public] }',
      ),
      live,
    );
    expect(plan.steps.at(-1)).toEqual(
      expected({
        action: 'link',
        name: 'A',
        liveId: 1,
        changes: [changed('enrichment_datastore', 'Store', entry, at(entry))],
        dependsOn,
        reason: 'the file links it to another enrichment datastore',
        at: at(entry),
        operation: { does: 'link', source: { liveId: 1 }, to: target, switches: true, prefix: '_a' },
      }),
    );
  });

  describe('that this token may not see', () => {
    const live = { datastores: [datastore(1, 'A', { enrichment: { id: 70, name: 'Hidden' } })] };
    const plannedFor = (entry: string) => {
      const { plan } = planOf(fileOf(`{ name: A, ${entry} }`), live);
      return [plan.steps.map(({ id }) => id), plan.problems.map(({ rule }) => rule)];
    };

    test('stays where the file says so', () => {
      expect(plannedFor('enrichment_datastore: Hidden')).toEqual([[], []]);
      expect(plannedFor('enrichment_datastore_id: 70')).toEqual([[], []]);
    });

    test('is not found where the file says something else', () => {
      expect(plannedFor('enrichment_datastore: Other')).toEqual([[], ['enrichment-not-found']]);
      expect(plannedFor('enrichment_datastore_id: 71')).toEqual([[], ['enrichment-not-found']]);
    });

    test('is still one that two sources may not share a prefix on', () => {
      const shared = { enrichment: { id: 70, name: 'Hidden' }, fields: { enrichment_prefix: '_a' } };
      const { plan } = planOf(fileOf('{ name: A, enrichment_datastore: Hidden }'), {
        datastores: [datastore(1, 'A', shared), datastore(2, 'B', shared)],
      });
      expect(plan.problems.map(({ rule }) => rule)).toEqual(['enrichment-prefix-shared']);
    });
  });

  test('is taken away, which only an Admin may do', () => {
    const live = datastore(1, 'A', { enrichment: linked });
    const { plan, at } = planOf(fileOf('{ name: A, enrichment_datastore: null }'), { datastores: [live, store] });
    expect(plan.steps).toEqual([
      expected({
        action: 'unlink',
        name: 'A',
        liveId: 1,
        needs: 'Admin',
        changes: [changed('enrichment_datastore', 'Store', null, at('null'))],
        reason: 'the file clears the link; the server resets its remediation strategy to none',
        at: at('null'),
        operation: { does: 'unlink', live },
      }),
    ]);
    expect([plan.problems, plan.needs]).toEqual([[], 'Admin']);
  });

  test.each([
    { what: 'it is that one', entry: 'enrichment_datastore: Store', enrichment: linked },
    { what: 'the file does not say', entry: 'root_path: null', enrichment: linked },
    { what: 'there is none and is to be none', entry: 'enrichment_datastore: null', enrichment: null },
  ])('is left where $what', ({ entry, enrichment }) => {
    const { plan } = planOf(fileOf(`{ name: A, ${entry} }`), {
      datastores: [datastore(1, 'A', { enrichment }), store],
    });
    expect([plan.steps, plan.problems]).toEqual([[], []]);
  });

  test('is nothing to take away from a datastore that is made', () => {
    const { plan } = planOf(fileOf('{ name: A, connection_name: lake, teams: [Public], enrichment_datastore: null }'));
    expect(plan.steps.map(({ id }) => id)).toEqual(['create datastore A']);
  });

  test.each<{ what: string; entry: string; more?: LiveParts['datastores']; problem: Problem }>([
    {
      what: 'that is nowhere by name',
      entry: 'enrichment_datastore: Gone',
      problem: {
        severity: 'error',
        rule: 'enrichment-not-found',
        at: place(2, 38),
        message: 'There is no enrichment datastore "Gone", neither in the file nor live, that this token may see.',
        hint: 'Correct it, or describe the enrichment datastore in the file.',
      },
    },
    {
      what: 'that is nowhere by id',
      entry: 'enrichment_datastore_id: 99',
      problem: {
        severity: 'error',
        rule: 'enrichment-not-found',
        at: place(2, 41),
        message: 'There is no enrichment datastore 99, neither in the file nor live, that this token may see.',
        hint: 'Correct it, or describe the enrichment datastore in the file.',
      },
    },
    {
      what: 'that may be several',
      entry: 'enrichment_datastore: Store',
      more: [datastore(9, 'Store')],
      problem: {
        severity: 'error',
        rule: 'ambiguous-name',
        at: place(2, 38),
        message: 'Several live datastores are called "Store": ids 7, 9.',
        hint: 'Write enrichment_datastore_id with the one that is meant.',
      },
    },
    {
      what: 'that is a source',
      entry: 'enrichment_datastore_id: 9',
      more: [datastore(9, 'Source', { fields: { enrichment_only: false } })],
      problem: {
        severity: 'error',
        rule: 'enrichment-target',
        at: place(2, 41),
        message: '"Source" (id 9) is a source datastore and cannot receive enrichment.',
        hint: 'Name a datastore with enrichment_only: true.',
      },
    },
  ])('to one $what is an error', ({ entry, more = [], problem }) => {
    const live = { datastores: [datastore(1, 'A', { enrichment: { id: 8, name: 'Other' } }), store, other, ...more] };
    const { plan } = planOf(fileOf(`{ name: A, ${entry} }`), live);
    expect([plan.steps, plan.problems]).toEqual([[], [problem]]);
  });
});

describe('one prefix for two sources of one enrichment datastore', () => {
  const source = (id: number, name: string, prefix: string | null | undefined, enrichment = linked) =>
    datastore(id, name, { fields: prefix === undefined ? {} : { enrichment_prefix: prefix }, enrichment });
  const shared = (names: string, at: Position) => ({
    severity: 'error',
    rule: 'enrichment-prefix-shared',
    at,
    message: `${names} would write under one prefix into the same enrichment datastore, and overwrite each other's data.`,
    hint: 'Give each its own enrichment_prefix.',
  });
  const fresh = (name: string, more: string) =>
    `{ name: ${name}, connection_name: lake, root_path: /${name}, teams: [Public], ${more} }`;
  const link = 'enrichment_datastore: Store';
  const byId = 'enrichment_datastore_id: 7';

  test.each([
    {
      what: 'both given',
      entries: [fresh('X', `enrichment_prefix: _q, ${link}`), fresh('Y', `enrichment_prefix: _Q, ${byId}`)],
      live: [],
      names: '"X" and "Y"',
      where: '_q',
    },
    {
      what: 'three of them, one problem',
      entries: [
        fresh('X', `${link}, enrichment_prefix: _q`),
        fresh('Y', `${byId}, enrichment_prefix: _q`),
        '{ name: L }',
      ],
      live: [source(1, 'L', 'Q')],
      names: '"X" and "Y" and "L"',
      where: '_q',
    },
    {
      what: 'generated from the names',
      entries: [fresh('My-Lake', link), fresh('my_lake', link)],
      live: [],
      names: '"My-Lake" and "my_lake"',
      where: 'My-Lake',
    },
    {
      what: 'empty, and so generated',
      entries: [fresh('Lake', `${link}, enrichment_prefix: null`), fresh('Y', `${byId}, enrichment_prefix: _lake`)],
      live: [],
      names: '"Lake" and "Y"',
      where: 'null',
    },
    {
      what: 'of one that is live with it and managed',
      entries: ['{ name: L }', fresh('X', `${link}, enrichment_prefix: _q`)],
      live: [source(1, 'L', '_q')],
      names: '"L" and "X"',
      where: 'L }',
    },
    {
      what: 'of one that is live without any, managed',
      entries: ['{ name: L }', fresh('X', `${link}, enrichment_prefix: _l`)],
      live: [source(1, 'L', '')],
      names: '"L" and "X"',
      where: 'L }',
    },
    {
      what: 'of a live stranger',
      entries: [fresh('X', `${link}, enrichment_prefix: _q`)],
      live: [source(1, 'Stranger', '_Q')],
      names: '"X" and "Stranger"',
      where: '_q',
    },
    {
      what: 'of a live stranger with an empty one',
      entries: [fresh('X', `${link}, enrichment_prefix: stranger`)],
      live: [source(1, 'Stranger', '')],
      names: '"X" and "Stranger"',
      where: 'stranger',
    },
    {
      what: 'of a live stranger with none',
      entries: [fresh('X', `${link}, enrichment_prefix: stranger`)],
      live: [source(1, 'Stranger', null)],
      names: '"X" and "Stranger"',
      where: 'stranger',
    },
    {
      what: 'on an enrichment datastore that is made',
      entries: [
        fresh('My-Lake', 'enrichment_datastore: New'),
        fresh('my_lake', 'enrichment_datastore: New'),
        fresh('New', 'enrichment_only: true'),
      ],
      live: [],
      names: '"My-Lake" and "my_lake"',
      where: 'My-Lake',
    },
  ])('is an error: $what', ({ entries, live, names, where }) => {
    const { plan, at } = planOf(fileOf(...entries), { datastores: [...live, store, other] });
    expect(plan.problems).toEqual([shared(names, at(where))]);
  });

  test.each([
    {
      what: 'a stranger that nobody read the prefix of',
      entries: [fresh('X', link)],
      live: [source(1, 'X ', undefined)],
    },
    {
      what: 'an entry that nobody read the prefix of',
      entries: ['{ name: L }', fresh('X', `${link}, enrichment_prefix: _l`)],
      live: [source(1, 'L', undefined)],
    },
    {
      what: 'another enrichment datastore',
      entries: [fresh('X', `${link}, enrichment_prefix: _q`), '{ name: L }'],
      live: [source(1, 'L', '_q', { id: 8, name: 'Other' })],
    },
    {
      what: 'no enrichment datastore',
      entries: [fresh('X', 'enrichment_prefix: _q'), fresh('Y', 'enrichment_prefix: _q')],
      live: [],
    },
    {
      what: 'a link that is taken away',
      entries: ['{ name: L, enrichment_datastore: null }', fresh('X', `${link}, enrichment_prefix: _q`)],
      live: [source(1, 'L', '_q')],
    },
    {
      what: 'two strangers',
      entries: ['{ name: Store }'],
      live: [source(1, 'S', '_q'), source(2, 'T', '_q')],
    },
    {
      what: 'a stranger that is not linked',
      entries: [fresh('X', `${link}, enrichment_prefix: _q`)],
      live: [datastore(1, 'S', { fields: { enrichment_prefix: '_q' } })],
    },
    {
      what: 'the datastore itself, under its live name',
      entries: [`{ name: X, previous_names: [L], ${link}, enrichment_prefix: _q }`],
      live: [source(1, 'L', '_q')],
    },
  ])('is none: $what', ({ entries, live }) => {
    expect(problemsOf(entries, { datastores: [...live, store, other] })).toEqual([]);
  });

  test('is none where the other one is removed', () => {
    const text = `${fileOf(fresh('X', `${link}, enrichment_prefix: _q`))}removed:\n  - { name: S, id: 1 }\n`;
    const { plan } = planOf(text, { datastores: [source(1, 'S', '_q'), store] });
    expect(plan.problems.map(({ rule }) => rule)).toEqual([]);
  });

  test('says nothing of an enrichment datastore that is not found', () => {
    const entries = ['My-Lake', 'my_lake'].map((name) => fresh(name, 'enrichment_datastore: Gone'));
    expect(problemsOf(entries).map(({ rule }) => rule)).toEqual(['enrichment-not-found', 'enrichment-not-found']);
  });
});
