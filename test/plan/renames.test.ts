import { describe, expect, test } from '@jest/globals';
import type { LiveDatastore } from '../../src/plan/live.ts';
import { inRenameOrder, isAside } from '../../src/plan/renames.ts';
import { type Step, step } from '../../src/plan/steps.ts';
import { at, liveConnection, liveDatastore, liveOf, planFor } from './support-connections.ts';

const file = (...entries: readonly string[]): string =>
  `datastores:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;

/** Live datastores of these names, with ids from 1 on. */
const named = (...names: readonly string[]): readonly LiveDatastore[] =>
  names.map((name, index) => liveDatastore(index + 1, name, { description: 'old' }));

const connections = [
  liveConnection(1, 'one', 's3', { uri: 's3://one' }),
  liveConnection(2, 'two', 's3', { uri: 's3://two' }),
];

/** Id of each step, and what it waits for. */
function waits(text: string, datastores: readonly LiveDatastore[]) {
  return planFor(text, liveOf(connections, datastores)).plan.steps.map(({ id, dependsOn }) => [id, dependsOn]);
}

describe('a name that a rename takes', () => {
  test('is waited for where another rename frees it', () => {
    const text = file('{ name: B, id: 1 }', '{ name: C, id: 2 }', '{ name: D, id: 3 }');
    expect(waits(text, named('A', 'B', 'C'))).toStrictEqual([
      ['update datastore B', ['update datastore C']],
      ['update datastore C', ['update datastore D']],
      ['update datastore D', []],
    ]);
  });

  test('is waited for by what is created under it', () => {
    const text = file('{ name: B, id: 1 }', '{ name: A, connection_name: one, root_path: /n, teams: [Public] }');
    expect(waits(text, named('A'))).toStrictEqual([
      ['create datastore A', ['update datastore B']],
      ['update datastore B', []],
    ]);
  });

  test('is waited for by a connection that is created under it, alone and with its datastore', () => {
    const connection = 'type: s3, uri: "s3://new", access_key: A, secret_key: "${{ secrets.K }}"';
    const renamed = 'connections:\n  - { name: first, id: 1, type: s3, uri: s3://one }\n';
    expect(waits(`${renamed}  - { name: one, ${connection} }\n`, [])).toStrictEqual([
      ['create connection one', ['update connection first']],
      ['update connection first', []],
    ]);
    const inline = file(`{ name: N, root_path: /n, teams: [Public], connection: { name: one, ${connection} } }`);
    expect(waits(`${renamed}${inline}`, [])).toStrictEqual([
      ['update connection first', []],
      ['create datastore N', ['update connection first']],
    ]);
  });

  test('is waited for once, beside what the step waits for already', () => {
    const text = `connections:\n  - { name: one, id: 1, type: s3, uri: s3://one, parameters: { external_id: x } }\n${file(
      '{ name: B, id: 1 }',
      '{ name: A, connection_name: one, root_path: /n, teams: [Public], tags: [t] }',
    )}`;
    expect(waits(text, named('A'))[2]).toStrictEqual([
      'create datastore A',
      ['update connection one', 'create tag t', 'update datastore B'],
    ]);
  });

  test('is another one where a datastore and a connection have the same', () => {
    const text = `connections:\n  - { name: first, id: 1, type: s3, uri: s3://one }\n${file('{ name: one, id: 1 }')}`;
    expect(waits(text, named('A'))).toStrictEqual([
      ['update connection first', []],
      ['update datastore one', []],
    ]);
  });

  test('is of no matter to what keeps its own', () => {
    const text = file('{ name: A, description: new }', '{ name: C, id: 2 }');
    expect(waits(text, named('A', 'B'))).toStrictEqual([
      ['update datastore A', []],
      ['update datastore C', []],
    ]);
  });

  test('leaves steps as they are where nothing is renamed', () => {
    const { plan } = planFor(file('{ name: A, description: new }'), liveOf(connections, named('A')));
    expect(inRenameOrder(plan.steps)).toBe(plan.steps);
    const unnamed = file('{ name: A, connection: { type: s3, uri: "s3://one", parameters: { external_id: x } } }');
    const { steps } = planFor(unnamed, liveOf(connections, named('A'))).plan;
    expect(steps.map(({ id }) => id)).toStrictEqual(['update connection one']);
    expect(inRenameOrder(steps)).toBe(steps);
  });
});

describe('names that go round in a circle', () => {
  const swap = file('{ name: B, id: 1, description: new }', '{ name: A, id: 2 }');
  const [a, b] = named('A', 'B');

  test('are swapped through a name of the first one’s own', () => {
    const { plan } = planFor(swap, liveOf(connections, named('A', 'B')));
    const aside = 'make way: update datastore B';
    const common = {
      action: 'update',
      kind: 'datastore',
      adopts: false,
      needs: 'Member',
      affects: [],
      origin: null,
    };
    const name = { field: 'name', sensitive: false };
    expect(plan.steps).toStrictEqual([
      {
        ...common,
        id: aside,
        name: 'B',
        liveId: 1,
        changes: [{ ...name, before: 'A', after: 'A (id 1, being renamed)', at: at(2, 13) }],
        dependsOn: [],
        reason: 'names are swapped: this one makes way first',
        at: at(2, 13),
        operation: {
          does: 'update-datastore',
          live: a,
          wanted: new Map([['name', 'A (id 1, being renamed)']]),
          moveTo: undefined,
          group: undefined,
          keeps: [],
          aside: true,
        },
      },
      {
        ...common,
        id: 'update datastore A',
        name: 'A',
        liveId: 2,
        changes: [{ ...name, before: 'B', after: 'A', at: at(3, 13) }],
        dependsOn: [aside],
        reason: 'the live datastore differs from the file',
        at: at(3, 13),
        operation: {
          does: 'update-datastore',
          live: b,
          wanted: new Map([['name', 'A']]),
          moveTo: undefined,
          group: undefined,
          keeps: [],
        },
      },
      {
        ...common,
        id: 'update datastore B',
        name: 'B',
        liveId: 1,
        changes: [
          { ...name, before: 'A', after: 'B', at: at(2, 13) },
          { field: 'description', before: 'old', after: 'new', sensitive: false, at: at(2, 36) },
        ],
        dependsOn: ['update datastore A', aside],
        reason: 'the live datastore differs from the file',
        at: at(2, 13),
        operation: {
          does: 'update-datastore',
          live: { ...a, name: 'A (id 1, being renamed)' },
          wanted: new Map([
            ['name', 'B'],
            ['description', 'new'],
          ]),
          moveTo: undefined,
          group: undefined,
          keeps: [],
        },
      },
    ]);
    expect(plan.steps.map(isAside)).toStrictEqual([true, false, false]);
  });

  test('are swapped the same way for connections, whose fields wait for the second step', () => {
    const text = `connections:
  - { name: two, id: 1, type: s3, uri: s3://one, parameters: { external_id: x } }
  - { name: one, id: 2, type: s3, uri: s3://two }
`;
    const { plan, desired } = planFor(text, liveOf(connections));
    const [one] = connections;
    const [entry] = desired.connections;
    const between = 'one (id 1, being renamed)';
    expect(
      plan.steps.map(({ id, dependsOn, changes }) => [id, dependsOn, changes.map(({ field }) => field)]),
    ).toStrictEqual([
      ['make way: update connection two', [], ['name']],
      ['update connection one', ['make way: update connection two'], ['name']],
      [
        'update connection two',
        ['update connection one', 'make way: update connection two'],
        ['name', 'parameters.external_id'],
      ],
    ]);
    expect([plan.steps[0]?.operation, plan.steps[2]?.operation]).toStrictEqual([
      {
        does: 'update-connection',
        entry: { ...entry, name: between, fields: new Map() },
        live: one,
        send: new Map(),
        aside: true,
      },
      {
        does: 'update-connection',
        entry,
        live: { ...one, name: between },
        send: new Map([['parameters.external_id', 'x']]),
      },
    ]);
  });

  test('are broken at the lowest id, wherever the file says it', () => {
    const text = file('{ name: C, id: 2 }', '{ name: A, id: 3 }', '{ name: B, id: 1 }');
    expect(waits(text, named('A', 'B', 'C'))).toStrictEqual([
      ['make way: update datastore B', []],
      ['update datastore A', ['make way: update datastore B']],
      ['update datastore B', ['update datastore C', 'make way: update datastore B']],
      ['update datastore C', ['update datastore A']],
    ]);
  });

  test('are broken each by itself', () => {
    const text = file('{ name: B, id: 1 }', '{ name: A, id: 2 }', '{ name: D, id: 3 }', '{ name: C, id: 4 }');
    expect(waits(text, named('A', 'B', 'C', 'D')).filter(([id]) => `${id}`.startsWith('make way'))).toStrictEqual([
      ['make way: update datastore B', []],
      ['make way: update datastore D', []],
    ]);
  });

  test('leave other renames as they are', () => {
    const text = file('{ name: B, id: 1 }', '{ name: A, id: 2 }', '{ name: X, id: 3 }', '{ name: C, id: 4 }');
    expect(waits(text, named('A', 'B', 'C', 'D'))).toStrictEqual([
      ['make way: update datastore B', []],
      ['update datastore A', ['make way: update datastore B']],
      ['update datastore B', ['update datastore A', 'make way: update datastore B']],
      ['update datastore C', ['update datastore X']],
      ['update datastore X', []],
    ]);
  });

  test('leave room for the id in a long name', () => {
    const long = 'x'.repeat(255);
    const text = file('{ name: B, id: 1 }', `{ name: ${long}, id: 2 }`);
    const { plan } = planFor(text, liveOf(connections, named(long, 'B')));
    expect(plan.steps[0]?.changes[0]?.after).toBe(`${'x'.repeat(200)} (id 1, being renamed)`);
  });
});

describe('a rename that leads into a circle', () => {
  /** Live as `from`, to become `to`. Two that take one name are no circle, but may lead into one. */
  const renaming = (liveId: number, from: string, to: string): Step =>
    step({
      id: `${from} to ${to}`,
      action: 'update',
      kind: 'datastore',
      name: to,
      liveId,
      needs: 'Member',
      reason: '',
      operation: {
        does: 'update-datastore',
        live: liveDatastore(liveId, from),
        wanted: new Map([['name', to]]),
        moveTo: undefined,
        group: undefined,
        keeps: [],
      },
    });

  test('waits for the step that makes way, and is none of it', () => {
    const steps = [renaming(1, 'X', 'A'), renaming(2, 'A', 'B'), renaming(3, 'B', 'A')];
    expect(inRenameOrder(steps).map(({ id, dependsOn }) => [id, dependsOn])).toStrictEqual([
      ['X to A', ['make way: A to B']],
      ['make way: A to B', []],
      ['A to B', ['B to A', 'make way: A to B']],
      ['B to A', ['make way: A to B']],
    ]);
  });
});
