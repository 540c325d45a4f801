export const id = 480;
export const ids = [480];
export const modules = {

/***/ 5334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ TimeoutError),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   qB: () => (/* binding */ TooLargeError),
/* harmony export */   y_: () => (/* binding */ openDispatcher)
/* harmony export */ });
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7405);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2515);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(198);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(411);




/** No whole answer came in time. */
class TimeoutError extends Error {
    name = 'TimeoutError';
}
/** An answer of more than any of ours has: it is not read to its end. */
class TooLargeError extends Error {
    name = 'TooLargeError';
}
/** Bytes of an answer; a list of a hundred datastores has some 300,000. */
const largestAnswer = 67_108_864;
/**
 * Connections to a host: through the usual proxy variables, but never for loopback. Of undici only what is needed is
 * loaded: its index would add fetch, WebSockets, caches and mocks, and 60 ms to every run. Its version is pinned; a part
 * that moves fails the build.
 *
 * @throws InputError when a proxy variable is no address.
 */
async function openDispatcher(hostname, { connectTimeout, ...options }) {
    // Said outright, so that no variable of the step turns the check of certificates off.
    const tls = { rejectUnauthorized: true };
    // Not HTTP/2, where undici sends a request again by itself when a server gives up the connection.
    const settings = { ...options, allowH2: false, pipelining: 1, connect: { timeout: connectTimeout, ...tls } };
    const proxied = _network_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyVariables */ .eq.some((name) => process.env[name]);
    if (!proxied || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isLoopback */ .U)(hostname)) {
        return new undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_0__(settings);
    }
    const { EnvHttpProxyAgent } = await Promise.all(/* import() */[__webpack_require__.e(7), __webpack_require__.e(639)]).then(__webpack_require__.bind(__webpack_require__, 9639));
    try {
        return new EnvHttpProxyAgent({ ...settings, requestTls: tls, proxyTls: tls });
    }
    catch {
        // Its message may quote the address, which may hold a password.
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
            {
                severity: 'error',
                rule: 'proxy-address',
                message: 'HTTP_PROXY or HTTPS_PROXY is no address of a proxy.',
                hint: 'Write it with its scheme, such as http://proxy.example.com:8080, or remove the variable.',
            },
        ]);
    }
}
/**
 * One exchange. Redirects are answers like others.
 *
 * @throws TimeoutError, TooLargeError, the reason of `cancelled`, or what the network says.
 */
function exchange(dispatcher, { method, url, headers, body, ...limits }) {
    return new Promise((resolve, reject) => {
        dispatcher.dispatch({
            origin: url.origin,
            path: url.pathname + url.search,
            method: method,
            headers,
            body: body ?? null,
            // One time-out for the whole exchange stands for those of its parts.
            headersTimeout: 0,
            bodyTimeout: 0,
        }, new WholeAnswer(limits, resolve, reject));
    });
}
/** Collects an answer. Half the work of undici's `request`, which makes a stream of each body. */
class WholeAnswer {
    #resolve;
    #reject;
    #cancelled;
    #onSent;
    #timer;
    #chunks = [];
    #bytes = 0;
    #controller;
    /** Why nobody waits for the answer any more. */
    #given;
    #status = 0;
    #headers = {};
    constructor({ timeout, cancelled, onSent }, resolve, reject) {
        this.#resolve = resolve;
        this.#reject = reject;
        this.#cancelled = cancelled;
        this.#onSent = onSent;
        this.#timer = setTimeout(() => this.#giveUp(new TimeoutError(`nothing within ${timeout} ms`)), timeout);
        cancelled.addEventListener('abort', this.#cancel);
        if (cancelled.aborted) {
            this.#cancel();
        }
    }
    #cancel = () => this.#giveUp(this.#cancelled.reason);
    #giveUp(reason) {
        this.#given = reason;
        this.#settle();
        this.#reject(reason);
        this.#controller?.abort(reason);
    }
    #settle() {
        clearTimeout(this.#timer);
        this.#cancelled.removeEventListener('abort', this.#cancel);
    }
    onRequestStart(controller) {
        this.#controller = controller;
        if (this.#given) {
            controller.abort(this.#given);
            return;
        }
        this.#onSent?.();
    }
    onResponseStart(_, status, headers) {
        this.#status = status;
        this.#headers = headers;
    }
    onResponseData(_, chunk) {
        this.#bytes += chunk.length;
        if (this.#bytes > largestAnswer) {
            this.#giveUp(new TooLargeError('the answer is larger than 64 MiB'));
        }
        else {
            this.#chunks.push(chunk);
        }
    }
    onResponseEnd() {
        this.#settle();
        this.#resolve({ status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks) });
    }
    onResponseError(_, error) {
        this.#settle();
        this.#reject(error);
    }
}


/***/ }),

/***/ 4480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openApi: () => (/* binding */ openApi)
});

;// CONCATENATED MODULE: ./build/qualytics/counted.js
/** How often long work says how far it is, in milliseconds. */
const often = 5_000;
/** A transport that says now and then how many requests have been answered: of thousands that takes a while. */
function countedTransport(transport, now, say) {
    let count = 0;
    let underWay = 0;
    let said = now();
    let last = said;
    return {
        ...transport,
        send: async (call) => {
            if (underWay === 0 && now() - last >= often) {
                // Something else went on in between: this is new work.
                count = 0;
                said = now();
            }
            underWay += 1;
            try {
                return await transport.send(call);
            }
            finally {
                underWay -= 1;
                count += 1;
                last = now();
                if (last - said >= often) {
                    said = last;
                    say(`${count} requests answered so far`);
                }
            }
        },
    };
}

// EXTERNAL MODULE: ./build/qualytics/errors.js
var errors = __webpack_require__(6453);
// EXTERNAL MODULE: ./build/memory.js
var memory = __webpack_require__(9401);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/reading.js
var reading = __webpack_require__(6233);
;// CONCATENATED MODULE: ./build/qualytics/parse.js



/** Sources disagree on nearly every optional part of these shapes: only ids and names are asked for. */
const identified = schemas/* looseObject */._H3({ id: schemas/* int */.Whr(), name: schemas/* string */.YjP() });
const stubs = said(schemas/* array */.YOg(identified));
const parse_text = said(schemas/* string */.YjP());
const number = said(schemas/* number */.aig());
const groupShape = schemas/* extend */.X$i(identified, { icon: parse_text });
const datastoreShape = schemas/* extend */.X$i(identified, {
    type: parse_text,
    store_type: parse_text,
    connection_id: number,
    connection: said(schemas/* looseObject */._H3({ id: schemas/* int */.Whr() })),
    group: said(groupShape),
    enrich_datastore: said(identified),
    connected: said(schemas/* boolean */.zMY()),
    metrics: said(schemas/* looseObject */._H3({ containers: number, active_checks: number, active_anomalies: number })),
});
// What a connection is called that was made without a name is documented nowhere: perhaps nothing.
const connectionShape = schemas/* extend */.X$i(identified, { name: said(schemas/* string */.YjP()), type: schemas/* string */.YjP(), datastores: stubs });
const named = schemas/* looseObject */._H3({ name: schemas/* string */.YjP() });
const operation = schemas/* looseObject */._H3({ id: schemas/* int */.Whr() });
const operatedOn = schemas/* looseObject */._H3({ datastore_id: number, datastore: said(schemas/* looseObject */._H3({ id: schemas/* int */.Whr() })) });
const envelope = schemas/* looseObject */._H3({
    items: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    total: schemas/* int */.Whr().check(api/* _gte */.qm(0)),
    size: schemas/* int */.Whr().check(api/* _gte */.qm(1)),
});
/** What may be left out, and counts as left out where it is of another kind. */
function said(schema) {
    return schemas/* catch */.MfU(schemas/* nullish */.cl6(schema), undefined);
}
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
    const says = (name) => value[name] !== undefined;
    return {
        id: raw.id,
        name: raw.name,
        type: raw.type ? (0,connectors/* tableType */.nS)(raw.type) : undefined,
        storeType: raw.store_type?.toLowerCase(),
        fields: (0,reading/* readDatastoreFields */.To)(raw),
        foreignTags: (0,reading/* readForeignTags */.cG)(raw),
        connectionId: raw.connection_id ?? raw.connection?.id ?? (hasNoConnection(value) ? null : undefined),
        group: raw.group ? groupOf(raw.group) : says('group') ? null : undefined,
        enrichment: raw.enrich_datastore ? stubOf(raw.enrich_datastore) : says('enrich_datastore') ? null : undefined,
        connected: raw.connected ?? undefined,
        operated: says('latest_operation') ? raw['latest_operation'] !== null : undefined,
        contents: raw.metrics
            ? {
                containers: raw.metrics.containers ?? 0,
                checks: raw.metrics.active_checks ?? 0,
                anomalies: raw.metrics.active_anomalies ?? 0,
            }
            : undefined,
    };
}
/** Sources disagree on which of the two a reading has. */
function hasNoConnection(value) {
    const { connection, connection_id } = value;
    return connection_id === null || (connection === null && connection_id === undefined);
}
/** A connection. @throws ShapeError */
function parseConnection(value) {
    const raw = shaped(connectionShape, value, 'a connection');
    const type = (0,connectors/* tableType */.nS)(raw.type);
    const { fields, masked, opaque } = (0,reading/* readConnectionFields */.Gy)(raw, type);
    return {
        id: raw.id,
        name: raw.name ?? '',
        type,
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
    return groupOf(shaped(groupShape, value, 'a group'));
}
/** The name of a team or a tag: an object with one, or (in one fixture of the vendor's CLI) the bare text. @throws ShapeError */
function parseName(value) {
    return typeof value === 'string' ? value : shaped(named, value, 'a named object').name;
}
/** Name and type of a tag; sources disagree on whether a list says the type. @throws ShapeError */
function parseTag(value) {
    const { type } = (value ?? {});
    return [parseName(value), typeof type === 'string' ? type : undefined];
}
/** The id of an operation. @throws ShapeError */
function parseOperationId(value) {
    return shaped(operation, value, 'an operation').id;
}
/** The datastore of an operation; `undefined` where it does not say one. */
function parseOperatedOn(value) {
    const raw = operatedOn.safeParse(value).data;
    return raw?.datastore_id ?? raw?.datastore?.id ?? undefined;
}
/** The role of the token's user; `undefined` where the API does not say one that we know. */
function parseRole(value) {
    const { role } = (value ?? {});
    return typeof role === 'string' ? roles.get(role.toLowerCase()) : undefined;
}
const roles = new Map([
    ['admin', 'Admin'],
    ['manager', 'Manager'],
    ['member', 'Member'],
]);
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
    return shaped(envelope, value, 'a page of a list');
}

// EXTERNAL MODULE: ./build/qualytics/retry.js
var retry = __webpack_require__(4518);
;// CONCATENATED MODULE: ./build/qualytics/reader.js




/** The declared upper bound of `size`; the default is stated nowhere, so it is always sent. */
const pageSize = 100;
/** Items of a list from which on memory matters more than the few milliseconds that holding it costs. */
const largeList = 500;
/** Reads, repeated where that can help. Every method throws `ApiError`. */
function createReader(transport, policy) {
    async function read(path, parse, query) {
        return (0,retry/* withRetries */.L)(policy, errors/* isTransient */.dg, async () => {
            const reply = await transport.send({ method: 'GET', path, ...(query ? { query } : {}) });
            return parsed('GET', path, reply.status, () => parse(reply.body));
        });
    }
    async function maybe(path, parse, nothing = [404]) {
        try {
            return await read(path, parse);
        }
        catch (error) {
            if (error instanceof errors/* ApiError */.hD && error.status !== undefined && nothing.includes(error.status)) {
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
        // A token that may not ask who it is may still do all the rest.
        role: () => maybe('/users/me', parseRole, [403, 404]),
        datastores: ({ enrichmentOnly }) => 
        // Without the flag the list hides enrichment datastores; a sort makes pages stable.
        unique(read, '/datastores', { enrichment_only: enrichmentOnly, sort_created: 'asc' }, parseDatastore),
        datastore: (id) => maybe(`/datastores/${id}`, withId(id, parseDatastore)),
        connections: () => unique(read, '/connections', { sort_created: 'asc' }, parseConnection),
        connection: (id) => maybe(`/connections/${id}`, withId(id, parseConnection)),
        teams: () => flatOrPaged('/teams/listing', '/teams'),
        tags: async () => {
            const items = await list(read, '/global-tags', {});
            return parsed('GET', '/global-tags', 200, () => new Map(items.map(parseTag)));
        },
        groups: () => read('/datastore-groups', arrayOf(parseGroup)),
        hasOperation: (id) => hasOperation(read, id),
        testNew: (body) => test(transport, policy, '/datastores/connection', body),
        testConnection: (id, body) => test(transport, policy, `/connections/${id}/test`, body),
    };
}
/** Refuses a reading of another object than the one that was asked for: what it says would be written elsewhere. */
function withId(id, parse) {
    return (body) => {
        const object = parse(body);
        if (object.id !== id) {
            throw new ShapeError(`the answer is the object with id ${object.id}`);
        }
        return object;
    };
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
        if (cause instanceof RangeError) {
            const detail = 'it is nested deeper than can be read';
            throw new errors/* ApiError */.hD({ method, path, status, failure: 'malformed', detail, cause });
        }
        throw cause;
    }
}
/**
 * All items of a paged list, the pages after the first side by side. What the envelope says of size and total decides.
 * A list that changed while it was read is read again, page after page: an item that slipped between two pages would
 * look as if it did not exist.
 */
async function list(read, path, query) {
    const page = (number) => read(path, parsePage, { ...query, page: number, size: pageSize });
    const first = await page(1);
    if (first.total > largeList) {
        (0,memory/* saveMemory */.z)();
    }
    const count = Math.ceil(first.total / first.size);
    if (count > mostPages) {
        throw disordered(path, `the list says that it has ${count} pages`);
    }
    const rest = await Promise.all(Array.from({ length: Math.max(0, count - 1) }, (_, index) => page(index + 2)));
    const pages = [first, ...rest];
    const items = [...new Map(pages.flatMap((one) => one.items).map((item) => [keyOf(path, item), item])).values()];
    const steady = pages.every((one) => one.total === first.total) && items.length === first.total;
    return steady ? items : readAgain(page, path, rereadings);
}
/** How often a list that does not add up is read again before that is an error. */
const rereadings = 2;
/** A million entries, a hundred on a page: what says that it has more, or never ends, is no list of a tenant. */
const mostPages = 10_000;
function disordered(path, detail) {
    return new errors/* ApiError */.hD({ method: 'GET', path, status: 200, failure: 'malformed', detail });
}
async function readAgain(page, path, left) {
    const found = new Map();
    for (let number = 1;; number += 1) {
        const { items, total } = await page(number);
        for (const item of items) {
            found.set(keyOf(path, item), item);
        }
        if (found.size >= total) {
            return [...found.values()];
        }
        if (items.length === 0 && left > 1) {
            return readAgain(page, path, left - 1);
        }
        if (items.length === 0 || number >= mostPages) {
            throw disordered(path, `the list says that it has ${total} entries and gives ${found.size}`);
        }
    }
}
/** An item that stands on two pages counts once: it may have taken the place of another. */
function keyOf(path, item) {
    return item?.id ?? parsed('GET', path, 200, () => JSON.stringify(item));
}
/** A list whose items have ids; one that was given twice counts once. */
async function unique(read, path, query, parse) {
    const items = await list(read, path, query);
    return parsed('GET', path, 200, () => [...new Map(items.map(parse).map((item) => [item.id, item])).values()]);
}
/** The newest operation of a datastore tells; where the server gives another one's, its filter tells nothing, and all are read. */
async function hasOperation(read, datastore) {
    const query = { datastore, sort_created: 'desc' };
    const { items } = await read('/operations', parsePage, { ...query, page: 1, size: 1 });
    const isOther = (item) => (parseOperatedOn(item) ?? datastore) !== datastore;
    return items.some(isOther)
        ? (await list(read, '/operations', query)).some((item) => parseOperatedOn(item) === datastore)
        : items.length > 0;
}
/** A failed test is a verdict, not an error: 400 with a message, or a 2xx whose body says so. */
async function test(transport, policy, path, body) {
    try {
        const reply = await (0,retry/* withRetries */.L)(policy, errors/* isTransient */.dg, () => transport.send({ method: 'POST', path, test: true, ...(body === undefined ? {} : { body }) }));
        const verdict = parseTestVerdict(reply.body);
        return verdict.passed ? verdict : { passed: false, said: transport.quotable(verdict.said) };
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
        if (error instanceof errors/* ApiError */.hD && error.failure !== 'cancelled' && error.status !== 401) {
            return { passed: 'unanswered', said: error.message };
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/http.js
var http = __webpack_require__(5334);
// EXTERNAL MODULE: ./build/network.js
var network = __webpack_require__(198);
;// CONCATENATED MODULE: ./build/qualytics/transport.js





/** A read follows at most so many redirects, within its origin; a write or a test none. */
const redirects = 3;
/** Takes a byte order mark away, which JSON does not know. */
const utf8 = new TextDecoder();
/** Characters of a text from the API that a message quotes. */
const quoted = 300;
/** Opens the only HTTP to the API. Throws `ApiError` from `send` for everything but a 2xx that is JSON or empty. */
function openTransport(settings) {
    const limit = (0,p_limit/* default */.A)(settings.parallelism);
    const dispatcher = (0,http/* openDispatcher */.y_)(new URL(settings.apiUrl).hostname, {
        connections: settings.parallelism,
        connectTimeout: Math.min(settings.timeout, 30_000),
    });
    const { promise: first, resolve: onSent } = Promise.withResolvers();
    return {
        // Its neighbours are connected in the same turn, and go out before anything else is done.
        waiting: first.then(() => new Promise(setImmediate)),
        send: async (call) => {
            const answer = await limit(async () => lastAnswer(settings, { dispatcher: await dispatcher, onSent }, call));
            // The next request goes out before this answer is read.
            await new Promise(setImmediate);
            return judge(settings, call, answer);
        },
        quotable: (text) => quotable(settings, text),
        close: async () => (await dispatcher).destroy(),
    };
}
/** The answer at the end of the redirects that a read may follow. */
async function lastAnswer(settings, line, call) {
    const reads = call.method === 'GET';
    let url = new URL(`${settings.apiUrl}/api${call.path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) {
        url.searchParams.set(name, String(value));
    }
    for (let hop = 0;; hop += 1) {
        const answer = await answerOf(settings, line, call, url);
        const target = redirectTarget(answer, url);
        if (!target) {
            return answer;
        }
        if (!reads || hop >= redirects || target.origin !== url.origin) {
            throw new errors/* ApiError */.hD({ ...redirectFailure(call, answer.status, target), method: call.method, path: call.path });
        }
        url = target;
    }
}
async function answerOf(settings, { dispatcher, onSent }, { method, path, body, test }, url) {
    const cancelled = method === 'GET' || test ? settings.signals.read : settings.signals.write;
    try {
        return await (0,http/* exchange */.cv)(dispatcher, {
            method,
            url,
            headers: {
                authorization: `Bearer ${settings.token.reveal()}`,
                accept: 'application/json',
                'user-agent': 'qualytics-datastores-as-code',
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            body: body === undefined ? undefined : JSON.stringify(body),
            timeout: settings.timeout,
            cancelled,
            onSent,
        });
    }
    catch (cause) {
        throw new errors/* ApiError */.hD({ method, path, ...networkFailure(cause, cancelled, settings) });
    }
}
function networkFailure(cause, cancelled, { timeout, apiUrl }) {
    if (cancelled.aborted) {
        return { failure: 'cancelled', cause };
    }
    if (cause instanceof http/* TimeoutError */.MU) {
        return { failure: 'lost', detail: `nothing within ${timeout / 1000} s (request-timeout)`, cause };
    }
    if (cause instanceof http/* TooLargeError */.qB) {
        return { failure: 'malformed', detail: cause.message, cause };
    }
    const code = (0,network/* codeOf */.$N)(cause);
    const host = new URL(apiUrl).host;
    if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) {
        return { failure: 'not-sent', detail: `${host} does not answer (${code})`, cause };
    }
    const untrusted = (0,network/* certificateFault */.cN)(code, host);
    if (untrusted) {
        return { failure: 'not-sent', detail: untrusted.message, hint: untrusted.hint, cause };
    }
    return { failure: 'lost', detail: code || 'the connection broke', cause };
}
function redirectTarget(answer, from) {
    const location = headerOf(answer, 'location');
    if (answer.status < 300 || answer.status > 399 || location === undefined) {
        return undefined;
    }
    return URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
}
/** The first, where several have that name. */
function headerOf({ headers }, name) {
    return [headers[name]].flat()[0];
}
function redirectFailure(call, status, target) {
    return {
        failure: 'status',
        status,
        detail: `a redirect to ${target.host}, which is not followed`,
        hint: `The token is for one address only. If ${target.host} is Qualytics, write that address in api-url${call.method === 'GET' ? '' : '; nothing was written by this request'}.`,
    };
}
function judge(settings, call, answer) {
    const facts = { method: call.method, path: call.path, status: answer.status };
    const text = utf8.decode(answer.body);
    const parsed = parseJson(text);
    if (answer.status >= 200 && answer.status < 300) {
        if (parsed.ok) {
            return { status: answer.status, body: parsed.value };
        }
        throw new errors/* ApiError */.hD({ ...facts, failure: 'malformed', detail: 'the body is not JSON' });
    }
    const retryAfter = (0,retry/* parseRetryAfter */.m)(headerOf(answer, 'retry-after'), Date.now());
    throw new errors/* ApiError */.hD({
        ...facts,
        failure: 'status',
        ...wordsOf(settings, call, parsed.ok ? parsed.value : plainText(text, headerOf(answer, 'content-type'))),
        ...(retryAfter === undefined ? {} : { retryAfter }),
    });
}
/** What an error answer says. Which fields it names is looked for in all of it, since its text is cut or withheld. */
function wordsOf(settings, call, body) {
    const whole = asText(body) ?? '';
    const named = Object.keys((call.body ?? {})).filter((field) => whole.includes(field));
    const said = messageIn(body);
    return {
        ...(named.length === 0 ? {} : { named }),
        ...(said === undefined ? {} : { detail: quotable(settings, said) }),
    };
}
/** Looked at further than it is shown, so that a secret is seen that begins where the quotation ends. */
function quotable({ quotesSecret }, text) {
    return quotesSecret(text.slice(0, 2 * quoted))
        ? 'its message quotes a secret and is withheld'
        : text.slice(0, quoted);
}
/** A body that is not JSON, where it is a text: not a page, and nothing that is unreadable as one. */
function plainText(text, type) {
    const isPage = /^\s*</.test(text) || /html/i.test(type ?? '');
    return isPage || /[^\P{Cc}\s]|\uFFFD/u.test(text) ? undefined : text.trim();
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
/**
 * The API's words: `detail` as a text or as FastAPI's list, else `message`, else the text as it came; longer than what
 * is shown of them.
 */
function messageIn(body) {
    const { detail, message } = (body ?? {});
    const forms = [Array.isArray(detail) ? detail.map(validationText).join('; ') : detail, message, asText(body)];
    return forms.find(hasWords)?.slice(0, 2 * quoted);
}
function hasWords(text) {
    return typeof text === 'string' && /[\p{L}\p{N}]/u.test(text);
}
function validationText(item) {
    if (typeof item === 'string') {
        return item;
    }
    const { loc, msg } = (item ?? {});
    const place = [loc].flat().filter((part) => part !== undefined && part !== 'body');
    return [...(place.length > 0 ? [place.join('.')] : []), hasWords(msg) ? msg : 'not valid'].join(': ');
}
/** A whole answer as one text, without what the framework's `input` repeats of the request. */
function asText(body) {
    if (typeof body === 'string' || body === null) {
        return body ?? undefined;
    }
    try {
        // Nothing has no text, whatever the declaration says.
        return JSON.stringify(body, (key, value) => (key === 'input' ? undefined : value));
    }
    catch {
        // Nested deeper than the call stack: no answer of this API.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/qualytics/writer.js



/** Adds the writing methods to a reader on the same transport. */
function createWriter(reader, transport, onWrite) {
    async function send(call) {
        try {
            const reply = await transport.send(call);
            onWrite();
            return reply;
        }
        catch (error) {
            if ((0,errors/* mayHaveBeenProcessed */.uZ)(error)) {
                onWrite(error);
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
        createTag: (name) => create('/global-tags', { type: 'global', name }, (answer) => {
            writer_named({ name: parseName(answer) }, name);
        }),
        createGroup: (group) => create('/datastore-groups', { ...group }, (body) => writer_named(parseGroup(body), group.name).id),
        updateGroup: (id, group) => write('PUT', `/datastore-groups/${id}`, group),
        createConnection: (body) => create('/connections', body, (answer) => writer_named(parseConnection(answer), body['name']).id),
        updateConnection: (id, body) => write('PUT', `/connections/${id}`, body),
        createDatastore: (body) => create('/datastores', body, (answer) => writer_named(parseDatastore(answer), body['name'])),
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
/** A 2xx for another object is not the answer to this create. Its id is told: it may be ours, under a name that the server made of it. */
function writer_named(created, name) {
    if (created.name !== name) {
        const id = created.id === undefined ? '' : ` (id ${created.id})`;
        throw new ShapeError(`the answer is another object${id} than the one that was to be created`);
    }
    return created;
}
function unlessGone(error) {
    if (!(error instanceof errors/* ApiError */.hD) || error.status !== 404) {
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/qualytics/open.js





/** Opens the API at an address. Nothing is sent yet. */
function openApi(settings, world) {
    const timeout = settings.requestTimeout * 1000;
    const closed = new AbortController();
    const stop = AbortSignal.any([world.signals.stop, closed.signal]);
    const transport = openTransport({
        apiUrl: settings.apiUrl,
        token: settings.apiToken,
        timeout,
        parallelism: settings.parallelism,
        signals: { read: stop, write: world.signals.writes },
        quotesSecret: world.redactor.quotes,
    });
    const policy = {
        maxRetries: settings.maxRetries,
        now: world.now,
        random: world.random,
        sleep: (milliseconds) => sleepUnlessCancelled(world, milliseconds, stop),
        onRetry: (error, pause) => world.log.info(`${error.message} Trying again in ${(pause / 1000).toFixed(1)} s.`),
    };
    const reader = createReader(countedTransport(transport, world.now, world.log.info), policy);
    // Each step of an apply has a line of its own.
    const quiet = createReader(transport, policy);
    const close = async () => {
        closed.abort();
        await transport.close();
    };
    const openWriter = (onWrite) => createWriter(quiet, transport, onWrite);
    return { reader, openWriter, policy, waiting: transport.waiting, close };
}
/** @throws ApiError `cancelled` when the run is, also while it waits. */
async function sleepUnlessCancelled({ sleep }, milliseconds, stop) {
    try {
        await sleep(milliseconds, stop);
    }
    catch (cause) {
        throw new errors/* ApiError */.hD({ method: 'The wait', path: 'before another look', failure: 'cancelled', cause });
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
 * Runs `attempt` until it succeeds, `may` forbids a repeat, or retries run out. Between two tries it waits a
 * random time up to a ceiling that doubles (full jitter), or what `Retry-After` asks.
 *
 * @throws the last error.
 */
async function withRetries(policy, may, attempt) {
    for (let repeat = 0;; repeat += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || repeat >= policy.maxRetries || !may(error)) {
                throw error;
            }
            const pause = pauseFor(error, repeat, policy.random);
            if (pause === undefined) {
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


/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
