import type { Desired, DesiredDatastore, ManagedField, ManagedFields, Value } from '../config/desired.ts';
import { sameValue, shown } from '../connectors/compare.ts';
import { datastoreFields } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import type { Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import { connectionCreateChanges, type Placement, type PlannedConnections } from './connections.ts';
import { planEnrichment } from './enrichment.ts';
import type { PlannedLabels } from './labels.ts';
import type { Live, LiveDatastore } from './live.ts';
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
    const own = match ? planExisting(entry, match, placement, context) : planNew(entry, placement, context);
    const enrichment = planEnrichment(entry, match, context);
    return { steps: [...own.steps, ...enrichment.steps], problems: [...own.problems, ...enrichment.problems] };
  });
  return { steps: planned.flatMap(({ steps }) => steps), problems: planned.flatMap(({ problems }) => problems) };
}

type Placed = Placement | Problem | undefined;

/** The connection that an entry asks for; `undefined` where it asks for none, or where that connection has problems of its own. */
function placementOf(entry: DesiredDatastore, { live, connections }: DatastoreContext): Placed {
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
      : [...live.connections.values()].filter(({ name }) => name === choice.name);
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
  return { name: one.name, type: one.type, on: { liveId: one.id }, live: one };
}

/** The tags of the file with the ownership tag, which is on every datastore of the file. */
function fieldsWithTag(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  { settings }: DatastoreContext,
): ManagedFields {
  const tag = settings.ownershipTag;
  if (!tag) {
    return entry.fields;
  }
  const given = entry.fields.get('tags');
  const live = match?.fields.get('tags');
  const names = given
    ? ((given.value ?? []) as readonly string[])
    : Array.isArray(live)
      ? (live as readonly string[])
      : [];
  const field: ManagedField = {
    path: 'tags',
    value: [...new Set([...names, tag.value])],
    at: given?.at ?? tag.at ?? entry.at,
  };
  return new Map([...entry.fields, ['tags', field]]);
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
  const fields = fieldsWithTag(entry, undefined, context);
  const group = context.labels.groups.get(entry);
  const target = group?.target ?? undefined;
  const inline = 'inline' in placement.on ? placement.on.inline : undefined;
  const create = step({
    action: 'create',
    kind: 'datastore',
    name: entry.name,
    needs: 'Manager',
    changes: [
      ...createChanges(fields),
      ...(group?.name ? [change('group', null, group.name, entry.group?.at ?? entry.at)] : []),
      change(inline ? 'connection.name' : 'connection_name', null, placement.name, entry.connection.at),
      ...(inline ? connectionCreateChanges(inline, 'connection.') : []),
    ],
    dependsOn: [
      ...dependency('inline' in placement.on ? undefined : placement.on),
      ...tagDependencies(fields, context),
      ...dependency(target),
    ],
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
  return { steps: [create, ...syncSteps(entry, undefined)], problems };
}

function createChanges(fields: ManagedFields): readonly Change[] {
  return rows.flatMap((row) => {
    const field = fields.get(row.name);
    return field && field.value !== null ? [change(row.name, null, field.value, field.at)] : [];
  });
}

function planExisting(
  entry: DesiredDatastore,
  match: LiveDatastore,
  placement: Placed,
  context: DatastoreContext,
): Planned {
  if (placement && 'message' in placement) {
    return { steps: [], problems: [placement] };
  }
  const fields = fieldsWithTag(entry, match, context);
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
      ...dependency(move?.to),
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
    },
  });
  return {
    steps: [...(changes.length > 0 ? [update] : []), ...syncSteps(entry, match)],
    problems: [
      ...(move?.problems ?? []),
      ...differing.flatMap(({ row, field }) => changeProblems(row, match, field)),
      ...unreadable(fields, match),
      ...(owned ? [] : adoption(entry, match, context)),
      ...disconnected(entry, match),
    ],
  };
}

/** Whether a full reading tells of a row; only where the API is not documented to give it back may it be silent. */
function isReadable(row: Field, match: LiveDatastore): boolean {
  return !row.mayBeUnread || match.fields.has(row.name);
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
  const current = live.connections.get(match.connectionId);
  const before = current?.name ?? `connection ${match.connectionId}`;
  const type = current?.type ?? match.type;
  if (type !== undefined && type.toLowerCase() !== placement.type.toLowerCase()) {
    return {
      to: undefined,
      changes: [],
      problems: [
        {
          severity: 'error',
          rule: 'immutable-connection-type',
          at: entry.connection.at,
          message: `"${match.name}" is on "${before}" of type ${type} and cannot move to "${placement.name}" of type ${placement.type}.`,
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
        change: change('group', match.group?.name ?? null, group.name, entry.group?.at ?? entry.at),
        target: group.target,
      };
}

function syncSteps(entry: DesiredDatastore, match: LiveDatastore | undefined): readonly Step[] {
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
      dependsOn: match ? [] : [create],
      reason: match
        ? 'the file asks for a first sync and there never was an operation'
        : 'the file asks for a first sync',
      at: entry.firstSync.at,
      operation: { does: 'sync', datastore: match ? { liveId: match.id } : { step: create } },
    }),
  ];
}

export function change(field: string, before: Value, after: Value, at: Change['at']): Change {
  const row = rows.find(({ name }) => name === field) ?? { name: field, type: 'string', description: '' };
  return {
    field,
    before: shown(row, before),
    after: shown(row, after),
    sensitive: after instanceof Secret,
    ...(after instanceof Secret ? { reference: after.reference } : {}),
    ...(at ? { at } : {}),
  };
}

/** The step that makes a target, if one does. */
export function dependency(target: Target | undefined): readonly string[] {
  return target && 'step' in target ? [target.step] : [];
}

function changeProblems(row: Field, match: LiveDatastore, { at }: ManagedField): readonly Problem[] {
  if (row.immutable) {
    return [
      {
        severity: 'error',
        rule: 'immutable-field',
        at,
        message: `${row.name} of "${match.name}" (id ${match.id}) cannot change once the datastore exists.`,
        hint: 'Describe the other one as a new datastore under another name.',
      },
    ];
  }
  return row.scope
    ? [
        {
          severity: 'warning',
          rule: 'scope-change',
          at,
          message: `${row.name} of "${match.name}" changes: checks and history stay with what was scanned before.`,
          hint: 'For another set of data a datastore of its own is usually better.',
        },
      ]
    : [];
}

function unreadable(fields: ManagedFields, match: LiveDatastore): readonly Problem[] {
  return rows.flatMap((row): readonly Problem[] => {
    const field = fields.get(row.name);
    return field && !isReadable(row, match)
      ? [
          {
            severity: 'notice',
            rule: 'not-readable',
            at: field.at,
            message: `The API does not give back ${row.name} of "${match.name}", so changes to it cannot be seen.`,
            hint: 'A change to it takes effect when another field of the datastore changes too.',
          },
        ]
      : [];
  });
}

function adoption(entry: DesiredDatastore, match: LiveDatastore, { settings }: DatastoreContext): readonly Problem[] {
  return settings.adopt
    ? []
    : [
        {
          severity: 'error',
          rule: 'adopt-refused',
          at: entry.at,
          message: `Datastore "${match.name}" (id ${match.id}) exists already and is not owned by this file, and adopt is false.`,
          hint: `Add id: ${match.id} to its entry if it is meant, or choose another name.`,
        },
      ];
}

function disconnected(entry: DesiredDatastore, match: LiveDatastore): readonly Problem[] {
  return match.connected === false
    ? [
        {
          severity: 'notice',
          rule: 'not-connected',
          at: entry.at,
          message: `Qualytics says that "${match.name}" (id ${match.id}) is not connected.`,
          hint: 'Check the credentials and the address of its connection.',
        },
      ]
    : [];
}

function teamless(entry: DesiredDatastore): readonly Problem[] {
  return entry.fields.has('teams')
    ? []
    : [
        {
          severity: 'warning',
          rule: 'no-teams',
          at: entry.at,
          message: `"${entry.name}" is created without teams; who may see it is then for the server to decide.`,
          hint: 'Add teams, for example teams: [Public].',
        },
      ];
}

function noConnection(entry: DesiredDatastore): Problem {
  return {
    severity: 'error',
    rule: 'missing-for-create',
    at: entry.at,
    message: `Datastore "${entry.name}" does not exist and cannot be created without a connection.`,
    hint: 'Add connection_name, connection or connection_id.',
  };
}
