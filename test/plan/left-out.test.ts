import { describe, expect, test } from '@jest/globals';
import { connectionDifference } from '../../src/plan/connection-changes.ts';
import { desiredFrom, liveConnection, sentValues } from './support-connections.ts';

/** What is sent for the only connection of a file, and the rules that are said, against a reading with just these keys. */
function sentFor(type: string, wanted: string, fields: Parameters<typeof liveConnection>[3]) {
  const [entry] = desiredFrom(`connections:\n  - { name: one, type: ${type}, ${wanted} }\n`).connections;
  if (!entry) {
    throw new Error('The file has no connection.');
  }
  const reading = liveConnection(7, 'one', type, fields);
  const keys = new Set([...reading.keys].filter((key) => key !== 'parameters' || 'parameters.role' in fields));
  const { send, problems } = connectionDifference(entry, { ...reading, keys }, { rotates: false });
  return { send: sentValues(send), rules: problems.map(({ rule }) => rule) };
}

describe('a field that a reading of a connection leaves out', () => {
  const warehouse = { host: 'h.example', username: 'u' };

  test.each([
    { type: 'postgresql', wanted: 'host: h.example, port: 5433', sent: { port: 5433 } },
    { type: 'postgresql', wanted: 'host: h.example, jdbc_fetch_size: 500', sent: { jdbc_fetch_size: 500 } },
    {
      type: 'snowflake',
      wanted: 'host: h.example, parameters: { role: r, warehouse: w }',
      sent: { 'parameters.role': 'r', 'parameters.warehouse': 'w' },
    },
    {
      type: 'postgresql',
      wanted: 'host: h.example, secrets_manager: { token_header_name: X-Other, secret_url: "https://v.example/s" }',
      sent: { 'secrets_manager.token_header_name': 'X-Other', 'secrets_manager.secret_url': 'https://v.example/s' },
    },
  ])('is not there, where the reading has others of its kind: $wanted', ({ type, wanted, sent }) => {
    expect(sentFor(type, wanted, warehouse)).toEqual({ send: sent, rules: [] });
  });

  test('is as wanted where it is to hold nothing, or its default', () => {
    expect(sentFor('postgresql', 'host: h.example, port: null', warehouse)).toEqual({ send: {}, rules: [] });
    expect(sentFor('redshift', 'host: h.example, port: 5439', warehouse)).toEqual({ send: {}, rules: [] });
  });

  test.each([
    { what: 'the reading has none of its kind', type: 'postgresql', wanted: 'host: h.example, port: 5433', fields: {} },
    {
      what: 'one model does not have it',
      type: 's3',
      wanted: 'uri: "s3://one", parameters: { authentication_type: SHARED_KEY, external_id: x }',
      fields: { uri: 's3://one', access_key: 'AKIA' },
    },
    {
      what: 'no model is public',
      type: 'databricks_native',
      wanted: 'host: h.example, catalog: c',
      fields: { host: 'h.example' },
    },
    {
      what: 'nobody knows the connector',
      type: 'other',
      wanted: 'host: h.example, port: 1',
      fields: { host: 'h.example' },
    },
  ])('may hold anything where $what', ({ type, wanted, fields }) => {
    expect(sentFor(type, wanted, fields)).toEqual({ send: {}, rules: ['not-readable'] });
  });

  test('is a new address where it is one: stored secrets do not go there', () => {
    const { send, rules } = sentFor('postgresql', 'host: h.example, username: u', { port: 1, username: 'u' });
    expect([send, rules]).toEqual([{ host: 'h.example' }, ['stored-secrets-new-address']]);
  });
});

describe('the way to authenticate, where no reading shows it', () => {
  const byRole =
    'uri: "s3://one", parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" }';

  test('is by keys where a key id is shown', () => {
    const { send, rules } = sentFor('s3', byRole, { uri: 's3://one', access_key: 'AKIA' });
    expect(send).toEqual({
      'parameters.authentication_type': 'IAM_ROLE',
      'parameters.role_arn': 'arn:aws:iam::123456789012:role/R',
    });
    expect(rules).toEqual(['not-readable']);
  });

  test('is not known where none is', () => {
    expect(sentFor('s3', byRole, { uri: 's3://one', access_key: null })).toEqual({ send: {}, rules: ['not-readable'] });
  });

  test('is as wanted where the file goes by keys too', () => {
    const byKeys = 'uri: "s3://one", access_key: AKIA, parameters: { authentication_type: SHARED_KEY }';
    expect(sentFor('s3', byKeys, { uri: 's3://one', access_key: 'AKIA' })).toEqual({ send: {}, rules: [] });
  });
});
