import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('this room knows nothing of effects', () => {
  const room = join(import.meta.dirname, '../../src/report');
  const sources = readdirSync(room);
  expect(sources).toContain('sections.ts');
  for (const source of sources) {
    const text = readFileSync(join(room, source), 'utf8');
    expect(text).not.toMatch(
      /@actions\/(core|github)'|node:fs|node:http|undici|process\.|Date\.now|new Date|Math\.random|\.\.\/github/,
    );
  }
});
