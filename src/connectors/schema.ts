import * as z from 'zod/mini';
import type { Field } from './field.ts';

/** What a row says about the shape of its value. Keys of the file that are no fields have the same properties. */
export type Shape = Pick<Field, 'values' | 'min' | 'max' | 'maxLength' | 'pattern' | 'required'> & {
  readonly type: Field['type'];
};

/** The zod schema of a row's value: `null` and references aside, which the file language decides about. */
export function fieldSchema(row: Shape): z.ZodMiniType {
  switch (row.type) {
    case 'integer':
      return z
        .int()
        .check(z.minimum(row.min ?? Number.MIN_SAFE_INTEGER), z.maximum(row.max ?? Number.MAX_SAFE_INTEGER));
    case 'boolean':
      return z.boolean();
    case 'names':
      return z.array(z.string().check(z.regex(/\S/), z.maxLength(255)));
    case 'string':
      return row.values ? z.enum([...row.values]) : textSchema(row);
  }
}

function textSchema(row: Shape): z.ZodMiniType {
  return z
    .string()
    .check(
      ...(row.required === true ? [z.regex(/\S/)] : []),
      ...(row.maxLength === undefined ? [] : [z.maxLength(row.maxLength)]),
      ...(row.pattern ? [z.regex(new RegExp(row.pattern.source))] : []),
    );
}
