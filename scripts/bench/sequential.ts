import { bodiesOf } from './tenant-file.ts';

/**
 * What the action is compared with: the straightforward client, as a script with curl would be. For each connection and
 * each datastore one look-up by name, and then a create where there is none or an update where the description differs.
 * One request after another, on one connection that stays open. It tests nothing and proves nothing afterwards.
 *
 * Started as a process of its own: `sequential.ts URL DATASTORES CHANGED`.
 */
const [url = '', size = '0', changed = '0'] = process.argv.slice(2);

interface Found {
  readonly id: number;
  readonly name: string;
  readonly description?: string | null;
}

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { authorization: 'Bearer admin-token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

async function find(path: string, name: string): Promise<Found | undefined> {
  const { items } = (await send('GET', `${path}?name=${encodeURIComponent(name)}&size=100`)) as { items: Found[] };
  return items.find((item) => item.name === name);
}

const wanted = bodiesOf(Number(size));
const every = Number(changed) > 0 ? Math.floor(Number(size) / Number(changed)) : Number.POSITIVE_INFINITY;
const ids = new Map<string, number>();
for (const body of wanted.connections) {
  const found = (await find('/connections', body.name)) ?? ((await send('POST', '/connections', body)) as Found);
  ids.set(body.name, found.id);
}
for (const [index, { connection, ...rest }] of wanted.datastores.entries()) {
  const description = index % every === 0 && index / every < Number(changed) ? 'Changed' : 'As it was';
  const body = { ...rest, description, connection_id: ids.get(connection) };
  const found = await find('/datastores', body.name);
  if (!found) {
    await send('POST', '/datastores', body);
  } else if (found.description !== description) {
    await send('PUT', `/datastores/${found.id}`, body);
  }
}
