import { authenticationOf, connectionModel, missingPaths, rulesOf, topLevelFields } from './connectors.ts';
import type { Context } from './context.ts';
import type { Dialect } from './dialect.ts';
import type { Connection, ConnectionContents, Json } from './records.ts';
import { checkFailed, type Issue, Refusal, refused, unprocessable } from './refusal.ts';
import { identity } from './state.ts';
import { extraField, isObject, issue, missing, nullIssues, type Place, violations } from './validate.ts';

/** Names that belong in `parameters`; at the top they are a 422 whatever else is ignored there (vendor's CLI). */
const onlyInParameters = ['authentication_type', 'role_arn', 'external_id'];

/** Everything wrong with the body of a new connection. */
export function newConnectionIssues(context: Context, body: unknown, at: Place): readonly Issue[] {
  const issues = bodyIssues(context, body, at);
  if (issues.length > 0 || !isObject(body)) {
    return issues;
  }
  const contents = contentsOf(context, body, '');
  return missingPaths(contents).map((path) => missing([...at, ...path.split('.')], body));
}

function bodyIssues(context: Context, body: unknown, at: Place): readonly Issue[] {
  if (!isObject(body) || typeof body['type'] !== 'string') {
    return violations({ type: { type: 'string', required: true } }, body, at, 'ignore');
  }
  const misplaced = onlyInParameters.filter((name) => Object.hasOwn(body, name));
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !misplaced.includes(name)));
  return [
    ...misplaced.map((name) => extraField([...at, name], body[name])),
    ...violations(connectionModel(context.dialect, body['type']), rest, at, context.dialect.extraFields),
  ];
}

/** The contents of a new connection, out of a valid body. */
export function contentsOf(context: Context, body: Json, name: string): ConnectionContents {
  const type = String(body['type']);
  const rules = rulesOf(type);
  const given = topLevelFields(type).filter((field) => (body[field] ?? null) !== null);
  const parameters = knownParameters(type, objectOf(body['parameters']));
  const authentication = authenticationOf(type, parameters);
  const materialised = context.dialect.authenticationOnRead === 'materialised' && authentication !== undefined;
  return {
    name: typeof body['name'] === 'string' ? body['name'] : name,
    type,
    connection_type: rules.store,
    fields: Object.fromEntries(given.map((field) => [field, body[field]])),
    parameters: materialised ? { ...parameters, authentication_type: authentication } : parameters,
    secrets_manager: isObject(body['secrets_manager']) ? withDefaults(body['secrets_manager']) : null,
  };
}

function knownParameters(type: string, parameters: Json): Json {
  const known = rulesOf(type).parameters;
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => (value ?? null) !== null && (!known || Object.hasOwn(known, name)),
    ),
  );
}

function withDefaults(secretsManager: Json): Json {
  return {
    token_jsonpath: '$.auth.client_token',
    token_header_name: 'X-Vault-Token',
    data_jsonpath: '$.data',
    ...secretsManager,
  };
}

/**
 * Stores a new connection, unless its name or its credentials are taken (409) or the check refuses it (400).
 * Whether it works goes into `connected` of what is made on it.
 */
export function createConnection(
  context: Context,
  contents: ConnectionContents,
): { connection: Connection; connected: boolean } {
  const { state, dialect } = context;
  const [same] = identity(contents, dialect.connectionConflict);
  const [existing] = same === undefined ? [] : state.connections.by(dialect.connectionConflict, same);
  if (existing) {
    throw connectionConflict(context, existing);
  }
  demandFreeName(context, contents.name, undefined);
  const complaint = checkConnection(context, contents);
  if (complaint !== undefined && dialect.createVerifies === 'refuse') {
    throw checkFailed(complaint);
  }
  const id = state.connections.nextId();
  const name = contents.name === '' ? `${contents.type}-${id}` : contents.name;
  const connection = state.connections.put({ ...contents, name, id, created: state.now() });
  return { connection, connected: complaint === undefined };
}

function connectionConflict({ dialect }: Context, { id }: Connection): Refusal {
  const which = dialect.conflictText === 'with-id' ? ` (id: ${id})` : '';
  const message = `A connection with these credentials already exists${which}`;
  return dialect.conflictBody === 'structured' ? new Refusal(409, { detail: { message, id } }) : refused(409, message);
}

function demandFreeName({ state, dialect }: Context, name: string, own: number | undefined): void {
  const taken = state.connections.by('name', name).some(({ id }) => id !== own);
  if (taken && dialect.connectionNamesUnique === 'on') {
    throw refused(409, `A connection named '${name}' already exists`);
  }
}

/** Why a connection cannot be made; `undefined`: it can. */
export function checkConnection(context: Context, contents: ConnectionContents): string | undefined {
  const [path] = missingPaths(contents);
  return path === undefined ? context.badCredentials(contents) : `Cannot connect: ${path} is not set`;
}

/** A stored connection as an update-shaped body would leave it. Refuses an invalid body with 422; stores nothing. */
export function updatedContents(context: Context, stored: Connection, body: unknown): Connection {
  if (!isObject(body)) {
    throw unprocessable(...violations({}, body, ['body'], 'ignore'));
  }
  const complete = withRequired(context, stored, body);
  const issues = [...bodyIssues(context, complete, ['body']), ...refusedNulls(context, complete)];
  if (issues.length > 0) {
    throw unprocessable(...issues);
  }
  if (complete['type'] !== stored.type) {
    throw unprocessable(
      issue(['body', 'type'], 'value_error', `The type of a connection cannot change`, complete['type']),
    );
  }
  const parameters = mergedParameters(context, stored, complete);
  return {
    ...stored,
    name: String(complete['name']),
    fields: mergedFields(context, stored, complete, parameters),
    parameters,
    secrets_manager: mergedSecretsManager(context, stored, complete['secrets_manager']),
  };
}

function withRequired({ dialect }: Context, stored: Connection, body: Json): Json {
  if (dialect.connectionPutRequires === 'nothing') {
    return { ...body, name: body['name'] ?? stored.name, type: body['type'] ?? stored.type };
  }
  const absent = ['name', 'type'].filter((name) => (body[name] ?? null) === null);
  if (absent.length > 0) {
    throw unprocessable(...absent.map((name) => missing(['body', name], body)));
  }
  return body;
}

function refusedNulls({ dialect }: Context, body: Json): readonly Issue[] {
  if (dialect.nullOnPut !== 'rejected') {
    return [];
  }
  const parameters = objectOf(body['parameters']);
  return [...nullIssues(body, ['body'], nullableKeys(parameters)), ...nullIssues(parameters, ['body', 'parameters'])];
}

/** Keys that a role makes superfluous are nullable by the vendor's S3 page, in every dialect. */
function nullableKeys(parameters: Json): readonly string[] {
  return parameters['authentication_type'] === 'IAM_ROLE' ? ['access_key', 'secret_key'] : [];
}

function mergedParameters({ dialect }: Context, stored: Connection, body: Json): Json {
  const sent = body['parameters'];
  if (sent === undefined || (sent === null && dialect.nullOnPut === 'ignored')) {
    return stored.parameters;
  }
  const base = dialect.parametersOnPut === 'merge' && sent !== null ? stored.parameters : {};
  const merged = knownParameters(stored.type, { ...base, ...sentParameters(dialect, stored, objectOf(sent)) });
  const needed = missingPaths({ ...stored, parameters: merged }).filter((path) => path.startsWith('parameters.'));
  if (needed.length > 0) {
    throw unprocessable(...needed.map((path) => missing(['body', ...path.split('.')], body)));
  }
  return merged;
}

/** Where a null changes nothing, it stands for what is stored. */
function sentParameters({ nullOnPut }: Dialect, { parameters }: Connection, sent: Json): Json {
  return nullOnPut === 'ignored'
    ? Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value ?? parameters[name]]))
    : sent;
}

function mergedFields({ dialect }: Context, stored: Connection, body: Json, parameters: Json): Json {
  const superfluous = nullableKeys(parameters);
  const merged: Record<string, unknown> = { ...stored.fields };
  for (const name of topLevelFields(stored.type)) {
    if (body[name] === null && (dialect.nullOnPut === 'clears' || superfluous.includes(name))) {
      delete merged[name];
    } else if ((body[name] ?? null) !== null) {
      merged[name] = body[name];
    }
  }
  const keys = superfluous.filter((name) => merged[name] !== undefined);
  if (keys.length > 0 && dialect.keysOnRoleSwitch === 'must-be-null') {
    throw unprocessable(
      ...keys.map((name) => issue(['body', name], 'value_error', `${name} must be null with IAM_ROLE`)),
    );
  }
  const dropped = dialect.keysOnRoleSwitch === 'dropped' ? keys : [];
  return Object.fromEntries(Object.entries(merged).filter(([name]) => !dropped.includes(name)));
}

/** A payload left out stays as it is stored, since nobody can read it to send it again. */
function mergedSecretsManager(
  { dialect }: Context,
  { secrets_manager: stored }: Connection,
  sent: unknown,
): Json | null {
  if (sent === null) {
    return dialect.nullOnPut === 'ignored' ? stored : null;
  }
  if (!isObject(sent)) {
    return stored;
  }
  const kept = stored?.['credentials_payload'];
  return withDefaults({ ...(kept === undefined ? {} : { credentials_payload: kept }), ...sent });
}

/** Saves an update. Changed credentials are checked: refused, or saved with every datastore on it disconnected. */
export function saveConnection(context: Context, updated: Connection): Connection {
  const { state, dialect } = context;
  const before = state.connections.get(updated.id);
  demandFreeName(context, updated.name, updated.id);
  const reach = (one: Connection | undefined): string =>
    JSON.stringify([one?.fields, one?.parameters, one?.secrets_manager]);
  if (reach(before) !== reach(updated)) {
    const complaint = checkConnection(context, updated);
    if (complaint !== undefined && dialect.updateVerifies === 'refuse') {
      throw checkFailed(complaint);
    }
    for (const datastore of state.datastores.by('connection', updated.id)) {
      state.datastores.put({ ...datastore, connected: complaint === undefined });
    }
  }
  return state.connections.put(updated);
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}
