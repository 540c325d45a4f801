import type { Desired, DesiredDatastore, ManagedFields, Value } from '../config/desired.ts';
import { generatedPrefix, sameValue } from '../connectors/compare.ts';
import { sameType } from '../connectors/connectors.ts';
import { datastoreFields } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import type { Problem } from '../problem.ts';
import { change } from './change.ts';
import { connectionCreateChanges, type PlannedConnections } from './connections.ts';
import {
  adoption,
  changeProblems,
  disconnected,
  isReadable,
  noConnection,
  teamless,
  unreadable,
} from './datastore-problems.ts';
import { planEnrichment } from './enrichment.ts';
import type { PlannedLabels } from './labels.ts';
import type { Live, LiveDatastore } from './live.ts';
import type { Lookup } from './lookup.ts';
import { connectionReady, dependency, inlineOf, type Placed, type Placement, placementOf } from './placement.ts';
import type { Change } from './plan.ts';
import type { PlanSettings } from './settings.ts';
import { type Step, step, stepId, type Target } from './steps.ts';
import { hiddenNamesake, likeRename } from './visibility.ts';

export interface DatastoreContext {
  readonly desired: Desired;
  readonly live: Live;
  readonly settings: PlanSettings;
  readonly matches: ReadonlyMap<DesiredDatastore, LiveDatastore>;
  readonly connections: PlannedConnections;
  readonly labels: PlannedLabels;
  readonly lookup: Lookup;
}

export interface Planned {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

const rows: readonly Field[] = datastoreFields;

/** Plans the datastores of the file: create or update, then link, then first sync. */
export function planDatastores(context: DatastoreContext): Planned {
  const planned = context.desired.datastores.map((entry) => {
    const match = context.matches.get(entry);
    const placement = placementOf(entry, context);
    const enrichment = planEnrichment(entry, match, context);
    const relinks = enrichment.steps.length > 0;
    const own = match
      ? planExisting({ entry, match, placement, relinks }, context)
      : planNew(entry, placement, context);
    return { steps: [...own.steps, ...enrichment.steps], problems: [...own.problems, ...enrichment.problems] };
  });
  return { steps: planned.flatMap(({ steps }) => steps), problems: planned.flatMap(({ problems }) => problems) };
}

/**
 * The fields as they are to be: with the ownership tag, which is on every datastore of the file, and a cleared prefix
 * as the one that the server would generate, since that is what it goes back to. A tag that an integration put on the
 * datastore is there, whoever names it too.
 */
function wantedFields(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  { settings }: DatastoreContext,
): ManagedFields {
  const fields = new Map(entry.fields);
  const prefix = fields.get('enrichment_prefix');
  if (match && prefix?.value === null) {
    fields.set(prefix.path, { ...prefix, value: generatedPrefix(entry.name) });
  }
  const tag = settings.ownershipTag;
  const given = entry.fields.get('tags');
  if (tag || given?.value) {
    const names = given ? given.value : match?.fields.get('tags');
    const all = new Set([...(Array.isArray(names) ? (names as readonly string[]) : []), ...(tag ? [tag.value] : [])]);
    const value = [...all].filter((name) => !match?.foreignTags.includes(name));
    fields.set('tags', { path: 'tags', value, at: given?.at ?? tag?.at ?? entry.at });
  }
  return fields;
}

function tagDependencies(fields: ManagedFields, { labels }: DatastoreContext): readonly string[] {
  const tags = fields.get('tags')?.value;
  return Array.isArray(tags) ? tags.flatMap((name: string) => labels.tagSteps.get(name) ?? []) : [];
}

function planNew(entry: DesiredDatastore, placement: Placed, context: DatastoreContext): Planned {
  if (!entry.connection) {
    return { steps: [], problems: [noConnection(entry)] };
  }
  if (!placement || 'message' in placement) {
    return { steps: [], problems: placement ? [placement] : [] };
  }
  const fields = wantedFields(entry, undefined, context);
  const group = context.labels.groups.get(entry);
  const target = group?.target ?? undefined;
  const inline = inlineOf(placement.on);
  const create = step({
    action: 'create',
    kind: 'datastore',
    name: entry.name,
    needs: 'Manager',
    changes: [
      ...createChanges(fields),
      ...(group?.name ? [change('group', null, group.name, group.at)] : []),
      change(inline ? 'connection.name' : 'connection_name', null, placement.name, entry.connection.at),
      ...(inline ? connectionCreateChanges(inline, 'connection.') : []),
    ],
    dependsOn: [...connectionReady(placement.on, context), ...tagDependencies(fields, context), ...dependency(target)],
    reason: 'the file names it and it does not exist',
    at: entry.at,
    operation: {
      does: 'create-datastore',
      entry,
      type: placement.type,
      on: placement.on,
      fields,
      group: target,
      firstSync: entry.firstSync,
    },
  });
  const problems = [
    ...hiddenNamesake(entry, placement, context),
    ...likeRename(entry, placement, context),
    ...teamless(entry),
  ];
  return { steps: [create, ...syncSteps(entry, undefined, context)], problems };
}

function createChanges(fields: ManagedFields): readonly Change[] {
  return rows.flatMap((row) => {
    const field = fields.get(row.name);
    return field && field.value !== null ? [change(row.name, null, field.value, field.at)] : [];
  });
}

interface Existing {
  readonly entry: DesiredDatastore;
  readonly match: LiveDatastore;
  readonly placement: Placed;
  /** Whether steps of their own change its enrichment. */
  readonly relinks: boolean;
}

function planExisting({ entry, match, placement, relinks }: Existing, context: DatastoreContext): Planned {
  if (placement && 'message' in placement) {
    return { steps: [], problems: [placement] };
  }
  const fields = wantedFields(entry, match, context);
  const differing = rows.flatMap((row) => {
    const field = fields.get(row.name);
    return field && isReadable(row, match) && !sameValue(row, match.fields.get(row.name), field.value)
      ? [{ row, field }]
      : [];
  });
  const move = moveOf(entry, match, placement, context);
  const group = groupChange(entry, match, context);
  const owned = entry.id !== undefined || carriesTag(match, context.settings);
  const changes = [
    ...(entry.name === match.name ? [] : [change('name', match.name, entry.name, entry.at)]),
    ...differing.map(({ row, field }) => change(row.name, match.fields.get(row.name) ?? null, field.value, field.at)),
    ...(move?.changes ?? []),
    ...(group ? [group.change] : []),
  ];
  const update = step({
    action: 'update',
    kind: 'datastore',
    name: entry.name,
    liveId: match.id,
    // Without a tag nobody can know whether this is the first time.
    adopts: !owned && context.settings.ownershipTag !== undefined,
    needs: 'Member',
    changes,
    dependsOn: [
      ...tagDependencies(fields, context),
      ...connectionReady(move?.to, context),
      ...dependency(group?.target ?? undefined),
    ],
    reason: 'the live datastore differs from the file',
    at: changes[0]?.at ?? entry.at,
    operation: {
      does: 'update-datastore',
      live: match,
      wanted: new Map<string, Value>([
        ['name', entry.name],
        ...[...fields].map(([path, { value }]): [string, Value] => [path, value]),
      ]),
      moveTo: move?.to,
      group: group?.target,
      keeps: [
        ...(entry.connection && !move ? (['connection_name'] as const) : []),
        ...(entry.group && !group ? (['group'] as const) : []),
        ...(entry.enrichment && !relinks ? (['enrichment_datastore'] as const) : []),
      ],
    },
  });
  return {
    steps: [...(changes.length > 0 ? [update] : []), ...syncSteps(entry, match, context)],
    problems: [
      ...(move?.problems ?? []),
      ...differing.flatMap(({ row, field }) => changeProblems(row, match, field)),
      ...unreadable(fields, match),
      ...(owned ? [] : adoption(entry, match, context.settings)),
      ...disconnected(entry, match),
    ],
  };
}

export function carriesTag(live: LiveDatastore, { ownershipTag }: PlanSettings): boolean {
  const tags = live.fields.get('tags');
  return ownershipTag !== undefined && Array.isArray(tags) && tags.includes(ownershipTag.value);
}

interface Move {
  readonly to: Target | undefined;
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

function moveOf(
  entry: DesiredDatastore,
  match: LiveDatastore,
  placement: Placement | undefined,
  { live }: DatastoreContext,
): Move | undefined {
  if (!placement || !entry.connection || 'inline' in placement.on || match.connectionId === undefined) {
    return undefined;
  }
  if ('liveId' in placement.on && placement.on.liveId === match.connectionId) {
    return undefined;
  }
  const current = live.connections.get(match.connectionId ?? Number.NaN);
  const before = current?.name ?? (match.connectionId === null ? null : `connection ${match.connectionId}`);
  const type = current?.type ?? match.type;
  if (type !== undefined && !sameType(type, placement.type)) {
    return {
      to: undefined,
      changes: [],
      problems: [
        {
          severity: 'error',
          rule: 'immutable-connection-type',
          at: entry.connection.at,
          message: `"${match.name}" is on ${before === null ? 'a connection' : `"${before}"`} of type ${type} and cannot move to "${placement.name}" of type ${placement.type}.`,
          hint: 'Describe it as a new datastore under another name, and remove this one when it is no longer needed.',
        },
      ],
    };
  }
  return {
    to: placement.on,
    changes: [change('connection_name', before, placement.name, entry.connection.at)],
    problems: [],
  };
}

function groupChange(
  entry: DesiredDatastore,
  match: LiveDatastore,
  { labels }: DatastoreContext,
): { readonly change: Change; readonly target: Target | null } | undefined {
  const group = labels.groups.get(entry);
  if (!group || match.group === undefined) {
    return undefined;
  }
  const same =
    group.target === null ? match.group === null : 'liveId' in group.target && group.target.liveId === match.group?.id;
  return same
    ? undefined
    : {
        change: change('group', match.group?.name ?? null, group.name, group.at),
        target: group.target,
      };
}

function syncSteps(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  context: DatastoreContext,
): readonly Step[] {
  if (!entry.firstSync?.value || (match && match.operated !== false)) {
    return [];
  }
  const create = stepId('create', 'datastore', entry.name);
  return [
    step({
      action: 'sync',
      kind: 'datastore',
      name: entry.name,
      liveId: match?.id ?? null,
      needs: 'Member',
      // A sync over credentials that are about to be replaced would be the one that is never repeated.
      dependsOn: match ? readyConnection(match, context) : [create],
      reason: match
        ? 'the file asks for a first sync and there never was an operation'
        : 'the file asks for a first sync',
      at: entry.firstSync.at,
      operation: { does: 'sync', datastore: match ? { liveId: match.id } : { step: create } },
    }),
  ];
}

function readyConnection({ connectionId }: LiveDatastore, context: DatastoreContext): readonly string[] {
  return typeof connectionId === 'number' ? connectionReady({ liveId: connectionId }, context) : [];
}
