import type { Desired, DesiredConnection, DesiredDatastore, Value } from '../config/desired.ts';
import { shown } from '../connectors/compare.ts';
import { connectionField, connectorOf, sameType } from '../connectors/connectors.ts';
import { type Field, pathOf } from '../connectors/field.ts';
import { holds } from '../connectors/payload.ts';
import type { Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import { connectionDifference } from './connection-changes.ts';
import { identify } from './identify.ts';
import type { Live, LiveConnection, LiveDatastore } from './live.ts';
import type { Lookup } from './lookup.ts';
import type { Placement } from './placement.ts';
import type { Affected, Change } from './plan.ts';
import type { PlanSettings } from './settings.ts';
import { type Step, step, stepId } from './steps.ts';

export interface PlannedConnections {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  /** By the key of the connection in the file. */
  readonly placements: ReadonlyMap<string, Placement>;
  /** Live id to the step that changes the connection, where one does. */
  readonly updates: ReadonlyMap<number, string>;
}

type DatastoreMatches = ReadonlyMap<DesiredDatastore, LiveDatastore>;

/** Plans the connections that the file manages, and says where each of them will be. */
export function planConnections(
  desired: Desired,
  live: Live,
  datastores: DatastoreMatches,
  settings: PlanSettings,
  lookup: Lookup,
): PlannedConnections {
  const context: Context = { live, datastores, settings, lookup };
  const uses = Map.groupBy(desired.datastores, ({ connection }) =>
    connection?.kind === 'file' ? connection.key : undefined,
  );
  const named = desired.connections.flatMap(
    (entry) => asNamed(entry, uses.get(entry.key)?.[0], datastores, live) ?? [],
  );
  const { matches, unclear, problems: identity } = identify('connection', named, live.connections);
  const claims = claimedTwice(named, matches);
  const steps: Step[] = [];
  const problems: Problem[] = [
    ...identity,
    ...unknownRotations(
      named.map((item) => item.entry.name ?? matches.get(item)?.name ?? item.name),
      settings,
    ),
    ...claims.map(({ problem }) => problem),
  ];
  const placements = new Map<string, Placement>();
  const updates = new Map<number, string>();
  const contested = new Set(claims.flatMap(({ items }) => items));
  for (const item of named.filter((one) => !unclear.has(one) && !contested.has(one))) {
    const { entry, name } = item;
    const users = uses.get(entry.key) ?? [];
    const match = matches.get(item);
    if (match) {
      const planned = planMatched(entry, match, users, context);
      steps.push(...planned.steps);
      for (const { id } of planned.steps) {
        updates.set(match.id, id);
      }
      problems.push(...planned.problems);
      placements.set(entry.key, { name: match.name, type: match.type, on: { liveId: match.id }, live: match });
      continue;
    }
    problems.push(...missingFields(entry, name));
    // Written inline, for one datastore, which is new as well: both are made by one request, as the vendor documents it.
    const inline = entry.inline && users.length === 1 && !users.some((user) => datastores.has(user));
    if (!inline) {
      steps.push(createStep(entry, name));
    }
    placements.set(entry.key, {
      name,
      type: entry.type,
      on: inline ? { inline: entry, name } : { step: stepId('create', 'connection', name) },
      live: undefined,
    });
  }
  return { steps, problems, placements, updates };
}

/**
 * An unnamed inline connection is the one that its datastore is on, or gets its datastore's name. Of one whose datastore
 * cannot be told apart nothing can be said.
 */
function asNamed(
  entry: DesiredConnection,
  user: DesiredDatastore | undefined,
  datastores: DatastoreMatches,
  live: Live,
): NamedConnection | undefined {
  const { at, previousNames } = entry;
  const current = user ? live.connections.get(datastores.get(user)?.connectionId ?? Number.NaN) : undefined;
  if (entry.name === undefined && current) {
    return { entry, name: current.name, at, id: { value: current.id, at }, previousNames };
  }
  const name = entry.name ?? user?.name;
  return name === undefined ? undefined : { entry, name, at, id: entry.id, previousNames };
}

interface NamedConnection extends Pick<DesiredConnection, 'at' | 'id' | 'previousNames'> {
  readonly entry: DesiredConnection;
  readonly name: string;
}

interface Claim {
  readonly items: readonly NamedConnection[];
  readonly problem: Problem;
}

/** An unnamed connection is its datastore's alone; where that is on one that has another entry, the two would fight. */
function claimedTwice(
  named: readonly NamedConnection[],
  matches: ReadonlyMap<NamedConnection, LiveConnection>,
): readonly Claim[] {
  const unnamed = new Map(named.flatMap((item) => (item.entry.name === undefined ? [[item.name, item] as const] : [])));
  const claims = Map.groupBy(named, (item) => {
    const rival = unnamed.get(item.name);
    return matches.get(item)?.id ?? (rival && matches.get(rival)?.id) ?? `"${item.name}"`;
  });
  return [...claims.values()].flatMap((items): readonly Claim[] => {
    const first = items.find(({ entry }) => entry.name === undefined);
    const others = items.filter((one) => one !== first);
    return first && others.length > 0 ? [{ items, problem: contestedProblem(first, others) }] : [];
  });
}

function contestedProblem(first: NamedConnection, others: readonly NamedConnection[]): Problem {
  return {
    severity: 'error',
    rule: 'connection-claimed-twice',
    at: first.at,
    also: others.map(({ at }) => at),
    message: `This unnamed connection is "${first.name}", which has another entry too.`,
    hint: `Write connection_name: ${JSON.stringify(first.name)} instead of describing it again.`,
  };
}

interface Context {
  readonly live: Live;
  readonly datastores: DatastoreMatches;
  readonly settings: PlanSettings;
  readonly lookup: Lookup;
}

function planMatched(
  entry: DesiredConnection,
  match: LiveConnection,
  users: readonly DesiredDatastore[],
  context: Context,
): { readonly steps: readonly Step[]; readonly problems: readonly Problem[] } {
  if (!sameType(match.type, entry.type)) {
    return { steps: [], problems: [typeChange(entry, match)] };
  }
  const { settings } = context;
  const rotates = settings.rotate === 'all' || settings.rotate.has(entry.name ?? match.name);
  const { changes, send, problems } = connectionDifference(entry, match, { rotates });
  const affects = datastoresOn(match, context);
  const owned = entry.id !== undefined || carriesTag(match, context) || entry.name === undefined;
  const adoption = owned ? [] : adoptionProblems(entry, match, users, affects, context);
  const update = step({
    action: 'update',
    kind: 'connection',
    name: entry.name ?? match.name,
    liveId: match.id,
    // Without a tag nobody can know whether this is the first time.
    adopts: !owned && settings.ownershipTag !== undefined,
    needs: 'Manager',
    changes,
    affects,
    reason: reasonOf(changes),
    at: changes[0]?.at ?? entry.at,
    operation: { does: 'update-connection', entry, live: match, send },
  });
  return { steps: changes.length > 0 ? [update] : [], problems: [...problems, ...adoption] };
}

function reasonOf(changes: readonly Change[]): string {
  return changes.every(({ sensitive }) => sensitive)
    ? 'its secrets are to be sent again'
    : 'the live connection differs from the file';
}

/** Every datastore on a connection, also those that the file does not know. */
function datastoresOn(connection: LiveConnection, { lookup }: Context): readonly Affected[] {
  const stubs = connection.datastores ?? lookup.datastoresByConnection.get(connection.id) ?? [];
  return stubs.map(({ id, name }) => {
    const entry = lookup.entryOf.get(id);
    return { name: entry?.name ?? name, managed: entry !== undefined };
  });
}

/** Connections cannot carry a tag: one counts as owned when a datastore on it does. */
function carriesTag(connection: LiveConnection, { settings, lookup }: Context): boolean {
  const tag = settings.ownershipTag?.value;
  return (lookup.datastoresByConnection.get(connection.id) ?? []).some(({ fields }) => {
    const tags = fields.get('tags');
    return tag !== undefined && Array.isArray(tags) && tags.includes(tag);
  });
}

function adoptionProblems(
  entry: DesiredConnection,
  match: LiveConnection,
  users: readonly DesiredDatastore[],
  affects: readonly Affected[],
  { datastores, settings }: Context,
): readonly Problem[] {
  if (!settings.adopt) {
    return [
      {
        severity: 'error',
        rule: 'adopt-refused',
        at: entry.at,
        message: `Connection "${match.name}" (id ${match.id}) exists already and is not owned by this file, and adopt is false.`,
        hint: `Add id: ${match.id} to its entry if it is meant, or choose another name.`,
      },
    ];
  }
  const inUse = users.some((user) => datastores.get(user)?.connectionId === match.id);
  if (inUse) {
    return [];
  }
  const others = affects.filter(({ managed }) => !managed).map(({ name }) => `"${name}"`);
  return [
    {
      severity: 'notice',
      rule: 'adopts-connection',
      at: entry.at,
      message: `Connection "${match.name}" (id ${match.id}) exists already and is adopted; its stored secrets stay as they are. ${
        others.length > 0 ? `It is also used by ${others.join(', ')}.` : 'No other datastore uses it.'
      }`,
    },
  ];
}

function createStep(entry: DesiredConnection, name: string): Step {
  return step({
    action: 'create',
    kind: 'connection',
    name,
    needs: 'Manager',
    changes: connectionCreateChanges(entry, ''),
    reason: 'the file names it and it does not exist',
    at: entry.at,
    operation: { does: 'create-connection', entry },
  });
}

/** What a new connection will hold, each field with its place; `prefix` for one inside its datastore's create. */
export function connectionCreateChanges(entry: DesiredConnection, prefix: string): readonly Change[] {
  const connector = connectorOf(entry.type);
  return [
    { field: `${prefix}type`, before: null, after: entry.type, sensitive: false, at: entry.at },
    ...[...entry.fields.values()].map(({ path, value, at }) => {
      const field = connectionField(connector, path);
      const sensitive = field.secret === true || value instanceof Secret;
      return {
        field: `${prefix}${path}`,
        before: null,
        after: shown(field, value),
        sensitive,
        ...(value instanceof Secret ? { reference: value.reference } : {}),
        at,
      };
    }),
  ];
}

/** What a connection that must be created cannot do without; for one that exists these fields are simply not managed. */
function missingFields(entry: DesiredConnection, name: string): readonly Problem[] {
  const connector = connectorOf(entry.type);
  const values = new Map<string, Value>([...entry.fields].map(([path, field]) => [path, field.value]));
  const missing = (connector.fields as readonly Field[])
    .filter(
      (field) => field.required === true || (field.required !== undefined && holds(connector, field.required, values)),
    )
    .map(pathOf)
    .filter((path) => (values.get(path) ?? null) === null);
  return missing.length > 0
    ? [
        {
          severity: 'error',
          rule: 'missing-for-create',
          at: entry.at,
          message: `Connection "${name}" does not exist and cannot be created without ${missing.join(', ')}.`,
          hint: 'Add what is missing, or name a connection that exists.',
        },
      ]
    : [];
}

function typeChange(entry: DesiredConnection, match: LiveConnection): Problem {
  return {
    severity: 'error',
    rule: 'immutable-type',
    at: entry.at,
    message: `Connection "${match.name}" (id ${match.id}) is of type ${match.type}; a connection's type cannot change to ${entry.type}.`,
    hint: 'Give the new connection another name.',
  };
}

function unknownRotations(names: readonly string[], { rotate }: PlanSettings): readonly Problem[] {
  const known = new Set(names);
  return [...(rotate === 'all' ? [] : rotate)]
    .filter((name) => !known.has(name))
    .map((name) => ({
      severity: 'error',
      rule: 'rotate-unknown',
      message: `rotate-secrets names "${name}", which is no connection of the file.`,
      hint: 'Write the name of a connection as the file has it.',
    }));
}
