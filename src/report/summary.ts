import { claiming, failureClaims, problemClaims, stepClaims } from './claims.ts';
import { codeHtml, cut, proseHtml } from './escape.ts';
import { type Section, withinLimit } from './fit.ts';
import { limits, type Report } from './report.ts';
import { differenceSection, failureSection, idSection, problemSection, stepSection } from './sections.ts';
import { countsText, headline } from './words.ts';

/** The job summary: outcome and counts, what needs a person, steps, differences, ids. At most 1 MiB of UTF-8. */
export function summaryMarkdown(report: Report): string {
  const steps = report.plan?.steps ?? [];
  const sections = [
    outcomeSection(report),
    ...failureSection(report).map(claiming(...failureClaims(report))),
    // After the steps: their table is complete as far as any is.
    ...problemSection(report).map(claiming(...problemClaims(report, 'laterHints'))),
    ...stepSection(report, steps).map(claiming(...stepClaims(steps))),
    ...differenceSection(steps),
    // Nothing else of a large apply says them all.
    ...idSection(report).map(claiming({ turn: 'ids' })),
  ];
  return withinLimit(sections, { limit: limits.summaryBytes, size: (text) => Buffer.byteLength(text) });
}

/** What is longer here is somebody's mistake or joke, and must not take the room of the steps. */
const nameChars = 200;
const failureChars = 2000;
const filesShown = 20;

/** What every form of the report begins with. */
export function outcomeSection(report: Report): Section {
  const outcome = headline(report);
  // Of many failed runs that is all that there is to say.
  const failure = report.failure === outcome ? undefined : report.failure;
  const lines = [
    `<h2>Qualytics ${report.mode}${report.label ? ` ${codeHtml(cut(report.label, nameChars))}` : ''}</h2>`,
    `<p><strong>${outcome}</strong></p>`,
    ...(failure === undefined ? [] : [`<p>${proseHtml(cut(failure, failureChars))}</p>`]),
    ...planLine(report),
    ...commitLine(report),
  ];
  return { head: lines.join('\n'), rows: [], tail: '', noun: 'line' };
}

function planLine(report: Report): readonly string[] {
  if (!report.plan) {
    return [];
  }
  const { summary, needs, hash, steps } = report.plan;
  const role = steps.length > 0 ? `Applying it needs the role ${needs}. ` : '';
  // Of a plan the headline has the counts already.
  const counts = report.mode === 'apply' ? `Datastores: ${countsText(summary)}. ` : '';
  return [`<p>${counts}${role}Plan hash ${codeHtml(hash)}</p>`];
}

function commitLine(report: Report): readonly string[] {
  const shown = report.config.slice(0, filesShown).map((path) => codeHtml(cut(path, nameChars)));
  const left = report.config.length - shown.length;
  const files = [...shown, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  const of = report.run.commit === undefined ? '' : ` at commit ${codeHtml(report.run.commit.slice(0, 12))}`;
  return files || of ? [`<p>Of ${files || 'this repository'}${of}.</p>`] : [];
}
