import type { Live } from '../plan/live.ts';
import type { Plan } from '../plan/plan.ts';
import type { Step } from '../plan/steps.ts';
import type { Problem } from '../problem.ts';
import type { Memory } from './context.ts';

/**
 * Datastores that only the reading after an apply shows as not connected: a write may be what disconnected them. Those
 * of the file, and those of others on a connection that was written to.
 */
export function newlyDisconnected(
  before: { readonly plan: Plan<Step>; readonly live: Live },
  after: { readonly plan: Plan<Step>; readonly live: Live },
  memory: Memory,
): readonly Problem[] {
  const said = new Set(before.plan.problems.map(({ message }) => message));
  const ofFile = after.plan.problems.filter(({ rule, message }) => rule === 'not-connected' && !said.has(message));
  const inFile = new Set(after.plan.datastores.map(({ liveId }) => liveId));
  const stepOf = new Map(before.plan.steps.flatMap((one) => (one.kind === 'connection' ? [[one.liveId, one]] : [])));
  const ofOthers = [...after.live.datastores.values()].flatMap(({ id, name, connectionId, connected }) => {
    const connection = memory.connectionsBefore.get(connectionId ?? Number.NaN);
    const lost = connected === false && before.live.datastores.get(id)?.connected === true;
    return connection && lost && !inFile.has(id)
      ? [alongWith(`"${name}" (id ${id})`, connection.name, stepOf.get(connection.id))]
      : [];
  });
  return [...ofFile, ...ofOthers];
}

function alongWith(datastore: string, connection: string, step: Step | undefined): Problem {
  return {
    severity: 'notice',
    rule: 'not-connected',
    ...(step?.at ? { at: step.at } : {}),
    message: `Qualytics says that ${datastore}, which is not in the file, is not connected since its connection "${connection}" was changed.`,
    hint: 'Check the credentials and the address of the connection.',
  };
}
