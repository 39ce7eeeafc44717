/** What stands before the body, as undici gives it. */
export interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHeaders;
}

export type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The response that fetch gives; `bodyOf` takes the content encodings off. */
export function responseOf(
  { status, statusText, headers }: ResponseHead,
  bodyOf: (encodings: string | undefined) => Uint8Array | ReadableStream<Uint8Array>,
): Response {
  type Body = ConstructorParameters<typeof Response>[0];
  const body = bodyless.has(status) ? null : (bodyOf(text(headers['content-encoding'])) as Body); // bytes in any buffer will do
  return new Response(body, { status, statusText, headers: headersOf(headers) });
}

/** Whether the body comes over as long a time as the model writes. */
export function isStream({ headers }: ResponseHead): boolean {
  const contentType = text(headers['content-type']) ?? '';
  return contentType.startsWith('text/event-stream') || contentType.startsWith('application/x-ndjson');
}

const bodyless: ReadonlySet<number> = new Set([204, 205, 304]);

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

function headersOf(incoming: IncomingHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming)) for (const each of [value ?? []].flat()) headers.append(name, each);
  return headers;
}
