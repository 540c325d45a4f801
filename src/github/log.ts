import { maskLines, type Redactor } from '../redact.ts';
import type { Annotation } from '../report/annotations.ts';
import { commandData, commandProperty, logText } from '../report/escape.ts';

/**
 * The run's log. The commands are written here rather than by `@actions/core`: its text from people is not inert, and
 * importing it costs 90 ms for an HTTP client that only its OIDC function needs. A test holds the two to one form.
 */
export interface Log {
  /** One or more lines. */
  info(text: string): void;
  group(title: string): void;
  endGroup(): void;
  /** Registers a secret with the redactor and with the runner. To be called before anything else is done with it. */
  mask(secret: string): void;
  /** An annotation as it is; `annotationsOf` has kept them within GitHub's limits. */
  annotate(annotation: Annotation): void;
  /** Shown by GitHub only when the run is repeated with debug logging. */
  debug(text: string): void;
  /** The step's final error message, and exit code 1. */
  fail(message: string): void;
}

export interface LogOptions {
  /** Takes whole lines, newline included. */
  readonly write: (text: string) => void;
  readonly redactor: Redactor;
  /** Called by `fail`; sets the exit code. */
  readonly onFail: () => void;
}

export function createLog({ write, redactor, onFail }: LogOptions): Log {
  const masked = new Set<string>();
  // Redacted before escaping, which could hide a secret, and after it, which could complete one.
  const safe = (text: string, inert: (text: string) => string): string => redactor.redact(inert(redactor.redact(text)));
  // Only what is said: a secret such as `error` must not eat the command itself, nor one of digits the line that it is on.
  const command = (name: string, properties: Properties, text: string): void =>
    write(
      `::${name}${propertiesText(properties, (value) => safe(value, commandProperty))}::${safe(text, commandData)}\n`,
    );
  return {
    info: (text) => write(`${safe(text, logText)}\n`),
    group: (title) => command('group', {}, title.replaceAll('\n', ' ')),
    endGroup: () => command('endgroup', {}, ''),
    mask(secret) {
      if (masked.has(secret)) {
        return;
      }
      masked.add(secret);
      redactor.add(secret);
      for (const part of maskLines(secret)) {
        write(`::add-mask::${maskData(part)}\n`);
      }
    },
    annotate: ({ level, title, message, at }) => command(level, { title, ...place(at) }, message),
    debug: (text) => command('debug', {}, text),
    fail(message) {
      command('error', {}, message);
      onFail();
    },
  };
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function place(at: Annotation['at']): Properties {
  // Without an end line it is that of the start; columns are accepted only when both are equal.
  return at ? { file: at.file, line: at.line, col: at.column } : {};
}

function propertiesText(properties: Properties, safe: (text: string) => string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
  const texts = given.map(([name, value]) => `${name}=${typeof value === 'number' ? value : safe(String(value))}`);
  return texts.length === 0 ? '' : ` ${texts.join(',')}`;
}

/** A mask goes out byte for byte: making it inert would mask another text. */
function maskData(secret: string): string {
  return secret.replaceAll('%', '%25');
}
