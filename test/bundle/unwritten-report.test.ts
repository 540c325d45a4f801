import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { useWorkspace } from '../support/workspace.ts';

const workspace = useWorkspace();
const bundle = join(import.meta.dirname, '..', '..', 'dist', 'index.js');

const sevenConnection = {
  id: 7,
  name: 'seven',
  type: 's3',
  uri: 's3://acme-seven',
  access_key: 'AKIAIOSFODNN7EXAMPLE',
  secret_key: 'seven-secret-key',
};

test('a report that cannot be written fails the step, with the reason', async () => {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', 'datastores: []\n');
  const { code, stdout, outputs, summary } = await workspace.run(
    emulator,
    {},
    { env: { RUNNER_TEMP: '/nowhere', GITHUB_WORKSPACE: '' } },
  );
  expect([code, outputs]).toEqual([
    1,
    expect.objectContaining({ result: 'unchanged', changed: 'false', 'plan-file': '' }),
  ]);
  expect(summary).toContain('Nothing to do');
  expect(stdout).toMatch(
    /::error::The run ended, but its report could not be written: ENOENT: no such file or directory, mkdtemp '\/nowhere\/qualytics-plan-/,
  );
});

test('outputs that cannot be written are a warning of the run, which ends as it would have', async () => {
  const emulator = await workspace.emulator({ seed: { connections: [sevenConnection] } });
  workspace.write(
    'datastores.yaml',
    'datastores:\n  - { name: A, connection_id: 7, root_path: /a, teams: [Public] }\n',
  );
  const { code, stdout, summary } = await workspace.run(
    emulator,
    { mode: 'apply' },
    { env: { GITHUB_OUTPUT: workspace.folder() } },
  );
  expect(code).toBe(0);
  const message = 'The outputs could not be written (EISDIR: illegal operation on a directory';
  expect(stdout).toMatch(/^The outputs could not be written \(EISDIR/m);
  expect(stdout).toContain(`::warning title=outputs-unwritten::${message}`);
  expect(summary).toContain(message);
});

test('a report that cannot be written says in a debug log where it broke off', async () => {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', 'datastores: []\n');
  const env = { RUNNER_TEMP: '/nowhere', RUNNER_DEBUG: '1' };
  const { stdout } = await workspace.run(emulator, {}, { env });
  expect(stdout).toMatch(/^::debug::Error: ENOENT: no such file or directory, mkdtemp .*%0A {4}at /m);
});

test('an apply whose log nobody reads any more is done to its end', async () => {
  const emulator = await workspace.emulator({ seed: { connections: [sevenConnection] } });
  workspace.write(
    'datastores.yaml',
    'datastores:\n  - { name: A, connection_id: 7, root_path: /a, teams: [Public] }\n',
  );
  workspace.write('output', '');
  const child = spawn(process.execPath, [bundle], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_WORKSPACE: workspace.folder(),
      GITHUB_OUTPUT: join(workspace.folder(), 'output'),
      INPUT_MODE: 'apply',
      'INPUT_API-URL': `${emulator.url}/api`,
      'INPUT_API-TOKEN': 'manager-token',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, complaints]).toEqual([0, '']);
  expect(readFileSync(join(workspace.folder(), 'output'), 'utf8')).toMatch(/^result<<.+\napplied\n/m);
  expect(emulator.state.datastores.size).toBe(1);
});
