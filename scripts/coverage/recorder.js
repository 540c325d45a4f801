import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstrumenter } from 'istanbul-lib-instrument';

/**
 * Loaded into a run of the action that is started from its sources: counts what it executes, and leaves the counts in
 * ACTION_COVERAGE when it ends. A run that is killed leaves nothing.
 */
const sources = join(import.meta.dirname, '..', '..', 'src');
const folder = process.env.ACTION_COVERAGE;

registerHooks({
  load(url, context, next) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    if (!path.startsWith(sources)) {
      return next(url, context);
    }
    return { format: 'module', source: instrumented(path), shortCircuit: true };
  },
});

/** A file with counters in it. Made once for all runs: it takes longer than a whole run. */
function instrumented(path) {
  const kept = join(folder, 'instrumented', relative(sources, path).replaceAll(sep, '+'));
  if (existsSync(kept)) {
    return readFileSync(kept, 'utf8');
  }
  const plain = stripTypeScriptTypes(readFileSync(path, 'utf8'), { mode: 'strip' });
  const source = createInstrumenter({ esModules: true, compact: false }).instrumentSync(plain, path);
  mkdirSync(join(folder, 'instrumented'), { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  writeFileSync(fresh, source);
  renameSync(fresh, kept);
  return source;
}

process.on('exit', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(globalThis.__coverage__ ?? {}));
});
