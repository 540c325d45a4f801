import type { Json } from '../../test/emulator/records.ts';
import type { Seed } from '../../test/emulator/seed.ts';

/** Connections that the datastores of a measured tenant share. */
export const connections = 50;

const externalId = 'acme-external-id';

function connectionName(index: number): string {
  return `lake_${String(index).padStart(2, '0')}`;
}

function datastoreName(index: number): string {
  return `Datastore ${String(index).padStart(5, '0')}`;
}

function roleOf(index: number): string {
  return `arn:aws:iam::123456789012:role/Qualytics${index}`;
}

/** A file of so many datastores on at most 50 connections. `changed`: how many of them, evenly spread, ask for another description. */
export function fileOf(datastores: number, { changed = 0 }: { readonly changed?: number } = {}): string {
  const used = Math.min(connections, datastores);
  const every = changed > 0 ? Math.floor(datastores / changed) : Number.POSITIVE_INFINITY;
  return [
    'connections:',
    ...Array.from({ length: used }, (_, index) =>
      [
        `  - name: ${connectionName(index)}`,
        '    type: s3',
        `    uri: s3://acme-lake-${index}`,
        `    parameters: { authentication_type: IAM_ROLE, role_arn: "${roleOf(index)}", external_id: ${externalId} }`,
      ].join('\n'),
    ),
    'datastores:',
    ...Array.from({ length: datastores }, (_, index) =>
      [
        `  - name: ${datastoreName(index)}`,
        `    connection_name: ${connectionName(index % used)}`,
        `    root_path: /raw/${index}/`,
        '    teams: [Data Platform]',
        '    tags: [bench]',
        `    description: ${index % every === 0 && index / every < changed ? 'Changed' : 'As it was'}`,
      ].join('\n'),
    ),
    '',
  ].join('\n');
}

/** The tenant before the first apply: teams are there by default, the tag is not. */
export const emptySeed: Seed = { tags: ['bench'] };

/** What the unchanged file asks for, as create bodies of the API. */
export function bodiesOf(datastores: number): {
  readonly connections: readonly (Json & { readonly name: string; readonly type: string })[];
  readonly datastores: readonly (Json & { readonly name: string; readonly connection: string })[];
} {
  const used = Math.min(connections, datastores);
  return {
    connections: Array.from({ length: used }, (_, index) => ({
      name: connectionName(index),
      type: 's3',
      uri: `s3://acme-lake-${index}`,
      parameters: { authentication_type: 'IAM_ROLE', role_arn: roleOf(index), external_id: externalId },
    })),
    datastores: Array.from({ length: datastores }, (_, index) => ({
      name: datastoreName(index),
      connection: connectionName(index % used),
      root_path: `/raw/${index}/`,
      teams: ['Data Platform'],
      tags: ['bench'],
      description: 'As it was',
    })),
  };
}

/** The tenant that the unchanged file asks for. */
export function seedOf(datastores: number): Seed {
  return { ...emptySeed, ...bodiesOf(datastores) };
}
