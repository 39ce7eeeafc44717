import { ModelError } from '../../errors/index.ts';
import type { Spending } from '../../spec/index.ts';

/** A run-wide cap on money and tokens. */
export interface Budget {
  /**
   * Sets aside the worst case of an attempt. Waits while it fits beside what is spent but not beside what is set aside
   * for others; rejects with ModelError `budget-reached` once it can fit no more, and from then on always.
   */
  reserve(worst: Spending, signal?: AbortSignal): Promise<Reservation>;
  readonly state: () => BudgetState;
}

/** What is set aside for one attempt. */
export interface Reservation {
  /** Puts what the attempt came to in the place of its worst case. Only the first call counts. */
  settle(actual: Spending): void;
}

export interface BudgetState {
  readonly spent: Spending;
  readonly reserved: Spending;
  readonly capUsd: number | undefined;
  readonly capTokens: number | undefined;
  readonly reached: boolean;
}

interface BudgetSetting {
  readonly capUsd: number | undefined;
  readonly capTokens: number | undefined;
  /** What earlier processes spent on the run. */
  readonly spent: Spending;
}

interface Waiter {
  readonly worst: Spending;
  readonly resolve: (reservation: Reservation) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Creates a budget. Sums are kept in whole nano-dollars, so that they do not drift, and each amount is rounded up. A null
 * price counts as nothing towards the money: whoever allows it has only the cap on tokens.
 */
export function createBudget({ capUsd, capTokens, spent: before }: BudgetSetting): Budget {
  let spent = amountOf(before);
  let reserved: Amount = { nanoUsd: 0, tokens: 0 };
  let reached = false;
  const waiting: Waiter[] = [];
  const capNanoUsd = capUsd === undefined ? Infinity : Math.floor(capUsd * 1e9 + 1e-3);
  const cap: Amount = { nanoUsd: capNanoUsd, tokens: capTokens ?? Infinity };
  const fits = (...amounts: readonly Amount[]): boolean => {
    const sum = amounts.reduce(add);
    return sum.nanoUsd <= cap.nanoUsd && sum.tokens <= cap.tokens;
  };

  const take = (worst: Amount): Reservation => {
    reserved = add(reserved, worst);
    let open = true;
    return {
      settle: (actual) => {
        if (!open) return;
        open = false;
        reserved = subtract(reserved, worst);
        spent = add(spent, amountOf(actual));
        serve();
      },
    };
  };

  /** First come first served; the first that can never fit ends the budget for all. */
  const serve = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const worst = amountOf(next.worst);
      if (!reached && fits(spent, reserved, worst)) {
        waiting.shift();
        next.resolve(take(worst));
        continue;
      }
      if (!reached && fits(spent, worst)) return;
      reached = true;
      waiting.shift();
      next.reject(budgetReached());
    }
  };

  return {
    reserve: (worst, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          const place = waiting.indexOf(waiter);
          if (place === -1) return;
          waiting.splice(place, 1);
          reject(new ModelError('budget-reached', 'the trial was dropped while a call waited for the budget'));
          serve();
        };
        const forget = (): void => signal?.removeEventListener('abort', leave);
        const waiter: Waiter = {
          worst,
          resolve: (reservation) => {
            forget();
            resolve(reservation);
          },
          reject: (error) => {
            forget();
            reject(error);
          },
        };
        waiting.push(waiter);
        if (signal?.aborted === true) leave();
        serve();
        // Few have to wait, and a signal may outlive many calls.
        if (waiting.includes(waiter)) signal?.addEventListener('abort', leave, { once: true });
      }),
    state: () => ({ spent: spendingOf(spent), reserved: spendingOf(reserved), capUsd, capTokens, reached }),
  };
}

/** Money in nano-dollars. */
interface Amount {
  readonly nanoUsd: number;
  readonly tokens: number;
}

function amountOf({ usd, tokens }: Spending): Amount {
  return { nanoUsd: Math.ceil((usd ?? 0) * 1e9 - 1e-3), tokens };
}

function spendingOf({ nanoUsd, tokens }: Amount): Spending {
  return { usd: nanoUsd / 1e9, tokens };
}

function add(one: Amount, other: Amount): Amount {
  return { nanoUsd: one.nanoUsd + other.nanoUsd, tokens: one.tokens + other.tokens };
}

function subtract(one: Amount, other: Amount): Amount {
  return { nanoUsd: one.nanoUsd - other.nanoUsd, tokens: one.tokens - other.tokens };
}

function budgetReached(): ModelError {
  return new ModelError('budget-reached', 'the next call does not fit into the budget in its worst case');
}
