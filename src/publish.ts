import { writePlanFile } from './github/plan-file.ts';
import { writeSummary } from './github/summary.ts';
import { problemText } from './problem.ts';
import type { CommentPlace } from './progress.ts';
import { annotationsOf } from './report/annotations.ts';
import { outputValues } from './report/outputs.ts';
import { planFile } from './report/plan-file.ts';
import { redactReport } from './report/redacted.ts';
import { problemsOf, type Report } from './report/report.ts';
import { summaryMarkdown } from './report/summary.ts';
import { headline } from './report/words.ts';
import type { World } from './world.ts';

/**
 * Writes the end of a run everywhere it is read: comment, log, annotations, plan file, outputs, summary. One report,
 * redacted once. A place that cannot be written keeps nothing from the others.
 *
 * @throws what the first such place threw, when all others are written.
 */
export async function publish(finished: Report, place: CommentPlace | undefined, world: World): Promise<void> {
  const { log, outputs, env, redactor } = world;
  const failure = failureOf(finished);
  const thrown: unknown[] = [];
  const kept = (error: unknown): undefined => {
    thrown.push(error);
  };
  const redacted = redactReport({ ...finished, failure }, redactor.redact);
  const report = (await commented(redacted, place, world).catch(kept)) ?? redacted;
  for (const problem of problemsOf(report)) {
    log.info(`${problem.severity}: ${problemText(problem)}`);
  }
  annotationsOf(report).forEach(log.annotate);
  const file = planFile(report);
  let path: string | undefined;
  try {
    path = file && writePlanFile(env, file);
  } catch (error) {
    kept(error);
  }
  outputs.set(outputValues(report, path));
  const unwritten = writeSummary(env, summaryMarkdown(report));
  if (unwritten) {
    log.info(unwritten);
  }
  log.info(headline(report));
  if (failure !== undefined) {
    log.fail(failure);
  }
  if (thrown.length > 0) {
    throw thrown[0];
  }
}

/** Writes the sticky comment, where there is a place for one; what prevented it is one more notice of the report. */
async function commented(report: Report, place: CommentPlace | undefined, world: World): Promise<Report> {
  if (place?.event.trust !== 'pull-request' || place.policy === 'never' || world.signals.stop.aborted) {
    return report;
  }
  const { writeComment } = await import('./github/comment.ts');
  const { problem } = await writeComment({
    ...place,
    report,
    redact: world.redactor.redact,
    signal: world.signals.stop,
  });
  return problem ? { ...report, problems: [...report.problems, problem] } : report;
}

/** The last line of a run that failed; `undefined` when it did not. */
function failureOf(report: Report): string | undefined {
  if (report.failure !== undefined) {
    return report.failure;
  }
  return report.result === 'failed' || report.result === 'partial' ? headline(report) : undefined;
}
