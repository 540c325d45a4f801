import { canSee, editableDatastore, readableDatastore, visibleDatastore } from '../access.ts';
import { checkAnswer } from '../checks.ts';
import { checkConnection } from '../connection-store.ts';
import { type Answer, type Context, deleted, ok, type Route } from '../context.ts';
import { createDatastore, dryRun } from '../datastore-create.ts';
import { countedReading, deleteDatastore } from '../datastore-delete.ts';
import { updateDatastore } from '../datastore-update.ts';
import { direction, envelope, flag, idOf, numbers, type Order, pageOf, sorted } from '../query.ts';
import type { Datastore } from '../records.ts';
import { existingGroup } from '../references.ts';
import { datastoreListItem, datastoreRead, datastoreShort } from '../shapes.ts';
import { connectionOf } from '../state.ts';
import { checkedBody } from '../validate.ts';

/** Datastores: what the vendor's datastore API pages document, enrichment links apart. */
export const datastoreRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/datastores', role: 'Member', handle: list },
  { method: 'POST', path: '/api/datastores', role: 'Manager', body: 'required', handle: create },
  {
    method: 'POST',
    path: '/api/datastores/connection',
    role: 'Manager',
    body: 'required',
    present: (dialect) => dialect.dryRun === 'present',
    handle: (context) => checkAnswer(context, dryRun(context)),
  },
  { method: 'GET', path: '/api/datastores/{datastore_id}', role: 'Member', handle: read },
  { method: 'PUT', path: '/api/datastores/{datastore_id}', role: 'Member', body: 'required', handle: update },
  { method: 'DELETE', path: '/api/datastores/{datastore_id}', role: 'Admin', handle: remove },
  { method: 'POST', path: '/api/datastores/{datastore_id}/connection', role: 'Member', handle: verify },
  {
    method: 'PATCH',
    path: '/api/datastores/{datastore_id}/favorite',
    role: 'Member',
    body: 'required',
    handle: favorite,
  },
  {
    method: 'PATCH',
    path: '/api/datastores/{datastore_id}/assign-group',
    role: 'Member',
    body: 'required',
    handle: assignGroup,
  },
];

/** Enrichment datastores are listed only when they are asked for; favourites come first unless told otherwise. */
function list(context: Context): Answer {
  const page = pageOf(context);
  const enrichmentOnly = flag(context, 'enrichment_only') ?? false;
  const narrow = filters(context);
  const found = candidates(context).filter(
    (datastore) => datastore.enrichment_only === enrichmentOnly && canSee(context, datastore) && narrow(datastore),
  );
  const shape = (datastore: Datastore): unknown => datastoreListItem(context, countedReading(context, datastore));
  return ok(envelope(sorted(found, orders(context)), page, shape));
}

/** Deleted ones that are still read are among them. An exact name is looked up instead of searched for. */
function candidates({ state, dialect, query }: Context): readonly Datastore[] {
  const name = query.get('name');
  return [state.datastores, state.leaving].flatMap((table): readonly Datastore[] =>
    name !== null && dialect.nameFilter === 'exact' ? table.by('name', name) : table.all(),
  );
}

function filters(context: Context): (datastore: Datastore) => boolean {
  const { query, state } = context;
  const part = query.get('name')?.toLowerCase() ?? '';
  const search = query.get('search')?.toLowerCase() ?? '';
  const ids = numbers(context, 'id');
  const types = query.getAll('datastore_type');
  const tags = query.getAll('tag').flatMap((name) => state.tags.by('name', name).map(({ id }) => id));
  const tagged = query.has('tag');
  const groups = numbers(context, 'group');
  return (datastore) => {
    const name = datastore.name.toLowerCase();
    return (
      name.includes(part) &&
      (name.includes(search) || String(datastore.id).includes(search)) &&
      (ids.length === 0 || ids.includes(datastore.id)) &&
      (types.length === 0 || types.includes(datastore.connector)) &&
      (!tagged || datastore.tag_ids.some((id) => tags.includes(id))) &&
      (groups.length === 0 || (datastore.group_id !== null && groups.includes(datastore.group_id)))
    );
  };
}

/** Without a sort the last change comes first, so pages shift while others write. */
function orders(context: Context): readonly Order<Datastore>[] {
  const asked: [string, (datastore: Datastore) => string | number][] = [
    ['sort_name', ({ name }) => name],
    ['sort_created', ({ created }) => created],
    ['sort_containers', ({ id }) => id],
    ['sort_active_anomalies', ({ id }) => id],
  ];
  const chosen = asked.flatMap(([name, key]) => {
    const way = direction(context, name);
    return way ? [[key, way] as const] : [];
  });
  const favorites: Order<Datastore> = [
    ({ favorite_of }) => (favorite_of.includes(context.user.name) ? 1 : 0),
    direction(context, 'sort_favorite') ?? 'desc',
  ];
  return [favorites, ...chosen, [({ updated }) => updated, 'desc']];
}

function create(context: Context): Answer {
  const datastore = createDatastore(context);
  const { createResponse, createStatus } = context.dialect;
  const shape = createResponse === 'short' ? datastoreShort : datastoreRead;
  return { status: createStatus, body: shape(context, datastore) };
}

function read(context: Context): Answer {
  const datastore = readableDatastore(context, idOf(context, 'datastore_id'));
  return ok(datastoreRead(context, countedReading(context, datastore)));
}

function update(context: Context): Answer {
  const datastore = editableDatastore(context, idOf(context, 'datastore_id'));
  return ok(datastoreRead(context, updateDatastore(context, datastore)));
}

function remove(context: Context): Answer {
  deleteDatastore(context, readableDatastore(context, idOf(context, 'datastore_id')));
  return deleted(context);
}

function verify(context: Context): Answer {
  const datastore = visibleDatastore(context, idOf(context, 'datastore_id'));
  const connection = connectionOf(context.state, datastore);
  const complaint = connection ? checkConnection(context, connection) : 'The datastore is on no connection';
  return checkAnswer(context, complaint);
}

function favorite(context: Context): Answer {
  const { state, user } = context;
  const datastore = visibleDatastore(context, idOf(context, 'datastore_id'));
  const { favorite: wanted } = checkedBody(
    { favorite: { type: 'boolean', required: true } },
    context.body,
    context.dialect.extraFields,
  );
  const others = datastore.favorite_of.filter((name) => name !== user.name);
  return ok(
    datastoreRead(
      context,
      state.datastores.put({ ...datastore, favorite_of: wanted ? [...others, user.name] : others }),
    ),
  );
}

/** A datastore is in one group at most: assigning moves it, null takes it out. The key must be there. */
function assignGroup(context: Context): Answer {
  const datastore = editableDatastore(context, idOf(context, 'datastore_id'));
  const { group_id } = checkedBody(
    { group_id: { type: 'integer', required: true, nullable: true } },
    context.body,
    context.dialect.extraFields,
  );
  const group = typeof group_id === 'number' ? existingGroup(context, group_id).id : null;
  return ok(
    datastoreRead(
      context,
      context.state.datastores.put({ ...datastore, group_id: group, updated: context.state.now() }),
    ),
  );
}
