import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
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
    const plain = stripTypeScriptTypes(readFileSync(path, 'utf8'), { mode: 'strip' });
    const source = createInstrumenter({ esModules: true, compact: false }).instrumentSync(plain, path);
    return { format: 'module', source, shortCircuit: true };
  },
});

process.on('exit', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(globalThis.__coverage__ ?? {}));
});
