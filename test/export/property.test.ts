import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startEmulator } from '../emulator/emulator.ts';
import { usePlace } from './support.ts';
import { dialect, secretValue, tenant } from './tenants.ts';

const place = usePlace();

test('the plan of what was exported is empty and a second export changes nothing, for any tenant in any dialect', async () => {
  await fc.assert(
    fc.asyncProperty(tenant, dialect, async (seed, spoken) => {
      const emulator = await startEmulator({ seed, dialect: spoken });
      try {
        rmSync(join(place.folder(), 'qualytics-export'), { recursive: true, force: true });
        const first = await place.exportFrom(emulator);
        expect(first.says.filter((one) => !one.startsWith('notice'))).toEqual([]);
        expect(first.connections + first.datastores + first.log).not.toContain(secretValue);
        const plan = await place.plan(emulator);
        expect([plan.steps, plan.says.filter((one) => one.startsWith('error'))]).toEqual([[], []]);
        const second = await place.exportFrom(emulator);
        expect([second.connections, second.datastores]).toEqual([first.connections, first.datastores]);
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 60), seed: Number(process.env['SEED'] ?? 1) },
  );
}, 600_000);

test('an earlier export, of any other state, is brought up to date so that its plan is empty', async () => {
  await fc.assert(
    fc.asyncProperty(tenant, tenant, dialect, async (before, after, spoken) => {
      rmSync(join(place.folder(), 'qualytics-export'), { recursive: true, force: true });
      const old = await startEmulator({ seed: before, dialect: spoken });
      await place.exportFrom(old).finally(() => old.close());
      const emulator = await startEmulator({ seed: after, dialect: spoken });
      try {
        const first = await place.exportFrom(emulator);
        expect(first.says.filter((one) => !one.startsWith('notice'))).toEqual([]);
        const plan = await place.plan(emulator);
        expect([plan.steps, plan.says.filter((one) => one.startsWith('error'))]).toEqual([[], []]);
        const second = await place.exportFrom(emulator);
        expect([second.connections, second.datastores]).toEqual([first.connections, first.datastores]);
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 60), seed: Number(process.env['SEED'] ?? 1) },
  );
}, 600_000);
