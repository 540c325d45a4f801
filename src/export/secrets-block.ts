import type { Texts } from './file.ts';

/**
 * The `secrets` input that a step needs whose files manage their secrets: every `secrets.NAME` that the files give, in
 * a value or in the comment beside one. In JSON, since a key file has several lines. Empty where there is none.
 */
export function secretsBlock(texts: Texts): readonly string[] {
  const found = [texts.connections, texts.datastores].flatMap((text) => [
    ...text.matchAll(/(?<=\$\{\{\s*secrets\.)[A-Za-z_][A-Za-z0-9_]*(?=\s*\}\})/g),
  ]);
  const names = [...new Set(found.map(([name]) => name))].sort();
  const entries = names.map((name, index) => {
    const comma = index < names.length - 1 ? ',' : '';
    return `    "${name}": \${{ toJSON(secrets.${name}) }}${comma}`;
  });
  return names.length === 0 ? [] : ['secrets: |', '  {', ...entries, '  }'];
}
