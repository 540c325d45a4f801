import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from '@jest/globals';
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator/emulator.ts';
import { type FinishedRun, type RunOptions, runAction } from './run-action.ts';

export { writesOf } from './requests.ts';

/** A folder for one test, the control planes it starts, and the bundle run in it; all gone after the test. */
export interface Workspace {
  readonly folder: () => string;
  write(path: string, text: string): void;
  emulator(options?: EmulatorOptions): Promise<Emulator>;
  /** Runs the bundle with `datastores.yaml`, as an Admin unless inputs say otherwise. */
  run(
    emulator: Emulator | undefined,
    inputs?: Readonly<Record<string, string>>,
    options?: Partial<RunOptions>,
  ): Promise<FinishedRun>;
}

/** To be called once in a describe block or file. */
export function useWorkspace(): Workspace {
  let folder: string | undefined;
  const emulators: Emulator[] = [];
  const current = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'workspace-'));
    return folder;
  };
  afterEach(async () => {
    await Promise.all(emulators.splice(0).map((one) => one.close()));
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
    folder = undefined;
  });
  return {
    folder: current,
    write: (path, text) => {
      mkdirSync(dirname(join(current(), path)), { recursive: true });
      writeFileSync(join(current(), path), text);
    },
    emulator: async (options) => {
      const started = await startEmulator(options);
      emulators.push(started);
      return started;
    },
    run: (emulator, inputs = {}, options = {}) =>
      runAction({
        cwd: current(),
        inputs: { ...(emulator ? { 'api-url': emulator.url, 'api-token': 'admin-token' } : {}), ...inputs },
        ...options,
      }),
  };
}
