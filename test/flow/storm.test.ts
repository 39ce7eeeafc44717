import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFlow } from '../../src/models/flow/index.ts';
import { createFetch } from '../../src/models/transport/index.ts';
import { createProviderRules, type ProviderRules, type RuleSetting } from './provider-rules.ts';

/**
 * Over real HTTP: a provider that refuses what is more than it allows, and a client that would like four times as much.
 * Aim on a machine that is not busy: 90 % of what is allowed, 2 % of the calls refused. The bounds that are asserted, and
 * the second and third attempt, leave room for a busy one, where neither side's clock is met.
 */
const seconds = 8;
const workers = 200;
const concurrent = 50;
const serviceMs = 100;
const bounds = { share: 0.75, refused: 0.04 };

const storms: readonly (readonly [string, Omit<RuleSetting, 'now'>])[] = [
  ['windows of a second, OpenAI headers', { rate: { type: 'window', limit: 400, everyMs: 1000 }, headers: 'openai' }],
  [
    'windows of a second, Anthropic headers',
    { rate: { type: 'window', limit: 400, everyMs: 1000 }, headers: 'anthropic', stated: 'answered' },
  ],
  ['a bucket, OpenAI headers', { rate: { type: 'bucket', limit: 400, everyMs: 1000 }, headers: 'openai', stated: 'answered' }],
  ['a bucket, Anthropic headers', { rate: { type: 'bucket', limit: 400, everyMs: 1000 }, headers: 'anthropic' }],
  ['nothing stated, concurrency only', {}],
  ['nothing stated, a bucket', { rate: { type: 'bucket', limit: 400, everyMs: 1000 } }],
];

it.each(storms)('gets nearly all that is allowed through, with few refusals: %s', { retry: 2 }, async (name, setting) => {
  const rules = createProviderRules({ ...setting, maxConcurrent: concurrent, now: Date.now });
  const { url, close } = await provider(rules);
  const fetch = createFetch({ connections: workers, connectTimeoutMs: 5000, idleTimeoutMs: 5000, environment: {} });
  const flow = createFlow({
    maxConcurrency: workers,
    now: Date.now,
    wait: (ms, signal) => wait(ms, undefined, { signal }),
    random: Math.random,
  });
  const startedAt = Date.now();
  const end = startedAt + seconds * 1000;

  const work = async (): Promise<void> => {
    while (Date.now() < end) {
      const permit = await flow.acquire({ tokens: 1000 });
      let outcome: { status: number | null; headers: Record<string, string> } = { status: null, headers: {} };
      try {
        const response = await fetch(url, { method: 'POST', body: '{}' });
        outcome = { status: response.status, headers: Object.fromEntries(response.headers) };
      } finally {
        permit.release(outcome);
      }
      if (outcome.status !== 200) await wait(Math.random() * 50);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const took = (Date.now() - startedAt) / 1000;
  await fetch.close();
  await close();

  const { accepted, refused, mostAtOnce, busyMs } = rules.counts;
  const share = accepted / allowedIn(took, { rate: setting.rate, serviceMs: busyMs / accepted });
  const refusedShare = refused / (accepted + refused);
  console.log(
    `${name}: ${accepted} calls of ${(busyMs / accepted).toFixed(0)} ms in ${took.toFixed(1)} s, ${(share * 100).toFixed(1)} % of what is allowed; ${refused} refused, ${(refusedShare * 100).toFixed(2)} %`,
  );
  expect(mostAtOnce).toBeLessThanOrEqual(concurrent);
  expect(flow.state()).toMatchObject({ inFlight: 0, waiting: 0, refused });
  expect(share).toBeGreaterThan(bounds.share);
  expect(refusedShare).toBeLessThan(bounds.refused);
});

async function provider(rules: ProviderRules): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const visit = rules.enter();
      const answer = (): void => {
        response.writeHead(visit.refused ? 429 : 200, { 'content-type': 'application/json', ...visit.leave() }).end('{}');
      };
      if (visit.refused) answer();
      else setTimeout(answer, serviceMs * (0.8 + 0.4 * Math.random()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens at a port
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Calls that the best of clients would get through, given how long they really took. */
function allowedIn(took: number, { rate, serviceMs: each }: { readonly rate: RuleSetting['rate']; readonly serviceMs: number }): number {
  const byConcurrency = (concurrent * took * 1000) / each;
  if (rate === undefined) return byConcurrency;
  const byRate = (rate.limit * took * 1000) / rate.everyMs + (rate.type === 'bucket' ? rate.limit : 0);
  return Math.min(byConcurrency, byRate);
}
