import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A UTF-16 code unit as JavaScript writes it in texts and regular expressions. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

rmSync(join(root, 'build'), { recursive: true, force: true });
rmSync(join(root, 'dist'), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'build/index.js', '-o', 'dist', '--license', 'licenses.txt');
// undici knows builds of Node without HTTP/2. We allow none (`src/http.ts`), so loading it would cost each run 10 ms for nothing.
const loadsHttp2 = /(try \{\s*)http2 = __webpack_require__\(\d+\)(\s*\} catch \{)/g;
let spared = 0;
for (const name of readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'))) {
  const script = join(root, 'dist', name);
  const text = readFileSync(script, 'utf8').replaceAll(loadsHttp2, (_, before: string, after: string) => {
    spared += 1;
    return `${before}throw new Error('HTTP/2 is not used')${after}`;
  });
  // One character outside ASCII makes V8 hold and read a script at two bytes a character: an eighth of its compile time.
  writeFileSync(script, text.replaceAll(/[^\0-\x7f]/g, escaped));
}
if (spared !== 1) {
  throw new Error(`undici loads HTTP/2 in ${spared} places, and we know of one. Look at its client-h2.js.`);
}
if (existsSync(join(root, 'scripts/generate.ts'))) {
  execFileSync(process.execPath, [join(root, 'scripts/generate.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const { scripts, bytes } = bundleSize(join(root, 'dist'));
console.log(`dist: ${scripts} scripts, ${(bytes / 1024).toFixed(0)} KiB`);
