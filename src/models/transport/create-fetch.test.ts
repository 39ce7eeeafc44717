import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterEach, describe, expect, it } from 'vitest';
import { isRetryable } from '../retryable.ts';
import { createFetch, type Fetch, type TransportSetting } from './index.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function fetchOf(setting: Partial<TransportSetting> = {}): Fetch {
  const fetch = createFetch({ connections: 10, connectTimeoutMs: 1000, idleTimeoutMs: 1000, environment: {}, ...setting });
  opened.push(() => fetch.close());
  return fetch;
}

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // it listens at a port
}

/** A server for what no decent server does; gets the connection once a request has come. */
async function rawServer(onRequest: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => onRequest(socket));
  });
  opened.unshift(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

async function httpServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createHttpServer((request, response) => {
    request.resume().once('end', () => answer(request, response));
  });
  opened.unshift(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const halfBody = '{"choices":[{"message":{"role":"assist';
const answer = JSON.stringify({
  id: 'a',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Good day.' }, finish_reason: 'stop' }],
});

const faults: Readonly<Record<string, (socket: Socket) => void>> = {
  'resets before it answers': (socket) => void socket.resetAndDestroy(),
  'closes before it answers': (socket) => void socket.end(),
  'resets in the middle of the body': (socket) => {
    socket.write(`${head}content-length: 500\r\n\r\n${halfBody}`, () => setTimeout(() => socket.resetAndDestroy(), 5));
  },
  'closes before the length that it stated': (socket) => void socket.end(`${head}content-length: 500\r\n\r\n${halfBody}`),
  'cuts a chunked body between chunks': (socket) => void socket.end(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`),
  'cuts a chunked body within a chunk': (socket) => void socket.end(`${head}transfer-encoding: chunked\r\n\r\n50\r\n{"a":`),
  'stops in the middle of the body': (socket) => void socket.write(`${head}content-length: 500\r\n\r\n${halfBody}`),
  'stops between chunks': (socket) => void socket.write(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`),
  'speaks no HTTP': (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'sends a broken chunk length': (socket) => void socket.end(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n`),
  'cuts a compressed body': (socket) => {
    const body = gzipSync(answer).subarray(0, 60);
    socket.write(`${head}content-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.end(body);
  },
};

describe('a fault of the server or the wire', () => {
  it.each(Object.entries(faults))('is an error that a retry may heal where the server %s', async (_name, fault) => {
    const fetch = fetchOf({ idleTimeoutMs: 60 });
    const url = await rawServer(fault);
    await expect(fetch(url, { method: 'POST', body: '{}' }).then((response) => response.text())).rejects.toSatisfy(isRetryable);

    const model = createOpenAICompatible({ name: 'test', baseURL: url, fetch }).chatModel('m');
    const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];
    await expect(model.doGenerate({ prompt })).rejects.toSatisfy(isRetryable);
  });

  it('is an error that a retry may heal where nobody listens, or a handshake does not end', async () => {
    const fetch = fetchOf({ connectTimeoutMs: 50 });
    const url = await rawServer(() => undefined);
    await expect(fetch(url.replace('http:', 'https:'))).rejects.toMatchObject({ code: 'UND_ERR_CONNECT_TIMEOUT' });
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toSatisfy(isRetryable);
  });

  it('does not shorten a response that comes slowly but steadily', async () => {
    const fetch = fetchOf({ idleTimeoutMs: 250 });
    const url = await httpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      let sent = 0;
      const timer = setInterval(() => {
        response.write(`${(sent += 1)}`);
        if (sent < 9) return;
        clearInterval(timer);
        response.end();
      }, 40);
    });
    expect(await (await fetch(url)).text()).toBe('123456789');
  });
});

describe('a server that accepts and never answers', () => {
  it('is waited for until the call has taken its time', async () => {
    const fetch = fetchOf({ callTimeoutMs: 80, idleTimeoutMs: 10 });
    const started = performance.now();
    const url = await rawServer(() => undefined);
    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - started).toBeGreaterThan(75);
  });

  it('is left at once when the signal aborts, and holds no connection then', async () => {
    let closed = 0;
    let abort = (): void => undefined;
    const url = await rawServer((socket) => {
      socket.on('close', () => (closed += 1));
      abort();
    });
    const fetch = fetchOf({ connections: 1 });
    for (const reason of [new Error('first'), new Error('second')]) {
      const controller = new AbortController();
      abort = () => controller.abort(reason);
      await expect(fetch(url, { method: 'POST', body: '{}', signal: controller.signal })).rejects.toBe(reason);
    }
    await expect.poll(() => closed).toBe(2);
  });

  it('is not even asked where the signal is aborted already', async () => {
    let asked = 0;
    const url = await rawServer(() => (asked += 1));
    await expect(fetchOf()(url, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    expect(asked).toBe(0);
  });
});

describe('a response', () => {
  it('has its status and headers, whatever they are', async () => {
    const url = await httpServer((_request, response) => {
      response
        .writeHead(429, 'Slow Down', { 'retry-after': '7', 'X-RateLimit-Remaining': '0', 'set-cookie': ['a=1', 'b=2'] })
        .end('{"error":{}}');
    });
    const response = await fetchOf()(url);
    expect([response.ok, response.status, response.statusText]).toEqual([false, 429, 'Slow Down']);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toEqual({ error: {} });
  });

  it.each([
    ['gzip', gzipSync(answer)],
    ['br', brotliCompressSync(answer)],
    ['deflate', deflateSync(answer)],
    ['deflate', deflateRawSync(answer)],
    ['gzip, br', brotliCompressSync(gzipSync(answer))],
  ])('is decompressed (%s)', async (encoding, body) => {
    const url = await httpServer((request, response) => {
      expect(request.headers['accept-encoding']).toContain('gzip');
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    expect(await (await fetchOf()(url)).text()).toBe(answer);
  });

  it('may have no body', async () => {
    const url = await httpServer((_request, response) => void response.writeHead(204).end());
    expect(await (await fetchOf()(url, { method: 'DELETE' })).text()).toBe('');
  });

  it('is an error where it is longer than may be, compressed or not', async () => {
    const url = await httpServer((request, response) => {
      const body = Buffer.alloc(5000, 'a');
      if (request.url === '/zip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      else response.end(body);
    });
    const fetch = fetchOf({ maxResponseBytes: 1000 });
    await expect(fetch(url)).rejects.toThrow();
    await expect(fetch(`${url}/zip`)).rejects.toThrow();
  });

  it('with a redirect is given as it is, so that the key goes nowhere else', async () => {
    const url = await httpServer((request, response) => {
      expect(request.url).toBe('/v1');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await fetchOf()(`${url}/v1`, { method: 'POST', body: '{}', headers: { 'x-api-key': 'k' } })).status).toBe(307);
  });
});

describe('a stream of events', () => {
  const event = (text: string): string => `data: ${text}\n\n`;

  it.each([undefined, 'gzip'])('comes bit by bit (content encoding: %s)', async (encoding) => {
    const url = await httpServer((_request, response) => {
      const body = event('a') + event('b');
      response.writeHead(200, { 'content-type': 'text/event-stream', ...(encoding === undefined ? {} : { 'content-encoding': encoding }) });
      if (encoding === 'gzip') response.end(gzipSync(body));
      else {
        response.write(event('a'));
        setTimeout(() => response.end(event('b')), 20);
      }
    });
    const response = await fetchOf()(url);
    const parts: string[] = [];
    for await (const part of response.body!) parts.push(Buffer.from(part).toString());
    expect(parts.join('')).toBe(event('a') + event('b'));
    if (encoding === undefined) expect(parts).toHaveLength(2);
  });

  it('fails where it stops, is cut or is aborted', async () => {
    const url = await rawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n9\r\n${event('a')}\r\n`);
    });
    const stopped = await fetchOf({ idleTimeoutMs: 50 })(url);
    await expect(stopped.text()).rejects.toMatchObject({ code: 'UND_ERR_BODY_TIMEOUT' });
    const controller = new AbortController();
    const aborted = await fetchOf()(url, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(aborted.text()).rejects.toThrow('enough');
  });

  it('ends the connection where its reader cancels', async () => {
    let closed = false;
    const url = await httpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(event('a'));
      response.on('close', () => (closed = true));
    });
    await (await fetchOf()(url)).body!.cancel();
    await expect.poll(() => closed).toBe(true);
  });
});

describe('a request', () => {
  it('goes out as it was given, in whatever form', async () => {
    const url = await httpServer((request, response) => {
      response.end(JSON.stringify([request.method, request.url, request.headers['content-type'], request.headers['x-a']]));
    });
    const fetch = fetchOf();
    const sent = async (...given: Parameters<typeof fetch>): Promise<unknown> => (await fetch(...given)).json();
    expect(await sent(`${url}/v1?q=1`)).toEqual(['GET', '/v1?q=1', null, null]);
    expect(await sent(new URL(url), { method: 'post', body: '{}', headers: new Headers({ 'X-A': '1' }) })).toEqual([
      'POST',
      '/',
      'text/plain;charset=UTF-8',
      '1',
    ]);
    expect(await sent(url, { method: 'POST', body: new Uint8Array(3), headers: [['Content-Type', 'a/b']] })).toEqual([
      'POST',
      '/',
      'a/b',
      null,
    ]);
    expect(await sent(new Request(url, { method: 'PUT', body: 'x', headers: { 'x-a': '2' } }))).toEqual([
      'PUT',
      '/',
      'text/plain;charset=UTF-8',
      '2',
    ]);
    const form = new FormData();
    form.set('a', 'b');
    expect(await sent(url, { method: 'POST', body: form })).toEqual([
      'POST',
      '/',
      expect.stringMatching(/^multipart\/form-data; boundary=/),
      null,
    ]);
  });

  it('uses connections again, and no more than it may', async () => {
    const ports = new Set<number | undefined>();
    const url = await httpServer((request, response) => {
      ports.add(request.socket.remotePort);
      setTimeout(() => response.end('{}'), 2);
    });
    const fetch = fetchOf({ connections: 5 });
    await Promise.all(Array.from({ length: 100 }, async () => (await fetch(url)).text()));
    expect(ports.size).toBeLessThanOrEqual(5);
  });
});

describe('a proxy', () => {
  /** Answers by itself what it is asked to fetch, and says what it was asked. */
  async function proxyServer(): Promise<{ readonly address: string; readonly asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
      response.end('by proxy');
    });
    server.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    opened.unshift(() => {
      server.closeAllConnections();
      server.close();
    });
    return { address: `127.0.0.1:${await listening(server)}`, asked };
  }

  it('is used where the environment names one, with or without its scheme', async () => {
    const { address, asked } = await proxyServer();
    for (const environment of [{ HTTP_PROXY: `http://u:p%40@${address}` }, { http_proxy: address }]) {
      expect(await (await fetchOf({ environment })('http://model.example/v1')).text()).toBe('by proxy');
    }
    expect(asked).toEqual([`http://model.example/v1 Basic ${Buffer.from('u:p@').toString('base64')}`, 'http://model.example/v1']);
  });

  it('is asked for a tunnel to an https address; where it gives none, a retry may heal it', async () => {
    const { address, asked } = await proxyServer();
    await expect(fetchOf({ environment: { HTTPS_PROXY: `http://${address}` } })('https://model.example/v1')).rejects.toSatisfy(isRetryable);
    expect(asked).toEqual(['CONNECT model.example:443']);
  });

  it('that accepts and never answers gives up its place after the time to connect', async () => {
    const url = await rawServer(() => undefined);
    const fetch = fetchOf({ environment: { HTTPS_PROXY: url }, connectTimeoutMs: 50 });
    await expect(fetch('https://model.example/v1')).rejects.toSatisfy(isRetryable);
  });

  it('is not used for what NO_PROXY names, nor from the environment of the process', async () => {
    const { address, asked } = await proxyServer();
    const url = await httpServer((_request, response) => void response.end('direct'));
    expect(await (await fetchOf({ environment: { HTTP_PROXY: `http://${address}`, NO_PROXY: '127.0.0.1' } })(url)).text()).toBe('direct');
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = `http://${address}`;
    try {
      expect(await (await fetchOf()(url)).text()).toBe('direct');
    } finally {
      if (before === undefined) delete process.env['HTTP_PROXY'];
      else process.env['HTTP_PROXY'] = before;
    }
    expect(asked).toEqual([]);
  });

  it('that is no URL is refused without being shown', () => {
    expect(() => fetchOf({ environment: { HTTPS_PROXY: 'http://user:secret@:x' } })).toThrow(
      expect.objectContaining({ code: 'invalid-option', message: expect.not.stringContaining('secret') as string }) as Error,
    );
  });
});
