import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor, maskLines } from '../src/redact.ts';

function redactorOf(...secrets: readonly string[]) {
  const redactor = createRedactor();
  for (const secret of secrets) {
    redactor.add(secret);
  }
  return redactor;
}

/** The bytes of a text in hex, each with something before it. */
function pairs(text: string, before = ''): readonly string[] {
  return [...Buffer.from(text)].map((byte) => before + byte.toString(16).padStart(2, '0'));
}

const secrets = [
  'correct-horse',
  'with "quotes" and \\backslash',
  "it's <b>&amp;</b>",
  'a b/c+d=e?f&g%0A',
  '${x} %0A::error::y ##[error]z ]]> ``',
  'pässwörd–日本語👍',
  '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\nx\n-----END KEY-----\n',
  '{"user":"me","password":"hunter2hunter2"}',
];

const forms: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON in ASCII': (secret) =>
    JSON.stringify(secret)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  URL: (secret) => encodeURIComponent(secret),
  'URL in lower case': (secret) => encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  form: (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'upper hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  HTML: (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'command data': (secret) => secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'),
  'hex bytes with blanks': (secret) => pairs(secret).join(' '),
  'hex bytes with colons': (secret) => pairs(secret).join(':'),
  'hex bytes of a shell': (secret) => pairs(secret, '\\x').join(''),
  'URL, every byte': (secret) => pairs(secret, '%').join(''),
  'URL, RFC 3986': (secret) =>
    encodeURIComponent(secret).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`),
  'URL as a whole': (secret) => encodeURI(secret),
  'JSON with escaped slashes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'base64 without padding': (secret) => Buffer.from(secret).toString('base64').replaceAll('=', ''),
  'HTML with numbers': (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&#34;')
      .replaceAll("'", '&#x27;'),
  'lines of Windows': (secret) => secret.replaceAll('\n', '\r\n'),
  'upper case': (secret) => secret.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
};

describe('what is taken out of a text', () => {
  test.each(Object.keys(forms).flatMap((form) => secrets.map((secret) => [form, secret] as const)))(
    '%s of %j',
    (form, secret) => {
      const encoded = forms[form]?.(secret) ?? '';
      expect(redactorOf(secret).redact(`before ${encoded} after`)).toBe('before *** after');
    },
  );

  test.each(secrets)('base64 of %j inside of something longer, at every alignment', (secret) => {
    const redactor = redactorOf(secret);
    for (const prefix of ['', 'a', 'ab', 'abc', 'user:']) {
      for (const suffix of ['', 'z', 'zy']) {
        const encoded = Buffer.from(prefix + secret + suffix).toString('base64');
        const redacted = redactor.redact(encoded);
        expect(redacted).toContain('***');
        // At most a character on either side stays, which carries some bits of a neighbouring byte.
        expect(redacted.length).toBeLessThanOrEqual(
          3 + Buffer.from(prefix).toString('base64').length + Buffer.from(suffix).toString('base64').length + 4,
        );
      }
    }
  });

  test('lines of 8 characters and more of a secret with several lines', () => {
    const redactor = redactorOf('first line of it\nshort\nsecond line\r\n');
    expect(redactor.redact('see: first line of it, short, second line.')).toBe('see: ***, short, ***.');
  });

  test('the longest of several, and overlapping ones wholly', () => {
    expect(redactorOf('horse', 'correct-horse').redact('correct-horse horse')).toBe('*** ***');
    expect(redactorOf('abcdefgh', 'efghijkl').redact('x abcdefghijkl y')).toBe('x *** y');
    expect(redactorOf('aaaa').redact('aaaaaa b')).toBe('*** b');
  });

  test.each([
    ['abcdef', 'abcdef', '***'],
    ['abcdef', 'abcdef end', '*** end'],
    ['abcdef', 'start abcdef', 'start ***'],
    ['abcdef', 'abcdefabcdef', '******'],
    ['abcdef', 'ab abc abcd abcde ABCDEF', 'ab abc abcd abcde ***'],
    ['abcdef', 'abcabcdef', 'abc***'],
    ['abcdef', 'abcdeabcdef', 'abcde***'],
    ['abcd', 'abc', 'abc'],
    ['abcd', 'abcd', '***'],
    ['👍👍', '👍 👍👍', '👍 ***'],
    ['ÄÖÜß', 'äöüß ÄÖÜß', 'äöüß ***'],
    // The same low bytes: \u0161 ends as \u0061 does.
    ['abcdef', '\u0161bcdef \u0161abcdef', '\u0161bcdef \u0161***'],
    ['\u0161bcdef', 'abcdef \u0161BCDEF', 'abcdef ***'],
    ['\u0141bcdef', 'Abcdef \u0141bcdef \u0142bcdef', 'Abcdef *** \u0142bcdef'],
  ])('%j where it stands in %j: %j', (secret, text, redacted) => {
    expect(redactorOf(secret).redact(text)).toBe(redacted);
  });

  test('the longest of several that begin alike, in whatever order they came', () => {
    for (const order of [
      ['abcd', 'abcdef', 'abcdefgh'],
      ['abcdefgh', 'abcd', 'abcdef'],
      ['abcdef', 'abcdefgh', 'abcd'],
    ]) {
      expect(redactorOf(...order).redact('abcdefghi abcdefg abcde abc')).toBe('***i ***g ***e abc');
    }
  });

  test('a secret that lies within another, or reaches out of it', () => {
    expect(redactorOf('abcdefghij', 'cdef').redact('abcdefghij k')).toBe('*** k');
    expect(redactorOf('abcdef', 'defghi', 'ghijkl').redact('abcdefghijkl m')).toBe('*** m');
  });

  test('what was registered since the last text', () => {
    const redactor = redactorOf('abcdef');
    expect(redactor.redact('abcdef ghijkl')).toBe('*** ghijkl');
    redactor.add('ghijkl');
    expect(redactor.redact('abcdef ghijkl')).toBe('*** ***');
  });

  test('nothing of a secret under 4 characters, but one of 4', () => {
    expect(redactorOf('abc', '').redact('abc abcd')).toBe('abc abcd');
    expect(redactorOf('abcd').redact('abc abcd')).toBe('abc ***');
  });

  test('nothing else', () => {
    expect(redactorOf(...secrets).redact('Created datastore Orders Lake (id 42).')).toBe(
      'Created datastore Orders Lake (id 42).',
    );
    expect(createRedactor().redact('anything')).toBe('anything');
  });

  test('the secret is never in what comes out', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '"', '%', '\n', '1'), maxLength: 60 });
    const secret = fc.string({ unit: fc.constantFrom('a', 'b', '"', '%', '1'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(secret, { maxLength: 4 }), text, text, (chosen, before, after) => {
        const redacted = redactorOf(...chosen).redact(`${before}${chosen.join('')}${after}`);
        for (const each of chosen) {
          expect(redacted.includes(each)).toBe(false);
        }
      }),
    );
  });

  test('a megabyte with five hundred secrets takes less than three seconds', () => {
    const redactor = redactorOf(
      ...Array.from({ length: 500 }, (_, index) => `secret-number-${index}-${'x'.repeat(30)}`),
    );
    const text = 'the quick brown secret fox jumps over it '.repeat(25_000);
    const start = performance.now();
    expect(redactor.redact(text)).toBe(text);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('what gives a secret away', () => {
  test.each([
    ['invalid key correct-h…', true],
    ['invalid key CORRECT-HORSE', true],
    ['invalid key correct', false],
    ['', false],
    ['cut: Y29ycmVjdC1ob3', true],
    ['in the middle: GNvcnJlY3QtaG9yc', true],
    ['cut hex: 636f7272656374', true],
    ['broken Y29y\ncmVj dC1o', true],
    ['broken corr\nect-\u200bhorse', true],
    ['written \\u0063orrect-h', true],
    ['written &#99;orrect&#x2d;horse', true],
    ['written &#99999999; and &#9999999;', false],
    ['c o r r e c t', false],
  ])('%j: %s', (text, quoted) => {
    expect(redactorOf('correct-horse').quotes(text)).toBe(quoted);
  });
});

describe('a secret that is written with escapes and cut is given away', () => {
  const secret = 'p@ss!w0rd#x/y+z&k=q?r"s\\t<ü>';
  const url = encodeURIComponent(secret);
  const escaped = (radix: number, mark: string, width: number): string =>
    Array.from(Buffer.from(secret), (byte) => mark + byte.toString(radix).padStart(width, '0')).join('');
  test.each([
    ['in a URL', url.slice(0, 24)],
    ['in a URL in a URL', encodeURIComponent(url).slice(0, 30)],
    ['in a text of JSON', JSON.stringify(secret).slice(20)],
    ['in a text of JSON with its slashes escaped', secret.replaceAll('/', '\\/').slice(4, 16)],
    ['in HTML', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').slice(10, 26)],
    ['as bytes of a URL', escaped(16, '%', 2).slice(0, 30)],
    ['as bytes of C', escaped(16, '\\x', 2).slice(0, 40)],
    ['as octal bytes of C', escaped(8, '\\', 3).slice(0, 40)],
  ])('%s', (_, text) => {
    const { quotes, redact } = redactorOf(secret);
    expect(redact(text)).toBe(text);
    expect(quotes(`refused: ${text}`)).toBe(true);
  });

  test('other texts with escapes are not', () => {
    const texts = ['100%25 of %7Bx%7D', '\\x41\\x42\\x43', '\\101\\102', '&amp;&lt;&unknown;', 'C:\\\\temp', '%zz%4'];
    expect(texts.filter(redactorOf(secret).quotes)).toEqual([]);
  });
});

test.each(['', '  '])('a secret without a character (%j) is none: texts stay', (none) => {
  const { quotes, redact } = redactorOf(none, 'correct-horse');
  expect([quotes('It failed.'), redact('It failed.'), quotes('correct-horse')]).toEqual([false, 'It failed.', true]);
});

describe('a secret too short to be replaced', () => {
  test.each([
    ["login failed with password 'ab1'", true],
    ['login failed with password AB1.', true],
    ['ab1', true],
    ['cab1', false],
    ['ab12 and ab', false],
  ])('is given away by %j: %s', (text, quoted) => {
    const redactor = redactorOf('ab1');
    expect([redactor.quotes(text), redactor.redact(text)]).toEqual([quoted, text]);
  });
});

describe('what is masked', () => {
  test.each([
    ['abc', []],
    ['abcd', ['abcd']],
    ['abcd\n', ['abcd']],
    ['short\nlong enough', ['long enough']],
    ['a\nb', []],
    ['', []],
  ])('%j is %j', (secret, lines) => {
    expect(maskLines(secret)).toEqual(lines);
  });
});
