import quantile from '@stdlib/stats-base-dists-t-quantile';
import { labelStrata, missingLabels, type LabelStratum } from '../correction/label-strata.ts';
import { leastLabels } from '../correction/powered-rate.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { drawLabelSample, type SampleBy } from './draw-label-sample.ts';
import { expectedShares } from './expected-shares.ts';

/** Half the width of the interval that is to be expected of each answer's corrected rate; null where too few labels are planned. */
type HalfWidths = Readonly<Record<string, number | null>>;

/** How precise corrected rates will be with so many labels. */
export interface Precision {
  readonly labels: number;
  /** Over all trials. */
  readonly halfWidths: HalfWidths;
  /** In each cell; empty where the sample is not drawn by cell. */
  readonly cells: readonly CellPrecision[];
}

/** How precise the corrected rates of a cell will be. */
export interface CellPrecision {
  readonly cell: string;
  readonly labels: number;
  /** Labels that its rates lack to be corrected. */
  readonly missingLabels: number;
  readonly halfWidths: HalfWidths;
}

interface Setting {
  readonly seed: number;
  readonly by?: SampleBy;
  readonly level: number;
  /** What people have said so far: what the judge gets wrong is taken from them, where there are any. */
  readonly labels: ReadonlyMap<string, Decision>;
}

/** What the intervals of `correctRates` and `correctCells` will be, for samples of several sizes that `drawLabelSample` draws. */
export function expectedPrecision(
  judged: readonly SaidOfTrial[],
  sizes: readonly number[],
  { seed, by = 'scenario', level, labels }: Setting,
): readonly Precision[] {
  const answers = [...new Set(judged.flatMap(({ said }) => said ?? []))].sort();
  const shareOf = expectedShares(judged, answers, labels);
  const cells = by === 'cell' ? [...Map.groupBy(judged, ({ cell }) => cell)] : [];
  const widths = (strata: readonly LabelStratum[]): HalfWidths =>
    Object.fromEntries(answers.map((answer) => [answer, halfWidth(strata, { level, shareOf: (said) => shareOf(said, answer) })]));
  return [...new Set(sizes.map((size) => Math.min(size, judged.length)))].map((size) => {
    const { trials } = drawLabelSample(judged, { size, seed, by });
    const drawn = new Map(trials.map(({ id }) => [id, { type: 'answer', answer: '' } as const]));
    return {
      labels: size,
      halfWidths: widths(labelStrata(judged, drawn, { least: leastLabels }).strata),
      cells: cells.map(([cell, own]) => {
        const { strata } = labelStrata(own, drawn, { least: leastLabels });
        return {
          cell,
          labels: own.filter(({ id }) => drawn.has(id)).length,
          missingLabels: strata.reduce((sum, stratum) => sum + missingLabels(stratum, leastLabels), 0),
          halfWidths: widths(strata),
        };
      }),
    };
  });
}

/** Half the width of the interval of one rate; null where a stratum has too few labels. */
function halfWidth(
  strata: readonly LabelStratum[],
  { level, shareOf }: { readonly level: number; readonly shareOf: (said: string | null) => number },
): number | null {
  if (strata.some((stratum) => missingLabels(stratum, leastLabels) > 0)) return null;
  const all = strata.reduce((sum, { trials }) => sum + trials.length, 0);
  const parts = strata.map(({ said, trials, labels }) => ({ weight: trials.length / all, n: labels.length, share: shareOf(said) }));
  const mean = parts.reduce((sum, { weight, share }) => sum + weight * share, 0);
  // As correctRates has it: one label more of either kind in each stratum, and strata's sizes a sample too.
  const variances = parts.map(({ weight, n, share }) => {
    const smoothed = (n * share + 1) / (n + 2);
    return (weight ** 2 * smoothed * (1 - smoothed) * (n + 2)) / (n + 1) / n;
  });
  const within = variances.reduce((sum, variance) => sum + variance, 0);
  const between = parts.reduce((sum, { weight, share }) => sum + (weight * (share - mean) ** 2) / all, 0);
  const weighed = variances.reduce((sum, variance, place) => sum + variance ** 2 / Math.max(1, (parts[place]?.n ?? 2) - 1), 0);
  return Math.min(1, quantile(1 - (1 - level) / 2, within ** 2 / weighed) * Math.sqrt(within + between));
}
