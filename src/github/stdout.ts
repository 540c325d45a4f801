import { writeSync } from 'node:fs';

const stdout = 1;
/** How long to leave a reader that is behind, in milliseconds. */
const pause = 2;

/**
 * Writes whole text to standard output before it returns. `process.stdout` costs 5 to 8 ms at the first use for the
 * streams that it loads, on Windows it may lose its last lines when the process exits, and it fails the run when the
 * reader of a pipe has gone. A log that nobody reads any more must not stop an apply half way: it is dropped.
 *
 * @throws Error of the system, for anything else that keeps the text from being written
 */
export function writeStdout(text: string, write: typeof writeSync = writeSync): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(write(stdout, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE' || code === 'EOF') {
        return;
      }
      // A pipe that somebody has set to not block, and that is full.
      if (code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
