import type { writeSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { writeStdout } from '../../src/github/stdout.ts';

type Answer = number | NodeJS.ErrnoException;

/** A standard output that answers one write after another as told, and takes the rest whole. */
function stdoutThat(answers: Answer[]): { readonly write: typeof writeSync; readonly taken: string[] } {
  const taken: string[] = [];
  const write = (_file: number, bytes: Buffer): number => {
    const answer = answers.shift() ?? bytes.length;
    if (typeof answer !== 'number') {
      throw answer;
    }
    taken.push(bytes.subarray(0, answer).toString('latin1'));
    return answer;
  };
  return { write: write as typeof writeSync, taken };
}

const failing = (code: string): NodeJS.ErrnoException => Object.assign(new Error(`${code}: write`), { code });

test('text is written to its end, however little is taken at once', () => {
  const { write, taken } = stdoutThat([3, 1]);
  writeStdout('a line\n', write);
  expect(taken).toEqual(['a l', 'i', 'ne\n']);
});

test('what is taken in the middle of a character goes on with its next byte', () => {
  const { write, taken } = stdoutThat([1]);
  writeStdout('é', write);
  expect(Buffer.from(taken.join(''), 'latin1').toString()).toBe('é');
});

test('a pipe that is full for now is tried again, and nothing is written twice', () => {
  const { write, taken } = stdoutThat([2, failing('EAGAIN'), failing('EAGAIN')]);
  writeStdout('a line\n', write);
  expect(taken).toEqual(['a ', 'line\n']);
});

test.each(['EPIPE', 'EOF'])('a reader that has gone (%s) ends the writing, not the run', (code) => {
  const { write, taken } = stdoutThat([2, failing(code)]);
  expect(() => writeStdout('a line\n', write)).not.toThrow();
  expect(taken).toEqual(['a ']);
});

test('any other refusal of the system is told', () => {
  const { write } = stdoutThat([failing('ENOSPC')]);
  expect(() => writeStdout('a line\n', write)).toThrow('ENOSPC: write');
});
