import { canSee } from './access.ts';
import { isSecret, rulesOf, topLevelFields } from './connectors.ts';
import type { Context } from './context.ts';
import type { Connection, Datastore, Group, Json, Operation, StoreType } from './records.ts';
import { connectionOf } from './state.ts';

/** What a masked secret looks like. */
const MASK = '****';

/** A datastore as GET, PUT and PATCH give it back. */
export function datastoreRead(context: Context, datastore: Datastore): Json {
  const { dialect, state } = context;
  const connection = connectionOf(state, datastore);
  const operations = state.operations.by('datastore', datastore.id);
  const stub = connection ? { id: connection.id, name: connection.name, type: connection.type } : null;
  return told(context, {
    ...datastoreSummary(context, datastore),
    description: datastore.description,
    enrichment_prefix: datastore.enrichment_prefix,
    enrichment_source_record_limit: datastore.enrichment_source_record_limit,
    enrichment_remediation_strategy: datastore.enrichment_remediation_strategy,
    high_count_rollup_threshold: datastore.high_count_rollup_threshold,
    ...(dialect.connectionOnRead === 'id' ? {} : { connection: stub }),
    ...(dialect.connectionOnRead === 'nested' ? {} : { connection_id: connection?.id ?? null }),
    updated: datastore.updated,
    has_scheduled_operations: false,
    linked_datastores: datastoreStubs(context, state.datastores.by('enrichment', datastore.id)),
    ...(connection ? connectionEchoes(context, connection) : {}),
    ...volatileFields(context, datastore),
    ...(dialect.latestOperation === 'present' ? { latest_operation: operationStub(operations.at(-1)) } : {}),
  });
}

/** A reading with or without what holds nothing. */
function told({ dialect }: Context, reading: Json): Json {
  return dialect.nullsOnRead === 'present'
    ? reading
    : Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== null));
}

/** A datastore as an item of a list: enough to find it by name, not enough to compare it. */
export function datastoreListItem(context: Context, datastore: Datastore): Json {
  switch (context.dialect.listItems) {
    case 'full':
      return datastoreRead(context, datastore);
    case 'light':
      return datastoreSummary(context, datastore);
    case 'bare':
      return { id: datastore.id, name: datastore.name };
  }
}

/** The seven fields that the vendor's S3 page prints as the answer to a create. */
export function datastoreShort(context: Context, datastore: Datastore): Json {
  const { id, name, type, store_type, enrichment_only, connected, ...rest } = datastoreSummary(context, datastore);
  const scope =
    'root_path' in rest ? { root_path: rest['root_path'] } : { database: rest['database'], schema: rest['schema'] };
  return { id, name, type, store_type, ...scope, enrichment_only, connected };
}

function datastoreSummary(context: Context, datastore: Datastore): Json {
  const { dialect, state, user } = context;
  const { connector } = datastore;
  const { store } = rulesOf(connector);
  const teams = datastore.team_ids.flatMap((id) => state.teams.get(id) ?? []);
  const tags = datastore.tag_ids.flatMap((id) => state.tags.get(id) ?? []);
  const group = datastore.group_id === null ? undefined : state.groups.get(datastore.group_id);
  const enrichment = state.datastores.get(datastore.enrichment_datastore_id ?? 0);
  return told(context, {
    id: datastore.id,
    name: datastore.name,
    type: connector,
    store_type: storeTypeText(context, store),
    ...scopeOf(datastore, store),
    connected: datastore.connected,
    favorite: datastore.favorite_of.includes(user.name),
    enrichment_only: datastore.enrichment_only,
    created: datastore.created,
    teams:
      dialect.teamsOnRead === 'strings' ? teams.map(({ name }) => name) : teams.map(({ id, name }) => ({ id, name })),
    [dialect.tagsReadName]: tags.map(({ id, name, type }) =>
      dialect.tagsOnRead === 'names' ? { name } : { id, name, type },
    ),
    group: group ? { id: group.id, name: group.name, icon: group.icon } : null,
    enrich_datastore: enrichment ? { ...datastoreStub(context, enrichment), enrichment_only: true } : null,
    metrics: { containers: 0, records: 0, fields_profiled: 0, active_checks: 0, active_anomalies: 0 },
  });
}

function scopeOf(datastore: Datastore, store: StoreType): Json {
  return store === 'dfs'
    ? { root_path: datastore.root_path, folder_globbing_enabled: datastore.folder_globbing_enabled }
    : { database: datastore.database, schema: datastore.schema };
}

/** What a datastore's reading copies from its connection, for display. Its PUT does not take these. */
function connectionEchoes(context: Context, connection: Connection): Json {
  const { uri: _uri, access_key: _key, ...echoes } = readableFields(context, connection);
  return {
    ...echoes,
    ...(connection.connection_type === 'jdbc'
      ? { jdbc_url: `jdbc:${connection.type}://${connection.fields['host']}` }
      : {}),
    ...readableSecretsManager(context, connection),
    product_name: null,
    driver_name: null,
  };
}

/** Fields that are different on every reading, or may be. */
function volatileFields(context: Context, datastore: Datastore): Json {
  const tick = Number(context.state.now().slice(-5, -1));
  const scores = ['overall_score', 'completeness_score', 'accuracy_score'].map((name) => [name, tick / 100]);
  return {
    metrics: {
      containers: datastore.id,
      records: tick,
      fields_profiled: 0,
      active_checks: 0,
      active_anomalies: tick % 7,
    },
    anomaly_count: tick % 7,
    record_count: tick,
    ...Object.fromEntries(scores),
  };
}

/** A connection as GET and the paged list give it. */
export function connectionRead(context: Context, connection: Connection, place: 'item' | 'list'): Json {
  const { dialect, state } = context;
  const { parameters, ...fields } = readableFields(context, connection);
  const showParameters =
    parameters !== undefined && (place === 'item' || dialect.connectionListParameters === 'present');
  return told(context, {
    id: connection.id,
    name: connection.name,
    type: connection.type,
    connection_type: storeTypeText(context, connection.connection_type),
    created: connection.created,
    ...fields,
    ...(showParameters ? { parameters } : {}),
    ...(connection.connection_type === 'jdbc' ? { product_name: null, driver_name: null } : {}),
    ...readableSecretsManager(context, connection),
    datastores:
      dialect.connectionStubs === 'null'
        ? null
        : datastoreStubs(context, state.datastores.by('connection', connection.id)),
  });
}

/** A connection as the flat listing gives it. */
export function connectionListing(context: Context, { created, id, name, type, connection_type }: Connection): Json {
  return { created, id, name, connection_type: storeTypeText(context, connection_type), type };
}

function readableFields(context: Context, connection: Connection): Record<string, unknown> {
  const { dialect } = context;
  const visible: Record<string, unknown> = {};
  for (const name of topLevelFields(connection.type)) {
    const value = connection.fields[name] ?? null;
    if (!isSecret(name)) {
      visible[name] = value;
    } else if (value !== null && dialect.secretsOnRead === 'masked') {
      visible[name] = MASK;
    }
  }
  if (connection.connection_type !== 'dfs' || dialect.dfsParametersOnRead === 'present') {
    visible['parameters'] = readableParameters(context, connection.parameters);
  }
  return visible;
}

function readableParameters({ dialect }: Context, parameters: Json): Json {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      if (!isSecret(name) || dialect.parameterSecretsOnRead === 'shown') {
        return [[name, value]];
      }
      return dialect.parameterSecretsOnRead === 'masked' ? [[name, MASK]] : [];
    }),
  );
}

/** What a reading shows of a secrets manager that is not there. */
const noSecretsManager = {
  null: { secrets_manager: null },
  absent: {},
  empty: { secrets_manager: {} },
} as const;

/** The field `secrets_manager` of a reading. Its payload is never given back in clear, in no dialect. */
function readableSecretsManager({ dialect }: Context, { secrets_manager }: Connection): Json {
  if (secrets_manager === null) {
    return noSecretsManager[dialect.noSecretsManager];
  }
  const { credentials_payload: payload = null, ...readable } = secrets_manager;
  const masked = payload !== null && dialect.secretsOnRead === 'masked';
  return { secrets_manager: { ...readable, ...(masked ? { credentials_payload: MASK } : {}) } };
}

/** An operation as it is answered and listed. */
export function operationRead(context: Context, operation: Operation): Json {
  const { reads_left: _left, datastore_id, options, ...fields } = operation;
  const datastore = context.state.datastores.get(datastore_id);
  return {
    ...fields,
    ...options,
    datastore: datastore ? datastoreStub(context, datastore) : null,
    status: { total_containers: 1, containers_analyzed: operation.end_time ? 1 : 0, records_processed: 0 },
  };
}

function operationStub(operation: Operation | undefined): Json | null {
  if (!operation) {
    return null;
  }
  const { id, type, result, created, start_time, end_time } = operation;
  return { id, type, result, created, start_time, end_time };
}

/** Datastores inside another object; whether a token's teams limit them is a matter of dialect. */
function datastoreStubs(context: Context, datastores: readonly Datastore[]): readonly Json[] {
  const complete = context.dialect.teamVisibility === 'own-but-stubs';
  return datastores
    .filter((datastore) => complete || canSee(context, datastore))
    .map((datastore) => datastoreStub(context, datastore));
}

function datastoreStub(context: Context, datastore: Datastore): Json {
  const { id, name, connector } = datastore;
  return { id, name, store_type: storeTypeText(context, rulesOf(connector).store), type: connector };
}

/** A group as it is listed and answered. */
export function groupRead({ id, name, icon, created }: Group): Json {
  return { id, name, icon, created };
}

function storeTypeText({ dialect }: Context, store: StoreType): string {
  return dialect.storeTypeCase === 'upper' ? store.toUpperCase() : store;
}
