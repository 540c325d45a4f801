import { readFileSync } from 'node:fs';
import type { Emulator } from './emulator.ts';
import type { Json } from './records.ts';

/** An answer of the emulator, read to its end. */
export interface Reply {
  readonly status: number;
  /** Parsed where it is JSON; empty text is `undefined`. */
  readonly body: unknown;
  readonly headers: Headers;
}

export interface CallOptions {
  /** `admin-token` when left out; `null` sends none. */
  readonly token?: string | null;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Over those that follow from the above. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is given up. */
  readonly timeout?: number;
}

/** Sends one request as a plain HTTP client would. Redirects are not followed. @param target path below `/api`, with query. */
export async function call(
  emulator: Pick<Emulator, 'url'>,
  method: string,
  target: string,
  { token = 'admin-token', body, headers = {}, timeout = 5000 }: CallOptions = {},
): Promise<Reply> {
  const answer = await fetch(`${emulator.url}/api${target}`, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && text !== '' ? JSON.parse(text) : text || undefined,
  };
}

/** What stands at a path of an answer's body: `items.0.name`. */
export function at({ body }: Pick<Reply, 'body'>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Json)[key] : undefined),
      body,
    );
}

/** A request body that the vendor's S3 page prints, from `test/fixtures`. */
export function sampleBody(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../fixtures/seed-${name}.json`, import.meta.url), 'utf8')) as Json;
}
