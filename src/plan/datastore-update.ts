import type { DesiredDatastore, Value } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Problem } from '../problem.ts';
import { change } from './change.ts';
import type { Placement } from './connections.ts';
import type { DatastoreContext, Planned } from './context.ts';
import { adoption, changeProblems, disconnected, unreadable } from './datastore-problems.ts';
import { syncSteps } from './first-sync.ts';
import type { LiveDatastore } from './live.ts';
import { groupChange, moveOf } from './moves.ts';
import { carriesTag } from './ownership.ts';
import { connectionReady, dependency, type Placed } from './placement.ts';
import { step } from './steps.ts';
import { isReadable } from './stored.ts';
import { hiddenNamesake } from './visibility.ts';
import { tagDependencies, wantedFields } from './wanted-fields.ts';

interface Existing {
  readonly entry: DesiredDatastore;
  readonly match: LiveDatastore;
  readonly placement: Placed;
  /** Whether steps of their own change its enrichment. */
  readonly relinks: boolean;
}

/** Plans a datastore that exists: what differs from the file, in one step, and a first sync that never was. */
export function planExistingDatastore(
  { entry, match, placement, relinks }: Existing,
  context: DatastoreContext,
): Planned {
  if (placement && 'message' in placement) {
    return { steps: [], problems: [placement] };
  }
  const { ownershipTag: tag } = context.settings;
  const fields = wantedFields(entry, match, context);
  const differing = datastoreRows.flatMap((row) => {
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
    adopts: !owned && tag !== undefined,
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
      ...(tag && !entry.fields.has('tags') ? { marks: tag.value } : {}),
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
      ...takenName(entry, match, placement, context),
      ...unreadable(fields, match),
      ...(owned ? [] : adoption(entry, match, context.settings)),
      ...disconnected(entry, match),
    ],
  };
}

/** A new name that something has which this token may not see. */
function takenName(
  { name, at }: DesiredDatastore,
  match: LiveDatastore,
  placement: Placement | undefined,
  context: DatastoreContext,
): readonly Problem[] {
  const current = context.live.connections.get(match.connectionId ?? Number.NaN);
  return name === match.name
    ? []
    : hiddenNamesake({ name, at, previousNames: undefined }, { live: placement?.live ?? current }, context);
}
