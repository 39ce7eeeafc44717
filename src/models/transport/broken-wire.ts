import { errors } from 'undici';

/** What came is no HTTP, or not what its encoding says: cut off or garbled on its way, so it has the code of a connection that broke. */
export function brokenWire(cause: unknown): Error {
  const error = new errors.SocketError(`the response is broken: ${cause instanceof Error ? cause.message : String(cause)}`);
  error.cause = cause;
  return error;
}
