import type { Emulator } from '../emulator/emulator.ts';

/** The requests that wrote something: all but reads and the three calls that test a connection. */
export function writesOf(emulator: Emulator): Emulator['requests'] {
  return emulator.requests.filter(
    ({ method, path }) =>
      method !== 'GET' &&
      !/^\/api\/(datastores\/connection|datastores\/\d+\/connection|connections\/\d+\/test)$/.test(path),
  );
}
