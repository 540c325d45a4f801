import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, call, sampleBody } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      groups: [{ id: 1, name: 'Lakes' }],
      tags: ['pii'],
      connections: [
        { id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' },
        { id: 2, name: 'warehouse', type: 'postgresql', host: 'pg', username: 'u', password: 'p' },
        {
          id: 3,
          name: 'readonly',
          type: 'athena',
          host: 'athena',
          username: 'u',
          password: 'p',
          parameters: { output: 's3://o' },
        },
        { id: 4, name: 'native', type: 'databricks_native', catalog: 'main' },
        {
          id: 5,
          name: 'role',
          type: 's3',
          uri: 's3://role',
          parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:1' },
        },
      ],
      datastores: [
        { id: 1, name: 'Orders', connection: 'lake', enrichment: 2, unlink_blocked: 'an export is scheduled' },
        { id: 2, name: 'Enrichment', connection: 'lake', enrichment_only: true },
        { id: 3, name: 'Flowing', connection: 'lake', delete_blocked: 'it has active flows' },
        { id: 4, name: 'Athena enrichment', connection: 'readonly', enrichment_only: true },
        { id: 5, name: 'Native', connection: 'native' },
      ],
    },
  });
});

afterAll(() => emulator.close());

const base: Json = { name: 'New', teams: ['Public'], root_path: '/' };
const onLake: Json = { ...base, connection_id: 1 };
const s3 = { name: 'c', type: 's3', uri: 's3://new', access_key: 'AKIA9', secret_key: 'nine' };
const inline = (connection: Json): Json => ({ ...base, connection });
const { access_key: _a, secret_key: _s, ...keyless } = s3;

interface Row {
  readonly why: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly says?: string;
}

const rows: readonly Row[] = [
  {
    why: 'credentials that a connection has already',
    method: 'POST',
    path: '/datastores',
    body: inline({ ...s3, uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' }),
    status: 409,
    says: 'id: 1',
  },
  {
    why: 'a role that a connection has already',
    method: 'POST',
    path: '/connections',
    body: { ...keyless, uri: 's3://role', parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:1' } },
    status: 409,
    says: 'id: 5',
  },
  {
    why: 'credentials that do not work',
    method: 'POST',
    path: '/datastores',
    body: inline({ ...s3, access_key: 'bad' }),
    status: 400,
  },
  {
    why: 'a group name that exists, case aside',
    method: 'POST',
    path: '/datastores',
    body: { ...onLake, group: { name: 'lakes' } },
    status: 409,
    says: 'lakes',
  },
  {
    why: 'a group that is not there',
    method: 'POST',
    path: '/datastores',
    body: { ...onLake, group_id: 99 },
    status: 404,
    says: '99',
  },
  {
    why: 'a connection that is not there',
    method: 'POST',
    path: '/datastores',
    body: { ...base, connection_id: 99 },
    status: 404,
    says: 'Connection with id 99',
  },
  {
    why: 'an enrichment datastore that is not there',
    method: 'POST',
    path: '/datastores',
    body: { ...onLake, enrichment_datastore_id: 99 },
    status: 404,
    says: '99',
  },
  {
    why: 'an enrichment datastore with enrichment',
    method: 'POST',
    path: '/datastores',
    body: { ...onLake, enrichment_only: true, enrichment_datastore_id: 2 },
    status: 409,
  },
  {
    why: 'a datastore that is not there',
    method: 'GET',
    path: '/datastores/99',
    status: 404,
    says: 'Datastore with id 99',
  },
  { why: 'an id that is no number', method: 'GET', path: '/datastores/orders', status: 422 },
  { why: 'a page over 100', method: 'GET', path: '/datastores?size=101', status: 422 },
  { why: 'page 0', method: 'GET', path: '/connections?page=0', status: 422 },
  { why: 'an unknown sort', method: 'GET', path: '/datastores?sort_name=up', status: 422 },
  { why: 'a filter that is no boolean', method: 'GET', path: '/datastores?enrichment_only=maybe', status: 422 },
  {
    why: 'a connection of another type',
    method: 'PUT',
    path: '/datastores/1',
    body: { connection_id: 2 },
    status: 422,
  },
  {
    why: 'a move to a connection that is not there',
    method: 'PUT',
    path: '/datastores/1',
    body: { connection_id: 99 },
    status: 404,
  },
  {
    why: 'a native update that does not say its type',
    method: 'PUT',
    path: '/datastores/5',
    body: { description: 'x' },
    status: 422,
  },
  { why: 'a name set to null', method: 'PUT', path: '/datastores/1', body: { name: null }, status: 422 },
  {
    why: 'an unknown team on an update',
    method: 'PUT',
    path: '/datastores/1',
    body: { teams: ['Nobody'] },
    status: 422,
  },
  { why: 'a link from an enrichment datastore', method: 'PATCH', path: '/datastores/2/enrichment/4', status: 409 },
  { why: 'a link to a source', method: 'PATCH', path: '/datastores/3/enrichment/1', status: 409 },
  {
    why: 'a link to a connector that cannot be written to',
    method: 'PATCH',
    path: '/datastores/3/enrichment/4',
    status: 409,
  },
  { why: 'a link to nothing', method: 'PATCH', path: '/datastores/3/enrichment/99', status: 404 },
  {
    why: 'an unlink while exports are scheduled',
    method: 'DELETE',
    path: '/datastores/1/enrichment',
    status: 409,
    says: 'export',
  },
  { why: 'a delete while flows are active', method: 'DELETE', path: '/datastores/3', status: 409, says: 'flows' },
  {
    why: 'a delete of a linked enrichment datastore',
    method: 'DELETE',
    path: '/datastores/2',
    status: 409,
    says: 'Orders',
  },
  { why: 'a delete of nothing', method: 'DELETE', path: '/datastores/99', status: 404 },
  { why: 'an assignment without its key', method: 'PATCH', path: '/datastores/1/assign-group', body: {}, status: 422 },
  { why: 'a delete of a connection in use', method: 'DELETE', path: '/connections/1', status: 409 },
  {
    why: 'a connection update without name and type',
    method: 'PUT',
    path: '/connections/1',
    body: { uri: 's3://x' },
    status: 422,
  },
  {
    why: "a change of a connection's type",
    method: 'PUT',
    path: '/connections/1',
    body: { name: 'lake', type: 'gcs' },
    status: 422,
  },
  {
    why: 'role_arn at the top of an update',
    method: 'PUT',
    path: '/connections/1',
    body: { name: 'lake', type: 's3', role_arn: 'a' },
    status: 422,
  },
  {
    why: 'a connection update with credentials that do not work',
    method: 'PUT',
    path: '/connections/1',
    body: { name: 'lake', type: 's3', access_key: 'bad' },
    status: 400,
  },
  {
    why: 'a secrets manager without address',
    method: 'PUT',
    path: '/connections/1',
    body: { name: 'lake', type: 's3', secrets_manager: {} },
    status: 422,
  },
  {
    why: 'parameters without the role that they had',
    method: 'PUT',
    path: '/connections/5',
    body: { name: 'role', type: 's3', parameters: { authentication_type: 'IAM_ROLE' } },
    status: 422,
  },
  {
    why: 'a group that exists, case aside',
    method: 'POST',
    path: '/datastore-groups',
    body: { name: 'LAKES' },
    status: 409,
  },
  {
    why: 'a tag that exists',
    method: 'POST',
    path: '/global-tags',
    body: { type: 'global', name: 'pii' },
    status: 409,
  },
  { why: 'a tag without type', method: 'POST', path: '/global-tags', body: { name: 'new' }, status: 422 },
  {
    why: 'a tag that weighs too much',
    method: 'POST',
    path: '/global-tags',
    body: { type: 'global', name: 'new', weight_modifier: 11 },
    status: 422,
  },
  { why: 'a tag that is not there', method: 'GET', path: '/global-tags/none', status: 404 },
  {
    why: 'an unknown operation',
    method: 'POST',
    path: '/operations/run',
    body: { type: 'guess', datastore_id: 1 },
    status: 422,
  },
  {
    why: 'an operation on nothing',
    method: 'POST',
    path: '/operations/run',
    body: { type: 'sync', datastore_id: 99 },
    status: 404,
  },
  { why: 'an unknown path', method: 'GET', path: '/nothing', status: 404 },
  { why: 'catalog discovery, which is not played', method: 'GET', path: '/connections/1/catalogs', status: 404 },
  { why: 'a method that a path does not have', method: 'PATCH', path: '/datastores/1', body: {}, status: 405 },
  { why: 'a missing body', method: 'POST', path: '/datastores', status: 422 },
];

describe('refused', () => {
  test.each(rows)('$why is a $status', async ({ method, path, body, status, says = '' }) => {
    const before = emulator.snapshot();

    const answer = await call(emulator, method, path, { body });

    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(says);
    expect(typeof at(answer, status === 400 ? 'message' : 'detail')).toBe(status === 422 ? 'object' : 'string');
    expect(emulator.snapshot()).toStrictEqual(before);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'a body that is %s is a 415',
    async (type) => {
      const answer = await call(emulator, 'POST', '/datastores', { body: onLake, headers: { 'content-type': type } });

      expect(answer.status).toBe(415);
    },
  );

  test('a body that is no JSON is a 422', async () => {
    const answer = await fetch(`${emulator.url}/api/datastores`, {
      method: 'POST',
      headers: { authorization: 'Bearer admin-token', 'content-type': 'application/json' },
      body: '{"name":',
    });

    expect(answer.status).toBe(422);
  });

  test('retired names are no fields: they are ignored, and so make a source', async () => {
    const sample = { ...sampleBody('enrichment-shared-key'), enrichment_only: undefined, enrich_only: true };
    const created = await call(emulator, 'POST', '/datastores', { body: sample });

    expect(created).toMatchObject({ status: 200, body: { enrichment_only: false } });
  });
});
