import { createRandom, type Random } from '../../spec/index.ts';
import { drawBeta, drawBinomial } from './draws.ts';
import { valueOf, type Term } from './figure.ts';

/** How many pairs of samples are drawn. */
const draws = 4000;

/**
 * What the difference of a statistic would be by chance alone if both studies had the same rates, ours minus theirs, in
 * ascending order. Each draw takes rates that our counts bear (the posterior of Jeffreys' prior) and from them two
 * samples, ours of our sizes and theirs of `theirTrials` a configuration; `statistic` is the mean or the largest of the
 * figures, so that the upward bias of a largest value is on both sides. Two outcomes of one cell are drawn together.
 */
export function simulateDifference({
  figures,
  statistic,
  theirTrials,
  seed,
}: {
  figures: readonly (readonly Term[])[];
  statistic: (values: readonly number[]) => number;
  theirTrials: number;
  seed: number;
}): number[] {
  const random = createRandom(seed);
  const cells = [...Map.groupBy(uniqueTerms(figures), ({ cell }) => cell).values()];
  const differences = Array.from({ length: draws }, () => {
    const ours = new Map<string, number>();
    const theirs = new Map<string, number>();
    for (const outcomes of cells) {
      const rates = drawRates(outcomes, random);
      drawSample(outcomes, rates, { n: outcomes[0]?.n ?? 0, into: ours, random });
      drawSample(outcomes, rates, { n: theirTrials, into: theirs, random });
    }
    const value = (sample: ReadonlyMap<string, number>): number =>
      statistic(
        figures.map((terms) =>
          valueOf(terms.map((term) => ({ coefficient: term.coefficient, count: sample.get(keyOf(term)) ?? 0, n: 1 }))),
        ),
      );
    return value(ours) - value(theirs);
  });
  return differences.sort((a, b) => a - b);
}

/** The outcomes of each cell that the figures use, each once, the more frequent first: the rarer one implies it. */
function uniqueTerms(figures: readonly (readonly Term[])[]): Term[] {
  return [...new Map(figures.flat().map((term) => [keyOf(term), term])).values()].sort((a, b) => b.count - a.count);
}

/** The rate of each outcome among the trials in which the one before it is true. */
function drawRates(outcomes: readonly Term[], random: Random): number[] {
  return outcomes.map(({ count, n }, index) => drawBeta(count + 0.5, (outcomes[index - 1]?.count ?? n) - count + 0.5, random));
}

/** Draws a sample and notes the share of its trials that have each outcome. */
function drawSample(
  outcomes: readonly Term[],
  rates: readonly number[],
  { n, into, random }: { n: number; into: Map<string, number>; random: Random },
): void {
  let among = n;
  for (const [index, outcome] of outcomes.entries()) {
    among = drawBinomial(among, rates[index] ?? 0, random);
    into.set(keyOf(outcome), among / n);
  }
}

function keyOf({ cell, outcome }: Pick<Term, 'cell' | 'outcome'>): string {
  return `${cell} ${outcome}`;
}
