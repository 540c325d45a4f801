import type { DesiredConnection, DesiredDatastore } from '../config/desired.ts';
import type { Position, Problem } from '../problem.ts';
import type { Placement } from './connections.ts';
import type { DatastoreContext } from './context.ts';
import type { CreateOn, Target } from './steps.ts';

/** `undefined` where nothing is asked for, or where the connection has problems of its own. */
export type Placed = Placement | Problem | undefined;

/** The connection that an entry asks for. */
export function placementOf(entry: DesiredDatastore, { live, connections, lookup }: DatastoreContext): Placed {
  const choice = entry.connection;
  if (!choice) {
    return undefined;
  }
  if (choice.kind === 'file') {
    return connections.placements.get(choice.key);
  }
  const found =
    choice.kind === 'live-id'
      ? [live.connections.get(choice.id)].flatMap((one) => one ?? [])
      : (lookup.connectionsByName.get(choice.name) ?? []);
  const [one] = found;
  const what = choice.kind === 'live-id' ? `${choice.id}` : `"${choice.name}"`;
  if (!one || found.length > 1) {
    return {
      severity: 'error',
      rule: one ? 'ambiguous-name' : 'connection-not-found',
      at: choice.at,
      message: one
        ? `Several live connections are called ${what}: ids ${found.map(({ id }) => id).join(', ')}.`
        : `There is no connection ${what}, neither in the file nor live, that this token may see.`,
      hint: one
        ? 'Write connection_id with the one that is meant.'
        : 'Correct it, or describe the connection in the file.',
    };
  }
  const renamed = choice.kind === 'live-name' ? connections.renamed.get(one.id) : undefined;
  return renamed === undefined
    ? { name: one.name, type: one.type, on: { liveId: one.id }, live: one }
    : renamedReference('connection_name', one, renamed, choice.at);
}

/** A reference by a name that this very plan takes away: it would find nothing in the next run. */
export function renamedReference(
  key: string,
  live: { readonly id: number; readonly name: string },
  now: string,
  at: Position,
): Problem {
  return {
    severity: 'error',
    rule: 'renamed-reference',
    at,
    message: `${key} gives a name that is now ${JSON.stringify(now)}: the file renames "${live.name}" (id ${live.id}).`,
    hint: 'Write the new name.',
  };
}

/** The connection that a create makes along with its datastore. */
export function inlineOf(on: CreateOn): DesiredConnection | undefined {
  return 'inline' in on ? on.inline : undefined;
}

/** The step that makes a target, if one does. */
export function dependency(target: Target | undefined): readonly string[] {
  return target && 'step' in target ? [target.step] : [];
}

/**
 * The steps that must come before anything is put on a connection: the one that makes it, or the one that changes it.
 * What is made on a connection is checked through it.
 */
export function connectionReady(on: CreateOn | undefined, { connections }: DatastoreContext): readonly string[] {
  if (!on || 'inline' in on) {
    return [];
  }
  return 'step' in on ? [on.step] : [connections.updates.get(on.liveId) ?? []].flat();
}
