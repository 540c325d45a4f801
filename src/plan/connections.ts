import type { Desired, DesiredConnection, DesiredDatastore } from '../config/desired.ts';
import type { Problem } from '../problem.ts';
import { connectionCreateStep, missingForCreate } from './connection-create.ts';
import { type ConnectionContext, planExistingConnection, type Users } from './connection-update.ts';
import { identify } from './identify.ts';
import type { Live, LiveConnection } from './live.ts';
import type { PlanSettings } from './settings.ts';
import { type CreateOn, type Step, stepId } from './steps.ts';

export interface PlannedConnections {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  /** By the key of the connection in the file. */
  readonly placements: ReadonlyMap<string, Placement>;
  /** Live id to the step that changes the connection, where one does. */
  readonly updates: ReadonlyMap<number, string>;
  /** Live id to the new name of a connection, where the file gives it one. */
  readonly renamed: ReadonlyMap<number, string>;
}

/** Where a datastore's connection is to be found when the datastore's turn comes. */
export interface Placement {
  readonly name: string;
  readonly type: string;
  readonly on: CreateOn;
  readonly live: LiveConnection | undefined;
}

/** Plans the connections that the file manages, and says where each of them will be. */
export function planConnections(desired: Desired, context: ConnectionContext): PlannedConnections {
  const { live, datastores, settings } = context;
  const uses = Map.groupBy(desired.datastores, ({ connection }) =>
    connection?.kind === 'file' ? connection.key : undefined,
  );
  const named = desired.connections.flatMap(
    (entry) => asNamed(entry, uses.get(entry.key)?.[0], datastores, live) ?? [],
  );
  const references = Map.groupBy(desired.datastores, ({ connection }) =>
    connection?.kind === 'live-id' ? connection.id : connection?.kind === 'live-name' ? connection.name : undefined,
  );
  const guests = ({ id, name }: LiveConnection): readonly DesiredDatastore[] => [
    ...(references.get(id) ?? []),
    ...(references.get(name) ?? []),
  ];
  const { matches, unclear, problems: identity } = identify('connection', named, live.connections);
  const claims = claimedTwice(named, matches);
  const contested = new Set(claims.flatMap(({ items }) => items));
  const planned = named
    .filter((one) => !unclear.has(one) && !contested.has(one))
    .map((item) => {
      const match = matches.get(item);
      const users = uses.get(item.entry.key) ?? [];
      return planOne(item, match, { users, guests: match ? guests(match) : [] }, context);
    });
  const names = named.map((item) => item.entry.name ?? matches.get(item)?.name ?? item.name);
  return {
    steps: planned.flatMap(({ steps }) => steps),
    problems: [
      ...identity,
      ...unknownRotations(names, settings),
      ...claims.map(({ problem }) => problem),
      ...planned.flatMap(({ problems }) => problems),
    ],
    placements: new Map(planned.map(({ key, placement }) => [key, placement])),
    renamed: new Map([...matches].flatMap(([{ name }, one]) => (name === one.name ? [] : [[one.id, name] as const]))),
    updates: new Map(
      planned.flatMap(({ steps }) =>
        steps.flatMap(({ id, liveId }) => (liveId === null ? [] : [[liveId, id] as const])),
      ),
    ),
  };
}

interface PlannedOne {
  readonly key: string;
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  readonly placement: Placement;
}

function planOne(
  { entry, name }: NamedConnection,
  match: LiveConnection | undefined,
  asking: Users,
  context: ConnectionContext,
): PlannedOne {
  const { key, type } = entry;
  if (match) {
    const placement = { name: match.name, type: match.type, on: { liveId: match.id }, live: match };
    return { key, ...planExistingConnection(entry, match, asking, context), placement };
  }
  // Written inline, for one datastore, which is new as well: both are made by one request, as the vendor documents it.
  const { users } = asking;
  const inline = entry.inline && users.length === 1 && !users.some((user) => context.datastores.has(user));
  const on = inline ? { inline: entry, name } : { step: stepId('create', 'connection', name) };
  return {
    key,
    steps: inline ? [] : [connectionCreateStep(entry, name)],
    problems: missingForCreate(entry, name),
    placement: { name, type, on, live: undefined },
  };
}

/**
 * An unnamed inline connection is the one that its `id` pins, else the one that its datastore is on, or gets its
 * datastore's name. Of one whose datastore cannot be told apart nothing can be said.
 */
function asNamed(
  entry: DesiredConnection,
  user: DesiredDatastore | undefined,
  datastores: ConnectionContext['datastores'],
  live: Live,
): NamedConnection | undefined {
  const { at, previousNames } = entry;
  const id = entry.id?.value ?? (user ? datastores.get(user)?.connectionId : undefined);
  const current = live.connections.get(id ?? Number.NaN);
  if (entry.name === undefined && current) {
    return { entry, name: current.name, at, id: entry.id ?? { value: current.id, at }, previousNames };
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
