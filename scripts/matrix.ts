import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { table } from './bench/measure.ts';

/**
 * `npm run test:matrix [-- JEST'S OPTIONS]`: the tests that try combinations, all of them instead of the sample that
 * `npm test` takes (MATRIX=full), and a report of one screen.
 */
const root = join(import.meta.dirname, '..');

interface Area {
  readonly name: string;
  readonly tries: string;
  /** Beginnings of paths of test files. */
  readonly files: readonly string[];
}

const areas: readonly Area[] = [
  { name: 'dialects', tries: 'each pair of readings of the API', files: ['test/matrix/dialects'] },
  { name: 'faults', tries: 'each request of an apply, each way to fail', files: ['test/matrix/faults'] },
  { name: 'kills', tries: 'a kill or a signal at each request', files: ['test/matrix/cut-short'] },
  { name: 'fuzz', tries: 'random tenants and files', files: ['test/matrix/property', 'test/export/property'] },
  { name: 'sizes', tries: 'thousands of datastores', files: ['test/matrix/scale', 'test/export/scale'] },
  {
    name: 'bad files',
    tries: 'each rule of the language, hostile YAML, bad inputs',
    files: ['test/config/bad-files', 'test/config/hostile', 'test/bundle/bad-input'],
  },
  { name: 'canaries', tries: 'secrets in every sink', files: ['test/bundle/canary', 'test/references/aws/bundle'] },
  { name: 'events', tries: 'events, forks, trust', files: ['test/bundle/events', 'test/github/event'] },
];

/** The part of jest's `--json` that is counted. */
export interface JestReport {
  readonly testResults: readonly {
    /** Absolute path. */
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface Tally {
  readonly name: string;
  readonly tries: string;
  readonly tried: number;
  readonly passed: number;
  readonly failures: readonly string[];
}

/** Counts tests by area. A file that could not be loaded counts as one that failed; an area without a test has tried 0. */
export function tallies(report: JestReport, folder: string): readonly Tally[] {
  const files = report.testResults.map((file) => ({ ...file, path: relative(folder, file.name).replaceAll(sep, '/') }));
  return areas.map(({ name, tries, files: beginnings }) => {
    const found = files
      .filter(({ path }) => beginnings.some((beginning) => path.startsWith(beginning)))
      .flatMap(({ assertionResults, path }) =>
        assertionResults.length > 0
          ? assertionResults
          : [{ fullName: `${path} could not be loaded`, status: 'failed' }],
      );
    const failures = found.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName);
    return { name, tries, tried: found.length, passed: found.length - failures.length, failures };
  });
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  const output = join(folder, 'jest.json');
  const started = performance.now();
  spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--json',
      `--outputFile=${output}`,
      '--testPathPatterns',
      ...areas.flatMap(({ files }) => files),
      ...process.argv.slice(2),
    ],
    // Jest prints the whole report where --json is given; what matters of it follows.
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, MATRIX: 'full' } },
  );
  const report = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as JestReport) : { testResults: [] };
  rmSync(folder, { recursive: true, force: true });
  const counted = tallies(report, root);
  const rows = counted.map(({ name, tries, tried, passed }) => [name, tries, String(tried), String(passed)]);
  console.log(`\n${table(['Area', 'What is tried', 'Tests', 'Passed'], rows)}`);
  const failures = counted.flatMap((one) => one.failures);
  console.log(
    failures
      .slice(0, 20)
      .map((name) => `failed: ${name}`)
      .join('\n'),
  );
  const empty = counted.filter(({ tried }) => tried === 0).map(({ name }) => name);
  console.log(empty.length > 0 ? `nothing was tried: ${empty.join(', ')}` : '');
  console.log(
    `${Math.round((performance.now() - started) / 1000)} s. One test of kills or fuzz stands for hundreds of runs.`,
  );
  process.exitCode = failures.length > 0 || empty.length > 0 ? 1 : 0;
}

if (import.meta.main) {
  main();
}
