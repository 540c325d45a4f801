export const id = 397;
export const ids = [397,212];
export const modules = {

/***/ 2397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBase: () => (/* binding */ readBase)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7975);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4463);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8831);






/** Reads files at `event.baseSha`: from the checkout where it has that commit, else through GitHub's API. Never throws for what it finds. */
async function readBase(request) {
    const { event, paths, workspace } = request;
    const all = (file) => new Map(paths.map((path) => [path, file]));
    if (!event.baseSha) {
        return all(unreadable('the event names no base commit'));
    }
    const elsewhere = (path) => !isInside(path) || isInOtherCheckout(path, workspace);
    const inside = paths.filter((path) => !elsewhere(path));
    const files = (await fromCheckout(request, event.baseSha, inside)) ?? (await fromApi(request, event.baseSha, inside));
    const others = paths.filter(elsewhere).map((path) => [path, unreadable('it is outside of the checkout')]);
    return new Map([...files, ...others]);
}
/** `actions/checkout` with `path`, or a second repository: the path in that repository is another, and so may be the repository. */
function isInOtherCheckout(path, workspace) {
    const folders = path.split('/').slice(0, -1);
    return folders.some((_, index) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, ...folders.slice(0, index + 1), '.git')));
}
/** Those that a glob of the run matches, by the rules by which the head's files were found. */
function matching(listed, patterns) {
    return listed.filter((path) => isInside(path) &&
        !path.split('/').includes('node_modules') &&
        patterns.some((pattern) => node_path__WEBPACK_IMPORTED_MODULE_2__.posix.matchesGlob(path, pattern)));
}
function unreadable(reason) {
    return { kind: 'unreadable', reason };
}
/** Paths with `..` could lead to another place of the API. */
function isInside(path) {
    const parts = path.split('/');
    return (path !== '' &&
        !path.includes('\0') &&
        !path.includes('\\') &&
        parts.every((part) => !['', '.', '..'].includes(part)));
}
const gitMilliseconds = 10_000;
const gitBytes = 32 * 1024 * 1024;
/** `undefined` where the checkout cannot say: no git, no repository, or a shallow one without the commit. */
async function fromCheckout(request, sha, paths) {
    const root = await git(request, ['cat-file', '-t', `${sha}^{tree}`]);
    if (root === undefined) {
        return undefined;
    }
    const all = request.patterns.length === 0 ? '' : await git(request, ['ls-tree', '-r', '-z', '--name-only', sha]);
    if (all === undefined) {
        return undefined;
    }
    const files = new Map();
    for (const path of new Set([...paths, ...matching(all.split('\0'), request.patterns)])) {
        const listed = await git(request, ['ls-tree', '-z', sha, '--', `:(literal)./${path}`]);
        const text = listed ? await git(request, ['cat-file', 'blob', `${sha}:./${path}`]) : undefined;
        if (listed === undefined || (listed !== '' && text === undefined)) {
            return undefined;
        }
        files.set(path, text === undefined ? { kind: 'absent' } : { kind: 'text', text });
    }
    return files;
}
/**
 * Only commands that read objects by name and run neither hooks nor filters. A bare repository that the pull request
 * itself brought along is not taken for ours, and nothing is fetched.
 */
async function git({ workspace, env, signal }, args) {
    const kept = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => env[name] ? [[name, env[name]]] : []);
    const settings = ['-c', 'safe.bareRepository=explicit', '-c', 'core.fsmonitor=false'];
    try {
        const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', [...settings, ...args], {
            cwd: workspace,
            env: { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
            timeout: gitMilliseconds,
            maxBuffer: gitBytes,
            encoding: 'utf8',
            ...(signal ? { signal } : {}),
        });
        return stdout;
    }
    catch {
        return undefined;
    }
}
async function fromApi(request, sha, paths) {
    const { event, token, quotes, signal } = request;
    const all = (file) => new Map(paths.map((path) => [path, file]));
    if (!event.repository) {
        return all(unreadable('the repository is not known'));
    }
    if (!token) {
        return all(unreadable('the checkout does not have the base commit, and there is no `github-token`'));
    }
    const client = await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .openGitHub */ .o6)({ token, apiUrl: event.apiUrl, quotes, signal });
    const repository = (0,_comment_js__WEBPACK_IMPORTED_MODULE_5__/* .repositoryPath */ .S)(event.repository);
    const listed = request.patterns.length === 0 ? [] : await listTree(client, `${repository}/git/trees/${sha}?recursive=1`);
    if (!Array.isArray(listed)) {
        return all(listed);
    }
    const files = new Map();
    for (const path of new Set([...paths, ...matching(listed, request.patterns)])) {
        files.set(path, await readContents(client, `${repository}/contents`, { path, sha }));
    }
    return files;
}
/** Every file of a commit. GitHub says where it did not give them all. */
async function listTree(client, path) {
    const answer = await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .answerOf */ .ut)(client, { method: 'GET', path });
    if (answer instanceof _client_js__WEBPACK_IMPORTED_MODULE_4__/* .GitHubError */ .y_) {
        return unreadable(answer.message);
    }
    const { tree, truncated } = (answer.data ?? {});
    if (!Array.isArray(tree) || truncated === true) {
        return unreadable('GitHub did not list all files of the base');
    }
    return tree.flatMap((one) => one?.type === 'blob' && typeof one.path === 'string' ? [one.path] : []);
}
async function readContents(client, contents, { path, sha }) {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const answer = await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .answerOf */ .ut)(client, {
        method: 'GET',
        path: `${contents}/${encoded}?ref=${sha}`,
        accept: 'application/vnd.github.raw+json',
    });
    if (answer instanceof _client_js__WEBPACK_IMPORTED_MODULE_4__/* .GitHubError */ .y_) {
        if (answer.status !== 404) {
            return unreadable(answer.message);
        }
        return (await canList(client, `${contents}/?ref=${sha}`))
            ? { kind: 'absent' }
            : unreadable('the token may not read the repository (404)');
    }
    const text = contentText(answer.data);
    return text === undefined ? unreadable('GitHub gave no file for it') : { kind: 'text', text };
}
/** GitHub answers 404 for what is not there and for what may not be seen: the root of the same commit tells them apart. */
async function canList(client, path) {
    const answer = await (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .answerOf */ .ut)(client, { method: 'GET', path });
    return !(answer instanceof _client_js__WEBPACK_IMPORTED_MODULE_4__/* .GitHubError */ .y_) && Array.isArray(answer.data);
}
/** The raw text that was asked for, or the base64 form of a server that does not know the media type. */
function contentText(data) {
    if (typeof data === 'string') {
        return data;
    }
    if (data instanceof ArrayBuffer) {
        return Buffer.from(data).toString('utf8');
    }
    if (typeof data !== 'object' || data === null || !('content' in data) || !('encoding' in data)) {
        return undefined;
    }
    return data.encoding === 'base64' && typeof data.content === 'string'
        ? Buffer.from(data.content, 'base64').toString('utf8')
        : undefined;
}


/***/ }),

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
