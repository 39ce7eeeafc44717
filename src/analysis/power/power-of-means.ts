import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ArmSize, ContrastPower, ExpectedArms } from '../../spec/index.ts';
import type { Wanted } from './plan-power.ts';

type Powers = Pick<ContrastPower, 'power' | 'width' | 'trialsForPower' | 'trialsForWidth' | 'smallestEffect'>;

/** The same for a difference of two means with one standard deviation, by normal approximation; unknown without it. */
export function powerOfMeans(
  [first, second]: readonly [ArmSize, ArmSize],
  { arm, minus, sd }: ExpectedArms,
  { alpha, level, power, widthOfMeans }: Wanted,
): Powers {
  if (sd === undefined || !(sd > 0))
    return { power: null, width: null, trialsForPower: null, trialsForWidth: null, smallestEffect: { up: null, down: null } };
  const error = sd * Math.sqrt(1 / first.trials + 1 / second.trials);
  const errorOfOne = sd * Math.sqrt(1 / first.cells + 1 / second.cells);
  const critical = quantile(1 - alpha / 2, 0, 1);
  const needed = critical + quantile(power, 0, 1);
  const difference = Math.abs(arm - minus);
  const half = quantile((1 + level) / 2, 0, 1);
  return {
    power: cdf(difference / error - critical, 0, 1),
    width: 2 * half * error,
    trialsForPower: difference === 0 ? null : Math.ceil(((needed * errorOfOne) / difference) ** 2),
    trialsForWidth: Math.ceil(((2 * half * errorOfOne) / widthOfMeans) ** 2),
    smallestEffect: { up: needed * error, down: needed * error },
  };
}
