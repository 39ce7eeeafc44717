import { fisherExactTest } from '../../../stats/index.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';

/** Parts whose labels lie nearer to their share of all, in standard deviations, are not tested. */
const plainlyEven = 2;

/**
 * The chance of labels that are spread as unevenly over the parts of some trials, or more so, if they were drawn alike from all
 * of them: of the part that has most too many or too few by Fisher's exact test against all others, times the number of parts
 * (Bonferroni); 1 at most. `factor` tells the part of a trial.
 */
export function unevenness(
  { trials, labels }: { readonly trials: readonly SaidOfTrial[]; readonly labels: readonly { readonly trial: SaidOfTrial }[] },
  factor: (trial: SaidOfTrial) => string | null,
): number {
  const [n, count] = [trials.length, labels.length];
  if (count === 0 || count === n) return 1;
  const [sizes, labelled] = [
    countBy(trials, factor),
    countBy(
      labels.map(({ trial }) => trial),
      factor,
    ),
  ];
  if (sizes.size === 1) return 1;
  let least = 1;
  for (const [part, n1] of sizes) {
    const count1 = labelled.get(part) ?? 0;
    const variance = (n1 * count * (n - count) * (n - n1)) / (n * n * (n - 1));
    if ((count1 - (n1 * count) / n) ** 2 < plainlyEven ** 2 * variance) continue;
    least = Math.min(least, fisherExactTest({ count1, n1, count2: count - count1, n2: n - n1 }).pValue);
  }
  return Math.min(1, sizes.size * least);
}

function countBy(trials: readonly SaidOfTrial[], factor: (trial: SaidOfTrial) => string | null): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const trial of trials) {
    const part = factor(trial);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}
