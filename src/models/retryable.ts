import {
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoContentGeneratedError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { providerErrorOf, type ProviderError } from './provider-error.ts';

/** Whether another attempt can succeed: throttling, overload, faults of the server or the wire, time-outs, broken bodies. */
export function isRetryable(error: unknown): boolean {
  if (brokenBodies.some((kind) => kind.isInstance(error))) return true;
  const said = providerErrorOf(error);
  if (said !== undefined) return canSucceedLater(said);
  return (
    error instanceof Error &&
    (error.name === 'TimeoutError' ||
      error.name === 'AbortError' ||
      connectionFaults.has(codeOf(error)) ||
      error.message.includes('fetch failed') ||
      error.message === 'terminated')
  );
}

const brokenBodies = [EmptyResponseBodyError, InvalidResponseDataError, JSONParseError, NoContentGeneratedError, TypeValidationError];

function canSucceedLater({ status, code, details, headers }: ProviderError): boolean {
  // OpenAI and Anthropic say so where the status does not tell.
  if (headers['x-should-retry'] !== undefined) return headers['x-should-retry'] === 'true';
  // Without a status nothing was answered; with 2xx the body was broken.
  if (status === undefined || (status >= 200 && status < 300)) return true;
  if (status === 429) return code !== 'insufficient_quota' && !details.some(isDailyQuota);
  return status === 408 || status === 409 || status >= 500;
}

/** Google's quota of a day comes back after hours, whatever wait it names. */
function isDailyQuota(detail: Readonly<Record<string, unknown>>): boolean {
  return String(detail['@type']).endsWith('google.rpc.QuotaFailure') && JSON.stringify(detail['violations'] ?? []).includes('PerDay');
}

const connectionFaults: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_PRX_CONN',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
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

/**
 * The wait in milliseconds that the provider asks for: `retry-after-ms`, `retry-after` in seconds or as a date, or
 * Google's `RetryInfo` in the body. Undefined where it asks for none, or for none that can be read.
 */
export function retryAfterMs(error: unknown, nowMs: number): number | undefined {
  const said = providerErrorOf(error);
  if (said === undefined) return undefined;
  const { headers, details } = said;
  const delays = details.map((detail) => detail['retryDelay']).filter((delay) => typeof delay === 'string');
  const wanted = [
    number(headers['retry-after-ms']),
    secondsToMs(number(headers['retry-after'])),
    Date.parse(headers['retry-after'] ?? '') - nowMs,
    ...delays.map((delay) => secondsToMs(number(delay.replace(/s$/, '')))),
  ].find(Number.isFinite);
  return wanted === undefined ? undefined : Math.max(0, wanted);
}

function number(value: string | undefined): number {
  return value === undefined || value.trim() === '' ? Number.NaN : Number(value);
}

function secondsToMs(seconds: number): number {
  return seconds * 1000;
}
