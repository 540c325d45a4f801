import { sourceSettings } from '../config/keys.ts';
import { datastoreRank } from './datastores.ts';
import type { Entry, Key, Written } from './entry.ts';

/** Keys that are settings rather than identity, and may stand in `defaults`. */
const liftable = [
  'teams',
  'tags',
  'group',
  'enrichment_datastore',
  'enrichment_source_record_limit',
  'enrichment_remediation_strategy',
  'high_count_rollup_threshold',
] as const;

/** With fewer entries than this a default saves nothing. */
const fewest = 3;

export interface Lifted {
  readonly defaults: readonly Key[];
  readonly entries: readonly Entry[];
}

/**
 * Lifts into `defaults` what most datastores have in common. A default holds for each entry that does not say
 * otherwise: so every entry that it would reach has to have a value, and those with another one say it themselves.
 */
export function liftDefaults(entries: readonly Entry[]): Lifted {
  return liftable.reduce<Lifted>(lift, { defaults: [], entries });
}

function lift({ defaults, entries }: Lifted, path: string): Lifted {
  const reached = entries.filter((entry) => !(sourceSettings.has(path) && isEnrichment(entry)));
  const groups = Map.groupBy(reached, (entry) => JSON.stringify(saidOf(entry, path) ?? null));
  const [most = []] = [...groups.values()].sort((a, b) => b.length - a.length);
  const key = most[0]?.keys.find((one) => one.path === path);
  const common = most.length >= fewest && most.length * 2 > reached.length;
  if (!key || !common || groups.has('null')) {
    return { defaults, entries };
  }
  const changed = new Set(reached);
  return {
    defaults: [...defaults, key],
    entries: entries.map((entry) => (changed.has(entry) ? relativeTo(key, entry) : entry)),
  };
}

/** What an entry says of a path; `undefined` where it has no value that would stand against a default. */
function saidOf(entry: Entry, path: string): Written | undefined {
  const value = entry.keys.find((one) => one.path === path)?.value ?? entry.unsaid.get(path);
  const nothing = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  return nothing ? undefined : value;
}

/** Whether defaults of sources do not reach an entry. */
export function isEnrichment({ keys }: Entry): boolean {
  return keys.some(({ path, value }) => path === 'enrichment_only' && value === true);
}

function relativeTo(key: Key, entry: Entry): Entry {
  const value = saidOf(entry, key.path);
  const others = entry.keys.filter(({ path }) => path !== key.path);
  if (value === undefined || JSON.stringify(value) === JSON.stringify(key.value)) {
    return { ...entry, keys: others, unsaid: new Map([...entry.unsaid, [key.path, key.value]]) };
  }
  const keys = [...others, { path: key.path, value }];
  return { ...entry, keys: keys.sort((a, b) => datastoreRank(a.path) - datastoreRank(b.path)) };
}
