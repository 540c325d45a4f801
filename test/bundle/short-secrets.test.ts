import { expect, test } from '@jest/globals';
import { startGitHub } from '../emulator/github.ts';
import { eventVariables, pullRequestPayload, repository } from '../support/events.ts';
import { useWorkspace } from '../support/workspace.ts';

/** GitHub masks such secrets in the log in any case; the files that later steps read must stay what they are. */
const workspace = useWorkspace();

const secrets = ['TRUE=true', 'PORT=5432', 'KEY=key=', 'WORD=converged', 'STATE=planned', 'HASH=abcd', 'DONE=done'];

const connection = {
  id: 7,
  name: 'Lake 5432',
  type: 's3',
  uri: 's3://acme-seven',
  access_key: 'AKIAIOSFODNN7EXAMPLE',
  secret_key: 'seven-secret-key',
};

const seed = {
  connections: [connection],
  datastores: [{ id: 15_432, name: 'Orders true', connection_id: 7, root_path: '/5432' }],
};

const file = `datastores:
  - { name: Orders true, connection_name: Lake 5432, root_path: /5432, teams: [Public], description: at 5432 }
  - { name: New 5432, connection_name: Lake 5432, root_path: /new, teams: [Public], enrichment_source_record_limit: 5432 }
`;

test('a short secret corrupts neither outputs nor plan file nor the ids of the summary', async () => {
  const emulator = await workspace.emulator({ seed });
  workspace.write('datastores.yaml', file);
  const run = await workspace.run(emulator, { mode: 'apply', secrets: secrets.join('\n') });
  expect([run.code, run.outputs['result'], run.outputs['changed'], run.outputs['converged']]).toEqual([
    0,
    'applied',
    'true',
    'true',
  ]);
  const [made] = emulator.state.datastores.by('name', 'New 5432');
  expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ 'Orders ***': 15_432, 'New ***': made?.id });
  expect(JSON.parse(run.outputs['created-ids'] ?? '')).toEqual({ 'New ***': made?.id });
  expect(JSON.parse(run.outputs['connection-ids'] ?? '')).toEqual({ 'Lake ***': 7 });
  expect(run.outputs['plan-hash']).toMatch(/^[0-9a-f]{64}$/);
  expect(run.outputFile).not.toContain('1***');
  expect(run.plan).toMatchObject({
    hash: run.outputs['plan-hash'],
    result: 'applied',
    steps: expect.arrayContaining([
      expect.objectContaining({
        name: 'Orders ***',
        liveId: 15_432,
        outcome: 'done',
        changes: [{ field: 'description', before: null, after: 'at ***', sensitive: false }],
      }),
    ]),
  });
  expect(run.summary).toContain('<td><code>Orders ***</code></td><td>15432</td>');
});

test('a short secret does not keep the comment from being found again', async () => {
  const emulator = await workspace.emulator({ seed });
  workspace.write('datastores.yaml', file);
  const github = await startGitHub({ repository });
  try {
    for (const run of [15_432, 15_433]) {
      const event = eventVariables(workspace.folder(), 'pull_request', pullRequestPayload(), { github, run });
      const inputs = { secrets: secrets.join('\n'), 'github-token': 'ghs_emulator_token' };
      expect((await workspace.run(emulator, inputs, { env: event })).code).toBe(0);
    }
    expect(github.comments.map(({ body }) => /run=(\d+)/.exec(body)?.[1])).toEqual(['15433']);
    expect(github.comments[0]?.body).toContain('<code>Orders ***</code>');
    expect(github.comments[0]?.body).toContain('<td>15432</td>');
  } finally {
    await github.close();
  }
});
