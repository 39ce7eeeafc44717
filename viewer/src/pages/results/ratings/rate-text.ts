import { share } from '../estimate-words.ts';

/** A rate with its interval; `refused` where there is an interval alone. */
export function rateText(estimate: number | null, interval: { readonly low: number; readonly high: number } | null): string {
  const bare = (value: number): string => share(value).replace(' %', '');
  const range = interval === null ? '' : ` [${bare(interval.low)} to ${bare(interval.high)}]`;
  return `${estimate === null ? 'refused' : share(estimate)}${range}`;
}
