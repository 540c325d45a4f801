import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, call } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { Json } from './records.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      groups: [{ id: 1, name: 'Lakes' }],
      connections: [{ id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' }],
    },
  });
});

afterAll(() => emulator.close());

const base: Json = { name: 'New', teams: ['Public'], root_path: '/' };
const onLake: Json = { ...base, connection_id: 1 };
const s3 = { name: 'c', type: 's3', uri: 's3://new', access_key: 'AKIA9', secret_key: 'nine' };
const inline = (connection: Json): Json => ({ ...base, connection });
const { access_key: _a, secret_key: _s, ...keyless } = s3;

/** Refused datastore creates, and where the framework's list says that the error is. */
const creates: readonly (readonly [string, Json, string])[] = [
  ['no name', { ...onLake, name: undefined }, 'body.name'],
  ['an empty name', { ...onLake, name: '' }, 'body.name'],
  ['a name over 255 characters', { ...onLake, name: 'n'.repeat(256) }, 'body.name'],
  ['a name that is a number', { ...onLake, name: 12 }, 'body.name'],
  ['neither connection', base, 'body'],
  ['both connections', { ...onLake, connection: s3 }, 'body'],
  ['a quoted connection_id', { ...onLake, connection_id: '1' }, 'body.connection_id'],
  ['group beside group_id', { ...onLake, group: { name: 'G' }, group_id: 1 }, 'body'],
  ['a group name over 100 characters', { ...onLake, group: { name: 'g'.repeat(101) } }, 'body.group.name'],
  ['an unknown icon', { ...onLake, group: { name: 'G', icon: 'mdi-cat' } }, 'body.group.icon'],
  ['no root_path on files', { name: 'New', connection_id: 1 }, 'body.root_path'],
  ['teams that are no list', { ...onLake, teams: 'Public' }, 'body.teams'],
  ['a tag that is no text', { ...onLake, tags: [1] }, 'body.tags.0'],
  ['an unknown team', { ...onLake, teams: ['Nobody'] }, 'body.teams'],
  ['an unknown tag', { ...onLake, tags: ['nothing'] }, 'body.tags'],
  ['enrichment_only that is text', { ...onLake, enrichment_only: 'true' }, 'body.enrichment_only'],
  ['a flag that is text', { ...onLake, trigger_catalog: 'yes' }, 'body.trigger_catalog'],
  ['a description over 255 characters', { ...onLake, description: 'd'.repeat(256) }, 'body.description'],
  ['a prefix over 60 characters', { ...onLake, enrichment_prefix: 'p'.repeat(61) }, 'body.enrichment_prefix'],
  ['a record limit of 0', { ...onLake, enrichment_source_record_limit: 0 }, 'body.enrichment_source_record_limit'],
  [
    'a record limit over a billion',
    { ...onLake, enrichment_source_record_limit: 1_000_000_001 },
    'body.enrichment_source_record_limit',
  ],
  [
    'an unknown strategy',
    { ...onLake, enrichment_remediation_strategy: 'delete' },
    'body.enrichment_remediation_strategy',
  ],
  [
    'a rollup threshold over 1,000',
    { ...onLake, high_count_rollup_threshold: 1001 },
    'body.high_count_rollup_threshold',
  ],
  ['a threshold with a fraction', { ...onLake, high_count_rollup_threshold: 1.5 }, 'body.high_count_rollup_threshold'],
  ['no connection type', inline({ uri: 's3://x' }), 'body.connection.type'],
  ['an unknown connection type', inline({ ...s3, type: 'ftp' }), 'body.connection.type'],
  ['S3 without uri', inline({ ...s3, uri: undefined }), 'body.connection.uri'],
  ['S3 without keys', inline(keyless), 'body.connection.access_key'],
  ['S3 with an empty secret', inline({ ...s3, secret_key: '' }), 'body.connection.secret_key'],
  [
    'a role without role_arn',
    inline({ ...keyless, parameters: { authentication_type: 'IAM_ROLE' } }),
    'body.connection.parameters.role_arn',
  ],
  [
    'an unknown authentication type',
    inline({ ...s3, parameters: { authentication_type: 'FOO' } }),
    'body.connection.parameters.authentication_type',
  ],
  [
    'authentication_type at the top',
    inline({ ...s3, authentication_type: 'SHARED_KEY' }),
    'body.connection.authentication_type',
  ],
  ['role_arn at the top', inline({ ...s3, role_arn: 'arn:1' }), 'body.connection.role_arn'],
  ['external_id at the top', inline({ ...s3, external_id: 'x' }), 'body.connection.external_id'],
  [
    'a quoted port',
    inline({ type: 'postgresql', host: 'h', port: '5432', username: 'u', password: 'p' }),
    'body.connection.port',
  ],
  [
    'a secrets manager without address',
    inline({ ...s3, secrets_manager: { login_url: 'x' } }),
    'body.connection.secrets_manager.secret_url',
  ],
  [
    'a service principal without tenant',
    inline({ ...s3, type: 'abfs', parameters: { authentication_type: 'SERVICE_PRINCIPAL' } }),
    'body.connection.parameters.tenant_id',
  ],
  [
    'an authentication type of another connector',
    inline({ ...s3, type: 'abfs', parameters: { authentication_type: 'IAM_ROLE' } }),
    'body.connection.parameters.authentication_type',
  ],
];

describe('a create is refused with 422 for', () => {
  test.each(creates)('%s', async (_, body, place) => {
    const before = emulator.snapshot();

    const answer = await call(emulator, 'POST', '/datastores', { body });

    expect(answer.status).toBe(422);
    const issues = at(answer, 'detail') as readonly { loc: readonly string[]; msg: string; type: string }[];
    expect(issues.map(({ loc }) => loc.join('.'))).toContain(place);
    expect(issues.every(({ msg, type }) => msg.length > 0 && type.length > 0)).toBe(true);
    expect(emulator.snapshot()).toStrictEqual(before);
  });
});
