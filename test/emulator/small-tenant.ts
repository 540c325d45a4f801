import type { Seed } from './seed.ts';

/** A tenant with one of each: a tag of either kind, two groups, a connection, a source and an enrichment datastore. */
export const smallTenant: Seed = {
  tags: ['pii', { name: 'from catalog', type: 'external' }],
  groups: [
    { id: 1, name: 'Lakes' },
    { id: 2, name: 'Attic', icon: 'mdi-texture-box' },
  ],
  connections: [{ id: 1, name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIA1', secret_key: 'one' }],
  datastores: [
    {
      id: 1,
      name: 'Orders',
      connection: 'lake',
      description: 'text',
      tags: ['pii', 'from catalog'],
      teams: ['Public'],
    },
    { id: 2, name: 'Enrichment', connection: 'lake', enrichment_only: true },
  ],
};
