import { looksSecret } from '../connectors/connectors.ts';
import { Structured } from '../connectors/structured.ts';
import { secretSources, targetsOf } from '../references/grammar.ts';
import type { Report } from './reporter.ts';
import { isBroken } from './templates.ts';
import { isFilled, isTemplate, type Place, type Scalar, type ScalarNode, type Tree } from './tree.ts';
import { Unresolved } from './unresolved.ts';

/** Thrown inside for what was reported. */
class Unusable extends Error {}

/**
 * A mapping, or a list of anything, that no table describes. It is compared and shown as a whole, so that no secret may
 * stand in it. `undefined` after reporting why it is none.
 */
export function readStructured(report: Report, label: string, tree: Tree): Structured | Unresolved | undefined {
  const waiting: string[] = [];
  const refuse = (place: Place): never => {
    report(
      'reference-placement',
      place,
      `A secret cannot stand inside ${label}: what no table describes is compared and shown as a whole.`,
      'Give it by hand in Qualytics, or in a field of its own.',
    );
    throw new Unusable();
  };
  const scalar = (node: ScalarNode): Scalar => {
    const { value, place } = node;
    if (node.altered) {
      reportAltered(report, label, place);
    }
    if (isBroken(node) || node.altered) {
      throw new Unusable();
    }
    const template = isTemplate(value) ? value : isFilled(value) ? value.template : undefined;
    if (template && targetsOf(template).some(({ source }) => secretSources.has(source))) {
      return refuse(place);
    }
    if (isTemplate(value)) {
      waiting.push(value.text);
      return null;
    }
    return isFilled(value) ? value.text : value;
  };
  const meaningOf = (node: Tree): unknown => {
    switch (node.kind) {
      case 'scalar':
        return scalar(node);
      case 'list':
        return node.items.map(meaningOf);
      case 'map':
        return Object.fromEntries(
          [...node.entries.values()].map(({ key, keyPlace, value }) => [
            key,
            looksSecret(key) ? refuse(keyPlace) : meaningOf(value),
          ]),
        );
    }
  };
  try {
    const value = meaningOf(tree);
    return waiting[0] === undefined ? new Structured(value) : new Unresolved(waiting.join(' '));
  } catch (error) {
    if (error instanceof Unusable) {
      return undefined;
    }
    throw error;
  }
}

/** Says of a number that no table asks for that it would not be sent as it is written. */
export function reportAltered(report: Report, label: string, place: Place): void {
  report(
    'unquoted',
    place,
    `YAML reads this value of ${label} as a number, and not as it is written.`,
    'Put it in quotes.',
  );
}

/** Whether an item of a list is a text, or will be one. */
export function isText(tree: Tree): boolean {
  return tree.kind === 'scalar' && (typeof tree.value === 'string' || isTemplate(tree.value) || isFilled(tree.value));
}
