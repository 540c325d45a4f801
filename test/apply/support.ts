import pLimit from 'p-limit';
import { applyPlan } from '../../src/apply/apply.ts';
import { type ApplyContext, emptyMemory, type Memory } from '../../src/apply/context.ts';
import type { DesiredConnection, ManagedFields, Value } from '../../src/config/desired.ts';
import type { Live } from '../../src/plan/live.ts';
import type { Plan, StepOutcome } from '../../src/plan/plan.ts';
import { type Operation, type Step, step } from '../../src/plan/steps.ts';
import { ApiError, type ApiFailure } from '../../src/qualytics/errors.ts';
import type { Writer } from '../../src/qualytics/writer.ts';
import { liveOf } from '../plan/support-datastores.ts';

/** What the methods of the API answer: one after the other, the last one for ever; an error is thrown. */
export type Answers = { readonly [Name in keyof Writer]?: readonly unknown[] };

/** How a plan was performed. */
export interface Performed {
  readonly outcomes: readonly StepOutcome[];
  /** Every call with its arguments, every wait and every id that was reported, in their order. */
  readonly log: readonly string[];
  /** The outcomes in the order in which they were told. */
  readonly told: readonly StepOutcome[];
  readonly memory: Memory;
}

export interface Stage {
  readonly live?: Live;
  readonly cancelled?: AbortSignal;
  readonly maxRetries?: number;
  readonly parallelism?: number;
  readonly adopt?: boolean;
  readonly memory?: Memory;
}

/** What an apply runs in: an API that gives the answers and nothing else, and a clock that every call and wait moves. */
export function stageOf(answers: Answers, more: Stage = {}): { context: ApplyContext; log: string[] } {
  const log: string[] = [];
  let clock = 0;
  const counts = new Map<string, number>();
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const line = [name, ...args.map((arg) => JSON.stringify(arg))].join(' ');
    log.push(line);
    clock += 10;
    const turns = answers[name as keyof Writer];
    if (!turns) {
      throw new Error(`not expected: ${line}`);
    }
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const answer = turns[Math.min(count, turns.length - 1)];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
  const api = new Proxy({} as Writer, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        call(String(name), args),
  });
  const context: ApplyContext = {
    api,
    policy: {
      maxRetries: more.maxRetries ?? 0,
      now: () => clock,
      random: () => 0,
      sleep: async (milliseconds) => {
        log.push(`sleep ${milliseconds}`);
        clock += milliseconds;
      },
      onRetry: () => undefined,
    },
    live: more.live ?? liveOf(),
    parallelism: more.parallelism ?? 4,
    adopt: more.adopt ?? true,
    turns: pLimit(1),
    cancelled: more.cancelled ?? new AbortController().signal,
    onCreated: (kind, name, id, certainty) =>
      log.push(`${certainty ? `${certainty} ` : ''}created ${kind} ${name} ${id}`),
    onUndone: () => undefined,
    memory: more.memory ?? emptyMemory(),
  };
  return { context, log };
}

/** Performs a plan of these steps. */
export async function perform(steps: readonly Step[], answers: Answers, more: Stage = {}): Promise<Performed> {
  const { context, log } = stageOf(answers, more);
  const told: StepOutcome[] = [];
  const outcomes = await applyPlan(planWith(steps), context, (outcome) => told.push(outcome));
  return { outcomes, log, told, memory: context.memory };
}

/** How one step ended, and what was sent for it. */
export async function performOne(one: Step, answers: Answers, more: Stage = {}): Promise<Ending> {
  const { outcomes, log, memory } = await perform([one], answers, more);
  const [{ outcome, error, liveId } = { outcome: undefined, error: undefined, liveId: undefined }] = outcomes;
  return { ended: [outcome, liveId, error], log, memory };
}

export interface Ending {
  /** Outcome, id and error. */
  readonly ended: readonly unknown[];
  readonly log: readonly string[];
  readonly memory: Memory;
}

export function planWith(steps: readonly Step[], problems: Plan['problems'] = []): Plan<Step> {
  return {
    hash: 'h',
    steps,
    summary: { create: 0, update: 0, delete: 0, unchanged: 0 },
    datastores: [],
    connections: new Map(),
    needs: 'Admin',
    problems,
  };
}

/** A step that performs an operation, with facts that its performance does not look at. */
export function stepOf(
  operation: Operation,
  facts: Partial<Step> & Pick<Step, 'action' | 'kind' | 'name'> = { action: 'update', kind: 'datastore', name: 'A' },
): Step {
  return step({ needs: 'Member', reason: 'r', ...facts, operation });
}

/** An answer with a status. */
export function status(code: number, facts: Partial<ApiFailure> = {}): ApiError {
  return new ApiError({ method: 'POST', path: '/x', failure: 'status', status: code, ...facts });
}

/** A request that was sent, and whose answer never came. */
export const lost = new ApiError({ method: 'POST', path: '/x', failure: 'lost' });

/** A request that was stopped, since the run was. */
export const stopped = new ApiError({ method: 'POST', path: '/x', failure: 'cancelled' });

export const lostText = 'POST /x was sent, but no answer arrived.';

const at = { file: 'f.yaml', line: 1, column: 1 };

export function managed(fields: Readonly<Record<string, Value>>): ManagedFields {
  return new Map(Object.entries(fields).map(([path, value]) => [path, { path, value, at }]));
}

/** A connection as a file describes it. */
export function entryOf(
  name: string,
  type: string,
  fields: Readonly<Record<string, Value>>,
  more: Partial<DesiredConnection> = {},
): DesiredConnection {
  return {
    key: name,
    name,
    type,
    inline: false,
    id: undefined,
    previousNames: undefined,
    fields: managed(fields),
    at,
    ...more,
  };
}
