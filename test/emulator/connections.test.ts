import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at, call, sampleBody } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';
import { smallTenant } from './small-tenant.ts';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ seed: smallTenant, operations: { finishAfterReads: 2 } });
});

afterEach(() => emulator.close());

const send = (method: string, target: string, body?: Json): ReturnType<typeof call> =>
  call(emulator, method, target, { body });

describe('connections', () => {
  const lake = { name: 'lake', type: 's3' };

  test('keep what an update leaves out, the secret included', async () => {
    await send('PUT', '/connections/1', { ...lake, access_key: 'AKIA2', secret_key: 'two' });
    await send('PUT', '/connections/1', { name: 'renamed', type: 's3' });

    expect(emulator.state.connections.get(1)).toMatchObject({
      name: 'renamed',
      fields: { uri: 's3://lake', access_key: 'AKIA2', secret_key: 'two' },
    });
  });

  test('store a mask that is sent back as the secret, which then does not work', async () => {
    expect((await send('POST', '/connections/1/test', { ...lake, secret_key: '****' })).status).toBe(400);
    expect((await send('PUT', '/connections/1', { ...lake, secret_key: '****' })).status).toBe(400);
  });

  test('are tested as an update would leave them, and stay as they are', async () => {
    const before = emulator.snapshot();

    expect((await send('POST', '/connections/1/test')).status).toBe(204);
    expect((await send('POST', '/connections/1/test', { ...lake, uri: 's3://invalid' })).status).toBe(400);
    expect((await send('POST', '/connections/1/test', { access_key: 'AKIA2' })).status).toBe(422);
    expect(emulator.snapshot()).toStrictEqual(before);
  });

  test('keep the payload of their secrets manager, which nobody can read', async () => {
    const manager = { secret_url: 'https://vault/s', credentials_payload: '{"role_id":"x"}' };
    await send('PUT', '/connections/1', { ...lake, secrets_manager: manager });
    const read = await send('PUT', '/connections/1', { ...lake, secrets_manager: { secret_url: 'https://vault/t' } });

    expect(at(read, 'secrets_manager')).toStrictEqual({
      secret_url: 'https://vault/t',
      token_jsonpath: '$.auth.client_token',
      token_header_name: 'X-Vault-Token',
      data_jsonpath: '$.data',
    });
    expect(emulator.state.connections.get(1)?.secrets_manager).toMatchObject({
      credentials_payload: '{"role_id":"x"}',
    });
  });

  test('outlive their datastores and go when nothing is on them', async () => {
    expect((await send('DELETE', '/connections/1')).status).toBe(409);
    await send('DELETE', '/datastores/1');
    await send('DELETE', '/datastores/2');

    expect((await send('DELETE', '/connections/1')).status).toBe(204);
  });

  test('are checked when a datastore moves to them', async () => {
    emulator.seed({
      connections: [{ id: 2, name: 'broken', type: 's3', uri: 's3://invalid', access_key: 'A', secret_key: 's' }],
    });
    emulator.seed({
      connections: [{ id: 3, name: 'fine', type: 's3', uri: 's3://fine', access_key: 'A', secret_key: 's' }],
    });

    expect((await send('PUT', '/datastores/1', { connection_id: 2 })).status).toBe(400);
    expect((await send('PUT', '/datastores/1', { connection_id: 3 })).body).toMatchObject({
      connected: true,
      connection: { id: 3 },
    });
  });

  test('a dry run of a create persists nothing', async () => {
    const before = emulator.snapshot();
    const sample = sampleBody('source-shared-key');
    const bad = { ...sample, connection: { ...(sample['connection'] as Json), secret_key: 'with newline\n' } };

    expect((await send('POST', '/datastores/connection', sample)).status).toBe(204);
    expect(await send('POST', '/datastores/connection', bad)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('SignatureDoesNotMatch') },
    });
    expect(emulator.snapshot()).toStrictEqual(before);
  });
});
