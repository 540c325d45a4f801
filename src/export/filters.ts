import type { LiveDatastore } from '../plan/live.ts';

/** One line of `export-only`. */
export type Filter =
  | { readonly by: 'name'; readonly text: string; readonly pattern: RegExp }
  | { readonly by: 'tag' | 'type'; readonly text: string; readonly value: string };

/** Lines of `export-only`: `tag:NAME`, `type:s3`, and everything else a glob of names, in which `*` and `?` stand for any text and any character. */
export function parseFilters(input: string): readonly Filter[] {
  return input
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text): Filter => {
      const [, by, value = ''] = /^(tag|type):\s*(.*)$/s.exec(text) ?? [];
      return by === 'tag' || by === 'type' ? { by, text, value } : { by: 'name', text, pattern: globPattern(text) };
    });
}

function globPattern(glob: string): RegExp {
  const source = [...glob].map((character) =>
    character === '*' ? '.*' : character === '?' ? '.' : character.replace(/[\\^$.|+()[\]{}/]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'su');
}

/** Whether a filter takes a datastore. `type`: that of its connection, where its own reading does not say. */
export function takes(
  filter: Filter,
  datastore: Pick<LiveDatastore, 'name' | 'type' | 'fields' | 'foreignTags'>,
  type: string | undefined,
): boolean {
  switch (filter.by) {
    case 'name':
      return filter.pattern.test(datastore.name);
    case 'type':
      return (datastore.type ?? type ?? '').toLowerCase() === filter.value.toLowerCase();
    case 'tag': {
      const tags = datastore.fields.get('tags');
      return [...(Array.isArray(tags) ? tags : []), ...datastore.foreignTags].includes(filter.value);
    }
  }
}

/** Tells which datastores the filters take, and remembers which filters took any. */
export interface Selection {
  readonly filters: readonly Filter[];
  readonly wants: (...datastore: Selected) => boolean;
  readonly used: ReadonlySet<Filter>;
}

type Selected = Parameters<typeof takes> extends [Filter, ...infer Rest] ? Rest : never;

/** Without any filter everything is wanted. */
export function selectionOf(filters: readonly Filter[]): Selection {
  const used = new Set<Filter>();
  const wants = (...datastore: Selected): boolean => {
    const taking = filters.filter((filter) => takes(filter, ...datastore));
    for (const filter of taking) {
      used.add(filter);
    }
    return filters.length === 0 || taking.length > 0;
  };
  return { filters, wants, used };
}
