export const id = 212;
export const ids = [212];
export const modules = {

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o6: () => (/* binding */ openGitHub),
/* harmony export */   ut: () => (/* binding */ answerOf),
/* harmony export */   y_: () => (/* binding */ GitHubError)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** GitHub said no, or nothing. `status` is 0 where no answer came. Never holds the body of a request. */
class GitHubError extends Error {
    name = 'GitHubError';
    status;
    /** GitHub's own words; empty where it had none. */
    said;
    constructor(message, status, options) {
        super(message, options);
        this.status = status;
        this.said = options.said ?? '';
    }
}
/** GitHub is an extra to this action: a slow answer must not hold up the run. */
const requestMilliseconds = 20_000;
const pauseMilliseconds = 1_000;
const maxRedirects = 3;
/** Loads `@actions/github` (90 ms), so only to be called where GitHub is really asked. */
async function openGitHub({ token, apiUrl, quotes, signal }) {
    const [{ getOctokit }, { defaults }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(405), __webpack_require__.e(7), __webpack_require__.e(119), __webpack_require__.e(665), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 1351)),
        Promise.all(/* import() */[__webpack_require__.e(405), __webpack_require__.e(7), __webpack_require__.e(119), __webpack_require__.e(665)]).then(__webpack_require__.bind(__webpack_require__, 8665)),
    ]);
    // Its own fetch knows the runner's proxy settings; ours adds the rule for redirects.
    const fetch = guarded(defaults.request?.fetch ?? globalThis.fetch);
    const quiet = () => undefined;
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const octokit = getOctokit(token.reveal(), { baseUrl: apiUrl, log, request: { fetch, log } });
    const once = async ({ method, path, accept, body }) => {
        const timeout = AbortSignal.timeout(requestMilliseconds);
        const request = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout, fetch, log };
        const headers = accept === undefined ? {} : { accept };
        try {
            const answer = await octokit.request({ method, url: path, headers, ...body, request });
            // What is asked for in a form of its own is a file, which may well be JSON.
            const data = accept === undefined ? parsed(answer.data) : answer.data;
            return { status: answer.status, data, more: /rel="next"/.test(answer.headers.link ?? '') };
        }
        catch (error) {
            throw asGitHubError(error, `${method} ${path}`, quotes);
        }
    };
    return (asked) => once(asked).catch(async (error) => onceMore(once, asked, error, signal));
}
/** An error of GitHub's own is often gone a second later. Never for a POST, which may have been carried out. */
async function onceMore(once, asked, error, signal) {
    const isTheirs = error instanceof GitHubError && error.status >= 500;
    if (!isTheirs || asked.method === 'POST' || signal?.aborted) {
        throw error;
    }
    // Cancelled meanwhile, it is for the request to say so.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
    return once(asked);
}
/**
 * A write follows no redirect, since it could be carried out elsewhere; a read at most three, on the same origin, since
 * the token goes with it.
 */
function guarded(fetch) {
    return async (address, options) => {
        let url = address;
        for (let redirects = 0;; redirects += 1) {
            const response = await fetch(url, { ...options, redirect: 'manual' });
            if (response.status < 300 || response.status > 399 || response.status === 304) {
                return response;
            }
            const target = response.headers.get('location');
            const next = target !== null && URL.canParse(target, url) ? new URL(target, url) : undefined;
            const allowed = options.method === 'GET' && redirects < maxRedirects && next?.origin === new URL(url).origin;
            if (!next || !allowed) {
                throw new Error(`it redirects to ${next?.host ?? 'nowhere'}, which is not followed`);
            }
            url = next.href;
        }
    };
}
/** The answer, or GitHub's refusal, for those who make something of both. */
async function answerOf(client, request) {
    try {
        return await client(request);
    }
    catch (error) {
        if (error instanceof GitHubError) {
            return error;
        }
        throw error;
    }
}
/** Octokit takes only what is called `application/json` for JSON; a proxy or an older server may call it otherwise. */
function parsed(data) {
    const text = data instanceof ArrayBuffer ? Buffer.from(data).toString('utf8') : data;
    if (typeof text !== 'string') {
        return data;
    }
    try {
        return JSON.parse(text);
    }
    catch {
        return data;
    }
}
function asGitHubError(error, what, quotes) {
    const status = statusOf(error);
    const words = quotable(status === 0 ? reasonOf(error) : saidBy(error), quotes);
    const reason = status === 0 ? words : `status ${status}${words === '' ? '' : `, ${words}`}`;
    return new GitHubError(`${what}: ${reason}`, status, { cause: error, said: status === 0 ? '' : words });
}
/** Characters of a text from GitHub that a message quotes. */
const quoted = 200;
/** The first line. Looked at further than it is shown, so that a secret is seen that begins where the quotation ends. */
function quotable(text, quotes) {
    return quotes(text.slice(0, 2 * quoted))
        ? 'its message quotes a secret and is withheld'
        : (text.split('\n', 1)[0] ?? '').trim().slice(0, quoted);
}
/** What GitHub says about a refusal. */
function saidBy(error) {
    const { response } = error;
    const { message } = (parsed(response?.data) ?? {});
    return typeof message === 'string' ? message : '';
}
/** The innermost message: Octokit wraps fetch's error, and that wraps the reason why there was no connection. */
function reasonOf(error) {
    if (typeof error !== 'object' || error === null) {
        return String(error);
    }
    const inner = 'cause' in error && error.cause ? error.cause : undefined;
    if (inner !== undefined) {
        return reasonOf(inner);
    }
    if ('message' in error && error.message) {
        return String(error.message);
    }
    return 'code' in error ? String(error.code) : 'unknown error';
}
/** Octokit reports a request without an answer as a 500 without a response. */
function statusOf(error) {
    return error instanceof Error &&
        'response' in error &&
        error.response !== undefined &&
        'status' in error &&
        typeof error.status === 'number'
        ? error.status
        : 0;
}


/***/ }),

/***/ 8831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ repositoryPath),
  writeComment: () => (/* binding */ writeComment)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/report/claims.js
var claims = __webpack_require__(5626);
// EXTERNAL MODULE: ./build/report/fit.js
var fit = __webpack_require__(9848);
// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/report/sections.js
var report_sections = __webpack_require__(5999);
// EXTERNAL MODULE: ./build/report/summary.js
var summary = __webpack_require__(4611);
;// CONCATENATED MODULE: ./build/report/comment.js






/** The same for the same label and the same set of paths in `config`. A hash: both may hold anything, `-->` too. */
function commentKey(label, config) {
    const paths = new Set(config.map((path) => path.replace(/^(?:\.\/+)+/, '')));
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([label, [...paths].sort()]))
        .digest('hex')
        .slice(0, 32);
}
const markerForm = /^<!-- qualytics-datastores key=([0-9a-f]{32}) run=(\d{1,15}) attempt=(\d{1,9}) -->/;
function markerText(marker) {
    return `<!-- qualytics-datastores key=${marker.key} run=${marker.runId} attempt=${marker.attempt} -->`;
}
/** The marker that a comment starts with, `undefined` where it has none. */
function readMarker(body) {
    const [, key, run, attempt] = markerForm.exec(body) ?? [];
    if (key === undefined) {
        return undefined;
    }
    return { key, runId: Number(run), attempt: Number(attempt) };
}
/** The marker of this report's comment. */
function markerOf(report) {
    return { key: commentKey(report.label, report.config), runId: report.run.id ?? 0, attempt: report.run.attempt ?? 0 };
}
/** The sticky comment: marker, then the most important first. At most 65,536 characters. */
function commentMarkdown(report) {
    const marker = markerText(markerOf(report));
    const steps = (report.plan?.steps ?? []).toSorted((one, other) => (0,claims/* importance */.dF)(one) - (0,claims/* importance */.dF)(other));
    const sections = [
        (0,summary/* outcomeSection */.K)(report),
        ...(0,report_sections/* failureSection */.mo)(report).map((0,claims/* claiming */.Fk)(...(0,claims/* failureClaims */.eA)(report))),
        // Before most of the steps: of a comment that is cut, a part of both.
        ...(0,report_sections/* problemSection */.BX)(report).map((0,claims/* claiming */.Fk)(...(0,claims/* problemClaims */.Je)(report, 'hints'))),
        ...(0,report_sections/* stepSection */.eV)(report, steps).map((0,claims/* claiming */.Fk)(...(0,claims/* stepClaims */.kS)(steps))),
        ...(0,report_sections/* differenceSection */.NO)(steps),
        ...(0,report_sections/* idSection */.Hw)(report),
        ...runSection(report),
    ];
    // An empty line ends the comment's own HTML block.
    const start = `${marker}\n\n`;
    return `${start}${(0,fit/* withinLimit */.z)(sections, { limit: report_report/* limits */.Fy.commentChars - start.length, size: (text) => text.length })}`;
}
function runSection(report) {
    const { url } = report.run;
    if (url === undefined || !/^https?:\/\/[\w.:/-]+$/.test(url)) {
        return [];
    }
    return [{ head: `<p><a href="${url}">The run</a> has the complete summary.</p>`, rows: [], tail: '', noun: 'line' }];
}
/**
 * Whether to write, given the comment that is there. `changes` starts a comment only when there is something to do,
 * but always brings an existing one up to date: one that spoke of changes must not outlive them. `newer`: a later run,
 * or a later attempt of this one, has spoken already.
 */
function decideComment(policy, report, existing) {
    // What a plan said about the live state is still the newest that is known.
    if (policy === 'never' || (policy === 'changes' && report.mode === 'validate')) {
        return 'leave';
    }
    if (existing) {
        return isNewer(existing, markerOf(report)) ? 'newer' : 'update';
    }
    if (policy === 'always') {
        return 'create';
    }
    return (report.plan?.steps.length ?? 0) > 0 ? 'create' : 'leave';
}
function isNewer(one, other) {
    return one.runId === other.runId ? one.attempt > other.attempt : one.runId > other.runId;
}

// EXTERNAL MODULE: ./build/report/redacted.js
var redacted = __webpack_require__(8911);
// EXTERNAL MODULE: ./build/github/client.js
var github_client = __webpack_require__(4463);
;// CONCATENATED MODULE: ./build/github/comment.js



/** More pages than this (10,000 comments) are not searched. */
const maxPages = 100;
const perPage = 100;
/**
 * Writes or updates the sticky comment of the pull request. Never throws for what GitHub answers: a comment that cannot
 * be written is a notice. Elsewhere than on a pull request of the repository itself it does nothing, since the token
 * of a fork or of Dependabot may not write.
 */
async function writeComment(request) {
    const { event, policy, token } = request;
    const place = commentPlace(event);
    if (policy === 'never' || !place) {
        return { outcome: 'skipped' };
    }
    if (!token) {
        return failed('there is no `github-token`', 'Leave the input at its default, or set `comment: never`.');
    }
    try {
        const { quotes } = request.redactor;
        const client = await (0,github_client/* openGitHub */.o6)({ token, apiUrl: event.apiUrl, quotes, signal: request.signal });
        return await writeWith(client, place, request);
    }
    catch (error) {
        if (!(error instanceof github_client/* GitHubError */.y_)) {
            throw error;
        }
        return failed(...refusalOf(error));
    }
}
function commentPlace({ trust, repository, pullRequest, apiUrl }) {
    if (trust !== 'pull-request' || !repository || !pullRequest) {
        return undefined;
    }
    // GitHub Enterprise Server has REST at /api/v3 and GraphQL at /api/graphql.
    const graphqlUrl = `${apiUrl.replace(/\/v3$/, '')}/graphql`;
    return { repository: repositoryPath(repository), number: pullRequest.number, graphqlUrl };
}
/** The API's path of `owner/name`. */
function repositoryPath(repository) {
    return `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
}
function failed(reason, hint) {
    const message = `The pull-request comment was not written: ${reason}.`;
    return { outcome: 'failed', problem: { severity: 'notice', rule: 'comment-not-written', message, hint } };
}
/** Fact and remedy. A 403 is also what GitHub answers over its rate limits and to a conversation that is locked. */
function refusalOf({ status, said, message }) {
    const words = said === '' ? `${status}` : `${status}: ${said}`;
    if (status === 401) {
        return [`GitHub does not know the token (${words})`, 'Leave `github-token` at its default.'];
    }
    const isPermission = (status === 403 || status === 404) && !/rate limit|abuse|locked|archived/i.test(said);
    return isPermission
        ? [`the token may not (${words})`, 'Give the job `permissions: pull-requests: write`, or set `comment: never`.']
        : [message, 'Run again, or set `comment: never`.'];
}
async function writeWith(client, place, { policy, report: unredacted, redactor, signal }) {
    const report = (0,redacted/* redactReport */.a5)(unredacted, redactor.redact);
    const existing = await findComment(client, place, markerOf(report).key, signal);
    const decision = decideComment(policy, report, existing?.marker);
    if (decision === 'leave') {
        return { outcome: 'left' };
    }
    if (decision === 'newer') {
        const message = 'The pull-request comment was left as it is: a newer run has written it.';
        return { outcome: 'left', problem: { severity: 'notice', rule: 'comment-newer', message } };
    }
    const body = { body: commentMarkdown(report) };
    if (existing) {
        const path = `${place.repository}/issues/comments/${existing.id}`;
        const answer = await (0,github_client/* answerOf */.ut)(client, { method: 'PATCH', path, body });
        if (!(answer instanceof github_client/* GitHubError */.y_)) {
            return { outcome: 'updated' };
        }
        // Somebody deleted it since it was listed.
        if (answer.status !== 404) {
            throw answer;
        }
    }
    await client({ method: 'POST', path: `${place.repository}/issues/${place.number}/comments`, body });
    return { outcome: 'created' };
}
/**
 * The oldest comment that has this key and that we wrote: anybody may copy a marker into a comment of their own. Where
 * the list names no author of any comment, the marker alone has to do.
 */
async function findComment(client, place, key, signal) {
    const candidates = [];
    let authors = false;
    for (let page = 1; page <= maxPages; page += 1) {
        const path = `${place.repository}/issues/${place.number}/comments?per_page=${perPage}&page=${page}`;
        const { data, more } = await client({ method: 'GET', path });
        if (!Array.isArray(data)) {
            throw new github_client/* GitHubError */.y_(`GET ${path}: the answer is not a list`, 200, {});
        }
        const comments = data;
        authors ||= comments.some((comment) => (property(comment, 'user') ?? undefined) !== undefined);
        candidates.push(...comments.flatMap(readComment).filter((found) => found.marker.key === key));
        if (!more && comments.length < perPage) {
            break;
        }
    }
    if (candidates.length === 0 || !authors) {
        return candidates[0];
    }
    const author = await ownLogin(client, place, candidates, signal);
    return candidates.find((candidate) => candidate.author === author);
}
function readComment(comment) {
    const id = property(comment, 'id');
    const body = property(comment, 'body');
    const author = property(property(comment, 'user'), 'login');
    if (typeof id !== 'number' || typeof body !== 'string') {
        return [];
    }
    const marker = readMarker(body);
    const bot = property(property(comment, 'user'), 'type') === 'Bot';
    return marker ? [{ id, author, bot, marker }] : [];
}
function property(value, key) {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
/** The author of what a workflow's own token writes. */
const workflowBot = 'github-actions[bot]';
/**
 * Whose comments our token writes. A person's token may ask for its user; a workflow's token and an app's may not
 * (403). Both of these only matter among bots, and only where the workflow's own bot is not among them does it take
 * the GraphQL API, the only place where an app's token learns its name.
 *
 * @throws GitHubError where GitHub fails to say it: another comment beside ours would be worse than one that is late.
 */
async function ownLogin(client, place, candidates, signal) {
    const ask = async (request) => {
        try {
            return (await client(request)).data;
        }
        catch (error) {
            // Refused: the token is no person's. A failure leaves that open, and then only the workflow's bot is taken for ours.
            const settled = error instanceof github_client/* GitHubError */.y_ &&
                ([401, 403, 404].includes(error.status) || candidates.some(({ author }) => author === workflowBot));
            if (settled && !signal?.aborted) {
                return undefined;
            }
            throw error;
        }
    };
    const user = await ask({ method: 'GET', path: '/user' });
    const login = property(user, 'login');
    if (typeof login === 'string') {
        return login;
    }
    if (candidates.some(({ author }) => author === workflowBot) || !candidates.some(({ bot }) => bot)) {
        return workflowBot;
    }
    const answer = await ask({ method: 'POST', path: place.graphqlUrl, body: { query: '{ viewer { login } }' } });
    const viewer = property(property(property(answer, 'data'), 'viewer'), 'login');
    return typeof viewer === 'string' ? viewer : workflowBot;
}


/***/ })

};
