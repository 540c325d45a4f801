import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/action.ts';
import { createLog } from '../../src/github/log.ts';
import { createOutputs } from '../../src/github/outputs.ts';
import { recordError } from '../../src/main.ts';
import type { StepOutcome } from '../../src/plan/plan.ts';
import type { Problem } from '../../src/problem.ts';
import { noProgress, type Progress, reportOf } from '../../src/progress.ts';
import { createRedactor } from '../../src/redact.ts';
import { outputValues } from '../../src/report/outputs.ts';
import { problemsOf, type Report } from '../../src/report/report.ts';
import type { World } from '../../src/world.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { LoggedRequest } from '../emulator/faults.ts';
import { writesOf } from './requests.ts';
import { parseOutputs } from './run-action.ts';

export interface ReconcileOptions {
  readonly emulator: Emulator;
  /** `datastores.yaml`. */
  readonly text: string;
  readonly mode?: 'plan' | 'apply';
  /** Inputs by their name in `action.yml`. The Admin token is used where they name none. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly signals?: World['signals'];
}

/** One run of the action's own straight line, in this process. */
export interface Reconciled {
  readonly progress: Progress;
  readonly result: string;
  readonly converged: Report['converged'];
  readonly problems: readonly Problem[];
  readonly outcomes: readonly StepOutcome[];
  /** The outputs as they stand at the end of the run. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The outputs that were appended while the run was under way, the last value of each. */
  readonly recorded: Readonly<Record<string, string>>;
  readonly log: string;
  readonly requests: readonly LoggedRequest[];
  readonly writes: readonly LoggedRequest[];
}

/**
 * Runs `action.ts` in this process against an emulator. Time is the only thing that is not real: waits are over at
 * once, and chance comes from a seed, so that hundreds of runs take seconds.
 */
export async function reconcile(options: ReconcileOptions): Promise<Reconciled> {
  const folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
  const outputFile = join(folder, 'output');
  writeFileSync(join(folder, 'datastores.yaml'), options.text);
  writeFileSync(outputFile, '');
  const lines: string[] = [];
  const progress = noProgress();
  options.emulator.clearRequests();
  try {
    const world = worldIn(folder, outputFile, options, lines);
    try {
      await run(world, progress);
    } catch (error) {
      recordError(error, progress, world);
    }
    const report = reportOf(progress);
    return {
      progress,
      result: report.result,
      converged: report.converged,
      problems: problemsOf(report),
      outcomes: report.outcomes ?? [],
      outputs: outputValues(report, undefined),
      recorded: parseOutputs(readFileSync(outputFile, 'utf8')),
      log: lines.join(''),
      requests: [...options.emulator.requests],
      writes: [...writesOf(options.emulator)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function worldIn(folder: string, outputFile: string, options: ReconcileOptions, lines: string[]): World {
  const redactor = createRedactor();
  const log = createLog({ write: (text) => lines.push(text), redactor, onFail: () => undefined });
  const inputs = {
    mode: options.mode ?? 'apply',
    'api-url': options.emulator.url,
    'api-token': 'admin-token',
    ...options.inputs,
  };
  const env: Record<string, string> = {
    GITHUB_OUTPUT: outputFile,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...options.env,
  };
  const never = new AbortController().signal;
  return {
    env,
    workspace: folder,
    log,
    redactor,
    outputs: createOutputs({ env, redactor, onError: log.info }),
    now: () => performance.now(),
    random: seededRandom(options.seed ?? 1),
    sleep: (_milliseconds, cancelled) =>
      cancelled.aborted ? Promise.reject(cancelled.reason as Error) : new Promise((resolve) => setImmediate(resolve)),
    signals: options.signals ?? { stop: never, writes: never },
  };
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `create datastore A: done`, one for each step. */
export function outcomeLines({ outcomes }: Reconciled): readonly string[] {
  return outcomes.map(({ step, outcome }) => `${step.action} ${step.kind} ${step.name}: ${outcome}`);
}

/** `PUT /api/datastores/3`, one for each request that wrote. */
export function writeLines({ writes }: Reconciled): readonly string[] {
  return writes.map(({ method, path }) => `${method} ${path}`);
}

/** Rules of the problems of a severity, sorted. */
export function rulesOf({ problems }: Reconciled, severity: Problem['severity'] = 'error'): readonly string[] {
  return problems
    .filter((problem) => problem.severity === severity)
    .map(({ rule }) => rule)
    .sort();
}

/** Everything that a failed expectation should show of a run. */
export function told(run: Reconciled): string {
  return [
    `result ${run.result}, converged ${run.converged}`,
    ...run.problems.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`),
    ...run.outcomes.map(({ step, outcome, error }) => `${step.id}: ${outcome}${error ? ` (${error})` : ''}`),
    ...run.requests.map(({ method, path, status }) => `${method} ${path} ${status}`),
  ].join('\n');
}
