import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../src/network.ts';
import {
  ApiError,
  type ApiFailure,
  isCertificateProblem,
  isTransient,
  mayHaveBeenProcessed,
  wasNotProcessed,
} from '../../src/qualytics/errors.ts';
import { parseConnection, parseDatastore, parseTag, parseTestVerdict, ShapeError } from '../../src/qualytics/parse.ts';
import { createReader, parsed } from '../../src/qualytics/reader.ts';
import { messageIn, type Transport } from '../../src/qualytics/transport.ts';
import { createWriter } from '../../src/qualytics/writer.ts';

type Facts = Pick<ApiFailure, 'failure' | 'status' | 'cause'>;

const untrusted = Object.assign(new Error('x'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });

describe('what a failure says of the request', () => {
  test.each<Facts & { readonly transient: boolean; readonly notProcessed: boolean; readonly maybe: boolean }>([
    { failure: 'not-sent', transient: true, notProcessed: true, maybe: false },
    { failure: 'not-sent', cause: untrusted, transient: false, notProcessed: false, maybe: false },
    { failure: 'lost', transient: true, notProcessed: false, maybe: true },
    { failure: 'malformed', status: 200, transient: true, notProcessed: false, maybe: true },
    { failure: 'cancelled', transient: false, notProcessed: false, maybe: true },
    { failure: 'status', transient: false, notProcessed: false, maybe: false },
    { failure: 'status', status: 400, transient: false, notProcessed: false, maybe: false },
    { failure: 'status', status: 408, transient: true, notProcessed: false, maybe: true },
    { failure: 'status', status: 429, transient: true, notProcessed: true, maybe: false },
    { failure: 'status', status: 500, transient: true, notProcessed: false, maybe: true },
    { failure: 'status', status: 503, transient: true, notProcessed: true, maybe: false },
  ])('$failure $status $cause.code', ({ transient, notProcessed, maybe, ...facts }) => {
    const error = new ApiError({ method: 'POST', path: '/x', ...facts });
    expect([isTransient(error), wasNotProcessed(error), mayHaveBeenProcessed(error)]).toEqual([
      transient,
      notProcessed,
      maybe,
    ]);
  });

  test('anything else that is thrown wrote nothing', () => {
    expect([new TypeError('a defect'), undefined, 'text'].map(mayHaveBeenProcessed)).toEqual([false, false, false]);
  });

  test.each([
    [undefined, ''],
    ['text', ''],
    [{}, ''],
    [{ code: 7 }, ''],
    [{ code: 'ECONNRESET', cause: { code: 'OTHER' } }, 'ECONNRESET'],
    [{ code: 7, cause: { cause: { code: 'CERT_HAS_EXPIRED' } } }, 'CERT_HAS_EXPIRED'],
  ])('the code of %j is %j', (cause, code) => {
    expect(codeOf(cause)).toBe(code);
    const error = new ApiError({ method: 'GET', path: '/x', failure: 'not-sent', cause });
    expect(isCertificateProblem(error)).toBe(code === 'CERT_HAS_EXPIRED');
  });
});

test.each([
  { body: undefined, said: undefined },
  { body: {}, said: undefined },
  { body: { detail: 'no such thing' }, said: 'no such thing' },
  { body: { message: 'no' }, said: 'no' },
  { body: null, said: undefined },
  { body: [], said: undefined },
  { body: { detail: '', message: 'no' }, said: 'no' },
  { body: { detail: {}, message: 7 }, said: '{"detail":{},"message":7}' },
  { body: { error: 'no', input: 'what was sent' }, said: '{"error":"no"}' },
  { body: 'just no', said: 'just no' },
  { body: { detail: 'd'.repeat(700) }, said: 'd'.repeat(600) },
  { body: { detail: [{ loc: ['body', 'uri'], msg: 'too long' }] }, said: 'uri: too long' },
  { body: { detail: [{ msg: 'too long' }, { loc: ['query', 'size'] }] }, said: 'too long; query.size: not valid' },
  { body: { detail: [null, 'text'] }, said: 'not valid; text' },
  { body: { detail: [{ loc: 'uri', msg: 'too long' }] }, said: 'uri: too long' },
])('the words of $body are $said', ({ body, said }) => {
  expect(messageIn(body)).toBe(said);
});

describe('an object of the API', () => {
  test('has its type as the table spells it, and the fields of that; one without a table as the API spells it', () => {
    const parse = (type: string) =>
      parseConnection({ id: 1, name: 'N', type, access_key: 'AKIA', secret_key: 'shown' });
    const { type, masked } = parse('S3');
    expect([type, [...masked], parse('Acme').type]).toEqual(['s3', ['secret_key'], 'Acme']);
    expect(['S3', 'Acme', null].map((one) => parseDatastore({ id: 1, name: 'N', type: one }).type)).toEqual([
      's3',
      'Acme',
      undefined,
    ]);
  });

  test('is a connection without a name where it says none', () => {
    const parse = (name: unknown): string => parseConnection({ id: 1, name, type: 's3' }).name;
    expect([parse('lake'), parse(null), parse(undefined)]).toEqual(['lake', '', '']);
  });

  test('is on a connection, on none, or does not say', () => {
    const parse = (said: object): unknown => parseDatastore({ id: 1, name: 'N', ...said }).connectionId;
    expect([
      parse({ connection_id: 4 }),
      parse({ connection: { id: 4, name: 'lake' } }),
      parse({ connection: null, connection_id: 4 }),
      parse({ connection: { id: 4, name: 'lake' }, connection_id: null }),
    ]).toEqual([4, 4, 4, 4]);
    expect([parse({ connection_id: null }), parse({ connection: null })]).toEqual([null, null]);
    expect([parse({}), parse({ connection: 'lake' })]).toEqual([undefined, undefined]);
  });

  test('has as many contents as it says, and none of which it does not speak', () => {
    const contents = (metrics: unknown): unknown => parseDatastore({ id: 1, name: 'N', metrics }).contents;
    expect(
      [{ containers: 3, active_checks: 2, active_anomalies: 1 }, {}, { containers: null }, null].map(contents),
    ).toEqual([
      { containers: 3, checks: 2, anomalies: 1 },
      { containers: 0, checks: 0, anomalies: 0 },
      { containers: 0, checks: 0, anomalies: 0 },
      undefined,
    ]);
  });

  test('has as names what names are, and as texts what no plain value is', () => {
    const { fields } = parseDatastore({
      id: 1,
      name: 'N',
      teams: ['A', { name: 'B' }, { name: 7 }, null, {}],
      global_tags: [{ name: 'mine', type: 7 }, null],
      description: { text: 'd' },
    });
    expect(Object.fromEntries(fields)).toEqual({ teams: ['A', 'B'], tags: ['mine'], description: '{"text":"d"}' });
  });

  test.each([
    ['bare', ['bare', undefined]],
    [{ name: 'N' }, ['N', undefined]],
    [{ name: 'N', type: 'external' }, ['N', 'external']],
    [{ name: 'N', type: 7 }, ['N', undefined]],
  ] as const)('%j as a tag is %j', (value, tag) => {
    expect(parseTag(value)).toEqual(tag);
  });

  test('that is nothing is no tag', () => {
    expect(() => parseTag(null)).toThrow(
      new ShapeError('the answer is not a named object (the whole body is not as documented)'),
    );
  });

  test.each([
    [undefined, { passed: true }],
    [{ connected: false }, { passed: false, said: 'not connected' }],
    [
      { success: false, message: 'no route' },
      { passed: false, said: 'no route' },
    ],
  ])('%j as a verdict is %j', (value, verdict) => {
    expect(parseTestVerdict(value)).toEqual(verdict);
  });

  test('that breaks our own code is a defect, and no answer of another shape', () => {
    const defect = new TypeError('a defect');
    const parse = (): never => {
      throw defect;
    };
    expect(() => parsed('GET', '/x', 200, parse)).toThrow(defect);
  });
});

describe('a write', () => {
  /** A writer over one answer, and how often it said that something was written. */
  function writing(answer: unknown) {
    const writes: string[] = [];
    const transport: Transport = {
      waiting: Promise.resolve(),
      send: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ status: 200, body: answer })),
      quotable: (text) => text,
      close: () => Promise.resolve(),
    };
    const policy = {
      maxRetries: 0,
      now: () => 0,
      random: () => 0,
      sleep: () => Promise.resolve(),
      onRetry: () => undefined,
    };
    const writer = createWriter(createReader(transport, policy), transport, (open) =>
      writes.push(open === undefined ? 'wrote' : 'perhaps'),
    );
    return { writer, writes };
  }
  const refusal = (status: number): ApiError =>
    new ApiError({ method: 'DELETE', path: '/x', failure: 'status', status });

  test('that is answered with another object may have written, and made nothing of ours', async () => {
    const { writer, writes } = writing({ id: 1, name: 'Other', type: 's3' });
    await expect(writer.createConnection({ name: 'lake' })).rejects.toThrow(
      'POST /connections was answered with 200, but not with what the API documents: the answer is another object (id 1) than the one that was to be created.',
    );
    expect(writes).toEqual(['wrote']);
    expect(await writing({ id: 1, name: 'lake', type: 's3' }).writer.createConnection({ name: 'lake' })).toBe(1);
  });

  test.each([
    { answer: { name: 'gold' }, ends: 'fulfilled' },
    { answer: 'gold', ends: 'fulfilled' },
    { answer: {}, ends: 'rejected' },
    { answer: { id: 1, name: 'silver' }, ends: 'rejected' },
    { answer: undefined, ends: 'rejected' },
  ])('that makes a tag, answered with $answer, is $ends, so that it is looked for', async ({ answer, ends }) => {
    const [ended] = await Promise.allSettled([writing(answer).writer.createTag('gold')]);
    expect(ended?.status).toBe(ends);
  });

  test.each([
    { answer: {}, ends: 'fulfilled', told: ['wrote'] },
    { answer: refusal(404), ends: 'fulfilled', told: [] },
    { answer: refusal(403), ends: 'rejected', told: [] },
    { answer: refusal(500), ends: 'rejected', told: ['perhaps'] },
    { answer: new TypeError('a defect'), ends: 'rejected', told: [] },
  ])('that deletes, answered with $answer, is $ends', async ({ answer, ends, told }) => {
    const { writer, writes } = writing(answer);
    const [ended] = await Promise.allSettled([writer.deleteDatastore(1)]);
    expect([ended?.status, writes]).toEqual([ends, told]);
  });
});
