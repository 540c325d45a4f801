import { supportsEnrichment } from './connectors.ts';
import type { Context } from './context.ts';
import type { Datastore, Group } from './records.ts';
import { notFound, refused, unprocessable } from './refusal.ts';
import { connectionOf } from './state.ts';
import { issue, type Model } from './validate.ts';

/** Ids of the teams of these names, duplicates aside. */
export function teamIds({ state, dialect }: Context, names: readonly string[]): readonly number[] {
  return [...new Set(names)].flatMap((name) => {
    const [team] = state.teams.by('name', name);
    if (team) {
      return [team.id];
    }
    if (dialect.unknownTeam === 'create') {
      const made = { id: state.teams.nextId(), name, description: null, created: state.now() };
      return [state.teams.put(made).id];
    }
    return refuseUnknown('teams', name, dialect.unknownTeam);
  });
}

/** Ids of the tags of these names, duplicates aside. */
export function tagIds({ state, dialect }: Context, names: readonly string[]): readonly number[] {
  return [...new Set(names)].flatMap((name) => {
    const [tag] = state.tags.by('name', name);
    if (tag) {
      return [tag.id];
    }
    if (dialect.unknownTag === 'create') {
      const plain = { type: 'global', color: null, description: null, category: null, weight_modifier: 0 } as const;
      return [state.tags.put({ ...plain, id: state.tags.nextId(), name, created: state.now() }).id];
    }
    return refuseUnknown('tags', name, dialect.unknownTag);
  });
}

function refuseUnknown(field: string, name: string, how: 'reject' | 'ignore'): readonly number[] {
  if (how === 'reject') {
    throw unprocessable(issue(['body', field], 'value_error', `Value error, unknown name in ${field}: ${name}`, name));
  }
  return [];
}

const icons = [
  'mdi-bookmark-box-outline',
  'mdi-folder-outline',
  'mdi-shape-outline',
  'mdi-chart-box-outline',
  'mdi-flask-outline',
  'mdi-star-outline',
  'mdi-texture-box',
  'mdi-podium-bronze',
  'mdi-podium-silver',
  'mdi-podium-gold',
] as const;

/** A group's body; on an update both may be left out. */
export const groupModel = {
  name: { type: 'string', required: true, minLength: 1, maxLength: 100 },
  icon: { type: 'string', nullable: true, values: icons },
} as const satisfies Model;

/** Stores a new group; its name must be free, case aside. */
export function createGroup(context: Context, name: string, icon: string | undefined): Group {
  demandFreeGroupName(context, name, undefined);
  const { state } = context;
  return state.groups.put({ id: state.groups.nextId(), name, icon: icon ?? icons[0], created: state.now() });
}

export function demandFreeGroupName({ state }: Context, name: string, own: number | undefined): void {
  if (state.groups.by('name', name.toLowerCase()).some(({ id }) => id !== own)) {
    throw refused(409, `A group named '${name}' already exists`);
  }
}

/** The group of an id, or a refusal. */
export function existingGroup({ state }: Context, id: number): Group {
  const group = state.groups.get(id);
  if (!group) {
    throw notFound('Datastore group', id);
  }
  return group;
}

/** A datastore that may take another one's enrichment, or a refusal in the dialect's status. */
export function enrichmentTarget({ state, dialect }: Context, id: number): Datastore {
  const target = state.datastores.get(id);
  if (!target) {
    throw notFound('Enrichment datastore', id);
  }
  const connection = connectionOf(state, target);
  if (target.enrichment_only && connection && supportsEnrichment(dialect, connection.type)) {
    return target;
  }
  const text = `Datastore with id ${id} cannot be used for enrichment`;
  throw dialect.unsuitableTarget === 409
    ? refused(409, text)
    : unprocessable(issue(['path', 'enrichment_id'], 'value_error', text));
}

/** Refuses a link from a datastore that is itself an enrichment datastore. */
export function demandSource(name: string, enrichmentOnly: boolean): void {
  if (enrichmentOnly) {
    throw refused(409, `Datastore '${name}' is an enrichment datastore and cannot be linked to one`);
  }
}
