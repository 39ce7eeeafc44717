import { confidenceSequenceFromCounts, wilsonInterval } from '../../stats/index.ts';
import { valueOf, type Term } from './figure.ts';

/**
 * The interval of a sum of rates, by the distances of each rate from its Wilson limits, added as squares. Two outcomes
 * of the same trials (a score over 80 and over 90) are not independent: their distances are multiplied by their
 * correlation too. Source: Zou, Huang and Zhang (2009), Computational Statistics and Data Analysis 53, 1080–1085; for
 * the correlation Zou (2008), American Journal of Epidemiology 168, 212–224.
 */
export function figureInterval(terms: readonly Term[], level: number): { low: number; high: number } {
  const value = valueOf(terms);
  const distances = terms.map((term) => distancesOf(term, level));
  const squared = (side: 'down' | 'up'): number => {
    let sum = distances.reduce((all, distance) => all + distance[side] ** 2, 0);
    for (const [index, term] of terms.entries())
      for (const [other, otherTerm] of terms.entries())
        if (other > index && otherTerm.cell === term.cell)
          sum += 2 * correlation(term, otherTerm) * (distances[index]?.[side] ?? 0) * (distances[other]?.[side] ?? 0);
    return Math.max(0, sum);
  };
  return { low: value - Math.sqrt(squared('down')), high: value + Math.sqrt(squared('up')) };
}

/** How far a term may lie below and above its estimate. */
function distancesOf({ coefficient, count, n }: Term, level: number): { down: number; up: number } {
  const rate = count / n;
  const { low, high } = wilsonInterval({ count, n, level });
  const [below, above] = [Math.abs(coefficient) * (rate - low), Math.abs(coefficient) * (high - rate)];
  return coefficient < 0 ? { down: above, up: below } : { down: below, up: above };
}

/** Of two outcomes of which the rarer implies the other, times the signs of their coefficients; 1 where it cannot be told. */
function correlation(one: Term, other: Term): number {
  const [rarer, common] = one.count <= other.count ? [one, other] : [other, one];
  const [p, q] = [rarer.count / rarer.n, common.count / common.n];
  const spread = Math.sqrt(p * (1 - p) * q * (1 - q));
  return Math.sign(one.coefficient * other.coefficient) * (spread === 0 ? 1 : (p * (1 - q)) / spread);
}

/**
 * The same where trials were stopped by what was seen: each rate has a confidence sequence with its share of the error, so
 * that all hold at once and at every look, and their distances add up as they are.
 */
export function figureSequence(terms: readonly Term[], level: number): { low: number; high: number } {
  const value = valueOf(terms);
  const each = 1 - (1 - level) / terms.length;
  const distances = terms.map(({ coefficient, count, n }) => {
    const { low, high } = confidenceSequenceFromCounts({ count, n, level: each });
    const ends = [coefficient * (low - count / n), coefficient * (high - count / n)];
    return { down: -Math.min(...ends), up: Math.max(...ends) };
  });
  const sum = (side: 'down' | 'up'): number => distances.reduce((all, distance) => all + distance[side], 0);
  return { low: value - sum('down'), high: value + sum('up') };
}
