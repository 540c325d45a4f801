import { expect, test } from '@jest/globals';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();
const inputs = { mode: 'apply', secrets: 'LAKE=wJalrXUtnFEMI/K7MDENG/example' };
const file = `datastores:
  - name: Orders
    teams: [Public]
    root_path: /orders
    trigger_catalog: true
    connection: { name: lake, type: s3, uri: s3://acme-lake, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "\${{ secrets.LAKE }}" }
`;

test.each(['list', 'detail', 'mapping', 'text'] as const)(
  'a flag that is refused by a %s is left away, and the sync started by itself',
  async (validationBody) => {
    const dialect = { createFlag: 'neither', extraFields: 'reject', validationBody } as const;
    const emulator = await workspace.emulator({ dialect });
    workspace.write('datastores.yaml', file);
    const run = await workspace.run(emulator, inputs);
    expect([run.code, run.outputs['result'], run.outputs['converged']]).toEqual([0, 'applied', 'true']);
    const creates = emulator.requests.filter(({ method, path }) => method === 'POST' && path === '/api/datastores');
    expect(creates.map(({ body, status }) => ['trigger_catalog' in (body as object), status])).toEqual([
      [true, 422],
      [false, 200],
    ]);
    expect(creates.map(({ body }) => 'parameters' in (body as { connection: object }).connection)).toEqual([
      false,
      false,
    ]);
    expect(writesOf(emulator).at(-1)).toMatchObject({ path: '/api/operations/run', status: 200 });
  },
);
