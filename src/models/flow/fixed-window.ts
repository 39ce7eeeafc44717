import { memory, moments, type Demand, type Moment, type Reading, type Statement } from './statement.ts';

/** Part of an allowance that may be spent ahead of an even pace, and part of a window that is waited after its end. */
const headStart = 0.05;
const guard = 0.01;
/** Part of an allowance that may be on its way, sent and not yet counted, when the provider reads its counters as a response goes. */
const transit = 0.005;

/**
 * An allowance that is given anew at the start of each window. What is left is spent evenly until the window ends. In
 * the window that follows, the whole allowance counts as given until a response says otherwise. `estimated`: what calls
 * cost is an estimate, to be put in proportion to what the provider counts.
 */
export function createFixedWindow(estimated: boolean): Reading {
  let limit = 0;
  let lengthMs = 0;
  let window: Window | undefined;
  let weight = 1;
  let error = 0;
  let moment: Moment = 'sent';
  const unsteadiness: Record<Moment, number> = { sent: 0, answered: 0 };

  const roll = (spent: number, now: number): void => {
    if (window === undefined || lengthMs <= 0 || now < window.resetAt + guard * lengthMs) return;
    const startedAt = window.resetAt + Math.floor((now - window.resetAt) / lengthMs) * lengthMs;
    window = { startedAt, resetAt: startedAt + lengthMs, foretold: true, granted: limit, remaining: limit, spent, first: undefined };
  };

  const open = (statement: Statement): void => {
    const resetAt = statement.resetAt[moment];
    const startedAt = statement.at[moment];
    const later = window === undefined ? Infinity : resetAt - window.resetAt;
    lengthMs = Math.max(later < lengthMs * 1.5 ? later : lengthMs, resetAt - startedAt);
    const { remaining, spent } = statement;
    window = { startedAt, resetAt, foretold: false, granted: remaining, remaining, spent: spent[moment], first: statement };
  };

  const compare = (first: Statement, statement: Statement): void => {
    error = error * memory + Math.abs(statement.resetAt[moment] - first.resetAt[moment]);
    for (const each of moments) unsteadiness[each] += Math.abs(taken(first, statement) - spentBetween(first, statement, each));
    if (estimated && spentBetween(first, statement, moment) > 0)
      weight = Math.min(2, Math.max(0.02, taken(first, statement) / spentBetween(first, statement, moment)));
  };

  return {
    get error() {
      return error;
    },
    learn: (statement) => {
      limit = statement.limit ?? Math.max(limit, statement.remaining);
      roll(statement.spent.answered, statement.at.answered);
      const before = moment;
      moment = unsteadiness.answered < unsteadiness.sent ? 'answered' : 'sent';
      const resetAt = statement.resetAt[moment];
      const tolerance = Math.max(lengthMs, resetAt - statement.at[moment]) / 2;
      if (window === undefined || resetAt > window.resetAt + tolerance) {
        open(statement);
        return;
      }
      if (resetAt < window.resetAt - tolerance) return; // of a window that is over
      if (window.first === undefined) window.first = statement;
      else compare(window.first, statement);
      // The request takes a while to come, and the response to go: the truth is never earlier, or never later.
      if (window.foretold || moment !== before) window.resetAt = resetAt;
      else window.resetAt = moment === 'sent' ? Math.max(window.resetAt, resetAt) : Math.min(window.resetAt, resetAt);
      window.foretold = false;
      if (statement.spent[moment] < window.spent) return; // asked for before what is known already
      window.remaining = statement.remaining;
      window.spent = statement.spent[moment];
    },
    readyAt: ({ cost, spent, now }: Demand) => {
      roll(spent, now);
      if (window === undefined) return now;
      const over = window.resetAt + guard * lengthMs;
      const inTransit = moment === 'answered' && !window.foretold ? Math.ceil(limit * transit) : 0;
      const left = window.remaining - inTransit - weight * (spent - window.spent) - Math.min(weight * cost, limit - inTransit);
      if (left < 0) return over;
      // On or below a straight line from what was granted at the start to nothing at the end, but for the head start.
      const share = (left + headStart * limit) / Math.max(1, window.granted);
      return Math.min(over, window.resetAt - share * (window.resetAt - window.startedAt));
    },
  };
}

interface Window {
  readonly startedAt: number;
  resetAt: number;
  /** Whether no response of this window was seen yet. */
  foretold: boolean;
  readonly granted: number;
  remaining: number;
  /** What had been spent when that remained. */
  spent: number;
  first: Statement | undefined;
}

function taken(first: Statement, later: Statement): number {
  return first.remaining - later.remaining;
}

function spentBetween(first: Statement, later: Statement, moment: Moment): number {
  return later.spent[moment] - first.spent[moment];
}
