import { createRandom } from '../../spec/index.ts';
import { invalidArgument, requireFinite, requireInsideUnit, requireWhole } from '../arguments.ts';
import { numberAt } from '../numeric/at.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { contrastOf, figureNames, leniencyFiguresOf, type Framing, type LeniencyFigures } from './leniency-figures.ts';
import { unitsOfPairs, type UnitsOfPairs } from './paired-items.ts';
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
 * 0. A row is what all framings made of one item once; `items` and `labels` (1 guilty, 0 innocent) belong to rows. Where
 * items hang together, as works drawn from one template, `groups` names the group of each row: groups are then drawn and
 * counted in place of items.
 * `seed`, `resamples` and `level`, the bootstrap over items and what is assumed as in `pairedLeniency`, which is the
 * contrast of two. Throws `invalid-argument`.
 */
export function leniencyContrast({
  framings,
  items,
  groups,
  labels,
  seed,
  resamples,
  level,
}: {
  framings: readonly Framing[];
  items: readonly string[];
  groups?: readonly string[] | undefined;
  labels: readonly number[];
  seed: number;
  resamples: number;
  level: number;
}): PairedLeniency {
  requireWhole('seed', Math.abs(seed));
  requireWhole('resamples', resamples, 100);
  requireInsideUnit('level', level);
  requireWeights(framings);
  const units = unitsOfPairs({ framings, items, groups, labels });
  const { innocent, guilty } = units;
  const figuresOf = leniencyFiguresOf(framings, labels);
  const found = figuresOf(new Float64Array(units.unitOf.length).fill(1));
  const drawn = drawFigures(figuresOf, units, { seed, resamples });
  const change = (name: keyof LeniencyFigures, itemCount: number): PairedChange => ({
    change: found[name],
    ...bootstrapInterval(drawn[name], { estimate: found[name], items: itemCount, level }),
  });
  const flagChanges = flagChangesOf({ framings, labels }, units);
  // No contrast of shares goes further than the weights of one side.
  const reach = framings.reduce((sum, { weight }) => sum + Math.abs(weight), 0) / 2;
  const shares = (name: keyof LeniencyFigures, itemCount: number): PairedChange => {
    const { change: estimate, low, high } = change(name, itemCount);
    return { change: estimate, low: Math.max(-reach, low), high: Math.min(reach, high) };
  };
  const flags = (name: keyof LeniencyFigures, count: number, ofLabels: readonly (0 | 1)[]): PairedChange =>
    ofLabels.some((label) => flagChanges[label].some((change) => Math.abs(change) > 1e-9))
      ? shares(name, count)
      : unchanged(count, { level, reach });
  const byLabel = (all: PairedChange, of: (name: 'Innocent' | 'Guilty', count: number) => PairedChange): ChangeByLabel => ({
    all,
    innocent: innocent > 0 ? of('Innocent', innocent) : null,
    guilty: guilty > 0 ? of('Guilty', guilty) : null,
  });
  const everything = units.strata.reduce((sum, { length }) => sum + length, 0);
  const hasBoth = innocent > 0 && guilty > 0;
  const fewest = Math.min(innocent, guilty);
  return {
    suspicion: byLabel(change('suspicionAll', everything), (name, count) => change(`suspicion${name}`, count)),
    flagged: byLabel(flags('flaggedAll', everything, [0, 1]), (name, count) => flags(`flagged${name}`, count, [name === 'Guilty' ? 1 : 0])),
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
  { unitOf, strata: units }: UnitsOfPairs,
  { seed, resamples }: { seed: number; resamples: number },
): Record<keyof LeniencyFigures, Float64Array> {
  const drawn = Object.fromEntries(figureNames.map((name) => [name, new Float64Array(resamples)])) as Record<
    keyof LeniencyFigures, // the names that it was made from
    Float64Array
  >;
  const random = createRandom(seed);
  const strata = units.map((own) => Float64Array.from(own));
  const times = new Float64Array(units.reduce((sum, { length }) => sum + length, 0));
  const weights = new Float64Array(unitOf.length);
  for (let sample = 0; sample < resamples; sample += 1) {
    resampleItems(strata, random, times);
    for (let pair = 0; pair < weights.length; pair += 1) weights[pair] = numberAt(times, numberAt(unitOf, pair));
    const figures = figuresOf(weights);
    for (const name of figureNames) drawn[name][sample] = figures[name];
  }
  return drawn;
}

/** How the flags of each unit change, taken over its rows of each label. */
function flagChangesOf(
  { framings, labels }: { framings: readonly Framing[]; labels: readonly number[] },
  { unitOf, strata }: UnitsOfPairs,
): Record<0 | 1, Float64Array> {
  const units = strata.reduce((sum, { length }) => sum + length, 0);
  const changes = { 0: new Float64Array(units), 1: new Float64Array(units) };
  const contrast = contrastOf(framings, ({ flagged }) => flagged);
  for (const [pair, unit] of unitOf.entries()) {
    const own = changes[labels[pair] === 1 ? 1 : 0];
    own[unit] = numberAt(own, unit) + numberAt(contrast, pair);
  }
  return changes;
}

function unchanged(units: number, { level, reach }: { level: number; reach: number }): PairedChange {
  const high = reach * wilsonInterval({ count: 0, n: units, level }).high;
  return { change: 0, low: -high, high };
}
