import { parseTemplate, type Template } from '../references/grammar.ts';
import type { Report } from './reporter.ts';
import type { Place, Tree } from './tree.ts';

/** Stands for a value that means nothing: it is reported, and nothing more is said about it. */
export const brokenTemplate: Template = { text: '${{ … }}', parts: [{ source: 'env', name: '' }] };

export function isBroken(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === brokenTemplate;
}

/** A text, or the references in it. */
export function readText(text: string, place: Place, report: Report): string | Template {
  const parsed = parseTemplate(text);
  switch (parsed.kind) {
    case 'text':
      return text;
    case 'template':
      return parsed.template;
    case 'faults':
      for (const { rule, message, hint } of parsed.faults) {
        report(rule, place, message, hint);
      }
      return brokenTemplate;
  }
}

/** Reports a reference that wrongly stands in a key. */
export function checkKeyText(key: string, place: Place, report: Report): void {
  if (key.includes('${{')) {
    report(
      'reference-in-key',
      place,
      'A reference cannot stand in a key.',
      'Write the key itself; references are for values.',
    );
  }
}
