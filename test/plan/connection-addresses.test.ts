import { describe, expect, test } from '@jest/globals';
import type { Plain } from '../../src/connectors/field.ts';
import { connectionDifference } from '../../src/plan/connection-changes.ts';
import { at, desiredFrom, liveConnection } from './support-connections.ts';

interface Case {
  readonly what: string;
  readonly type: string;
  /** From line 4 on. */
  readonly lines: readonly string[];
  readonly live: Readonly<Record<string, Plain>>;
  readonly masked?: readonly string[];
}

function problemsOf({ type, lines, live, masked = [] }: Case) {
  const text = ['connections:', '  - name: one', `    type: ${type}`, ...lines.map((line) => `    ${line}`), ''];
  const [entry] = desiredFrom(text.join('\n')).connections;
  const reading = liveConnection(7, 'live one', type, live, { masked: new Set(masked) });
  return entry && connectionDifference({ ...entry, name: undefined }, reading, { rotates: false }).problems;
}

const vault = {
  secrets_manager: 'set',
  'secrets_manager.secret_url': 'https://vault/s',
  'secrets_manager.login_url': 'https://vault/l',
};

describe('a new address over stored secrets', () => {
  test.each<Case & { changes: string; stored: string; line?: number; column?: number }>([
    {
      what: 'the key of a bucket',
      type: 's3',
      lines: ['uri: s3://two'],
      live: { uri: 's3://one' },
      changes: 'uri',
      stored: 'secret_key',
    },
    {
      what: 'a secret that the file clears, which the server may ignore',
      type: 's3',
      lines: ['uri: s3://two', 'secret_key: null'],
      live: { uri: 's3://one' },
      changes: 'uri',
      stored: 'secret_key',
    },
    {
      what: 'a secret that no table lists, and the API masks',
      type: 'postgresql',
      lines: ['host: new', 'password: "${{ secrets.P }}"'],
      live: { host: 'old' },
      masked: ['password', 'parameters.client_token', 'secrets_manager.credentials_payload'],
      changes: 'host',
      stored: 'parameters.client_token',
    },
    {
      what: 'a passphrase that goes with its way to authenticate',
      type: 'snowflake',
      lines: ['host: new', 'password: "${{ secrets.P }}"'],
      live: { host: 'old', 'parameters.authentication_type': 'KEYPAIR' },
      changes: 'host',
      stored: 'passphrase',
    },
    {
      what: 'what a connector without a published way to authenticate must have',
      type: 'databricks_native',
      lines: ['host: new', 'catalog: c'],
      live: { host: 'old', catalog: 'c' },
      changes: 'host',
      stored: 'credentials',
    },
    {
      what: 'the payload of a vault that moves',
      type: 'postgresql',
      lines: ['host: old', 'secrets_manager:', '  secret_url: https://vault/s', '  login_url: https://new/l'],
      live: { host: 'old', ...vault },
      changes: 'secrets_manager.login_url',
      stored: 'secrets_manager.credentials_payload',
      line: 7,
      column: 18,
    },
    {
      what: 'the payload of a vault that moves, of a connection by IAM role that moves as well',
      type: 'redshift',
      lines: ['host: new', 'secrets_manager: { secret_url: https://new/s }'],
      live: { host: 'old', 'parameters.authentication_type': 'IAM_ROLE', ...vault },
      changes: 'host and secrets_manager.secret_url',
      stored: 'secrets_manager.credentials_payload',
    },
    {
      what: 'those of the connection and of its vault',
      type: 'postgresql',
      lines: ['host: new', 'secrets_manager: { secret_url: https://new/s }'],
      live: { host: 'old', ...vault },
      changes: 'host and secrets_manager.secret_url',
      stored: 'secrets_manager.credentials_payload, password',
    },
    {
      what: 'that of the connection, where its vault is the first one',
      type: 'postgresql',
      lines: ['host: new', 'secrets_manager: { secret_url: https://new/s }'],
      live: { host: 'old', secrets_manager: null },
      changes: 'host and secrets_manager.secret_url',
      stored: 'password',
    },
    {
      what: 'that of the connection, where its vault stays',
      type: 'postgresql',
      lines: ['host: new', 'secrets_manager: { secret_url: https://vault/s }'],
      live: { host: 'old', ...vault },
      changes: 'host',
      stored: 'password',
    },
    {
      what: 'what a vault gives out for the key that the file names',
      type: 'postgresql',
      lines: ['host: new', 'password: "${db_pw}"', 'secrets_manager: { secret_url: https://vault/s }'],
      live: { host: 'old', ...vault },
      changes: 'host',
      stored: 'secrets_manager.credentials_payload',
    },
    {
      what: 'a password, on a connector whose parameter of that name means no role',
      type: 'postgresql',
      lines: ['host: new'],
      live: { host: 'old', 'parameters.authentication_type': 'IAM_ROLE' },
      changes: 'host',
      stored: 'password',
    },
  ])('is refused: $what', ({ changes, stored, line = 4, column, ...given }) => {
    expect(problemsOf(given)).toStrictEqual([
      {
        severity: 'error',
        rule: 'stored-secrets-new-address',
        at: at(line, column ?? (given.type === 's3' ? 10 : 11)),
        message: `${changes} of connection "live one" would change, and its stored ${stored} would go to the new address.`,
        hint: `Give ${stored} in the file with the new address: stored credentials are never sent to an address that they were not meant for.`,
      },
    ]);
  });

  test.each<Case & { readonly address: string; readonly line?: number; readonly column: number }>([
    {
      what: 'that no reading has',
      type: 'databricks_native',
      lines: ['host: new', 'catalog: c'],
      live: { catalog: 'b' },
      address: 'host',
      column: 11,
    },
    {
      what: 'that is masked',
      type: 'postgresql',
      lines: ['host: old', 'parameters: { proxy_url: https://new, application: a }'],
      live: { host: 'old', 'parameters.application': 'b' },
      masked: ['parameters.proxy_url'],
      address: 'parameters.proxy_url',
      line: 5,
      column: 30,
    },
    {
      what: 'of two that no reading has',
      type: 'databricks_native',
      lines: ['host: new', 'catalog: c', 'secrets_manager: { secret_url: https://new/s }'],
      live: { catalog: 'b' },
      address: 'host and secrets_manager.secret_url',
      column: 11,
    },
  ])('is refused where it is sent and is one $what', ({ address, line = 4, column, ...given }) => {
    expect(problemsOf(given)).toContainEqual({
      severity: 'error',
      rule: 'stored-secrets-new-address',
      at: at(line, column),
      message: expect.stringContaining(`${address} of connection "live one" would change`),
      hint: expect.stringMatching(`^What ${address} is now cannot be read, so it counts as new\\. Give `),
    });
  });

  test.each<Case>([
    {
      what: 'the file gives the secret',
      type: 'postgresql',
      lines: ['host: new', 'password: "${{ secrets.P }}"'],
      live: { host: 'old' },
    },
    {
      what: 'the file gives the one that is masked',
      type: 'postgresql',
      lines: ['host: new', 'password: "${{ secrets.P }}"', 'parameters: { client_token: "${{ secrets.T }}" }'],
      live: { host: 'old' },
      masked: ['password', 'parameters.client_token'],
    },
    {
      what: 'a passphrase does not go with the way to authenticate',
      type: 'snowflake',
      lines: ['host: new', 'password: "${{ secrets.P }}"'],
      live: { host: 'old', 'parameters.authentication_type': 'PASSWORD' },
    },
    {
      what: 'the file gives some secret of a connector whose secrets are not published',
      type: 'databricks_native',
      lines: ['host: new', 'catalog: c', 'parameters: { client_secret: "${{ secrets.P }}" }'],
      live: { host: 'old', catalog: 'c' },
    },
    {
      what: 'a vault is the first one',
      type: 'postgresql',
      lines: ['host: old', 'secrets_manager: { secret_url: https://new/s }'],
      live: { host: 'old', secrets_manager: null },
    },
    {
      what: 'a vault moves with its payload',
      type: 'postgresql',
      lines: [
        'host: old',
        'secrets_manager: { secret_url: https://new/s, login_url: https://new/l, credentials_payload: "${{ secrets.V }}" }',
      ],
      live: { host: 'old', ...vault },
    },
    {
      what: 'the file names a key of a vault that comes with its payload',
      type: 'postgresql',
      lines: [
        'host: new',
        'password: "${db_pw}"',
        'secrets_manager: { secret_url: https://vault/s, credentials_payload: "${{ secrets.V }}" }',
      ],
      live: { host: 'old', ...vault },
    },
    {
      what: 'the file names a key of the vault, and no address changes',
      type: 'postgresql',
      lines: ['host: old', 'username: v', 'password: "${db_pw}"', 'secrets_manager: { secret_url: https://vault/s }'],
      live: { host: 'old', username: 'u', ...vault },
    },
    {
      what: 'no address changes',
      type: 'postgresql',
      lines: ['host: old', 'username: v'],
      live: { host: 'old', username: 'u' },
      masked: ['password'],
    },
  ])('is made: $what', (given) => {
    expect(problemsOf(given)).toStrictEqual([]);
  });
});
