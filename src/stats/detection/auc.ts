import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireInsideUnit } from '../arguments.ts';
import { effectiveSize } from '../clusters/effective-size.ts';
import { findBoundary } from '../numeric/find-boundary.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { areaVariance } from './area-variance.ts';
import { ofLabel, placementsOf, requireScored } from './placements.ts';

/** Cases with their scores. */
interface ScoredCases {
  readonly scores: readonly number[];
  readonly labels: readonly number[];
  /** The group of each case, where some hang together, such as works that were drawn from one template. */
  readonly groups?: readonly string[] | undefined;
  readonly level: number;
}

/**
 * The area under the ROC curve: the chance that a case of label 1 scores above one of label 0, ties counting half.
 * `scores` any numbers (infinite ones too), `labels` 0 or 1, both present; in [0, 1]. Throws `invalid-argument`.
 * Source: Hanley and McNeil (1982), Radiology 143, 29–36.
 */
export function auc({ scores, labels }: { scores: readonly number[]; labels: readonly number[] }): { auc: number } {
  return { auc: meanOf(ofLabel(placementsOf(scores, labels), labels, 1)) };
}

/**
 * The same with DeLong's interval at `level` in (0, 1), cut to [0, 1]. As R's `pROC::ci.auc(method = "delong")`.
 * Assumes independent cases, or with `groups` independent groups (by Obuchowski's variance); needs at least two of each
 * label. At an area of 0 or 1 the interval has no width: what
 * the formula says, and no proof that the area is known; `aucScoreInterval` has one there. Throws `invalid-argument`.
 * Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845; Obuchowski (1997), Biometrics 53, 567–578.
 */
export function aucDeLong(cases: ScoredCases): { auc: number; low: number; high: number } {
  const { area, reach } = deLong(cases);
  return { auc: area, low: Math.max(0, area - reach), high: Math.min(1, area + reach) };
}

/**
 * DeLong's interval taken on the logit of the area and brought back, which covers better than the plain one away from a
 * half and never leaves (0, 1). The rest as `aucDeLong`, the lack of width at 0 and 1 too. Throws `invalid-argument`.
 * Source: Pepe (2003), The Statistical Evaluation of Medical Tests, section 5.2; Qin and Hotilovac (2008), Statistical
 * Methods in Medical Research 17, 207–221.
 */
export function aucDeLongLogit(cases: ScoredCases): { auc: number; low: number; high: number } {
  const { area, reach } = deLong(cases);
  const spread = area * (1 - area);
  if (spread === 0 || reach === 0) return { auc: area, low: area, high: area };
  const logit = Math.log(area / (1 - area));
  const back = (value: number): number => 1 / (1 + Math.exp(-value));
  return { auc: area, low: back(logit - reach / spread), high: back(logit + reach / spread) };
}

/** The area, and how far DeLong's interval reaches to either side. */
function deLong({ scores, labels, groups, level }: ScoredCases): { area: number; reach: number } {
  requireInsideUnit('level', level);
  const placements = placementsOf(scores, labels);
  const standardError = Math.sqrt(areaVariance({ placements, labels, groups }));
  return { area: meanOf(ofLabel(placements, labels, 1)), reach: quantile(1 - (1 - level) / 2, 0, 1) * standardError };
}

/**
 * The same with a score interval: all areas whose own standard error puts the estimate within reach. It has a width at
 * an area of 0 or 1 as well, as monitors of easy items have it, and it holds with few cases. `scores`, `labels` and
 * `level` as above; one case of each label is enough. Assumes independent cases, and the spread of scores that Hanley
 * and McNeil give for an area. With `groups`, the cases of each label count as their effective number, by their placements
 * (`effectiveSize`). Throws `invalid-argument`.
 * Source: Newcombe (2006), Statistics in Medicine 25, 559–573, method 5.
 */
export function aucScoreInterval({ scores, labels, groups, level }: ScoredCases): { auc: number; low: number; high: number } {
  requireInsideUnit('level', level);
  requireScored(scores, labels);
  const placements = placementsOf(scores, labels);
  const estimate = meanOf(ofLabel(placements, labels, 1));
  const sizeOf = (label: 0 | 1): number =>
    effectiveSize({
      values: [...ofLabel(placements, labels, label)],
      groups: groups?.filter((_group, index) => labels[index] === label),
      least: 0,
      most: 1,
      level,
    }).size;
  const [ones, zeros] = [sizeOf(1), sizeOf(0)];
  const z = quantile(1 - (1 - level) / 2, 0, 1);
  const others = (ones + zeros) / 2 - 1;
  const excess = (area: number): number => {
    const spread = 1 + others * ((1 - area) / (2 - area) + area / (1 + area));
    return (estimate - area) ** 2 - (z * z * area * (1 - area) * spread) / (ones * zeros);
  };
  const bound = (outside: number): number => (estimate === outside ? outside : findBoundary({ excess, inside: estimate, outside }));
  return { auc: estimate, low: bound(0), high: bound(1) };
}
