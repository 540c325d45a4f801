import type { DesiredDatastore } from '../config/desired.ts';
import { change } from './change.ts';
import type { DatastoreContext, Planned } from './context.ts';
import { type Choice, type EnrichmentTarget, targetOf } from './enrichment-target.ts';
import type { LiveDatastore } from './live.ts';
import { dependency } from './placement.ts';
import { expectedPrefix } from './prefixes.ts';
import { type Step, step, stepId, type Target } from './steps.ts';

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
