import type { Change, StepFacts } from '../plan/plan.ts';
import { type Position, type Problem, problemText, type Severity } from '../problem.ts';
import { cut } from './escape.ts';
import { limits, type Outcomes, outcomesOf, outsiders, problemsOf, type Report } from './report.ts';
import { changeText } from './shown.ts';
import { affectsText } from './text.ts';
import { count, stepTitle } from './words.ts';

/** A mark on a line of a file, or on the run where it has no place. */
export interface Annotation {
  readonly level: Severity;
  readonly title: string;
  readonly message: string;
  readonly at?: Position;
}

interface Ranked extends Annotation {
  readonly rank: number;
}

/** What a reviewer must see first. Within a rank the order of the plan, or of the file, stays. */
const ranks = { refusal: 0, error: 1, delete: 2, affectsOthers: 3, remark: 4, update: 5, create: 6 } as const;

/**
 * The annotations of a run, most important first, within GitHub's limits for a step: when a level has more than fit,
 * its last one counts the rest. Of the errors one place is left for the step's final message where it fails.
 */
export function annotationsOf(report: Report): Annotation[] {
  const outcomes = outcomesOf(report);
  const refusals = new Set(report.plan?.problems ?? []);
  const steps = (report.plan?.steps ?? []).flatMap((step) => stepAnnotations(step, outcomes, report));
  const problems = problemsOf(report).map((problem) => problemAnnotation(problem, refusals.has(problem)));
  const all = [...problems, ...steps].toSorted((one, other) => one.rank - other.rank);
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const reserved = level === 'error' && report.failure !== undefined ? 1 : 0;
    const ofLevel = all.filter((annotation) => annotation.level === level);
    return within(ofLevel, level, limits.annotationsPerLevel - reserved);
  });
}

function within(annotations: readonly Ranked[], level: Severity, room: number): Annotation[] {
  const shown = annotations.length > room ? annotations.slice(0, room - 1) : annotations;
  const left = annotations.length - shown.length;
  return [
    ...shown.map(({ rank: _, ...annotation }) => limited(annotation)),
    ...(left > 0
      ? [
          {
            level,
            title: `${count(left, `more ${level}`)}`,
            message: `${count(left, `more ${level}`)} did not fit here. All are in the job summary.`,
          },
        ]
      : []),
  ];
}

function limited(annotation: Annotation): Annotation {
  return {
    ...annotation,
    title: cut(annotation.title, limits.annotationTitleChars),
    message: cut(annotation.message, limits.annotationChars),
  };
}

function problemAnnotation(problem: Problem, ofPlan: boolean): Ranked {
  const rank = problem.severity !== 'error' ? ranks.remark : ofPlan ? ranks.refusal : ranks.error;
  const { at, ...facts } = problem;
  const message = problemText(facts);
  return { level: problem.severity, title: problem.rule, message, rank, ...place(at) };
}

function place(at: Position | undefined): { readonly at?: Position } {
  return at ? { at } : {};
}

function stepAnnotations(step: StepFacts, outcomes: Outcomes, report: Report): readonly Ranked[] {
  const outcome = outcomes.get(step.id);
  const title = stepTitle(step, outcome?.outcome);
  if (outcome && outcome.outcome !== 'done') {
    const level = outcome.outcome === 'skipped' ? 'notice' : 'error';
    return [{ level, title, message: outcome.error ?? title, rank: ranks.error, ...place(step.at) }];
  }
  if (step.action === 'delete') {
    const message = [title, ...(step.reason ? [step.reason] : [])].join('\n');
    return [{ level: 'warning', title, message, rank: ranks.delete, ...place(step.at ?? wholeFile(report)) }];
  }
  return byPlace(step).map(({ at, changes }) => ({
    level: 'notice',
    title,
    message: stepMessage(step, changes) || title,
    rank: outsiders(step).length > 0 ? ranks.affectsOthers : step.action === 'create' ? ranks.create : ranks.update,
    ...place(at),
  }));
}

/** A pruned datastore stands in no file any more; the mark goes to the top of the first one. */
function wholeFile({ firstFile: file }: Report): Position | undefined {
  return file === undefined ? undefined : { file, line: 1, column: 1 };
}

interface Mark {
  readonly at: Position | undefined;
  readonly changes: readonly Change[];
}

/** A create is marked once, at the name; everything else on each line that changes, or at the name where no line says. */
function byPlace(step: StepFacts): readonly Mark[] {
  if (step.action === 'create') {
    return [{ at: step.at, changes: step.changes }];
  }
  const marks = new Map<string, { at: Position | undefined; changes: Change[] }>();
  for (const change of step.changes) {
    const at = change.at ?? step.at;
    const key = at ? `${at.line}:${at.file}` : '';
    const mark = marks.get(key) ?? { at, changes: [] };
    mark.changes.push(change);
    marks.set(key, mark);
  }
  return marks.size === 0 ? [{ at: step.at, changes: [] }] : [...marks.values()];
}

function stepMessage(step: StepFacts, changes: readonly Change[]): string {
  return [
    ...changes.map(changeText),
    ...(step.affects.length > 0 ? [`Affects: ${affectsText(step.affects)}`] : []),
    ...(step.adopts ? ['Adopts an object that this file did not own before.'] : []),
    ...(step.reason ? [step.reason] : []),
    ...(step.origin === 'drift' ? ['Already different before this change.'] : []),
  ].join('\n');
}
