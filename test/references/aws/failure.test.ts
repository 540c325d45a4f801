import { describe, expect, test } from '@jest/globals';
import { failureOf, failureText, isOutage } from '../../../src/references/aws/failure.ts';
import { NetworkError } from '../../../src/references/aws/http.ts';

const quotesNothing = () => false;

/** An error as the AWS SDK throws it for one that AWS tells. */
function answered(name: string, message: string, status = 400): Error {
  const $fault = status < 500 ? 'client' : 'server';
  return Object.assign(new Error(message), { name, $fault, $metadata: { httpStatusCode: status } });
}

describe('what an SDK call threw', () => {
  test.each([
    ['AccessDenied', 'Not authorized.', 'AccessDenied', 'Not authorized.'],
    ['com.amazonaws#Access:Denied_1', 'No.', 'com.amazonaws#Access:Denied_1', 'No.'],
    ['Not a name', 'No.', 'UnknownError', 'No.'],
    ['Denied<br>', 'No.', 'UnknownError', 'No.'],
    ['<b>Denied', 'No.', 'UnknownError', 'No.'],
    ['E'.repeat(80), 'No.', 'E'.repeat(80), 'No.'],
    ['E'.repeat(81), 'No.', 'UnknownError', 'No.'],
    ['E', '  two\n\n  lines \t ', 'E', 'two lines'],
    ['E', 'x'.repeat(401), 'E', 'x'.repeat(400)],
    ['E', ' ', 'E', 'status 400'],
  ])('%s: %j is a refusal in words that may be shown', (name, message, shownName, shown) => {
    const failure = { kind: 'refused', name: shownName, message: shown, status: 400 };
    expect(failureOf(answered(name, message), quotesNothing)).toStrictEqual(failure);
  });

  test('that quotes a secret is told without its message', () => {
    const quotes = (text: string): boolean => text.includes('hunter22');
    expect(failureOf(answered('Denied', 'The key hunter22.', 403), quotes)).toStrictEqual({
      kind: 'refused',
      name: 'Denied',
      message: 'its message quotes a secret and is withheld',
      status: 403,
    });
  });

  test.each([
    new SyntaxError(`Unexpected token 'h', "hunter22" is not valid JSON`),
    new TypeError("Cannot create property 'message' on string 'hunter22'"),
    new Error('@aws-sdk XML parse error: unexpected content.'),
  ])('is told in words of ours where the answer cannot be read: %s', (error) => {
    const unread = Object.assign(error, { $metadata: { httpStatusCode: 200 } });
    expect(failureOf(unread, quotesNothing)).toStrictEqual({
      kind: 'garbled',
      name: 'UnknownAnswer',
      message: 'its answer (status 200) is not one that AWS documents',
      hint: 'Check custom endpoints and proxies; health.aws.amazon.com tells whether AWS has an outage.',
    });
  });

  test('is the network where that is the cause, however deep', () => {
    const lost = new NetworkError({ message: 'a.example does not answer', code: 'ECONNRESET', hint: 'Look.' });
    const failure = { kind: 'network', name: 'ECONNRESET', message: 'a.example does not answer', hint: 'Look.' };
    const wrapped = new Error('outer', { cause: new Error('inner', { cause: lost }) });
    expect([failureOf(lost, quotesNothing), failureOf(wrapped, quotesNothing)]).toStrictEqual([failure, failure]);
  });

  test('is no failure of AWS when the run was cancelled', () => {
    const error = Object.assign(new Error('aborted'), { name: 'AbortError' });
    expect(failureOf(error, quotesNothing)).toStrictEqual({
      kind: 'cancelled',
      name: 'AbortError',
      message: 'The run was cancelled.',
    });
  });

  test.each([
    [new TypeError('x is not a function')],
    [Object.assign(new Error('no status'), { $metadata: {} })],
    ['text'],
    [undefined],
  ])('is a defect otherwise, and thrown on: %p', (error) => {
    const thrown: unknown[] = [];
    try {
      failureOf(error, quotesNothing);
    } catch (one) {
      thrown.push(one);
    }
    expect(thrown).toEqual([error]);
    expect(thrown[0]).toBe(error);
  });
});

test.each([
  ['refused', 'AccessDenied', 'Not authorized.', 'AccessDenied: Not authorized'],
  ['refused', 'E', 'v1.2 is not known', 'E: v1.2 is not known'],
  ['network', 'ECONNRESET', 'a.example does not answer', 'a.example does not answer'],
  ['garbled', 'UnknownAnswer', 'its answer is none', 'its answer is none'],
  ['cancelled', 'AbortError', 'The run was cancelled.', 'The run was cancelled'],
] as const)('%s %s %s', (kind, name, message, text) => {
  expect(failureText({ kind, name, message })).toBe(text);
});

test.each([
  ['network', 'ENOTFOUND', undefined, true],
  ['refused', 'ServiceUnavailable', 503, true],
  ['refused', 'InternalFailure', 500, true],
  ['refused', 'Odd', 499, false],
  ['refused', 'Throttling', 400, true],
  ['refused', 'ThrottledException', 400, true],
  ['refused', 'TooManyRequestsException', 429, true],
  ['refused', 'IDPCommunicationError', 400, true],
  ['refused', 'AccessDenied', 403, false],
  ['garbled', 'UnknownAnswer', undefined, true],
  ['cancelled', 'AbortError', undefined, false],
] as const)('%s %s with status %p is an outage: %p', (kind, name, status, outage) => {
  expect(isOutage({ kind, name, message: '', ...(status === undefined ? {} : { status }) })).toBe(outage);
});
