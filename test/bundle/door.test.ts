import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startEmulator } from '../emulator/emulator.ts';

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
  const emulator = await startEmulator();
  try {
    const { spawn } = await import('node:child_process');
    const child = spawn(
      process.execPath,
      [
        'scripts/start.ts',
        '--mode',
        'apply',
        '--config',
        'datastores.example.yaml',
        '--api-url',
        `${emulator.url}/api`,
        '--secrets',
        'WAREHOUSE_PASSWORD=warehouse-pass\nENRICHMENT_ACCESS_KEY=AKIAIOSFODNN7EXAMPLE\nENRICHMENT_SECRET_KEY=enrichment-secret',
      ],
      {
        cwd: root,
        env: { PATH: process.env['PATH'] ?? '', QUALYTICS_TOKEN: 'manager-token', QUALYTICS_EXTERNAL_ID: 'acme' },
      },
    );
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(output).toContain('result: applied');
    expect(code).toBe(0);
    expect(emulator.state.datastores.size).toBe(4);
  } finally {
    await emulator.close();
  }
});
