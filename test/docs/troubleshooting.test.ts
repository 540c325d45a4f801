import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { read, root } from './support/pages.ts';

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => read(join('src', name)).split('\n'))
  .map((line) => line.replaceAll('\\`', '`').replaceAll("\\'", "'"));

const messages = [...read('docs/troubleshooting.md').matchAll(/^\| `((?:[^`\\]|\\`)+)` \|/gm)].map(([, message]) =>
  (message ?? '').replaceAll('\\`', '`'),
);

/** Whether one line of the sources holds all parts of the message, in order. */
function isSaid(message: string): boolean {
  const parts = message.split('…').filter((part) => part.trim() !== '');
  return sources.some((line) => {
    let from = 0;
    return parts.every((part) => {
      const at = line.indexOf(part, from);
      from = at + part.length;
      return at >= 0;
    });
  });
}

test('the page has messages', () => {
  expect(messages.length).toBeGreaterThan(40);
});

test.each(messages)('"%s" is a message that the code has', (message) => {
  expect(isSaid(message)).toBe(true);
});

test('a message that the code does not have would be found', () => {
  expect(isSaid('The … was eaten by a whale.')).toBe(false);
});
