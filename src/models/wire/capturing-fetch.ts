import type { WireExchange } from '../../spec/index.ts';
import { startDeadline } from '../deadline.ts';
import type { Redactor } from '../redact.ts';
import { openAttempt } from './open-attempt.ts';

type Fetch = typeof globalThis.fetch;

/**
 * A fetch that tells the attempt under way what goes over the wire, without secrets, and asks it before it sends.
 * Outside of an attempt it is the transport itself. The body is read whole before the response is given.
 */
export function capturingFetch(transport: Fetch, redactor: Redactor): Fetch {
  return async (input, init) => {
    const attempt = openAttempt();
    if (attempt === undefined) return transport(input, init);
    const body = typeof init?.body === 'string' ? init.body : '';
    await attempt.beforeSend(body);
    const request = {
      method: init?.method ?? 'GET',
      url: redactor.text(addressOf(input)),
      requestHeaders: headersOf(new Headers(init?.headers), redactor),
      requestBody: redactor.text(body),
    };
    const tell = (answer: Pick<WireExchange, 'status' | 'responseHeaders' | 'responseBody'>): void => {
      attempt.onExchange({ ...request, ...answer });
    };
    tell({ status: null, responseHeaders: {}, responseBody: '' });
    // The time runs from the moment of sending, and not while the attempt waits for its place.
    const deadline = startDeadline(init?.signal ?? undefined, attempt.timeoutMs);
    try {
      const response = await transport(input, { ...init, signal: deadline.signal });
      const { status, statusText, headers } = response;
      const responseHeaders = headersOf(headers, redactor);
      tell({ status, responseHeaders, responseBody: '' });
      const text = await response.text();
      tell({ status, responseHeaders, responseBody: redactor.text(text) });
      return new Response(bodiless.has(status) ? null : text, { status, statusText, headers });
    } finally {
      deadline.forget();
    }
  };
}

/** Statuses that a Response may not have a body with. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function addressOf(input: Parameters<Fetch>[0]): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}

/** Headers that hold secrets by their nature are left out by name; the rest is searched for them. */
const secretHeaders =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-goog-api-key|api-key|openai-organization|openai-project)$/;

function headersOf(headers: Headers, redactor: Redactor): Record<string, string> {
  return Object.fromEntries(
    [...headers].filter(([name]) => !secretHeaders.test(name)).map(([name, value]) => [name, redactor.text(value)]),
  );
}
