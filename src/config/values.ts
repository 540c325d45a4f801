import type * as z from 'zod/mini';
import { fieldSchema, type Shape } from '../connectors/schema.ts';
import { nearest } from '../nearest.ts';
import { isWhole, secretSources, targetsOf } from '../references/grammar.ts';
import { LITERAL, Secret, vaultKey } from '../secret.ts';
import type { Value } from './desired.ts';
import type { Report } from './reporter.ts';
import { reportShortSecret } from './short-secret.ts';
import { isText, readStructured, reportAltered } from './structured-values.ts';
import { isBroken } from './templates.ts';
import { isFilled, isTemplate, type ScalarNode, type Tree } from './tree.ts';
import { Unresolved } from './unresolved.ts';

/** What reading values needs, for the length of one check. */
export interface Reading {
  readonly report: Report;
  readonly allowLiteralSecrets: boolean;
  /** The zod schema of a row, made once. */
  readonly schemaOf: (shape: Shape) => z.ZodMiniType;
}

/** A row, and how messages call it: `root_path`, `parameters.role_arn`. */
export interface Slot {
  readonly label: string;
  readonly shape: Shape;
  readonly secret?: boolean;
  /** `${key}` is for the API's own vault, and no plain text. */
  readonly vault?: boolean;
  readonly nullable?: boolean;
  /** May be a mapping, or a list of anything. */
  readonly structured?: boolean;
}

/** A memo of schemas: building one costs more than using it. */
export function schemaMemo(): Reading['schemaOf'] {
  const made = new Map<Shape, z.ZodMiniType>();
  return (shape) => {
    const schema = made.get(shape) ?? fieldSchema(shape);
    made.set(shape, schema);
    return schema;
  };
}

/** The value of a row, or `undefined` after reporting why it is none. */
export function readValue(reading: Reading, slot: Slot, tree: Tree): Value | undefined {
  if (tree.kind === 'scalar' && tree.value === null) {
    return readNull(reading, slot, tree);
  }
  if (slot.shape.type === 'names') {
    return readNames(reading, slot, tree);
  }
  if (tree.kind !== 'scalar') {
    const found = tree.kind === 'list' ? 'a list' : 'a mapping';
    reading.report(
      'wrong-type',
      tree.place,
      `${slot.label} must be ${expected(slot.shape)}, not ${found}.`,
      bracketsHint(tree),
    );
    return undefined;
  }
  return readScalar(reading, slot, tree);
}

/** A value that no table describes: whatever it is, it is kept. */
export function readFree(reading: Reading, slot: Slot, tree: Tree): Value | undefined {
  if (slot.structured && !slot.secret && (tree.kind === 'map' || (tree.kind === 'list' && !tree.items.every(isText)))) {
    return readStructured(reading.report, slot.label, tree);
  }
  if (tree.kind === 'list') {
    const items = tree.items.filter(holdsSecret);
    for (const { place } of items) {
      const message = `An entry of ${slot.label} cannot be a secret: lists are shown.`;
      reading.report('reference-placement', place, message, 'Use a field that takes one value.');
    }
    return items.length > 0 ? undefined : readNames(reading, slot, tree);
  }
  const plain = tree.kind === 'scalar' && (typeof tree.value === 'number' || typeof tree.value === 'boolean');
  if (!plain || slot.secret) {
    return readValue(reading, slot, tree);
  }
  if (tree.altered) {
    reportAltered(reading.report, slot.label, tree.place);
    return undefined;
  }
  return tree.value as number | boolean;
}

function readNull(reading: Reading, slot: Slot, node: ScalarNode): null | undefined {
  if (slot.nullable) {
    return null;
  }
  reading.report('no-null', node.place, `${slot.label} has no value.`, 'Give it one, or remove the key.');
  return undefined;
}

function readScalar(reading: Reading, slot: Slot, node: ScalarNode): Value | undefined {
  const { value, place } = node;
  const { type } = slot.shape;
  if (isTemplate(value) || isFilled(value)) {
    const template = isTemplate(value) ? value : value.template;
    if (type !== 'string' && !isWhole(template)) {
      reading.report(
        'reference-partial',
        place,
        `${slot.label} must be ${expected(slot.shape)}: one reference and nothing beside it.`,
        'Remove what stands around the reference.',
      );
      return undefined;
    }
    return isTemplate(value) ? new Unresolved(value.text) : readFilled(reading, slot, node, value.text);
  }
  if (!checkPlain(reading, slot, node, value)) {
    return undefined;
  }
  return slot.secret && typeof value === 'string' ? readLiteralSecret(reading, slot, node, value) : value;
}

/** A resolved text, converted strictly where a number or a boolean belongs. */
function readFilled(reading: Reading, slot: Slot, node: ScalarNode, text: string): Value | undefined {
  const { type } = slot.shape;
  const converted =
    type === 'integer' && /^-?(?:0|[1-9]\d{0,15})$/.test(text)
      ? Number(text)
      : type === 'boolean' && (text === 'true' || text === 'false')
        ? text === 'true'
        : text;
  if (type !== 'string' && typeof converted === 'string') {
    const what = type === 'integer' ? 'a whole number' : 'true or false';
    reading.report(
      'wrong-type',
      node.place,
      `${slot.label} must be ${what}, and the value of its reference is not.`,
      'Change the value, not the file.',
    );
    return undefined;
  }
  if (!checkPlain(reading, slot, node, converted)) {
    return undefined;
  }
  const filled = isFilled(node.value) ? node.value : undefined;
  if (slot.secret && isMasked(reading, slot, node, text)) {
    return undefined;
  }
  return filled && (slot.secret || filled.sensitive) ? new Secret(text, filled.template.text) : converted;
}

/** `remedy`: how the field takes a secret that is none in the file. */
function readLiteralSecret(
  reading: Reading,
  slot: Slot,
  node: ScalarNode,
  text: string,
  remedy = 'Put it in a secret and write ${{ secrets.NAME }}.',
): Secret | undefined {
  if (text.trim() === '') {
    reading.report(
      'blank',
      node.place,
      `${slot.label} is empty.`,
      'Write a reference such as ${{ secrets.NAME }}, or remove the key.',
    );
    return undefined;
  }
  if (isMasked(reading, slot, node, text)) {
    return undefined;
  }
  const hasVaultKey = vaultKey.test(text);
  if (slot.vault && hasVaultKey) {
    return new Secret(text, /^\$\{[^{}]+\}$/.test(text) ? text : LITERAL);
  }
  if (!reading.allowLiteralSecrets) {
    const hint = hasVaultKey
      ? 'What stands in ${…} is filled in by the API only where the connection has a secrets_manager. Otherwise write ${{ secrets.NAME }}.'
      : remedy;
    reading.report('literal-secret', node.place, `${slot.label} is written as plain text.`, hint);
    return undefined;
  }
  reportShortSecret(reading.report, node.place, slot.label, text);
  return new Secret(text, LITERAL);
}

/** What the API shows in the place of a secret, copied from there: sent, it would replace the secret. */
function isMasked({ report }: Reading, { label }: Slot, { place }: ScalarNode, text: string): boolean {
  const masked = /^[*•●]{3,}$/.test(text);
  if (masked) {
    const hint = 'Give the secret itself by a reference, or remove the key: what is stored then stays.';
    report('bad-format', place, `${label} is a mask, such as the API shows in the place of a secret.`, hint);
  }
  return masked;
}

function readNames(reading: Reading, slot: Slot, tree: Tree): readonly string[] | undefined {
  if (isBroken(tree)) {
    return undefined;
  }
  if (tree.kind !== 'list') {
    reading.report(
      'wrong-type',
      tree.place,
      `${slot.label} must be a list.`,
      'Write [one, two], or - one on lines of their own.',
    );
    return undefined;
  }
  const label = `An entry of ${slot.label}`;
  const names = tree.items.map((item) => {
    // Elsewhere than in a connection a secret is reported where references are.
    const name = holdsSecret(item) ? undefined : readValue(reading, { label, shape: nameShape }, item);
    return slot.secret && !isAllowed(reading, { ...slot, label }, item) ? undefined : name;
  });
  if (names.includes(undefined)) {
    return undefined;
  }
  const texts = names.flatMap((name) =>
    typeof name === 'string' ? [name] : name instanceof Unresolved ? [name.reference] : [],
  );
  // Lists are sets.
  return [...new Set(texts)];
}

/** Whether an item of a secret list is no plain text, or may be one. */
function isAllowed(reading: Reading, slot: Slot, item: Tree): boolean {
  if (item.kind !== 'scalar' || typeof item.value !== 'string' || item.value.trim() === '') {
    return true;
  }
  const remedy = 'Put it in a secret, pass that through env: of the step, and write ${{ env.NAME }}.';
  return readLiteralSecret(reading, slot, item, item.value, remedy) !== undefined;
}

function holdsSecret(tree: Tree): boolean {
  if (tree.kind !== 'scalar') {
    return false;
  }
  const template = isTemplate(tree.value) ? tree.value : isFilled(tree.value) ? tree.value.template : undefined;
  return template !== undefined && targetsOf(template).some((target) => secretSources.has(target.source));
}

const nameShape: Shape = { type: 'string', required: true, maxLength: 255 };

/** Lets zod judge, and says in our words what it found. The value itself is never shown. */
function checkPlain(reading: Reading, slot: Slot, node: ScalarNode, value: string | number | boolean | null): boolean {
  const result = reading.schemaOf(slot.shape).safeParse(value);
  // What the API fills in from the vault has no form yet.
  const filledIn = slot.vault && slot.shape.type === 'string' && typeof value === 'string' && vaultKey.test(value);
  if (result.success || filledIn) {
    return true;
  }
  const { label, shape } = slot;
  const code = result.error.issues[0]?.code;
  const { report } = reading;
  if (Number.isNaN(value)) {
    report(
      'wrong-type',
      node.place,
      `${label} must be ${expected(shape)}.`,
      shape.type === 'string' ? 'Put it in quotes.' : undefined,
    );
  } else if (shape.type === 'string' && typeof value !== 'string') {
    const found = typeof value === 'number' ? 'a number' : 'a boolean';
    report(
      'unquoted',
      node.place,
      `${label} must be a text, but YAML reads this value as ${found}.`,
      'Put it in quotes.',
    );
  } else if (code === 'invalid_value') {
    const close = nearest(
      String(value).toUpperCase(),
      (shape.values ?? []).map((one) => one.toUpperCase()),
    );
    const match = shape.values?.find((one) => one.toUpperCase() === close);
    report(
      'not-a-choice',
      node.place,
      `${label} must be one of ${shape.values?.join(', ')}.`,
      match && `Did you mean ${match}?`,
    );
  } else if (code === 'too_big' || code === 'too_small') {
    report('out-of-range', node.place, rangeText(label, shape));
  } else if (code === 'invalid_format' && typeof value === 'string' && value.trim() === '') {
    report('blank', node.place, `${label} is empty.`, 'Give it a value.');
  } else if (code === 'invalid_format') {
    report('bad-format', node.place, `${label} must be ${shape.pattern?.says ?? 'of another form'}.`);
  } else {
    report('wrong-type', node.place, `${label} must be ${expected(shape)}.`, typeHint(shape, value));
  }
  return false;
}

function rangeText(label: string, shape: Shape): string {
  if (shape.type === 'string') {
    return `${label} is longer than ${shape.maxLength} characters.`;
  }
  const { min, max } = shape;
  if (min !== undefined && max !== undefined) {
    return min === max ? `${label} must be ${min}.` : `${label} must be from ${grouped(min)} to ${grouped(max)}.`;
  }
  return min === undefined ? `${label} is too large.` : `${label} must be a whole number from ${grouped(min)} on.`;
}

function grouped(number: number): string {
  return number.toLocaleString('en');
}

function expected(shape: Shape): string {
  return { string: 'a text', integer: 'a whole number', boolean: 'true or false', names: 'a list' }[shape.type];
}

/** For an integer or a boolean: what is wrong with a text has a rule of its own. */
function typeHint(shape: Shape, value: string | number | boolean | null): string | undefined {
  if (shape.type === 'boolean') {
    return typeof value === 'string' && /^(?:true|false)$/i.test(value)
      ? 'Remove the quotes, in lower case.'
      : 'YAML 1.2 knows only true and false.';
  }
  return typeof value === 'string' && /^\d+$/.test(value) ? 'Remove the quotes.' : undefined;
}

function bracketsHint(tree: Tree): string | undefined {
  return tree.kind === 'map' ? 'A text that begins with { or contains ": " needs quotes.' : undefined;
}
