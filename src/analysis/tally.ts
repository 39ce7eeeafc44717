import type { Interval, MeasureDefinition, MeasureEstimate, MeasureValue } from '../spec/index.ts';
import { tMeanIntervalFromSummary, wilsonInterval } from '../stats/index.ts';
import { rateSequence } from './stopping/rate-sequence.ts';

/** Counts the values of one measure in one cell. */
export interface Tally {
  /** Takes a trial's value; null, or one of another type, is missing. */
  add(value: MeasureValue): void;
  /** `trials` are those to be accounted for; `looked` are those of a sequence, where rules to stop early looked at the cell. */
  estimate(trials: number, level: number, looked?: number): MeasureEstimate;
}

/** Creates the tally for a type of measure. */
export function createTally(type: MeasureDefinition['type']): Tally {
  switch (type) {
    case 'boolean':
      return booleanTally();
    case 'number':
      return numberTally();
    case 'category':
      return categoryTally();
  }
}

function booleanTally(): Tally {
  let count = 0;
  let n = 0;
  return {
    add: (value) => {
      if (typeof value !== 'boolean') return;
      n += 1;
      if (value) count += 1;
    },
    estimate: (planned, level, looked) => ({
      type: 'boolean',
      count,
      n,
      missing: planned - n,
      rate: n === 0 ? null : count / n,
      interval: n === 0 ? null : looked === undefined ? wilson({ count, n }, level) : sequence({ count, n }, looked, level),
      bounds: { low: count / planned, high: (count + planned - n) / planned },
    }),
  };
}

function wilson(counts: { count: number; n: number }, level: number): Interval {
  return { level, method: 'wilson', ...wilsonInterval({ ...counts, level }) };
}

function sequence({ count, n }: { count: number; n: number }, looked: number, level: number): Interval {
  return { level, method: 'confidence-sequence', ...rateSequence({ yes: count, missing: looked - n, n: looked }, level) };
}

/** Mean and variance in one pass (Welford 1962, Technometrics 4, 419–420). */
function numberTally(): Tally {
  let n = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (typeof value !== 'number') return;
      n += 1;
      const difference = value - mean;
      mean += difference / n;
      squares += difference * (value - mean);
    },
    estimate: (planned, level, looked) => {
      const sd = n < 2 ? null : Math.sqrt(squares / (n - 1));
      return {
        type: 'number',
        n,
        missing: planned - n,
        mean: n === 0 ? null : mean,
        sd,
        // No sequence of means is known here, and an interval for a fixed number of trials would not hold.
        interval: sd === null || looked !== undefined ? null : { level, method: 't', ...tMeanIntervalFromSummary({ mean, sd, n, level }) },
      };
    },
  };
}

function categoryTally(): Tally {
  const counts = new Map<string, number>();
  let n = 0;
  return {
    add: (value) => {
      if (typeof value !== 'string') return;
      n += 1;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    estimate: (planned) => ({
      type: 'category',
      n,
      missing: planned - n,
      counts: Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
    }),
  };
}
