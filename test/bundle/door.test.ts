import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startEmulator } from '../emulator/emulator.ts';
import { useWorkspace } from '../support/workspace.ts';

const workspace = useWorkspace();
const root = join(import.meta.dirname, '..', '..');

/** Runs the bundle under a Node that says it is another version. */
function underNode(version: string): ReturnType<typeof spawnSync> {
  const lie = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(lie)}`, join(root, 'dist', 'index.js')],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'] ?? '',
        INPUT_MODE: 'validate',
        INPUT_CONFIG: 'datastores.example.yaml',
        GITHUB_WORKSPACE: root,
      },
    },
  );
}

test('an older Node gets one clear error', () => {
  const run = underNode('20.19.0');
  expect([run.status, run.stderr]).toEqual([1, '']);
  expect(run.stdout).toMatch(/^::error::This action needs Node 24, and was started with Node 20\.19\.0\. .*\n$/);
});

test('a newer Node is fine', () => {
  expect(underNode('26.1.0').status).toBe(0);
});

test('npm start with options does the job against an address, with the token from QUALYTICS_TOKEN', async () => {
  const emulator = await startEmulator({
    seed: {
      connections: [
        {
          id: 7,
          name: 'seven',
          type: 's3',
          uri: 's3://acme-seven',
          access_key: 'AKIAIOSFODNN7EXAMPLE',
          secret_key: 'seven-secret-key',
        },
      ],
    },
  });
  workspace.write('stores.yaml', 'datastores:\n  - { name: A, connection_id: 7, root_path: /a, teams: [Public] }\n');
  try {
    const child = spawn(
      process.execPath,
      [
        join(root, 'scripts', 'start.ts'),
        '--mode',
        'apply',
        '--config',
        'stores.yaml',
        '--api-url',
        `${emulator.url}/api`,
      ],
      {
        cwd: workspace.folder(),
        env: { PATH: process.env['PATH'] ?? '', QUALYTICS_TOKEN: 'manager-token' },
      },
    );
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(output).toContain('result: applied');
    expect(code).toBe(0);
    expect(emulator.state.datastores.size).toBe(1);
  } finally {
    await emulator.close();
  }
});

test('npm start without options plans, applies and plans the example, and nothing is left to do', () => {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'start.ts')], {
    encoding: 'utf8',
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '' },
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  const results = run.stdout.match(/^ {2}result: .*$/gm);
  expect(results).toEqual(['  result: planned', '  result: applied', '  result: unchanged']);
  expect(run.stdout).toMatch(/created-ids: \{"Finance Lake":\d+,/);
  expect(run.stdout).toContain('Nothing to do: 4 datastores as configured.');
});

test('TLS verification that is switched off is refused before anything is sent', async () => {
  const emulator = await startEmulator();
  workspace.write('datastores.yaml', 'datastores: []\n');
  try {
    const run = await workspace.run(emulator, {}, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.stdout).toMatch(/NODE_TLS_REJECT_UNAUTHORIZED.*NODE_EXTRA_CA_CERTS/);
    expect(emulator.requests).toEqual([]);
  } finally {
    await emulator.close();
  }
});
