import { describe, expect, test } from '@jest/globals';
import { connectionDifference } from '../../src/plan/connection-changes.ts';
import type { LiveConnection } from '../../src/plan/live.ts';
import { at, desiredFrom, liveConnection, sentValues } from './support-connections.ts';

/** The difference between the only connection of a file and a live one; the first of its lines is line 4. */
function difference(type: string, lines: readonly string[], live: LiveConnection, rotates = false) {
  const text = ['connections:', '  - name: one', `    type: ${type}`, ...lines.map((line) => `    ${line}`), ''];
  const [entry] = desiredFrom(text.join('\n')).connections;
  if (!entry) {
    throw new Error('The file has no connection.');
  }
  const { changes, send, problems } = connectionDifference(entry, live, { rotates });
  return { changes, send: sentValues(send), problems };
}

const nothing = { changes: [], send: {}, problems: [] };
const secret = (line: number, field: string, column: number, name: string, before: string | null = '(sensitive)') => ({
  field,
  before,
  after: '(sensitive)',
  sensitive: true,
  reference: `\${{ secrets.${name} }}`,
  at: at(line, column),
});
const visible = (line: number, field: string, column: number, before: unknown, after: unknown) => ({
  field,
  before,
  after,
  sensitive: false,
  at: at(line, column),
});
/** One of an identifier, with both sides as they are. */
const identifier = (before: string | null, after: string, change: ReturnType<typeof visible>) => ({
  ...change,
  exact: [before, after],
});

describe('a connection with an access key', () => {
  const live = liveConnection(7, 'one', 's3', {
    uri: 's3://one',
    access_key: 'AKIAIOSFODNN7EXAMPLE',
    'parameters.authentication_type': 'SHARED_KEY',
  });
  const same = ['uri: s3://one/', 'access_key: AKIAIOSFODNN7EXAMPLE', 'secret_key: "${{ secrets.KEY }}"'];

  test('is the same when all but its secret is', () => {
    expect(difference('s3', same, live)).toStrictEqual(nothing);
  });

  test('is the same also where the API lists the key of the secret', () => {
    const keys = new Set([...live.keys, 'secret_key']);
    expect(difference('s3', same, { ...live, keys })).toStrictEqual(nothing);
  });

  test('is not compared where the API masks it', () => {
    const masked = new Set(['access_key']);
    const fields = new Map([...live.fields].filter(([path]) => path !== 'access_key'));
    expect(difference('s3', same, { ...live, fields, masked })).toStrictEqual(nothing);
  });

  test('is sent with its secret when the key id is another, which is shown shortened', () => {
    const lines = ['uri: s3://one', 'access_key: AKIAOTHER', 'secret_key: "${{ secrets.KEY }}"'];
    expect(difference('s3', lines, live)).toStrictEqual({
      changes: [
        identifier('AKIAIOSFODNN7EXAMPLE', 'AKIAOTHER', visible(5, 'access_key', 17, 'AKIA…MPLE', 'AKIA…THER')),
        secret(6, 'secret_key', 17, 'KEY'),
      ],
      send: { access_key: 'AKIAOTHER', secret_key: { secret: 'value of KEY' } },
      problems: [],
    });
  });

  test('is sent with its secret when the address is another', () => {
    const lines = ['uri: s3://two', 'secret_key: "${{ secrets.KEY }}"'];
    expect(difference('s3', lines, live)).toStrictEqual({
      changes: [visible(4, 'uri', 10, 's3://one', 's3://two'), secret(5, 'secret_key', 17, 'KEY')],
      send: { uri: 's3://two', secret_key: { secret: 'value of KEY' } },
      problems: [],
    });
  });

  test('is sent without its secret when something else changes', () => {
    const lines = [...same, 'parameters: { external_id: x }'];
    expect(difference('s3', lines, live)).toStrictEqual({
      changes: [visible(7, 'parameters.external_id', 32, null, 'x')],
      send: { 'parameters.external_id': 'x' },
      problems: [],
    });
  });

  test('has its secret sent again by a rotation, and nothing else', () => {
    expect(difference('s3', same, live, true)).toStrictEqual({
      changes: [secret(6, 'secret_key', 17, 'KEY')],
      send: { secret_key: { secret: 'value of KEY' } },
      problems: [],
    });
  });

  test('has nothing to send in a rotation where the file clears the secret', () => {
    expect(difference('s3', ['uri: s3://one', 'secret_key: null'], live, true)).toStrictEqual(nothing);
  });

  test('has a secret cleared once it is written for something else', () => {
    const lines = ['uri: s3://one', 'secret_key: null', 'parameters: { external_id: x }'];
    expect(difference('s3', lines, live)).toStrictEqual({
      changes: [
        visible(6, 'parameters.external_id', 32, null, 'x'),
        { field: 'secret_key', before: '(sensitive)', after: null, sensitive: true, at: at(5, 17) },
      ],
      send: { 'parameters.external_id': 'x', secret_key: null },
      problems: [],
    });
  });

  test('loses its keys when it changes to a role, which is shown', () => {
    const parameters =
      'parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R", external_id: x }';
    const { changes } = difference('s3', ['uri: s3://one', parameters], live);
    expect(changes.slice(3)).toStrictEqual([
      { ...visible(5, 'access_key', 40, 'AKIA…MPLE', null), exact: ['AKIAIOSFODNN7EXAMPLE', null] },
      { field: 'secret_key', before: '(sensitive)', after: null, sensitive: true, at: at(5, 40) },
    ]);
    const written = difference('s3', ['uri: s3://one', parameters, 'access_key: null', 'secret_key: null'], live);
    expect(written.changes.map(({ field }) => field).sort()).toEqual(changes.map(({ field }) => field).sort());
  });

  test('is renamed without being written otherwise', () => {
    expect(difference('s3', same, { ...live, name: 'before' })).toStrictEqual({
      changes: [visible(2, 'name', 11, 'before', 'one')],
      send: {},
      problems: [],
    });
  });
});

describe('a connection by IAM role', () => {
  const arn = 'arn:aws:iam::123456789012:role/R';
  const key = ['access_key: AKIAOTHER', 'secret_key: "${{ secrets.KEY }}"'];

  test('gets its first secret when it changes to a key', () => {
    const live = liveConnection(7, 'one', 's3', {
      uri: 's3://one',
      'parameters.authentication_type': 'IAM_ROLE',
      'parameters.role_arn': arn,
    });
    const lines = [
      'uri: s3://one',
      'parameters: { authentication_type: SHARED_KEY }',
      'secret_key: "${{ secrets.KEY }}"',
    ];
    expect(difference('s3', lines, live)).toStrictEqual({
      changes: [
        visible(5, 'parameters.authentication_type', 40, 'IAM_ROLE', 'SHARED_KEY'),
        secret(6, 'secret_key', 17, 'KEY', null),
      ],
      send: { 'parameters.authentication_type': 'SHARED_KEY', secret_key: { secret: 'value of KEY' } },
      problems: [
        {
          severity: 'warning',
          rule: 'key-without-secret',
          at: at(5, 40),
          message: 'Connection "one" would stop using its IAM role, and the file does not give access_key.',
          hint: 'Write access_key beside it: a connection by role has none stored, unless the server kept older ones.',
        },
      ],
    });
  });

  test('is told what it lacks when it changes to a key', () => {
    const live = liveConnection(7, 'one', 'redshift', {
      host: 'h',
      'parameters.authentication_type': 'IAM_ROLE',
      'parameters.role_arn': arn,
    });
    const told = (...more: readonly string[]) =>
      difference('redshift', ['host: h', 'parameters: { authentication_type: BASIC }', ...more], live).problems.map(
        ({ message }) => message,
      );
    expect(told()).toEqual(['Connection "one" would stop using its IAM role, and the file does not give password.']);
    expect(told('password: null')).toHaveLength(1);
    expect(told('password: "${{ secrets.KEY }}"')).toEqual([]);
    const bucket = liveConnection(7, 'one', 's3', { uri: 's3://one', 'parameters.authentication_type': 'IAM_ROLE' });
    const shared = ['uri: s3://one', 'parameters: { authentication_type: SHARED_KEY }'];
    expect(difference('s3', shared, bucket).problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'Connection "one" would stop using its IAM role, and the file does not give access_key and secret_key. Write access_key and secret_key beside it: a connection by role has none stored, unless the server kept older ones.',
    ]);
    const back = (live: Readonly<Record<string, string>>, ...lines: readonly string[]) =>
      difference(
        's3',
        ['parameters: { authentication_type: SHARED_KEY }', ...lines],
        liveConnection(7, 'one', 's3', { uri: 's3://one', 'parameters.authentication_type': 'IAM_ROLE', ...live }),
      ).problems;
    const refused = (where: string) => ({
      severity: 'error',
      rule: 'stored-secrets-new-address',
      at: at(4, 40),
      message: `Connection "one" would stop using its IAM role, and the file does not give access_key and secret_key: what the server kept of older keys would be used again${where}.`,
      hint: 'Write access_key and secret_key beside it: stored credentials are never sent to an address that they were not meant for.',
    });
    expect(back({}, 'uri: s3://two')).toStrictEqual([refused(', at a new address')]);
    expect(back({ access_key: 'AKIAOLD' }, 'uri: s3://one')).toStrictEqual([refused('')]);
    const given = ['uri: s3://one', 'secret_key: "${{ secrets.KEY }}"'];
    expect(back({ access_key: 'AKIAOLD' }, ...given)).toMatchObject([{ severity: 'warning' }]);
    const staying = ['host: g', `parameters: { authentication_type: IAM_ROLE, role_arn: "${arn}" }`];
    expect(difference('redshift', staying, live).problems).toEqual([]);
  });

  test('gets no secret while it stays one', () => {
    const live = liveConnection(7, 'one', 'redshift', {
      host: 'h',
      username: 'u',
      'parameters.authentication_type': 'IAM_ROLE',
      'parameters.role_arn': arn,
    });
    const lines = ['host: h', 'password: "${{ secrets.KEY }}"', 'username: v'];
    expect(difference('redshift', lines, live)).toStrictEqual({
      changes: [visible(6, 'username', 15, 'u', 'v')],
      send: { username: 'v' },
      problems: [],
    });
  });

  test.each([
    {
      what: 'an empty key id says that it is one',
      type: 's3',
      fields: { uri: 's3://one', access_key: null },
      before: null,
    },
    {
      what: 'a key id says that it is none',
      type: 's3',
      fields: { uri: 's3://one', access_key: 'AKIAONE' },
      before: '(sensitive)',
    },
    {
      what: 'an empty key id says nothing of a connector without roles',
      type: 'gcs',
      fields: { uri: 'gs://one', access_key: null },
      before: '(sensitive)',
    },
  ])('whose parameters cannot be read: $what', ({ type, fields, before }) => {
    const live = liveConnection(7, 'one', type, fields, { keys: new Set(['uri', 'access_key']) });
    expect(difference(type, [`uri: ${fields.uri}`, ...key], live, false).changes).toStrictEqual([
      identifier(
        fields.access_key,
        'AKIAOTHER',
        visible(5, 'access_key', 17, fields.access_key === null ? null : '…', 'AKIA…THER'),
      ),
      secret(6, 'secret_key', 17, 'KEY', before),
    ]);
  });

  test('whose parameters cannot be read: an empty key id that the connector does not have says nothing', () => {
    const live = liveConnection(
      7,
      'one',
      'athena',
      { host: 'h', username: 'AKIAONE', access_key: null },
      { keys: new Set(['host', 'username', 'access_key']) },
    );
    const lines = ['host: h', 'username: AKIAOTHER', 'password: "${{ secrets.KEY }}"'];
    expect(difference('athena', lines, live).changes).toStrictEqual([
      identifier('AKIAONE', 'AKIAOTHER', visible(5, 'username', 15, '…', 'AKIA…THER')),
      secret(6, 'password', 15, 'KEY'),
    ]);
  });

  test('whose parameters can be read is told by them, not by its key id', () => {
    const live = liveConnection(7, 'one', 's3', { uri: 's3://one', access_key: null });
    expect(difference('s3', ['uri: s3://one', ...key], live).changes[1]).toStrictEqual(
      secret(6, 'secret_key', 17, 'KEY'),
    );
  });

  test('has no stored secret that a new address could get', () => {
    const live = liveConnection(7, 'one', 's3', { uri: 's3://one', 'parameters.authentication_type': 'IAM_ROLE' });
    expect(difference('s3', ['uri: s3://two'], live)).toStrictEqual({
      changes: [visible(4, 'uri', 10, 's3://one', 's3://two')],
      send: { uri: 's3://two' },
      problems: [],
    });
  });
});

describe('a secret in a field that is none', () => {
  const lines = ['host: h', 'username: "${{ secrets.USER }}"'];

  test('is compared, and hides both sides', () => {
    const live = liveConnection(7, 'one', 'postgresql', { host: 'h', username: 'before' });
    expect(difference('postgresql', lines, live)).toStrictEqual({
      changes: [secret(5, 'username', 15, 'USER')],
      send: { username: { secret: 'value of USER' } },
      problems: [],
    });
    const same = liveConnection(7, 'one', 'postgresql', { host: 'h', username: 'value of USER' });
    expect(difference('postgresql', lines, same)).toStrictEqual(nothing);
  });

  test('has nothing to hide where nothing was there', () => {
    const live = liveConnection(7, 'one', 'postgresql', { host: 'h', username: null });
    expect(difference('postgresql', lines, live).changes).toStrictEqual([secret(5, 'username', 15, 'USER', null)]);
  });
});

describe('parameters', () => {
  const unknown = (values: Readonly<Record<string, string>>, more: Partial<LiveConnection> = {}) =>
    liveConnection(
      7,
      'one',
      'postgresql',
      {
        host: 'h',
        ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`parameters.${name}`, value])),
      },
      more,
    );

  test('are replaced whole, so a secret among them goes along with any other', () => {
    const lines = [
      'host: h',
      'parameters:',
      '  client_token: "${{ secrets.T }}"',
      '  mode: b',
      'password: "${{ secrets.P }}"',
    ];
    expect(difference('postgresql', lines, unknown({ mode: 'a' }))).toStrictEqual({
      changes: [visible(7, 'parameters.mode', 13, 'a', 'b'), secret(6, 'parameters.client_token', 21, 'T')],
      send: { 'parameters.mode': 'b', 'parameters.client_token': { secret: 'value of T' } },
      problems: [],
    });
  });

  test('and their secrets stay where only another field changes', () => {
    const lines = ['host: h', 'parameters: { client_token: "${{ secrets.T }}" }', 'port: 2'];
    expect(
      difference('postgresql', lines, { ...unknown({}), keys: new Set(['host', 'port', 'parameters']) }),
    ).toStrictEqual({
      changes: [visible(6, 'port', 11, null, 2)],
      send: { port: 2 },
      problems: [],
    });
  });

  test('go with their secret when something beside them changes too', () => {
    const lines = ['host: h', 'parameters: { client_token: "${{ secrets.T }}", mode: b }', 'port: 2'];
    const live = { ...unknown({ mode: 'a' }), keys: new Set(['host', 'port', 'parameters']) };
    expect(Object.keys(difference('postgresql', lines, live).send)).toStrictEqual([
      'parameters.mode',
      'port',
      'parameters.client_token',
    ]);
  });

  const hidden = new Set(['parameters.token_a', 'parameters.token_b', 'password']);

  test('that hold what the API hides, and the file does not give, are not replaced', () => {
    const lines = ['host: h', 'parameters: { mode: b }', 'username: u'];
    const live = unknown({ mode: 'a' }, { masked: hidden, keys: new Set(['host', 'username', 'parameters']) });
    expect(difference('postgresql', lines, live).problems).toStrictEqual([
      {
        severity: 'error',
        rule: 'hidden-parameters',
        at: at(2, 11),
        message:
          'parameters of connection "one" must be sent whole, and they hold parameters.token_a, parameters.token_b, which the API does not show.',
        hint: 'Give parameters.token_a, parameters.token_b in the file too, or make this change by hand.',
      },
    ]);
  });

  test.each([
    {
      what: 'the file gives what is hidden',
      lines: ['mode: b', 'token_a: "${{ secrets.A }}"', 'token_b: "${{ secrets.B }}"'],
    },
    { what: 'nothing in them changes', lines: ['mode: a'] },
  ])('are written as usual where $what', ({ lines }) => {
    const live = unknown({ mode: 'a' }, { masked: hidden, keys: new Set(['host', 'username', 'parameters']) });
    const given = ['host: h', 'username: u', 'parameters:', ...lines.map((line) => `  ${line}`)];
    expect(difference('postgresql', given, live).problems).toStrictEqual([]);
  });
});

describe('a value that the API masks and that is no secret', () => {
  const role = 'arn:aws:iam::123456789012:role';
  const parameters = (name: string) =>
    `parameters: { authentication_type: IAM_ROLE, role_arn: "${role}/${name}", external_id: x }`;
  const live = liveConnection(
    7,
    'one',
    's3',
    { uri: 's3://one', 'parameters.authentication_type': 'IAM_ROLE', 'parameters.role_arn': `${role}/A` },
    { masked: new Set(['parameters.external_id']) },
  );

  test('by itself changes nothing', () => {
    expect(difference('s3', ['uri: s3://one', parameters('A')], live)).toStrictEqual(nothing);
  });

  test('goes along where parameters are replaced', () => {
    expect(difference('s3', ['uri: s3://one', parameters('B')], live)).toStrictEqual({
      changes: [
        visible(5, 'parameters.role_arn', 60, `${role}/A`, `${role}/B`),
        visible(5, 'parameters.external_id', 109, '(sensitive)', 'x'),
      ],
      send: { 'parameters.role_arn': `${role}/B`, 'parameters.external_id': 'x' },
      problems: [],
    });
  });

  const keyed = liveConnection(
    7,
    'one',
    's3',
    { uri: 's3://one', 'parameters.authentication_type': 'SHARED_KEY' },
    { masked: new Set(['access_key']) },
  );
  const pair = ['access_key: AKIAIOSFODNN7EXAMPLE', 'secret_key: "${{ secrets.KEY }}"'];

  test.each([
    { what: 'a rotation', uri: 's3://one', rotates: true, sent: ['access_key', 'secret_key'] },
    { what: 'a new address', uri: 's3://two', rotates: false, sent: ['uri', 'access_key', 'secret_key'] },
  ])('goes along with its secret: $what', ({ uri, rotates, sent }) => {
    expect(Object.keys(difference('s3', [`uri: ${uri}`, ...pair], keyed, rotates).send)).toStrictEqual(sent);
  });

  test('does not go along without its secret', () => {
    const lines = ['uri: s3://one', ...pair, 'parameters: { external_id: x }'];
    expect(difference('s3', lines, keyed).send).toStrictEqual({ 'parameters.external_id': 'x' });
  });
});

describe('a new key id', () => {
  const live = liveConnection(7, 'one', 's3', { uri: 's3://one', access_key: 'AKIAIOSFODNN7EXAMPLE' });
  const warned = (lines: readonly string[]) => difference('s3', ['uri: s3://one', ...lines], live).problems;

  test('without its secret is a warning', () => {
    expect(warned(['access_key: AKIAOTHER'])).toStrictEqual([
      {
        severity: 'warning',
        rule: 'key-without-secret',
        at: at(5, 17),
        message:
          'access_key of connection "one" would change, and the file does not give secret_key: what is stored belongs to the old key.',
        hint: 'Write secret_key beside it, as a reference.',
      },
    ]);
  });

  test.each([
    { what: 'its secret comes along', lines: ['access_key: AKIAOTHER', 'secret_key: "${{ secrets.KEY }}"'] },
    { what: 'it is cleared', lines: ['access_key: null'] },
    { what: 'it is the old one', lines: ['access_key: AKIAIOSFODNN7EXAMPLE'] },
  ])('is none where $what', ({ lines }) => {
    expect(warned(lines)).toStrictEqual([]);
  });
});

describe('fields that the API does not give back', () => {
  const live = liveConnection(7, 'one', 's3', { uri: 's3://one' }, { keys: new Set(['uri']) });
  const parameters = 'parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" }';
  const notice = {
    severity: 'notice',
    rule: 'not-readable',
    at: at(5, 40),
    message:
      'The API does not give back parameters.authentication_type, parameters.role_arn of connection "one", so changes to them cannot be seen.',
    hint: 'They are sent when another field of the connection changes, or when rotate-secrets names it.',
  };
  const unseen = {
    'parameters.authentication_type': 'IAM_ROLE',
    'parameters.role_arn': 'arn:aws:iam::123456789012:role/R',
  };
  const shown = [
    visible(5, 'parameters.authentication_type', 40, null, 'IAM_ROLE'),
    visible(5, 'parameters.role_arn', 60, null, 'arn:aws:iam::123456789012:role/R'),
  ];

  const dropped = { field: 'secret_key', before: '(sensitive)', after: null, sensitive: true, at: at(5, 40) };

  test('change nothing by themselves', () => {
    expect(difference('s3', ['uri: s3://one', parameters], live)).toStrictEqual({ ...nothing, problems: [notice] });
  });

  test('are sent with another field that changes', () => {
    const { changes, send, problems } = difference('s3', ['uri: s3://two', parameters], live);
    expect({ changes, send }).toStrictEqual({
      changes: [visible(4, 'uri', 10, 's3://one', 's3://two'), ...shown, dropped],
      send: { uri: 's3://two', ...unseen },
    });
    expect(problems.map(({ rule }) => rule)).toStrictEqual(['stored-secrets-new-address', 'not-readable']);
  });

  test('are sent by a rotation, although there is no secret to be sent', () => {
    expect(difference('s3', ['uri: s3://one', parameters], live, true)).toStrictEqual({
      changes: [...shown, dropped],
      send: unseen,
      problems: [notice],
    });
  });

  test('are told without a secret that is not given back either', () => {
    const { problems } = difference('s3', ['uri: s3://one', 'secret_key: "${{ secrets.KEY }}"'], live);
    expect(problems).toStrictEqual([]);
  });
});

test('a secret is taken away together with a new name', () => {
  const live = liveConnection(7, 'before', 'snowflake', { host: 'h.example' });
  const cleared = difference('snowflake', ['host: h.example', 'password: null', 'previous_names: [before]'], live);
  expect([cleared.send, cleared.changes.map(({ field }) => field)]).toStrictEqual([
    { password: null },
    ['name', 'password'],
  ]);
});
