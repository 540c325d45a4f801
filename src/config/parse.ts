import type { Problem } from '../problem.ts';
import { saysSecret, secretSources, type Target, targetKey, targetsOf, targetText } from '../references/grammar.ts';
import { type Report, reporter } from './reporter.ts';
import { brokenTemplate } from './templates.ts';
import { type Entry, isFilled, isTemplate, type Place, type Reference, type ScalarNode, type Tree } from './tree.ts';
import { type Use, visitLiteralSecrets, visitUses } from './uses.ts';
import { parseYaml, type SourceFile } from './yaml.ts';

export interface ParsedFile {
  readonly path: string;
  /** `undefined`: empty, or not YAML. */
  readonly root: Tree | undefined;
  /** Whether its YAML has problems, so that what is not there is no statement. */
  readonly broken: boolean;
}

/** The files as trees, with every reference that they use. */
export interface ParsedFiles {
  readonly files: readonly ParsedFile[];
  readonly references: readonly Reference[];
  /** What is wrong with YAML and references. `checkFiles` hands these on: they need not be added again. */
  readonly problems: readonly Problem[];
}

/** The value of a reference, and whether its source is a secret one. */
export interface ResolvedValue {
  readonly text: string;
  readonly sensitive: boolean;
}

/** By `targetKey`. */
export type ResolvedValues = ReadonlyMap<string, ResolvedValue>;

/** YAML text to trees; finds every problem of YAML and of the grammar of references. Never throws. */
export function parseFiles(files: readonly SourceFile[]): ParsedFiles {
  const { report, problems } = reporter(files.map((file) => file.path));
  const parsed = files.map((file): ParsedFile => {
    let reported = false;
    const tree = parseYaml(file, (...problem) => {
      reported = true;
      report(...problem);
    });
    return { path: file.path, root: tree, broken: reported };
  });
  const references = parsed.flatMap((file) => referencesOf(file.root, report));
  return { files: parsed, references, problems: problems() };
}

/** Puts values in the place of references. A text of which some reference has no value stays as it is. */
export function substitute(parsed: ParsedFiles, values: ResolvedValues): ParsedFiles {
  const fill = (node: ScalarNode): ScalarNode => {
    if (!isTemplate(node.value)) {
      return node;
    }
    const template = node.value;
    const found = targetsOf(template).map((target) => values.get(targetKey(target)));
    if (found.includes(undefined)) {
      return node;
    }
    const text = template.parts
      .map((part) => (typeof part === 'string' ? part : (values.get(targetKey(part))?.text ?? '')))
      .join('');
    return { ...node, value: { template, text, sensitive: found.some((value) => value?.sensitive) } };
  };
  const files = parsed.files.map((file) => ({ ...file, root: file.root && mapScalars(file.root, fill) }));
  return { ...parsed, files };
}

/** Secrets that the files hold as plain text: to be masked before anything is printed, whether they are allowed or not. */
export function literalSecrets(parsed: ParsedFiles): readonly string[] {
  const texts = new Set<string>();
  const add = (text: string): unknown => text.trim() !== '' && texts.add(text);
  for (const { root } of parsed.files) {
    if (root) {
      visitUses(root, ({ value }, use) => use === 'secret' && typeof value === 'string' && add(value));
      visitLiteralSecrets(root, add);
    }
  }
  return [...texts];
}

/** Sensitive texts that references fill, beside others or beside plain text: each as a whole, to be masked like what it is made of. */
export function filledSecrets(substituted: ParsedFiles): readonly string[] {
  const texts = new Set<string>();
  for (const { root } of substituted.files) {
    visitUses(root, ({ value }, use) => {
      if (isFilled(value) && (value.sensitive || use === 'secret')) {
        texts.add(value.text);
      }
    });
  }
  return [...texts];
}

function mapScalars(tree: Tree, change: (node: ScalarNode) => ScalarNode): Tree {
  switch (tree.kind) {
    case 'scalar':
      return change(tree);
    case 'list':
      return { ...tree, items: tree.items.map((item) => mapScalars(item, change)) };
    case 'map': {
      const entries = [...tree.entries].map(([key, entry]): [string, Entry] => [
        key,
        { ...entry, value: mapScalars(entry.value, change) },
      ]);
      return { ...tree, entries: new Map(entries) };
    }
  }
}

function referencesOf(root: Tree | undefined, report: Report): readonly Reference[] {
  const references: Reference[] = [];
  visitUses(root, (node, use) => {
    if (!isTemplate(node.value) || node.value === brokenTemplate) {
      return;
    }
    for (const [index, target] of targetsOf(node.value).entries()) {
      const place = node.references?.[index] ?? node.place;
      reportUse(target, use, place, report);
      references.push({ ...target, text: node.value.text, place, secretField: use === 'secret' });
    }
  });
  return references;
}

function reportUse(target: Target, use: Use, place: Place, report: Report): void {
  const inConnection = use === 'secret' || use === 'connection';
  if (secretSources.has(target.source) && !inConnection) {
    const message =
      use === 'connection-identity'
        ? `${targetText(target)} is a secret, and this value is shown in plans and logs.`
        : `${targetText(target)} is a secret, and secrets may only be used inside a connection.`;
    report('reference-placement', place, message, 'Use ${{ env.NAME }} for what is not secret.');
  } else if (target.source === 'env' && saysSecret(target.name) && use !== 'secret') {
    report(
      'reference-shown',
      place,
      `env.${target.name} says by its name that it is secret, and this value would be shown.`,
      'Rename the variable if it is not secret; otherwise use it in a secret field only.',
    );
  } else if (target.source === 'aws' && use === 'aws') {
    report(
      'reference-circular',
      place,
      'The aws block cannot use values that it is needed for.',
      'Write the value, or pass it through env.',
    );
  }
}
