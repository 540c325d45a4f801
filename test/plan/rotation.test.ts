import { describe, expect, test } from '@jest/globals';
import { useEmulators } from '../support/emulators.ts';
import { outcomeLines, reconcile, rulesOf } from '../support/reconcile.ts';

const start = useEmulators();

describe('the secrets of an unnamed connection', () => {
  const text = `datastores:
  - name: A
    connection: { type: s3, uri: "s3://one", access_key: AKIAONE, secret_key: "\${{ secrets.S }}" }
`;

  test.each(['all', 'one', 'failing'])('are sent again with rotate-secrets: %s', async (rotate) => {
    const emulator = await start({
      seed: {
        connections: [{ name: 'one', type: 's3', uri: 's3://one', access_key: 'AKIAONE', secret_key: 'secret-of-one' }],
        datastores: [{ name: 'A', connection: 'one', root_path: '/a' }],
      },
      badCredentials: ({ fields }) => (fields['secret_key'] === 'secret-of-one' ? 'expired' : undefined),
    });
    const inputs = { secrets: 'S=another-secret-text', 'rotate-secrets': rotate };
    const run = await reconcile({ emulator, text, inputs });
    expect([run.result, rulesOf(run), outcomeLines(run)]).toEqual(['applied', [], ['update connection one: done']]);
    expect(run.writes[0]?.body).toMatchObject({ secret_key: 'another-secret-text' });
  });
});
