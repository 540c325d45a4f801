import type { StepFacts, StepOutcome } from '../plan/plan.ts';
import { positionText } from '../problem.ts';
import { codeHtml, cut, proseHtml } from './escape.ts';
import { type Rows, rowsOf, type Section } from './fit.ts';
import { datastoreIds, made } from './outputs.ts';
import { outcomesOf, outsiders, problemsOf, type Report, unfinished } from './report.ts';
import { shownChange } from './shown.ts';
import { count, doing, duration, signs } from './words.ts';

/**
 * The parts that summary and comment are made of, as HTML blocks: no part holds an empty line, after which GitHub
 * would read what follows as Markdown again.
 */

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function table(title: string, columns: readonly string[], rows: Rows, noun: string): readonly Section[] {
  if (rows.length === 0) {
    return [];
  }
  const headings = columns.map((column) => `<th>${column}</th>`).join('');
  return [{ head: `${title}\n<table>\n<tr>${headings}</tr>`, rows, tail: '</table>', noun }];
}

function heading(title: string): string {
  return `<h3>${title}</h3>`;
}

/** A longer message is cut, so that no row crowds out all others. */
const messageChars = 4000;

function message(text: string): string {
  return proseHtml(cut(text, messageChars));
}

/** A longer name or place, too. */
const nameChars = 200;

function name(text: string): string {
  return codeHtml(cut(text, nameChars));
}

const problemRanks = { error: 0, warning: 1, notice: 2 } as const;

/** Errors, warnings and notices with their places. */
export function problemSection(report: Report): readonly Section[] {
  const problems = problemsOf(report).toSorted(
    (one, other) => problemRanks[one.severity] - problemRanks[other.severity],
  );
  const rows = rowsOf(problems, (problem) => {
    const place = problem.at ? name(positionText(problem.at)) : '';
    const also = (problem.also ?? []).map((at) => ` (see ${name(positionText(at))})`).join('');
    const what = `${message(problem.message)}${also}${problem.hint ? ` ${message(problem.hint)}` : ''}`;
    return row([problem.severity, place, what, name(problem.rule)]);
  });
  return table(heading('Problems'), ['', 'Where', 'Problem and remedy', 'Rule'], rows, 'problem');
}

/** After an apply: what failed, is unknown or was skipped, and why. */
export function failureSection(report: Report): readonly Section[] {
  const rows = rowsOf(unfinished(report), (outcome) =>
    row([outcome.outcome, `${doing(outcome.step)} ${name(outcome.step.name)}`, message(outcome.error ?? '')]),
  );
  return table(heading('Not done'), ['Outcome', 'Step', 'Why, and what to do'], rows, 'step');
}

/** A row for each of these steps of the report, after an apply with how it ended. */
export function stepSection(report: Report, steps: readonly StepFacts[]): readonly Section[] {
  const outcomes = outcomesOf(report);
  const applied = report.outcomes !== undefined;
  const origins = steps.some((step) => step.origin !== null);
  const columns = [
    '',
    'Step',
    'Id',
    'Needs',
    'Why',
    ...(origins ? ['Origin'] : []),
    ...(applied ? ['Outcome', 'Time'] : []),
  ];
  const rows = rowsOf(steps, (step) => {
    const outcome = outcomes.get(step.id);
    return row([
      signs[step.action],
      stepCell(step),
      idCell(step, outcome),
      step.needs,
      message(step.reason),
      ...(origins ? [originText(step)] : []),
      ...(applied ? [outcome?.outcome ?? '', outcome ? duration(outcome.milliseconds) : ''] : []),
    ]);
  });
  return table(heading('Steps'), columns, rows, 'step');
}

function idCell(step: StepFacts, outcome: StepOutcome | undefined): string {
  return String(outcome?.liveId ?? step.liveId ?? '');
}

function stepCell(step: StepFacts): string {
  const outside = outsiders(step).length;
  const marks = [
    ...(step.adopts ? ['<strong>adopts</strong>'] : []),
    ...(step.affects.length > 0 ? [`affects ${count(step.affects.length, 'datastore')}`] : []),
    ...(outside > 0 ? [`<strong>${outside} not in the file</strong>`] : []),
  ];
  return [`${doing(step)} ${name(step.name)}`, ...marks].join(', ');
}

function originText(step: StepFacts): string {
  if (step.origin === null) {
    return '';
  }
  return step.origin === 'change' ? 'introduced by this pull request' : 'already different before it';
}

/** Field differences, folded: one fold for each datastore, connection, group or tag. */
export function differenceSection(steps: readonly StepFacts[]): readonly Section[] {
  const folds = new Map<string, [StepFacts, ...StepFacts[]]>();
  for (const step of steps) {
    if (step.changes.length === 0 && step.affects.length === 0) {
      continue;
    }
    const key = `${step.kind} ${step.name}`;
    const others = folds.get(key);
    if (others) {
      others.push(step);
    } else {
      folds.set(key, [step]);
    }
  }
  const rows = rowsOf([...folds.values()], fold);
  return rows.length === 0 ? [] : [{ head: heading('Differences'), rows, tail: '', noun: 'difference' }];
}

function fold(steps: readonly [StepFacts, ...StepFacts[]]): string {
  const [{ kind, name: title }] = steps;
  const changes = steps.flatMap((step) => step.changes);
  const affects = steps.flatMap((step) => step.affects);
  const rows = changes.map((change) => {
    const { sign, field, before, after } = shownChange(change);
    return row([sign, name(field), side(before), side(after)]);
  });
  const names = affects.map(
    (affected) => `${name(affected.name)}${affected.managed ? '' : ' <strong>not in the file</strong>'}`,
  );
  return [
    `<details><summary>${kind} ${name(title)} (${count(changes.length, 'field')})</summary>`,
    ...(rows.length > 0
      ? ['<table>', '<tr><th></th><th>Field</th><th>Before</th><th>After</th></tr>', ...rows, '</table>']
      : []),
    ...(names.length > 0 ? [`<p>Affects ${names.join(', ')}</p>`] : []),
    '</details>',
  ].join('\n');
}

function side(value: string | undefined): string {
  return value === undefined ? '' : codeHtml(value);
}

/** After an apply: the ids of the datastores of the file, those made by this run marked. */
export function idSection(report: Report): readonly Section[] {
  if (report.outcomes === undefined) {
    return [];
  }
  const created = made(report, 'datastore');
  const rows = rowsOf([...datastoreIds(report)], ([datastore, id]) =>
    row([name(datastore), String(id), created.has(datastore) ? 'created' : '']),
  );
  return table(heading('Ids'), ['Datastore', 'Id', ''], rows, 'id');
}
