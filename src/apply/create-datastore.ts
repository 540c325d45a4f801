import { sameType } from '../connectors/connectors.ts';
import {
  connectionCreateBody,
  datastoreCreateBody,
  differingConnectionFields,
  differingDatastoreFields,
} from '../connectors/payload.ts';
import type { LiveConnection, LiveDatastore } from '../plan/live.ts';
import type { CreateOn, Operation, Step } from '../plan/steps.ts';
import { ApiError, mayHaveBeenProcessed } from '../qualytics/errors.ts';
import { adoptAfterConflict, namesakes } from './connections.ts';
import { type ApplyContext, idOf, inTurn, madeIds } from './context.ts';
import { errorText, StepError, unlessDefect } from './outcomes.ts';
import { createOnce, type Found, lookPatiently } from './settle.ts';

type Create = Extract<Operation, { does: 'create-datastore' }>;

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
  const send: Send = (on, flag) => {
    const find = (): Promise<Found<LiveDatastore>> => findCreated(step.name, on, operation, context);
    return createOnce(context.policy, () => context.api.createDatastore(body(on, flag)), find);
  };
  const create = async (): Promise<number> => {
    const created = await withFallbacks(step.name, operation, send, context);
    context.onCreated('datastore', step.name, created.id);
    context.memory.made.set(step.id, created.id);
    reportConnection(created, operation.on, context);
    return created.id;
  };
  const read = async (id: number): Promise<number> => {
    await readBack(step.name, id, operation.on, context);
    return id;
  };
  // The id of a connection that was made along may show only in the reading.
  return 'inline' in operation.on
    ? inTurn(context, async () => read(await create()))
    : read(await inTurn(context, create));
}

type Send = (on: CreateOn, flag: boolean) => Promise<LiveDatastore>;

/** Reports the connection that was made along with a datastore, as soon as something tells its id. */
function reportConnection({ connectionId }: LiveDatastore, on: CreateOn, context: ApplyContext): void {
  if ('inline' in on && typeof connectionId === 'number' && !context.memory.connections.has(on.name)) {
    context.onCreated('connection', on.name, connectionId);
    context.memory.connections.set(on.name, connectionId);
  }
}

/**
 * A create may have made its connection and not the datastore: one that is there now and was not when the run began is
 * told of, so that its id is not lost. Another run may have made it just as well, and nothing that can be read tells.
 */
async function withOrphan(error: unknown, { on }: Create, context: ApplyContext): Promise<unknown> {
  const { memory } = context;
  if (
    !('inline' in on) ||
    memory.connections.has(on.name) ||
    !(error instanceof ApiError || error instanceof StepError)
  ) {
    return error;
  }
  const orphan = await findOrphan(on, error, context);
  if (!orphan) {
    return error;
  }
  memory.connections.set(on.name, orphan.id);
  context.onCreated('connection', on.name, orphan.id, 'perhaps');
  return new StepError(
    `${errorText(error)} Connection "${on.name}" (id ${orphan.id}), as the file describes it, was not there when the run began: this create made it, or somebody else did meanwhile. The next run uses it.`,
    { outcome: error instanceof StepError ? error.outcome : 'failed', cause: error },
  );
}

/** After a clear refusal no datastore of ours can be on it: one that has any was made by whoever made those. */
async function findOrphan(
  { inline, name }: Extract<CreateOn, { inline: unknown }>,
  error: ApiError | StepError,
  { api, live }: ApplyContext,
): Promise<LiveConnection | undefined> {
  const refused = !mayHaveBeenProcessed(error instanceof ApiError ? error : error.cause);
  const candidates = await namesakes(inline, name, api).catch(unlessDefect([]));
  return candidates.find(
    ({ connection, differs }) =>
      differs.length === 0 &&
      !live.connections.has(connection.id) &&
      !(refused && (connection.datastores ?? []).length > 0),
  )?.connection;
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
  name: string,
  operation: Create,
  send: Send,
  context: ApplyContext,
): Promise<LiveDatastore> {
  const flag = operation.firstSync?.flag;
  const once = async (on: CreateOn): Promise<LiveDatastore> => {
    try {
      return await send(on, true);
    } catch (error) {
      if (flag !== undefined && error instanceof ApiError && error.status === 422 && error.named.includes(flag)) {
        return await send(on, false);
      }
      throw error;
    }
  };
  try {
    return await once(operation.on);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) {
      throw await withOrphan(error, operation, context);
    }
    await refuseNamesake(name, error, context).catch(async (namesake: unknown) => {
      throw await withOrphan(namesake, operation, context);
    });
    if (!('inline' in operation.on)) {
      throw error;
    }
    const { inline, name: connectionName } = operation.on;
    const hidden = context.live.role === 'Admin' ? '' : `, or a datastore "${name}" exists that this token may not see`;
    return await once({ liveId: await adoptAfterConflict(inline, connectionName, error, context, hidden) });
  }
}

/** Where names are unique, a 409 may mean that someone else was faster. */
async function refuseNamesake(name: string, error: ApiError, { api }: ApplyContext): Promise<void> {
  const namesake = (await allDatastores(api)).find((one) => one.name === name);
  if (namesake) {
    throw new StepError(
      `${errorText(error)} "${name}" exists since the plan was made (id ${namesake.id}). Plan again.`,
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
  const known = new Set([...live.datastores.keys(), ...madeIds(memory, 'datastore')]);
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
  if (typeof found.connectionId !== 'number') {
    return found.connectionId === null ? ['connection'] : [];
  }
  if (!('inline' in on)) {
    return found.connectionId === idOf(on, context) ? [] : ['connection'];
  }
  const connection = await context.api.connection(found.connectionId);
  return connection?.name === on.name && sameType(connection.type, on.inline.type)
    ? differingConnectionFields(connection, on.inline.fields).map((path) => `connection.${path}`)
    : ['connection'];
}

async function readBack(name: string, id: number, on: CreateOn, context: ApplyContext): Promise<void> {
  let reading: LiveDatastore | undefined;
  try {
    reading = await lookPatiently(context.policy, () => context.api.datastore(id));
  } catch (error) {
    throw new StepError(`It was created as ${id}, but reading it back failed: ${errorText(error)}`, {
      liveId: id,
      cause: error,
      ...(error instanceof ApiError && error.failure === 'cancelled' ? { outcome: 'unknown' } : {}),
    });
  }
  if (reading?.name !== name) {
    throw new StepError(
      `It was created as ${id}, but this token cannot find it there. Give its teams to the token's user, or use an Admin token; until then nothing can be built on it.`,
      { liveId: id },
    );
  }
  reportConnection(reading, on, context);
}
