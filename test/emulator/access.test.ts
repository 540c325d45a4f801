import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, call, sampleBody } from './client.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts';
import type { Permission, Role } from './records.ts';

const options: EmulatorOptions = {
  tokens: {
    admin: { role: 'Admin', teams: {} },
    manager: { role: 'Manager' },
    member: { role: 'Member' },
    outsider: { role: 'Manager', teams: { 'Data Platform': 'Editor' } },
    ...Object.fromEntries(
      (['Reporter', 'Viewer', 'Drafter', 'Author', 'Editor'] as const).map((permission) => [
        permission,
        { role: 'Member', teams: { 'Finance Team': permission } } as const,
      ]),
    ),
  },
  seed: {
    groups: [{ id: 1, name: 'Lakes' }],
    tags: ['pii'],
    connections: [
      { id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' },
      { id: 2, name: 'unused', type: 's3', uri: 's3://unused', access_key: 'AKIA2', secret_key: 'two' },
    ],
    datastores: [
      { id: 1, name: 'Finance', connection: 'lake', teams: ['Finance Team'], enrichment: 2 },
      { id: 2, name: 'Enrichment', connection: 'lake', teams: ['Finance Team'], enrichment_only: true },
      { id: 4, name: 'Shared', connection: 'lake', teams: ['Public'] },
      { id: 3, name: 'Doomed', connection: 'lake', teams: ['Finance Team'] },
    ],
  },
};

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator(options);
});

afterAll(() => emulator.close());

describe('without a known token', () => {
  test.each([
    ['GET', '/datastores'],
    ['POST', '/datastores'],
    ['GET', '/users/me'],
    ['GET', '/openapi.json'],
  ])('%s %s is a 401', async (method, path) => {
    for (const token of [null, 'unknown']) {
      const answer = await call(emulator, method, path, { token });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('health and status answer', async () => {
    expect(await call(emulator, 'GET', '/health', { token: null })).toMatchObject({ status: 204, body: undefined });
    expect((await call(emulator, 'GET', '/status', { token: null })).body).toStrictEqual({
      database_connection: 'OK',
      rabbitmq_connection: 'OK',
    });
  });
});

interface Row {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly needs: Role;
}

const lake = { name: 'lake two', type: 's3', uri: 's3://two', access_key: 'AKIA3', secret_key: 'three' };

const table: readonly Row[] = [
  { method: 'GET', path: '/', needs: 'Member' },
  { method: 'GET', path: '/users/me', needs: 'Member' },
  { method: 'GET', path: '/datastores', needs: 'Member' },
  { method: 'GET', path: '/datastores/1', needs: 'Member' },
  { method: 'POST', path: '/datastores', body: sampleBody('source-shared-key'), needs: 'Manager' },
  { method: 'POST', path: '/datastores/connection', body: sampleBody('source-iam-role'), needs: 'Manager' },
  { method: 'POST', path: '/datastores/1/connection', needs: 'Member' },
  { method: 'PUT', path: '/datastores/1', body: { description: 'x' }, needs: 'Member' },
  { method: 'PATCH', path: '/datastores/1/favorite', body: { favorite: true }, needs: 'Member' },
  { method: 'PATCH', path: '/datastores/1/assign-group', body: { group_id: null }, needs: 'Member' },
  { method: 'PATCH', path: '/datastores/1/enrichment/2', needs: 'Member' },
  { method: 'DELETE', path: '/datastores/1/enrichment', needs: 'Admin' },
  { method: 'DELETE', path: '/datastores/3', needs: 'Admin' },
  { method: 'GET', path: '/connections', needs: 'Member' },
  { method: 'GET', path: '/connections/listing', needs: 'Member' },
  { method: 'GET', path: '/connections/1', needs: 'Member' },
  { method: 'GET', path: '/connections/1/history', needs: 'Member' },
  { method: 'POST', path: '/connections', body: lake, needs: 'Manager' },
  { method: 'PUT', path: '/connections/1', body: { name: 'lake', type: 's3' }, needs: 'Manager' },
  { method: 'POST', path: '/connections/1/test', needs: 'Manager' },
  { method: 'DELETE', path: '/connections/2', needs: 'Manager' },
  { method: 'GET', path: '/datastore-groups', needs: 'Member' },
  { method: 'POST', path: '/datastore-groups', body: { name: 'New' }, needs: 'Manager' },
  { method: 'PUT', path: '/datastore-groups/1', body: { name: 'Lakes' }, needs: 'Manager' },
  { method: 'DELETE', path: '/datastore-groups/1', needs: 'Manager' },
  { method: 'GET', path: '/teams', needs: 'Manager' },
  { method: 'GET', path: '/teams/1', needs: 'Manager' },
  { method: 'GET', path: '/teams/listing', needs: 'Member' },
  { method: 'GET', path: '/global-tags', needs: 'Member' },
  { method: 'GET', path: '/global-tags/listing', needs: 'Member' },
  { method: 'GET', path: '/global-tags/pii', needs: 'Member' },
  { method: 'GET', path: '/operations', needs: 'Member' },
  { method: 'POST', path: '/operations/run', body: { type: 'sync', datastore_id: 1 }, needs: 'Member' },
];

describe('each endpoint asks for its role and for no more', () => {
  test.each(table)('$method $path needs $needs', async ({ method, path, body, needs }) => {
    const ascending = ['member', 'manager', 'admin'] as const;
    const enough = ['Member', 'Manager', 'Admin'].indexOf(needs);
    const statuses: number[] = [];
    for (const token of ascending.slice(0, enough + 1)) {
      statuses.push((await call(emulator, method, path, { token, body })).status);
    }

    expect(statuses.slice(0, -1)).toStrictEqual(Array(enough).fill(403));
    expect(statuses.at(-1)).toBeLessThan(300);
  });
});

describe('a datastore is changed by Editors of its teams', () => {
  const writes: readonly [string, string, unknown][] = [
    ['PUT', '/datastores/2', { description: 'x' }],
    ['PATCH', '/datastores/2/assign-group', { group_id: null }],
    ['POST', '/operations/run', { type: 'sync', datastore_id: 2 }],
  ];

  test.each<[Permission, number]>([
    ['Reporter', 403],
    ['Viewer', 403],
    ['Drafter', 403],
    ['Author', 403],
    ['Editor', 200],
  ])('%s gets %d', async (token, expected) => {
    for (const [method, path, body] of writes) {
      expect((await call(emulator, method, path, { token, body })).status).toBe(expected);
    }
  });

  test('a Manager without the permission is refused, with the names of the teams', async () => {
    const answer = await call(emulator, 'PUT', '/datastores/2', { token: 'outsider', body: { description: 'x' } });

    expect(answer.status).toBe(403);
    expect(at(answer, 'detail')).toContain('Finance Team');
  });

  test('everybody is in Public, which gives Reporter', async () => {
    expect((await call(emulator, 'GET', '/datastores/4', { token: 'outsider' })).status).toBe(200);
    expect((await call(emulator, 'PUT', '/datastores/4', { token: 'outsider', body: {} })).status).toBe(403);
  });

  test('an Admin needs no team', async () => {
    const answer = await call(emulator, 'PUT', '/datastores/2', { token: 'admin', body: { description: 'x' } });

    expect(answer.status).toBe(200);
  });
});
