import { canSee, editableDatastore } from '../access.ts';
import { type Answer, type Context, ok, type Route } from '../context.ts';
import { abortOperation, operationTypeOf, readOperation, startOperation } from '../operation-store.ts';
import { choices, direction, envelope, flag, idOf, numbers, type Order, pageOf, sorted } from '../query.ts';
import type { Operation } from '../records.ts';
import { notFound } from '../refusal.ts';
import { operationRead } from '../shapes.ts';
import { checkedBody, type Model } from '../validate.ts';

/** Operations, of which a reconciler starts and follows one kind: the sync. */
export const operationRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/operations', role: 'Member', handle: list },
  { method: 'POST', path: '/api/operations/run', role: 'Member', body: 'required', handle: run },
  { method: 'PUT', path: '/api/operations/abort/{operation_id}', role: 'Member', handle: abort },
  { method: 'GET', path: '/api/operations/{operation_id}', role: 'Member', handle: read },
];

const syncModel = {
  type: { type: 'string', required: true, values: ['sync', 'catalog'] },
  datastore_id: { type: 'integer', required: true },
  include: { type: 'names', nullable: true },
  prune: { type: 'boolean', nullable: true },
  recreate: { type: 'boolean', nullable: true },
} as const satisfies Model;

/** Other operations than a sync are not played: their types are unknown here. */
function run(context: Context): Answer {
  const body = checkedBody(syncModel, context.body, context.dialect.extraFields);
  const type = operationTypeOf(context, String(body['type']));
  const datastore = editableDatastore(context, Number(body['datastore_id']));
  const { include = null, prune = true, recreate = false } = body;
  const operation = startOperation(context, datastore, type, { include, prune, recreate });
  return { status: context.dialect.operationStatus, body: operationRead(context, operation) };
}

function list(context: Context): Answer {
  const { state, dialect } = context;
  const page = pageOf(context);
  // The published filter values still have the older name; where only that one exists, the newer is no value.
  const names = [
    'catalog',
    'profile',
    'scan',
    'materialize',
    'export',
    ...(dialect.operationType === 'catalog' ? [] : ['sync']),
  ];
  const types = choices(context, 'operation_type', names).flatMap((type) =>
    /^(sync|catalog)$/.test(type) ? ['sync', 'catalog'] : [type],
  );
  const results = choices(context, 'result', ['queued', 'running', 'success', 'failure', 'aborted']);
  const finished = flag(context, 'finished');
  const datastores = numbers(context, 'datastore');
  const pool =
    datastores.length > 0 ? datastores.flatMap((id) => state.operations.by('datastore', id)) : state.operations.all();
  const found = pool.filter((operation) => {
    const datastore = state.datastores.get(operation.datastore_id);
    return (
      datastore !== undefined &&
      canSee(context, datastore) &&
      (types.length === 0 || types.includes(operation.type)) &&
      (results.length === 0 || results.includes(operation.result)) &&
      (finished === undefined || (operation.end_time !== null) === finished)
    );
  });
  const shape = (operation: Operation): unknown => operationRead(context, readOperation(context, operation));
  return ok(envelope(sorted(found, orders(context)), page, shape));
}

function orders(context: Context): readonly Order<Operation>[] {
  const way = direction(context, 'sort_created');
  return [...(way ? [[({ created }: Operation) => created, way] as const] : []), [({ id }: Operation) => id, 'asc']];
}

function read(context: Context): Answer {
  return ok(operationRead(context, readOperation(context, existing(context))));
}

function abort(context: Context): Answer {
  const operation = existing(context);
  editableDatastore(context, operation.datastore_id);
  return ok(operationRead(context, abortOperation(context, operation)));
}

function existing(context: Context): Operation {
  const id = idOf(context, 'operation_id');
  const operation = context.state.operations.get(id);
  const datastore = context.state.datastores.get(operation?.datastore_id ?? 0);
  if (!operation || !datastore || !canSee(context, datastore)) {
    throw notFound('Operation', id);
  }
  return operation;
}
