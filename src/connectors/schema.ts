import { z } from 'zod';
import type { Field } from './field.ts';

/** What a row says about the shape of its value. Keys of the file that are no fields have the same properties. */
export type Shape = Pick<Field, 'values' | 'min' | 'max' | 'maxLength' | 'pattern' | 'required'> & {
  readonly type: Field['type'];
};

/** The zod schema of a row's value: `null` and references aside, which the file language decides about. */
export function fieldSchema(row: Shape): z.ZodType {
  switch (row.type) {
    case 'integer': {
      const number = z.int();
      return number.min(row.min ?? Number.MIN_SAFE_INTEGER).max(row.max ?? Number.MAX_SAFE_INTEGER);
    }
    case 'boolean':
      return z.boolean();
    case 'names':
      return z.array(z.string().regex(/\S/).max(255));
    case 'string':
      return row.values ? z.enum([...row.values]) : textSchema(row);
  }
}

function textSchema(row: Shape): z.ZodType {
  const text = row.required === true ? z.string().regex(/\S/) : z.string();
  const bounded = row.maxLength === undefined ? text : text.max(row.maxLength);
  return row.pattern ? bounded.regex(new RegExp(row.pattern.source)) : bounded;
}
