import type { Plain } from '../connectors/field.ts';

/** A group as an entry writes it; the icon only where it is not the one that every group begins with. */
export interface GroupValue {
  readonly name: string;
  readonly icon?: string;
}

export type Written = Plain | GroupValue;

/** One key of an entry: its path (`root_path`, `parameters.role_arn`) and the value as the file writes it. */
export interface Key {
  readonly path: string;
  readonly value: Written;
}

/** What the live object has and the file does not say, with the reason to follow "since". */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** A secret that is not managed, with the reference to write if it should be. */
export interface SecretHint {
  readonly path: string;
  /** `${{ secrets.ACME_LAKE_SECRET_KEY }}`. */
  readonly reference: string;
}

/** A connection or datastore as the exported file has it: what is written, and what is known and not written. */
export interface Entry {
  readonly kind: 'connection' | 'datastore';
  /** `undefined` where nothing live was read. */
  readonly id: number | undefined;
  readonly name: string;
  /** In the order in which they are written; the name, which comes before them, is not among them. */
  readonly keys: readonly Key[];
  /** Values that go without saying, cleared fields and defaults, by path. */
  readonly unsaid: ReadonlyMap<string, Written>;
  readonly leftOut: readonly LeftOut[];
  readonly hints: readonly SecretHint[];
  /** The connector; of a datastore, that of its connection. `undefined` where it is not known. */
  readonly type: string | undefined;
  /** Sections that were read whole: what a file has in them besides is no longer there. */
  readonly readWhole: ReadonlySet<string>;
  /** Ids that the references of a datastore mean: its file may refer to them in another way. */
  readonly refersTo: RefersTo;
}

export interface RefersTo {
  readonly connection?: number | undefined;
  readonly enrichment?: number | undefined;
  readonly group?: number | undefined;
}

/** An entry that the language cannot express at all. */
export interface Unexpressed {
  readonly kind: Entry['kind'];
  readonly id: number | undefined;
  readonly name: string;
  readonly reason: string;
}

/** Paths that a check refused, by the entry they belong to (`entryKey`), with the reason. `''`: the entry itself. */
export type Refused = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function entryKey({ kind, id, name }: Pick<Entry, 'kind' | 'id' | 'name'>): string {
  return JSON.stringify([kind, id ?? name]);
}

export function isGroup(value: Written): value is GroupValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One order for all runs: by UTF-16 code units, which no locale changes. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
