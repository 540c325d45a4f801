/** One entry of the framework's validation list. */
export interface Issue {
  /** `['body', 'connection', 'uri']`. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  /** The offending value; only sent where the dialect repeats it. */
  readonly input?: unknown;
}

/** A request that the control plane does not carry out: the status and the body to answer with. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

/** Refused with a text for people under `detail`: 401, 403, 404, 405, 409. */
export function refused(status: number, detail: string): Refusal {
  return new Refusal(status, { detail });
}

/** 404 that names the kind and the id, as the guide shows it. */
export function notFound(kind: string, id: number | string): Refusal {
  return refused(404, `${kind} with id ${id} not found`);
}

/** A failed connectivity check: 400, and the text is under `message`. */
export function checkFailed(message: string): Refusal {
  return new Refusal(400, { message });
}

/** 422 with the framework's list. */
export function unprocessable(...issues: readonly Issue[]): Refusal {
  return new Refusal(422, { detail: issues });
}
