import { describe, expect, test } from '@jest/globals';
import type { Emulator, EmulatorOptions } from '../emulator/emulator.ts';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { outcomeLines, type ReconcileOptions, reconcile, rulesOf, told, writeLines } from '../support/reconcile.ts';
import { stateOf } from '../support/state-of.ts';

const start = useEmulators();

const seed: Seed = {
  tags: ['mine'],
  connections: [
    { name: 'one', type: 's3', uri: 's3://one', access_key: 'AKIAONE', secret_key: 'secret-of-one' },
    {
      name: 'role',
      type: 's3',
      uri: 's3://role',
      parameters: { authentication_type: 'IAM_ROLE', role_arn: 'arn:aws:iam::123456789012:role/R' },
    },
    {
      name: 'vault',
      type: 'postgresql',
      host: 'pg.acme.example',
      port: 5432,
      username: 'u',
      password: '${pw}',
      secrets_manager: { secret_url: 'https://vault/s', login_url: 'https://vault/l', credentials_payload: '{}' },
    },
  ],
  datastores: [
    { name: 'A', connection: 'one', root_path: '/a' },
    { name: 'B', connection: 'one', root_path: '/b' },
    { name: 'E', connection: 'role', root_path: '/e', enrichment_only: true },
  ],
};

const file = (...entries: readonly string[]): string => `datastores:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
const manager = { 'api-token': 'manager-token' };

async function run(text: string, options: EmulatorOptions = {}, more: Partial<ReconcileOptions> = {}) {
  const emulator = await start({ seed, ...options });
  return reconcile({ emulator, text, ...more });
}

/** A run that must stop before it writes, for these reasons. */
async function refused(
  rules: readonly string[],
  text: string,
  options: EmulatorOptions = {},
  more: Partial<ReconcileOptions> = {},
) {
  const emulator = await start({ seed, ...options });
  const before = emulator.snapshot();
  const ended = await reconcile({ emulator, text, ...more });
  expect([ended.result, rulesOf(ended), writeLines(ended)]).toEqual(['failed', rules, []]);
  expect(emulator.snapshot()).toEqual(before);
  return ended;
}

function problem(ended: Awaited<ReturnType<typeof reconcile>>, rule: string) {
  return ended.problems.find((one) => one.rule === rule);
}

describe('5.1 absence is certain only to an Admin', () => {
  const hidden: Seed = {
    teams: ['Secret'],
    datastores: [{ name: 'Hidden', connection_id: 1, root_path: '/hidden', teams: ['Secret'] }],
  };
  const tokens = { 'manager-token': { role: 'Manager', teams: { Public: 'Editor' } } } as const;
  const entry = file('{ name: Hidden, connection_name: one, root_path: /hidden, teams: [Public] }');

  test('a name that stands on the connection and in no list is refused with its id', async () => {
    const emulator = await start({ seed, tokens, dialect: { teamVisibility: 'own-but-stubs' } });
    emulator.seed(hidden);
    const ended = await reconcile({ emulator, text: entry, inputs: manager });
    expect([ended.result, rulesOf(ended), writeLines(ended)]).toEqual(['failed', ['hidden-datastore'], []]);
    expect(problem(ended, 'hidden-datastore')?.message).toContain(
      'exists as 4; this token may not see it (it is on connection "one")',
    );
  });

  test.each([{ hiddenStatus: 404 }, { hiddenStatus: 403 }] as const)(
    'a created datastore that cannot be read back fails with its id, and nothing is built on it, %o',
    async (dialect) => {
      const emulator = await start({ seed, tokens, dialect: { teamVisibility: 'own', ...dialect } });
      const text = file(
        '{ name: New, connection_name: one, root_path: /n, teams: [Finance Team], enrichment_datastore: E, trigger_sync: true }',
      );
      const ended = await reconcile({ emulator, text, inputs: manager });
      expect(outcomeLines(ended)).toEqual([
        'create datastore New: failed',
        'link datastore New: skipped',
        'sync datastore New: skipped',
      ]);
      expect([ended.result, ended.outputs['created-ids'], ended.recorded['created-ids']]).toEqual([
        'partial',
        '{"New":4}',
        '{"New":4}',
      ]);
    },
  );

  test('a plan by another role says so once', async () => {
    const ended = await run(file('{ name: A }', '{ name: B }'), {}, { inputs: manager, mode: 'plan' });
    expect(rulesOf(ended, 'notice')).toEqual(['absence-uncertain']);
    expect(rulesOf(await run(file('{ name: A }'), {}, { mode: 'plan' }), 'notice')).toEqual([]);
  });
});

describe('5.2 roles', () => {
  const linked: Seed = { datastores: [{ name: 'L', connection_id: 1, root_path: '/l', enrichment: 3 }] };
  const cases = [
    { what: 'an update', text: file('{ name: A, description: x }'), needs: 'Member' },
    { what: 'a link', text: file('{ name: A, enrichment_datastore: E }'), needs: 'Member' },
    {
      what: 'a create',
      text: file('{ name: N, connection_name: one, root_path: /n, teams: [Public] }'),
      needs: 'Manager',
    },
    { what: 'a new tag', text: file('{ name: A, tags: [fresh] }'), needs: 'Manager' },
    {
      what: "a connection's change",
      text: 'connections:\n  - { name: one, type: s3, uri: s3://one, previous_names: [], parameters: { external_id: x } }\n',
      needs: 'Manager',
    },
    { what: 'an unlink', text: file('{ name: L, enrichment_datastore: null }'), needs: 'Admin' },
    { what: 'a delete', text: 'removed:\n  - { name: B, id: 2 }\n', needs: 'Admin' },
  ];

  test.each(cases)('$what needs $needs, whichever token made the plan', async ({ text, needs }) => {
    for (const token of ['member-token', 'admin-token']) {
      const emulator = await start({ seed });
      emulator.seed(linked);
      const ended = await reconcile({ emulator, text, mode: 'plan', inputs: { 'api-token': token } });
      expect([ended.result, ended.progress.plan?.needs]).toEqual(['planned', needs]);
    }
  });

  test.each([
    { role: 'Member', text: file('{ name: N, connection_name: one, root_path: /n, teams: [Public] }') },
    { role: 'Manager', text: 'removed:\n  - { name: B, id: 2 }\n' },
  ])('an apply with too low a role, $role, is refused before the first write', async ({ role, text }) => {
    await refused(['role-too-low'], text, {}, { inputs: { 'api-token': `${role.toLowerCase()}-token` } });
  });

  test('a role that the API does not say is a notice', async () => {
    const ended = await run(file('{ name: A, description: x }'), { dialect: { userRole: 'absent' } });
    expect([ended.result, rulesOf(ended, 'notice')]).toEqual(['applied', ['absence-uncertain', 'role-unknown']]);
  });
});

describe('5.3 refusals', () => {
  test('an unknown team, with the nearest name', async () => {
    const ended = await refused(['unknown-team'], file('{ name: A, teams: [Data Platfrom] }'));
    expect(problem(ended, 'unknown-team')?.hint).toContain('"Data Platform"');
  });

  test.each([
    { path: /^\/api\/datastores$/, status: 403 },
    { path: /^\/api\/connections$/, status: 403 },
    { path: /^\/api\/connections$/, status: 500 },
    { path: /^\/api\/global-tags/, status: 403 },
    { path: /^\/api\/teams/, status: 500 },
    { path: /^\/api\/datastore-groups/, status: 404 },
  ])('a listing that answers $status, $path, is never an empty one', async ({ path, status }) => {
    const emulator = await start({ seed });
    emulator.fail({ method: 'GET', path, fault: { kind: 'status', status, body: { detail: 'no' } } });
    const text = file(
      '{ name: N, connection_name: one, root_path: /n, teams: [Public], tags: [t], group: { name: G } }',
    );
    const ended = await reconcile({ emulator, text });
    expect([ended.result, rulesOf(ended), writeLines(ended)]).toEqual(['failed', ['api'], []]);
  });

  test('a failed connection test, before anything is written', async () => {
    const connection = (key: string) =>
      `connections:\n  - { name: new, type: s3, uri: s3://new, access_key: ${key}, secret_key: "\${{ secrets.S }}" }\n`;
    const text = (key: string) =>
      connection(key) + file('{ name: N, connection_name: new, root_path: /n, teams: [Public] }');
    const more = { inputs: { secrets: 'S=secret-of-new' } };
    await refused(['connection-test-failed'], text('AKIABAD'), { dialect: { createVerifies: 'disconnect' } }, more);
    await refused(
      ['connection-test-failed'],
      connection('AKIABAD'),
      { dialect: { createVerifies: 'disconnect' } },
      more,
    );
    const never = await run(text('AKIABAD'), {}, { inputs: { ...more.inputs, 'test-connections': 'never' } });
    expect(never.result).toBe('failed');
    const absent = await run(text('AKIANEW'), { dialect: { dryRun: 'absent' } }, more);
    expect([absent.result, rulesOf(absent, 'notice')]).toEqual(['applied', ['connection-not-tested']]);
  });

  test('a switch of enrichment that the API answers with 409, before anything else is written', async () => {
    const emulator = await start({ seed, dialect: { switchEnrichment: 409 } });
    emulator.seed({
      datastores: [
        { name: 'F', connection_id: 1, root_path: '/f', enrichment_only: true },
        { name: 'L', connection_id: 1, root_path: '/l', enrichment: 3 },
      ],
    });
    const before = emulator.snapshot();
    const text = file('{ name: L, enrichment_datastore: F }', '{ name: A, description: x }');
    const ended = await reconcile({ emulator, text });
    expect([ended.result, outcomeLines(ended)]).toEqual([
      'failed',
      ['update datastore A: skipped', 'link datastore L: failed'],
    ]);
    expect(told(ended)).toContain('Unlink the datastore by hand');
    expect(emulator.snapshot()).toEqual(before);
  });
});

describe('5.4 adoption', () => {
  test('what carries no ownership tag is marked as adopted, once', async () => {
    const emulator = await start({ seed });
    const text = `ownership_tag: mine\n${file('{ name: A }')}`;
    const first = await reconcile({ emulator, text });
    expect(first.progress.plan?.steps.map(({ id, adopts }) => [id, adopts])).toEqual([['update datastore A', true]]);
    const second = await reconcile({ emulator, text: text.replace('{ name: A }', '{ name: A, description: x }') });
    expect(second.progress.plan?.steps.map(({ id, adopts }) => [id, adopts])).toEqual([['update datastore A', false]]);
  });

  test('a connection that is adopted tells who else uses it, and that its secrets stay', async () => {
    const text = `connections:\n  - { name: one, type: s3, uri: s3://one }\n${file('{ name: N, connection_name: one, root_path: /n, teams: [Public] }')}`;
    const ended = await run(text, {}, { mode: 'plan' });
    const message = problem(ended, 'adopts-connection')?.message;
    expect(message).toContain('"A", "B"');
    expect(message).toContain('its stored secrets stay as they are');
  });

  test('adopt: false refuses it, unless an id or the tag says whose it is', async () => {
    const inputs = { adopt: 'false', 'ownership-tag': 'mine' };
    await refused(['adopt-refused'], file('{ name: A, description: x }'), {}, { inputs });
    await refused(['adopt-refused'], 'connections:\n  - { name: one, type: s3, uri: s3://one }\n', {}, { inputs });
    expect((await run(file('{ name: A, id: 1 }'), {}, { inputs })).result).toBe('applied');
    const emulator = await start({ seed });
    emulator.seed({ datastores: [{ name: 'T', connection_id: 2, root_path: '/t', tags: ['mine'] }] });
    const text = `connections:\n  - { name: role, type: s3, uri: s3://role, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/S" } }\n${file('{ name: T }')}`;
    expect((await reconcile({ emulator, text, inputs })).result).toBe('applied');
  });
});

describe('5.5 deletes', () => {
  const owned: Seed = {
    datastores: [
      { name: 'T1', connection_id: 1, root_path: '/t1', tags: ['mine'] },
      { name: 'T2', connection_id: 2, root_path: '/t2', tags: ['mine'], enrichment_only: true },
      { name: 'T3', connection_id: 2, root_path: '/t3', tags: ['mine'], enrichment: 'T2' },
    ],
  };
  const tagged = 'ownership_tag: mine\n';

  async function withOwned(
    text: string,
    inputs: Readonly<Record<string, string>> = {},
    dialect: EmulatorOptions['dialect'] = {},
  ) {
    const emulator = await start({ seed, dialect });
    emulator.seed(owned);
    const before = emulator.snapshot();
    const ended = await reconcile({ emulator, text, inputs });
    const left = emulator.state.datastores.all().map(({ name }) => name);
    return { emulator, ended, left, untouched: JSON.stringify(before) === JSON.stringify(emulator.snapshot()) };
  }

  test('prune takes what carries the tag and is not in the file, sources before enrichment', async () => {
    const { ended, left } = await withOwned(tagged + file('{ name: T1 }'), { prune: 'true' });
    expect([ended.result, left, ended.outputs['delete-count']]).toEqual(['applied', ['A', 'B', 'E', 'T1'], '2']);
    expect(writeLines(ended)).toEqual(['DELETE /api/datastores/6', 'DELETE /api/datastores/5']);
    expect(ended.progress.plan?.steps[0]?.reason).toMatch(/containers, \d+ checks and \d+ anomalies go with it/);
  });

  test.each([
    { what: 'the tag', text: file('{ name: T1 }'), rule: 'prune-without-tag' },
    { what: 'a datastores list', text: `${tagged}connections: []\n`, rule: 'prune-without-list' },
    {
      what: 'a datastore of the file that carried it before',
      text: tagged + file('{ name: A }'),
      rule: 'prune-not-established',
    },
    { what: 'any datastore of the file', text: `${tagged}datastores: []\n`, rule: 'prune-not-established' },
  ])('prune without $what is refused', async ({ text, rule }) => {
    const { ended, untouched } = await withOwned(text, { prune: 'true' });
    expect([ended.result, rulesOf(ended), untouched]).toEqual(['failed', [rule], true]);
  });

  test('an entry that cannot be told apart prunes nothing', async () => {
    const { ended } = await withOwned(tagged + file('{ name: T1 }', '{ name: T2, id: 99 }'), { prune: 'true' });
    expect([rulesOf(ended), ended.outputs['delete-count']]).toEqual([['id-not-found'], '0']);
  });

  test.each([
    { what: 'carries the tag', entry: '{ name: T1 }', gone: 'T1' },
    { what: 'is pinned by id', entry: '{ name: A, id: 1 }', gone: 'A' },
  ])('removed takes what $what', async ({ entry, gone }) => {
    const { ended, left } = await withOwned(`${tagged}removed:\n  - ${entry}\n`);
    expect([ended.result, left.includes(gone)]).toEqual(['applied', false]);
    expect(left).toHaveLength(5);
  });

  test.each([
    { what: 'without tag and id', entry: '{ name: A }', rule: 'removed-not-owned' },
    { what: 'whose id is live under another name', entry: '{ name: A, id: 2 }', rule: 'removed-id-name' },
    { what: 'that is still linked from one that stays', entry: '{ name: T2 }', rule: 'delete-still-linked' },
  ])('removed of something $what is refused', async ({ entry, rule }) => {
    const { ended, untouched } = await withOwned(`${tagged}removed:\n  - ${entry}\n`);
    expect([rulesOf(ended), untouched]).toEqual([[rule], true]);
  });

  test.each(['light', 'full', 'bare'] as const)(
    'a link that only a reading of its own tells counts too, list items %s',
    async (listItems) => {
      const removed = `${tagged}${file('{ name: A }')}removed:\n  - { name: E, id: 3 }\n`;
      const linked = async (text: string, inputs: Readonly<Record<string, string>>) => {
        const emulator = await start({ seed, dialect: { listItems } });
        emulator.seed({ datastores: [{ name: 'L', connection_id: 1, root_path: '/l', enrichment: 3 }] });
        const ended = await reconcile({ emulator, text, inputs });
        return [rulesOf(ended), writeLines(ended)];
      };
      expect(await linked(removed, {})).toEqual([['delete-still-linked'], []]);
      const { ended, untouched } = await withOwned(
        tagged + file('{ name: T1 }', '{ name: T3 }'),
        { prune: 'true' },
        { listItems },
      );
      expect([rulesOf(ended), untouched]).toEqual([['delete-still-linked'], true]);
    },
  );

  test('what is removed and what an entry is under its previous name is not deleted', async () => {
    const text = `${tagged}${file('{ name: New, previous_names: [T1] }')}removed:\n  - { name: T1 }\n`;
    const { ended, untouched } = await withOwned(text);
    expect([rulesOf(ended), untouched]).toEqual([['removed-and-listed'], true]);
  });

  test('an enrichment datastore is not deleted while an entry is to be linked to it', async () => {
    const text = `${tagged}${file('{ name: A, enrichment_datastore: T2 }', '{ name: T3, enrichment_datastore: null }')}removed:\n  - { name: T2 }\n`;
    const { ended, untouched } = await withOwned(text);
    expect([rulesOf(ended), untouched]).toEqual([['delete-still-linked'], true]);
  });

  test.each([
    { what: 'unlinked', link: 'null' },
    { what: 'linked elsewhere', link: 'E' },
  ])('an enrichment datastore goes once its source is $what in the same run', async ({ link }) => {
    const text = `${tagged}${file(`{ name: T3, enrichment_datastore: ${link} }`)}removed:\n  - { name: T2 }\n`;
    const { ended, left } = await withOwned(text);
    expect([ended.result, ended.converged, left]).toEqual(['applied', true, ['A', 'B', 'E', 'T1', 'T3']]);
  });

  test('an enrichment datastore stays when its source could not be deleted', async () => {
    const emulator = await start({ seed });
    emulator.seed(owned);
    const [source] = emulator.state.datastores.by('name', 'T3');
    if (source) {
      emulator.state.datastores.put({ ...source, delete_blocked: 'it has active flows' });
    }
    const text = `${tagged}removed:\n  - { name: T2 }\n  - { name: T3 }\n`;
    const ended = await reconcile({ emulator, text });
    expect(outcomeLines(ended).toSorted()).toEqual(['delete datastore T2: skipped', 'delete datastore T3: failed']);
  });

  test('more deletes than max-deletes, prune and removed together, are refused', async () => {
    const text = `${tagged}${file('{ name: T1 }')}removed:\n  - { name: A, id: 1 }\n`;
    const { ended, untouched } = await withOwned(text, { prune: 'true', 'max-deletes': '2' });
    expect([rulesOf(ended), untouched]).toEqual([['max-deletes'], true]);
    expect((await withOwned(text, { prune: 'true', 'max-deletes': '3' })).left).toEqual(['B', 'E', 'T1']);
  });

  test.each([
    { what: 'name', change: { name: 'Renamed meanwhile' } },
    { what: 'tag', change: { tag_ids: [] } },
  ])('a delete reads again right before, and stops when the $what is another', async ({ change }) => {
    const emulator = await start({ seed });
    emulator.seed(owned);
    meddle(emulator, 'T1', change);
    const ended = await reconcile({ emulator, text: `${tagged}removed:\n  - { name: T1 }\n` });
    expect([ended.result, outcomeLines(ended), writeLines(ended)]).toEqual([
      'failed',
      ['delete datastore T1: failed'],
      [],
    ]);
    expect(told(ended)).toContain('changed since the plan');
  });

  test('a connection left without datastores is a notice, and stays', async () => {
    const { ended, emulator } = await withOwned(
      `removed:\n  - { name: A, id: 1 }\n  - { name: B, id: 2 }\n  - { name: T1, id: 4 }\n`,
    );
    expect([rulesOf(ended, 'notice'), emulator.state.connections.size]).toEqual([['connection-left'], 3]);
  });

  test('the ownership tag written in tags is an error', async () => {
    await refused(
      ['ownership-tag-in-tags'],
      file('{ name: A, tags: [mine] }'),
      {},
      { inputs: { 'ownership-tag': 'mine' } },
    );
  });
});

/** Changes a datastore by hand between the plan and the write: at its second single reading. */
function meddle(emulator: Emulator, name: string, change: Readonly<Record<string, unknown>>): void {
  let readings = 0;
  emulator.onRequest(({ method, path }) => {
    const [live] = emulator.state.datastores.by('name', name);
    if (live && method === 'GET' && path === `/api/datastores/${live.id}`) {
      readings += 1;
      if (readings === 2) {
        emulator.state.datastores.put({ ...live, ...change });
      }
    }
  });
}

describe('5.6 untrusted addresses', () => {
  const connection = (text: string) => `connections:\n  - { ${text} }\n`;
  const secret = 'secret_key: "${{ secrets.S }}"';
  const secrets = { secrets: 'S=another-secret-text' };

  test.each([
    { what: 'uri', text: 'name: one, type: s3, uri: s3://evil' },
    { what: 'host', text: 'name: vault, type: postgresql, host: evil.example' },
    {
      what: "the vault's login_url",
      text: 'name: vault, type: postgresql, host: pg.acme.example, secrets_manager: { secret_url: "https://vault/s", login_url: "https://evil/l" }',
    },
    {
      what: "the vault's secret_url",
      text: 'name: vault, type: postgresql, host: pg.acme.example, secrets_manager: { secret_url: "https://evil/s" }',
    },
  ])('a change of $what over stored secrets that the file does not give is refused', async ({ text }) => {
    const ended = await refused(['stored-secrets-new-address'], connection(text));
    expect(ended.requests.some(({ path }) => path.endsWith('/test'))).toBe(false);
  });

  test('with the secrets in the file it is made', async () => {
    const ended = await run(connection(`name: one, type: s3, uri: s3://other, ${secret}`), {}, { inputs: secrets });
    expect(ended.result).toBe('applied');
    expect(ended.writes[0]?.body).toMatchObject({ uri: 's3://other', secret_key: 'another-secret-text' });
  });

  test.each([{ dfsParametersOnRead: 'present' }, { dfsParametersOnRead: 'absent' }] as const)(
    'a connection by IAM role has no stored secrets, parameters $dfsParametersOnRead',
    async (dialect) => {
      const text = connection(
        'name: role, type: s3, uri: s3://other, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" }',
      );
      expect((await run(text, { dialect })).result).toBe('applied');
    },
  );

  test('on a pull request no connection is tested', async () => {
    const emulator = await start({ seed });
    const text = connection(`name: one, type: s3, uri: s3://other, ${secret}`);
    const trusted = await reconcile({ emulator, text, mode: 'plan', inputs: secrets });
    expect(trusted.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: '/nonexistent' };
    const ended = await reconcile({ emulator, text, mode: 'plan', inputs: secrets, env });
    expect(ended.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('5.11 prefixes', () => {
  const source = (name: string, more = '') =>
    `{ name: ${name}, connection_name: one, root_path: "/${name}", teams: [Public], enrichment_datastore: E${more} }`;
  const readings = [{ listItems: 'light' }, { listItems: 'full' }, { listItems: 'bare' }] as const;

  test.each([
    {
      what: 'given twice',
      text: file(source('X', ', enrichment_prefix: _p'), source('Y', ', enrichment_prefix: _P')),
      rule: 'enrichment-prefix-shared',
    },
    {
      what: 'generated and given',
      text: file(source('My Lake'), source('Y', ', enrichment_prefix: _my_lake')),
      rule: 'enrichment-prefix-shared',
    },
    { what: 'generated twice', text: file(source('My Lake'), source('My-Lake')), rule: 'enrichment-prefix-shared' },
  ])('the same one on one enrichment datastore, $what, is an error', async ({ text, rule }) => {
    expect(rulesOf(await run(text, {}, { mode: 'plan' }))).toEqual([rule]);
  });

  test.each(readings)('that of a live source outside the file counts too, list items $listItems', async (dialect) => {
    const emulator = await start({ seed, dialect });
    emulator.seed({
      datastores: [
        { name: 'L', connection_id: 1, root_path: '/l', enrichment: 3, enrichment_prefix: '_taken' },
        { name: 'Free', connection_id: 1, root_path: '/f', enrichment: 3, enrichment_prefix: '_other' },
      ],
    });
    const taken = await reconcile({ emulator, text: file(source('Taken')), mode: 'plan' });
    expect(rulesOf(taken)).toEqual(['enrichment-prefix-shared']);
    const given = await reconcile({ emulator, text: file(source('N', ', enrichment_prefix: _taken')), mode: 'plan' });
    expect(rulesOf(given)).toEqual(['enrichment-prefix-shared']);
    const free = await reconcile({ emulator, text: file(source('L2')), mode: 'plan' });
    expect(rulesOf(free)).toEqual([]);
  });

  test('on different enrichment datastores it may be the same', async () => {
    const emulator = await start({ seed });
    emulator.seed({ datastores: [{ name: 'F', connection_id: 1, root_path: '/f', enrichment_only: true }] });
    const text = file(
      source('X', ', enrichment_prefix: _p'),
      source('Y', ', enrichment_prefix: _p').replace(': E', ': F'),
    );
    const ended = await reconcile({ emulator, text });
    expect([ended.result, ended.converged]).toEqual(['applied', true]);
    expect(stateOf(emulator).datastores['Y']).toMatchObject({ enrichment: 'F', prefix: 'p' });
  });

  test('they compare by letters and digits, whatever snake case the server makes of them', async () => {
    for (const prefixStyle of ['collapse', 'keep-repeats', 'split-digits'] as const) {
      const emulator = await start({ seed, dialect: { prefixStyle } });
      const text = file('{ name: A, enrichment_prefix: "My  Lake2go" }');
      const first = await reconcile({ emulator, text });
      expect([first.result, first.converged, rulesOf(first, 'warning')]).toEqual([
        'applied',
        true,
        ['enrichment-prefix-rewritten'],
      ]);
      expect((await reconcile({ emulator, text })).result).toBe('unchanged');
    }
  });
});
