import type { Desired } from '../config/desired.ts';
import { connectionField, connectorOf } from '../connectors/connectors.ts';
import { hasErrors } from '../problem.ts';
import { connectionDifference } from './connection-changes.ts';
import type { Live } from './live.ts';
import { makePlan } from './make-plan.ts';
import type { PlanSettings } from './settings.ts';
import type { Operation, Step } from './steps.ts';

type Update = Extract<Operation, { does: 'update-connection' }>;

/** A connection whose stored secrets may be held against those of the file. */
export interface RotationCandidate extends Update {
  readonly name: string;
}

/**
 * The live connections for which `rotate-secrets: failing` may try the secrets of the file. Not those that get them
 * anyway, and not those whose rotation would be refused: trying is sending, and what is refused is not even tried.
 */
export function rotationCandidates(desired: Desired, live: Live, settings: PlanSettings): readonly RotationCandidate[] {
  const given = new Set(makePlan(desired, live, { ...settings, rotate: new Set() }).steps.flatMap(sendsSecrets));
  return makePlan(desired, live, { ...settings, rotate: 'all' }).steps.flatMap(({ name, operation }) =>
    operation.does === 'update-connection' && !given.has(operation.live.id) && !isRefused(operation)
      ? [{ ...operation, name }]
      : [],
  );
}

/** The id of the connection whose secrets a step sends. */
function sendsSecrets({ operation }: Step): readonly number[] {
  if (operation.does !== 'update-connection') {
    return [];
  }
  const connector = connectorOf(operation.live.type);
  const sends = [...operation.send.keys()].some((path) => connectionField(connector, path).secret);
  return sends ? [operation.live.id] : [];
}

function isRefused({ entry, live }: Update): boolean {
  return hasErrors(connectionDifference(entry, live, { rotates: true }).problems);
}
