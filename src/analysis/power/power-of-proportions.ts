import { miettinenNurminenInterval, twoProportionPower, twoProportionSampleSize } from '../../stats/index.ts';
import { smallestWhole } from './smallest-whole.ts';
import type { ArmSize, ContrastPower, ExpectedArms } from '../../spec/index.ts';
import type { Wanted } from './plan-power.ts';

type Powers = Pick<ContrastPower, 'power' | 'width' | 'trialsForPower' | 'trialsForWidth' | 'smallestEffect'>;

/** Power, width and trials of a difference of two proportions; arms of unequal size by the harmonic mean of their sizes. */
export function powerOfProportions(
  [first, second]: readonly [ArmSize, ArmSize],
  { arm, minus }: ExpectedArms,
  { alpha, level, power, width }: Wanted,
): Powers {
  const nPerArm = harmonic(first.trials, second.trials);
  const perTrialOfCell = harmonic(first.cells, second.cells);
  const powerAt = (p1: number): number => twoProportionPower({ p1, p2: minus, alpha, nPerArm }).power;
  const widthAt = (n1: number, n2: number): number => {
    const { low, high } = miettinenNurminenInterval({ count1: Math.round(arm * n1), n1, count2: Math.round(minus * n2), n2, level });
    return high - low;
  };
  return {
    power: powerAt(arm),
    width: widthAt(first.trials, second.trials),
    trialsForPower:
      arm === minus ? null : Math.ceil(twoProportionSampleSize({ p1: arm, p2: minus, alpha, power }).nPerArm / perTrialOfCell),
    trialsForWidth: smallestWhole((trials) => widthAt(first.cells * trials, second.cells * trials) <= width),
    smallestEffect: {
      up: reach({ from: minus, to: 1, enough: (p1) => powerAt(p1) >= power }),
      down: reach({ from: minus, to: 0, enough: (p1) => powerAt(p1) >= power }),
    },
  };
}

/** The distance from `from` towards `to` at which it becomes enough, by bisection; null where it never does. */
function reach({ from, to, enough }: { from: number; to: number; enough: (rate: number) => boolean }): number | null {
  if (from === to || !enough(to)) return null;
  let [near, far] = [from, to];
  for (let round = 0; round < 60; round += 1) {
    const middle = (near + far) / 2;
    if (enough(middle)) far = middle;
    else near = middle;
  }
  return Math.abs(far - from);
}

function harmonic(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}
