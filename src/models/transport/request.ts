/** A request, taken apart as it goes out. */
export interface OutgoingRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | null;
  readonly signal: AbortSignal | undefined;
}

type Input = Parameters<typeof globalThis.fetch>[0];
type Init = Parameters<typeof globalThis.fetch>[1];
type GivenHeaders = NonNullable<RequestInit['headers']>;

/** What fetch was given. Strings and bytes go out as they are; forms, blobs and streams are gathered first. */
export function requestOf(input: Input, init: Init): OutgoingRequest | Promise<OutgoingRequest> {
  const body = init?.body ?? null;
  if (input instanceof Request || !(body === null || typeof body === 'string' || body instanceof Uint8Array)) return gathered(input, init);
  const { origin, pathname, search } = new URL(input);
  return {
    origin,
    path: `${pathname}${search}`,
    method: (init?.method ?? 'GET').toUpperCase(),
    headers: headersOf(init?.headers, body),
    body,
    signal: init?.signal ?? undefined,
  };
}

async function gathered(input: Input, init: Init): Promise<OutgoingRequest> {
  const request = new Request(input, init);
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
  const { origin, pathname, search } = new URL(request.url);
  const { method, headers, signal } = request;
  return { origin, path: `${pathname}${search}`, method, headers: headersOf(headers, body), body, signal };
}

function headersOf(given: GivenHeaders | undefined, body: OutgoingRequest['body']): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br' };
  if (typeof body === 'string') headers['content-type'] = 'text/plain;charset=UTF-8';
  for (const [name, value] of entriesOf(given ?? {})) headers[name.toLowerCase()] = value;
  return headers;
}

function entriesOf(given: GivenHeaders): Iterable<readonly [string, string]> {
  if (given instanceof Headers) return given.entries();
  const pairs = Array.isArray(given) ? given : Object.entries(given);
  return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined);
}
