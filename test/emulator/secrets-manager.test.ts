import { afterEach, describe, expect, test } from '@jest/globals';
import { at, call, type Reply } from './client.ts';
import type { Dialect } from './dialect.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

const keys = { access_key: '${key}', secret_key: '${secret}' };
const vault = { secret_url: 'https://vault/s' };

let emulator: Emulator;

async function started(dialect: Partial<Dialect>): Promise<void> {
  emulator = await startEmulator({
    dialect,
    seed: {
      connections: [
        {
          id: 1,
          name: 'with payload',
          type: 's3',
          uri: 's3://lake',
          ...keys,
          secrets_manager: { ...vault, credentials_payload: '{"role_id":"x"}' },
        },
        { id: 2, name: 'without payload', type: 's3', uri: 's3://lake', ...keys, secrets_manager: vault },
        { id: 3, name: 'without', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' },
      ],
      datastores: [{ id: 1, name: 'Orders', connection: 'with payload' }],
    },
  });
}

afterEach(() => emulator.close());

const get = (target: string): Promise<Reply> => call(emulator, 'GET', target);
const put = (target: string, body: Json): Promise<Reply> => call(emulator, 'PUT', target, { body });

describe('the payload of a secrets manager reads', () => {
  test.each<[Dialect['secretsOnRead'], Json]>([
    ['absent', vault],
    ['masked', { ...vault, credentials_payload: '****' }],
  ])('%s, like other secrets', async (secretsOnRead, shown) => {
    await started({ secretsOnRead });

    expect(at(await get('/connections/1'), 'secrets_manager')).toStrictEqual(shown);
    expect(at(await get('/connections'), 'items.2.secrets_manager')).toStrictEqual(shown);
    expect(at(await get('/datastores/1'), 'secrets_manager')).toStrictEqual(shown);
  });

  test('as nothing where there is none', async () => {
    await started({ secretsOnRead: 'masked' });

    expect(at(await get('/connections/2'), 'secrets_manager')).toStrictEqual(vault);
  });

  test('as a mask that does not work when it is sent back', async () => {
    await started({ secretsOnRead: 'masked' });
    const secrets_manager = at(await get('/connections/1'), 'secrets_manager');

    expect((await put('/connections/1', { name: 'with payload', type: 's3', secrets_manager })).status).toBe(400);
    expect(emulator.state.connections.get(1)?.secrets_manager).toMatchObject({
      credentials_payload: '{"role_id":"x"}',
    });
  });
});

describe('a secrets manager without secret_url is refused', () => {
  test.each([
    ['not sent', { login_url: 'https://vault/login' }],
    ['null', { secret_url: null }],
  ])('when it is %s', async (_, secrets_manager) => {
    await started({});

    const answer = await put('/connections/1', { name: 'with payload', type: 's3', secrets_manager });

    expect(answer.status).toBe(422);
    expect(at(answer, 'detail.0.loc')).toStrictEqual(['body', 'secrets_manager', 'secret_url']);
  });

  test('also when it is sent back as it was read, empty', async () => {
    await started({ noSecretsManager: 'empty' });
    const secrets_manager = at(await get('/connections/3'), 'secrets_manager');

    expect((await put('/connections/3', { name: 'without', type: 's3', secrets_manager })).status).toBe(422);
  });
});
