import { sameValue } from '../connectors/compare.ts';
import { connectionField, connectorOf } from '../connectors/connectors.ts';
import { datastoreFields } from '../connectors/datastore.ts';
import type { Field, Plain } from '../connectors/field.ts';
import type { Live } from '../plan/live.ts';
import type { Change, Plan, StepOutcome } from '../plan/plan.ts';
import type { Step } from '../plan/steps.ts';
import type { Position, Problem } from '../problem.ts';
import type { Memory } from './context.ts';

export interface Convergence {
  readonly converged: boolean;
  readonly problems: readonly Problem[];
}

/**
 * What is left after an apply, told from a new reading and a new plan: fields that the server ignored or keeps in
 * another way, fields that nobody asked to change and that changed along, and names that exist twice. Rotation, and
 * steps that already ended as failed, skipped or unknown, are not looked at: they have been reported.
 */
export function convergenceOf(
  plan: Plan<Step>,
  outcomes: readonly StepOutcome[],
  after: Plan<Step>,
  live: Live,
  memory: Memory,
): Convergence {
  const unfinished = new Set(outcomes.filter(({ outcome }) => outcome !== 'done').map(({ step }) => step.id));
  const written = new Map(
    outcomes.filter(({ outcome }) => outcome === 'done').map(({ step }) => [`${step.kind} ${step.name}`, step.at]),
  );
  const before = new Map(
    plan.steps.flatMap((step) =>
      step.changes.map((change) => [`${step.kind} ${step.name} ${change.field}`, change] as const),
    ),
  );
  const left = after.steps.filter(
    (step) => step.action !== 'sync' && !unfinished.has(step.id) && written.has(`${step.kind} ${step.name}`),
  );
  const problems = [
    ...left.flatMap((step) =>
      step.changes.map((change) => leftOver(step, change, before.get(`${step.kind} ${step.name} ${change.field}`))),
    ),
    ...twins(after, written),
    ...changedAlong(plan, live, memory, unlinked(outcomes)),
  ];
  return { converged: problems.length === 0, problems };
}

function leftOver(step: Step, change: Change, planned: Change | undefined): Problem {
  const ignored = planned === undefined || JSON.stringify(planned.before) === JSON.stringify(change.before);
  const fact = ignored
    ? `The server ignored ${change.field} of ${step.kind} "${step.name}": ${text(change.after)} was sent, and it is still ${text(change.before)}.`
    : `The server keeps ${change.field} of ${step.kind} "${step.name}" as ${text(change.before)}, where ${text(change.after)} was sent.`;
  const at = change.at ?? step.at;
  return {
    severity: 'warning',
    rule: 'not-converged',
    ...(at ? { at } : {}),
    message: fact,
    hint: ignored
      ? change.after === null
        ? 'This server cannot clear the field through its API: clear it by hand, or leave the field out of the file.'
        : 'Set it by hand, or leave the field out of the file.'
      : `Write it in the file as ${text(change.before)}.`,
  };
}

function text(value: Change['before']): string {
  return value === null ? 'empty' : JSON.stringify(value);
}

/** Two runs at once can both find a name free. */
function twins(after: Plan<Step>, written: ReadonlyMap<string, Position | undefined>): readonly Problem[] {
  const places = new Set([...written.values()].flatMap((at) => (at ? [`${at.file}:${at.line}`] : [])));
  return after.problems
    .filter(({ rule, at }) => rule === 'ambiguous-name' && at !== undefined && places.has(`${at.file}:${at.line}`))
    .map((problem) => ({
      ...problem,
      severity: 'warning',
      rule: 'made-twice',
      message: `${problem.message} Another run made one of them at the same time.`,
      hint: 'Delete the one that is not wanted, and let runs of one workflow wait for each other (concurrency).',
    }));
}

function unlinked(outcomes: readonly StepOutcome[]): ReadonlySet<number> {
  return new Set(
    outcomes.flatMap(({ step, outcome }) =>
      step.action === 'unlink' && outcome === 'done' && step.liveId !== null ? [step.liveId] : [],
    ),
  );
}

/** Fields outside the file that are not what they were right before the write. */
function changedAlong(plan: Plan<Step>, live: Live, memory: Memory, unlinks: ReadonlySet<number>): readonly Problem[] {
  return [
    ...[...memory.datastoresBefore].flatMap(([id, before]) => {
      const now = live.datastores.get(id);
      const step = plan.steps.find((one) => one.operation.does === 'update-datastore' && one.liveId === id);
      const wanted = step?.operation.does === 'update-datastore' ? step.operation.wanted : new Map();
      return (
        (datastoreFields as readonly Field[])
          // Unlinking resets the strategy: documented, and said in the step.
          .filter(
            (row) => !wanted.has(row.name) && !(row.name === 'enrichment_remediation_strategy' && unlinks.has(id)),
          )
          .flatMap((row) =>
            along(
              `datastore "${before.name}"`,
              row,
              row.name,
              before.fields.get(row.name),
              now?.fields.get(row.name),
              step?.at,
            ),
          )
      );
    }),
    ...[...memory.connectionsBefore].flatMap(([id, before]) => {
      const now = live.connections.get(id);
      const step = plan.steps.find((one) => one.operation.does === 'update-connection' && one.liveId === id);
      const sent = step?.operation.does === 'update-connection' ? step.operation.send : new Map();
      const connector = connectorOf(before.type);
      return [...before.fields]
        .filter(([path]) => !sent.has(path) && path !== 'secrets_manager')
        .flatMap(([path, value]) =>
          along(
            `connection "${before.name}"`,
            connectionField(connector, path),
            path,
            value,
            now?.fields.get(path),
            step?.at,
          ),
        );
    }),
  ];
}

function along(
  what: string,
  row: Field,
  path: string,
  before: Plain | undefined,
  now: Plain | undefined,
  at: Position | undefined,
): readonly Problem[] {
  return before === undefined || now === undefined || sameValue(row, now, before)
    ? []
    : [
        {
          severity: 'warning',
          rule: 'changed-along',
          ...(at ? { at } : {}),
          message: `${path} of ${what} changed along with the write: from ${text(before)} to ${text(now)}. The file does not manage it.`,
          hint: 'Set it back by hand, or write it in the file.',
        },
      ];
}
