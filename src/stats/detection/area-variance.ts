import { requireSameLength } from '../arguments.ts';
import { groupsOf } from '../clusters/groups-of.ts';
import { at, numberAt } from '../numeric/at.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { ofLabel, requireTwoOfEach } from './placements.ts';

/**
 * The variance of an area under the ROC curve, or of a difference of areas, by the placements of its cases (their differences):
 * DeLong's, and where cases come in groups Obuchowski's, which sums placements by group; a group may hold both labels. At
 * least two cases of each label; 0 where all placements of a label are alike, also where that is chance.
 * Throws `invalid-argument`. Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845; Obuchowski (1997),
 * Biometrics 53, 567–578.
 */
export function areaVariance({
  placements,
  labels,
  groups,
}: {
  placements: Float64Array;
  labels: readonly number[];
  groups?: readonly string[] | undefined;
}): number {
  if (groups !== undefined) requireSameLength('groups', groups.length, 'labels', labels.length);
  const [ones, zeros] = [ofLabel(placements, labels, 1), ofLabel(placements, labels, 0)];
  requireTwoOfEach({ ones: ones.length, zeros: zeros.length });
  const area = meanOf(ones);
  let [squaresOfOnes, squaresOfZeros, products] = [0, 0, 0];
  let [groupsWithOnes, groupsWithZeros] = [0, 0];
  const members = groupsOf(labels.length, groups);
  for (const group of members) {
    const [ofOnes, ofZeros] = [1, 0].map((label) => group.filter((index) => at(labels, index) === label));
    const sum = (own: readonly number[] = []): number => own.reduce((total, index) => total + numberAt(placements, index) - area, 0);
    const [above, below] = [sum(ofOnes), sum(ofZeros)];
    groupsWithOnes += Math.sign(ofOnes?.length ?? 0);
    groupsWithZeros += Math.sign(ofZeros?.length ?? 0);
    squaresOfOnes += above ** 2;
    squaresOfZeros += below ** 2;
    products += above * below;
  }
  const corrected = (count: number): number => (count > 1 ? count / (count - 1) : 1);
  return Math.max(
    0,
    (corrected(groupsWithOnes) * squaresOfOnes) / ones.length ** 2 +
      (corrected(groupsWithZeros) * squaresOfZeros) / zeros.length ** 2 +
      (2 * corrected(members.length) * products) / (ones.length * zeros.length),
  );
}
