import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

/**
 * `npm run test:coverage [-- PATTERN…]`: which branches of `src` the tests take. Runs of the action as a child process
 * count too: they are started from the sources here, not from the bundle, so a test of the bundle's own files may fail.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'coverage');
/** Share of the branches that is to be taken. */
const target = 0.95;

/** A place without a line is an arm that the source does not write, such as a missing `else`. */
interface Start {
  readonly start: { readonly line?: number };
}

interface FileCoverage {
  readonly branchMap: Readonly<Record<string, { readonly loc: Start; readonly locations: readonly Start[] }>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

interface CoverageMap {
  merge(data: object): void;
  toJSON(): Readonly<Record<string, { toJSON(): FileCoverage }>>;
}

const { createCoverageMap } = createRequire(import.meta.url)('istanbul-lib-coverage') as {
  createCoverageMap(): CoverageMap;
};

function runTests(patterns: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const jest = [
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ['--coverage', '--coverageReporters=json', `--coverageDirectory=${folder}`, ...patterns],
  ].flat();
  const env = { ...process.env, ACTION_COVERAGE: join(folder, 'runs') };
  spawnSync(process.execPath, jest, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

function merged(): Readonly<Record<string, { toJSON(): FileCoverage }>> {
  const map = createCoverageMap();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  for (const file of files) {
    map.merge(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object);
  }
  return map.toJSON();
}

interface Counted {
  readonly file: string;
  readonly total: number;
  readonly missedLines: readonly number[];
}

function countOf(path: string, { branchMap, b }: FileCoverage): Counted {
  const arms = Object.entries(b).flatMap(([id, counts]) =>
    counts.map((count, arm) => ({
      count,
      line: branchMap[id]?.locations[arm]?.start.line ?? branchMap[id]?.loc.start.line ?? 0,
    })),
  );
  const missedLines = arms.filter(({ count }) => count === 0).map(({ line }) => line);
  return { file: relative(root, path), total: arms.length, missedLines };
}

runTests(process.argv.slice(2));
const counted = Object.entries(merged()).map(([path, file]) => countOf(path, file.toJSON()));
const total = counted.reduce((sum, file) => sum + file.total, 0);
const missed = counted.reduce((sum, file) => sum + file.missedLines.length, 0);
console.log('\nBranches that no test takes, by file and line:');
for (const { file, missedLines } of counted.filter((one) => one.missedLines.length > 0)) {
  console.log(`${file}: ${missedLines.join(', ')}`);
}
const share = total === 0 ? 0 : 1 - missed / total;
console.log(
  `\n${total - missed} of ${total} branches (${(share * 100).toFixed(1)} %); at least ${target * 100} % wanted.`,
);
process.exitCode = share >= target ? 0 : 1;
