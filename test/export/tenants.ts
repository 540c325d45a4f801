import fc from 'fast-check';
import { connectors } from '../../src/connectors/connectors.ts';
import { type Dialect, dialectSwitches } from '../emulator/dialect.ts';
import type { Seed, SeedConnection, SeedDatastore } from '../emulator/seed.ts';

/** Names that some tool or format would read as something else. */
const awkward = [
  'Orders', 'orders', 'ORDERS', ' leading', 'trailing ', 'a/b', "it's", '"quoted"', 'a: b', 'a #b', '- item', '? key', '012', '1e3', '0x1F',
  '1_000', 'true', 'no', 'null', '~', '.inf', '2020-01-01', '<<', '*alias', '&anchor', '!tag', '|', '>', '[a]', '{a}', '{', '%', '@x', '`x`',
  '😀 lake', 'née', 'ne\u0301e', 'a\tb', 'a\u00a0b', '\u202eabc', 'a\u2028b', 'back\\slash', 'two\nlines', 'two "\nlines"', '"q" \'s\'\n', 'a,\n"b": {c}', 'edge\u00a0', '__proto__', 'constructor', 'toString',
  'has ${{ env.X }}', '${{', '${key}', 'tag:x', 'name: x', '...', '---', '#', 'x'.repeat(255), 'a,b', 'a ,b]', '=', 'y', 'Not exported: x', 'A-1', 'A 1', 'a_1',
]; // biome-ignore format: a list

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkward) },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
);
const note = fc.oneof(fc.constantFrom(...awkward, '', null), fc.string({ maxLength: 40 }));
/** Long enough never to stand in a file by chance. */
export const secretValue = 'S3cr3t-Value-Of-The-Tests';

const types = connectors().map(({ type }) => type);

const connection: fc.Arbitrary<SeedConnection> = fc
  .record({
    name,
    type: fc.constantFrom(...types, 's3', 's3', 'postgresql', 'pluggable'),
    role: fc.boolean(),
    text: note,
    port: fc.integer({ min: 1, max: 65_535 }),
    vault: fc.boolean(),
  })
  .map(({ name: called, type, role, text, port, vault }): SeedConnection => {
    const files = {
      uri: `${type === 'abfs' ? 'abfss://c@acme' : type === 'gcs' ? 'gs://acme-lake' : 's3://acme-lake'}`,
      access_key: 'AKIAIOSFODNN7EXAMPLE',
      secret_key: secretValue,
    };
    const database = { host: 'db.acme.com', port, username: text, password: secretValue, passphrase: secretValue };
    const arn = { role_arn: 'arn:aws:iam::123456789012:role/Q', external_id: '0012' };
    const roles =
      role && ['s3', 'redshift', 'athena'].includes(type) ? { authentication_type: 'IAM_ROLE', ...arn } : {};
    return {
      name: called,
      type,
      ...files,
      ...database,
      ...(role && type === 's3' ? { access_key: null, secret_key: null } : {}),
      parameters: {
        ...roles,
        ...(type === 's3'
          ? {}
          : {
              note: text,
              api_token: secretValue,
              'odd key: #': 1,
              flag: true,
              list: ['a', 'b: c', text ?? 'c'],
              'two "\nlines"': text,
              'b[': text,
              deep: { a: 1 },
            }),
      },
      secrets_manager: vault
        ? {
            secret_url: 'https://vault.acme.com/x',
            token_jsonpath: '$.auth.client_token',
            credentials_payload: secretValue,
          }
        : null,
    };
  });

interface Drafted {
  readonly name: string;
  readonly on: number;
  readonly rest: Partial<SeedDatastore>;
  readonly enrichmentOnly: boolean;
  readonly linked: number;
}

const datastore: fc.Arbitrary<Drafted> = fc.record({
  name,
  on: fc.nat(20),
  enrichmentOnly: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  linked: fc.nat(20),
  rest: fc.record(
    {
      description: note.filter((text) => (text?.length ?? 0) <= 255) as fc.Arbitrary<string | null>,
      teams: fc.uniqueArray(fc.constantFrom('Public', 'Data Platform', 'a, b', '012', 'x]'), { maxLength: 3 }),
      tags: fc.uniqueArray(fc.constantFrom('gold', 'Gold', 'yes', '012', 'a: b', 'synced', '${{ x', 'a\n"b"', 'c\nd'), {
        maxLength: 3,
      }),
      group: fc.constantFrom('Sales', 'a: b', 'no', 'a "b"\nc'),
      root_path: fc.constantFrom('/', '/raw', '/raw/', '/a b/#c', '/${{x'),
      database: fc.constantFrom('db', 'null', null, '012'),
      schema: fc.constantFrom('public', 'on', null),
      folder_globbing_enabled: fc.boolean(),
      enrichment_prefix: fc.constantFrom('_custom', '_a_1', '_orders'),
      enrichment_source_record_limit: fc.constantFrom(10, 50),
      high_count_rollup_threshold: fc.constantFrom(10, 20),
      enrichment_remediation_strategy: fc.constantFrom('none', 'append', 'overwrite'),
    },
    { requiredKeys: [] },
  ),
});

/** Any tenant: names that are awkward or the same, every connector, links to anything. */
export const tenant: fc.Arbitrary<Seed> = fc
  .record({
    connections: fc.array(connection, { minLength: 1, maxLength: 5 }),
    datastores: fc.array(datastore, { maxLength: 10 }),
  })
  .map(({ connections, datastores }): Seed => {
    const numbered = connections.map((one, index) => ({ ...one, id: index + 1 }));
    const enrichments = datastores.flatMap((one, index) => (one.enrichmentOnly ? [index + 1] : []));
    return {
      tags: ['gold', 'Gold', 'yes', '012', 'a: b', '${{ x', 'a\n"b"', 'c\nd', { name: 'synced', type: 'external' }],
      groups: ['Sales', { name: 'a: b', icon: 'mdi-star-outline' }, 'no', 'a "b"\nc'],
      connections: numbered,
      datastores: datastores.map((one, index): SeedDatastore => {
        const target = one.enrichmentOnly ? undefined : enrichments[one.linked % (enrichments.length + 1)];
        return {
          ...one.rest,
          id: index + 1,
          name: one.name,
          connection_id: (numbered[one.on % numbered.length] ?? { id: 1 }).id,
          enrichment_only: one.enrichmentOnly,
          ...(target === undefined ? {} : { enrichment: target }),
        };
      }),
    };
  });

/** Any reading of the public descriptions. */
export const dialect: fc.Arbitrary<Dialect> = fc.record(
  Object.fromEntries(
    Object.entries(dialectSwitches).map(([key, values]) => [
      key,
      fc.constantFrom(...(values as readonly (string | number)[])),
    ]),
  ),
) as unknown as fc.Arbitrary<Dialect>;
