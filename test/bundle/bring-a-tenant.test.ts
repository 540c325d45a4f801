import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Seed } from '../emulator/seed.ts';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'bring-an-existing-tenant.md'), 'utf8');

/** The inputs of each step that the page prints, in their order. */
const steps = [...page.matchAll(/```yaml\n(- uses:[\s\S]*?)```/g)].map(([, block]): Record<string, string> => {
  const [step] = parse(block ?? '') as readonly [{ readonly with: Record<string, unknown> }];
  return Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, String(value)]));
});

const seed: Seed = {
  connections: [
    {
      id: 1,
      name: 'lake',
      type: 's3',
      uri: 's3://acme-lake',
      access_key: 'AKIAIOSFODNN7EXAMPLE',
      secret_key: 'wJalrXUtnFEMI',
    },
    {
      id: 2,
      name: 'shop',
      type: 'postgresql',
      host: 'db.acme.com',
      port: 5432,
      username: 'u',
      password: 'hunter2hunter2',
    },
  ],
  datastores: [
    { id: 11, name: 'Enrichment', connection_id: 1, enrichment_only: true, root_path: '/enrichment/' },
    { id: 12, name: 'Orders', connection_id: 1, root_path: '/raw/orders/', enrichment: 'Enrichment', tags: ['gold'] },
    { id: 13, name: 'Finance 2026', connection_id: 2, database: 'shop', schema: 'finance' },
    { id: 14, name: 'Parts', connection_id: 2, database: 'shop', schema: 'parts' },
  ],
};

const files = ['qualytics/connections.yaml', 'qualytics/datastores.yaml'];

function texts(): readonly string[] {
  return files.map((path) => readFileSync(join(workspace.folder(), path), 'utf8'));
}

describe('the page "Bring an existing tenant"', () => {
  test('can be followed from start to end', async () => {
    const emulator = await workspace.emulator({ seed });
    const [whole, part, unchanged, first, applied, drift, converted] = steps.map(
      ({ 'api-url': _url, 'api-token': _token, ...inputs }) => inputs,
    );
    expect(steps).toHaveLength(7);

    const exported = await workspace.run(emulator, whole);
    expect([exported.code, exported.outputs['result']]).toEqual([0, 'exported']);
    expect(JSON.parse(exported.outputs['ids'] ?? '')).toEqual({
      Enrichment: 11,
      Orders: 12,
      'Finance 2026': 13,
      Parts: 14,
    });
    expect(exported.stdout).toContain('"SHOP_PASSWORD": ${{ toJSON(secrets.SHOP_PASSWORD) }}');
    expect(exported.summary).toContain('Exported 4 datastores and 2 connections.');

    const lakes = await workspace.run(emulator, part);
    expect(Object.keys(JSON.parse(lakes.outputs['ids'] ?? ''))).toEqual(['Enrichment', 'Finance 2026', 'Orders']);

    const nothing = await workspace.run(emulator, unchanged);
    expect([nothing.code, nothing.outputs['result'], nothing.outputs['unchanged-count']]).toEqual([
      0,
      'unchanged',
      '4',
    ]);
    expect(writesOf(emulator)).toEqual([]);

    const adoption = await workspace.run(emulator, first);
    expect([adoption.code, adoption.outputs['result'], adoption.outputs['update-count']]).toEqual([0, 'planned', '4']);
    const refused = await workspace.run(emulator, { ...first, adopt: 'false' });
    expect([refused.code, refused.outputs['result']]).toEqual([1, 'failed']);

    const done = await workspace.run(emulator, applied);
    expect([done.code, done.outputs['result'], done.outputs['converged']]).toEqual([0, 'applied', 'true']);

    const before = texts();
    await workspace.run(emulator, drift);
    expect(texts()).toEqual(before);
    const parts = emulator.state.datastores.get(14);
    if (!parts) {
      throw new Error('The seed has no such datastore.');
    }
    emulator.state.datastores.put({ ...parts, schema: 'spare_parts' });
    await workspace.run(emulator, drift);
    expect(texts()).toEqual([before[0], before[1]?.replace('schema: parts', 'schema: spare_parts')]);

    workspace.write(
      'qualytics-config/connections/lake.yaml',
      'name: lake\ntype: s3\nuri: s3://acme-lake\nsecret_key: ${LAKE_SECRET_KEY}\n',
    );
    const fromCli = await workspace.run(undefined, converted);
    expect([fromCli.code, fromCli.outputs['result']]).toEqual([0, 'exported']);
    const lake = readFileSync(join(workspace.folder(), 'qualytics-from-cli/connections.yaml'), 'utf8');
    expect(lake).toContain('secret_key: ${{ secrets.LAKE_SECRET_KEY }}\n');
  }, 120_000);

  test('names the inputs as they are, and the commands that there are', () => {
    expect(steps.map(({ mode }) => mode)).toEqual(['export', 'export', 'plan', 'plan', 'apply', 'export', 'export']);
    expect(page).toContain('npm start -s -- --mode export');
  });
});

describe('an export by the bundle', () => {
  test('that may not list something fails, and writes nothing', async () => {
    const emulator = await workspace.emulator({ seed });
    emulator.fail({ method: 'GET', path: /connections$/, fault: { kind: 'status', status: 403 } });
    const run = await workspace.run(emulator, { mode: 'export' });
    expect([run.code, run.outputs['result'], run.outputs['ids']]).toEqual([1, 'failed', '{}']);
    expect(run.stdout).toContain('GET /connections was answered with 403');
    expect(() => readFileSync(join(workspace.folder(), 'qualytics-export/datastores.yaml'))).toThrow('ENOENT');
  }, 60_000);

  test('into a folder outside the workspace is refused before anything is asked', async () => {
    const emulator = await workspace.emulator({ seed });
    const run = await workspace.run(emulator, { mode: 'export', 'export-dir': '../outside' });
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.stdout).toContain('export-dir leads out of the workspace.');
    expect(emulator.requests).toEqual([]);
  }, 60_000);
});
