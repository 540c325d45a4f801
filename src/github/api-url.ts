import { isLoopback } from '../loopback.ts';

interface Refused {
  /** To follow the name of the input. */
  readonly problem: string;
  readonly hint: string;
}

const example = 'Use an address such as https://your-company.qualytics.io.';

/**
 * The API's address as scheme, host, port and base path, without a trailing slash or `/api`; or why it is refused. The
 * address is not quoted back: someone may have put a token into it.
 */
export function checkApiUrl(raw: string): string | Refused {
  if (/[\s\\\p{Cc}]/u.test(raw) || !URL.canParse(raw)) {
    return { problem: 'is not an address', hint: example };
  }
  const url = new URL(raw);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: 'is not an https address', hint: example };
  }
  if (raw.includes('@')) {
    return { problem: 'holds a user or a password', hint: 'Give the token as `api-token`, and only the address here.' };
  }
  if (/[?#]/.test(raw)) {
    return { problem: 'holds a query or a fragment', hint: 'Leave out what begins with ? or #.' };
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return {
      problem: 'is plain http, which would send the token unencrypted',
      hint: 'Use https. Plain http is accepted for loopback addresses only.',
    };
  }
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/api$/, '')
    .replace(/\/+$/, '');
  return `${url.origin}${path}`;
}
