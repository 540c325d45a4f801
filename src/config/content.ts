import { unordered } from '../connectors/compare.ts';
import { Structured } from '../connectors/structured.ts';

/** One text for all that say the same: lists are sets, so that their order says nothing. */
export function contentOf(value: unknown): string | undefined {
  return value instanceof Structured ? value.json : JSON.stringify(value, (_, one: unknown) => unordered(one));
}
