/** What stands wherever a sensitive value would stand. */
export const SENSITIVE = '(sensitive)';

/** The reference of a secret that the file writes as plain text, or partly so. */
export const LITERAL = '(literal)';

/** `${key}`, with one brace: what the API fills in from the connection's `secrets_manager`. */
export const vaultKey = /\$\{[^{}]+\}/;

/**
 * A value that cannot be printed: `String()`, template literals, `JSON.stringify`, `console.log` and `util.inspect`
 * all give `(sensitive)`. Only `reveal()` gives the text, and only the code that builds a request body calls it.
 */
export class Secret {
  readonly #text: string;
  /** The reference as the file writes it, such as `${{ secrets.KEY }}`: safe to show, and what the plan hash covers. */
  readonly reference: string;

  constructor(text: string, reference: string) {
    this.#text = text;
    this.reference = reference;
  }

  /** The value itself, for a request body. */
  reveal(): string {
    return this.#text;
  }

  /** Whether the API takes it, or a part of it, from the connection's `secrets_manager`. */
  namesVaultKey(): boolean {
    return vaultKey.test(this.#text);
  }

  /** Whether the value is this text; lets an identifier be compared without being revealed. */
  equals(text: string): boolean {
    return this.#text === text;
  }

  toString(): string {
    return SENSITIVE;
  }

  toJSON(): string {
    return SENSITIVE;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SENSITIVE;
  }
}
