import type { Desired, DesiredDatastore } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { datastoreFields } from '../connectors/datastore.ts';
import { receives } from '../plan/fitting.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';
import { coveringsOfNew } from './coverings.ts';

/** What is known when rivals are looked for. */
export interface Known {
  readonly desired: Desired;
  readonly datastores: ReadonlyMap<number, LiveDatastore>;
  readonly connections: ReadonlyMap<number, LiveConnection>;
  /** Whether a datastore leaves by this run. */
  readonly leaves: (live: LiveDatastore) => boolean;
}

/**
 * What the file does not name and might still collide with: other sources on an enrichment datastore that some entry is
 * about to be linked to, for their prefixes; what may be linked to one that leaves; and what may cover the same data as a
 * new entry. Only where a list left that out, which it may for every field but id and name, and only for entries that are
 * about to change: in the steady state there are none.
 */
export function rivals(known: Known): ReadonlySet<number> {
  const { desired, datastores, leaves } = known;
  const liveOf = matching(datastores);
  const named = new Set(desired.datastores.flatMap((entry) => liveOf(entry)?.id ?? []));
  const targets = newTargets(known, liveOf);
  const coverings = coveringsOfNew(
    desired.datastores.filter((entry) => !liveOf(entry)),
    known,
  );
  const all = [...datastores.values()];
  const losesTarget = all.some((live) => leaves(live) && live.fields.get('enrichment_only') !== false);
  const isRival = (live: LiveDatastore): boolean =>
    (targets.size > 0 && sharesTarget(live, targets)) ||
    (losesTarget && mayBeLinked(live)) ||
    (targets.has(live.id) && !live.fields.has('enrichment_only')) ||
    (!named.has(live.id) && coverings.some((mayCover) => mayCover(live)));
  return new Set(all.filter(isRival).map(({ id }) => id));
}

type Match = (entry: DesiredDatastore) => LiveDatastore | undefined;

function matching(datastores: ReadonlyMap<number, LiveDatastore>): Match {
  const byName = Map.groupBy(datastores.values(), ({ name }) => name);
  return (entry) =>
    entry.id
      ? datastores.get(entry.id.value)
      : [entry.name, ...(entry.previousNames?.value ?? [])].flatMap((name) => byName.get(name) ?? [])[0];
}

/** Whether no reading says if it is linked; an enrichment datastore never is. */
function mayBeLinked({ enrichment, fields }: LiveDatastore): boolean {
  return enrichment === undefined && fields.get('enrichment_only') !== true;
}

function sharesTarget(live: LiveDatastore, targets: ReadonlySet<number>): boolean {
  return (
    mayBeLinked(live) ||
    (live.enrichment ? targets.has(live.enrichment.id) && !live.fields.has('enrichment_prefix') : false)
  );
}

/** The live enrichment datastores that some entry is not yet linked to, or not yet under this prefix. */
function newTargets({ desired, datastores }: Known, liveOf: Match): ReadonlySet<number> {
  const byName = Map.groupBy(datastores.values(), ({ name }) => name);
  const entries = new Map(desired.datastores.map((entry) => [entry.name, entry]));
  const prefix = datastoreFields.find(({ name }) => name === 'enrichment_prefix');
  const idsOf = (choice: Exclude<DesiredDatastore['enrichment'], undefined>): readonly number[] => {
    switch (choice.kind) {
      case 'none':
        return [];
      case 'live-id':
        return [choice.id];
      case 'file': {
        const entry = entries.get(choice.name);
        return [(entry && liveOf(entry))?.id ?? []].flat();
      }
      case 'live-name':
        return (byName.get(choice.name) ?? []).map(({ id }) => id);
    }
  };
  return new Set(
    desired.datastores.flatMap((entry) => {
      const live = liveOf(entry);
      if (live && receives(entry, live)) {
        return [];
      }
      const wanted = entry.fields.get('enrichment_prefix');
      const moves = prefix && wanted && !sameValue(prefix, live?.fields.get('enrichment_prefix'), wanted.value);
      const current = live?.enrichment?.id;
      const ids = entry.enrichment ? idsOf(entry.enrichment) : [current ?? []].flat();
      return ids.filter((id) => id !== current || moves);
    }),
  );
}
