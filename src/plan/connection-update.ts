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

/** Plans what a connection that exists should become: one step, or none. */
export function planExistingConnection(
  entry: DesiredConnection,
  match: LiveConnection,
  users: readonly DesiredDatastore[],
  context: ConnectionContext,
): { readonly steps: readonly Step[]; readonly problems: readonly Problem[] } {
  if (!sameType(match.type, entry.type)) {
    return { steps: [], problems: [typeChange(entry, match)] };
  }
  const { settings } = context;
  const rotates = settings.rotate === 'all' || settings.rotate.has(entry.name ?? match.name);
  const { changes, send, problems } = connectionDifference(entry, match, { rotates });
  const affects = datastoresOn(match, context);
  const owned = entry.id !== undefined || isOwned(match, context) || entry.name === undefined;
  const sendsSecrets = changes.some(({ field }) => isSecret(match, field));
  const adoption = owned ? [] : adoptionProblems({ entry, match, users, affects, sendsSecrets }, context);
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
      ? 'its secrets are to be sent again'
      : 'the live connection differs from the file',
    at: changes[0]?.at ?? entry.at,
    operation: { does: 'update-connection', entry, live: match, send },
  });
  return { steps: changes.length > 0 ? [update] : [], problems: [...problems, ...adoption] };
}

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
  readonly users: readonly DesiredDatastore[];
  readonly affects: readonly Affected[];
  readonly sendsSecrets: boolean;
}

function adoptionProblems(
  { entry, match, users, affects, sendsSecrets }: Adopted,
  { live, datastores, settings }: ConnectionContext,
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
