import { appendFileSync } from 'node:fs';

/**
 * Appends to the job summary; nothing outside GitHub. Synchronous, so that it is there even when a signal ends the
 * run. Returns what went wrong, to be logged: a summary is never worth a failed step.
 */
export function writeSummary(env: NodeJS.ProcessEnv, markdown: string): string | undefined {
  const path = env['GITHUB_STEP_SUMMARY'];
  if (!path) {
    return undefined;
  }
  try {
    appendFileSync(path, markdown);
    return undefined;
  } catch (error) {
    return `The job summary could not be written (${(error as NodeJS.ErrnoException).message}).`;
  }
}
