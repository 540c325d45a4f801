import type { Desired } from '../config/desired.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { planConnections } from './connections.ts';
import type { DatastoreContext } from './context.ts';
import { planDatastores } from './datastores.ts';
import { planDeletes } from './deletes.ts';
import { fitToConnectors } from './fitting.ts';
import { planHash } from './hash.ts';
import { identify } from './identify.ts';
import { planLabels } from './labels.ts';
import type { Live } from './live.ts';
import { lookupIn } from './lookup.ts';
import { outerSpaces } from './new-names.ts';
import type { Plan, PlannedDatastore, Summary } from './plan.ts';
import { sharedPrefixes } from './prefixes.ts';
import { inRenameOrder, isAside } from './renames.ts';
import type { PlanSettings } from './settings.ts';
import { highestRole, type Step } from './steps.ts';
import { absenceNotice } from './visibility.ts';

/**
 * Desired and live state in; ordered steps, their hash, and every problem out. Does nothing and knows no clock: the same
 * input gives the same plan, whatever the order of the file. A plan with an error among its problems must not be applied.
 */
export function makePlan(written: Desired, live: Live, settings: PlanSettings): Plan<Step> {
  const { matches: found, unclear, problems: identity } = identify('datastore', written.datastores, live.datastores);
  const { desired, matches, problems: misfits } = fitToConnectors(written, live, found);
  // What an entry is that nobody can tell apart decides on everything else about it.
  const unclearNames = new Set([...unclear].map(({ name }) => name));
  const clear = { ...desired, datastores: desired.datastores.filter(({ name }) => !unclearNames.has(name)) };
  const lookup = lookupIn(clear, live, matches);
  const connections = planConnections(clear, { live, datastores: matches, settings, lookup });
  const labels = planLabels(clear, live, settings);
  const context: DatastoreContext = { desired: clear, live, settings, matches, connections, labels, lookup };
  const datastores = planDatastores(context);
  const kept = inRenameOrder([...labels.steps, ...connections.steps, ...datastores.steps]);
  const deletes = planDeletes(unclear.size > 0 ? withoutPrune(context) : context, kept);
  const steps = inOrder([...kept, ...deletes.steps]);
  const states = statesOf(
    desired.datastores.map((entry) => ({ name: entry.name, liveId: matches.get(entry)?.id ?? null })),
    steps,
  );
  return {
    hash: planHash(steps, settings),
    steps,
    summary: summaryOf(states, deletes.steps.length),
    datastores: states,
    connections: connectionIds(desired, live, context),
    needs: highestRole(steps.map(({ needs }) => needs)),
    problems: [
      ...identity,
      ...misfits,
      ...connections.problems,
      ...labels.problems,
      ...datastores.problems,
      ...outerSpaces(steps),
      ...unknownTeams(desired, live),
      ...sharedPrefixes(context),
      ...deletes.problems,
      ...absenceNotice(live),
    ],
  };
}

/** An entry that may be several live objects keeps all of them from being pruned. */
function withoutPrune(context: DatastoreContext): DatastoreContext {
  return { ...context, settings: { ...context.settings, prune: false } };
}

/** A step's place among steps that do not depend on each other: unlinking before an update of the same datastore, deletes last. */
const ranks = {
  'create-tag': 0,
  'create-group': 1,
  'update-group': 2,
  'create-connection': 3,
  'update-connection': 4,
  unlink: 5,
  'create-datastore': 6,
  'update-datastore': 7,
  link: 8,
  sync: 9,
  delete: 10,
} as const satisfies Readonly<Record<Step['operation']['does'], number>>;

/** One order for one set of steps: by rank, then by name, so that the file's order does not show. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const key = (step: Step): number => ranks[step.operation.does] - (isAside(step) ? 0.5 : 0);
  return [...steps].sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}

/** One datastore counts once, whatever happens to it; a connection's change is felt by each datastore on it. */
function statesOf(
  entries: readonly { readonly name: string; readonly liveId: number | null }[],
  steps: readonly Step[],
): readonly PlannedDatastore[] {
  const own = Map.groupBy(
    steps.filter(({ kind, action }) => kind === 'datastore' && action !== 'delete'),
    ({ name }) => name,
  );
  const felt = new Set(
    steps.flatMap(({ affects }) => affects.filter(({ managed }) => managed)).map(({ name }) => name),
  );
  return entries.map(({ name, liveId }) => {
    const mine = own.get(name) ?? [];
    const state = mine.some(({ action }) => action === 'create')
      ? 'create'
      : mine.length > 0 || felt.has(name)
        ? 'update'
        : 'unchanged';
    return { name, liveId, state };
  });
}

function summaryOf(states: readonly PlannedDatastore[], deletes: number): Summary {
  const count = (state: PlannedDatastore['state']): number => states.filter((one) => one.state === state).length;
  return { create: count('create'), update: count('update'), delete: deletes, unchanged: count('unchanged') };
}

function connectionIds(
  desired: Desired,
  live: Live,
  { connections, matches, lookup }: DatastoreContext,
): ReadonlyMap<string, number | null> {
  const ids = new Map<string, number | null>();
  const names = new Map(desired.connections.map(({ key, name }) => [key, name]));
  for (const [key, { name, on }] of connections.placements) {
    ids.set(names.get(key) ?? name, 'liveId' in on ? on.liveId : null);
  }
  for (const datastore of desired.datastores) {
    const choice = datastore.connection;
    const used =
      choice?.kind === 'live-id'
        ? live.connections.get(choice.id)
        : choice?.kind === 'live-name'
          ? lookup.connectionsByName.get(choice.name)?.[0]
          : choice === undefined
            ? live.connections.get(matches.get(datastore)?.connectionId ?? Number.NaN)
            : undefined;
    if (used) {
      ids.set(connections.renamed.get(used.id) ?? used.name, used.id);
    }
  }
  return ids;
}

function unknownTeams(desired: Desired, { teams }: Live): readonly Problem[] {
  return desired.datastores.flatMap(({ fields }) => {
    const field = fields.get('teams');
    if (!teams || !field || !Array.isArray(field.value)) {
      return [];
    }
    return (field.value as readonly string[])
      .filter((name) => !teams.has(name))
      .map((name): Problem => {
        const close = nearest(name, [...teams]);
        return {
          severity: 'error',
          rule: 'unknown-team',
          at: field.at,
          message: `There is no team "${name}".`,
          hint: close === undefined ? 'Teams are made by an Admin, before they are used.' : `Did you mean "${close}"?`,
        };
      });
  });
}
