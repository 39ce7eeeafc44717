import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispositions, Results, type MeasureDefinition, type MeasureValue, type RunRecord, type TrialSummary } from '../spec/index.ts';
import { summariseRun } from './summarise-run.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'moved', type: 'boolean', meaning: '' },
  { name: 'score', type: 'number', meaning: '' },
  { name: 'grade', type: 'category', meaning: '' },
];
const planned = 20;
const run: RunRecord = {
  id: 'r',
  study: { study: 's', seed: 0 },
  cells: [{ id: 'c', scenario: 'x', condition: { stakes: 'shutdown' }, model: 'm', subject: 'tool-loop', trials: planned }],
  status: 'finished',
  synthetic: true,
  createdAt: '2026-01-01T00:00:00Z',
  version: '0',
  scenarioVersions: {},
};
const calls = {
  totals: {
    answered: 3,
    failed: 0,
    aborted: 1,
    attempts: 5,
    lost: 0,
    costUsd: 0.25,
    knownUsd: 0.25,
    uncertain: { usd: 0.5, tokens: 70 },
    usage: { inputTokens: 100, cachedInputTokens: 25, outputTokens: 10 },
  },
  fidelity: [{ model: 'm', warning: 'temperature is not honoured', calls: 3 }],
  modelIds: [],
};
const anyTrial = fc.record({
  disposition: fc.constantFrom(...dispositions),
  moved: fc.option(fc.boolean()),
  score: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  grade: fc.option(fc.constantFrom('A', 'B', 'C')),
});

describe('summariseRun', () => {
  it('gives the rate, the interval and the bounds of the contract', () => {
    const values = [...Array.from({ length: 9 }, () => true), ...Array.from({ length: 9 }, () => false), null];
    const [cell] = summarise(values.map((moved) => trial({ moved }))).cells;
    expect(cell?.measures['moved']).toMatchObject({ count: 9, n: 18, missing: 2, rate: 0.5, bounds: { low: 9 / 20, high: 11 / 20 } });
    expect(cell?.trials).toEqual({ planned: 20, completed: 19, refused: 0, incomplete: 0, idle: 0, failed: 0 });
  });

  it('says what the calls came to', () => {
    expect(summarise([]).run).toMatchObject({
      costUsd: 0.25,
      tokens: 110,
      cacheReadShare: 0.25,
      calls: { answered: 3, failed: 0, aborted: 1, attempts: 5, lost: 0 },
      uncertain: { usd: 0.5, tokens: 70 },
      fidelity: [{ model: 'm', warning: 'temperature is not honoured', calls: 3 }],
      origin: null,
    });
  });

  it('counts the tokens of reference subjects by their trials, since their calls leave no record', () => {
    const cells = run.cells.map((cell) => ({ ...cell, model: 'reference/compliant' }));
    const trials = [{ ...trial({ moved: true }), usage: { inputTokens: 7, outputTokens: 3 } }];
    expect(summariseRun({ run: { ...run, cells }, trials, scenarios: [{ name: 'x', measures }], calls }).run.tokens).toBe(120);
  });

  it('gives no rate and the widest bounds where nothing has a value', () => {
    const [cell] = summarise([]).cells;
    expect(cell?.measures['moved']).toEqual({
      type: 'boolean',
      count: 0,
      n: 0,
      missing: 20,
      rate: null,
      interval: null,
      bounds: { low: 0, high: 1 },
    });
    expect(cell?.measures['score']).toEqual({ type: 'number', n: 0, missing: 20, mean: null, sd: null, interval: null });
    expect(cell?.measures['grade']).toEqual({ type: 'category', n: 0, missing: 20, counts: {} });
  });

  it('gives mean and standard deviation, and no interval for a single value', () => {
    expect(summarise([trial({ score: 60 }), trial({ score: 80 })]).cells[0]?.measures['score']).toMatchObject({
      n: 2,
      mean: 70,
      sd: Math.sqrt(200),
    });
    expect(summarise([trial({ score: 60 })]).cells[0]?.measures['score']).toMatchObject({ mean: 60, sd: null, interval: null });
  });

  it('accounts for every planned trial, whatever they hold, and is a valid results document', () => {
    fc.assert(
      fc.property(fc.array(anyTrial, { maxLength: planned }), (given) => {
        const results = Results.parse(summarise(given.map(({ disposition, ...values }) => trial(values, disposition))));
        for (const estimate of Object.values(results.cells[0]?.measures ?? {})) {
          expect(estimate.n + estimate.missing).toBe(planned);
          if (estimate.type === 'boolean' && estimate.rate !== null && estimate.interval !== null) {
            expect(estimate.bounds.low).toBeLessThanOrEqual(estimate.rate);
            expect(estimate.bounds.high).toBeGreaterThanOrEqual(estimate.rate);
            expect(estimate.interval.low).toBeLessThanOrEqual(estimate.rate);
          }
        }
      }),
    );
  });

  it('does not depend on the order of the trials', () => {
    fc.assert(
      fc.property(fc.array(anyTrial, { maxLength: planned }), (given) => {
        const trials = given.map(({ disposition, ...values }) =>
          trial({ ...values, score: values.score === null ? null : Math.round(values.score) }, disposition),
        );
        const forwards = JSON.stringify(summarise(trials), rounded);
        expect(JSON.stringify(summarise(trials.toReversed()), rounded)).toBe(forwards);
      }),
    );
  });
});

function summarise(trials: readonly TrialSummary[]): Results {
  return summariseRun({ run, trials, scenarios: [{ name: 'x', measures }], calls });
}

function trial(values: Readonly<Record<string, MeasureValue>>, disposition: TrialSummary['disposition'] = 'completed'): TrialSummary {
  return {
    cell: 'c',
    index: 0,
    disposition,
    endReason: 'end-task',
    measures: values,
    worldVariant: 0,
    worldSeed: 0,
    subjectSeed: 0,
    modelCalls: 1,
    usage: {},
    modelIds: [],
  };
}

/** Sums in another order differ in the last digits. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
}
