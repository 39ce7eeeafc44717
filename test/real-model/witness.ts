import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What a chat completion says, as far as a trial has to keep it. */
const ChatCompletion = z.object({
  choices: z.tuple([
    z.object({
      finish_reason: z.string(),
      message: z.object({
        content: z.string().nullish(),
        tool_calls: z.array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) })).optional(),
      }),
    }),
  ]),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }),
});
export type ChatCompletion = z.infer<typeof ChatCompletion>;

/** Stands between the program and a model server, passes everything on as it is, and remembers what was said. */
export interface Witness extends AsyncDisposable {
  /** Where the program is sent to, version part included. */
  readonly baseUrl: string;
  /** The answers that reached the program, in the order in which they did. */
  readonly answers: readonly ChatCompletion[];
  close(): Promise<void>;
}

/** Starts a witness before the server at `target` (version part included). */
export async function startWitness(target: string): Promise<Witness> {
  const answers: ChatCompletion[] = [];
  const server = createServer((incoming, response) => {
    passOn(incoming, response, new URL(target).origin).then(
      (text) => {
        if (text !== undefined) answers.push(ChatCompletion.parse(JSON.parse(text)));
      },
      () => response.destroy(),
    );
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
  return { baseUrl: `http://127.0.0.1:${port}/v1`, answers, close, [Symbol.asyncDispose]: close };
}

/** The body of a good answer, once the program has all of it; undefined where it hung up or the answer was an error. */
async function passOn(incoming: IncomingMessage, response: ServerResponse, origin: string): Promise<string | undefined> {
  const hungUp = new AbortController();
  response.once('close', () => {
    hungUp.abort();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // no encoding is set
  const answer = await fetch(new URL(incoming.url ?? '/', origin), {
    method: incoming.method ?? 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.concat(chunks),
    signal: hungUp.signal,
  });
  const text = await answer.text();
  if (hungUp.signal.aborted) return undefined;
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' }).end(text);
  return answer.ok ? text : undefined;
}
