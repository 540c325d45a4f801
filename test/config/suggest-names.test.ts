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
    // What the connector itself has under this name goes before.
    ['snowflake', 'role', 'parameters.role'],
  ])('of a connection of type %s: %s', (type, key, field) => {
    expect(suggest(key, 'connection', connectorOf(type)).hint).toBe(`Write ${field}.`);
  });
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
