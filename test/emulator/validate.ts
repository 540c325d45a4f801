import type { Json } from './records.ts';
import { type Issue, unprocessable } from './refusal.ts';

/** What a body's field may hold. A quoted number or a 0 for false is a wrong type. */
export interface Rule {
  readonly type: 'string' | 'integer' | 'boolean' | 'names' | 'integers' | 'object';
  readonly required?: true;
  readonly nullable?: true;
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly values?: readonly string[];
  /** Of an object: all its fields. Without, anything goes. */
  readonly fields?: Model;
  /** Of an object that is otherwise free: the fields that are known. */
  readonly some?: Model;
}

/** The fields of a body. */
export type Model = Readonly<Record<string, Rule>>;

export type Place = readonly (string | number)[];

/** Every violation of a model. `extra` says what happens to fields that it does not have. */
export function violations(model: Model, value: unknown, at: Place, extra: 'ignore' | 'reject'): Issue[] {
  if (!isObject(value)) {
    return [issue(at, 'model_attributes_type', 'Input should be a valid dictionary', value)];
  }
  const unknown = extra === 'reject' ? Object.keys(value).filter((name) => !Object.hasOwn(model, name)) : [];
  return [
    ...Object.entries(model).flatMap(([name, rule]) => fieldViolations(rule, value[name], [...at, name], extra, value)),
    ...unknown.map((name) => extraField([...at, name], value[name])),
  ];
}

function fieldViolations(rule: Rule, value: unknown, at: Place, extra: 'ignore' | 'reject', parent: unknown): Issue[] {
  if (value === undefined) {
    return rule.required ? [missing(at, parent)] : [];
  }
  if (value === null && rule.nullable) {
    return [];
  }
  switch (rule.type) {
    case 'string':
      return textViolations(rule, value, at);
    case 'integer':
      return numberViolations(rule, value, at);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [issue(at, 'bool_type', 'Input should be a valid boolean', value)];
    case 'names':
    case 'integers':
      return listViolations(rule, value, at);
    case 'object':
      return violations(rule.fields ?? rule.some ?? {}, value, at, rule.fields ? extra : 'ignore');
  }
}

function textViolations(rule: Rule, value: unknown, at: Place): Issue[] {
  if (typeof value !== 'string') {
    return [issue(at, 'string_type', 'Input should be a valid string', value)];
  }
  if (rule.values && !rule.values.includes(value)) {
    return [issue(at, 'literal_error', `Input should be ${rule.values.map((one) => `'${one}'`).join(' or ')}`, value)];
  }
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = rule;
  // The framework counts code points, not UTF-16 units.
  const length = [...value].length;
  if (length < minLength) {
    return [issue(at, 'string_too_short', `String should have at least ${minLength} characters`, value)];
  }
  return length > maxLength
    ? [issue(at, 'string_too_long', `String should have at most ${maxLength} characters`, value)]
    : [];
}

function numberViolations(rule: Rule, value: unknown, at: Place): Issue[] {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return [issue(at, 'int_type', 'Input should be a valid integer', value)];
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = rule;
  if (value < min) {
    return [issue(at, 'greater_than_equal', `Input should be greater than or equal to ${min}`, value)];
  }
  return value > max ? [issue(at, 'less_than_equal', `Input should be less than or equal to ${max}`, value)] : [];
}

function listViolations(rule: Rule, value: unknown, at: Place): Issue[] {
  if (!Array.isArray(value)) {
    return [issue(at, 'list_type', 'Input should be a valid list', value)];
  }
  const item: Rule = { type: rule.type === 'names' ? 'string' : 'integer' };
  return value.flatMap((one, index) => fieldViolations(item, one, [...at, index], 'ignore', value));
}

export function issue(at: Place, type: string, msg: string, input?: unknown): Issue {
  return { loc: at, msg, type, ...(input === undefined ? {} : { input }) };
}

/** @param parent the object in which the field is missing: what the framework repeats as the offending input. */
export function missing(at: Place, parent?: unknown): Issue {
  return issue(at, 'missing', 'Field required', parent);
}

export function extraField(at: Place, input: unknown): Issue {
  return issue(at, 'extra_forbidden', 'Extra inputs are not permitted', input);
}

/** Fields that are null although no null is taken. @param nullable fields of which one is. */
export function nullIssues(value: Json, at: Place, nullable: readonly string[] = []): readonly Issue[] {
  return Object.keys(value)
    .filter((name) => value[name] === null && !nullable.includes(name))
    .map((name) => issue([...at, name], 'value_error', 'Input should not be null'));
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body that meets its model, or a refusal with every violation. */
export function checkedBody(model: Model, body: unknown, extra: 'ignore' | 'reject'): Json {
  const issues = violations(model, body, ['body'], extra);
  if (issues.length > 0 || !isObject(body)) {
    throw unprocessable(...issues);
  }
  return body;
}
