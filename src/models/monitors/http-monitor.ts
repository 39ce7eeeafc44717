import { APICallError, type LanguageModelV4 } from '@ai-sdk/provider';
import { InputError } from '../../errors/index.ts';
import { readReply } from './monitor-reply.ts';
import { monitorRequest } from './monitor-request.ts';
import { withoutStream } from './without-stream.ts';

/** How a monitor behind an address is reached. */
export interface HttpMonitorSetting {
  readonly address: string;
  /** Sent as a bearer token, where there is one. */
  readonly apiKey: string | undefined;
  /** Carries the requests. */
  readonly fetch: typeof globalThis.fetch;
}

/**
 * A monitor that takes a request by POST and answers with JSON. No redirect is followed: only the named host is contacted.
 * A status other than 2xx is a provider's error. Throws InputError `invalid-option` for an address that is none.
 */
export function httpMonitor({ address, apiKey, fetch }: HttpMonitorSetting): LanguageModelV4 {
  const url = checkedAddress(address);
  return withoutStream(`monitor:${url}`, async (options) => {
    const request = monitorRequest(options);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(request),
      redirect: 'manual',
      ...(options.abortSignal === undefined ? {} : { signal: options.abortSignal }),
    });
    const body = await response.text();
    if (!response.ok)
      throw new APICallError({
        message: response.statusText,
        url,
        requestBodyValues: {},
        statusCode: response.status,
        responseHeaders: Object.fromEntries(response.headers),
        responseBody: body,
      });
    return readReply(body, request);
  });
}

function checkedAddress(address: string): string {
  const refuse = (problem: string, hint: string): InputError =>
    new InputError('invalid-option', `the address of the monitor ${problem}`, { hint });
  if (!URL.canParse(address)) throw refuse(`'${address}' is none`, 'It looks like monitor:http://127.0.0.1:8080/review.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    throw refuse('holds a user name or password', 'Put a key into MONITOR_API_KEY; it is sent as a bearer token.');
  return url.href;
}
