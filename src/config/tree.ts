import type { Position } from '../problem.ts';
import type { Target, Template } from '../references/grammar.ts';

/**
 * The file as a tree of our own: every key and value with its place, anchors and merge keys expanded, maps as `Map`
 * (so that a key such as `__proto__` is a key like any other).
 */
export type Tree = ScalarNode | ListNode | MapNode;

/** Where something stands. What an alias or a merge key brought in stands at that alias; its anchor is told too. */
export interface Place {
  readonly at: Position;
  readonly anchored?: Position;
}

export type Scalar = string | number | boolean | null;

/** A template whose references are resolved. */
export interface Filled {
  readonly template: Template;
  readonly text: string;
  /** Whether any part of it came from a secret source. */
  readonly sensitive: boolean;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar | Template | Filled;
  readonly place: Place;
  /** Of a number: that it is another one than its digits say, or none, so that it may well be a text. */
  readonly altered?: true;
  /** Of a text over several lines: where each of its references stands. */
  readonly references?: readonly Place[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Tree;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

/** A reference where it is used. */
export interface Reference extends Target {
  /** The whole value that it is part of, as the file writes it. */
  readonly text: string;
  readonly place: Place;
  /** Whether it goes into a secret field, which makes even an `env` value sensitive. */
  readonly secretField: boolean;
}

export function isTemplate(value: ScalarNode['value']): value is Template {
  return typeof value === 'object' && value !== null && 'parts' in value;
}

export function isFilled(value: ScalarNode['value']): value is Filled {
  return typeof value === 'object' && value !== null && 'template' in value;
}

/** The text of a scalar as it stands now, or `undefined` where it is no text or not resolved. */
export function textOf(tree: Tree | undefined): string | undefined {
  if (tree?.kind !== 'scalar') {
    return undefined;
  }
  const { value } = tree;
  return typeof value === 'string' ? value : isFilled(value) ? value.text : undefined;
}

/** Whether a value of a boolean field is true, written so or from a reference. */
export function isTrue(tree: Tree | undefined): boolean {
  return (tree?.kind === 'scalar' && tree.value === true) || textOf(tree) === 'true';
}
