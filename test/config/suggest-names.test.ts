import { describe, expect, test } from '@jest/globals';
import { suggest } from '../../src/config/suggest.ts';
import { connectorOf } from '../../src/connectors/connectors.ts';

describe('a name that people know a field under is answered with the field', () => {
  test.each([
    ['initiate_sync', 'trigger_catalog'],
    ['initiate_catalog', 'trigger_catalog'],
    ['Initiate  Catalog', 'trigger_catalog'],
    ['datastore_name', 'name'],
    ['folder', 'root_path'],
    ['path', 'root_path'],
    ['root -  path', 'root_path'],
    [' Root Path ', 'root_path'],
    ['team', 'teams'],
    ['tag', 'tags'],
    ['global_tags', 'tags'],
    ['sync', 'trigger_sync'],
    ['old_names', 'previous_names'],
    ['group_name', 'group'],
    ['globbing', 'folder_globbing_enabled'],
    ['folder_globbing', 'folder_globbing_enabled'],
    ['remediation', 'enrichment_remediation_strategy'],
    ['remediation_strategy', 'enrichment_remediation_strategy'],
    ['record_limit', 'enrichment_source_record_limit'],
    ['source_record_limit', 'enrichment_source_record_limit'],
    ['enrichment_limit', 'enrichment_source_record_limit'],
    ['rollup_threshold', 'high_count_rollup_threshold'],
    ['enrich_only', 'enrichment_only'],
    ['enrich_container_prefix', 'enrichment_prefix'],
    ['enrichment_container_prefix', 'enrichment_prefix'],
    ['enrich_prefix', 'enrichment_prefix'],
    ['enrich_datastore', 'enrichment_datastore'],
    ['enrich_datastore_name', 'enrichment_datastore'],
    ['enrichment_datastore_name', 'enrichment_datastore'],
    ['enrichment', 'enrichment_datastore'],
    ['enrich_datastore_id', 'enrichment_datastore_id'],
  ])('%j in a datastore', (key, field) => {
    expect(suggest(key, 'datastore', undefined).hint).toBe(`Write ${field}.`);
  });

  test.each([
    ['s3', 'account_name', 'access_key'],
    ['s3', 'access_key_id', 'access_key'],
    ['s3', 'aws_access_key_id', 'access_key'],
    ['s3', 'account_key', 'secret_key'],
    ['s3', 'secret_access_key', 'secret_key'],
    ['s3', 'aws_secret_access_key', 'secret_key'],
    ['s3', 'bucket', 'uri'],
    ['s3', 'arn', 'parameters.role_arn'],
    ['s3', 'role', 'parameters.role_arn'],
    ['s3', 'auth_type', 'parameters.authentication_type'],
    ['gcs', 'service_account_key', 'secret_key'],
    ['abfs', 'client_secret', 'secret_key'],
    ['postgresql', 'user', 'username'],
    ['postgresql', 'user_name', 'username'],
    ['databricks', 'personal_access_token', 'password'],
    ['databricks', 'http_path', 'parameters.path'],
    ['postgresql', 'params', 'parameters'],
    ['postgresql', 'hostname', 'host'],
    ['postgresql', 'pass', 'password'],
    ['postgresql', 'pwd', 'password'],
    // What its own world calls it.
    ['abfs', 'client_id', 'access_key'],
    ['athena', 'access_key', 'username'],
    ['athena', 'secret_key', 'password'],
    ['bigquery', 'credentials', 'password'],
    ['bigquery', 'credentials_json', 'password'],
    ['bigquery', 'service_account_key', 'password'],
    ['databricks', 'token', 'password'],
    ['databricks', 'access_token', 'password'],
    ['fabric', 'client_id', 'username'],
    ['fabric', 'client_secret', 'password'],
    ['gcs', 'credentials', 'secret_key'],
    ['snowflake', 'account', 'host'],
    ['snowflake', 'private_key', 'password'],
    ['snowflake', 'private_key_passphrase', 'passphrase'],
    // What the connector itself has under this name goes before.
    ['snowflake', 'role', 'parameters.role'],
  ])('of a connection of type %s: %s', (type, key, field) => {
    expect(suggest(key, 'connection', connectorOf(type)).hint).toBe(`Write ${field}.`);
  });
});

test.each([
  ['athena', 'catalog', 'database'],
  ['bigquery', 'project', 'database'],
  ['bigquery', 'project_id', 'database'],
  ['bigquery', 'dataset', 'schema'],
  ['bigquery', 'dataset_id', 'schema'],
])('what a connection of type %s calls %s is a field of the datastore', (type, key, field) => {
  const hint = `Write ${field} in the datastore, beside connection.`;
  expect(suggest(key, 'connection', connectorOf(type)).hint).toBe(hint);
});

test('a name below parameters belongs to the connection, and the schema of an editor in a comment', () => {
  const hint = 'Write name in the connection itself, beside parameters.';
  expect(suggest('name', 'parameters', connectorOf('s3')).hint).toBe(hint);
  expect(suggest('$schema', 'file', undefined).hint).toBe(
    'Editors read it from a comment: # yaml-language-server: $schema=…',
  );
});

describe('what the API only gives back is to be removed, whatever it is like', () => {
  test.each([
    'store_type',
    'connection_type',
    'connected',
    'favorite',
    'created',
    'updated',
    'metrics',
    'latest_operation',
    'linked_datastores',
    'has_scheduled_operations',
  ])('%s in a datastore', (key) => {
    expect(suggest(key, 'datastore', undefined).hint).toBe('The API only gives it back. Remove it.');
  });

  test.each(['jdbc_url', 'product_name', 'product_version', 'driver_name', 'driver_version'])(
    '%s in a connection',
    (key) => {
      expect(suggest(key, 'connection', connectorOf('postgresql')).hint).toBe('The API only gives it back. Remove it.');
    },
  );
});
