/** A request as the emulator's log keeps it. The bearer token is replaced by its user's name. */
export interface LoggedRequest {
  /** 1 for the first. */
  readonly number: number;
  readonly method: string;
  /** With `/api`, without the query, still percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the token's user; `undefined` where none or an unknown one was sent. */
  readonly user: string | undefined;
  /** Parsed where it is JSON, else text; `undefined` where none was sent. */
  readonly body: unknown;
  /** When it came in, in milliseconds since the epoch. */
  readonly time: number;
  /** Status that the answer had; `undefined` until then, and where the connection was cut instead. */
  readonly status: number | undefined;
  /** From arrival to answer, in milliseconds; `undefined` like the status. */
  readonly milliseconds: number | undefined;
  /** Whether the control plane saw it, and not only a fault. */
  readonly processed: boolean;
}

/** What goes wrong with a request. */
export type Fault =
  /** Answered with this instead; `processed`: carried out all the same. A string body is sent as HTML, others as JSON. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly processed?: boolean;
    }
  /** The connection is cut before the request is carried out, or after it, so that the answer is lost. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Carried out and answered as always, but that many milliseconds later. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly when?: 'before' | 'after' }
  /** Never answered; carried out or not. */
  | { readonly kind: 'hang'; readonly processed?: boolean }
  /** Carried out; half of the answer's body is sent, then the connection is cut. */
  | { readonly kind: 'truncate' }
  /** Carried out; the answer's body is replaced by what this makes of it. */
  | { readonly kind: 'reshape'; readonly body: (body: unknown) => unknown; readonly status?: number }
  /** Not carried out; sent elsewhere. */
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: 301 | 302 | 303 | 307 | 308 };

/** Which requests something goes wrong with. What is left out matches everything. */
export interface FaultRule {
  readonly method?: string;
  readonly path?: RegExp;
  readonly when?: (request: LoggedRequest) => boolean;
  /** Which of the matching requests, counted from 1; all of them when left out. */
  readonly nth?: number | readonly number[];
  readonly fault: Fault;
}

/** A rule in force. */
export interface ActiveFault {
  /** How often it struck. */
  readonly hits: number;
  remove(): void;
}

/** The rules of one emulator, in the order in which they were made; the first one that strikes is taken. */
export interface Faults {
  add(rule: FaultRule): ActiveFault;
  strike(request: LoggedRequest): Fault | undefined;
}

export function createFaults(): Faults {
  const active = new Set<{ readonly rule: FaultRule; seen: number; hits: number }>();
  return {
    add(rule) {
      const entry = { rule, seen: 0, hits: 0 };
      active.add(entry);
      return {
        get hits() {
          return entry.hits;
        },
        remove: () => {
          active.delete(entry);
        },
      };
    },
    strike(request) {
      // Every rule counts, also behind one that strikes, so that `nth` does not depend on other rules.
      const striking = [...active].filter((entry) => {
        if (!matches(entry.rule, request)) {
          return false;
        }
        entry.seen += 1;
        return entry.rule.nth === undefined || [entry.rule.nth].flat().includes(entry.seen);
      });
      const [first] = striking;
      if (first) {
        first.hits += 1;
      }
      return first?.rule.fault;
    },
  };
}

function matches({ method, path, when }: FaultRule, request: LoggedRequest): boolean {
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || request.path.search(path) >= 0) &&
    (when === undefined || when(request))
  );
}
