import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../test/support/run-action.ts';
import { sizeIsAccepted } from './bundle-size.ts';

/**
 * Everything that must hold before a change is taken: types, lint and format, a `dist/` that is what the sources
 * build, a bundle that starts, and the tests. All checks run even when one fails; the last line counts jest's tests.
 */
const root = join(import.meta.dirname, '..');
const failed: string[] = [];

function check(name: string, passes: () => boolean): void {
  console.log(`\n── ${name}`);
  const passed = attempt(passes);
  console.log(passed ? `${name}: ok` : `${name}: FAILED`);
  if (!passed) {
    failed.push(name);
  }
}

/** A check that throws has failed, and the others still run. */
function attempt(passes: () => boolean): boolean {
  try {
    return passes();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const bin = (path: string): string => join(root, 'node_modules', path);
const node = process.execPath;

check('types', () => succeeds(node, bin('typescript/bin/tsc'), '-p', 'tsconfig.json'));
check('lint and format', () => succeeds(node, bin('@biomejs/biome/bin/biome'), 'ci', '.'));
check('dist builds', () => succeeds(node, 'scripts/build.ts'));
check('generated files are committed', () => {
  // Not `git diff`: that does not see files which are new.
  const status = spawnSync('git', ['status', '--porcelain', 'dist', 'docs', 'README.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  console.log(status.stdout || 'nothing to commit');
  return status.status === 0 && status.stdout === '';
});

check('bundle size', () => sizeIsAccepted(root));
check('licences and lock file', () => succeeds(node, 'scripts/check-licenses.ts'));

const started = await runAction({ cwd: root, inputs: { mode: 'validate', config: 'datastores.example.yaml' } });
check('the bundle starts', () => {
  console.log(started.stdout + started.stderr);
  return started.code === 0 && started.outputs['result'] === 'valid';
});

const folder = mkdtempSync(join(tmpdir(), 'check-'));
const counts = join(folder, 'jest.json');
check('tests', () => succeeds('npm', 'test', '--', '--json', `--outputFile=${counts}`));

console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll checks passed.');
const { numPassedTests = 0, numFailedTests = 1 } = existsSync(counts)
  ? (JSON.parse(readFileSync(counts, 'utf8')) as { numPassedTests?: number; numFailedTests?: number })
  : {};
rmSync(folder, { recursive: true, force: true });
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
