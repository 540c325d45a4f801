import type { Texts } from './file.ts';

/**
 * The `secrets` input that a step needs whose files manage their secrets: every `secrets.NAME` that the files give, in
 * a value or in the comment beside one. Empty where there is none.
 */
export function secretsBlock(texts: Texts): readonly string[] {
  const found = [texts.connections, texts.datastores].flatMap((text) => [
    ...text.matchAll(/(?<=\$\{\{\s*secrets\.)[A-Za-z_][A-Za-z0-9_]*(?=\s*\}\})/g),
  ]);
  const names = [...new Set(found.map(([name]) => name))].sort();
  return names.length === 0 ? [] : ['secrets: |', ...names.map((name) => `  ${name}=\${{ secrets.${name} }}`)];
}
