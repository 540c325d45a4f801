import type { DesiredDatastore, Value } from '../config/desired.ts';
import { comparablePrefix, generatedPrefix } from '../connectors/compare.ts';
import type { Problem } from '../problem.ts';
import type { DatastoreContext } from './context.ts';
import { targetOf } from './enrichment-target.ts';
import type { LiveDatastore } from './live.ts';

/** A prefix as it is written or read, or as the server would generate it. */
export function expectedPrefix(name: string, given: Value | undefined): string {
  return typeof given === 'string' && given !== '' ? given : generatedPrefix(name);
}

interface Prefixed {
  readonly name: string;
  readonly prefix: string;
  readonly target: string;
  readonly entry: DesiredDatastore | undefined;
}

/**
 * Two sources that write under one prefix into one enrichment datastore corrupt each other's data, and the server does
 * not check it (the vendor's FAQ). A prefix that is not given is generated from the datastore's name.
 */
export function sharedPrefixes(context: DatastoreContext): readonly Problem[] {
  const sources = [...fileSources(context), ...liveSources(context)];
  const groups = Map.groupBy(sources, ({ target, prefix }) => `${target}\u0000${comparablePrefix(prefix)}`);
  return [...groups.values()].flatMap((group) => {
    const entry = group.find((one) => one.entry)?.entry;
    return group.length > 1 && entry
      ? [
          {
            severity: 'error' as const,
            rule: 'enrichment-prefix-shared',
            at: entry.fields.get('enrichment_prefix')?.at ?? entry.at,
            message: `${group.map(({ name }) => `"${name}"`).join(' and ')} would write under one prefix into the same enrichment datastore, and overwrite each other's data.`,
            hint: 'Give each its own enrichment_prefix.',
          },
        ]
      : [];
  });
}

function fileSources(context: DatastoreContext): readonly Prefixed[] {
  return context.desired.datastores.flatMap((entry) => {
    const match = context.matches.get(entry);
    const target = targetKey(entry, match, context);
    const live = match?.fields.get('enrichment_prefix');
    const given = entry.fields.get('enrichment_prefix')?.value ?? live;
    // What a light list item leaves out is read where a link or prefix is about to change; elsewhere nothing is guessed.
    const unread = given === undefined && match !== undefined;
    return target === undefined || unread
      ? []
      : [
          {
            name: entry.name,
            prefix: expectedPrefix(entry.name, given),
            target,
            entry,
          },
        ];
  });
}

function targetKey(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  context: DatastoreContext,
): string | undefined {
  if (!entry.enrichment) {
    return match?.enrichment ? `${match.enrichment.id}` : undefined;
  }
  const found = entry.enrichment.kind === 'none' ? undefined : targetOf(entry.enrichment, match, context);
  if (!found || 'message' in found) {
    return undefined;
  }
  return 'liveId' in found.target ? `${found.target.liveId}` : found.target.step;
}

function liveSources({ live, lookup }: DatastoreContext): readonly Prefixed[] {
  return [...live.datastores.values()].flatMap((one) => {
    if (lookup.entryOf.has(one.id) || lookup.isRemoved(one) || !one.enrichment) {
      return [];
    }
    const prefix = one.fields.get('enrichment_prefix');
    if (prefix === undefined) {
      return [];
    }
    return [
      {
        name: one.name,
        prefix: expectedPrefix(one.name, prefix),
        target: `${one.enrichment.id}`,
        entry: undefined,
      },
    ];
  });
}
