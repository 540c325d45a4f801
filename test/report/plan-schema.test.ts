import { beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Plan } from '../../src/plan/plan.ts';
import { planFile } from '../../src/report/plan-file.ts';
import { planSchema } from '../../src/report/plan-schema.ts';
import { mixedPlan, outcome, plan, problem, report } from './fixtures.ts';

let accepts: ValidateFunction;

// Anew for each test, so that a change of the schema's source is seen by the test that tells it.
beforeEach(() => {
  accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(planSchema());
});

function json(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}

/** A plan file that has every key once, with steps that failed. */
function complete() {
  const steps = mixedPlan().steps;
  const of: Plan = { ...mixedPlan(), steps: steps.map((step) => ({ ...step, dependsOn: ['x'] })) };
  return json(
    planFile(
      report({
        mode: 'apply',
        result: 'partial',
        plan: of,
        outcomes: of.steps.map((step) => outcome(step, 'failed', { error: 'No.' })),
        problems: [problem('error', 'A', { hint: 'B', at: { file: 'f', line: 1, column: 2 } })],
      }),
    ),
  );
}

/** The file with one value in its first step, change, problem … replaced, or taken out. */
function altered(path: string, value: unknown) {
  const file = complete();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((object, key) => object[key], file);
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return file;
}

/** Every object of the file, by its path. */
const objects = [
  '',
  'summary.',
  'steps.0.',
  'steps.0.changes.0.',
  'steps.0.affects.0.',
  'steps.0.at.',
  'problems.0.',
  'problems.0.at.',
];

function keysAt(path: string): readonly string[] {
  const of = path
    .split('.')
    .filter((key) => key !== '')
    .reduce((object, key) => object[key], complete());
  return Object.keys(of).map((key) => `${path}${key}`);
}

describe('the schema of the plan file', () => {
  test.each([
    ['a plan', planFile(report({ plan: mixedPlan(), problems: [problem('warning', 'W')] }))],
    ['an empty plan', planFile(report({ plan: plan([]), result: 'unchanged' }))],
    ['an apply', complete()],
  ])('accepts %s', (_, file) => {
    accepts(json(file));
    expect(accepts.errors).toBeNull();
  });

  const optional = ['steps.0.outcome', 'steps.0.error'];
  test.each(objects.flatMap(keysAt))('wants %s, unless there need not be one', (key) => {
    expect(accepts(altered(key, undefined))).toBe(optional.includes(key));
  });

  test.each(objects)('lets nothing else stand in %j', (path) => {
    expect(accepts(altered(`${path}other`, 1))).toBe(false);
  });

  test.each([
    ['hash', ['0'.repeat(64), '9af'.repeat(21).padEnd(64, 'b')]],
    ['mode', ['plan', 'apply', 'validate']],
    ['label', ['', 'any']],
    ['result', ['valid', 'planned', 'unchanged', 'applied', 'partial', 'failed', 'exported']],
    ['summary.create', [0, 7]],
    ['steps', [[]]],
    ['steps.0.action', ['create', 'update', 'link', 'unlink', 'delete', 'sync']],
    ['steps.0.kind', ['connection', 'datastore', 'group', 'tag']],
    ['steps.0.liveId', [1, null]],
    ['steps.0.adopts', [true, false]],
    ['steps.0.needs', ['Member', 'Manager', 'Admin']],
    ['steps.0.changes', [[]]],
    ['steps.0.changes.0.before', ['a', 1.5, true, null, [], ['a', 'b']]],
    ['steps.0.changes.0.after', ['a', 1.5, true, null, [], ['a', 'b']]],
    ['steps.0.affects', [[]]],
    ['steps.0.dependsOn', [[], ['a']]],
    ['steps.0.origin', ['change', 'drift', null]],
    ['steps.0.at', [null]],
    ['steps.0.outcome', ['done', 'failed', 'skipped', 'unknown']],
    ['problems', [[]]],
    ['problems.0.severity', ['error', 'warning', 'notice']],
    ['problems.0.hint', ['a', null]],
    ['problems.0.at', [null]],
  ])('takes for %s: %j', (path, values) => {
    for (const value of values) {
      accepts(altered(path, value));
      expect(accepts.errors).toBeNull();
    }
  });

  test.each([
    ['version', [2, '1', null]],
    ['hash', ['', 'a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64), 'A'.repeat(64), 1]],
    ['mode', ['export', '', null]],
    ['label', [1, null]],
    ['result', ['fine', '', null]],
    ['summary.create', [-1, 1.5, '1', null]],
    ['summary.update', [-1, 1.5, '1', null]],
    ['summary.delete', [-1, 1.5, '1', null]],
    ['summary.unchanged', [-1, 1.5, '1', null]],
    ['steps', [{}, null, [{}], ['create']]],
    ['steps.0.id', [1, null]],
    ['steps.0.action', ['drop', '', null]],
    ['steps.0.kind', ['team', '', null]],
    ['steps.0.name', [1, null]],
    ['steps.0.liveId', [1.5, '1', true]],
    ['steps.0.adopts', ['true', null]],
    ['steps.0.needs', ['Owner', '', null]],
    ['steps.0.changes', [{}, null, [1]]],
    ['steps.0.changes.0.field', [1, null]],
    ['steps.0.changes.0.before', [{}, [1], [null]]],
    ['steps.0.changes.0.after', [{}, [1], [null]]],
    ['steps.0.changes.0.sensitive', ['yes', null]],
    ['steps.0.affects', [{}, null, ['Orders Lake']]],
    ['steps.0.affects.0.name', [1, null]],
    ['steps.0.affects.0.managed', ['yes', null]],
    ['steps.0.dependsOn', ['a', null, [1]]],
    ['steps.0.reason', [1, null]],
    ['steps.0.origin', ['base', '', true]],
    ['steps.0.at', ['a.yaml:1:1', 1, {}]],
    ['steps.0.at.file', [1, null]],
    ['steps.0.at.line', [0, 1.5, '1', null]],
    ['steps.0.at.column', [0, 1.5, '1', null]],
    ['steps.0.outcome', ['over', '', null]],
    ['steps.0.error', [1, null]],
    ['problems', [{}, null, [1]]],
    ['problems.0.severity', ['info', '', null]],
    ['problems.0.rule', [1, null]],
    ['problems.0.message', [1, null]],
    ['problems.0.hint', [1, true]],
    ['problems.0.at', ['a.yaml:1:1', 1, {}]],
  ])('does not take for %s: %j', (path, values) => {
    for (const value of values) {
      expect([value, accepts(altered(path, value))]).toEqual([value, false]);
    }
  });

  test('names its dialect and itself, for editors', () => {
    expect(planSchema()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Plan file of Qualytics datastores as code',
    });
  });

  test('says as a sentence what each text, enumeration and list means', () => {
    const descriptions = [...JSON.stringify(planSchema()).matchAll(/"description":("[^"]*")/g)].map(
      ([, text]) => JSON.parse(text ?? '""') as string,
    );
    expect(descriptions.filter((text) => !/^[A-Z].{6,}\.$/.test(text))).toEqual([]);
    expect(descriptions.length).toBeGreaterThan(25);
  });
});
