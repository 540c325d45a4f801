import type { Kind } from '../plan/plan.ts';
import type { ExportedName, Report } from './report.ts';

/** Every output of the action, as `action.yml` declares them (a test compares the two). */
export const outputNames = [
  'ids',
  'created-ids',
  'connection-ids',
  'changed',
  'create-count',
  'update-count',
  'delete-count',
  'unchanged-count',
  'plan-hash',
  'plan-file',
  'converged',
  'result',
] as const;

export type OutputName = (typeof outputNames)[number];

/**
 * All outputs of a finished run, also of a failed one. What is not known, since nothing was read, is empty.
 * `planFile`: the path it was written to.
 */
export function outputValues(report: Report, planFile: string | undefined): Readonly<Record<OutputName, string>> {
  const summary = report.plan?.summary;
  return {
    ids: namesJson(datastoreIds(report)),
    'created-ids': namesJson(made(report, 'datastore')),
    'connection-ids': namesJson(connectionIds(report)),
    changed: changed(report),
    'create-count': numberText(summary?.create),
    'update-count': numberText(summary?.update),
    'delete-count': numberText(summary?.delete),
    'unchanged-count': numberText(summary?.unchanged),
    'plan-hash': report.plan?.hash ?? '',
    'plan-file': planFile ?? '',
    converged: report.converged === undefined ? '' : String(report.converged === true),
    result: report.result,
  };
}

function numberText(number: number | undefined): string {
  return number === undefined ? '' : String(number);
}

/** A JSON object from name to id. Built from entries, since a name may be `__proto__`. */
function namesJson(ids: ReadonlyMap<string, number>): string {
  return JSON.stringify(Object.fromEntries(ids));
}

function exportedIds(names: readonly ExportedName[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap(({ name, id }) => (id === undefined ? [] : [[name, id] as const])));
}

/** Datastores of the file that exist after the run. */
export function datastoreIds(report: Report): ReadonlyMap<string, number> {
  if (report.exported) {
    return exportedIds(report.exported.datastores);
  }
  const live = (report.plan?.datastores ?? []).flatMap(({ name, liveId }) =>
    liveId === null ? [] : [[name, liveId] as const],
  );
  return new Map([...live, ...made(report, 'datastore')]);
}

function connectionIds(report: Report): ReadonlyMap<string, number> {
  if (report.exported) {
    return exportedIds(report.exported.connections);
  }
  const live = [...(report.plan?.connections ?? [])].flatMap(([name, id]) =>
    id === null ? [] : [[name, id] as const],
  );
  return new Map([...live, ...made(report, 'connection')]);
}

/** What this run made: a create that has an id, even where the step failed after it. */
export function made(report: Report, kind: Kind): ReadonlyMap<string, number> {
  const entries = (report.outcomes ?? []).flatMap(({ step, liveId }) =>
    step.action === 'create' && step.kind === kind && liveId !== undefined ? [[step.name, liveId] as const] : [],
  );
  return new Map(entries);
}

/** Of an apply whether something was, or may have been, written; of a plan whether something would be. */
function changed(report: Report): string {
  if (report.exported) {
    return report.exported.fromLive ? 'false' : '';
  }
  if (!report.plan) {
    return '';
  }
  if (report.mode !== 'apply') {
    return String(report.plan.steps.length > 0);
  }
  return String(report.wrote);
}
