import { at } from '../client.ts';
import type { DialectName } from '../dialect.ts';
import type { Json } from '../records.ts';
import { type Exhibit, get, inline, made, post, put, remove, s3 } from './exhibit.ts';

const toRole: Json = { name: 'lake', type: 's3', parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:2' } };

/** Switches that show on connections. */
export const aboutConnections = {
  verifyResult: {
    observe: async (e) => {
      const good = await post(e, '/connections/1/test');
      const bad = await post(e, '/connections/1/test', { name: 'lake', type: 's3', access_key: 'bad' });
      return [good.status, good.body, bad.status, Object.keys(bad.body as Json)];
    },
    shows: {
      204: [204, undefined, 400, ['message']],
      connected: [200, { connected: true }, 200, ['connected', 'message']],
      success: [200, { success: true }, 200, ['success', 'message']],
      valid: [200, { valid: true }, 200, ['valid', 'message']],
    },
  },
  secretsOnRead: {
    observe: async (e) => at(await get(e, '/connections/1'), 'secret_key'),
    shows: { absent: undefined, masked: '****' },
  },
  noSecretsManager: {
    observe: async (e) => {
      const bodies = [await get(e, '/connections/1'), await get(e, '/datastores/1')].map(({ body }) => body as Json);
      return bodies.map((body) => ('secrets_manager' in body ? body['secrets_manager'] : 'no such key'));
    },
    shows: { null: [null, null], absent: ['no such key', 'no such key'], empty: [{}, {}] },
  },
  parameterSecretsOnRead: {
    observe: async (e) => at(await get(e, '/connections/2'), 'parameters'),
    shows: {
      absent: { role: 'r' },
      masked: { private_key: '****', role: 'r' },
      shown: { private_key: 'k', role: 'r' },
    },
  },
  dfsParametersOnRead: {
    observe: async (e) => [
      at(await get(e, '/connections/3'), 'parameters.role_arn'),
      at(await get(e, '/connections/2'), 'parameters.role'),
    ],
    shows: { present: ['arn:1', 'r'], absent: [undefined, 'r'] },
  },
  connectionStubs: {
    observe: async (e) => Array.isArray(at(await get(e, '/connections/1'), 'datastores')),
    shows: { list: true, null: false },
  },
  connectionListParameters: {
    observe: async (e) => at(await get(e, '/connections?id=3'), 'items.0.parameters.role_arn'),
    shows: { present: 'arn:1', absent: undefined },
  },
  updateVerifies: {
    observe: async (e) => {
      const { status } = await put(e, '/connections/1', { name: 'lake', type: 's3', access_key: 'bad' });
      return [status, at(await get(e, '/datastores/1'), 'connected')];
    },
    shows: { refuse: [400, true], disconnect: [200, false] },
  },
  createVerifies: {
    observe: async (e) => {
      const answer = await made(e, { ...inline, connection: { ...s3, access_key: 'bad' } });
      return [answer.status, at(answer, 'connected')];
    },
    shows: { refuse: [400, undefined], disconnect: [200, false] },
  },
  orphanConnection: {
    observe: async (e) => {
      const { status } = await post(e, '/datastores', { ...inline, teams: ['Nobody'] });
      return [status, at(await get(e, '/connections?name=new'), 'total')];
    },
    shows: { removed: [422, 0], left: [422, 1] },
  },
  connectionConflict: {
    observe: async (e) => {
      const same = { ...s3, access_key: 'AKIA1', secret_key: 'one' };
      return [
        (await post(e, '/datastores', { ...inline, connection: same })).status,
        (await post(e, '/datastores', { ...inline, connection: { ...same, uri: 's3://lake' } })).status,
      ];
    },
    shows: { 'address-and-credentials': [200, 409], credentials: [409, 409] },
  },
  conflictText: {
    observe: async (e) => {
      const same = { ...s3, uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' };
      return /\b1\b/.test(String(at(await post(e, '/connections', same), 'detail')));
    },
    shows: { 'with-id': true, 'without-id': false },
  },
  conflictBody: {
    observe: async (e) => {
      const same = { ...s3, uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' };
      const { status, body } = await post(e, '/connections', same);
      return [status, typeof at({ body }, 'detail'), at({ body }, 'detail.id')];
    },
    shows: { text: [409, 'string', undefined], structured: [409, 'object', 1] },
  },
  unknownConnector: {
    observe: async (e) => {
      const answer = await post(e, '/connections', { name: 'new', type: 'pluggable', host: 'h' });
      return [answer.status, at(answer, 'type')];
    },
    shows: { reject: [422, undefined], accept: [200, 'pluggable'] },
  },
  usedConnectionDelete: {
    observe: async (e) => [
      (await remove(e, '/connections/1')).status,
      at(await get(e, '/datastores/1'), 'connection.id'),
      at(await get(e, '/datastores/1'), 'connected'),
    ],
    shows: { 409: [409, 1, true], orphans: [204, undefined, false] },
  },
  connectionNamesUnique: {
    observe: async (e) => [
      (await post(e, '/connections', { ...s3, name: 'lake' })).status,
      (await put(e, '/connections/1', { name: 'role', type: 's3' })).status,
      (await put(e, '/connections/2', { name: 'warehouse', type: 'snowflake' })).status,
    ],
    shows: { off: [200, 200, 200], on: [409, 409, 200] },
  },
  unnamedConnection: {
    observe: async (e) => at(await made(e, { ...inline, connection: { ...s3, name: undefined } }), 'connection.name'),
    shows: { 'datastore-name': 'New', 'type-and-id': 's3-4' },
  },
  connectionPutRequires: {
    observe: async (e) => (await put(e, '/connections/1', { access_key: 'AKIA7' })).status,
    shows: { 'name-and-type': 422, nothing: 200 },
  },
  parametersOnPut: {
    observe: async (e) => {
      const parameters = { authentication_type: 'IAM_ROLE', role_arn: 'arn:2' };
      return at(await put(e, '/connections/3', { name: 'role', type: 's3', parameters }), 'parameters.external_id');
    },
    shows: { replace: undefined, merge: 'e' },
  },
  keysOnRoleSwitch: {
    observe: async (e) => {
      const plain = await put(e, '/connections/1', toRole);
      const kept = at(await get(e, '/connections/1'), 'access_key');
      return [
        plain.status,
        kept,
        (await put(e, '/connections/1', { ...toRole, access_key: null, secret_key: null })).status,
      ];
    },
    shows: { dropped: [200, null, 200], kept: [200, 'AKIA1', 200], 'must-be-null': [422, 'AKIA1', 200] },
  },
  connectionSwitchStatus: {
    observe: async (e) => (await put(e, '/datastores/1', { connection_id: 2 })).status,
    shows: { 422: 422, 400: 400 },
  },
  connectionNameFilter: {
    observe: async (e) => [
      at(await get(e, '/connections?name=LAK'), 'total'),
      at(await get(e, '/connections?name=lake'), 'total'),
    ],
    shows: { partial: [1, 1], exact: [0, 1] },
  },
  authenticationOnRead: {
    observe: async (e) => at(await post(e, '/connections', s3), 'parameters'),
    shows: { 'as-sent': {}, materialised: { authentication_type: 'SHARED_KEY' } },
  },
  dryRun: {
    observe: async (e) => (await post(e, '/datastores/connection', inline)).status,
    shows: { present: 204, absent: 405 },
  },
} satisfies { readonly [Name in DialectName]?: Exhibit<Name> };
