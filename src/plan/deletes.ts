import type { Removed } from '../config/desired.ts';
import type { Problem } from '../problem.ts';
import { change } from './change.ts';
import type { DatastoreContext, Planned } from './context.ts';
import type { LiveDatastore } from './live.ts';
import { carriesTag } from './ownership.ts';
import { type Step, step, stepId } from './steps.ts';

interface Candidate {
  readonly live: LiveDatastore;
  readonly removed: Removed | undefined;
}

/** Plans the deletes: what `removed` names, and with `prune` what carries the ownership tag and is no longer in the file. Only datastores, never connections. */
export function planDeletes(context: DatastoreContext, otherSteps: readonly Step[]): Planned {
  const named = removedCandidates(context);
  const pruned = prunedCandidates(context, named.candidates);
  const candidates = [...named.candidates, ...pruned.candidates];
  const leaving = leavingFirst(candidates, otherSteps, context);
  const steps = candidates.map((candidate) => deleteStep(candidate, leaving.get(candidate.live.id) ?? [], context));
  return {
    steps,
    problems: [
      ...named.problems,
      ...pruned.problems,
      ...tooMany(candidates, context),
      ...stillLinked(candidates, otherSteps, context),
      ...leftAlone(candidates, context),
    ],
  };
}

interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly Problem[];
}

function removedCandidates(context: DatastoreContext): Candidates {
  const found = context.desired.removed.map((entry) => candidateOf(entry, context));
  return {
    candidates: found.flatMap((one) => ('candidate' in one && one.candidate ? [one.candidate] : [])),
    problems: found.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

function candidateOf(
  entry: Removed,
  context: DatastoreContext,
): { readonly candidate: Candidate | undefined } | { readonly problem: Problem } {
  const { lookup, live } = context;
  const found = entry.id
    ? [live.datastores.get(entry.id.value)].flatMap((one) => one ?? [])
    : (lookup.datastoresByName.get(entry.name) ?? []);
  const [one] = found;
  const refusal = one && removalRefused(entry, one, found, context);
  return refusal ? { problem: refusal } : { candidate: one && { live: one, removed: entry } };
}

function removalRefused(
  entry: Removed,
  one: LiveDatastore,
  found: readonly LiveDatastore[],
  { lookup, settings }: DatastoreContext,
): Problem | undefined {
  const problem = (rule: string, message: string, hint: string): Problem => ({
    severity: 'error',
    rule,
    at: entry.at,
    message,
    hint,
  });
  if (one.name !== entry.name) {
    return problem(
      'removed-id-name',
      `removed names "${entry.name}" with id ${one.id}, which is live as "${one.name}".`,
      'Correct the id or the name: only a delete that both agree on is made.',
    );
  }
  if (found.length > 1) {
    return problem(
      'ambiguous-name',
      `Several live datastores are called "${entry.name}": ids ${found.map(({ id }) => id).join(', ')}.`,
      'Add the id of the one that is meant.',
    );
  }
  const listed = lookup.entryOf.get(one.id);
  if (listed) {
    return problem(
      'removed-and-listed',
      `"${entry.name}" (id ${one.id}) is to be removed, and "${listed.name}" under datastores is the same one.`,
      'Take it out of one of them.',
    );
  }
  return entry.id || carriesTag(one, settings)
    ? undefined
    : problem(
        'removed-not-owned',
        `"${entry.name}" (id ${one.id}) does not carry the ownership tag, so it is not this file's to delete.`,
        `Add id: ${one.id} if it is meant all the same.`,
      );
}

function prunedCandidates(context: DatastoreContext, named: readonly Candidate[]): Candidates {
  const { settings, desired, live, matches, lookup } = context;
  if (!settings.prune) {
    return { candidates: [], problems: [] };
  }
  const refuse = (rule: string, message: string, hint: string): Candidates => ({
    candidates: [],
    problems: [{ severity: 'error', rule, message, hint }],
  });
  if (!settings.ownershipTag) {
    return refuse(
      'prune-without-tag',
      'prune is on, but there is no ownership tag.',
      'Set ownership-tag (or ownership_tag in the file): only what carries it can be pruned.',
    );
  }
  if (!desired.listsDatastores) {
    return refuse(
      'prune-without-list',
      'prune is on, but no file has a datastores list.',
      'Write the datastores that are to stay in a datastores list.',
    );
  }
  const going = new Set(named.map((candidate) => candidate.live.id));
  const candidates = [...live.datastores.values()]
    .filter((one) => carriesTag(one, settings) && !lookup.entryOf.has(one.id) && !going.has(one.id))
    .map((one) => ({ live: one, removed: undefined }));
  const established = [...matches.values()].some((one) => carriesTag(one, settings));
  if (candidates.length > 0 && !established) {
    const names = candidates.map((candidate) => `"${candidate.live.name}"`).join(', ');
    return refuse(
      'prune-not-established',
      `prune would delete ${names}, but no datastore of the file carries the tag "${settings.ownershipTag.value}" yet.`,
      'Apply once without prune, so that the file owns something; check that the tag and the address are the right ones.',
    );
  }
  return { candidates, problems: [] };
}

/** The steps after which nothing is linked to an enrichment datastore any more, by its id: sources go before it, and links move away from it first. */
function leavingFirst(
  candidates: readonly Candidate[],
  otherSteps: readonly Step[],
  { live: { datastores } }: DatastoreContext,
): ReadonlyMap<number | undefined, readonly string[]> {
  const leaving = [
    ...candidates.map(({ live }) => ({ id: deleteId(live), from: live.enrichment?.id })),
    ...otherSteps
      .filter(changesLink)
      .map(({ id, liveId }) => ({ id, from: datastores.get(liveId ?? Number.NaN)?.enrichment?.id })),
  ];
  const byTarget = Map.groupBy(leaving, ({ from }) => from);
  return new Map([...byTarget].map(([target, steps]) => [target, steps.map(({ id }) => id)]));
}

function deleteStep(
  { live, removed }: Candidate,
  dependsOn: readonly string[],
  { settings }: Pick<DatastoreContext, 'settings'>,
): Step {
  return step({
    id: deleteId(live),
    action: 'delete',
    kind: 'datastore',
    name: live.name,
    liveId: live.id,
    needs: 'Admin',
    changes: [change('name', live.name, null, undefined)],
    dependsOn,
    reason: (removed ? 'removed names it' : 'it carries the ownership tag and is no longer in the file') + losses(live),
    ...(removed ? { at: removed.at } : {}),
    // Pinned by its id it needs no tag; one that it has must still be there when it is deleted.
    operation: { does: 'delete', live, tag: carriesTag(live, settings) ? settings.ownershipTag?.value : undefined },
  });
}

/** What goes with it, as far as the API counts it. It is in the reason: counts change by themselves, and the hash must not. */
function losses({ contents }: LiveDatastore): string {
  return contents
    ? `; ${contents.containers} containers, ${contents.checks} checks and ${contents.anomalies} anomalies go with it`
    : '';
}

/** Names may be live twice. */
function deleteId({ name, id }: LiveDatastore): string {
  return stepId('delete', 'datastore', `${name} ${id}`);
}

/** A link is only planned to another enrichment datastore than the one that is linked: what is linked leaves that. */
function changesLink({ action }: Step): boolean {
  return action === 'unlink' || action === 'link';
}

function stillLinked(
  candidates: readonly Candidate[],
  otherSteps: readonly Step[],
  { live }: DatastoreContext,
): readonly Problem[] {
  const going = new Set(candidates.map((candidate) => candidate.live.id));
  const leaving = new Set(otherSteps.filter(changesLink).map(({ liveId }) => liveId));
  const arriving = Map.groupBy(otherSteps, ({ operation }) =>
    operation.does === 'link' && 'liveId' in operation.to ? operation.to.liveId : undefined,
  );
  const linked = Map.groupBy(
    [...live.datastores.values()].filter(({ id }) => !going.has(id) && !leaving.has(id)),
    ({ enrichment }) => enrichment?.id,
  );
  return candidates.flatMap(({ live: target, removed }): readonly Problem[] => {
    const staying = [...(linked.get(target.id) ?? []), ...(arriving.get(target.id) ?? [])];
    return staying.length > 0
      ? [
          {
            severity: 'error',
            rule: 'delete-still-linked',
            ...(removed ? { at: removed.at } : {}),
            message: `Enrichment datastore "${target.name}" (id ${target.id}) is still linked from ${staying.map(({ name }) => `"${name}"`).join(', ')}, which would stay.`,
            hint: 'Link those to another enrichment datastore, or unlink them, first.',
          },
        ]
      : [];
  });
}

function tooMany(candidates: readonly Candidate[], { settings }: DatastoreContext): readonly Problem[] {
  return candidates.length > settings.maxDeletes
    ? [
        {
          severity: 'error',
          rule: 'max-deletes',
          message: `The plan would delete ${candidates.length} datastores, and max-deletes is ${settings.maxDeletes}.`,
          hint: 'If they are all meant, raise max-deletes for this run.',
        },
      ]
    : [];
}

function leftAlone(candidates: readonly Candidate[], { live, lookup }: DatastoreContext): readonly Problem[] {
  // Of a connection whose reading does not say who is on it, those whose own readings do not say where they are may be.
  const isPlaced = [...live.datastores.values()].every(({ connectionId }) => connectionId !== undefined);
  const going = new Set(candidates.map((candidate) => candidate.live.id));
  const touched = new Set(candidates.map((candidate) => candidate.live.connectionId));
  return [...live.connections.values()]
    .filter(({ id, datastores }) => {
      const known = [...(lookup.datastoresByConnection.get(id) ?? []), ...(datastores ?? [])];
      return touched.has(id) && (datastores || isPlaced) && known.every((one) => going.has(one.id));
    })
    .map(({ id, name }) => ({
      severity: 'notice',
      rule: 'connection-left',
      message: `Connection "${name}" (id ${id}) will have no datastore left; connections are never deleted.`,
      hint: 'Delete it by hand if it is not needed any more.',
    }));
}
