import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { flowText, keyFlow, keyLines, valueText } from '../../src/export/text.ts';

/** What quotes, folds or ends a text in one of the styles of YAML. */
const parts = [
  'a', 'b', ' ', '\n', '\r', '"', "'", '\\', ':', '#', '- ', '{', '[', ']', '}', ',', '\t', '\u2028', '\u0085', '\u00a0', '\ufeff', 'é', '😀',
  '${{ x', '|', '>', '? ', 'x: y', '%', '@', '`', '!', '&', '*', 'true', '012', '\u0007',
]; // biome-ignore format: a list
const text = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((all) => all.join(''));

test('any text is the same when it is read again: as a value, in a list, in brackets, and as a key', () => {
  fc.assert(
    fc.property(text, text, (value, other) => {
      const path = `parameters.${other}`;
      const written = [
        'list:',
        `  - block: ${valueText(value)}`,
        `    flow: ${flowText([value, other])}`,
        `    group: ${flowText({ name: value, icon: other })}`,
        `    braces: {${keyFlow({ path, value })}, last: 1}`,
        '    lines:',
        ...keyLines({ path, value }).map((line) => `      ${line}`),
        ...keyLines({ path: 'long', value: [value, other, 'x'.repeat(100)] }).map((line) => `    ${line}`),
        '    last: 1',
      ];
      expect(written.join('\n').split('\n')).toHaveLength(written.length);
      expect(parse(`${written.join('\n')}\n`)).toEqual({
        list: [
          {
            block: value,
            flow: [value, other],
            group: { name: value, icon: other },
            braces: { [other]: value, last: 1 },
            lines: { [other]: value },
            long: [value, other, 'x'.repeat(100)],
            last: 1,
          },
        ],
      });
    }),
    {
      numRuns: 3000,
      seed: 1,
      examples: [
        ['a\nb "q"', ''],
        ['', 'a['],
        ['\u00a0', '\ufeff'],
        ['a\n\'b\' "c"', '"\n'],
      ],
    },
  );
});
