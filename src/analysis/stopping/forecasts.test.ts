import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { fixedTrialsForLine } from './fixed-trials.ts';
import { forecastDifference } from './forecast-difference.ts';
import { forecastRate, type RateRule } from './forecast-rate.ts';
import { excludes, isNarrow } from './rate-sequence.ts';

const level = 0.95;

describe('a forecast for a rate', () => {
  it.each([
    [{ type: 'rate', line: 0.5 }, 0.7, 60],
    [{ type: 'rate', line: 0.1 }, 0.25, 60],
    [{ type: 'width', width: 0.3 }, 0.15, 150],
  ] as const)('of %j at %f is what simulated cells do', (rule, rate, trials) => {
    const forecast = forecastRate(rule, { rate, trials, level });
    const { meanTrials, undecided } = simulate(rule, rate, trials);
    expect(forecast.meanTrials / meanTrials).toBeCloseTo(1, 1);
    expect(Math.abs(forecast.undecided - undecided)).toBeLessThan(0.03);
  });

  it('decides wrongly in at most 0.05, even at the line itself', () => {
    for (const rate of [0.5, 0.52, 0.6, 0.9])
      expect(forecastRate({ type: 'rate', line: 0.5 }, { rate, trials: 500, level }).wrong).toBeLessThanOrEqual(0.05);
  });

  it('saves where the rate is clear of the line and does not where it is close', () => {
    const clear = forecastRate({ type: 'rate', line: 0.5 }, { rate: 0.95, trials: 100, level });
    const close = forecastRate({ type: 'rate', line: 0.5 }, { rate: 0.55, trials: 100, level });
    expect(clear.undecided).toBeCloseTo(0, 6);
    expect(clear.meanTrials).toBeLessThan(20);
    expect(close.undecided).toBeGreaterThan(0.8);
    expect(close.meanTrials).toBeGreaterThan(90);
  });

  it('is the same for a rate and its mirror image', () => {
    const rule: RateRule = { type: 'rate', line: 0.5 };
    const [one, other] = [0.2, 0.8].map((rate) => forecastRate(rule, { rate, trials: 80, level }));
    expect(one?.meanTrials).toBeCloseTo(other?.meanTrials ?? 0, 9);
    expect(one?.fixedTrials).toBe(other?.fixedTrials);
  });
});

describe('a forecast for a difference', () => {
  it('stops early where it is large, at most after the planned trials where it is none, and is the same each time', () => {
    const forecast = (first: number) => forecastDifference(0, { first, second: 0.1, cells: [1, 1], trials: 60, level }, { streams: 200 });
    expect(forecast(0.9).meanTrials).toBeLessThan(20);
    expect(forecast(0.1).undecided).toBeGreaterThanOrEqual(0.95);
    expect(forecast(0.1).fixedTrials).toBeNull();
    expect(forecast(0.4)).toEqual(forecast(0.4));
  });

  it('needs fewer trials of each cell where an arm has several', () => {
    const [one, three] = [1, 3].map((cells) =>
      forecastDifference(0, { first: 0.5, second: 0.1, cells: [cells, cells], trials: 100, level }),
    );
    expect(three?.meanTrials).toBeLessThan(0.5 * (one?.meanTrials ?? 0));
    expect(three?.fixedTrials).toBeLessThan(one?.fixedTrials ?? 0);
  });
});

it('takes the fixed number whose Wilson interval leaves the line as often as is wanted', () => {
  const n = fixedTrialsForLine({ rate: 0.7, line: 0.5, power: 0.9, level }) ?? 0;
  const random = createRandom(3);
  let left = 0;
  for (let study = 0; study < 4000; study += 1) {
    let count = 0;
    for (let index = 0; index < n; index += 1) if (random.next() < 0.7) count += 1;
    if (count > n / 2 + 1.959964 * Math.sqrt(n / 4)) left += 1;
  }
  expect(left / 4000).toBeCloseTo(0.9, 1);
  expect(fixedTrialsForLine({ rate: 0.5, line: 0.5, power: 0.9, level })).toBeNull();
  expect(fixedTrialsForLine({ rate: 0.5001, line: 0.5, power: 0.9, level })).toBeNull();
});

function simulate(rule: RateRule, rate: number, trials: number): { meanTrials: number; undecided: number } {
  const random = createRandom(4);
  const cells = 3000;
  let [sum, undecided] = [0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    let [yes, n, stopped] = [0, 0, false];
    while (n < trials && !stopped) {
      n += 1;
      if (random.next() < rate) yes += 1;
      const totals = { yes, missing: 0, n };
      stopped = rule.type === 'width' ? isNarrow(totals, rule.width, level) : excludes(totals, rule.line, level);
    }
    sum += n;
    if (!stopped) undecided += 1;
  }
  return { meanTrials: sum / cells, undecided: undecided / cells };
}
