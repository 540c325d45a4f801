import type { DesiredDatastore, Value } from '../config/desired.ts';
import { comparablePrefix, generatedPrefix } from '../connectors/compare.ts';
import type { Problem } from '../problem.ts';
import { change } from './change.ts';
import type { DatastoreContext, Planned } from './datastores.ts';
import type { LiveDatastore } from './live.ts';
import { dependency } from './placement.ts';
import { type Step, step, stepId, type Target } from './steps.ts';

interface EnrichmentTarget {
  readonly target: Target;
  readonly name: string;
}

/** Plans the enrichment link of a datastore: made, switched or taken away, always by a step of its own. */
export function planEnrichment(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  context: DatastoreContext,
): Planned {
  const choice = entry.enrichment;
  if (!choice) {
    return { steps: [], problems: [] };
  }
  if (choice.kind === 'none') {
    return {
      steps: match?.enrichment ? [unlinkStep(match, match.enrichment.name, entry.name, choice.at)] : [],
      problems: [],
    };
  }
  const found = targetOf(choice, match, context);
  if ('message' in found) {
    return { steps: [], problems: [found] };
  }
  if (match && 'liveId' in found.target && match.enrichment?.id === found.target.liveId) {
    return { steps: [], problems: [] };
  }
  return { steps: [linkStep(entry, match, found, choice.at)], problems: [] };
}

type Choice = Exclude<NonNullable<DesiredDatastore['enrichment']>, { kind: 'none' }>;

function targetOf(
  choice: Choice,
  match: LiveDatastore | undefined,
  { live, matches, lookup }: DatastoreContext,
): EnrichmentTarget | Problem {
  if (choice.kind === 'file') {
    const entry = lookup.entriesByName.get(choice.name);
    const target = entry && matches.get(entry);
    return target
      ? suitable(target, choice, choice.name)
      : { target: { step: stepId('create', 'datastore', choice.name) }, name: choice.name };
  }
  const found =
    choice.kind === 'live-id'
      ? [live.datastores.get(choice.id)].flatMap((one) => one ?? [])
      : (lookup.datastoresByName.get(choice.name) ?? []);
  const what = choice.kind === 'live-id' ? `${choice.id}` : `"${choice.name}"`;
  const [one] = found;
  if (one && found.length === 1) {
    return suitable(one, choice, one.name);
  }
  // What it is linked to already may be hidden from this token, and is still named where it is linked.
  const linked = match?.enrichment;
  if (!one && linked && (choice.kind === 'live-id' ? linked.id === choice.id : linked.name === choice.name)) {
    return { target: { liveId: linked.id }, name: linked.name };
  }
  return {
    severity: 'error',
    rule: one ? 'ambiguous-name' : 'enrichment-not-found',
    at: choice.at,
    message: one
      ? `Several live datastores are called ${what}: ids ${found.map(({ id }) => id).join(', ')}.`
      : `There is no enrichment datastore ${what}, neither in the file nor live, that this token may see.`,
    hint: one
      ? 'Write enrichment_datastore_id with the one that is meant.'
      : 'Correct it, or describe the enrichment datastore in the file.',
  };
}

/** `name`: what it is called once the plan is done; it may be renamed in the same run. */
function suitable(live: LiveDatastore, choice: Choice, name: string): EnrichmentTarget | Problem {
  return live.fields.get('enrichment_only') === false
    ? {
        severity: 'error',
        rule: 'enrichment-target',
        at: choice.at,
        message: `"${live.name}" (id ${live.id}) is a source datastore and cannot receive enrichment.`,
        hint: 'Name a datastore with enrichment_only: true.',
      }
    : { target: { liveId: live.id }, name };
}

function linkStep(
  entry: DesiredDatastore,
  match: LiveDatastore | undefined,
  { target, name }: EnrichmentTarget,
  at: Choice['at'],
): Step {
  const create = stepId('create', 'datastore', entry.name);
  const source: Target = match ? { liveId: match.id } : { step: create };
  const before = match?.enrichment?.name ?? null;
  return step({
    action: 'link',
    kind: 'datastore',
    name: entry.name,
    liveId: match?.id ?? null,
    needs: 'Member',
    changes: [change('enrichment_datastore', before, name, at)],
    dependsOn: [...dependency(source), ...dependency(target)],
    reason: before === null ? 'the file links it' : 'the file links it to another enrichment datastore',
    at,
    operation: {
      does: 'link',
      source,
      to: target,
      switches: before !== null,
      prefix: expectedPrefix(
        entry.name,
        entry.fields.get('enrichment_prefix')?.value ?? match?.fields.get('enrichment_prefix'),
      ),
    },
  });
}

function unlinkStep(live: LiveDatastore, from: string, name: string, at: Choice['at']): Step {
  return step({
    action: 'unlink',
    kind: 'datastore',
    name,
    liveId: live.id,
    needs: 'Admin',
    changes: [change('enrichment_datastore', from, null, at)],
    reason: 'the file clears the link; the server resets its remediation strategy to none',
    at,
    operation: { does: 'unlink', live },
  });
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

/** A prefix as it is written or read, or as the server would generate it. */
function expectedPrefix(name: string, given: Value | undefined): string {
  return typeof given === 'string' && given !== '' ? given : generatedPrefix(name);
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
