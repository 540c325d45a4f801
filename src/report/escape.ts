/**
 * One function for each sink that text from people or from the API reaches. Summary and comment are written as HTML
 * blocks, in which GitHub's Markdown does not look at the text at all, so Markdown needs no escaping of its own: what
 * remains is HTML, and the mentions and issue references that GitHub looks for after rendering (never inside `<code>`).
 */

/** Control characters, direction marks, invisible spaces, half surrogates and tag characters. Joiners stay: scripts and emoji need them. */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}|[\u{e0000}-\u{e007f}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line, with everything that a reader would not see, or that would reorder it, written out as `\u202e`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => named[character] ?? codePoint(character));
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(4, '0');
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`;
}

/**
 * Lines for the log. The runner takes `::name::` at the start of a line (leading blanks aside) and `##[name]` anywhere
 * in one as a command; both are broken by a space. Newlines stay, each line is made inert by itself.
 */
export function logText(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      visible(line)
        .replaceAll('##[', '## [')
        .replace(/^(\s*):(?=:)/, '$1: '),
    )
    .join('\n');
}

/** The message of a workflow command, inert even where the runner prints it back into the log. Newlines stay. */
export function commandData(text: string): string {
  return percent(logText(text));
}

/** A property (title, file) of a workflow command, on one line. */
export function commandProperty(text: string): string {
  return percent(visible(text).replaceAll('##[', '## [')).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Of text that was made visible: of what ends a command, only newlines may be left. */
function percent(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** Enough for the content of an element; into attributes no text from people goes. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
};

function entity(text: string): string {
  return text.replace(/[&<>@]/g, (character) => entities[character] ?? character);
}

/** A name or value in an HTML block: as code, where GitHub links nothing and notifies nobody. */
export function codeHtml(text: string): string {
  return `<code>${entity(visible(text))}</code>`;
}

/** What GitHub turns into a mention, a cross-reference or a link in rendered prose; an invisible space after it prevents that. */
const linked = /@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi;

/** A sentence in an HTML block, such as the message of a problem, which may quote names. Newlines become line breaks. */
export function proseHtml(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => entity(visible(line).replace(linked, '$&\u200b')))
    .join('<br>');
}

/** At most `length` UTF-16 units (the unit in which GitHub's runner counts), never half a character, with `…` where something was cut. */
export function cut(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const last = text.charCodeAt(length - 2);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, splits ? length - 2 : length - 1)}…`;
}
