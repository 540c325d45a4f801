import { describe, expect, test } from '@jest/globals';
import { outputNames, outputValues } from '../../src/report/outputs.ts';
import { mixedPlan, outcome, plan, report, step } from './fixtures.ts';

describe('outputs', () => {
  test('of a plan', () => {
    expect(outputValues(report({ plan: mixedPlan() }), '/tmp/plan.json')).toEqual({
      ids: '{"Sales Lake":42}',
      'created-ids': '{}',
      'connection-ids': '{"acme_s3_lake":7}',
      changed: 'true',
      'create-count': '1',
      'update-count': '1',
      'delete-count': '1',
      'unchanged-count': '3',
      'plan-hash': 'ab'.repeat(32),
      'plan-file': '/tmp/plan.json',
      converged: '',
      result: 'planned',
    });
  });

  test('of a run that read nothing claim nothing', () => {
    const values = outputValues(report({ result: 'valid', mode: 'validate' }), undefined);
    expect(values).toEqual({
      ...Object.fromEntries(outputNames.map((name) => [name, ''])),
      ids: '{}',
      'created-ids': '{}',
      'connection-ids': '{}',
      result: 'valid',
    });
  });

  test('of an apply name what it created, also where the step failed after it', () => {
    const create = step({ action: 'create', name: 'Orders Lake' });
    const other = step({ action: 'create', name: '__proto__' });
    const connection = step({ action: 'create', kind: 'connection', name: 'new_one' });
    const outcomes = [
      outcome(connection, 'done', { liveId: 8 }),
      outcome(create, 'done', { liveId: 50 }),
      outcome(other, 'failed', { liveId: 51, error: 'not found again' }),
    ];
    const values = outputValues(
      report({ mode: 'apply', result: 'partial', plan: mixedPlan(), outcomes, converged: false }),
      undefined,
    );
    expect(values['created-ids']).toBe('{"Orders Lake":50,"__proto__":51}');
    expect(values.ids).toBe('{"Sales Lake":42,"Orders Lake":50,"__proto__":51}');
    expect(values['connection-ids']).toBe('{"acme_s3_lake":7,"new_one":8}');
    expect(values.converged).toBe('false');
  });

  test('of an apply name nothing that it did not create', () => {
    const outcomes = [
      outcome(step({ name: 'Sales Lake' }), 'done', { liveId: 42 }),
      outcome(step({ action: 'link', name: 'Other Lake' }), 'done', { liveId: 43 }),
      outcome(step({ action: 'create', name: 'Orders Lake' }), 'unknown'),
      outcome(step({ action: 'create', kind: 'connection', name: 'new_one' }), 'failed'),
      outcome(step({ action: 'create', kind: 'tag', name: 'pii' }), 'done', { liveId: 9 }),
    ];
    const values = outputValues(
      report({ mode: 'apply', result: 'partial', plan: mixedPlan(), outcomes, converged: true }),
      undefined,
    );
    expect(values).toMatchObject({
      ids: '{"Sales Lake":42}',
      'created-ids': '{}',
      'connection-ids': '{"acme_s3_lake":7}',
      converged: 'true',
      'plan-file': '',
    });
  });

  test('of an apply without a plan name what was made all the same', () => {
    const outcomes = [
      outcome(step({ action: 'create', name: 'A' }), 'done', { liveId: 1 }),
      outcome(step({ action: 'create', kind: 'connection', name: 'c' }), 'done', { liveId: 2 }),
    ];
    expect(outputValues(report({ mode: 'apply', result: 'failed', outcomes }), undefined)).toMatchObject({
      ids: '{"A":1}',
      'created-ids': '{"A":1}',
      'connection-ids': '{"c":2}',
      changed: '',
    });
  });

  const exported = {
    files: ['datastores.yaml'],
    datastores: [
      { name: 'Orders Lake', id: 42 },
      { name: 'Sales Lake', id: undefined },
    ],
    connections: [
      { name: 'acme_s3_lake', id: undefined },
      { name: 'warehouse', id: 7 },
    ],
  };
  test.each([
    [true, 'false'],
    [false, ''],
  ])('of an export, from the live tenant: %s, are the ids that are in the files', (fromLive, changed) => {
    const of = report({ mode: 'export', result: 'exported', exported: { ...exported, fromLive } });
    expect(outputValues(of, undefined)).toEqual({
      ...Object.fromEntries(outputNames.map((name) => [name, ''])),
      ids: '{"Orders Lake":42}',
      'created-ids': '{}',
      'connection-ids': '{"warehouse":7}',
      changed,
      result: 'exported',
    });
  });

  const update = step({ name: 'A' });
  test.each([
    ['plan', [], undefined, false, 'false'],
    ['plan', [update], undefined, false, 'true'],
    ['apply', [], [], false, 'false'],
    ['apply', [update], undefined, false, 'false'],
    ['apply', [update], [outcome(update, 'done')], false, 'false'],
    ['apply', [update], [outcome(update, 'failed')], true, 'true'],
  ] as const)(
    'changed in %s with steps %j and outcomes %j, wrote: %j, is %s',
    (mode, steps, outcomes, wrote, changed) => {
      expect(outputValues(report({ mode, plan: plan(steps), outcomes, wrote }), undefined).changed).toBe(changed);
    },
  );
});
