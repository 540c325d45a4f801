import { writePlanFile } from './github/plan-file.ts';
import { writeSummary } from './github/summary.ts';
import { problemText } from './problem.ts';
import { annotationsOf } from './report/annotations.ts';
import { outputValues } from './report/outputs.ts';
import { planFile } from './report/plan-file.ts';
import { redactReport } from './report/redacted.ts';
import { problemsOf, type Report } from './report/report.ts';
import { summaryMarkdown } from './report/summary.ts';
import { headline } from './report/words.ts';
import type { World } from './world.ts';

/** Writes the end of a run everywhere it is read: log, annotations, plan file, outputs, summary. One report, redacted once. */
export async function publish(finished: Report, world: World): Promise<void> {
  const { log, outputs, env, redactor } = world;
  const failure = failureOf(finished);
  const report = redactReport({ ...finished, failure }, redactor.redact);
  for (const problem of problemsOf(report)) {
    log.info(`${problem.severity}: ${problemText(problem)}`);
  }
  annotationsOf(report).forEach(log.annotate);
  const file = planFile(report);
  const path = file && writePlanFile(env, file);
  outputs.set(outputValues(report, path));
  const unwritten = writeSummary(env, summaryMarkdown(report));
  if (unwritten) {
    log.info(unwritten);
  }
  log.info(headline(report));
  if (failure !== undefined) {
    log.fail(failure);
  }
}

/** The last line of a run that failed; `undefined` when it did not. */
function failureOf(report: Report): string | undefined {
  if (report.failure !== undefined) {
    return report.failure;
  }
  return report.result === 'failed' || report.result === 'partial'
    ? headline({ ...report, failure: undefined })
    : undefined;
}
