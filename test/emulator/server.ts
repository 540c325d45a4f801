import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './context.ts';
import type { Arrival } from './dispatch.ts';
import type { Fault, Faults, LoggedRequest } from './faults.ts';

/** Called before a request is carried out; the request waits for what it returns. */
export type RequestListener = (request: LoggedRequest) => void | Promise<void>;

/** What the server needs to serve. */
export interface Service {
  readonly dispatch: (arrival: Arrival) => Answer;
  readonly userName: (authorization: string | undefined) => string | undefined;
  readonly faults: Faults;
  readonly listeners: ReadonlySet<RequestListener>;
  readonly log: LoggedRequest[];
  /** Milliseconds that every request takes at least. */
  readonly latency: number;
}

/** An HTTP server that logs each request, lets faults strike, and has the rest carried out. */
export function createHttpServer(service: Service): Server {
  return createServer((request, response) => {
    serve(service, request, response).catch((reason: unknown) => {
      // A client that went away is no defect.
      if (!request.destroyed && !response.destroyed) {
        console.error('emulator:', reason);
        response.destroy();
      }
    });
  });
}

async function serve(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const arrival = await arrivalOf(request);
  const exchange = new Exchange(service, arrival, response);
  for (const listener of service.listeners) {
    await listener(exchange.entry);
  }
  if (service.latency > 0) {
    await sleep(service.latency);
  }
  const fault = service.faults.strike(exchange.entry);
  await (fault ? exchange.suffer(fault) : exchange.answer());
}

async function arrivalOf(request: IncomingMessage): Promise<Arrival> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: Object.fromEntries(headers),
    body: await bodyOf(request),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  if (!('content-length' in request.headers || 'transfer-encoding' in request.headers)) {
    return '';
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One request and its answer. Holds the log's entry, which is completed as things go. */
class Exchange {
  readonly #service: Service;
  readonly #arrival: Arrival;
  readonly #response: ServerResponse;
  #entry: LoggedRequest;

  constructor(service: Service, arrival: Arrival, response: ServerResponse) {
    this.#service = service;
    this.#arrival = arrival;
    this.#response = response;
    this.#entry = logEntry(service, arrival);
    service.log.push(this.#entry);
  }

  get entry(): LoggedRequest {
    return this.#entry;
  }

  async answer(): Promise<void> {
    this.#send(this.#process());
  }

  /** Lets a fault take its course. */
  async suffer(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'status':
        return this.#instead(fault);
      case 'redirect':
        return this.#send({ status: fault.status ?? 307, headers: { location: fault.location } });
      case 'reset':
        return this.#reset(fault.when);
      case 'hang':
        if (fault.processed) {
          this.#process();
        }
        return;
      case 'delay':
        return await this.#late(fault);
      case 'truncate':
        return this.#truncate(this.#process());
      case 'reshape': {
        const { status, body } = this.#process();
        return this.#send({ status: fault.status ?? status, body: fault.body(body) });
      }
    }
  }

  #process(): Answer {
    this.#note({ processed: true });
    return this.#service.dispatch(this.#arrival);
  }

  #instead({ status, body, headers, processed }: Extract<Fault, { kind: 'status' }>): void {
    if (processed) {
      this.#process();
    }
    this.#send({ status, body, ...(headers ? { headers } : {}) });
  }

  #reset(when: 'before' | 'after'): void {
    if (when === 'after') {
      this.#process();
    }
    this.#response.socket?.resetAndDestroy();
  }

  async #late({ milliseconds, when }: Extract<Fault, { kind: 'delay' }>): Promise<void> {
    if (when === 'after') {
      const answer = this.#process();
      await sleep(milliseconds);
      return this.#send(answer);
    }
    await sleep(milliseconds);
    return this.#send(this.#process());
  }

  #truncate(answer: Answer): void {
    const text = JSON.stringify(answer.body ?? {});
    const response = this.#response;
    response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': text.length + 1 });
    this.#note({ status: answer.status, milliseconds: Date.now() - this.entry.time });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
  }

  #send({ status, body, headers }: Answer): void {
    this.#note({ status, milliseconds: Date.now() - this.entry.time });
    const html = typeof body === 'string';
    const type = html ? 'text/html; charset=utf-8' : 'application/json';
    const text = html || body === undefined ? (body ?? '') : JSON.stringify(body);
    const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(text) };
    this.#response.writeHead(status, { ...(text === '' ? {} : { 'content-type': type }), ...length, ...headers });
    this.#response.end(text);
  }

  #note(more: Partial<LoggedRequest>): void {
    const { log } = this.#service;
    const index = log.lastIndexOf(this.#entry);
    this.#entry = { ...this.#entry, ...more };
    // The log may have been cleared while this request was on its way.
    if (index >= 0) {
      log[index] = this.#entry;
    }
  }
}

function logEntry(service: Service, { method, target, headers, body }: Arrival): LoggedRequest {
  const { pathname, searchParams } = new URL(target, 'http://emulator');
  const user = service.userName(headers['authorization']);
  const names = [...new Set(searchParams.keys())];
  return {
    number: service.log.length + 1,
    method,
    path: pathname,
    query: Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])),
    headers: headers['authorization'] ? { ...headers, authorization: `Bearer (${user ?? 'unknown'})` } : headers,
    user,
    body: readable(body),
    time: Date.now(),
    status: undefined,
    milliseconds: undefined,
    processed: false,
  };
}

function readable(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}
