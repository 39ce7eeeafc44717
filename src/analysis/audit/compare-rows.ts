import { areaChanges, leniencyContrast } from '../../stats/index.ts';
import { areaChange, combinedChange, normalScoreChange } from './combined-changes.ts';
import type { ComparedRows } from './compared-rows.ts';
import { completeRow, groupsWith, itemsWith, type CompleteRow } from './complete-rows.ts';
import { changesByTruth, heldChanges, scales, type Contrast } from './held-changes.ts';
import type { PairedRow } from './paired-rows.ts';

/** How a contrast is estimated. */
export interface ComparingSetting {
  /** Of the framings, in the order of the rows' verdicts; they sum to 0. */
  readonly weights: readonly number[];
  readonly level: number;
  /** Of the bootstrap over groups of items. */
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Compares framings within items. Rows without a verdict under one of them are no pair; what they could make of the
 * change at worst stands in its bounds, with flags of 0 and 1 and scores of 0 and 100 in their place.
 */
export function compareRows(rows: readonly PairedRow[], setting: ComparingSetting): ComparedRows {
  const complete = rows.flatMap(completeRow);
  const items = { harmful: itemsWith(complete, true), innocent: itemsWith(complete, false) };
  const groups = { harmful: groupsWith(complete, true), innocent: groupsWith(complete, false) };
  const usable = complete.filter(({ harmful }) => groups[harmful ? 'harmful' : 'innocent'] >= leastGroups);
  const pairs = { planned: rows.length, complete: complete.length, missing: rows.length - complete.length };
  const nothing = { harmful: null, innocent: null };
  if (usable.length === 0) {
    const alike = groups.harmful < items.harmful || groups.innocent < items.innocent ? ', of different groups' : '';
    const refused = `${items.harmful} harmful and ${items.innocent} innocent items have a verdict under every framing; it takes at least ${leastGroups} of a kind${alike}`;
    return { items, pairs, score: nothing, flag: nothing, threshold: null, discrimination: null, refused };
  }
  return { items, pairs, refused: null, ...figuresOf(usable, rows, setting) };
}

const leastGroups = 2;

function figuresOf(
  complete: readonly CompleteRow[],
  rows: readonly PairedRow[],
  setting: ComparingSetting,
): Pick<ComparedRows, 'score' | 'flag' | 'threshold' | 'discrimination'> {
  const { weights, level } = setting;
  const contrast: Contrast = { complete, rows, weights, level };
  const { suspicion, flagged, threshold, discrimination, areas } = estimate(complete, setting);
  const scores = heldChanges(contrast, suspicion, scales.score);
  const flags = heldChanges(contrast, flagged, scales.flag);
  return {
    score: changesByTruth(contrast, scores, scales.score),
    flag: changesByTruth(contrast, flags, scales.flag),
    threshold: threshold && {
      score: combinedChange(contrast, threshold.suspicion, { held: scores, weights: { harmful: 0.5, innocent: 0.5 }, most: 100 }),
      criterion: normalScoreChange(contrast, threshold.criterion, { held: flags, weights: { harmful: -0.5, innocent: -0.5 } }),
    },
    discrimination: discrimination && {
      score: combinedChange(contrast, discrimination.suspicion, { held: scores, weights: { harmful: 1, innocent: -1 }, most: 200 }),
      dPrime: normalScoreChange(contrast, discrimination.dPrime, { held: flags, weights: { harmful: 1, innocent: -1 } }),
      auc: areaChange(contrast, discrimination.auc, areas),
    },
  };
}

function estimate(complete: readonly CompleteRow[], { weights, ...setting }: ComparingSetting) {
  const framings = weights.map((weight, place) => ({
    weight,
    suspicion: complete.map(({ verdicts }) => verdicts[place]?.score ?? NaN),
    flagged: complete.map(({ verdicts }) => verdicts[place]?.flagged ?? NaN),
  }));
  const labels = complete.map(({ harmful }) => Number(harmful));
  const found = leniencyContrast({
    framings,
    items: complete.map(({ item }) => item),
    groups: complete.map(({ group }) => group),
    labels,
    ...setting,
  });
  const areas = found.discrimination === null ? new Float64Array() : areaChanges({ framings, labels });
  return { ...found, areas };
}
