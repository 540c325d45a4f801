import { type Answer, type Context, ok, type Route } from '../context.ts';
import { idOf } from '../query.ts';
import { createGroup, demandFreeGroupName, existingGroup, groupModel } from '../references.ts';
import { groupRead } from '../shapes.ts';
import { checkedBody } from '../validate.ts';

/** Datastore groups, as the vendor's grouping page has them. */
export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/datastore-groups', role: 'Member', handle: list },
  { method: 'POST', path: '/api/datastore-groups', role: 'Manager', body: 'required', handle: create },
  { method: 'PUT', path: '/api/datastore-groups/{group_id}', role: 'Manager', body: 'required', handle: update },
  { method: 'DELETE', path: '/api/datastore-groups/{group_id}', role: 'Manager', handle: remove },
];

/** A plain array, by name. */
function list({ state }: Context): Answer {
  return ok([...state.groups.all()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(groupRead));
}

function create(context: Context): Answer {
  const body = checkedBody(groupModel, context.body, context.dialect.extraFields);
  const icon = typeof body['icon'] === 'string' ? body['icon'] : undefined;
  return ok(groupRead(createGroup(context, String(body['name']), icon)));
}

function update(context: Context): Answer {
  const group = existingGroup(context, idOf(context, 'group_id'));
  const { required: _required, ...name } = groupModel.name;
  const body = checkedBody({ ...groupModel, name }, context.body, context.dialect.extraFields);
  const wanted = {
    name: typeof body['name'] === 'string' ? body['name'] : group.name,
    icon: typeof body['icon'] === 'string' ? body['icon'] : group.icon,
  };
  demandFreeGroupName(context, wanted.name, group.id);
  return ok(groupRead(context.state.groups.put({ ...group, ...wanted })));
}

/** Answers with the group that was deleted; its members are in no group then. */
function remove(context: Context): Answer {
  const { state } = context;
  const group = existingGroup(context, idOf(context, 'group_id'));
  for (const datastore of state.datastores.by('group', group.id)) {
    state.datastores.put({ ...datastore, group_id: null });
  }
  state.groups.remove(group.id);
  return ok(groupRead(group));
}
