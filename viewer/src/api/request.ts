import { inSession } from './blind-session.ts';
import { token } from './page-settings.ts';

/** What the server says of a request that it could not answer: what happened, and what to do. */
export class RequestError extends Error {
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.hint = hint;
  }
}

/** Asks the server for JSON. Throws RequestError. */
export async function getJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return answerOf<Answer>(await fetch(inSession(path), signal === undefined ? {} : { signal }));
}

/** Sends a change, with the page's token; once more with a fresh one where the server was started again meanwhile. Throws RequestError. */
export async function sendJson<Answer>(path: string, body: unknown, method: 'POST' | 'DELETE' = 'POST'): Promise<Answer> {
  const send = (): Promise<Response> =>
    fetch(path, { method, headers: { 'content-type': 'application/json', 'x-custodes-token': currentToken }, body: JSON.stringify(body) });
  const response = await send();
  if (response.status !== 403 || !(await renewToken())) return answerOf<Answer>(response);
  return answerOf<Answer>(await send());
}

let currentToken = token;

/** Reads the token out of the page as the server hands it out now; whether it is another. */
async function renewToken(): Promise<boolean> {
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  const found = page.querySelector<HTMLMetaElement>('meta[name="custodes-token"]')?.content ?? '';
  if (found === '' || found === currentToken) return false;
  currentToken = found;
  return true;
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer; // the server's own shapes, typed in spec
  const said = (await response.json().catch(() => ({}))) as { error?: string; hint?: string }; // as the server words errors
  throw new RequestError(response.status, said.error ?? `the server answered ${response.status}`, said.hint);
}
