import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, call, type Reply } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ dialect: { unknownConnector: 'accept', extraFields: 'reject' } });
});

afterAll(() => emulator.close());

const post = (target: string, body: Json): Promise<Reply> => call(emulator, 'POST', target, { body });

const given = {
  host: 'h',
  port: 1,
  username: 'u',
  uri: 'x://y',
  access_key: 'a',
  catalog: 'c',
  max_parallelization: 2,
};

describe('a connector that nobody has heard of', () => {
  test('takes every name that stands at the top of some connection, and any parameter', async () => {
    const made = await post('/connections', {
      name: 'plugged',
      type: 'pluggable',
      ...given,
      password: 'p',
      passphrase: 'pp',
      secret_key: 's',
      parameters: { deep: { a: 1 }, list: ['b'] },
    });

    expect(made).toMatchObject({
      status: 200,
      body: { type: 'pluggable', connection_type: 'jdbc', ...given, parameters: { deep: { a: 1 }, list: ['b'] } },
    });
    expect(Object.keys(made.body as Json)).not.toContain('secret_key');
    expect(emulator.state.connections.get(Number(at(made, 'id')))?.fields).toMatchObject({ secret_key: 's' });
  });

  test('is updated under its type', async () => {
    const id = at(await post('/connections', { name: 'old', type: 'pluggable', host: 'h' }), 'id');
    const body = { name: 'new', type: 'pluggable', uri: 'x://z' };

    expect((await call(emulator, 'PUT', `/connections/${id}`, { body })).body).toMatchObject({
      name: 'new',
      host: 'h',
      uri: 'x://z',
    });
  });

  test.each([
    ['a field that no connection has', { type: 'pluggable', warehouse: 'w' }],
    ['a value of the wrong kind', { type: 'pluggable', port: '1' }],
    ['a role at the top', { type: 'pluggable', role_arn: 'arn:1' }],
    ['an empty type', { type: '' }],
    ['a known type without what it needs', { type: 's3' }],
  ])('is refused with %s', async (_, body) => {
    expect((await post('/connections', { name: 'n', ...body })).status).toBe(422);
  });

  test('has datastores in the scope of a database, which take no enrichment', async () => {
    const made = await post('/datastores', {
      name: 'Target',
      schema: 's',
      database: 'd',
      enrichment_only: true,
      connection: { name: 'for target', type: 'pluggable', host: 'h' },
    });
    const source = await post('/datastores', {
      name: 'Source',
      schema: 's',
      connection: { name: 'for source', type: 'pluggable' },
    });

    expect(made).toMatchObject({
      status: 200,
      body: { type: 'pluggable', store_type: 'jdbc', database: 'd', schema: 's' },
    });
    const link = `/datastores/${at(source, 'id')}/enrichment/${at(made, 'id')}`;
    expect((await call(emulator, 'PATCH', link)).status).toBe(409);
  });

  test.each(['constructor', '__proto__', 'toString'])('may be called %s', async (type) => {
    expect(await post('/connections', { name: type, type, host: 'h' })).toMatchObject({ status: 200, body: { type } });
  });
});
