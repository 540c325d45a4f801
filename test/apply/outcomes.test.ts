import { describe, expect, test } from '@jest/globals';
import { errorText, StepError } from '../../src/apply/outcomes.ts';
import { lost, lostText, status } from './support.ts';

describe('the error of a step', () => {
  test('is a failure without an id where nothing else is said', () => {
    const { name, message, outcome, liveId, cause } = new StepError('no');
    expect([name, message, outcome, liveId, cause]).toEqual(['StepError', 'no', 'failed', undefined, undefined]);
  });

  test('keeps the outcome, the id and the cause', () => {
    const { outcome, liveId, cause } = new StepError('no', { outcome: 'unknown', liveId: 7, cause: lost });
    expect([outcome, liveId, cause]).toEqual(['unknown', 7, lost]);
  });
});

test.each([
  [
    'of the API with a remedy',
    status(401),
    'POST /x was answered with 401. Check api-token: it is missing, revoked, expired, or of another deployment.',
  ],
  ['of the API without one', lost, lostText],
  ['of a step', new StepError('no'), 'no'],
  ['of anything else', 'words', 'words'],
])('the text of an error %s', (_, error, text) => {
  expect(errorText(error)).toBe(text);
});
