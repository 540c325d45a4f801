import type { Connector } from '../connectors/field.ts';
import { nearest } from '../nearest.ts';
import { keysOf, type Level, levelPlace, levelsOf, pathBetween } from './level.ts';

export interface Suggestion {
  readonly message: string;
  readonly hint: string;
}

/** Names under which people know a field: labels of the vendor's form, retired names, names of what the API gives back. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Labels of the form that are not the field's name in other letters.
    initiate_sync: 'trigger_catalog',
    initiate_catalog: 'trigger_catalog',
    datastore_name: 'name',
    user: 'username',
    user_name: 'username',
    account_name: 'access_key',
    account_key: 'secret_key',
    access_key_id: 'access_key',
    aws_access_key_id: 'access_key',
    secret_access_key: 'secret_key',
    aws_secret_access_key: 'secret_key',
    client_secret: 'secret_key',
    service_account_key: 'secret_key',
    personal_access_token: 'password',
    http_path: 'path',
    bucket: 'uri',
    arn: 'role_arn',
    role: 'role_arn',
    auth_type: 'authentication_type',
    folder: 'root_path',
    path: 'root_path',
    team: 'teams',
    tag: 'tags',
    sync: 'trigger_sync',
    params: 'parameters',
    hostname: 'host',
    pass: 'password',
    pwd: 'password',
    old_names: 'previous_names',
    group_name: 'group',
    globbing: 'folder_globbing_enabled',
    folder_globbing: 'folder_globbing_enabled',
    remediation_strategy: 'enrichment_remediation_strategy',
    remediation: 'enrichment_remediation_strategy',
    record_limit: 'enrichment_source_record_limit',
    source_record_limit: 'enrichment_source_record_limit',
    enrichment_limit: 'enrichment_source_record_limit',
    rollup_threshold: 'high_count_rollup_threshold',
    // Retired names, still printed on older pages, and the names of readings.
    enrich_only: 'enrichment_only',
    enrich_container_prefix: 'enrichment_prefix',
    enrichment_container_prefix: 'enrichment_prefix',
    enrich_prefix: 'enrichment_prefix',
    enrich_datastore: 'enrichment_datastore',
    enrich_datastore_name: 'enrichment_datastore',
    enrichment_datastore_name: 'enrichment_datastore',
    enrich_datastore_id: 'enrichment_datastore_id',
    enrichment: 'enrichment_datastore',
    global_tags: 'tags',
  }),
);

/** What a connector's own world calls a field: the API has one name for credentials of every kind. */
const namesOfConnector: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  Object.entries({
    abfs: { client_id: 'access_key' },
    athena: { access_key: 'username', secret_key: 'password', catalog: 'database' },
    bigquery: {
      project: 'database',
      project_id: 'database',
      dataset: 'schema',
      dataset_id: 'schema',
      credentials: 'password',
      credentials_json: 'password',
      service_account_key: 'password',
    },
    databricks: { token: 'password', access_token: 'password' },
    fabric: { client_id: 'username', client_secret: 'password' },
    gcs: { credentials: 'secret_key' },
    snowflake: { account: 'host', private_key: 'password', private_key_passphrase: 'passphrase' },
  }),
);

/** What the API gives back and does not take. */
const readOnly: ReadonlySet<string> = new Set([
  'store_type',
  'connection_type',
  'connected',
  'favorite',
  'created',
  'updated',
  'metrics',
  'latest_operation',
  'jdbc_url',
  'product_name',
  'product_version',
  'driver_name',
  'driver_version',
  'linked_datastores',
  'has_scheduled_operations',
]);

/** What to say about a key that its level does not know: always where it belongs or what comes nearest, if anything does. */
export function suggest(key: string, level: Level, connector: Connector | undefined): Suggestion {
  const name = normalised(key);
  const message = `${shownKey(key)} is not known ${levelPlace[level]}${connectorPart(level, connector)}.`;
  const names = keysOf(level, connector).map((one) => one.name);
  const label = labelTarget(key, level);
  // What the connector has under this very name, such as Snowflake's `role`, goes before what people mean by it elsewhere.
  const own = names.includes(name) || connector?.fields.some((field) => field.name === name);
  const ofConnector = namesOfConnector.get(connector?.type ?? '') ?? {};
  const meant = Object.hasOwn(ofConnector, name) ? ofConnector[name] : otherNames.get(name);
  const target = label ?? (own ? name : meant);
  const hint =
    (key === '$schema' ? 'Editors read it from a comment: # yaml-language-server: $schema=…' : undefined) ||
    (target !== undefined && homeHint(target, level, names, connector)) ||
    homeHint(name, level, names, connector) ||
    (readOnly.has(name) ? 'The API only gives it back. Remove it.' : undefined) ||
    nearHint(name, level, names, connector) ||
    fallbackHint(level, names, connector);
  return { message, hint };
}

function connectorPart(level: Level, connector: Connector | undefined): string {
  const named = connector && connector.store !== 'unknown' && (level === 'connection' || level === 'parameters');
  return named ? ` of type ${connector.type}` : '';
}

/** Two labels of the form mean something else than their letters say. */
function labelTarget(key: string, level: Level): string | undefined {
  if (key === 'Type' && level === 'connection') {
    return 'authentication_type';
  }
  return normalised(key) === 'connection_name' && level === 'connection' ? 'name' : undefined;
}

function homeHint(
  name: string,
  level: Level,
  names: readonly string[],
  connector: Connector | undefined,
): string | undefined {
  if (names.includes(name)) {
    return `Write ${name}.`;
  }
  const levels = levelsOf(name, connector);
  // From inside a connection its own level is the nearest.
  const near =
    level === 'parameters' || level === 'secrets_manager' ? levels.filter((one) => one === 'connection') : [];
  const homes = [...near, ...levels];
  const inner = homes.map((home) => pathBetween(level, home, name)).find((path) => path !== undefined);
  if (inner !== undefined) {
    return `Write ${inner}.`;
  }
  const home = homes.find((one) => one !== level);
  return home && outwardHint(name, level, home);
}

function outwardHint(name: string, level: Level, home: Level): string | undefined {
  const inConnection = level === 'connection' || level === 'parameters' || level === 'secrets_manager';
  if (level === 'defaults' && home === 'datastore') {
    return `${name} belongs to one entry: write it in the datastore itself.`;
  }
  switch (home) {
    case 'datastore':
      return level === 'file'
        ? `Write ${name} in an entry of datastores.`
        : inConnection
          ? `Write ${name} in the datastore, beside connection.`
          : undefined;
    case 'connection':
      return level === 'parameters' || level === 'secrets_manager'
        ? `Write ${name} in the connection itself, beside ${level}.`
        : `Write ${name} in an entry of connections.`;
    case 'parameters':
    case 'secrets_manager':
      return level === 'file'
        ? `Write ${home}.${name} in an entry of connections.`
        : inConnection
          ? `Write ${home}.${name} in the connection.`
          : undefined;
    case 'file':
      return `Write ${name} at the top of the file.`;
    default:
      return undefined;
  }
}

function nearHint(
  name: string,
  level: Level,
  names: readonly string[],
  connector: Connector | undefined,
): string | undefined {
  const here = nearest(name, names);
  if (here !== undefined) {
    return `Did you mean ${here}?`;
  }
  const levels: readonly Level[] = ['connection', 'parameters', 'datastore'];
  const known = levels.flatMap((one) => keysOf(one, connector).map((key) => key.name));
  const away = nearest(name, known);
  return away === undefined ? undefined : homeHint(away, level, names, connector);
}

function fallbackHint(level: Level, names: readonly string[], connector: Connector | undefined): string {
  if (names.length === 0) {
    return 'Check its name with the documentation of the connector.';
  }
  if (level === 'connection' && !connector?.strictParameters) {
    return "Fields that are the connector's own belong in parameters.";
  }
  return names.length <= 12
    ? `Known are ${names.join(', ')}.`
    : 'The action lists what is known in its docs/connectors.md.';
}

/** `Role ARN`, `role-arn` and `roleArn` as `role_arn`. */
function normalised(key: string): string {
  const words = key
    .slice(0, 80)
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2');
  return words.toLowerCase().replace(/[\s-]+/g, '_');
}

/**
 * A key as a message may show it: words, with a number at the end of a word or as one (`s3_uri`, `root_path2`). What does
 * not look like a name could be a value that went astray, and is not shown.
 */
export function shownKey(key: string): string {
  return key.length <= 40 && (key === '<<' || wordsOfName.test(key)) ? `"${key}"` : 'This key';
}

/** Of letters in several cases with a number in between there are keys to an account: only small ones may go on after it. */
const wordsOfName = /^(?:\p{L}+\d{0,3}|\p{Ll}{1,12}\d{1,3}\p{Ll}{1,12})(?:[ _.-](?:\p{L}+\d{0,3}|\d{1,3}))*$/u;
