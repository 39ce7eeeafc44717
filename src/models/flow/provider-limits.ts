import { createAllowance, type Allowance } from './allowance.ts';
import { clockDifferenceMs } from './asked-wait.ts';
import { statedAllowances, type StatedAllowance } from './stated-allowance.ts';

/** All that a provider states of its limits, and what was spent of them. */
export interface ProviderLimits {
  /** The earliest time at which a call with so many tokens may start. */
  readyAt(tokens: number, now: number): number;
  /** A call starts; the mark goes with it. */
  spend(tokens: number, now: number): SpendingMark;
  /** Reads the response's headers. True where they state an allowance that is used up. */
  learn(headers: Readonly<Record<string, string>>, sent: SpendingMark, now: number): boolean;
}

/** What all calls so far had cost when a call started, it included. */
export interface SpendingMark {
  readonly at: number;
  readonly requests: number;
  readonly tokens: number;
}

/** Part of an allowance of tokens that is too small for a call. */
const hardlyAny = 0.02;

export function createProviderLimits(maxHoldMs: number): ProviderLimits {
  const allowances = new Map<string, { readonly unit: StatedAllowance['unit']; readonly allowance: Allowance }>();
  let requests = 0;
  let tokens = 0;
  return {
    readyAt: (wanted, now) => {
      let latest = now;
      for (const { unit, allowance } of allowances.values()) {
        const demand = unit === 'requests' ? { cost: 1, spent: requests, now } : { cost: wanted, spent: tokens, now };
        latest = Math.max(latest, allowance.readyAt(demand));
      }
      return latest;
    },
    spend: (wanted, now) => {
      requests += 1;
      tokens += wanted;
      return { at: now, requests, tokens };
    },
    learn: (headers, sent, now) => {
      const ahead = clockDifferenceMs(headers, now);
      let usedUp = false;
      for (const { name, unit, limit, remaining, reset } of statedAllowances(headers)) {
        const known = allowances.get(name) ?? { unit, allowance: createAllowance({ estimated: unit === 'tokens', maxHoldMs }) };
        allowances.set(name, known);
        const at = { sent: sent.at, answered: now };
        const resetAt =
          reset.type === 'after'
            ? { sent: at.sent + reset.ms, answered: now + reset.ms }
            : { sent: reset.ms + ahead, answered: reset.ms + ahead };
        const spent = { sent: sent[unit], answered: unit === 'requests' ? requests : tokens };
        known.allowance.learn({ limit, remaining, coarse: reset.ms % 1000 === 0, resetAt, at, spent });
        usedUp ||= remaining < (unit === 'requests' ? 1 : (limit ?? 0) * hardlyAny);
      }
      return usedUp;
    },
  };
}
