import type { LimitFunction } from 'p-limit';
import type { Live, LiveConnection, LiveDatastore } from '../plan/live.ts';
import type { Kind, StepOutcome } from '../plan/plan.ts';
import { type Step, stepId, type Target } from '../plan/steps.ts';
import type { RetryPolicy } from '../qualytics/retry.ts';
import type { Writer } from '../qualytics/writer.ts';
import { StepError } from './outcomes.ts';

/** What performing a step needs of the run around it. */
export interface ApplyContext {
  readonly api: Writer;
  readonly policy: RetryPolicy;
  /** The reading that the plan was made from. */
  readonly live: Live;
  readonly parallelism: number;
  /** Whether an object that turns up meanwhile, and that nobody has reviewed, may be taken over. */
  readonly adopt: boolean;
  /** Lets one create through at a time. */
  readonly turns: LimitFunction;
  /** Aborted when no new step may start. */
  readonly cancelled: AbortSignal;
  /**
   * Puts a created id where a killed run does not lose it, before it returns. `perhaps`: somebody else may have made it
   * at the same time.
   */
  readonly onCreated: (kind: Kind, name: string, id: number, certainty?: 'perhaps') => void;
  /** Is told of requests that left open whether they wrote, and did not. */
  readonly onUndone: (open: readonly unknown[]) => void;
  readonly memory: Memory;
}

/** What one apply learns while it runs. */
export interface Memory {
  /** Step id to the id that it made. */
  readonly made: Map<string, number>;
  /** Name of a connection made inline to its id. */
  readonly connections: Map<string, number>;
  /** Objects as they were read right before they were written, by id: what else changed along is told from this. */
  readonly datastoresBefore: Map<number, LiveDatastore>;
  readonly connectionsBefore: Map<number, LiveConnection>;
  /** Enrichment datastore and prefix to the source that this run linked under it. */
  readonly prefixes: Map<string, LiveDatastore>;
  /** Steps that turned out to be needed on the way. */
  readonly extra: ExtraStep[];
}

/** A step that no plan could know: secrets for a connection that was found after a 409. */
export interface ExtraStep extends StepOutcome {
  readonly step: Step;
}

/** An apply that knows nothing yet. */
export function emptyMemory(): Memory {
  return {
    made: new Map(),
    connections: new Map(),
    datastoresBefore: new Map(),
    connectionsBefore: new Map(),
    prefixes: new Map(),
    extra: [],
  };
}

/** The ids that steps of this run made, of one kind: the API counts each kind by itself, so the same id may stand for several. */
export function madeIds({ made }: Memory, kind: Kind): readonly number[] {
  const ofKind = stepId('create', kind, '');
  return [...made].flatMap(([step, id]) => (step.startsWith(ofKind) ? [id] : []));
}

/**
 * Creates what gets an id: one create goes out at a time, and the next one when the id of this one is where a killed
 * run does not lose it. Up to `parallelism` of everything else go on beside it.
 *
 * @param create sends, and reports the id. Not called in a run that was cancelled meanwhile.
 */
export function inTurn<T>({ turns, cancelled }: ApplyContext, create: () => Promise<T>): Promise<T> {
  return turns(() => {
    if (cancelled.aborted) {
      throw new StepError('skipped because the run was cancelled', { outcome: 'skipped' });
    }
    return create();
  });
}

/** The id of a target, once the step that makes it is done. */
export function idOf(target: Target, { memory }: ApplyContext): number {
  if ('liveId' in target) {
    return target.liveId;
  }
  const id = memory.made.get(target.step);
  if (id === undefined) {
    throw new StepError(
      `"${target.step}" was to come first and gave no id. This is a defect of this tool; please report it.`,
    );
  }
  return id;
}
