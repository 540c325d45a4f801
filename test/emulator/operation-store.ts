import type { Context, World } from './context.ts';
import type { Datastore, Json, Operation } from './records.ts';
import { unprocessable } from './refusal.ts';
import { issue } from './validate.ts';

/** The type under which a sync is stored; one that the dialect does not know is refused. */
export function operationTypeOf({ dialect }: World, asked: string): string {
  const { operationType } = dialect;
  if (operationType !== 'both' && asked !== operationType) {
    throw unprocessable(issue(['body', 'type'], 'literal_error', `Input should be '${operationType}'`, asked));
  }
  return asked;
}

/** Starts a sync, which ends at once or after some readings. */
export function startOperation(context: Context, datastore: Datastore, type: string, options: Json): Operation {
  const { state, user, operations } = context;
  const created = state.now();
  const started: Operation = {
    id: state.operations.nextId(),
    type,
    datastore_id: datastore.id,
    triggered_by: user.name,
    result: 'running',
    message: null,
    options,
    created,
    start_time: created,
    end_time: null,
    reads_left: operations.finishAfterReads,
  };
  return state.operations.put(started.reads_left > 0 ? started : finished(context, started));
}

/** Counts one reading of an operation. @returns it as this reading shows it. */
export function readOperation(world: World, operation: Operation): Operation {
  if (operation.end_time !== null) {
    return operation;
  }
  const counted = { ...operation, reads_left: operation.reads_left - 1 };
  return world.state.operations.put(counted.reads_left > 0 ? counted : finished(world, counted));
}

/** Ends a running operation as aborted; one that has ended stays as it is. */
export function abortOperation({ state }: World, operation: Operation): Operation {
  return operation.end_time === null
    ? state.operations.put({ ...operation, result: 'aborted', end_time: state.now(), reads_left: 0 })
    : operation;
}

function finished({ state, operations }: World, operation: Operation): Operation {
  const connected = state.datastores.get(operation.datastore_id)?.connected ?? false;
  const usual = connected
    ? ({ result: 'success', message: null } as const)
    : ({ result: 'failure', message: 'The datastore is not connected' } as const);
  return { ...operation, ...(operations.outcome?.(operation) ?? usual), end_time: state.now(), reads_left: 0 };
}
