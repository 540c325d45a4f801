export const id = 176;
export const ids = [176];
export const modules = {

/***/ 5334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   J2: () => (/* reexport default export from named module */ undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_3__),
/* harmony export */   g6: () => (/* reexport default export from named module */ undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_1__)
/* harmony export */ });
/* harmony import */ var undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6615);
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7405);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(883);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3137);




/**
 * The parts of undici that we use. Its index also loads fetch, WebSockets, caches and mocks: 110 modules against 36, and
 * 60 ms of every run that speaks to anyone. Its version is pinned; a part that moves fails the build.
 */

// As undici's index does: a proxy's dispatcher calls `connect` of another one.
Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_2__.prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__);
/** One exchange. Redirects are answers like others. @throws what the network or the signal says. */
function request(url, { dispatcher, ...options }) {
    return dispatcher.request({ ...options, origin: url.origin, path: url.pathname + url.search });
}


/***/ }),

/***/ 6176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openApi: () => (/* binding */ openApi)
});

// EXTERNAL MODULE: ./build/memory.js
var memory = __webpack_require__(9401);
// EXTERNAL MODULE: ./build/qualytics/errors.js
var errors = __webpack_require__(6453);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(0);
// EXTERNAL MODULE: ./build/connectors/reading.js
var reading = __webpack_require__(6233);
;// CONCATENATED MODULE: ./build/qualytics/parse.js


/** Sources disagree on nearly every optional part of these shapes: only ids and names are asked for. */
const identified = schemas/* looseObject */._H3({ id: schemas/* int */.Whr(), name: schemas/* string */.YjP() });
const stubs = schemas/* array */.YOg(identified).nullish().catch(undefined);
const parse_text = schemas/* string */.YjP().nullish().catch(undefined);
const number = schemas/* number */.aig().nullish().catch(undefined);
const datastoreShape = identified.extend({
    type: parse_text,
    store_type: parse_text,
    connection_id: number,
    connection: schemas/* looseObject */._H3({ id: schemas/* int */.Whr() }).nullish().catch(undefined),
    group: schemas/* looseObject */._H3({ id: schemas/* int */.Whr(), name: schemas/* string */.YjP(), icon: parse_text }).nullish().catch(undefined),
    enrich_datastore: identified.nullish().catch(undefined),
    connected: schemas/* boolean */.zMY().nullish().catch(undefined),
    metrics: schemas/* looseObject */._H3({ containers: number, active_checks: number, active_anomalies: number })
        .nullish()
        .catch(undefined),
});
const connectionShape = identified.extend({ type: schemas/* string */.YjP(), datastores: stubs });
/** Thrown for an object that lacks what every source gives it. */
class ShapeError extends Error {
    name = 'ShapeError';
}
function shaped(schema, value, what) {
    const result = schema.safeParse(value);
    if (!result.success) {
        const at = result.error.issues[0]?.path.join('.') || 'the whole body';
        throw new ShapeError(`the answer is not ${what} (${at} is not as documented)`);
    }
    return result.data;
}
/** A datastore, from a list item, a single read or the answer to a write. @throws ShapeError */
function parseDatastore(value) {
    const raw = shaped(datastoreShape, value, 'a datastore');
    const said = (name) => value[name] !== undefined;
    return {
        id: raw.id,
        name: raw.name,
        type: raw.type ?? undefined,
        storeType: raw.store_type?.toLowerCase(),
        fields: (0,reading/* readDatastoreFields */.To)(raw),
        foreignTags: (0,reading/* readForeignTags */.cG)(raw),
        connectionId: raw.connection_id ?? raw.connection?.id,
        group: raw.group ? groupOf(raw.group) : said('group') ? null : undefined,
        enrichment: raw.enrich_datastore ? stubOf(raw.enrich_datastore) : said('enrich_datastore') ? null : undefined,
        connected: raw.connected ?? undefined,
        operated: said('latest_operation') ? raw['latest_operation'] !== null : undefined,
        contents: raw.metrics
            ? {
                containers: raw.metrics.containers ?? 0,
                checks: raw.metrics.active_checks ?? 0,
                anomalies: raw.metrics.active_anomalies ?? 0,
            }
            : undefined,
    };
}
/** A connection. @throws ShapeError */
function parseConnection(value) {
    const raw = shaped(connectionShape, value, 'a connection');
    const { fields, masked, opaque } = (0,reading/* readConnectionFields */.Gy)(raw, raw.type);
    return {
        id: raw.id,
        name: raw.name,
        type: raw.type,
        fields,
        masked,
        opaque,
        keys: new Set(Object.keys(raw)),
        datastores: raw.datastores?.map(stubOf),
    };
}
function stubOf({ id, name }) {
    return { id, name };
}
function groupOf(raw) {
    return { id: raw.id, name: raw.name, icon: raw.icon ?? null };
}
/** @throws ShapeError */
function parseGroup(value) {
    return groupOf(shaped(identified.extend({ icon: parse_text }), value, 'a group'));
}
/** The name of a team or a tag: an object with one, or (in one fixture of the vendor's CLI) the bare text. @throws ShapeError */
function parseName(value) {
    return typeof value === 'string' ? value : shaped(schemas/* looseObject */._H3({ name: schemas/* string */.YjP() }), value, 'a named object').name;
}
/** Name and type of a tag; sources disagree on whether a list says the type. @throws ShapeError */
function parseTag(value) {
    const { type } = (value ?? {});
    return [parseName(value), typeof type === 'string' ? type : undefined];
}
/** The id of an operation. @throws ShapeError */
function parseOperationId(value) {
    return shaped(schemas/* looseObject */._H3({ id: schemas/* int */.Whr() }), value, 'an operation').id;
}
/** The role of the token's user; `undefined` where the API does not say one that we know. */
function parseRole(value) {
    const { role } = (value ?? {});
    const known = { admin: 'Admin', manager: 'Manager', member: 'Member' };
    return typeof role === 'string' ? known[role.toLowerCase()] : undefined;
}
/** The verdict of a connection test that was answered with 2xx: a failure says so in one of two known ways. */
function parseTestVerdict(value) {
    const verdict = (value ?? {});
    const failed = [verdict['connected'], verdict['success'], verdict['valid']].includes(false);
    return failed
        ? { passed: false, said: typeof verdict['message'] === 'string' ? verdict['message'] : 'not connected' }
        : { passed: true };
}
/** The envelope of every paged list. @throws ShapeError */
function parsePage(value) {
    const envelope = schemas/* looseObject */._H3({ items: schemas/* array */.YOg(schemas/* unknown */.L5J()), total: schemas/* int */.Whr().min(0), size: schemas/* int */.Whr().min(1) });
    return shaped(envelope, value, 'a page of a list');
}

// EXTERNAL MODULE: ./build/qualytics/retry.js
var retry = __webpack_require__(4518);
;// CONCATENATED MODULE: ./build/qualytics/reader.js



/** The declared upper bound of `size`; the default is stated nowhere, so it is always sent. */
const pageSize = 100;
/** Reads, repeated where that can help. Every method throws `ApiError`. */
function createReader(transport, policy) {
    const get = (path) => (0,retry/* withRetries */.L)(policy, errors/* isTransient */.dg, async () => (await transport.send({ method: 'GET', path })).body);
    async function read(path, parse, query) {
        return (0,retry/* withRetries */.L)(policy, errors/* isTransient */.dg, async () => {
            const reply = await transport.send({ method: 'GET', path, ...(query ? { query } : {}) });
            return parsed('GET', path, reply.status, () => parse(reply.body));
        });
    }
    async function maybe(path, parse) {
        try {
            return await read(path, parse);
        }
        catch (error) {
            if (error instanceof errors/* ApiError */.hD && error.status === 404) {
                return undefined;
            }
            throw error;
        }
    }
    async function flatOrPaged(flat, paged) {
        try {
            return new Set(await read(flat, arrayOf(parseName)));
        }
        catch (error) {
            if (!(error instanceof errors/* ApiError */.hD) || (error.status !== 404 && error.status !== 403)) {
                throw error;
            }
        }
        const items = await list(read, paged, {});
        return parsed('GET', paged, 200, () => new Set(items.map(parseName)));
    }
    return {
        role: async () => parseRole(await get('/users/me').catch(unlessMissing)),
        datastores: ({ enrichmentOnly }) => 
        // Without the flag the list hides enrichment datastores; a sort makes pages stable.
        unique(read, '/datastores', { enrichment_only: enrichmentOnly, sort_created: 'asc' }, parseDatastore),
        datastore: (id) => maybe(`/datastores/${id}`, parseDatastore),
        connections: () => unique(read, '/connections', { sort_created: 'asc' }, parseConnection),
        connection: (id) => maybe(`/connections/${id}`, parseConnection),
        teams: () => flatOrPaged('/teams/listing', '/teams'),
        tags: async () => {
            const items = await list(read, '/global-tags', {});
            return parsed('GET', '/global-tags', 200, () => new Map(items.map(parseTag)));
        },
        groups: () => read('/datastore-groups', arrayOf(parseGroup)),
        hasOperation: async (id) => (await read('/operations', parsePage, { datastore: id, sort_created: 'desc', page: 1, size: 1 })).items.length >
            0,
        testNew: (body) => test(transport, policy, '/datastores/connection', body),
        testConnection: (id, body) => test(transport, policy, `/connections/${id}/test`, body),
    };
}
function unlessMissing(error) {
    if (error instanceof errors/* ApiError */.hD && error.status === 404) {
        return undefined;
    }
    throw error;
}
function arrayOf(parse) {
    return (body) => {
        if (!Array.isArray(body)) {
            throw new ShapeError('the answer is not a list');
        }
        return body.map(parse);
    };
}
/** Turns a shape that nobody documents into an `ApiError` like any other. */
function parsed(method, path, status, parse) {
    try {
        return parse();
    }
    catch (cause) {
        if (cause instanceof ShapeError) {
            throw new errors/* ApiError */.hD({ method, path, status, failure: 'malformed', detail: cause.message, cause });
        }
        throw cause;
    }
}
/**
 * All items of a paged list, the pages after the first side by side. What the envelope says of size and total decides.
 * A list that changed while it was read is read once more, page after page: an item that slipped between two pages
 * would look as if it did not exist.
 */
async function list(read, path, query) {
    const page = (number) => read(path, parsePage, { ...query, page: number, size: pageSize });
    const first = await page(1);
    const count = Math.ceil(first.total / first.size);
    const rest = await Promise.all(Array.from({ length: Math.max(0, count - 1) }, (_, index) => page(index + 2)));
    const pages = [first, ...rest];
    const items = pages.flatMap((one) => one.items);
    const steady = pages.every((one) => one.total === first.total) && items.length === first.total;
    return steady ? items : readAgain(page, path);
}
async function readAgain(page, path) {
    const items = [];
    for (let number = 1;; number += 1) {
        const { items: more, total } = await page(number);
        items.push(...more);
        if (items.length >= total) {
            return items;
        }
        if (more.length === 0) {
            throw new errors/* ApiError */.hD({
                method: 'GET',
                path,
                status: 200,
                failure: 'malformed',
                detail: `the list says that it has ${total} entries and gives ${items.length}`,
            });
        }
    }
}
/** A list whose items have ids; one that was given twice counts once. */
async function unique(read, path, query, parse) {
    const items = await list(read, path, query);
    return parsed('GET', path, 200, () => [...new Map(items.map(parse).map((item) => [item.id, item])).values()]);
}
/** A failed test is a verdict, not an error: 400 with a message, or a 2xx whose body says so. */
async function test(transport, policy, path, body) {
    try {
        const reply = await (0,retry/* withRetries */.L)(policy, errors/* isTransient */.dg, () => transport.send({ method: 'POST', path, test: true, ...(body === undefined ? {} : { body }) }));
        return parseTestVerdict(reply.body);
    }
    catch (error) {
        if (error instanceof errors/* ApiError */.hD && error.failure === 'status') {
            const said = error.detail ?? `status ${error.status}`;
            if (error.status === 400 || error.status === 422) {
                return { passed: false, said };
            }
            if (error.status === 403 || error.status === 404 || error.status === 405) {
                return { passed: 'unknown', said };
            }
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/http.js
var http = __webpack_require__(5334);
// EXTERNAL MODULE: ./build/loopback.js
var loopback = __webpack_require__(2515);
;// CONCATENATED MODULE: ./build/qualytics/transport.js





/** A read follows at most so many redirects, within its origin; a write or a test none. */
const redirects = 3;
/** Characters of a text from the API that a message quotes. */
const quoted = 300;
/** Opens the only HTTP to the API. Throws `ApiError` from `send` for everything but a 2xx that is JSON or empty. */
function openTransport(settings) {
    const limit = (0,p_limit/* default */.A)(settings.parallelism);
    const dispatcher = openDispatcher(settings);
    return {
        send: (call) => limit(() => sendOnce(settings, dispatcher, call)),
        close: () => dispatcher.close(),
    };
}
/** Through the usual proxy variables, but never for loopback. */
function openDispatcher({ apiUrl, parallelism, timeout }) {
    const options = { connections: parallelism, pipelining: 1, connect: { timeout: Math.min(timeout, 30_000) } };
    return (0,loopback/* isLoopback */.U)(new URL(apiUrl).hostname) ? new http/* Agent */.g6(options) : new http/* EnvHttpProxyAgent */.J2(options);
}
async function sendOnce(settings, dispatcher, call) {
    const reads = call.method === 'GET';
    const cancelled = reads || call.test ? settings.signals.read : settings.signals.write;
    let url = new URL(`${settings.apiUrl}/api${call.path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) {
        url.searchParams.set(name, String(value));
    }
    for (let hop = 0;; hop += 1) {
        const reply = await exchange(settings, dispatcher, call, url, cancelled);
        const target = redirectTarget(reply, url);
        if (!target) {
            return judge(settings, call, reply);
        }
        if (!reads || hop >= redirects || target.origin !== url.origin) {
            throw new errors/* ApiError */.hD({ ...redirectFailure(call, reply.status, target), method: call.method, path: call.path });
        }
        url = target;
    }
}
async function exchange(settings, dispatcher, call, url, cancelled) {
    const timedOut = AbortSignal.timeout(settings.timeout);
    try {
        const response = await (0,http/* request */.Em)(url, {
            dispatcher,
            method: call.method,
            headers: {
                authorization: `Bearer ${settings.token.reveal()}`,
                accept: 'application/json',
                'user-agent': 'qualytics-datastores-as-code',
                ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            body: call.body === undefined ? null : JSON.stringify(call.body),
            signal: AbortSignal.any([timedOut, cancelled]),
        });
        const header = (name) => [response.headers[name]].flat()[0];
        return {
            status: response.statusCode,
            location: header('location'),
            retryAfter: header('retry-after'),
            text: await response.body.text(),
        };
    }
    catch (cause) {
        throw new errors/* ApiError */.hD({
            method: call.method,
            path: call.path,
            ...networkFailure(cause, cancelled, timedOut, settings),
        });
    }
}
function networkFailure(cause, cancelled, timedOut, { timeout, apiUrl }) {
    if (cancelled.aborted) {
        return { failure: 'cancelled', cause };
    }
    const code = (0,errors/* codeOf */.$N)(cause);
    if (timedOut.aborted) {
        return { failure: 'lost', detail: `nothing within ${timeout / 1000} s (request-timeout)`, cause };
    }
    const host = new URL(apiUrl).host;
    if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) {
        return { failure: 'not-sent', detail: `${host} does not answer (${code})`, cause };
    }
    if (/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code)) {
        return {
            failure: 'not-sent',
            detail: `the certificate of ${host} is not trusted (${code})`,
            hint: 'For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
            cause,
        };
    }
    return { failure: 'lost', detail: code || 'the connection broke', cause };
}
function redirectTarget(reply, from) {
    if (reply.status < 300 || reply.status > 399 || reply.location === undefined) {
        return undefined;
    }
    return URL.canParse(reply.location, from.href) ? new URL(reply.location, from.href) : undefined;
}
function redirectFailure(call, status, target) {
    return {
        failure: 'status',
        status,
        detail: `a redirect to ${target.host}, which is not followed`,
        hint: `The token is for one address only. If ${target.host} is Qualytics, write that address in api-url${call.method === 'GET' ? '' : '; nothing was written by this request'}.`,
    };
}
function judge(settings, call, reply) {
    const facts = { method: call.method, path: call.path, status: reply.status };
    const parsed = parseJson(reply.text);
    if (reply.status >= 200 && reply.status < 300) {
        if (parsed.ok) {
            return { status: reply.status, body: parsed.value };
        }
        throw new errors/* ApiError */.hD({ ...facts, failure: 'malformed', detail: 'the body is not JSON' });
    }
    const said = parsed.ok ? messageIn(parsed.value) : undefined;
    const retryAfter = (0,retry/* parseRetryAfter */.m)(reply.retryAfter, Date.now());
    throw new errors/* ApiError */.hD({
        ...facts,
        failure: 'status',
        ...(said === undefined
            ? {}
            : { detail: settings.quotesSecret(said) ? 'its message quotes a secret and is withheld' : said }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
    });
}
function parseJson(text) {
    if (text.trim() === '') {
        return { ok: true, value: undefined };
    }
    try {
        return { ok: true, value: JSON.parse(text) };
    }
    catch {
        return { ok: false };
    }
}
/** The API's words: `detail` as a text or as FastAPI's list, else `message`. */
function messageIn(body) {
    const { detail, message } = (body ?? {});
    if (Array.isArray(detail)) {
        return detail.map(validationText).join('; ').slice(0, quoted);
    }
    const text = typeof detail === 'string' ? detail : message;
    return typeof text === 'string' ? text.slice(0, quoted) : undefined;
}
function validationText(item) {
    const { loc, msg } = (item ?? {});
    const place = Array.isArray(loc) ? `${loc.filter((part) => part !== 'body').join('.')}: ` : '';
    return `${place}${typeof msg === 'string' ? msg : 'not valid'}`;
}

;// CONCATENATED MODULE: ./build/qualytics/writer.js



/** Adds the writing methods to a reader on the same transport. `onWrite` is told of each request that wrote, or may have. */
function createWriter(reader, transport, onWrite) {
    async function send(call) {
        try {
            const reply = await transport.send(call);
            onWrite();
            return reply;
        }
        catch (error) {
            if ((0,errors/* mayHaveBeenProcessed */.uZ)(error)) {
                onWrite();
            }
            throw error;
        }
    }
    async function create(path, body, parse) {
        const reply = await send({ method: 'POST', path, body });
        return parsed('POST', path, reply.status, () => parse(reply.body));
    }
    async function write(method, path, body) {
        await send({ method, path, ...(body === undefined ? {} : { body }) });
    }
    return {
        ...reader,
        createTag: (name) => write('POST', '/global-tags', { type: 'global', name }),
        createGroup: (group) => create('/datastore-groups', { ...group }, (body) => named(parseGroup(body), group.name).id),
        updateGroup: (id, group) => write('PUT', `/datastore-groups/${id}`, group),
        createConnection: (body) => create('/connections', body, (answer) => named(parseConnection(answer), body['name']).id),
        updateConnection: (id, body) => write('PUT', `/connections/${id}`, body),
        createDatastore: (body) => create('/datastores', body, (answer) => named(parseDatastore(answer), body['name'])),
        updateDatastore: (id, body) => write('PUT', `/datastores/${id}`, body),
        deleteDatastore: (id) => write('DELETE', `/datastores/${id}`).catch(unlessGone),
        assignGroup: (id, groupId) => write('PATCH', `/datastores/${id}/assign-group`, { group_id: groupId }),
        link: (id, enrichmentId) => write('PATCH', `/datastores/${id}/enrichment/${enrichmentId}`),
        unlink: (id) => write('DELETE', `/datastores/${id}/enrichment`),
        runSync: (id, operation) => create('/operations/run', 
        // `prune` and `recreate` default differently over time: said each time, so that a first sync never drops anything.
        { type: operation, datastore_id: id, prune: false, recreate: false }, parseOperationId),
    };
}
/** A 2xx for another object is not the answer to this create. */
function named(created, name) {
    if (created.name !== name) {
        throw new ShapeError('the answer is another object than the one that was to be created');
    }
    return created;
}
function unlessGone(error) {
    if (!(error instanceof errors/* ApiError */.hD) || error.status !== 404) {
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/qualytics/open.js





/** Opens the API at an address. Nothing is sent yet. `onWrite` is told of each request that wrote, or may have. */
function openApi(settings, world, onWrite) {
    (0,memory/* saveMemory */.z)();
    const timeout = settings.requestTimeout * 1000;
    const transport = openTransport({
        apiUrl: settings.apiUrl,
        token: settings.apiToken,
        timeout,
        parallelism: settings.parallelism,
        signals: { read: world.signals.stop, write: world.signals.writes },
        quotesSecret: world.redactor.quotes,
    });
    const policy = {
        maxRetries: settings.maxRetries,
        deadline: timeout * (settings.maxRetries + 1),
        now: world.now,
        random: world.random,
        sleep: (milliseconds) => sleepUnlessCancelled(world, milliseconds),
        onRetry: (error, pause) => world.log.info(`${error.message} Trying again in ${(pause / 1000).toFixed(1)} s.`),
    };
    const reader = createReader(transport, policy);
    return { reader, writer: createWriter(reader, transport, onWrite), policy, close: () => transport.close() };
}
/** @throws ApiError `cancelled` when the run is, also while it waits. */
async function sleepUnlessCancelled({ sleep, signals }, milliseconds) {
    try {
        await sleep(milliseconds, signals.stop);
    }
    catch (cause) {
        throw new errors/* ApiError */.hD({ method: 'GET', path: '(waiting to look again)', failure: 'cancelled', cause });
    }
}


/***/ }),

/***/ 4518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries),
/* harmony export */   m: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6453);

/** First ceiling of the wait, and the largest, in milliseconds; a longer `Retry-After` is not waited for. */
const wait = { first: 250, largest: 20_000, retryAfterCap: 60_000 };
/**
 * Runs `attempt` until it succeeds, `may` forbids a repeat, or retries or time run out. Between two tries it waits a
 * random time up to a ceiling that doubles (full jitter), or what `Retry-After` asks.
 *
 * @throws the last error.
 */
async function withRetries(policy, may, attempt) {
    const started = policy.now();
    for (let repeat = 0;; repeat += 1) {
        try {
            return await attempt(repeat);
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || repeat >= policy.maxRetries || !may(error)) {
                throw error;
            }
            const pause = pauseFor(error, repeat, policy.random);
            if (pause === undefined || policy.now() - started + pause > policy.deadline) {
                throw error;
            }
            policy.onRetry(error, pause);
            try {
                await policy.sleep(pause);
            }
            catch {
                // Cancelled while nothing was in flight: what is known is still how the last try ended.
                throw error;
            }
        }
    }
}
function pauseFor(error, repeat, random) {
    if (error.retryAfter !== undefined) {
        return error.retryAfter <= wait.retryAfterCap ? error.retryAfter : undefined;
    }
    return random() * Math.min(wait.largest, wait.first * 2 ** repeat);
}
/** `Retry-After` in either form, seconds or an HTTP date, as milliseconds from now. */
function parseRetryAfter(header, now) {
    if (header === undefined || header.trim() === '') {
        return undefined;
    }
    const seconds = Number(header);
    if (Number.isFinite(seconds)) {
        return Math.max(0, seconds * 1000);
    }
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ })

};
