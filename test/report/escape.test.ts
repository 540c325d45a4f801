import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeHtml, commandData, commandProperty, cut, logText, proseHtml, visible } from '../../src/report/escape.ts';
import { hostileTexts, unsafe } from './fixtures.ts';

/** Whether the runner would take a line of its log for a command: `::` at the start, blanks aside, or `##[` anywhere. */
function isCommand(line: string): boolean {
  return /^\s*::/.test(line) || line.includes('##[');
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(':', '::', '#', '##[', '[', '\n', '\r', ' ', '@', '%0A', '<', '|', '`', '\u202e', 'x'))
    .map((parts) => parts.join('')),
  fc.constantFrom(...hostileTexts),
);

describe('text from people stays text', () => {
  test.each(hostileTexts)('in the log: %j', (text) => {
    for (const line of logText(text).split(/[\n\r\u2028\u2029\u0085]/)) expect(isCommand(line)).toBe(false);
    expect(logText(text)).not.toMatch(unsafe);
  });

  test.each(hostileTexts)('in the message of a command, and when the runner prints that message: %j', (text) => {
    const data = commandData(text);
    expect(data).not.toMatch(/[\r\n]/);
    const printed = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    for (const line of printed.split(/[\n\r]/)) expect(isCommand(line)).toBe(false);
  });

  test.each(hostileTexts)('in the title or file of a command: %j', (text) => {
    expect(commandProperty(text)).not.toMatch(/[\r\n:,]|##\[/);
  });

  test.each(hostileTexts)('as code in HTML: %j', (text) => {
    const inside = codeHtml(text)
      .replace(/^<code>/, '')
      .replace(/<\/code>$/, '');
    expect(inside).not.toMatch(/[<>@\n]/);
    expect(inside).not.toMatch(unsafe);
  });

  test.each(hostileTexts)('as prose in HTML, without mentions, references and links: %j', (text) => {
    const html = proseHtml(text).replaceAll('<br>', ' ');
    expect(html).not.toMatch(/[<>@\n]/);
    expect(html).not.toMatch(/&#64;\w|(?<!&)#\d|GH-\d|:\/\/|www\./i);
  });

  test('whatever the text is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of logText(text).split(/[\n\r]/)) expect(isCommand(line)).toBe(false);
        expect(visible(text)).not.toMatch(unsafe);
        expect(visible(text)).not.toContain('\n');
        expect(codeHtml(text).slice(6, -7)).not.toMatch(/[<>@\n]/);
        expect(commandProperty(text)).not.toMatch(/[\r\n:,]|##\[/);
      }),
    );
  });
});

describe('ordinary text stays readable', () => {
  test.each(['arn:aws:iam::123456789012:role/x', 'Orders & Söhne – 日本語 👩‍🔬', 'a | b', '# comment', 'acme_s3_lake'])(
    '%s in the log',
    (text) => {
      expect(logText(text)).toBe(text);
    },
  );

  test('what cannot be seen is written out', () => {
    expect(visible('a\nb\tc\u202ed\u{e0041}')).toBe('a\\nb\\tc\\u202ed\\u{e0041}');
  });

  test('HTML shows the same characters', () => {
    expect(codeHtml('a < b & "c"')).toBe('<code>a &lt; b &amp; "c"</code>');
    expect(proseHtml('one\ntwo')).toBe('one<br>two');
  });
});

describe('cut', () => {
  test.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['ab👍d', 4, 'ab…'],
    ['ab👍d', 5, 'ab👍d'],
  ])('%s at %d is %s', (text, length, result) => {
    expect(cut(text, length)).toBe(result);
  });
});
