import type { StoppingForecast } from '../../spec/index.ts';
import { smallestWhole } from '../power/smallest-whole.ts';
import { wilsonInterval } from '../../stats/index.ts';
import { fixedTrialsForLine } from './fixed-trials.ts';
import { excludes, isNarrow } from './rate-sequence.ts';

/** A rule on a rate: a width to be reached, or a line to be left. */
export type RateRule = { readonly type: 'width'; readonly width: number } | { readonly type: 'rate'; readonly line: number };

/** Of the forecasts, what depends on where the sequence stops: whether it stops at a count. */
type Stops = (count: number, n: number) => boolean;

/**
 * What a rule would do to a cell of so many trials with this rate, exactly: the chances of all counts are carried from
 * trial to trial. Time grows with the square of the trials. No value is missing.
 */
export function forecastRate(rule: RateRule, { rate, trials, level }: { rate: number; trials: number; level: number }): StoppingForecast {
  const stops: Stops = (count, n) =>
    rule.type === 'width'
      ? isNarrow({ yes: count, missing: 0, n }, rule.width, level)
      : excludes({ yes: count, missing: 0, n }, rule.line, level);
  const isWrong: Stops = (count, n) =>
    rule.type === 'width'
      ? excludes({ yes: count, missing: 0, n }, rate, level)
      : rate === rule.line || count / n > rule.line !== rate > rule.line;
  let alive = Float64Array.of(1);
  let [meanTrials, wrong, stopped, few, fewNot] = [0, 0, 0, -1, -1];
  for (let n = 1; n <= trials; n += 1) {
    const next = new Float64Array(n + 1);
    for (const [count, chance] of alive.entries()) {
      if (chance === 0) continue;
      next[count] = (next[count] ?? 0) + chance * (1 - rate);
      next[count + 1] = (next[count + 1] ?? 0) + chance * rate;
    }
    // What has stopped at a count stops at it with more trials too, on either side.
    while (few < n && stops(few + 1, n)) few += 1;
    while (fewNot < n && stops(n - fewNot - 1, n)) fewNot += 1;
    for (const [count, chance] of next.entries()) {
      if (chance === 0 || (count > few && n - count > fewNot)) continue;
      meanTrials += n * chance;
      stopped += chance;
      if (isWrong(count, n)) wrong += chance;
      next[count] = 0;
    }
    alive = next;
  }
  const undecided = Math.max(0, 1 - stopped);
  const fixedTrials =
    rule.type === 'width'
      ? trialsForWidth(rate, rule.width, level)
      : fixedTrialsForLine({ rate, line: rule.line, power: Math.min(0.99, stopped - wrong), level });
  return { rate, meanTrials: meanTrials + undecided * trials, undecided, wrong, fixedTrials };
}

/** Of a Wilson interval. */
function trialsForWidth(rate: number, width: number, level: number): number | null {
  return smallestWhole((n) => {
    const { low, high } = wilsonInterval({ count: Math.round(rate * n), n, level });
    return high - low <= width;
  });
}
