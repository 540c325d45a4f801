import type { Desired, DesiredConnection, DesiredDatastore } from '../../src/config/desired.ts';
import type { Plain } from '../../src/connectors/field.ts';
import type { Live, LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { PlanSettings } from '../../src/plan/settings.ts';
import type { Step } from '../../src/plan/steps.ts';
import type { Position, Problem } from '../../src/problem.ts';
import { desiredOf } from '../config/support.ts';

type Fields = Readonly<Record<string, Plain>>;

/** A live datastore on connection 1, fully read, of which nothing is set that is not given. */
export function datastore(
  id: number,
  name: string,
  { fields = {}, ...more }: Partial<Omit<LiveDatastore, 'fields'>> & { readonly fields?: Fields } = {},
): LiveDatastore {
  return {
    id,
    name,
    type: 's3',
    storeType: 'dfs',
    fields: new Map(Object.entries(fields)),
    foreignTags: [],
    connectionId: 1,
    group: null,
    enrichment: null,
    connected: true,
    operated: true,
    contents: undefined,
    ...more,
  };
}

/** A live S3 connection that names no datastores. */
export function connection(
  id: number,
  name: string,
  { fields = {}, ...more }: Partial<Omit<LiveConnection, 'fields'>> & { readonly fields?: Fields } = {},
): LiveConnection {
  return {
    id,
    name,
    type: 's3',
    fields: new Map(Object.entries(fields)),
    masked: new Set(),
    keys: new Set(['uri', 'access_key', 'secret_key', 'parameters', 'secrets_manager']),
    datastores: undefined,
    ...more,
  };
}

export interface LiveParts {
  readonly datastores?: readonly LiveDatastore[];
  readonly connections?: readonly LiveConnection[];
  readonly role?: Live['role'];
  readonly teams?: readonly string[];
  /** Global tags. */
  readonly tags?: readonly string[];
  readonly groups?: Live['groups'];
}

/** What is live. Without other words: connection 1, called "lake", read by an Admin. */
export function liveOf({ datastores = [], connections = [connection(1, 'lake')], ...more }: LiveParts = {}): Live {
  return {
    origin: 'https://acme.example',
    role: 'role' in more ? more.role : 'Admin',
    datastores: new Map(datastores.map((one) => [one.id, one])),
    connections: new Map(connections.map((one) => [one.id, one])),
    teams: more.teams && new Set(more.teams),
    tags: more.tags && new Map(more.tags.map((name) => [name, 'global'])),
    groups: more.groups,
  };
}

export interface Planning {
  readonly plan: Plan<Step>;
  readonly desired: Desired;
  /** The place of a text in the file: of its first occurrence, or of the one with this number from 1. */
  at(text: string, occurrence?: number): Position;
  entry(name: string): DesiredDatastore;
  connection(name: string): DesiredConnection;
}

/** The plan of a file, `f.yaml`. A line break at its beginning is not part of it. */
export function planOf(text: string, live: LiveParts = {}, more: Partial<PlanSettings> = {}): Planning {
  const desired = desiredOf(text);
  const settings: PlanSettings = {
    origin: 'https://acme.example',
    adopt: true,
    ownershipTag: desired.ownershipTag,
    prune: false,
    maxDeletes: 10,
    rotate: new Set(),
    ...more,
  };
  return {
    plan: makePlan(desired, liveOf(live), settings),
    desired,
    at: (wanted, occurrence = 1) => placeIn(text.replace(/^\n/, ''), wanted, occurrence),
    entry: (name) => found(desired.datastores.find((one) => one.name === name)),
    connection: (name) => found(desired.connections.find((one) => one.name === name)),
  };
}

/** The problems of a plan for `datastores:` with these entries, one a line from line 2 on. */
export function problemsOf(
  entries: readonly string[],
  live: LiveParts = {},
  more: Partial<PlanSettings> = {},
): readonly Problem[] {
  return planOf(fileOf(...entries), live, more).plan.problems;
}

export function fileOf(...entries: readonly string[]): string {
  return `datastores:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
}

/** A line and a column of the file. */
export function place(line: number, column: number): Position {
  return { file: 'f.yaml', line, column };
}

/** A step as it is expected, with what most steps leave at its usual value. */
export function expected(facts: Omit<Partial<Step>, 'operation'> & Pick<Step, 'operation' | 'reason'>): Step {
  const { action = 'update', kind = 'datastore', name = '' } = facts;
  return {
    id: `${action} ${kind} ${name}`,
    action,
    kind,
    name,
    needs: 'Member',
    liveId: null,
    adopts: false,
    changes: [],
    affects: [],
    dependsOn: [],
    origin: null,
    ...facts,
  };
}

/** A change that shows both sides. */
export function changed(field: string, before: Plain, after: Plain, at: Position): Step['changes'][number] {
  return { field, before, after, sensitive: false, at };
}

function placeIn(text: string, wanted: string, occurrence: number): Position {
  let index = -1;
  for (let count = 0; count < occurrence; count += 1) {
    index = text.indexOf(wanted, index + 1);
    if (index < 0) {
      throw new Error(`The file has no ${JSON.stringify(wanted)} number ${occurrence}.`);
    }
  }
  const lines = text.slice(0, index).split('\n');
  return place(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

function found<T>(one: T | undefined): T {
  if (one === undefined) {
    throw new Error('The file has nothing of this name.');
  }
  return one;
}
