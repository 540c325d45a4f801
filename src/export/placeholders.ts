import { parseTemplate, saysSecret } from '../references/grammar.ts';

/** Where a placeholder of the vendor's CLI stands. */
export interface PlaceholderPlace {
  /** Whether the field is a secret. */
  readonly secret: boolean;
  /** Name of the connection, from which the CLI makes the names of its placeholders. */
  readonly connection: string;
  readonly path: string;
  /** Whether the connection has a `secrets_manager`, in which `${key}` is the API's own. */
  readonly vault: boolean;
}

/**
 * A text with `${NAME}` of the vendor's CLI as one with references: the environment for what is plain, secrets for
 * what is not, or says by its name that it is not. With a vault only the names that the CLI itself makes
 * (`CONNECTION_FIELD`) are its placeholders; every other one is for the API. `undefined`: there is nothing to replace.
 */
export function referenceOf(text: string, place: PlaceholderPlace): string | undefined {
  if (!/\$\{\w+\}/.test(text) || text.includes('${{')) {
    return undefined;
  }
  if (place.vault && text !== `\${${cliName(place)}}`) {
    // In a secret field it must be written out all the same: what is left out there is not managed.
    return place.secret ? text : undefined;
  }
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const usable = /^\d/.test(name) ? `_${name}` : name;
    const hidden = place.secret || saysSecret(usable) || isReserved(usable);
    return `\${{ ${hidden ? 'secrets' : 'env'}.${usable} }}`;
  });
}

/** Variables of the runner and of AWS, which the grammar of references refuses. */
function isReserved(name: string): boolean {
  return parseTemplate(`\${{ env.${name} }}`).kind === 'faults';
}

/** The name that the CLI gives a placeholder (its `config export`, August 2026). */
function cliName({ connection, path }: PlaceholderPlace): string {
  const slug = connection
    .toLowerCase()
    .trim()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `${slug}_${path.slice(path.lastIndexOf('.') + 1)}`.toUpperCase();
}
