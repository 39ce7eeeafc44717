import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalogue, costOf, priceOf } from '../models/index.ts';
import { scenarios } from '../scenarios/index.ts';
import { parseStudy, type Plan, type RangeEstimate } from '../spec/index.ts';
import { estimatePlan, type EstimateSetting } from './estimate-plan.ts';
import { planStudy } from './plan-study.ts';

const setting: EstimateSetting = { scenarios, maxCalls: 30, priceOf: (model) => priceOf(builtInCatalogue, model), costOf };
const plan = planOf(['openai/gpt-5.2'], 10);

describe('an estimate by assumption', () => {
  it('gives a price for every model that has one, and calls and tokens with it', () => {
    const { calls, inputTokens, outputTokens, costUsd } = estimatePlan(plan, setting);
    expect(calls).toEqual({ low: 40, expected: 90, high: 180 });
    expect(outputTokens).toEqual({ low: 2400, expected: 22_500, high: 144_000 });
    expect(inputTokens.expected).toBeGreaterThan(10_000);
    expectRising(inputTokens);
    expectRising(costUsd);
    expect(costUsd?.low).toBeGreaterThan(0);
  });

  it('takes a review for one call or two, since it has its material in the prompt', () => {
    const review = planOf(['openai/gpt-5.2'], 10, 'monitor-review');
    const { calls, assumptions } = estimatePlan(review, setting);
    expect(calls).toEqual({ low: 10, expected: 10, high: 20 });
    expect(assumptions.callsPerReview).toEqual({ low: 1, expected: 1, high: 2 });
    expect(estimatePlan(plan, setting).assumptions.callsPerReview).toBeUndefined();
  });

  it('costs what its tokens cost, the cheaper the more of them are read from a cache', () => {
    const { inputTokens, outputTokens, costUsd } = estimatePlan(plan, setting);
    const uncached = (inputTokens.expected * 1.75 + outputTokens.expected * 14) / 1e6;
    expect(costUsd?.expected).toBeLessThan(uncached);
    expect(costUsd?.expected).toBeGreaterThan((inputTokens.expected * 0.175 + outputTokens.expected * 14) / 1e6);
    expect(costUsd?.high).toBeCloseTo((inputTokens.high * 1.75 + outputTokens.high * 14) / 1e6, 2);
  });

  it('takes what is not read from a cache to be written to it where that has a price', () => {
    const claude = estimatePlan(planOf(['anthropic/claude-opus-4-5'], 10), setting);
    expect(claude.costUsd?.high).toBeCloseTo((claude.inputTokens.high * 6.25 + claude.outputTokens.high * 25) / 1e6, 2);
  });

  it('takes each call at the tier of its prompt', () => {
    const flat = { inputUsd: 1, outputUsd: 1, tiers: [] };
    const tiered = { ...flat, tiers: [{ aboveTokens: 1, inputUsd: 2, outputUsd: 2 }] };
    const cost = (price: typeof tiered | typeof flat) => estimatePlan(plan, { ...setting, priceOf: () => price }).costUsd?.expected ?? 0;
    expect(cost(tiered)).toBeCloseTo(2 * cost(flat), 4);
  });

  it('takes a model that reasons to write more, and none to write more than its maximum', () => {
    const reasoning = estimatePlan(plan, { ...setting, reasons: () => true });
    expect(reasoning.outputTokens).toEqual({ low: 6000, expected: 72_000, high: 540_000 });
    const capped = estimatePlan(plan, { ...setting, reasons: () => true, maxOutputTokensOf: () => 100 });
    expect(capped.outputTokens).toEqual({ low: 4000, expected: 9000, high: 18_000 });
  });

  it('keeps under the cap on calls', () => {
    expect(estimatePlan(plan, { ...setting, maxCalls: 3 }).calls).toEqual({ low: 30, expected: 30, high: 30 });
  });

  it('costs nothing for reference subjects', () => {
    expect(estimatePlan(planOf(['reference/protector'], 10), setting).costUsd).toEqual({ low: 0, expected: 0, high: 0 });
  });

  it('has no sum where the price of any model is unknown, and still one for each of the others', () => {
    const { costUsd, models } = estimatePlan(planOf(['openai/gpt-5.2', 'openai/unheard-of'], 10), setting);
    expect(costUsd).toBeNull();
    expect(models.map(({ model, costUsd: own, price }) => [model, own === null, price === null])).toEqual([
      ['openai/gpt-5.2', false, false],
      ['openai/unheard-of', true, true],
    ]);
  });

  it('is the sum over its models', () => {
    const both = estimatePlan(planOf(['openai/gpt-5.2', 'openrouter/z-ai/glm-5'], 10), setting);
    expect(both.models.reduce((sum, { costUsd }) => sum + (costUsd?.expected ?? 0), 0)).toBeCloseTo(both.costUsd?.expected ?? 0, 5);
    expect(both.models.map(({ trials }) => trials)).toEqual([10, 10]);
    expect(both.trials).toBe(20);
  });
});

describe('an estimate from measured trials', () => {
  const measured = { trials: 4, calls: 40, inputTokens: 400_000, cachedInputTokens: 200_000, outputTokens: 8000 };
  const id = plan.cells[0]?.id ?? '';
  const estimate = estimatePlan(plan, { ...setting, measured: (cell) => (cell === id ? measured : undefined) });

  it('is the mean of a trial times the trials, and the narrower the more were measured', () => {
    expect(estimate.calls).toEqual({ low: 67, expected: 100, high: 150 });
    expect(estimate.inputTokens.expected).toBe(1_000_000);
    expect(estimate.outputTokens.expected).toBe(20_000);
    expect(estimate.costUsd?.expected).toBeCloseTo(0.5 * 1.75 + 0.5 * 0.175 + 0.02 * 14, 5);
    const more = { trials: 100, calls: 1000, inputTokens: 1e7, cachedInputTokens: 5e6, outputTokens: 2e5 };
    expect(estimatePlan(plan, { ...setting, measured: () => more }).calls).toEqual({ low: 91, expected: 100, high: 110 });
  });

  it('says of each cell what it is from', () => {
    expect(estimate.bases).toEqual([{ cell: id, basis: 'measured', trials: 4 }]);
    expect(estimatePlan(plan, setting).bases).toEqual([{ cell: id, basis: 'default' }]);
  });

  it('falls back on the assumptions where nothing was measured', () => {
    const none = { trials: 0, calls: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
    expect(estimatePlan(plan, { ...setting, measured: () => none })).toEqual(estimatePlan(plan, setting));
  });

  it('takes trials without a call as such', () => {
    const idle = { trials: 3, calls: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
    expect(estimatePlan(plan, { ...setting, measured: () => idle }).costUsd).toEqual({ low: 0, expected: 0, high: 0 });
  });
});

it('rises from low over expected to high, whatever the price and what was measured', () => {
  const usd = fc.integer({ min: 0, max: 50_000_000 }).map((micro) => micro / 1e6);
  const prices = fc
    .tuple(usd, usd, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([inputUsd, outputUsd, share]) => ({ inputUsd, outputUsd, cachedInputUsd: inputUsd * share, tiers: [] }));
  const sums = fc
    .record({
      trials: fc.integer({ min: 1, max: 50 }),
      calls: fc.integer({ min: 1, max: 500 }),
      inputTokens: fc.integer({ min: 0, max: 1e7 }),
      outputTokens: fc.integer({ min: 0, max: 1e6 }),
    })
    .map((own) => ({ ...own, cachedInputTokens: Math.floor(own.inputTokens / 3) }));
  fc.assert(
    fc.property(prices, fc.option(sums, { nil: undefined }), (price, measured) => {
      const { calls, inputTokens, outputTokens, costUsd } = estimatePlan(plan, {
        ...setting,
        priceOf: () => price,
        measured: () => measured,
      });
      for (const range of [calls, inputTokens, outputTokens, costUsd]) expectRising(range);
    }),
    { numRuns: 50 },
  );
});

function expectRising(range: RangeEstimate | null): void {
  expect(range).not.toBeNull();
  expect(range?.low).toBeLessThanOrEqual(range?.expected ?? -1);
  expect(range?.expected).toBeLessThanOrEqual(range?.high ?? -1);
}

function planOf(models: string[], trials: number, scenario = 'server-migration'): Plan {
  const study = parseStudy({ study: 'estimate', scenarios: [scenario], models, trials }, 'the test');
  return planStudy(study, { scenarios, subject: 'tool-loop' });
}
