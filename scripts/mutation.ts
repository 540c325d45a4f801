import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run test:mutation [-- FILE…]`: changes the code in small ways and asks whether a test notices. Without files,
 * whole rooms: half a minute to a quarter of an hour each. Stryker has a lock file of its own in `scripts/mutation`, since it brings
 * half as many packages again as everything else; it is installed there on first use.
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
  config: ['test/config/!(hostile|round-trip).test.ts'],
  references: ['test/references/*.test.ts', 'test/references/aws/!(bundle).test.ts'],
  report: ['test/report/!(sources).test.ts'],
  connectors: ['test/connectors/*.test.ts', 'test/config/*.test.ts', 'test/plan/*.test.ts'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Rooms that a run without files goes through. */
const rooms = ['plan', 'apply', 'config', 'references', 'report'] as const;

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

const files = process.argv.slice(2);
const work: ReadonlyMap<Room, readonly string[]> =
  files.length > 0
    ? new Map(files.map((file) => [roomOf(file), files.filter((other) => roomOf(other) === roomOf(file))]))
    : new Map(rooms.map((room) => [room, [`src/${room}/**/*.ts`]]));
install();
const failed = [...work].filter(([room, mutated]) => !mutate(room, mutated)).map(([room]) => room);
if (failed.length > 0) {
  console.error(`\nUnder 85 %, or not to be run: ${failed.join(', ')}`);
  process.exitCode = 1;
}
