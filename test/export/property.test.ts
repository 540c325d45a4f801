import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { type Files, usePlace } from './support.ts';
import { dialect, secretValue, tenant } from './tenants.ts';

const place = usePlace();

/** Many more, from another seed: `RUNS=1000 SEED=7 npm test -- test/export/property.test.ts`. */
const runs = { numRuns: Number(process.env['RUNS'] ?? 40), seed: Number(process.env['SEED'] ?? 1) };

/** Exports, and holds what every export promises. */
async function exportAndPlan(emulator: Emulator, token: string): Promise<Files> {
  const inputs = { 'api-token': token };
  const first = await place.exportFrom(emulator, inputs);
  expect(first.says.filter((one) => !/^notice|^warning export-hidden/.test(one))).toEqual([]);
  expect(first.connections + first.datastores + first.log).not.toContain(secretValue);
  const plan = await place.plan(emulator, inputs);
  expect([plan.steps, plan.says.filter((one) => one.startsWith('error'))]).toEqual([[], []]);
  const second = await place.exportFrom(emulator, inputs);
  expect([second.connections, second.datastores]).toEqual([first.connections, first.datastores]);
  return first;
}

/** Who exports: somebody who sees everything, or one who sees what is in some teams. */
const token = fc.constantFrom('admin-token', 'admin-token', 'member-token');
const tokens = {
  'admin-token': { role: 'Admin' },
  'member-token': { role: 'Member', teams: { 'Data Platform': 'Editor' } },
} as const;

function clear(): void {
  rmSync(join(place.folder(), 'qualytics-export'), { recursive: true, force: true });
}

test('the plan of what was exported is empty and a second export changes nothing, for any tenant in any dialect', async () => {
  await fc.assert(
    fc.asyncProperty(tenant, dialect, token, async (seed, spoken, holder) => {
      clear();
      const emulator = await startEmulator({ seed, dialect: spoken, tokens });
      await exportAndPlan(emulator, holder).finally(() => emulator.close());
    }),
    runs,
  );
}, 600_000);

/** The names of the datastores of a file, each with the number of its entry. */
function namesIn({ datastores }: Files): readonly string[] {
  const { datastores: entries } = parse(datastores) as { readonly datastores: readonly { readonly name: string }[] };
  return entries.map(({ name }) => name);
}

test('an earlier export of any other state is brought up to date, and comments of entries that are still there stay', async () => {
  await fc.assert(
    fc.asyncProperty(tenant, tenant, dialect, token, async (before, after, spoken, holder) => {
      clear();
      const old = await startEmulator({ seed: before, dialect: spoken });
      const earlier = await place.exportFrom(old).finally(() => old.close());
      let number = 0;
      // Not `^` and `$`, which stand at separators too that are none in YAML.
      const commented = earlier.datastores.replace(/(?<=\n) {2}- name: [^\n]*(?=\n)/g, (line) => {
        number += 1;
        return `  # above ${number}.\n${line} # beside ${number}.\n    # below ${number}.`;
      });
      place.write('qualytics-export/datastores.yaml', commented);
      const emulator = await startEmulator({ seed: after, dialect: spoken, tokens });
      const updated = await exportAndPlan(emulator, holder).finally(() => emulator.close());
      const alive = new Set(namesIn(updated));
      const lost = namesIn(earlier).flatMap((name, index) =>
        ['above', 'beside', 'below']
          .map((place) => `# ${place} ${index + 1}.`)
          .filter((comment) => alive.has(name) && !updated.datastores.includes(comment)),
      );
      expect(lost).toEqual([]);
    }),
    runs,
  );
}, 600_000);
