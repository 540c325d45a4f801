/** What the emulator answers, before it is put into the words of a protocol. */
export type Answer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'error'; readonly status: number; readonly code: string; readonly message: string };

export function ok(body: unknown): Answer {
  return { kind: 'ok', body };
}

export function refuse(status: number, code: string, message: string): Answer {
  return { kind: 'error', status, code, message };
}

/** A reply as it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** AWS JSON 1.1, as Secrets Manager and SSM speak it. */
export function asJson(answer: Answer): Reply {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  return answer.kind === 'ok'
    ? { status: 200, headers, body: JSON.stringify(answer.body) }
    : {
        status: answer.status,
        headers,
        body: JSON.stringify({ __type: `com.amazonaws#${answer.code}`, message: answer.message }),
      };
}

/** AWS Query, as STS speaks it. */
export function asXml(action: string, answer: Answer): Reply {
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
  const about = `<RequestId>${requestId}</RequestId>`;
  const body =
    answer.kind === 'ok'
      ? `<${action}Response xmlns="${namespace}"><${action}Result>${xml(answer.body)}</${action}Result><ResponseMetadata>${about}</ResponseMetadata></${action}Response>`
      : `<ErrorResponse xmlns="${namespace}"><Error>${xml({ Type: 'Sender', Code: answer.code, Message: answer.message })}</Error>${about}</ErrorResponse>`;
  return { status: answer.kind === 'ok' ? 200 : answer.status, headers, body };
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const requestId = '00000000-0000-4000-8000-000000000000';

function xml(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  }
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
    .join('');
}
