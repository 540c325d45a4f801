import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FinishedRun, runAction } from '../../test/support/run-action.ts';

export interface Measured {
  readonly run: FinishedRun;
  /** Peak resident memory of the process, in bytes. */
  readonly peak: number;
}

/**
 * Loaded into the measured process. Linux's own high-water mark and not `maxRSS`, which also counts what the parent had
 * in memory when it forked; elsewhere `maxRSS` is all there is.
 */
const recorder = `data:text/javascript,${encodeURIComponent(`
import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  let kib = process.resourceUsage().maxRSS;
  try { kib = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  writeFileSync(process.env.BENCH_PEAK_FILE, String(kib));
});`)}`;

/** Runs the bundle as a runner does, and notes its peak memory. @throws Error when the step fails. */
export async function measuredRun(cwd: string, inputs: Readonly<Record<string, string>>): Promise<Measured> {
  const file = join(tmpdir(), `bench-peak-${process.pid}`);
  const run = await runAction({ cwd, inputs, env: { NODE_OPTIONS: `--import=${recorder}`, BENCH_PEAK_FILE: file } });
  if (run.code !== 0) {
    throw new Error(`The action ended with ${run.code}\n${run.stdout.slice(-4_000)}${run.stderr}`);
  }
  const peak = existsSync(file) ? Number(readFileSync(file, 'utf8')) * 1024 : Number.NaN;
  rmSync(file, { force: true });
  return { run, peak };
}
