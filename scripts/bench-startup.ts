import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { amount, machine, median, table, timeInTurns } from './bench/measure.ts';
import { type Instrumented, instrument, type Spent, spentBy } from './bench/parts.ts';

/**
 * `npm run bench:startup`: what a start of the bundle costs. `validate` on a file of one datastore, as a runner starts
 * it, against `node -e 0`, and then where the difference goes.
 */
const root = join(import.meta.dirname, '..');
const rounds = 15;
/** The bundle may take so many times the start of Node itself. */
const target = 3;

const smallFile = `datastores:
  - name: Orders Lake
    teams: [Data Platform]
    root_path: /raw/orders/
    connection:
      name: acme_s3_lake
      type: s3
      uri: s3://acme-data-lake
      parameters:
        authentication_type: IAM_ROLE
        role_arn: arn:aws:iam::123456789012:role/QualyticsS3Role
        external_id: acme-external-id
`;

function main(): void {
  const cwd = mkdtempSync(join(tmpdir(), 'bench-startup-'));
  try {
    writeFileSync(join(cwd, 'datastores.yaml'), smallFile);
    const env = {
      PATH: process.env['PATH'] ?? '',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_OUTPUT: join(cwd, 'output'),
      GITHUB_STEP_SUMMARY: join(cwd, 'summary'),
      RUNNER_TEMP: cwd,
      INPUT_MODE: 'validate',
    };
    console.log(`${machine()}\n`);
    printRatio(cwd, env);
    const bundle = instrument(root);
    const starts = Array.from({ length: rounds }, () => spentBy({ args: [bundle.script], cwd, env }));
    printParts(starts, bundle);
    bundle.remove();
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function printRatio(cwd: string, env: Readonly<Record<string, string>>): void {
  const bundle = join(root, 'dist', 'index.js');
  const [bare = [], validate = []] = timeInTurns(
    [
      { args: ['-e', '0'], cwd, env },
      { args: [bundle], cwd, env },
    ],
    rounds,
  );
  const ratio = median(validate) / median(bare);
  const row = (what: string, times: readonly number[]): string[] => [
    what,
    `${amount(median(times))} ms`,
    `${amount(Math.min(...times))} ms`,
    `${amount(Math.max(...times))} ms`,
  ];
  console.log(
    table(['Start', 'Median', 'Least', 'Most'], [row('`node -e 0`', bare), row('`validate`, one datastore', validate)]),
  );
  console.log(`\nRatio of the medians of ${rounds}, in turns: ${ratio.toFixed(2)} (target: at most ${target}).\n`);
}

function printParts(starts: readonly Spent[], { contents }: Instrumented): void {
  const of = (pick: (spent: Spent) => number): number => median(starts.map(pick));
  const sum = (times: Readonly<Record<string, number>>): number =>
    Object.values(times).reduce((all, one) => all + one, 0);
  const [first] = starts;
  const chunks = Object.keys(first?.chunks ?? {}).map((file) => {
    const packages = contents.get(file) ?? [];
    const bytes = packages.reduce((all, [, size]) => all + size, 0);
    const shares = packages.slice(0, 4).map(([name, size]) => `${name} ${amount(size / 1024)}`);
    return {
      time: of((spent) => spent.chunks[file] ?? 0),
      what: `compile ${amount(bytes / 1024)} KiB: ${shares.join(', ')}`,
    };
  });
  const modules = Object.keys(first?.modules ?? {}).map((owner) => ({
    time: of((spent) => spent.modules[owner] ?? 0),
    what: `run the modules of ${owner}`,
  }));
  const parts = [
    { time: of(({ node }) => node), what: 'Node, up to the first line of the bundle' },
    ...[...chunks, ...modules].filter(({ time }) => time >= 0.3).sort((a, b) => b.time - a.time),
    {
      time: of((spent) => spent.bundle - sum(spent.chunks) - sum(spent.modules)),
      what: 'the run: read, parse, check, report; the smaller parts',
    },
  ];
  console.log(`Medians of ${rounds} starts of an instrumented build (scripts/bench/parts.ts says how):\n`);
  console.log(
    table(
      ['Time', 'Part'],
      parts.map(({ time, what }) => [`${time.toFixed(1)} ms`, what]),
    ),
  );
}

main();
