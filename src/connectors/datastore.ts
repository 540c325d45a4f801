import type { Field } from './field.ts';

/**
 * The fields of a datastore that are compared and written, as the vendor's datastore pages name them
 * (create table and update payload). What refers to something else (connection, enrichment, group, first sync)
 * is not a field but a choice: see `config/desired.ts`.
 */
export const datastoreFields = [
  {
    name: 'enrichment_only',
    type: 'boolean',
    description: 'Makes it an enrichment datastore, which receives what scans find, instead of a source.',
    immutable: true,
    default: false,
    atCreation: false,
  },
  {
    name: 'root_path',
    type: 'string',
    description: 'Folder inside the bucket or container where the data lives, or where enrichment files are written.',
    example: '/raw/orders/',
    compare: 'path',
    scope: true,
    default: '/',
    atCreation: '/',
    pattern: { source: '\\S', says: 'a folder such as /raw/, or / for all of it' },
  },
  {
    name: 'folder_globbing_enabled',
    type: 'boolean',
    description: 'Treats the files of one folder as one container.',
    default: false,
    mayBeUnread: true,
  },
  { name: 'database', type: 'string', description: 'Database or catalog.', example: 'analytics', scope: true },
  { name: 'schema', type: 'string', description: 'Schema inside the database.', example: 'public', scope: true },
  { name: 'description', type: 'string', description: 'Free text for people.', maxLength: 255 },
  {
    name: 'teams',
    type: 'names',
    description: 'Teams that may see it, by name. Replaces the live list.',
    example: 'Data Platform',
    compare: 'set',
  },
  {
    name: 'tags',
    type: 'names',
    description: 'Global tags, by name. Replaces the live list; tags from an integration stay.',
    compare: 'set',
    // Written as `tags`, read back as `global_tags`; an older read name is tolerated.
    read: ['global_tags', 'tags'],
  },
  {
    name: 'enrichment_prefix',
    type: 'string',
    sourceOnly: true,
    description: 'Prefix of the tables or files that enrichment writes. The server rewrites it to `_snake_case`.',
    maxLength: 60,
    compare: 'prefix',
  },
  {
    name: 'enrichment_source_record_limit',
    type: 'integer',
    sourceOnly: true,
    description: 'How many source records are kept for each anomaly.',
    min: 1,
    max: 1_000_000_000,
    default: 10,
  },
  {
    name: 'enrichment_remediation_strategy',
    type: 'string',
    sourceOnly: true,
    description: 'Whether anomalous tables are copied to the enrichment datastore.',
    values: ['none', 'append', 'overwrite'],
    default: 'none',
  },
  {
    name: 'high_count_rollup_threshold',
    type: 'integer',
    description: 'From how many anomalies of one check on they are rolled up into one.',
    min: 1,
    max: 1_000,
    default: 10,
  },
] as const satisfies readonly Field[];

/** The same rows as any code sees them that does not ask for one by name. */
export const datastoreRows: readonly Field[] = datastoreFields;

/** Names of the fields that an enrichment datastore does not have: they are settings of a source's link to one. */
export const sourceOnlyFields: ReadonlySet<string> = new Set(
  datastoreRows.filter(({ sourceOnly }) => sourceOnly).map(({ name }) => name),
);

/**
 * The fields that place a datastore, or say how its place is read, by the store of its connector. Which of them a
 * connector really has is in its own row.
 */
export const scopeOf: Readonly<Record<'dfs' | 'jdbc' | 'native', readonly string[]>> = {
  dfs: ['root_path', 'folder_globbing_enabled'],
  jdbc: ['database', 'schema'],
  native: ['database', 'schema'],
};
