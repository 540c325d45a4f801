import { describe, expect, test } from '@jest/globals';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { type ReconcileOptions, reconcile } from '../support/reconcile.ts';

const start = useEmulators();

const seed: Seed = {
  tags: ['mine', 't1', 't2'],
  connections: [{ name: 'one', type: 's3', uri: 's3://one', access_key: 'AKIAONE', secret_key: 'secret-of-one' }],
  datastores: [
    { name: 'A', connection: 'one', root_path: '/a', tags: ['mine'] },
    { name: 'B', connection: 'one', root_path: '/b', tags: ['mine'] },
  ],
};

const text = `connections:
  - { name: one, type: s3, uri: s3://one, access_key: AKIANEWANDNEW, secret_key: "\${{ secrets.S }}" }
datastores:
  - { name: A, connection_name: one, description: new, tags: [t1, t2] }
  - { name: N, connection_name: one, root_path: /n, teams: [Public] }
`;
const inputs = { secrets: 'S=first-secret-text\nT=other-secret-text', 'ownership-tag': 'mine' };

type Variation = Partial<Pick<ReconcileOptions, 'text' | 'inputs' | 'env' | 'mode'>>;

/** The hash of a plan against the same emulator, since its address is part of it. */
async function hashes(...variations: readonly Variation[]): Promise<readonly (string | undefined)[]> {
  const emulator = await start({ seed });
  const found: (string | undefined)[] = [];
  for (const one of variations) {
    const run = await reconcile({ emulator, text, mode: 'plan', ...one, inputs: { ...inputs, ...one.inputs } });
    found.push(run.outputs['plan-hash']);
  }
  return found;
}

describe('the hash of a plan', () => {
  test.each<Variation & { what: string }>([
    { what: 'where it stands in the file', text: `# a comment\n\n${text}` },
    { what: 'the order of a list', text: text.replace('[t1, t2]', '[t2, t1, t2]') },
    { what: 'repeats in a list', text: text.replace('[Public]', '[Public, Public]') },
    { what: 'the value of a secret', inputs: { secrets: 'S=another-secret-text' } },
    { what: 'max-deletes, parallelism and label', inputs: { 'max-deletes': '1', parallelism: '1', label: 'other' } },
    { what: 'whether connections are tested', inputs: { 'test-connections': 'never' } },
    { what: 'a token of another role', inputs: { 'api-token': 'manager-token' } },
    { what: 'another entry that changes nothing', text: `${text}  - { name: B, connection_name: one }\n` },
  ])('does not depend on $what', async ({ what: _what, ...variation }) => {
    const [one, other] = await hashes({}, variation);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toBe(one);
  });

  test.each<Variation & { what: string }>([
    { what: 'a field that is to change', text: text.replace('description: new', 'description: newer') },
    { what: 'the reference of a secret that is to be sent', text: text.replace('secrets.S', 'secrets.T') },
    { what: 'a further step', text: text.replace('root_path: /n', 'root_path: /n, tags: [t3]') },
    { what: 'prune', inputs: { prune: 'true' } },
    { what: 'rotation', inputs: { 'rotate-secrets': 'one' } },
    { what: 'rotation of what fails, where nothing does', inputs: { 'rotate-secrets': 'failing' } },
    { what: 'the middle of a key id, which is not shown', text: text.replace('AKIANEWAND', 'AKIAOLDAND') },
  ])('depends on $what', async ({ what: _what, ...variation }) => {
    const [one, other] = await hashes({}, variation);
    expect(other).toMatch(/^[0-9a-f]{64}$/);
    expect(other).not.toBe(one);
  });

  test('is the same when it is planned and when it is applied', async () => {
    const [planned, applied, after] = await hashes({}, { mode: 'apply' }, {});
    expect(applied).toBe(planned);
    expect(after).not.toBe(planned);
  });

  test('is made of changes that hold no value of a secret', async () => {
    const emulator = await start({ seed });
    const run = await reconcile({ emulator, text, mode: 'plan', inputs });
    expect(JSON.stringify(run.progress.plan?.steps.map(({ changes }) => changes))).not.toContain('first-secret-text');
  });
});
