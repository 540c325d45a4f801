import { connectorOf } from '../connectors/connectors.ts';
import type { LiveConnection } from '../plan/live.ts';

/**
 * Where some reading of a kind of store has `parameters`, one of its own that has none says that there are none: servers
 * may leave out what is empty, and one model has none to show. `read`: ids of the connections that were read by themselves.
 */
export function withToldParameters(connections: Map<number, LiveConnection>, read: ReadonlySet<number>): void {
  const storeOf = ({ type }: LiveConnection): string => connectorOf(type).store;
  const telling = new Set([...connections.values()].filter(({ keys }) => keys.has('parameters')).map(storeOf));
  for (const live of [...connections.values()].filter((one) => read.has(one.id) && telling.has(storeOf(one)))) {
    connections.set(live.id, { ...live, keys: new Set([...live.keys, 'parameters']) });
  }
}
