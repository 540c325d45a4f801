import type { Dispatcher } from 'undici';
import api from 'undici/lib/api/index.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import AnyDispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';

/**
 * The parts of undici that we use. Its index also loads fetch, WebSockets, caches and mocks: 110 modules against 36, and
 * 60 ms of every run that speaks to anyone. Its version is pinned; a part that moves fails the build.
 */
export { Agent, type Dispatcher, EnvHttpProxyAgent };

// As undici's index does: a proxy's dispatcher calls `connect` of another one.
Object.assign(AnyDispatcher.prototype, api);

export type RequestOptions = Omit<Dispatcher.RequestOptions, 'origin' | 'path'> & { readonly dispatcher: Dispatcher };

/** One exchange. Redirects are answers like others. @throws what the network or the signal says. */
export function request(url: URL, { dispatcher, ...options }: RequestOptions): Promise<Dispatcher.ResponseData> {
  return dispatcher.request({ ...options, origin: url.origin, path: url.pathname + url.search });
}
