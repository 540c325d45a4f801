import type { Desired, DesiredDatastore } from '../config/desired.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { sourceOnlyFields } from '../connectors/datastore.ts';
import { misplacedOn } from '../connectors/scope.ts';
import type { Problem } from '../problem.ts';
import type { Live, LiveDatastore } from './live.ts';

export interface Fitted {
  readonly desired: Desired;
  /** What each entry of `desired` is live. */
  readonly matches: ReadonlyMap<DesiredDatastore, LiveDatastore>;
  readonly problems: readonly Problem[];
}

/**
 * The file's datastores as their live connections, and they themselves, can have them. Which fields place a datastore is its connector's
 * matter, and of a connection that the file does not describe only the reading tells it: what `defaults` give and it does
 * not have is left out, and what the entry itself gives is a problem, as it is where the file describes the connection.
 */
export function fitToConnectors(desired: Desired, live: Live, matches: Fitted['matches']): Fitted {
  const typeOf = liveTypes(live);
  const problems: Problem[] = [];
  const datastores = desired.datastores.map((entry) => {
    const match = matches.get(entry);
    const type = typeOf(entry, match);
    const fitted = type === undefined ? entry : fit(entry, type, problems);
    return { fitted: match && receives(entry, match) ? withoutLink(fitted, problems) : fitted, match };
  });
  return {
    desired: { ...desired, datastores: datastores.map(({ fitted }) => fitted) },
    matches: new Map(datastores.flatMap(({ fitted, match }) => (match ? [[fitted, match] as const] : []))),
    problems,
  };
}

type TypeOf = (entry: DesiredDatastore, match: LiveDatastore | undefined) => string | undefined;

/** The connector of a datastore, where the file does not say it. */
function liveTypes({ connections }: Live): TypeOf {
  const byName = Map.groupBy(connections.values(), ({ name }) => name);
  return ({ connection }, match) => {
    switch (connection?.kind) {
      case 'file':
        return undefined;
      case 'live-id':
        return connections.get(connection.id)?.type;
      case 'live-name':
        return byName.get(connection.name)?.[0]?.type;
      case undefined:
        return connections.get(match?.connectionId ?? Number.NaN)?.type ?? match?.type;
    }
  };
}

function fit(entry: DesiredDatastore, type: string, problems: Problem[]): DesiredDatastore {
  const fields = new Map(entry.fields);
  for (const [path, field] of entry.fields) {
    const wrong = misplacedOn(connectorOf(type), path);
    // Where there is nothing to clear, `null` says nothing.
    if (wrong && (field.inherited || (field.value === null && wrong.kind === 'of-other-store'))) {
      fields.delete(path);
    } else if (wrong) {
      const { kind, message, hint } = wrong;
      problems.push(
        kind === 'unusual'
          ? { severity: 'warning', rule: 'field-unusual', at: field.at, message, hint }
          : { severity: 'error', rule: 'field-of-other-store', at: field.at, message, hint },
      );
    }
  }
  return fields.size === entry.fields.size ? entry : { ...entry, fields };
}

/** Whether an entry is a live enrichment datastore, and does not repeat that it is one. */
export function receives(entry: DesiredDatastore, live: LiveDatastore): boolean {
  return live.fields.get('enrichment_only') === true && !entry.fields.has('enrichment_only');
}

/** An entry that does not repeat that its live datastore is an enrichment datastore: it has no link of its own, nor settings of one. */
function withoutLink(entry: DesiredDatastore, problems: Problem[]): DesiredDatastore {
  const fields = [...entry.fields].filter(([path, { inherited }]) => !(inherited && sourceOnlyFields.has(path)));
  const { enrichment } = entry;
  if (enrichment && !enrichment.inherited && enrichment.kind !== 'none') {
    problems.push({
      severity: 'error',
      rule: 'live-enrichment-onward',
      at: enrichment.at,
      message: `"${entry.name}" is an enrichment datastore and cannot have an enrichment datastore of its own.`,
      hint: 'Remove the link.',
    });
  }
  return { ...entry, fields: new Map(fields), enrichment: undefined };
}
