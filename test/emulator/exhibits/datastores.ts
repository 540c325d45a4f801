import { at } from '../client.ts';
import type { DialectName } from '../dialect.ts';
import type { Json } from '../records.ts';
import { type Exhibit, get, made, names, onLake, post, put, remove } from './exhibit.ts';

/** Switches that show on datastores: what is written, read back and listed. */
export const aboutDatastores = {
  createStatus: { observe: async (e) => (await post(e, '/datastores', onLake)).status, shows: { 200: 200, 201: 201 } },
  createResponse: {
    observe: async (e) => Object.keys((await post(e, '/datastores', onLake)).body as Json).length > 7,
    shows: { short: false, read: true },
  },
  connectionOnRead: {
    observe: async (e) => {
      const { body } = await get(e, '/datastores/1');
      return ['connection', 'connection_id'].filter((name) => Object.hasOwn(body as Json, name));
    },
    shows: { nested: ['connection'], id: ['connection_id'], both: ['connection', 'connection_id'] },
  },
  putSemantics: {
    observe: async (e) => {
      const short = await put(e, '/datastores/1', { description: 'new' });
      const whole = await put(e, '/datastores/1', {
        name: 'Orders',
        connection_id: 1,
        root_path: '/',
        enrichment_prefix: 'o',
      });
      return [short.status, at(whole, 'description'), names(at(whole, 'global_tags'))];
    },
    shows: { partial: [200, 'new', ['pii']], full: [422, null, []] },
  },
  uniqueNames: {
    observe: async (e) => [
      (await post(e, '/datastores', { ...onLake, name: 'Enrichment A' })).status,
      (await put(e, '/datastores/1', { name: 'Linked' })).status,
      (await put(e, '/datastores/1', { name: 'Orders' })).status,
    ],
    shows: { off: [200, 200, 200], on: [409, 409, 200] },
  },
  extraFields: {
    observe: async (e) => [
      (await post(e, '/datastores', { ...onLake, colour: 'red' })).status,
      (await put(e, '/datastores/1', { created: 'x' })).status,
      (await post(e, '/datastores', { ...onLake, database: 'd' })).status,
      (await put(e, '/connections/1', { name: 'lake', type: 's3', host: 'h' })).status,
    ],
    shows: { ignore: [200, 200, 200, 200], reject: [422, 422, 422, 422] },
  },
  createFlag: {
    observe: async (e) => {
      for (const flag of ['trigger_catalog', 'trigger_sync']) {
        await post(e, '/datastores', { ...onLake, [flag]: true });
      }
      const { body } = await get(e, '/operations');
      return (at({ body }, 'items') as readonly { readonly type: string }[]).map(({ type }) => type);
    },
    shows: { both: ['catalog', 'sync'], catalog: ['catalog'], sync: ['sync'], neither: [] },
  },
  unknownFlag: {
    with: { createFlag: 'sync' },
    observe: async (e) => [
      (await post(e, '/datastores', { ...onLake, trigger_catalog: true })).status,
      (await post(e, '/datastores', { ...onLake, trigger_sync: true })).status,
    ],
    shows: { 'as-extra': [200, 200], reject: [422, 200] },
  },
  listItems: {
    observe: async (e) => {
      const item = at(await get(e, '/datastores?name=Orders'), 'items.0') as Json;
      const given = ['connection', 'latest_operation', 'description', 'root_path', 'tags', 'enrichment_only'];
      return given.filter((name) => Object.hasOwn(item, name === 'tags' ? 'global_tags' : name));
    },
    shows: {
      light: ['root_path', 'tags', 'enrichment_only'],
      full: ['connection', 'latest_operation', 'description', 'root_path', 'tags', 'enrichment_only'],
      bare: [],
    },
  },
  latestOperation: {
    observe: async (e) => at(await get(e, '/datastores/1'), 'latest_operation'),
    shows: { present: null, absent: undefined },
  },
  nullOnPut: {
    observe: async (e) => {
      const { status } = await put(e, '/datastores/1', { description: null });
      return [status, at(await get(e, '/datastores/1'), 'description')];
    },
    shows: { clears: [200, null], ignored: [200, 'text'], rejected: [422, 'text'] },
  },
  rootPath: {
    observe: async (e) => [
      at(await made(e, { ...onLake, root_path: '/a/' }), 'root_path'),
      at(await made(e, { ...onLake, root_path: '/a' }), 'root_path'),
      at(await made(e, { ...onLake, root_path: '/' }), 'root_path'),
    ],
    shows: {
      'as-is': ['/a/', '/a', '/'],
      'strip-trailing': ['/a', '/a', '/'],
      'strip-all': ['/a', '/a', ''],
      'add-trailing': ['/a/', '/a/', '/'],
    },
  },
  nullsOnRead: {
    observe: async (e) => {
      const readings = [await get(e, '/datastores/1'), await get(e, '/connections/2')].map(({ body }) => body as Json);
      return readings.map((reading) => [Object.values(reading).includes(null), 'name' in reading]);
    },
    shows: {
      present: [
        [true, true],
        [true, true],
      ],
      absent: [
        [false, true],
        [false, true],
      ],
    },
  },
  missingRootPath: {
    observe: async (e) => at(await made(e, { name: 'New', connection_id: 1 }), 'root_path'),
    shows: { reject: undefined, default: '/' },
  },
  teamsOnRead: {
    observe: async (e) => at(await get(e, '/datastores/1'), 'teams'),
    shows: { objects: [{ id: 3, name: 'Finance Team' }], strings: ['Finance Team'] },
  },
  tagsReadName: {
    observe: async (e) => {
      const answer = await get(e, '/datastores/1');
      return [names(at(answer, 'global_tags') ?? []), names(at(answer, 'tags') ?? [])];
    },
    shows: { global_tags: [['pii'], []], tags: [[], ['pii']] },
  },
  tagsOnRead: {
    observe: async (e) => at(await get(e, '/datastores/1'), 'global_tags'),
    shows: { typed: [{ id: 1, name: 'pii', type: 'global' }], names: [{ name: 'pii' }] },
  },
  unknownTeam: {
    observe: async (e) => {
      const answer = await made(e, { ...onLake, teams: ['Public', 'Nobody'] });
      return [answer.status, names(at(answer, 'teams') ?? [])];
    },
    shows: { reject: [422, []], ignore: [200, ['Public']], create: [200, ['Public', 'Nobody']] },
  },
  unknownTag: {
    observe: async (e) => {
      const answer = await made(e, { ...onLake, tags: ['pii', 'new'] });
      return [answer.status, names(at(answer, 'global_tags') ?? [])];
    },
    shows: { reject: [422, []], create: [200, ['pii', 'new']], ignore: [200, ['pii']] },
  },
  defaultTeams: {
    observe: async (e) => names(at(await made(e, onLake), 'teams')),
    shows: { Public: ['Public'], none: [] },
  },
  enrichmentOnlyOnPut: {
    observe: async (e) => {
      const { status } = await put(e, '/datastores/3', { enrichment_only: false });
      return [status, at(await get(e, '/datastores/3'), 'enrichment_only')];
    },
    shows: { accept: [200, false], reject: [422, true], ignore: [200, true] },
  },
  storeTypeCase: {
    observe: async (e) => [
      at(await get(e, '/datastores/1'), 'store_type'),
      at(await get(e, '/connections/1'), 'connection_type'),
    ],
    shows: { lower: ['dfs', 'dfs'], upper: ['DFS', 'DFS'] },
  },
  prefixStyle: {
    observe: async (e) => at(await made(e, { ...onLake, enrichment_prefix: 'Été - 2024Q1!' }), 'enrichment_prefix'),
    shows: {
      collapse: '_été_2024q1',
      'keep-repeats': '_été___2024q1_',
      'split-digits': '_été_2024_q_1',
      ascii: '_ete_2024q1',
    },
  },
  nameFilter: {
    observe: async (e) => [
      at(await get(e, '/datastores?name=rder'), 'total'),
      at(await get(e, '/datastores?name=Orders'), 'total'),
    ],
    shows: { exact: [0, 1], partial: [1, 1] },
  },
  blockedDeleteStatus: {
    observe: async (e) => (await remove(e, '/datastores/2')).status,
    shows: { 409: 409, 400: 400 },
  },
  deleteResult: {
    observe: async (e) => {
      const { status, body } = await remove(e, '/datastores/1');
      return [status, typeof body];
    },
    shows: { 204: [204, 'undefined'], json: [200, 'object'] },
  },
  deleteTiming: {
    observe: async (e) => [
      (await remove(e, '/datastores/1')).status,
      (await get(e, '/datastores/1')).status,
      (await remove(e, '/datastores/1')).status,
    ],
    shows: { 'at-once': [204, 404, 404], later: [204, 200, 204] },
  },
} satisfies { readonly [Name in DialectName]?: Exhibit<Name> };
