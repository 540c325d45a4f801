import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../emulator/emulator.ts';
import type { FinishedRun } from '../support/run-action.ts';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();
const first = { KEY: 'AKIAFIRSTFIRSTFIRST1', SECRET: 'first-secret-of-the-pair' };
const second = { KEY: 'AKIASECONDSECONDSEC2', SECRET: 'second-secret-of-the-pair' };
const file = `connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: \${{ env.LAKE_KEY_ID }}
    secret_key: \${{ secrets.LAKE_SECRET }}
datastores:
  - { name: A, connection_name: lake, root_path: /a, teams: [Public] }
`;

function run(emulator: Emulator, pair: typeof first, inputs: Readonly<Record<string, string>>): Promise<FinishedRun> {
  return workspace.run(
    emulator,
    { secrets: `LAKE_SECRET=${pair.SECRET}`, ...inputs },
    { env: { LAKE_KEY_ID: pair.KEY } },
  );
}

async function applied(): Promise<Emulator> {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', file);
  const done = await run(emulator, first, { mode: 'apply' });
  expect(done.outputs['result']).toBe('applied');
  emulator.clearRequests();
  return emulator;
}

const stored = (emulator: Emulator): unknown => emulator.state.connections.by('name', 'lake')[0]?.fields;

test('a new access key id means a new pair: planned as sensitive, sent once', async () => {
  const emulator = await applied();
  const plan = await run(emulator, second, {});
  expect(plan.outputs['update-count']).toBe('1');
  expect(JSON.stringify(plan.plan)).toContain(
    '"field":"secret_key","before":"(sensitive)","after":"(sensitive)","sensitive":true',
  );
  const done = await run(emulator, second, { mode: 'apply' });
  expect([done.code, done.outputs['result'], done.outputs['converged']]).toEqual([0, 'applied', 'true']);
  expect(stored(emulator)).toMatchObject({ access_key: second.KEY, secret_key: second.SECRET });
  emulator.clearRequests();
  const again = await run(emulator, second, { mode: 'apply' });
  expect(again.outputs['result']).toBe('unchanged');
  expect(writesOf(emulator)).toEqual([]);
});

test('where nothing visible changed nothing is sent, whatever the secret is now', async () => {
  const emulator = await applied();
  const again = await run(emulator, { ...first, SECRET: 'another-secret-altogether' }, { mode: 'apply' });
  expect(again.outputs['result']).toBe('unchanged');
  expect(stored(emulator)).toMatchObject({ secret_key: first.SECRET });
});

test.each(['lake', 'all'])('rotate-secrets: %s sends them although nothing visible changed', async (which) => {
  const emulator = await applied();
  const changed = { ...first, SECRET: 'another-secret-altogether' };
  const plan = await run(emulator, changed, { 'rotate-secrets': which, 'fail-on-changes': 'true' });
  expect([plan.code, plan.outputs['result']]).toEqual([0, 'planned']);
  const done = await run(emulator, changed, { mode: 'apply', 'rotate-secrets': which });
  expect([done.code, done.outputs['result'], done.outputs['converged']]).toEqual([0, 'applied', 'true']);
  expect(stored(emulator)).toMatchObject({ secret_key: changed.SECRET });
});

test('rotate-secrets with a name that the file does not have is refused', async () => {
  const emulator = await applied();
  const refused = await run(emulator, first, { mode: 'apply', 'rotate-secrets': 'lakes' });
  expect([refused.code, refused.outputs['result']]).toEqual([1, 'failed']);
  expect(refused.stdout).toContain('rotate-unknown');
});

test('rotate-secrets: failing sends those whose stored credentials fail and whose file passes, and no others', async () => {
  const emulator = await workspace.emulator({
    badCredentials: ({ fields }) => (fields.secret_key === 'went-stale-in-between' ? 'InvalidAccessKeyId' : undefined),
  });
  workspace.write('datastores.yaml', file);
  await run(emulator, first, { mode: 'apply' });
  const none = await run(emulator, first, { mode: 'apply', 'rotate-secrets': 'failing' });
  expect(none.outputs['result']).toBe('unchanged');
  const [connection] = emulator.state.connections.by('name', 'lake');
  if (connection) {
    emulator.state.connections.put({
      ...connection,
      fields: { ...connection.fields, secret_key: 'went-stale-in-between' },
    });
  }
  const done = await run(emulator, first, { mode: 'apply', 'rotate-secrets': 'failing' });
  expect([done.code, done.outputs['result']]).toEqual([0, 'applied']);
  expect(stored(emulator)).toMatchObject({ secret_key: first.SECRET });
});

describe('rotate-secrets: failing tries no secret at an address that the plan would refuse or renew anyway', () => {
  const moved = file.replace('s3://acme-lake', 's3://somebody-else');
  const tries = ({ requests }: Emulator): readonly unknown[] =>
    requests.filter(({ path, body }) => /\/test$/.test(path) && body !== undefined);

  async function failing(): Promise<Emulator> {
    const emulator = await applied();
    const [lake] = emulator.state.connections.by('name', 'lake');
    if (lake) {
      emulator.state.connections.put({ ...lake, fields: { ...lake.fields, secret_key: 'expired-invalid-secret' } });
    }
    return emulator;
  }

  test.each(['plan', 'apply'])('refused without the secret: %s', async (mode) => {
    const emulator = await failing();
    workspace.write('datastores.yaml', moved.replace(/ *secret_key:.*\n/, ''));
    const refused = await run(emulator, first, { mode, 'rotate-secrets': 'failing', 'test-connections': 'never' });
    expect([refused.code, refused.outputs['result']]).toEqual([1, 'failed']);
    expect(refused.stdout).toContain('stored-secrets-new-address');
    expect(tries(emulator)).toEqual([]);
  });

  test('given with the new address: sent by the update, not by a try before it', async () => {
    const emulator = await failing();
    workspace.write('datastores.yaml', moved);
    const inputs = { 'rotate-secrets': 'failing', 'test-connections': 'never' };
    const plan = await run(emulator, first, inputs);
    expect([plan.code, plan.outputs['result']]).toEqual([0, 'planned']);
    expect(tries(emulator)).toEqual([]);
    const done = await run(emulator, first, { mode: 'apply', ...inputs });
    expect([done.code, done.outputs['result']]).toEqual([0, 'applied']);
    expect(stored(emulator)).toMatchObject({ uri: 's3://somebody-else', secret_key: first.SECRET });
  });
});

test.each([
  { what: 'of the connection', moved: { uri: 's3://somebody-else', vault: 'https://vault.example' } },
  { what: 'of a vault', moved: { vault: 'https://somebody.example' } },
])('no secret goes to an address $what that somebody changed since the plan', async ({ moved }) => {
  const emulator = await applied();
  const [lake] = emulator.state.connections.by('name', 'lake');
  const put = ({ uri = 's3://acme-lake', vault }: { readonly uri?: string; readonly vault: string }): void => {
    if (lake) {
      emulator.state.connections.put({
        ...lake,
        fields: { ...lake.fields, uri },
        secrets_manager: { secret_url: vault },
      });
    }
  };
  put({ vault: 'https://vault.example' });
  const stop = emulator.onRequest(({ method, path }) => {
    if (method === 'GET' && path === `/api/connections/${lake?.id}`) {
      put(moved);
      stop();
    }
  });
  const inputs = { mode: 'apply', 'rotate-secrets': 'all', 'test-connections': 'never' };
  const refused = await run(emulator, { ...first, SECRET: 'another-secret-altogether' }, inputs);
  expect([refused.code, refused.outputs['result'], refused.outputs['changed']]).toEqual([1, 'failed', 'false']);
  expect([refused.stdout, writesOf(emulator)]).toEqual([expect.stringContaining('changed since the plan'), []]);
});
