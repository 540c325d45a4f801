import { at, call, type Reply } from '../client.ts';
import type { Dialect, DialectName } from '../dialect.ts';
import type { Emulator } from '../emulator.ts';
import type { Json } from '../records.ts';
import type { Seed } from '../seed.ts';

/** What stands in the control plane before an exhibit is looked at. */
export const seed: Seed = {
  groups: ['Lakes'],
  connections: [
    { id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one', parameters: {} },
    {
      id: 2,
      name: 'warehouse',
      type: 'snowflake',
      host: 'h',
      username: 'u',
      password: 'p',
      parameters: { private_key: 'k', role: 'r' },
    },
    {
      id: 3,
      name: 'role',
      type: 's3',
      uri: 's3://role',
      parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:1', external_id: 'e' },
    },
  ],
  datastores: [
    { id: 1, name: 'Orders', connection: 'lake', description: 'text', tags: ['pii'], teams: ['Finance Team'] },
    { id: 2, name: 'Enrichment A', connection: 'lake', enrichment_only: true },
    { id: 3, name: 'Enrichment B', connection: 'lake', enrichment_only: true },
    { id: 4, name: 'Linked', connection: 'lake', enrichment: 'Enrichment A' },
  ],
};

export const s3: Json = { name: 'new', type: 's3', uri: 's3://new', access_key: 'AKIA2', secret_key: 'two' };
export const onLake: Json = { name: 'New', root_path: '/new/', connection_id: 1 };
export const inline: Json = { name: 'New', root_path: '/', connection: s3 };

/** What shows a switch: the same requests, and what comes back under each of its values. */
export interface Exhibit<Name extends DialectName> {
  /** Other switches that it needs. */
  readonly with?: Partial<Dialect>;
  readonly observe: (emulator: Emulator) => Promise<unknown>;
  readonly shows: { readonly [Value in `${Dialect[Name]}`]: unknown };
}

export const get = (emulator: Emulator, target: string): Promise<Reply> => call(emulator, 'GET', target);
export const post = (emulator: Emulator, target: string, body?: Json): Promise<Reply> =>
  call(emulator, 'POST', target, { body });
export const put = (emulator: Emulator, target: string, body: Json): Promise<Reply> =>
  call(emulator, 'PUT', target, { body });

export const remove = (emulator: Emulator, target: string): Promise<Reply> => call(emulator, 'DELETE', target);

/** Creates a datastore and reads it back. */
export async function made(emulator: Emulator, body: Json): Promise<Reply> {
  const created = await post(emulator, '/datastores', body);
  return created.status < 300 ? get(emulator, `/datastores/${at(created, 'id')}`) : created;
}

export const names = (items: unknown): unknown =>
  (items as readonly { readonly name: string }[]).map(({ name }) => name);
