import { describe, expect, it } from 'vitest';
import { poolRates, type PooledPart } from './pool-rates.ts';

describe('poolRates', () => {
  it('counts every trial once, with one interval for all', () => {
    const { rate, n, interval } = poolRates([part(10, 10), part(0, 30)]);
    expect([rate, n]).toEqual([0.25, 40]);
    expect(interval?.low).toBeCloseTo(0.1419, 4); // Wilson for 10 of 40
    expect(interval?.high).toBeCloseTo(0.4019, 4);
  });

  it("keeps a cell's own interval where it is alone", () => {
    expect(poolRates([part(5, 10, true)]).interval).toEqual(own);
  });

  it('gives cells that may stop early no interval together, since their numbers of trials were not fixed', () => {
    expect(poolRates([part(5, 10, true), part(5, 10)])).toEqual({ rate: 0.5, n: 20, interval: null });
  });

  it('gives no rate where no trial has a value', () => {
    expect(poolRates([part(0, 0)])).toEqual({ rate: null, n: 0, interval: null });
    expect(poolRates([])).toEqual({ rate: null, n: 0, interval: null });
  });
});

const own = { level: 0.95, method: 'its own', low: 0.1, high: 0.9 };

function part(count: number, n: number, mayStop = false): PooledPart {
  return {
    estimate: { type: 'boolean', count, n, missing: 0, rate: n === 0 ? null : count / n, interval: own, bounds: { low: 0, high: 1 } },
    stopping: mayStop ? { stopped: true, used: n, ranOn: 0, notRun: 5 } : null,
  };
}
