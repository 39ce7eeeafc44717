import type { CorrectedRate } from '../../../spec/index.ts';
import { stratifiedPredictionPoweredMean } from '../../../stats/index.ts';
import { missingLabels, type LabelStratum } from './label-strata.ts';

/** Labels that each stratum needs; of a smaller one all. */
export const leastLabels = 2;

/** What a rate counts. */
export interface CountedByAnswer {
  /** Whether a trial counts where this is the answer; null is no answer of the judge. */
  readonly counts: (answer: string | null) => boolean;
  /** Further trials of which no answer decides whether they count. */
  readonly known?: readonly boolean[];
  readonly level: number;
}

/** The rate of trials that count, by prediction-powered inference, each stratum of the judge's answers by itself; all have enough labels. */
export function poweredRate(
  strata: readonly LabelStratum[],
  { counts, known = [], level }: CountedByAnswer,
): NonNullable<CorrectedRate['corrected']> {
  const { estimate, standardError, low, high } = stratifiedPredictionPoweredMean({
    strata: [
      ...strata.map(({ said, trials, labels }) => {
        const prediction = Number(counts(said));
        return {
          labelled: labels.map(({ label }) => ({ label: Number(counts(label)), prediction })),
          unlabelled: Array.from({ length: trials.length - labels.length }, () => prediction),
        };
      }),
      // By what is known of them, so that no stratum has a spread that is none of error.
      ...[...Map.groupBy(known, Number)].map(([label, alike]) => ({
        labelled: alike.map(() => ({ label, prediction: label })),
        unlabelled: [],
      })),
    ],
    lambda: 'tuned',
    level,
  });
  return { estimate, standardError, interval: { level, method: 'stratified-prediction-powered', low, high } };
}

/** The first stratum that has too few labels, in words; undefined where all have enough. */
export function shortOf(strata: readonly LabelStratum[]): string | undefined {
  const short = strata.find((stratum) => missingLabels(stratum, leastLabels) > 0);
  if (short === undefined) return undefined;
  const { said, trials, labels } = short;
  const what = said === null ? 'gave no valid answer' : `said ${said}`;
  const least = Math.min(leastLabels, trials.length);
  return `of ${trials.length} ${trials.length === 1 ? 'trial' : 'trials'} of which the judge ${what}, ${labels.length} ${labels.length === 1 ? 'has' : 'have'} a label, and at least ${least} ${least === 1 ? 'is' : 'are'} needed`;
}
