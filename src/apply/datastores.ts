import type { Value } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import { datastoreUpdateBody } from '../connectors/payload.ts';
import type { LiveDatastore } from '../plan/live.ts';
import { hasTag, tagsWith } from '../plan/ownership.ts';
import type { Kept, Operation } from '../plan/steps.ts';
import { isReadable } from '../plan/stored.ts';
import { ApiError } from '../qualytics/errors.ts';
import { type ApplyContext, idOf } from './context.ts';
import { readForWrite, refuseIfStale } from './fresh.ts';
import { errorText, StepError } from './outcomes.ts';
import { type Look, type Words, writeFresh } from './settle.ts';

type Update = Extract<Operation, { does: 'update-datastore' }>;

/** Brings a datastore to what the file says, on a reading made right before the write, and before each repeat of it. */
export async function updateDatastore(operation: Update, context: ApplyContext): Promise<number> {
  const { api, policy, memory } = context;
  const moveTo = operation.moveTo ? idOf(operation.moveTo, context) : undefined;
  let fresh = operation.live;
  let wanted = operation.wanted;
  let wrote = false;
  const look = async (): Promise<Look> => {
    fresh = await readForWrite(operation.live.id, context);
    wanted = wantedNow(operation, fresh);
    refuseStale({ ...operation, wanted }, fresh, moveTo);
    const moved = moveTo === undefined || fresh.connectionId === moveTo;
    if (moved && isAsWanted(wanted, fresh)) {
      return 'as-wanted';
    }
    memory.datastoresBefore.set(fresh.id, fresh);
    return 'to-do';
  };
  await writeFresh(policy, look, async () => {
    wrote = true;
    const name = wanted.get('name');
    // A reading that does not say where the datastore is leaves that to the plan's.
    const stays = fresh.connectionId === undefined ? operation.live.connectionId : fresh.connectionId;
    await api.updateDatastore(
      fresh.id,
      datastoreUpdateBody(fresh, {
        name: typeof name === 'string' ? name : fresh.name,
        connectionId: moveTo ?? stays,
        fields: wanted,
      }),
    );
  });
  if (operation.group !== undefined) {
    const groupId = operation.group === null ? null : idOf(operation.group, context);
    await assignGroup(operation, groupId, context, wrote ? { unsent: 'The group was not sent.' } : {}).catch(
      (error: unknown) => {
        throw withoutGroup(error, wrote);
      },
    );
  }
  return operation.live.id;
}

/** What is left of an update whose other fields are done. `wrote`: by this step, which is then not skipped any more. */
function withoutGroup(error: unknown, wrote: boolean): unknown {
  if (!(error instanceof ApiError || error instanceof StepError)) {
    return error;
  }
  const ended = error instanceof StepError ? error.outcome : 'failed';
  const outcome = ended === 'skipped' && wrote ? 'failed' : ended;
  return new StepError(`Its other fields are as wanted, its group is not: ${errorText(error)}`, {
    outcome,
    cause: error,
    ...(error instanceof StepError ? { undone: error.undone } : {}),
  });
}

/** What the update is to make of a reading: where only the ownership tag is managed, the other tags are the reading's. */
function wantedNow({ wanted, marks }: Update, fresh: LiveDatastore): Update['wanted'] {
  return marks !== undefined && fresh.fields.has('tags')
    ? new Map([...wanted, ['tags', tagsWith(fresh, marks)]])
    : wanted;
}

function differs(row: Field, reading: LiveDatastore, value: Value): boolean {
  return isReadable(row, reading) && !sameValue(row, reading.fields.get(row.name), value);
}

function isAsWanted(wanted: ReadonlyMap<string, Value>, fresh: LiveDatastore): boolean {
  return (
    fresh.name === wanted.get('name') &&
    datastoreRows.every((row) => !wanted.has(row.name) || !differs(row, fresh, wanted.get(row.name) ?? null))
  );
}

/** A managed field must be as the plan saw it, or already as it should become. */
function refuseStale({ live, wanted, marks, keeps }: Update, fresh: LiveDatastore, moveTo: number | undefined): void {
  const lostMark = marks !== undefined && hasTag(live, marks) && !hasTag(fresh, marks);
  const stale = datastoreRows
    .filter(
      (row) =>
        wanted.has(row.name) &&
        (marks === undefined || row.name !== 'tags' || lostMark) &&
        differs(row, fresh, live.fields.get(row.name) ?? row.default ?? null) &&
        differs(row, fresh, wanted.get(row.name) ?? null),
    )
    .map(({ name }) => name);
  if (fresh.name !== live.name && fresh.name !== wanted.get('name')) {
    stale.unshift('name');
  }
  if (moveTo !== undefined && isElsewhere(live.connectionId, fresh.connectionId) && fresh.connectionId !== moveTo) {
    stale.push('connection_name');
  }
  refuseIfStale([...stale, ...keeps.filter((kept) => isElsewhere(referenceOf(live, kept), referenceOf(fresh, kept)))]);
}

/**
 * The id of what a datastore refers to; `null`: nothing; `undefined`: the reading does not say. Group and link are said
 * by every reading of its own, be it by leaving them out.
 */
function referenceOf(datastore: LiveDatastore, kept: Kept): number | null | undefined {
  switch (kept) {
    case 'connection_name':
      return datastore.connectionId;
    case 'group':
      return datastore.group?.id ?? null;
    case 'enrichment_datastore':
      return datastore.enrichment?.id ?? null;
  }
}

function isElsewhere(planned: number | null | undefined, now: number | null | undefined): boolean {
  return planned !== undefined && now !== undefined && now !== planned;
}

async function assignGroup(
  { live }: Update,
  groupId: number | null,
  context: ApplyContext,
  words: Words,
): Promise<void> {
  const look = async (): Promise<Look> => {
    const fresh = await readForWrite(live.id, context);
    const current = fresh.group?.id ?? null;
    refuseIfStale(current !== groupId && current !== (live.group?.id ?? null) ? ['group'] : []);
    return current === groupId ? 'as-wanted' : 'to-do';
  };
  await writeFresh(context.policy, look, () => context.api.assignGroup(live.id, groupId), words);
}

/** Deletes what is still exactly what the plan saw: its id, its name, its tag. What is gone already is done. */
export async function deleteDatastore(
  { live, tag }: Extract<Operation, { does: 'delete' }>,
  context: ApplyContext,
): Promise<number> {
  const { api, policy } = context;
  const look = async (): Promise<Look> => {
    const fresh = await api.datastore(live.id);
    if (!fresh) {
      return 'as-wanted';
    }
    const tagged = tag === undefined || hasTag(fresh, tag);
    refuseIfStale([...(fresh.name === live.name ? [] : ['name']), ...(tagged ? [] : ['tags'])]);
    return 'to-do';
  };
  await writeFresh(policy, look, async () => {
    await api.deleteDatastore(live.id);
  });
  return live.id;
}
