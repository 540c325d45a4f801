import type { Connector } from './field.ts';

/**
 * Connectors of the third kind, which the vendor's CLI knows since 2026. Only names that stand at the top of such a
 * connection are known; everything else passes through.
 */
const databricksNative = {
  type: 'databricks_native',
  title: 'Databricks (native)',
  store: 'native',
  scope: ['schema'],
  enrichment: 'unknown',
  strictParameters: false,
  fields: [
    { name: 'host', type: 'string', description: 'URL of the workspace.', address: true },
    { name: 'catalog', type: 'string', description: 'Name of the catalog.' },
    { name: 'catalog_type', type: 'string', description: 'Kind of the catalog.' },
  ],
  notes: ['How it authenticates, and what else it takes, is not published: further fields are sent as they are.'],
} as const satisfies Connector;

export const nativeConnectors: readonly Connector[] = [databricksNative];
