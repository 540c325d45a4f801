import type { Texts } from './file.ts';
import { isRemark } from './text.ts';

/**
 * The `secrets` input that a step needs whose files manage their secrets: every `secrets.NAME` that the files give, in
 * a value or in the comment beside one. In JSON, since a key file has several lines. Empty where there is none.
 */
export function secretsBlock(texts: Texts): readonly string[] {
  // In a remark stand names of the tenant, which may look like anything.
  const lines = `${texts.connections}\n${texts.datastores}`.split('\n').filter((line) => !isRemark(line));
  const found = lines.flatMap((line) => [
    ...line.matchAll(/(?<=\$\{\{\s*secrets\.)[A-Za-z_][A-Za-z0-9_]*(?=\s*\}\})/g),
  ]);
  const names = [...new Set(found.map(([name]) => name))].sort();
  const entries = names.map((name, index) => {
    const comma = index < names.length - 1 ? ',' : '';
    return `    "${name}": \${{ toJSON(secrets.${name}) }}${comma}`;
  });
  return names.length === 0 ? [] : ['secrets: |', '  {', ...entries, '  }'];
}
