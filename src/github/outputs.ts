import { appendFileSync } from 'node:fs';
import type { Redactor } from '../redact.ts';
import { type OutputName, outputNames } from '../report/outputs.ts';
import { createGrowingOutput, type GrowingOutput } from './growing-output.ts';

/** The step's outputs. Everything is appended synchronously: GitHub reads the file even of a step that was killed. */
export interface Outputs {
  /**
   * Sets outputs; a later value of the same name wins. Of a redacted report: a short secret would eat ids and our own
   * words. Returns what went wrong.
   */
  set(values: Readonly<Partial<Record<OutputName, string>>>): string | undefined;
  /** What exists before the first write, so that what is recorded later adds to it. Also writes it. */
  start(existing: {
    readonly ids: ReadonlyMap<string, number>;
    readonly connectionIds: ReadonlyMap<string, number>;
  }): void;
  /** A datastore that this run made: in `created-ids` and `ids` before anything else is sent. */
  recordCreated(name: string, id: number): void;
  /** A connection that this run made: in `connection-ids`. */
  recordConnection(name: string, id: number): void;
}

export interface OutputOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly redactor: Redactor;
  /** An output that could not be written must not stop an apply half way; this says so. */
  readonly onError: (message: string) => void;
}

/**
 * Writes the runner's file command itself: the same form as `@actions/core` (a test compares them), without its
 * import time, and without its fallback to a command that GitHub has switched off.
 */
export function createOutputs({ env, redactor, onError }: OutputOptions): Outputs {
  const path = env['GITHUB_OUTPUT'];
  const growing = (name: OutputName): GrowingOutput | undefined =>
    path ? createGrowingOutput({ path, redact: redactor.redact, entryOf: (value) => entry(name, value) }) : undefined;
  const ids = growing('ids');
  const createdIds = growing('created-ids');
  const connectionIds = growing('connection-ids');

  const trying = (write: () => void): string | undefined => {
    try {
      write();
      return undefined;
    } catch (error) {
      const failure = `The outputs could not be written (${(error as NodeJS.ErrnoException).message}).`;
      onError(failure);
      return failure;
    }
  };

  return {
    set(values) {
      const lines = outputNames.flatMap((name) => {
        const value = values[name];
        return value === undefined ? [] : [entry(name, value)];
      });
      return path && lines.length > 0 ? trying(() => appendFileSync(path, lines.join(''))) : undefined;
    },
    start(existing) {
      trying(() => {
        ids?.start(existing.ids);
        createdIds?.start(new Map());
        connectionIds?.start(existing.connectionIds);
      });
    },
    recordCreated(name, id) {
      trying(() => {
        createdIds?.add(name, id);
        ids?.add(name, id);
      });
    },
    recordConnection(name, id) {
      trying(() => connectionIds?.add(name, id));
    },
  };
}

/**
 * `name<<delimiter`, value, delimiter. The delimiter is one that the value does not contain, so no value can end its
 * own entry and start another. Counted rather than random: loading `node:crypto` for it costs 7 ms of every start.
 */
function entry(name: string, value: string): string {
  for (let count = 0; ; count += 1) {
    const delimiter = `ghadelimiter_00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    if (!value.includes(delimiter)) {
      return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
    }
  }
}
