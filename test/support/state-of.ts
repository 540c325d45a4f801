import type { Emulator } from '../emulator/emulator.ts';

/** A datastore as it is stored, told by names, with what servers may spell differently in one spelling. */
export interface StoredDatastore {
  readonly connection: string;
  readonly enrichment: string | null;
  readonly root_path: string | null;
  readonly tags: readonly string[];
  readonly teams: readonly string[];
  readonly group: string | null;
  readonly prefix: string;
  readonly [field: string]: unknown;
}

/** Everything stored, by name. Two of one name are told as an error: nothing here may exist twice. */
export function stateOf({ state }: Emulator): {
  readonly datastores: Readonly<Record<string, StoredDatastore>>;
  readonly connections: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly operations: Readonly<Record<string, number>>;
} {
  const names = (ids: readonly number[], table: { get(id: number): { readonly name: string } | undefined }) =>
    ids.map((id) => table.get(id)?.name ?? '?').sort();
  const datastores = state.datastores.all().map(
    (one) =>
      [
        one.name,
        {
          connection: state.connections.get(one.connection_id ?? 0)?.name ?? '?',
          enrichment: state.datastores.get(one.enrichment_datastore_id ?? 0)?.name ?? null,
          enrichment_only: one.enrichment_only,
          root_path: one.root_path === null ? null : one.root_path.replace(/\/+$/, ''),
          database: one.database,
          schema: one.schema,
          description: one.description,
          folder_globbing_enabled: one.folder_globbing_enabled,
          tags: names(one.tag_ids, state.tags),
          teams: names(one.team_ids, state.teams),
          group: state.groups.get(one.group_id ?? 0)?.name ?? null,
          prefix: one.enrichment_prefix.replace(/[^a-z0-9]/g, ''),
          limit: one.enrichment_source_record_limit,
          strategy: one.enrichment_remediation_strategy,
          rollup: one.high_count_rollup_threshold,
        },
      ] as const,
  );
  const connections = state.connections
    .all()
    .map(
      ({ name, type, fields, parameters, secrets_manager }) =>
        [name, { type, ...fields, ...parameters, vault: secrets_manager?.['secret_url'] ?? null }] as const,
    );
  const operations = Map.groupBy(
    state.operations.all(),
    ({ datastore_id }) => state.datastores.get(datastore_id)?.name ?? '?',
  );
  return {
    datastores: unique('datastores', datastores),
    connections: unique('connections', connections),
    operations: Object.fromEntries([...operations].map(([name, all]) => [name, all.length])),
  };
}

function unique<T>(what: string, entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  const names = entries.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new Error(`${what} exist twice: ${twice.join(', ')}`);
  }
  return Object.fromEntries(entries);
}

/** Names that exist more than once, over everything that a run creates. */
export function duplicatesIn({ state }: Emulator): readonly string[] {
  const named = [
    ...state.datastores.all().map(({ name }) => `datastore ${name}`),
    ...state.connections.all().map(({ name }) => `connection ${name}`),
    ...state.tags.all().map(({ name }) => `tag ${name}`),
    ...state.groups.all().map(({ name }) => `group ${name.toLowerCase()}`),
    ...state.operations.all().map(({ datastore_id }) => `operation of datastore ${datastore_id}`),
  ];
  return named.filter((name, index) => named.indexOf(name) !== index);
}
