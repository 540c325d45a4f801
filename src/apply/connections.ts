import type { DesiredConnection, ManagedField, Value } from '../config/desired.ts';
import { sameValue } from '../connectors/compare.ts';
import { connectionField, connectorOf, sameType } from '../connectors/connectors.ts';
import type { Field } from '../connectors/field.ts';
import {
  type Body,
  connectionCreateBody,
  connectionUpdateBody,
  differingConnectionFields,
  withoutNulls,
} from '../connectors/payload.ts';
import { liveValue } from '../connectors/structured.ts';
import type { LiveConnection } from '../plan/live.ts';
import { type Operation, type Step, step } from '../plan/steps.ts';
import { isUnseen } from '../plan/stored.ts';
import { ApiError } from '../qualytics/errors.ts';
import { SENSITIVE } from '../secret.ts';
import { type ApplyContext, type ExtraStep, inTurn, madeIds } from './context.ts';
import { refuseIfStale } from './fresh.ts';
import { errorText, StepError } from './outcomes.ts';
import { createOnce, type Found, type Look, writeFresh } from './settle.ts';

/** Creates a connection that several datastores share, or that the file describes on its own. */
export function createConnection(step: Step, entry: DesiredConnection, context: ApplyContext): Promise<number> {
  return inTurn(context, () => create(step, entry, context));
}

async function create(step: Step, entry: DesiredConnection, context: ApplyContext): Promise<number> {
  const { api, policy, memory } = context;
  const body = connectionCreateBody(step.name, entry.type, entry.fields);
  let id: number;
  try {
    id = await createOnce(
      policy,
      () => api.createConnection(body),
      () => findCreated(entry, step.name, context),
    );
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) {
      throw error;
    }
    id = await adoptAfterConflict(entry, step.name, error, context);
  }
  if (!memory.connections.has(step.name)) {
    context.onCreated('connection', step.name, id);
  }
  memory.made.set(step.id, id);
  return id;
}

async function findCreated(
  entry: DesiredConnection,
  name: string,
  { api, live, memory }: ApplyContext,
): Promise<Found<number>> {
  const known = new Set([...live.connections.keys(), ...madeIds(memory, 'connection')]);
  const candidates = await namesakes(entry, name, api);
  const fresh = candidates.filter(({ connection }) => !known.has(connection.id));
  const ours = fresh.find(({ differs }) => differs.length === 0);
  if (ours) {
    return { state: 'ours', value: ours.connection.id };
  }
  const [first] = fresh;
  return first ? { state: 'theirs', id: first.connection.id, differs: first.differs } : { state: 'absent' };
}

/** The connections of a name, as their single readings have them, and in what each differs from the file. */
export async function namesakes(
  entry: DesiredConnection,
  name: string,
  api: ApplyContext['api'],
): Promise<readonly { readonly connection: LiveConnection; readonly differs: readonly string[] }[]> {
  const listed = (await api.connections()).filter((one) => one.name === name);
  const details = await Promise.all(listed.map(async (one) => (await api.connection(one.id)) ?? one));
  return details.map((connection) => ({
    connection,
    differs: sameType(connection.type, entry.type) ? differingConnectionFields(connection, entry.fields) : ['type'],
  }));
}

/**
 * After a 409 on a create: the connection exists. It is taken when it has the same name and equals the file in every
 * field that can be read; it then gets the file's secrets, by a step of its own. `otherwise`: what else the 409 may mean
 * where no such connection is found.
 */
export async function adoptAfterConflict(
  entry: DesiredConnection,
  name: string,
  error: ApiError,
  context: ApplyContext,
  otherwise = '',
): Promise<number> {
  const found = await namesakes(entry, name, context.api);
  const [one] = found;
  if (!one || found.length > 1) {
    throw new StepError(
      `${errorText(error)} ${one ? `Several connections are called "${name}".` : `No connection is called "${name}", so one with the same credentials has another name${otherwise}.`} Write connection_id (or connection_name) of the one that is meant instead of describing it again.`,
      { cause: error },
    );
  }
  if (!context.adopt) {
    throw new StepError(
      `${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made and is not owned by this file, and adopt is false. Add its id to the entry to use it, or choose another name.`,
      { cause: error },
    );
  }
  if (one.differs.length > 0) {
    throw new StepError(
      `${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made and differs in ${one.differs.join(', ')}. Plan again.`,
      { cause: error },
    );
  }
  const hidden = [...entry.fields.keys()].filter(
    (path) => connectionField(connectorOf(entry.type), path).address && !one.connection.fields.has(path),
  );
  if (hidden.length > 0) {
    throw new StepError(
      `${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made, and ${hidden.join(' and ')} of it cannot be read: the secrets of the file would go to an unknown address. Plan again.`,
      { cause: error },
    );
  }
  context.memory.connections.set(name, one.connection.id);
  await sendSecrets(entry, one.connection, context);
  return one.connection.id;
}

async function sendSecrets(entry: DesiredConnection, live: LiveConnection, context: ApplyContext): Promise<void> {
  const connector = connectorOf(entry.type);
  const secrets = [...entry.fields.values()].filter(
    ({ path, value }) => connectionField(connector, path).secret && value !== null,
  );
  const [first] = secrets;
  if (first === undefined) {
    return;
  }
  const { memory, policy } = context;
  const started = policy.now();
  const operation = { does: 'update-connection', entry, live, send: sentBy(secrets) } as const;
  const end = (facts: Pick<ExtraStep, 'outcome' | 'error'>): void => {
    const ended = secretsStep(live, [first, ...secrets.slice(1)], operation);
    memory.extra.push({ step: ended, liveId: live.id, milliseconds: policy.now() - started, ...facts });
  };
  try {
    await putConnection(operation, live.name, context);
    end({ outcome: 'done' });
  } catch (error) {
    end({ outcome: error instanceof StepError ? error.outcome : 'failed', error: errorText(error) });
    throw new StepError(
      `Connection "${live.name}" (id ${live.id}) was found after a 409, but its secrets could not be sent: ${errorText(error)}`,
      { cause: error },
    );
  }
}

function sentBy(fields: readonly ManagedField[]): ReadonlyMap<string, Value> {
  return new Map(fields.map(({ path, value }) => [path, value]));
}

function secretsStep(
  { name, id }: LiveConnection,
  secrets: readonly [ManagedField, ...ManagedField[]],
  operation: Operation,
): Step {
  return step({
    action: 'update',
    kind: 'connection',
    name,
    liveId: id,
    adopts: true,
    needs: 'Manager',
    changes: secrets.map(({ path, at }) => ({ field: path, before: SENSITIVE, after: SENSITIVE, sensitive: true, at })),
    reason: 'the connection was found after a 409 and gets the secrets of the file',
    at: secrets[0].at,
    operation,
  });
}

/** Brings a connection to what the file says, on a reading made right before the write. */
export async function updateConnection(operation: Update, context: ApplyContext): Promise<number> {
  await putConnection(operation, operation.entry.name ?? operation.live.name, context);
  return operation.live.id;
}

type Update = Pick<Extract<Operation, { does: 'update-connection' }>, 'entry' | 'live' | 'send'>;

async function putConnection(operation: Update, name: string, context: ApplyContext): Promise<void> {
  const { api, policy, memory } = context;
  const { live, send } = operation;
  const connector = connectorOf(live.type);
  const readable = [...send].filter(([path]) => isReadable(path, live));
  const blind = readable.length < send.size;
  let fresh = live;
  const look = async (): Promise<Look> => {
    const reading = await api.connection(live.id);
    if (!reading) {
      throw new StepError(
        `Connection "${live.name}" (id ${live.id}) no longer exists: changed since the plan. Plan again.`,
      );
    }
    fresh = reading;
    refuseIfStale([
      ...(fresh.name === live.name || fresh.name === name ? [] : ['name']),
      ...staleFields(operation, fresh),
      ...[...send.keys()].filter((path) => isLost(path, fresh, send)),
    ]);
    const asWanted =
      fresh.name === name &&
      readable.every(([path, value]) => sameValue(connectionField(connector, path), liveValue(fresh, path), value));
    if (asWanted && !blind) {
      return 'as-wanted';
    }
    memory.connectionsBefore.set(fresh.id, fresh);
    // What a secret is cannot be seen: with one to send there is always something to write.
    return asWanted ? 'unreadable' : 'to-do';
  };
  const body = (): Body => connectionUpdateBody(fresh, name, send);
  const plainBody = (): Body | undefined => withoutNulls(body(), fresh, send);
  try {
    await writeFresh(policy, look, () => api.updateConnection(live.id, body()));
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 422 && plainBody())) {
      throw error;
    }
    // What a server makes of `null` is documented nowhere; one that refuses it may do without.
    await writeFresh(policy, look, () => api.updateConnection(live.id, plainBody() ?? body()));
  }
}

function isReadable(path: string, live: LiveConnection): boolean {
  return !connectionField(connectorOf(live.type), path).secret && !isUnseen(live, path);
}

/**
 * Managed fields that are neither as the plan saw them nor as they should become, the ones that the plan leaves alone
 * included. Where a secret goes out, so does every address that it could go to, managed or not: that is what was reviewed.
 */
function staleFields({ entry, live, send }: Update, fresh: LiveConnection): readonly string[] {
  const connector = connectorOf(live.type);
  const row = (path: string): Field => connectionField(connector, path);
  const sendsSecret = [...send.keys()].some((path) => row(path).secret);
  const addresses = sendsSecret
    ? [...live.fields.keys(), ...fresh.fields.keys()].filter((path) => row(path).address)
    : [];
  const watched = new Set([...send.keys(), ...entry.fields.keys(), ...addresses]);
  return [...watched].filter((path) => {
    const wanted = send.get(path) ?? entry.fields.get(path)?.value;
    const same = (value: Value): boolean => sameValue(row(path), liveValue(fresh, path), value);
    return (
      isReadable(path, live) &&
      !isUnseen(fresh, path) &&
      !same(liveValue(live, path) ?? null) &&
      (wanted === undefined || !same(wanted))
    );
  });
}

/** Whether sending a parameter would drop another one, which the plan did not see and nobody can read. */
function isLost(path: string, { masked }: LiveConnection, send: ReadonlyMap<string, Value>): boolean {
  const hidden = [...masked].filter((one) => one.startsWith('parameters.') && !send.has(one));
  return path.startsWith('parameters.') && hidden.length > 0;
}
