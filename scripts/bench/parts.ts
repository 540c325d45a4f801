import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './measure.ts';

/** What a start spent its time on, in milliseconds. */
export interface Spent {
  /** From the start of the process to the first line of the bundle. */
  readonly node: number;
  /** Reading and compiling the chunks, by file. */
  readonly chunks: Readonly<Record<string, number>>;
  /** Running the modules once, by package; our own are `src`, Node's are `node:…`. */
  readonly modules: Readonly<Record<string, number>>;
  /** From the first line of the bundle to the exit. */
  readonly bundle: number;
}

/** A build of the bundle that writes down what it spends its time on. */
export interface Instrumented {
  readonly script: string;
  /** Packages in each chunk with their share in bytes, largest first. */
  readonly contents: ReadonlyMap<string, readonly (readonly [string, number])[]>;
  remove(): void;
}

interface StatsModule {
  readonly id: number | string | null;
  readonly name: string;
  readonly size: number;
  readonly chunks: readonly number[];
  readonly modules?: readonly StatsModule[];
}

interface Stats {
  readonly modules: readonly StatsModule[];
  readonly chunks: readonly {
    readonly id: number;
    readonly files: readonly string[];
    readonly modules: readonly StatsModule[];
  }[];
}

/**
 * Builds the bundle once more, outside `dist/`, and puts a stopwatch around two places of its loader: where a chunk is
 * imported, and where a module is run for the first time. A module's time is its own, without the modules that it
 * loads. The stopwatch costs about as much as a function call for each of some hundred modules.
 */
export function instrument(root: string): Instrumented {
  // Inside the project, so that packages are found, and where git and npm do not look.
  const folder = join(root, 'node_modules', '.cache', 'bench-startup');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (...args: string[]): void => {
    execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const bin = (path: string): string => join(root, 'node_modules', path);
  const [built, stats, out] = [join(folder, 'build'), join(folder, 'stats.json'), join(folder, 'dist')];
  run(bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', built);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  run(bin('@vercel/ncc/dist/ncc/cli.js'), 'build', join(built, 'index.js'), '-o', out, '--stats-out', stats);
  const facts = JSON.parse(readFileSync(stats, 'utf8')) as Stats;
  const script = join(out, 'index.js');
  const owners = Object.fromEntries(facts.modules.map((module) => [String(module.id), ownerOf(module.name)]));
  writeFileSync(script, withStopwatch(readFileSync(script, 'utf8'), owners));
  return { script, contents: contentsOf(facts), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** `yaml` for a file of that package, `node:crypto` for a module of Node, `src` for ours. */
function ownerOf(name: string): string {
  const external = /^external "(?:node:)?([^"]+)"/.exec(name)?.[1];
  const inPackage = /node_modules\/(?!\.cache\/)((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1];
  return external ? `node:${external}` : (inPackage ?? 'src');
}

function contentsOf({ chunks }: Stats): Instrumented['contents'] {
  return new Map(
    chunks.map(({ files, modules }) => {
      const bytes = new Map<string, number>();
      for (const { name, size, modules: inner } of modules) {
        for (const one of inner ?? [{ name, size }]) {
          bytes.set(ownerOf(one.name), (bytes.get(ownerOf(one.name)) ?? 0) + one.size);
        }
      }
      return [files[0] ?? '', [...bytes].sort(([, a], [, b]) => b - a)] as const;
    }),
  );
}

const places = {
  run: '__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);',
  load: 'import("./" + __nccwpck_require__.u(chunkId))',
} as const;

/** @throws Error when the loader is not the one that we know: then ncc has changed, and this file with it. */
function withStopwatch(script: string, owners: Readonly<Record<string, string>>): string {
  for (const place of Object.values(places)) {
    if (!script.includes(place)) {
      throw new Error(`The loader of the bundle has no "${place}" any more. Adapt scripts/bench/parts.ts to ncc.`);
    }
  }
  const watched = script
    .replace(places.run, `stopwatch.run(moduleId, () => { ${places.run} });`)
    .replace(places.load, 'stopwatch.load(__nccwpck_require__.u(chunkId))');
  return `${stopwatch.replace('OWNERS', JSON.stringify(owners))}\n${watched}`;
}

/** Runs inside the bundle: plain JavaScript. Chunks are imported one after another, so that each has a time of its own. */
const stopwatch = `
const stopwatch = (() => {
  const owners = OWNERS;
  const began = performance.now();
  const chunks = {}, modules = {}, inner = [];
  let before = Promise.resolve();
  process.on('exit', () => {
    const spent = { node: began, chunks, modules, bundle: performance.now() - began };
    process.stderr.write('\\nspent ' + JSON.stringify(spent) + '\\n');
  });
  return {
    load(file) {
      before = before.then(async () => {
        const started = performance.now();
        const loaded = await import('./' + file);
        chunks[file] = performance.now() - started;
        return loaded;
      });
      return before;
    },
    run(id, body) {
      const started = performance.now();
      inner.push(0);
      try {
        body();
      } finally {
        const time = performance.now() - started;
        const owner = owners[id] ?? 'src';
        modules[owner] = (modules[owner] ?? 0) + time - inner.pop();
        if (inner.length > 0) inner[inner.length - 1] += time;
      }
    },
  };
})();
`;

/** One start of the instrumented bundle. @throws Error when it fails. */
export function spentBy({ args, cwd, env }: Command): Spent {
  const { stderr, stdout, status } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  const spent = /^spent (.+)$/m.exec(stderr)?.[1];
  if (status !== 0 || spent === undefined) {
    throw new Error(`The instrumented bundle ended with ${status}\n${stdout}${stderr}`);
  }
  return JSON.parse(spent) as Spent;
}
