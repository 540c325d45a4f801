import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a token may do with a part of the API: 403 and 404 are how GitHub says no. */
export type Permission = 'write' | 'read' | 403 | 404;

export interface Author {
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export interface EmulatedComment {
  readonly id: number;
  readonly issue: number;
  readonly author: Author;
  body: string;
}

export interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface GitHubOptions {
  /** `owner/name`. */
  readonly repository?: string;
  /** The only token that is known; any other is a 401. */
  readonly token?: string;
  /** Who writes with the token. */
  readonly author?: Author;
  readonly comments?: Permission;
  readonly contents?: Permission;
  readonly pulls?: Readonly<Record<number, unknown>>;
  /** Files by commit id and path. */
  readonly files?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of a page of comments, whatever the client asks for. */
  readonly maxPerPage?: number;
  /** Answers before anything else: a status with headers and body, or `undefined` to go on. */
  readonly intercept?: (request: LoggedRequest) => Reply | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GitHubEmulator {
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  readonly comments: readonly EmulatedComment[];
  /** A comment that somebody else wrote, or we earlier. */
  addComment(issue: number, author: Author, body: string): EmulatedComment;
  close(): Promise<void>;
}

export const workflowBot: Author = { login: 'github-actions[bot]', type: 'Bot' };

/** GitHub refuses a longer body with 422. */
const commentChars = 65_536;

/** The part of GitHub's REST API that the action uses, on loopback. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubEmulator> {
  const state: State = {
    repository: options.repository ?? 'acme/data',
    token: options.token ?? 'ghs_emulator_token',
    author: options.author ?? workflowBot,
    options,
    comments: [],
    requests: [],
    url: '',
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) =>
      send(response, { status: 500, body: { message: String(error) } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${addressOf(server.address()).port}`;
  return {
    url: state.url,
    requests: state.requests,
    comments: state.comments,
    addComment: (issue, author, body) => addComment(state, { issue, author, body }),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface State {
  readonly repository: string;
  readonly token: string;
  readonly author: Author;
  readonly options: GitHubOptions;
  readonly comments: EmulatedComment[];
  readonly requests: LoggedRequest[];
  url: string;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address !== 'object' || address === null) {
    throw new Error('The server has no port.');
  }
  return address;
}

function addComment(state: State, comment: Omit<EmulatedComment, 'id'>): EmulatedComment {
  const added = { id: 1000 + state.comments.length, ...comment };
  state.comments.push(added);
  return added;
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  const logged = {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
  state.requests.push(logged);
  send(response, state.options.intercept?.(logged) ?? route(state, logged));
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const type =
    typeof body === 'string' ? 'application/vnd.github.raw+json; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text);
}

const notFound: Reply = { status: 404, body: { message: 'Not Found' } };
const forbidden: Reply = { status: 403, body: { message: 'Resource not accessible by integration' } };

function route(state: State, request: LoggedRequest): Reply {
  if (![`token ${state.token}`, `Bearer ${state.token}`].includes(request.headers.authorization ?? '')) {
    return { status: 401, body: { message: 'Bad credentials' } };
  }
  const { pathname, searchParams } = new URL(request.path, state.url);
  if (pathname === '/user' && request.method === 'GET') {
    return user(state.author);
  }
  if (pathname === '/graphql' && request.method === 'POST') {
    return { status: 200, body: { data: { viewer: { login: state.author.login } } } };
  }
  const prefix = `/repos/${state.repository}/`;
  if (!pathname.startsWith(prefix)) {
    return notFound;
  }
  const path = pathname.slice(prefix.length);
  const [, issue] = /^issues\/(\d+)\/comments$/.exec(path) ?? [];
  if (issue) {
    return issueComments(state, request, { issue: Number(issue), searchParams });
  }
  const [, comment] = /^issues\/comments\/(\d+)$/.exec(path) ?? [];
  if (comment) {
    return oneComment(state, request, Number(comment));
  }
  const [, pull] = /^pulls\/(\d+)$/.exec(path) ?? [];
  if (pull) {
    return pullReply(state, Number(pull));
  }
  const [, tree] = /^git\/trees\/(\w+)$/.exec(path) ?? [];
  if (tree !== undefined && request.method === 'GET') {
    return treeOf(state, tree);
  }
  const [, file] = /^contents\/(.*)$/.exec(path) ?? [];
  if (file !== undefined && request.method === 'GET') {
    return contents(state, request, { path: decodeURIComponent(file), ref: searchParams.get('ref') });
  }
  return notFound;
}

function user(author: Author): Reply {
  return author.type === 'Bot' ? forbidden : { status: 200, body: author };
}

function refusal(permission: Permission, needed: 'read' | 'write'): Reply | undefined {
  if (permission === 404) {
    return notFound;
  }
  return permission === 403 || (needed === 'write' && permission === 'read') ? forbidden : undefined;
}

function issueComments(
  state: State,
  request: LoggedRequest,
  { issue, searchParams }: { readonly issue: number; readonly searchParams: URLSearchParams },
): Reply {
  const writes = request.method === 'POST';
  const refused = refusal(state.options.comments ?? 'write', writes ? 'write' : 'read');
  if (refused) {
    return refused;
  }
  if (!writes) {
    return listComments(state, issue, searchParams);
  }
  const body = commentBody(request);
  if (typeof body !== 'string') {
    return body;
  }
  return { status: 201, body: shown(addComment(state, { issue, author: state.author, body })) };
}

function listComments(state: State, issue: number, query: URLSearchParams): Reply {
  const perPage = Math.min(Number(query.get('per_page') ?? 30), state.options.maxPerPage ?? 100);
  const page = Number(query.get('page') ?? 1);
  const all = state.comments.filter((comment) => comment.issue === issue);
  const items = all.slice((page - 1) * perPage, page * perPage);
  const next = `${state.url}/repos/${state.repository}/issues/${issue}/comments?per_page=${perPage}&page=${page + 1}`;
  return {
    status: 200,
    body: items.map(shown),
    headers: page * perPage < all.length ? { link: `<${next}>; rel="next"` } : {},
  };
}

/** The body of a comment that is to be written, or why GitHub refuses it. */
function commentBody(request: LoggedRequest): string | Reply {
  const body: unknown = Object(JSON.parse(request.body || '{}')).body;
  if (typeof body !== 'string' || body === '') {
    return { status: 422, body: { message: 'Validation Failed' } };
  }
  if ([...body].length > commentChars) {
    return { status: 422, body: { message: `Body is too long (maximum is ${commentChars} characters)` } };
  }
  return body;
}

function oneComment(state: State, request: LoggedRequest, id: number): Reply {
  const refused = refusal(state.options.comments ?? 'write', request.method === 'GET' ? 'read' : 'write');
  if (refused) {
    return refused;
  }
  const found = state.comments.find((comment) => comment.id === id);
  if (!found) {
    return notFound;
  }
  if (request.method === 'PATCH') {
    if (found.author.login !== state.author.login) {
      return forbidden;
    }
    const body = commentBody(request);
    if (typeof body !== 'string') {
      return body;
    }
    found.body = body;
  }
  return { status: 200, body: shown(found) };
}

function shown({ id, author, body }: EmulatedComment): object {
  return { id, body, user: author };
}

function pullReply(state: State, number: number): Reply {
  const pull = state.options.pulls?.[number];
  return pull === undefined ? notFound : { status: 200, body: pull };
}

/** All files below a commit, as with `recursive=1`; over GitHub's limit it says that some are missing. */
function treeOf(state: State, sha: string): Reply {
  const refused = refusal(state.options.contents ?? 'read', 'read');
  const files = state.options.files?.[sha];
  if (refused || !files) {
    return refused ?? notFound;
  }
  const tree = Object.keys(files).map((path) => ({ path, type: 'blob' }));
  return { status: 200, body: { sha, tree: [{ path: 'folder', type: 'tree' }, ...tree], truncated: false } };
}

function contents(
  state: State,
  request: LoggedRequest,
  { path, ref }: { readonly path: string; readonly ref: string | null },
): Reply {
  const refused = refusal(state.options.contents ?? 'read', 'read');
  if (refused) {
    return refused;
  }
  const files = state.options.files?.[ref ?? 'HEAD'];
  if (!files) {
    return notFound;
  }
  if (path === '') {
    return { status: 200, body: Object.keys(files).map((name) => ({ path: name, type: 'file' })) };
  }
  const text = files[path];
  if (text === undefined) {
    return notFound;
  }
  if (request.headers.accept?.includes('raw')) {
    return { status: 200, body: text };
  }
  return {
    status: 200,
    body: { type: 'file', path, encoding: 'base64', content: Buffer.from(text).toString('base64') },
  };
}
