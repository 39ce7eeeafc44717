import { APICallError } from '@ai-sdk/provider';

/** What a provider said about a call that failed, read leniently: every provider has a shape of its own. */
export interface ProviderError {
  /** The HTTP status, or the one that stands in the body of a 2xx or is meant by it. */
  readonly status: number | undefined;
  /** The provider's own name for the error, such as `insufficient_quota`. */
  readonly code: string | undefined;
  readonly message: string;
  /** Google's details, OpenRouter's metadata; empty where there are none. */
  readonly details: readonly Readonly<Record<string, unknown>>[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads what the provider said; undefined where the error is no answer of a provider. */
export function providerErrorOf(error: unknown): ProviderError | undefined {
  if (!APICallError.isInstance(error)) return undefined;
  const body = record(bodyOf(error));
  const said = 'error' in body ? record(body['error']) : body;
  const code = text(said['code']) ?? text(said['type']);
  return {
    status: statusOf(error.statusCode, said['code']),
    code,
    message: messageOf(error, body, said),
    details: [...list(said['details']), ...('metadata' in said ? [said['metadata']] : [])].map(record),
    headers: error.responseHeaders ?? {},
  };
}

function bodyOf(error: APICallError): unknown {
  const { responseBody }: { responseBody?: unknown } = error; // the SDK also puts parsed bodies there
  if (typeof responseBody !== 'string') return responseBody ?? error.data;
  try {
    return JSON.parse(responseBody);
  } catch {
    return undefined;
  }
}

/** OpenRouter answers 200 and puts the status into the body; the Responses API answers 200 and names what is meant. */
function statusOf(status: number | undefined, code: unknown): number | undefined {
  if (typeof code === 'string' && code in meant) return meant[code];
  const said = Number(code);
  const isStatus = (typeof code === 'number' || typeof code === 'string') && Number.isInteger(said) && said >= 400 && said < 600;
  return isStatus && (status === undefined || status < 300) ? said : status;
}

const meant: Readonly<Record<string, number>> = { server_error: 500, rate_limit_exceeded: 429 };

/** The SDK falls back to the status text where it does not know the shape; the body says more. */
function messageOf(error: APICallError, body: Readonly<Record<string, unknown>>, said: Readonly<Record<string, unknown>>): string {
  if (error.data !== undefined) return error.message;
  const found = text(said['message']) ?? text(body['error']) ?? text(body['detail']);
  return found ?? (error.message.trim() === '' ? 'no reason given' : error.message);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}; // string keys, as of any object
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
