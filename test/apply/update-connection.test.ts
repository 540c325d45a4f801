import { describe, expect, test } from '@jest/globals';
import type { Value } from '../../src/config/desired.ts';
import { Secret } from '../../src/secret.ts';
import { liveConnection } from '../plan/support-connections.ts';
import { type Answers, entryOf, lost, lostText, performOne, status, stepOf } from './support.ts';

const secret = new Secret('hush', '${{ secrets.S }}');
const planned = liveConnection(3, 'lake', 'postgresql', { host: 'a.example', port: 5432, 'parameters.mode': 'x' });
const reading = (changes: Readonly<Record<string, string | number | null>>, name = 'lake') => ({
  ...planned,
  name,
  fields: new Map([...planned.fields, ...Object.entries(changes)]),
});
const stale = (fields: string) => `${fields} changed since the plan. Plan again, and look at what changed it.`;

const update = (
  send: Readonly<Record<string, Value>>,
  answers: Answers,
  {
    name,
    live = planned,
    keeps = {},
    maxRetries = 0,
  }: {
    name?: string | undefined;
    live?: typeof planned;
    keeps?: Readonly<Record<string, Value>>;
    maxRetries?: number;
  } = {
    name: 'lake',
  },
) =>
  performOne(
    stepOf(
      {
        does: 'update-connection',
        entry: { ...entryOf('lake', 'postgresql', { ...keeps, ...send }), name },
        live,
        send: new Map(Object.entries(send)),
      },
      { action: 'update', kind: 'connection', name: 'lake', liveId: 3 },
    ),
    answers,
    { maxRetries },
  );

describe('an update of a connection', () => {
  test('is made on a fresh reading, which is kept', async () => {
    const fresh = reading({ 'parameters.mode': 'y' });
    const { ended, log, memory } = await update({ port: 6000 }, { connection: [fresh], updateConnection: [undefined] });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['connection 3', 'updateConnection 3 {"name":"lake","type":"postgresql","parameters":{"mode":"y"},"port":6000}'],
    ]);
    expect([...memory.connectionsBefore]).toEqual([[3, fresh]]);
  });

  test('that is as wanted meanwhile is not sent', async () => {
    const { ended, log, memory } = await update(
      { port: 6000, host: 'a.example' },
      { connection: [reading({ port: 6000 })] },
    );
    expect([ended, log, memory.connectionsBefore.size]).toEqual([['done', 3, undefined], ['connection 3'], 0]);
  });

  test('that is only partly as wanted is sent', async () => {
    const { log } = await update(
      { port: 6000, host: 'b.example' },
      { connection: [reading({ port: 6000 })], updateConnection: [undefined] },
    );
    expect(log).toHaveLength(2);
  });

  test('names all that somebody else changed, and sends nothing', async () => {
    const fresh = reading({ port: 7000, host: 'c.example', username: 'u' }, 'sea');
    const { ended, log } = await update({ port: 6000, host: 'b.example' }, { connection: [fresh] });
    expect([ended, log]).toEqual([['failed', undefined, stale('name, port, host')], ['connection 3']]);
  });

  test('names what the file manages too, where the plan left it as it was', async () => {
    const keeps = { host: 'a.example', username: 'u' };
    const live = { ...planned, keys: new Set(['host', 'port', 'parameters']) };
    const fresh = { ...reading({ host: 'c.example' }), keys: live.keys };
    const { ended, log } = await update({ port: 6000 }, { connection: [fresh] }, { name: 'lake', live, keeps });
    expect([ended, log]).toEqual([['failed', undefined, stale('host')], ['connection 3']]);
  });

  test('is sent where such a field became what the file says, or nothing of its kind is told any more', async () => {
    const keeps = { 'parameters.mode': 'y', host: 'a.example' };
    const fresh = { ...reading({ 'parameters.mode': 'y', host: null }), keys: new Set(['parameters']) };
    const answers = { connection: [fresh], updateConnection: [undefined] };
    const { ended, log } = await update({ port: 6000 }, answers, { name: 'lake', keeps });
    expect([ended[0], log.length]).toEqual(['done', 2]);
  });

  test('is not sent where a reading leaves out what the plan saw', async () => {
    const fresh = { ...reading({ host: null }), keys: new Set(['port', 'parameters']) };
    const { ended } = await update(
      { port: 6000 },
      { connection: [fresh] },
      { name: 'lake', keeps: { host: 'a.example' } },
    );
    expect(ended).toEqual(['failed', undefined, stale('host')]);
  });

  test('of one that is gone is not sent', async () => {
    const { ended, log } = await update({ port: 6000 }, { connection: [undefined] });
    expect([ended, log]).toEqual([
      ['failed', undefined, 'Connection "lake" (id 3) no longer exists: changed since the plan. Plan again.'],
      ['connection 3'],
    ]);
  });

  test('renames, and one that is renamed already is not sent', async () => {
    const renamed = await update({}, { connection: [planned], updateConnection: [undefined] }, { name: 'sea' });
    expect(renamed.log).toEqual([
      'connection 3',
      'updateConnection 3 {"name":"sea","type":"postgresql","parameters":{"mode":"x"}}',
    ]);
    const already = await update({}, { connection: [reading({}, 'sea')] }, { name: 'sea' });
    expect([already.ended, already.log]).toEqual([['done', 3, undefined], ['connection 3']]);
  });

  test('keeps the name of one that the file does not name', async () => {
    const answers = { connection: [planned], updateConnection: [undefined] };
    const { log } = await update({ port: 6000 }, answers, { name: undefined });
    expect(log[1]).toContain('{"name":"lake",');
  });

  test('takes a field that the plan did not see for empty', async () => {
    const { ended, log } = await update(
      { username: 'u' },
      { connection: [reading({})], updateConnection: [undefined] },
    );
    expect([ended[0], log.length]).toEqual(['done', 2]);
  });
});

describe('an update that cannot be read back', () => {
  test('of a secret is always sent, and not known to be done after a lost answer', async () => {
    const answers = { connection: [planned], updateConnection: [undefined] };
    const sent = await update({ password: secret }, answers);
    expect([sent.ended, sent.log]).toEqual([
      ['done', 3, undefined],
      [
        'connection 3',
        'updateConnection 3 {"name":"lake","type":"postgresql","parameters":{"mode":"x"},"password":"hush"}',
      ],
    ]);
    expect(sent.memory.connectionsBefore.size).toBe(1);
    const said = 'POST /x was answered with 500. Whether it was done will show in the next run.';
    const open = await update({ password: secret }, { connection: [planned], updateConnection: [status(500)] });
    expect(open.ended).toEqual(['unknown', undefined, said]);
    const both = await update(
      { password: secret, port: 6000 },
      { connection: [planned], updateConnection: [status(500)] },
    );
    const notDone = 'POST /x was answered with 500. A new reading shows that it was not done.';
    expect(both.ended).toEqual(['failed', undefined, notDone]);
    const lostOnce = await update({ password: secret }, { connection: [planned], updateConnection: [lost] });
    expect(lostOnce.ended).toEqual([
      'unknown',
      undefined,
      `${lostText} Whether it was done will show in the next run.`,
    ]);
  });

  test.each([
    {
      what: 'is masked',
      live: { ...planned, keys: new Set([...planned.keys, 'username']), masked: new Set(['username']) },
    },
    { what: 'the reading says nothing of', live: { ...planned, keys: new Set([]) } },
  ])('since the field $what is sent, and never called stale', async ({ live }) => {
    const fresh = { ...reading({ username: 'somebody' }), masked: live.masked };
    const answers = { connection: [fresh], updateConnection: [undefined] };
    const { ended, log } = await update({ username: 'u' }, answers, { name: 'lake', live });
    expect([ended[0], log.length]).toEqual(['done', 2]);
  });

  test.each([{ masked: ['password'] }, { masked: [] }])(
    'of a secret that the reading has a place for is not known either, masked: $masked',
    async ({ masked }) => {
      const live = { ...planned, keys: new Set([...planned.keys, 'password']), masked: new Set<string>(masked) };
      const answers = { connection: [live], updateConnection: [status(500)] };
      const { ended } = await update({ password: secret }, answers, { name: 'lake', live });
      expect(ended[0]).toBe('unknown');
    },
  );

  test('since the file gives a secret, is sent where all else is as wanted', async () => {
    const answers = { connection: [reading({ port: 6000 })], updateConnection: [undefined] };
    const { log } = await update({ port: 6000, password: secret }, answers);
    expect(log).toHaveLength(2);
  });
});

describe('a secret', () => {
  const vaulted = (url: string) => ({ 'secrets_manager.secret_url': url });

  test.each([
    { what: 'an address', now: { host: 'evil.example' }, named: 'host' },
    { what: 'an address that was not there', now: { uri: 's3://evil' }, named: 'uri' },
    { what: 'the address of a vault', now: vaulted('https://evil.example'), named: 'secrets_manager.secret_url' },
  ])('is not sent where somebody changed $what, which the file does not manage', async ({ now, named }) => {
    const live = {
      ...planned,
      fields: new Map([...planned.fields, ...Object.entries(vaulted('https://vault.example'))]),
      keys: new Set([...planned.keys, 'uri', 'secrets_manager']),
    };
    const fresh = { ...live, fields: new Map([...live.fields, ...Object.entries(now)]) };
    const { ended, log } = await update({ password: secret }, { connection: [fresh] }, { name: 'lake', live });
    expect([ended, log]).toEqual([['failed', undefined, stale(named)], ['connection 3']]);
    const plain = { connection: [fresh], updateConnection: [undefined] };
    expect((await update({ port: 6000 }, plain, { name: 'lake', live })).ended[0]).toBe('done');
    const both = await update({ port: 6000, password: secret }, { connection: [fresh] }, { name: 'lake', live });
    expect(both.ended).toEqual(['failed', undefined, stale(named)]);
  });

  test('is sent where somebody changed something else that the file does not manage', async () => {
    const live = { ...planned, keys: new Set([...planned.keys, 'username']) };
    const fresh = { ...reading({ username: 'u', 'parameters.mode': 'y' }), keys: live.keys };
    const answers = { connection: [fresh], updateConnection: [undefined] };
    expect((await update({ password: secret }, answers, { name: 'lake', live })).ended[0]).toBe('done');
  });
});

describe('a server that takes no null', () => {
  const warehouse = liveConnection(3, 'lake', 'redshift', {
    host: 'a.example',
    username: 'u',
    'parameters.authentication_type': 'BASIC',
    'parameters.external_id': 'x',
  });
  const role = { 'parameters.authentication_type': 'IAM_ROLE', 'parameters.role_arn': 'arn' };
  const refused = status(422, { detail: 'password: Input should not be null' });
  const toRole = (answers: Answers, send: Readonly<Record<string, Value>> = role) =>
    update(send, { connection: [warehouse], ...answers }, { name: 'lake', live: warehouse });
  const head = 'updateConnection 3 {"name":"lake","type":"redshift","parameters":';

  test('is told without the keys that a role makes superfluous, on a fresh reading', async () => {
    const { ended, log } = await toRole({ updateConnection: [refused, undefined] });
    const parameters = '{"authentication_type":"IAM_ROLE","external_id":"x","role_arn":"arn"}';
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      ['connection 3', `${head}${parameters},"password":null}`, 'connection 3', `${head}${parameters}}`],
    ]);
  });

  test('is told without a parameter that is cleared, since they are sent whole', async () => {
    const { ended, log } = await toRole({ updateConnection: [refused, undefined] }, { 'parameters.external_id': null });
    expect([ended, log]).toEqual([
      ['done', 3, undefined],
      [
        'connection 3',
        `${head}{"authentication_type":"BASIC","external_id":null}}`,
        'connection 3',
        `${head}{"authentication_type":"BASIC"}}`,
      ],
    ]);
  });

  test.each([
    {
      what: 'a null that the file gives',
      send: { username: null },
      answer: refused,
      says: ': password: Input should not be null',
    },
    { what: 'no null', send: { host: 'b.example' }, answer: refused, says: ': password: Input should not be null' },
    { what: 'another answer', send: role, answer: status(400, { status: 400 }), says: '' },
  ])('has refused it after $what', async ({ send, answer, says }) => {
    const { ended, log } = await toRole({ updateConnection: [answer] }, send);
    expect(ended).toEqual(['failed', undefined, `POST /x was answered with ${answer.status}${says}.`]);
    expect(log).toHaveLength(2);
  });
});

test('a secrets_manager without an address is none, and is not sent along', async () => {
  const live = liveConnection(3, 'lake', 'postgresql', {
    host: 'a.example',
    'secrets_manager.data_jsonpath': '$.data',
  });
  const { log } = await update(
    { port: 6000 },
    { connection: [live], updateConnection: [undefined] },
    { name: 'lake', live },
  );
  expect(log[1]).toBe('updateConnection 3 {"name":"lake","type":"postgresql","port":6000}');
});

describe('parameters', () => {
  const hidden = { ...planned, masked: new Set(['parameters.token', 'password']) };

  test('that would drop a hidden one are not sent', async () => {
    const { ended, log } = await update({ 'parameters.mode': 'y', port: 6000 }, { connection: [hidden] });
    expect([ended, log]).toEqual([['failed', undefined, stale('parameters.mode')], ['connection 3']]);
  });

  test.each([
    {
      what: 'the file gives the hidden one',
      send: { 'parameters.mode': 'y', 'parameters.token': secret },
      live: hidden,
    },
    { what: 'nothing in parameters is sent', send: { port: 6000 }, live: hidden },
    {
      what: 'what is hidden is elsewhere',
      send: { 'parameters.mode': 'y' },
      live: { ...planned, masked: new Set(['password']) },
    },
  ])('are sent where $what', async ({ send, live }) => {
    const { ended, log } = await update(send, { connection: [live], updateConnection: [undefined] });
    expect([ended, log.length]).toEqual([['done', 3, undefined], 2]);
  });
});
