import { describe, expect, test } from '@jest/globals';
import type { EmulatorOptions } from '../emulator/emulator.ts';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { outcomeLines, reconcile } from '../support/reconcile.ts';

const start = useEmulators();

const seed: Seed = {
  connections: [
    {
      name: 'one',
      type: 's3',
      uri: 's3://one',
      access_key: 'AKIAONE',
      secret_key: 'secret-of-one',
      parameters: { authentication_type: 'SHARED_KEY' },
    },
  ],
  datastores: [
    { name: 'A', connection: 'one', root_path: '/a', description: 'first' },
    { name: 'B', connection: 'one', root_path: '/b', description: 'first' },
  ],
};
const both = 'datastores:\n  - { name: A, description: new }\n  - { name: B, description: new }\n';

describe('an apply of which nothing was written', () => {
  test('although the server answered with errors that do not say so, has failed and changed nothing', async () => {
    const emulator = await start({ seed });
    emulator.fail({ method: 'PUT', fault: { kind: 'status', status: 500, body: {} } });
    const { outputs, converged, ...run } = await reconcile({ emulator, text: both });
    expect(outcomeLines({ outputs, converged, ...run })).toEqual([
      'update datastore A: failed',
      'update datastore B: failed',
    ]);
    expect([outputs['result'], outputs['changed'], outputs['converged']]).toEqual(['failed', 'false', '']);
  });

  test.each([
    { what: 'carried out behind an error', fault: { kind: 'status', status: 500, processed: true }, outcome: 'done' },
    { what: 'never answered', fault: { kind: 'reset', when: 'before' }, outcome: 'unknown' },
  ] as const)('is not one of which something was $what', async ({ fault, outcome }) => {
    const emulator = await start({ seed });
    emulator.fail({ method: 'PUT', fault });
    const run = await reconcile({ emulator, text: 'datastores:\n  - { name: A, description: new }\n' });
    expect([outcomeLines(run), run.outputs['changed']]).toEqual([[`update datastore A: ${outcome}`], 'true']);
  });
});

test('a step that wrote behind an error and failed after it has written', async () => {
  const emulator = await start({ seed: { ...seed, groups: [{ name: 'G' }] } });
  emulator.fail({ method: 'PUT', fault: { kind: 'status', status: 500, body: {}, processed: true } });
  emulator.fail({ path: /assign-group$/, fault: { kind: 'status', status: 403, body: { detail: 'no' } } });
  const run = await reconcile({
    emulator,
    text: 'datastores:\n  - { name: A, description: new, group: { name: G } }\n',
  });
  expect(outcomeLines(run)).toEqual(['update datastore A: failed']);
  expect([run.outputs['result'], run.outputs['changed'], run.outputs['converged']]).toEqual([
    'partial',
    'true',
    'false',
  ]);
});

test('a look that goes on failing after a lost answer is not repeated over and over', async () => {
  const emulator = await start({ seed });
  let lost = false;
  emulator.fail({ method: 'PUT', nth: 1, fault: { kind: 'reset', when: 'before' }, when: () => (lost = true) });
  emulator.fail({
    path: /datastores\/1$/,
    when: ({ method }) => lost && method === 'GET',
    fault: { kind: 'status', status: 500 },
  });
  const run = await reconcile({ emulator, text: 'datastores:\n  - { name: A, description: new }\n' });
  expect(outcomeLines(run)).toEqual(['update datastore A: unknown']);
  const looks = run.requests.filter(({ method, path }) => method === 'GET' && path === '/api/datastores/1');
  // Two looks of five tries, and those before and after.
  expect(looks.length).toBeLessThan(20);
});

test('ids are those that the closing reading finds', async () => {
  const emulator = await start({ seed });
  emulator.onRequest(({ method }) => {
    if (method === 'PUT') {
      emulator.state.datastores.remove(2);
    }
  });
  const run = await reconcile({ emulator, text: both, inputs: { parallelism: '1' } });
  expect(outcomeLines(run)).toEqual(['update datastore A: done', 'update datastore B: failed']);
  expect([run.result, run.outputs['ids']]).toEqual(['partial', '{"A":1}']);
});

describe('fail-on-changes', () => {
  const connection = (fields: string) => `connections:\n  - { name: one, type: s3, uri: s3://one, ${fields} }\n`;
  const failureOf = async (text: string, inputs: Readonly<Record<string, string>>, more: EmulatorOptions = {}) => {
    const emulator = await start({ seed, ...more });
    const secrets = 'KEY=AKIAOTHERKEY\nSECRET=another-secret-text';
    const run = await reconcile({
      emulator,
      text,
      mode: 'plan',
      inputs: { secrets, 'fail-on-changes': 'true', ...inputs },
    });
    expect([run.result, run.outputs['changed']]).toEqual(['planned', 'true']);
    return run.progress.failure;
  };
  const failure = 'There is something to do, and fail-on-changes is true.';

  test('sees a difference in what a secret gives and anybody may read', async () => {
    const text = connection('access_key: "${{ secrets.KEY }}", secret_key: "${{ secrets.SECRET }}"');
    expect(await failureOf(text, {})).toBe(failure);
    expect(await failureOf(text, { 'rotate-secrets': 'all' })).toBe(failure);
  });

  test('does not look at what a rotation takes along', async () => {
    const text = connection(
      'access_key: AKIAONE, secret_key: "${{ secrets.SECRET }}", parameters: { authentication_type: SHARED_KEY }',
    );
    const dialect = { dfsParametersOnRead: 'absent' } as const;
    expect(await failureOf(text, { 'rotate-secrets': 'all' }, { dialect })).toBeUndefined();
  });
});

test('a rotation of what fails has the hash that the pull request, which tests nothing, showed', async () => {
  const emulator = await start({ seed });
  const text =
    'connections:\n  - { name: one, type: s3, uri: s3://one, access_key: AKIAONE, secret_key: "${{ secrets.SECRET }}" }\ndatastores:\n  - { name: A, description: new }\n';
  const inputs = { secrets: 'SECRET=another-secret-text', 'rotate-secrets': 'failing' };
  const quiet = await reconcile({ emulator, text, mode: 'plan', inputs });
  emulator.fail({
    path: /connections\/1\/test$/,
    when: ({ body }) => body === undefined,
    fault: { kind: 'status', status: 400, body: { message: 'AccessDenied' } },
  });
  const failing = await reconcile({ emulator, text, mode: 'plan', inputs });
  expect(failing.progress.plan?.steps.length).toBe((quiet.progress.plan?.steps.length ?? 0) + 1);
  expect(failing.outputs['plan-hash']).toBe(quiet.outputs['plan-hash']);
});
