import api from 'undici/lib/api/index.js';
import AnyDispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';

/** Connections through the proxies that the environment names. Apart from `http.ts`, since few runs need it. */
export { EnvHttpProxyAgent };

// As undici's index does: a proxy's dispatcher calls `connect` of another one.
Object.assign(AnyDispatcher.prototype, api);
