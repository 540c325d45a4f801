/** What the file and the API hold in a field that is not a secret. */
export type Plain = string | number | boolean | null | readonly string[];

/** How two readings of a field are held against each other. */
export type Comparison =
  /** The same value. */
  | 'exact'
  /** Lists in any order, duplicates aside. */
  | 'set'
  /** A path, the trailing slash aside (the API's own normalisation is not known). */
  | 'path'
  /** Letters and digits only, case aside: the server rewrites prefixes to snake case. */
  | 'prefix';

/** A condition on another field of the same entry, its default included. */
export interface When {
  readonly field: string;
  readonly is: string;
}

/** One row: all that the project knows about a field of a datastore, a connection or `secrets_manager`. */
export interface Field {
  /** As the file writes it, and the API too unless `read` says otherwise. */
  readonly name: string;
  /** `names`: a list of strings that is a set. */
  readonly type: 'string' | 'integer' | 'boolean' | 'names';
  /** Where it stands in its object; absent: at the top. */
  readonly section?: 'parameters' | 'secrets_manager';
  /** One sentence for the reference page and the editor. */
  readonly description: string;
  readonly example?: string;
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly pattern?: { readonly source: string; readonly says: string };
  /** `exact` when absent. */
  readonly compare?: Comparison;
  /** Never compared, never shown, revealed only in a request body. */
  readonly secret?: true;
  /** Identifies without authenticating: may be plain in the file, is shown shortened. */
  readonly identifier?: true;
  /** Where credentials are sent to: never changed under stored secrets that the file does not give. */
  readonly address?: true;
  /** What was scanned stays behind when it changes: a warning. */
  readonly scope?: true;
  /** Of a source's link to its enrichment datastore: an enrichment datastore itself has none. */
  readonly sourceOnly?: true;
  /** Cannot change in place. */
  readonly immutable?: true;
  readonly required?: true | When;
  /** Makes no sense under this condition: an error of the file, and never sent. */
  readonly forbidden?: When;
  /** The condition under which a connection has it at all; absent: always. */
  readonly usedWith?: When;
  /** What an absent field means on a reading. */
  readonly default?: Plain;
  /** The API is not documented to give it back: where a full reading lacks it, nothing is known and nothing compared. */
  readonly mayBeUnread?: true;
  /** Sent when a datastore is created and the file leaves it out. */
  readonly atCreation?: Plain;
  /** Names under which the API gives it back, the first found wins. Absent: `name`. */
  readonly read?: readonly string[];
}

/** `uri`, `parameters.role_arn`: the path of a field, as the file, the plan and the annotations write it. */
export function pathOf(field: Field): string {
  return field.section ? `${field.section}.${field.name}` : field.name;
}

/** The section and the name of a path: `parameters.role_arn` is `role_arn` in `parameters`. */
export function splitPath(path: string): { readonly section: string | undefined; readonly name: string } {
  const dot = path.indexOf('.');
  return dot < 0 ? { section: undefined, name: path } : { section: path.slice(0, dot), name: path.slice(dot + 1) };
}

/** One connector: its fields on the connection, and which scope a datastore on it has. */
export interface Connector {
  readonly type: string;
  readonly title: string;
  readonly store: 'dfs' | 'jdbc' | 'native' | 'unknown';
  /** The connection's fields, those common to all connectors (`secrets_manager`) excepted. */
  readonly fields: readonly Field[];
  /** Fields of `datastoreFields` that place a datastore on it. */
  readonly scope: readonly string[];
  /** Whether an enrichment datastore may be on it; `unsure`: the sources disagree. */
  readonly enrichment: 'yes' | 'no' | 'unsure' | 'unknown';
  /** Whether an unknown key inside `parameters` is an error (S3, fully documented) or a warning. */
  readonly strictParameters: boolean;
  /** What the reference page should add, such as what is not verified. */
  readonly notes?: readonly string[];
}

/** Role ARNs of all partitions: `aws`, `aws-cn`, `aws-us-gov`, the isolated and the sovereign ones. */
export const roleArnPattern = {
  source: '^arn:aws(-[a-z0-9]+)*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$',
  says: 'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME',
} as const;
