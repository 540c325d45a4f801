/** What stands where a secret stood; also what the runner's own masking writes. */
const replacement = '***';

/** Shorter secrets would eat ids and words: they are not registered. */
const shortestSecret = 4;
/** Shorter lines of a multi-line secret are not registered by themselves: `{` is one. */
const shortestLine = 8;
/** Encoded forms shorter than this turn up by chance. */
const shortestForm = 6;
/** So many consecutive characters of a secret give it away. */
const quoteLength = 8;

/** Stands before every sink: knows all secrets of the run and takes them out of texts. */
export interface Redactor {
  /** Registers a secret. Under 4 characters it is not replaced; of several lines, each of 8 characters and more counts too. */
  add(secret: string): void;
  /** The text with every registered secret replaced, as it is or JSON, URL, HTML, hex, base64 or command escaped, in any letter case. */
  redact(text: string): string;
  /**
   * Whether the text holds 8 or more consecutive characters of a secret, or of its hex or base64 form, also with blanks or
   * line breaks between them or written as escapes: a server's message that does is withheld whole. Also whether it holds
   * a secret under 4 characters as a word of its own.
   */
  quotes(text: string): boolean;
}

export function createRedactor(): Redactor {
  // By their first four characters, so that one pass over a text of a megabyte is enough for thousands of forms.
  const formsByStart = new Map<number, string[]>();
  const known = new Set<string>();
  const secrets = new Set<string>();
  /** Too short to be replaced. */
  const words = new Set<string>();
  let fragments: ReadonlySet<string> | undefined;

  const register = (form: string): void => {
    const folded = fold(form);
    if (known.has(folded)) {
      return;
    }
    known.add(folded);
    let start = 0;
    for (let index = 0; index < shortestSecret; index += 1) {
      start = withNext(start, folded.charCodeAt(index));
    }
    const forms = [...(formsByStart.get(start) ?? []), folded];
    formsByStart.set(
      start,
      forms.toSorted((one, other) => other.length - one.length),
    );
  };

  return {
    add(secret) {
      // An unset secret of the workflow comes as an empty text.
      if (secret.trim() === '') {
        return;
      }
      if (secret.length < shortestSecret) {
        words.add(fold(secret));
      }
      for (const part of parts(secret)) {
        for (const form of formsOf(part)) {
          register(form);
        }
        secrets.add(part);
      }
      fragments = undefined;
    },
    redact: (text) => replaceSpans(text, spans(text, formsByStart)),
    quotes: (text) => {
      // Only an error asks, and most runs have none.
      fragments ??= fragmentsOf(secrets);
      return (
        windowsOf(text).some((window) => fragments?.has(window)) ||
        (words.size > 0 &&
          fold(text)
            .split(/[^\p{L}\p{N}]+/u)
            .some((word) => words.has(word)))
      );
    },
  };
}

/** The secret and, where it has several lines, its longer lines: what is registered, as masks too. */
function parts(secret: string): readonly string[] {
  return secret.length < shortestSecret ? [] : [secret, ...maskLines(secret)];
}

/** What is given to the runner as masks: the secret, or of several lines each of 8 characters and more; nothing under 4 characters. */
export function maskLines(secret: string): readonly string[] {
  const lines = secret.split(/[\r\n]+/).filter((line) => line !== '');
  if (lines.length > 1) {
    return lines.filter((line) => line.length >= shortestLine);
  }
  return lines.filter((line) => line.length >= shortestSecret);
}

/** ASCII letters in lower case: a server may echo another case. Only ASCII, so that lengths stay. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function fragmentsOf(secrets: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...secrets].flatMap((secret) => {
      const bytes = Buffer.from(secret);
      const encoded = [bytes.toString('hex'), ...[0, 1, 2].flatMap((offset) => base64Forms(bytes, offset))];
      return [secret, ...encoded].flatMap(windowsOf);
    }),
  );
}

/** The windows of a text as it is, and of what is left of it without escapes (of up to two rounds) and blanks. */
function windowsOf(text: string): readonly string[] {
  const once = unescaped(fold(text));
  return [text, once, unescaped(once)].flatMap((one) => [...windows(fold(one)), ...windows(fold(withoutBlanks(one)))]);
}

function withoutBlanks(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
}

const escapes =
  /\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|((?:%[0-9a-f]{2})+)|((?:\\x[0-9a-f]{2})+)|((?:\\[0-3][0-7]{2})+)|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\(["'\\/])/g;

/** A text in lower case with each escape of JSON, HTML, URLs and C undone once. */
function unescaped(text: string): string {
  return text.replace(escapes, (...[, unit, hex, percents, bytes, octals, decimal, entity, quote]: string[]) => {
    if (quote) {
      return quote;
    }
    if (entity) {
      return entities[entity] ?? '';
    }
    if (octals) {
      return utf8(octals.slice(1).split('\\'), 8);
    }
    const run = percents ?? bytes;
    if (run) {
      return utf8(run.match(/[0-9a-f]{2}/g) ?? [], 16);
    }
    return characterOf(decimal ? Number(decimal) : Number.parseInt(unit ?? hex ?? '', 16));
  });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function utf8(bytes: readonly string[], radix: number): string {
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, radix))).toString('utf8');
}

function characterOf(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

function windows(text: string): readonly string[] {
  const count = Math.max(0, text.length - quoteLength + 1);
  return Array.from({ length: count }, (_, index) => text.slice(index, index + quoteLength));
}

type Span = readonly [start: number, end: number];

/** The last four characters as one number: a character more pushes the first one out. Only their low bytes, so it is a hint. */
function withNext(four: number, code: number): number {
  return (four << 8) | (foldCode(code) & 0xff);
}

function foldCode(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}

/**
 * The stretches to replace; overlapping ones are one, so that no end of the second secret stays behind. Most texts hold
 * no secret, and there are many of them: until four characters look like the start of one, nothing is copied.
 */
function spans(text: string, formsByStart: ReadonlyMap<number, readonly string[]>): readonly Span[] {
  const found: Span[] = [];
  if (formsByStart.size === 0) {
    return found;
  }
  let folded: string | undefined;
  let four = 0;
  for (let last = 0; last < text.length; last += 1) {
    four = withNext(four, text.charCodeAt(last));
    const index = last - shortestSecret + 1;
    const forms = index < 0 ? undefined : formsByStart.get(four);
    if (forms === undefined) {
      continue;
    }
    folded ??= fold(text);
    const longest = forms.find((form) => folded?.startsWith(form, index));
    if (longest === undefined) {
      continue;
    }
    const [start, end] = found.at(-1) ?? [-1, -1];
    if (index < end) {
      found[found.length - 1] = [start, Math.max(end, index + longest.length)];
    } else {
      found.push([index, index + longest.length]);
    }
  }
  return found;
}

function replaceSpans(text: string, found: readonly Span[]): string {
  if (found.length === 0) {
    return text;
  }
  let from = 0;
  const kept = found.map(([start, end]) => {
    const before = text.slice(from, start);
    from = end;
    return before + replacement;
  });
  return kept.join('') + text.slice(from);
}

/** Every form in which a secret may come back. */
function formsOf(secret: string): readonly string[] {
  const json = jsonForm(secret);
  const url = urlForm(secret);
  const encoded = [
    json,
    jsonForm(json),
    json.replaceAll('/', '\\/'),
    asciiForm(json),
    url,
    strictUrlForm(url),
    new URLSearchParams([['', secret]]).toString().slice(1),
    encodeURI(secret.toWellFormed()),
    secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'),
    secret.replaceAll('\r\n', '\n'),
    secret.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
    htmlForm(secret),
    htmlForm(secret).replaceAll('&#39;', '&#x27;').replaceAll('&quot;', '&#34;'),
    ...bytesForms(Buffer.from(secret)),
  ];
  return [secret, ...encoded.filter((form) => form.length >= shortestForm)];
}

function jsonForm(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As Python's `json.dumps` writes it by default. */
function asciiForm(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function urlForm(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** RFC 3986 reserves five characters that `encodeURIComponent` leaves alone. */
function strictUrlForm(url: string): string {
  return url.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function htmlForm(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function bytesForms(bytes: Buffer): readonly string[] {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const base64 = [0, 1, 2].flatMap((offset) => base64Forms(bytes, offset));
  return [
    pairs.join(''),
    pairs.join(' '),
    pairs.join(':'),
    pairs.map((pair) => `\\x${pair}`).join(''),
    pairs.map((pair) => `%${pair}`).join(''),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('base64').replace(/=+$/, ''),
    ...base64,
  ];
}

/** In both alphabets. */
function base64Forms(bytes: Buffer, offset: number): readonly string[] {
  const core = base64Core(bytes, offset);
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}

/** The base64 characters that the bytes alone decide when they stand `offset` bytes after a multiple of three. */
function base64Core(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(first, last);
}
