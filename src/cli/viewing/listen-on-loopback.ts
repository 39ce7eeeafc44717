import { createAdaptorServer } from '@hono/node-server';
import { InputError } from '../../errors/index.ts';
import type { ViewerServer } from '../../server/index.ts';

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** Tried first, so that the address of a view stays the same from one start to the next. */
const usualPort = 4177;

/** Lets a server listen on this machine alone. Throws InputError `invalid-option` where a port that was asked for is taken. */
export async function listenOnLoopback(viewer: ViewerServer, port: number | undefined): Promise<Listening> {
  try {
    return await listenAt(viewer, port ?? usualPort);
  } catch (cause) {
    if (port === undefined) return await listenAt(viewer, 0);
    throw new InputError('invalid-option', `port ${port} cannot be used (${cause instanceof Error ? cause.message : String(cause)})`, {
      hint: 'Name another with --port, or none: custodes then takes one that is free.',
      cause,
    });
  }
}

function listenAt(viewer: ViewerServer, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request) => viewer.fetch(request) });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      const taken = typeof bound === 'object' && bound !== null ? bound.port : port;
      resolve({
        address: `http://127.0.0.1:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}
