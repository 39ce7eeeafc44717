import { createRandom } from '../../spec/index.ts';
import { invalidArgument, requireFinite, requireInsideUnit, requireWhole } from '../arguments.ts';
import { numberAt } from '../numeric/at.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { contrastOf, figureNames, leniencyFiguresOf, type Framing, type LeniencyFigures } from './leniency-figures.ts';
import { itemsOfPairs, type ItemsOfPairs } from './paired-items.ts';
import { bootstrapInterval, resampleItems } from './resample-items.ts';

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
 * A contrast of several framings of the same items, such as the mean of two less the mean of three, or a difference of
 * differences: every figure of `pairedLeniency` is taken under each framing and summed by `weight`, of which all sum to
 * 0. A row is what all framings made of one item once; `items` and `labels` (1 guilty, 0 innocent) belong to rows.
 * `seed`, `resamples` and `level`, the bootstrap over items and what is assumed as in `pairedLeniency`, which is the
 * contrast of two. Throws `invalid-argument`.
 */
export function leniencyContrast({
  framings,
  items: names,
  labels,
  seed,
  resamples,
  level,
}: {
  framings: readonly Framing[];
  items: readonly string[];
  labels: readonly number[];
  seed: number;
  resamples: number;
  level: number;
}): PairedLeniency {
  requireWhole('seed', Math.abs(seed));
  requireWhole('resamples', resamples, 100);
  requireInsideUnit('level', level);
  requireWeights(framings);
  const items = itemsOfPairs({ framings, items: names, labels });
  const { innocent, guilty } = items;
  const figuresOf = leniencyFiguresOf(framings, labels);
  const found = figuresOf(new Float64Array(items.itemOf.length).fill(1));
  const drawn = drawFigures(figuresOf, items, { seed, resamples });
  const change = (name: keyof LeniencyFigures, itemCount: number): PairedChange => ({
    change: found[name],
    ...bootstrapInterval(drawn[name], { estimate: found[name], items: itemCount, level }),
  });
  const flagChanges = flagChangesOf(framings, items);
  // No contrast of shares goes further than the weights of one side.
  const reach = framings.reduce((sum, { weight }) => sum + Math.abs(weight), 0) / 2;
  const shares = (name: keyof LeniencyFigures, itemCount: number): PairedChange => {
    const { change: estimate, low, high } = change(name, itemCount);
    return { change: estimate, low: Math.max(-reach, low), high: Math.min(reach, high) };
  };
  const flags = (name: keyof LeniencyFigures, numbers: readonly number[]): PairedChange =>
    numbers.some((item) => Math.abs(numberAt(flagChanges, item)) > 1e-9)
      ? shares(name, numbers.length)
      : unchanged(numbers.length, { level, reach });
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
      ? { suspicion: change('contrastOfSuspicion', fewest), dPrime: change('dPrime', fewest), auc: shares('auc', fewest) }
      : null,
  };
}

/** Throws unless there are two framings at least and their weights sum to 0. */
function requireWeights(framings: readonly Framing[]): void {
  const weights = framings.map(({ weight }) => weight);
  requireFinite('weights', weights);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length < 2 || Math.abs(sum) > 1e-9)
    throw invalidArgument(`a contrast needs at least 2 framings whose weights sum to 0; they are ${weights.join(', ')}`);
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

/** How the flags of each item change, taken over its rows. */
function flagChangesOf(framings: readonly Framing[], { itemOf, innocent, guilty }: ItemsOfPairs): Float64Array {
  const changes = new Float64Array(innocent.length + guilty.length);
  const contrast = contrastOf(framings, ({ flagged }) => flagged);
  for (const [pair, item] of itemOf.entries()) changes[item] = numberAt(changes, item) + numberAt(contrast, pair);
  return changes;
}

function unchanged(items: number, { level, reach }: { level: number; reach: number }): PairedChange {
  const high = reach * wilsonInterval({ count: 0, n: items, level }).high;
  return { change: 0, low: -high, high };
}
