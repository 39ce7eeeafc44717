import { clopperPearsonInterval } from '../../stats/index.ts';

/** More items than anybody would review: where it takes more, the rate is as good as at the bar. */
const mostItems = 100_000;

/**
 * Items from which on the interval of a rate as found would lie on one side of the bar; null beyond 100,000. `effect` is how
 * many items tell as much as one independent one, at least 1.
 */
export function itemsForRate({
  rate,
  bar,
  from,
  effect = 1,
  level,
}: {
  rate: number;
  bar: number;
  from: number;
  effect?: number;
  level: number;
}): number | null {
  const tells = (items: number): boolean => {
    const n = Math.max(1, Math.floor(items / effect));
    const count = rate > bar ? Math.floor(rate * n) : Math.ceil(rate * n);
    const { low, high } = clopperPearsonInterval({ count: Math.min(n, count), n, level });
    return rate > bar ? low >= bar : high <= bar;
  };
  return firstFrom(from + 1, tells);
}

/**
 * Items from which on a change as found would be told from the largest that is borne, or from none: the interval
 * narrows with the root of the items.
 */
export function itemsForLeniency({
  change,
  low,
  high,
  n,
  most,
}: {
  change: number;
  low: number;
  high: number;
  n: number;
  most: number;
}): number | null {
  const growth = [
    change > -most ? ((change - low) / (change + most)) ** 2 : Infinity,
    change < 0 ? ((high - change) / -change) ** 2 : Infinity,
  ];
  const needed = Math.ceil(n * Math.min(...growth));
  return needed <= mostItems ? Math.max(n + 1, needed) : null;
}

/** The first number from `start` on, to three digits, from which `tells` is true; null beyond what is looked at. */
function firstFrom(start: number, tells: (n: number) => boolean): number | null {
  let high = Math.max(2, start);
  while (!tells(high)) {
    high *= 2;
    if (high > mostItems) return null;
  }
  let low = Math.max(1, Math.floor(high / 2));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tells(middle)) high = middle;
    else low = middle;
  }
  return Math.max(start, high);
}
