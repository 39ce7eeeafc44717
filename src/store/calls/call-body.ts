import type { CallRecord, WireExchange } from '../../spec/index.ts';
import { storedJson } from '../stored-json.ts';

/** What of a call is long or seldom looked at. */
export type CallBody = Pick<CallRecord, 'attempts' | 'error' | 'wire' | 'answer'>;

/**
 * The body of a call as bytes: a line of JSON, then the body of the request, that of the response and the answer, one
 * after the other and byte for byte. They are packed as one, since each says again what the one before it said.
 */
export function callBodyBytes({ attempts, error, wire, answer }: CallBody): Buffer {
  const texts = [wire?.requestBody ?? '', wire?.responseBody ?? '', JSON.stringify(answer)];
  const encodings = texts.map(encodingOf);
  const parts = texts.map((text, part) => Buffer.from(text, encodings[part]));
  const head: Head = {
    attempts,
    error,
    wire: wire === null ? null : withoutBodies(wire),
    parts: parts.map(({ length }, part) => [length, encodings[part] ?? 'utf8'] as const),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...parts]);
}

/** What `callBodyBytes` made bytes of. Throws StoreError `run-corrupt`. */
export function parseCallBody(bytes: Buffer): CallBody {
  const start = bytes.indexOf('\n') + 1;
  const { attempts, error, wire, parts } = storedJson<Head>(bytes.toString('utf8', 0, start));
  let from = start;
  const [requestBody = '', responseBody = '', answer = 'null'] = parts.map(([length, encoding]) => {
    from += length;
    return bytes.toString(encoding, from - length, from);
  });
  return { attempts, error, wire: wire === null ? null : { ...wire, requestBody, responseBody }, answer: storedJson(answer) };
}

interface Head {
  readonly attempts: CallRecord['attempts'];
  readonly error: string | null;
  readonly wire: Omit<WireExchange, 'requestBody' | 'responseBody'> | null;
  /** Length in bytes and encoding. */
  readonly parts: readonly (readonly [number, 'utf8' | 'utf16le'])[];
}

/** UTF-8 has no way to write half of a surrogate pair, and a text that was cut may hold one. */
function encodingOf(text: string): 'utf8' | 'utf16le' {
  return text.isWellFormed() ? 'utf8' : 'utf16le';
}

function withoutBodies({ requestBody: _request, responseBody: _response, ...rest }: WireExchange): Head['wire'] {
  return rest;
}
