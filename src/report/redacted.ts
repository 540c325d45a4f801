import type { Change, Plan, Shown, StepFacts, StepOutcome } from '../plan/plan.ts';
import type { Position, Problem } from '../problem.ts';
import type { ExportedName, ExportFacts, Report } from './report.ts';

type Redact = (text: string) => string;

/**
 * The report with every free text redacted. Done before anything is rendered: escaping would otherwise hide a secret
 * from the redactor, and a JSON text that is redacted as a whole could stop being JSON. Identifiers of our own (action,
 * kind, hash, result) stay as they are. Step ids are redacted the same way wherever they stand, so they still match.
 */
export function redactReport(report: Report, redact: Redact): Report {
  // Outcomes name steps of the plan: those are the same objects afterwards, too.
  const steps = new Map(report.plan?.steps.map((step) => [step, redactStep(step, redact)]));
  return {
    ...report,
    label: redact(report.label),
    config: report.config.map(redact),
    ...(report.firstFile === undefined ? {} : { firstFile: redact(report.firstFile) }),
    plan: report.plan && planOf(report.plan, [...steps.values()], redact),
    problems: report.problems.map((problem) => redactProblem(problem, redact)),
    ...(report.exported ? { exported: redactExport(report.exported, redact) } : {}),
    outcomes: report.outcomes?.map((outcome) =>
      outcomeOf(outcome, steps.get(outcome.step) ?? redactStep(outcome.step, redact), redact),
    ),
    failure: report.failure === undefined ? undefined : redact(report.failure),
  };
}

function redactExport({ fromLive, files, datastores, connections }: ExportFacts, redact: Redact): ExportFacts {
  const names = (all: readonly ExportedName[]): readonly ExportedName[] =>
    all.map(({ name, id }) => ({ name: redact(name), id }));
  return { fromLive, files: files.map(redact), datastores: names(datastores), connections: names(connections) };
}

/** The plan as the report has it, for what is said before there is a report: a long value is cut when it is shown. */
export function redactPlan(plan: Plan, redact: Redact): Plan {
  return planOf(
    plan,
    plan.steps.map((step) => redactStep(step, redact)),
    redact,
  );
}

/** How a step ended, for the log of an apply. */
export function redactOutcome(outcome: StepOutcome, redact: Redact): StepOutcome {
  return outcomeOf(outcome, redactStep(outcome.step, redact), redact);
}

function planOf(plan: Plan, steps: readonly StepFacts[], redact: Redact): Plan {
  return {
    ...plan,
    steps,
    datastores: plan.datastores.map((datastore) => ({ ...datastore, name: redact(datastore.name) })),
    connections: new Map([...plan.connections].map(([name, id]) => [redact(name), id])),
    problems: plan.problems.map((problem) => redactProblem(problem, redact)),
  };
}

function redactStep(step: StepFacts, redact: Redact): StepFacts {
  return {
    ...step,
    id: redact(step.id),
    name: redact(step.name),
    reason: redact(step.reason),
    changes: step.changes.map((change) => redactChange(change, redact)),
    affects: step.affects.map((affected) => ({ ...affected, name: redact(affected.name) })),
    dependsOn: step.dependsOn.map(redact),
    ...redactPlace(step.at, redact),
  };
}

function redactChange(change: Change, redact: Redact): Change {
  return {
    ...change,
    field: redact(change.field),
    before: redactShown(change.before, redact),
    after: redactShown(change.after, redact),
    ...(change.reference === undefined ? {} : { reference: redact(change.reference) }),
    ...redactPlace(change.at, redact),
  };
}

function redactShown(value: Shown, redact: Redact): Shown {
  if (typeof value === 'string') {
    return redact(value);
  }
  return Array.isArray(value) ? value.map(redact) : value;
}

function redactProblem(problem: Problem, redact: Redact): Problem {
  return {
    ...problem,
    message: redact(problem.message),
    ...(problem.hint === undefined ? {} : { hint: redact(problem.hint) }),
    ...redactPlace(problem.at, redact),
    ...(problem.also ? { also: problem.also.map((at) => ({ ...at, file: redact(at.file) })) } : {}),
  };
}

function redactPlace(at: Position | undefined, redact: Redact): { readonly at?: Position } {
  return at ? { at: { ...at, file: redact(at.file) } } : {};
}

function outcomeOf(outcome: StepOutcome, step: StepFacts, redact: Redact): StepOutcome {
  return {
    ...outcome,
    step,
    ...(outcome.error === undefined ? {} : { error: redact(outcome.error) }),
  };
}
