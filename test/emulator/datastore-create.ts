import { checkConnection, contentsOf, createConnection, newConnectionIssues } from './connection-store.ts';
import type { Context } from './context.ts';
import { createModel, normalisedPrefix, normalisedRootPath, scopeIssues } from './datastore-model.ts';
import { operationTypeOf, startOperation } from './operation-store.ts';
import type { Connection, ConnectionContents, Datastore, Json } from './records.ts';
import {
  createGroup,
  demandSource,
  enrichmentTarget,
  existingGroup,
  groupModel,
  tagIds,
  teamIds,
} from './references.ts';
import { checkFailed, type Issue, notFound, refused, unprocessable } from './refusal.ts';
import { extraField, isObject, issue, violations } from './validate.ts';

/** A valid create: its body, and the connection it is on or is to be made with. */
interface Creation {
  readonly body: Json;
  readonly on: { readonly existing: Connection } | { readonly inline: ConnectionContents };
}

/** Carries out a create-shaped body. Throws a refusal for each reason not to. */
export function createDatastore(context: Context): Datastore {
  const { body, on } = validCreation(context);
  if ('existing' in on) {
    const complaint = checkConnection(context, on.existing);
    if (complaint !== undefined && context.dialect.createVerifies === 'refuse') {
      throw checkFailed(complaint);
    }
    return storeDatastore(context, body, on.existing, complaint === undefined);
  }
  const { connection, connected } = createConnection(context, on.inline);
  try {
    return storeDatastore(context, body, connection, connected);
  } catch (reason) {
    if (context.dialect.orphanConnection === 'removed') {
      context.state.connections.remove(connection.id);
    }
    throw reason;
  }
}

/** Checks what a create-shaped body would connect with. Persists nothing. */
export function dryRun(context: Context): string | undefined {
  const { on } = validCreation(context);
  return checkConnection(context, 'existing' in on ? on.existing : on.inline);
}

function validCreation(context: Context): Creation {
  const body = context.body;
  const issues = [
    ...violations(
      createModel(context.dialect),
      withoutRefusedFlags(context, body),
      ['body'],
      context.dialect.extraFields,
    ),
    ...(isObject(body) ? [...flagIssues(context, body), ...choiceIssues(context, body)] : []),
  ];
  if (issues.length > 0 || !isObject(body)) {
    throw unprocessable(...issues);
  }
  const on = isObject(body['connection'])
    ? { inline: contentsOf(context, body['connection'], defaultConnectionName(context, body)) }
    : { existing: existingConnection(context, Number(body['connection_id'])) };
  const store = ('existing' in on ? on.existing : on.inline).connection_type;
  const misplaced = scopeIssues(context.dialect, store, body, 'whole');
  if (misplaced.length > 0) {
    throw unprocessable(...misplaced);
  }
  return { body, on };
}

const flags = ['trigger_catalog', 'trigger_sync'];

/** So that a flag that is refused by name is not refused a second time as an extra field. */
function withoutRefusedFlags(context: Context, body: unknown): unknown {
  const names = isObject(body) ? flagIssues(context, body).map(({ loc }) => loc.at(-1)) : [];
  return isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))) : body;
}

function flagIssues({ dialect }: Context, body: Json): readonly Issue[] {
  const known = createModel(dialect);
  return flags
    .filter((name) => dialect.unknownFlag === 'reject' && Object.hasOwn(body, name) && !Object.hasOwn(known, name))
    .map((name) => extraField(['body', name], body[name]));
}

/** Of two exclusive ways to say something, both or (for the connection) neither were used. */
function choiceIssues(context: Context, body: Json): readonly Issue[] {
  const has = (name: string): boolean => (body[name] ?? null) !== null;
  const one = (text: string): Issue => issue(['body'], 'value_error', `Value error, ${text}`);
  return [
    ...(has('connection') === has('connection_id')
      ? [one('exactly one of connection and connection_id is needed')]
      : []),
    ...(has('group') && has('group_id') ? [one('group and group_id exclude each other')] : []),
    ...(isObject(body['connection']) ? newConnectionIssues(context, body['connection'], ['body', 'connection']) : []),
    ...(isObject(body['group'])
      ? violations(groupModel, body['group'], ['body', 'group'], context.dialect.extraFields)
      : []),
  ];
}

function defaultConnectionName({ dialect }: Context, body: Json): string {
  return dialect.unnamedConnection === 'datastore-name' ? String(body['name']) : '';
}

function existingConnection({ state }: Context, id: number): Connection {
  const connection = state.connections.get(id);
  if (!connection) {
    throw notFound('Connection', id);
  }
  return connection;
}

function storeDatastore(context: Context, body: Json, connection: Connection, connected: boolean): Datastore {
  const { state, dialect } = context;
  const name = String(body['name']);
  demandFreeDatastoreName(context, name, undefined);
  const enrichmentOnly = body['enrichment_only'] === true;
  const created = state.now();
  const values = {
    ...newSettings(context, body),
    name,
    connection_id: connection.id,
    connector: connection.type,
    enrichment_only: enrichmentOnly,
    ...newScope(context, body, connection),
    description: textOrNull(body['description']),
    enrichment_datastore_id: newLink(context, body, name),
    team_ids: teamIds(context, namesOf(body['teams']) ?? (dialect.defaultTeams === 'Public' ? ['Public'] : [])),
    tag_ids: tagIds(context, namesOf(body['tags']) ?? []),
    group_id: newGroup(context, body),
    connected,
    favorite_of: [],
    delete_blocked: null,
    unlink_blocked: null,
    created,
    updated: created,
  };
  const datastore = state.datastores.put({ id: state.datastores.nextId(), ...values });
  startFirstSync(context, body, datastore);
  return datastore;
}

/** Where names are unique, they are so over source and enrichment datastores together. */
export function demandFreeDatastoreName({ state, dialect }: Context, name: string, own: number | undefined): void {
  if (dialect.uniqueNames === 'on' && state.datastores.by('name', name).some(({ id }) => id !== own)) {
    throw refused(409, `A datastore named '${name}' already exists`);
  }
}

function newSettings({ dialect }: Context, body: Json) {
  const strategy = body['enrichment_remediation_strategy'];
  return {
    enrichment_prefix: normalisedPrefix(dialect, textOrNull(body['enrichment_prefix']) ?? String(body['name'])),
    enrichment_source_record_limit: Number(body['enrichment_source_record_limit'] ?? 10),
    enrichment_remediation_strategy: strategy === 'append' || strategy === 'overwrite' ? strategy : 'none',
    high_count_rollup_threshold: Number(body['high_count_rollup_threshold'] ?? 10),
  } as const;
}

function newScope({ dialect }: Context, body: Json, { connection_type }: Connection) {
  const files = connection_type === 'dfs';
  return {
    root_path: files ? normalisedRootPath(dialect, textOrNull(body['root_path']) ?? '/') : null,
    folder_globbing_enabled: files && body['folder_globbing_enabled'] === true,
    database: files ? null : textOrNull(body['database']),
    schema: files ? null : textOrNull(body['schema']),
  };
}

function newLink(context: Context, body: Json, name: string): number | null {
  const wanted = body['enrichment_datastore_id'];
  if (typeof wanted !== 'number' || context.dialect.linkOnCreate === 'ignore') {
    return null;
  }
  demandSource(name, body['enrichment_only'] === true);
  return enrichmentTarget(context, wanted).id;
}

function newGroup(context: Context, body: Json): number | null {
  const { group, group_id } = body;
  if (isObject(group)) {
    const icon = textOrNull(group['icon']) ?? undefined;
    return createGroup(context, String(group['name']), icon).id;
  }
  return typeof group_id === 'number' ? existingGroup(context, group_id).id : null;
}

function startFirstSync(context: Context, body: Json, datastore: Datastore): void {
  const known = createModel(context.dialect);
  const flag = flags.find((name) => body[name] === true && Object.hasOwn(known, name));
  if (flag !== undefined) {
    const { operationType } = context.dialect;
    const type = operationType === 'both' ? flag.replace('trigger_', '') : operationType;
    startOperation(context, datastore, operationTypeOf(context, type), {});
  }
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A list of names of a checked body; `undefined` where it is null or absent. */
export function namesOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}
