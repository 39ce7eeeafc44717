import { APICallError, JSONParseError, TypeValidationError } from '@ai-sdk/provider';

/** Whether another attempt can succeed: throttling, overload, faults of the server or the wire, time-outs, broken bodies. */
export function isRetryable(error: unknown): boolean {
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) return true;
  if (APICallError.isInstance(error)) {
    const { statusCode } = error;
    // Without a status nothing was answered; with 2xx the body was broken.
    if (statusCode === undefined || (statusCode >= 200 && statusCode < 300)) return true;
    return statusCode === 408 || statusCode === 409 || statusCode === 429 || statusCode >= 500;
  }
  return (
    error instanceof Error &&
    (error.name === 'TimeoutError' ||
      error.name === 'AbortError' ||
      connectionFaults.has(codeOf(error)) ||
      error.message.includes('fetch failed') ||
      error.message === 'terminated')
  );
}

const connectionFaults: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}

/** The wait in milliseconds that the provider asks for: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function retryAfterMs(error: unknown, nowMs: number): number | undefined {
  if (!APICallError.isInstance(error)) return undefined;
  const headers = error.responseHeaders ?? {};
  const milliseconds = Number(headers['retry-after-ms']);
  if (headers['retry-after-ms'] !== undefined && Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const after = headers['retry-after'];
  if (after === undefined) return undefined;
  const seconds = Number(after);
  const wanted = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - nowMs;
  return Number.isFinite(wanted) ? Math.max(0, wanted) : undefined;
}
