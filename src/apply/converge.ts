import type { Value } from '../config/desired.ts';
import { sameValue, shown, unordered } from '../connectors/compare.ts';
import { connectionField, connectorOf, holds } from '../connectors/connectors.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import { type Field, type Plain, pathOf } from '../connectors/field.ts';
import type { Live, LiveConnection, LiveDatastore } from '../plan/live.ts';
import type { Change, Plan, StepOutcome } from '../plan/plan.ts';
import { isAside } from '../plan/renames.ts';
import type { Step } from '../plan/steps.ts';
import type { Position, Problem } from '../problem.ts';
import type { Memory } from './context.ts';

export interface Convergence {
  readonly converged: boolean;
  readonly problems: readonly Problem[];
}

/**
 * What is left after an apply, told from a new reading and a new plan: fields that the server ignored or keeps in
 * another way, fields that nobody asked to change and that changed along, and names that exist twice. Rotation is not
 * looked at. Steps that ended as failed, skipped or unknown have been reported; while there are any, something is left.
 */
export function convergenceOf(
  plan: Plan<Step>,
  outcomes: readonly StepOutcome[],
  after: Plan<Step>,
  live: Live,
  memory: Memory,
): Convergence {
  const unfinished = new Set(outcomes.filter(({ outcome }) => outcome !== 'done').map(({ step }) => step.id));
  const places = inlinePlaces(plan);
  const written = new Map([
    ...outcomes
      .filter(({ outcome }) => outcome === 'done')
      .map(({ step }) => [`${step.kind} ${step.name}`, step.at] as const),
    ...[...memory.connections.keys()].map((name) => [`connection ${name}`, places.get(name)] as const),
  ]);
  const before = new Map(
    plan.steps.flatMap((step) => step.changes.map((change) => [fieldKey(step, change), change] as const)),
  );
  const left = after.steps.filter(
    (step) => step.action !== 'sync' && !unfinished.has(step.id) && written.has(`${step.kind} ${step.name}`),
  );
  const problems = [
    ...left.flatMap((step) =>
      step.action === 'create' || step.action === 'delete'
        ? [notThere(step)]
        : knownOf(step).map((change) => leftOver(step, change, before.get(fieldKey(step, change)))),
    ),
    ...twins(after, written),
    ...sharedPrefixes(after),
    ...changedAlong(plan, live, memory, unlinked(outcomes)),
  ];
  return { converged: problems.length === 0 && unfinished.size === 0, problems };
}

/** A secret goes along with another change: whether the server kept it nobody can read. */
function knownOf({ changes }: Step): readonly Change[] {
  const visible = changes.filter(({ sensitive }) => !sensitive);
  return visible.length > 0 ? visible : changes;
}

/** Where each connection that is made along with its datastore is described, by its name. */
function inlinePlaces({ steps }: Plan<Step>): ReadonlyMap<string, Position> {
  return new Map(
    steps.flatMap(({ operation }) =>
      operation.does === 'create-datastore' && 'inline' in operation.on
        ? [[operation.on.name, operation.on.inline.at] as const]
        : [],
    ),
  );
}

/** What a change is of. An inline connection's fields stand in the create of its datastore. */
function fieldKey({ kind, name, operation }: Step, { field }: Change): string {
  return operation.does === 'create-datastore' && 'inline' in operation.on && field.startsWith('connection.')
    ? `connection ${operation.on.name} ${field.slice('connection.'.length)}`
    : `${kind} ${name} ${field}`;
}

/** Made or deleted, by the server's own answer, and a new reading says otherwise. */
function notThere(step: Step): Problem {
  const fact =
    step.action === 'create' ? 'was created, and a new reading does not show it' : 'was deleted, and is still there';
  return {
    severity: 'warning',
    rule: 'not-converged',
    ...(step.at ? { at: step.at } : {}),
    message: `${step.kind} "${step.name}" ${fact}.`,
    hint: 'If a later plan still says so, look at it in Qualytics.',
  };
}

function leftOver(step: Step, change: Change, planned: Change | undefined): Problem {
  const at = change.at ?? step.at;
  return { severity: 'warning', rule: 'not-converged', ...(at ? { at } : {}), ...leftOverText(step, change, planned) };
}

function leftOverText(
  { kind, name }: Step,
  { field, before, after }: Change,
  planned: Change | undefined,
): Pick<Problem, 'message' | 'hint'> {
  if (planned === undefined) {
    return {
      message: `${field} of ${kind} "${name}" is ${text(before)} now, where the file says ${text(after)}; this run did not send it.`,
      hint: 'The server set it along with a write, or somebody else did. Plan again.',
    };
  }
  if (JSON.stringify(unordered(planned.before)) !== JSON.stringify(unordered(before))) {
    return {
      message: `The server keeps ${field} of ${kind} "${name}" as ${text(before)}, where ${text(after)} was sent.`,
      hint: `Write it in the file as ${text(before)}.`,
    };
  }
  return {
    message: `The server ignored ${field} of ${kind} "${name}": ${text(after)} was sent, and it is still ${text(before)}.`,
    hint:
      after === null
        ? 'This server cannot clear the field through its API: clear it by hand, or leave the field out of the file.'
        : 'Set it by hand, or leave the field out of the file.',
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

/** What the server made of names and prefixes shows only now. The plan had none of these, or nothing was applied. */
function sharedPrefixes(after: Plan<Step>): readonly Problem[] {
  return after.problems
    .filter(({ rule }) => rule === 'enrichment-prefix-shared')
    .map((problem) => ({ ...problem, severity: 'warning' as const, rule: 'not-converged' }));
}

function unlinked(outcomes: readonly StepOutcome[]): ReadonlySet<number | null> {
  return new Set(
    outcomes
      .filter(({ step, outcome }) => step.action === 'unlink' && outcome === 'done')
      .map(({ step }) => step.liveId),
  );
}

/** Fields outside the file that are not what they were right before the write. */
function changedAlong(
  plan: Plan<Step>,
  live: Live,
  memory: Memory,
  unlinks: ReadonlySet<number | null>,
): readonly Problem[] {
  const updates = new Map(
    plan.steps.flatMap((step) =>
      step.action === 'update' && !isAside(step) ? [[updateKey(step), step] as const] : [],
    ),
  );
  const stepFor = (kind: string, id: number): Step | undefined => updates.get(`${kind} ${id}`);
  return [
    ...[...memory.datastoresBefore.values()].flatMap((before) =>
      datastoreAlong(before, live.datastores.get(before.id), stepFor('datastore', before.id), unlinks.has(before.id)),
    ),
    ...[...memory.connectionsBefore.values()].flatMap((before) =>
      connectionAlong(before, live.connections.get(before.id), stepFor('connection', before.id)),
    ),
  ];
}

function updateKey({ kind, liveId }: Step): string {
  return `${kind} ${liveId}`;
}

function datastoreAlong(
  before: LiveDatastore,
  now: LiveDatastore | undefined,
  step: Step | undefined,
  isUnlinked: boolean,
): readonly Problem[] {
  const wanted = step?.operation.does === 'update-datastore' ? step.operation.wanted : new Map<string, Value>();
  // Unlinking resets the strategy: documented, and said in the step.
  const expected = (name: string): boolean => isUnlinked && name === 'enrichment_remediation_strategy';
  return datastoreRows
    .filter(({ name }) => !wanted.has(name) && !expected(name))
    .flatMap((row) =>
      along(`datastore "${before.name}"`, row, before.fields.get(row.name), now?.fields.get(row.name), step?.at),
    );
}

function connectionAlong(
  before: LiveConnection,
  now: LiveConnection | undefined,
  step: Step | undefined,
): readonly Problem[] {
  const managed =
    step?.operation.does === 'update-connection' ? step.operation.entry.fields : new Map<string, unknown>();
  const connector = connectorOf(before.type);
  const after = new Map<string, Value>(now?.fields);
  return (
    [...before.fields]
      .filter(([path]) => !managed.has(path) && path !== 'secrets_manager')
      .map(([path, value]) => ({ path, value, row: connectionField(connector, path) }))
      // Keys go with the switch to a role: nothing that anybody wants back.
      .filter(({ row }) => !(row.forbidden && holds(connector, row.forbidden, after)))
      .flatMap(({ path, value, row }) =>
        along(`connection "${before.name}"`, row, value, now?.fields.get(path), step?.at),
      )
  );
}

function along(
  what: string,
  row: Field,
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
          message: `${pathOf(row)} of ${what} changed along with the write: from ${text(shown(row, before))} to ${text(shown(row, now))}. The file does not manage it.`,
          hint: 'Set it back by hand, or write it in the file.',
        },
      ];
}
