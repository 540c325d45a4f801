import { run } from './action.ts';
import { createLog } from './github/log.ts';
import { createOutputs } from './github/outputs.ts';
import { writeStdout } from './github/stdout.ts';
import { ConfigError, InputError } from './problem.ts';
import { noProgress, noteWritten, type Progress, reportOf } from './progress.ts';
import { publish } from './publish.ts';
import { ApiError } from './qualytics/errors.ts';
import { createRedactor } from './redact.ts';
import type { World } from './world.ts';

/** When a cancelled run must be where, in milliseconds after the signal: GitHub kills it at 10 s. */
const cancelling = { writesEnd: 4_000, processEnds: 6_500 } as const;

/** Builds the real world, runs the action in it, and reports, whatever happens on the way. */
export async function main(): Promise<void> {
  const redactor = createRedactor();
  const log = createLog({
    write: (text) => writeStdout(text),
    redactor,
    onFail: () => {
      process.exitCode = 1;
    },
  });
  const world: World = {
    env: process.env,
    workspace: process.env['GITHUB_WORKSPACE'] || process.cwd(),
    log,
    redactor,
    outputs: createOutputs({ env: process.env, redactor, onError: log.info }),
    now: () => performance.now(),
    random: Math.random,
    sleep: async (milliseconds, signal) => {
      const { setTimeout: sleep } = await import('node:timers/promises');
      await sleep(milliseconds, undefined, { signal });
    },
    signals: listenForSignals(log.info),
  };
  const progress = noProgress();
  try {
    await run(world, progress);
  } catch (error) {
    recordError(error, progress, world);
  }
  if (world.signals.stop.aborted) {
    progress.failure = 'The run was cancelled. What was in flight is reported as unknown; the next run settles it.';
  }
  if (progress.result === 'failed' || progress.result === 'partial') {
    await describePlatform(world);
  }
  try {
    await publish(reportOf(progress), progress.comment, world);
  } catch (error) {
    log.fail(`The run ended, but its report could not be written: ${textOf(error)}`);
    log.debug(stackOf(error));
  }
}

/** With debug logging a failed run says where it ran: the first thing that is asked when somebody reports it. */
async function describePlatform({ env, log }: World): Promise<void> {
  if (env['RUNNER_DEBUG'] !== '1') {
    return;
  }
  const { platform } = await import('@actions/core');
  const { name, version, arch } = await platform.getDetails();
  log.debug(`Node ${process.versions.node} on ${name} ${version} (${arch})`);
}

function listenForSignals(say: (text: string) => void): World['signals'] {
  const stop = new AbortController();
  const writes = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stop.signal.aborted) {
      return;
    }
    say(`${signal}: no new step starts; writes in flight have ${cancelling.writesEnd / 1000} s to end.`);
    stop.abort();
    setTimeout(() => writes.abort(), cancelling.writesEnd).unref();
    setTimeout(() => process.exit(1), cancelling.processEnds).unref();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { stop: stop.signal, writes: writes.signal };
}

/** What a person can mend becomes problems; anything else is a defect of ours, said in one line. */
export function recordError(error: unknown, progress: Progress, world: World): void {
  if (error instanceof InputError || error instanceof ConfigError) {
    progress.problems.push(...error.problems);
  } else if (error instanceof ApiError) {
    progress.problems.push({
      severity: 'error',
      rule: 'api',
      message: error.message,
      ...(error.hint ? { hint: error.hint } : {}),
    });
  } else {
    const text = textOf(error);
    progress.problems.push({
      severity: 'error',
      rule: 'defect',
      message: `This is a defect of the action: ${text}`,
      hint: 'Please report it with the steps that led to it; a run with debug logging shows more.',
    });
    world.log.debug(stackOf(error));
  }
  if (progress.openWrites.size > 0) {
    noteWritten(progress);
  }
  progress.result = progress.wrote ? 'partial' : 'failed';
}

/** For whoever mends it. */
function stackOf(error: unknown): string {
  return (error instanceof Error ? error.stack : undefined) ?? textOf(error);
}

/** What an error says; anything may be thrown. */
function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
