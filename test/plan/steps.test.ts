import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { planHash } from '../../src/plan/hash.ts';
import type { Change, Role } from '../../src/plan/plan.ts';
import type { PlanSettings } from '../../src/plan/settings.ts';
import { allows, highestRole, type Step, step } from '../../src/plan/steps.ts';

test('a step is of nothing else than what it is given', () => {
  const facts = { action: 'create', kind: 'tag', name: 't', needs: 'Manager', reason: 'why' } as const;
  expect(step({ ...facts, operation: { does: 'create-tag' } })).toEqual({
    ...facts,
    id: 'create tag t',
    liveId: null,
    adopts: false,
    changes: [],
    affects: [],
    dependsOn: [],
    origin: null,
    operation: { does: 'create-tag' },
  });
});

describe('roles', () => {
  const roles = ['Member', 'Manager', 'Admin'] as const;

  test('allow what needs them or a lower one', () => {
    expect(roles.map((role) => roles.filter((needs) => allows(role, needs)))).toEqual([
      ['Member'],
      ['Member', 'Manager'],
      ['Member', 'Manager', 'Admin'],
    ]);
  });

  test.each<{ needs: readonly Role[]; highest: Role }>([
    { needs: [], highest: 'Member' },
    { needs: ['Member', 'Manager', 'Member'], highest: 'Manager' },
    { needs: ['Admin', 'Manager'], highest: 'Admin' },
    { needs: ['Manager', 'Admin'], highest: 'Admin' },
  ])('of which a plan needs the highest: $needs', ({ needs, highest }) => {
    expect(highestRole(needs)).toBe(highest);
  });
});

describe('the hash of steps', () => {
  const settings: PlanSettings = {
    origin: 'https://acme.example',
    adopt: true,
    ownershipTag: undefined,
    prune: false,
    maxDeletes: 10,
    rotate: new Set(),
  };
  const place = { file: 'f.yaml', line: 1, column: 1 };
  const tags: Change = { field: 'tags', before: ['a', 'b'], after: ['c', 'd'], sensitive: false, at: place };
  const key: Change = { field: 'secret_key', before: '(sensitive)', after: '(sensitive)', sensitive: true };
  const update = (name: string, changes: readonly Change[], more: Partial<Step> = {}): Step =>
    step({
      action: 'update',
      kind: 'datastore',
      name,
      liveId: 1,
      needs: 'Member',
      changes,
      reason: 'why',
      operation: { does: 'create-tag' },
      ...more,
    });
  const a = update('A', [tags, key]);
  const b = update('B', []);
  const hash = planHash([a, b], settings);

  test.each<{ what: string; rotate: PlanSettings['rotate']; covered: string }>([
    { what: 'nothing', rotate: new Set(), covered: '[]' },
    { what: 'connections', rotate: new Set(['y', 'x']), covered: '["x","y"]' },
    { what: 'everything', rotate: 'all', covered: '"all"' },
  ])('is that of one text, so that it is the same in every version: no steps, $what rotated', ({ rotate, covered }) => {
    const text = `{"origin":"https://acme.example","prune":false,"rotate":${covered},"steps":[]}`;
    expect(planHash([], { ...settings, rotate })).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test.each<{ what: string; steps: readonly Step[]; more?: Partial<PlanSettings> }>([
    { what: 'the order of steps', steps: [b, a] },
    { what: 'the order of changes', steps: [update('A', [key, tags]), b] },
    { what: 'the order of a list', steps: [update('A', [{ ...tags, before: ['b', 'a'], after: ['d', 'c'] }, key]), b] },
    {
      what: 'places, reasons, roles and origins',
      steps: [
        update('A', [{ ...tags, at: { ...place, line: 9 } }, key], {
          needs: 'Admin',
          reason: 'other',
          origin: 'drift',
          at: place,
          dependsOn: ['x'],
        }),
        b,
      ],
    },
    {
      what: 'settings that change no step',
      steps: [a, b],
      more: { adopt: false, maxDeletes: 1, ownershipTag: { value: 't' } },
    },
  ])('does not depend on $what', ({ steps, more }) => {
    expect(planHash(steps, { ...settings, ...more })).toBe(hash);
  });

  test.each<{ what: string; steps: readonly Step[]; more?: Partial<PlanSettings> }>([
    { what: 'a step', steps: [a] },
    { what: 'an action', steps: [update('A', a.changes, { action: 'create' }), b] },
    { what: 'a kind', steps: [update('A', a.changes, { kind: 'connection' }), b] },
    { what: 'a name', steps: [update('C', a.changes), b] },
    { what: 'a live id', steps: [update('A', a.changes, { liveId: 2 }), b] },
    { what: 'the name of a field', steps: [update('A', [{ ...tags, field: 'teams' }, key]), b] },
    { what: 'a value before', steps: [update('A', [{ ...tags, before: ['a'] }, key]), b] },
    { what: 'a value after', steps: [update('A', [{ ...tags, after: ['c'] }, key]), b] },
    { what: 'the reference of a secret', steps: [update('A', [tags, { ...key, reference: '${{ secrets.S }}' }]), b] },
    { what: 'the origin of the API', steps: [a, b], more: { origin: 'https://other.example' } },
    { what: 'prune', steps: [a, b], more: { prune: true } },
    { what: 'rotation of one', steps: [a, b], more: { rotate: new Set(['lake']) } },
    { what: 'rotation of all', steps: [a, b], more: { rotate: 'all' } },
  ])('depends on $what', ({ steps, more }) => {
    expect(planHash(steps, { ...settings, ...more })).not.toBe(hash);
  });
});
