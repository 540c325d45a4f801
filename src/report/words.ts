import type { Action, Kind, Outcome, StepFacts, StepOutcome, Summary } from '../plan/plan.ts';
import { problemsOf, type Report } from './report.ts';

export const signs = {
  create: '+',
  update: '~',
  link: '~',
  unlink: '~',
  delete: '-',
  sync: '~',
} as const satisfies Record<Action, string>;

const verbs = {
  create: { infinitive: 'create', past: 'created' },
  update: { infinitive: 'update', past: 'updated' },
  link: { infinitive: 'link the enrichment of', past: 'linked the enrichment of' },
  unlink: { infinitive: 'unlink the enrichment of', past: 'unlinked the enrichment of' },
  delete: { infinitive: 'delete', past: 'deleted' },
  sync: { infinitive: 'start the first sync of', past: 'started the first sync of' },
} as const satisfies Record<Action, { infinitive: string; past: string }>;

/** `update datastore`, without the name. */
export function doing(step: { readonly action: Action; readonly kind: Kind }): string {
  return `${verbs[step.action].infinitive} ${step.kind}`;
}

/** `Will update datastore Orders Lake`, or how it ended. */
export function stepTitle(step: StepFacts, outcome: Outcome | undefined): string {
  const what = `${doing(step)} ${step.name}`;
  switch (outcome) {
    case undefined:
      return `Will ${what}`;
    case 'done':
      return capital(`${verbs[step.action].past} ${step.kind} ${step.name}`);
    case 'failed':
      return `Could not ${what}`;
    case 'skipped':
      return `Skipped: ${what}`;
    case 'unknown':
      return `Outcome unknown: ${what}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 to create, 2 to update, 0 to delete, 3 unchanged`. */
export function countsText(summary: Summary): string {
  return `${summary.create} to create, ${summary.update} to update, ${summary.delete} to delete, ${summary.unchanged} unchanged`;
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `1.2 s`, `340 ms`. */
export function duration(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  return rounded < 1000 ? `${rounded} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How the run ended, in one sentence without names: the first line of summary and comment. */
export function headline(report: Report): string {
  const errors = problemsOf(report).filter((problem) => problem.severity === 'error').length;
  switch (report.result) {
    case 'valid':
      if (report.mode === 'export') {
        return 'Nothing was exported: the live state was not read.';
      }
      return report.mode === 'validate'
        ? 'The configuration is valid. Qualytics was not contacted.'
        : 'The configuration is valid. The live state was not read, so what would change is not known.';
    case 'planned':
      return `There is something to do: ${report.plan ? countsText(report.plan.summary) : 'see below'}.`;
    case 'unchanged':
      return `Nothing to do: ${count(report.plan?.summary.unchanged ?? 0, 'datastore')} as configured.`;
    case 'applied':
      return `Applied: ${outcomeCounts(report.outcomes ?? [])}.${convergence(report)}`;
    case 'partial':
      return `Applied in part: ${outcomeCounts(report.outcomes ?? [])}.${convergence(report)}`;
    case 'exported':
      return exportedText(report);
    case 'failed':
      return `Failed, nothing was written${errors > 0 ? `: ${count(errors, 'error')}` : ''}.`;
  }
}

function exportedText({ exported }: Report): string {
  return exported
    ? `Exported ${count(exported.datastores.length, 'datastore')} and ${count(exported.connections.length, 'connection')}.`
    : 'Exported.';
}

function convergence(report: Report): string {
  switch (report.converged) {
    case undefined:
      return '';
    case 'unread':
      return ' What was written was not read again.';
    case true:
      return ' Read again: nothing is left to do.';
    case false:
      return ' Read again: something would still change.';
  }
}

function outcomeCounts(outcomes: readonly StepOutcome[]): string {
  const counted = (outcome: Outcome) => outcomes.filter((entry) => entry.outcome === outcome).length;
  const rest = (['failed', 'unknown', 'skipped'] as const).filter((outcome) => counted(outcome) > 0);
  return [`${count(counted('done'), 'step')} done`, ...rest.map((outcome) => `${counted(outcome)} ${outcome}`)].join(
    ', ',
  );
}
