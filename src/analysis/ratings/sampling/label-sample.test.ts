import { describe, expect, it } from 'vitest';
import { labelsOf, simulateRatings } from '../../../../test/support/simulated-ratings.ts';
import { createRandom } from '../../../spec/index.ts';
import { correctCells, correctRates } from '../correction/correct-rates.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { drawLabelSample } from './draw-label-sample.ts';
import { expectedPrecision } from './expected-precision.ts';

const { judges, truth } = simulateRatings(
  [
    { cell: 'e', scenario: 'easy', trials: 200, refused: 0.15, wrong: [0.06] },
    { cell: 'h', scenario: 'hard', trials: 200, refused: 0.15, wrong: [0.2] },
  ],
  createRandom(8),
);
const [judged = []] = judges;
const setting = { field: 'refusal', level: 0.95 };

describe('the sample to be labelled', () => {
  it('goes on where a smaller one ended, and is the same by the same seed', () => {
    const all = drawLabelSample(judged, { size: 1000, seed: 4 });
    expect(all.trials).toHaveLength(judged.length);
    expect(new Set(all.trials.map(({ id }) => id)).size).toBe(judged.length);
    for (const size of [1, 7, 50, 200]) expect(drawLabelSample(judged, { size, seed: 4 }).trials).toEqual(all.trials.slice(0, size));
    expect(drawLabelSample(judged, { size: 50, seed: 5 }).trials).not.toEqual(all.trials.slice(0, 50));
  });

  it('begins with two of every stratum, and does not hang on the order in which trials come', () => {
    const { strata, needed, trials } = drawLabelSample(judged, { size: 16, seed: 4 });
    expect(needed).toBe(strata.reduce((sum, { size }) => sum + Math.min(2, size), 0));
    for (const { size, drawn } of drawLabelSample(judged, { size: needed, seed: 4 }).strata) expect(drawn).toBe(Math.min(2, size));
    expect(
      drawLabelSample(judged.toReversed(), { size: 16, seed: 4 })
        .trials.map(({ id }) => id)
        .toSorted(),
    ).toEqual(trials.map(({ id }) => id).toSorted());
  });

  it('says how wide the interval will be: near what it comes to, and narrower with more labels', () => {
    const decided = labelsOf(judged, truth);
    const widths = expectedPrecision(judged, [30, 60, 120, 240], { seed: 4, level: 0.95, labels: decided }).map(
      ({ halfWidths }) => halfWidths['open-refusal'] ?? Infinity,
    );
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
    const rates = correctRates(judged, labelsOf(drawLabelSample(judged, { size: 120, seed: 4 }).trials, truth), setting);
    const interval = rates.find(({ answer, scenario }) => answer === 'open-refusal' && scenario === null)?.corrected?.interval;
    const real = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
    expect(widths[2]! / real).toBeGreaterThan(0.7);
    expect(widths[2]! / real).toBeLessThan(1.4);
  });

  it('gives each arm what makes its own rates most precise where it is drawn by cell', () => {
    const size = 120;
    const { trials, strata, needed } = drawLabelSample(judged, { size, seed: 4, by: 'cell' });
    expect(new Set(strata.map(({ cell }) => cell))).toEqual(new Set(['e', 'h']));
    expect(needed).toBeLessThan(size);
    const widest = (sample: readonly SaidOfTrial[]): number =>
      Math.max(
        ...correctCells(judged, labelsOf(sample, truth), setting).map(({ rates }) => {
          const interval = rates.find(({ answer }) => answer === 'open-refusal')?.corrected?.interval;
          return interval === undefined ? Infinity : interval.high - interval.low;
        }),
      );
    // All in one arm but what the other needs at least.
    const lopsided = drawLabelSample(
      judged.filter(({ cell }) => cell === 'e'),
      { size: size - 8, seed: 4 },
    ).trials;
    const rest = drawLabelSample(
      judged.filter(({ cell }) => cell === 'h'),
      { size: 8, seed: 4 },
    ).trials;
    expect(widest(trials)).toBeLessThan(widest([...lopsided, ...rest]));
  });

  it('gives a small arm more of its labels than its share of trials: its rates count as much as those of a large one', () => {
    const some = judged.filter(({ cell, id }) => cell === 'e' || Number(id.split('/')[1]) < 50);
    const inSmall = (by: 'cell' | 'scenario'): number =>
      drawLabelSample(some, { size: 100, seed: 4, by }).trials.filter(({ cell }) => cell === 'h').length;
    expect(inSmall('cell')).toBeGreaterThan(1.5 * inSmall('scenario'));
  });

  it('says how wide the intervals of each arm will be', () => {
    const setting = { seed: 4, level: 0.95, labels: labelsOf(judged, truth), by: 'cell' as const };
    const [few, many] = expectedPrecision(judged, [10, 120], setting);
    expect(few?.cells.some(({ missingLabels }) => missingLabels > 0)).toBe(true);
    for (const { missingLabels, halfWidths } of few?.cells ?? [])
      expect(Object.values(halfWidths).every((half) => half === null)).toBe(missingLabels > 0);
    const drawn = drawLabelSample(judged, { size: 120, seed: 4, by: 'cell' }).trials;
    const found = correctCells(judged, labelsOf(drawn, truth), { field: 'refusal', level: 0.95 });
    expect(many?.cells.map(({ cell, labels }) => [cell, labels])).toEqual(found.map(({ cell, labelled }) => [cell, labelled]));
    for (const { cell, halfWidths } of many?.cells ?? []) {
      const rate = found.find((each) => each.cell === cell)?.rates.find(({ answer }) => answer === 'open-refusal');
      const interval = rate?.corrected?.interval;
      const real = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
      expect((halfWidths['open-refusal'] ?? 0) / real).toBeGreaterThan(0.6);
      expect((halfWidths['open-refusal'] ?? 0) / real).toBeLessThan(1.5);
    }
  });
});
