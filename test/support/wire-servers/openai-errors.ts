import type { WireFailure } from './wire.ts';

/** OpenAI's shape of an error, of chat completions and responses alike. */
export function openaiError({ status, message, code, param }: WireFailure): unknown {
  return { error: { message, type: typeOf(status), param: param ?? null, code: code ?? null } };
}

export function openaiKeyRefusal(given: string | undefined): WireFailure {
  if (given === undefined)
    return {
      status: 401,
      message: "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.",
    };
  return { status: 401, message: `Incorrect API key provided: ${given.slice(0, 4)}****${given.slice(-2)}.`, code: 'invalid_api_key' };
}

function typeOf(status: number): string {
  if (status === 429) return 'requests';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
