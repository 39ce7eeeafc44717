import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { PairedChange } from '../../stats/index.ts';
import type { Unadjusted } from './compared-rows.ts';
import { itemsWith, type CompleteRow } from './complete-rows.ts';
import { asReported, reachOf, rowsOf, truths, type Contrast, type HeldChanges, type Truth } from './held-changes.ts';
import { atLeast, combinedInterval, leastInterval } from './least-width.ts';
import { weighted } from './row-bounds.ts';

/** How much the changes of harmful and of innocent items count in a figure of both. */
type Weights = Readonly<Record<Truth, number>>;

/** A figure of both kinds together, never narrower than the changes of each make it; `most` is its largest change. */
export function combinedChange(
  contrast: Contrast,
  change: PairedChange,
  { held, weights, most }: { readonly held: HeldChanges; readonly weights: Weights; readonly most: number },
): Unadjusted {
  const parts = truths.map((truth) => ({ ...(held[truth] ?? change), weight: weights[truth] }));
  return ofBoth(contrast, atLeast(change, combinedInterval(parts), reachOf(contrast) * most));
}

/**
 * A figure of normal scores of both rates, d′ or the criterion, never narrower than the changes of the flags (`held`) make it.
 * Null where no flag changed: that it has no width then is no proof that it is known.
 */
export function normalScoreChange(
  contrast: Contrast,
  change: PairedChange,
  { held, weights }: { readonly held: HeldChanges; readonly weights: Weights },
): Unadjusted | null {
  if (change.high - change.low < 1e-9) return null;
  const parts = truths.map((truth) => {
    const { change: estimate, low, high } = held[truth] ?? { change: 0, low: 0, high: 0 };
    const steep = slopeOfScore(rowsOf(contrast, truth), contrast.weights);
    return { change: 0, low: steep * (low - estimate), high: steep * (high - estimate), weight: weights[truth] };
  });
  const { low, high } = combinedInterval(parts);
  return ofBoth(contrast, atLeast(change, { low: change.change + low, high: change.change + high }, Infinity));
}

/** The change of the area under the ROC curve; `areas` are the parts of it that each complete row makes. */
export function areaChange(contrast: Contrast, change: PairedChange, areas: ArrayLike<number>): Unadjusted {
  const { complete, level } = contrast;
  const reach = reachOf(contrast);
  const parts = truths.map((truth) => {
    const own = [...complete.keys()].filter((row) => complete[row]?.harmful === (truth === 'harmful'));
    const groups = own.map((row) => complete[row]?.group ?? '');
    return { ...change, ...leastInterval({ values: own.map((row) => areas[row] ?? 0), groups, most: reach }, level), weight: 1 };
  });
  const { low, high } = combinedInterval(parts);
  // Each part has the whole change for its mean.
  return ofBoth(contrast, atLeast(change, { low: low - change.change, high: high - change.change }, reach));
}

function ofBoth(contrast: Contrast, change: PairedChange): Unadjusted {
  return asReported(contrast, change, itemsWith(contrast.complete, true) + itemsWith(contrast.complete, false));
}

/** How much the normal score of the rate of flags changes with the rate, at the mean of the framings compared. */
function slopeOfScore(rows: readonly CompleteRow[], weights: readonly number[]): number {
  const sizes = weights.map(Math.abs);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const flagsOf = ({ verdicts }: CompleteRow): number =>
    weighted(
      verdicts.map(({ flagged }) => flagged),
      sizes,
    );
  const flags = rows.reduce((sum, row) => sum + flagsOf(row), 0);
  const score = normalQuantile((flags / total + 0.5) / (rows.length + 1), 0, 1);
  return Math.sqrt(2 * Math.PI) * Math.exp(score ** 2 / 2);
}
