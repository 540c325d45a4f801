import { demandRole } from '../access.ts';
import { type Answer, type Context, deleted, ok, type Route } from '../context.ts';
import { envelope, pageOf, sorted } from '../query.ts';
import type { Json, Tag } from '../records.ts';
import { refused } from '../refusal.ts';
import { checkedBody, type Model } from '../validate.ts';

/** Global tags. They are keyed by name, which is percent-encoded in the path. */
export const tagRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/global-tags', role: 'Member', handle: list },
  { method: 'POST', path: '/api/global-tags', role: 'Member', body: 'required', handle: create },
  { method: 'GET', path: '/api/global-tags/listing', role: 'Member', handle: listing },
  {
    method: 'GET',
    path: '/api/global-tags/{name}',
    role: 'Member',
    handle: (context) => ok(tagRead(existing(context))),
  },
  { method: 'PUT', path: '/api/global-tags/{name}', role: 'Member', body: 'required', handle: update },
  { method: 'DELETE', path: '/api/global-tags/{name}', role: 'Member', handle: remove },
];

const text = { type: 'string', nullable: true } as const;

const details = {
  color: text,
  description: text,
  category: text,
  weight_modifier: { type: 'integer', min: -10, max: 10 },
} as const satisfies Model;

function list(context: Context): Answer {
  const page = pageOf(context);
  const byName = sorted(context.state.tags.all(), [[({ name }) => name, 'asc']]);
  return ok(envelope(byName, page, tagRead));
}

function listing({ state }: Context): Answer {
  return ok(state.tags.all().map(tagRead));
}

function create(context: Context): Answer {
  const { state, dialect, user } = context;
  demandRole(user, dialect.tagWriteRole);
  const model = {
    ...details,
    type: { type: 'string', required: true, values: ['global'] },
    name: { type: 'string', required: true, minLength: 1 },
  } as const;
  const body = checkedBody(model, context.body, dialect.extraFields);
  const name = String(body['name']);
  if (state.tags.by('name', name).length > 0) {
    throw refused(409, `A tag named '${name}' already exists`);
  }
  const plain = { color: null, description: null, category: null, weight_modifier: 0 };
  const id = state.tags.nextId();
  const tag: Tag = { ...plain, ...detailsOf(body), id, name, type: 'global', created: state.now() };
  return ok(tagRead(state.tags.put(tag)));
}

function update(context: Context): Answer {
  demandRole(context.user, context.dialect.tagWriteRole);
  const tag = existing(context);
  const model = { ...details, type: text, name: { type: 'string', minLength: 1 } } as const;
  const body = checkedBody(model, context.body, context.dialect.extraFields);
  const name = typeof body['name'] === 'string' ? body['name'] : tag.name;
  if (name !== tag.name && context.state.tags.by('name', name).length > 0) {
    throw refused(409, `A tag named '${name}' already exists`);
  }
  return ok(tagRead(context.state.tags.put({ ...tag, ...detailsOf(body), name })));
}

function remove(context: Context): Answer {
  const { state, dialect, user } = context;
  demandRole(user, dialect.tagWriteRole);
  const tag = existing(context);
  for (const datastore of state.datastores.by('tag', tag.id)) {
    state.datastores.put({ ...datastore, tag_ids: datastore.tag_ids.filter((id) => id !== tag.id) });
  }
  state.tags.remove(tag.id);
  return deleted(context);
}

function existing({ state, params }: Context): Tag {
  const name = params['name'] ?? '';
  const [tag] = state.tags.by('name', name);
  if (!tag) {
    throw refused(404, `Tag with name ${name} not found`);
  }
  return tag;
}

function detailsOf(body: Json): Partial<Pick<Tag, keyof typeof details>> {
  return Object.fromEntries(
    Object.keys(details).flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])),
  );
}

function tagRead(tag: Tag): unknown {
  return { ...tag };
}
