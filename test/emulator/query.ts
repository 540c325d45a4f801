import type { Context } from './context.ts';
import { unprocessable } from './refusal.ts';
import { issue } from './validate.ts';

/** A path parameter that is an id. */
export function idOf(context: Context, name: string): number {
  return wholeNumber(context.params[name] ?? '', ['path', name]);
}

/** A filter that may be repeated, of ids. */
export function numbers(context: Context, name: string): readonly number[] {
  return context.query.getAll(name).map((text, index) => wholeNumber(text, ['query', name, index]));
}

/** A filter that is a boolean, as the framework reads it. */
export function flag(context: Context, name: string): boolean | undefined {
  const text = context.query.get(name)?.toLowerCase();
  if (text === undefined) {
    return undefined;
  }
  if (!/^(true|false|1|0|yes|no|on|off)$/.test(text)) {
    throw unprocessable(issue(['query', name], 'bool_parsing', 'Input should be a valid boolean'));
  }
  return /^(true|1|yes|on)$/.test(text);
}

/** A filter with a closed set of values, repeatable. */
export function choices(context: Context, name: string, allowed: readonly string[]): readonly string[] {
  const given = context.query.getAll(name);
  if (given.some((text) => !allowed.includes(text))) {
    throw unprocessable(
      issue(['query', name], 'enum', `Input should be ${allowed.map((one) => `'${one}'`).join(', ')}`),
    );
  }
  return given;
}

export type Direction = 'asc' | 'desc';

/** The direction of a sort, where it was asked for. */
export function direction(context: Context, name: string): Direction | undefined {
  return choices(context, name, ['asc', 'desc']).at(-1) as Direction | undefined;
}

/** A key to sort by, and which way. */
export type Order<Row> = readonly [(row: Row) => string | number, Direction];

/** Rows in the given orders, the first one weighing most. */
export function sorted<Row>(rows: readonly Row[], orders: readonly Order<Row>[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const [key, way] of orders) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) {
        return left < right === (way === 'asc') ? -1 : 1;
      }
    }
    return 0;
  });
}

export interface Page {
  readonly page: number;
  /** 1 to 100. */
  readonly size: number;
}

/** The page that was asked for. Check it before the work: a size above 100 is a 422. */
export function pageOf(context: Context): Page {
  return {
    page: bounded(context, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    size: bounded(context, 'size', 1, 100) ?? context.dialect.defaultPageSize,
  };
}

function bounded(context: Context, name: string, least: number, most: number): number | undefined {
  const text = context.query.get(name);
  if (text === null) {
    return undefined;
  }
  const value = wholeNumber(text, ['query', name]);
  if (value < least || value > most) {
    const [type, bound] = value < least ? ['greater_than_equal', least] : ['less_than_equal', most];
    throw unprocessable(issue(['query', name], type, `Input should be within bounds: ${bound}`));
  }
  return value;
}

/** The envelope of every paged list. */
export function envelope<Row>(rows: readonly Row[], { page, size }: Page, shape: (row: Row) => unknown): unknown {
  const items = rows.slice((page - 1) * size, page * size).map(shape);
  return { items, total: rows.length, page, size, pages: Math.ceil(rows.length / size) };
}

function wholeNumber(text: string, at: readonly (string | number)[]): number {
  if (!/^-?\d{1,15}$/.test(text)) {
    throw unprocessable(
      issue(at, 'int_parsing', 'Input should be a valid integer, unable to parse string as an integer'),
    );
  }
  return Number(text);
}
