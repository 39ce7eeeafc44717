/**
 * Real HTTP servers on loopback that speak the wires of model providers, for tests of whole trials, of recording, of
 * limits and of trouble on the way. A server is a `Wire` (what is spoken) with a `Script` (what is answered):
 *
 *     await using server = await startWireServer(anthropicMessages(), thinkingWith(brain));
 *     const model = await resolveModel('anthropic/claude-sonnet-4-5', {
 *       environment: { ANTHROPIC_API_KEY: server.key, ANTHROPIC_BASE_URL: server.baseUrl }, …
 *     });
 *
 * - **Wires** (`openai-chat.ts`, `openai-responses.ts`, `anthropic-messages.ts`, `google-generate-content.ts`) check
 *   each request as the provider does: method, path, key, settings, tools, that each tool result answers the call
 *   before it, in order, and that reasoning comes back sealed as it went out. What does not fit is answered by a 400 in
 *   the provider's own shape, and stands in `violations`. They are stricter than providers in one point: an assistant
 *   turn that follows a history which the server has answered must be the turn that it gave (`memory.ts`).
 * - **Scripts** (`script.ts`) get an `Exchange`, the request as an AI SDK prompt, and give an `Answer` (`answer.ts`) or
 *   a `Fault` (`fault.ts`), which may also be chosen by a model in process, such as a reference subject (`brain.ts`).
 * - `requests` keeps what came in, in order, `answers` what went out as an answer.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';
import { sendFault } from './fault.ts';
import { createMemory } from './memory.ts';
import type { Script } from './script.ts';
import { sendJson } from './send-json.ts';
import { Violation, type Reading, type Wire, type WireFailure, type WireRequest } from './wire.ts';

export interface WireServer extends AsyncDisposable {
  /** Version part included, as `<PROVIDER>_BASE_URL` takes it. */
  readonly baseUrl: string;
  /** The key that it takes. */
  readonly key: string;
  /** All requests, in the order in which they came. */
  readonly requests: readonly ReceivedRequest[];
  /** What was answered, without faults, in the order in which it went out. */
  readonly answers: readonly Answer[];
  /** What was wrong with requests, in order; empty where the client keeps to the wire. */
  readonly violations: readonly string[];
  /** Drops all connections, stalled ones too. */
  close(): Promise<void>;
}

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined where it is none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds since the server began. */
  readonly atMs: number;
}

export interface WireServerOptions {
  /** The key that it takes; null takes requests without one, and with any. */
  readonly key?: string | null;
}

const defaultKey = 'wk-live-7Q2r+x/9ZcT0pLm4_Vb8';

/** Starts a server on a free port of 127.0.0.1. */
export async function startWireServer(wire: Wire, script: Script, options: WireServerOptions = {}): Promise<WireServer> {
  const key = options.key === undefined ? defaultKey : options.key;
  const startedMs = performance.now();
  const requests: ReceivedRequest[] = [];
  const answers: Answer[] = [];
  const violations: string[] = [];
  const memory = createMemory();
  const seen = new Map<string, number>();

  const refuse = (response: ServerResponse, failure: WireFailure): void => {
    violations.push(failure.message);
    sendJson(response, failure.status, wire.error(failure));
  };
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(incoming);
    const { url: path = '', headers, method } = incoming;
    const body = parsedObject(text);
    requests.push({ path, headers, body, atMs: performance.now() - startedMs });
    const number = requests.length;
    const given = wire.keyOf(headers);
    const model = method === 'POST' && body !== undefined ? wire.modelOf(path, body) : undefined;
    if (key !== null && given !== key) refuse(response, wire.keyRefusal(given));
    else if (body === undefined) refuse(response, { status: 400, message: 'the body is not a JSON object' });
    else if (model === undefined) refuse(response, { status: 404, message: `unknown request URL: ${method ?? ''} ${path}` });
    else {
      const attempt = (seen.get(text) ?? 0) + 1;
      seen.set(text, attempt);
      const request = { model, headers, body, trail: memory.trail() };
      const reading = read(request, response);
      if (reading === undefined) return;
      const reply = await script({ number, attempt, model, body, key: given ?? '', ...reading });
      if (reply.type === 'fault') sendFault(response, reply, { wire, request, reading, key: given ?? '' });
      else {
        const written = wire.write(reply, request, reading);
        request.trail.remember(written.said);
        answers.push(reply);
        sendJson(response, written.status, written.body);
      }
    }
  };
  const read = (request: WireRequest, response: ServerResponse): Reading | undefined => {
    try {
      return wire.read(request);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      refuse(response, { status: 400, message: error.message, ...error.details });
      return undefined;
    }
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      violations.push(`the server itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return {
    baseUrl: `http://127.0.0.1:${port}${wire.basePath}`,
    key: key ?? '',
    requests,
    answers,
    violations,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // no encoding is set
  return Buffer.concat(chunks).toString('utf8');
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // checked here
  } catch {
    return undefined;
  }
}
