import { at, call, type Reply } from '../client.ts';
import type { DialectName } from '../dialect.ts';
import type { Emulator } from '../emulator.ts';
import { type Exhibit, get, inline, post, s3 } from './exhibit.ts';

const anonymous = (emulator: Emulator, path: string): Promise<Reply> => call(emulator, 'GET', path, { token: null });

/** Switches that show on the service as a whole. */
export const aboutService = {
  defaultPageSize: { observe: async (e) => at(await get(e, '/datastores'), 'size'), shows: { 50: 50, 10: 10 } },
  statusAccess: { observe: async (e) => (await anonymous(e, '/status')).status, shows: { public: 200, token: 401 } },
  openapiAccess: {
    observe: async (e) => (await anonymous(e, '/openapi.json')).status,
    shows: { token: 401, public: 200 },
  },
  trailingSlash: {
    observe: async (e) => {
      const { status, headers } = await get(e, '/datastores/?size=5');
      return [status, headers.get('location')?.replace(e.url, '')];
    },
    shows: { redirect: [307, '/api/datastores?size=5'], 'not-found': [404, undefined] },
  },
  unauthorizedBody: {
    observe: async (e) => typeof (await anonymous(e, '/datastores')).body,
    shows: { detail: 'object', empty: 'undefined' },
  },
  validationInput: {
    observe: async (e) => {
      const { body } = await post(e, '/datastores', {
        ...inline,
        connection: { ...s3, uri: undefined, secret_key: 'hidden' },
      });
      return JSON.stringify(body).includes('hidden');
    },
    shows: { absent: false, echoed: true },
  },
  validationBody: {
    observe: async (e) => {
      const { body } = await post(e, '/datastore-groups', {});
      const detail = at({ body } as Reply, 'detail');
      return [Array.isArray(detail) ? 'list' : typeof detail, typeof body];
    },
    shows: {
      list: ['list', 'object'],
      detail: ['string', 'object'],
      mapping: ['object', 'object'],
      text: ['undefined', 'string'],
    },
  },
  tagWriteRole: {
    observe: async (e) =>
      (await call(e, 'POST', '/global-tags', { token: 'member', body: { type: 'global', name: 'x' } })).status,
    shows: { Member: 200, Manager: 403 },
  },
  userRole: {
    observe: async (e) => at(await get(e, '/users/me'), 'role'),
    shows: { present: 'Admin', absent: undefined },
  },
} satisfies { readonly [Name in DialectName]?: Exhibit<Name> };
