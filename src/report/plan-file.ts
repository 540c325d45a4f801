import type { Change, Shown, StepFacts, StepOutcome, Summary } from '../plan/plan.ts';
import type { Position, Problem, Severity } from '../problem.ts';
import { SENSITIVE } from '../secret.ts';
import { type Mode, outcomesOf, problemsOf, type Report } from './report.ts';

/** A place as the plan file writes it. */
type FilePosition = { readonly file: string; readonly line: number; readonly column: number };

type FileChange = Pick<Change, 'field' | 'before' | 'after' | 'sensitive'>;

type FileStep = Pick<
  StepFacts,
  'id' | 'action' | 'kind' | 'name' | 'liveId' | 'adopts' | 'needs' | 'affects' | 'dependsOn' | 'reason' | 'origin'
> & {
  readonly changes: readonly FileChange[];
  readonly at: FilePosition | null;
  readonly outcome?: StepOutcome['outcome'];
  readonly error?: string;
};

interface FileProblem {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly hint: string | null;
  readonly at: FilePosition | null;
}

/** The plan as published: names and order of its keys are part of the public interface, and `plan-schema.ts` describes them. */
export interface PlanFile {
  readonly version: 1;
  readonly hash: string;
  readonly mode: Mode;
  readonly label: string;
  readonly result: string;
  readonly summary: Summary;
  readonly steps: readonly FileStep[];
  readonly problems: readonly FileProblem[];
}

/** `undefined` where the run made no plan: a plan file without a plan would read as "nothing to do". */
export function planFile(report: Report): PlanFile | undefined {
  if (!report.plan) {
    return undefined;
  }
  const { hash, summary, steps } = report.plan;
  const outcomes = outcomesOf(report);
  return {
    version: 1,
    hash,
    mode: report.mode,
    label: report.label,
    result: report.result,
    summary: { create: summary.create, update: summary.update, delete: summary.delete, unchanged: summary.unchanged },
    steps: steps.map((step) =>
      fileStep(step, outcomes.get(step.id) ?? (report.mode === 'apply' ? notBegun : undefined)),
    ),
    problems: problemsOf(report).map(fileProblem),
  };
}

/** Of an apply that was refused, or stopped before it began. */
const notBegun = { outcome: 'skipped', error: 'The apply did not begin.' } as const;

function fileStep(step: StepFacts, outcome: Pick<StepOutcome, 'outcome' | 'error'> | undefined): FileStep {
  return {
    id: step.id,
    action: step.action,
    kind: step.kind,
    name: step.name,
    liveId: step.liveId,
    adopts: step.adopts,
    needs: step.needs,
    changes: step.changes.map(fileChange),
    affects: step.affects.map(({ name, managed }) => ({ name, managed })),
    dependsOn: [...step.dependsOn],
    reason: step.reason,
    origin: step.origin,
    at: filePosition(step.at),
    ...(outcome ? { outcome: outcome.outcome } : {}),
    ...(outcome?.error === undefined ? {} : { error: outcome.error }),
  };
}

function fileChange({ field, before, after, sensitive }: Change): FileChange {
  const side = (value: Shown): Shown => (sensitive && value !== null ? SENSITIVE : value);
  return { field, before: side(before), after: side(after), sensitive };
}

function fileProblem({ severity, rule, message, hint, at }: Problem): FileProblem {
  return { severity, rule, message, hint: hint ?? null, at: filePosition(at) };
}

function filePosition(at: Position | undefined): FilePosition | null {
  return at ? { file: at.file, line: at.line, column: at.column } : null;
}
