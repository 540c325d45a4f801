import { writePlanFile } from './github/plan-file.ts';
import { writeSummary } from './github/summary.ts';
import { type Problem, problemText } from './problem.ts';
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
 * redacted as a whole after the last thing was added to it. A place that cannot be written keeps nothing from the others.
 *
 * @throws what the first such place threw, when all others are written.
 */
export async function publish(finished: Report, place: CommentPlace | undefined, world: World): Promise<void> {
  const { log, outputs, env, redactor } = world;
  const failure = failureOf(finished);
  const reportWith = (problems: readonly Problem[]): Report =>
    redactReport({ ...finished, failure, problems: [...finished.problems, ...problems] }, redactor.redact);
  const thrown: unknown[] = [];
  const kept = (error: unknown): undefined => {
    thrown.push(error);
  };
  const uncommented = await commented({ ...finished, failure }, place, world).catch(kept);
  const added = [uncommented ?? []].flat();
  const known = reportWith(added);
  const file = planFile(known);
  let path: string | undefined;
  try {
    path = file && writePlanFile(env, file);
  } catch (error) {
    kept(error);
  }
  const unset = outputs.set(outputValues(known, path));
  const report = unset === undefined ? known : reportWith([...added, unwrittenProblem(unset)]);
  for (const problem of problemsOf(report)) {
    log.info(`${problem.severity}: ${problemText(problem)}`);
  }
  annotationsOf(report).forEach(log.annotate);
  const noSummary = writeSummary(env, summaryMarkdown(report));
  if (noSummary) {
    log.info(noSummary);
  }
  log.info(headline(report));
  if (failure !== undefined) {
    log.fail(failure);
  }
  if (thrown.length > 0) {
    throw thrown[0];
  }
}

/** Writes the sticky comment, where there is a place for one. Returns what prevented it. */
async function commented(
  report: Report,
  place: CommentPlace | undefined,
  { redactor, signals }: World,
): Promise<Problem | undefined> {
  if (place?.event.trust !== 'pull-request' || place.policy === 'never' || signals.stop.aborted) {
    return undefined;
  }
  const { writeComment } = await import('./github/comment.ts');
  const { problem } = await writeComment({ ...place, report, redactor, signal: signals.stop });
  return problem;
}

/** What the next step looks for and will not find. */
function unwrittenProblem(message: string): Problem {
  return {
    severity: 'warning',
    rule: 'outputs-unwritten',
    message,
    hint: 'Ids and counts are in the log and in the job summary. Check the space on the disk of the runner.',
  };
}

/** The last line of a run that failed; `undefined` when it did not. */
function failureOf(report: Report): string | undefined {
  if (report.failure !== undefined) {
    return report.failure;
  }
  return report.result === 'failed' || report.result === 'partial' ? headline(report) : undefined;
}
