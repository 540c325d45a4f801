import { afterEach, describe, expect, test } from '@jest/globals';
import { at, call, type Reply } from './client.ts';
import type { Dialect } from './dialect.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

const role = { authentication_type: 'IAM_ROLE', role_arn: 'arn:2' };

let emulator: Emulator;

async function started(dialect: Partial<Dialect>): Promise<void> {
  emulator = await startEmulator({
    dialect,
    seed: {
      connections: [
        { id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' },
        {
          id: 2,
          name: 'athena',
          type: 'athena',
          host: 'h',
          username: 'u',
          password: 'p',
          parameters: { output: 's3://o' },
        },
        { id: 3, name: 'redshift', type: 'redshift', host: 'h', username: 'u', password: 'p' },
        {
          id: 4,
          name: 'role',
          type: 's3',
          uri: 's3://role',
          parameters: { ...role, external_id: 'e' },
        },
      ],
    },
  });
}

afterEach(() => emulator.close());

const put = (target: string, body: Json): Promise<Reply> => call(emulator, 'PUT', target, { body });
const places = (answer: Reply): readonly string[] =>
  (at(answer, 'detail') as readonly { readonly loc: readonly string[] }[]).map(({ loc }) => loc.join('.'));

const toRole: readonly (readonly [string, number, Json])[] = [
  ['athena', 2, { output: 's3://o', ...role }],
  ['redshift', 3, role],
];

describe('null for the user and the password that a role makes superfluous', () => {
  const nulls = { username: null, password: null };

  test.each(toRole)('is refused for %s where no null is taken, each by its name', async (name, id, parameters) => {
    await started({ nullOnPut: 'rejected' });

    const answer = await put(`/connections/${id}`, { name, type: name, parameters, ...nulls });

    expect(answer.status).toBe(422);
    expect(places(answer)).toStrictEqual(['body.username', 'body.password']);
    expect((await put(`/connections/${id}`, { name, type: name, parameters })).status).toBe(200);
  });

  test.each<[Dialect['nullOnPut'], Json]>([
    ['ignored', { host: 'h', username: 'u', password: 'p' }],
    ['clears', { host: 'h' }],
  ])('%s: it does what null does anywhere else', async (nullOnPut, fields) => {
    await started({ nullOnPut });

    for (const [name, id, parameters] of toRole) {
      expect((await put(`/connections/${id}`, { name, type: name, parameters, ...nulls })).status).toBe(200);
      expect(emulator.state.connections.get(id)?.fields).toStrictEqual(fields);
    }
  });

  test('is unlike null for the keys of S3, which every dialect takes', async () => {
    for (const nullOnPut of ['rejected', 'ignored', 'clears'] as const) {
      await started({ nullOnPut, keysOnRoleSwitch: 'must-be-null' });
      const body = { name: 'lake', type: 's3', parameters: role, access_key: null, secret_key: null };

      expect((await put('/connections/1', body)).status).toBe(200);
      expect(emulator.state.connections.get(1)?.fields).toStrictEqual({ uri: 's3://lake' });
      await emulator.close();
    }
  });
});

describe('a null inside parameters', () => {
  const update = { name: 'role', type: 's3', parameters: { ...role, external_id: null } };

  test('is refused where no null is taken', async () => {
    await started({ nullOnPut: 'rejected' });

    const answer = await put('/connections/4', update);

    expect(answer.status).toBe(422);
    expect(places(answer)).toStrictEqual(['body.parameters.external_id']);
  });

  test.each([
    ['ignored', 'replace', { ...role, external_id: 'e' }],
    ['ignored', 'merge', { ...role, external_id: 'e' }],
    ['clears', 'replace', role],
    ['clears', 'merge', role],
  ] as const)('that means %s, with parameters that %s', async (nullOnPut, parametersOnPut, parameters) => {
    await started({ nullOnPut, parametersOnPut });

    expect(at(await put('/connections/4', update), 'parameters')).toStrictEqual(parameters);
    expect(emulator.state.connections.get(4)?.parameters).toStrictEqual(parameters);
  });

  test('leaves nothing behind of a parameter that is not stored', async () => {
    await started({ nullOnPut: 'ignored' });
    await put('/connections/2', {
      name: 'athena',
      type: 'athena',
      parameters: { output: 's3://o', workgroup: null },
    });

    expect(emulator.state.connections.get(2)?.parameters).toStrictEqual({ output: 's3://o' });
  });
});
