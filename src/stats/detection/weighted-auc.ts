import { at, numberAt } from '../numeric/at.ts';

/**
 * A function that gives the AUC where each case counts as often as its weight says, in one pass: the scores are put in
 * order once, however many weights come. Each label must have some weight. `scores` finite, `labels` 0 or 1.
 */
export function weightedAucOf(scores: readonly number[], labels: readonly number[]): (weights: Float64Array) => number {
  const order = Float64Array.from([...scores.keys()].sort((a, b) => at(scores, a) - at(scores, b)));
  const isOne = Float64Array.from(order, (index) => at(labels, index));
  // 1 where a case is the last of those that share its score.
  const isLast = Float64Array.from(order, (index, place) => Number(at(scores, index) !== scores[order[place + 1] ?? -1]));
  return (weights) => {
    let [ones, zeros, wins, tiedOnes, tiedZeros] = [0, 0, 0, 0, 0];
    for (let place = 0; place < order.length; place += 1) {
      const weight = numberAt(weights, numberAt(order, place));
      tiedOnes += weight * numberAt(isOne, place);
      tiedZeros += weight - weight * numberAt(isOne, place);
      if (numberAt(isLast, place) === 0) continue;
      wins += tiedOnes * (zeros + tiedZeros / 2);
      ones += tiedOnes;
      zeros += tiedZeros;
      tiedOnes = 0;
      tiedZeros = 0;
    }
    return wins / (ones * zeros);
  };
}
