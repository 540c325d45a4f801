import type { Seed } from '../emulator/seed.ts';

/** Values of every reference that the files here use. */
export const secretsInput = [
  'LAKE=wJalrXUtnFEMI/lake-secret',
  'INLINE=wJalrXUtnFEMI/inline-secret',
  'WAREHOUSE=warehouse-password',
  'VAULT={"role_id":"vault-role-id"}',
].join('\n');

/** What is live before a file with every feature is applied for the first time: a stranger's objects. */
export const strangers: Seed = {
  tags: ['legacy'],
  groups: [{ name: 'Archive', icon: 'mdi-star-outline' }],
  connections: [
    {
      name: 'stranger',
      type: 's3',
      uri: 's3://stranger-bucket',
      access_key: 'AKIASTRANGER00000001',
      secret_key: 'strangers-own-secret',
    },
  ],
  datastores: [{ name: 'Stranger', connection: 'stranger', root_path: '/stranger' }],
};

/** Every feature at once: groups, tags, teams, shared, inline and unnamed connections, links, prefixes, first syncs. */
export const fullFile = `
ownership_tag: managed-by-git
defaults:
  teams: [Data Platform]
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: AKIAIOSFODNN7EXAMPLE
    secret_key: \${{ secrets.LAKE }}
  - name: role lake
    type: s3
    uri: s3://acme-role-lake
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:aws:iam::123456789012:role/QualyticsS3Role
      external_id: acme-external
  - name: warehouse
    type: postgresql
    host: warehouse.acme.example
    port: 5432
    username: qualytics_reader
    password: \${{ secrets.WAREHOUSE }}
    secrets_manager:
      secret_url: https://vault.acme.example/v1/secret
      login_url: https://vault.acme.example/v1/login
      credentials_payload: \${{ secrets.VAULT }}
datastores:
  - name: Orders
    connection_name: lake
    root_path: /raw/orders/
    description: Orders of the shop
    tags: [orders, legacy]
    group: { name: Lake, icon: mdi-folder-outline }
    enrichment_datastore: Enrichment
    enrichment_prefix: _orders_raw
    enrichment_remediation_strategy: append
    enrichment_source_record_limit: 25
    high_count_rollup_threshold: 50
    folder_globbing_enabled: true
    trigger_catalog: true
  - name: Finance
    connection_name: role lake
    root_path: /finance
    teams: [Finance Team, Public]
    tags: [finance]
    group: { name: Archive }
    enrichment_datastore: Enrichment
    trigger_sync: true
  - name: Enrichment
    enrichment_only: true
    root_path: /qualytics-enrichment/
    connection:
      name: inline lake
      type: s3
      uri: s3://acme-enrichment
      access_key: AKIAINLINE0000000001
      secret_key: \${{ secrets.INLINE }}
  - name: Sales
    connection_name: warehouse
    database: analytics
    schema: sales
    enrichment_datastore: Enrichment
    enrichment_prefix: _sales
    trigger_catalog: false
  - name: Alone
    root_path: /alone
    connection:
      type: s3
      uri: s3://acme-alone
      parameters:
        authentication_type: IAM_ROLE
        role_arn: arn:aws:iam::123456789012:role/Alone
        external_id: alone
`;

/**
 * The full file some time later: fields changed and cleared, a rename, a move, a link taken away, another one made, a
 * key pair replaced, an address changed with its secret, a vault no longer used, and a delete.
 */
export const laterFile = `
ownership_tag: managed-by-git
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
    access_key: AKIANEWKEY0000000002
    secret_key: \${{ secrets.LAKE }}
  - name: role lake
    type: s3
    uri: s3://acme-role-lake
    parameters:
      authentication_type: IAM_ROLE
      role_arn: arn:aws:iam::123456789012:role/AnotherRole
      external_id: acme-external
  - name: warehouse
    type: postgresql
    host: new-warehouse.acme.example
    port: 5433
    username: qualytics_reader
    password: \${{ secrets.WAREHOUSE }}
    secrets_manager: null
datastores:
  - name: Orders Lake
    previous_names: [Orders]
    connection_name: lake
    root_path: /raw/orders/
    description: null
    tags: null
    teams: [Public]
    group: null
    enrichment_datastore: Second Enrichment
    enrichment_prefix: _orders_raw
    enrichment_remediation_strategy: overwrite
    enrichment_source_record_limit: 30
    high_count_rollup_threshold: 50
    folder_globbing_enabled: false
    trigger_catalog: true
  - name: Finance
    connection_name: lake
    root_path: /finance
    tags: []
    group: { name: Lake, icon: mdi-star-outline }
    enrichment_datastore: null
  - name: Enrichment
    enrichment_only: true
    root_path: /qualytics-enrichment/
    connection:
      name: inline lake
      type: s3
      uri: s3://acme-enrichment
  - name: Second Enrichment
    enrichment_only: true
    connection_name: lake
    root_path: /second
    teams: [Public]
removed:
  - name: Sales
`;
