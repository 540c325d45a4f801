import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from '@jest/globals';
import { run } from '../../src/action.ts';
import { createLog } from '../../src/github/log.ts';
import { createOutputs } from '../../src/github/outputs.ts';
import { recordError } from '../../src/main.ts';
import { type Problem, problemText } from '../../src/problem.ts';
import { noProgress, reportOf } from '../../src/progress.ts';
import { createRedactor } from '../../src/redact.ts';
import { outputValues } from '../../src/report/outputs.ts';
import { problemsOf } from '../../src/report/report.ts';
import { headline } from '../../src/report/words.ts';
import type { World } from '../../src/world.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator/emulator.ts';

/** The two files of an export, as their texts. */
export interface Files {
  readonly connections: string;
  readonly datastores: string;
}

/** One run in this process. */
export interface Finished {
  readonly result: string;
  readonly headline: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** `severity rule  text` of each problem. */
  readonly says: readonly string[];
  /** Steps of the plan by id. */
  readonly steps: readonly string[];
  readonly plan: ReturnType<typeof reportOf>['plan'];
  readonly log: string;
}

/** A workspace of one test with the control planes that it starts. */
export interface Place {
  readonly folder: () => string;
  emulator(options?: EmulatorOptions): Promise<Emulator>;
  write(path: string, text: string): void;
  read(path: string): string;
  has(path: string): boolean;
  /** Runs the action's straight line here, as an Admin unless the inputs say otherwise. */
  run(
    emulator: Emulator | undefined,
    inputs: Readonly<Record<string, string>>,
    env?: Record<string, string>,
  ): Promise<Finished>;
  /** `mode: export`; throws unless it succeeds. */
  exportFrom(emulator: Emulator, inputs?: Readonly<Record<string, string>>): Promise<Finished & Files>;
  /** `mode: plan` of what was exported. */
  plan(emulator: Emulator, inputs?: Readonly<Record<string, string>>): Promise<Finished>;
}

const exportedConfig = 'qualytics-export/*.yaml';

/** To be called once in a file. */
export function usePlace(): Place {
  let folder: string | undefined;
  const emulators: Emulator[] = [];
  afterEach(async () => {
    await Promise.all(emulators.splice(0).map((one) => one.close()));
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
    folder = undefined;
  });
  const current = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'export-'));
    return folder;
  };
  const place: Place = {
    folder: current,
    emulator: async (options) => {
      const started = await startEmulator(options);
      emulators.push(started);
      return started;
    },
    write: (path, text) => {
      mkdirSync(dirname(join(current(), path)), { recursive: true });
      writeFileSync(join(current(), path), text);
    },
    read: (path) => readFileSync(join(current(), path), 'utf8'),
    has: (path) => existsSync(join(current(), path)),
    run: (emulator, inputs, env = {}) => runHere(current(), emulator, inputs, env),
    exportFrom: async (emulator, inputs = {}) => {
      const finished = await place.run(emulator, { mode: 'export', ...inputs });
      if (finished.result !== 'exported') {
        throw new Error(`${finished.result}\n${finished.says.join('\n')}`);
      }
      const dir = inputs['export-dir'] ?? 'qualytics-export';
      return {
        ...finished,
        connections: place.read(`${dir}/connections.yaml`),
        datastores: place.read(`${dir}/datastores.yaml`),
      };
    },
    plan: (emulator, inputs = {}) => place.run(emulator, { mode: 'plan', config: exportedConfig, ...inputs }),
  };
  return place;
}

async function runHere(
  folder: string,
  emulator: Emulator | undefined,
  inputs: Readonly<Record<string, string>>,
  more: Record<string, string>,
): Promise<Finished> {
  const lines: string[] = [];
  const redactor = createRedactor();
  const log = createLog({ write: (text) => lines.push(text), redactor, onFail: () => undefined });
  const all = { ...(emulator ? { 'api-url': emulator.url, 'api-token': 'admin-token' } : {}), ...inputs };
  const env = {
    ...Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...more,
  };
  const never = new AbortController().signal;
  const world: World = {
    env,
    workspace: folder,
    log,
    redactor,
    outputs: createOutputs({ env, redactor, onError: log.info }),
    now: () => performance.now(),
    random: () => 0,
    sleep: () => Promise.resolve(),
    signals: { stop: never, writes: never },
  };
  const progress = noProgress();
  try {
    await run(world, progress);
  } catch (error) {
    recordError(error, progress, world);
  }
  const report = reportOf(progress);
  return {
    result: report.result,
    headline: headline(report),
    outputs: outputValues(report, undefined),
    problems: problemsOf(report),
    says: problemsOf(report).map((one) => `${one.severity} ${one.rule}  ${problemText(one)}`),
    steps: (report.plan?.steps ?? []).map(
      ({ id, changes }) =>
        `${id} ${changes.map(({ field, before, after }) => `${field}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`).join(', ')}`,
    ),
    plan: report.plan,
    log: lines.join(''),
  };
}
