export const id = 781;
export const ids = [781];
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

/***/ 2781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAwsSource: () => (/* binding */ createAwsSource)
});

// EXTERNAL MODULE: ./build/problem.js
var problem = __webpack_require__(411);
// EXTERNAL MODULE: ./build/references/environment.js
var environment = __webpack_require__(8942);
// EXTERNAL MODULE: ./build/references/grammar.js
var grammar = __webpack_require__(7622);
// EXTERNAL MODULE: ./build/http.js
var http = __webpack_require__(5334);
// EXTERNAL MODULE: ./build/network.js
var network = __webpack_require__(198);
;// CONCATENATED MODULE: ./build/references/aws/http.js



/** No answer, or one that must not be followed. */
class NetworkError extends Error {
    name = 'NetworkError';
    /** As the AWS SDK knows it, which repeats `ECONNRESET`, `ETIMEDOUT` and their like, and nothing else. */
    code;
    hint;
    constructor(facts, cause) {
        super(facts.message, { cause });
        this.code = facts.code;
        this.hint = facts.hint;
    }
}
/** Waiting longer for a connection has never helped. */
const connectTimeout = 5_000;
/** @param timeout milliseconds for one exchange, at most. */
function openHttp(timeout, cancelled) {
    const dispatchers = new Map();
    const dispatcherOf = ({ hostname }) => {
        const dispatcher = dispatchers.get(hostname) ?? (0,http/* openDispatcher */.y_)(hostname, { connectTimeout: Math.min(timeout, connectTimeout) });
        dispatchers.set(hostname, dispatcher);
        return dispatcher;
    };
    return {
        send: (call) => answerTo(call, dispatcherOf(call.url), { timeout, cancelled }),
        close: async () => {
            await Promise.all([...dispatchers.values()].map(async (dispatcher) => (await dispatcher).destroy()));
        },
    };
}
async function answerTo(call, dispatcher, limits) {
    try {
        const { status, headers, body } = await (0,http/* exchange */.cv)(await dispatcher, { ...call, ...limits });
        refuseRedirect(call.url, status, headers['location']);
        return { status, headers: flat(headers), body };
    }
    catch (cause) {
        if (limits.cancelled.aborted) {
            throw Object.assign(new Error('The run was cancelled.'), { name: 'AbortError' });
        }
        throw cause instanceof NetworkError || cause instanceof problem/* InputError */.dz
            ? cause
            : networkError(call.url, cause, limits.timeout);
    }
}
function refuseRedirect(from, status, location) {
    if (status < 300 || status > 399) {
        return;
    }
    const target = typeof location === 'string' && URL.canParse(location, from.href) ? new URL(location, from.href) : from;
    throw new NetworkError({
        message: `${from.host} answered with a redirect to ${target.host}, which is not followed`,
        code: 'REDIRECT',
        hint: 'Credentials are for one address only. Check proxies and custom endpoints.',
    });
}
function networkError(url, cause, timeout) {
    const code = (0,network/* codeOf */.$N)(cause);
    const untrusted = (0,network/* certificateFault */.cN)(code, url.host);
    if (untrusted) {
        return new NetworkError({ ...untrusted, code }, cause);
    }
    const hint = 'Check that the runner can reach that address.';
    if (cause instanceof http/* TimeoutError */.MU) {
        const message = `${url.host} did not answer within ${timeout / 1000} s`;
        return new NetworkError({ message, code: 'ETIMEDOUT', hint }, cause);
    }
    const known = /TIMEOUT/.test(code) ? 'ETIMEDOUT' : code.replace(/^(?:UND_ERR_.*)?$/, 'ECONNRESET');
    return new NetworkError({ message: `${url.host} does not answer (${known})`, code: known, hint }, cause);
}
/** Of several headers of one name undici makes a list; its values are joined by commas. */
function flat(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

// EXTERNAL MODULE: ./build/config/keys.js
var keys = __webpack_require__(9115);
// EXTERNAL MODULE: ./build/loopback.js
var loopback = __webpack_require__(2515);
;// CONCATENATED MODULE: ./build/references/aws/settings.js



/** The AWS services that are asked, by their part of the SDK's variables. */
const services = ['STS', 'SECRETS_MANAGER', 'SSM'];
const [roleKey, regionKey] = keys/* awsKeys */.kU;
/** No region's name is longer; a host name's part could be. */
const longestRegion = 32;
/** Of an ARN (the AWS API reference, AssumeRoleWithWebIdentity). */
const longestArn = 2048;
/** Partitions other than `aws`, by how the names of their regions begin. */
const partitions = [
    ['cn-', 'aws-cn'],
    ['us-gov-', 'aws-us-gov'],
    ['us-iso-', 'aws-iso'],
    ['us-isob-', 'aws-iso-b'],
    ['eu-isoe-', 'aws-iso-e'],
    ['us-isof-', 'aws-iso-f'],
    ['eusc-', 'aws-eusc'],
];
/** The partition that a region is in. */
function partitionOf(region) {
    return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
/** Whether a text is shaped like a region, so that it may become part of a host name. */
function isRegion(text) {
    return text.length <= longestRegion && new RegExp(regionKey.pattern.source).test(text);
}
/**
 * Checks role, region and endpoints without any network, before one of them can steer where credentials go.
 *
 * @throws InputError with all that is wrong.
 */
function chooseSettings(role, region, env) {
    const checkedRole = role && checkRole(role);
    const checkedRegion = checkRegion(region);
    const endpoints = readEndpoints(env);
    const problems = [checkedRole, checkedRegion, ...endpoints.values()].filter((one) => typeof one === 'object' && 'rule' in one);
    if (problems.length > 0) {
        throw new problem/* InputError */.dz(problems);
    }
    const choice = {
        role: checkedRole,
        region: checkedRegion,
        endpoints: endpoints,
        fips: isTrue(env['AWS_USE_FIPS_ENDPOINT']),
        dualStack: isTrue(env['AWS_USE_DUALSTACK_ENDPOINT']),
    };
    checkPartition(choice);
    return choice;
}
function checkRole({ value, from, at }) {
    const [, , , , accountId = ''] = value.split(':');
    const [, partition = ''] = value.split(':');
    return value.length <= longestArn && new RegExp(roleKey.pattern.source).test(value)
        ? { arn: value, accountId, partition, ...(at ? { at } : {}) }
        : {
            ...settings_problem('aws-role', `The role to assume (${from}) is not the ARN of an IAM role.`, `Write ${roleKey.pattern.says}.`),
            ...(at ? { at } : {}),
        };
}
function checkRegion(given) {
    if (!given) {
        return settings_problem('aws-region', 'The file refers to AWS, and no region is given.', 'Write region: in the aws block, or give the input aws-region or the variable AWS_REGION.');
    }
    return isRegion(given.value)
        ? given.value
        : {
            ...settings_problem('aws-region', `The AWS region (${given.from}) is not shaped like one.`, `Write ${regionKey.pattern.says}.`),
            ...(given.at ? { at: given.at } : {}),
        };
}
function checkPartition({ role, region }) {
    const known = ['aws', ...partitions.map(([, partition]) => partition)];
    const needed = partitionOf(region);
    if (role && known.includes(role.partition) && role.partition !== needed) {
        throw new problem/* InputError */.dz([
            {
                ...settings_problem('aws-partition', `The role is in the partition ${role.partition}, and the region ${region} in ${needed}: credentials do not reach across.`, `Give a region of ${role.partition}, or a role of ${needed}.`),
                ...(role.at ? { at: role.at } : {}),
            },
        ]);
    }
}
/** The SDK's own variables (the AWS SDKs and Tools reference guide, service-specific endpoints). */
function readEndpoints(env) {
    if (isTrue(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) {
        return new Map();
    }
    return new Map(services.flatMap((service) => {
        const own = `AWS_ENDPOINT_URL_${service}`;
        const name = env[own] ? own : 'AWS_ENDPOINT_URL';
        const value = env[name];
        return value ? [[service, checkEndpoint(name, value)]] : [];
    }));
}
function checkEndpoint(name, value) {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url && isSafe(url)
        ? url.href
        : settings_problem('aws-endpoint', `The variable ${name} is no https address.`, 'Secrets would travel unencrypted. Use https (plain http for loopback only), without a user in it, or remove the variable.');
}
/** Whether secrets may be sent to an address: https, or this machine. */
function isSafe(url) {
    const encrypted = url.protocol === 'https:' || (url.protocol === 'http:' && (0,loopback/* isLoopback */.U)(url.hostname));
    return encrypted && url.username === '' && url.password === '';
}
function isTrue(value) {
    return value?.toLowerCase() === 'true';
}
function settings_problem(rule, message, hint) {
    return { severity: 'error', rule, message, hint };
}

;// CONCATENATED MODULE: ./build/references/aws/clients.js
/**
 * The configuration of one client. Everything that the SDK would otherwise look for in shared configuration files, in
 * profiles or at the instance's metadata address is given here, so that it looks nowhere.
 */
function clientConfig({ choice, http, maxAttempts }, service, credentials, region = choice.region) {
    const endpoint = choice.endpoints.get(service);
    return {
        region,
        credentials,
        maxAttempts,
        retryMode: 'standard',
        defaultsMode: 'standard',
        useFipsEndpoint: choice.fips,
        useDualstackEndpoint: choice.dualStack,
        ignoreConfiguredEndpointUrls: true,
        disableClockSkewCorrection: false,
        authSchemePreference: async () => [],
        sigv4aSigningRegionSet: async () => [],
        userAgentAppId: async () => undefined,
        customUserAgent: 'qualytics-datastores-as-code',
        requestHandler: requestHandler(http),
        ...(endpoint === undefined ? {} : { endpoint }),
    };
}
/** The SDK's own handler knows no proxies; this one sends through ours. */
function requestHandler(http) {
    return {
        metadata: { handlerProtocol: 'http/1.1' },
        handle: async (request) => {
            const { method, headers, body } = request;
            const answer = await http.send({ method, url: urlOf(request), headers, body: body });
            return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body } };
        },
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
    };
}
function urlOf({ protocol, hostname, port, path, query }) {
    const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
    for (const [name, value] of Object.entries(query ?? {})) {
        for (const one of [value ?? ''].flat()) {
            url.searchParams.append(name, one);
        }
    }
    return url;
}

;// CONCATENATED MODULE: ./build/references/aws/failure.js

/** Characters of a message from AWS that are shown: encoded authorization messages run to thousands. */
const shown = 400;
/**
 * What an SDK call threw. `quotes` says whether a text gives a secret away.
 *
 * @throws what is not an answer of AWS or of the network: a defect.
 */
function failureOf(error, quotes) {
    if (!(error instanceof Error)) {
        throw error;
    }
    if (error.name === 'AbortError') {
        return { kind: 'cancelled', name: error.name, message: 'The run was cancelled.' };
    }
    const network = networkCauseOf(error);
    if (network) {
        return { kind: 'network', name: network.code, message: network.message, hint: network.hint };
    }
    const { $metadata, $fault } = error;
    const status = $metadata?.httpStatusCode;
    if (status === undefined) {
        throw error;
    }
    if ($fault === undefined) {
        return garbled(status);
    }
    // Looked at further than it is shown, so that a secret is seen that begins where the text is cut.
    const text = error.message
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 2 * shown);
    const said = text.slice(0, shown);
    return {
        kind: 'refused',
        name: /^[\w.:#]{1,80}$/.test(error.name) ? error.name : 'UnknownError',
        message: quotes(text) ? 'its message quotes a secret and is withheld' : said || `status ${status}`,
        status,
    };
}
/**
 * An answer that cannot be read, or says nothing. The words are ours: those of a parser quote what it could not read,
 * and in a secret's own answer that is the secret.
 */
function garbled(status) {
    return {
        kind: 'garbled',
        name: 'UnknownAnswer',
        message: `its answer${status === undefined ? '' : ` (status ${status})`} is not one that AWS documents`,
        hint: 'Check custom endpoints and proxies; health.aws.amazon.com tells whether AWS has an outage.',
    };
}
function networkCauseOf(error) {
    return error instanceof NetworkError ? error : error instanceof Error ? networkCauseOf(error.cause) : undefined;
}
/** `AccessDenied: \u2026`, without a second full stop. */
function failureText({ kind, name, message }) {
    return (kind === 'refused' ? `${name}: ${message}` : message).replace(/\.$/, '');
}
/** Throttled, unreadable, or failing even after the repeats: no one has been refused. */
function isOutage({ kind, name, status = 0 }) {
    return (kind === 'network' || kind === 'garbled' || status >= 500 || /Throttl|TooManyRequests|IDPCommunication/.test(name));
}

;// CONCATENATED MODULE: ./build/references/aws/denial.js

/**
 * Claims that AWS lets trust policies test for GitHub's tokens (the AWS IAM user guide, condition keys of web identity
 * federation), and the event, which decides the form of `sub`.
 */
const telling = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_id',
    'repository_owner_id',
    'ref',
    'environment',
    'job_workflow_ref',
    'event_name',
    'actor',
];
/** Longer ones are cut where they are listed: a custom `sub` may hold anything. */
const claimChars = 200;
const defaultAudience = 'sts.amazonaws.com';
/** Why AWS refused, as far as that can be told from what it said and from the token. */
function explainDenial(denial) {
    const { role, failure, claims } = denial;
    const known = telling.flatMap((name) => {
        const value = claim(claims, name);
        return value === undefined
            ? []
            : [`${name} ${value.length > claimChars ? `${value.slice(0, claimChars)}\u2026` : value}`];
    });
    const causes = causesOf(denial);
    const listed = causes.length === 1 ? causes[0] : causes.map((cause, index) => `(${index + 1}) ${cause}`).join(' ');
    const remedy = blamesTrust(failure)
        ? ` A statement for the role's trust policy that accepts exactly this token: ${JSON.stringify(trustStatement(denial))}`
        : '';
    return {
        severity: 'error',
        rule: 'aws-denied',
        message: `AWS refused AssumeRoleWithWebIdentity for ${role.arn} (${failureText(failure)}). The job's token says: ${known.join(', ') || 'nothing readable'}.`,
        hint: `${causes.length === 1 ? 'Cause' : 'Causes that fit'}: ${listed}${remedy}`,
        ...(role.at ? { at: role.at } : {}),
    };
}
/** An allowing statement for exactly the token's issuer, audience and subject. */
function trustStatement({ role, audience, claims }) {
    const issuer = issuerOf(claims);
    return {
        Effect: 'Allow',
        Principal: { Federated: `arn:${role.partition}:iam::${role.accountId}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
            StringEquals: {
                [`${issuer}:aud`]: claim(claims, 'aud') ?? audience,
                [`${issuer}:sub`]: claim(claims, 'sub') ?? 'repo:OWNER/NAME:ref:refs/heads/BRANCH',
            },
        },
    };
}
function issuerOf(claims) {
    return (claim(claims, 'iss') ?? 'https://token.actions.githubusercontent.com').replace(/^https:\/\//, '');
}
function claim(claims, name) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function causesOf(denial) {
    const { role, region, claims, failure } = denial;
    const aud = claim(claims, 'aud') ?? denial.audience;
    if (/No OpenIDConnect provider/i.test(failure.message)) {
        return [
            `account ${role.accountId} has no identity provider for ${issuerOf(claims)}. Create it there, or correct the account in the role's ARN.`,
        ];
    }
    if (/audience/i.test(failure.message)) {
        return [
            `the identity provider in account ${role.accountId} does not list the audience ${aud}. Add it there, or give the one that it lists as aws-audience.`,
        ];
    }
    switch (failure.name) {
        case 'RegionDisabledException':
            return [
                `STS is not activated in ${region} for account ${role.accountId}. Activate it, or choose another region.`,
            ];
        case 'ExpiredTokenException':
            return ['the token was no longer valid when it arrived. Run the job again, and check the clock of the runner.'];
        case 'IDPRejectedClaim':
        case 'IDPRejectedClaimException':
            return ['AWS holds the token for invalid or too old. Run the job again, and check the clock of the runner.'];
        case 'InvalidIdentityToken':
        case 'InvalidIdentityTokenException':
            return [
                `the identity provider in account ${role.accountId} does not accept the token. Compare its URL and its audiences with iss and aud above.`,
            ];
        default:
            return trustCauses(denial, aud);
    }
}
/** Whether what AWS said leaves the trust policy as a cause. */
function blamesTrust(failure) {
    return /AccessDenied/.test(failure.name) && !/audience|provider/i.test(failure.message);
}
/** AWS tells nothing apart here, so the token itself must say what is unusual about it. */
function trustCauses({ role, claims }, aud) {
    const sub = claim(claims, 'sub');
    return [
        ...(aud === defaultAudience ? [] : [`the trust policy must name the audience ${aud}, which is not the usual one.`]),
        ...(sub === undefined ? [] : subjectCauses(sub, claims)),
        `the trust policy tests sub or aud for something else: upper and lower case count, and * works with StringLike only, not with StringEquals.`,
        `there is no such role in account ${role.accountId}: AWS answers the same then. Check account, partition, path and name in its ARN.`,
    ];
}
function subjectCauses(sub, claims) {
    const form = subjectCause(sub);
    return [
        ...(isImmutable(sub, claims)
            ? [
                'sub names owner and repository with their ids, as it does for newer repositories: a policy with the plain repo:OWNER/NAME:\u2026 does not match it.',
            ]
            : []),
        ...(form ? [form] : []),
    ];
}
function subjectCause(sub) {
    const environment = /:environment:([^:]+)/.exec(sub)?.[1];
    if (environment) {
        return `the job runs in the environment ${environment}, so sub ends with it and names no branch: the policy must say :environment:${environment}.`;
    }
    if (/:pull_request$/.test(sub)) {
        return 'on pull requests sub ends with :pull_request and names no branch: a policy for refs/heads/\u2026 does not match it. A role of its own for plans is best.';
    }
    if (/:ref:refs\/tags\//.test(sub)) {
        return 'the run is for a tag, and a policy for refs/heads/\u2026 does not match it.';
    }
    if (!sub.startsWith('repo:')) {
        return 'the repository or its organization has customized sub, so it does not begin with repo:.';
    }
    return undefined;
}
/** GitHub's immutable form has the ids beside the names, `repo:OWNER@1/NAME@2:\u2026`; some pages show them in other ways. */
function isImmutable(sub, claims) {
    const repository = claim(claims, 'repository');
    const ids = [claim(claims, 'repository_owner_id'), claim(claims, 'repository_id')];
    const named = /^repo:([^:]+)/.exec(sub)?.[1];
    return (named !== undefined &&
        named !== repository &&
        (/@\d+\/[^/]+@\d+$/.test(named) || ids.every((id) => id !== undefined && named.includes(id))));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./build/references/aws/oidc.js




/** The endpoint answers at once or not at all; a job that may have no token is told so without a second try. */
const tries = 3;
const firstPause = 300;
const answerSchema = schemas/* object */.Ikc({ value: schemas/* string */.YjP().check(api/* _regex */.Fk(/^\S+$/)) });
/**
 * Asks GitHub for the job's OIDC token (GitHub's reference page on OpenID Connect: a GET with the request token, the
 * audience as a query parameter). Request token and token are masked before anything else is done with them.
 *
 * @throws InputError that says why there is none.
 */
async function requestToken(audience, http, { env, log, sleep, signals }) {
    const requestToken = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const address = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    if (!requestToken || !address) {
        throw noToken('The job has no OIDC token with which it could assume the role.', permissionHint);
    }
    log.mask(requestToken);
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !isSafe(url)) {
        throw noToken('ACTIONS_ID_TOKEN_REQUEST_URL is no https address.', 'Do not set this variable: the runner does.');
    }
    url.searchParams.set('audience', audience);
    const headers = {
        authorization: `bearer ${requestToken}`,
        accept: 'application/json; api-version=2.0',
        'user-agent': 'qualytics-datastores-as-code',
    };
    for (let pause = firstPause, attempt = 1;; attempt += 1, pause *= 2) {
        const answer = await exchange(() => http.send({ method: 'GET', url, headers }));
        const last = attempt === tries;
        if (isTransient(answer) && !last) {
            await sleep(pause, signals.stop);
            continue;
        }
        const token = tokenIn(answer, url.host);
        log.mask(token);
        return token;
    }
}
const permissionHint = 'Give the job permissions: id-token: write (and contents: read); a reusable workflow needs it from the job that calls it. Pull requests from forks and by Dependabot never have a token. Without OIDC leave the role out and give AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of an earlier step.';
async function exchange(send) {
    try {
        return await send();
    }
    catch (error) {
        if (error instanceof NetworkError) {
            return error;
        }
        throw error;
    }
}
function isTransient(answer) {
    return answer instanceof NetworkError ? /^E[A-Z]+$/.test(answer.code) : answer.status === 429 || answer.status >= 500;
}
function tokenIn(answer, host) {
    if (answer instanceof NetworkError) {
        throw noToken(`GitHub's OIDC endpoint gave no token: ${answer.message}.`, answer.hint);
    }
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
        throw noToken(`GitHub's OIDC endpoint refused the job a token (${answer.status}).`, permissionHint);
    }
    const parsed = answer.status === 200 ? answerSchema.safeParse(jsonOf(answer.body)) : undefined;
    if (parsed?.success) {
        return parsed.data.value;
    }
    // The body is not quoted: it may hold a token in a form of its own.
    throw noToken(`GitHub's OIDC endpoint at ${host} gave no token (${parsed ? 'its answer holds none' : `status ${answer.status}`}).`, 'Run the job again; githubstatus.com tells whether GitHub has an outage.');
}
function jsonOf(body) {
    try {
        return JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function noToken(message, hint) {
    return new problem/* InputError */.dz([{ severity: 'error', rule: 'aws-no-token', message, hint }]);
}
/** What a token says about itself; empty when it cannot be read. */
function claimsOf(token) {
    const payload = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url'));
    return typeof payload === 'object' && payload !== null ? payload : {};
}

;// CONCATENATED MODULE: ./build/references/aws/sign-in.js





/** Seconds, and the least that AWS accepts: references are resolved once, at the start of a run. */
const sessionSeconds = 900;
/** The SDK wants some, and the call is not signed. */
const noCredentials = { accessKeyId: '', secretAccessKey: '' };
/**
 * Credentials for this run: of the role, through the job's OIDC token, or else of the three variables that an earlier
 * step has set. No other source is tried.
 *
 * @throws InputError that explains why there are none.
 */
async function signIn(options) {
    const { role, region } = options.connection.choice;
    const credentials = role ? await assumeRole(role, options) : stepCredentials(options.world);
    const caller = await callerOf(credentials, options);
    options.world.log.info(`AWS: signed in as ${caller.callerArn}, region ${region}.`);
    return { credentials, ...caller };
}
/** The session's name in CloudTrail: repository and run, in the characters and the length that AWS accepts. */
function sessionName(repository, runId) {
    const run = runId === undefined ? '' : `-${runId}`;
    const name = (repository ?? 'qualytics-datastores').replace(/[^\w+=,.@-]/g, '-');
    return `${name.slice(0, 64 - run.length)}${run}`.padEnd(2, '-');
}
async function assumeRole(role, options) {
    const { connection, audience, world } = options;
    const token = await requestToken(audience, connection.http, world);
    const { STSClient, AssumeRoleWithWebIdentityCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
    const client = new STSClient(clientConfig(connection, 'STS', noCredentials));
    const command = new AssumeRoleWithWebIdentityCommand({
        RoleArn: role.arn,
        RoleSessionName: sessionName(options.repository, options.runId),
        WebIdentityToken: token,
        DurationSeconds: sessionSeconds,
    });
    const answer = await client
        .send(command, { abortSignal: world.signals.stop })
        .catch((error) => explained(error, world, (failure) => assumeProblem(failure, role, token, options)));
    const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) {
        world.log.mask(secret ?? '');
    }
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
        const message = 'AWS answered AssumeRoleWithWebIdentity without credentials.';
        throw new problem/* InputError */.dz([sign_in_problem('aws-unreachable', message, 'Check custom endpoints and proxies.')]);
    }
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
/** @throws InputError with the explanation; a cancelled run explains nothing. */
function explained(error, { redactor }, explain) {
    const failure = failureOf(error, redactor.quotes);
    throw failure.kind === 'cancelled' ? error : new problem/* InputError */.dz([explain(failure)]);
}
function assumeProblem(failure, role, token, options) {
    if (isOutage(failure)) {
        return unreachable('AssumeRoleWithWebIdentity', failure, options);
    }
    const denial = {
        role,
        region: options.connection.choice.region,
        audience: options.audience,
        failure,
        claims: claimsOf(token),
    };
    const { log } = options.world;
    log.group("Trust-policy statement that accepts this job's token");
    log.info(JSON.stringify(trustStatement(denial), undefined, 2));
    log.endGroup();
    return explainDenial(denial);
}
function unreachable(call, failure, { connection }) {
    const { region, role } = connection.choice;
    return {
        ...sign_in_problem('aws-unreachable', `${call} in ${region} did not succeed: ${failureText(failure)}.`, failure.hint ?? 'Run the job again; health.aws.amazon.com tells whether AWS has an outage.'),
        ...(role?.at ? { at: role.at } : {}),
    };
}
function stepCredentials({ env, log }) {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
    const [accessKeyId, secretAccessKey, sessionToken] = names.map((name) => env[name]?.trim());
    for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
        log.mask(secret ?? '');
    }
    if (!accessKeyId || !secretAccessKey) {
        const missing = [accessKeyId ? [] : [names[0]], secretAccessKey ? [] : [names[1]]].flat();
        throw new problem/* InputError */.dz([
            sign_in_problem('aws-no-credentials', `The file refers to AWS, and there is no role; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set either.`, 'Give role_arn in the aws block or the input aws-role-arn (and the job id-token: write), or let an earlier step set the AWS_* variables. Profiles and instance roles are never used.'),
        ]);
    }
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
async function callerOf(credentials, options) {
    const { connection, world } = options;
    const { STSClient, GetCallerIdentityCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
    const client = new STSClient(clientConfig(connection, 'STS', credentials));
    const answer = await client
        .send(new GetCallerIdentityCommand({}), { abortSignal: world.signals.stop })
        .catch((error) => explained(error, world, (failure) => callerProblem(failure, options)));
    const { Account: accountId = '', Arn: callerArn = '' } = answer;
    const [, partition = ''] = callerArn.split(':');
    if (!/^\d{12}$/.test(accountId) || !/^aws[a-z-]*$/.test(partition)) {
        const message = 'AWS answered GetCallerIdentity without an account.';
        throw new problem/* InputError */.dz([sign_in_problem('aws-unreachable', message, 'Check custom endpoints and proxies.')]);
    }
    return { identity: { accountId, partition, region: connection.choice.region }, callerArn };
}
function callerProblem(failure, options) {
    if (isOutage(failure) || options.connection.choice.role) {
        return unreachable('GetCallerIdentity', failure, options);
    }
    return sign_in_problem('aws-denied', `AWS refused GetCallerIdentity with the credentials of AWS_ACCESS_KEY_ID (${failureText(failure)}).`, 'They have expired, are incomplete (temporary ones need AWS_SESSION_TOKEN too), or belong to another partition than the region. Let the earlier step make new ones, or use a role through OIDC.');
}
function sign_in_problem(rule, message, hint) {
    return { severity: 'error', rule, message, hint };
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/references/aws/value-failure.js

/**
 * Why a call that reads a value gave none, in our words alone: whatever AWS, or what stands before it, says there could
 * hold the value, and nothing masks that yet.
 *
 * @throws what is not an answer of AWS or of the network: a defect.
 */
function valueFailureOf(error) {
    const failure = failureOf(error, () => false);
    if (failure.kind !== 'refused') {
        return failure;
    }
    const { name, message, status } = failure;
    const meaning = meanings.get(name);
    return {
        ...failure,
        name: meaning === undefined ? 'UnknownError' : name,
        message: denialOf(message) ?? (meaning || `status ${status}`),
    };
}
const denied = 'it may not be read';
const expired = 'the credentials have expired';
const unknown = 'the credentials are not known there';
const busy = 'AWS has an error of its own, or too much to do';
/**
 * The errors that AWS documents: of GetSecretValue and of GetParameters, and those that all of its services have. The
 * name of another one is not shown either.
 */
const meanings = new Map(Object.entries({
    ResourceNotFoundException: 'there is none',
    DecryptionFailure: 'its KMS key does not decrypt it',
    InvalidParameterException: 'its name is not accepted',
    InvalidRequestException: 'it cannot be read as it is; it may be scheduled for deletion',
    InvalidKeyId: 'its KMS key cannot be used',
    ValidationException: 'its name is not accepted',
    ValidationError: 'its name is not accepted',
    AccessDenied: denied,
    AccessDeniedException: denied,
    NotAuthorized: denied,
    UnauthorizedOperation: denied,
    OptInRequired: 'the account has not subscribed to the service',
    ExpiredToken: expired,
    ExpiredTokenException: expired,
    RequestExpired: 'the request was too old when it arrived; check the clock of the runner',
    InvalidClientTokenId: unknown,
    UnrecognizedClientException: unknown,
    IncompleteSignature: 'the signature does not fit the credentials',
    InvalidSignatureException: 'the signature does not fit the credentials, or the clock of the runner is wrong',
    InternalFailure: busy,
    InternalServerError: busy,
    InternalServiceError: busy,
    ServiceUnavailable: busy,
    Throttling: busy,
    ThrottlingException: busy,
    TooManyRequestsException: busy,
}));
/** Which kind of policy denies, where AWS says so; made of these words and no others. */
const denials = /(because no|with an explicit deny in an?) ((?:service control|resource control|identity-based|resource-based|session|VPC endpoint) policy|permissions boundary)/;
function denialOf(message) {
    const [, how, policy] = denials.exec(message) ?? [];
    return policy && (how === 'because no' ? `no ${policy} allows it` : `${how?.replace('with ', '')} ${policy}`);
}

;// CONCATENATED MODULE: ./build/references/aws/values.js






/** Names in one GetParameters call (the AWS Systems Manager API reference). */
const parametersPerCall = 10;
/** Opens both services; nothing is sent yet. */
function openValues(options) {
    const limit = (0,p_limit/* default */.A)(options.parallelism);
    return {
        secret: (id) => limit(() => readSecret(id, options)),
        parameters: async (names) => {
            const batches = Array.from({ length: Math.ceil(names.length / parametersPerCall) }, (_, index) => names.slice(index * parametersPerCall, (index + 1) * parametersPerCall));
            const answers = await Promise.all(batches.map((batch) => limit(() => readParameters(batch, options))));
            return new Map(answers.flatMap((answer) => [...answer]));
        },
    };
}
async function readSecret(id, options) {
    const { connection, session, world } = options;
    const place = placeOfSecret(id, session);
    if ('message' in place) {
        return place;
    }
    const { SecretsManagerClient, GetSecretValueCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(994)]).then(__webpack_require__.t.bind(__webpack_require__, 2994, 19));
    const client = new SecretsManagerClient(clientConfig(connection, 'SECRETS_MANAGER', session.credentials, place.region));
    try {
        const answer = await client.send(new GetSecretValueCommand({ SecretId: id }), {
            abortSignal: world.signals.stop,
        });
        const { data } = secretAnswer.safeParse(answer);
        const failure = garbled(answer.$metadata.httpStatusCode);
        const absent = data?.SecretBinary === undefined ? secretFailure(failure, id, place.region, session) : binary;
        return data?.SecretString ?? absent;
    }
    catch (error) {
        return secretFailure(valueFailureOf(error), id, place.region, session);
    }
}
// The SDK hands on what came, of whatever type.
const secretAnswer = schemas/* object */.Ikc({ SecretString: schemas/* optional */.lqM(schemas/* string */.YjP()), SecretBinary: schemas/* optional */.lqM(schemas/* unknown */.L5J()) });
const parametersAnswer = schemas/* object */.Ikc({ Parameters: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* unknown */.L5J())) });
const parameter = schemas/* object */.Ikc({ Name: schemas/* string */.YjP(), Value: schemas/* string */.YjP() });
const binary = {
    message: 'This secret is binary, not a text.',
    hint: 'Store it in Secrets Manager as a text (SecretString).',
};
/** An ARN names region and partition by itself; a name means the run's own. */
function placeOfSecret(id, { identity }) {
    if (!id.startsWith('arn:')) {
        return { region: identity.region };
    }
    const [, partition = '', , region = ''] = id.split(':');
    if (!isRegion(region)) {
        return { message: 'The region in this ARN is not shaped like one.', hint: 'Copy the ARN from Secrets Manager.' };
    }
    return partition === identity.partition
        ? { region }
        : {
            message: `This ARN is of the partition ${partition}, and the run's credentials are of ${identity.partition}.`,
            hint: 'Credentials do not reach across partitions: use a role and a secret of the same one.',
        };
}
function secretFailure(failure, id, region, { identity, callerArn }) {
    const where = `in ${region} of account ${identity.accountId}`;
    if (/^ResourceNotFound/.test(failure.name)) {
        return {
            rule: 'reference-missing',
            message: `Secrets Manager has no such secret ${where}, or no value for it.`,
            hint: 'Check name, region and account; upper and lower case differ. The role may also lack the right to see it.',
        };
    }
    if (failure.name === 'DecryptionFailure' || isDenied(failure)) {
        const resource = id.startsWith('arn:')
            ? id
            : `arn:${identity.partition}:secretsmanager:${region}:${identity.accountId}:secret:${id}-??????`;
        return refused('GetSecretValue', failure, callerArn, {
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: resource,
        });
    }
    return unanswered('GetSecretValue', failure, where);
}
async function readParameters(names, options) {
    const { connection, session, world } = options;
    const { SSMClient, GetParametersCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(736)]).then(__webpack_require__.t.bind(__webpack_require__, 4736, 19));
    const client = new SSMClient(clientConfig(connection, 'SSM', session.credentials));
    try {
        const answer = await client.send(new GetParametersCommand({ Names: [...names], WithDecryption: true }), {
            abortSignal: world.signals.stop,
        });
        const { data, success } = parametersAnswer.safeParse(answer);
        const items = (data?.Parameters ?? []).map((item) => parameter.safeParse(item));
        const found = new Map(items.flatMap((item) => (item.data ? [[item.data.Name, item.data.Value]] : [])));
        const failure = garbled(answer.$metadata.httpStatusCode);
        const absent = (name) => success && items.every((item) => item.success)
            ? missingParameter(session)
            : parameterFailure(failure, name, session);
        return new Map(names.map((name) => [name, found.get(name) ?? absent(name)]));
    }
    catch (error) {
        const failure = valueFailureOf(error);
        return new Map(names.map((name) => [name, parameterFailure(failure, name, session)]));
    }
}
function missingParameter({ identity }) {
    return {
        rule: 'reference-missing',
        message: `SSM has no such parameter in ${identity.region} of account ${identity.accountId}.`,
        hint: 'Check path, region and account; upper and lower case differ.',
    };
}
function parameterFailure(failure, name, { identity, callerArn }) {
    const { partition, region, accountId } = identity;
    return isDenied(failure)
        ? refused('GetParameters', failure, callerArn, {
            Effect: 'Allow',
            Action: 'ssm:GetParameters',
            Resource: `arn:${partition}:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '')}`,
        })
        : unanswered('GetParameters', failure, `in ${region} of account ${accountId}`);
}
function isDenied({ name }) {
    return /AccessDenied|NotAuthorized|Unauthorized/.test(name);
}
function refused(call, failure, callerArn, statement) {
    return {
        message: `AWS refused ${call} to ${callerArn} (${failureText(failure)}).`,
        hint: `The role's permissions need the statement ${JSON.stringify(statement)}, and kms:Decrypt on the key where the value is encrypted with one of your own.`,
    };
}
function unanswered(call, failure, where) {
    return {
        message: failure.kind === 'cancelled' ? failure.message : `${call} ${where} did not succeed: ${failureText(failure)}.`,
        ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    };
}

;// CONCATENATED MODULE: ./build/references/aws/source.js







/** Milliseconds for one exchange at most, whatever `request-timeout` allows for the API: all of these are small. */
const longestExchange = 10_000;
/** AWS as a source of references. Nothing is sent before the first of them is asked for; the sign-in happens once. */
function createAwsSource(options) {
    const { inputs, world } = options;
    const problems = [];
    const http = openHttp(Math.min(inputs.requestTimeout * 1000, longestExchange), world.signals.stop);
    let opened;
    const open = () => {
        opened ??= openSession(options, http).catch((error) => {
            if (error instanceof problem/* InputError */.dz) {
                problems.push(...error.problems);
                return notSignedIn;
            }
            if (error instanceof Error && error.name === 'AbortError') {
                return { message: 'The run was cancelled.' };
            }
            throw error;
        });
        return opened;
    };
    return {
        identity: async () => {
            const session = await open();
            return 'values' in session ? session.session.identity : session;
        },
        secret: async (id) => {
            const session = await open();
            return 'values' in session ? session.values.secret(id) : session;
        },
        parameters: async (names) => {
            const session = await open();
            return 'values' in session ? session.values.parameters(names) : new Map(names.map((name) => [name, session]));
        },
        problems: () => [...problems],
        close: () => http.close(),
    };
}
const notSignedIn = {
    message: 'The run could not sign in to AWS.',
    hint: 'The reason is told once, for the role or the credentials.',
};
/** @throws InputError */
async function openSession(options, http) {
    const { inputs, event, world } = options;
    const { env } = world;
    const { awsRoleArn, awsRegion } = inputs;
    const role = awsRoleArn
        ? { value: awsRoleArn, from: 'input aws-role-arn' }
        : fill(options.settings?.roleArn, 'aws.role_arn', env);
    const region = awsRegion
        ? { value: awsRegion, from: 'input aws-region' }
        : fill(options.settings?.region, 'aws.region', env);
    if (role === 'waiting' || region === 'waiting') {
        // The reference that has no value is a problem of its own.
        return { message: 'The aws block has no value yet.', hint: 'Give its references a value first.' };
    }
    const environment = env['AWS_REGION']
        ? { value: env['AWS_REGION'], from: 'AWS_REGION' }
        : undefined;
    const choice = chooseSettings(role, region ?? environment, env);
    if (role && !awsRoleArn && event.trust !== 'trusted') {
        await refuseUnreviewed(options, role.at);
    }
    const connection = { choice, http, maxAttempts: inputs.maxRetries + 1 };
    const { repository, runId } = event;
    const session = await signIn({ connection, audience: inputs.awsAudience, repository, runId, world });
    return { session, values: openValues({ connection, session, parallelism: inputs.parallelism, world }) };
}
/** The `aws` block may refer to the environment only. */
function fill(text, from, env) {
    if (!text) {
        return undefined;
    }
    const parsed = (0,grammar/* parseTemplate */.QC)(text.value);
    const parts = parsed.kind === 'template' ? parsed.template.parts : [text.value];
    const variable = (0,environment/* environmentSource */.n)(env);
    const values = parts.map((part) => (typeof part === 'string' ? part : variable(part.name)));
    return values.some((value) => value === undefined || value.trim() === '')
        ? 'waiting'
        : { value: values.join(''), from, at: text.at };
}
/**
 * A pull request must not make the job assume a role that nobody has reviewed.
 *
 * @throws InputError where the block differs from the base's, or the base cannot be read.
 */
async function refuseUnreviewed({ settings, baseAws }, at) {
    const base = await baseAws();
    if (base !== 'unreadable' && written(base) === written(settings)) {
        return;
    }
    const [message, hint] = base === 'unreadable'
        ? [
            "The base's version of the aws block cannot be read, so its role is not assumed on a pull request.",
            'Give the workflow contents: read (or fetch the base), or give the role as the input aws-role-arn.',
        ]
        : [
            'This pull request changes the aws block, so its role is not assumed before the change is merged.',
            'Merge the change of the aws block first, or give the role as the input aws-role-arn.',
        ];
    throw new problem/* InputError */.dz([{ severity: 'error', rule: 'aws-not-reviewed', message, hint, ...(at ? { at } : {}) }]);
}
function written(settings) {
    return JSON.stringify([settings?.roleArn?.value, settings?.region?.value]);
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
