import { createHash } from 'node:crypto';
import { unordered } from '../connectors/compare.ts';
import type { PlanSettings } from './settings.ts';
import type { Step } from './steps.ts';

/**
 * SHA-256 in hex over what a plan would do: the API's origin, each step's action, kind, name, live id and field
 * changes, and the settings for prune and rotation. Of a sensitive change it covers the text of the reference, never
 * a value or a digest of one. Nothing of where, why or in which order the file says it.
 */
export function planHash(steps: readonly Step[], settings: PlanSettings): string {
  const subject = {
    origin: settings.origin,
    prune: settings.prune,
    rotate: settings.rotatesFailing ? 'failing' : settings.rotate === 'all' ? 'all' : [...settings.rotate].sort(),
    steps: steps.map(stepSubject).sort(),
  };
  return createHash('sha256').update(JSON.stringify(subject)).digest('hex');
}

function stepSubject({ action, kind, name, liveId, changes }: Step): string {
  const fields = changes
    .map(({ field, before, after, sensitive, reference, exact = [before, after] }) =>
      JSON.stringify(sensitive ? [field, before, after, reference ?? null] : [field, ...exact.map(unordered)]),
    )
    .sort();
  return JSON.stringify([action, kind, name, liveId, fields]);
}
