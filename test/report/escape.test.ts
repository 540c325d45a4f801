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
    for (const line of logText(text).split(/[\n\r\u2028\u2029\u0085]/)) {
      expect(isCommand(line)).toBe(false);
    }
    expect(logText(text)).not.toMatch(unsafe);
  });

  test.each(hostileTexts)('in the message of a command, and when the runner prints that message: %j', (text) => {
    const data = commandData(text);
    expect(data).not.toMatch(/[\r\n]/);
    const printed = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    for (const line of printed.split(/[\n\r]/)) {
      expect(isCommand(line)).toBe(false);
    }
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
        for (const line of logText(text).split(/[\n\r]/)) {
          expect(isCommand(line)).toBe(false);
        }
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

describe('what each sink makes of a text', () => {
  test.each([
    ['a\rb', 'a\\rb'],
    ['\u0007\u001b[0m', '\\u0007\\u001b[0m'],
    ['\u0085\u00ad', '\\u0085\\u00ad'],
    ['\u{e007f}', '\\u{e007f}'],
    ['\ud800 \udfff', '\\ud800 \\udfff'],
    ['👍 \u200d', '👍 \u200d'],
  ])('made visible, %j is %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.each([
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['x ::error::x', 'x ::error::x'],
    [':error:', ':error:'],
    ['a\n::x\nb', 'a\n: :x\nb'],
    ['x ##[group]y ##[z', 'x ## [group]y ## [z'],
    ['a\r\nb', 'a\\r\nb'],
  ])('in the log, %j is %j', (text, logged) => {
    expect(logText(text)).toBe(logged);
  });

  test.each([
    ['100 %\n::x', '100 %25%0A: :x'],
    ['a\r\nb', 'a\\r%0Ab'],
    ['a: b, c %0A', 'a: b, c %250A'],
  ])('as the message of a command, %j is %j', (text, data) => {
    expect(commandData(text)).toBe(data);
  });

  test.each([
    ['a: b, c: d, 100 %', 'a%3A b%2C c%3A d%2C 100 %25'],
    ['a\nb', 'a\\nb'],
    ['##[x] ##[y]', '## [x] ## [y]'],
  ])('as a property of a command, %j is %j', (text, property) => {
    expect(commandProperty(text)).toBe(property);
  });

  test.each([
    ['<a href="x">&amp;</a>', '<code>&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;</code>'],
    ['@octocat #1\n', '<code>&#64;octocat #1\\n</code>'],
  ])('as code, %j is %s', (text, html) => {
    expect(codeHtml(text)).toBe(html);
  });

  test.each([
    ['<b> & </b>', '&lt;b&gt; &amp; &lt;/b&gt;'],
    ['@octocat @ home', '&#64;\u200boctocat &#64; home'],
    ['fixes #12, # 12', 'fixes #\u200b12, # 12'],
    ['GH-13, gh-14, GH-x, XGH-15', 'GH-\u200b13, gh-\u200b14, GH-x, XGH-15'],
    ['see https://a.example: b', 'see https:\u200b//a.example: b'],
    ['www.a.example, WWW.b, wwwx, xwww.c', 'www\u200b.a.example, WWW\u200b.b, wwwx, xwww.c'],
    ['one\r\ntwo\n\nthree\rfour', 'one<br>two<br><br>three\\rfour'],
  ])('as prose, %j is %j', (text, html) => {
    expect(proseHtml(text)).toBe(html);
  });
});

describe('cut', () => {
  test.each([
    ['', 5, ''],
    ['exact', 5, 'exact'],
    ['a👍bcd', 4, 'a👍…'],
    ['a\u{10000}bc', 3, 'a…'],
    ['a\u{10ffff}bc', 3, 'a…'],
    ['a\ue000bc', 3, 'a\ue000…'],
    ['a\ud7ffbc', 3, 'a\ud7ff…'],
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['ab👍d', 4, 'ab…'],
    ['ab👍d', 5, 'ab👍d'],
  ])('%s at %d is %s', (text, length, result) => {
    expect(cut(text, length)).toBe(result);
  });
});
