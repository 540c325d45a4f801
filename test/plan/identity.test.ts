import { describe, expect, test } from '@jest/globals';
import type { Dialect } from '../emulator/dialect.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { Seed } from '../emulator/seed.ts';
import { useEmulators } from '../support/emulators.ts';
import { reconcile, rulesOf, told, writeLines } from '../support/reconcile.ts';
import { stateOf } from '../support/state-of.ts';

const start = useEmulators();

const s3 = (name: string) => ({
  name,
  type: 's3',
  uri: `s3://${name}-bucket`,
  access_key: `AKIA${name.toUpperCase()}`,
  secret_key: `secret-of-${name}`,
});

/** Two connections; A and B on the first, at paths of their own; an enrichment datastore on the second. */
const seed: Seed = {
  tags: ['mine'],
  connections: [s3('one'), s3('two')],
  datastores: [
    { name: 'A', connection: 'one', root_path: '/a', description: 'first' },
    { name: 'B', connection: 'one', root_path: '/b', description: 'second' },
    { name: 'E', connection: 'two', root_path: '/e', enrichment_only: true },
  ],
};

const file = (...entries: readonly string[]): string => `datastores:\n${entries.map((one) => `  - ${one}\n`).join('')}`;

/** Id to name of every datastore. */
const names = ({ state }: Emulator) => Object.fromEntries(state.datastores.all().map(({ id, name }) => [id, name]));

async function refused(
  text: string,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<Seed> = {},
  dialect: Partial<Dialect> = {},
) {
  const emulator = await start({ seed, dialect });
  emulator.seed(more);
  const before = emulator.snapshot();
  const run = await reconcile({ emulator, text, inputs });
  expect(emulator.snapshot()).toEqual(before);
  expect([run.result, writeLines(run)]).toEqual(['failed', []]);
  return run;
}

async function applied(
  text: string,
  inputs: Readonly<Record<string, string>> = {},
  options: { readonly more?: Seed; readonly dialect?: Partial<Dialect> } = {},
) {
  const emulator = await start({ seed, dialect: options.dialect ?? {} });
  emulator.seed(options.more ?? {});
  const run = await reconcile({ emulator, text, inputs });
  if (run.result !== 'applied' || run.converged !== true) {
    throw new Error(told(run));
  }
  const again = await reconcile({ emulator, text, inputs });
  expect(writeLines(again)).toEqual([]);
  return { emulator, run };
}

describe('identity', () => {
  test('a name is found among source and enrichment datastores together', async () => {
    const run = await reconcile({
      emulator: await start({ seed }),
      text: file('{ name: A }', '{ name: E }'),
      mode: 'plan',
    });
    expect([run.result, run.outputs['ids']]).toEqual(['unchanged', '{"A":1,"E":3}']);
  });

  test('two live matches are an error that lists the ids and asks for one', async () => {
    const run = await refused(
      file('{ name: A, description: new }'),
      {},
      {
        datastores: [{ name: 'A', connection: 'two', root_path: '/other' }],
      },
    );
    expect(rulesOf(run)).toEqual(['ambiguous-name']);
    expect(told(run)).toMatch(/"A" \(id 1\), "A" \(id 4\)/);
  });

  test('of two live matches an id chooses one', async () => {
    const { emulator } = await applied(
      file('{ name: A, id: 4, description: chosen }'),
      {},
      {
        more: { datastores: [{ name: 'A', connection: 'two', root_path: '/other' }] },
      },
    );
    expect(emulator.state.datastores.get(4)?.description).toBe('chosen');
    expect(emulator.state.datastores.get(1)?.description).toBe('first');
  });

  test('an id must exist', async () => {
    expect(rulesOf(await refused(file('{ name: A, id: 99 }')))).toEqual(['id-not-found']);
  });

  test('an id that no list gives is read by itself', async () => {
    const emulator = await start({ seed });
    emulator.fail({
      method: 'GET',
      path: /^\/api\/datastores$/,
      fault: { kind: 'reshape', body: () => ({ items: [], total: 0, page: 1, size: 100 }) },
    });
    const run = await reconcile({ emulator, text: file('{ name: A, id: 1 }'), mode: 'plan' });
    expect([run.result, run.outputs['ids']]).toEqual(['unchanged', '{"A":1}']);
  });

  test('another name beside an id is a rename', async () => {
    const { emulator } = await applied(file('{ name: New, id: 1 }'));
    expect(names(emulator)).toEqual({ 1: 'New', 2: 'B', 3: 'E' });
  });

  test('a rename to a name that another live datastore has is refused', async () => {
    expect(rulesOf(await refused(file('{ name: B, id: 1 }')))).toEqual(['name-taken']);
  });

  test('an entry whose previous name alone is live renames it', async () => {
    const { emulator } = await applied(file('{ name: New, previous_names: [Older, A] }'));
    expect(names(emulator)).toEqual({ 1: 'New', 2: 'B', 3: 'E' });
  });

  test('when only the new name is live there is nothing to do', async () => {
    const emulator = await start({ seed });
    const run = await reconcile({ emulator, text: file('{ name: A, previous_names: [Older] }') });
    expect(run.result).toBe('unchanged');
  });

  test('a previous name and the new one both live is an error', async () => {
    expect(rulesOf(await refused(file('{ name: B, previous_names: [A] }')))).toEqual(['previous-name-live']);
  });

  const uniqueness = [{ uniqueNames: 'off' }, { uniqueNames: 'on' }] as const;

  test.each(uniqueness)('two names are swapped by their ids, names unique: $uniqueNames', async (dialect) => {
    const { emulator } = await applied(file('{ name: B, id: 1 }', '{ name: A, id: 2 }'), {}, { dialect });
    expect(names(emulator)).toEqual({ 1: 'B', 2: 'A', 3: 'E' });
  });

  test.each(uniqueness)(
    'names go round by ids, and a new datastore takes a freed one, names unique: $uniqueNames',
    async (dialect) => {
      const { emulator } = await applied(
        file(
          '{ name: B, id: 1 }',
          '{ name: E, id: 2 }',
          '{ name: A, id: 3 }',
          '{ name: X, id: 4 }',
          '{ name: C, connection_name: one, root_path: /new, teams: [Public] }',
        ),
        {},
        { dialect, more: { datastores: [{ name: 'C', connection: 'two', root_path: '/c' }] } },
      );
      expect(names(emulator)).toEqual({ 1: 'B', 2: 'E', 3: 'A', 4: 'X', 5: 'C' });
    },
  );

  test('a swap that was interrupted half way is ended by the next run', async () => {
    const emulator = await start({ seed, dialect: { uniqueNames: 'on' } });
    const text = file('{ name: B, id: 1 }', '{ name: A, id: 2 }');
    emulator.fail({ method: 'PUT', path: /datastores\/2$/, fault: { kind: 'status', status: 400, body: {} } });
    const first = await reconcile({ emulator, text });
    expect([first.result, names(emulator)[2]]).toEqual(['partial', 'B']);
    expect(names(emulator)[1]).toMatch(/^A \(id 1, being renamed\)$/);
    const calm = await start({ seed, dialect: { uniqueNames: 'on' } });
    for (const one of emulator.state.datastores.all()) {
      calm.state.datastores.put(one);
    }
    const second = await reconcile({ emulator: calm, text });
    expect([second.result, second.converged, names(calm)]).toEqual(['applied', true, { 1: 'B', 2: 'A', 3: 'E' }]);
  });

  test.each([{ connectionNamesUnique: 'off' }, { connectionNamesUnique: 'on' }] as const)(
    'connections swap their names by their ids too, names unique: $connectionNamesUnique',
    async (dialect) => {
      const { emulator } = await applied(
        `connections:\n  - { name: two, id: 1, type: s3, uri: s3://one-bucket }\n  - { name: one, id: 2, type: s3, uri: s3://two-bucket }\n`,
        {},
        { dialect },
      );
      expect(emulator.state.connections.all().map(({ id, name }) => [id, name])).toEqual([
        [1, 'two'],
        [2, 'one'],
      ]);
    },
  );

  test('a connection is renamed by previous_names, and each datastore on it follows', async () => {
    const { emulator } = await applied(
      `connections:\n  - { name: lake, previous_names: [one], type: s3, uri: s3://one-bucket }\ndatastores:\n  - { name: A, connection_name: lake }\n`,
    );
    expect(stateOf(emulator).datastores['B']?.connection).toBe('lake');
    expect(emulator.state.connections.size).toBe(2);
  });

  describe('a new name for what a live datastore covers', () => {
    const entry = (more: string) => file(`{ name: New, connection_name: one, root_path: /a/, teams: [Public]${more} }`);
    const readings = [
      {},
      { connectionStubs: 'null' },
      { listItems: 'full' },
      { listItems: 'bare' },
      { listItems: 'bare', connectionStubs: 'null' },
    ] as const;

    test.each(readings)('looks like a rename and is refused, %o', async (dialect) => {
      const run = await refused(entry(''), {}, {}, dialect);
      expect(rulesOf(run)).toEqual(['looks-like-rename']);
      expect(told(run)).toContain('"A" (id 1)');
    });

    test('is meant with previous_names: []', async () => {
      const { emulator } = await applied(entry(', previous_names: []'));
      expect(names(emulator)[4]).toBe('New');
    });

    test('is a new one when the file names the live one too', async () => {
      const { emulator } = await applied(
        file('{ name: A }', '{ name: New, connection_name: one, root_path: /a/, teams: [Public] }'),
      );
      expect(names(emulator)[4]).toBe('New');
    });

    test('is a new one on another path, another connection, or as enrichment', async () => {
      const { emulator } = await applied(
        file(
          '{ name: N1, connection_name: one, root_path: /n, teams: [Public] }',
          '{ name: N2, connection_name: two, root_path: /a, teams: [Public] }',
          '{ name: N3, connection_name: one, root_path: /a, teams: [Public], enrichment_only: true }',
        ),
      );
      expect(emulator.state.datastores.size).toBe(6);
    });
  });
});

describe('references', () => {
  test('connection_name and enrichment_datastore may mean live objects, which are used and not managed', async () => {
    const { emulator, run } = await applied(
      file('{ name: New, connection_name: two, root_path: /n, teams: [Public], enrichment_datastore: E }'),
    );
    expect(stateOf(emulator).datastores['New']).toMatchObject({ connection: 'two', enrichment: 'E' });
    expect(writeLines(run)).toEqual(['POST /api/datastores', 'PATCH /api/datastores/4/enrichment/3']);
    expect(run.outputs['connection-ids']).toBe('{"two":2}');
  });

  test.each([
    { what: 'a connection name', entry: 'connection_name: nowhere', rule: 'connection-not-found' },
    { what: 'a connection id', entry: 'connection_id: 99', rule: 'connection-not-found' },
    {
      what: 'an enrichment name',
      entry: 'connection_name: one, enrichment_datastore: F',
      rule: 'enrichment-not-found',
    },
    {
      what: 'an enrichment id',
      entry: 'connection_name: one, enrichment_datastore_id: 99',
      rule: 'enrichment-not-found',
    },
    {
      what: 'a source as enrichment',
      entry: 'connection_name: one, enrichment_datastore: A',
      rule: 'enrichment-target',
    },
    { what: 'a group id', entry: 'connection_name: one, group_id: 99', rule: 'group-not-found' },
    { what: 'no connection at all', entry: 'description: x', rule: 'missing-for-create' },
  ])('$what that is not there is an error at plan', async ({ entry, rule }) => {
    const text = file(`{ name: New, root_path: /n, teams: [Public], ${entry} }`);
    expect(rulesOf(await refused(text))).toEqual([rule]);
    expect(rulesOf(await refused(text, {}, {}, { listItems: 'bare' }))).toEqual([rule]);
  });

  test('a connection name that two live connections have is an error', async () => {
    const run = await refused(
      file('{ name: New, root_path: /n, teams: [Public], connection_name: one }'),
      {},
      { connections: [{ ...s3('three'), name: 'one' }] },
    );
    expect(rulesOf(run)).toEqual(['ambiguous-name']);
  });

  test('an unnamed inline connection is the one that its datastore is on', async () => {
    const { emulator, run } = await applied(
      file(
        '{ name: E, connection: { type: s3, uri: s3://two-bucket, access_key: AKIATWO2, secret_key: "${{ secrets.S }}" } }',
      ),
      { secrets: 'S=another-secret' },
    );
    expect(writeLines(run)).toEqual(['PUT /api/connections/2']);
    expect(emulator.state.connections.size).toBe(2);
  });

  test('an unnamed inline connection does not change what others use, nor take what has its name', async () => {
    const used = 'connection: { type: s3, uri: s3://one-bucket, access_key: AKIAONE2, secret_key: "${{ secrets.S }}" }';
    const inputs = { secrets: 'S=another-secret' };
    const changed = await refused(file(`{ name: A, ${used} }`), inputs);
    expect(changed.problems).toMatchObject([
      { rule: 'connection-not-alone', message: expect.stringContaining('would change for "B" too') },
    ]);
    const taken = await refused(file(`{ name: one, root_path: /n, teams: [Public], ${used} }`), inputs);
    expect(taken.problems).toMatchObject([
      { rule: 'connection-not-alone', message: expect.stringContaining('used by "A", "B"') },
    ]);
  });

  test('a name that the same file takes away finds nothing in the next run, and is refused', async () => {
    const connection = await refused(
      `connections:\n  - { name: renamed, id: 1, type: s3, uri: s3://one-bucket }\n${file('{ name: A, connection_name: one }')}`,
    );
    expect(connection.problems).toMatchObject([
      {
        rule: 'renamed-reference',
        message: 'connection_name gives a name that is now "renamed": the file renames "one" (id 1).',
        at: { line: 4, column: 33 },
      },
    ]);
    const enrichment = await refused(file('{ name: A, enrichment_datastore: E }', '{ name: F, id: 3 }'));
    expect(enrichment.problems).toMatchObject([
      {
        rule: 'renamed-reference',
        message: 'enrichment_datastore gives a name that is now "F": the file renames "E" (id 3).',
        at: { line: 2, column: 38 },
      },
    ]);
  });

  test('a connection that is renamed is told under its new name alone', async () => {
    const text = `connections:\n  - { name: renamed, previous_names: [two], type: s3, uri: s3://two-bucket }\n${file('{ name: E }')}`;
    const { run } = await applied(text);
    expect(run.outputs['connection-ids']).toBe('{"renamed":2}');
  });

  test('whether a target of the file can receive enrichment shows live, or where it is made', async () => {
    const { emulator } = await applied(file('{ name: A, enrichment_datastore: E }', '{ name: E, description: x }'));
    expect(emulator.state.datastores.all()[0]?.enrichment_datastore_id).toBe(3);
    const source = await refused(file('{ name: A, enrichment_datastore: B }', '{ name: B }'));
    expect(source.problems).toMatchObject([
      { rule: 'enrichment-target', message: expect.stringContaining('"B" (id 2)') },
    ]);
    const made = await refused(
      file(
        '{ name: A, enrichment_datastore: New }',
        '{ name: New, root_path: /n, teams: [Public], connection_name: two }',
      ),
    );
    expect(made.problems).toMatchObject([
      {
        rule: 'enrichment-target',
        message: '"New" would be created as a source datastore and cannot receive enrichment.',
      },
    ]);
  });

  test('lists that are cleared are sent empty with a create, so that no default takes their place', async () => {
    const { run } = await applied(file('{ name: New, root_path: /n, connection_name: one, teams: null, tags: null }'));
    expect(run.writes[0]?.body).toMatchObject({ name: 'New', teams: [], tags: [] });
    const { emulator } = await applied(
      file('{ name: New, root_path: /n, connection_name: one, teams: null, tags: null }'),
      { 'ownership-tag': 'mine' },
    );
    expect(emulator.state.datastores.by('name', 'New')[0]).toMatchObject({ team_ids: [], tag_ids: [1] });
  });

  test('two entries that would both be one unnamed connection are an error', async () => {
    const inline = 'connection: { type: s3, uri: s3://one-bucket }';
    const both = await refused(file(`{ name: A, ${inline} }`, `{ name: B, ${inline} }`));
    expect(rulesOf(both)).toEqual(['connection-claimed-twice']);
    const named = await refused(
      `connections:\n  - { name: one, type: s3, uri: s3://one-bucket }\n${file(`{ name: A, ${inline} }`, '{ name: B, connection_name: one }')}`,
    );
    expect(rulesOf(named)).toEqual(['connection-claimed-twice']);
  });

  test('SHARED_KEY without keys is fine for a connection that exists, and an error at plan for one that does not', async () => {
    const connection = (name: string) => `connections:\n  - { name: ${name}, type: s3, uri: s3://one-bucket }\n`;
    const known = await reconcile({ emulator: await start({ seed }), text: connection('one') });
    expect(known.result).toBe('unchanged');
    const run = await refused(connection('fresh'));
    expect(rulesOf(run)).toEqual(['missing-for-create']);
    expect(told(run)).toContain('access_key, secret_key');
  });
});

describe('what cannot change in place', () => {
  test.each([
    { what: 'enrichment_only', text: file('{ name: A, enrichment_only: true }'), rule: 'immutable-field' },
    {
      what: "a connection's type",
      text: 'connections:\n  - { name: one, type: postgresql, host: h }\n',
      rule: 'immutable-type',
    },
    {
      what: 'a move to a connection of another type',
      text: file('{ name: A, connection_name: pg }'),
      rule: 'immutable-connection-type',
    },
    {
      what: 'a move to a new connection of another type',
      text: `connections:\n  - { name: new pg, type: postgresql, host: h, username: u, password: "\${{ secrets.P }}" }\n${file('{ name: A, connection_name: new pg }')}`,
      rule: 'immutable-connection-type',
    },
  ])('$what is refused', async ({ text, rule }) => {
    const run = await refused(
      text,
      { secrets: 'P=password-of-pg' },
      { connections: [{ name: 'pg', type: 'postgresql', host: 'pg.acme.example', username: 'u', password: 'p' }] },
    );
    expect(rulesOf(run)).toContain(rule);
  });

  test('a change of root_path, database or schema is made, with a warning', async () => {
    const { run } = await applied(file('{ name: A, root_path: /elsewhere }'));
    expect(rulesOf(run, 'warning')).toEqual(['scope-change']);
  });
});

describe('clearing', () => {
  const rich: Seed = {
    tags: ['t', { name: 'catalog', type: 'external' }],
    datastores: [
      {
        name: 'Rich',
        connection: 'one',
        root_path: '/rich',
        description: 'text',
        tags: ['t', 'catalog'],
        teams: ['Public', 'Finance Team'],
        group: 'G',
        enrichment_prefix: '_custom',
        enrichment_source_record_limit: 99,
        high_count_rollup_threshold: 99,
        folder_globbing_enabled: true,
      },
    ],
  };
  const nulls = file(
    '{ name: Rich, description: null, tags: null, teams: null, group: null, enrichment_prefix: null, enrichment_source_record_limit: null, high_count_rollup_threshold: null, folder_globbing_enabled: null }',
  );
  const cleared = {
    description: null,
    tags: ['catalog'],
    teams: [],
    group: null,
    prefix: 'rich',
    limit: 10,
    rollup: 10,
    folder_globbing_enabled: false,
  };

  test.each([{ tagsOnRead: 'typed' }, { tagsOnRead: 'names' }] as const)(
    'null clears every field, and tags of an integration stay, tags read as $tagsOnRead',
    async (dialect) => {
      const { emulator } = await applied(nulls, {}, { more: rich, dialect });
      expect(stateOf(emulator).datastores['Rich']).toMatchObject(cleared);
    },
  );

  test.each([
    { nullOnPut: 'ignored', putSemantics: 'partial' },
    { nullOnPut: 'rejected', putSemantics: 'full' },
  ] as const)('what has a default or is a list is cleared without null, $nullOnPut', async (dialect) => {
    const { emulator } = await applied(nulls.replace('description: null, ', ''), {}, { more: rich, dialect });
    expect(stateOf(emulator).datastores['Rich']).toMatchObject({ ...cleared, description: 'text' });
  });

  test('a field that is empty already is not sent as null', async () => {
    const { emulator } = await applied(
      file('{ name: A, description: null, root_path: /new }'),
      {},
      {
        dialect: { nullOnPut: 'rejected' },
        more: { datastores: [] },
      },
    ).catch(() => ({ emulator: undefined }));
    expect(emulator).toBeUndefined();
    const empty = await start({ seed, dialect: { nullOnPut: 'rejected' } });
    const [a] = empty.state.datastores.by('name', 'A');
    if (a) {
      empty.state.datastores.put({ ...a, description: null });
    }
    const run = await reconcile({ emulator: empty, text: file('{ name: A, description: null, root_path: /new }') });
    expect([run.result, run.converged]).toEqual(['applied', true]);
  });
});
