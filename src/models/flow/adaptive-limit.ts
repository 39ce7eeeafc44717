import { createCubicCurve, type CubicCurve, type Doubt } from './cubic-curve.ts';
import { createRefusalHistory } from './refusal-history.ts';

/** How many calls may be under way at once, learned from what is refused. */
export interface AdaptiveLimit {
  /** A whole number, at least 1. */
  readonly value: number;
  /** Smoothed time of a call that succeeded; undefined before the first. */
  readonly roundTripMs: number | undefined;
  started(call: PlacedCall): void;
  /** True where it shows that calls are let in again since the last refusal. */
  answered(call: PlacedCall, succeeded: boolean): boolean;
  /** True where this refusal begins a new burst, and so halved the limit. */
  refused(call: PlacedCall, refusal: Refusal): boolean;
  /** A fault of the server or the wire. True where it was one too many in a row, and so lowered the limit. */
  failed(call: PlacedCall, inFlight: number): boolean;
}

/** Where a call stood when it started. */
export interface PlacedCall {
  /** Calls are numbered as they start. */
  readonly number: number;
  readonly startedAt: number;
  /** Calls under way just after it had started, itself among them. */
  readonly inFlight: number;
}

interface Refusal {
  /** Calls under way when it came, itself among them. */
  readonly inFlight: number;
  /** A stated allowance was used up: the refusal says nothing of how many calls may be under way. */
  readonly explained: boolean;
  /** How long everything stands still for this refusal. */
  readonly holdMs: number;
}

interface LimitSetting {
  readonly max: number;
  readonly start: number;
  readonly now: () => number;
  /** The number of the call that started last. */
  readonly lastNumber: () => number;
}

/** Part of the place of a refusal that is kept clear of, where a refusal costs a wait. */
const caution = 0.04;
/** The patience where nothing speaks for a limit at the ceiling. */
const eager = 1 / 8;
/** Bursts of refusals in a row, whatever the limit: calls were too many over time and not at once. */
const burstsOfRate = 3;
/** Faults in a row before calls get fewer: so many come by chance about once in 15,000 calls where 30 % fail. */
const faultsInARow = 8;

/**
 * Grows as TCP does (Jacobson 1988) until something is refused: one more for each answer, so that it doubles each round
 * trip. A refusal halves it, and those of other calls that were under way then count with it; a cubic curve leads back.
 * It grows only while it is what holds calls back. Faults do not halve it, since most have nothing to do with load; many
 * in a row are an outage or an overload, and take off 30 % at a time.
 */
export function createAdaptiveLimit({ max, start, now, lastNumber }: LimitSetting): AdaptiveLimit {
  const history = createRefusalHistory({ now });
  let limit = Math.max(1, Math.min(max, start));
  let curve: CubicCurve | undefined;
  let roundTripMs: number | undefined;
  let fullAt = 0; // the number of the last call that took the last place
  let refusedUpTo = 0;
  let bursts = 0; // with no answer to a newer call between
  let failedUpTo = 0;
  let faults = 0;

  /** `doubt`: how little is known of what lies beyond the ceiling; left out where the fall has nothing to do with it. */
  const fallTo = (low: number, ceiling: number, doubt: Doubt = { patience: eager, holdMs: 0 }): void => {
    limit = Math.max(1, low);
    curve = createCubicCurve({ low: limit, ceiling: Math.max(limit, ceiling), ...doubt, now: now() });
  };

  return {
    get value() {
      return Math.round(limit);
    },
    get roundTripMs() {
      return roundTripMs;
    },
    started: (call) => {
      if (call.inFlight >= Math.round(limit)) fullAt = call.number;
    },
    answered: (call, succeeded) => {
      const tookMs = now() - call.startedAt;
      if (succeeded) roundTripMs = roundTripMs === undefined ? tookMs : roundTripMs + (tookMs - roundTripMs) / 8;
      history.answered();
      const newer = call.number > refusedUpTo;
      if (newer) bursts = 0;
      if (call.number > failedUpTo) faults = 0;
      const used = call.number <= fullAt; // all places were taken while it was under way
      if (curve !== undefined) limit = Math.min(max, curve.advance({ now: now(), used, roundTripMs: roundTripMs ?? tookMs }));
      else if (used) limit = Math.min(max, limit + 1);
      return newer;
    },
    refused: (call, { inFlight, explained, holdMs }) => {
      if (call.number <= refusedUpTo) {
        // It was under way when the first was heard of, so one less was let in.
        if (curve !== undefined && bursts === 1 && !explained) curve.lower(Math.max(1, curve.ceiling - 1));
        if (curve !== undefined) limit = Math.min(limit, curve.ceiling);
        return false;
      }
      refusedUpTo = lastNumber();
      const place = Math.max(call.inFlight, inFlight);
      let ceiling = curve?.ceiling ?? limit;
      if (!explained) {
        bursts += 1;
        if (bursts === 1) ceiling = history.first(place, curve?.ceiling) - (holdMs > 0 ? Math.max(1, caution * place) : 0);
        if (bursts === burstsOfRate) ceiling = history.again(ceiling, roundTripMs ?? 0);
      }
      fallTo(limit / 2, ceiling, explained ? undefined : { patience: history.patience, holdMs });
      return true;
    },
    failed: (call, inFlight) => {
      if (call.number <= failedUpTo) return false;
      faults += 1;
      if (faults < Math.min(faultsInARow, 2 * limit)) return false;
      faults = 0;
      failedUpTo = lastNumber();
      fallTo(Math.min(limit, Math.max(call.inFlight, inFlight)) * 0.7, curve?.ceiling ?? limit);
      return true;
    },
  };
}
