import type { DesiredDatastore } from '../config/desired.ts';
import type { Problem } from '../problem.ts';
import type { DatastoreContext } from './context.ts';
import type { LiveDatastore } from './live.ts';
import { renamedReference } from './placement.ts';
import { stepId, type Target } from './steps.ts';

export interface EnrichmentTarget {
  readonly target: Target;
  readonly name: string;
}

/** What the file says of a link that is to be. */
export type Choice = Exclude<NonNullable<DesiredDatastore['enrichment']>, { kind: 'none' }>;

/** The datastore that an entry is to be linked to. `match`: what the entry is live. */
export function targetOf(
  choice: Choice,
  match: LiveDatastore | undefined,
  { live, matches, lookup }: DatastoreContext,
): EnrichmentTarget | Problem {
  if (choice.kind === 'file') {
    const entry = lookup.entriesByName.get(choice.name);
    const target = entry && matches.get(entry);
    if (target) {
      return suitable(target, choice, choice.name);
    }
    return entry?.fields.get('enrichment_only')?.value === true
      ? { target: { step: stepId('create', 'datastore', choice.name) }, name: choice.name }
      : unsuitable(
          choice,
          `"${choice.name}" would be created as a source datastore`,
          'Write enrichment_only: true in its entry, or name another one.',
        );
  }
  const found =
    choice.kind === 'live-id'
      ? [live.datastores.get(choice.id)].flatMap((one) => one ?? [])
      : (lookup.datastoresByName.get(choice.name) ?? []);
  const what = choice.kind === 'live-id' ? `${choice.id}` : `"${choice.name}"`;
  const [one] = found;
  if (one && found.length === 1) {
    const entry = lookup.entryOf.get(one.id);
    return choice.kind === 'live-name' && entry
      ? renamedReference('enrichment_datastore', one, entry.name, choice.at)
      : suitable(one, choice, entry?.name ?? one.name);
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
    ? unsuitable(
        choice,
        `"${live.name}" (id ${live.id}) is a source datastore`,
        'Name a datastore with enrichment_only: true.',
      )
    : { target: { liveId: live.id }, name };
}

function unsuitable({ at }: Choice, what: string, hint: string): Problem {
  return { severity: 'error', rule: 'enrichment-target', at, message: `${what} and cannot receive enrichment.`, hint };
}
