import { boundedMeanInterval, type PairedChange } from '../../stats/index.ts';

/** Whether all items change alike, so that no bootstrap sample differs from another but by rounding. */
export function isFlat({ low, high }: Pick<PairedChange, 'low' | 'high'>): boolean {
  return high - low < 1e-9;
}

/**
 * A change whose interval has a width also where all items change alike: that none of a few items changed does not show
 * that no item would. Such a change gets the interval of a mean of `items` values between -`most` and `most`, which at no
 * change of flags is Wilson's; any other is left as it is. `level` in (0, 1).
 */
export function neverFlat(found: PairedChange, { most, items, level }: { most: number; items: number; level: number }): PairedChange {
  if (!isFlat(found) || items < 1) return found;
  const { change } = found;
  const value = Math.min(most, Math.max(-most, change));
  const { low, high } = boundedMeanInterval({ values: Array.from({ length: items }, () => value), least: -most, most, level });
  return { change, low, high };
}
