import { describe, expect, test } from '@jest/globals';
import { useEmulators } from '../support/emulators.ts';
import { reconcile } from '../support/reconcile.ts';
import { connection, planOf } from './support-datastores.ts';

const start = useEmulators();

const file = (authentication: string, more = '') =>
  `connections:\n  - name: lake\n    type: dremio\n    host: h.example\n    port: 443\n    username: u\n    password: "\${{ secrets.P }}"\n    parameters: { ssl: true, authentication: ${authentication}${more} }\n`;
const inputs = { secrets: 'P=password-of-dremio', 'test-connections': 'never' };

describe('a mapping inside parameters', () => {
  test('is created, found to be the same in another order, and changed', async () => {
    const emulator = await start({});
    const run = (authentication: string) => reconcile({ emulator, text: file(authentication), inputs });
    const created = await run('{ kind: basic, realms: [a, 1] }');
    expect([created.result, created.converged]).toEqual(['applied', true]);
    const stored = () => [...emulator.state.connections.all()][0]?.parameters;
    expect(stored()).toMatchObject({ authentication: { kind: 'basic', realms: ['a', 1] } });
    expect((await run('{ realms: [a, 1], kind: basic }')).result).toBe('unchanged');
    const changed = await run('{ kind: oidc, realms: [] }');
    expect([changed.result, changed.converged]).toEqual(['applied', true]);
    expect(stored()).toMatchObject({ ssl: true, authentication: { kind: 'oidc', realms: [] } });
  });

  test('is shown as JSON, and on the live side only where no key of it says secret', () => {
    const shownFor = (authentication: unknown) =>
      planOf(file('{ kind: basic }'), {
        connections: [
          connection(1, 'lake', {
            type: 'dremio',
            fields: { host: 'h.example', port: 443, username: 'u', 'parameters.ssl': true },
            opaque: new Map([['parameters.authentication', authentication]]),
            keys: new Set(['host', 'port', 'username', 'parameters']),
          }),
        ],
      }).plan.steps.map(({ changes }) => changes.map(({ field, before, after }) => [field, before, after]));
    const field = 'parameters.authentication';
    expect(shownFor({ kind: 'x' })).toEqual([[[field, '{"kind":"x"}', '{"kind":"basic"}']]]);
    expect(shownFor({ kind: 'x', deep: [{ token: 'hush' }] })).toEqual([[[field, '(sensitive)', '{"kind":"basic"}']]]);
    expect(shownFor({ kind: 'basic' })).toEqual([]);
  });

  test('that holds a secret is refused', async () => {
    const emulator = await start({});
    const refused = await reconcile({ emulator, text: file('{ kind: basic, token: abc }'), inputs });
    expect([refused.result, emulator.requests.filter(({ method }) => method !== 'GET')]).toEqual(['failed', []]);
  });
});
