import { test } from '@jest/globals';

/** For what Windows has not: signals that a process can answer, links in a circle, an `openssl` on every machine. */
export const onPosix = process.platform === 'win32' ? test.skip : test;
