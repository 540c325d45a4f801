import { sameValue } from '../connectors/compare.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Field, Plain } from '../connectors/field.ts';
import { fieldSchema } from '../connectors/schema.ts';
import { byText } from './entry.ts';

/** Made once, since there are many datastores; those of a connection's many connectors are made when they are needed. */
const schemas = new Map<Field, ReturnType<typeof fieldSchema>>(datastoreRows.map((row) => [row, fieldSchema(row)]));

const asReference = 'it contains ${{, which a file reads as a reference';

/** A row, and whether a table has it or the placement rule made it up. */
export interface KnownRow {
  readonly row: Field;
  readonly listed: boolean;
}

/** The value as its row is written in a file: an API may well give a port as a text. Lists are sets, and sorted. */
export function written({ row, listed }: KnownRow, value: Plain): Plain {
  if (Array.isArray(value)) {
    return [...new Set(value as readonly string[])].sort(byText);
  }
  if (!listed || value === null) {
    return value;
  }
  switch (row.type) {
    case 'string':
      return String(value);
    case 'integer':
      return typeof value === 'string' && /^-?(?:0|[1-9]\d{0,15})$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'names':
      return value;
  }
}

/** Why a file cannot hold this value, to follow "since"; `undefined` where it can. */
export function whyNot({ row, listed }: KnownRow, value: Plain): string | undefined {
  if (textsIn(value).some((text) => text.includes('${{'))) {
    return asReference;
  }
  return !listed || (schemas.get(row) ?? fieldSchema(row)).safeParse(value).success
    ? undefined
    : 'a file does not accept such a value here';
}

/** Why this cannot be the name of an entry. */
export function whyNoName(name: string): string | undefined {
  if (name.includes('${{')) {
    return 'its name contains ${{, which a file reads as a reference';
  }
  return name.trim() === '' ? 'its name is blank' : name.length > 255 ? 'its name is too long' : undefined;
}

/** Whether a value is what an entry means that says nothing: a cleared field, or the default. A place is said in any case. */
export function goesWithoutSaying(row: Field, value: Plain): boolean {
  return row.scope ? value === null || value === '' : sameValue(row, value, null);
}

function textsIn(value: Plain): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
}
