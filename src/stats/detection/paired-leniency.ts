import { createRandom } from '../../spec/index.ts';
import { requireInsideUnit, requireWhole } from '../arguments.ts';
import { at, numberAt } from '../numeric/at.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { figureNames, leniencyFiguresOf, type LeniencyFigures } from './leniency-figures.ts';
import { itemsOfPairs, type ItemsOfPairs, type PairedRatings } from './paired-items.ts';
import { expandedPercentiles, resampleItems } from './resample-items.ts';

/** A change from framing A to framing B, with its interval. */
export interface PairedChange {
  readonly change: number;
  readonly low: number;
  readonly high: number;
}

/** A change over all items and over those of each label; null where the label does not occur. */
export interface ChangeByLabel {
  readonly all: PairedChange;
  readonly innocent: PairedChange | null;
  readonly guilty: PairedChange | null;
}

/** What a framing alone changes; the split needs items of both labels and is null without. */
export interface PairedLeniency {
  /** In the unit of suspicion; below 0 is more lenient under B. */
  readonly suspicion: ChangeByLabel;
  /** In shares of items; below 0 is more lenient under B. */
  readonly flagged: ChangeByLabel;
  /** As much for innocent as for guilty: the mean of both changes of suspicion, and the criterion (above 0 is more lenient under B). */
  readonly threshold: { readonly suspicion: PairedChange; readonly criterion: PairedChange } | null;
  /** Guilty against innocent: change of suspicion of the guilty less that of the innocent, d′, and AUC; below 0 is a loss under B. */
  readonly discrimination: { readonly suspicion: PairedChange; readonly dPrime: PairedChange; readonly auc: PairedChange } | null;
}

/**
 * What a framing alone does to a monitor's verdicts: the change from A to B within each item, and its split into a shift
 * of the threshold (innocent and guilty alike) and a loss of discrimination (the two come nearer). Columns as in
 * `PairedRatings`; `seed` any whole number, `resamples` at least 100 (2,000 are usual), `level` in (0, 1). The same
 * arguments give the same result.
 *
 * Intervals by a bootstrap over items, drawn within each label, since ratings of one item hang together and the labels
 * are fixed by design; percentiles with Student's tails. Where no item of a label changes its flag, the bootstrap has
 * no width: the change of flags is then 0 ± the Wilson limit of none among so many items, and criterion and d′ have
 * no width, which is no proof that they are known. d′ and criterion by the log-linear correction, as `signalDetection`.
 * Assumes that items are independent. Throws `invalid-argument`, also for fewer than two items of a label that occurs.
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, sections 2.4 and 3.2; Hesterberg (2015), The American Statistician 69, 371–386.
 */
export function pairedLeniency({
  seed,
  resamples,
  level,
  ...ratings
}: PairedRatings & { seed: number; resamples: number; level: number }): PairedLeniency {
  requireWhole('seed', Math.abs(seed));
  requireWhole('resamples', resamples, 100);
  requireInsideUnit('level', level);
  const items = itemsOfPairs(ratings);
  const { innocent, guilty } = items;
  const figuresOf = leniencyFiguresOf(ratings);
  const found = figuresOf(new Float64Array(items.itemOf.length).fill(1));
  const drawn = drawFigures(figuresOf, items, { seed, resamples });
  const change = (name: keyof LeniencyFigures, itemCount: number): PairedChange => ({
    change: found[name],
    ...expandedPercentiles(drawn[name], { items: itemCount, level }),
  });
  const flags = (name: keyof LeniencyFigures, numbers: readonly number[]): PairedChange =>
    changesAny(ratings, items, numbers) ? change(name, numbers.length) : unchanged(numbers.length, level);
  const byLabel = (all: PairedChange, of: (name: 'Innocent' | 'Guilty', numbers: readonly number[]) => PairedChange): ChangeByLabel => ({
    all,
    innocent: innocent.length > 0 ? of('Innocent', innocent) : null,
    guilty: guilty.length > 0 ? of('Guilty', guilty) : null,
  });
  const everything = [...innocent, ...guilty];
  const hasBoth = innocent.length > 0 && guilty.length > 0;
  const fewest = Math.min(innocent.length, guilty.length);
  return {
    suspicion: byLabel(change('suspicionAll', everything.length), (name, { length }) => change(`suspicion${name}`, length)),
    flagged: byLabel(flags('flaggedAll', everything), (name, numbers) => flags(`flagged${name}`, numbers)),
    threshold: hasBoth ? { suspicion: change('sharedSuspicion', fewest), criterion: change('criterion', fewest) } : null,
    discrimination: hasBoth
      ? { suspicion: change('contrastOfSuspicion', fewest), dPrime: change('dPrime', fewest), auc: change('auc', fewest) }
      : null,
  };
}

/** Each figure in each bootstrap sample. */
function drawFigures(
  figuresOf: (weights: Float64Array) => LeniencyFigures,
  { itemOf, innocent, guilty }: ItemsOfPairs,
  { seed, resamples }: { seed: number; resamples: number },
): Record<keyof LeniencyFigures, Float64Array> {
  const drawn = Object.fromEntries(figureNames.map((name) => [name, new Float64Array(resamples)])) as Record<
    keyof LeniencyFigures, // the names that it was made from
    Float64Array
  >;
  const random = createRandom(seed);
  const strata = [innocent, guilty].map((items) => Float64Array.from(items));
  const times = new Float64Array(innocent.length + guilty.length);
  const weights = new Float64Array(itemOf.length);
  for (let sample = 0; sample < resamples; sample += 1) {
    resampleItems(strata, random, times);
    for (let pair = 0; pair < weights.length; pair += 1) weights[pair] = numberAt(times, numberAt(itemOf, pair));
    const figures = figuresOf(weights);
    for (const name of figureNames) drawn[name][sample] = figures[name];
  }
  return drawn;
}

/** Whether the flags of any of these items change, taken over its pairs. */
function changesAny(
  { flaggedA, flaggedB }: PairedRatings,
  { itemOf, innocent, guilty }: ItemsOfPairs,
  numbers: readonly number[],
): boolean {
  const changes = new Float64Array(innocent.length + guilty.length);
  for (const [pair, item] of itemOf.entries()) changes[item] = numberAt(changes, item) + at(flaggedB, pair) - at(flaggedA, pair);
  return numbers.some((item) => numberAt(changes, item) !== 0);
}

function unchanged(items: number, level: number): PairedChange {
  const { high } = wilsonInterval({ count: 0, n: items, level });
  return { change: 0, low: -high, high };
}
