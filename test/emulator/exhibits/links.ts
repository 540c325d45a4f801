import { at, call } from '../client.ts';
import type { DialectName } from '../dialect.ts';
import type { Emulator } from '../emulator.ts';
import { type Exhibit, get, made, onLake, post } from './exhibit.ts';

/** Switches that show on links, operations, and on what another team may see. */
export const aboutLinksAndOperations = {
  operationType: {
    observe: async (e) => [
      (await post(e, '/operations/run', { type: 'sync', datastore_id: 1 })).status,
      (await post(e, '/operations/run', { type: 'catalog', datastore_id: 1 })).status,
    ],
    shows: { both: [200, 200], sync: [200, 422], catalog: [422, 200] },
  },
  operationStatus: {
    observe: async (e) => (await post(e, '/operations/run', { type: 'sync', datastore_id: 1 })).status,
    shows: { 200: 200, 201: 201 },
  },
  switchEnrichment: {
    observe: async (e) => [
      (await call(e, 'PATCH', '/datastores/4/enrichment/2')).status,
      (await call(e, 'PATCH', '/datastores/4/enrichment/3')).status,
      at(await get(e, '/datastores/4'), 'enrich_datastore.id'),
    ],
    shows: { ok: [200, 200, 3], 409: [200, 409, 2] },
  },
  unsuitableTarget: {
    observe: async (e) => (await call(e, 'PATCH', '/datastores/4/enrichment/1')).status,
    shows: { 409: 409, 422: 422 },
  },
  fabricSynapseEnrichment: {
    observe: async (e) => {
      e.seed({
        connections: [
          { id: 4, name: 'synapse', type: 'synapse', host: 'h' },
          { id: 5, name: 'fabric', type: 'fabric', host: 'h' },
        ],
        datastores: [
          { id: 5, name: 'On Synapse', connection: 'synapse', enrichment_only: true },
          { id: 6, name: 'On Fabric', connection: 'fabric', enrichment_only: true },
        ],
      });
      return [
        (await call(e, 'PATCH', '/datastores/1/enrichment/5')).status,
        (await call(e, 'PATCH', '/datastores/1/enrichment/6')).status,
        at(await get(e, '/connections/listing?supports_enrichment=true'), 'length'),
      ];
    },
    shows: { supported: [200, 200, 5], unsupported: [409, 409, 3] },
  },
  linkOnCreate: {
    observe: async (e) => at(await made(e, { ...onLake, enrichment_datastore_id: 2 }), 'enrich_datastore.name'),
    shows: { accept: 'Enrichment A', ignore: undefined },
  },
  teamVisibility: {
    observe: (e) => seenByOutsider(e),
    shows: { global: [2, 200, 4], own: [1, 404, 3], 'own-but-stubs': [1, 404, 4] },
  },
  hiddenStatus: {
    with: { teamVisibility: 'own' },
    observe: async (e) => (await call(e, 'GET', '/datastores/1', { token: 'outsider' })).status,
    shows: { 404: 404, 403: 403 },
  },
} satisfies { readonly [Name in DialectName]?: Exhibit<Name> };

/** List, reading, and stubs, as seen with a token of another team. */
async function seenByOutsider(emulator: Emulator): Promise<unknown> {
  const token = 'outsider';
  return [
    at(await call(emulator, 'GET', '/datastores', { token }), 'total'),
    (await call(emulator, 'GET', '/datastores/1', { token })).status,
    at(await call(emulator, 'GET', '/connections/1', { token }), 'datastores.length'),
  ];
}
