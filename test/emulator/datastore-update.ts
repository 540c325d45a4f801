import { checkConnection } from './connection-store.ts';
import { rulesOf } from './connectors.ts';
import type { Context } from './context.ts';
import { demandFreeDatastoreName, namesOf, textOrNull } from './datastore-create.ts';
import { normalisedPrefix, normalisedRootPath, scopeIssues, updateModel } from './datastore-model.ts';
import type { Connection, Datastore, Json } from './records.ts';
import { tagIds, teamIds } from './references.ts';
import { checkFailed, type Issue, notFound, Refusal, unprocessable } from './refusal.ts';
import { connectionOf } from './state.ts';
import { isObject, issue, nullIssues, violations } from './validate.ts';

/** Carries out an update. What a field left out or null means is a matter of dialect. */
export function updateDatastore(context: Context, datastore: Datastore): Datastore {
  const body = validUpdate(context, datastore);
  const name = textOrNull(body['name']) ?? datastore.name;
  demandFreeDatastoreName(context, name, datastore.id);
  const onto = connectionAfter(context, datastore, body);
  const updated = {
    ...datastore,
    name,
    ...settingsAfter(context, datastore, body, name),
    ...scopeAfter(context, datastore, body),
    ...listsAfter(context, datastore, body),
    enrichment_only: enrichmentOnlyAfter(context, datastore, body),
    connection_id: onto?.id ?? null,
    connected: connectedAfter(context, datastore, onto),
    updated: context.state.now(),
  };
  return context.state.datastores.put(updated);
}

function validUpdate(context: Context, datastore: Datastore): Json {
  const { dialect, body } = context;
  const { store } = rulesOf(datastore.connector);
  const issues: Issue[] = [...violations(updateModel(dialect, store), body, ['body'], dialect.extraFields)];
  if (isObject(body)) {
    issues.push(...scopeIssues(dialect, store, body, 'part'));
    issues.push(...(dialect.nullOnPut === 'rejected' ? nullIssues(body, ['body']) : []));
    const flips = typeof body['enrichment_only'] === 'boolean' && body['enrichment_only'] !== datastore.enrichment_only;
    if (flips && dialect.enrichmentOnlyOnPut === 'reject') {
      issues.push(issue(['body', 'enrichment_only'], 'value_error', 'enrichment_only cannot change'));
    }
  }
  if (issues.length > 0 || !isObject(body)) {
    throw unprocessable(...issues);
  }
  return body;
}

/** What a PUT says about a nullable field: a value, that it is to be cleared, or that it stays. */
function intent({ dialect }: Context, body: Json, name: string): 'set' | 'clear' | 'keep' {
  const value = body[name];
  if (value === undefined) {
    return dialect.putSemantics === 'full' ? 'clear' : 'keep';
  }
  if (value !== null) {
    return 'set';
  }
  return dialect.nullOnPut === 'clears' ? 'clear' : 'keep';
}

/** The value of a nullable field after a PUT. */
function after<T>(context: Context, body: Json, name: string, set: (value: unknown) => T, cleared: T, kept: T): T {
  switch (intent(context, body, name)) {
    case 'set':
      return set(body[name]);
    case 'clear':
      return cleared;
    case 'keep':
      return kept;
  }
}

function settingsAfter(context: Context, before: Datastore, body: Json, name: string) {
  const { dialect } = context;
  const prefix = (text: unknown): string => normalisedPrefix(dialect, String(text));
  const strategy = (text: unknown): Datastore['enrichment_remediation_strategy'] =>
    text === 'append' || text === 'overwrite' ? text : 'none';
  const limit = 'enrichment_source_record_limit';
  const rollup = 'high_count_rollup_threshold';
  const remediation = 'enrichment_remediation_strategy';
  return {
    description: after(context, body, 'description', textOrNull, null, before.description),
    enrichment_prefix: after(context, body, 'enrichment_prefix', prefix, prefix(name), before.enrichment_prefix),
    [limit]: after(context, body, limit, Number, 10, before[limit]),
    [remediation]: after(context, body, remediation, strategy, 'none', before[remediation]),
    [rollup]: after(context, body, rollup, Number, 10, before[rollup]),
  };
}

function scopeAfter(context: Context, before: Datastore, body: Json) {
  if (rulesOf(before.connector).store === 'dfs') {
    const path = textOrNull(body['root_path']);
    const globbing = 'folder_globbing_enabled';
    return {
      root_path: path === null ? before.root_path : normalisedRootPath(context.dialect, path),
      [globbing]: after(context, body, globbing, (value) => value === true, false, before[globbing]),
    };
  }
  return {
    database: after(context, body, 'database', textOrNull, null, before.database),
    schema: after(context, body, 'schema', textOrNull, null, before.schema),
  };
}

function listsAfter(context: Context, before: Datastore, body: Json) {
  const teams = (value: unknown): readonly number[] => teamIds(context, namesOf(value) ?? []);
  const tags = (value: unknown): readonly number[] => tagIds(context, namesOf(value) ?? []);
  return {
    team_ids: after(context, body, 'teams', teams, [], before.team_ids),
    tag_ids: after(context, body, 'tags', tags, [], before.tag_ids),
  };
}

/** Left out of a full body it falls back to its default, which turns an enrichment datastore into a source. */
function enrichmentOnlyAfter({ dialect }: Context, before: Datastore, body: Json): boolean {
  if (dialect.enrichmentOnlyOnPut !== 'accept') {
    return before.enrichment_only;
  }
  const said = body['enrichment_only'];
  return typeof said === 'boolean' ? said : dialect.putSemantics === 'partial' && before.enrichment_only;
}

/** It may change only to a connection of the same connector, also where the last one is no more. */
function connectionAfter(context: Context, before: Datastore, body: Json): Connection | undefined {
  const id = body['connection_id'];
  if (typeof id !== 'number' || id === before.connection_id) {
    return connectionOf(context.state, before);
  }
  const next = context.state.connections.get(id);
  if (!next) {
    throw notFound('Connection', id);
  }
  if (next.type !== before.connector) {
    const text = `Connection with id ${id} is of type ${next.type}, not ${before.connector}`;
    throw context.dialect.connectionSwitchStatus === 400
      ? new Refusal(400, { detail: text })
      : unprocessable(issue(['body', 'connection_id'], 'value_error', text, id));
  }
  return next;
}

/** Another connection is verified, like changed credentials. */
function connectedAfter(context: Context, before: Datastore, onto: Connection | undefined): boolean {
  if (!onto || onto.id === before.connection_id) {
    return before.connected;
  }
  const complaint = checkConnection(context, onto);
  if (complaint !== undefined && context.dialect.updateVerifies === 'refuse') {
    throw checkFailed(complaint);
  }
  return complaint === undefined;
}
