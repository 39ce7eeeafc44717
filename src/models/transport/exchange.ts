import { errors, type Dispatcher } from 'undici';
import { brokenWire } from './broken-wire.ts';
import { decodeBody, decodeStream } from './decode-body.ts';
import type { OutgoingRequest } from './request.ts';
import { isStream, responseOf, type IncomingHeaders, type ResponseHead } from './response.ts';

interface ExchangeLimits {
  readonly idleTimeoutMs: number;
  readonly callTimeoutMs: number | undefined;
  readonly maxResponseBytes: number;
}

/** Sends a request and resolves with its response; rejects at once when the signal aborts or the call's time is over. */
export function exchange(dispatcher: Dispatcher, request: OutgoingRequest, limits: ExchangeLimits): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { signal, ...rest } = request;
    const handler = new ExchangeHandler(resolve, reject, signal, limits);
    if (!handler.ended) dispatcher.dispatch(rest, handler);
  });
}

type Controller = Dispatcher.DispatchController;

/** One exchange; a class, since thousands are made in a second. */
class ExchangeHandler implements Dispatcher.DispatchHandler {
  ended = false;
  #controller: Controller | undefined;
  #head: ResponseHead = { status: 0, statusText: '', headers: {} };
  #received = 0;
  readonly #chunks: Uint8Array[] = [];
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #callTimer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  readonly #resolve: (response: Response) => void;
  readonly #reject: (error: unknown) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #limits: ExchangeLimits;

  constructor(
    resolve: (response: Response) => void,
    reject: (error: unknown) => void,
    signal: AbortSignal | undefined,
    limits: ExchangeLimits,
  ) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal = signal;
    this.#limits = limits;
    if (signal?.aborted === true) {
      this.#onAbort();
      return;
    }
    signal?.addEventListener('abort', this.#onAbort);
    const { callTimeoutMs } = limits;
    if (callTimeoutMs !== undefined) this.#callTimer = setTimeout(this.#onTimeout, Math.min(callTimeoutMs, longestTimerMs), callTimeoutMs);
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.ended) controller.abort(new Error('ended before it began'));
  }

  onResponseStart(_controller: Controller, status: number, headers: IncomingHeaders, statusText = ''): void {
    if (status < 200) return; // more is to come
    this.#head = { status, statusText, headers };
    this.#expectMore();
    if (!isStream(this.#head)) return;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (stream) => {
          this.#stream = stream;
        },
        pull: () => {
          if (this.#controller?.paused !== true) return;
          this.#expectMore();
          this.#controller.resume();
        },
        cancel: () => {
          this.#end(new DOMException('the reader cancelled the response', 'AbortError'));
        },
      },
      { highWaterMark: 65_536, size: (chunk) => chunk.byteLength },
    );
    this.#answer((encodings) => decodeStream(body, encodings));
  }

  onResponseData(controller: Controller, chunk: Uint8Array): void {
    if (this.ended) return;
    this.#received += 1;
    this.#idleTimer?.refresh();
    if (this.#stream === undefined) {
      this.#chunks.push(chunk);
      return;
    }
    this.#stream.enqueue(chunk);
    if ((this.#stream.desiredSize ?? 0) > 0) return;
    clearTimeout(this.#idleTimer); // it is the reader who is slow
    controller.pause();
  }

  onResponseEnd(): void {
    if (this.ended) return;
    this.#settle();
    if (this.#stream !== undefined) this.#stream.close();
    else this.#answer((encodings) => decodeBody(joined(this.#chunks), encodings, this.#limits.maxResponseBytes));
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#end(error.name === 'HTTPParserError' ? brokenWire(error) : error);
  }

  #expectMore(): void {
    this.#idleTimer = setTimeout(this.#onIdle, Math.min(this.#limits.idleTimeoutMs, longestTimerMs));
  }

  /** Where this process itself was held up, what came meanwhile is read first. */
  readonly #onIdle = (): void => {
    const received = this.#received;
    setImmediate(() => {
      if (this.#received !== received) return;
      this.#end(new errors.BodyTimeoutError(`the response stopped for ${this.#limits.idleTimeoutMs / 1000} s`));
    });
  };

  readonly #onAbort = (): void => {
    this.#end(this.#signal?.reason);
  };

  readonly #onTimeout = (ms: number): void => {
    this.#end(new DOMException(`no answer within ${ms / 1000} s`, 'TimeoutError'));
  };

  /** Ends it with an error, here and at the connection. */
  #end(reason: unknown): void {
    if (this.ended) return;
    this.#settle();
    this.#reject(reason);
    try {
      this.#stream?.error(reason);
    } catch {
      // the reader has cancelled it
    }
    this.#controller?.abort(reason instanceof Error ? reason : new Error('aborted', { cause: reason }));
  }

  #settle(): void {
    this.ended = true;
    clearTimeout(this.#callTimer);
    clearTimeout(this.#idleTimer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  #answer(bodyOf: (encodings: string | undefined) => Uint8Array | ReadableStream<Uint8Array>): void {
    try {
      this.#resolve(responseOf(this.#head, bodyOf));
    } catch (error) {
      this.#reject(error);
    }
  }
}

const longestTimerMs = 2 ** 31 - 1;

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
}
