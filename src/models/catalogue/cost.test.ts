import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Price, type Usage } from '../../spec/index.ts';
import { costOf, worstCost } from './cost.ts';

const gpt = Price.parse({ inputUsd: 1.75, cachedInputUsd: 0.175, outputUsd: 14 });
const claude = Price.parse({ inputUsd: 5, cachedInputUsd: 0.5, cacheWriteUsd: 6.25, outputUsd: 25 });
const gemini = Price.parse({
  inputUsd: 2,
  cachedInputUsd: 0.2,
  outputUsd: 12,
  tiers: [{ aboveTokens: 200_000, inputUsd: 4, cachedInputUsd: 0.4, outputUsd: 18 }],
});

describe('what a call cost', () => {
  it('is input and output at their prices', () => {
    expect(costOf({ inputTokens: 1_000_000, outputTokens: 1_000_000 }, gpt)).toBe(15.75);
  });

  it('takes what was read from a cache at its own price', () => {
    expect(costOf({ inputTokens: 10_000, cachedInputTokens: 8000, outputTokens: 0 }, gpt)).toBe(0.0049);
  });

  it('takes what was written to a cache at its own price', () => {
    expect(costOf({ inputTokens: 10_000, cachedInputTokens: 4000, cacheWriteInputTokens: 5000, outputTokens: 0 }, claude)).toBe(0.03825);
  });

  it('takes cached tokens at the input price where they have none of their own', () => {
    const plain = Price.parse({ inputUsd: 1, outputUsd: 2 });
    expect(costOf({ inputTokens: 1000, cachedInputTokens: 500, cacheWriteInputTokens: 500, outputTokens: 0 }, plain)).toBe(0.001);
  });

  it('counts reasoning as the output that it is part of, and once', () => {
    expect(costOf({ inputTokens: 0, outputTokens: 1000, reasoningTokens: 900 }, gpt)).toBe(0.014);
  });

  it('counts reasoning that a provider left out of the output', () => {
    expect(costOf({ inputTokens: 0, outputTokens: 100, reasoningTokens: 900 }, gpt)).toBe(0.0126);
  });

  it('takes the whole call at the tier of its prompt, from the first token above the line on', () => {
    expect(costOf({ inputTokens: 200_000, outputTokens: 1000 }, gemini)).toBe(0.412);
    expect(costOf({ inputTokens: 200_001, outputTokens: 1000 }, gemini)).toBe(0.818004);
    expect(costOf({ inputTokens: 200_001, cachedInputTokens: 200_000, outputTokens: 0 }, gemini)).toBe(0.080004);
  });

  it('is not known where the provider did not count', () => {
    expect(costOf({ outputTokens: 10 }, gpt)).toBeNull();
    expect(costOf({ inputTokens: 10 }, gpt)).toBeNull();
  });

  it('takes the larger of counts that contradict each other', () => {
    expect(costOf({ inputTokens: 0, cachedInputTokens: 1000, outputTokens: 0 }, gpt)).toBe(0.000175);
  });

  it('is exact where binary fractions would drift, and rounded up to a nano-dollar where it ends beyond', () => {
    expect(costOf({ inputTokens: 3, outputTokens: 0 }, Price.parse({ inputUsd: 0.1, outputUsd: 0 }))).toBe(0.0000003);
    expect(costOf({ inputTokens: 1, outputTokens: 0 }, Price.parse({ inputUsd: 0.000001, outputUsd: 0 }))).toBe(1e-9);
    expect(costOf({ inputTokens: 1_000_000, outputTokens: 0 }, Price.parse({ inputUsd: 0.0000001, outputUsd: 0 }))).toBe(0.000001);
  });

  it('is never below the sum in exact fractions', () => {
    fc.assert(
      fc.property(price, usage(2_000_000, 200_000), (rates, counts) => {
        const flat = { ...rates, tiers: [] };
        const { inputTokens, cachedInputTokens: read, cacheWriteInputTokens: written, outputTokens } = counts;
        const { inputUsd, cachedInputUsd = inputUsd, cacheWriteUsd = inputUsd, outputUsd } = flat;
        const micro = (usd: number): bigint => BigInt(Math.round(usd * 1e6)); // six decimals are all that the prices here have
        const pico =
          BigInt(inputTokens - read - written) * micro(inputUsd) +
          BigInt(read) * micro(cachedInputUsd) +
          BigInt(written) * micro(cacheWriteUsd) +
          BigInt(outputTokens) * micro(outputUsd);
        const nano = BigInt(Math.round((costOf(counts, flat) ?? 0) * 1e9));
        expect(nano * 1000n).toBeGreaterThanOrEqual(pico);
        expect(nano * 1000n - pico).toBeLessThan(1000n);
      }),
    );
  });

  it('rises with each kind of token', () => {
    const rising = price.filter(({ tiers, ...base }) =>
      [base, ...tiers].every((rates, position, all) => {
        const before = all[position - 1] ?? rates;
        return ratesOf(rates).every((rate, kind) => rate >= (ratesOf(before)[kind] ?? 0));
      }),
    );
    const kinds = fc.record({ fresh: tokens(300_000), read: tokens(300_000), written: tokens(300_000), output: tokens(100_000) });
    fc.assert(
      fc.property(rising, kinds, fc.constantFrom('fresh', 'read', 'written', 'output'), tokens(100_000), (rates, counts, kind, more) => {
        const before = costOf(usageOfKinds(counts), rates) ?? Infinity;
        expect(costOf(usageOfKinds({ ...counts, [kind]: counts[kind] + more }), rates)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('the worst that a call can cost', () => {
  it('is every byte a token at the dearest input price, and the whole maximum of output', () => {
    expect(worstCost({ inputBytes: 40_000, maxOutputTokens: 16_384 }, gpt)).toBe(0.299376);
    expect(worstCost({ inputBytes: 40_000, maxOutputTokens: 0 }, claude)).toBe(0.25);
  });

  it('takes the dearest tier that the prompt could fall in, and no other', () => {
    expect(worstCost({ inputBytes: 200_000, maxOutputTokens: 1000 }, gemini)).toBe(0.412);
    expect(worstCost({ inputBytes: 200_001, maxOutputTokens: 1000 }, gemini)).toBe(0.818004);
  });

  it('adds reasoning that comes on top of the maximum', () => {
    expect(worstCost({ inputBytes: 0, maxOutputTokens: 1000, reasoningTokensBeyond: 500 }, gpt)).toBe(0.021);
  });

  it('is never below what any call within the bounds cost', () => {
    fc.assert(
      fc.property(
        price,
        usage(600_000, 100_000),
        tokens(500_000),
        tokens(50_000),
        tokens(50_000),
        (rates, counts, bytes, output, beyond) => {
          const bounds = {
            inputBytes: counts.inputTokens + bytes,
            maxOutputTokens: Math.max(0, counts.outputTokens - beyond) + output,
            reasoningTokensBeyond: beyond,
          };
          expect(worstCost(bounds, rates)).toBeGreaterThanOrEqual(costOf(counts, rates) ?? Infinity);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('rises with the bytes and with the maximum', () => {
    fc.assert(
      fc.property(price, tokens(500_000), tokens(100_000), tokens(100_000), (rates, inputBytes, maxOutputTokens, more) => {
        const worst = worstCost({ inputBytes, maxOutputTokens }, rates);
        expect(worstCost({ inputBytes: inputBytes + more, maxOutputTokens }, rates)).toBeGreaterThanOrEqual(worst);
        expect(worstCost({ inputBytes, maxOutputTokens: maxOutputTokens + more }, rates)).toBeGreaterThanOrEqual(worst);
      }),
    );
  });
});

function tokens(max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max });
}

const usd = fc.integer({ min: 0, max: 100_000_000 }).map((micro) => micro / 1e6);
const rates = fc.record(
  { inputUsd: usd, cachedInputUsd: usd, cacheWriteUsd: usd, outputUsd: usd },
  { requiredKeys: ['inputUsd', 'outputUsd'] },
);
const price: fc.Arbitrary<Price> = fc
  .tuple(rates, fc.uniqueArray(fc.integer({ min: 1, max: 400_000 }), { maxLength: 3 }), fc.array(rates, { minLength: 3, maxLength: 3 }))
  .map(([base, lines, above]) => ({
    ...base,
    tiers: lines.toSorted((one, other) => one - other).map((aboveTokens, position) => ({ ...(above[position] ?? base), aboveTokens })),
  }));

/** Counts as a provider that does not contradict itself sends them. */
function usage(maxInput: number, maxOutput: number): fc.Arbitrary<Required<Usage>> {
  const kinds = fc.record({
    fresh: tokens(maxInput / 2),
    read: tokens(maxInput / 4),
    written: tokens(maxInput / 4),
    output: tokens(maxOutput),
  });
  return fc.tuple(kinds, fc.double({ min: 0, max: 1, noNaN: true })).map(([counts, share]) => ({
    ...usageOfKinds(counts),
    reasoningTokens: Math.floor(counts.output * share),
  }));
}

interface Kinds {
  readonly fresh: number;
  readonly read: number;
  readonly written: number;
  readonly output: number;
}

function usageOfKinds({ fresh, read, written, output }: Kinds): Required<Omit<Usage, 'reasoningTokens'>> {
  return { inputTokens: fresh + read + written, cachedInputTokens: read, cacheWriteInputTokens: written, outputTokens: output };
}

function ratesOf({ inputUsd, cachedInputUsd = inputUsd, cacheWriteUsd = inputUsd, outputUsd }: Omit<Price, 'tiers'>): number[] {
  return [inputUsd, cachedInputUsd, cacheWriteUsd, outputUsd];
}
