import type { Price, Usage } from '../../spec/index.ts';

/**
 * What a call cost, in US dollars, by the provider's token counts: cached reads and cache writes at their own price, all
 * other input at the input price, reasoning as output, at the rates of the tier that the prompt's size falls in. Null where
 * the provider did not count input or output. The sum is exact and then rounded up to a whole nano-dollar (1e-9), never
 * down; of counts that contradict each other, the larger counts.
 */
export function costOf(usage: Usage, price: Price): number | null {
  const { inputTokens, outputTokens, cachedInputTokens = 0, cacheWriteInputTokens = 0, reasoningTokens = 0 } = usage;
  if (inputTokens === undefined || outputTokens === undefined) return null;
  const read = whole(cachedInputTokens);
  const written = whole(cacheWriteInputTokens);
  const input = larger(whole(inputTokens), read + written);
  const { inputUsd, cachedInputUsd = inputUsd, cacheWriteUsd = inputUsd, outputUsd } = ratesFor(input, price);
  return dollars(
    (input - read - written) * pico(inputUsd) +
      read * pico(cachedInputUsd) +
      written * pico(cacheWriteUsd) +
      larger(whole(outputTokens), whole(reasoningTokens)) * pico(outputUsd),
  );
}

/** The bounds of a call that is about to be sent. */
export interface CallBounds {
  /** UTF-8 bytes of the request: a token is at least a byte of it. */
  readonly inputBytes: number;
  /** The maximum of output tokens that the request sets. */
  readonly maxOutputTokens: number;
  /** Reasoning tokens that may come on top of that maximum; none where the provider counts reasoning within it. */
  readonly reasoningTokensBeyond?: number;
}

/**
 * The most that a call within these bounds can cost, in US dollars: every byte a token, input at the dearest of its
 * prices, output at its maximum, each at the dearest tier that the prompt could fall in. Never below `costOf`.
 */
export function worstCost({ inputBytes, maxOutputTokens, reasoningTokensBeyond = 0 }: CallBounds, price: Price): number {
  const input = whole(inputBytes);
  const reachable = [price, ...price.tiers.filter(({ aboveTokens }) => BigInt(aboveTokens) < input)];
  const dearest = (of: (rates: Rates) => number): bigint => reachable.map((rates) => pico(of(rates))).reduce(larger);
  return dollars(
    input * dearest(({ inputUsd, cachedInputUsd = 0, cacheWriteUsd = 0 }) => Math.max(inputUsd, cachedInputUsd, cacheWriteUsd)) +
      (whole(maxOutputTokens) + whole(reasoningTokensBeyond)) * dearest(({ outputUsd }) => outputUsd),
  );
}

type Rates = Omit<Price, 'tiers'>;

function ratesFor(promptTokens: bigint, price: Price): Rates {
  return price.tiers.findLast(({ aboveTokens }) => BigInt(aboveTokens) < promptTokens) ?? price;
}

/**
 * A price of US dollars a million tokens as whole pico-dollars (1e-12) a token, so as its first six decimals; what stands
 * beyond them is rounded up. A decimal that binary cannot hold is taken as the decimal that was meant.
 */
function pico(usdPerMillion: number): bigint {
  const exact = usdPerMillion * 1e6;
  const nearest = Math.round(exact);
  return BigInt(Math.abs(exact - nearest) <= nearest * 4 * Number.EPSILON ? nearest : Math.ceil(exact));
}

/** Pico-dollars in dollars, rounded up to a whole nano-dollar. */
function dollars(picoUsd: bigint): number {
  return Number((picoUsd + 999n) / 1000n) / 1e9;
}

/** A count as a provider sent it: parts of a token are rounded up, what is below none is none. */
function whole(count: number): bigint {
  return BigInt(Math.max(0, Math.ceil(count)));
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
