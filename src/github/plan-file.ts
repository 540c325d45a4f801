import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes the plan as JSON into a new private directory under `RUNNER_TEMP` (0700, the file 0600): a fixed path could
 * be somebody else's link. Returns the path of the file; throws where the directory cannot be written.
 */
export function writePlanFile(env: NodeJS.ProcessEnv, plan: object): string {
  const directory = mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'qualytics-plan-'));
  const path = join(directory, 'plan.json');
  writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return path;
}
