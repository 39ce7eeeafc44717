import { z } from 'zod';

/** US dollars a million tokens. */
const usd = z.number().min(0).max(1_000_000);

const rates = {
  /** Tokens that were neither read from a cache nor written to one. */
  inputUsd: usd,
  /** Read from a cache of the provider; the input price where it is absent. */
  cachedInputUsd: usd.optional(),
  /** Written to a cache of the provider, the input price included; the input price where it is absent. */
  cacheWriteUsd: usd.optional(),
  /** What the model wrote, its reasoning included. */
  outputUsd: usd,
};

const tier = z.strictObject({
  /** The tier holds for the whole call where its prompt, cached tokens included, has more tokens than this. */
  aboveTokens: z.int().min(1),
  ...rates,
});

/** What the calls of a model cost, in US dollars a million tokens: each kind of token, and other rates for longer prompts. */
export const Price = z.strictObject({
  ...rates,
  tiers: z
    .array(tier)
    .refine((tiers) => tiers.every(({ aboveTokens }, position) => aboveTokens > (tiers[position - 1]?.aboveTokens ?? 0)), {
      error: 'tiers must rise in aboveTokens',
    })
    .default([]),
});
export type Price = z.infer<typeof Price>;
