import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at, call } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { smallTenant } from './small-tenant.ts';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ seed: smallTenant, operations: { finishAfterReads: 2 } });
});

afterEach(() => emulator.close());

const get = (target: string): ReturnType<typeof call> => call(emulator, 'GET', target);
const names = (items: unknown): readonly string[] =>
  (items as readonly { readonly name: string }[]).map(({ name }) => name);

describe('lists', () => {
  beforeEach(() => {
    emulator.seed({
      connections: [{ id: 2, name: 'warehouse', type: 'postgresql', host: 'h', username: 'u', password: 'p' }],
      datastores: [
        ...Array.from({ length: 120 }, (_, index) => ({ id: 100 + index, name: `Bulk ${index}`, connection: 'lake' })),
        {
          id: 300,
          name: 'Sales',
          connection: 'warehouse',
          group: 'Lakes',
          tags: ['gold'],
          favorite_of: ['Admin user'],
        },
      ],
    });
  });

  test.each([
    ['enrichment datastores only when asked for', 'enrichment_only=true', 1],
    ['sources otherwise', '', 122],
    ['an exact name', 'name=Orders', 1],
    ['not part of a name', 'name=Order', 0],
    ['a search', 'search=bulk 11', 11],
    ['ids', 'id=1&id=100', 2],
    ['types', 'datastore_type=postgresql&datastore_type=gcs', 1],
    ['tags', 'tag=gold&tag=pii', 2],
    ['an unknown tag', 'tag=none', 0],
    ['groups', 'group=1', 1],
    ['nothing by limit, which is no parameter', 'limit=1', 122],
  ])('find %s', async (_, query, total) => {
    expect(at(await get(`/datastores?${query}`), 'total')).toBe(total);
  });

  test('come in pages that together hold everything once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => get(`/datastores?size=100&sort_created=asc&page=${page}`)));
    const ids = pages.flatMap((page) => (at(page, 'items') as readonly { readonly id: number }[]).map(({ id }) => id));

    expect(pages[0]?.body).toMatchObject({ total: 122, page: 1, size: 100, pages: 2 });
    expect(at(pages[2] as { body: unknown }, 'items')).toStrictEqual([]);
    expect(new Set(ids).size).toBe(122);
    expect(ids).toHaveLength(122);
  });

  test('have favourites first, unless told otherwise', async () => {
    expect(at(await get('/datastores?sort_name=asc'), 'items.0.name')).toBe('Sales');
    expect(at(await get('/datastores?sort_name=asc&sort_favorite=asc'), 'items.0.name')).toBe('Bulk 0');
  });

  test('that are flat are plain arrays', async () => {
    for (const path of ['/connections/listing', '/teams/listing', '/global-tags/listing', '/datastore-groups']) {
      expect(Array.isArray((await get(path)).body)).toBe(true);
    }
    expect(names((await get('/connections/listing?supports_enrichment=true')).body)).toStrictEqual([
      'lake',
      'warehouse',
    ]);
  });
});

test('5,000 datastores are listed in two seconds', async () => {
  emulator.seed({
    datastores: Array.from({ length: 5000 }, (_, index) => ({ name: `Lake ${index}`, connection: 'lake' })),
  });
  const begin = performance.now();
  for (let page = 1; page <= 51; page += 1) {
    await get(`/datastores?size=100&page=${page}&sort_created=asc`);
  }

  expect(performance.now() - begin).toBeLessThan(20_000);
});
