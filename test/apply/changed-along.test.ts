import { describe, expect, test } from '@jest/globals';
import { emptyMemory, type Memory } from '../../src/apply/context.ts';
import { convergenceOf } from '../../src/apply/converge.ts';
import type { LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import type { Outcome } from '../../src/plan/plan.ts';
import type { Step } from '../../src/plan/steps.ts';
import type { Problem } from '../../src/problem.ts';
import { liveConnection } from '../plan/support-connections.ts';
import { datastore, liveOf } from '../plan/support-datastores.ts';
import { entryOf, planWith, stepOf } from './support.ts';

const at = { file: 'f.yaml', line: 2, column: 5 };
const hint = 'Set it back by hand, or write it in the file.';
const told = (what: string, place = true): Problem => ({
  severity: 'warning',
  rule: 'changed-along',
  ...(place ? { at } : {}),
  message: `${what}. The file does not manage it.`,
  hint,
});

function along(
  steps: readonly Step[],
  before: { readonly datastores?: readonly LiveDatastore[]; readonly connections?: readonly LiveConnection[] },
  now: { readonly datastores?: readonly LiveDatastore[]; readonly connections?: readonly LiveConnection[] },
  outcome: Outcome = 'done',
): readonly Problem[] {
  const memory: Memory = {
    ...emptyMemory(),
    datastoresBefore: new Map((before.datastores ?? []).map((one) => [one.id, one])),
    connectionsBefore: new Map((before.connections ?? []).map((one) => [one.id, one])),
  };
  const outcomes = steps.map((step) => ({ step, outcome, milliseconds: 1 }));
  return convergenceOf(planWith(steps), outcomes, planWith([]), liveOf(now), memory).problems;
}

describe('fields of a datastore that the file does not manage', () => {
  const before = datastore(3, 'A', { fields: { description: 'a', root_path: '/a', database: null } });
  const now = (fields: Readonly<Record<string, string>>) =>
    datastore(3, 'A', { fields: { description: 'a', root_path: '/a', database: null, ...fields } });
  const update = (wanted: readonly string[], facts: Partial<Step> = {}): Step =>
    stepOf(
      {
        does: 'update-datastore',
        live: before,
        wanted: new Map(wanted.map((name) => [name, 'x'])),
        moveTo: undefined,
        group: undefined,
        keeps: [],
      },
      { action: 'update', kind: 'datastore', name: 'A', liveId: 3, at, ...facts },
    );

  test('are told when they changed along', () => {
    const changed = { datastores: [now({ description: 'b', root_path: '/b', database: 'd' })] };
    expect(along([update(['root_path'])], { datastores: [before] }, changed)).toEqual([
      told('database of datastore "A" changed along with the write: from empty to "d"'),
      told('description of datastore "A" changed along with the write: from "a" to "b"'),
    ]);
  });

  test.each([
    { what: 'are as they were', reading: now({}) },
    { what: 'are written in another way', reading: now({ root_path: '/a/' }) },
    { what: 'are not read any more', reading: datastore(3, 'A') },
    { what: 'were not read before', reading: now({ schema: 's' }) },
  ])('are not told when they $what', ({ reading }) => {
    expect(along([update([])], { datastores: [before] }, { datastores: [reading] })).toEqual([]);
  });

  test('are not told of a datastore that is gone, or was not written', () => {
    expect(along([update([])], { datastores: [before] }, {})).toEqual([]);
    expect(along([update([])], {}, { datastores: [now({ description: 'b' })] })).toEqual([]);
  });

  test('are looked at without a step, too, and with one that only frees the name', () => {
    const changed = { datastores: [now({ description: 'b' })] };
    const said = 'description of datastore "A" changed along with the write: from "a" to "b"';
    expect(along([], { datastores: [before] }, changed)).toEqual([told(said, false)]);
    const renaming = update(['description']);
    const operation = { ...renaming.operation, aside: true } as Step['operation'];
    const aside = { ...renaming, id: 'make way: update datastore A', operation };
    expect(along([aside], { datastores: [before] }, changed)).toEqual([told(said, false)]);
    expect(along([update(['description']), aside], { datastores: [before] }, changed)).toEqual([]);
    const other = stepOf({ does: 'create-tag' }, { action: 'link', kind: 'datastore', name: 'A', liveId: 3, at });
    expect(along([other], { datastores: [before] }, changed)).toEqual([told(said, false)]);
  });

  test('are not told of what a step manages whose datastore is called like one that makes way', () => {
    const named = update(['description'], { id: 'update datastore A (out of the way)' });
    expect(along([named], { datastores: [before] }, { datastores: [now({ description: 'b' })] })).toEqual([]);
  });

  test('are told apart from those of a connection with the same id', () => {
    const connection = stepOf(
      { does: 'create-tag' },
      { action: 'update', kind: 'connection', name: 'A', liveId: 3, at },
    );
    const changed = { datastores: [now({ description: 'b' })] };
    expect(along([connection], { datastores: [before] }, changed)[0]).not.toHaveProperty('at');
  });

  describe('and an unlink', () => {
    const strategy = (value: string, description: string) =>
      datastore(3, 'A', { fields: { enrichment_remediation_strategy: value, description } });
    const unlink = (facts: Partial<Step> = {}) =>
      stepOf(
        { does: 'unlink', live: before },
        { action: 'unlink', kind: 'datastore', name: 'A', liveId: 3, at, ...facts },
      );
    const both = [{ datastores: [strategy('append', 'a')] }, { datastores: [strategy('none', 'b')] }] as const;
    const reset =
      'enrichment_remediation_strategy of datastore "A" changed along with the write: from "append" to "none"';
    const described = 'description of datastore "A" changed along with the write: from "a" to "b"';

    test('resets the remediation strategy, and nothing else', () => {
      expect(along([unlink()], ...both)).toEqual([told(described, false)]);
    });

    test.each([
      { what: 'that failed', steps: [unlink()], outcome: 'failed' as const },
      { what: 'of another datastore', steps: [unlink({ liveId: 4 })], outcome: 'done' as const },
      { what: 'of nothing', steps: [unlink({ liveId: null })], outcome: 'done' as const },
      { what: 'that is none', steps: [unlink({ action: 'link' })], outcome: 'done' as const },
    ])('$what resets nothing', ({ steps, outcome }) => {
      expect(along(steps, ...both, outcome)).toEqual([told(described, false), told(reset, false)]);
    });
  });
});

describe('fields of a connection that the file does not manage', () => {
  const before = liveConnection(3, 'lake', 's3', {
    uri: 's3://a',
    access_key: 'AKIAOLDOLD',
    'parameters.external_id': 'x',
    secrets_manager: 'v',
  });
  const now = (fields: Readonly<Record<string, string | null>>) => ({
    ...before,
    fields: new Map([...before.fields, ...Object.entries(fields)]),
  });
  const update = (managed: readonly string[]): Step =>
    stepOf(
      {
        does: 'update-connection',
        entry: entryOf('lake', 's3', Object.fromEntries(managed.map((path) => [path, 'x']))),
        live: before,
        send: new Map(),
      },
      { action: 'update', kind: 'connection', name: 'lake', liveId: 3, at },
    );

  test('are told when they changed along, identifiers shortened', () => {
    const changed = {
      connections: [
        now({ uri: 's3://b', access_key: 'AKIANEWNEW', 'parameters.external_id': null, secrets_manager: null }),
      ],
    };
    expect(along([update(['uri'])], { connections: [before] }, changed)).toEqual([
      told('access_key of connection "lake" changed along with the write: from "AKIA…DOLD" to "AKIA…WNEW"'),
      told('parameters.external_id of connection "lake" changed along with the write: from "x" to empty'),
    ]);
  });

  test('are not told when they are as they were, are not read, or the connection is gone', () => {
    expect(along([update([])], { connections: [before] }, { connections: [before] })).toEqual([]);
    const bare = liveConnection(3, 'lake', 's3', {});
    expect(along([update([])], { connections: [before] }, { connections: [bare] })).toEqual([]);
    expect(along([update([])], { connections: [before] }, { connections: [] })).toEqual([]);
  });

  test('are looked at without a step, too', () => {
    const said = 'uri of connection "lake" changed along with the write: from "s3://a" to "s3://b"';
    const changed = { connections: [now({ uri: 's3://b' })] };
    expect(along([], { connections: [before] }, changed)).toEqual([told(said, false)]);
  });

  test('are not told when they go with the keys, once a role is assumed', () => {
    const role = now({ access_key: null, 'parameters.authentication_type': 'IAM_ROLE' });
    expect(along([update([])], { connections: [before] }, { connections: [role] })).toEqual([]);
    const keys = now({ access_key: null, 'parameters.authentication_type': 'SHARED_KEY' });
    expect(along([update([])], { connections: [before] }, { connections: [keys] })).toHaveLength(1);
  });
});
