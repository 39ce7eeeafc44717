/** No study has more trials a cell. */
const most = 1_000_000;

/**
 * The smallest whole number from 1 on that is enough, where larger ones nearly always are too: rounded counts make
 * widths rise a little here and there, so the numbers just below the one found by bisection are not tried. Null where a
 * million is not enough.
 */
export function smallestWhole(enough: (n: number) => boolean): number | null {
  let high = 1;
  while (!enough(high)) {
    if (high >= most) return null;
    high = Math.min(most, high * 2);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
