import type { Contrast, ContrastArm } from '../../spec/index.ts';
import { benjaminiHochberg, holm } from '../../stats/index.ts';
import { acrossWordings } from './across-wordings.ts';
import type { OutcomeCounts } from './count-outcomes.ts';
import type { CutContrast } from './cut-contrast.ts';
import { discordantPairs } from './discordant-pairs.ts';
import { estimateMeans } from './estimate-means.ts';
import { estimateProportions, type DifferenceEstimate } from './estimate-proportions.ts';
import { estimateSequence } from './estimate-sequence.ts';
import { missingBounds } from './missing-bounds.ts';
import type { PlannedArm, PlannedContrast } from './planned-contrast.ts';
import { sentenceOf } from './sentence.ts';
import { comparableOrMerged, strataOf, type Stratum } from './strata.ts';
import { addSums } from './sums.ts';
import { withinPairCorrelation } from './within-pair-correlation.ts';

/**
 * Estimates planned contrasts from the counts of a run. Primary ones are one family, fixed by the plan: their p-values
 * are adjusted by Holm's method and their intervals hold at once by Bonferroni's, and one that cannot be tested counts
 * as not rejected. Exploratory ones have p-values adjusted by Benjamini and Hochberg's method and plain intervals.
 */
export function estimateContrasts(counted: readonly CountedContrast[], level: number): Contrast[] {
  const primary = counted.filter(({ planned }) => planned.family === 'primary');
  const exploratory = counted.filter(({ planned }) => planned.family === 'exploratory');
  const simultaneousLevel = 1 - (1 - level) / Math.max(1, primary.length);
  return [
    ...adjusted(
      primary.map((contrast) => estimateOne(contrast, { level, simultaneousLevel })),
      { adjustment: 'holm', adjust: holm, familySize: primary.length },
    ),
    ...adjusted(
      exploratory.map((contrast) => estimateOne(contrast, { level })),
      { adjustment: 'benjamini-hochberg', adjust: benjaminiHochberg, familySize: exploratory.length },
    ),
  ];
}

/** A contrast with the outcomes that it counts. */
export interface CountedContrast extends CutContrast {
  readonly counts: OutcomeCounts;
}

/** A contrast before its family is looked at. */
type Unadjusted = Omit<Contrast, 'test' | 'sentence'> & { readonly test: DifferenceEstimate['test']; readonly planned: PlannedContrast };

interface Levels {
  readonly level: number;
  /** Of the interval that holds for the whole family at once. */
  readonly simultaneousLevel?: number;
}

function estimateOne(counted: CountedContrast, { level, simultaneousLevel }: Levels): Unadjusted {
  const { planned, counts, sequence } = counted;
  const { id, name, family, model, measure, arms } = planned;
  const all = strataOf(planned, counts);
  const strata = comparableOrMerged(all);
  const isBoolean = measure.type === 'boolean';
  const difference = strata.length === 0 ? undefined : differenceIn(strata, counted, level);
  const intervalAt = (wanted: number): Contrast['interval'] => {
    const interval = difference?.interval(wanted);
    return interval === undefined ? null : { level: wanted, ...interval };
  };
  const estimate = difference?.estimate ?? null;
  return {
    id,
    name,
    family,
    model,
    scenarios: [...planned.scenarios],
    measure: measure.name,
    type: isBoolean ? 'proportions' : 'means',
    arms: [armOf(arms[0], counted, 0), armOf(arms[1], counted, 1)],
    estimate,
    interval: intervalAt(level),
    simultaneous: simultaneousLevel === undefined ? null : intervalAt(simultaneousLevel),
    test: difference?.test,
    bounds: missingBounds(planned, counts, estimate),
    strata: strata.length,
    withinPairCorrelation: planned.named.includes('scenario') ? null : withinPairCorrelation(all),
    alsoDiffer: [...planned.alsoDiffer],
    acrossWordings: acrossWordings(planned, counts, sequence === undefined ? level : null),
    sequence: sequence === undefined ? null : { trials: sequence.used, stopped: sequence.stopped },
    planned,
  };
}

/** By the methods for a fixed number of trials, or by those that hold at every look. */
function differenceIn(strata: readonly Stratum[], counted: CountedContrast, level: number): DifferenceEstimate {
  const { planned, counts, sequence } = counted;
  if (sequence !== undefined) return estimateSequence(strata, counted, sequence, level);
  if (planned.measure.type !== 'boolean') return estimateMeans(strata);
  return estimateProportions(strata, planned.paired ? discordantPairs(planned, counts) : undefined);
}

function armOf({ label, cells }: PlannedArm, { planned: { measure }, counts, plannedTrials }: CountedContrast, side: 0 | 1): ContrastArm {
  const planned = cells.reduce((sum, { cell }) => sum + cell.trials, 0);
  const { n, sum } = addSums(...cells.flatMap(({ cell }) => [...counts.worlds(cell.id, measure.name).values()]));
  return {
    label,
    cells: cells.map(({ cell }) => cell.id),
    planned: plannedTrials[side],
    n,
    missing: planned - n,
    count: measure.type === 'boolean' ? sum : null,
    value: n === 0 ? null : sum / n,
  };
}

interface Family {
  readonly adjustment: 'holm' | 'benjamini-hochberg';
  readonly adjust: (input: { pValues: readonly number[] }) => { adjusted: readonly number[] };
  readonly familySize: number;
}

function adjusted(contrasts: readonly Unadjusted[], { adjustment, adjust, familySize }: Family): Contrast[] {
  const { adjusted: values } = adjust({ pValues: contrasts.map(({ test }) => test?.pValue ?? 1) });
  return contrasts.map(({ planned, test, ...contrast }, index) => {
    const whole = { ...contrast, test: test === undefined ? null : { ...test, adjusted: values[index] ?? 1, adjustment } };
    return { ...whole, sentence: sentenceOf(whole, planned, familySize) };
  });
}
