import { comparablePrefix } from '../connectors/compare.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { datastoreFields, datastoreRows } from '../connectors/datastore.ts';
import type { Field, Plain } from '../connectors/field.ts';
import { misplacedOn } from '../connectors/scope.ts';
import type { Reading } from '../plan/live.ts';
import { type Entry, entryKey, type GroupValue, type Key, type LeftOut, type Refused, type Written } from './entry.ts';
import { goesWithoutSaying, whyNoName, whyNot, written } from './express.ts';

/** How an entry refers to something else: by name where that is one thing only, by id, or not at all, and why. */
export type Link =
  | { readonly by: 'name'; readonly name: string; readonly id: number | undefined }
  | { readonly by: 'id'; readonly id: number }
  | { readonly by: 'nothing'; readonly reason: string };

/** What an entry of `datastores` is made from, live or from another tool's files. */
export interface DatastoreSource {
  readonly id: number | undefined;
  readonly name: string;
  /** The type of its connection, where it is known. */
  readonly type: string | undefined;
  readonly fields: Reading;
  readonly connection: Link | undefined;
  /** `null`: not linked; `undefined`: not said. */
  readonly enrichment: Link | null | undefined;
  readonly group: { readonly id?: number; readonly name: string; readonly icon: string | null } | null | undefined;
  readonly firstSync?: Key | undefined;
}

/** Keys as people look for them; what the tables have besides comes right before the first sync. */
const usualOrder: readonly string[] = [
  'name',
  'id',
  'previous_names',
  'connection_name',
  'connection_id',
  'connection',
  'enrichment_only',
  'root_path',
  'folder_globbing_enabled',
  'database',
  'schema',
  'description',
  'teams',
  'tags',
  'group',
  'group_id',
  'enrichment_datastore',
  'enrichment_datastore_id',
  'enrichment_prefix',
  'enrichment_source_record_limit',
  'enrichment_remediation_strategy',
  'high_count_rollup_threshold',
];

const order: readonly string[] = [
  ...new Set([...usualOrder, ...datastoreFields.map(({ name }) => name), 'trigger_catalog', 'trigger_sync']),
];

/** The place of a key in an entry of `datastores`, from 0 on; one that no table has is last. */
export function datastoreRank(path: string): number {
  const index = order.indexOf(path);
  return index < 0 ? order.length : index;
}

/** The icon that a group has which was made without one (the vendor's guide, datastore grouping API). */
const usualIcon = 'mdi-bookmark-box-outline';

/** What goes into an entry, and what does not. */
interface Draft {
  readonly keys: Key[];
  readonly unsaid: Map<string, Written>;
  readonly leftOut: LeftOut[];
}

/**
 * The entry of a datastore: what a person would have written down. The ownership tag is not among its tags, since the
 * tool itself puts it on every datastore of a file.
 */
export function datastoreEntry(
  source: DatastoreSource,
  options: { readonly ownershipTag: string | undefined; readonly refused: Refused },
): Entry {
  const { id, name, type } = source;
  const draft = draftOf(source, options.ownershipTag, options.refused.get(entryKey({ kind: 'datastore', id, name })));
  return {
    kind: 'datastore',
    id,
    name,
    type,
    keys: draft.keys.sort((a, b) => datastoreRank(a.path) - datastoreRank(b.path)),
    unsaid: draft.unsaid,
    leftOut: draft.leftOut,
    hints: [],
    readWhole: new Set(),
    refersTo: {
      connection: idOf(source.connection),
      enrichment: idOf(source.enrichment),
      group: source.group?.id,
    },
  };
}

function draftOf(
  source: DatastoreSource,
  ownershipTag: string | undefined,
  refused: ReadonlyMap<string, string> | undefined,
): Draft {
  const draft: Draft = { keys: [], unsaid: new Map(), leftOut: [] };
  const put: Put = (path, value, problem) => {
    const reason = refused?.get(path) ?? problem;
    if (reason === undefined) {
      draft.keys.push({ path, value });
    } else {
      draft.leftOut.push({ path, reason });
    }
  };
  putLink(draft, put, 'connection', source.connection);
  for (const row of datastoreRows) {
    const live = source.fields.get(row.name);
    if (live === undefined && isForeign(source, row)) {
      draft.unsaid.set(row.name, null);
    } else if (live !== undefined) {
      putField(source, draft, put, row, row.name === 'tags' ? withoutTag(live, ownershipTag) : live);
    }
  }
  putGroup(draft, put, source.group);
  putLink(draft, put, 'enrichment', source.enrichment);
  if (source.firstSync) {
    put(source.firstSync.path, source.firstSync.value);
  }
  return draft;
}

type Put = (path: string, value: Written, problem?: string) => void;

function idOf(link: Link | null | undefined): number | undefined {
  return link && link.by !== 'nothing' ? link.id : undefined;
}

function withoutTag(live: Plain, tag: string | undefined): Plain {
  return Array.isArray(live) ? (live as readonly string[]).filter((one) => one !== tag) : live;
}

function putField(source: DatastoreSource, draft: Draft, put: Put, row: Field, live: Plain): void {
  const value = written({ row, listed: true }, live);
  const generated = row.name === 'enrichment_prefix' && typeof value === 'string' && isGenerated(value, source.name);
  if (goesWithoutSaying(row, value) || generated) {
    draft.unsaid.set(row.name, value);
  } else {
    put(
      row.name,
      value,
      isForeign(source, row) ? 'its connection has no such field' : whyNot({ row, listed: true }, value),
    );
  }
}

/** Whether the server made the prefix from the name; it cuts one at 60 characters. */
function isGenerated(prefix: string, name: string): boolean {
  const [made, from] = [comparablePrefix(prefix), comparablePrefix(name)];
  return made === from || (prefix.length >= 60 && from.startsWith(made));
}

/** A place in a bucket has nothing to do with a place in a database. */
function isForeign({ type }: DatastoreSource, row: Field): boolean {
  return type !== undefined && misplacedOn(connectorOf(type), row.name)?.kind === 'of-other-store';
}

function putGroup(draft: Draft, put: Put, group: DatastoreSource['group']): void {
  if (group === null) {
    draft.unsaid.set('group', null);
  }
  if (group) {
    const { name, icon } = group;
    const value: GroupValue = icon === null || icon === usualIcon ? { name } : { name, icon };
    put('group', value, whyNoName(name) ?? (name.length > 100 ? 'the name of its group is too long' : undefined));
  }
}

function putLink(draft: Draft, put: Put, kind: 'connection' | 'enrichment', link: Link | null | undefined): void {
  const path = kind === 'connection' ? 'connection_name' : 'enrichment_datastore';
  if (link === null) {
    draft.unsaid.set(path, null);
  } else if (link?.by === 'name') {
    put(path, link.name);
  } else if (link?.by === 'id') {
    put(kind === 'connection' ? 'connection_id' : 'enrichment_datastore_id', link.id);
  } else if (link) {
    draft.leftOut.push({ path, reason: link.reason });
  }
}
