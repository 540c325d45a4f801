import type { Dialect } from './dialect.ts';
import type { Json, StoreType } from './records.ts';
import type { Issue } from './refusal.ts';
import { extraField, type Model, missing, type Rule } from './validate.ts';

const settings = {
  description: { type: 'string', nullable: true, maxLength: 255 },
  teams: { type: 'names', nullable: true },
  tags: { type: 'names', nullable: true },
  enrichment_prefix: { type: 'string', nullable: true, maxLength: 60 },
  enrichment_source_record_limit: { type: 'integer', nullable: true, min: 1, max: 1_000_000_000 },
  enrichment_remediation_strategy: { type: 'string', nullable: true, values: ['none', 'append', 'overwrite'] },
  high_count_rollup_threshold: { type: 'integer', nullable: true, min: 1, max: 1000 },
} as const satisfies Model;

const scope = {
  root_path: { type: 'string', minLength: 1 },
  folder_globbing_enabled: { type: 'boolean', nullable: true },
  database: { type: 'string', nullable: true },
  schema: { type: 'string', nullable: true },
} as const satisfies Model;

const name: Rule = { type: 'string', minLength: 1, maxLength: 255 };

/** The body of a create, the connection's own fields aside. */
export function createModel(dialect: Dialect): Model {
  const flag: Rule = { type: 'boolean', nullable: true };
  const { createFlag } = dialect;
  return {
    name: { ...name, required: true },
    connection: { type: 'object', nullable: true },
    connection_id: { type: 'integer', nullable: true },
    enrichment_only: { type: 'boolean' },
    group_id: { type: 'integer', nullable: true },
    group: { type: 'object', nullable: true },
    enrichment_datastore_id: { type: 'integer', nullable: true },
    ...(createFlag === 'both' || createFlag === 'catalog' ? { trigger_catalog: flag } : {}),
    ...(createFlag === 'both' || createFlag === 'sync' ? { trigger_sync: flag } : {}),
    ...scope,
    ...settings,
  };
}

/** The body of an update: the closed list of what can be written, never an inline connection. */
export function updateModel(dialect: Dialect, store: StoreType): Model {
  const required = dialect.putSemantics === 'full' ? ({ required: true } as const) : {};
  return {
    name: { ...name, ...required },
    connection_id: { type: 'integer', ...required },
    enrichment_only: { type: 'boolean' },
    ...scope,
    ...(store === 'dfs' ? { root_path: { ...scope.root_path, ...required } } : {}),
    ...settings,
    // A sample of the vendor marks the prefix as required on an update.
    enrichment_prefix: { ...settings.enrichment_prefix, ...required },
    // For native stores the server chooses the update model by this.
    ...(store === 'native'
      ? { connection: { type: 'object', required: true, fields: { type: { type: 'string', required: true } } } }
      : {}),
  };
}

/** What a body says about a scope that its connection's kind of store does not have, or does not say about its own. */
export function scopeIssues(
  dialect: Dialect,
  store: StoreType,
  body: Json,
  demand: 'whole' | 'part',
): readonly Issue[] {
  const foreign = store === 'dfs' ? ['database', 'schema'] : ['root_path', 'folder_globbing_enabled'];
  const extra = foreign.filter((field) => (body[field] ?? null) !== null && dialect.extraFields === 'reject');
  const absent = store === 'dfs' && demand === 'whole' && body['root_path'] === undefined;
  return [
    ...extra.map((field) => extraField(['body', field], body[field])),
    ...(absent && dialect.missingRootPath === 'reject' ? [missing(['body', 'root_path'], body)] : []),
  ];
}

/** A prefix as the server rewrites it: snake case with a leading underscore, at most 60 characters. */
export function normalisedPrefix(dialect: Dialect, text: string): string {
  const spaced = spelledForPrefix(dialect, text);
  const separators = dialect.prefixStyle === 'keep-repeats' ? /[^\p{L}\p{N}]/gu : /[^\p{L}\p{N}]+/gu;
  const snake = spaced.toLowerCase().replace(separators, '_').replace(/^_+/, '');
  return `_${dialect.prefixStyle === 'keep-repeats' ? snake : snake.replace(/_+$/, '')}`.slice(0, 60);
}

/** What the snake case of a prefix is made of: digits set apart, or accents taken off, where the dialect does so. */
function spelledForPrefix({ prefixStyle }: Dialect, text: string): string {
  switch (prefixStyle) {
    case 'split-digits':
      return text.replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ');
    case 'ascii':
      return text.normalize('NFKD').replace(/\p{M}/gu, '');
    case 'collapse':
    case 'keep-repeats':
      return text;
  }
}

/** A root path as the server stores it. */
export function normalisedRootPath(dialect: Dialect, path: string): string {
  switch (dialect.rootPath) {
    case 'as-is':
      return path;
    case 'strip-trailing':
      return path.replace(/\/+$/, '') || '/';
    case 'strip-all':
      return path.replace(/\/+$/, '');
    case 'add-trailing':
      return path.endsWith('/') ? path : `${path}/`;
  }
}
