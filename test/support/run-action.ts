import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunOptions {
  /** Inputs by their name in `action.yml`; what is left out has its default. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Further variables of the step. The parent's environment is not handed on, but for PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** The workspace. */
  readonly cwd: string;
  /** Another script than the bundle. */
  readonly bundle?: string;
  /** Gets the output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Is given the means to signal the process. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface FinishedRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Everything that was written to the output file, earlier values included. */
  readonly outputFile: string;
  readonly summary: string;
  /** The parsed plan file, where one was written. */
  readonly plan: unknown;
  readonly milliseconds: number;
}

const root = join(import.meta.dirname, '..', '..');
const coverage = process.env['ACTION_COVERAGE'];
const bundle = join(root, coverage ? 'src/index.ts' : 'dist/index.js');
/** With `npm run test:coverage` a run is started from the sources, and counts what it executes. */
const recording = coverage
  ? ['--disable-warning=ExperimentalWarning', '--import', join(root, 'scripts/coverage/recorder.js')]
  : [];

/** Starts the bundle as GitHub's runner does: inputs and file commands through the environment, one child process. */
export async function runAction(options: RunOptions): Promise<FinishedRun> {
  const temp = mkdtempSync(join(tmpdir(), 'action-run-'));
  const files = { output: join(temp, 'output'), summary: join(temp, 'summary') };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  const started = performance.now();
  const inputs = Object.entries(options.inputs ?? {}).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  try {
    const ended = await spawned(options, {
      PATH: process.env['PATH'] ?? '',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: options.cwd,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: temp,
      ...Object.fromEntries(inputs),
      ...options.env,
    });
    const outputFile = readFileSync(files.output, 'utf8');
    const outputs = parseOutputs(outputFile);
    const planFile = outputs['plan-file'];
    return {
      ...ended,
      outputs,
      outputFile,
      summary: readFileSync(files.summary, 'utf8'),
      plan: planFile ? JSON.parse(readFileSync(planFile, 'utf8')) : undefined,
      milliseconds: performance.now() - started,
    };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

function spawned(
  options: RunOptions,
  env: Record<string, string>,
): Promise<Pick<FinishedRun, 'code' | 'signal' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...recording, options.bundle ?? bundle], {
      cwd: options.cwd,
      env: coverage ? { ...env, ACTION_COVERAGE: coverage } : env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
        options.onOutput?.(chunk);
      });
    }
    options.onStart?.((signal) => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...text }));
  });
}

/** Reads the runner's output file; a later value of a name wins. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const start = /^([\w-]+)<<(.+)$/.exec(lines[index] ?? '');
    if (start?.[1] && start[2]) {
      const end = lines.indexOf(start[2], index + 1);
      outputs[start[1]] = lines.slice(index + 1, end).join('\n');
      index = end;
    }
  }
  return outputs;
}
