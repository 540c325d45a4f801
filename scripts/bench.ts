import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Plan } from '../src/plan/plan.ts';
import { startEmulator } from '../test/emulator/emulator.ts';
import type { LoggedRequest } from '../test/emulator/faults.ts';
import type { Seed } from '../test/emulator/seed.ts';
import { isWrite, roundsOf } from './bench/floor.ts';
import { amount, machine, median, table } from './bench/measure.ts';
import { measuredRun } from './bench/run.ts';
import { emptySeed, fileOf, seedOf } from './bench/tenant-file.ts';

/**
 * `npm run bench [-- --full] [-- SIZE…]`: the bundle against the embedded control plane, as a table in Markdown.
 * SIZE: numbers of datastores; 10, 100 and 1000 when left out, and 5000 with `--full`.
 */
const latency = 20;
const parallelism = 8;
/** Datastores above which the client that works one by one is left out: it takes four minutes for 5,000, three times. */
const sequentialUpTo = 1_000;

interface Scenario {
  readonly name: string;
  readonly mode: 'validate' | 'plan' | 'apply';
  readonly tenant: 'as the file' | 'empty';
  /** Share of the datastores that the file wants otherwise. */
  readonly changes: number;
}

const scenarios: readonly Scenario[] = [
  { name: 'plan, nothing to do', mode: 'plan', tenant: 'as the file', changes: 0 },
  { name: 'apply, nothing to do', mode: 'apply', tenant: 'as the file', changes: 0 },
  { name: 'apply, 1 % changed', mode: 'apply', tenant: 'as the file', changes: 0.01 },
  { name: 'first apply', mode: 'apply', tenant: 'empty', changes: 0 },
];

type Row = readonly string[];
const head = [
  'Datastores',
  'Run',
  'Reads',
  'Tests',
  'Writes',
  'Time',
  'Floor',
  'Ratio',
  'Offline',
  'Peak memory',
  'Bare reads',
  'One by one',
];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { full: { type: 'boolean' } }, allowPositionals: true });
  const sizes = positionals.length > 0 ? positionals.map(Number) : [10, 100, 1_000, ...(values.full ? [5_000] : [])];
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw new RangeError('Sizes are whole numbers from 1 on.');
  }
  const cwd = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    console.log(`${machine()}; latency ${latency} ms, parallelism ${parallelism}\n`);
    console.log(table(head, []));
    for (const size of sizes) {
      for (const scenario of scenarios) {
        console.error(`${size} datastores: ${scenario.name}`);
        // A line at a time: the larger sizes take minutes.
        console.log(`| ${(await measure(scenario, { size, cwd })).join(' | ')} |`);
      }
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** How often a row is measured; it shows the medians. */
function timesFor(size: number): number {
  return size > 1_000 ? 1 : size > 100 ? 3 : 7;
}

/** `validate` of a file of so many datastores: reading, parsing and checking it, without any request. Milliseconds. */
async function offlineTime(cwd: string, size: number): Promise<number> {
  writeFileSync(join(cwd, 'datastores.yaml'), fileOf(size));
  return (await measuredRun(cwd, { mode: 'validate' })).run.milliseconds;
}

interface Setting {
  readonly size: number;
  readonly cwd: string;
}

/** One start, one `validate` and one run, right after each other: the machine is as fast for all of them. Milliseconds. */
interface Trial {
  readonly start: number;
  readonly offline: number;
  readonly time: number;
  /** Peak resident memory of the run, in bytes. */
  readonly peak: number;
  readonly requests: readonly LoggedRequest[];
  readonly plan: Plan;
}

async function measure(scenario: Scenario, { size, cwd }: Setting): Promise<Row> {
  const changed = Math.ceil(size * scenario.changes);
  const seed = scenario.tenant === 'empty' ? emptySeed : seedOf(size);
  const first = await measureTrial(scenario, { size, cwd }, { seed, changed });
  const trials = [first];
  while (trials.length < timesFor(size)) {
    trials.push(await measureTrial(scenario, { size, cwd }, { seed, changed }));
  }
  const middle = (key: 'start' | 'offline' | 'time'): number => median(trials.map((trial) => trial[key]));
  const { requests, plan } = first;
  const writes = requests.filter(isWrite).length;
  const reads = requests.filter(({ method }) => method === 'GET').length;
  const floor = middle('start') + roundsOf({ requests, parallelism, longestChain: longestChain(plan) }) * latency;
  const bare =
    scenario.changes === 0 && seed !== emptySeed ? await bareTime({ cwd, seed, reads: requests }) : undefined;
  const plain =
    scenario.mode === 'plan' || size > sequentialUpTo ? undefined : await sequentialTime(size, changed, seed);
  return [
    amount(size),
    scenario.name,
    amount(reads),
    amount(requests.length - reads - writes),
    amount(writes),
    `${amount(middle('time'))} ms`,
    `${amount(floor)} ms`,
    (middle('time') / floor).toFixed(2),
    `${amount(middle('offline'))} ms`,
    `${amount(Math.max(...trials.map(({ peak }) => peak)) / 1e6)} MB`,
    bare === undefined ? '–' : `${amount(bare)} ms`,
    plain === undefined ? '–' : `${amount(plain)} ms`,
  ];
}

async function measureTrial(
  scenario: Scenario,
  { size, cwd }: Setting,
  { seed, changed }: { readonly seed: Seed; readonly changed: number },
): Promise<Trial> {
  const start = await offlineTime(cwd, 1);
  const offline = await offlineTime(cwd, size);
  writeFileSync(join(cwd, 'datastores.yaml'), fileOf(size, { changed }));
  const emulator = await startEmulator({ latency, seed });
  try {
    const { run, peak } = await measuredRun(cwd, {
      mode: scenario.mode,
      'api-url': emulator.url,
      'api-token': 'admin-token',
      parallelism: String(parallelism),
    });
    const { milliseconds: time } = run;
    return { start, offline, time, peak, requests: [...emulator.requests], plan: run.plan as Plan };
  } finally {
    await emulator.close();
  }
}

/** Steps of a plan that wait for each other, counted along the longest way. A plan lists each step after those it waits for. */
function longestChain({ steps }: Pick<Plan, 'steps'>): number {
  const depth = new Map<string, number>();
  for (const { id, dependsOn } of steps) {
    depth.set(id, 1 + Math.max(0, ...dependsOn.map((before) => depth.get(before) ?? 0)));
  }
  return Math.max(0, ...depth.values());
}

/** The straightforward client on the same tenant and the same wishes: bench/sequential.ts. */
function sequentialTime(size: number, changed: number, seed: Seed): Promise<number> {
  return clientTime('sequential.ts', seed, (url) => [url, String(size), String(changed)]);
}

interface BareReads {
  readonly cwd: string;
  readonly seed: Seed;
  /** What the action asked for, each of them a read. */
  readonly reads: readonly LoggedRequest[];
}

/** The same reads by a client that does nothing else: bench/bare.js. */
function bareTime({ cwd, seed, reads }: BareReads): Promise<number> {
  const file = join(cwd, 'reads.json');
  const targets = reads.map(({ path, query }) => {
    const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value): Pair => [name, value]));
    return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
  });
  writeFileSync(file, JSON.stringify(targets));
  return clientTime('bare.js', seed, (url) => [url, String(parallelism), file]);
}

type Pair = [name: string, value: string];

/** From the start to the end of a client's process, in milliseconds, against a control plane of its own. */
async function clientTime(script: string, seed: Seed, argsFor: (url: string) => readonly string[]): Promise<number> {
  const emulator = await startEmulator({ latency, seed });
  const started = performance.now();
  const path = join(import.meta.dirname, 'bench', script);
  const child = spawn(process.execPath, [path, ...argsFor(emulator.url)], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const time = performance.now() - started;
  await emulator.close();
  if (code !== 0) {
    throw new Error(`${script} ended with ${code}.`);
  }
  return time;
}

await main();
