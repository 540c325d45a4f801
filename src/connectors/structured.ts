import type { Plain } from './field.ts';

/**
 * A mapping inside a connection's `parameters`, or a list that holds more than texts: what no table describes, and is
 * sent and compared as a whole. The order of its keys says nothing.
 */
export class Structured {
  /** Its JSON, keys in order: the same for all that means the same. */
  readonly json: string;

  constructor(value: unknown) {
    this.json = JSON.stringify(inOrder(value));
  }

  /** Anew each time, as it goes into a request body. */
  toJSON(): unknown {
    return JSON.parse(this.json) as unknown;
  }
}

/** What a reading of a connection says of a path; `undefined`: nothing. */
export function liveValue(
  { fields, opaque }: { readonly fields: ReadonlyMap<string, Plain>; readonly opaque?: ReadonlyMap<string, unknown> },
  path: string,
): Plain | Structured | undefined {
  return opaque?.has(path) ? new Structured(opaque.get(path)) : fields.get(path);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, one]) => [key, inOrder(one)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
