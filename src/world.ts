import type { Log } from './github/log.ts';
import type { Outputs } from './github/outputs.ts';
import type { Redactor } from './redact.ts';

/** Everything outside the process that a run touches, and the sources of time and chance. */
export interface World {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path that the paths of `config` are relative to. */
  readonly workspace: string;
  readonly log: Log;
  readonly outputs: Outputs;
  readonly redactor: Redactor;
  /** Milliseconds, for durations. */
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** Resolves after so many milliseconds; when the signal is aborted it rejects at once. */
  readonly sleep: (milliseconds: number, cancelled: AbortSignal) => Promise<void>;
  /** Aborted when the run is cancelled: `stop` at once, `writes` after what is in flight had its time to end. */
  readonly signals: { readonly stop: AbortSignal; readonly writes: AbortSignal };
}
