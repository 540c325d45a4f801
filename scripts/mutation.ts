import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run test:mutation [-- ROOM… | FILE…]`: changes the code in small ways and asks whether a test notices. Without
 * either, all rooms, some minutes each. In a whole room the constants that are made while the modules load stay as they
 * are, since each such change needs a process of its own; they are changed where a file is named.
 *
 * Stryker has a lock file of its own in `scripts/mutation`, since it brings half as many packages again as everything
 * else; it is installed there on first use.
 */
const root = join(import.meta.dirname, '..');
const home = join(import.meta.dirname, 'mutation');
const stryker = join(home, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/**
 * Tests that are to notice a change in a room. Left out is what starts the bundle, which sees no change in `src`, and
 * what reads the text of the sources, which Stryker rewrites.
 */
const testsOf = {
  plan: ['test/plan/*.test.ts', 'test/connectors/*.test.ts'],
  apply: ['test/apply/*.test.ts'],
  needs: ['test/qualytics/*.test.ts', 'test/apply/quiet-readings.test.ts', 'test/plan/*.test.ts'],
  config: ['test/config/!(hostile|round-trip).test.ts'],
  references: ['test/references/*.test.ts', 'test/references/aws/!(bundle).test.ts'],
  report: ['test/report/!(sources).test.ts'],
  connectors: ['test/connectors/*.test.ts', 'test/config/*.test.ts', 'test/plan/*.test.ts'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Rooms that a run without files goes through. */
const rooms = ['plan', 'needs', 'apply', 'config', 'references', 'report'] as const;

type Room = keyof typeof testsOf;

function install(): void {
  if (!existsSync(stryker)) {
    const options = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
    spawnSync('npm', options, { cwd: home, stdio: 'inherit' });
  }
}

/** @returns whether enough of the changes were noticed. */
function mutate(room: Room, files: readonly string[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const config = join(folder, `${room}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: 'circus',
      plugins: [join(home, 'runner.ts')],
      circus: { tests: testsOf[room] },
      warnings: { unknownOptions: false },
      mutate: files,
      coverageAnalysis: 'perTest',
      ignoreStatic: files.every(isWhole),
      // Stryker reads a tsconfig with TypeScript's old interface, which TypeScript 7 does not have: a file that is not there is skipped.
      tsconfigFile: 'none.json',
      tempDirName: '.stryker-tmp',
      // Also after a failure: a copy that is left behind would be copied, and tested, with the next one.
      cleanTempDir: 'always',
      concurrency: 2,
      timeoutMS: 8_000,
      reporters: ['progress-append-only', 'clear-text'],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      ignorePatterns: ['/build', '/scripts/mutation', '/biome.json'],
      thresholds: { high: 90, low: 85, break: 85 },
    }),
  );
  const { status } = spawnSync(process.execPath, [stryker, 'run', config], { cwd: root, stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
}

function roomOf(file: string): Room {
  const room = /^src\/(\w+)\//.exec(file)?.[1];
  if (room === undefined || !(room in testsOf)) {
    throw new RangeError(`No tests are named for ${file}: it is to be in src/{${Object.keys(testsOf).join(',')}}.`);
  }
  return room as Room;
}

/** Whether a pattern takes a room and not one file. */
function isWhole(file: string): boolean {
  return file.includes('*');
}

const args = process.argv.slice(2);
const files = (args.length > 0 ? args : rooms).map((arg) => (arg in testsOf ? `src/${arg}/**/*.ts` : arg));
const work = Map.groupBy(files, roomOf);
install();
const failed = [...work].filter(([room, mutated]) => !mutate(room, mutated)).map(([room]) => room);
if (failed.length > 0) {
  console.error(`\nUnder 85 %, or not to be run: ${failed.join(', ')}`);
  process.exitCode = 1;
}
