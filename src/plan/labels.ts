import type { Desired, DesiredDatastore } from '../config/desired.ts';
import type { Position, Problem } from '../problem.ts';
import type { Live, LiveGroup } from './live.ts';
import type { PlanSettings } from './settings.ts';
import { type Step, step, stepId, type Target } from './steps.ts';

export interface PlannedLabels {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  /** The group that an entry asks for; `null`: none. Not there: not managed, or a problem. */
  readonly groups: ReadonlyMap<DesiredDatastore, PlannedGroup>;
  /** Tag name to the step that creates it. */
  readonly tagSteps: ReadonlyMap<string, string>;
}

export interface PlannedGroup {
  readonly target: Target | null;
  readonly name: string | null;
  readonly at: Position;
}

/** Plans the tags and groups that the file names and that are not there. Names that nobody has are never just sent: what the API does with them is unknown. */
export function planLabels(desired: Desired, live: Live, settings: PlanSettings): PlannedLabels {
  const tags = planTags(desired, live, settings);
  const groups = planGroups(desired, live);
  return {
    steps: [...tags, ...groups.steps],
    problems: groups.problems,
    groups: groups.groups,
    tagSteps: new Map(tags.map(({ name, id }) => [name, id])),
  };
}

function planTags(desired: Desired, live: Live, { ownershipTag }: PlanSettings): readonly Step[] {
  const wanted = new Map(
    desired.datastores.flatMap(({ fields }) => {
      const tags = fields.get('tags');
      return Array.isArray(tags?.value) ? tags.value.map((name: string) => [name, tags.at] as const) : [];
    }),
  );
  const [first] = desired.datastores;
  if (ownershipTag && first && !wanted.has(ownershipTag.value)) {
    wanted.set(ownershipTag.value, ownershipTag.at ?? first.at);
  }
  return [...wanted]
    .filter(([name]) => live.tags?.has(name) === false)
    .map(([name, at]) =>
      step({
        action: 'create',
        kind: 'tag',
        name,
        needs: 'Manager',
        changes: [{ field: 'name', before: null, after: name, sensitive: false, at }],
        reason: 'a datastore of the file carries it and it does not exist',
        at,
        operation: { does: 'create-tag' },
      }),
    );
}

function planGroups(desired: Desired, live: Live): Pick<PlannedLabels, 'steps' | 'problems' | 'groups'> {
  const steps = new Map<string, Step>();
  const problems: Problem[] = [];
  const groups = new Map<DesiredDatastore, PlannedGroup>();
  // The API keeps group names unique without regard to case.
  const byName = new Map((live.groups ?? []).map((group) => [group.name.toLowerCase(), group]));
  const agreed = agreedGroups(desired);
  for (const entry of desired.datastores) {
    const choice = entry.group;
    if (!choice) {
      continue;
    }
    if (choice.kind === 'none') {
      groups.set(entry, { target: null, name: null, at: choice.at });
    } else if (choice.kind === 'id') {
      const group = live.groups?.find(({ id }) => id === choice.id);
      if (group) {
        groups.set(entry, { target: { liveId: group.id }, name: group.name, at: choice.at });
      } else {
        problems.push({
          severity: 'error',
          rule: 'group-not-found',
          at: choice.at,
          message: `There is no datastore group ${choice.id}.`,
          hint: 'Correct group_id, or write group: { name: … } to have it created.',
        });
      }
    } else {
      const asked = agreed.get(choice.name.toLowerCase()) ?? choice;
      const group = byName.get(choice.name.toLowerCase());
      const needed = group ? iconStep(group, asked) : createGroup(asked);
      if (needed) {
        steps.set(needed.id, needed);
      }
      const target = group ? { liveId: group.id } : { step: stepId('create', 'group', choice.name.toLowerCase()) };
      groups.set(entry, { target, name: group?.name ?? asked.name, at: choice.at });
    }
  }
  return { steps: [...steps.values()], problems, groups };
}

type NamedGroup = Extract<NonNullable<DesiredDatastore['group']>, { kind: 'name' }>;

/** What all entries together say of a group: one spelling of its name, and the icon where any of them gives it. */
function agreedGroups(desired: Desired): ReadonlyMap<string, NamedGroup> {
  const named = desired.datastores.flatMap(({ group }) => (group?.kind === 'name' ? [group] : []));
  const spellings = Map.groupBy(named, ({ name }) => name.toLowerCase());
  return new Map(
    [...spellings].map(([key, same]) => {
      const [first] = same.toSorted((one, other) => (one.name < other.name ? -1 : 1));
      const withIcon = same.find(({ icon }) => icon !== undefined);
      return [key, { ...(withIcon ?? same[0]), name: first?.name ?? key } as NamedGroup];
    }),
  );
}

function createGroup({ name, icon, at }: NamedGroup): Step {
  return step({
    // Two spellings of one group are one step.
    id: stepId('create', 'group', name.toLowerCase()),
    action: 'create',
    kind: 'group',
    name,
    needs: 'Manager',
    changes: [
      { field: 'name', before: null, after: name, sensitive: false, at },
      ...(icon === undefined ? [] : [{ field: 'icon', before: null, after: icon, sensitive: false, at }]),
    ],
    reason: 'a datastore of the file is in it and it does not exist',
    at,
    operation: { does: 'create-group', icon },
  });
}

function iconStep(group: LiveGroup, { icon, at }: NamedGroup): Step | undefined {
  if (icon === undefined || icon === group.icon) {
    return undefined;
  }
  return step({
    action: 'update',
    kind: 'group',
    name: group.name,
    liveId: group.id,
    needs: 'Manager',
    changes: [{ field: 'icon', before: group.icon, after: icon, sensitive: false, at }],
    reason: 'the live group differs from the file',
    at,
    operation: { does: 'update-group', group, icon },
  });
}
