import type { ServerResponse } from 'node:http';
import { answer } from './answer.ts';
import { sendJson } from './send-json.ts';
import type { Reading, Wire, WireFailure, WireRequest } from './wire.ts';

/** Trouble on the way. */
export type Fault = { readonly type: 'fault' } & (
  | StatusFault
  /** the connection is reset, before a status or amid the body */
  | { readonly kind: 'reset'; readonly amid?: 'body' }
  /** nothing comes, or nothing more amid the body, until the client goes */
  | { readonly kind: 'stall'; readonly amid?: 'body' }
  /** 200 with half of a JSON body */
  | { readonly kind: 'broken-json' }
  /** 200 with nothing */
  | { readonly kind: 'empty-body' }
  /** 200 with this JSON, which is no answer */
  | { readonly kind: 'wrong-shape'; readonly json: unknown }
);

interface StatusFault extends Omit<WireFailure, 'message' | 'retryInfoSeconds'> {
  readonly kind: 'status';
  /** What the provider says; a function gets the key, to echo it. */
  readonly message?: string | ((key: string) => string);
  readonly retryAfter?: RetryAfter;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is not in the provider's shape: of a proxy in between. */
  readonly rawBody?: string;
}

/** How the provider says when to come again. */
export type RetryAfter =
  | { readonly seconds: number }
  | { readonly milliseconds: number }
  | { readonly date: Date }
  /** in the body, as Google does */
  | { readonly retryInfoSeconds: number };

/** A fault by status: `failing(429, { retryAfter: { seconds: 1 } })`. */
export function failing(status: number, rest: Omit<StatusFault, 'kind' | 'status'> = {}): Fault {
  return { type: 'fault', kind: 'status', status, ...rest };
}

export const reset: Fault = { type: 'fault', kind: 'reset' };
export const resetAmidBody: Fault = { type: 'fault', kind: 'reset', amid: 'body' };
export const stall: Fault = { type: 'fault', kind: 'stall' };
export const stallAmidBody: Fault = { type: 'fault', kind: 'stall', amid: 'body' };
export const brokenJson: Fault = { type: 'fault', kind: 'broken-json' };
export const emptyBody: Fault = { type: 'fault', kind: 'empty-body' };

interface FaultSetting {
  readonly wire: Wire;
  readonly request: WireRequest;
  readonly reading: Reading;
  readonly key: string;
}

export function sendFault(response: ServerResponse, fault: Fault, setting: FaultSetting): void {
  const { wire, request, reading } = setting;
  const halfBody = (): string => {
    const text = JSON.stringify(wire.write(answer(['This is an answer that will never be whole.']), request, reading).body);
    return text.slice(0, text.length / 2);
  };
  switch (fault.kind) {
    case 'status':
      sendStatus(response, fault, setting);
      return;
    case 'reset':
      if (fault.amid === undefined) response.socket?.resetAndDestroy();
      else startBody(response, halfBody(), () => response.socket?.resetAndDestroy());
      return;
    case 'stall':
      if (fault.amid !== undefined) startBody(response, halfBody());
      return;
    case 'broken-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end(halfBody());
      return;
    case 'empty-body':
      response.writeHead(200, { 'content-type': 'application/json' }).end();
      return;
    case 'wrong-shape':
      sendJson(response, 200, fault.json);
  }
}

function sendStatus(response: ServerResponse, fault: StatusFault, { wire, key }: FaultSetting): void {
  const { status, message = defaultMessages[status] ?? `status ${status}`, retryAfter, rawBody } = fault;
  const said = typeof message === 'string' ? message : message(key);
  const headers = { ...retryHeaders(retryAfter), ...fault.headers };
  if (rawBody !== undefined) {
    response.writeHead(status, headers).end(rawBody);
    return;
  }
  const { code, param, metadata } = fault;
  const failure: WireFailure = {
    status,
    message: said,
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(retryAfter !== undefined && 'retryInfoSeconds' in retryAfter ? retryAfter : {}),
  };
  sendJson(response, status, wire.error(failure), headers);
}

const defaultMessages: Readonly<Record<number, string>> = {
  400: 'the request is not valid',
  401: 'the key is not valid',
  403: 'the key may not do this',
  404: 'the model does not exist',
  429: 'too many requests',
  500: 'the server had an error while processing the request',
  503: 'the service is unavailable',
  529: 'Overloaded',
};

function retryHeaders(retryAfter: RetryAfter | undefined): Readonly<Record<string, string>> {
  if (retryAfter === undefined || 'retryInfoSeconds' in retryAfter) return {};
  if ('milliseconds' in retryAfter) return { 'retry-after-ms': String(retryAfter.milliseconds) };
  return { 'retry-after': 'seconds' in retryAfter ? String(retryAfter.seconds) : retryAfter.date.toUTCString() };
}

/** Announces more than it sends. */
function startBody(response: ServerResponse, text: string, then?: () => void): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(2 * Buffer.byteLength(text) + 2) });
  response.write(text, then);
}
