import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSize } from './bundle-size.ts';

/**
 * Sources → `dist/`: TypeScript to JavaScript, one bundle with its chunks and third-party licences, and the two
 * published JSON Schemas. Everything in `dist/` is made here, so what was left over from an earlier build goes first.
 */
const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules');

function run(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(bin, script), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

rmSync(join(root, 'build'), { recursive: true, force: true });
rmSync(join(root, 'dist'), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'build/index.js', '-o', 'dist', '--license', 'licenses.txt');
if (existsSync(join(root, 'scripts/generate.ts'))) {
  execFileSync(process.execPath, [join(root, 'scripts/generate.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const { scripts, bytes } = bundleSize(join(root, 'dist'));
console.log(`dist: ${scripts} scripts, ${(bytes / 1024).toFixed(0)} KiB`);
