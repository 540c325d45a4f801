import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at, call, sampleBody } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

const keys = { access_key: 'AKIAIOSFODNN7EXAMPLE', secret_key: 'kept by the connection' };

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({
    seed: {
      connections: [
        { id: 7, name: 'finance', type: 's3', uri: 's3://finance', ...keys },
        { id: 9, name: 'enrichment', type: 's3', uri: 's3://enrichment', ...keys },
      ],
    },
  });
});

afterEach(() => emulator.close());

const orders = { name: 'Orders Lake', root_path: '/raw/orders/', enrichment_only: false };
const enrichment = { name: 'Lake Enrichment', root_path: '/qualytics-enrichment/', enrichment_only: true };

describe('the requests that the vendor prints get the answers that it prints', () => {
  test.each<[string, Json]>([
    ['source-shared-key', orders],
    ['source-iam-role', orders],
    ['source-connection-id', { name: 'Finance Lake', root_path: '/finance/', enrichment_only: false }],
    ['enrichment-shared-key', enrichment],
    ['enrichment-iam-role', enrichment],
    ['enrichment-connection-id', enrichment],
  ])('%s', async (name, expected) => {
    const created = await call(emulator, 'POST', '/datastores', { token: 'manager-token', body: sampleBody(name) });

    expect(created.status).toBe(200);
    expect(created.body).toStrictEqual({
      id: expect.any(Number),
      type: 's3',
      store_type: 'dfs',
      connected: true,
      ...expected,
    });
  });
});

test('a source sample starts a first sync, an enrichment sample does not', async () => {
  await call(emulator, 'POST', '/datastores', { body: sampleBody('source-shared-key') });
  await call(emulator, 'POST', '/datastores', { body: sampleBody('enrichment-shared-key') });

  const operations = await call(emulator, 'GET', '/operations');

  expect(at(operations, 'total')).toBe(1);
  expect(at(operations, 'items.0.datastore.name')).toBe('Orders Lake');
});

test('an inline connection is stored with its secret and read back without', async () => {
  const created = await call(emulator, 'POST', '/datastores', { body: sampleBody('source-shared-key') });
  const datastore = await call(emulator, 'GET', `/datastores/${at(created, 'id')}`);
  const connection = await call(emulator, 'GET', `/connections/${at(datastore, 'connection.id')}`);

  expect(connection.body).toMatchObject({
    name: 'acme_s3_lake',
    type: 's3',
    connection_type: 'dfs',
    uri: 's3://acme-data-lake',
    access_key: 'AKIAIOSFODNN7EXAMPLE',
    parameters: { authentication_type: 'SHARED_KEY' },
    datastores: [{ id: at(created, 'id'), name: 'Orders Lake', store_type: 'dfs', type: 's3' }],
  });
  expect(connection.body).not.toHaveProperty('secret_key');
  const [stored] = emulator.state.connections.by('name', 'acme_s3_lake');
  expect(stored?.fields['secret_key']).toBe('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE');
});
