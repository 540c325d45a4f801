import type { DesiredConnection, DesiredDatastore } from '../config/desired.ts';
import { connectionField, connectorOf, sameType } from '../connectors/connectors.ts';
import type { Problem } from '../problem.ts';
import { connectionDifference } from './connection-changes.ts';
import type { Live, LiveConnection, LiveDatastore } from './live.ts';
import type { Lookup } from './lookup.ts';
import { carriesTag } from './ownership.ts';
import type { Affected } from './plan.ts';
import type { PlanSettings } from './settings.ts';
import { type Step, step } from './steps.ts';

/** What a plan of connections looks at besides the connection itself. */
export interface ConnectionContext {
  readonly live: Live;
  readonly datastores: ReadonlyMap<DesiredDatastore, LiveDatastore>;
  readonly settings: PlanSettings;
  readonly lookup: Lookup;
}

/** The datastores of the file that ask for a connection. */
export interface Users {
  /** Those that have its entry. */
  readonly users: readonly DesiredDatastore[];
  /** Those that name it as a live one, although it has an entry: an unnamed one. */
  readonly guests: readonly DesiredDatastore[];
}

/** Plans what a connection that exists should become: one step, or none. */
export function planExistingConnection(
  entry: DesiredConnection,
  match: LiveConnection,
  { users, guests }: Users,
  context: ConnectionContext,
): { readonly steps: readonly Step[]; readonly problems: readonly Problem[] } {
  if (!sameType(match.type, entry.type)) {
    return { steps: [], problems: [typeChange(entry, match)] };
  }
  const { settings, datastores } = context;
  const inUse = users.some((user) => datastores.get(user)?.connectionId === match.id);
  const rotates = settings.rotate === 'all' || settings.rotate.has(entry.name ?? match.name);
  const { changes, send, problems } = connectionDifference(entry, match, { rotates });
  const affects = datastoresOn(match, context);
  const others = new Set([...affects, ...guests].map(({ name }) => name));
  users.forEach(({ name }) => {
    others.delete(name);
  });
  if (entry.name === undefined && others.size > 0 && (changes.length > 0 || !inUse)) {
    return { steps: [], problems: [notAlone(entry, match, [...others], { inUse })] };
  }
  // An unnamed one is that of its datastore, if that is on it: whoever pins the datastore pins it.
  const pinned = entry.name === undefined && inUse && users.some(({ id }) => id !== undefined);
  const owned = entry.id !== undefined || isOwned(match, context) || pinned;
  const sendsSecrets = changes.some(({ field }) => isSecret(match, field));
  const adoption = owned ? [] : adoptionProblems({ entry, match, inUse, affects, sendsSecrets }, context);
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
    reason: changes.every(({ field }) => isSecret(match, field))
      ? 'its secrets are sent again'
      : 'the live connection differs from the file',
    at: changes[0]?.at ?? entry.at,
    operation: { does: 'update-connection', entry, live: match, send },
  });
  return { steps: changes.length > 0 ? [update] : [], problems: [...problems, ...adoption] };
}

/** An unnamed inline connection belongs to its datastore alone, so what others use is never changed or taken by it. */
function notAlone(
  { at, id: pinned }: DesiredConnection,
  { id, name }: LiveConnection,
  others: readonly string[],
  { inUse }: { readonly inUse: boolean },
): Problem {
  const users = others.slice(0, mostNamed).map((one) => `"${one}"`);
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
  const [message, hint] = inUse
    ? [
        `This unnamed connection is "${name}" (id ${id}), and would change for ${users.join(', ')}${more} too.`,
        `Write name: ${JSON.stringify(name)} in it if it is meant for all of them, or a name that is free for a connection of its own.`,
      ]
    : pinned
      ? [
          `This unnamed connection is "${name}" (id ${id}), which ${users.join(', ')}${more} ${others.length > 1 ? 'use' : 'uses'} too.`,
          `Write name: ${JSON.stringify(name)} in it, or connection_name: ${JSON.stringify(name)} instead of it, to share that one.`,
        ]
      : [
          `An unnamed connection gets its datastore's name, and there is a connection "${name}" (id ${id}) already, used by ${users.join(', ')}${more}.`,
          `Write a name that is free in it, or connection_name: ${JSON.stringify(name)} to use that one.`,
        ];
  return { severity: 'error', rule: 'connection-not-alone', at, message, hint };
}

/** So many datastores are named in a message. */
const mostNamed = 5;

function isSecret({ type }: LiveConnection, path: string): boolean {
  return connectionField(connectorOf(type), path).secret === true;
}

/** Every datastore on a connection, also those that the file does not know. */
function datastoresOn(connection: LiveConnection, { lookup }: ConnectionContext): readonly Affected[] {
  const stubs = connection.datastores ?? lookup.datastoresByConnection.get(connection.id) ?? [];
  return stubs.map(({ id, name }) => {
    const entry = lookup.entryOf.get(id);
    return { name: entry?.name ?? name, managed: entry !== undefined };
  });
}

/** Connections cannot carry a tag: one counts as owned when a datastore on it does. */
function isOwned(connection: LiveConnection, { settings, lookup }: ConnectionContext): boolean {
  return (lookup.datastoresByConnection.get(connection.id) ?? []).some((one) => carriesTag(one, settings));
}

interface Adopted {
  readonly entry: DesiredConnection;
  readonly match: LiveConnection;
  /** Whether a datastore of the file that asks for it is on it already. */
  readonly inUse: boolean;
  readonly affects: readonly Affected[];
  readonly sendsSecrets: boolean;
}

function adoptionProblems(
  { entry, match, inUse, affects, sendsSecrets }: Adopted,
  { live, settings }: ConnectionContext,
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
  // Without a tag nobody can know whether this is the first time, and it would be said in each run.
  if (inUse && settings.ownershipTag === undefined) {
    return [];
  }
  const others = affects.filter(({ managed }) => !managed).map(({ name }) => `"${name}"`);
  const alone =
    live.role === 'Admin' ? 'No other datastore uses it.' : 'No other datastore that this token may see uses it.';
  return [
    {
      severity: 'notice',
      rule: 'adopts-connection',
      at: entry.at,
      message: `Connection "${match.name}" (id ${match.id}) exists already and is adopted; its stored secrets ${sendsSecrets ? 'are replaced by those of the file' : 'stay as they are'}. ${
        others.length > 0 ? `It is also used by ${others.join(', ')}.` : alone
      }`,
    },
  ];
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
