import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();

function sample(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', `seed-${name}.json`), 'utf8'));
}

/** A file whose `datastores` are request bodies, pasted as they are printed: JSON is YAML. */
function pasted(...bodies: readonly unknown[]): string {
  return `datastores:\n${bodies.map((body) => `  - ${JSON.stringify(body, undefined, 2).replaceAll('\n', '\n    ')}`).join('\n')}\n`;
}

const s3 = (id: number, name: string, bucket: string) => ({
  id,
  name,
  type: 's3',
  uri: `s3://${bucket}`,
  access_key: 'AKIAIOSFODNN7EXAMPLE',
  secret_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE',
});

const samples = [
  { name: 'source-shared-key' },
  { name: 'source-iam-role' },
  { name: 'source-connection-id' },
  { name: 'enrichment-shared-key' },
  { name: 'enrichment-iam-role' },
  { name: 'enrichment-connection-id' },
];

describe.each(samples)('the printed request $name, pasted into the file', ({ name }) => {
  const seed = { connections: [s3(7, 'seven', 'acme-seven'), s3(9, 'nine', 'acme-nine')] };
  const inputs = { 'allow-literal-secrets': 'true' };

  test('is planned, created as it stands, and then left alone', async () => {
    const body = sample(name);
    const emulator = await workspace.emulator({ seed });
    workspace.write('datastores.yaml', pasted(body));

    const plan = await workspace.run(emulator, { ...inputs, mode: 'plan' });
    expect([plan.code, plan.outputs['result'], plan.outputs['changed'], plan.outputs['create-count']]).toEqual([
      0,
      'planned',
      'true',
      '1',
    ]);
    expect(plan.outputs['created-ids']).toBe('{}');
    expect(writesOf(emulator)).toEqual([]);

    const applied = await workspace.run(emulator, { ...inputs, mode: 'apply' });
    expect([applied.code, applied.outputs['result'], applied.outputs['converged']]).toEqual([0, 'applied', 'true']);
    const sent = writesOf(emulator);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/datastores']);
    expect(sent[0]?.body).toEqual(body);
    const created = JSON.parse(applied.outputs['created-ids'] ?? '');
    expect(Object.keys(created)).toEqual([body['name']]);
    expect(applied.outputs['ids']).toBe(applied.outputs['created-ids']);

    emulator.clearRequests();
    const again = await workspace.run(emulator, { ...inputs, mode: 'apply' });
    expect([again.code, again.outputs['result'], again.outputs['changed'], again.outputs['converged']]).toEqual([
      0,
      'unchanged',
      'false',
      '',
    ]);
    expect(again.outputs['created-ids']).toBe('{}');
    expect(again.outputs['ids']).toBe(applied.outputs['ids']);
    expect(writesOf(emulator)).toEqual([]);
  });
});

const shared = `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: AKIAIOSFODNN7EXAMPLE
    secret_key: \${{ secrets.LAKE }}
datastores:
  - { name: A, connection_name: lake, root_path: /a, teams: [Public], enrichment_datastore: E }
  - { name: B, connection_name: lake, root_path: /b, teams: [Public] }
  - { name: E, connection_name: lake, root_path: /e, teams: [Public], enrichment_only: true }
`;
const secrets = 'LAKE=wJalrXUtnFEMI/K7MDENG/example';

describe('one file, several datastores', () => {
  test('a connection that several datastores name is created once', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', shared);
    const run = await workspace.run(emulator, { mode: 'apply', secrets });
    expect(run.code).toBe(0);
    const sent = writesOf(emulator).map(({ method, path }) => `${method} ${path}`);
    expect(sent.filter((line) => line === 'POST /api/connections')).toHaveLength(1);
    expect(sent.filter((line) => line === 'POST /api/datastores')).toHaveLength(3);
    expect(JSON.parse(run.outputs['connection-ids'] ?? '')).toEqual({ lake: 1 });
  });

  test('an inline connection of one name in two datastores is created once too', async () => {
    const inline =
      '{ name: lake, type: s3, uri: s3://acme-lake, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "${{ secrets.LAKE }}" }';
    const emulator = await workspace.emulator();
    workspace.write(
      'datastores.yaml',
      `datastores:\n  - { name: A, connection: ${inline}, teams: [Public], root_path: /a }\n  - { name: B, connection: ${inline}, teams: [Public], root_path: /b }\n`,
    );
    const run = await workspace.run(emulator, { mode: 'apply', secrets });
    expect(run.code).toBe(0);
    expect(emulator.state.connections.size).toBe(1);
  });

  test('an enrichment datastore that lists hide by default is found, linked and not made again', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', shared);
    await workspace.run(emulator, { mode: 'apply', secrets });
    emulator.clearRequests();
    const again = await workspace.run(emulator, { mode: 'apply', secrets });
    expect(again.outputs['result']).toBe('unchanged');
    expect(writesOf(emulator)).toEqual([]);
    expect(again.outputs['unchanged-count']).toBe('3');
  });

  test('an update reads, merges and writes: what the file does not manage stays', async () => {
    const emulator = await workspace.emulator({ dialect: { putSemantics: 'full' } });
    workspace.write('datastores.yaml', shared);
    await workspace.run(emulator, { mode: 'apply', secrets });
    const byName = (): NonNullable<ReturnType<typeof emulator.state.datastores.get>> => {
      const [found] = emulator.state.datastores.by('name', 'B');
      if (!found) {
        throw new Error('B was not created');
      }
      return found;
    };
    const kept = { description: 'written by hand', high_count_rollup_threshold: 77, enrichment_source_record_limit: 5 };
    emulator.state.datastores.put({ ...byName(), ...kept });
    workspace.write('datastores.yaml', shared.replace('root_path: /b', 'root_path: /b/new'));
    const run = await workspace.run(emulator, { mode: 'apply', secrets });
    expect([run.code, run.outputs['update-count'], run.outputs['converged']]).toEqual([0, '1', 'true']);
    expect(byName()).toMatchObject({ ...kept, root_path: '/b/new' });
  });

  test('plan sends nothing but reads and tests', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', shared);
    const run = await workspace.run(emulator, { secrets });
    expect(run.outputs['result']).toBe('planned');
    expect(writesOf(emulator)).toEqual([]);
    expect(run.plan).toMatchObject({
      version: 1,
      mode: 'plan',
      result: 'planned',
      summary: { create: 3, update: 0, delete: 0, unchanged: 0 },
    });
  });

  test('validate sends nothing at all and needs no secret', async () => {
    const emulator = await workspace.emulator();
    workspace.write('datastores.yaml', shared);
    const run = await workspace.run(emulator, { mode: 'validate' });
    expect([run.code, run.outputs['result'], run.outputs['changed']]).toEqual([0, 'valid', '']);
    expect(emulator.requests).toEqual([]);
  });

  test('outputs are set when a step fails, and what was made before it is in them', async () => {
    const emulator = await workspace.emulator();
    emulator.fail({
      method: 'POST',
      path: /^\/api\/datastores$/,
      when: ({ body }) => (body as { name?: string }).name === 'B',
      fault: { kind: 'status', status: 400, body: { message: 'no' } },
    });
    workspace.write('datastores.yaml', shared);
    const run = await workspace.run(emulator, { mode: 'apply', secrets });
    expect([run.code, run.outputs['result']]).toEqual([1, 'partial']);
    expect(Object.keys(JSON.parse(run.outputs['created-ids'] ?? '')).sort()).toEqual(['A', 'E']);
    expect(run.outputs['plan-hash']).toMatch(/^[0-9a-f]{64}$/);
    const steps = (run.plan as { steps: { name: string; action: string; kind: string; outcome: string }[] }).steps;
    expect(
      steps
        .filter(({ outcome }) => outcome !== 'done')
        .map(({ action, kind, name, outcome }) => `${action} ${kind} ${name}: ${outcome}`),
    ).toEqual(['create datastore B: failed']);
  });
});
