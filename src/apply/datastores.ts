import type { Value } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { datastoreFields } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import {
  connectionCreateBody,
  datastoreCreateBody,
  datastoreUpdateBody,
  differingDatastoreFields,
} from '../connectors/payload.ts';
import type { LiveDatastore } from '../plan/live.ts';
import type { CreateOn, Operation, Step } from '../plan/steps.ts';
import { ApiError } from '../qualytics/errors.ts';
import { adoptAfterConflict } from './connections.ts';
import { type ApplyContext, idOf } from './context.ts';
import { readForWrite, refuseIfStale } from './fresh.ts';
import { errorText, StepError } from './outcomes.ts';
import { createOnce, type Found, writeFresh } from './settle.ts';

type Create = Extract<Operation, { does: 'create-datastore' }>;
type Update = Extract<Operation, { does: 'update-datastore' }>;

const rows: readonly Field[] = datastoreFields;

/** Creates a datastore, reports its id at once, and makes sure that it can be found again. */
export async function createDatastore(step: Step, operation: Create, context: ApplyContext): Promise<number> {
  const groupId = operation.group ? idOf(operation.group, context) : undefined;
  const body = (on: CreateOn, flag: boolean): Record<string, unknown> =>
    datastoreCreateBody(step.name, operation.type, operation.fields, placed(on, operation, context), {
      ...(groupId === undefined ? {} : { groupId }),
      ...(flag && operation.firstSync
        ? { flag: { name: operation.firstSync.flag, value: operation.firstSync.value } }
        : {}),
    });
  const send = async (on: CreateOn, flag: boolean): Promise<number> => {
    const find = (): Promise<Found<LiveDatastore>> => findCreated(step.name, on, operation, context);
    return (await createOnce(context.policy, () => context.api.createDatastore(body(on, flag)), find)).id;
  };
  const id = await withFallbacks(step, operation, send, context);
  context.onCreated('datastore', step.name, id);
  context.memory.made.set(step.id, id);
  await readBack(step, id, context);
  return id;
}

function placed(
  on: CreateOn,
  operation: Create,
  context: ApplyContext,
): { connectionId: number } | { connection: Record<string, unknown> } {
  return 'inline' in on
    ? { connection: connectionCreateBody(on.name, operation.type, on.inline.fields) }
    : { connectionId: idOf(on, context) };
}

/** The two answers after which the same create goes out in another form: the flag is not known, the connection exists. */
async function withFallbacks(
  step: Step,
  operation: Create,
  send: (on: CreateOn, flag: boolean) => Promise<number>,
  context: ApplyContext,
): Promise<number> {
  const flagged = operation.firstSync !== undefined;
  const once = async (on: CreateOn): Promise<number> => {
    try {
      return await send(on, flagged);
    } catch (error) {
      if (
        flagged &&
        error instanceof ApiError &&
        error.status === 422 &&
        error.detail?.includes(operation.firstSync?.flag ?? '')
      ) {
        return await send(on, false);
      }
      throw error;
    }
  };
  try {
    return await once(operation.on);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) {
      throw error;
    }
    await refuseNamesake(step, error, context);
    if (!('inline' in operation.on)) {
      throw error;
    }
    return await once({ liveId: await adoptAfterConflict(operation.on.inline, operation.on.name, error, context) });
  }
}

/** Where names are unique, a 409 may mean that someone else was faster. */
async function refuseNamesake(step: Step, error: ApiError, { api }: ApplyContext): Promise<void> {
  const namesake = (await allDatastores(api)).find(({ name }) => name === step.name);
  if (namesake) {
    throw new StepError(
      `${errorText(error)} "${step.name}" exists since the plan was made (id ${namesake.id}). Plan again.`,
      { cause: error },
    );
  }
}

async function allDatastores(api: ApplyContext['api']): Promise<readonly LiveDatastore[]> {
  const lists = await Promise.all([
    api.datastores({ enrichmentOnly: false }),
    api.datastores({ enrichmentOnly: true }),
  ]);
  return lists.flat();
}

/** After a lost answer: what has the name, and an id that neither the first listing nor this run knows. */
async function findCreated(
  name: string,
  on: CreateOn,
  operation: Create,
  context: ApplyContext,
): Promise<Found<LiveDatastore>> {
  const { api, live, memory } = context;
  const known = new Set([...live.datastores.keys(), ...memory.made.values()]);
  const candidates = (await allDatastores(api)).filter((one) => one.name === name && !known.has(one.id));
  const details = await Promise.all(candidates.map(async (one) => (await api.datastore(one.id)) ?? one));
  const judged = await Promise.all(
    details.map(async (one) => ({
      one,
      differs: [...differingDatastoreFields(one, operation.fields), ...(await otherConnection(one, on, context))],
    })),
  );
  const ours = judged.find(({ differs }) => differs.length === 0);
  if (ours) {
    return { state: 'ours', value: ours.one };
  }
  const [first] = judged;
  return first ? { state: 'theirs', id: first.one.id, differs: first.differs } : { state: 'absent' };
}

async function otherConnection(found: LiveDatastore, on: CreateOn, context: ApplyContext): Promise<readonly string[]> {
  if (found.connectionId === undefined) {
    return [];
  }
  const same =
    'inline' in on
      ? (await context.api.connection(found.connectionId))?.name === on.name
      : found.connectionId === idOf(on, context);
  return same ? [] : ['connection'];
}

async function readBack(step: Step, id: number, { api, memory }: ApplyContext): Promise<void> {
  let reading: LiveDatastore | undefined;
  try {
    reading = await api.datastore(id);
  } catch (error) {
    throw new StepError(`It was created as ${id}, but reading it back failed: ${errorText(error)}`, {
      liveId: id,
      cause: error,
    });
  }
  if (reading?.name !== step.name) {
    throw new StepError(
      `It was created as ${id}, but this token cannot find it there. Give its teams to the token's user, or use an Admin token; until then nothing can be built on it.`,
      { liveId: id },
    );
  }
  if (
    reading.connectionId !== undefined &&
    step.operation.does === 'create-datastore' &&
    'inline' in step.operation.on
  ) {
    memory.connections.set(step.operation.on.name, reading.connectionId);
  }
}

/** Brings a datastore to what the file says, on a reading made right before the write, and before each repeat of it. */
export async function updateDatastore(step: Step, operation: Update, context: ApplyContext): Promise<number> {
  const { api, policy, memory } = context;
  const moveTo = operation.moveTo ? idOf(operation.moveTo, context) : undefined;
  let fresh = operation.live;
  const look = async (): Promise<boolean> => {
    fresh = await readForWrite(operation.live.id, context);
    refuseStale(operation, fresh, moveTo);
    memory.datastoresBefore.set(fresh.id, memory.datastoresBefore.get(fresh.id) ?? fresh);
    return isAsWanted(operation.wanted, fresh) && (moveTo === undefined || fresh.connectionId === moveTo);
  };
  await writeFresh(policy, look, async () => {
    const name = operation.wanted.get('name');
    await api.updateDatastore(
      fresh.id,
      datastoreUpdateBody(fresh, {
        name: typeof name === 'string' ? name : fresh.name,
        connectionId: moveTo,
        fields: operation.wanted,
      }),
    );
  });
  if (operation.group !== undefined) {
    await assignGroup(operation, operation.group === null ? null : idOf(operation.group, context), context);
  }
  return step.liveId ?? fresh.id;
}

function differs(row: Field, reading: LiveDatastore, value: Value): boolean {
  return !(row.mayBeUnread && !reading.fields.has(row.name)) && !sameValue(row, reading.fields.get(row.name), value);
}

function isAsWanted(wanted: ReadonlyMap<string, Value>, fresh: LiveDatastore): boolean {
  return (
    fresh.name === wanted.get('name') &&
    rows.every((row) => !wanted.has(row.name) || !differs(row, fresh, wanted.get(row.name) ?? null))
  );
}

/** A managed field must be as the plan saw it, or already as it should become. */
function refuseStale({ live, wanted }: Update, fresh: LiveDatastore, moveTo: number | undefined): void {
  const stale = rows
    .filter(
      (row) =>
        wanted.has(row.name) &&
        differs(row, fresh, live.fields.get(row.name) ?? row.default ?? null) &&
        differs(row, fresh, wanted.get(row.name) ?? null),
    )
    .map(({ name }) => name);
  if (fresh.name !== live.name && fresh.name !== wanted.get('name')) {
    stale.unshift('name');
  }
  if (
    moveTo !== undefined &&
    live.connectionId !== undefined &&
    fresh.connectionId !== live.connectionId &&
    fresh.connectionId !== moveTo
  ) {
    stale.push('connection_name');
  }
  refuseIfStale(stale);
}

async function assignGroup({ live }: Update, groupId: number | null, context: ApplyContext): Promise<void> {
  const look = async (): Promise<boolean> => {
    const fresh = await readForWrite(live.id, context);
    const current = fresh.group?.id ?? null;
    refuseIfStale(current !== groupId && current !== (live.group?.id ?? null) ? ['group'] : []);
    return current === groupId;
  };
  await writeFresh(context.policy, look, async () => {
    await context.api.assignGroup(live.id, groupId);
  });
}

/** Deletes what is still exactly what the plan saw: its id, its name, its tag. What is gone already is done. */
export async function deleteDatastore(
  { live, tag }: Extract<Operation, { does: 'delete' }>,
  context: ApplyContext,
): Promise<number> {
  const { api, policy } = context;
  const look = async (): Promise<boolean> => {
    const fresh = await api.datastore(live.id);
    if (!fresh) {
      return true;
    }
    const tags = fresh.fields.get('tags');
    const tagged = tag === undefined || (Array.isArray(tags) && tags.includes(tag));
    refuseIfStale([...(fresh.name === live.name ? [] : ['name']), ...(tagged ? [] : ['tags'])]);
    return false;
  };
  await writeFresh(policy, look, async () => {
    await api.deleteDatastore(live.id);
  });
  return live.id;
}
