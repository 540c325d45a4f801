import type { Position } from '../problem.ts';

/** What the inputs of the action say about planning. */
export interface PlanSettings {
  /** Scheme, host and port of the API: part of the hash. */
  readonly origin: string;
  /** `false`: a live object that the file does not own yet is refused. */
  readonly adopt: boolean;
  /** The tag that marks what the file owns, with its place where the file gives it. */
  readonly ownershipTag: { readonly value: string; readonly at?: Position } | undefined;
  readonly prune: boolean;
  /** 0 and up. */
  readonly maxDeletes: number;
  /** Connections whose secrets are sent although nothing else changes. */
  readonly rotate: 'all' | ReadonlySet<string>;
  /** Whether those were found by their tests, which differ from run to run: the hash that is shown is that of the plan without them. */
  readonly rotatesFailing?: true;
}
