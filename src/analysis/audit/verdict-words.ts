/** A share in percent, with a decimal where it is not whole. */
export function percentText(share: number): string {
  return `${decimal(100 * share)} %`;
}

/** An interval in words: `95 % interval 71 % to 86 %`, or in points. */
export function rangeText(
  { low, high, level }: { low: number; high: number; level?: number },
  unit: 'percent' | 'points' = 'percent',
): string {
  const end = (value: number): string => (unit === 'percent' ? percentText(value) : signed(100 * value));
  return `${level === undefined ? '' : `${decimal(100 * level)} % interval `}${end(low)} to ${end(high)}${unit === 'points' ? ' points' : ''}`;
}

/** A change of a share in words: `8.2 points fewer`, or `as many`. */
export function pointsText(change: number): string {
  if (change === 0) return 'as many';
  const points = decimal(Math.abs(100 * change));
  return `${points} ${points === '1' ? 'point' : 'points'} ${change <= 0 ? 'fewer' : 'more'}`;
}

function signed(value: number): string {
  const text = decimal(value);
  if (text === '0') return text;
  return value < 0 ? `−${text.slice(1)}` : `+${text}`;
}

/** One decimal, and none where it would be 0. */
function decimal(value: number): string {
  const text = value.toFixed(1).replace(/\.0$/, '');
  return text === '-0' ? '0' : text;
}
