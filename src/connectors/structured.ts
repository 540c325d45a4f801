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
