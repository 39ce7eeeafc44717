import { InputError } from '../../errors/index.ts';
import { wilsonInterval } from '../../stats/index.ts';
import { smallestWhole } from './smallest-whole.ts';

/** Trials for a Wilson interval of the wanted width at an expected rate, and its width with the trials that are planned. */
export function trialsForRate({ rate, width, level, trials }: { rate: number; width: number; level: number; trials: number }): {
  trialsForWidth: number;
  widthAtPlan: number;
} {
  const widthAt = (n: number): number => {
    const { low, high } = wilsonInterval({ count: Math.round(rate * n), n, level });
    return high - low;
  };
  const found = smallestWhole((n) => widthAt(n) <= width);
  if (found === null) throw new InputError('invalid-argument', `an interval of width ${width} takes more than a million trials a cell`);
  return { trialsForWidth: found, widthAtPlan: widthAt(trials) };
}
