import { afterAll } from 'vitest';
import { labelsFile } from '../../src/cli/labels-file.ts';
import { resultsOf } from '../../src/cli/results-of.ts';
import { InputError } from '../../src/errors/index.ts';
import { readRubric, rubricNames } from '../../src/raters/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { createViewerServer } from '../../src/server/index.ts';
import { openRun } from '../../src/store/index.ts';

/** The server of the viewer, asked without a network. */
export interface AskedViewer {
  /** Asks as the page does: `path` is what stands after the host. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** The same, for an answer that is there. */
  get<Body>(path: string): Promise<Body>;
  /** Sends a change with the page's token. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export const token = 'the-token-of-this-start';
export const host = '127.0.0.1:4177';
const page = new Map([
  ['index.html', '<meta name="custodes-token" content="%CUSTODES_TOKEN%"><meta name="custodes-nonce" content="%CUSTODES_NONCE%">'],
  ['assets/index-1.js', 'export {};'],
]);

/** Creates the server over a folder of runs; it is closed after all tests of the file. */
export function askedViewer(runsFolder: string): AskedViewer {
  let nonces = 0;
  const server = createViewerServer({
    runsFolder,
    scenarios,
    rubrics: rubricNames.map(readRubric),
    page: { read: (path) => (page.has(path) ? new TextEncoder().encode(page.get(path)) : undefined) },
    token,
    nonce: () => `nonce-${(nonces += 1)}`,
    clock: { now: Date.now },
    resultsOf: async (runFile, against) => {
      if (against !== undefined) throw new InputError('unknown-name', `nothing is known of ${against.study}`);
      const reader = openRun(runFile);
      try {
        return resultsOf(reader);
      } finally {
        reader.close();
      }
    },
    labelsFile,
  });
  afterAll(() => {
    server.close();
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    server.fetch(
      new Request(`http://${host}${path}`, { ...init, headers: { host, ...(init.headers as Record<string, string> | undefined) } }),
    );
  return {
    ask,
    get: async <Body>(path: string) => {
      const response = await ask(path);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Body; // the caller names what the server answers there
    },
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-custodes-token': token, ...headers },
      }),
  };
}
