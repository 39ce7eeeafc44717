import { at, numberAt } from '../numeric/at.ts';

/**
 * A function that gives the AUC where each case counts as often as its weight says, in one pass: the scores are put in
 * order once, however many weights come. Each label must have some weight. `scores` finite, `labels` 0 or 1.
 */
export function weightedAucOf(scores: readonly number[], labels: readonly number[]): (weights: Float64Array) => number {
  const order = Float64Array.from([...scores.keys()].sort((a, b) => at(scores, a) - at(scores, b)));
  const sorted = Float64Array.from(order, (index) => at(scores, index));
  const isOne = Float64Array.from(order, (index) => at(labels, index));
  return (weights) => {
    let [ones, zeros, wins] = [0, 0, 0];
    for (let start = 0, end = 0; start < order.length; start = end) {
      let [tiedOnes, tiedZeros] = [0, 0];
      for (; end < order.length && numberAt(sorted, end) === numberAt(sorted, start); end += 1) {
        const weight = numberAt(weights, numberAt(order, end));
        if (numberAt(isOne, end) === 1) tiedOnes += weight;
        else tiedZeros += weight;
      }
      wins += tiedOnes * (zeros + tiedZeros / 2);
      ones += tiedOnes;
      zeros += tiedZeros;
    }
    return wins / (ones * zeros);
  };
}
