import { checkFiles } from '../../src/config/check.ts';
import type { Desired, Value } from '../../src/config/desired.ts';
import { parseFiles, type ResolvedValue, substitute } from '../../src/config/parse.ts';
import type { Plain } from '../../src/connectors/field.ts';
import type { Live, LiveConnection, LiveDatastore } from '../../src/plan/live.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { PlanSettings } from '../../src/plan/settings.ts';
import type { Step } from '../../src/plan/steps.ts';
import { type Position, problemText } from '../../src/problem.ts';
import { targetKey } from '../../src/references/grammar.ts';
import { Secret } from '../../src/secret.ts';

/** A place in the only file. */
export function at(line: number, column: number): Position {
  return { file: 'f.yaml', line, column };
}

/** A file with its references resolved: each secret's value is `value of NAME`. */
export function desiredFrom(text: string): Desired {
  const parsed = parseFiles([{ path: 'f.yaml', text }]);
  const values = new Map(
    parsed.references.map((target): [string, ResolvedValue] => [
      targetKey(target),
      { text: `value of ${target.name}`, sensitive: true },
    ]),
  );
  const { desired, problems } = checkFiles(substitute(parsed, values), { allowLiteralSecrets: false });
  if (!desired) {
    throw new Error(problems.map(problemText).join('\n'));
  }
  return desired;
}

/** A connection as a full reading gives it: it says something of every field given, and of `parameters`. */
export function liveConnection(
  id: number,
  name: string,
  type: string,
  fields: Readonly<Record<string, Plain>>,
  more: Partial<LiveConnection> = {},
): LiveConnection {
  const paths = Object.keys(fields).map((path) => path.split('.')[0] ?? path);
  return {
    id,
    name,
    type,
    fields: new Map(Object.entries(fields)),
    masked: new Set(),
    keys: new Set([...paths, 'parameters']),
    datastores: undefined,
    ...more,
  };
}

/** A datastore on connection 1, of which nothing but this is known. */
export function liveDatastore(
  id: number,
  name: string,
  fields: Readonly<Record<string, Plain>> = {},
  more: Partial<LiveDatastore> = {},
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

/** A reading by an Admin. */
export function liveOf(
  connections: readonly LiveConnection[],
  datastores: readonly LiveDatastore[] = [],
  more: Partial<Live> = {},
): Live {
  return {
    origin: 'https://acme.example',
    role: 'Admin',
    connections: new Map(connections.map((one) => [one.id, one])),
    datastores: new Map(datastores.map((one) => [one.id, one])),
    teams: new Set(['Public']),
    tags: new Map([['mine', 'global']]),
    groups: [],
    ...more,
  };
}

export const usualSettings: PlanSettings = {
  origin: 'https://acme.example',
  adopt: true,
  ownershipTag: undefined,
  prune: false,
  maxDeletes: 10,
  rotate: new Set(),
};

/** The plan for a file, and the file it was made for. */
export function planFor(
  text: string,
  live: Live,
  settings: Partial<PlanSettings> = {},
): { readonly desired: Desired; readonly plan: Plan<Step> } {
  const desired = desiredFrom(text);
  return { desired, plan: makePlan(desired, live, { ...usualSettings, ...settings }) };
}

/** What would be sent, with the text of secrets told apart from other text. */
export function sentValues(send: ReadonlyMap<string, Value>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...send].map(([path, value]) => [path, value instanceof Secret ? { secret: value.reveal() } : value]),
  );
}
