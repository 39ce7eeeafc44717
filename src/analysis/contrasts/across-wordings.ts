import type { Cell, Contrast } from '../../spec/index.ts';
import { clusterRobustMean } from '../../stats/index.ts';
import type { OutcomeCounts } from './count-outcomes.ts';
import type { PlannedContrast } from './planned-contrast.ts';
import { levelsIn } from './match-arms.ts';
import { comparableOrMerged, differenceOf, strataOf } from './strata.ts';

/** Wordings below which how they differ is not known well enough for an interval. */
const leastWordings = 5;
/** Wordings from which they may stand for others like them. */
export const enoughWordings = 10;

/**
 * The contrast as a mean over wordings, each counting alike: what one may expect of another wording of the same content.
 * Refused below five wordings, where they do not differ at all, since t then rests on nothing, and without a level, where
 * trials were stopped by what was seen.
 */
export function acrossWordings(contrast: PlannedContrast, counts: OutcomeCounts, level: number | null): Contrast['acrossWordings'] {
  const wordings = new Set(contrast.arms.flatMap(({ cells }) => cells.map(({ cell }) => wordingOf(cell))));
  if (wordings.size < 2 || contrast.named.includes('wording')) return null;
  const differences = [...wordings].flatMap((wording) => differenceIn(wording, contrast, counts) ?? []);
  const estimate = differences.length === 0 ? null : differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const refused = level === null ? 'trials were stopped by what was seen, for which it would not hold' : reasonAgainst(differences);
  if (refused !== null || level === null) return { wordings: differences.length, estimate, interval: null, refused };
  const { low, high } = clusterRobustMean({ values: differences, clusters: differences.map((_value, index) => String(index)), level });
  return { wordings: differences.length, estimate, interval: { level, method: 'cluster-robust-t', low, high }, refused: null };
}

function reasonAgainst(differences: readonly number[]): string | null {
  if (differences.length < leastWordings) return `${differences.length} wordings are too few; it takes at least ${leastWordings}`;
  const [least, greatest] = [Math.min(...differences), Math.max(...differences)];
  return greatest - least < 1e-12 ? 'the wordings do not differ, so that nothing is known of how others would' : null;
}

/** The stratified difference among the trials of one wording. */
function differenceIn(wording: string, contrast: PlannedContrast, counts: OutcomeCounts): number | undefined {
  const [first, second] = contrast.arms.map((arm) => ({
    ...arm,
    cells: arm.cells.filter(({ cell }) => wordingOf(cell) === wording),
  }));
  if (first === undefined || second === undefined) return undefined;
  const strata = comparableOrMerged(strataOf({ ...contrast, arms: [first, second] }, counts));
  return strata.length === 0 ? undefined : differenceOf(strata);
}

function wordingOf(cell: Cell): string {
  return levelsIn(cell)['wording'] ?? '';
}
