import quantile from '@stdlib/stats-base-dists-t-quantile';
import type { Decision } from './decide-answer.ts';
import { drawLabelSample, expectedError } from './draw-label-sample.ts';
import type { JudgedTrial } from './judged-trials.ts';
import { labelStrata } from './label-strata.ts';

/** How precise corrected rates will be with so many labels. */
export interface Precision {
  readonly labels: number;
  /** Half the width of the interval that is to be expected of each answer's corrected rate; null where too few labels are planned. */
  readonly halfWidths: Readonly<Record<string, number | null>>;
}

interface Setting {
  readonly seed: number;
  readonly level: number;
  /** What people have said so far: what the judge gets wrong is taken from them, where there are any. */
  readonly labels: ReadonlyMap<string, Decision>;
}

/** What the intervals of `correctRates` will be over all scenarios, for samples of several sizes that `drawLabelSample` draws. */
export function expectedPrecision(judged: readonly JudgedTrial[], sizes: readonly number[], setting: Setting): readonly Precision[] {
  const answers = [...new Set(judged.flatMap(({ said }) => said ?? []))].sort();
  const shareOf = expectedShares(judged, answers, setting.labels);
  return [...new Set(sizes.map((size) => Math.min(size, judged.length)))].map((size) => {
    const drawn = new Map(
      drawLabelSample(judged, { size, seed: setting.seed }).trials.map(({ id }) => [id, { type: 'answer', answer: '' } as const]),
    );
    const strata = labelStrata(judged, drawn, { least: 2 });
    const suffice = strata.every(({ labels }) => labels.length >= 2);
    const widths = answers.map((answer): [string, number | null] => {
      if (!suffice) return [answer, null];
      const parts = strata.map(({ said, trials, labels }) => ({
        weight: trials.length / judged.length,
        n: labels.length,
        share: shareOf(said, answer),
      }));
      const mean = parts.reduce((sum, { weight, share }) => sum + weight * share, 0);
      // As correctRates has it: one label more of either kind in each stratum, and strata's sizes a sample too.
      const variances = parts.map(({ weight, n, share }) => {
        const smoothed = (n * share + 1) / (n + 2);
        return (weight ** 2 * smoothed * (1 - smoothed) * (n + 2)) / (n + 1) / n;
      });
      const within = variances.reduce((sum, variance) => sum + variance, 0);
      const between = parts.reduce((sum, { weight, share }) => sum + (weight * (share - mean) ** 2) / judged.length, 0);
      const degrees = within ** 2 / variances.reduce((sum, variance, place) => sum + variance ** 2 / ((parts[place]?.n ?? 2) - 1), 0);
      return [answer, quantile(1 - (1 - setting.level) / 2, degrees) * Math.sqrt(within + between)];
    });
    return { labels: size, halfWidths: Object.fromEntries(widths) };
  });
}

/** How often an answer is true where the judge said something: from labels, one more of each answer counted; else as expected. */
function expectedShares(
  judged: readonly JudgedTrial[],
  answers: readonly string[],
  labels: Setting['labels'],
): (said: string | null, answer: string) => number {
  const counts = new Map<string | null, Map<string, number>>();
  for (const { id, said } of judged) {
    const decision = labels.get(id);
    if (decision?.type !== 'answer') continue;
    const own = counts.get(said) ?? new Map<string, number>();
    counts.set(said, own.set(decision.answer, (own.get(decision.answer) ?? 0) + 1));
  }
  const others = Math.max(1, answers.length - 1);
  return (said, answer) => {
    const prior = said === null ? 1 / Math.max(1, answers.length) : said === answer ? 1 - expectedError : expectedError / others;
    const own = counts.get(said);
    const n = [...(own?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    // The expectation counts as ten labels.
    return ((own?.get(answer) ?? 0) + 10 * prior) / (n + 10);
  };
}
