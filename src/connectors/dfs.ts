import type { Connector } from './field.ts';
import { s3 } from './s3.ts';

/** Azure Data Lake Storage, as the vendor's ADLS API page and connector guide describe it. */
const abfs = {
  type: 'abfs',
  title: 'Azure Data Lake Storage',
  store: 'dfs',
  scope: ['root_path', 'folder_globbing_enabled'],
  enrichment: 'yes',
  strictParameters: false,
  fields: [
    {
      name: 'uri',
      type: 'string',
      description: 'The container: `abfss://<container>@<account>.dfs.core.windows.net` (`abfs://` without TLS).',
      example: 'abfss://lake@acme.dfs.core.windows.net',
      required: true,
      compare: 'path',
      address: true,
      pattern: {
        source: '^abfss?://[^@/]+@[^/]+',
        says: 'of the form abfss://<container>@<account>.dfs.core.windows.net',
      },
    },
    {
      name: 'authentication_type',
      section: 'parameters',
      type: 'string',
      description: 'Account key (`SHARED_KEY`) or an application (`SERVICE_PRINCIPAL`).',
      values: ['SHARED_KEY', 'SERVICE_PRINCIPAL'],
      default: 'SHARED_KEY',
    },
    {
      name: 'access_key',
      type: 'string',
      description: 'Account name with `SHARED_KEY`, client id with `SERVICE_PRINCIPAL`.',
      identifier: true,
    },
    {
      name: 'secret_key',
      type: 'string',
      description: 'Account key with `SHARED_KEY`, client secret with `SERVICE_PRINCIPAL`.',
      secret: true,
    },
    {
      name: 'tenant_id',
      section: 'parameters',
      type: 'string',
      description: 'Directory (tenant) of the application.',
      required: { field: 'parameters.authentication_type', is: 'SERVICE_PRINCIPAL' },
    },
  ],
} as const satisfies Connector;

/** Google Cloud Storage, as the vendor's connector guide describes it. */
const gcs = {
  type: 'gcs',
  title: 'Google Cloud Storage',
  store: 'dfs',
  scope: ['root_path', 'folder_globbing_enabled'],
  enrichment: 'yes',
  strictParameters: false,
  fields: [
    {
      name: 'uri',
      type: 'string',
      description: 'The bucket: `gs://<bucket>`.',
      example: 'gs://acme-data-lake',
      required: true,
      compare: 'path',
      address: true,
      pattern: { source: '^gs://[a-z0-9][a-z0-9._-]+(/.*)?$', says: 'of the form gs://<bucket>' },
    },
    {
      name: 'secret_key',
      type: 'string',
      description: "The service account's key file, its JSON as one text.",
      secret: true,
    },
    {
      name: 'access_key',
      type: 'string',
      description: 'Only for HMAC key pairs, which an older page describes.',
      identifier: true,
    },
  ],
  notes: [
    'An older page speaks of HMAC key pairs (`access_key` and `secret_key`); the fields in force are those of a service account.',
  ],
} as const satisfies Connector;

/** Connectors whose datastores are folders of files. */
export const dfsConnectors: readonly Connector[] = [s3, abfs, gcs];
