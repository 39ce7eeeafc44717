import { memory, moments, type Demand, type Moment, type Reading } from './statement.ts';

/** Part of an allowance that is kept, since calls do not arrive exactly as they were sent. */
const reserve = 0.02;
/** A reset in whole seconds tells something of the rate if it is as far off as this. */
const farOffMs = 5000;

/**
 * An allowance that fills up continuously (token bucket), as with OpenAI and Anthropic: its reset is when it is full
 * again, so what is missing and the time until then give its rate. May be emptied at once; what follows comes at that rate.
 * `estimated` as with windows.
 */
export function createRefilledBucket(estimated: boolean): Reading & { readonly known: boolean } {
  let limit = 0;
  const fits: Record<Moment, Fit> = { sent: { missing: 0, ms: 0, error: 0 }, answered: { missing: 0, ms: 0, error: 0 } };
  const best = (): Fit => (fits.answered.error < fits.sent.error ? fits.answered : fits.sent);
  const rate = (): number => (best().ms > 0 ? best().missing / best().ms : 0);
  let level = { value: 0, at: 0, spent: 0 };
  let newest: { readonly remaining: number; readonly spent: number; readonly at: number } | undefined;
  const counted = { byProvider: 1, byUs: 1 };
  const weight = (): number => Math.min(2, Math.max(0.02, counted.byProvider / counted.byUs));

  const settle = (spent: number, now: number): void => {
    const value = level.value - weight() * (spent - level.spent) + rate() * Math.max(0, now - level.at);
    level = { value: Math.min(limit, value), at: now, spent };
  };

  return {
    get error() {
      return best().error;
    },
    get known() {
      return rate() > 0;
    },
    learn: ({ limit: stated, remaining, coarse, resetAt, at, spent }) => {
      limit = stated ?? Math.max(limit, remaining);
      for (const moment of moments) {
        const ms = resetAt[moment] - at[moment];
        if (!coarse || ms >= farOffMs) refine(fits[moment], limit - remaining, ms);
      }
      if (newest !== undefined && spent.sent < newest.spent) return; // asked for before what is known already
      if (newest !== undefined && estimated) {
        const taken = newest.remaining - remaining + rate() * (at.sent - newest.at);
        counted.byProvider = Math.max(0, counted.byProvider * memory + taken);
        counted.byUs = counted.byUs * memory + (spent.sent - newest.spent);
      }
      newest = { remaining, spent: spent.sent, at: at.sent };
      // Whether it was counted as the request came or as the response went is not known: what was spent since is made
      // up for by what was filled in since, but not more than made up for.
      const spentSince = weight() * (spent.answered - spent.sent);
      const filledSince = rate() * (at.answered - at.sent);
      level = { value: remaining - Math.max(0, spentSince - filledSince), at: at.answered, spent: spent.answered };
    },
    readyAt: ({ cost, spent, now }: Demand) => {
      settle(spent, now);
      const kept = Math.max(1, reserve * limit);
      const missing = Math.min(weight() * cost + kept, limit) - level.value;
      return missing <= 0 ? now : now + missing / rate();
    },
  };
}

/** Sums of what was missing and of the time until all is back; their quotient is the rate. */
interface Fit {
  missing: number;
  ms: number;
  error: number;
}

function refine(fit: Fit, missing: number, ms: number): void {
  if (missing <= 0 || ms <= 0) return;
  if (fit.ms > 0) fit.error = fit.error * memory + Math.abs(ms - (missing * fit.ms) / fit.missing);
  fit.missing = fit.missing * memory + missing;
  fit.ms = fit.ms * memory + ms;
}
