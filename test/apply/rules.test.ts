import { describe, expect, test } from '@jest/globals';
import type { Emulator, EmulatorOptions } from '../emulator/emulator.ts';
import type { LoggedRequest } from '../emulator/faults.ts';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { outcomeLines, type ReconcileOptions, reconcile, rulesOf, told, writeLines } from '../support/reconcile.ts';
import { duplicatesIn, stateOf } from '../support/state-of.ts';

const start = useEmulators();

const seed: Seed = {
  connections: [
    { name: 'one', type: 's3', uri: 's3://one', access_key: 'AKIAONE', secret_key: 'secret-of-one' },
    {
      name: 'vault',
      type: 'postgresql',
      host: 'pg.acme.example',
      port: 5432,
      username: 'u',
      password: 'secret-of-vault',
      parameters: { api_token: 'hidden-in-parameters', mode: 'x' },
      secrets_manager: { secret_url: 'https://vault/s', login_url: 'https://vault/l', credentials_payload: '{}' },
    },
  ],
  datastores: [
    { name: 'A', connection: 'one', root_path: '/a', description: 'first' },
    { name: 'P', connection: 'vault', database: 'd', schema: 's' },
  ],
};

const file = (...entries: readonly string[]): string => `datastores:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
const connection = (...entries: readonly string[]): string =>
  `connections:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
const secrets = { secrets: 'S=another-secret-text\nP=another-password' };
const newOne = (more = '') => file(`{ name: N, connection_name: one, root_path: /n, teams: [Public]${more} }`);
const newLake = '{ name: lake, type: s3, uri: s3://lake, access_key: AKIALAKE, secret_key: "${{ secrets.S }}" }';
const inlineOne = file(`{ name: N, root_path: /n, teams: [Public], connection: ${newLake} }`);

async function run(text: string, options: EmulatorOptions = {}, more: Partial<ReconcileOptions> = {}) {
  return reconcile({ emulator: await start({ seed, ...options }), text, inputs: secrets, ...more });
}

/** Does something by hand right before the n-th request like this is answered. */
function justBefore(
  emulator: Emulator,
  like: { readonly method: string; readonly path: RegExp; readonly nth: number },
  act: () => void,
): void {
  let seen = 0;
  emulator.onRequest(({ method, path }) => {
    if (method === like.method && like.path.test(path)) {
      seen += 1;
      if (seen === like.nth) {
        act();
      }
    }
  });
}

function change(emulator: Emulator, name: string, fields: Readonly<Record<string, unknown>>): void {
  for (const one of emulator.state.datastores.by('name', name)) {
    emulator.state.datastores.put({ ...one, ...fields });
  }
}

describe('5.7 every write is made on fresh knowledge', () => {
  const text = file('{ name: A, description: wanted }');
  const reading = { method: 'GET', path: /datastores\/1$/, nth: 2 };

  test('a managed field that is no longer what the plan saw fails the step', async () => {
    const emulator = await start({ seed });
    justBefore(emulator, reading, () => change(emulator, 'A', { description: 'somebody else' }));
    const ended = await reconcile({ emulator, text });
    expect([ended.result, outcomeLines(ended), writeLines(ended)]).toEqual([
      'failed',
      ['update datastore A: failed'],
      [],
    ]);
    expect(told(ended)).toContain('description changed since the plan');
  });

  test('a managed field that meanwhile is as wanted is done without a write', async () => {
    const emulator = await start({ seed });
    justBefore(emulator, reading, () => change(emulator, 'A', { description: 'wanted' }));
    const ended = await reconcile({ emulator, text });
    expect([outcomeLines(ended), writeLines(ended)]).toEqual([['update datastore A: done'], []]);
  });

  test('unmanaged fields are taken from the reading right before the write, and before each repeat', async () => {
    const emulator = await start({ seed, dialect: { putSemantics: 'full' } });
    justBefore(emulator, reading, () => change(emulator, 'A', { high_count_rollup_threshold: 77 }));
    emulator.fail({ method: 'PUT', nth: 1, fault: { kind: 'status', status: 503, body: {} } });
    justBefore(emulator, { ...reading, nth: 3 }, () => change(emulator, 'A', { enrichment_source_record_limit: 55 }));
    const ended = await reconcile({ emulator, text });
    expect([ended.result, ended.converged]).toEqual(['applied', true]);
    expect(stateOf(emulator).datastores['A']).toMatchObject({ description: 'wanted', rollup: 77, limit: 55 });
  });

  test('a repeat stops when somebody changed the field between the tries', async () => {
    const emulator = await start({ seed });
    emulator.fail({ method: 'PUT', nth: 1, fault: { kind: 'status', status: 503, body: {} } });
    justBefore(emulator, { ...reading, nth: 3 }, () => change(emulator, 'A', { description: 'somebody else' }));
    const ended = await reconcile({ emulator, text });
    expect(outcomeLines(ended)).toEqual(['update datastore A: failed']);
    expect(stateOf(emulator).datastores['A']?.['description']).toBe('somebody else');
  });

  test('a link and a connection are read again too', async () => {
    const emulator = await start({ seed });
    emulator.seed({
      datastores: [
        { name: 'E', connection_id: 1, root_path: '/e', enrichment_only: true },
        { name: 'F', connection_id: 1, root_path: '/f', enrichment_only: true },
      ],
    });
    justBefore(emulator, { ...reading, nth: 1 }, () => change(emulator, 'A', { enrichment_datastore_id: 4 }));
    const linked = await reconcile({ emulator, text: file('{ name: A, enrichment_datastore: E }') });
    expect(outcomeLines(linked)).toEqual(['link datastore A: failed']);

    const port = connection('{ name: vault, type: postgresql, host: pg.acme.example, port: 6000 }');
    justBefore(emulator, { method: 'GET', path: /connections\/2$/, nth: 1 }, () => {
      const [live] = emulator.state.connections.by('name', 'vault');
      if (live) {
        emulator.state.connections.put({ ...live, fields: { ...live.fields, port: 7000 } });
      }
    });
    const changed = await reconcile({ emulator, text: port, inputs: { 'test-connections': 'never' } });
    expect(outcomeLines(changed)).toEqual(['update connection vault: failed']);
    expect(told(changed)).toContain('port changed since the plan');
  });

  test.each([
    { secretsOnRead: 'masked', parameterSecretsOnRead: 'masked' },
    { secretsOnRead: 'absent', parameterSecretsOnRead: 'absent' },
  ] as const)('masks and absent secrets are never compared or sent, %o', async (dialect) => {
    const emulator = await start({ seed, dialect });
    const text = connection(
      '{ name: vault, type: postgresql, host: pg.acme.example, port: 6000, password: "${{ secrets.P }}" }',
    );
    const ended = await reconcile({ emulator, text, inputs: secrets });
    expect([ended.result, ended.converged, writeLines(ended)]).toEqual(['applied', true, ['PUT /api/connections/2']]);
    expect(JSON.stringify(ended.requests.map(({ body }) => body))).not.toMatch(/\*{3}|another-password/);
    const [stored] = emulator.state.connections.by('name', 'vault');
    expect(stored?.fields['password']).toBe('secret-of-vault');
    expect(stored?.secrets_manager?.['credentials_payload']).toBe('{}');
  });

  test('parameters that hold a hidden secret which the file does not give are not sent: refused', async () => {
    const text = (more: string) =>
      connection(`{ name: vault, type: postgresql, host: pg.acme.example, parameters: { mode: y${more} } }`);
    const refused = await run(text(''), { dialect: { parameterSecretsOnRead: 'masked' } });
    expect([refused.result, rulesOf(refused), writeLines(refused)]).toEqual(['failed', ['hidden-parameters'], []]);
    const given = await run(text(', api_token: "${{ secrets.S }}"'), { dialect: { parameterSecretsOnRead: 'masked' } });
    expect([given.result, given.converged]).toEqual(['applied', true]);
    expect(given.writes[0]?.body).toMatchObject({ parameters: { mode: 'y', api_token: 'another-secret-text' } });
  });
});

describe('5.8 secrets are sent', () => {
  const pair = (key: string) =>
    connection(`{ name: one, type: s3, uri: s3://one, access_key: ${key}, secret_key: "\${{ secrets.S }}" }`);
  const secretOf = (emulator: Emulator) => emulator.state.connections.get(1)?.fields['secret_key'];

  test('never when nothing visible changed, and the plan does not claim to know', async () => {
    const emulator = await start({ seed });
    const ended = await reconcile({ emulator, text: pair('AKIAONE'), inputs: secrets });
    expect([ended.result, ended.progress.plan?.steps, secretOf(emulator)]).toEqual(['unchanged', [], 'secret-of-one']);
  });

  test('with a new key id, which means a new pair', async () => {
    const emulator = await start({ seed });
    const ended = await reconcile({ emulator, text: pair('AKIANEW'), inputs: secrets });
    expect([ended.result, ended.converged, secretOf(emulator)]).toEqual(['applied', true, 'another-secret-text']);
    expect(ended.progress.plan?.steps[0]?.changes).toMatchObject([
      { field: 'access_key', sensitive: false },
      {
        field: 'secret_key',
        before: '(sensitive)',
        after: '(sensitive)',
        sensitive: true,
        reference: '${{ secrets.S }}',
      },
    ]);
  });

  test.each(['all', 'one', 'failing'])('with rotate-secrets: %s, and converged does not look at it', async (rotate) => {
    const emulator = await start({
      seed,
      badCredentials: ({ fields }) => (fields['secret_key'] === 'secret-of-one' ? 'expired' : undefined),
    });
    const inputs = { ...secrets, 'rotate-secrets': rotate };
    const ended = await reconcile({ emulator, text: pair('AKIAONE'), inputs });
    expect([ended.result, ended.converged, secretOf(emulator)]).toEqual(['applied', true, 'another-secret-text']);
    expect(ended.writes).toHaveLength(1);
  });

  test('rotation of what does not fail is not done, and a name that the file does not have is an error', async () => {
    const fine = await run(pair('AKIAONE'), {}, { inputs: { ...secrets, 'rotate-secrets': 'failing' } });
    expect(fine.result).toBe('unchanged');
    const wrong = await run(pair('AKIAONE'), {}, { inputs: { ...secrets, 'rotate-secrets': 'nobody' } });
    expect(rulesOf(wrong)).toEqual(['rotate-unknown']);
  });

  test('fail-on-changes does not look at rotation', async () => {
    const inputs = { ...secrets, 'rotate-secrets': 'all', 'fail-on-changes': 'true' };
    const ended = await run(pair('AKIAONE'), {}, { inputs, mode: 'plan' });
    expect([ended.result, ended.progress.failure]).toEqual(['planned', undefined]);
    const changed = await run(pair('AKIANEW'), {}, { inputs, mode: 'plan' });
    expect([changed.result, changed.progress.failure]).toEqual(['planned', expect.stringContaining('fail-on-changes')]);
  });

  test.each(['dropped', 'kept', 'must-be-null'] as const)(
    'and taken away when the connection goes over to a role, keys then %s by the server',
    async (keysOnRoleSwitch) => {
      const role = connection(
        '{ name: one, type: s3, uri: s3://one, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" } }',
      );
      for (const nullOnPut of ['clears', 'ignored', 'rejected'] as const) {
        const emulator = await start({ seed, dialect: { keysOnRoleSwitch, nullOnPut } });
        const ended = await reconcile({ emulator, text: role });
        expect([ended.result, ended.converged]).toEqual(['applied', true]);
        expect(ended.writes[0]?.body).toMatchObject({ access_key: null, secret_key: null });
        const again = await reconcile({ emulator, text: role });
        expect(writeLines(again)).toEqual([]);
      }
    },
  );
});

describe('5.9 creates are not repeated blindly', () => {
  const isCreate = ({ method, path }: LoggedRequest): boolean => method === 'POST' && path === '/api/datastores';

  test.each([429, 503])('%i is repeated: it cannot have been processed', async (status) => {
    const emulator = await start({ seed });
    emulator.fail({ when: isCreate, nth: [1, 2], fault: { kind: 'status', status, body: {} } });
    const ended = await reconcile({ emulator, text: newOne() });
    expect([ended.result, ended.requests.filter(isCreate).length, duplicatesIn(emulator)]).toEqual(['applied', 3, []]);
  });

  test.each([429, 503])('%i each time wrote nothing, and says so', async (status) => {
    const emulator = await start({ seed });
    emulator.fail({ when: isCreate, fault: { kind: 'status', status, body: {} } });
    const ended = await reconcile({ emulator, text: newOne(), inputs: { 'max-retries': '1' } });
    expect([ended.result, outcomeLines(ended), ended.requests.filter(isCreate).length]).toEqual([
      'failed',
      ['create datastore N: failed'],
      2,
    ]);
    expect(ended.outputs).toMatchObject({ changed: 'false', converged: '', 'created-ids': '{}' });
  });

  test.each([500, 502, 504, 408])('%i is looked for: found, it is ours and reported as created', async (status) => {
    const emulator = await start({ seed });
    emulator.fail({ when: isCreate, fault: { kind: 'status', status, body: {}, processed: true } });
    const ended = await reconcile({ emulator, text: newOne() });
    expect([ended.result, ended.converged, ended.outputs['created-ids']]).toEqual(['applied', true, '{"N":3}']);
    expect(ended.requests.filter(isCreate)).toHaveLength(1);
  });

  test('not found, the outcome is unknown, and the next run settles it', async () => {
    const emulator = await start({ seed });
    const fault = emulator.fail({ when: isCreate, fault: { kind: 'reset', when: 'before' } });
    const ended = await reconcile({ emulator, text: newOne() });
    expect([ended.result, outcomeLines(ended), ended.outputs['created-ids'], ended.outputs['changed']]).toEqual([
      'partial',
      ['create datastore N: unknown'],
      '{}',
      'true',
    ]);
    fault.remove();
    expect((await reconcile({ emulator, text: newOne() })).result).toBe('applied');
    expect(duplicatesIn(emulator)).toEqual([]);
  });

  test('found with other contents, it was made by someone else: an error', async () => {
    const emulator = await start({ seed });
    emulator.fail({ when: isCreate, fault: { kind: 'reset', when: 'before' } });
    justBefore(emulator, { method: 'POST', path: /datastores$/, nth: 1 }, () => {
      emulator.seed({ datastores: [{ name: 'N', connection_id: 1, root_path: '/theirs' }] });
    });
    const ended = await reconcile({ emulator, text: newOne() });
    expect([outcomeLines(ended), ended.outputs['created-ids']]).toEqual([['create datastore N: failed'], '{}']);
    expect(told(ended)).toMatch(/made by someone else: it differs in root_path/);
  });

  test('a connection whose create met a 409 is taken when it is the same, and gets the secrets by a step of its own', async () => {
    const emulator = await start({ seed, dialect: { connectionNamesUnique: 'on' } });
    justBefore(emulator, { method: 'POST', path: /connections$/, nth: 1 }, () => {
      emulator.seed({
        connections: [{ name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIALAKE', secret_key: 'theirs' }],
      });
    });
    const text = connection(newLake) + file('{ name: N, connection_name: lake, root_path: /n, teams: [Public] }');
    const ended = await reconcile({ emulator, text, inputs: secrets });
    expect([ended.result, ended.converged, ended.outputs['connection-ids']]).toEqual(['applied', true, '{"lake":3}']);
    expect(outcomeLines(ended)).toEqual([
      'create connection lake: done',
      'create datastore N: done',
      'update connection lake: done',
    ]);
    expect(emulator.state.connections.get(3)?.fields['secret_key']).toBe('another-secret-text');
  });

  test('the same for one that was to be made inline', async () => {
    const emulator = await start({ seed });
    justBefore(emulator, { method: 'POST', path: /datastores$/, nth: 1 }, () => {
      emulator.seed({
        connections: [
          { name: 'lake', type: 's3', uri: 's3://lake', access_key: 'AKIALAKE', secret_key: 'another-secret-text' },
        ],
      });
    });
    const ended = await reconcile({ emulator, text: inlineOne, inputs: secrets });
    expect([ended.result, ended.converged, ended.outputs['connection-ids']]).toEqual(['applied', true, '{"lake":3}']);
    expect(outcomeLines(ended)).toEqual(['create datastore N: done', 'update connection lake: done']);
  });

  test.each([
    { what: 'another name', name: 'other', uri: 's3://lake', key: 'AKIALAKE', says: 'has another name' },
    { what: 'another key', name: 'lake', uri: 's3://lake', key: 'AKIATHEIRS', says: 'differs in access_key' },
  ])('one with $what is not taken', async ({ name, uri, key, says }) => {
    const emulator = await start({ seed, dialect: { connectionNamesUnique: 'on' } });
    justBefore(emulator, { method: 'POST', path: /datastores$/, nth: 1 }, () => {
      emulator.seed({
        connections: [{ name, type: 's3', uri, access_key: key, secret_key: 'another-secret-text' }],
      });
    });
    const ended = await reconcile({ emulator, text: inlineOne, inputs: secrets });
    expect(outcomeLines(ended)).toEqual(['create datastore N: failed']);
    expect(told(ended)).toContain(says);
    expect(emulator.state.connections.size).toBe(3);
  });

  test('a connection that was made although its datastore was not is told of, and the next run uses it', async () => {
    const emulator = await start({ seed, dialect: { orphanConnection: 'left', uniqueNames: 'on' } });
    justBefore(emulator, { method: 'POST', path: /datastores$/, nth: 1 }, () => {
      emulator.seed({ datastores: [{ id: 50, name: 'N', connection_id: 1, root_path: '/theirs' }] });
    });
    const ended = await reconcile({ emulator, text: inlineOne, inputs: secrets });
    expect([ended.result, outcomeLines(ended), ended.outputs['connection-ids']]).toEqual([
      'partial',
      ['create datastore N: failed'],
      '{"lake":3}',
    ]);
    emulator.state.datastores.remove(50);
    const again = await reconcile({ emulator, text: inlineOne, inputs: secrets });
    expect([again.result, emulator.state.connections.size]).toEqual(['applied', 3]);
  });

  test('what two runs at once made twice is found and named', async () => {
    const emulator = await start({ seed });
    justBefore(emulator, { method: 'POST', path: /datastores$/, nth: 1 }, () => {
      emulator.seed({ datastores: [{ name: 'N', connection_id: 1, root_path: '/n' }] });
    });
    const ended = await reconcile({ emulator, text: newOne() });
    expect([ended.result, ended.converged, rulesOf(ended, 'warning')]).toEqual(['applied', false, ['made-twice']]);
    expect(told(ended)).toMatch(/id 3.*id 4/);
  });
});

describe('5.10 first sync', () => {
  const operations = (emulator: Emulator) => emulator.state.operations.all();

  test.each(['trigger_catalog', 'trigger_sync'])('the flag goes out as the file writes it: %s', async (flag) => {
    const ended = await run(newOne(`, ${flag}: true`));
    expect(ended.writes.map(({ body }) => (body as Record<string, unknown>)[flag])).toEqual([true]);
    expect(outcomeLines(ended)).toEqual(['create datastore N: done', 'sync datastore N: done']);
  });

  test('a 422 that names the flag is answered by the same create without it, and the step starts the sync', async () => {
    const emulator = await start({
      seed,
      dialect: { createFlag: 'neither', unknownFlag: 'reject', operationType: 'catalog' },
    });
    const ended = await reconcile({ emulator, text: newOne(', trigger_catalog: true') });
    expect(writeLines(ended)).toEqual([
      'POST /api/datastores',
      'POST /api/datastores',
      'POST /api/operations/run',
      'POST /api/operations/run',
    ]);
    const [first, second] = ended.writes.map(({ body }) => body as Record<string, unknown>);
    expect({ ...second, trigger_catalog: true }).toEqual(first);
    expect(ended.writes.slice(2).map(({ body }) => body)).toEqual(
      ['sync', 'catalog'].map((type) => ({ type, datastore_id: 3, prune: false, recreate: false })),
    );
    expect(operations(emulator)).toHaveLength(1);
  });

  test('a flag that is false starts nothing', async () => {
    const emulator = await start({ seed });
    const ended = await reconcile({ emulator, text: newOne(', trigger_catalog: false') });
    expect([outcomeLines(ended), operations(emulator)]).toEqual([['create datastore N: done'], []]);
  });

  test('a datastore whose own reading shows that it never had an operation gets the step too, once', async () => {
    const emulator = await start({ seed });
    const text = file('{ name: A, trigger_sync: true }');
    const first = await reconcile({ emulator, text });
    expect([outcomeLines(first), operations(emulator).length]).toEqual([['sync datastore A: done'], 1]);
    const second = await reconcile({ emulator, text });
    expect([second.result, writeLines(second)]).toEqual(['unchanged', []]);
  });

  test('a start whose answer was lost is looked up before it is repeated', async () => {
    const emulator = await start({ seed });
    emulator.fail({ path: /operations\/run/, nth: 1, fault: { kind: 'reset', when: 'after' } });
    const ended = await reconcile({ emulator, text: file('{ name: A, trigger_sync: true }') });
    expect([outcomeLines(ended), operations(emulator).length]).toEqual([['sync datastore A: done'], 1]);
    expect(writeLines(ended)).toEqual(['POST /api/operations/run']);
  });

  test('it waits for a change of the connection, which decides whether it can work', async () => {
    const emulator = await start({ seed });
    const text = `${connection('{ name: one, type: s3, uri: s3://one, access_key: AKIANEW, secret_key: "${{ secrets.S }}" }')}${file('{ name: A, trigger_sync: true }')}`;
    const ended = await reconcile({ emulator, text, inputs: secrets });
    expect(writeLines(ended)).toEqual(['PUT /api/connections/1', 'POST /api/operations/run']);
  });
});

describe('order', () => {
  test('what is new on a connection that changes comes after the change', async () => {
    const text = `${connection('{ name: one, type: s3, uri: s3://one, access_key: AKIANEW, secret_key: "${{ secrets.S }}" }')}${newOne().replace('datastores:\n', 'datastores:\n')}`;
    const ended = await run(text);
    expect(writeLines(ended)).toEqual(['PUT /api/connections/1', 'POST /api/datastores']);
  });

  test('a datastore moves to a connection that is made in the same run', async () => {
    const emulator = await start({ seed });
    const text = connection(newLake) + file('{ name: A, connection_name: lake }');
    const ended = await reconcile({ emulator, text, inputs: secrets });
    expect([ended.result, ended.converged, writeLines(ended)]).toEqual([
      'applied',
      true,
      ['POST /api/connections', 'PUT /api/datastores/1'],
    ]);
    expect(stateOf(emulator).datastores['A']?.connection).toBe('lake');
  });

  test('failures hold back what depends on them and nothing else', async () => {
    const emulator = await start({ seed });
    emulator.fail({
      method: 'POST',
      path: /connections$/,
      fault: { kind: 'status', status: 400, body: { message: 'no' } },
    });
    const text =
      connection(newLake) +
      file(
        '{ name: N, connection_name: lake, root_path: /n, teams: [Public] }',
        '{ name: A, description: x, tags: [t] }',
      );
    const ended = await reconcile({ emulator, text, inputs: { ...secrets, 'test-connections': 'never' } });
    expect([ended.result, outcomeLines(ended)]).toEqual([
      'partial',
      [
        'create tag t: done',
        'create connection lake: failed',
        'create datastore N: skipped',
        'update datastore A: done',
      ],
    ]);
  });

  test('the icon that one of several entries gives their group is the one of the group', async () => {
    const emulator = await start({ seed });
    const text = file(
      '{ name: A, group: { name: lake } }',
      '{ name: P, group: { name: Lake, icon: mdi-star-outline } }',
    );
    const ended = await reconcile({ emulator, text });
    expect([ended.result, ended.converged, writeLines(await reconcile({ emulator, text }))]).toEqual([
      'applied',
      true,
      [],
    ]);
    expect(emulator.state.groups.all()).toMatchObject([{ name: 'Lake', icon: 'mdi-star-outline' }]);
  });
});

describe('5.12 redirects', () => {
  const to = (emulator: Emulator) => `${emulator.url}/api/elsewhere`;

  test('a write never follows one, and the host it points to is named', async () => {
    const emulator = await start({ seed });
    emulator.fail({ method: 'PUT', fault: { kind: 'redirect', location: 'https://evil.example/api/x' } });
    const ended = await reconcile({ emulator, text: file('{ name: A, description: x }') });
    expect([ended.result, writeLines(ended)]).toEqual(['failed', ['PUT /api/datastores/1']]);
    expect(told(ended)).toContain('evil.example');
  });

  test('nor does a test', async () => {
    const emulator = await start({ seed });
    emulator.fail({ path: /datastores\/connection$/, fault: { kind: 'redirect', location: to(emulator) } });
    const ended = await reconcile({ emulator, text: inlineOne, inputs: secrets });
    expect([ended.result, ended.requests.some(({ path }) => path.includes('elsewhere')), ended.writes]).toEqual([
      'failed',
      false,
      [],
    ]);
  });

  test('a read follows three within its origin, and no more', async () => {
    for (const [hops, result] of [
      [3, 'unchanged'],
      [4, 'failed'],
    ] as const) {
      const emulator = await start({ seed });
      const nth = Array.from({ length: hops }, (_, index) => index + 1);
      const location = `${emulator.url}/api/users/me`;
      emulator.fail({ path: /users\/me$/, nth, fault: { kind: 'redirect', location } });
      expect((await reconcile({ emulator, text: file('{ name: A }') })).result).toBe(result);
    }
  });

  test('a read does not follow one to another origin', async () => {
    const [emulator, other] = [await start({ seed }), await start({ seed })];
    emulator.fail({ path: /users\/me$/, fault: { kind: 'redirect', location: `${other.url}/api/users/me` } });
    const ended = await reconcile({ emulator, text: file('{ name: A }') });
    expect([ended.result, other.requests]).toEqual(['failed', []]);
  });
});

describe('5.14 plan', () => {
  test('sends only reads and the tests that keep nothing', async () => {
    const emulator = await start({ seed });
    const state = emulator.snapshot();
    const text =
      connection('{ name: one, type: s3, uri: s3://other, access_key: AKIANEW, secret_key: "${{ secrets.S }}" }') +
      inlineOne.replace('}\n', '}\n  - { name: A, description: x, tags: [fresh], group: { name: G } }\n');
    const ended = await reconcile({ emulator, text, mode: 'plan', inputs: { ...secrets, 'test-connections': 'all' } });
    expect([ended.result, ended.writes]).toEqual(['planned', []]);
    expect(emulator.snapshot()).toEqual(state);
    expect(new Set(ended.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path))).toEqual(
      new Set(['/api/datastores/connection', '/api/connections/1/test']),
    );
  });
});
